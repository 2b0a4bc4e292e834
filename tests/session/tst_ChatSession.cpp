#include "tests/session/SessionFixture.h"

#include <QSignalSpy>

using namespace Qt::StringLiterals;
using namespace Tertulia;

namespace {

const auto password = u"correct horse ñ 馬"_s;

/// Everything that has bitten a chat program: scripts of both directions, joined emoji, what XML escapes, many lines.
const auto anyText =
    u"¿Qué tal? Привет, שלום, 你好 👩‍👩‍👧‍👦🏳️‍🌈 <b>&amp;</b> ]]> \"'\n\tsecond line \u202Eabc z̷̢̛"_s;

} // namespace

class ChatSessionTest : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase();
    void wrongPasswordIsToldAndTheRightOneThenWorks_data() { bothServers(); }
    void wrongPasswordIsToldAndTheRightOneThenWorks();
    void contactsAreThereWithTheirPresence_data() { bothServers(); }
    void contactsAreThereWithTheirPresence();
    void ownStatusIsSeenByContacts_data() { bothServers(); }
    void ownStatusIsSeenByContacts();
    void requestIsAcceptedAndBothSeeEachOther_data() { bothServers(); }
    void requestIsAcceptedAndBothSeeEachOther();
    void messageGoesOutAndIsSentThenDelivered_data() { bothServers(); }
    void messageGoesOutAndIsSentThenDelivered();
    void messageComesInUnalteredAndIsReceipted_data() { bothServers(); }
    void messageComesInUnalteredAndIsReceipted();
    void messagesSentWhileAwayArriveOnce_data() { bothServers(); }
    void messagesSentWhileAwayArriveOnce();
    void whatAnotherDeviceSendsAppearsAsOwn_data() { bothServers(); }
    void whatAnotherDeviceSendsAppearsAsOwn();
    void messageWrittenOfflineLeavesAtTheNextSignIn_data() { bothServers(); }
    void messageWrittenOfflineLeavesAtTheNextSignIn();
    void serverThatComesBackFindsUsAgainAndNothingIsTwice_data() { bothServers(); }
    void serverThatComesBackFindsUsAgainAndNothingIsTwice();
    void messageToNobodyFails_data() { bothServers(); }
    void messageToNobodyFails();
    void tooLongMessageIsRefusedBeforeItCanCutTheStream();
    void signOutKeepsHistory_data() { bothServers(); }
    void signOutKeepsHistory();
    void strangersLearnNothing_data() { bothServers(); }
    void strangersLearnNothing();

private:
    static void bothServers();
    LocalServer &server() const;
    QString newAccount(const QString &name);
    AccountSettings settings(const QString &user) const { return server().settings(user); }
    /// They are on each other's roster, both online.
    void befriend(Person &person, SlixPeer &peer);

    std::unique_ptr<LocalServer> m_prosody, m_ejabberd;
    int m_accounts = 0;
};

void ChatSessionTest::initTestCase()
{
    m_prosody = LocalServer::prosody();
    m_ejabberd = LocalServer::ejabberd();
    QVERIFY2(m_prosody->isRunning(), qPrintable(m_prosody->error()));
    QVERIFY2(m_ejabberd->isRunning(), qPrintable(m_ejabberd->error()));
}

void ChatSessionTest::bothServers()
{
    QTest::addColumn<bool>("ejabberd");
    QTest::newRow("prosody") << false;
    QTest::newRow("ejabberd") << true;
}

LocalServer &ChatSessionTest::server() const
{
    const bool ejabberd = QTest::currentDataTag() && QByteArray(QTest::currentDataTag()) == "ejabberd";
    return ejabberd ? *m_ejabberd : *m_prosody;
}

QString ChatSessionTest::newAccount(const QString &name)
{
    const auto user = name + QString::number(++m_accounts);
    return server().addAccount(user, password) ? user : QString();
}

void ChatSessionTest::befriend(Person &person, SlixPeer &peer)
{
    const auto jid = *Jid::parse(peer.jid());
    peer.tell(u"subscribe"_s, {{u"to"_s, person.account.jid.toString()}});
    QTRY_VERIFY(person.session->contacts().find(jid).has_value() && person.session->contacts().find(jid)->asksUs);
    person.session->contacts().accept(jid);
    QVERIFY(!peer.wait(u"subscription"_s, {{u"kind"_s, u"subscribe"_s}}).isEmpty());
    peer.tell(u"accept"_s, {{u"to"_s, person.account.jid.toString()}});
    QTRY_COMPARE(person.session->contacts().find(jid)->subscription, Contact::Subscription::Both);
}

void ChatSessionTest::wrongPasswordIsToldAndTheRightOneThenWorks()
{
    const auto user = newAccount(u"ana"_s);
    Person ana(settings(user), u"not this one"_s);
    ana.session->signIn(ana.password);
    QTRY_COMPARE(ana.session->state().phase, Phase::NeedsYou);
    QCOMPARE(ana.session->state().failure->kind, FailureKind::WrongCredentials);
    ana.password = password;
    QVERIFY(ana.signIn());
}

void ChatSessionTest::contactsAreThereWithTheirPresence()
{
    Person ana(settings(newAccount(u"ana"_s)), password);
    SlixPeer ben(server(), newAccount(u"ben"_s), password);
    QVERIFY(ana.signIn());
    QVERIFY(ben.signIn());
    befriend(ana, ben);
    const auto jid = *Jid::parse(ben.jid());
    ben.setPresence(u"away"_s, u"à la plage ☀"_s);
    QTRY_COMPARE(ana.session->presences().of(jid).availability, Availability::Away);
    QCOMPARE(ana.session->presences().of(jid).statusText, u"à la plage ☀"_s);
    ben.signOut();
    QTRY_COMPARE(ana.session->presences().of(jid).availability, Availability::Offline);

    ana.start(); // and after a restart they are there again
    QVERIFY(ana.signIn());
    QCOMPARE(ana.session->contacts().find(jid)->subscription, Contact::Subscription::Both);
}

void ChatSessionTest::ownStatusIsSeenByContacts()
{
    Person ana(settings(newAccount(u"ana"_s)), password);
    SlixPeer ben(server(), newAccount(u"ben"_s), password);
    QVERIFY(ana.signIn());
    QVERIFY(ben.signIn());
    befriend(ana, ben);
    ana.session->presences().publish({Availability::DoNotDisturb, u"escribiendo"_s});
    QVERIFY(!ben.wait(u"presence"_s, {{u"type"_s, u"dnd"_s}, {u"status"_s, u"escribiendo"_s}}).isEmpty());
}

void ChatSessionTest::requestIsAcceptedAndBothSeeEachOther()
{
    Person ana(settings(newAccount(u"ana"_s)), password);
    SlixPeer ben(server(), newAccount(u"ben"_s), password);
    QVERIFY(ana.signIn());
    QVERIFY(ben.signIn());
    befriend(ana, ben);
    QVERIFY(!ana.session->contacts().find(*Jid::parse(ben.jid()))->asksUs);
    QTRY_COMPARE(ana.session->presences().of(*Jid::parse(ben.jid())).availability, Availability::Available);
}

void ChatSessionTest::messageGoesOutAndIsSentThenDelivered()
{
    Person ana(settings(newAccount(u"ana"_s)), password);
    SlixPeer ben(server(), newAccount(u"ben"_s), password);
    QVERIFY(ana.signIn());
    const auto jid = *Jid::parse(ben.jid());
    ana.session->outbox().send(jid, anyText);
    QTRY_COMPARE(ana.history(jid).value(0).state, MessageState::Sent); // the server has it; Ben is not there yet
    QVERIFY(ben.signIn());
    QCOMPARE(ben.wait(u"message"_s)[u"body"_s].toString(), anyText);
    QTRY_COMPARE(ana.history(jid).value(0).state, MessageState::Delivered);
    QCOMPARE(ana.texts(jid), QStringList{anyText});
}

void ChatSessionTest::messageComesInUnalteredAndIsReceipted()
{
    Person ana(settings(newAccount(u"ana"_s)), password);
    SlixPeer ben(server(), newAccount(u"ben"_s), password);
    QVERIFY(ana.signIn());
    QVERIFY(ben.signIn());
    befriend(ana, ben);
    QSignalSpy arrived(ana.session.get(), &ChatSession::messagesArrived);
    const auto id = ben.sendMessage(ana.account.jid.toString(), anyText, {{u"receipt"_s, true}});
    QTRY_COMPARE(arrived.count(), 1);
    const auto jid = *Jid::parse(ben.jid());
    QCOMPARE(ana.texts(jid), QStringList{anyText});
    QVERIFY(!ana.history(jid).constFirst().outgoing);
    QVERIFY(!ben.wait(u"receipt"_s, {{u"id"_s, id}}).isEmpty());
    QCOMPARE(ana.session->conversations().find(jid)->unread, 1);
}

void ChatSessionTest::messagesSentWhileAwayArriveOnce()
{
    Person ana(settings(newAccount(u"ana"_s)), password);
    SlixPeer ben(server(), newAccount(u"ben"_s), password);
    const auto jid = *Jid::parse(ben.jid());
    QVERIFY(ana.signIn());
    ana.session->signOut();
    QTRY_COMPARE(ana.session->state().phase, Phase::Offline);
    QVERIFY(ben.signIn());
    QStringList expected;
    for (int i = 0; i < 150; ++i) { // more than a page of the archive
        expected.append(u"Сообщение %1 🌍"_s.arg(i));
        ben.sendMessage(ana.account.jid.toString(), expected.constLast());
    }
    ben.tell(u"roster"_s); // answered behind the last message: the server has them all
    QVERIFY(!ben.wait(u"roster"_s, {}, 60'000).isEmpty());
    QVERIFY(ana.signIn());
    QTRY_COMPARE(ana.texts(jid), expected); // from offline storage and archive, each once
    ana.start();
    QVERIFY(ana.signIn());
    QCOMPARE(ana.texts(jid), expected);
}

void ChatSessionTest::whatAnotherDeviceSendsAppearsAsOwn()
{
    const auto user = newAccount(u"ana"_s);
    Person ana(settings(user), password);
    SlixPeer phone(server(), user, password, u"phone"_s), ben(server(), newAccount(u"ben"_s), password);
    QVERIFY(ana.signIn());
    QVERIFY(phone.signIn());
    phone.sendMessage(ben.jid(), u"desde el móvil"_s);
    const auto jid = *Jid::parse(ben.jid());
    QTRY_COMPARE(ana.texts(jid), QStringList{u"desde el móvil"_s});
    QVERIFY(ana.history(jid).constFirst().outgoing);
    QCOMPARE(ana.session->conversations().find(jid)->unread, 0);
}

void ChatSessionTest::messageWrittenOfflineLeavesAtTheNextSignIn()
{
    Person ana(settings(newAccount(u"ana"_s)), password);
    SlixPeer ben(server(), newAccount(u"ben"_s), password);
    const auto jid = *Jid::parse(ben.jid());
    QVERIFY(ben.signIn());
    ana.session->outbox().send(jid, u"written on the train"_s);
    QTRY_COMPARE(ana.history(jid).value(0).state, MessageState::Waiting);
    ana.start();
    QVERIFY(ana.signIn());
    QCOMPARE(ben.wait(u"message"_s)[u"body"_s].toString(), u"written on the train"_s);
    QTRY_VERIFY(ana.history(jid).value(0).state >= MessageState::Sent);
}

void ChatSessionTest::serverThatComesBackFindsUsAgainAndNothingIsTwice()
{
    Person ana(settings(newAccount(u"ana"_s)), password);
    const auto benUser = newAccount(u"ben"_s);
    const auto jid = server().jid(benUser);
    QVERIFY(ana.signIn());
    ana.session->outbox().send(jid, u"before"_s);
    QTRY_COMPARE(ana.history(jid).value(0).state, MessageState::Sent);
    QVERIFY(server().kill());
    QTRY_COMPARE(ana.session->state().phase, Phase::WaitingToRetry);
    QVERIFY(ana.session->state().retryAt.has_value());
    ana.session->outbox().send(jid, u"between"_s);
    QVERIFY(server().startAgain());
    ana.session->retryNow();
    QTRY_COMPARE_WITH_TIMEOUT(ana.session->state().phase, Phase::Online, 20'000);
    QTRY_COMPARE(ana.history(jid).value(1).state, MessageState::Sent);

    SlixPeer ben(server(), benUser, password);
    QVERIFY(ben.signIn());
    QCOMPARE(ben.wait(u"message"_s)[u"body"_s].toString(), u"before"_s);
    QCOMPARE(ben.wait(u"message"_s)[u"body"_s].toString(), u"between"_s);
    QVERIFY(ben.wait(u"message"_s, {}, 500).isEmpty());
}

void ChatSessionTest::messageToNobodyFails()
{
    Person ana(settings(newAccount(u"ana"_s)), password);
    const auto nobody = *Jid::parse(u"nobody@localhost");
    QVERIFY(ana.signIn());
    ana.session->outbox().send(nobody, u"hello?"_s);
    QTRY_COMPARE(ana.history(nobody).value(0).state, MessageState::Failed);
    QCOMPARE(ana.history(nobody).constFirst().failure, FailureKind::RecipientUnavailable);
    QCOMPARE(ana.texts(nobody), QStringList{u"hello?"_s}); // ejabberd sends the text back: not a message of theirs
}

void ChatSessionTest::tooLongMessageIsRefusedBeforeItCanCutTheStream()
{
    Person ana(settings(newAccount(u"ana"_s)), password);
    QSignalSpy refused(&ana.session->outbox(), &Outbox::refused);
    const auto nobody = *Jid::parse(u"nobody@localhost");
    ana.session->outbox().send(nobody, QString(Outbox::MaxBodyBytes / 2, u'ж'));
    QVERIFY(refused.isEmpty());
    ana.session->outbox().send(nobody, QString(Outbox::MaxBodyBytes / 2 + 1, u'ж'));
    QCOMPARE(refused.count(), 1);
    QCOMPARE(refused[0][2].value<Failure>().kind, FailureKind::MessageTooLong);
}

void ChatSessionTest::signOutKeepsHistory()
{
    Person ana(settings(newAccount(u"ana"_s)), password);
    SlixPeer ben(server(), newAccount(u"ben"_s), password);
    const auto jid = *Jid::parse(ben.jid());
    QVERIFY(ana.signIn());
    ana.session->outbox().send(jid, u"hola"_s);
    QTRY_COMPARE(ana.history(jid).value(0).state, MessageState::Sent);
    QSignalSpy signedOut(ana.session.get(), &ChatSession::signedOut);
    ana.session->signOut();
    QTRY_COMPARE(signedOut.count(), 1);
    ana.start();
    QCOMPARE(ana.texts(jid), QStringList{u"hola"_s});
    QTRY_VERIFY(ana.session->conversations().find(jid).has_value());
}

void ChatSessionTest::strangersLearnNothing()
{
    Person ana(settings(newAccount(u"ana"_s)), password);
    SlixPeer eve(server(), newAccount(u"eve"_s), password);
    QVERIFY(ana.signIn());
    QVERIFY(eve.signIn());
    // A carbon and an archive result that Eve made up (CVE-2017-5589 family): neither is shown.
    const auto fake =
        u"<forwarded xmlns='urn:xmpp:forward:0'><message xmlns='jabber:client' from='mum@localhost/x' "
        "to='%1' type='chat'><body>send me money</body></message></forwarded>"_s.arg(ana.account.jid.toString());
    eve.sendXml(u"<message to='%1' type='chat'><received xmlns='urn:xmpp:carbons:2'>%2</received></message>"_s.arg(
        ana.account.jid.toString(), fake));
    eve.sendXml(
        u"<message to='%1' type='chat'><result xmlns='urn:xmpp:mam:2' queryid='x' id='1'>%2</result></message>"_s.arg(
            ana.account.jid.toString(), fake));
    eve.sendMessage(ana.account.jid.toString(), u"the end"_s, {{u"receipt"_s, true}});
    const auto jid = *Jid::parse(eve.jid());
    QTRY_COMPARE(ana.texts(jid), QStringList{u"the end"_s});
    QVERIFY(ana.texts(*Jid::parse(u"mum@localhost")).isEmpty());
    QVERIFY(eve.wait(u"receipt"_s, {}, 500).isEmpty()); // a receipt would tell that Ana is there
}

QTEST_GUILESS_MAIN(ChatSessionTest)
#include "tst_ChatSession.moc"
