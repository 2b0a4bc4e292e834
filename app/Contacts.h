#pragma once

#include "app/Log.h"
#include "app/data/Contact.h"
#include "app/data/Result.h"

#include <QElapsedTimer>
#include <QFuture>
#include <QHash>
#include <QObject>
#include <QSet>
#include <optional>

namespace Tertulia {

class XmppClient;

/// The roster of one account (RFC 6121 §2) and the requests that wait in either direction (§3).
/// Owns the table and what the person asks of it: add, rename, regroup, remove, ask, answer. The table changes when the
/// server says so. Leaves presence to Presences and pictures to Avatars. Lives on the GUI thread, across sessions.
class Contacts : public QObject
{
    Q_OBJECT

public:
    static constexpr int MaxRequests = 500, MaxRequestText = 1'000, MaxGroups = 50;
    /// More than so many strangers an hour are not accepted by rule: they wait for the person instead.
    static constexpr int MaxAcceptedAnHour = 50;

    explicit Contacts(const Jid &account = {}, QObject *parent = nullptr);

    QList<Contact> all() const { return m_contacts.values(); }
    std::optional<Contact> find(const Jid &bare) const;
    qsizetype count() const { return m_contacts.size(); }
    QStringList groups() const; ///< of everybody, each once, sorted by locale

    void setRequestRule(RequestRule rule) { m_rule = rule; } ///< as Settings keeps it; until then: ask

    /// From now on the roster of this client is ours; nullptr: signed out, the table stays as it was.
    void attach(XmppClient *client);

    // The table itself: fed by attach()'s client.
    void replaceAll(QList<Contact> contacts);
    void put(const Contact &contact);
    void remove(const Jid &bare);
    void request(const Jid &bare, const QString &text); ///< they ask to see our presence

    // What the person asks of the server. Failures: NotSignedIn, TimedOut, or the server's own.
    /// On the roster, asked for their presence with `text`, and let see ours where they wait for that. AlreadyExists
    /// where they are there already, NotAcceptable for ourselves.
    QFuture<Result<Done>> addContact(const Jid &bare, const QString &name, const QStringList &groups,
                                     const QString &text);
    QFuture<Result<Done>> rename(const Jid &bare, const QString &name);
    QFuture<Result<Done>> setGroups(const Jid &bare, const QStringList &groups);
    /// Off the roster; neither sees the other's presence any more (RFC 6121 §2.5.1).
    QFuture<Result<Done>> removeContact(const Jid &bare);

public slots:
    void askAgain(const Tertulia::Jid &bare, const QString &text = {});
    void cancelRequest(const Tertulia::Jid &bare); ///< ours, while it waits for their answer
    void accept(const Tertulia::Jid &bare);        ///< their request; asks for theirs in return
    void decline(const Tertulia::Jid &bare);

signals:
    void received();                               ///< the server's roster is here, after reset()
    void reset();                                  ///< everything may be different
    void changed(const QSet<Tertulia::Jid> &bare); ///< added or changed, once per turn of the event loop
    void removed(const QSet<Tertulia::Jid> &bare);
    void requestArrived(const Tertulia::Contact &contact);
    void requestAccepted(const Tertulia::Contact &contact); ///< by rule, without asking
    void refused(const Tertulia::Jid &bare);                ///< they do not show us their presence, or no longer
    /// What was asked of somebody, and has no future to tell it, went wrong.
    void failed(const Tertulia::Jid &bare, Tertulia::FailureKind why);

private:
    void allow(Contact contact);
    bool mayAsk(const Jid &bare);
    bool isAcceptedByRule(const Contact &contact);
    void announce(QSet<Jid> &set, const Jid &jid);
    void flush();

    QHash<Jid, Contact> m_contacts;
    QSet<Jid> m_changed, m_removed; // gathered until the end of this turn
    Jid m_account;
    RequestRule m_rule = RequestRule::Ask;
    QSet<Jid> m_takenBack; ///< whom we asked no more: that they show us nothing is no news
    QElapsedTimer m_hour;  ///< of m_acceptedByRule
    int m_acceptedByRule = 0;
    XmppClient *m_client = nullptr;
    LogLimit m_overflow;
};

} // namespace Tertulia
