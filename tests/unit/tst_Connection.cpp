#include "app/Connection.h"
#include "app/SignIn.h"

#include <QTest>

using namespace Tertulia;
using namespace std::chrono_literals;

class ConnectionTest : public QObject
{
    Q_OBJECT

private slots:
    void backOffDoublesUpToItsLongest();
    void backOffSpreadsAQuarterEitherWay();
    void credentialsAreNeverRetried();
    void networkIsRetriedOnlyWhereItWorkedBefore();
    void refusalToWorkUngatedIsFinal();
};

void ConnectionTest::backOffDoublesUpToItsLongest()
{
    const BackOff backOff;
    QCOMPARE(backOff.delay(0, 0.5), 1s);
    QCOMPARE(backOff.delay(1, 0.5), 2s);
    QCOMPARE(backOff.delay(6, 0.5), 64s);
    QCOMPARE(backOff.delay(7, 0.5), 120s);
    QCOMPARE(backOff.delay(10'000, 0.5), 120s);
}

void ConnectionTest::backOffSpreadsAQuarterEitherWay()
{
    const BackOff backOff;
    QCOMPARE(backOff.delay(3, 0.0), 6s);
    QCOMPARE(backOff.delay(3, 1.0), 10s);
}

void ConnectionTest::credentialsAreNeverRetried()
{
    for (const auto kind :
         {FailureKind::WrongCredentials, FailureKind::AccountDisabled, FailureKind::CertificateNotTrusted}) {
        QCOMPARE(nextStep(kind, false), NextStep::AskPerson);
        QCOMPARE(nextStep(kind, true), NextStep::AskPerson);
    }
}

void ConnectionTest::networkIsRetriedOnlyWhereItWorkedBefore()
{
    for (const auto kind : {FailureKind::ServerNotFound, FailureKind::ServerUnreachable, FailureKind::TimedOut,
                            FailureKind::ConnectionLost, FailureKind::ServerClosed, FailureKind::TryLater}) {
        QCOMPARE(nextStep(kind, false), NextStep::Stop);
        QCOMPARE(nextStep(kind, true), NextStep::Retry);
    }
}

void ConnectionTest::refusalToWorkUngatedIsFinal()
{
    QCOMPARE(nextStep(FailureKind::GateUnavailable, true), NextStep::Stop);
}

QTEST_GUILESS_MAIN(ConnectionTest)
#include "tst_Connection.moc"
