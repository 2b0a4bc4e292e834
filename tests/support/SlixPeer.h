#pragma once

#include "tests/support/LineProcess.h"

namespace Tertulia {

class LocalServer;

/// Another person, who uses slixmpp: an independent implementation at the other end (peer.py lists all commands and
/// events). Commands go out at once; what happens is kept until a test takes it, or comes as a signal.
class SlixPeer : public QObject
{
    Q_OBJECT

public:
    /// The account must exist on `server`, which must outlive the peer.
    SlixPeer(const LocalServer &server, const QString &user, const QString &password,
             const QString &resource = QStringLiteral("slix"), QObject *parent = nullptr);

    QString jid() const; ///< bare
    /// True when it is online (with `more` {"presence": false}: signed in but unavailable). Runs the event loop.
    bool signIn(const QJsonObject &more = {});
    void signOut();

    void tell(const QString &command, const QJsonObject &arguments = {});
    /// Returns the id of the message. `more`: receipt, markable, origin_id, type, thread, xml …
    QString sendMessage(const QString &to, const QString &body, const QJsonObject &more = {});
    void setPresence(const QString &show, const QString &status = {});
    void sendXml(const QString &xml);

    /// The first event of this kind, with these values, that no test took yet; it is waited for, with the event loop
    /// running. Empty: it did not happen in time.
    QJsonObject wait(const QString &kind, const QJsonObject &values = {}, int milliseconds = 10'000);
    qsizetype count(const QString &kind) const; ///< events of this kind that no test took yet
    void forget() { m_events.clear(); }

signals:
    void happened(const QJsonObject &event);

private:
    QJsonObject take(const QString &kind, const QJsonObject &values);

    const LocalServer &m_server;
    QString m_user, m_password, m_resource;
    QList<QJsonObject> m_events;
    LineProcess m_process;
};

} // namespace Tertulia
