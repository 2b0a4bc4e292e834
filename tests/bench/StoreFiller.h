#pragma once

#include "app/data/Message.h"

#include <QRandomGenerator>

namespace Tertulia {

class MessageStore;

/// Makes believable messages, the same ones for the same seed: one long conversation with ben@, and every tenth message
/// in one of fifty others.
class StoreFiller
{
public:
    explicit StoreFiller(const Jid &account, quint32 seed = 1);

    Message next(); ///< a minute after the one before
    /// Writes `count` messages, a thousand a transaction. False where the store refuses.
    bool fill(MessageStore &store, int count);

    static Jid longConversation();

private:
    QString text();
    QString id();

    Jid m_account;
    QRandomGenerator m_random;
    int m_count = 0;
};

} // namespace Tertulia
