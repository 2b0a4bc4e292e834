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
    QList<Availability> told; // short moments count too
    connect(&away, &AutoAway::idleChanged, &presences, &Presences::setIdleSince);
    connect(&presences, &Presences::ownChanged, &presences, [&] { told.append(presences.published().availability); });
    presences.publish({Availability::Available, u"here"_s});
    told.clear();
    touch({u"key"_s, u"shift"_s});
    away.setAfter(1s);
    QTRY_COMPARE(told, QList{Availability::Away});
    QVERIFY(idle() >= 1s);
    touch({u"mousemove_relative"_s, u"5"_s, u"5"_s});
    QTRY_VERIFY(told.size() >= 2);
    QCOMPARE(told.at(1), Availability::Available);
}

QTEST_MAIN(IdleTest)
#include "idle.moc"
