#pragma once

#include "app/data/AccountSettings.h"
#include "app/data/ConnectionState.h"
#include "app/data/Presence.h"
#include "app/xmpp/GateOptions.h"
#include "app/xmpp/HostRules.h"

#include <QObject>
#include <memory>

class QXmppClient;
class QXmppConfiguration;
struct QXmppError;

namespace Tertulia {

class Gate;

/// One QXmppClient with an explicit list of managers, behind one Gate: a fresh one for each session. Only to resume a
/// session (XEP-0198) is the same one opened again. Knows nothing of retrying: Connection decides.
/// QXmpp types leave it only through client(), which app/xmpp and app/*.cpp may use. Nothing may be sent through it
/// before signedIn(). Its signals come from within QXmpp's: get rid of it with deleteLater() only.
class XmppClient : public QObject
{
    Q_OBJECT

public:
    explicit XmppClient(QObject *parent = nullptr, const GateOptions &options = {});
    ~XmppClient() override;

    QXmppClient &client() const { return *m_client; }
    bool isSignedIn() const;
    LinkAddresses link() const; ///< null addresses where there is none
    bool canResume() const;     ///< stream management state is there, and nothing said that it is void

    /// Looks up, connects, secures and signs in; ends in exactly one of signedIn() and failed(). Where the gate cannot
    /// attach it fails with GateUnavailable and sends nothing.
    void open(const AccountSettings &account, const QString &password);
    void close();                                  ///< orderly: the stream is closed, then closed() comes
    void abort();                                  ///< at once and without a word to anybody; no signal
    void checkLink();                              ///< after a sleep: ping at once, and give up sooner than usual (5 s)
    void setPresence(const OwnPresence &presence); ///< now where signed in, else what the next sign-in begins with

signals:
    void phaseChanged(Tertulia::Phase phase); ///< LookingUp … SigningIn
    void signedIn(bool resumed);
    void failed(const Tertulia::Failure &failure); ///< while signing in, or the end of a session
    void closed();
    void resumeRefused();     ///< the server forgot the session; nothing was re-sent; open a fresh client
    void missed(int stanzas); ///< the server sent what could not be delivered: catch up from the archive
    void mechanismUsed(const QString &mechanism); ///< after a proven sign-in

private:
    void addManagers();
    void connectGate();
    QXmppConfiguration configuration(quint16 port) const;
    void onReady(quint16 port);
    void onConnected();
    void onError(const QXmppError &error);
    void ping();

    std::unique_ptr<QXmppClient> m_client;
    std::unique_ptr<Gate> m_gate;
    AccountSettings m_account;
    QString m_password;
    QString m_resource; ///< the same for each resumption
    OwnPresence m_presence;
    bool m_signedIn = false;
    bool m_canResume = false;
};

} // namespace Tertulia
