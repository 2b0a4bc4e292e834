#include "ui/timeline/EventWords.h"

#include "ui/common/Formats.h"
#include "ui/timeline/DisplayText.h"

namespace Tertulia {

using namespace Qt::StringLiterals;

namespace {

constexpr int MaxName = 60, MaxText = 300;

QString shortened(const QString &text, int limit)
{
    const QString first = displayText(text.first(cutLength(text, limit))).simplified();
    return text.size() > limit ? first + u'…' : first;
}

QString timeOf(const TalkEvent &event)
{
    return Formats::clockTime(Formats::local(event.time));
}

bool isOfPartner(TalkEvent::Kind kind)
{
    return kind >= TalkEvent::Kind::Online;
}

} // namespace

QString EventWords::sentence(const TalkEvent &event, const QString &partner)
{
    using enum TalkEvent::Kind;
    const QString who = shortened(isOfPartner(event.kind) ? partner : event.who, MaxName);
    const QString text = shortened(event.text, MaxText);
    switch (event.kind) {
    case Entered:
    case Left:
    case Online:
    case Offline:
        return summary(event.kind, {event}, partner);
    case Removed:
        return text.isEmpty() ? summary(Removed, {event}, partner) : tr("%1 was removed: %2").arg(who, text);
    case Banned:
        return text.isEmpty() ? summary(Banned, {event}, partner) : tr("%1 was banned: %2").arg(who, text);
    case Renamed:
        return event.ours ? tr("You are now called %1").arg(text) : tr("%1 is now called %2").arg(who, text);
    case Subject:
        if (text.isEmpty())
            return event.ours ? tr("You removed the subject") : tr("%1 removed the subject").arg(who);
        return event.ours      ? tr("You changed the subject: %1").arg(text)
               : who.isEmpty() ? tr("New subject: %1").arg(text)
                               : tr("%1 changed the subject: %2").arg(who, text);
    case Status:
        return tr("%1 has a new status: %2").arg(who, text);
    }
    return {};
}

/// Several of one kind. Of names and subjects the last one says how it stands now.
QString EventWords::summary(TalkEvent::Kind kind, const QList<TalkEvent> &events, const QString &partner)
{
    using enum TalkEvent::Kind;
    QStringList people;
    for (const TalkEvent &event : events) {
        const QString who = shortened(isOfPartner(kind) ? partner : event.who, MaxName);
        if (!people.contains(who))
            people.append(who);
    }
    const auto count = int(people.size());
    switch (kind) {
    case Entered:
        return tr("%1 joined", "one or several people", count).arg(names(people));
    case Left:
        return tr("%1 left", "one or several people", count).arg(names(people));
    case Removed:
        return tr("%1 was removed", "one or several people", count).arg(names(people));
    case Banned:
        return tr("%1 was banned", "one or several people", count).arg(names(people));
    case Online:
        return tr("%1 came online").arg(people.constFirst());
    case Offline:
        return tr("%1 went offline").arg(people.constFirst());
    case Renamed:
    case Subject:
    case Status:
        return sentence(events.last(), partner);
    }
    return {};
}

QString EventWords::names(const QStringList &all)
{
    constexpr int most = 3, first = 2;
    if (all.size() == 1)
        return all.first();
    const QString comma = tr(", ", "between names");
    if (all.size() <= most)
        return tr("%1 and %2", "the last of several names").arg(all.first(all.size() - 1).join(comma), all.last());
    return tr("%1 and %n others", "names, and how many more", int(all.size()) - first)
        .arg(all.first(first).join(comma));
}

QString EventWords::together(const QList<TalkEvent> &events, const QString &partner)
{
    const QString time = timeOf(events.last());
    if (events.size() == 1 || isOfPartner(events.last().kind))
        return sentence(events.last(), partner) + u" · "_s + time;
    QList<TalkEvent::Kind> kinds; // in the order in which they came
    QHash<int, QList<TalkEvent>> of;
    for (const TalkEvent &event : events) {
        if (!kinds.contains(event.kind))
            kinds.append(event.kind);
        of[int(event.kind)].append(event);
    }
    QStringList parts;
    for (const TalkEvent::Kind kind : std::as_const(kinds))
        parts << summary(kind, of.value(int(kind)), partner);
    return parts.join(u" · "_s) + u" · "_s + time;
}

QString EventWords::oneByOne(const QList<TalkEvent> &events, const QString &partner)
{
    QStringList lines;
    for (const TalkEvent &event : events)
        lines << timeOf(event) + u" · "_s + sentence(event, partner);
    return lines.join(u'\n');
}

QString EventWords::showAll(int count)
{
    return tr("Show all %n", nullptr, count);
}

QString EventWords::showLess()
{
    return tr("Show less");
}

} // namespace Tertulia
