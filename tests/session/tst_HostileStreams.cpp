#include "tests/session/StreamsFixture.h"

#include <QJsonArray>
#include <QTemporaryFile>

using namespace Qt::StringLiterals;
using namespace Tertulia;

/// Byte streams of peers who do not keep to what they said.
class HostileStreamsTest : public StreamsFixture
{
    Q_OBJECT

private slots:
    void initTestCase();
    void aHostThatIsNobodysBusinessIsNotCalled();
    void whatIsNotAsAnnouncedEndsIt_data();
    void whatIsNotAsAnnouncedEndsIt();
    void nobodyElseGetsIntoAStream();
    void anEndBeforeTheEndIsNoFile();
    void silenceEndsIt();
};

void HostileStreamsTest::initTestCase()
{
    m_prosody = LocalServer::prosody();
    QVERIFY2(m_prosody->isRunning(), qPrintable(m_prosody->error()));
}

void HostileStreamsTest::aHostThatIsNobodysBusinessIsNotCalled()
{
    SlixPeer peer(server(), newAccount(), password);
    StreamEnd us;
    QVERIFY(together(us, peer));
    const QJsonObject to{{u"to"_s, us.jid()}, {u"sid"_s, u"s1"_s}};
    auto order = to;
    order.insert(u"name"_s, u"a"_s);
    order.insert(u"size"_s, 10);
    order.insert(u"methods"_s, QJsonArray{u"socks"_s, u"ibb"_s});
    peer.tell(u"offer-file"_s, order);
    QVERIFY(!peer.wait(u"answered"_s, {{u"to"_s, u"offer"_s}}).isEmpty());
    QTRY_COMPARE(us.offers.size(), 1U);
    order = to;
    order.insert(u"hosts"_s, QJsonArray{QJsonArray{u"a@b/c"_s, u"10.255.255.1"_s, 1080},
                                        QJsonArray{u"a@b/c"_s, u"169.254.169.254"_s, 80}});
    QElapsedTimer clock;
    clock.start();
    peer.tell(u"socks-hosts"_s, order);
    QCOMPARE(peer.wait(u"answered"_s, {{u"to"_s, u"hosts"_s}})[u"condition"].toString(), u"item-not-found"_s);
    QVERIFY(clock.elapsed() < 5'000); // refused, not tried

    peer.tell(u"ibb-open"_s, to); // the same offer goes on in-band
    order = to;
    order.insert(u"seq"_s, 0);
    order.insert(u"size"_s, 10);
    peer.tell(u"ibb-block"_s, order);
    peer.tell(u"ibb-close"_s, to);
    QTRY_COMPARE(us.offers.front()->outcome(), u"finished"_s);
    QCOMPARE(us.offers.front()->sink.count, 10);
}

void HostileStreamsTest::whatIsNotAsAnnouncedEndsIt_data()
{
    QTest::addColumn<int>("sequence");
    QTest::addColumn<int>("size");
    QTest::addColumn<bool>("inMessage");
    QTest::addRow("more than announced") << 0 << 101 << false;
    QTest::addRow("more than announced, in a message") << 0 << 101 << true;
    QTest::addRow("a block larger than agreed") << 0 << 65 << false;
    QTest::addRow("a block out of order") << 1 << 10 << false;
}

void HostileStreamsTest::whatIsNotAsAnnouncedEndsIt()
{
    QFETCH(const int, sequence);
    QFETCH(const int, size);
    QFETCH(const bool, inMessage);
    SlixPeer peer(server(), newAccount(), password);
    StreamEnd us;
    QVERIFY(together(us, peer));
    const QJsonObject to{{u"to"_s, us.jid()}, {u"sid"_s, u"s1"_s}};
    const auto with = [&to](QJsonObject more) {
        for (auto it = to.begin(); it != to.end(); ++it)
            more.insert(it.key(), it.value());
        return more;
    };
    peer.tell(u"offer-file"_s, with({{u"name"_s, u"a"_s}, {u"size"_s, 100}}));
    QVERIFY(!peer.wait(u"answered"_s).isEmpty());
    peer.tell(u"ibb-open"_s, with({{u"block_size"_s, size == 65 ? 64 : 4096}}));
    QCOMPARE(peer.wait(u"answered"_s)[u"condition"].toString(), QString());
    peer.tell(u"ibb-block"_s, with({{u"seq"_s, sequence}, {u"size"_s, size}, {u"messages"_s, inMessage}}));
    QTRY_COMPARE(us.offers.front()->outcome(), u"failed"_s);
    QCOMPARE(us.offers.front()->failure(), FailureKind::FileDamaged);
    QCOMPARE(us.offers.front()->sink.count, 0);
    peer.forget();
    peer.tell(u"ibb-block"_s, with({{u"seq"_s, 0}, {u"size"_s, 1}}));
    QCOMPARE(peer.wait(u"answered"_s)[u"condition"].toString(), u"item-not-found"_s);
}

void HostileStreamsTest::nobodyElseGetsIntoAStream()
{
    SlixPeer peer(server(), newAccount(), password), other(server(), m_user, password, u"other"_s);
    StreamEnd us;
    QVERIFY(together(us, peer) && other.signIn());
    const QJsonObject to{{u"to"_s, us.jid()}, {u"sid"_s, u"s1"_s}}, wrong{{u"to"_s, us.jid()}, {u"sid"_s, u"s2"_s}};
    auto order = to;
    order.insert(u"name"_s, u"a"_s);
    order.insert(u"size"_s, 10);
    peer.tell(u"offer-file"_s, order);
    QVERIFY(!peer.wait(u"answered"_s).isEmpty());
    const auto refusal = [](SlixPeer &who, const QString &what, const QJsonObject &with) {
        auto block = with;
        if (what == "ibb-block"_L1) {
            block.insert(u"seq"_s, 0);
            block.insert(u"size"_s, 10);
        }
        who.tell(what, block);
        return who.wait(u"answered"_s)[u"condition"].toString();
    };
    QCOMPARE(refusal(other, u"ibb-open"_s, to), u"not-acceptable"_s);
    QCOMPARE(refusal(peer, u"ibb-open"_s, wrong), u"not-acceptable"_s);
    QCOMPARE(refusal(peer, u"ibb-block"_s, to), u"item-not-found"_s); // which ends it: data before open
    QTRY_COMPARE(us.offers.front()->outcome(), u"failed"_s);

    order.insert(u"sid"_s, u"s3"_s);
    peer.forget();
    peer.tell(u"offer-file"_s, order);
    QVERIFY(!peer.wait(u"answered"_s).isEmpty());
    const QJsonObject third{{u"to"_s, us.jid()}, {u"sid"_s, u"s3"_s}};
    QCOMPARE(refusal(peer, u"ibb-open"_s, third), QString());
    QCOMPARE(refusal(other, u"ibb-block"_s, third), u"item-not-found"_s);
    QCOMPARE(refusal(other, u"ibb-close"_s, third), u"item-not-found"_s);
    QCOMPARE(refusal(peer, u"ibb-block"_s, third), QString());
    QCOMPARE(refusal(peer, u"ibb-close"_s, third), QString());
    QTRY_COMPARE(us.offers.back()->outcome(), u"finished"_s);
    QCOMPARE(us.offers.back()->sink.count, 10);
}

void HostileStreamsTest::anEndBeforeTheEndIsNoFile()
{
    SlixPeer peer(server(), newAccount(), password);
    StreamEnd us;
    QVERIFY(together(us, peer));
    QTemporaryFile source;
    QVERIFY(source.open() && source.write("only this") && source.flush());
    QJsonObject order{{u"to"_s, us.jid()}, {u"path"_s, source.fileName()}, {u"size"_s, 1'000}};
    order.insert(u"methods"_s, QJsonArray{u"ibb"_s});
    peer.tell(u"send-file"_s, order);
    QTRY_COMPARE(us.offers.size(), 1U);
    QTRY_COMPARE(us.offers.front()->outcome(), u"withdrawn"_s);
    order.insert(u"methods"_s, QJsonArray{u"socks"_s});
    peer.tell(u"send-file"_s, order);
    QTRY_COMPARE(us.offers.size(), 2U);
    QTRY_COMPARE(us.offers.back()->outcome(), u"failed"_s);
    QCOMPARE(us.offers.back()->failure(), FailureKind::ConnectionLost);

    order.insert(u"size"_s, 3); // and more than announced is none either
    peer.tell(u"send-file"_s, order);
    QTRY_COMPARE(us.offers.size(), 3U);
    QTRY_COMPARE(us.offers.back()->outcome(), u"failed"_s);
    QCOMPARE(us.offers.back()->failure(), FailureKind::FileDamaged);
    QCOMPARE(us.offers.back()->sink.count, 0);
}

void HostileStreamsTest::silenceEndsIt()
{
    SlixPeer peer(server(), newAccount(), password);
    StreamEnd us;
    us.receiver.setStallLimit(std::chrono::milliseconds(500));
    QVERIFY(together(us, peer));
    peer.tell(u"offer-file"_s, {{u"to"_s, us.jid()}, {u"name"_s, u"a"_s}, {u"size"_s, 10}});
    QTRY_COMPARE(us.offers.size(), 1U);
    QTRY_COMPARE(us.offers.front()->outcome(), u"failed"_s);
    QCOMPARE(us.offers.front()->failure(), FailureKind::Stalled);
}

QTEST_GUILESS_MAIN(HostileStreamsTest)
#include "tst_HostileStreams.moc"
