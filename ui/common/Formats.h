#pragma once

#include "app/data/Instant.h"
#include "app/data/Presence.h"

#include <QCoreApplication>
#include <QDateTime>

namespace Tertulia {

/// Times, sizes and presence as a person reads them, in the user's locale. `now` and `today` come from outside, so
/// that tests choose the day.
class Formats
{
    Q_DECLARE_TR_FUNCTIONS(Formats)

public:
    static QDateTime local(Instant instant);
    static QString clockTime(const QDateTime &time);                      ///< 14:05
    static QString listTime(const QDateTime &time, const QDateTime &now); ///< 14:05 · Yesterday · Tue · 3 Mar · 3/3/24
    static QString dayHeading(const QDate &day, const QDate &today);      ///< Today · Yesterday · Tuesday, 3 March
    static QString fullTime(const QDateTime &time);                       ///< for tooltips and screen readers
    static QString fileSize(qint64 bytes);                                ///< 1.2 MB
    static QString fingerprint(const QByteArray &digest);                 ///< AB:CD:…
    static QString availability(Availability availability);               ///< Available, Away, …
};

} // namespace Tertulia
