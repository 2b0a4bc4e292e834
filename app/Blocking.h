#pragma once

#include "app/data/Jid.h"
#include "app/data/Result.h"

#include <QFuture>
#include <QObject>
#include <QSet>
#include <optional>

namespace Tertulia {

class XmppClient;

/// Whom our server keeps away from us (XEP-0191): their messages, requests and presence do not reach us, ours not them.
/// Owns the list as the server told it: asked for once a session, then kept by its pushes, which count only from our
/// own account. Survives broken connections; leaves it to Outbox to write nothing to who is on it. GUI thread.
class Blocking : public QObject
{
    Q_OBJECT

public:
    enum class Support { Unknown, Yes, No }; ///< Unknown: not signed in, or the server has not answered yet
    static constexpr qsizetype MaxEntries = 10'000;

    using QObject::QObject;

    Support support() const { return m_support; }
    QSet<Jid> all() const { return m_list; }
    bool isBlocked(const Jid &jid) const { return entryFor(jid).has_value(); }
    /// What blocks this address: itself or its whole server.
    std::optional<Jid> entryFor(const Jid &jid) const;

    void attach(XmppClient *client); ///< nullptr: signed out, the list stays as it was
    /// Failures: NotSignedIn, NotSupported, or the server's own. The list changes when the server says so.
    QFuture<Result<Done>> block(const Jid &bare);
    QFuture<Result<Done>> unblock(const Jid &entry);

    // The list itself: fed by attach()'s client.
    void replaceAll(QSet<Jid> list);
    void add(const QSet<Jid> &entries);
    void remove(const QSet<Jid> &entries); ///< none: everybody is unblocked (XEP-0191 §3.5)

signals:
    void changed(); ///< the list
    void supportChanged(Tertulia::Blocking::Support support);

private:
    void fetch();
    void setSupport(Support support);
    std::optional<FailureKind> obstacle() const;

    QSet<Jid> m_list;
    Support m_support = Support::Unknown;
    XmppClient *m_client = nullptr;
};

} // namespace Tertulia
