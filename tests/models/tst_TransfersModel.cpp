#include "app/models/TransfersModel.h"

#include <QAbstractItemModelTester>
#include <QSignalSpy>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace Tertulia {

namespace {

Transfer file(TransferId id, int minute, TransferState state = TransferState::Running)
{
    Transfer made;
    made.id = id;
    made.time = Instant(std::chrono::minutes(minute));
    made.name = u"file %1"_s.arg(id);
    made.size = 100;
    made.state = state;
    return made;
}

QList<TransferId> ids(const TransfersModel &model)
{
    QList<TransferId> found;
    for (int row = 0; row < model.rowCount(); ++row)
        found << model.at(row).id;
    return found;
}

} // namespace

class tst_TransfersModel : public QObject
{
    Q_OBJECT

private slots:
    void theNewestStandsFirstWhereverItCameFrom();
    void progressTellsOfItsRowAlone();
    void whatIsSaidTwiceIsToldOnce();
    void runningAndFinishedOnesAreCounted();
    void aForgottenOneGoes();
};

void tst_TransfersModel::theNewestStandsFirstWhereverItCameFrom()
{
    TransfersModel model;
    const QAbstractItemModelTester tester(&model);
    model.reset({file(1, 5), file(2, 9), file(3, 1)});
    QCOMPARE(ids(model), (QList<TransferId>{2, 1, 3}));
    model.put(file(4, 20));
    model.put(file(5, 3));
    model.put(file(6, 5)); // at the same time as 1: came later
    QCOMPARE(ids(model), (QList<TransferId>{4, 2, 6, 1, 5, 3}));
    QCOMPARE(model.index(0).data().toString(), u"file 4"_s);
    QCOMPARE(model.index(0).data(TransfersModel::TransferRole).value<Transfer>().id, 4);
    QCOMPARE(model.rowOf(5), 4);
    QCOMPARE(model.rowOf(99), -1);
}

void tst_TransfersModel::progressTellsOfItsRowAlone()
{
    TransfersModel model;
    model.reset({file(1, 1), file(2, 2), file(3, 3)});
    QSignalSpy changed(&model, &QAbstractItemModel::dataChanged), moved(&model, &QAbstractItemModel::rowsInserted),
        reset(&model, &QAbstractItemModel::modelReset), counts(&model, &TransfersModel::countsChanged);
    Transfer further = file(2, 2);
    further.done = 50;
    model.put(further);
    QCOMPARE(changed.size(), 1);
    QCOMPARE(changed.first().at(0).toModelIndex().row(), 1);
    QCOMPARE(changed.first().at(1).toModelIndex().row(), 1);
    QCOMPARE(moved.size() + reset.size() + counts.size(), 0);
    QCOMPARE(model.at(1).percent(), 50);
}

void tst_TransfersModel::whatIsSaidTwiceIsToldOnce()
{
    TransfersModel model;
    model.put(file(1, 1));
    QSignalSpy changed(&model, &QAbstractItemModel::dataChanged);
    model.put(file(1, 1));
    QCOMPARE(changed.size(), 0);
    QCOMPARE(model.rowCount(), 1);
}

void tst_TransfersModel::runningAndFinishedOnesAreCounted()
{
    TransfersModel model;
    QSignalSpy counts(&model, &TransfersModel::countsChanged);
    model.reset({file(1, 1, TransferState::Done), file(2, 2, TransferState::Failed), file(3, 3), file(4, 4)});
    QCOMPARE(counts.size(), 1);
    QCOMPARE(model.runningCount(), 2);
    QCOMPARE(model.finished(), (QList<TransferId>{2, 1}));
    QCOMPARE(model.index(0).data(TransfersModel::OverRole).toBool(), false);
    model.put(file(3, 3, TransferState::Cancelled));
    QCOMPARE(model.runningCount(), 1);
    QCOMPARE(counts.size(), 2);
    QCOMPARE(model.finished(), (QList<TransferId>{3, 2, 1}));
}

void tst_TransfersModel::aForgottenOneGoes()
{
    TransfersModel model;
    const QAbstractItemModelTester tester(&model);
    model.reset({file(1, 1), file(2, 2)});
    model.remove(2);
    model.remove(99);
    QCOMPARE(ids(model), QList<TransferId>{1});
}

} // namespace Tertulia

QTEST_GUILESS_MAIN(Tertulia::tst_TransfersModel)
#include "tst_TransfersModel.moc"
