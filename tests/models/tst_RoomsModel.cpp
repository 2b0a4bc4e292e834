#include "app/models/RoomsModel.h"

#include <QAbstractItemModelTester>
#include <QSignalSpy>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace Tertulia;

class RoomsModelTest : public QObject
{
    Q_OBJECT

private slots:
    void roomsThatWeAreInStandFirstEachPartByName();
    void aRoomThatWeJoinMovesUpWithoutAReset();
    void aRoomWithoutANameIsCalledByItsAddress();
    void whatIsUnreadStaysKnownUntilItsRoomComes();
    void mutedRoomsCountOnlyWhereTheyMentionUs();
    void aFilterLooksAtNamesAndAddresses();
};

namespace {

Room room(const QString &local, Room::State state = Room::State::Joined, const QString &name = {})
{
    Room made;
    made.jid = *Jid::parse(local + u"@rooms.example.org"_s);
    made.state = state;
    made.name = name;
    return made;
}

QStringList names(const RoomsModel &model)
{
    QStringList found;
    for (int row = 0; row < model.rowCount(); ++row)
        found << model.index(row).data(RoomsModel::NameRole).toString();
    return found;
}

} // namespace

void RoomsModelTest::roomsThatWeAreInStandFirstEachPartByName()
{
    RoomsModel model;
    const QAbstractItemModelTester tester(&model);
    model.setAll({room(u"tea"_s), room(u"attic"_s, Room::State::Left), room(u"chess"_s, Room::State::Failed),
                  room(u"zoo"_s, Room::State::Left)});
    QCOMPARE(names(model), QStringList({u"chess"_s, u"tea"_s, u"attic"_s, u"zoo"_s}));
}

void RoomsModelTest::aRoomThatWeJoinMovesUpWithoutAReset()
{
    RoomsModel model;
    const QAbstractItemModelTester tester(&model);
    QSignalSpy reset(&model, &QAbstractItemModel::modelReset);
    model.put(room(u"tea"_s));
    model.put(room(u"attic"_s, Room::State::Left));
    QCOMPARE(names(model), QStringList({u"tea"_s, u"attic"_s}));
    model.put(room(u"attic"_s, Room::State::Joining));
    QCOMPARE(names(model), QStringList({u"attic"_s, u"tea"_s}));
    model.put(room(u"attic"_s, Room::State::Joined, u"Zeta"_s));
    QCOMPARE(names(model), QStringList({u"tea"_s, u"Zeta"_s}));
    model.remove(room(u"tea"_s).jid);
    QCOMPARE(names(model), QStringList(u"Zeta"_s));
    QCOMPARE(reset.count(), 0);
}

void RoomsModelTest::aRoomWithoutANameIsCalledByItsAddress()
{
    RoomsModel model;
    model.put(room(u"tea"_s));
    QCOMPARE(model.index(0).data().toString(), u"tea"_s);
    model.put(room(u"tea"_s, Room::State::Joined, u"The tea house"_s));
    QCOMPARE(model.index(0).data().toString(), u"The tea house"_s);
}

void RoomsModelTest::whatIsUnreadStaysKnownUntilItsRoomComes()
{
    RoomsModel model;
    model.setNews(room(u"tea"_s).jid, {3, 1, false});
    model.put(room(u"tea"_s));
    QCOMPARE(model.index(0).data(RoomsModel::UnreadRole).toInt(), 3);
    QCOMPARE(model.index(0).data(RoomsModel::MentionsRole).toInt(), 1);
    QSignalSpy changed(&model, &QAbstractItemModel::dataChanged);
    model.setNews(room(u"tea"_s).jid, {3, 1, false});
    QCOMPARE(changed.count(), 0);
    model.setNews(room(u"tea"_s).jid, {});
    QCOMPARE(changed.count(), 1);
}

void RoomsModelTest::mutedRoomsCountOnlyWhereTheyMentionUs()
{
    RoomsModel model;
    model.setAll({room(u"tea"_s), room(u"chess"_s), room(u"zoo"_s)});
    model.setNews(room(u"tea"_s).jid, {3, 0, false});
    model.setNews(room(u"chess"_s).jid, {9, 0, true});
    model.setNews(room(u"zoo"_s).jid, {9, 1, true});
    QCOMPARE(model.unread(), 2);
}

void RoomsModelTest::aFilterLooksAtNamesAndAddresses()
{
    RoomsModel model;
    const QAbstractItemModelTester tester(&model);
    model.setAll({room(u"tea"_s, Room::State::Joined, u"Five o'clock"_s), room(u"chess"_s)});
    model.setFilter(u"TEA"_s);
    QCOMPARE(names(model), QStringList(u"Five o'clock"_s));
    model.put(room(u"teapot"_s));
    model.put(room(u"chess"_s, Room::State::Left));
    QCOMPARE(model.rowCount(), 2);
    model.setFilter({});
    QCOMPARE(model.rowCount(), 3);
}

QTEST_GUILESS_MAIN(RoomsModelTest)
#include "tst_RoomsModel.moc"
