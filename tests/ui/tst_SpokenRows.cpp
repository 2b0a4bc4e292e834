#include "app/models/ContactsModel.h"
#include "app/models/ConversationsModel.h"
#include "app/models/MergedRows.h"
#include "ui/chats/SpokenRows.h"

#include <QStandardItemModel>
#include <QTest>

using namespace Tertulia;
using namespace Qt::StringLiterals;

namespace {

using Values = QHash<int, QVariant>;
using Chats = ConversationsModel;
using People = ContactsModel;

QVariant availability(Availability value)
{
    return int(value);
}

QVariant file(bool retracted)
{
    Message message;
    message.transfer = 7;
    message.body = u"https://example.org/x/plan.pdf"_s;
    message.retracted = retracted;
    return QVariant::fromValue(message);
}

} // namespace

/// What a screen reader says of the rows in the sidebar: each thing that a row shows.
class tst_SpokenRows : public QObject
{
    Q_OBJECT

private slots:
    void chatsSayWhatTheyShow_data();
    void chatsSayWhatTheyShow();
    void peopleSayWhatTheyShow_data();
    void peopleSayWhatTheyShow();
    void rowsOfSeveralAccountsSayWhose();
    void controlsThatTurnTextAroundAreNotSpoken();

private:
    static QString spoken(SpokenRows::Sentence sentence, const Values &values);
};

QString tst_SpokenRows::spoken(SpokenRows::Sentence sentence, const Values &values)
{
    QStandardItemModel model;
    auto *item = new QStandardItem;
    for (const auto &[role, value] : values.asKeyValueRange())
        item->setData(value, role);
    model.appendRow(item);
    SpokenRows rows(std::move(sentence));
    rows.setSourceModel(&model);
    return rows.index(0, 0).data(Qt::AccessibleTextRole).toString();
}

void tst_SpokenRows::chatsSayWhatTheyShow_data()
{
    QTest::addColumn<Values>("values");
    QTest::addColumn<QString>("said");
    const Values ana{{Chats::NameRole, u"Ana"_s},
                     {Chats::AvailabilityRole, availability(Availability::Away)},
                     {Chats::LastTextRole, u"hello"_s}};
    const auto with = [&ana](int role, const QVariant &value) {
        Values more = ana;
        more.insert(role, value);
        return more;
    };
    QTest::newRow("person") << ana << u"Ana, Away, hello"_s;
    QTest::newRow("room") << with(Chats::IsRoomRole, true) << u"Ana, room, hello"_s;
    QTest::newRow("unread") << with(Chats::UnreadRole, 3) << u"Ana, Away, 3 unread, hello"_s;
    QTest::newRow("mentioned") << with(Chats::MentionsRole, 1) << u"Ana, Away, you are mentioned, hello"_s;
    QTest::newRow("pinned") << with(Chats::PinnedRole, true) << u"Ana, Away, pinned, hello"_s;
    QTest::newRow("muted") << with(Chats::MutedRole, true) << u"Ana, Away, muted, hello"_s;
    QTest::newRow("archived") << with(Chats::ArchivedRole, true) << u"Ana, Away, archived, hello"_s;
    QTest::newRow("draft") << with(Chats::DraftRole, u"well"_s) << u"Ana, Away, Draft: well"_s;
    QTest::newRow("file") << with(Chats::LastMessageRole, file(false)) << u"Ana, Away, file plan.pdf"_s;
    QTest::newRow("file taken back") << with(Chats::LastMessageRole, file(true)) << u"Ana, Away, hello"_s;
}

void tst_SpokenRows::chatsSayWhatTheyShow()
{
    QFETCH(const Values, values);
    QFETCH(const QString, said);
    QCOMPARE(spoken(SpokenRows::conversation, values), said);
}

void tst_SpokenRows::peopleSayWhatTheyShow_data()
{
    QTest::addColumn<Values>("values");
    QTest::addColumn<QString>("said");
    const Values ana{{People::RowRole, int(People::Row::Person)},
                     {People::NameRole, u"Ana"_s},
                     {People::AvailabilityRole, availability(Availability::Available)}};
    const auto with = [&ana](int role, const QVariant &value) {
        Values more = ana;
        more.insert(role, value);
        return more;
    };
    const Values header{{People::RowRole, int(People::Row::Header)},
                        {People::NameRole, u"Friends"_s},
                        {People::OnlineCountRole, 2},
                        {People::TotalCountRole, 5}};
    Values folded = header, nameless = header;
    folded.insert(People::FoldedRole, true);
    nameless.remove(People::NameRole);
    QTest::newRow("person") << ana << u"Ana, Available"_s;
    QTest::newRow("status") << with(People::StatusTextRole, u"tea"_s) << u"Ana, Available, tea"_s;
    QTest::newRow("blocked") << with(People::BlockedRole, true) << u"Ana, Available, blocked"_s;
    QTest::newRow("asked") << with(People::AskedThemRole, true) << u"Ana, Available, waiting for their answer"_s;
    QTest::newRow("group") << header << u"Friends, 2 of 5 online"_s;
    QTest::newRow("folded group") << folded << u"Friends, 2 of 5 online, folded"_s;
    QTest::newRow("no group") << nameless << u"People, 2 of 5 online"_s;
    QTest::newRow("request") << Values{{People::RowRole, int(People::Row::Request)},
                                       {People::NameRole, u"Eve"_s},
                                       {People::RequestTextRole, u"it is me"_s}}
                             << u"Eve, wants to be your contact, it is me"_s;
}

void tst_SpokenRows::peopleSayWhatTheyShow()
{
    QFETCH(const Values, values);
    QFETCH(const QString, said);
    QCOMPARE(spoken(SpokenRows::contact, values), said);
}

void tst_SpokenRows::rowsOfSeveralAccountsSayWhose()
{
    const Values ana{{Chats::NameRole, u"Ana"_s},
                     {Chats::IsRoomRole, true},
                     {AccountRole, QVariant::fromValue(*Jid::parse(u"me@example.org"))}};
    QCOMPARE(spoken(SpokenRows::conversation, ana), u"Ana, room, on me@example.org"_s);
}

void tst_SpokenRows::controlsThatTurnTextAroundAreNotSpoken()
{
    const Values ana{{Chats::NameRole, u"Ben\u202E gnp.exe"_s}, {Chats::IsRoomRole, true}};
    QCOMPARE(spoken(SpokenRows::conversation, ana), u"Ben gnp.exe, room"_s);
}

QTEST_MAIN(tst_SpokenRows)
#include "tst_SpokenRows.moc"
