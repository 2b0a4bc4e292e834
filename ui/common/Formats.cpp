#include "ui/common/Formats.h"

#include <QLocale>

namespace Tertulia {

using namespace Qt::StringLiterals;

QDateTime Formats::local(Instant instant)
{
    return QDateTime::fromMSecsSinceEpoch(instant.time_since_epoch().count()); // local time
}

QString Formats::clockTime(const QDateTime &time)
{
    QString format = QLocale().timeFormat(QLocale::ShortFormat);
    format.remove(u":ss"_s); // some locales have them even in the short one
    return QLocale().toString(time.time(), format);
}

QString Formats::listTime(const QDateTime &time, const QDateTime &now)
{
    if (!time.isValid())
        return {};
    const qint64 days = time.date().daysTo(now.date());
    if (days <= 0)
        return clockTime(time);
    if (days == 1)
        return tr("Yesterday");
    if (days < 7)
        return QLocale().standaloneDayName(time.date().dayOfWeek(), QLocale::ShortFormat);
    if (time.date().year() == now.date().year())
        return QLocale().toString(time.date(), tr("d MMM", "day and month of this year"));
    return QLocale().toString(time.date(), QLocale::ShortFormat);
}

QString Formats::dayHeading(const QDate &day, const QDate &today)
{
    const qint64 days = day.daysTo(today);
    if (days == 0)
        return tr("Today");
    if (days == 1)
        return tr("Yesterday");
    if (day.year() == today.year())
        return QLocale().toString(day, tr("dddd, d MMMM", "a day of this year"));
    return QLocale().toString(day, QLocale::LongFormat);
}

QString Formats::fullTime(const QDateTime &time)
{
    return QLocale().toString(time, QLocale::LongFormat);
}

QString Formats::fileSize(qint64 bytes)
{
    return QLocale().formattedDataSize(bytes, 1, QLocale::DataSizeSIFormat);
}

QString Formats::fingerprint(const QByteArray &digest)
{
    return QString::fromLatin1(digest.toHex(':')).toUpper();
}

QString Formats::availability(Availability availability)
{
    switch (availability) {
    case Availability::FreeToChat:
        return tr("Free to chat");
    case Availability::Available:
        return tr("Available");
    case Availability::Away:
        return tr("Away");
    case Availability::NotAvailable:
        return tr("Not available");
    case Availability::DoNotDisturb:
        return tr("Do not disturb");
    case Availability::Offline:
        return tr("Offline");
    }
    Q_UNREACHABLE_RETURN({});
}

} // namespace Tertulia
