#pragma once

#include "tests/session/StreamEnd.h"
#include "tests/support/SlixPeer.h"

namespace Tertulia {

/// Servers and accounts for tests of byte streams. Both ends are devices of one account: who may offer anything at all
/// is held elsewhere.
class StreamsFixture : public QObject
{
    Q_OBJECT

protected:
    static inline const QString password = QStringLiteral("secret");

    LocalServer &server() const
    {
        return QByteArray(QTest::currentDataTag()).startsWith("ejabberd") ? *m_ejabberd : *m_prosody;
    }

    QString newAccount()
    {
        m_user = QStringLiteral("ana") + QString::number(++m_accounts);
        return server().addAccount(m_user, password) ? m_user : QString();
    }

    bool together(StreamEnd &end, SlixPeer &peer)
    {
        return end.signsIn(server().settings(m_user), password) && peer.signIn() &&
               end.waitFor(peer.jid() + QStringLiteral("/slix"));
    }

    /// How it answers offers from now on.
    static bool answers(SlixPeer &peer, const QJsonObject &how)
    {
        peer.tell(QStringLiteral("take-files"), how);
        return !peer.wait(QStringLiteral("takes-files")).isEmpty();
    }

    std::unique_ptr<LocalServer> m_prosody, m_ejabberd;
    QString m_user;
    int m_accounts = 0;
};

} // namespace Tertulia
