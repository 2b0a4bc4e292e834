// kill_subject STORE ADDRESS PASSWORD HOST PORT CA PARTNER RUN SEED   Tertulia without a window, made to be killed.
// Says at once, one JSON line each, what a person would be shown: {"told": id, "out": bool, "state": n, "sha": hash}.
// Writes to PARTNER for ever once it is online, unless SEED is 0. A line on standard input makes it say "settled" when
// nothing waits in the outbox any more, and end.
#include "app/ChatSession.h"
#include "app/Outbox.h"
#include "app/store/ContactStore.h"
#include "app/store/ConversationStore.h"
#include "app/store/Database.h"
#include "app/store/MessageStore.h"

#include <QCoreApplication>
#include <QCryptographicHash>
#include <QJsonDocument>
#include <QJsonObject>
#include <QRandomGenerator>
#include <QSocketNotifier>
#include <QSslConfiguration>
#include <QTimer>
#include <unistd.h>

using namespace Qt::StringLiterals;
using namespace Tertulia;
using namespace std::chrono_literals;

namespace {

/// Past any buffer of ours: what is said here is known outside, whatever happens to us next.
void say(const QJsonObject &line)
{
    const QByteArray bytes = QJsonDocument(line).toJson(QJsonDocument::Compact) + '\n';
    if (::write(STDOUT_FILENO, bytes.constData(), size_t(bytes.size())) != bytes.size()) {
        ::_exit(1);
    }
}

QString hashOf(const QString &text)
{
    return QString::fromLatin1(QCryptographicHash::hash(text.toUtf8(), QCryptographicHash::Sha256).toHex());
}

void show(const QList<Message> &messages)
{
    for (const Message &message : messages) {
        say({{u"told"_s, message.stanzaId},
             {u"out"_s, message.outgoing},
             {u"state"_s, int(message.state)},
             {u"sha"_s, hashOf(message.body)}});
    }
}

class Subject : public QObject
{
public:
    explicit Subject(const QStringList &arguments)
        : m_database(arguments.at(1))
        , m_messages(m_database)
        , m_conversations(m_database)
        , m_people(m_database)
        , m_partner(Jid::parse(arguments.at(7)).value_or(Jid()))
        , m_run(arguments.at(8))
        , m_random(arguments.at(9).toUInt())
        , m_writes(arguments.at(9) != "0"_L1)
    {
        AccountSettings account;
        account.jid = Jid::parse(arguments.at(2)).value_or(Jid());
        account.host = arguments.at(4);
        account.port = arguments.at(5).toUShort();
        connect(&m_messages, &MessageStore::changed, this, [](const MessageChange &change) {
            show(change.added);
            show(change.updated);
        });
        m_database.open();
        m_session = std::make_unique<ChatSession>(account, m_messages, m_conversations, m_people);
        connect(m_session.get(), &ChatSession::stateChanged, this, [this](const ConnectionState &state) {
            if (state.phase == Phase::Online) {
                say({{u"online"_s, true}});
                m_writing.start();
            }
        });
        m_writing.setInterval(60ms);
        connect(&m_writing, &QTimer::timeout, this, &Subject::write);
        m_session->signIn(arguments.at(3), true);
    }

    void settle()
    {
        m_writes = false;
        m_messages.waiting(m_session->account().jid).then(this, [this](const Result<QList<Message>> &waiting) {
            if (!waiting || !waiting.value().isEmpty() || m_session->state().phase != Phase::Online) {
                QTimer::singleShot(100ms, this, &Subject::settle);
                return;
            }
            say({{u"settled"_s, true}});
            QCoreApplication::quit();
        });
    }

private:
    void write()
    {
        if (m_writes) {
            m_session->outbox().send(m_partner, u"%1-%2 "_s.arg(m_run).arg(++m_count) + text());
        }
    }

    QString text()
    {
        static const QStringList words =
            u"¿qué привет שלום 你好 👩‍👩‍👧‍👦 <b>&amp;</b> ]]> z̷̢̛ line\nbreak tab\there \u202Eabc"_s
                .split(u' ');
        QString said;
        for (int i = int(m_random.bounded(1, 40)); i > 0; --i) {
            said += words.at(int(m_random.bounded(int(words.size())))) + u' ';
        }
        return said;
    }

    Database m_database;
    MessageStore m_messages;
    ConversationStore m_conversations;
    ContactStore m_people;
    Jid m_partner;
    QString m_run;
    QRandomGenerator m_random;
    bool m_writes;
    int m_count = 0;
    QTimer m_writing;
    std::unique_ptr<ChatSession> m_session;
};

} // namespace

int main(int argc, char **argv)
{
    QCoreApplication app(argc, argv);
    const QStringList arguments = app.arguments();
    if (arguments.size() != 10) {
        return 64; // EX_USAGE
    }
    auto configuration = QSslConfiguration::defaultConfiguration();
    configuration.addCaCertificates(arguments.at(6));
    QSslConfiguration::setDefaultConfiguration(configuration);
    Subject subject(arguments);
    QSocketNotifier input(STDIN_FILENO, QSocketNotifier::Read);
    QObject::connect(&input, &QSocketNotifier::activated, &subject, [&] {
        input.setEnabled(false);
        subject.settle();
    });
    return QCoreApplication::exec();
}
