#include "app/Blocking.h"
#include "tests/session/SessionFixture.h"

#include <QSignalSpy>
#include <algorithm>

using namespace Qt::StringLiterals;
using namespace Tertulia;

namespace {

const auto password = u"secret"_s;

} // namespace

class BlockingTest : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase();
    void blockedPeopleReachUsNoMoreUntilUnblocked_data() { bothServers(); }
    void blockedPeopleReachUsNoMoreUntilUnblocked();
    void theListIsThereAtTheNextSignInAndAtOtherDevices_data() { bothServers(); }
    void theListIsThereAtTheNextSignInAndAtOtherDevices();
    void whatWaitsForSomebodyBlockedIsHeldBackUntilUnblocked_data() { bothServers(); }
    void whatWaitsForSomebodyBlockedIsHeldBackUntilUnblocked();
    void aWholeServerBlocksItsPeople();
    void nobodyElseChangesOurList_data() { bothServers(); }
    void nobodyElseChangesOurList();
    void aServerThatCannotSaysSo();
    void nothingIsBlockedWhileSignedOut();

private:
    static void bothServers();
    LocalServer &server() const;
    QString newAccount(const QString &name);
    bool succeeds(QFuture<Result<Done>> future);

    std::unique_ptr<LocalServer> m_prosody, m_ejabberd;
    int m_accounts = 0;
};

void BlockingTest::initTestCase()
{
    m_prosody = LocalServer::prosody();
    m_ejabberd = LocalServer::ejabberd();
    QVERIFY2(m_prosody->isRunning(), qPrintable(m_prosody->error()));
    QVERIFY2(m_ejabberd->isRunning(), qPrintable(m_ejabberd->error()));
}

void BlockingTest::bothServers()
{
    QTest::addColumn<bool>("ejabberd");
    QTest::newRow("prosody") << false;
    QTest::newRow("ejabberd") << true;
}

LocalServer &BlockingTest::server() const
{
    const bool ejabberd = QTest::currentDataTag() && QByteArray(QTest::currentDataTag()) == "ejabberd";
    return ejabberd ? *m_ejabberd : *m_prosody;
}

QString BlockingTest::newAccount(const QString &name)
{
    const auto user = name + QString::number(++m_accounts);
    return server().addAccount(user, password) ? user : QString();
}

bool BlockingTest::succeeds(QFuture<Result<Done>> future)
{
    return QTest::qWaitFor([&] { return future.isFinished(); }, 10'000) && bool(future.result());
}

void BlockingTest::blockedPeopleReachUsNoMoreUntilUnblocked()
{
    Person ana(server().settings(newAccount(u"ana"_s)), password);
    SlixPeer eve(server(), newAccount(u"eve"_s), password);
    const auto jid = *Jid::parse(eve.jid());
    QVERIFY(ana.signIn());
    QVERIFY(eve.signIn());
    auto &blocking = ana.session->blocking();
    QTRY_COMPARE(blocking.support(), Blocking::Support::Yes);
    QVERIFY(succeeds(blocking.block(jid)));
    QTRY_VERIFY(blocking.isBlocked(jid));
    QVERIFY(blocking.isBlocked(jid.withResource(u"phone"_s)));
    eve.sendMessage(ana.account.jid.toString(), u"you cannot hear me"_s);
    eve.tell(u"roster"_s); // answered behind it
    QVERIFY(!eve.wait(u"roster"_s).isEmpty());

    QVERIFY(succeeds(blocking.unblock(jid)));
    QTRY_VERIFY(!blocking.isBlocked(jid));
    eve.sendMessage(ana.account.jid.toString(), u"now you can"_s);
    QTRY_COMPARE(ana.texts(jid), QStringList{u"now you can"_s});
}

void BlockingTest::theListIsThereAtTheNextSignInAndAtOtherDevices()
{
    const auto settings = server().settings(newAccount(u"ana"_s));
    Person desk(settings, password), laptop(settings, password);
    const auto eve = server().jid(u"eve"_s), mallory = server().jid(u"mallory"_s);
    QVERIFY(desk.signIn());
    QVERIFY(laptop.signIn());
    QTRY_COMPARE(laptop.session->blocking().support(), Blocking::Support::Yes);
    QTRY_COMPARE(desk.session->blocking().support(), Blocking::Support::Yes);
    QVERIFY(succeeds(desk.session->blocking().block(eve)));
    QTRY_VERIFY(laptop.session->blocking().isBlocked(eve));
    QVERIFY(succeeds(laptop.session->blocking().block(mallory)));
    QVERIFY(succeeds(laptop.session->blocking().unblock(eve)));
    QTRY_COMPARE(desk.session->blocking().all(), QSet{mallory});

    desk.start();
    QVERIFY(desk.signIn());
    QTRY_COMPARE(desk.session->blocking().all(), QSet{mallory});
}

/// Written without a link, blocked meanwhile on another device: the server would refuse it as failed.
void BlockingTest::whatWaitsForSomebodyBlockedIsHeldBackUntilUnblocked()
{
    const auto settings = server().settings(newAccount(u"ana"_s));
    Person desk(settings, password), laptop(settings, password);
    SlixPeer eve(server(), newAccount(u"eve"_s), password), ben(server(), newAccount(u"ben"_s), password);
    const auto jid = *Jid::parse(eve.jid()), other = *Jid::parse(ben.jid());
    QVERIFY(eve.signIn() && ben.signIn());
    desk.session->outbox().send(jid, u"written before"_s);
    desk.session->outbox().send(other, u"to somebody else"_s);
    QTRY_COMPARE(desk.texts(other).size(), 1);
    QVERIFY(laptop.signIn());
    QTRY_COMPARE(laptop.session->blocking().support(), Blocking::Support::Yes);
    QVERIFY(succeeds(laptop.session->blocking().block(jid)));

    desk.start(); // it knows nothing of whom the other one blocks
    Outbox &outbox = desk.session->outbox();
    QVERIFY(desk.signIn());
    QTRY_COMPARE(outbox.heldBack(jid), 1);
    outbox.send(jid, u"written in spite of it"_s);
    QTRY_COMPARE(outbox.heldBack(jid), 2);
    QVERIFY(!ben.wait(u"message"_s, {{u"body"_s, u"to somebody else"_s}}).isEmpty());
    QCOMPARE(outbox.heldBack(other), 0);
    for (const Message &message : desk.history(jid))
        QCOMPARE(message.state, MessageState::Waiting);

    QSignalSpy changed(&outbox, &Outbox::heldBackChanged);
    QVERIFY(succeeds(desk.session->blocking().unblock(jid)));
    QVERIFY(!eve.wait(u"message"_s, {{u"body"_s, u"written before"_s}}).isEmpty());
    QVERIFY(!eve.wait(u"message"_s, {{u"body"_s, u"written in spite of it"_s}}).isEmpty());
    QCOMPARE(eve.count(u"message"_s), 0);
    QVERIFY(!changed.isEmpty());
    QCOMPARE(outbox.heldBack(jid), 0);
    QTRY_VERIFY(std::ranges::none_of(desk.history(jid), [](const Message &message) {
        return message.state == MessageState::Waiting || message.state == MessageState::Failed;
    }));
}

void BlockingTest::aWholeServerBlocksItsPeople()
{
    Blocking blocking;
    QSignalSpy changed(&blocking, &Blocking::changed);
    const auto domain = *Jid::parse(u"spam.example"), person = *Jid::parse(u"eve@spam.example/x");
    blocking.add({domain});
    QCOMPARE(blocking.entryFor(person), domain);
    QVERIFY(!blocking.isBlocked(*Jid::parse(u"eve@ham.example")));
    blocking.add({domain});
    QCOMPARE(changed.count(), 1);
    blocking.remove({}); // the server says: all of them
    QVERIFY(!blocking.isBlocked(person));
}

void BlockingTest::nobodyElseChangesOurList()
{
    Person ana(server().settings(newAccount(u"ana"_s)), password);
    SlixPeer eve(server(), newAccount(u"eve"_s), password);
    const auto jid = *Jid::parse(eve.jid());
    QVERIFY(ana.signIn());
    QVERIFY(eve.signIn());
    auto &blocking = ana.session->blocking();
    QTRY_COMPARE(blocking.support(), Blocking::Support::Yes);
    eve.tell(u"subscribe"_s, {{u"to"_s, ana.account.jid.toString()}}); // a contact: her requests reach managers
    QTRY_VERIFY(ana.session->contacts().find(jid) && ana.session->contacts().find(jid)->asksUs);
    ana.session->contacts().accept(jid);
    QTRY_VERIFY(ana.session->contacts().find(jid)->seesOurPresence());
    QJsonObject seen;
    do {
        seen = eve.wait(u"presence"_s);
        QVERIFY(!seen.isEmpty());
    } while (!seen[u"from"_s].toString().startsWith(ana.account.jid.toString() + u'/'));
    eve.sendXml(u"<iq type='set' id='b1' to='%1'><block xmlns='urn:xmpp:blocking'><item jid='friend@localhost'/>"
                "</block></iq>"_s.arg(seen[u"from"_s].toString()));
    eve.sendMessage(ana.account.jid.toString(), u"behind it"_s);
    QTRY_COMPARE(ana.texts(jid), QStringList{u"behind it"_s});
    QVERIFY(blocking.all().isEmpty());
}

void BlockingTest::aServerThatCannotSaysSo()
{
    LocalServer::Options options;
    options.configuration = u"modules_disabled = { \"s2s\", \"blocklist\" }"_s;
    const auto plain = LocalServer::prosody(options);
    QVERIFY2(plain->isRunning(), qPrintable(plain->error()));
    QVERIFY(plain->addAccount(u"ana"_s, password));
    Person ana(plain->settings(u"ana"_s), password);
    QVERIFY(ana.signIn());
    QTRY_COMPARE(ana.session->blocking().support(), Blocking::Support::No);
    auto answer = ana.session->blocking().block(*Jid::parse(u"eve@localhost"));
    QTRY_VERIFY(answer.isFinished());
    QCOMPARE(answer.result().failure().kind, FailureKind::NotSupported);
    QVERIFY(!ana.session->blocking().isBlocked(*Jid::parse(u"eve@localhost")));
}

void BlockingTest::nothingIsBlockedWhileSignedOut()
{
    Blocking blocking;
    auto answer = blocking.block(*Jid::parse(u"eve@localhost"));
    QCOMPARE(answer.result().failure().kind, FailureKind::NotSignedIn);
}

QTEST_GUILESS_MAIN(BlockingTest)
#include "tst_Blocking.moc"
