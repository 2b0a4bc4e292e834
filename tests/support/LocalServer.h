#pragma once

#include "app/data/AccountSettings.h"
#include "tests/support/LineProcess.h"

#include <QSslCertificate>
#include <chrono>
#include <memory>

namespace Tertulia {

/// A real Prosody or ejabberd on loopback, domain `localhost`, out of a temporary folder, as long as this object lives.
/// Its authority is trusted by this process (QSslConfiguration::defaultConfiguration) unless asked otherwise; the
/// certificate it shows may still be a bad one. Everything blocks without an event loop: about a second to start.
class LocalServer
{
public:
    enum class Certificate { Good, Expired, SelfSigned, WrongName, UnknownAuthority };

    struct Options {
        bool tls = true;
        Certificate certificate = Certificate::Good;
        bool trustAuthority = true;
        QStringList scram = {}; ///< u"sha-1", u"sha-256", u"sha-512" (ejabberd); u"none": only PLAIN. Empty: sha-1
        bool sasl2 = false;     ///< Prosody: SASL2, Bind 2 and FAST; ejabberd has SASL2 always
        bool registration = true;
        QString registrationOptions = {}; ///< ejabberd: more options of mod_register, as a YAML flow mapping's inside
        QStringList modules = {};         ///< Prosody: further ones
        std::chrono::seconds hibernation{60}; ///< how long a lost session can be resumed
        QString configuration = {}; ///< more lines for the server's own configuration file (Prosody: the global part)
    };

    static std::unique_ptr<LocalServer> prosody(const Options &options);
    static std::unique_ptr<LocalServer> ejabberd(const Options &options);
    static std::unique_ptr<LocalServer> prosody() { return prosody(Options()); }
    static std::unique_ptr<LocalServer> ejabberd() { return ejabberd(Options()); }

    bool isRunning() const { return m_port != 0; } ///< false: it did not start; error() says why
    QString error() const { return m_error; }

    quint16 port() const { return m_port; }
    quint16 directTlsPort() const { return port(u"direct_tls"); }
    quint16 port(QStringView name) const; ///< c2s, direct_tls, http, https, proxy
    QString domain() const;
    QString caFile() const;
    QString dataFolder() const;
    qint64 processId() const;
    QSslCertificate certificate() const; ///< the one that it shows

    bool addAccount(const QString &user, const QString &password);
    Jid jid(const QString &user) const;
    AccountSettings settings(const QString &user) const; ///< host 127.0.0.1 and the STARTTLS port
    AccountSettings directTlsSettings(const QString &user) const;

    bool pause(); ///< stands still: what a frozen link or host looks like
    bool resume();
    bool kill();       ///< at once, no goodbye
    bool shutDown();   ///< as an administrator would
    bool startAgain(); ///< same ports, same data

private:
    LocalServer(const QString &kind, const Options &options);
    bool tell(const QString &command);

    LineProcess m_process;
    QJsonObject m_facts;
    QString m_error;
    quint16 m_port = 0;
};

} // namespace Tertulia
