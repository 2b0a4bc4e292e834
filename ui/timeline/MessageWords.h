#pragma once

#include "app/data/Message.h"

#include <QCoreApplication>

namespace Tertulia {

/// What is said around messages, in the person's language and their locale's formats.
class MessageWords
{
    Q_DECLARE_TR_FUNCTIONS(MessageWords)

public:
    static QString sender(const Message &message, const QString &partner);
    static QString state(const Message &message); ///< empty for what others sent
    static QString newMessages();
    static QString showMore();
    static QString showLess();
    static QString retry();
    static QString remove();

    /// What a screen reader says of a row: sender, time, text, state.
    static QString accessible(const Message &message, const QString &partner);
    /// One message of several that are copied together.
    static QString copied(const Message &message, const QString &partner, const QString &text, bool withDate);
};

} // namespace Tertulia
