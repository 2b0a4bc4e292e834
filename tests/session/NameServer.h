#pragma once

#include <QHash>
#include <QUdpSocket>
#include <QtEndian>

namespace Tertulia {

/// A name server that knows SRV records only (RFC 1035 §4, RFC 2782), and says NXDOMAIN to all else.
class NameServer : public QObject
{
public:
    struct Srv {
        quint16 priority, weight, port;
        QByteArray target; ///< "." for: not available
    };

    NameServer()
    {
        m_socket.bind(QHostAddress::LocalHost);
        connect(&m_socket, &QUdpSocket::readyRead, this, &NameServer::answer);
    }

    ~NameServer() override
    {
        m_silent = false; // or the resolver's thread waits for its own time-out, and this process for that thread
        for (const Query &query : std::as_const(m_unanswered))
            reply(query);
    }

    quint16 port() const { return m_socket.localPort(); }
    void add(const QByteArray &name, const Srv &record) { m_records[name].append(record); }
    void fallSilent() { m_silent = true; }
    QList<QByteArray> asked;

private:
    static QByteArray number(quint16 value)
    {
        const quint16 big = qToBigEndian(value);
        return {reinterpret_cast<const char *>(&big), 2};
    }

    static QByteArray labels(const QByteArray &name)
    {
        QByteArray wire;
        for (const QByteArray &label : name.split('.')) {
            if (!label.isEmpty())
                wire += char(label.size()) + label;
        }
        return wire + '\0';
    }

    struct Query {
        QByteArray bytes;
        QHostAddress from;
        quint16 port = 0;
    };

    void answer()
    {
        while (m_socket.hasPendingDatagrams()) {
            Query query{QByteArray(512, '\0'), {}, 0};
            query.bytes.truncate(
                m_socket.readDatagram(query.bytes.data(), query.bytes.size(), &query.from, &query.port));
            if (m_silent)
                m_unanswered.append(query);
            else
                reply(query);
        }
    }

    void reply(const Query &query)
    {
        QByteArray name;
        qsizetype at = 12;
        for (; query.bytes[at] != 0; at += query.bytes[at] + 1)
            name += (name.isEmpty() ? "" : ".") + query.bytes.mid(at + 1, query.bytes[at]);
        asked.append(name);
        const auto records = m_records.value(name);
        QByteArray answer = query.bytes.left(2) + number(records.isEmpty() ? 0x8183 : 0x8180) + number(1) +
                            number(quint16(records.size())) + number(0) + number(0) + query.bytes.mid(12, at + 5 - 12);
        for (const Srv &record : records) {
            const QByteArray data =
                number(record.priority) + number(record.weight) + number(record.port) + labels(record.target);
            answer +=
                number(0xc00c) + number(33) + number(1) + number(0) + number(60) + number(quint16(data.size())) + data;
        }
        m_socket.writeDatagram(answer, query.from, query.port);
    }

    QUdpSocket m_socket;
    QHash<QByteArray, QList<Srv>> m_records;
    QList<Query> m_unanswered;
    bool m_silent = false;
};

} // namespace Tertulia
