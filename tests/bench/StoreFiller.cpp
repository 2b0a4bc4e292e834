#include "StoreFiller.h"

#include "app/store/MessageStore.h"

#include <QEventLoop>
#include <QFutureWatcher>

using namespace Qt::StringLiterals;

namespace Tertulia {

namespace {

constexpr qint64 FirstTime = 1'000'000'000'000; // September 2001
constexpr int PerTransaction = 1'000;

bool succeeds(const QFuture<Result<MessageChange>> &future)
{
    QFutureWatcher<Result<MessageChange>> watcher;
    QEventLoop loop;
    QObject::connect(&watcher, &QFutureWatcherBase::finished, &loop, &QEventLoop::quit);
    watcher.setFuture(future);
    loop.exec();
    return bool(future.result());
}

} // namespace

StoreFiller::StoreFiller(const Jid &account, quint32 seed)
    : m_account(account)
    , m_random(seed)
{
}

Jid StoreFiller::longConversation()
{
    return *Jid::parse(u"ben@example.org");
}

Message StoreFiller::next()
{
    Message message;
    message.account = m_account;
    const int other = m_random.bounded(500);
    message.conversation = other >= 50 ? longConversation() : *Jid::parse(u"friend%1@example.org"_s.arg(other));
    message.outgoing = m_random.bounded(2) == 1;
    message.time = Instant(std::chrono::milliseconds(FirstTime + qint64(m_count++) * 60'000));
    message.body = text();
    message.stanzaId = message.originId = id();
    message.archiveId = id();
    message.state = message.outgoing ? MessageState::Delivered : MessageState::Sent;
    return message;
}

bool StoreFiller::fill(MessageStore &store, int count)
{
    while (count > 0) {
        ReceivedBatch batch;
        for (; count > 0 && batch.messages.size() < PerTransaction; --count) {
            batch.messages.append(next());
        }
        if (!succeeds(store.addReceived(batch))) {
            return false;
        }
    }
    return true;
}

QString StoreFiller::text()
{
    static const QStringList words =
        u"the a we you they will can see come bring write call meet talk house garden river "
        "letter window music coffee evening morning train ticket quickly slowly perhaps "
        "never always today tomorrow yesterday привет спасибо да нет mañana gracias 🎉 👍"_s.split(u' ');
    QStringList said;
    for (int i = m_random.bounded(2, 30); i > 0; --i) {
        said.append(words.at(m_random.bounded(int(words.size()))));
    }
    return said.join(u' ');
}

QString StoreFiller::id()
{
    return u"%1-%2"_s.arg(m_random.generate64(), 16, 16, QChar(u'0')).arg(m_random.generate64(), 16, 16, QChar(u'0'));
}

} // namespace Tertulia
