#include "app/AutoAway.h"
#include "app/IdleSource.h"
#include "app/Presences.h"

#include <QPromise>
#include <QSignalSpy>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace Tertulia;
using namespace std::chrono_literals;

namespace {

/// A computer that was touched last when the test says so.
struct TestSource : IdleSource {
    std::optional<std::chrono::milliseconds> idle = 0ms;
    int questions = 0;

    QFuture<std::optional<std::chrono::milliseconds>> idleTime() override
    {
        ++questions;
        return QtFuture::makeReadyValueFuture(idle);
    }
};

} // namespace

class AutoAwayTest : public QObject
{
    Q_OBJECT

private slots:
    void whoLeavesIsAwayAndBackWithTheirOwnStatus();
    void awayBeginsWhenTheChosenTimeIsOver();
    void whoChoseSomethingElseIsLeftAlone_data();
    void whoChoseSomethingElseIsLeftAlone();
    void aChoiceWhileAwayIsTheOneThatComesBack();
    void neverMeansNever();
    void aDesktopThatDoesNotTellMakesNobodyAway();
    void itIsAskedSeldom();
    void anAnswerThatComesTooLateChangesNothing();
};

void AutoAwayTest::whoLeavesIsAwayAndBackWithTheirOwnStatus()
{
    TestSource source;
    AutoAway away(source);
    Presences presences;
    connect(&away, &AutoAway::idleChanged, &presences, &Presences::setIdleSince);
    presences.publish({Availability::FreeToChat, u"in the garden"_s});
    away.setAfter(20ms);
    QTRY_VERIFY(source.questions > 1);
    QCOMPARE(presences.published().availability, Availability::FreeToChat);

    source.idle = 90s;
    QTRY_COMPARE(presences.published().availability, Availability::Away);
    QCOMPARE(presences.published().statusText, u"in the garden"_s);
    const auto since = std::chrono::system_clock::now() - *presences.published().idleSince;
    QVERIFY(since > 80s && since < 100s);
    QCOMPARE(presences.own().availability, Availability::FreeToChat); // what is kept for the next start

    source.idle = 0ms;
    QTRY_COMPARE(presences.published().availability, Availability::FreeToChat);
    QVERIFY(!presences.published().idleSince);
}

void AutoAwayTest::awayBeginsWhenTheChosenTimeIsOver()
{
    TestSource source;
    AutoAway away(source);
    source.idle = 10min - 1ms;
    away.setAfter(10min);
    QTRY_COMPARE(source.questions, 1);
    QVERIFY(!away.idleSince());
    source.idle = 10min;
    away.setAfter(10min); // looks again
    QTRY_VERIFY(away.idleSince());
}

void AutoAwayTest::whoChoseSomethingElseIsLeftAlone_data()
{
    QTest::addColumn<Availability>("chosen");
    QTest::newRow("away") << Availability::Away;
    QTest::newRow("not available") << Availability::NotAvailable;
    QTest::newRow("do not disturb") << Availability::DoNotDisturb;
}

void AutoAwayTest::whoChoseSomethingElseIsLeftAlone()
{
    QFETCH(const Availability, chosen);
    Presences presences;
    presences.publish({chosen, u"my words"_s});
    QSignalSpy told(&presences, &Presences::ownChanged);
    presences.setIdleSince(Instant(1s));
    presences.setIdleSince({});
    QCOMPARE(told.count(), 0);
    QCOMPARE(presences.published().availability, chosen);
    QVERIFY(!presences.published().idleSince);
}

void AutoAwayTest::aChoiceWhileAwayIsTheOneThatComesBack()
{
    Presences presences;
    presences.publish({Availability::Available, {}});
    presences.setIdleSince(Instant(1s));
    presences.publish({Availability::DoNotDisturb, u"call"_s}); // e.g. from the tray of another desktop
    QCOMPARE(presences.published().availability, Availability::DoNotDisturb);
    presences.publish({Availability::FreeToChat, {}});
    QCOMPARE(presences.published().availability, Availability::Away);
    presences.setIdleSince({});
    QCOMPARE(presences.published().availability, Availability::FreeToChat);
}

void AutoAwayTest::neverMeansNever()
{
    TestSource source;
    source.idle = 24h;
    AutoAway away(source);
    QSignalSpy changed(&away, &AutoAway::idleChanged);
    away.setAfter(1ms);
    QTRY_VERIFY(away.idleSince());
    away.setAfter(0ms);
    QVERIFY(!away.idleSince());
    const int questions = source.questions;
    QVERIFY(!QTest::qWaitFor([&] { return source.questions > questions || changed.count() > 2; }, 50ms));
}

void AutoAwayTest::aDesktopThatDoesNotTellMakesNobodyAway()
{
    TestSource source;
    AutoAway away(source);
    source.idle = 24h;
    away.setAfter(1ms);
    QTRY_VERIFY(away.idleSince());
    source.idle = {};
    QTRY_VERIFY(!away.idleSince());
}

void AutoAwayTest::itIsAskedSeldom()
{
    TestSource source;
    AutoAway away(source);
    away.setAfter(10min);
    QTRY_COMPARE(source.questions, 1);
    QVERIFY(!QTest::qWaitFor([&] { return source.questions > 1; }, 50ms));
}

void AutoAwayTest::anAnswerThatComesTooLateChangesNothing()
{
    struct SlowSource : IdleSource {
        QPromise<std::optional<std::chrono::milliseconds>> promise;
        QFuture<std::optional<std::chrono::milliseconds>> idleTime() override { return promise.future(); }
    } source;
    source.promise.start();
    AutoAway away(source);
    QSignalSpy changed(&away, &AutoAway::idleChanged);
    away.setAfter(1ms);
    away.setAfter(0ms); // never, after all
    source.promise.addResult(24h);
    source.promise.finish();
    QCoreApplication::processEvents();
    QVERIFY(!away.idleSince());
    QCOMPARE(changed.count(), 0);
}

QTEST_GUILESS_MAIN(AutoAwayTest)
#include "tst_AutoAway.moc"
