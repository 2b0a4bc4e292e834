#pragma once

#include "app/data/TalkEvent.h"

#include <QCoreApplication>

namespace Tertulia {

/// What is said of events that stand in a row: together in one line, or one by one.
class EventWords
{
    Q_DECLARE_TR_FUNCTIONS(EventWords)

public:
    /// "Ana, Ben and 5 others joined · 14:05"; of the partner only the latest.
    static QString together(const QList<TalkEvent> &events, const QString &partner);
    static QString oneByOne(const QList<TalkEvent> &events, const QString &partner); ///< a line each
    static QString showAll(int count);
    static QString showLess();

private:
    static QString sentence(const TalkEvent &event, const QString &partner);
    static QString summary(TalkEvent::Kind kind, const QList<TalkEvent> &events, const QString &partner);
    static QString names(const QStringList &all);
};

} // namespace Tertulia
