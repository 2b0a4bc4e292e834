#include "FileHost.h"
#include "FilesFixture.h"

#include <QDir>
#include <QFileInfo>
#include <QJsonObject>
#include <QSignalSpy>

using namespace Qt::StringLiterals;
using namespace Tertulia;
using namespace std::chrono_literals;

class TestFiles : public FilesFixture
{
    Q_OBJECT

private slots:
    void aFileReachesThePartnerAsItIs_data();
    void aFileReachesThePartnerAsItIs();
    void whoIsNotThereGetsItLater_data() { bothServers(); }
    void whoIsNotThereGetsItLater();
    void otherClientsGetOursAndWeGetTheirs_data() { bothServers(); }
    void otherClientsGetOursAndWeGetTheirs();
    void strangersAreAskedAboutFirst_data() { bothServers(); }
    void strangersAreAskedAboutFirst();
    void whatTheServerDoesNotTakeIsSaid_data() { bothServers(); }
    void whatTheServerDoesNotTakeIsSaid();
    void cancelledFilesReachNobody();
    void uploadsOutliveADeadServer();
    void whatWaitedLeavesAfterARestart();
    void aFileThatIsNotThereIsRefusedAtOnce();

    void brokenDownloadsGoOnWhereTheyBroke();
    void whatIsNotWhatWasToldIsThrownAway_data();
    void whatIsNotWhatWasToldIsThrownAway();
    void hostsInsideAreNotVisitedForStrangers();
    void silentHostsAreGivenUp();

private:
    static QJsonObject share(const FilePerson &to, const QString &url, const QByteArray &bytes);
    static QString beside(const LocalServer &server, const QString &name);
};

void TestFiles::aFileReachesThePartnerAsItIs_data()
{
    QTest::addColumn<QString>("name");
    QTest::addColumn<QString>("savedAs");
    QTest::addColumn<qint64>("size");
    for (const char *server : {"prosody", "ejabberd"}) {
        const auto row = [&](const char *what, const QString &name, const QString &savedAs, qint64 size) {
            QTest::addRow("%s, %s", server, what) << name << savedAs << size;
        };
        row("one byte", u"a.part"_s, u"a.part"_s, 1);
        row("an odd name", u"-Ünï cödé %41 & 'x' \u202efdp.exe #1?.pdf"_s, u"Ünï cödé %41 & 'x' fdp.exe #1_.pdf"_s,
            70'000);
        row("10 MB", u"big.bin"_s, u"big.bin"_s, 10 * Megabyte);
    }
}

void TestFiles::aFileReachesThePartnerAsItIs()
{
    QFETCH(QString, name);
    QFETCH(qint64, size);
    const auto ana = person(u"ana"_s), ben = person(u"ben"_s);
    QVERIFY(ana && ben && befriend(*ben, ana->account.jid));
    const QByteArray bytes = bytesOf(size);
    QSignalSpy progress(&ana->transfers(), &Transfers::changed);
    ana->transfers().send(ben->account.jid, {ana->make(name, bytes)});
    QTRY_COMPARE(ana->transfers().all().size(), 1);
    QVERIFY(ana->ends(TransferState::Done));
    QCOMPARE(ana->newest().sha256, sha256(bytes));
    QTRY_COMPARE_WITH_TIMEOUT(ben->transfers().all().size(), 1, 10'000);
    QVERIFY(ben->ends(TransferState::Done));

    const Transfer received = ben->newest();
    QTEST(received.name, "savedAs");
    QCOMPARE(QFileInfo(received.path).fileName(), received.name);
    QCOMPARE(contents(received.path), bytes);
    QCOMPARE(received.sha256, sha256(bytes));
    QCOMPARE(received.size, size);
    const auto sent = ana->history(ben->account.jid), got = ben->history(ana->account.jid);
    QCOMPARE(sent.size(), 1);
    QCOMPARE(got.size(), 1);
    QCOMPARE(sent.first().transfer, ana->newest().id);
    QCOMPARE(sent.first().body, name);
    QCOMPARE(got.first().transfer, received.id);
    QTRY_VERIFY(ana->history(ben->account.jid).first().state >= MessageState::Sent);
    QCOMPARE(ben->received(), QStringList{received.name});
}

void TestFiles::whoIsNotThereGetsItLater()
{
    const auto ana = person(u"ana"_s);
    auto ben = person(u"ben"_s);
    QVERIFY(ana && ben && befriend(*ben, ana->account.jid));
    ben->restart(); // not signed in any more
    ana->transfers().send(ben->account.jid, {ana->make(u"later.pdf"_s, bytesOf(5'000))});
    QTRY_VERIFY(!ana->history(ben->account.jid).isEmpty());
    QTRY_COMPARE_WITH_TIMEOUT(ana->history(ben->account.jid).first().state, MessageState::Sent, 20'000);
    QVERIFY(ben->signIn());
    QTRY_COMPARE_WITH_TIMEOUT(ben->transfers().all().size(), 1, 10'000);
    QVERIFY(ben->ends(TransferState::Done));
    QCOMPARE(contents(ben->newest().path), bytesOf(5'000));
}

void TestFiles::otherClientsGetOursAndWeGetTheirs()
{
    const auto ana = person(u"ana"_s);
    QVERIFY(ana);
    SlixPeer ben(server(), newAccount(u"ben"_s), Password);
    const auto jid = *Jid::parse(ben.jid());
    QVERIFY(ben.signIn() && befriend(*ana, jid));
    const QByteArray bytes = bytesOf(200'000);
    ana->transfers().send(jid, {ana->make(u"to slix.png"_s, bytes)});
    const auto told = ben.wait(u"message"_s, {}, 20'000);
    QVERIFY(told[u"xml"_s].toString().contains(u"jabber:x:oob"_s));
    QVERIFY(told[u"xml"_s].toString().contains(u"urn:xmpp:sfs:0"_s));
    ben.tell(u"fetch"_s, {{u"url"_s, told[u"body"_s]}});
    QCOMPARE(ben.wait(u"fetched"_s)[u"sha256"_s].toString(), QString::fromLatin1(sha256(bytes).toHex()));

    ben.tell(u"upload"_s,
             {{u"name"_s, u"from slix.pdf"_s}, {u"size"_s, 300'000}, {u"to"_s, ana->account.jid.toString()}});
    QVERIFY(!ben.wait(u"uploaded"_s, {}, 20'000).isEmpty());
    QTRY_COMPARE_WITH_TIMEOUT(ana->transfers().all().size(), 2, 20'000);
    QVERIFY(ana->ends(TransferState::Done));
    QCOMPARE(ana->newest().name, u"from slix.pdf"_s);
    QCOMPARE(contents(ana->newest().path), bytesOf(300'000));

    // A client that knows XEP-0066 alone tells no size: nothing is taken before it is asked for.
    ben.tell(u"upload"_s, {{u"name"_s, u"plain.txt"_s}, {u"size"_s, 40}});
    const auto url = ben.wait(u"uploaded"_s)[u"url"_s].toString();
    ben.tell(u"share"_s, {{u"to"_s, ana->account.jid.toString()}, {u"url"_s, url}, {u"sfs"_s, false}});
    QTRY_COMPARE(ana->transfers().all().size(), 3);
    QCOMPARE(ana->newest().state, TransferState::Offered);
    QCOMPARE(ana->newest().name, u"plain.txt"_s);
    ana->transfers().accept(ana->newest().id);
    QVERIFY(ana->ends(TransferState::Done));
    QCOMPARE(contents(ana->newest().path), bytesOf(40));
}

void TestFiles::strangersAreAskedAboutFirst()
{
    const auto ana = person(u"ana"_s), eve = person(u"eve"_s);
    QVERIFY(ana && eve);
    QSignalSpy offered(&ana->transfers(), &Transfers::offered);
    eve->transfers().send(ana->account.jid, {eve->make(u"one.txt"_s, "one"), eve->make(u"two.txt"_s, "two")});
    QTRY_COMPARE_WITH_TIMEOUT(offered.size(), 2, 20'000);
    QVERIFY(ana->received().isEmpty());
    const auto offers = ana->transfers().all();
    ana->transfers().decline(offers.at(1).id);
    QCOMPARE(ana->transfers().find(offers.at(1).id)->state, TransferState::Declined);
    ana->transfers().accept(offers.at(0).id);
    QVERIFY(ana->ends(TransferState::Done));
    QCOMPARE(ana->received(), QStringList{offers.at(0).name});
}

void TestFiles::whatTheServerDoesNotTakeIsSaid()
{
    const auto ana = person(u"ana"_s);
    QVERIFY(ana);
    QFile huge(ana->make(u"huge.iso"_s, {}));
    QVERIFY(huge.resize(1'201 * Megabyte));
    const auto nobody = server().jid(u"nobody"_s);
    ana->transfers().send(nobody, {huge.fileName()});
    QTRY_COMPARE(ana->transfers().all().size(), 1);
    QVERIFY(ana->ends(TransferState::Failed));
    QCOMPARE(ana->newest().failure, FailureKind::FileTooLarge);
    QTRY_COMPARE(ana->history(nobody).first().state, MessageState::Failed);
    QVERIFY(ana->transfers().mayRetry(ana->newest().id));
    ana->session->outbox().retry(ana->history(nobody).first()); // the file, and not its name as a text
    QVERIFY(!ana->newest().isOver());
    QVERIFY(ana->ends(TransferState::Failed));
    QCOMPARE(ana->history(nobody).size(), 1);
}

void TestFiles::cancelledFilesReachNobody()
{
    const auto ana = person(u"ana"_s), ben = person(u"ben"_s);
    QVERIFY(ana && ben && befriend(*ben, ana->account.jid));
    QFile large(ana->make(u"large.bin"_s, {}));
    QVERIFY(large.resize(100 * Megabyte));
    ana->transfers().send(ben->account.jid, {large.fileName()});
    QTRY_VERIFY_WITH_TIMEOUT(ana->newest().done > 0, 20'000);
    QCOMPARE(ana->newest().state, TransferState::Running);
    ana->transfers().cancel(ana->newest().id);
    QCOMPARE(ana->newest().state, TransferState::Cancelled);
    QTRY_COMPARE(ana->history(ben->account.jid).first().state, MessageState::Failed);

    ana->transfers().send(ben->account.jid, {ana->make(u"after.txt"_s, "after")});
    QTRY_COMPARE(ben->received(), QStringList{u"after.txt"_s});
    QCOMPARE(ben->texts(ana->account.jid), QStringList{u"after.txt"_s});
}

void TestFiles::uploadsOutliveADeadServer()
{
    const auto own = LocalServer::prosody();
    QVERIFY2(own->isRunning(), qPrintable(own->error()));
    QVERIFY(own->addAccount(u"ana"_s, Password) && own->addAccount(u"ben"_s, Password));
    FilePerson ana(own->settings(u"ana"_s), Password), ben(own->settings(u"ben"_s), Password);
    QVERIFY(ana.signIn() && ben.signIn() && befriend(ben, ana.account.jid));
    const QByteArray bytes = bytesOf(10 * Megabyte);
    ana.transfers().send(ben.account.jid, {ana.make(u"big.bin"_s, bytes)});
    QTRY_VERIFY_WITH_TIMEOUT(ana.newest().done > 0, 20'000);
    QVERIFY(own->kill());
    QTRY_COMPARE_WITH_TIMEOUT(ana.newest().state, TransferState::Waiting, 20'000);
    QVERIFY(own->startAgain());
    ana.session->retryNow();
    ben.session->retryNow();
    QTRY_COMPARE_WITH_TIMEOUT(ana.newest().state, TransferState::Done, 60'000);
    QTRY_COMPARE_WITH_TIMEOUT(ben.newest().state, TransferState::Done, 60'000);
    QCOMPARE(contents(ben.newest().path), bytes);
    QCOMPARE(ben.texts(ana.account.jid), QStringList{u"big.bin"_s});
}

void TestFiles::whatWaitedLeavesAfterARestart()
{
    const auto ben = person(u"ben"_s);
    FilePerson ana(server().settings(newAccount(u"ana"_s)), Password);
    QVERIFY(ben && befriend(*ben, ana.account.jid));
    ana.transfers().send(ben->account.jid, {ana.make(u"early.txt"_s, "early")});
    QTRY_COMPARE(ana.transfers().all().size(), 1);
    QCOMPARE(ana.newest().state, TransferState::Waiting);
    ana.restart();
    QTRY_COMPARE(ana.transfers().all().size(), 1);
    QVERIFY(ana.signIn());
    QTRY_COMPARE_WITH_TIMEOUT(ben->received(), QStringList{u"early.txt"_s}, 20'000);
    QCOMPARE(ana.history(ben->account.jid).size(), 1);
}

void TestFiles::aFileThatIsNotThereIsRefusedAtOnce()
{
    const auto ana = person(u"ana"_s);
    QVERIFY(ana);
    QSignalSpy refused(&ana->transfers(), &Transfers::refused);
    ana->transfers().send(server().jid(u"ben"_s), {u"/nowhere/at all"_s, u"/tmp"_s, u"/dev/zero"_s});
    QCOMPARE(refused.size(), 3);
    QCOMPARE(refused.first().at(2).value<Failure>().kind, FailureKind::FileUnreadable);
    QVERIFY(ana->transfers().all().isEmpty());
}

QJsonObject TestFiles::share(const FilePerson &to, const QString &url, const QByteArray &bytes)
{
    return {{u"to"_s, to.account.jid.toString()},
            {u"url"_s, url},
            {u"name"_s, u"shared.bin"_s},
            {u"size"_s, bytes.size()},
            {u"sha256"_s, QString::fromLatin1(sha256(bytes).toHex())}};
}

QString TestFiles::beside(const LocalServer &server, const QString &name)
{
    return QFileInfo(server.caFile()).dir().filePath(name);
}

void TestFiles::brokenDownloadsGoOnWhereTheyBroke()
{
    const QByteArray bytes = bytesOf(3 * Megabyte);
    FileHost host(beside(server(), u"localhost.crt"_s), beside(server(), u"localhost.key"_s), bytes);
    const auto ana = person(u"ana"_s);
    SlixPeer ben(server(), newAccount(u"ben"_s), Password);
    QVERIFY(ana && ben.signIn() && befriend(*ana, *Jid::parse(ben.jid())));
    ben.tell(u"share"_s, share(*ana, host.url(u"/cut"_s), bytes));
    QTRY_COMPARE(ana->transfers().all().size(), 1);
    QTRY_COMPARE_WITH_TIMEOUT(ana->newest().state, TransferState::Done, 20'000);
    QCOMPARE(contents(ana->newest().path), bytes);
    QCOMPARE(host.ranges().size(), 2);
    QVERIFY(host.ranges().last().endsWith('-') && host.ranges().last().chopped(1).toLongLong() > 0);
    QCOMPARE(ana->received(), QStringList{u"shared.bin"_s});
}

void TestFiles::whatIsNotWhatWasToldIsThrownAway_data()
{
    QTest::addColumn<QString>("path");
    QTest::addColumn<qint64>("told");
    QTest::addColumn<FailureKind>("failure");
    QTest::newRow("another content") << u"/whole"_s << qint64(-1) << FailureKind::FileDamaged;
    QTest::newRow("fewer bytes were told") << u"/whole"_s << qint64(99'999) << FailureKind::FileDamaged;
    QTest::newRow("more bytes were told") << u"/whole"_s << qint64(100'001) << FailureKind::FileDamaged;
    QTest::newRow("more and more bytes") << u"/more"_s << qint64(100'000) << FailureKind::FileDamaged;
    QTest::newRow("redirected for ever") << u"/loop"_s << qint64(100'000) << FailureKind::NotAllowed;
    QTest::newRow("redirected to clear text") << u"/plain"_s << qint64(100'000) << FailureKind::NotAllowed;
    QTest::newRow("redirected inside") << u"/inside"_s << qint64(100'000) << FailureKind::NotAllowed;
}

void TestFiles::whatIsNotWhatWasToldIsThrownAway()
{
    QFETCH(QString, path);
    QFETCH(qint64, told);
    const QByteArray bytes = bytesOf(100'000);
    FileHost host(beside(server(), u"localhost.crt"_s), beside(server(), u"localhost.key"_s), bytes);
    const auto ana = person(u"ana"_s);
    SlixPeer eve(server(), newAccount(u"eve"_s), Password);
    QVERIFY(ana && eve.signIn() && befriend(*ana, *Jid::parse(eve.jid())));
    auto order = share(*ana, host.url(path), told < 0 ? QByteArray(100'000, 'x') : bytes);
    if (told >= 0)
        order[u"size"_s] = told;
    eve.tell(u"share"_s, order);
    QTRY_COMPARE(ana->transfers().all().size(), 1);
    QVERIFY(ana->ends(TransferState::Failed));
    QTEST(ana->newest().failure, "failure");
    QVERIFY2(ana->received().isEmpty() || path.startsWith(u"/l"_s) || path.startsWith(u"/p"_s) ||
                 path.startsWith(u"/i"_s),
             qPrintable(ana->received().join(u' ')));
    QVERIFY(!ana->received().contains(u"shared.bin"_s));
}

void TestFiles::hostsInsideAreNotVisitedForStrangers()
{
    const auto ana = person(u"ana"_s);
    SlixPeer eve(server(), newAccount(u"eve"_s), Password);
    QVERIFY(ana && eve.signIn());
    const QStringList hosts{u"127.0.0.1"_s,       u"[::1]"_s,     u"10.0.0.1"_s, u"192.168.1.1"_s,
                            u"169.254.169.254"_s, u"[fd00::1]"_s, u"0.0.0.0"_s,  u"[::ffff:127.0.0.1]"_s,
                            u"2130706433"_s};
    for (qsizetype i = 0; i < hosts.size(); ++i) {
        eve.tell(u"share"_s, share(*ana, u"https://%1:9/x"_s.arg(hosts.at(i)), "x"));
        QTRY_COMPARE(ana->transfers().all().size(), i + 1);
        ana->transfers().accept(ana->newest().id);
        QVERIFY(ana->ends(TransferState::Failed));
        QVERIFY2(ana->newest().failure == FailureKind::NotAllowed, qPrintable(hosts.at(i)));
    }
    QVERIFY(!QFileInfo::exists(ana->settings.folder) || ana->received().isEmpty());
}

void TestFiles::silentHostsAreGivenUp()
{
    const QByteArray bytes = bytesOf(1'000);
    FileHost host(beside(server(), u"localhost.crt"_s), beside(server(), u"localhost.key"_s), bytes);
    const auto ana = person(u"ana"_s);
    SlixPeer eve(server(), newAccount(u"eve"_s), Password);
    QVERIFY(ana && eve.signIn() && befriend(*ana, *Jid::parse(eve.jid())));
    ana->transfers().setStallLimit(500ms);
    auto order = share(*ana, host.url(u"/stall"_s), bytes);
    order[u"size"_s] = 2'000;
    eve.tell(u"share"_s, order);
    QTRY_COMPARE(ana->transfers().all().size(), 1);
    QTRY_COMPARE_WITH_TIMEOUT(host.ranges().size(), 2, 10'000); // it is tried again…
    ana->transfers().cancel(ana->newest().id);                  // …until the person has enough
    QCOMPARE(ana->newest().state, TransferState::Cancelled);
    QTRY_VERIFY(ana->received().isEmpty());
}

QTEST_GUILESS_MAIN(TestFiles)
#include "tst_Files.moc"
