#pragma once

#include "app/data/Failure.h"
#include "app/xmpp/GateOptions.h"

#include <QObject>
#include <QTimer>
#include <functional>

class QDnsLookup;

namespace Tertulia {

/// A place that may serve a domain.
struct ServerTarget {
    QString host; ///< name or address
    quint16 port = 5222;
    bool directTls = false; ///< TLS from the first byte (XEP-0368), else STARTTLS
    bool guessed = false;   ///< nobody said which of both: try the other where it is not this

    friend bool operator==(const ServerTarget &, const ServerTarget &) = default;
};

struct ServerRecord {
    ServerTarget target;
    quint16 priority = 0;
    quint16 weight = 0;
};

/// Finds the places to try for a domain, best first: RFC 6120 §3.2 and XEP-0368, both kinds of SRV records as one set,
/// and the domain itself where there are none. Asks the system's resolver even where a proxy is used, since no proxy
/// protocol knows SRV; the names it yields are left to Dialler. Ends in one signal, never from within start().
class ServerLookup : public QObject
{
    Q_OBJECT

public:
    explicit ServerLookup(const GateOptions &options, QObject *parent = nullptr);

    /// `host` and `port` as given by hand override the lookup; empty and 0 leave it to the domain.
    void start(const QString &asciiDomain, const QString &host, quint16 port);
    void cancel();

    /// RFC 2782: by priority; within one, at random by weight. `random(n)` yields 0 … n - 1.
    static QList<ServerTarget> ordered(QList<ServerRecord> records, const std::function<quint32(quint32)> &random);

signals:
    void found(const QList<Tertulia::ServerTarget> &targets); ///< at least one
    void failed(const Tertulia::Failure &failure);            ///< the domain says that it has no such service

private:
    struct Question {
        QDnsLookup *lookup = nullptr;
        bool directTls = false;
        bool refused = false; ///< the target "." (RFC 2782): decidedly not available
    };

    void ask(const QString &service, bool directTls);
    void take(Question &question);
    void conclude();

    GateOptions m_options;
    QString m_domain;
    QList<ServerTarget> m_given; ///< no question to ask
    QList<Question> m_questions;
    QList<ServerRecord> m_records;
    QTimer m_patience;
};

} // namespace Tertulia
