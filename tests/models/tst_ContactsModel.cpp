#include "app/models/ContactsModel.h"

#include "app/Blocking.h"
#include "app/Contacts.h"
#include "app/Presences.h"

#include <QAbstractItemModelTester>
#include <QElapsedTimer>
#include <QRandomGenerator>
#include <QSignalSpy>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace Tertulia;

class TestContactsModel : public QObject
{
    Q_OBJECT

private slots:
    void init();
    void cleanup();

    void peopleStandUnderTheirGroupsOnlineFirst();
    void requestsComeFirst();
    void personInTwoGroupsHasTwoRows();
    void personWhoComesOnlineMovesUp();
    void renamedPersonMoves();
    void emptyGroupDisappears();
    void headersCountTheirPeople();
    void offlinePeopleCanBeHidden();
    void filterLooksAtNameAddressAndGroup();
    void strangersPresenceChangesNothing();
    void removedPersonIsGone();
    void answeredRequestBecomesAContact();
    void aFoldedGroupShowsItsHeaderAlone();
    void aFoldedGroupOpensForWhoIsLookedFor();
    void blockedPeopleAreMarked();
    void rowsAreAlwaysAsIfSortedAnew();
    void tenThousandContactsStaySmooth();

private:
    static Jid jid(const QString &name) { return *Jid::parse(name + u"@example.org"_s); }
    static Contact contact(const QString &name, const QStringList &groups = {});
    void setPresence(const QString &name, Availability availability, const QString &text = {});
    QStringList rows() const;
    void settle() { QCoreApplication::processEvents(); }

    std::unique_ptr<Contacts> m_contacts;
    std::unique_ptr<Presences> m_presences;
    std::unique_ptr<Blocking> m_blocking;
    std::unique_ptr<ContactsModel> m_model;
    std::unique_ptr<QAbstractItemModelTester> m_tester;
};

void TestContactsModel::init()
{
    m_contacts = std::make_unique<Contacts>();
    m_presences = std::make_unique<Presences>();
    m_blocking = std::make_unique<Blocking>();
    m_model = std::make_unique<ContactsModel>(*m_contacts, *m_presences, *m_blocking);
    m_tester = std::make_unique<QAbstractItemModelTester>(m_model.get());
}

void TestContactsModel::cleanup()
{
    m_tester.reset();
    m_model.reset();
    m_blocking.reset();
    m_presences.reset();
    m_contacts.reset();
}

Contact TestContactsModel::contact(const QString &name, const QStringList &groups)
{
    Contact contact;
    contact.jid = jid(name);
    contact.groups = groups;
    contact.subscription = Contact::Subscription::Both;
    return contact;
}

void TestContactsModel::setPresence(const QString &name, Availability availability, const QString &text)
{
    m_presences->put(jid(name).withResource(u"desk"_s), {u"desk"_s, availability, text, 0});
}

/// "? name" for a request, "[name]" for a header, "+name" and "-name" for people online and offline.
QStringList TestContactsModel::rows() const
{
    QStringList list;
    for (int row = 0; row < m_model->rowCount(); ++row) {
        const auto index = m_model->index(row);
        const QString name = index.data(ContactsModel::NameRole).toString();
        switch (ContactsModel::Row(index.data(ContactsModel::RowRole).toInt())) {
        case ContactsModel::Row::Request:
            list.append(u"? "_s + name);
            break;
        case ContactsModel::Row::Header:
            list.append(u'[' + name + u']');
            break;
        case ContactsModel::Row::Person:
            const auto availability = Availability(index.data(ContactsModel::AvailabilityRole).toInt());
            list.append((availability == Availability::Offline ? u'-' : u'+') + name);
            break;
        }
    }
    return list;
}

void TestContactsModel::peopleStandUnderTheirGroupsOnlineFirst()
{
    setPresence(u"zoe"_s, Availability::Away, u"lunch"_s);
    m_contacts->replaceAll({contact(u"ben"_s), contact(u"zoe"_s), contact(u"ana"_s), contact(u"max"_s, {u"Work"_s}),
                            contact(u"eva"_s, {u"friends"_s})});
    QCOMPARE(rows(), (QStringList{u"[friends]"_s, u"-eva"_s, u"[Work]"_s, u"-max"_s, u"[]"_s, u"+zoe"_s, u"-ana"_s,
                                  u"-ben"_s}));
    QCOMPARE(m_model->index(5).data(ContactsModel::StatusTextRole).toString(), u"lunch"_s);
    QCOMPARE(m_model->index(5).data(ContactsModel::JidRole).value<Jid>(), jid(u"zoe"_s));
}

void TestContactsModel::requestsComeFirst()
{
    m_contacts->replaceAll({contact(u"ana"_s)});
    m_contacts->request(jid(u"ben"_s), u"It's me"_s);
    settle();
    QCOMPARE(rows(), (QStringList{u"? ben"_s, u"[]"_s, u"-ana"_s}));
    QCOMPARE(m_model->index(0).data(ContactsModel::RequestTextRole).toString(), u"It's me"_s);
}

void TestContactsModel::personInTwoGroupsHasTwoRows()
{
    m_contacts->replaceAll({contact(u"ana"_s, {u"a"_s, u"b"_s})});
    setPresence(u"ana"_s, Availability::Available);
    settle();
    QCOMPARE(rows(), (QStringList{u"[a]"_s, u"+ana"_s, u"[b]"_s, u"+ana"_s}));
}

void TestContactsModel::personWhoComesOnlineMovesUp()
{
    m_contacts->replaceAll({contact(u"ana"_s), contact(u"ben"_s), contact(u"cleo"_s)});
    const QPersistentModelIndex cleo = m_model->index(3);
    QSignalSpy moved(m_model.get(), &QAbstractItemModel::rowsMoved), reset(m_model.get(), &ContactsModel::modelReset);
    setPresence(u"cleo"_s, Availability::Available);
    settle();
    QCOMPARE(rows(), (QStringList{u"[]"_s, u"+cleo"_s, u"-ana"_s, u"-ben"_s}));
    QCOMPARE(moved.size(), 1);
    QCOMPARE(cleo.row(), 1);
    setPresence(u"cleo"_s, Availability::Away); // stays where it is
    settle();
    QCOMPARE(moved.size(), 1);
    setPresence(u"cleo"_s, Availability::Offline);
    settle();
    QCOMPARE(rows(), (QStringList{u"[]"_s, u"-ana"_s, u"-ben"_s, u"-cleo"_s}));
    QCOMPARE(reset.size(), 0);
}

void TestContactsModel::renamedPersonMoves()
{
    m_contacts->replaceAll({contact(u"ana"_s), contact(u"ben"_s)});
    Contact renamed = contact(u"ana"_s);
    renamed.name = u"Zoë"_s;
    m_contacts->put(renamed);
    settle();
    QCOMPARE(rows(), (QStringList{u"[]"_s, u"-ben"_s, u"-Zoë"_s}));
}

void TestContactsModel::emptyGroupDisappears()
{
    m_contacts->replaceAll({contact(u"ana"_s, {u"a"_s}), contact(u"ben"_s, {u"b"_s})});
    m_contacts->put(contact(u"ana"_s, {u"b"_s}));
    settle();
    QCOMPARE(rows(), (QStringList{u"[b]"_s, u"-ana"_s, u"-ben"_s}));
}

void TestContactsModel::headersCountTheirPeople()
{
    m_contacts->replaceAll({contact(u"ana"_s), contact(u"ben"_s), contact(u"cleo"_s)});
    m_model->setShowOffline(false);
    setPresence(u"ana"_s, Availability::Available);
    settle();
    QCOMPARE(rows(), (QStringList{u"[]"_s, u"+ana"_s}));
    QCOMPARE(m_model->index(0).data(ContactsModel::OnlineCountRole).toInt(), 1);
    QCOMPARE(m_model->index(0).data(ContactsModel::TotalCountRole).toInt(), 3);
    QSignalSpy changed(m_model.get(), &QAbstractItemModel::dataChanged);
    setPresence(u"ben"_s, Availability::Available);
    settle();
    QCOMPARE(m_model->index(0).data(ContactsModel::OnlineCountRole).toInt(), 2);
    QCOMPARE(changed.size(), 1); // the header's; ben's row is new
}

void TestContactsModel::offlinePeopleCanBeHidden()
{
    m_contacts->replaceAll({contact(u"ana"_s), contact(u"ben"_s, {u"b"_s})});
    setPresence(u"ana"_s, Availability::Available);
    settle();
    m_model->setShowOffline(false);
    QCOMPARE(rows(), (QStringList{u"[]"_s, u"+ana"_s}));
    setPresence(u"ben"_s, Availability::DoNotDisturb);
    setPresence(u"ana"_s, Availability::Offline);
    settle();
    QCOMPARE(rows(), (QStringList{u"[b]"_s, u"+ben"_s}));
    m_model->setFilter(u"ana"_s);
    QCOMPARE(rows(), (QStringList{u"[]"_s, u"-ana"_s}));
}

void TestContactsModel::filterLooksAtNameAddressAndGroup()
{
    Contact named = contact(u"x1"_s);
    named.name = u"Nína"_s;
    m_contacts->replaceAll({named, contact(u"ben"_s, {u"Work"_s, u"Chess"_s}), contact(u"workman"_s)});
    m_model->setFilter(u" NÍN "_s);
    QCOMPARE(rows(), (QStringList{u"[]"_s, u"-Nína"_s}));
    m_model->setFilter(u"x1@"_s);
    QCOMPARE(rows(), (QStringList{u"[]"_s, u"-Nína"_s}));
    m_model->setFilter(u"nin"_s);
    QCOMPARE(rows(), (QStringList{u"[]"_s, u"-Nína"_s}));
    m_model->setFilter(u"work"_s);
    QCOMPARE(rows(), (QStringList{u"[Work]"_s, u"-ben"_s, u"[]"_s, u"-workman"_s}));
    m_model->setFilter(u"nobody"_s);
    QCOMPARE(rows(), QStringList());
    m_model->setFilter({});
    QCOMPARE(m_model->rowCount(), 7);
}

void TestContactsModel::strangersPresenceChangesNothing()
{
    m_contacts->replaceAll({contact(u"ana"_s)});
    QSignalSpy changed(m_model.get(), &QAbstractItemModel::dataChanged);
    setPresence(u"eve"_s, Availability::Available);
    settle();
    QCOMPARE(rows(), (QStringList{u"[]"_s, u"-ana"_s}));
    QCOMPARE(changed.size(), 0);
}

void TestContactsModel::removedPersonIsGone()
{
    m_contacts->replaceAll({contact(u"ana"_s), contact(u"ben"_s)});
    m_contacts->remove(jid(u"ana"_s));
    settle();
    QCOMPARE(rows(), (QStringList{u"[]"_s, u"-ben"_s}));
    m_contacts->remove(jid(u"ben"_s));
    settle();
    QCOMPARE(rows(), QStringList());
}

void TestContactsModel::answeredRequestBecomesAContact()
{
    m_contacts->request(jid(u"ben"_s), {});
    settle();
    QCOMPARE(rows(), QStringList{u"? ben"_s});
    m_contacts->put(contact(u"ben"_s));
    settle();
    QCOMPARE(rows(), (QStringList{u"[]"_s, u"-ben"_s}));
}

void TestContactsModel::aFoldedGroupShowsItsHeaderAlone()
{
    m_model->setFolded(u"Work"_s, true); // as kept from the last run: before anybody is known
    m_contacts->replaceAll({contact(u"ana"_s), contact(u"ben"_s, {u"Work"_s}), contact(u"zoe"_s, {u"Work"_s})});
    QCOMPARE(rows(), (QStringList{u"[Work]"_s, u"[]"_s, u"-ana"_s}));
    QVERIFY(m_model->index(0).data(ContactsModel::FoldedRole).toBool());
    setPresence(u"zoe"_s, Availability::Available);
    m_contacts->put(contact(u"max"_s, {u"Work"_s}));
    settle();
    QCOMPARE(rows(), (QStringList{u"[Work]"_s, u"[]"_s, u"-ana"_s}));
    QCOMPARE(m_model->index(0).data(ContactsModel::OnlineCountRole).toInt(), 1);
    QCOMPARE(m_model->index(0).data(ContactsModel::TotalCountRole).toInt(), 3);
    m_model->setFolded(u"Work"_s, false);
    QCOMPARE(rows(), (QStringList{u"[Work]"_s, u"+zoe"_s, u"-ben"_s, u"-max"_s, u"[]"_s, u"-ana"_s}));
    m_model->setFolded({}, true);
    QCOMPARE(rows(), (QStringList{u"[Work]"_s, u"+zoe"_s, u"-ben"_s, u"-max"_s, u"[]"_s}));
    m_contacts->remove(jid(u"ana"_s));
    settle();
    QCOMPARE(rows().constLast(), u"-max"_s);
    QCOMPARE(m_model->folded(), QStringList{QString()}); // whoever comes next is not shown by surprise
}

void TestContactsModel::aFoldedGroupOpensForWhoIsLookedFor()
{
    m_contacts->replaceAll({contact(u"ana"_s), contact(u"ben"_s, {u"Work"_s})});
    m_model->setFolded(u"Work"_s, true);
    m_model->setFilter(u"ben"_s);
    QCOMPARE(rows(), (QStringList{u"[Work]"_s, u"-ben"_s}));
    QVERIFY(!m_model->index(0).data(ContactsModel::FoldedRole).toBool());
    m_model->setFilter({});
    QCOMPARE(rows(), (QStringList{u"[Work]"_s, u"[]"_s, u"-ana"_s}));
}

void TestContactsModel::blockedPeopleAreMarked()
{
    m_contacts->replaceAll({contact(u"ana"_s), contact(u"ben"_s)});
    QSignalSpy changed(m_model.get(), &QAbstractItemModel::dataChanged);
    m_blocking->add({jid(u"ben"_s)});
    QCOMPARE(changed.count(), 1);
    QVERIFY(!m_model->index(1).data(ContactsModel::BlockedRole).toBool());
    QVERIFY(m_model->index(2).data(ContactsModel::BlockedRole).toBool());
}

void TestContactsModel::rowsAreAlwaysAsIfSortedAnew()
{
    QRandomGenerator random(7);
    const QStringList groups{u"a"_s, u"b"_s, u"c"_s}, filters{u""_s, u"1"_s, u"n"_s};
    QString filter;
    for (int round = 0; round < 300; ++round) {
        for (int i = 0; i < 5; ++i) {
            const QString name = u"p%1"_s.arg(random.bounded(30));
            Contact changed = contact(name, groups.first(random.bounded(4)));
            changed.name = random.bounded(2) ? QString() : u"n%1"_s.arg(random.bounded(30));
            switch (random.bounded(6)) {
            case 0:
                m_contacts->remove(changed.jid);
                break;
            case 1:
                m_contacts->put(changed);
                break;
            case 2:
                m_contacts->request(changed.jid, {});
                break;
            case 3:
                m_model->setFolded(groups[random.bounded(3)], random.bounded(2));
                if (random.bounded(4) == 0)
                    m_model->setFilter(filter = filters[random.bounded(3)]);
                break;
            default:
                setPresence(name, random.bounded(2) ? Availability::Offline : Availability::Available);
            }
        }
        settle();
        ContactsModel anew(*m_contacts, *m_presences, *m_blocking);
        for (const QString &name : m_model->folded())
            anew.setFolded(name, true);
        anew.setFilter(filter);
        QCOMPARE(m_model->rowCount(), anew.rowCount());
        for (int row = 0; row < anew.rowCount(); ++row) {
            for (const int role : {int(ContactsModel::RowRole), int(ContactsModel::NameRole),
                                   int(ContactsModel::AvailabilityRole), int(ContactsModel::OnlineCountRole)}) {
                QCOMPARE(m_model->index(row).data(role), anew.index(row).data(role));
            }
        }
    }
}

void TestContactsModel::tenThousandContactsStaySmooth()
{
    m_tester.reset(); // it looks at every row after each change
    QList<Contact> roster;
    for (int i = 0; i < 10'000; ++i) {
        roster.append(contact(u"user%1"_s.arg(i), {u"group %1"_s.arg(i % 10)}));
    }
    m_contacts->replaceAll(roster);
    QSignalSpy reset(m_model.get(), &QAbstractItemModel::modelReset),
        moved(m_model.get(), &QAbstractItemModel::rowsMoved),
        inserted(m_model.get(), &QAbstractItemModel::rowsInserted);
    QElapsedTimer clock;
    clock.start();
    qint64 longest = 0;
    for (int i = 0; i < 10'000; ++i) { // a hundred a turn, as they come
        setPresence(u"user%1"_s.arg((i * 7) % 10'000), Availability::Available);
        if (i % 100 == 99) {
            const qint64 before = clock.elapsed();
            settle();
            longest = std::max(longest, clock.elapsed() - before);
        }
    }
    qInfo("10,000 presences: %lld ms, longest turn %lld ms", clock.elapsed(), longest);
    QCOMPARE(reset.size(), 0); // counts, not times: each presence moves one row at most
    QVERIFY(moved.size() <= 10'000);
    QCOMPARE(inserted.size(), 0);
    for (const QString &text : {u"u"_s, u"us"_s, u"user99"_s, u"group 7"_s, u""_s}) {
        const qint64 start = clock.nsecsElapsed();
        m_model->setFilter(text);
        qInfo("filter \"%s\": %.1f ms, %d rows", qPrintable(text), double(clock.nsecsElapsed() - start) / 1e6,
              m_model->rowCount());
    }
    QCOMPARE(reset.size(), 5); // one a key stroke
    reset.clear();
    const qint64 before = clock.elapsed();
    m_presences->clear();
    settle();
    qInfo("all gone at once: %lld ms", clock.elapsed() - before);
    QCOMPARE(m_model->index(1).data(ContactsModel::AvailabilityRole).toInt(), int(Availability::Offline));
}

QTEST_GUILESS_MAIN(TestContactsModel)
#include "tst_ContactsModel.moc"
