#include "app/Transfers.h"

#include "app/Conversations.h"
#include "app/FileSenders.h"
#include "app/HttpUpload.h"
#include "app/ReceivedFiles.h"
#include "app/StreamReceiver.h"
#include "app/StreamSender.h"
#include "app/TransferRun.h"
#include "app/Web.h"
#include "app/store/MessageStore.h"
#include "app/xmpp/Translate.h"
#include "app/xmpp/XmppClient.h"

#include <QFileInfo>
#include <QMimeDatabase>
#include <QUuid>
#include <algorithm>

using namespace Qt::StringLiterals;

namespace Tertulia {

namespace {

/// What an earlier run of the program left.
Transfer afterRestart(Transfer transfer)
{
    if (transfer.isOver() || (transfer.state == TransferState::Offered && transfer.isFetched()))
        return transfer;
    const auto fail = [&](FailureKind kind) {
        transfer.state = TransferState::Failed;
        transfer.failure = kind;
    };
    if (transfer.isFetched() || (transfer.outgoing && !transfer.isStream()))
        transfer.state = TransferState::Waiting;
    else
        fail(transfer.outgoing ? FailureKind::ConnectionLost : FailureKind::FileGone);
    return transfer;
}

} // namespace

Transfers::Transfers(const AccountSettings &account, MessageStore &messages, const Contacts &contacts,
                     const Presences &presences, const Conversations &conversations, QObject *parent)
    : QObject(parent)
    , m_account(account.jid.bare())
    , m_messages(messages)
    , m_contacts(contacts)
    , m_conversations(conversations)
    , m_web(std::make_unique<Web>(account))
    , m_senders(std::make_unique<FileSenders>(presences))
    , m_stallLimit(TransferRun::StallLimit)
{
    m_senders->add(std::make_unique<HttpUpload>(*m_web));
    m_senders->add(std::make_unique<StreamSender>(presences));
    addReceiver(std::make_unique<StreamReceiver>());
    m_next.setSingleShot(true);
    connect(&m_next, &QTimer::timeout, this, &Transfers::schedule);
    connect(&messages, &MessageStore::changed, this, &Transfers::onStored);
    connect(&messages, &MessageStore::renewed, this, [this] {
        forgetAll([](const Transfer &) { return true; }); // another store: those numbers mean others
        load();
    });
    connect(&messages, &MessageStore::messageRemoved, this, &Transfers::onRemoved);
    connect(&messages, &MessageStore::conversationCleared, this, [this](const Jid &of, const Jid &conversation) {
        if (of == m_account)
            forgetAll([&](const Transfer &transfer) { return transfer.conversation == conversation; });
    });
    connect(&messages, &MessageStore::trimmed, this, [this](const Jid &of, const Jid &conversation, Instant upTo) {
        if (of != m_account)
            return;
        forgetAll([&](const Transfer &file) {
            return file.conversation == conversation && file.time <= upTo && file.isOver();
        });
        load(); // those whose message is still here
    });
    load();
}

Transfers::~Transfers()
{
    for (TransferRun *run : std::as_const(m_runs)) {
        run->disconnect(this);
        run->stop();
        delete run; // before the senders that its job is of
    }
}

QList<Transfer> Transfers::all() const
{
    QList<Transfer> list;
    for (const Transfer &transfer : m_table) {
        if (transfer.listed)
            list.append(transfer);
    }
    std::ranges::sort(list, std::greater(), &Transfer::id);
    return list;
}

QList<Transfer> Transfers::with(const Jid &conversation) const
{
    QList<Transfer> list;
    for (const Transfer &transfer : m_table) {
        if (transfer.conversation == conversation)
            list.append(transfer);
    }
    return list;
}

std::optional<Transfer> Transfers::find(TransferId id) const
{
    const auto found = m_table.constFind(id);
    return found == m_table.cend() ? std::nullopt : std::optional(*found);
}

bool Transfers::mayRetry(TransferId id) const
{
    const auto transfer = find(id);
    if (!transfer || !transfer->isOver() || (transfer->state == TransferState::Done && !transfer->path.isEmpty()))
        return false;
    return transfer->isFetched() || (transfer->outgoing && transfer->state != TransferState::Done);
}

void Transfers::setAccount(const AccountSettings &account)
{
    m_web->setAccount(account);
}

void Transfers::setSettings(const FileSettings &settings)
{
    m_settings = settings;
    m_senders->setSettings(settings);
    for (const auto &receiver : m_receivers)
        receiver->setSettings(settings);
}

void Transfers::addSender(std::unique_ptr<FileSender> sender)
{
    m_senders->add(std::move(sender));
}

void Transfers::addReceiver(std::unique_ptr<FileReceiver> receiver)
{
    connect(receiver.get(), &FileReceiver::offered, this, &Transfers::onOffer);
    m_receivers.push_back(std::move(receiver));
}

/// Downloads are no part of the session: they go on.
void Transfers::attach(XmppClient *client)
{
    const auto runs = m_runs;
    for (TransferRun *run : runs) {
        const Transfer &transfer = run->transfer();
        if (transfer.state == TransferState::Checking || (transfer.isFetched() && !transfer.isStream()))
            continue;
        run->stop();
        Transfer ended = transfer;
        ended.state = TransferState::Failed;
        ended.failure = FailureKind::ConnectionLost;
        onOver(run, ended, {FailureKind::ConnectionLost, u"the session is over"_s, {}, {}});
    }
    const auto offers = m_offers.keys();
    for (const TransferId id : offers) {
        dropOffer(id);
        if (const auto transfer = find(id); transfer && !transfer->isOver() && !m_runs.contains(id))
            setState(id, TransferState::Failed, FailureKind::FileGone);
    }
    m_client = client;
    m_senders->attach(client);
    for (const auto &receiver : m_receivers)
        receiver->attach(client);
    if (client)
        connect(client, &XmppClient::signedIn, this, [this] {
            m_again.clear(); // another link, another chance
            schedule();
        });
}

void Transfers::load()
{
    m_messages.files().all(m_account).then(this, [this](const Result<QList<Transfer>> &all) {
        if (!all)
            return;
        for (const Transfer &stored : all.value()) {
            if (m_table.contains(stored.id))
                continue;
            Transfer transfer = afterRestart(stored);
            if (transfer.isOver() && !stored.isOver()) { // a stream's: nobody goes on with it
                dropPart(stored);
                transfer.path = stored.outgoing ? stored.path : QString();
            }
            m_table.insert(transfer.id, transfer);
            if (transfer != stored)
                keep(transfer);
        }
        emit loaded();
        schedule();
    });
}

/// Every transfer enters by its message, ours too.
void Transfers::onStored(const MessageChange &change)
{
    QList<TransferId> ids;
    QSet<TransferId> old;
    for (const Message &message : change.added) {
        if (message.transfer <= 0 || message.account != m_account || m_table.contains(message.transfer))
            continue;
        ids.append(message.transfer);
        if (!message.outgoing && message.state == MessageState::Read)
            old.insert(message.transfer);
    }
    if (ids.isEmpty())
        return;
    m_messages.files().find(ids).then(this, [this, old](const Result<QList<Transfer>> &found) {
        for (const Transfer &transfer : found ? found.value() : QList<Transfer>()) {
            if (!m_table.contains(transfer.id))
                adopt(transfer, !old.contains(transfer.id));
        }
        schedule();
    });
}

void Transfers::adopt(const Transfer &transfer, bool isNews)
{
    m_table.insert(transfer.id, transfer);
    emit added(transfer);
    if (isNews && !transfer.outgoing && transfer.state == TransferState::Offered)
        judge(transfer);
}

void Transfers::forgetAll(const std::function<bool(const Transfer &)> &which)
{
    const auto all = m_table.values();
    for (const Transfer &transfer : all) {
        if (!which(transfer))
            continue;
        cancel(transfer.id);
        dropPart(transfer);
        m_table.remove(transfer.id);
        emit removed(transfer.id);
    }
}

void Transfers::onRemoved(const Message &message)
{
    if (message.transfer > 0)
        forgetAll([&](const Transfer &transfer) { return transfer.id == message.transfer; });
}

/// What nobody will go on with.
void Transfers::dropPart(const Transfer &transfer)
{
    if (!transfer.outgoing && transfer.state != TransferState::Done && !m_runs.contains(transfer.id))
        ReceivedFiles::removePart(transfer.path);
}

bool Transfers::isRoom(const Jid &conversation) const
{
    return m_conversations.find(conversation.bare()).value_or(Conversation()).isRoom;
}

void Transfers::send(const Jid &conversation, const QStringList &paths)
{
    const auto refuse = [&](const QString &path, FailureKind kind) {
        emit refused(conversation, path, {kind, {}, {}, {}});
    };
    for (qsizetype i = 0; i < paths.size(); ++i) {
        const QFileInfo facts(paths.at(i));
        if (i >= MaxFilesAtOnce || !facts.isFile() || !facts.isReadable()) {
            refuse(paths.at(i), i >= MaxFilesAtOnce ? FailureKind::NotAcceptable : FailureKind::FileUnreadable);
            continue;
        }
        Transfer transfer;
        transfer.name = facts.fileName();
        transfer.type = QMimeDatabase().mimeTypeForFile(facts, QMimeDatabase::MatchExtension).name();
        transfer.size = facts.size();
        transfer.path = facts.absoluteFilePath();
        transfer.state = TransferState::Waiting;
        Message message;
        message.account = m_account;
        message.conversation = isRoom(conversation) ? conversation : conversation.bare();
        message.time = Translate::now();
        message.body = transfer.name;
        message.stanzaId = message.originId = QUuid::createUuid().toString(QUuid::WithoutBraces);
        m_messages.addOutgoing(message, transfer)
            .then(this, [this, conversation, path = transfer.path](const Result<Message> &stored) {
                if (!stored)
                    emit refused(conversation, path, stored.failure());
            });
    }
}

void Transfers::accept(TransferId id)
{
    const auto transfer = find(id);
    const bool offered = transfer && !transfer->outgoing && transfer->state == TransferState::Offered;
    if (!offered && !(mayRetry(id) && transfer->isFetched()))
        return;
    m_again.remove(id);
    setState(id, TransferState::Waiting);
    schedule();
}

void Transfers::decline(TransferId id)
{
    const auto transfer = find(id);
    if (!transfer || transfer->outgoing || transfer->state != TransferState::Offered)
        return;
    dropOffer(id);
    setState(id, TransferState::Declined);
}

void Transfers::cancel(TransferId id)
{
    const auto transfer = find(id);
    if (!transfer || transfer->isOver() || transfer->state == TransferState::Checking)
        return;
    if (TransferRun *run = m_runs.value(id))
        return run->cancel();
    dropOffer(id);
    dropPart(*transfer);
    setState(id, !transfer->outgoing && transfer->state == TransferState::Offered ? TransferState::Declined
                                                                                  : TransferState::Cancelled);
}

void Transfers::retry(TransferId id)
{
    if (!mayRetry(id))
        return;
    m_again.remove(id);
    setState(id, TransferState::Waiting);
    schedule();
}

void Transfers::forget(TransferId id)
{
    const auto found = m_table.find(id);
    if (found == m_table.end() || !found->isOver() || !found->listed)
        return;
    found->listed = false;
    dropPart(*found);
    m_messages.files().forget(id);
    emit removed(id);
}

} // namespace Tertulia
