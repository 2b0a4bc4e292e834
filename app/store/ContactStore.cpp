#include "app/store/ContactStore.h"

#include "app/store/Database.h"

#include <QHash>

using namespace Qt::StringLiterals;

namespace Tertulia {

namespace {

constexpr auto GroupSeparator = u'\x1F'; // a control character: no XML holds it, so no group's name does

QHash<Jid, Contact> read(Sql &sql, const Jid &account)
{
    QHash<Jid, Contact> contacts;
    sql.each(
        u"SELECT c.jid, c.name, c.groups, c.subscription, c.asked FROM account a JOIN contact c ON c.account = a.id"
        " WHERE a.jid = ?"_s,
        {account.toString()}, [&](const QSqlQuery &row) {
            const auto jid = Jid::parse(row.value(0).toString());
            if (!jid)
                return; // not written by us
            Contact contact;
            contact.jid = *jid;
            contact.name = row.value(1).toString();
            contact.groups = row.value(2).toString().split(GroupSeparator, Qt::SkipEmptyParts);
            contact.subscription = Contact::Subscription(std::clamp(row.value(3).toInt(), 0, 3));
            contact.askedThem = row.value(4).toBool();
            contacts.insert(*jid, contact);
        });
    return contacts;
}

qint64 accountRow(Sql &sql, const Jid &account)
{
    sql.run(u"INSERT OR IGNORE INTO account (jid) VALUES (?)"_s, {account.toString()});
    return sql.value(u"SELECT id FROM account WHERE jid = ?"_s, {account.toString()}).toLongLong();
}

void write(Sql &sql, qint64 account, const Contact &contact)
{
    const auto text = [](const QString &s) { return s.isNull() ? u""_s : s; };
    sql.run(u"INSERT OR REPLACE INTO contact (account, jid, name, groups, subscription, asked)"
            " VALUES (?, ?, ?, ?, ?, ?)"_s,
            {account, contact.jid.toString(), text(contact.name), text(contact.groups.join(GroupSeparator)),
             int(contact.subscription), int(contact.askedThem)});
}

void remove(Sql &sql, qint64 account, const Jid &jid)
{
    sql.run(u"DELETE FROM contact WHERE account = ? AND jid = ?"_s, {account, jid.toString()});
}

bool isSame(const Contact &a, const Contact &b)
{
    return a.name == b.name && a.groups == b.groups && a.subscription == b.subscription && a.askedThem == b.askedThem;
}

} // namespace

ContactStore::ContactStore(Database &database)
    : m_database(database)
{
}

QFuture<Result<QList<Contact>>> ContactStore::all(const Jid &account)
{
    return m_database.run<QList<Contact>>(Sql::Access::Read,
                                          [account](Sql &sql) { return read(sql, account).values(); });
}

QFuture<Result<Done>> ContactStore::replaceAll(const Jid &account, const QList<Contact> &contacts)
{
    return m_database.run<Done>(Sql::Access::Write, [account, contacts](Sql &sql) {
        auto before = read(sql, account);
        const qint64 row = accountRow(sql, account);
        for (const Contact &contact : contacts) {
            const auto known = before.constFind(contact.jid);
            if (known == before.cend() || !isSame(*known, contact))
                write(sql, row, contact);
            before.remove(contact.jid);
        }
        for (const Contact &gone : std::as_const(before))
            remove(sql, row, gone.jid);
        return Done();
    });
}

QFuture<Result<Done>> ContactStore::change(const Jid &account, const QList<Contact> &changed, const QList<Jid> &removed)
{
    return m_database.run<Done>(Sql::Access::Write, [account, changed, removed](Sql &sql) {
        const qint64 row = accountRow(sql, account);
        for (const Contact &contact : changed)
            write(sql, row, contact);
        for (const Jid &jid : removed)
            remove(sql, row, jid);
        return Done();
    });
}

} // namespace Tertulia
