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

    void answer()
    {
        while (m_socket.hasPendingDatagrams()) {
            QByteArray query(512, '\0');
            QHostAddress from;
            quint16 fromPort = 0;
            query.truncate(m_socket.readDatagram(query.data(), query.size(), &from, &fromPort));
            QByteArray name;
            qsizetype at = 12;
            for (; query[at] != 0; at += query[at] + 1)
                name += (name.isEmpty() ? "" : ".") + query.mid(at + 1, query[at]);
            asked.append(name);
            if (m_silent)
                continue;
            const auto records = m_records.value(name);
            QByteArray reply = query.left(2) + number(records.isEmpty() ? 0x8183 : 0x8180) + number(1) +
                               number(quint16(records.size())) + number(0) + number(0) + query.mid(12, at + 5 - 12);
            for (const Srv &record : records) {
                const QByteArray data =
                    number(record.priority) + number(record.weight) + number(record.port) + labels(record.target);
                reply += number(0xc00c) + number(33) + number(1) + number(0) + number(60) +
                         number(quint16(data.size())) + data;
            }
            m_socket.writeDatagram(reply, from, fromPort);
        }
    }

    QUdpSocket m_socket;
    QHash<QByteArray, QList<Srv>> m_records;
    bool m_silent = false;
};

} // namespace Tertulia
