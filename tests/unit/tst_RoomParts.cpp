#include "app/Mentions.h"
#include "app/RoomOccupants.h"
#include "app/xmpp/RoomExtension.h"
#include "app/xmpp/RoomQueries.h"
#include "app/xmpp/RoomStanza.h"

#include <QDomDocument>
#include <QSignalSpy>
#include <QTest>
#include <QXmppE2eeMetadata.h>

using namespace Qt::StringLiterals;
using namespace Tertulia;

namespace {

const Jid Ana = *Jid::parse(u"ana@example.org");
const Jid Tea = *Jid::parse(u"tea@rooms.example.org");

/// Keeps its document alive, as QXmpp does while a stanza is handled.
class Stanza
{
public:
    explicit Stanza(const QString &xml)
    {
        m_document.setContent(u"<stream xmlns='jabber:client'>"_s + xml + u"</stream>"_s,
                              QDomDocument::ParseOption::UseNamespaceProcessing);
    }
    QDomElement element() const { return m_document.documentElement().firstChildElement(); }

private:
    QDomDocument m_document;
};

Occupant somebody(const QString &nick, const QString &id = {})
{
    Occupant occupant;
    occupant.nick = nick;
    occupant.id = id;
    return occupant;
}

QString said(const QString &inner, const QString &from = u"tea@rooms.example.org/ben"_s,
             const QString &type = u"groupchat"_s)
{
    return u"<message from='%1' type='%2' id='1'>%3</message>"_s.arg(from, type, inner);
}

} // namespace

class TestRoomParts : public QObject
{
    Q_OBJECT

private slots:
    void nicknamesAreFoundAsWords_data();
    void nicknamesAreFoundAsWords();
    void everyErrorOfJoiningHasItsTrouble_data();
    void everyErrorOfJoiningHasItsTrouble();
    void presenceTellsWhoAndWhat();
    void occupantKeepsTheirIdentityUnderAnotherNickname();
    void whoTakesAFreedNicknameIsSomebodyElse();
    void whoComesAndGoesWithinOneTurnIsNoNews();
    void thousandsAreToldAtOnce();
    void tableOfOccupantsIsBounded();
    void subjectIsOneOnlyWithoutABody();
    void messagesOfUnknownRoomsAreDropped();
    void privateWordsPassOn();
    void privateWordsAreNoRoomMessage();
    void ownWordsThatComeBackMeanThatWeAreOut();
    void invitationsOfBothKindsAreRead();
    void presenceOfOthersPassesOn();
    void followedRoomsAreBounded();
    void infoTellsWhatARoomCanDo();
};

void TestRoomParts::nicknamesAreFoundAsWords_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("nick");
    QTest::addColumn<bool>("found");
    QTest::newRow("begin") << u"Ana: tea?"_s << u"ana"_s << true;
    QTest::newRow("end") << u"ask ana"_s << u"ana"_s << true;
    QTest::newRow("at") << u"@ana, look"_s << u"ana"_s << true;
    QTest::newRow("part of a word") << u"banana"_s << u"ana"_s << false;
    QTest::newRow("beginning of a word") << u"anatomy"_s << u"ana"_s << false;
    QTest::newRow("second time") << u"banana, Ana?"_s << u"ana"_s << true;
    QTest::newRow("Cyrillic") << u"привет, АНЯ!"_s << u"аня"_s << true;
    QTest::newRow("Cyrillic word") << u"таня"_s << u"аня"_s << false;
    QTest::newRow("two words") << u"hello ana maria"_s << u"Ana Maria"_s << true;
    QTest::newRow("signs") << u"hello [ana]"_s << u"[ana]"_s << true;
    QTest::newRow("none") << u"hello"_s << u""_s << false;
}

void TestRoomParts::nicknamesAreFoundAsWords()
{
    QFETCH(const QString, text);
    QFETCH(const QString, nick);
    QTEST(mentions(text, nick), "found");
}

void TestRoomParts::everyErrorOfJoiningHasItsTrouble_data()
{
    QTest::addColumn<RoomTrouble>("trouble");
    QTest::newRow("conflict") << RoomTrouble::NickTaken;
    QTest::newRow("not-acceptable") << RoomTrouble::NickLocked;
    QTest::newRow("not-authorized") << RoomTrouble::PasswordWanted;
    QTest::newRow("registration-required") << RoomTrouble::MembersOnly;
    QTest::newRow("forbidden") << RoomTrouble::Banned;
    QTest::newRow("service-unavailable") << RoomTrouble::Full;
    QTest::newRow("item-not-found") << RoomTrouble::NoSuchRoom;
    QTest::newRow("remote-server-not-found") << RoomTrouble::NoSuchService;
    QTest::newRow("remote-server-timeout") << RoomTrouble::NoAnswer;
    QTest::newRow("not-allowed") << RoomTrouble::MayNotCreate;
    QTest::newRow("gone") << RoomTrouble::Gone;
    QTest::newRow("unheard-of") << RoomTrouble::Other;
}

void TestRoomParts::everyErrorOfJoiningHasItsTrouble()
{
    QFETCH(const RoomTrouble, trouble);
    const Stanza stanza(u"<presence type='error' from='tea@rooms.example.org/ana' id='7'><error type='auth'><text "
                        "xmlns='urn:ietf:params:xml:ns:xmpp-stanzas'>No</text><%1 "
                        "xmlns='urn:ietf:params:xml:ns:xmpp-stanzas'/></error></presence>"_s.arg(
                            QString::fromLatin1(QTest::currentDataTag()))); // as Prosody: without <x/>
    const auto presence = RoomStanza::fromPresence(stanza.element());
    QVERIFY(presence && presence->kind == RoomPresence::Kind::Refused);
    QCOMPARE(presence->trouble, trouble);
    QCOMPARE(presence->text, u"No"_s);
    QCOMPARE(presence->id, u"7"_s);
}

void TestRoomParts::presenceTellsWhoAndWhat()
{
    const Stanza stanza(
        u"<presence from='tea@rooms.example.org/Be n' type='unavailable'><x "
        u"xmlns='http://jabber.org/protocol/muc#user'>"
        "<item affiliation='member' role='none' jid='ben@example.org/desk' nick='Ben'><reason> out </reason></item>"
        "<status code='303'/><status code='110'/></x><occupant-id xmlns='urn:xmpp:occupant-id:0' id='x1'/></presence>"_s);
    const auto presence = RoomStanza::fromPresence(stanza.element());
    QVERIFY(presence && presence->kind == RoomPresence::Kind::Gone && presence->has(110) && presence->has(303));
    QCOMPARE(presence->occupant.nick, u"Be n"_s);
    QCOMPARE(presence->occupant.jid.toString(), u"ben@example.org"_s);
    QCOMPARE(presence->occupant.affiliation, Affiliation::Member);
    QCOMPARE(presence->occupant.id, u"x1"_s);
    QCOMPARE(presence->newNick, u"Ben"_s);
    QCOMPARE(presence->reason, u"out"_s);
}

void TestRoomParts::occupantKeepsTheirIdentityUnderAnotherNickname()
{
    RoomOccupants occupants;
    occupants.put(somebody(u"ben"_s));
    const auto identity = occupants.identityOf(u"ben"_s);
    QVERIFY(!identity.isEmpty());
    occupants.rename(u"ben"_s, u"benedict"_s);
    QCOMPARE(occupants.identityOf(u"benedict"_s), identity);
    QVERIFY(!occupants.contains(u"ben"_s));
    occupants.put(somebody(u"cleo"_s, u"c1"_s));
    QCOMPARE(occupants.identityOf(u"cleo"_s), u"c1"_s);
}

void TestRoomParts::whoTakesAFreedNicknameIsSomebodyElse()
{
    RoomOccupants occupants;
    occupants.put(somebody(u"ben"_s));
    const auto identity = occupants.identityOf(u"ben"_s);
    occupants.remove(u"ben"_s);
    QVERIFY(occupants.identityOf(u"ben"_s).isEmpty());
    occupants.put(somebody(u"ben"_s));
    QVERIFY(occupants.identityOf(u"ben"_s) != identity);
}

void TestRoomParts::whoComesAndGoesWithinOneTurnIsNoNews()
{
    RoomOccupants occupants;
    occupants.put(somebody(u"ben"_s));
    occupants.remove(u"ben"_s);
    QVERIFY(occupants.takeChange().isEmpty());
}

void TestRoomParts::thousandsAreToldAtOnce()
{
    RoomOccupants occupants;
    for (int i = 0; i < 5'000; ++i)
        occupants.put(somebody(QString::number(i)));
    QCOMPARE(occupants.count(), 5'000);
    const auto change = occupants.takeChange();
    QVERIFY(change.all && change.joined.isEmpty());
    QVERIFY(occupants.takeChange().isEmpty());
    occupants.put(somebody(u"ben"_s));
    QCOMPARE(occupants.takeChange().joined, QSet<QString>{u"ben"_s});
}

void TestRoomParts::tableOfOccupantsIsBounded()
{
    RoomOccupants occupants;
    for (int i = 0; i < RoomOccupants::Max; ++i)
        occupants.put(somebody(QString::number(i)));
    QCOMPARE(occupants.put(somebody(u"one more"_s)), RoomOccupants::Put::TooMany);
    QCOMPARE(occupants.count(), RoomOccupants::Max);
}

void TestRoomParts::subjectIsOneOnlyWithoutABody()
{
    RoomExtension door(Ana);
    door.follow(Tea);
    QSignalSpy subjects(&door, &RoomExtension::subjectSet), messages(&door, &RoomExtension::said);
    QVERIFY(door.handleStanza(Stanza(said(u"<subject>Mine</subject><body>hello</body>"_s)).element(), {}));
    QVERIFY(subjects.isEmpty());
    QCOMPARE(messages.count(), 1);
    QVERIFY(door.handleStanza(Stanza(said(u"<subject>Tea</subject>"_s)).element(), {}));
    QCOMPARE(subjects.count(), 1);
    QCOMPARE(subjects.first().at(2).toString(), u"Tea"_s);
    door.handleStanza(
        Stanza(said(u"<subject>private</subject>"_s, u"tea@rooms.example.org/ben"_s, u"chat"_s)).element(), {});
    QCOMPARE(subjects.count(), 1);
}

void TestRoomParts::messagesOfUnknownRoomsAreDropped()
{
    RoomExtension door(Ana);
    QSignalSpy messages(&door, &RoomExtension::said);
    QVERIFY(door.handleStanza(Stanza(said(u"<body>hello</body>"_s)).element(), {}));
    QVERIFY(messages.isEmpty());
    door.follow(Tea);
    door.handleStanza(Stanza(said(u"<body>the room itself</body>"_s, Tea.toString())).element(), {});
    QVERIFY(messages.isEmpty());
}

void TestRoomParts::privateWordsPassOn()
{
    RoomExtension door(Ana);
    door.follow(Tea);
    QVERIFY(!door.handleStanza(
        Stanza(said(u"<body>hello</body>"_s, u"tea@rooms.example.org/ben"_s, u"chat"_s)).element(), {}));
    QVERIFY(!door.handleStanza(Stanza(said(u"<body>hello</body>"_s, u"ben@example.org/x"_s, u"chat"_s)).element(), {}));
}

void TestRoomParts::privateWordsAreNoRoomMessage()
{
    const Stanza stanza(said(u"<body>hello</body>"_s, u"tea@rooms.example.org/ben"_s, u"chat"_s));
    QXmppMessage message;
    message.parse(stanza.element());
    QVERIFY(!RoomStanza::fromMessage(message, stanza.element(), Tea, IncomingMessage::Door::Live));
}

void TestRoomParts::ownWordsThatComeBackMeanThatWeAreOut()
{
    RoomExtension door(Ana);
    door.follow(Tea);
    QSignalSpy out(&door, &RoomExtension::notInRoom);
    const auto error =
        u"<body>x</body><error type='cancel'><%1 xmlns='urn:ietf:params:xml:ns:xmpp-stanzas'/></error>"_s;
    QVERIFY(door.handleStanza(Stanza(said(error.arg(u"not-acceptable"), Tea.toString(), u"error"_s)).element(), {}));
    QCOMPARE(out.count(), 1);
    QVERIFY(!door.handleStanza(Stanza(said(error.arg(u"forbidden"), Tea.toString(), u"error"_s)).element(), {}));
    QVERIFY(!door.handleStanza(
        Stanza(said(error.arg(u"not-acceptable"), u"tea@rooms.example.org/ben"_s, u"error"_s)).element(), {}));
    QCOMPARE(out.count(), 1);
}

void TestRoomParts::invitationsOfBothKindsAreRead()
{
    RoomExtension door(Ana);
    QSignalSpy invited(&door, &RoomExtension::invited);
    const auto mediated = u"<x xmlns='http://jabber.org/protocol/muc#user'><invite from='ben@example.org/desk'><reason>"
                          "Tea?</reason></invite><password>secret</password></x>"_s;
    QVERIFY(door.handleStanza(Stanza(said(mediated, Tea.toString(), u"normal"_s)).element(), {}));
    auto invitation = invited.takeFirst().first().value<RoomInvitation>();
    QCOMPARE(invitation.room, Tea);
    QCOMPARE(invitation.from.toString(), u"ben@example.org"_s);
    QCOMPARE(invitation.reason, u"Tea?"_s);
    QCOMPARE(invitation.password, u"secret"_s);
    const auto direct = u"<x xmlns='jabber:x:conference' jid='tea@rooms.example.org' reason='Tea?'/>"_s;
    QVERIFY(door.handleStanza(Stanza(said(direct, u"ben@example.org/desk"_s, u"normal"_s)).element(), {}));
    invitation = invited.takeFirst().first().value<RoomInvitation>();
    QCOMPARE(invitation.room, Tea);
    QCOMPARE(invitation.from.toString(), u"ben@example.org"_s);
    door.handleStanza(Stanza(said(mediated, u"tea@rooms.example.org/ben"_s, u"normal"_s)).element(), {});
    QVERIFY(invited.isEmpty()); // an occupant is not the room
}

void TestRoomParts::presenceOfOthersPassesOn()
{
    RoomExtension door(Ana);
    QSignalSpy presences(&door, &RoomExtension::presenceArrived);
    const Stanza stanza(u"<presence from='tea@rooms.example.org/ben'/>"_s);
    QVERIFY(!door.handleStanza(stanza.element(), {}));
    door.follow(Tea);
    QVERIFY(door.handleStanza(stanza.element(), {}));
    QCOMPARE(presences.count(), 1);
}

void TestRoomParts::followedRoomsAreBounded()
{
    RoomExtension door(Ana);
    for (int i = 0; i < RoomExtension::MaxRooms; ++i)
        QVERIFY(door.follow(*Jid::parse(u"r%1@rooms.example.org"_s.arg(i))));
    QVERIFY(!door.follow(Tea));
}

void TestRoomParts::infoTellsWhatARoomCanDo()
{
    const Stanza stanza(
        u"<iq type='result'><query xmlns='http://jabber.org/protocol/disco#info'><identity "
        "category='conference' type='text' name='Tea room'/><feature var='http://jabber.org/protocol/muc'/>"
        "<feature var='muc_membersonly'/><feature var='urn:xmpp:mam:2'/><x xmlns='jabber:x:data' "
        "type='result'><field var='muc#roominfo_occupants'><value>12</value></field><field "
        "var='muc#roominfo_description'><value>Cake</value></field></x></query></iq>"_s);
    const auto info = RoomQueries::infoOf(stanza.element());
    QVERIFY(info.isRooms && info.membersOnly && info.archive && info.stanzaIds && !info.occupantIds && info.anonymous);
    QCOMPARE(info.name, u"Tea room"_s);
    QCOMPARE(info.people, 12);
    QCOMPARE(info.description, u"Cake"_s);
}

QTEST_GUILESS_MAIN(TestRoomParts)
#include "tst_RoomParts.moc"
