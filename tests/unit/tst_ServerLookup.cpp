#include "app/xmpp/ServerLookup.h"
#include "tests/session/NameServer.h"

#include <QSignalSpy>
#include <QTest>
#include <QUrl>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace Tertulia {

class ServerLookupTest : public QObject
{
    Q_OBJECT

private slots:
    void bothKindsOfRecordsAreOneSetInOrderOfPriority();
    void withinAPriorityTheWeightsDecideByChance();
    void aRecordOfWeightZeroIsNotForgotten();
    void withoutRecordsTheDomainItselfIsTried();
    void aDotMeansThatThereIsNoSuchService();
    void aDotForDirectTlsLeavesTheOtherKind();
    void aSilentNameServerDoesNotHoldUsForLong();
    void aHostGivenByHandIsNotLookedUp();
    void anAddressIsNotLookedUp();
    void anInternationalDomainIsAskedForInItsAsciiForm();
    void cancelledLookupSaysNothing();
};

struct Lookup {
    NameServer server;
    GateOptions options;
    std::unique_ptr<ServerLookup> lookup;
    QList<ServerTarget> targets;
    std::optional<Failure> failure;

    void ask(const QString &domain, const QString &host = {}, quint16 port = 0)
    {
        options.nameserver = QHostAddress(QHostAddress::LocalHost);
        options.nameserverPort = server.port();
        lookup = std::make_unique<ServerLookup>(options);
        QObject::connect(lookup.get(), &ServerLookup::found, lookup.get(),
                         [this](const QList<ServerTarget> &found) { targets = found; });
        QObject::connect(lookup.get(), &ServerLookup::failed, lookup.get(), [this](const Failure &f) { failure = f; });
        lookup->start(domain, host, port);
        (void)QTest::qWaitFor([this] { return !targets.isEmpty() || failure; }, 4s);
    }
};

void ServerLookupTest::bothKindsOfRecordsAreOneSetInOrderOfPriority()
{
    Lookup lookup;
    lookup.server.add("_xmpp-client._tcp.example.org", {20, 0, 5222, "second.example.org"});
    lookup.server.add("_xmpp-client._tcp.example.org", {40, 0, 5222, "last.example.org"});
    lookup.server.add("_xmpps-client._tcp.example.org", {10, 0, 443, "first.example.org"});
    lookup.server.add("_xmpps-client._tcp.example.org", {30, 0, 5223, "third.example.org"});
    lookup.ask(u"example.org"_s);
    QCOMPARE(lookup.targets, (QList<ServerTarget>{{u"first.example.org"_s, 443, true},
                                                  {u"second.example.org"_s, 5222, false},
                                                  {u"third.example.org"_s, 5223, true},
                                                  {u"last.example.org"_s, 5222, false}}));
}

static QString pick(quint32 chance)
{
    const QList<ServerRecord> records{{{u"a"_s}, 1, 10}, {{u"b"_s}, 1, 60}, {{u"c"_s}, 1, 30}};
    const auto order = ServerLookup::ordered(records, [chance](quint32 n) { return std::min(chance, n - 1); });
    return order.first().host;
}

void ServerLookupTest::withinAPriorityTheWeightsDecideByChance()
{
    QHash<QString, int> wins;
    for (quint32 chance = 1; chance <= 100; ++chance)
        ++wins[pick(chance)];
    QCOMPARE(wins, (QHash<QString, int>{{u"a"_s, 10}, {u"b"_s, 60}, {u"c"_s, 30}}));
}

void ServerLookupTest::aRecordOfWeightZeroIsNotForgotten()
{
    const QList<ServerRecord> records{{{u"heavy"_s}, 1, 100}, {{u"light"_s}, 1, 0}};
    const auto lucky = ServerLookup::ordered(records, [](quint32) { return 0; });
    QCOMPARE(lucky.first().host, u"light"_s);
    const auto usual = ServerLookup::ordered(records, [](quint32 n) { return n - 1; });
    QCOMPARE(usual.size(), 2);
    QCOMPARE(usual.first().host, u"heavy"_s);
}

void ServerLookupTest::withoutRecordsTheDomainItselfIsTried()
{
    Lookup lookup;
    lookup.ask(u"example.org"_s);
    QCOMPARE(lookup.targets, (QList<ServerTarget>{{u"example.org"_s, 5222, false}, {u"example.org"_s, 5223, true}}));
}

void ServerLookupTest::aDotMeansThatThereIsNoSuchService()
{
    Lookup lookup;
    lookup.server.add("_xmpp-client._tcp.example.org", {0, 0, 0, "."});
    lookup.ask(u"example.org"_s);
    QVERIFY(lookup.failure);
    QCOMPARE(lookup.failure->kind, FailureKind::WrongDomain);
}

void ServerLookupTest::aDotForDirectTlsLeavesTheOtherKind()
{
    Lookup lookup;
    lookup.server.add("_xmpps-client._tcp.example.org", {0, 0, 0, "."});
    lookup.server.add("_xmpp-client._tcp.example.org", {0, 0, 5222, "xmpp.example.org"});
    lookup.ask(u"example.org"_s);
    QCOMPARE(lookup.targets, (QList<ServerTarget>{{u"xmpp.example.org"_s, 5222, false}}));
}

void ServerLookupTest::aSilentNameServerDoesNotHoldUsForLong()
{
    Lookup lookup;
    lookup.server.fallSilent();
    lookup.options.srvLookup = 100ms;
    lookup.ask(u"example.org"_s);
    QCOMPARE(lookup.targets.first().host, u"example.org"_s);
}

void ServerLookupTest::aHostGivenByHandIsNotLookedUp()
{
    Lookup lookup;
    lookup.ask(u"example.org"_s, u"chat.example.org"_s, 443);
    QCOMPARE(lookup.targets, (QList<ServerTarget>{{u"chat.example.org"_s, 443, true, true}}));
    lookup.targets.clear();
    lookup.ask(u"example.org"_s, u"[::1]"_s, 5222);
    QCOMPARE(lookup.targets, (QList<ServerTarget>{{u"::1"_s, 5222, false, true}}));
    QVERIFY(lookup.server.asked.isEmpty());
}

void ServerLookupTest::anAddressIsNotLookedUp()
{
    Lookup lookup;
    lookup.ask(u"192.0.2.1"_s);
    QCOMPARE(lookup.targets.first().host, u"192.0.2.1"_s);
    lookup.targets.clear();
    lookup.ask(u"localhost"_s);
    QCOMPARE(lookup.targets.first().host, u"localhost"_s);
    QVERIFY(lookup.server.asked.isEmpty());
}

void ServerLookupTest::anInternationalDomainIsAskedForInItsAsciiForm()
{
    Lookup lookup;
    lookup.server.add("_xmpp-client._tcp.xn--mnchen-3ya.example", {0, 0, 5222, "chat.example"});
    lookup.ask(QString::fromLatin1(QUrl::toAce(u"münchen.example"_s)));
    QCOMPARE(lookup.targets.first().host, u"chat.example"_s);
}

void ServerLookupTest::cancelledLookupSaysNothing()
{
    ServerLookup lookup({});
    QSignalSpy found(&lookup, &ServerLookup::found);
    lookup.start(u"localhost"_s, {}, 0);
    lookup.cancel();
    QVERIFY(!found.wait(50ms));
}

} // namespace Tertulia

QTEST_GUILESS_MAIN(Tertulia::ServerLookupTest)
#include "tst_ServerLookup.moc"
