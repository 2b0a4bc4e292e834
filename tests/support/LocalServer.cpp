#include "tests/support/LocalServer.h"

#include <QSslConfiguration>

using namespace Qt::StringLiterals;

namespace Tertulia {

static QString nameOf(LocalServer::Certificate kind)
{
    switch (kind) {
    case LocalServer::Certificate::Good:
        return u"good"_s;
    case LocalServer::Certificate::Expired:
        return u"expired"_s;
    case LocalServer::Certificate::SelfSigned:
        return u"self-signed"_s;
    case LocalServer::Certificate::WrongName:
        return u"wrong-name"_s;
    case LocalServer::Certificate::UnknownAuthority:
        return u"unknown-ca"_s;
    }
    Q_UNREACHABLE_RETURN({});
}

static QStringList arguments(const QString &kind, const LocalServer::Options &options)
{
    QStringList list{kind, u"--certificate"_s, nameOf(options.certificate)};
    if (!options.tls)
        list << u"--no-tls"_s;
    if (!options.scram.isEmpty())
        list << u"--scram"_s << options.scram.join(u',');
    if (options.sasl2)
        list << u"--sasl2"_s;
    if (!options.registration)
        list << u"--no-registration"_s;
    if (!options.registrationOptions.isEmpty())
        list << u"--registration-options"_s << options.registrationOptions;
    for (const QString &module : options.modules)
        list << u"--module"_s << module;
    list << u"--hibernation"_s << QString::number(options.hibernation.count());
    if (!options.configuration.isEmpty())
        list << u"--config=%1"_s.arg(options.configuration);
    return list;
}

static void trust(const QString &caFile)
{
    QSslConfiguration configuration = QSslConfiguration::defaultConfiguration();
    configuration.addCaCertificates(caFile);
    QSslConfiguration::setDefaultConfiguration(configuration);
}

LocalServer::LocalServer(const QString &kind, const Options &options)
    : m_process(u"servers.py"_s, arguments(kind, options))
    , m_facts(m_process.read())
    , m_error(m_facts.isEmpty() ? kind + u" said nothing"_s : m_facts[u"error"].toString())
    , m_port(port(u"c2s"))
{
    if (!isRunning())
        qWarning("%s", qUtf8Printable(m_error));
    else if (options.trustAuthority && options.tls)
        trust(caFile());
}

std::unique_ptr<LocalServer> LocalServer::prosody(const Options &options)
{
    return std::unique_ptr<LocalServer>(new LocalServer(u"prosody"_s, options));
}

std::unique_ptr<LocalServer> LocalServer::ejabberd(const Options &options)
{
    return std::unique_ptr<LocalServer>(new LocalServer(u"ejabberd"_s, options));
}

quint16 LocalServer::port(QStringView name) const
{
    return quint16(m_facts[u"ports"][name].toInt());
}

QString LocalServer::domain() const
{
    return m_facts[u"domain"].toString();
}

QString LocalServer::caFile() const
{
    return m_facts[u"ca"].toString();
}

QString LocalServer::dataFolder() const
{
    return m_facts[u"data"].toString();
}

qint64 LocalServer::processId() const
{
    return m_facts[u"pid"].toInteger();
}

QSslCertificate LocalServer::certificate() const
{
    return QSslCertificate::fromPath(m_facts[u"folder"].toString() + u"/certs/localhost.crt"_s).value(0);
}

bool LocalServer::addAccount(const QString &user, const QString &password)
{
    return tell(u"register %1 %2"_s.arg(user, password));
}

Jid LocalServer::jid(const QString &user) const
{
    return Jid::parse(user + u'@' + domain()).value_or(Jid());
}

AccountSettings LocalServer::settings(const QString &user) const
{
    AccountSettings settings;
    settings.jid = jid(user);
    settings.host = u"127.0.0.1"_s;
    settings.port = m_port;
    return settings;
}

AccountSettings LocalServer::directTlsSettings(const QString &user) const
{
    AccountSettings result = settings(user);
    result.port = directTlsPort();
    return result;
}

bool LocalServer::pause()
{
    return tell(u"pause"_s);
}

bool LocalServer::resume()
{
    return tell(u"resume"_s);
}

bool LocalServer::kill()
{
    return tell(u"kill"_s);
}

bool LocalServer::shutDown()
{
    return tell(u"stop"_s);
}

bool LocalServer::startAgain()
{
    return tell(u"start"_s);
}

bool LocalServer::tell(const QString &command)
{
    m_process.write(command.toUtf8());
    const QJsonObject answer = m_process.read();
    m_error = answer.isEmpty() ? u"no answer to "_s + command : answer[u"error"].toString();
    if (answer.contains(u"pid"))
        m_facts[u"pid"_s] = answer[u"pid"];
    return m_error.isEmpty();
}

} // namespace Tertulia
