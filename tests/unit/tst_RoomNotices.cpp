#include "NoticeFixture.h"

using namespace Tertulia;

namespace {
const Jid Tea = *Jid::parse(u"tea@rooms.example.org");
}

/// What is told of rooms, invitations and files, how often, and when not.
class TestRoomNotices : public NoticeFixture
{
    Q_OBJECT

private slots:
    void init() { start(); }
    void cleanup() { end(); }

    void aMentionAndItsRoomAreToldOnce();
    void ofARoomOnlyWhatWasChosenIsTold_data();
    void ofARoomOnlyWhatWasChosenIsTold();
    void whoEntersAMutedOrOpenRoomIsNotTold();
    void severalWhoEnterAreToldTogether();
    void whatComesWhileCatchingUpIsToldWhenAllIsHere();
    void nobodyFillsTheDesktopWithInvitations();
    void anInvitationThatIsAnsweredIsWithdrawnOrNeverTold();
    void withoutPreviewNeitherReasonsNorFileNamesAreShown();
    void anOfferedFileIsNotAlsoToldAsAMessage();
    void aFileThatIsAnsweredAtOnceIsNotTold();
    void filesOfAMutedConversationAreNotTold();
    void anAnsweredRequestIsNotTold();
    void aNoticeOfSeveralStaysUntilAllAreRead();

private:
    void say(const QString &text, bool mentionsUs);
    void enter(const QString &nick)
    {
        Occupant occupant;
        occupant.nick = nick;
        m_rules->onEntered(Tea, occupant);
    }
    void offer(TransferId id)
    {
        Transfer transfer;
        transfer.id = id;
        transfer.conversation = Ben;
        transfer.name = u"plan.pdf"_s;
        m_rules->onFileOffered(transfer);
    }
    QList<NoticeKind> kinds();

    int m_said = 0;
};

void TestRoomNotices::say(const QString &text, bool mentionsUs)
{
    Message message = incoming(text, ++m_said);
    message.id = m_said;
    message.conversation = Tea;
    message.nick = u"Eve"_s;
    message.mentionsUs = mentionsUs;
    emit m_messages->changed({{message}, {}, {{Ana, Tea, m_said}}});
}

QList<NoticeKind> TestRoomNotices::kinds()
{
    settle(NotificationRules::Pace + 1s);
    QList<NoticeKind> list;
    for (const Notice &notice : told())
        list.append(notice.kind);
    return list;
}

void TestRoomNotices::aMentionAndItsRoomAreToldOnce()
{
    say(u"Tea?"_s, false);
    say(u"ana: tea?"_s, true);
    say(u"anybody?"_s, false);
    QCOMPARE(kinds(), QList{NoticeKind::Mention});
    say(u"Coffee, then"_s, false);
    QCOMPARE(kinds(), QList{NoticeKind::RoomMessage});
}

void TestRoomNotices::ofARoomOnlyWhatWasChosenIsTold_data()
{
    using enum NoticeKind;
    QTest::addColumn<RoomNotices>("choice");
    QTest::addColumn<QList<NoticeKind>>("expected");
    QTest::newRow("all") << RoomNotices::All << QList{RoomMessage, SomeoneEntered, Mention};
    QTest::newRow("mentions") << RoomNotices::Mentions << QList{Mention};
    QTest::newRow("none") << RoomNotices::None << QList<NoticeKind>();
}

void TestRoomNotices::ofARoomOnlyWhatWasChosenIsTold()
{
    QFETCH(const RoomNotices, choice);
    QFETCH(const QList<NoticeKind>, expected);
    m_conversations->setNotices(Tea, choice);
    say(u"Tea?"_s, false);
    enter(u"Eve"_s);
    QList<NoticeKind> all = kinds();
    say(u"ana: tea?"_s, true);
    all += kinds();
    QCOMPARE(all, expected);
}

void TestRoomNotices::whoEntersAMutedOrOpenRoomIsNotTold()
{
    m_sight.conversation = Tea;
    enter(u"Eve"_s);
    QVERIFY(kinds().isEmpty());
    m_sight.conversation = {};
    m_conversations->setMuted(Tea, true);
    enter(u"Eve"_s);
    QVERIFY(kinds().isEmpty());
    m_conversations->setMuted(Tea, false);
    enter(u"Eve"_s);
    QCOMPARE(kinds(), QList{NoticeKind::SomeoneEntered});
}

void TestRoomNotices::severalWhoEnterAreToldTogether()
{
    for (const auto &nick : {u"Eve"_s, u"Bob"_s, u"Eve"_s, u"Dan"_s, u"Fay"_s})
        enter(nick);
    settle(1min);
    const auto notices = told();
    QCOMPARE(notices.size(), 1);
    QCOMPARE(notices.first().people, 4);
    QCOMPARE(notices.first().names.size(), Notice::MaxNames);
}

void TestRoomNotices::whatComesWhileCatchingUpIsToldWhenAllIsHere()
{
    receive(Ben, 1); // a moment before the link breaks
    m_rules->setState({Phase::Synchronising, {}, {}});
    settle(1min);
    QVERIFY(told().isEmpty());
    receive(Ben, 2);
    settle(1min);
    QVERIFY(told().isEmpty());
    m_rules->setState({Phase::Online, {}, {}});
    settle(1min);
    QCOMPARE(told().size(), 1);
}

void TestRoomNotices::nobodyFillsTheDesktopWithInvitations()
{
    for (int i = 0; i < 200; ++i)
        m_rules->onInvited({Ana, *Jid::parse(u"room%1@rooms.example.org"_s.arg(i)), Ben, {}, {}});
    QVERIFY(kinds().size() <= 20);
}

void TestRoomNotices::anInvitationThatIsAnsweredIsWithdrawnOrNeverTold()
{
    m_rules->onInvited({Ana, Tea, Ben, {}, {}});
    m_rules->onInvitationAnswered(Tea);
    QVERIFY(kinds().isEmpty());
    m_withdrawn->clear();
    m_rules->onInvited({Ana, Tea, Ben, {}, {}});
    QCOMPARE(kinds(), QList{NoticeKind::Invitation});
    m_rules->onInvitationAnswered(Tea);
    QCOMPARE(m_withdrawn->size(), 1);
    QCOMPARE(m_withdrawn->first().first().value<NoticeKey>(), (NoticeKey{Ana, NoticeKey::Topic::Invitation, Tea}));
}

void TestRoomNotices::withoutPreviewNeitherReasonsNorFileNamesAreShown()
{
    NotificationSettings settings;
    settings.preview = false;
    m_rules->setSettings(settings);
    m_rules->onInvited({Ana, Tea, Ben, u"the secret reason"_s, {}});
    offer(1);
    say(u"the secret word"_s, false);
    settle(1min);
    const auto notices = told();
    QCOMPARE(notices.size(), 3);
    for (const Notice &notice : notices)
        QCOMPARE(notice.text, QString());
}

void TestRoomNotices::anOfferedFileIsNotAlsoToldAsAMessage()
{
    receive(Ben, 1, u"plan.pdf"_s);
    offer(1);
    QCOMPARE(kinds(), QList{NoticeKind::FileOffer});
}

void TestRoomNotices::aFileThatIsAnsweredAtOnceIsNotTold()
{
    offer(1);
    m_rules->onFileSettled(1); // by the rule for contacts, or on another device
    QVERIFY(kinds().isEmpty());
}

void TestRoomNotices::filesOfAMutedConversationAreNotTold()
{
    m_conversations->setMuted(Ben, true);
    offer(1);
    QVERIFY(kinds().isEmpty());
}

void TestRoomNotices::anAnsweredRequestIsNotTold()
{
    Contact eve;
    eve.jid = *Jid::parse(u"eve@example.org");
    eve.asksUs = true;
    m_contacts->put(eve);
    m_rules->onRequest(eve);
    eve.asksUs = false;
    m_contacts->put(eve);
    QVERIFY(kinds().isEmpty());
}

void TestRoomNotices::aNoticeOfSeveralStaysUntilAllAreRead()
{
    for (int i = 0; i <= NotificationRules::MaxSeparate; ++i)
        receive(person(i), 1);
    settle(1min);
    QCOMPARE(told().size(), 1);
    for (int i = 0; i < NotificationRules::MaxSeparate; ++i)
        read(person(i));
    QCOMPARE(m_withdrawn->size(), 0);
    read(person(NotificationRules::MaxSeparate));
    QCOMPARE(m_withdrawn->size(), 1);
}

QTEST_GUILESS_MAIN(TestRoomNotices)
#include "tst_RoomNotices.moc"
