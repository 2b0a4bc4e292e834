#include "FilesFixture.h"

#include <QFileInfo>
#include <QJsonArray>
#include <QJsonObject>
#include <QSignalSpy>
#include <QTemporaryFile>

using namespace Qt::StringLiterals;
using namespace Tertulia;

/// The other ways of files, as Transfers takes them: into rooms, in streams, by whom, and how they end before the end.
class TestFileWays : public FilesFixture
{
    Q_OBJECT

private slots:
    void aFileIntoARoomReachesEverybody_data() { bothServers(); }
    void aFileIntoARoomReachesEverybody();
    void nothingAndNextToNothingFindTheirWay_data();
    void nothingAndNextToNothingFindTheirWay();
    void whatCannotGoNowSaysSoAndGoesLater_data();
    void whatCannotGoNowSaysSoAndGoesLater();
    void strangersWhoStreamAreAskedAboutFirst_data() { bothServers(); }
    void strangersWhoStreamAreAskedAboutFirst();
    void whatTheirOldHashDoesNotFitIsThrownAway();
    void streamsEndTheSameOnBothSides_data();
    void streamsEndTheSameOnBothSides();
    void whoVanishesLeavesNoHalfFile();
    void eachFileOfAMessageIsACard();

private:
    static QString fullJid(FilePerson &person, SlixPeer &seenBy);
    bool offers(SlixPeer &peer, const QString &to, const QByteArray &bytes, const QJsonObject &more = {});
    QList<Message> files(FilePerson &person, const Jid &with);

    QTemporaryFile m_theirs;
};

/// What the peer knows of her by a message.
QString TestFileWays::fullJid(FilePerson &person, SlixPeer &seenBy)
{
    person.session->outbox().send(*Jid::parse(seenBy.jid()), u"hi"_s);
    return seenBy.wait(u"message"_s, {{u"body"_s, u"hi"_s}})[u"from"].toString();
}

bool TestFileWays::offers(SlixPeer &peer, const QString &to, const QByteArray &bytes, const QJsonObject &more)
{
    if (!m_theirs.open() || !m_theirs.resize(0) || m_theirs.write(bytes) != bytes.size() || !m_theirs.flush())
        return false;
    QJsonObject order{{u"to"_s, to}, {u"path"_s, m_theirs.fileName()}, {u"name"_s, u"theirs.bin"_s}};
    order.insert(u"methods"_s, QJsonArray{u"ibb"_s});
    for (auto it = more.begin(); it != more.end(); ++it)
        order.insert(it.key(), it.value());
    peer.tell(u"send-file"_s, order);
    return true;
}

QList<Message> TestFileWays::files(FilePerson &person, const Jid &with)
{
    auto list = person.history(with);
    list.removeIf([](const Message &message) { return message.transfer == 0; });
    return list;
}

void TestFileWays::aFileIntoARoomReachesEverybody()
{
    const auto ana = person(u"ana"_s), cleo = person(u"cleo"_s);
    SlixPeer ben(server(), newAccount(u"ben"_s), Password);
    QVERIFY(ana && cleo && ben.signIn());
    const Jid room = *Jid::parse(u"files%1@conference.localhost"_s.arg(++m_accounts));
    const auto joins = [&](FilePerson &who, const QString &nick) {
        who.session->rooms().join(room, nick);
        return QTest::qWaitFor([&] { return who.session->rooms().isOpen(room); }, 20'000);
    };
    QVERIFY(joins(*ana, u"Ana"_s) && joins(*cleo, u"Cleo"_s));
    ben.tell(u"join"_s, {{u"room"_s, room.toString()}, {u"nick"_s, u"Ben"_s}});
    QTRY_VERIFY(ana->session->rooms().occupant(room, u"Ben"_s) && cleo->session->rooms().occupant(room, u"Ben"_s));

    const QByteArray ours = bytesOf(70'000), theirs = bytesOf(5'000);
    ana->transfers().send(room, {ana->make(u"for all.pdf"_s, ours)});
    QTRY_COMPARE(ana->transfers().all().size(), 1);
    QVERIFY(ana->ends(TransferState::Done));
    const auto told = ben.wait(u"message"_s, {{u"type"_s, u"groupchat"_s}, {u"from"_s, room.toString() + u"/Ana"_s}});
    QVERIFY(told[u"body"].toString().startsWith(u"https://"_s) && told[u"xml"].toString().contains(u"jabber:x:oob"_s));
    ben.tell(u"fetch"_s, {{u"url"_s, told[u"body"]}});
    QCOMPARE(ben.wait(u"fetched"_s)[u"sha256"].toString(), QString::fromLatin1(sha256(ours).toHex()));
    QTRY_COMPARE_WITH_TIMEOUT(cleo->transfers().all().size(), 1, 10'000);
    QCOMPARE(cleo->newest().state, TransferState::Offered); // whoever is in a room is no contact by that
    QCOMPARE(cleo->newest().nick, u"Ana"_s);
    cleo->transfers().accept(cleo->newest().id);
    QVERIFY(cleo->ends(TransferState::Done));
    QCOMPARE(contents(cleo->newest().path), ours);

    ben.tell(u"upload"_s, {{u"name"_s, u"from ben.csv"_s}, {u"size"_s, theirs.size()}});
    ben.tell(u"share"_s, {{u"to"_s, room.toString()},
                          {u"type"_s, u"groupchat"_s},
                          {u"url"_s, ben.wait(u"uploaded"_s)[u"url"]},
                          {u"name"_s, u"from ben.csv"_s},
                          {u"size"_s, theirs.size()}});
    for (FilePerson *who : {ana.get(), cleo.get()}) {
        QTRY_COMPARE_WITH_TIMEOUT(who->transfers().all().size(), 2, 10'000);
        QCOMPARE(who->newest().nick, u"Ben"_s);
        who->transfers().accept(who->newest().id);
        QVERIFY(who->ends(TransferState::Done));
        QCOMPARE(contents(who->newest().path), theirs);
        QCOMPARE(files(*who, room).size(), 2); // our own came back, and is one
    }
    QTRY_VERIFY(files(*ana, room).first().state >= MessageState::Sent);
    QCOMPARE(files(*ana, room).first().body, u"for all.pdf"_s);
    QVERIFY(files(*ana, room).first().outgoing);
}

void TestFileWays::nothingAndNextToNothingFindTheirWay_data()
{
    QTest::addColumn<int>("size");
    for (const char *at : {"prosody", "ejabberd"}) {
        for (const int size : {0, 1})
            QTest::addRow("%s, %d bytes", at, size) << size;
    }
}

void TestFileWays::nothingAndNextToNothingFindTheirWay()
{
    QFETCH(int, size);
    const auto ana = person(u"ana"_s), ben = person(u"ben"_s);
    QVERIFY(ana && ben && meet(*ana, *ben));
    ana->transfers().send(ben->account.jid, {ana->make(u"small.csv"_s, bytesOf(size))});
    QTRY_COMPARE(ana->transfers().all().size(), 1);
    QVERIFY(ana->ends(TransferState::Done));
    QTRY_COMPARE_WITH_TIMEOUT(ben->transfers().all().size(), 1, 10'000);
    QVERIFY(ben->ends(TransferState::Done));
    QCOMPARE(contents(ben->newest().path), bytesOf(size));
    QCOMPARE(ben->received(), QStringList{u"small.csv"_s});
    QCOMPARE(ana->newest().method, ben->newest().method);
    QCOMPARE(ana->newest().isStream(), size == 0 && &server() == m_ejabberd.get()); // whose uploads have bytes
    QCOMPARE(files(*ana, ben->account.jid).size(), 1);
    QTRY_VERIFY(files(*ana, ben->account.jid).first().state >= MessageState::Sent);
}

void TestFileWays::whatCannotGoNowSaysSoAndGoesLater_data()
{
    QTest::addColumn<bool>("ejabberd");
    QTest::newRow("ejabberd") << true; // Prosody takes uploads of nothing
}

void TestFileWays::whatCannotGoNowSaysSoAndGoesLater()
{
    const auto ana = person(u"ana"_s);
    auto ben = person(u"ben"_s);
    QVERIFY(ana && ben && meet(*ana, *ben));
    const Jid jid = ben->account.jid;
    ben->session->signOut();
    QTRY_VERIFY(ana->session->presences().of(jid).devices.isEmpty());
    ana->transfers().send(jid, {ana->make(u"empty.csv"_s, {})});
    QTRY_COMPARE(ana->transfers().all().size(), 1);
    QVERIFY(ana->ends(TransferState::Failed));
    QCOMPARE(ana->newest().failure, FailureKind::NoWayToSend);
    QTRY_COMPARE(files(*ana, jid).first().state, MessageState::Failed);
    QVERIFY(ben->signIn());
    QTRY_VERIFY(!ana->session->presences().of(jid).devices.isEmpty());
    ana->transfers().retry(ana->newest().id);
    QTRY_COMPARE_WITH_TIMEOUT(ben->received(), QStringList{u"empty.csv"_s}, 20'000);
    QVERIFY(ana->ends(TransferState::Done));
}

void TestFileWays::strangersWhoStreamAreAskedAboutFirst()
{
    const auto ana = person(u"ana"_s);
    SlixPeer eve(server(), newAccount(u"eve"_s), Password);
    QVERIFY(ana && eve.signIn());
    const QString to = fullJid(*ana, eve);
    const QByteArray bytes = bytesOf(20'000);
    QSignalSpy offered(&ana->transfers(), &Transfers::offered);

    QVERIFY(offers(eve, to, bytes));
    QTRY_COMPARE(offered.size(), 1);
    QCOMPARE(ana->newest().state, TransferState::Offered);
    QCOMPARE(ana->newest().size, bytes.size());
    QVERIFY(ana->newest().isStream() && ana->received().isEmpty());
    ana->transfers().accept(ana->newest().id);
    QVERIFY(ana->ends(TransferState::Done));
    QCOMPARE(contents(ana->newest().path), bytes);
    QVERIFY(!eve.wait(u"file-sent"_s).isEmpty());

    QVERIFY(offers(eve, to, bytes));
    QTRY_COMPARE(offered.size(), 2);
    ana->transfers().decline(ana->newest().id);
    QCOMPARE(ana->newest().state, TransferState::Declined);
    QCOMPARE(eve.wait(u"file-refused"_s)[u"why"].toString(), u"forbidden"_s);

    for (int i = 0; i <= Transfers::MaxOffersPerSender; ++i)
        eve.tell(u"offer-file"_s, {{u"to"_s, to}, {u"name"_s, u"many"_s}, {u"size"_s, 3}});
    QCOMPARE(eve.wait(u"answered"_s)[u"condition"].toString(), u"forbidden"_s); // one too many
    QTRY_COMPARE(offered.size(), 2 + Transfers::MaxOffersPerSender);
    const auto open = ana->transfers().all();
    for (const Transfer &transfer : open)
        ana->transfers().decline(transfer.id);

    QVERIFY(befriend(*ana, *Jid::parse(eve.jid()))); // from now on by rule
    QVERIFY(offers(eve, to, bytes));
    QTRY_COMPARE(ana->received().size(), 2);
    QVERIFY(ana->ends(TransferState::Done));
    QCOMPARE(offered.size(), 2 + Transfers::MaxOffersPerSender);
    ana->settings.acceptUpTo = bytes.size() - 1;
    ana->begin();
    QVERIFY(offers(eve, to, bytes));
    QTRY_COMPARE(offered.size(), 3 + Transfers::MaxOffersPerSender);
}

void TestFileWays::whatTheirOldHashDoesNotFitIsThrownAway()
{
    const auto ana = person(u"ana"_s);
    SlixPeer ben(server(), newAccount(u"ben"_s), Password);
    QVERIFY(ana && ben.signIn() && befriend(*ana, *Jid::parse(ben.jid())));
    const QString to = fullJid(*ana, ben);
    const QByteArray bytes = bytesOf(20'000);
    const auto md5 = [](const QByteArray &of) {
        return QString::fromLatin1(QCryptographicHash::hash(of, QCryptographicHash::Md5).toHex());
    };
    QVERIFY(offers(ben, to, bytes, {{u"hash"_s, md5("another")}}));
    QTRY_COMPARE(ana->transfers().all().size(), 1);
    QVERIFY(ana->ends(TransferState::Failed));
    QCOMPARE(ana->newest().failure, FailureKind::FileDamaged);
    QTRY_VERIFY(ana->received().isEmpty());
    QVERIFY(!ana->transfers().mayRetry(ana->newest().id)); // only they can send it again
    QVERIFY(offers(ben, to, bytes, {{u"hash"_s, md5(bytes)}}));
    QTRY_COMPARE(ana->transfers().all().size(), 2);
    QVERIFY(ana->ends(TransferState::Done));
}

void TestFileWays::streamsEndTheSameOnBothSides_data()
{
    QTest::addColumn<bool>("running");
    QTest::addColumn<bool>("bySender");
    QTest::addColumn<TransferState>("senders");
    QTest::addColumn<TransferState>("receivers");
    using enum TransferState;
    QTest::newRow("the sender, before the answer") << false << true << Cancelled << Failed;
    QTest::newRow("who gets it, by declining") << false << false << Declined << Declined;
    QTest::newRow("the sender, while it runs") << true << true << Cancelled << Failed;
    QTest::newRow("who gets it, while it runs") << true << false << Declined << Cancelled;
}

/// A file that is too large for the server takes the other way.
void TestFileWays::streamsEndTheSameOnBothSides()
{
    QFETCH(bool, running);
    QFETCH(bool, bySender);
    const auto ana = person(u"ana"_s), ben = person(u"ben"_s);
    QVERIFY(ana && ben && meet(*ana, *ben));
    ben->settings.acceptUpTo = running ? 5'000 * Megabyte : 0;
    ben->begin();
    QFile huge(ana->make(u"huge.iso"_s, {}));
    QVERIFY(huge.resize(1'201 * Megabyte));
    ana->transfers().send(ben->account.jid, {huge.fileName()});
    QTRY_COMPARE_WITH_TIMEOUT(ben->transfers().all().size(), 1, 20'000);
    if (running)
        QTRY_VERIFY_WITH_TIMEOUT(ben->newest().done > 0 && ana->newest().done > 0, 20'000);
    else
        QTRY_VERIFY(ana->newest().state == TransferState::Offered && ben->newest().state == TransferState::Offered);
    QVERIFY(ana->newest().isStream() && ben->newest().isStream());
    const FilePerson &who = bySender ? *ana : *ben;
    if (running || bySender)
        who.transfers().cancel(who.newest().id);
    else
        who.transfers().decline(who.newest().id);
    QTRY_VERIFY(ana->newest().isOver() && ben->newest().isOver());
    QTEST(ana->newest().state, "senders");
    QTEST(ben->newest().state, "receivers");
    if (ben->newest().state == TransferState::Failed)
        QCOMPARE(ben->newest().failure, FailureKind::FileGone);
    QTRY_VERIFY(ben->received().isEmpty());
    QVERIFY(ana->transfers().mayRetry(ana->newest().id) && !ben->transfers().mayRetry(ben->newest().id));
    QTRY_COMPARE(files(*ana, ben->account.jid).first().state, MessageState::Failed);

    ana->transfers().retry(ana->newest().id); // and it comes as another one
    QTRY_COMPARE_WITH_TIMEOUT(ben->transfers().all().size(), 2, 20'000);
    ana->transfers().cancel(ana->newest().id);
    QTRY_VERIFY(ben->newest().isOver());
    QTRY_VERIFY(ben->received().isEmpty());
}

void TestFileWays::whoVanishesLeavesNoHalfFile()
{
    const auto ana = person(u"ana"_s);
    SlixPeer ben(server(), newAccount(u"ben"_s), Password);
    QVERIFY(ana && ben.signIn() && meet(*ana, ben));
    const QString to = fullJid(*ana, ben);
    ana->transfers().setStallLimit(std::chrono::seconds(2));
    QVERIFY(offers(ben, to, bytesOf(15 * Megabyte)));
    QTRY_VERIFY_WITH_TIMEOUT(ana->newest().done > 0, 20'000);
    ana->transfers().cancel(ana->newest().id); // by us: they hear it
    QCOMPARE(ana->newest().state, TransferState::Cancelled);
    QVERIFY(!ben.wait(u"file-refused"_s).isEmpty());
    QVERIFY(ana->received().isEmpty());

    QVERIFY(offers(ben, to, bytesOf(15 * Megabyte)));
    QTRY_VERIFY_WITH_TIMEOUT(ana->transfers().all().size() == 2 && ana->newest().done > 0, 20'000);
    ben.tell(u"stop-file"_s); // by them, in order
    QVERIFY(ana->ends(TransferState::Failed));
    QCOMPARE(ana->newest().failure, FailureKind::FileGone);
    QTRY_VERIFY(ana->received().isEmpty());

    QVERIFY(offers(ben, to, bytesOf(15 * Megabyte)));
    QTRY_VERIFY_WITH_TIMEOUT(ana->transfers().all().size() == 3 && ana->newest().done > 0, 20'000);
    ben.tell(u"drop"_s); // their link breaks
    QVERIFY(ana->ends(TransferState::Failed));
    QTRY_VERIFY(ana->received().isEmpty());
    QVERIFY(!ana->transfers().mayRetry(ana->newest().id));
}

void TestFileWays::eachFileOfAMessageIsACard()
{
    const auto ana = person(u"ana"_s);
    SlixPeer ben(server(), newAccount(u"ben"_s), Password);
    const Jid jid = *Jid::parse(ben.jid());
    QVERIFY(ana && ben.signIn());
    const auto shared = [](const QString &name) {
        return u"<file-sharing xmlns='urn:xmpp:sfs:0' disposition='inline'><file "
               u"xmlns='urn:xmpp:file:metadata:0'><name>"
               u"%1</name><size>5</size></file><sources><url-data xmlns='http://jabber.org/protocol/url-data'"
               " target='https://localhost:1/%1'/></sources></file-sharing>"_s.arg(name);
    };
    ben.sendMessage(ana->account.jid.toString(), u"Both of them"_s,
                    {{u"xml"_s, QJsonArray{shared(u"a.png"_s), shared(u"b.pdf"_s)}}});
    QTRY_COMPARE(ana->transfers().all().size(), 2);
    QCOMPARE(ana->texts(jid), QStringList({u"Both of them"_s, u"a.png"_s, u"b.pdf"_s}));
    ana->restart(); // and once more from the archive
    QVERIFY(ana->signIn());
    QCOMPARE(ana->texts(jid).size(), 3);
    QCOMPARE(ana->transfers().all().size(), 2);
}

QTEST_GUILESS_MAIN(TestFileWays)
#include "tst_FileWays.moc"
