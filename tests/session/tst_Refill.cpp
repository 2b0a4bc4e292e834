#include "tests/session/SessionFixture.h"

#include <QSignalSpy>

using namespace Qt::StringLiterals;
using namespace Tertulia;

namespace {
const auto password = u"correct horse ñ 馬"_s;
}

/// What the server's archive brings back, and what it must not.
class RefillTest : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase();
    void damagedStoreIsRefilledAndWhatWaitedLeaves_data() { bothServers(); }
    void damagedStoreIsRefilledAndWhatWaitedLeaves();
    void clearedHistoryStaysCleared_data() { bothServers(); }
    void clearedHistoryStaysCleared();

private:
    static void bothServers();
    LocalServer &server() const;
    QString newAccount(const QString &name);
    /// Ben writes `count` messages, and Ana has them.
    QStringList talk(Person &ana, SlixPeer &ben, int count);

    std::unique_ptr<LocalServer> m_prosody, m_ejabberd;
    int m_accounts = 0;
};

void RefillTest::initTestCase()
{
    m_prosody = LocalServer::prosody();
    m_ejabberd = LocalServer::ejabberd();
    QVERIFY2(m_prosody->isRunning(), qPrintable(m_prosody->error()));
    QVERIFY2(m_ejabberd->isRunning(), qPrintable(m_ejabberd->error()));
}

void RefillTest::bothServers()
{
    QTest::addColumn<bool>("ejabberd");
    QTest::newRow("prosody") << false;
    QTest::newRow("ejabberd") << true;
}

LocalServer &RefillTest::server() const
{
    return QByteArray(QTest::currentDataTag()) == "ejabberd" ? *m_ejabberd : *m_prosody;
}

QString RefillTest::newAccount(const QString &name)
{
    const auto user = name + QString::number(++m_accounts);
    return server().addAccount(user, password) ? user : QString();
}

QStringList RefillTest::talk(Person &ana, SlixPeer &ben, int count)
{
    QStringList said;
    for (int i = 0; i < count; ++i) {
        said.append(u"%1: ¿qué tal? 👍"_s.arg(i));
        ben.sendMessage(ana.account.jid.toString(), said.constLast());
    }
    const Jid jid = *Jid::parse(ben.jid());
    (void)QTest::qWaitFor([&] { return ana.texts(jid).size() == count; }, 30'000);
    return said;
}

void RefillTest::damagedStoreIsRefilledAndWhatWaitedLeaves()
{
    Person ana(server().settings(newAccount(u"ana"_s)), password);
    SlixPeer ben(server(), newAccount(u"ben"_s), password);
    QVERIFY(ana.signIn());
    QVERIFY(ben.signIn());
    const QStringList said = talk(ana, ben, 250); // more than two pages of the archive
    const Jid jid = *Jid::parse(ben.jid());
    QCOMPARE(ana.texts(jid), said);

    ana.session.reset();
    ana.messages.reset();
    ana.database.reset();
    QFile file(ana.folder.filePath(u"store.sqlite"_s));
    QVERIFY(file.open(QFile::ReadWrite));
    QVERIFY(file.write(QByteArray(100, 'x')) == 100);
    file.close();

    ana.start();
    QSignalSpy troubled(ana.database.get(), &Database::troubled);
    ana.session->outbox().send(jid, u"written while it was empty"_s);
    QVERIFY(ana.signIn());
    QCOMPARE(troubled.size(), 1);
    QCOMPARE(troubled.first().first().value<Failure>().kind, FailureKind::StoreDamaged);
    QVERIFY(QFile::exists(troubled.first().at(1).toString()));
    QTRY_COMPARE_WITH_TIMEOUT(ana.texts(jid), said + QStringList{u"written while it was empty"_s}, 30'000);
    QVERIFY(!ben.wait(u"message"_s, {{u"body"_s, u"written while it was empty"_s}}).isEmpty());
}

void RefillTest::clearedHistoryStaysCleared()
{
    Person ana(server().settings(newAccount(u"ana"_s)), password);
    SlixPeer ben(server(), newAccount(u"ben"_s), password);
    QVERIFY(ana.signIn());
    QVERIFY(ben.signIn());
    QCOMPARE(talk(ana, ben, 20).size(), 20);
    const Jid jid = *Jid::parse(ben.jid());
    QSignalSpy cleared(&ana.session->conversations(), &Conversations::cleared);
    ana.session->conversations().clear(jid);
    QTRY_COMPARE(cleared.size(), 1);
    QVERIFY(ana.texts(jid).isEmpty());

    ana.start();
    QVERIFY(ana.signIn()); // and catches up
    ben.sendMessage(ana.account.jid.toString(), u"afterwards"_s);
    QTRY_COMPARE(ana.texts(jid), QStringList{u"afterwards"_s});
}

QTEST_GUILESS_MAIN(RefillTest)
#include "tst_Refill.moc"
