#include "app/models/ContactRows.h"

namespace Tertulia::ContactRows {

namespace {

int compared(const Group &a, const Group &b)
{
    if (a.name.isEmpty() != b.name.isEmpty())
        return a.name.isEmpty() ? 1 : -1; // people in no group come last
    const int byKey = a.key.compare(b.key);
    return byKey != 0 ? byKey : a.name.compare(b.name);
}

int compared(const Entry &a, const Entry &b)
{
    if (a.isOnline() != b.isOnline())
        return a.isOnline() ? -1 : 1;
    const int byKey = a.key.compare(b.key);
    return byKey != 0 ? byKey : a.contact.jid.toString().compare(b.contact.jid.toString());
}

} // namespace

bool isBefore(const Item &a, const Item &b)
{
    if (!a.group != !b.group)
        return !a.group;
    if (a.group && a.group != b.group)
        return compared(*a.group, *b.group) < 0;
    if (!a.entry || !b.entry)
        return !a.entry && b.entry;
    return compared(*a.entry, *b.entry) < 0;
}

QString plainLetters(const QString &text)
{
    const QString folded = text.toCaseFolded(), apart = folded.normalized(QString::NormalizationForm_D);
    if (apart == folded) // no accents, as most are: nothing to take away
        return folded;
    QString letters;
    letters.reserve(apart.size());
    for (const QChar c : apart) {
        if (c.category() != QChar::Mark_NonSpacing)
            letters.append(c);
    }
    return letters;
}

} // namespace Tertulia::ContactRows
