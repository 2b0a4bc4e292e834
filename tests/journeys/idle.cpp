#include "app/AutoAway.h"
#include "app/Presences.h"
#include "ui/DesktopIdle.h"

#include <QProcess>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace Tertulia;
using namespace std::chrono_literals;

/// Automatic away with a real X server, touched by xdotool as a person would: idle.py makes the desktop for it.
class IdleTest : public QObject
{
    Q_OBJECT

private slots:
    void theTimeGrowsUntilSomebodyTouchesTheComputer();
    void whoLeavesIsAwayAndBackWithTheFirstTouch();

private:
    static void touch(const QStringList &how) { QCOMPARE(QProcess::execute(u"xdotool"_s, how), 0); }
    std::chrono::milliseconds idle();

    DesktopIdle m_desktop;
};

std::chrono::milliseconds IdleTest::idle()
{
    const auto answer = m_desktop.idleTime();
    const bool told = QTest::qWaitFor([&] { return answer.isFinished(); }) && answer.result();
    return told ? *answer.result() : -1ms;
}

void IdleTest::theTimeGrowsUntilSomebodyTouchesTheComputer()
{
    touch({u"mousemove"_s, u"100"_s, u"100"_s});
    QVERIFY(idle() >= 0ms);
    QTRY_VERIFY(idle() >= 1s);
    touch({u"key"_s, u"shift"_s});
    QVERIFY(idle() < 900ms);
}

void IdleTest::whoLeavesIsAwayAndBackWithTheFirstTouch()
{
    AutoAway away(m_desktop);
    Presences presences;
    connect(&away, &AutoAway::idleChanged, &presences, &Presences::setIdleSince);
    presences.publish({Availability::Available, u"here"_s});
    touch({u"key"_s, u"shift"_s});
    away.setAfter(1s);
    QCOMPARE(presences.published().availability, Availability::Available);
    QTRY_COMPARE(presences.published().availability, Availability::Away);
    QVERIFY(idle() >= 1s);
    touch({u"mousemove_relative"_s, u"5"_s, u"5"_s});
    QTRY_COMPARE(presences.published().availability, Availability::Available);
    QVERIFY(!presences.published().idleSince);
}

QTEST_MAIN(IdleTest)
#include "idle.moc"
