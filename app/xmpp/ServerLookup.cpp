#include "app/xmpp/ServerLookup.h"

#include "app/Log.h"

#include <QDnsLookup>
#include <QRandomGenerator>
#include <algorithm>

using namespace Qt::StringLiterals;

namespace Tertulia {

namespace {

constexpr quint16 StarttlsPort = 5222, DirectTlsPort = 5223;

// Without a word from the domain. A port given by hand comes without its kind of TLS.
QList<ServerTarget> targetsAt(const QString &host, quint16 port)
{
    if (port == 0)
        return {{host, StarttlsPort, false, false}, {host, DirectTlsPort, true, false}};
    return {{host, port, port == DirectTlsPort || port == 443, true}};
}

QString withoutBrackets(const QString &host)
{
    return host.startsWith(u'[') && host.endsWith(u']') ? host.sliced(1, host.size() - 2) : host;
}

// RFC 6761 §6.3: never a question to DNS. An address has no SRV records either.
bool hasNoRecords(const QString &domain)
{
    return domain == "localhost"_L1 || domain.endsWith(".localhost"_L1) || !QHostAddress(domain).isNull();
}

} // namespace

ServerLookup::ServerLookup(const GateOptions &options, QObject *parent)
    : QObject(parent)
    , m_options(options)
{
    m_patience.setSingleShot(true);
    m_patience.callOnTimeout(this, &ServerLookup::conclude);
}

void ServerLookup::start(const QString &asciiDomain, const QString &host, quint16 port)
{
    cancel();
    m_domain = withoutBrackets(asciiDomain);
    if (!host.isEmpty() || port != 0 || hasNoRecords(m_domain)) {
        m_given = targetsAt(host.isEmpty() ? m_domain : withoutBrackets(host.trimmed()), port);
        m_patience.start(0);
        return;
    }
    m_questions.reserve(2);
    ask(u"_xmpps-client._tcp."_s, true);
    ask(u"_xmpp-client._tcp."_s, false);
    m_patience.start(m_options.srvLookup);
}

void ServerLookup::cancel()
{
    m_patience.stop();
    for (const Question &question : std::as_const(m_questions)) {
        if (question.lookup) {
            question.lookup->disconnect(this);
            question.lookup->deleteLater();
        }
    }
    m_given.clear();
    m_questions.clear();
    m_records.clear();
}

void ServerLookup::ask(const QString &service, bool directTls)
{
    auto *lookup = new QDnsLookup(QDnsLookup::SRV, service + m_domain, this);
    if (!m_options.nameserver.isNull())
        lookup->setNameserver(m_options.nameserver, m_options.nameserverPort);
    const qsizetype index = m_questions.size();
    m_questions.append({lookup, directTls});
    connect(lookup, &QDnsLookup::finished, this, [this, index] { take(m_questions[index]); });
    lookup->lookup();
}

void ServerLookup::take(Question &question)
{
    const auto answers = question.lookup->serviceRecords();
    if (question.lookup->error() != QDnsLookup::NoError)
        qCInfo(lcGate).noquote() << question.lookup->name() << "-" << question.lookup->errorString();
    question.lookup->deleteLater();
    question.lookup = nullptr;
    for (const QDnsServiceRecord &answer : answers) {
        if (answer.target().isEmpty() || answer.target() == "."_L1)
            question.refused = true;
        else
            m_records.append(
                {{answer.target(), answer.port(), question.directTls, false}, answer.priority(), answer.weight()});
    }
    if (std::ranges::none_of(m_questions, [](const Question &q) { return q.lookup; }))
        conclude();
}

void ServerLookup::conclude()
{
    const bool refused = std::ranges::any_of(m_questions, [](const Question &q) { return q.refused && !q.directTls; });
    const auto given = m_given;
    const auto records = m_records;
    cancel();
    if (!given.isEmpty())
        emit found(given);
    else if (!records.isEmpty())
        emit found(ordered(records, [](quint32 n) { return QRandomGenerator::global()->bounded(n); }));
    else if (refused)
        emit failed({FailureKind::WrongDomain, m_domain + u" says that it has no XMPP service"_s, {}, {}});
    else
        emit found(targetsAt(m_domain, 0));
}

QList<ServerTarget> ServerLookup::ordered(QList<ServerRecord> records, const std::function<quint32(quint32)> &random)
{
    // Weight 0 goes first within its priority: that gives it a very small chance (RFC 2782).
    std::ranges::stable_sort(records, {}, [](const ServerRecord &r) { return std::pair(r.priority, r.weight != 0); });
    QList<ServerTarget> result;
    while (!records.isEmpty()) {
        const auto samePriority = [&](const ServerRecord &r) { return r.priority == records.first().priority; };
        const auto end = std::ranges::find_if_not(records, samePriority);
        quint32 sum = 0;
        for (auto it = records.begin(); it != end; ++it)
            sum += it->weight;
        quint32 left = random(sum + 1);
        auto chosen = records.begin();
        while (chosen->weight < left) {
            left -= chosen->weight;
            ++chosen;
        }
        result.append(chosen->target);
        records.erase(chosen);
    }
    return result;
}

} // namespace Tertulia
