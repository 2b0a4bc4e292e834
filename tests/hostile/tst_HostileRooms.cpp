#include "app/Avatars.h"
#include "app/ChatSession.h"
#include "app/RoomVisit.h"
#include "app/RoomVoice.h"
#include "app/Rooms.h"
#include "app/models/OccupantsModel.h"
#include "app/store/ContactStore.h"
#include "app/store/ConversationStore.h"
#include "app/store/Database.h"
#include "app/store/MessageStore.h"
#include "tests/hostile/HostileTest.h"
#include "tests/unit/StoreTest.h"

#include <QCryptographicHash>
#include <QSignalSpy>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
using namespace Tertulia;

namespace {

const Jid Juliet = *Jid::parse(u"juliet@localhost"), Tea = *Jid::parse(u"tea@rooms.localhost");
const QByteArray TeaText = "tea@rooms.localhost", Muc = "http://jabber.org/protocol/muc";
const QByteArray Conditions = " xmlns='urn:ietf:params:xml:ns:xmpp-stanzas'/>";

QByteArray occupant(const QByteArray &nick, const QByteArray &role, const QByteArray &more = {},
                    const QByteArray &codes = {})
{
    return "<presence from='" + TeaText + "/" + nick + "'><x xmlns='" + Muc + "#user'><item affiliation='none' role='" +
           role + "'/>" + codes + "</x>" + more + "</presence>";
}

QByteArray showing(const QByteArray &picture)
{
    return "<x xmlns='vcard-temp:x:update'><photo>" +
           QCryptographicHash::hash(picture, QCryptographicHash::Sha1).toHex() + "</photo></x>";
}

} // namespace

/// HOSTILE §2, "Rooms": a room and its service that say what they may not, nothing, or too much.
class HostileRoomsTest : public HostileTest
{
    Q_OBJECT

private slots:
    void init();
    void cleanup();

    void onlyStatus110LetsUsIn();
    void roomThatNeverAnswersIsGivenUp();
    void refusalOfSomethingElseIsNotOurs();
    void whatIsSaidBeforeWeAreInIsNobodysWord();
    void archiveOfARoomComesFromTheRoomAlone();
    void whoHasKnockedWaitsForSomebodyToDecide();
    void serviceThatOnlyNamesPeopleTakesNoKnock();
    void voiceIsAskedForByThoseWhoMayNotSpeakAlone();
    void occupantsLearnWhatWeAreAndNothingElse();
    void pictureIsThatOfTheOccupantWhoShowsIt();
    void bookmarksOfOthersAreNotOurs();
    void fiveThousandPeopleStallNobody();

private:
    bool answer(const StreamElement &iq);
    void result(const StreamElement &iq, const QByteArray &content);
    void refuse(const StreamElement &iq, const QByteArray &condition);
    void refuseJoin(const QByteArray &condition);
    QByteArray lastJoin(const QByteArray &attribute) const;
    void knockOnTheDoor(); ///< asks to come in, and waits until the room hears it
    bool comeIn(const QByteArray &others = {}, const QByteArray &role = "participant");
    bool hasReadAll(); ///< what was sent so far
    Rooms &rooms() { return m_session->rooms(); }
    Room tea() { return rooms().find(Tea).value_or(Room()); }
    int heard(QByteArrayView content) { return m_server->heardCount("iq", content); }

    std::unique_ptr<Database> m_database;
    std::unique_ptr<MessageStore> m_messages;
    std::unique_ptr<ConversationStore> m_conversations;
    std::unique_ptr<ContactStore> m_contacts;
    std::unique_ptr<ChatSession> m_session;
    QHash<QByteArray, std::function<void(const StreamElement &)>> m_answers; ///< to an IQ of the room, by what is in it
    QByteArray m_features;
    int m_marks = 0;
};

void HostileRoomsTest::init()
{
    m_server = std::make_unique<ScriptedServer>();
    m_answers.clear();
    m_features.clear();
    m_server->answers = [this](const StreamElement &iq) { return answer(iq); };
    m_database = std::make_unique<Database>(u":memory:"_s);
    m_database->open();
    m_messages = std::make_unique<MessageStore>(*m_database);
    m_conversations = std::make_unique<ConversationStore>(*m_database);
    m_contacts = std::make_unique<ContactStore>(*m_database);
    AccountSettings account;
    account.jid = Juliet;
    account.host = u"127.0.0.1"_s;
    account.port = m_server->port();
    m_session = std::make_unique<ChatSession>(account, *m_messages, *m_conversations, *m_contacts);
    m_session->signIn(m_server->password, false);
    QTRY_VERIFY_WITH_TIMEOUT(m_session->state().phase == Phase::Online, 10'000);
}

void HostileRoomsTest::cleanup()
{
    m_session.reset();
    m_database.reset();
    m_server.reset();
}

bool HostileRoomsTest::answer(const StreamElement &iq)
{
    if (!iq.attribute("to").contains("rooms.localhost") || iq.attribute("type") == "result")
        return false;
    for (auto it = m_answers.cbegin(); it != m_answers.cend(); ++it) {
        if (iq.bytes.contains(it.key())) {
            it.value()(iq);
            return true;
        }
    }
    if (iq.bytes.contains("disco#info"))
        result(iq, "<query xmlns='http://jabber.org/protocol/disco#info'><feature var='" + Muc + "'/>" + m_features +
                       "</query>");
    else
        refuse(iq, "service-unavailable");
    return true;
}

void HostileRoomsTest::result(const StreamElement &iq, const QByteArray &content)
{
    m_server->send("<iq type='result' id='" + iq.attribute("id") + "' from='" + iq.attribute("to") + "'>" + content +
                   "</iq>");
}

void HostileRoomsTest::refuse(const StreamElement &iq, const QByteArray &condition)
{
    m_server->send("<iq type='error' id='" + iq.attribute("id") + "' from='" + iq.attribute("to") +
                   "'><error type='cancel'><" + condition + Conditions + "</error></iq>");
}

QByteArray HostileRoomsTest::lastJoin(const QByteArray &attribute) const
{
    QByteArray value;
    for (const auto &heard : m_server->heard()) {
        if (heard.element.name == "presence" && heard.element.attribute("to").startsWith(TeaText))
            value = heard.element.attribute(attribute);
    }
    return value;
}

void HostileRoomsTest::refuseJoin(const QByteArray &condition)
{
    m_server->send("<presence type='error' from='" + lastJoin("to") + "' id='" + lastJoin("id") +
                   "'><error type='auth'><" + condition + Conditions + "</error></presence>");
}

void HostileRoomsTest::knockOnTheDoor()
{
    const int before = m_server->heardCount("presence", TeaText);
    rooms().join(Tea, u"juliet"_s);
    QTRY_VERIFY(m_server->heardCount("presence", TeaText) > before);
}

bool HostileRoomsTest::comeIn(const QByteArray &others, const QByteArray &role)
{
    knockOnTheDoor();
    m_server->send(others + occupant("juliet", role, {}, "<status code='110'/>") + "<message type='groupchat' from='" +
                   TeaText + "'><subject/></message>");
    return QTest::qWaitFor([this] { return tea().state == Room::State::Joined; }, 10'000);
}

bool HostileRoomsTest::hasReadAll()
{
    const QByteArray id = "mark" + QByteArray::number(++m_marks);
    m_server->send("<iq type='get' from='localhost' id='" + id + "'><ping xmlns='urn:xmpp:ping'/></iq>");
    return QTest::qWaitFor([&] { return heard("id=\"" + id + "\"") == 1; }, 10'000);
}

void HostileRoomsTest::onlyStatus110LetsUsIn()
{
    knockOnTheDoor();
    m_server->send(occupant("juliet", "participant") + occupant("ben", "participant"));
    QTRY_VERIFY(rooms().occupant(Tea, u"ben"_s).has_value());
    QCOMPARE(tea().state, Room::State::Joining);
    m_server->send(occupant("juliet2", "participant", {}, "<status code='110'/><status code='210'/>"));
    QTRY_COMPARE(tea().state, Room::State::Joined);
    QCOMPARE(tea().nick, u"juliet2"_s);
}

void HostileRoomsTest::roomThatNeverAnswersIsGivenUp()
{
    RoomTimes times;
    times.join = 300ms;
    rooms().setTimes(times);
    QSignalSpy troubled(&rooms(), &Rooms::troubled);
    knockOnTheDoor();
    QTRY_COMPARE(troubled.count(), 1);
    QCOMPARE(troubled.first().at(1).value<RoomTrouble>(), RoomTrouble::NoAnswer);
    m_server->send(occupant("juliet", "participant", {}, "<status code='110'/>"));
    QVERIFY(hasReadAll());
    QCOMPARE(tea().state, Room::State::Failed);
}

void HostileRoomsTest::refusalOfSomethingElseIsNotOurs()
{
    QSignalSpy troubled(&rooms(), &Rooms::troubled);
    knockOnTheDoor();
    m_server->send("<presence type='error' from='" + TeaText + "/juliet' id='another'><error type='auth'><forbidden" +
                   Conditions + "</error></presence>" + occupant("ben", "participant"));
    QTRY_VERIFY(rooms().occupant(Tea, u"ben"_s).has_value());
    QVERIFY(troubled.isEmpty());
    refuseJoin("forbidden");
    QTRY_COMPARE(troubled.count(), 1);
    QCOMPARE(tea().trouble, RoomTrouble::Banned);
}

void HostileRoomsTest::whatIsSaidBeforeWeAreInIsNobodysWord()
{
    const auto said = [](const QByteArray &body) {
        return "<message type='groupchat' from='" + TeaText + "/ben' id='" + body + "'><body>" + body +
               "</body></message>";
    };
    knockOnTheDoor();
    m_server->send(said("early") + "<message type='groupchat' from='" + TeaText +
                   "/ben'><subject>early</subject></message>" + occupant("ben", "participant") +
                   occupant("juliet", "participant", {}, "<status code='110'/>") + said("ours"));
    const auto texts = [this] {
        return StoreTest::bodies(StoreTest::await(m_messages->newest(Juliet, Tea, 10)).value());
    };
    QTRY_COMPARE(texts(), QStringList{u"ours"_s});
    QVERIFY(tea().subject.isEmpty());
}

void HostileRoomsTest::archiveOfARoomComesFromTheRoomAlone()
{
    m_features = "<feature var='urn:xmpp:mam:2'/>";
    m_answers["urn:xmpp:mam:2"] = [this](const StreamElement &iq) {
        const qsizetype at = iq.bytes.indexOf("queryid=") + 9;
        const QByteArray query = iq.bytes.mid(at, iq.bytes.indexOf(iq.bytes.at(at - 1), at) - at);
        for (const QByteArray &from : {TeaText, QByteArray("eve@localhost/x"), QByteArray("juliet@localhost")})
            m_server->send("<message from='" + from + "'><result xmlns='urn:xmpp:mam:2' queryid='" + query + "' id='" +
                           from +
                           "'><forwarded xmlns='urn:xmpp:forward:0'><delay xmlns='urn:xmpp:delay' "
                           "stamp='2026-11-23T20:00:00Z'/><message xmlns='jabber:client' type='groupchat' from='" +
                           TeaText + "/ben' id='" + from + "'><body>by " + from +
                           "</body></message></forwarded></result></message>");
        result(iq, "<fin xmlns='urn:xmpp:mam:2' complete='true'/>");
    };
    QVERIFY(comeIn());
    QTRY_VERIFY(rooms().isOpen(Tea));
    QTRY_COMPARE(StoreTest::bodies(StoreTest::await(m_messages->newest(Juliet, Tea, 10)).value()),
                 QStringList{u"by tea@rooms.localhost"_s});
}

/// A service that asks its moderators: neither Prosody nor ejabberd is one.
void HostileRoomsTest::whoHasKnockedWaitsForSomebodyToDecide()
{
    QSignalSpy troubled(&rooms(), &Rooms::troubled), knocked(&rooms(), &Rooms::knocked);
    m_answers["jabber:iq:register"] = [this](const StreamElement &iq) {
        if (iq.attribute("to") != TeaText)
            return refuse(iq, "service-unavailable");
        result(iq, iq.attribute("type") == "get"
                       ? "<query xmlns='jabber:iq:register'><x xmlns='jabber:x:data' type='form'><field "
                         "var='FORM_TYPE' type='hidden'><value>http://jabber.org/protocol/muc#register</value></field>"
                         "<field var='muc#register_roomnick' type='text-single'/></x></query>"_ba
                       : QByteArray());
    };
    knockOnTheDoor();
    refuseJoin("registration-required");
    QTRY_COMPARE(troubled.count(), 1);
    QCOMPARE(tea().trouble, RoomTrouble::MembersOnly);
    QVERIFY(tea().takesRequests);
    rooms().knock(Tea);
    QTRY_COMPARE(knocked.count(), 1);
    QCOMPARE(m_server->heardCount("iq", "<value>juliet</value>"), 1);
    QTRY_COMPARE(tea().state, Room::State::Joining);
    QTRY_COMPARE(m_server->heardCount("presence", TeaText), 2);
    refuseJoin("registration-required");
    QTRY_COMPARE(tea().trouble, RoomTrouble::Knocked);
    rooms().join(Tea);
    QTRY_COMPARE(m_server->heardCount("presence", TeaText), 3);
    m_server->send(occupant("juliet", "participant", {}, "<status code='110'/>"));
    QTRY_COMPARE(tea().state, Room::State::Joined);
}

void HostileRoomsTest::serviceThatOnlyNamesPeopleTakesNoKnock()
{
    QSignalSpy troubled(&rooms(), &Rooms::troubled);
    m_answers["jabber:iq:register"] = [this](const StreamElement &iq) {
        result(iq, "<query xmlns='jabber:iq:register'><x xmlns='jabber:x:data' type='form'><field "
                   "var='muc#register_roomnick' "
                   "type='text-single'/></x></query>");
    };
    knockOnTheDoor();
    refuseJoin("registration-required");
    QTRY_COMPARE(troubled.count(), 1);
    QVERIFY(!tea().takesRequests);
    rooms().knock(Tea);
    QTRY_COMPARE(troubled.count(), 2);
    QCOMPARE(troubled.last().at(1).value<RoomTrouble>(), RoomTrouble::NotAllowed);
    QCOMPARE(m_server->heardCount("iq", "type=\"set\" to=\"" + TeaText), 0);
}

void HostileRoomsTest::voiceIsAskedForByThoseWhoMayNotSpeakAlone()
{
    RoomVoice &voice = rooms().voice();
    const auto request = [](const QByteArray &nick, const QByteArray &from = TeaText) {
        return "<message from='" + from +
               "'><x xmlns='jabber:x:data' type='form'><field var='FORM_TYPE' type='hidden'>"
               "<value>http://jabber.org/protocol/muc#request</value></field><field var='muc#role'><value>participant"
               "</value></field><field var='muc#jid'><value>" +
               nick +
               "@localhost/x</value></field><field "
               "var='muc#roomnick'><value>" +
               nick +
               "</value></field><field var='muc#request_allow' type='boolean'>"
               "<value>0</value></field></x></message>";
    };
    QVERIFY(comeIn(occupant("ben", "visitor") + occupant("cleo", "participant") + occupant("eve", "visitor")));
    m_server->send(request("ben"));
    QVERIFY(hasReadAll());
    QVERIFY(voice.waiting(Tea).isEmpty()); // we are no moderator: the room does not ask us
    m_server->send(occupant("juliet", "moderator", {}, "<status code='110'/>") + request("cleo") + request("nobody") +
                   request("eve", TeaText + "/eve") + request("ben") + request("ben") + request("eve"));
    QTRY_COMPARE(voice.waiting(Tea), (QStringList{u"ben"_s, u"eve"_s}));
    voice.answer(Tea, u"ben"_s, true);
    QCOMPARE(voice.waiting(Tea), QStringList{u"eve"_s});
    QTRY_COMPARE(m_server->heardCount("message", "ben@localhost/x"), 1);
    QCOMPARE(m_server->heardCount("message", "muc#request_allow\"><value>1</value>"), 1);
    m_server->send(occupant("eve", "participant")); // another moderator was faster
    QTRY_VERIFY(voice.waiting(Tea).isEmpty());
    QByteArray crowd;
    for (int i = 0; i <= RoomVoice::MaxRequests; ++i)
        crowd += occupant("v" + QByteArray::number(i), "visitor") + request("v" + QByteArray::number(i));
    m_server->send(crowd);
    QVERIFY(hasReadAll());
    QCOMPARE(voice.waiting(Tea).size(), RoomVoice::MaxRequests);
}

void HostileRoomsTest::occupantsLearnWhatWeAreAndNothingElse()
{
    int count = 0;
    const auto isAnswered = [&](const QByteArray &from, const QByteArray &type, const QByteArray &content) {
        const QByteArray id = "ask" + QByteArray::number(++count), quoted = "id=\"" + id + "\"";
        m_server->send("<iq type='" + type + "' from='" + from + "' id='" + id + "'>" + content + "</iq>");
        [&] { QTRY_COMPARE(heard(quoted), 1); }();
        for (const auto &heard : m_server->heard()) {
            if (heard.element.attribute("id") == id)
                return heard.element.attribute("type") == "result";
        }
        return false;
    };
    const QByteArray ben = TeaText + "/ben", version = "<query xmlns='jabber:iq:version'/>",
                     info = "<query xmlns='http://jabber.org/protocol/disco#info'/>";
    QVERIFY(!isAnswered(ben, "get", version));
    QVERIFY(comeIn(occupant("ben", "participant")));
    QVERIFY(isAnswered(ben, "get", version));
    QVERIFY(isAnswered(ben, "get", info));
    QVERIFY(isAnswered(ben, "get", "<time xmlns='urn:xmpp:time'/>"));
    QVERIFY(!isAnswered(ben, "set", version));
    QVERIFY(!isAnswered(ben, "get", "<query xmlns='jabber:iq:last'/>"));
    QVERIFY(!isAnswered(ben, "set", "<open xmlns='http://jabber.org/protocol/ibb' block-size='4096' sid='x'/>"));
    QVERIFY(!isAnswered(TeaText, "get", version));
    QVERIFY(!isAnswered("wine@rooms.localhost/ben", "get", version));
    rooms().leave(Tea);
    QVERIFY(!isAnswered(ben, "get", version));
}

void HostileRoomsTest::pictureIsThatOfTheOccupantWhoShowsIt()
{
    const QByteArray picture = "\x89PNG\r\n\x1a\nben", other = "\x89PNG\r\n\x1a\neve";
    m_answers["vcard-temp"] = [&](const StreamElement &iq) {
        result(iq, "<vCard xmlns='vcard-temp'><PHOTO><TYPE>image/png</TYPE><BINVAL>" + picture.toBase64() +
                       "</BINVAL></PHOTO></vCard>");
    };
    QVERIFY(comeIn(occupant("ben", "participant", showing(picture)) + occupant("cleo", "participant") +
                   occupant("eve", "participant", showing(other))));
    Avatars &avatars = m_session->avatars();
    QHash<QString, QByteArray> arrived;
    connect(&avatars, &Avatars::arrived, this,
            [&](const Jid &jid, const QByteArray &bytes) { arrived.insert(jid.resource(), bytes); });
    QSignalSpy changed(&avatars, &Avatars::changed);
    for (const auto &nick : {u"ben"_s, u"cleo"_s, u"eve"_s})
        avatars.want(Tea.withResource(nick));
    QTRY_COMPARE(arrived.size(), 3);
    QCOMPARE(arrived[u"ben"_s], picture);
    QVERIFY(arrived[u"cleo"_s].isEmpty());
    QVERIFY(arrived[u"eve"_s].isEmpty());  // it is not what she says
    QCOMPARE(heard(TeaText + "/cleo"), 0); // who shows none is not asked
    m_server->send("<presence type='unavailable' from='" + TeaText + "/ben'/>" + occupant("ben", "participant"));
    QTRY_COMPARE(changed.count(), 1);
    arrived.clear();
    avatars.want(Tea.withResource(u"ben"_s));
    QTRY_COMPARE(arrived.size(), 1);
    QVERIFY(arrived[u"ben"_s].isEmpty()); // somebody else has the nickname
}

/// CVE-2023-28686.
void HostileRoomsTest::bookmarksOfOthersAreNotOurs()
{
    const auto news = [](const QByteArray &from) {
        return "<message from='" + from +
               "'><event xmlns='http://jabber.org/protocol/pubsub#event'><items "
               "node='urn:xmpp:bookmarks:1'><item id='" +
               TeaText +
               "'><conference xmlns='urn:xmpp:bookmarks:1' "
               "autojoin='true'/></item></items></event></message>";
    };
    m_server->send(news("eve@localhost") + news("juliet@elsewhere.example"));
    QVERIFY(hasReadAll());
    QVERIFY(!rooms().find(Tea));
    m_server->send(news("juliet@localhost"));
    QTRY_COMPARE(tea().state, Room::State::Joining);
    QVERIFY(tea().bookmarked);
}

void HostileRoomsTest::fiveThousandPeopleStallNobody()
{
    constexpr int count = 5'000;
    QByteArray crowd;
    for (int i = 0; i < count; ++i)
        crowd += occupant("Occupant " + QByteArray::number(i), "participant",
                          "<show>away</show><status>Ушёл 💤</status><c xmlns='http://jabber.org/protocol/caps' "
                          "hash='sha-1' node='https://example.org/x' ver='q07IKJEyjvHSyhy//CH0CxmKi8w='/>"
                          "<occupant-id xmlns='urn:xmpp:occupant-id:0' id='" +
                              QByteArray::number(i) + "'/>");
    OccupantsModel model;
    connect(&rooms(), &Rooms::occupantsChanged, &model, [&](const Jid &room, const OccupantChange &change) {
        if (change.all)
            model.setAll(rooms().occupants(room));
    });
    knockOnTheDoor();
    m_meter.begin();
    m_server->send(crowd + occupant("juliet", "participant", {}, "<status code='110'/>"));
    QTRY_VERIFY_WITH_TIMEOUT(tea().state == Room::State::Joined && model.people() == count + 1, 30'000);
    note(u"%1 people: %2 s of CPU, stall %3 ms"_s.arg(count).arg(m_meter.cpuSeconds()).arg(m_meter.stall()));
#ifdef NDEBUG
    QVERIFY(m_meter.cpuSeconds() < 2 * slack);
    QVERIFY(m_meter.stall() < 100 * slack);
#endif
}

QTEST_GUILESS_MAIN(HostileRoomsTest)
#include "tst_HostileRooms.moc"
