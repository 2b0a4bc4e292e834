#pragma once

#include "app/data/Message.h"

#include <QCoreApplication>

namespace Tertulia {

struct MessageRow;

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

    static QString edited(const QString &time);
    static QString retracted(const Message &message);
    static QString quoteName(const Quote &quote, const QString &partner);
    static QString quoteText(const Quote &quote);
    static QString answered(const Quote &quote, const QString &partner);
    static QString people(const QList<Jid> &who, const Message &message, const QString &partner);
    static QString reaction(const Reaction &reaction, const Message &message, const QString &partner);
    static QString stampDetails(const Message &message); ///< when exactly, and how it stands
    static QString changeFailed(const Message &message);
    static QString dropChange();

    /// What a screen reader says of a row: sender, time, text, state; and what it answers, that it was edited,
    /// reactions.
    static QString accessible(const MessageRow &row);
    /// One message of several that are copied together.
    static QString copied(const Message &message, const QString &partner, const QString &text, bool withDate);
};

} // namespace Tertulia
