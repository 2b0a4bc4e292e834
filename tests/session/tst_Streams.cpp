#include "app/StreamSendJob.h"
#include "tests/session/StreamsFixture.h"

#include <QJsonArray>
#include <QRandomGenerator>
#include <QTemporaryFile>
#include <QXmppTransferManager.h>

using namespace Qt::StringLiterals;
using namespace Tertulia;

namespace {

QByteArray someBytes(qsizetype size)
{
    QByteArray bytes(size, '\0');
    QRandomGenerator random(4711);
    for (auto &byte : bytes)
        byte = char(random.generate());
    return bytes;
}

QByteArray sha256(const QByteArray &bytes)
{
    return QCryptographicHash::hash(bytes, QCryptographicHash::Sha256);
}

} // namespace

/// Files in byte streams, with slixmpp and bare QXmpp at the other end, and between two of us.
class StreamsTest : public StreamsFixture
{
    Q_OBJECT

private slots:
    void initTestCase();
    void aFileReachesSlixmppWhole_data() { waysAndSizes(); }
    void aFileReachesSlixmppWhole();
    void aFileFromSlixmppArrivesWhole_data() { waysAndSizes(); }
    void aFileFromSlixmppArrivesWhole();
    void aFileGoesBetweenTwoOfUs_data();
    void aFileGoesBetweenTwoOfUs();
    void bareQXmppSendsAndGetsFiles_data();
    void bareQXmppSendsAndGetsFiles();
    void theOldHashIsToldWithTheOffer();
    void whoDoesNotWantItSaysSo();
    void takingItBackIsHeard_data();
    void takingItBackIsHeard();
    void whoCannotMeetIsAskedAgainForTheSlowerWay();
    void whoLeavesIsNotWaitedFor();
    void aLostSessionEndsAllOfThem();

private:
    static void waysAndSizes();
};

void StreamsTest::initTestCase()
{
    m_prosody = LocalServer::prosody();
    m_ejabberd = LocalServer::ejabberd();
    QVERIFY2(m_prosody->isRunning(), qPrintable(m_prosody->error()));
    QVERIFY2(m_ejabberd->isRunning(), qPrintable(m_ejabberd->error()));
}

void StreamsTest::waysAndSizes()
{
    QTest::addColumn<QString>("way");
    QTest::addColumn<QList<int>>("sizes");
    for (const auto *const at : {"prosody", "ejabberd"}) {
        QTest::addRow("%s, in-band", at) << u"ibb"_s << QList{0, 1, 500'000};
        QTest::addRow("%s, SOCKS5", at) << u"socks"_s << QList{1, 10'000'000};
    }
}

void StreamsTest::aFileReachesSlixmppWhole()
{
    QFETCH(const QString, way);
    QFETCH(const QList<int>, sizes);
    SlixPeer peer(server(), newAccount(), password);
    StreamEnd us;
    QVERIFY(together(us, peer));
    QVERIFY(answers(peer, {{u"methods"_s, QJsonArray{way}}}));
    const auto name = u"Café \u202Etxt.exe / ..\\ 100 % & <b>.pdf"_s;
    for (const int size : sizes) {
        const auto content = someBytes(size);
        Outgoing file(us.sender, StreamEnd::peer(peer.jid() + u"/slix"_s), content, name);
        QTRY_COMPARE_WITH_TIMEOUT(file.outcome, u"finished"_s, 30'000);
        QCOMPARE(peer.wait(u"file-offered"_s)[u"name"].toString(), name);
        const auto received = peer.wait(u"file-received"_s, {{u"size"_s, size}});
        QCOMPARE(received[u"sha256"].toString(), QString::fromLatin1(sha256(content).toHex()));
        QCOMPARE(file.method, way == "socks"_L1 ? TransferMethod::Socks5 : TransferMethod::InBand);
        QCOMPARE(file.done, qint64(size));
    }
}

void StreamsTest::aFileFromSlixmppArrivesWhole()
{
    QFETCH(const QString, way);
    QFETCH(const QList<int>, sizes);
    SlixPeer peer(server(), newAccount(), password);
    StreamEnd us;
    QVERIFY(together(us, peer));
    for (const int size : sizes) {
        const auto content = someBytes(size);
        QTemporaryFile source;
        QVERIFY(source.open() && source.write(content) == size && source.flush());
        peer.tell(u"send-file"_s, {{u"to"_s, us.jid()},
                                   {u"path"_s, source.fileName()},
                                   {u"name"_s, u"ñandú.txt"_s},
                                   {u"methods"_s, QJsonArray{way}},
                                   {u"messages"_s, size == 1},
                                   {u"block_size"_s, 8192}});
        const auto offers = us.offers.size();
        QTRY_COMPARE_WITH_TIMEOUT(us.offers.size(), offers + 1, 30'000);
        Incoming &file = *us.offers.back();
        QTRY_COMPARE_WITH_TIMEOUT(file.outcome(), u"finished"_s, 30'000);
        QCOMPARE(file.offer->what().name, u"ñandú.txt"_s);
        QCOMPARE(file.offer->what().size, qint64(size));
        QCOMPARE(file.offer->what().from.toString(), peer.jid() + u"/slix"_s);
        QCOMPARE(file.sink.count, qint64(size));
        QCOMPARE(file.sink.sha256(), sha256(content));
        QVERIFY(!peer.wait(u"file-sent"_s).isEmpty());
    }
}

void StreamsTest::aFileGoesBetweenTwoOfUs_data()
{
    QTest::addColumn<bool>("socks");
    QTest::addColumn<bool>("direct");
    QTest::addColumn<int>("size");
    for (const auto *const at : {"prosody", "ejabberd"}) {
        QTest::addRow("%s, nothing", at) << true << true << 0;
        QTest::addRow("%s, in-band", at) << false << true << 2'000'000;
        QTest::addRow("%s, direct", at) << true << true << 10'000'000;
        QTest::addRow("%s, through the proxy", at) << true << false << 10'000'000;
    }
}

void StreamsTest::aFileGoesBetweenTwoOfUs()
{
    QFETCH(const bool, socks);
    QFETCH(const bool, direct);
    QFETCH(const int, size);
    const auto content = someBytes(size);
    StreamEnd ana, phone;
    FileSettings settings;
    settings.direct = direct;
    ana.sender.setSettings(settings);
    const auto account = server().settings(newAccount());
    QVERIFY(ana.signsIn(account, password) && phone.signsIn(account, password) && ana.waitFor(phone.jid()));
    Outgoing file(ana.sender, StreamEnd::peer(phone.jid(), socks), content);
    QTRY_COMPARE_WITH_TIMEOUT(file.outcome, u"finished"_s, 30'000);
    QCOMPARE(phone.offers.size(), 1U);
    QTRY_COMPARE(phone.offers.front()->outcome(), u"finished"_s);
    QCOMPARE(phone.offers.front()->sink.sha256(), sha256(content));
    QCOMPARE(file.method, socks && size > 0 ? TransferMethod::Socks5 : TransferMethod::InBand);
}

void StreamsTest::bareQXmppSendsAndGetsFiles_data()
{
    QTest::addColumn<bool>("inBand");
    QTest::addRow("in-band, in blocks no larger than it takes") << true;
    QTest::addRow("SOCKS5, through the proxy") << false;
}

void StreamsTest::bareQXmppSendsAndGetsFiles()
{
    QFETCH(const bool, inBand);
    const auto account = server().settings(newAccount());
    QXmppClient other;
    auto *files = other.addNewExtension<QXmppTransferManager>();
    files->setSupportedMethods(inBand ? QXmppTransferJob::InBandMethod : QXmppTransferJob::SocksMethod);
    files->setProxy(u"proxy.localhost"_s);
    files->setProxyOnly(true);
    QBuffer sink;
    QVERIFY(sink.open(QIODevice::WriteOnly));
    connect(files, &QXmppTransferManager::fileReceived, &sink, [&](QXmppTransferJob *job) { job->accept(&sink); });
    QXmppConfiguration configuration;
    configuration.setJid(account.jid.toString());
    configuration.setResource(u"bare"_s);
    configuration.setPassword(password);
    configuration.setHost(account.host);
    configuration.setPort(account.port);
    other.connectToServer(configuration);
    StreamEnd us;
    const auto jid = account.jid.toString() + u"/bare"_s;
    QVERIFY(us.signsIn(account, password) && us.waitFor(jid));

    const auto content = someBytes(100'000);
    Outgoing file(us.sender, StreamEnd::peer(jid, !inBand, inBand), content);
    QTRY_COMPARE_WITH_TIMEOUT(file.outcome, u"finished"_s, 20'000);
    QTRY_COMPARE(sink.data(), content);

    QBuffer source;
    source.setData(content);
    QVERIFY(source.open(QIODevice::ReadOnly));
    QXmppTransferFileInfo info;
    info.setName(u"a.bin"_s);
    info.setSize(content.size());
    files->sendFile(us.jid(), &source, info);
    QTRY_COMPARE(us.offers.size(), 1U);
    QTRY_COMPARE_WITH_TIMEOUT(us.offers.front()->outcome(), u"finished"_s, 20'000);
    QCOMPARE(us.offers.front()->sink.sha256(), sha256(content));
    other.disconnectFromServer();
}

void StreamsTest::theOldHashIsToldWithTheOffer()
{
    SlixPeer peer(server(), newAccount(), password);
    StreamEnd us;
    QVERIFY(together(us, peer));
    QTemporaryFile source;
    QVERIFY(source.open() && source.write("hello") == 5 && source.flush() && source.seek(0));
    Transfer transfer;
    transfer.name = u"a.txt"_s;
    transfer.size = 5;
    transfer.path = source.fileName();
    Outgoing file(us.sender, {}, {});
    file.take(us.sender.start(transfer, StreamEnd::peer(peer.jid() + u"/slix"_s), &source, nullptr));
    QCOMPARE(peer.wait(u"file-offered"_s)[u"hash"].toString(), u"5d41402abc4b2a76b9719d911017c592"_s);
}

void StreamsTest::whoDoesNotWantItSaysSo()
{
    SlixPeer peer(server(), newAccount(), password);
    StreamEnd us;
    us.takesAll = false;
    QVERIFY(together(us, peer));
    QVERIFY(answers(peer, {{u"answer"_s, u"decline"_s}}));
    Outgoing file(us.sender, StreamEnd::peer(peer.jid() + u"/slix"_s), "hello");
    QTRY_COMPARE(file.outcome, u"declined"_s);

    peer.tell(u"offer-file"_s, {{u"to"_s, us.jid()}, {u"name"_s, u"a"_s}, {u"size"_s, 3}});
    QTRY_COMPARE(us.offers.size(), 1U);
    us.offers.front()->offer->reject();
    QCOMPARE(peer.wait(u"answered"_s)[u"condition"].toString(), u"forbidden"_s);
    QVERIFY(us.offers.front()->outcome().isEmpty());
}

void StreamsTest::takingItBackIsHeard_data()
{
    QTest::addColumn<bool>("socks");
    QTest::addColumn<QString>("when");
    QTest::addColumn<bool>("bySender");
    for (const bool socks : {true, false}) {
        const auto *const way = socks ? "SOCKS5" : "in-band";
        QTest::addRow("%s, the sender before the answer", way) << socks << u"offered"_s << true;
        QTest::addRow("%s, the sender while it runs", way) << socks << u"running"_s << true;
        QTest::addRow("%s, who gets it while it runs", way) << socks << u"running"_s << false;
    }
}

void StreamsTest::takingItBackIsHeard()
{
    QFETCH(const bool, socks);
    QFETCH(const QString, when);
    QFETCH(const bool, bySender);
    StreamEnd ana, phone;
    phone.takesAll = when == "running"_L1;
    const auto account = server().settings(newAccount());
    QVERIFY(ana.signsIn(account, password) && phone.signsIn(account, password) && ana.waitFor(phone.jid()));
    Outgoing file(ana.sender, StreamEnd::peer(phone.jid(), socks), QByteArray(200'000'000, 'x'));
    QTRY_COMPARE(phone.offers.size(), 1U);
    Incoming &incoming = *phone.offers.front();
    if (phone.takesAll)
        QTRY_VERIFY(file.done > 0 && incoming.sink.count > 0);
    if (bySender) {
        file.job->cancel();
        QTRY_COMPARE(incoming.outcome(), u"withdrawn"_s);
        QVERIFY(file.outcome.isEmpty());
    } else {
        incoming.offer->cancel();
        QTRY_COMPARE(file.outcome, u"declined"_s);
        QVERIFY(incoming.outcome().isEmpty());
    }
    QVERIFY(incoming.sink.count < 200'000'000);
}

void StreamsTest::whoCannotMeetIsAskedAgainForTheSlowerWay()
{
    const auto content = someBytes(100'000);
    SlixPeer peer(server(), newAccount(), password);
    StreamEnd us;
    QVERIFY(together(us, peer));
    QVERIFY(answers(peer, {{u"methods"_s, QJsonArray{u"socks"_s, u"ibb"_s}}}));
    StreamOffer offer;
    offer.peer = *Jid::parse(peer.jid() + u"/slix"_s);
    offer.name = u"a.bin"_s;
    offer.size = content.size();
    offer.methods = {TransferMethod::Socks5, TransferMethod::InBand};
    // A link on which we neither listen nor may call a proxy on loopback.
    const StreamRules elsewhere{{QHostAddress(u"192.0.2.1"_s), QHostAddress(u"192.0.2.2"_s), false}, true};
    QBuffer source;
    source.setData(content);
    QVERIFY(source.open(QIODevice::ReadOnly));
    Outgoing file(us.sender, {}, {});
    file.take(new StreamSendJob(us.client, offer, elsewhere, &source, {}, us.presences, nullptr));
    QTRY_COMPARE_WITH_TIMEOUT(file.outcome, u"finished"_s, 20'000);
    QCOMPARE(file.method, TransferMethod::InBand);
    const auto hash = QString::fromLatin1(sha256(content).toHex());
    QVERIFY(!peer.wait(u"file-received"_s, {{u"sha256"_s, hash}}).isEmpty());
}

void StreamsTest::whoLeavesIsNotWaitedFor()
{
    SlixPeer peer(server(), newAccount(), password);
    StreamEnd us;
    QVERIFY(together(us, peer));
    Outgoing unanswered(us.sender, StreamEnd::peer(peer.jid() + u"/slix"_s), "hello");
    QVERIFY(!peer.wait(u"file-offered"_s).isEmpty());
    peer.signOut();
    QTRY_COMPARE_WITH_TIMEOUT(unanswered.outcome, u"failed"_s, 20'000);
    QCOMPARE(unanswered.failure, FailureKind::RecipientUnavailable);
}

void StreamsTest::aLostSessionEndsAllOfThem()
{
    StreamEnd ana, phone;
    phone.takesAll = false;
    const auto account = server().settings(newAccount());
    QVERIFY(ana.signsIn(account, password) && phone.signsIn(account, password) && ana.waitFor(phone.jid()));
    const QByteArray content(300'000'000, 'x');
    Outgoing offered(ana.sender, StreamEnd::peer(phone.jid()), "hello");
    QTRY_COMPARE(phone.offers.size(), 1U);
    phone.takesAll = true;
    Outgoing running(ana.sender, StreamEnd::peer(phone.jid(), false), content);
    QTRY_VERIFY(running.done > 0);
    QVERIFY(m_prosody->kill());
    for (const auto *file : {&offered, &running}) {
        QTRY_COMPARE(file->outcome, u"failed"_s);
        QCOMPARE(file->failure, FailureKind::ConnectionLost);
    }
    for (const auto &file : phone.offers) {
        QTRY_COMPARE(file->outcome(), u"failed"_s);
        QCOMPARE(file->failure(), FailureKind::ConnectionLost);
    }
    QVERIFY(m_prosody->startAgain());
}

QTEST_GUILESS_MAIN(StreamsTest)
#include "tst_Streams.moc"
