#include "app/ContactCache.h"
#include "app/Contacts.h"
#include "app/store/ContactStore.h"
#include "app/store/Database.h"
#include "tests/unit/StoreTest.h"

#include <QSignalSpy>
#include <QTemporaryDir>

using namespace Qt::StringLiterals;
using namespace Tertulia;
using namespace Tertulia::StoreTest;

namespace {

Contact contact(const Jid &jid, const QString &name, const QStringList &groups = {})
{
    Contact contact;
    contact.jid = jid;
    contact.name = name;
    contact.groups = groups;
    contact.subscription = Contact::Subscription::Both;
    return contact;
}

/// A run of the program: its contacts, kept in the same file.
struct Run {
    explicit Run(const QString &file, const Jid &account = Ana)
        : database(file)
        , store(database)
        , cache(account, contacts, store)
    {
        database.open();
        cache.load();
        await(store.all(account)); // answered behind it
    }
    void receive(const QList<Contact> &roster)
    {
        contacts.replaceAll(roster);
        emit contacts.received();
    }

    Database database;
    ContactStore store;
    Contacts contacts;
    ContactCache cache;
};

} // namespace

class ContactCacheTest : public QObject
{
    Q_OBJECT

private slots:
    void init() { m_folder = std::make_unique<QTemporaryDir>(); }
    void rosterIsThereAtTheNextStart();
    void serversRosterReplacesWhatWasKept();
    void changesAreKept();
    void keptRosterNeverCoversTheServers();
    void strangersRequestIsNotKept();
    void accountsAreKeptApart();

private:
    QString file() const { return m_folder->filePath(u"store.sqlite"_s); }

    std::unique_ptr<QTemporaryDir> m_folder;
};

void ContactCacheTest::rosterIsThereAtTheNextStart()
{
    auto ben = contact(Ben, u"Ben \"B\" Ito"_s, {u"Friends, old"_s, u"Работа"_s});
    ben.askedThem = true;
    {
        Run first(file());
        QCOMPARE(first.contacts.count(), 0);
        first.receive({ben});
    }
    Run second(file());
    QCOMPARE(second.contacts.count(), 1);
    const auto known = second.contacts.find(Ben);
    QVERIFY(known);
    QCOMPARE(known->name, ben.name);
    QCOMPARE(known->groups, ben.groups);
    QCOMPARE(known->subscription, ben.subscription);
    QVERIFY(known->askedThem);
}

void ContactCacheTest::serversRosterReplacesWhatWasKept()
{
    const Jid cleo = jid(u"cleo@example.org");
    {
        Run first(file());
        first.receive({contact(Ben, u"Ben"_s), contact(cleo, u"Cleo"_s)});
        first.receive({contact(Ben, u"Benjamin"_s)});
    }
    Run second(file());
    QCOMPARE(second.contacts.count(), 1);
    QCOMPARE(second.contacts.find(Ben)->name, u"Benjamin"_s);
}

void ContactCacheTest::changesAreKept()
{
    const Jid cleo = jid(u"cleo@example.org");
    {
        Run first(file());
        first.receive({contact(Ben, u"Ben"_s), contact(cleo, u"Cleo"_s)});
        first.contacts.put(contact(Ben, u"Benny"_s));
        first.contacts.remove(cleo);
        QSignalSpy changed(&first.contacts, &Contacts::changed);
        QVERIFY(changed.wait());
    }
    Run second(file());
    QCOMPARE(second.contacts.count(), 1);
    QCOMPARE(second.contacts.find(Ben)->name, u"Benny"_s);
}

void ContactCacheTest::keptRosterNeverCoversTheServers()
{
    {
        Run first(file());
        first.receive({contact(Ben, u"Ben"_s)});
    }
    Run second(file());
    second.cache.load(); // answered after the server's roster came
    second.receive({});
    await(second.store.all(Ana));
    QCOMPARE(second.contacts.count(), 0);
}

void ContactCacheTest::strangersRequestIsNotKept()
{
    {
        Run first(file());
        first.receive({contact(Ben, u"Ben"_s)});
        first.contacts.request(jid(u"stranger@example.net"), u"Hello"_s);
        QSignalSpy changed(&first.contacts, &Contacts::changed);
        QVERIFY(changed.wait());
    }
    Run second(file());
    QCOMPARE(second.contacts.count(), 1);
}

void ContactCacheTest::accountsAreKeptApart()
{
    {
        Run first(file());
        first.receive({contact(Ben, u"Ben"_s)});
    }
    Run second(file(), jid(u"other@example.org"));
    QCOMPARE(second.contacts.count(), 0);
}

QTEST_GUILESS_MAIN(ContactCacheTest)
#include "tst_ContactCache.moc"
