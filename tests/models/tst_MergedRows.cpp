#include "app/models/ContactsModel.h"
#include "app/models/ConversationsModel.h"
#include "app/models/MergedRows.h"

#include <QAbstractItemModelTester>
#include <QDateTime>
#include <QStandardItemModel>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace Tertulia;

class MergedRowsTest : public QObject
{
    Q_OBJECT

private slots:
    void chatsOfAllAccountsStandNewestFirst();
    void pinnedChatsOfAnyAccountComeFirst();
    void aRowThatBecomesNewerMovesUp();
    void everyRowKnowsItsAccount();
    void contactsStandAccountAfterAccountWithoutRequests();
    void anAccountThatLeavesTakesItsRowsAlong();
};

namespace {

const Jid ana = *Jid::parse(u"ana@example.org"_s), bea = *Jid::parse(u"bea@example.net"_s);

QStandardItem *chat(const QString &name, int time, bool pinned = false)
{
    auto *item = new QStandardItem(name);
    item->setData(QDateTime::fromSecsSinceEpoch(time), ConversationsModel::LastTimeRole);
    item->setData(pinned, ConversationsModel::PinnedRole);
    return item;
}

QStandardItem *contact(const QString &name, ContactsModel::Row row)
{
    auto *item = new QStandardItem(name);
    item->setData(int(row), ContactsModel::RowRole);
    return item;
}

QStringList names(const QAbstractItemModel &model)
{
    QStringList found;
    for (int row = 0; row < model.rowCount(); ++row)
        found << model.index(row, 0).data().toString();
    return found;
}

} // namespace

void MergedRowsTest::chatsOfAllAccountsStandNewestFirst()
{
    QStandardItemModel first, second;
    first.appendRow(chat(u"a"_s, 50));
    first.appendRow(chat(u"b"_s, 10));
    second.appendRow(chat(u"c"_s, 40));
    MergedRows merged(MergedRows::Kind::Chats);
    const QAbstractItemModelTester tester(&merged);
    merged.add(ana, &first);
    QCOMPARE(names(merged), (QStringList{u"a"_s, u"b"_s}));
    merged.add(bea, &second);
    QCOMPARE(names(merged), (QStringList{u"a"_s, u"c"_s, u"b"_s}));
    second.appendRow(chat(u"d"_s, 60));
    QCOMPARE(names(merged), (QStringList{u"d"_s, u"a"_s, u"c"_s, u"b"_s}));
    first.removeRow(0);
    QCOMPARE(names(merged), (QStringList{u"d"_s, u"c"_s, u"b"_s}));
}

void MergedRowsTest::pinnedChatsOfAnyAccountComeFirst()
{
    QStandardItemModel first, second;
    first.appendRow(chat(u"new"_s, 50));
    second.appendRow(chat(u"pinned"_s, 10, true));
    MergedRows merged(MergedRows::Kind::Chats);
    merged.add(ana, &first);
    merged.add(bea, &second);
    QCOMPARE(names(merged), (QStringList{u"pinned"_s, u"new"_s}));
}

void MergedRowsTest::aRowThatBecomesNewerMovesUp()
{
    QStandardItemModel first, second;
    first.appendRow(chat(u"a"_s, 50));
    second.appendRow(chat(u"b"_s, 40));
    MergedRows merged(MergedRows::Kind::Chats);
    merged.add(ana, &first);
    merged.add(bea, &second);
    second.item(0)->setData(QDateTime::fromSecsSinceEpoch(99), ConversationsModel::LastTimeRole);
    QCOMPARE(names(merged), (QStringList{u"b"_s, u"a"_s}));
}

void MergedRowsTest::everyRowKnowsItsAccount()
{
    QStandardItemModel first, second;
    first.appendRow(chat(u"same"_s, 50));
    second.appendRow(chat(u"same"_s, 40));
    MergedRows merged(MergedRows::Kind::Chats);
    merged.add(ana, &first);
    merged.add(bea, &second);
    QCOMPARE(merged.index(0, 0).data(AccountRole).value<Jid>(), ana);
    QCOMPARE(merged.index(1, 0).data(AccountRole).value<Jid>(), bea);
    QVERIFY(!first.index(0, 0).data(AccountRole).isValid()); // of one account alone nothing is said
}

void MergedRowsTest::contactsStandAccountAfterAccountWithoutRequests()
{
    using Row = ContactsModel::Row;
    QStandardItemModel first, second;
    first.appendRow(contact(u"asks"_s, Row::Request));
    first.appendRow(contact(u"Friends"_s, Row::Header));
    first.appendRow(contact(u"zoe"_s, Row::Person));
    second.appendRow(contact(u"asks too"_s, Row::Request));
    second.appendRow(contact(u"adam"_s, Row::Person));
    MergedRows merged(MergedRows::Kind::Contacts);
    const QAbstractItemModelTester tester(&merged);
    merged.add(ana, &first);
    merged.add(bea, &second);
    QCOMPARE(names(merged), (QStringList{u"Friends"_s, u"zoe"_s, u"adam"_s}));
    QCOMPARE(merged.index(2, 0).data(AccountRole).value<Jid>(), bea);
}

void MergedRowsTest::anAccountThatLeavesTakesItsRowsAlong()
{
    QStandardItemModel first, second;
    first.appendRow(chat(u"a"_s, 50));
    second.appendRow(chat(u"b"_s, 40));
    MergedRows merged(MergedRows::Kind::Chats);
    const QAbstractItemModelTester tester(&merged);
    merged.add(ana, &first);
    merged.add(bea, &second);
    merged.remove(ana);
    QCOMPARE(names(merged), QStringList{u"b"_s});
    first.appendRow(chat(u"later"_s, 99));
    QCOMPARE(names(merged), QStringList{u"b"_s});
    merged.remove(ana); // nothing happens
}

QTEST_GUILESS_MAIN(MergedRowsTest)
#include "tst_MergedRows.moc"
