#include "tests/hostile/ScriptedServer.h"

#include <QFile>
#include <QMessageAuthenticationCode>
#include <QPasswordDigestor>
#include <QProcess>
#include <QSslConfiguration>
#include <QSslKey>
#include <QSslSocket>
#include <QTcpServer>
#include <QTemporaryDir>
#include <QTimer>
#include <QXmlStreamReader>
#include <sys/socket.h>

namespace Tertulia {

using namespace Qt::StringLiterals;

namespace {

constexpr char sasl[] = "urn:ietf:params:xml:ns:xmpp-sasl";

struct Certificates {
    QSslCertificate authority, leaf;
    QSslKey key;
};

Certificates &certificates()
{
    static Certificates all; // not before QCoreApplication
    return all;
}

QByteArray text(const StreamElement &element)
{
    QXmlStreamReader reader(element.bytes);
    reader.readNextStartElement();
    return reader.readElementText(QXmlStreamReader::SkipChildElements).toLatin1();
}

QByteArray nonza(const QByteArray &name, const QByteArray &content = {})
{
    return '<' + name + " xmlns='" + sasl + "'>" + content.toBase64() + "</" + name + '>';
}

} // namespace

/// The server's half of RFC 5802.
struct ScriptedServer::Scram {
    QCryptographicHash::Algorithm hash;
    QByteArray salted, clientFirstBare, serverFirst;

    QByteArray hmac(const QByteArray &message, const QByteArray &key) const
    {
        return QMessageAuthenticationCode::hash(message, key, hash);
    }
    /// The signature, or nothing where the client's proof is wrong.
    QByteArray answer(const QByteArray &clientFinal) const
    {
        const auto at = clientFinal.lastIndexOf(",p=");
        const auto message = clientFirstBare + ',' + serverFirst + ',' + clientFinal.left(at);
        const auto clientKey = hmac("Client Key", salted);
        auto proof = hmac(message, QCryptographicHash::hash(clientKey, hash));
        for (qsizetype i = 0; i < proof.size(); ++i)
            proof[i] = char(proof[i] ^ clientKey[i]);
        if (proof != QByteArray::fromBase64(clientFinal.mid(at + 3)))
            return {};
        return "v=" + hmac(message, hmac("Server Key", salted)).toBase64();
    }
};

bool ScriptedServer::makeCertificates()
{
    if (!certificates().leaf.isNull())
        return true;
    const QTemporaryDir folder;
    QProcess python;
    python.setWorkingDirectory(QStringLiteral(TERTULIA_SUPPORT_DIR));
    python.start(u"python3"_s,
                 {u"-B"_s, u"-c"_s,
                  u"import certificates, pathlib, sys; certificates.make(pathlib.Path(sys.argv[1]), 'localhost')"_s,
                  folder.path()});
    if (!python.waitForFinished() || python.exitCode() != 0)
        return false;
    certificates().authority = QSslCertificate::fromPath(folder.filePath(u"ca.crt"_s)).value(0);
    certificates().leaf = QSslCertificate::fromPath(folder.filePath(u"localhost.crt"_s)).value(0);
    QFile key(folder.filePath(u"localhost.key"_s));
    if (!key.open(QIODevice::ReadOnly))
        return false;
    certificates().key = QSslKey(&key, QSsl::Ec);
    auto configuration = QSslConfiguration::defaultConfiguration();
    configuration.addCaCertificate(certificates().authority);
    QSslConfiguration::setDefaultConfiguration(configuration);
    return !certificates().leaf.isNull() && !certificates().key.isNull();
}

QList<QSslCertificate> ScriptedServer::authorities()
{
    return {certificates().authority};
}

/// Hands out descriptors: TLS needs a QSslSocket where QTcpServer makes a QTcpSocket.
struct ScriptedServer::Listener : QTcpServer {
    explicit Listener(std::function<void(qintptr)> action)
        : accepted(std::move(action))
    {
        listen(QHostAddress::LocalHost);
    }
    void incomingConnection(qintptr descriptor) override { accepted(descriptor); }
    std::function<void(qintptr)> accepted;
};

ScriptedServer::ScriptedServer(QObject *parent)
    : QObject(parent)
    , m_listener(std::make_unique<Listener>([this](qintptr descriptor) { onConnection(descriptor); }))
{
}

ScriptedServer::~ScriptedServer() = default;

quint16 ScriptedServer::port() const
{
    return m_listener->serverPort();
}

void ScriptedServer::onConnection(qintptr descriptor)
{
    if (m_socket)
        m_socket->deleteLater();
    m_socket = new QSslSocket(this);
    m_socket->setSocketDescriptor(descriptor);
    m_socket->setSocketOption(QAbstractSocket::LowDelayOption, 1);
    m_socket->setLocalCertificate(certificates().leaf);
    m_socket->setPrivateKey(certificates().key);
    m_splitter = std::make_unique<StreamSplitter>();
    m_authed = m_online = m_deaf = false;
    ++m_connections;
    connect(m_socket, &QSslSocket::readyRead, this, &ScriptedServer::onReadyRead);
    connect(m_socket, &QSslSocket::encrypted, this, [this] {
        m_splitter = std::make_unique<StreamSplitter>();
        at(Point::Secured);
    });
    at(Point::Connected);
}

void ScriptedServer::onReadyRead()
{
    if (m_deaf)
        return;
    m_splitter->feed(m_socket->readAll());
    while (auto element = m_splitter->next()) {
        m_heard.append({*element, m_socket->isEncrypted()});
        hear(*element);
    }
}

void ScriptedServer::at(Point point)
{
    if (const auto action = m_instead.value(point))
        action();
    else
        asUsual(point);
    emit reached(point);
}

void ScriptedServer::hear(const StreamElement &element)
{
    m_last = element;
    if (element.kind == StreamElement::Kind::StreamOpen)
        return at(m_authed ? Point::AuthedStream : m_socket->isEncrypted() ? Point::SecureStream : Point::Stream);
    if (element.kind == StreamElement::Kind::Iq)
        return element.bytes.contains("urn:ietf:params:xml:ns:xmpp-bind") ? at(Point::Bind) : answerIq(element);
    if (element.kind == StreamElement::Kind::Presence && !m_online) {
        m_online = true;
        return at(Point::Online);
    }
    if (element.isStanza())
        ++m_counted;
    static const QHash<QByteArray, Point> points{{"starttls", Point::StartTls},
                                                 {"auth", Point::Auth},
                                                 {"response", Point::Response},
                                                 {"enable", Point::Enable},
                                                 {"resume", Point::Resume}};
    if (const auto point = points.constFind(element.name); point != points.cend())
        at(*point);
    else if (element.name == "r")
        send("<a xmlns='urn:xmpp:sm:3' h='" + QByteArray::number(m_counted) + "'/>");
    else if (element.kind == StreamElement::Kind::StreamClose)
        send("</stream:stream>");
}

void ScriptedServer::asUsual(Point point)
{
    switch (point) {
    case Point::Connected:
    case Point::Secured:
    case Point::Online:
        break;
    case Point::Stream:
    case Point::SecureStream:
    case Point::AuthedStream:
        send(streamHeader() + features());
        break;
    case Point::StartTls:
        send("<proceed xmlns='urn:ietf:params:xml:ns:xmpp-tls'/>");
        startEncryption();
        break;
    case Point::Auth:
        challenge(m_last);
        break;
    case Point::Response:
        finishSasl(m_last);
        break;
    case Point::Bind:
        send("<iq type='result' id='" + m_last.attribute("id") +
             "'><bind xmlns='urn:ietf:params:xml:ns:xmpp-bind'><jid>" + user.toUtf8() +
             "@localhost/r</jid></bind></iq>");
        break;
    case Point::Enable:
        m_counted = 0;
        send("<enabled xmlns='urn:xmpp:sm:3' id='sm1' resume='true'/>");
        break;
    case Point::Resume:
        send("<failed xmlns='urn:xmpp:sm:3'><item-not-found xmlns='urn:ietf:params:xml:ns:xmpp-stanzas'/></failed>");
        break;
    }
}

void ScriptedServer::answerIq(const StreamElement &iq)
{
    ++m_counted;
    const auto id = iq.attribute("id");
    if (iq.attribute("type") != "get" && iq.attribute("type") != "set")
        return;
    if (answers && answers(iq))
        return;
    if (iq.bytes.contains("jabber:iq:roster"))
        return send("<iq type='result' id='" + id + "'><query xmlns='jabber:iq:roster'>" + roster + "</query></iq>");
    if (iq.bytes.contains("urn:xmpp:ping") || iq.bytes.contains("xmpp-session") ||
        iq.bytes.contains("urn:xmpp:carbons"))
        return send("<iq type='result' id='" + id + "'/>");
    send("<iq type='error' id='" + id +
         "'><error type='cancel'>"
         "<service-unavailable xmlns='urn:ietf:params:xml:ns:xmpp-stanzas'/></error></iq>");
}

QByteArray ScriptedServer::streamHeader() const
{
    return "<?xml version='1.0'?><stream:stream xmlns='jabber:client' xmlns:stream='http://etherx.jabber.org/streams' "
           "from='localhost' id='s' version='1.0'>";
}

QByteArray ScriptedServer::features() const
{
    QByteArray all;
    if (m_authed) {
        all = "<bind xmlns='urn:ietf:params:xml:ns:xmpp-bind'/>";
        if (offersResumption)
            all += "<sm xmlns='urn:xmpp:sm:3'/>";
    } else if (!m_socket->isEncrypted() && offersTls) {
        all = "<starttls xmlns='urn:ietf:params:xml:ns:xmpp-tls'><required/></starttls>";
    } else {
        for (const auto &mechanism : mechanisms)
            all += "<mechanism>" + mechanism + "</mechanism>";
        all = QByteArray("<mechanisms xmlns='") + sasl + "'>" + all + "</mechanisms>";
        if (offersRegistration)
            all += "<register xmlns='http://jabber.org/features/iq-register'/>";
    }
    return "<stream:features>" + all + "</stream:features>";
}

void ScriptedServer::challenge(const StreamElement &auth)
{
    static const QHash<QByteArray, QCryptographicHash::Algorithm> hashes{{"SCRAM-SHA-1", QCryptographicHash::Sha1},
                                                                         {"SCRAM-SHA-256", QCryptographicHash::Sha256},
                                                                         {"SCRAM-SHA-512", QCryptographicHash::Sha512}};
    const auto hash = hashes.constFind(auth.attribute("mechanism"));
    if (hash == hashes.cend()) // PLAIN, ANONYMOUS: everybody is welcome
        return finishSasl(auth);
    const QByteArray salt = "sixteen bytes of";
    const auto clientFirst = QByteArray::fromBase64(text(auth));
    m_scram = std::make_unique<Scram>();
    m_scram->hash = *hash;
    m_scram->clientFirstBare = clientFirst.mid(3);
    m_scram->serverFirst = clientFirst.mid(clientFirst.indexOf("r=")) + "server,s=" + salt.toBase64() +
                           ",i=" + QByteArray::number(iterations);
    m_scram->salted = QPasswordDigestor::deriveKeyPbkdf2(*hash, password.toUtf8(), salt, std::min(iterations, 10'000),
                                                         QCryptographicHash::hashLength(*hash));
    send(nonza("challenge", m_scram->serverFirst));
}

void ScriptedServer::finishSasl(const StreamElement &response)
{
    const auto signature = m_scram ? m_scram->answer(QByteArray::fromBase64(text(response))) : QByteArray("");
    if (signature.isNull())
        return send(QByteArray("<failure xmlns='") + sasl + "'><not-authorized/></failure>");
    succeed(signature);
}

void ScriptedServer::startEncryption()
{
    m_socket->startServerEncryption();
}

void ScriptedServer::succeed(const QByteArray &additionalData)
{
    m_authed = true;
    m_splitter->restart();
    send(nonza("success", additionalData));
}

void ScriptedServer::send(const QByteArray &bytes)
{
    if (m_socket) {
        m_socket->write(bytes);
        m_socket->flush();
    }
}

void ScriptedServer::sendDripping(const QByteArray &bytes, qsizetype chunk, int milliseconds)
{
    send(bytes.left(chunk));
    if (bytes.size() <= chunk)
        return emit dripped();
    QTimer::singleShot(milliseconds, m_socket,
                       [=, this, rest = bytes.mid(chunk)] { sendDripping(rest, chunk, milliseconds); });
}

void ScriptedServer::message(const QString &body)
{
    send("<message from='romeo@localhost/r' type='chat'><body>" + body.toHtmlEscaped().toUtf8() + "</body></message>");
}

void ScriptedServer::fin()
{
    m_socket->flush();
    ::shutdown(int(m_socket->socketDescriptor()), SHUT_RDWR);
}

void ScriptedServer::reset()
{
    const linger none{1, 0};
    ::setsockopt(int(m_socket->socketDescriptor()), SOL_SOCKET, SO_LINGER, &none, sizeof none);
    m_socket->abort();
}

void ScriptedServer::deafen()
{
    m_deaf = true;
    m_socket->setReadBufferSize(1);
}

int ScriptedServer::heardCount(QByteArrayView name, QByteArrayView content) const
{
    return int(std::ranges::count_if(m_heard, [&](const Heard &heard) {
        return heard.element.name == name && heard.element.bytes.contains(content);
    }));
}

} // namespace Tertulia
