// What of Transfers runs: offers, the queue, and how each ends.

#include "app/Contacts.h"
#include "app/FileSenders.h"
#include "app/Log.h"
#include "app/ReceivedFiles.h"
#include "app/ReceivingRun.h"
#include "app/SendingRun.h"
#include "app/Transfers.h"
#include "app/Web.h"
#include "app/data/FileName.h"
#include "app/store/MessageStore.h"
#include "app/xmpp/Translate.h"
#include "app/xmpp/XmppClient.h"

#include <QMimeDatabase>
#include <algorithm>
#include <array>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace Tertulia {

namespace {

constexpr int MaxTries = 6;
constexpr qint64 LongestWait = 60'000; // ms

/// The link, not the file: another moment may do.
bool mayPass(FailureKind kind)
{
    static constexpr std::array kinds{FailureKind::ConnectionLost, FailureKind::ServerUnreachable,
                                      FailureKind::ServerNotFound, FailureKind::TimedOut,
                                      FailureKind::TryLater,       FailureKind::Stalled,
                                      FailureKind::ProxyFailed,    FailureKind::NotSignedIn};
    return std::ranges::find(kinds, kind) != kinds.end();
}

} // namespace

/// Offers that nobody answered are children of this object; what is accepted becomes its run's.
int Transfers::openOffersOf(const Jid &sender) const
{
    const auto offers = findChildren<FileOffer *>(Qt::FindDirectChildrenOnly);
    return int(std::ranges::count_if(offers, [&](FileOffer *offer) { return offer->what().from.bare() == sender; }));
}

void Transfers::onOffer(FileOffer *offer)
{
    const auto what = offer->what();
    const Jid sender = what.from.bare();
    if (sender.isNull() || what.size > m_settings.largest || openOffersOf(sender) >= MaxOffersPerSender) {
        qCInfo(lcSession) << "an offered file was refused: too large, or too many of this sender";
        offer->reject();
        offer->deleteLater();
        return;
    }
    offer->setParent(this);
    Transfer transfer;
    transfer.name = FileName::safe(what.name);
    transfer.type = QMimeDatabase().mimeTypeForFile(transfer.name, QMimeDatabase::MatchExtension).name();
    transfer.size = what.size;
    transfer.method = what.method == TransferMethod::Undecided ? TransferMethod::InBand : what.method;
    Message message;
    message.account = m_account;
    message.conversation = sender;
    message.time = Translate::now();
    message.body = transfer.name;
    const auto gone = [this, offer] { onOfferGone(offer); };
    connect(offer, &FileOffer::withdrawn, this, gone);
    connect(offer, &FileOffer::failed, this, gone);
    m_messages.addOffer(message, transfer).then(this, [this, offer = QPointer(offer)](const Result<Message> &stored) {
        if (stored)
            m_offers.insert(stored.value().transfer, offer); // may be gone already: judge() sees it
        else if (offer)
            offer->reject();
        if (!stored && offer)
            offer->deleteLater();
    });
}

/// They took it back before it was answered. One that runs is its run's.
void Transfers::onOfferGone(FileOffer *offer)
{
    offer->disconnect(this);
    offer->setParent(nullptr);
    offer->deleteLater();
    for (auto it = m_offers.begin(); it != m_offers.end(); ++it) {
        if (it.value() != offer)
            continue;
        const TransferId id = it.key();
        m_offers.erase(it);
        return setState(id, TransferState::Failed, FailureKind::FileGone);
    }
}

void Transfers::judge(const Transfer &transfer)
{
    if (!transfer.isFetched() && !m_offers.value(transfer.id))
        return setState(transfer.id, TransferState::Failed, FailureKind::FileGone);
    if (isTakenByRule(transfer))
        setState(transfer.id, TransferState::Waiting);
    else
        emit offered(transfer);
}

bool Transfers::isTakenByRule(const Transfer &transfer) const
{
    const auto contact = m_contacts.find(transfer.conversation);
    return m_settings.acceptFromContacts && contact && contact->isPerson() && transfer.size >= 0 &&
           transfer.size <= m_settings.acceptUpTo;
}

void Transfers::dropOffer(TransferId id)
{
    const auto offer = m_offers.take(id);
    if (!offer)
        return;
    offer->disconnect(this);
    offer->setParent(nullptr);
    offer->reject();
    offer->deleteLater();
}

void Transfers::schedule()
{
    QList<Transfer> waiting;
    for (const Transfer &transfer : std::as_const(m_table)) {
        if (transfer.state == TransferState::Waiting && !m_runs.contains(transfer.id))
            waiting.append(transfer);
    }
    std::ranges::sort(waiting, {}, &Transfer::id);
    const bool signedIn = m_client && m_client->isSignedIn();
    qint64 soonest = LongestWait + 1;
    for (const Transfer &transfer : std::as_const(waiting)) {
        const auto moves = [](TransferRun *run) { return run->transfer().state != TransferState::Offered; };
        if (std::ranges::count_if(m_runs, moves) >= MaxRunning)
            return; // comes again when one of them ends
        if (transfer.outgoing && !transfer.isFetched() && !signedIn)
            continue;
        const auto again = m_again.constFind(transfer.id);
        if (again == m_again.cend() || again->notBefore.hasExpired())
            begin(transfer);
        else
            soonest = std::min(soonest, again->notBefore.remainingTime() + 1);
    }
    if (soonest <= LongestWait)
        m_next.start(int(soonest));
}

TransferRun *Transfers::makeRun(const Transfer &transfer)
{
    if (transfer.outgoing && !transfer.isFetched())
        return new SendingRun(*m_senders, transfer, isRoom(transfer.conversation), this);
    const QString folder = m_settings.folder.isEmpty() ? ReceivedFiles::usualFolder() : m_settings.folder;
    const ReceivingRun::Limits limits{folder, m_settings.largest};
    if (!transfer.isStream())
        return new ReceivingRun(*m_web, transfer, limits, this);
    FileOffer *offer = m_offers.take(transfer.id);
    if (offer)
        offer->disconnect(this);
    auto *run = new ReceivingRun(*m_web, offer, transfer, limits, this);
    if (offer)
        offer->setParent(run);
    return run;
}

void Transfers::begin(const Transfer &transfer)
{
    TransferRun *run = makeRun(transfer);
    m_runs.insert(transfer.id, run);
    run->setStallLimit(m_stallLimit);
    connect(run, &TransferRun::changed, this, [this](const Transfer &now) {
        if (m_table.value(now.id).state != now.state)
            return keep(now);
        if (now.done > m_table.value(now.id).done)
            m_again.remove(now.id); // it gets on: the next break is a new one
        m_table.insert(now.id, now);
        emit changed(now);
    });
    connect(run, &TransferRun::over, this,
            [this, run](const Transfer &now, const Failure &failure) { onOver(run, now, failure); });
    run->start();
}

void Transfers::onOver(TransferRun *run, const Transfer &transfer, const Failure &failure)
{
    run->disconnect(this);
    run->deleteLater();
    m_runs.remove(transfer.id);
    if (transfer.state == TransferState::Failed)
        qCInfo(lcSession) << "transfer" << transfer.id << "failed:" << int(failure.kind) << failure.detail;
    Transfer now = transfer;
    now.speed = 0;
    if (triesAgain(transfer, failure)) {
        now.state = TransferState::Waiting;
        now.failure = FailureKind::Unknown;
    } else {
        m_again.remove(transfer.id);
    }
    keep(now);
    schedule();
}

/// What goes by HTTP goes on, or begins again, by itself: soon, then less and less soon.
bool Transfers::triesAgain(const Transfer &transfer, const Failure &failure)
{
    const bool web = transfer.isFetched() || (transfer.outgoing && !transfer.isStream());
    if (transfer.state != TransferState::Failed || !web || !mayPass(failure.kind))
        return false;
    Again &again = m_again[transfer.id];
    again.notBefore.setRemainingTime(std::min(LongestWait, 1'000LL << again.tries));
    return ++again.tries <= MaxTries;
}

void Transfers::setState(TransferId id, TransferState state, FailureKind failure)
{
    auto transfer = find(id);
    if (!transfer)
        return;
    transfer->state = state;
    transfer->failure = failure;
    transfer->speed = 0;
    keep(*transfer);
}

/// Its message stands where it stands; one of ours that went by HTTP is Sent only when the message itself is.
void Transfers::keep(const Transfer &transfer)
{
    m_table.insert(transfer.id, transfer);
    emit changed(transfer);
    if (transfer.state != TransferState::Offered)
        emit settled(transfer);
    m_messages.files().put(transfer).then(this, [this, transfer](const Result<MessageId> &message) {
        if (!message || !transfer.outgoing || transfer.isFetched())
            return;
        if (transfer.state == TransferState::Done && !transfer.url.isEmpty())
            emit readyToTell();
        else if (transfer.state == TransferState::Done)
            m_messages.setState({message.value()}, MessageState::Delivered);
        else if (transfer.state == TransferState::Waiting)
            m_messages.setState({message.value()}, MessageState::Waiting);
        else if (transfer.isOver())
            m_messages.setState({message.value()}, MessageState::Failed,
                                transfer.state == TransferState::Failed ? transfer.failure : FailureKind::Cancelled);
    });
}

} // namespace Tertulia
