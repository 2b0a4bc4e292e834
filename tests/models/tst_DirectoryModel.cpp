#include "app/Contacts.h"
#include "app/models/DirectoryModel.h"

#include <QAbstractItemModelTester>
#include <QElapsedTimer>
#include <QSignalSpy>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace Tertulia;

namespace {

DirectoryEntry entry(const QString &user, const QString &name, const QString &email = {})
{
    return {*Jid::parse(user + u"@example.org"_s), user, name, email, {}};
}

QStringList shown(const DirectoryModel &model, int column = DirectoryModel::Username)
{
    QStringList texts;
    for (int row = 0; row < model.rowCount(); ++row)
        texts.append(model.index(row, column).data().toString());
    return texts;
}

const QList some{entry(u"zoe"_s, u"Ana Zamora"_s, u"z@example.org"_s), entry(u"bruno"_s, u"Émile Bruno"_s),
                 entry(u"u10"_s, {}), entry(u"u9"_s, u"bruno"_s, u"a@example.org"_s)};

} // namespace

class DirectoryModelTest : public QObject
{
    Q_OBJECT

private slots:
    void peopleAreSortedByNameAndTheNamelessComeLast();
    void eachColumnSortsBothWays();
    void sortingKeepsWhatIsChosen();
    void theFilterWantsEveryWordSomewhere();
    void contactsAreKnownAsTheyChange();
    void tenThousandAreThereSortedAndFilteredAtOnce();
};

void DirectoryModelTest::peopleAreSortedByNameAndTheNamelessComeLast()
{
    const Contacts contacts;
    DirectoryModel model(contacts);
    QAbstractItemModelTester tester(&model);
    model.setEntries(some);
    QCOMPARE(shown(model), (QStringList{u"zoe"_s, u"u9"_s, u"bruno"_s, u"u10"_s}));
    model.sort(DirectoryModel::Name, Qt::DescendingOrder);
    QCOMPARE(shown(model), (QStringList{u"bruno"_s, u"u9"_s, u"zoe"_s, u"u10"_s}));
    QCOMPARE(model.index(3, 0).data(DirectoryModel::NameRole).toString(), u"u10"_s);
}

void DirectoryModelTest::eachColumnSortsBothWays()
{
    Contacts contacts;
    Contact friendly;
    friendly.jid = *Jid::parse(u"u9@example.org");
    friendly.subscription = Contact::Subscription::Both;
    contacts.put(friendly);
    DirectoryModel model(contacts);
    model.setEntries(some);
    model.sort(DirectoryModel::Username);
    QCOMPARE(shown(model), (QStringList{u"bruno"_s, u"u10"_s, u"u9"_s, u"zoe"_s}));
    model.sort(DirectoryModel::Email);
    QCOMPARE(shown(model).first(2), (QStringList{u"u9"_s, u"zoe"_s}));
    model.sort(DirectoryModel::InContacts);
    QCOMPARE(shown(model).first(), u"u9"_s);
    model.sort(DirectoryModel::InContacts, Qt::DescendingOrder);
    QCOMPARE(shown(model).last(), u"u9"_s);
}

void DirectoryModelTest::sortingKeepsWhatIsChosen()
{
    const Contacts contacts;
    DirectoryModel model(contacts);
    QAbstractItemModelTester tester(&model);
    model.setEntries(some);
    const QPersistentModelIndex chosen(model.index(0, 0));
    const Jid jid = model.jidAt(0);
    model.sort(DirectoryModel::Username, Qt::DescendingOrder);
    model.sort(DirectoryModel::Email);
    QCOMPARE(model.jidAt(chosen.row()), jid);
    QCOMPARE(model.rowOf(jid), chosen.row());
}

void DirectoryModelTest::theFilterWantsEveryWordSomewhere()
{
    const Contacts contacts;
    DirectoryModel model(contacts);
    QAbstractItemModelTester tester(&model);
    model.setEntries(some);
    model.setFilter(u"  BRUNO "_s);
    QCOMPARE(model.rowCount(), 2);
    model.setFilter(u"bruno émile"_s);
    QCOMPARE(shown(model), QStringList{u"bruno"_s});
    QCOMPARE(model.rowOf(*Jid::parse(u"zoe@example.org")), -1);
    model.setFilter(u"nobody"_s);
    QCOMPARE(model.rowCount(), 0);
    model.setFilter({});
    QCOMPARE(model.rowCount(), 4);
}

void DirectoryModelTest::contactsAreKnownAsTheyChange()
{
    Contacts contacts;
    DirectoryModel model(contacts);
    model.setInContactsText(u"In contacts"_s);
    model.setEntries({some.first()});
    const auto cell = model.index(0, DirectoryModel::InContacts);
    QVERIFY(!cell.data(DirectoryModel::InContactsRole).toBool());
    QSignalSpy changed(&model, &DirectoryModel::dataChanged);
    Contact contact;
    contact.jid = some.first().jid;
    contact.subscription = Contact::Subscription::Both;
    contacts.put(contact);
    QTRY_VERIFY(!changed.isEmpty());
    QVERIFY(cell.data(DirectoryModel::InContactsRole).toBool());
    QCOMPARE(cell.data().toString(), u"In contacts"_s);
}

void DirectoryModelTest::tenThousandAreThereSortedAndFilteredAtOnce()
{
    const Contacts contacts;
    DirectoryModel model(contacts);
    QList<DirectoryEntry> many;
    for (int i = 0; i < 10'000; ++i)
        many.append(entry(u"user%1"_s.arg(i * 7919 % 10'000), u"Person Número %1"_s.arg(i * 31 % 10'000),
                          u"mail%1@example.org"_s.arg(i)));
    QElapsedTimer clock;
    const auto took = [&clock](const char *what) {
        qInfo("%s: %lld ms", what, clock.elapsed());
        return clock.restart();
    };
    constexpr int most = 400; // an unhurried machine: 50; sanitizers and full cores take their share
    clock.start();
    model.setEntries(many);
    QVERIFY(took("fill 10,000") < most);
    model.sort(DirectoryModel::Email);
    QVERIFY(took("sort by email") < most);
    model.sort(DirectoryModel::Email, Qt::DescendingOrder);
    QVERIFY(took("sort backwards") < most);
    model.setFilter(u"NÚMERO 77"_s);
    QVERIFY(took("filter") < most);
    QVERIFY(model.rowCount() > 100 && model.rowCount() < 2'000);
    QCOMPARE(model.total(), 10'000);
}

QTEST_GUILESS_MAIN(DirectoryModelTest)
#include "tst_DirectoryModel.moc"
