#include "tests/support/SlixPeer.h"

#include "tests/support/LocalServer.h"

#include <QJsonDocument>
#include <QTest>
#include <QUuid>
#include <algorithm>

using namespace Qt::StringLiterals;

namespace Tertulia {

static bool matches(const QJsonObject &event, const QString &kind, const QJsonObject &values)
{
    if (event[u"event"] != kind)
        return false;
    return std::ranges::all_of(values.keys(), [&](const QString &key) { return event[key] == values[key]; });
}

SlixPeer::SlixPeer(const LocalServer &server, const QString &user, const QString &password, const QString &resource,
                   QObject *parent)
    : QObject(parent)
    , m_server(server)
    , m_user(user)
    , m_password(password)
    , m_resource(resource)
    , m_process(u"peer.py"_s)
{
    connect(&m_process, &LineProcess::lineArrived, this, [this](const QJsonObject &event) {
        m_events.append(event);
        emit happened(event);
    });
}

QString SlixPeer::jid() const
{
    return m_user + u'@' + m_server.domain();
}

bool SlixPeer::signIn(const QJsonObject &more)
{
    QJsonObject order{{u"jid"_s, jid() + u'/' + m_resource},
                      {u"password"_s, m_password},
                      {u"host"_s, u"127.0.0.1"_s},
                      {u"port"_s, m_server.port()},
                      {u"ca"_s, m_server.directTlsPort() ? m_server.caFile() : QString()}};
    for (auto it = more.begin(); it != more.end(); ++it)
        order[it.key()] = it.value();
    tell(u"sign-in"_s, order);
    (void)QTest::qWaitFor([this] { return count(u"signed-in"_s) || count(u"failed"_s); }, 20'000);
    return !take(u"signed-in"_s, {}).isEmpty();
}

void SlixPeer::signOut()
{
    tell(u"sign-out"_s);
}

void SlixPeer::tell(const QString &command, const QJsonObject &arguments)
{
    QJsonObject order = arguments;
    order[u"do"_s] = command;
    m_process.write(QJsonDocument(order).toJson(QJsonDocument::Compact));
}

QString SlixPeer::sendMessage(const QString &to, const QString &body, const QJsonObject &more)
{
    QJsonObject order = more;
    if (!order.contains(u"id"))
        order[u"id"_s] = QUuid::createUuid().toString(QUuid::WithoutBraces);
    order[u"to"_s] = to;
    order[u"body"_s] = body;
    tell(u"message"_s, order);
    return order[u"id"].toString();
}

void SlixPeer::setPresence(const QString &show, const QString &status)
{
    tell(u"presence"_s, {{u"show"_s, show}, {u"status"_s, status}});
}

void SlixPeer::sendXml(const QString &xml)
{
    tell(u"xml"_s, {{u"xml"_s, xml}});
}

QJsonObject SlixPeer::wait(const QString &kind, const QJsonObject &values, int milliseconds)
{
    QJsonObject found;
    (void)QTest::qWaitFor([&] { return !(found = take(kind, values)).isEmpty(); }, milliseconds);
    return found;
}

QJsonObject SlixPeer::take(const QString &kind, const QJsonObject &values)
{
    const auto it = std::ranges::find_if(m_events, [&](const auto &event) { return matches(event, kind, values); });
    return it == m_events.end() ? QJsonObject() : m_events.takeAt(it - m_events.begin());
}

qsizetype SlixPeer::count(const QString &kind) const
{
    return std::ranges::count_if(m_events, [&](const auto &event) { return matches(event, kind, {}); });
}

} // namespace Tertulia
