#include "app/models/OccupantsModel.h"

#include <QAbstractItemModelTester>
#include <QSignalSpy>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace Tertulia;

class OccupantsModelTest : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase() { QLocale::setDefault(QLocale(QLocale::English)); } // C knows bytes only
    void rolesStandUnderTheirHeadings();
    void nicksStandInTheOrderOfPeopleNotOfBytes();
    void headingsComeWithTheFirstAndGoWithTheLast();
    void aNewRoleMovesSomebodyUnderAnotherHeading();
    void whatChangesWithoutARoleIsOneRow();
    void fiveThousandComeAtOnce();
    void aRoomFullOfPeopleEmptiesAtOnce();
    void aFilterLooksAtNicksAndAddresses();
    void weAreMarkedUnderOurPresentNick();
};

namespace {

Occupant one(const QString &nick, RoomRole role = RoomRole::Participant)
{
    Occupant occupant;
    occupant.nick = nick;
    occupant.role = role;
    return occupant;
}

/// Headings as "# role count".
QStringList lines(const OccupantsModel &model)
{
    QStringList found;
    for (int row = 0; row < model.rowCount(); ++row) {
        const QModelIndex at = model.index(row);
        const bool header =
            OccupantsModel::Row(at.data(OccupantsModel::RowRole).toInt()) == OccupantsModel::Row::Header;
        found << (header ? u"# %1 %2"_s.arg(at.data(OccupantsModel::RoleRole).toInt())
                               .arg(at.data(OccupantsModel::CountRole).toInt())
                         : at.data(OccupantsModel::NickRole).toString());
    }
    return found;
}

QList<Occupant> crowd(int count)
{
    QList<Occupant> people;
    for (int number = 0; number < count; ++number)
        people << one(u"nick%1"_s.arg(number), number % 100 ? RoomRole::Participant : RoomRole::Moderator);
    return people;
}

} // namespace

void OccupantsModelTest::rolesStandUnderTheirHeadings()
{
    OccupantsModel model;
    const QAbstractItemModelTester tester(&model);
    model.setAll({one(u"vera"_s, RoomRole::Visitor), one(u"mia"_s, RoomRole::Moderator), one(u"pia"_s)});
    QCOMPARE(lines(model), QStringList({u"# 3 1"_s, u"mia"_s, u"# 2 1"_s, u"pia"_s, u"# 1 1"_s, u"vera"_s}));
    QCOMPARE(model.people(), 3);
    QVERIFY(!(model.flags(model.index(0)) & Qt::ItemIsSelectable));
    QVERIFY(model.flags(model.index(1)) & Qt::ItemIsSelectable);
}

void OccupantsModelTest::nicksStandInTheOrderOfPeopleNotOfBytes()
{
    OccupantsModel model;
    model.setAll({one(u"Zoe"_s), one(u"ana10"_s), one(u"Ana9"_s), one(u"bea"_s)});
    QCOMPARE(lines(model).sliced(1), QStringList({u"Ana9"_s, u"ana10"_s, u"bea"_s, u"Zoe"_s}));
}

void OccupantsModelTest::headingsComeWithTheFirstAndGoWithTheLast()
{
    OccupantsModel model;
    const QAbstractItemModelTester tester(&model);
    model.put({one(u"pia"_s)});
    model.put({one(u"mia"_s, RoomRole::Moderator)});
    QCOMPARE(lines(model), QStringList({u"# 3 1"_s, u"mia"_s, u"# 2 1"_s, u"pia"_s}));
    model.remove({u"pia"_s, u"nobody"_s});
    QCOMPARE(lines(model), QStringList({u"# 3 1"_s, u"mia"_s}));
    model.remove({u"mia"_s});
    QVERIFY(lines(model).isEmpty());
}

void OccupantsModelTest::aNewRoleMovesSomebodyUnderAnotherHeading()
{
    OccupantsModel model;
    const QAbstractItemModelTester tester(&model);
    model.setAll({one(u"mia"_s, RoomRole::Moderator), one(u"pia"_s)});
    model.put({one(u"pia"_s, RoomRole::Moderator)});
    QCOMPARE(lines(model), QStringList({u"# 3 2"_s, u"mia"_s, u"pia"_s}));
}

void OccupantsModelTest::whatChangesWithoutARoleIsOneRow()
{
    OccupantsModel model;
    model.setAll({one(u"mia"_s), one(u"pia"_s), one(u"ria"_s)});
    QSignalSpy reset(&model, &QAbstractItemModel::modelReset), changed(&model, &QAbstractItemModel::dataChanged);
    Occupant away = one(u"pia"_s);
    away.availability = Availability::Away;
    model.put({away});
    QCOMPARE(reset.count(), 0);
    QCOMPARE(changed.count(), 1);
    QCOMPARE(changed.at(0).at(0).toModelIndex().row(), 2);
    QCOMPARE(model.find(u"pia"_s)->availability, Availability::Away);
}

void OccupantsModelTest::fiveThousandComeAtOnce()
{
    OccupantsModel model;
    const QAbstractItemModelTester tester(&model);
    QSignalSpy reset(&model, &QAbstractItemModel::modelReset), inserted(&model, &QAbstractItemModel::rowsInserted);
    model.put(crowd(5'000));
    QCOMPARE(reset.count(), 1);
    QCOMPARE(inserted.count(), 0);
    QCOMPARE(model.rowCount(), 5'002);
    QCOMPARE(model.index(1).data(OccupantsModel::NickRole).toString(), u"nick0"_s);
    QCOMPARE(model.index(5'001).data(OccupantsModel::NickRole).toString(), u"nick4999"_s);
    QCOMPARE(model.indexOf(u"nick4999"_s).row(), 5'001);
}

void OccupantsModelTest::aRoomFullOfPeopleEmptiesAtOnce()
{
    OccupantsModel model;
    const QAbstractItemModelTester tester(&model);
    model.setAll(crowd(1'000));
    QSignalSpy reset(&model, &QAbstractItemModel::modelReset);
    QStringList all = model.nicks();
    all.removeAll(u"nick7"_s);
    model.remove(all);
    QCOMPARE(reset.count(), 1);
    QCOMPARE(lines(model), QStringList({u"# 2 1"_s, u"nick7"_s}));
}

void OccupantsModelTest::aFilterLooksAtNicksAndAddresses()
{
    OccupantsModel model;
    const QAbstractItemModelTester tester(&model);
    Occupant known = one(u"Somebody"_s);
    known.jid = *Jid::parse(u"vera@example.org");
    model.setAll({known, one(u"Verena"_s), one(u"mia"_s, RoomRole::Moderator)});
    model.setFilter(u" ver "_s);
    QCOMPARE(lines(model), QStringList({u"# 2 2"_s, u"Somebody"_s, u"Verena"_s}));
    model.put({one(u"verona"_s), one(u"Pia"_s)});
    QCOMPARE(lines(model), QStringList({u"# 2 3"_s, u"Somebody"_s, u"Verena"_s, u"verona"_s}));
    QCOMPARE(model.people(), 5);
    model.setFilter({});
    QCOMPARE(model.rowCount(), 7);
}

void OccupantsModelTest::weAreMarkedUnderOurPresentNick()
{
    OccupantsModel model;
    model.setAll({one(u"ana"_s), one(u"anita"_s)});
    model.setOwnNick(u"ana"_s);
    QVERIFY(model.indexOf(u"ana"_s).data(OccupantsModel::OwnRole).toBool());
    model.setOwnNick(u"anita"_s);
    QVERIFY(!model.indexOf(u"ana"_s).data(OccupantsModel::OwnRole).toBool());
    QVERIFY(model.indexOf(u"anita"_s).data(OccupantsModel::OwnRole).toBool());
}

QTEST_GUILESS_MAIN(OccupantsModelTest)
#include "tst_OccupantsModel.moc"
