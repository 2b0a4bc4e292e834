#pragma once

#include "app/Log.h"
#include "app/data/Contact.h"
#include "app/data/Result.h"

#include <QFuture>
#include <QHash>
#include <QList>
#include <QXmppClientExtension.h>

class QXmppPresence;

namespace Tertulia {

/// The roster as the server has it (RFC 6121 §2) and the requests to see our presence (§3.1). Asks once per fresh
/// session. QXmpp's manager reads a long roster in one piece and keeps a second table of everybody's presence; here it
/// comes in the parts that ElementBuilder makes of it, and all that stays is who is on it. Pushes count only from our
/// own bare address (§2.1.6).
class RosterExtension : public QXmppClientExtension
{
    Q_OBJECT

public:
    bool isReceived() const { return m_received; }
    bool contains(const Jid &bare) const { return m_subscriptions.contains(bare); }
    Contact::Subscription subscriptionOf(const Jid &bare) const { return m_subscriptions.value(bare); }

    // Name and groups (RFC 6121 §2.3), and the end of everything between us (§2.5). A push tells what came of it.
    QFuture<Result<Done>> set(const Jid &bare, const QString &name, const QStringList &groups);
    QFuture<Result<Done>> remove(const Jid &bare);

    // Presence that asks or answers (RFC 6121 §3); the roster tells what came of it.
    void subscribe(const Jid &bare, const QString &text = {});
    void unsubscribe(const Jid &bare); ///< takes back what subscribe() asked for, or got
    void allow(const Jid &bare);
    void refuse(const Jid &bare);

    bool handleStanza(const QDomElement &stanza, const std::optional<QXmppE2eeMetadata> &) override;

signals:
    void received(const QList<Tertulia::Contact> &contacts); ///< all of it
    void changed(const Tertulia::Contact &contact);          ///< added or changed
    void removed(const Tertulia::Jid &bare);
    void subscriptionAsked(const Tertulia::Jid &bare, const QString &text);
    void subscriptionRefused(const Tertulia::Jid &bare); ///< they do not show us their presence, or no longer
    void subscriptionFailed(const Tertulia::Jid &bare, Tertulia::FailureKind why); ///< ours did not reach them

protected:
    void onRegistered(QXmppClient *client) override;

private:
    void request();
    void takePresence(const QXmppPresence &presence);
    void readItems(const QDomElement &query);
    bool takePush(const QDomElement &iq);

    QString m_requestId; ///< empty while no answer is awaited
    QList<Contact> m_arriving;
    QHash<Jid, Contact::Subscription> m_subscriptions;
    bool m_received = false;
    LogLimit m_forgeries;
};

} // namespace Tertulia
