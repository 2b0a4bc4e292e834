#include "NoticeFixture.h"
#include "app/Settings.h"

#include <QTemporaryDir>

using namespace Tertulia;

namespace {

const Jid Tea = *Jid::parse(u"tea@rooms.example.org");

} // namespace

class TestNotificationRules : public NoticeFixture
{
    Q_OBJECT

private slots:
    void init() { start(); }
    void cleanup() { end(); }

    void everyKindIsTold_data();
    void everyKindIsTold();
    void everyKindCanBeSwitchedOff_data() { everyKindIsTold_data(); }
    void everyKindCanBeSwitchedOff();
    void doNotDisturbSilencesEveryKind_data() { everyKindIsTold_data(); }
    void doNotDisturbSilencesEveryKind();
    void switchesAreKept();

    void aThousandMessagesMakeFewNotices();
    void manyConversationsMakeOneNotice();
    void oldMessagesAreToldWhenAllAreHere();
    void theConversationInSightIsNotTold();
    void aMutedConversationIsNotTold();
    void whatWasReadMeanwhileIsNotTold();
    void aNoticeGoesWhenItsConversationIsRead();
    void aNoticeOfSeveralGoesWhenAllAreRead();
    void withoutPreviewNoWordIsShown();
    void namesAreOursNotTheirs();
    void anAnsweredRequestIsWithdrawn();
    void aRequestInSightIsNotTold();
    void eachOfferedFileIsWithdrawnWhenItIsAnswered();
    void aHeapOfFilesIsToldAtOnce();

private:
    void cause(NoticeKind kind);
    void offer(TransferId id, const Jid &from)
    {
        Transfer transfer;
        transfer.id = id;
        transfer.conversation = from;
        transfer.name = u"plan %1.pdf"_s.arg(id);
        m_rules->onFileOffered(transfer);
    }
    void receiveInRoom(bool mentionsUs);
};

void TestNotificationRules::receiveInRoom(bool mentionsUs)
{
    Message message = incoming(u"Tea?"_s, 1);
    message.id = 1;
    message.conversation = Tea;
    message.nick = u"Eve"_s;
    message.mentionsUs = mentionsUs;
    emit m_messages->changed({{message}, {}, {{Ana, Tea, 1}}});
}

/// What makes a notice of that kind, and time for it.
void TestNotificationRules::cause(NoticeKind kind)
{
    switch (kind) {
    case NoticeKind::SignedIn:
        there(Ben, u"Tea"_s);
        break;
    case NoticeKind::SignedOut:
        offline();
        there(Ben);
        online();
        gone(Ben);
        break;
    case NoticeKind::StatusMessage:
        offline();
        there(Ben, u"Coffee"_s);
        online();
        there(Ben, u"Tea"_s, Availability::Away);
        break;
    case NoticeKind::DirectMessage:
        receive(Ben, 1, u"Tea?"_s);
        break;
    case NoticeKind::ContactRequest:
        m_contacts->request(Jid::parse(u"eve@example.org").value(), u"It is me"_s);
        break;
    case NoticeKind::FileOffer:
        offer(7, Ben);
        break;
    case NoticeKind::RoomMessage:
    case NoticeKind::Mention:
        receiveInRoom(kind == NoticeKind::Mention);
        break;
    case NoticeKind::SomeoneEntered:
        m_rules->onEntered(Tea, {u"Eve"_s, {}, {}, {}, {}, {}, {}});
        break;
    case NoticeKind::Invitation:
        m_rules->onInvited({Ana, Tea, Ben, u"come"_s, {}});
        break;
    }
    settle(PresenceNews::LongMoment);
}

void TestNotificationRules::everyKindIsTold_data()
{
    QTest::addColumn<NoticeKind>("kind");
    QTest::addColumn<QString>("name");
    QTest::addColumn<QString>("text");
    QTest::newRow("room message") << NoticeKind::RoomMessage << u"tea"_s << u"Eve: Tea?"_s;
    QTest::newRow("mention") << NoticeKind::Mention << u"tea"_s << u"Eve: Tea?"_s;
    QTest::newRow("someone entered") << NoticeKind::SomeoneEntered << u"Eve"_s << u""_s;
    QTest::newRow("invitation") << NoticeKind::Invitation << u"Ben Ito"_s << u"come"_s;
    QTest::newRow("signs in") << NoticeKind::SignedIn << u"Ben Ito"_s << u"Tea"_s;
    QTest::newRow("signs out") << NoticeKind::SignedOut << u"Ben Ito"_s << QString();
    QTest::newRow("status message") << NoticeKind::StatusMessage << u"Ben Ito"_s << u"Tea"_s;
    QTest::newRow("direct message") << NoticeKind::DirectMessage << u"Ben Ito"_s << u"Tea?"_s;
    QTest::newRow("file offer") << NoticeKind::FileOffer << u"Ben Ito"_s << u"plan 7.pdf"_s;
    QTest::newRow("contact request") << NoticeKind::ContactRequest << u"eve"_s << u"It is me"_s;
}

void TestNotificationRules::everyKindIsTold()
{
    QFETCH(const NoticeKind, kind);
    cause(kind);
    const auto notices = told();
    QCOMPARE(notices.size(), 1);
    QCOMPARE(notices[0].kind, kind);
    QCOMPARE(notices[0].key.account, Ana);
    QCOMPARE(notices[0].people, 1);
    QTEST(notices[0].names.value(0), "name");
    QTEST(notices[0].text, "text");
}

void TestNotificationRules::everyKindCanBeSwitchedOff()
{
    QFETCH(const NoticeKind, kind);
    NotificationSettings settings;
    settings.setTells(kind, false);
    m_rules->setSettings(settings);
    for (const auto any : NoticeKinds)
        cause(any);
    const auto notices = told();
    QVERIFY(!notices.isEmpty());
    for (const Notice &notice : notices)
        QVERIFY(notice.kind != kind);
}

void TestNotificationRules::doNotDisturbSilencesEveryKind()
{
    QFETCH(const NoticeKind, kind);
    m_presences->publish({Availability::DoNotDisturb, {}});
    cause(kind);
    QCOMPARE(told().size(), 0);
    m_presences->publish({Availability::Available, {}});
    settle(1min);
    QCOMPARE(told().size(), 0); // nor afterwards
}

void TestNotificationRules::switchesAreKept()
{
    const QTemporaryDir folder;
    QCOMPARE(NotificationSettings::keptIn(Settings(Paths::ofProfile(folder.path()))), NotificationSettings());
    for (const auto kind : NoticeKinds) {
        NotificationSettings wanted;
        wanted.setTells(kind, false);
        wanted.preview = kind == NoticeKind::SignedIn;
        wanted.sound = kind == NoticeKind::SignedOut;
        Settings settings(Paths::ofProfile(folder.path()));
        wanted.keepIn(settings);
        QCOMPARE(NotificationSettings::keptIn(Settings(Paths::ofProfile(folder.path()))), wanted);
    }
}

void TestNotificationRules::aThousandMessagesMakeFewNotices()
{
    for (int i = 1; i <= 1'000; ++i) {
        receive(Ben, i, QString::number(i));
        m_clock->pass(1ms);
    }
    settle(1min);
    const auto notices = told();
    QVERIFY(notices.size() >= 1);
    QVERIFY2(notices.size() <= 2, qPrintable(QString::number(notices.size())));
    QCOMPARE(notices.last().text, u"1000"_s);
    QCOMPARE(notices.last().messages, 1'000);
    QCOMPARE(notices.last().key, notices.first().key); // so that it takes its place
}

void TestNotificationRules::manyConversationsMakeOneNotice()
{
    for (int i = 0; i < NotificationRules::MaxSeparate; ++i)
        receive(person(i), 2);
    settle(1min);
    QCOMPARE(told().size(), NotificationRules::MaxSeparate);
    for (int i = 0; i < 40; ++i)
        receive(person(i), 2);
    settle(1min);
    const auto notices = told();
    QCOMPARE(notices.size(), 1);
    QCOMPARE(notices[0].people, 40);
    QCOMPARE(notices[0].messages, 80);
    QCOMPARE(notices[0].text, QString());
}

void TestNotificationRules::oldMessagesAreToldWhenAllAreHere()
{
    offline();
    m_rules->setState({Phase::Synchronising, {}, {}});
    receive(Ben, 1);
    settle(10s);
    receive(Ben, 2);
    settle(10s);
    QCOMPARE(told().size(), 0);
    m_rules->setState({Phase::Online, {}, {}});
    settle(1min);
    const auto notices = told();
    QCOMPARE(notices.size(), 1);
    QCOMPARE(notices[0].messages, 2);
}

void TestNotificationRules::theConversationInSightIsNotTold()
{
    m_sight.conversation = Ben;
    receive(Ben, 1);
    receive(Cleo, 1);
    settle(1min);
    const auto notices = told();
    QCOMPARE(notices.size(), 1);
    QCOMPARE(notices[0].key.about, Cleo);
}

void TestNotificationRules::aMutedConversationIsNotTold()
{
    m_conversations->setMuted(Ben, true);
    receive(Ben, 1);
    there(Ben);
    settle(1min);
    QCOMPARE(told().size(), 0);
    m_conversations->setMuted(Ben, false);
    receive(Ben, 2);
    settle(1min);
    QCOMPARE(told().size(), 1);
}

void TestNotificationRules::whatWasReadMeanwhileIsNotTold()
{
    receive(Ben, 1);
    read(Ben);
    settle(1min);
    QCOMPARE(told().size(), 0);
}

void TestNotificationRules::aNoticeGoesWhenItsConversationIsRead()
{
    receive(Ben, 1);
    receive(Cleo, 1);
    settle(1min);
    const auto notices = told();
    QCOMPARE(notices.size(), 2);
    read(Ben);
    QCOMPARE(m_withdrawn->size(), 1);
    QCOMPARE(m_withdrawn->first().first().value<NoticeKey>(), notices[0].key);
    read(Ben);
    QCOMPARE(m_withdrawn->size(), 1);
}

void TestNotificationRules::aNoticeOfSeveralGoesWhenAllAreRead()
{
    for (int i = 0; i < 5; ++i)
        receive(person(i), 1);
    settle(1min);
    for (int i = 0; i < 5; ++i) {
        QCOMPARE(m_withdrawn->size(), 0);
        read(person(i));
    }
    QCOMPARE(m_withdrawn->size(), 1);
}

void TestNotificationRules::withoutPreviewNoWordIsShown()
{
    NotificationSettings settings;
    settings.preview = false;
    m_rules->setSettings(settings);
    cause(NoticeKind::DirectMessage);
    cause(NoticeKind::ContactRequest);
    const auto notices = told();
    QCOMPARE(notices.size(), 2);
    QCOMPARE(notices[0].text + notices[1].text, QString());
}

void TestNotificationRules::namesAreOursNotTheirs()
{
    receive(Cleo, 1);
    settle(1min);
    receive(*Jid::parse(u"service.example.org"), 1);
    settle(1min);
    const auto notices = told();
    QCOMPARE(notices[0].names, QStringList{u"cleo"_s});
    QCOMPARE(notices[1].names, QStringList{u"service.example.org"_s});
}

void TestNotificationRules::anAnsweredRequestIsWithdrawn()
{
    cause(NoticeKind::ContactRequest);
    const auto notices = told();
    befriend(notices[0].key.about); // accepted, here or on another device
    QTRY_COMPARE(m_withdrawn->size(), 1);
    QCOMPARE(m_withdrawn->first().first().value<NoticeKey>(), notices[0].key);
}

void TestNotificationRules::aRequestInSightIsNotTold()
{
    m_sight.contacts = true;
    cause(NoticeKind::ContactRequest);
    QCOMPARE(told().size(), 0);
}

void TestNotificationRules::eachOfferedFileIsWithdrawnWhenItIsAnswered()
{
    offer(7, Ben);
    offer(8, Ben);
    settle(PresenceNews::LongMoment);
    QCOMPARE(told().size(), 2);
    m_rules->onFileSettled(7);
    QCOMPARE(m_withdrawn->size(), 1);
    QCOMPARE(m_withdrawn->first().first().value<NoticeKey>(), (NoticeKey{Ana, NoticeKey::Topic::File, Ben, 7}));
    m_rules->onFileSettled(7);
    QCOMPARE(m_withdrawn->size(), 1);
}

void TestNotificationRules::aHeapOfFilesIsToldAtOnce()
{
    for (TransferId id = 1; id <= 4; ++id)
        offer(id, id < 4 ? Ben : Cleo);
    settle(PresenceNews::LongMoment);
    const auto notices = told();
    QCOMPARE(notices.size(), 1);
    QCOMPARE(notices.first().people, 2);
    QCOMPARE(notices.first().messages, 4);
    for (TransferId id = 1; id <= 4; ++id) {
        QCOMPARE(m_withdrawn->size(), 0);
        m_rules->onFileSettled(id);
    }
    QCOMPARE(m_withdrawn->size(), 1);
}

QTEST_GUILESS_MAIN(TestNotificationRules)
#include "tst_NotificationRules.moc"
