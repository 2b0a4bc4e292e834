#include "app/intake/MessageIntake.h"

#include "app/Log.h"

#include <QTextBoundaryFinder>
#include <algorithm>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace Tertulia {

namespace {

/// A stamp is the sender's word (XEP-0203): one from the Stone Age or far ahead would hide a message, or nail it down.
Instant clamped(Instant time)
{
    using namespace std::chrono;
    constexpr Instant first = sys_days(2000y / January / 1);
    return std::clamp(time, first, floor<milliseconds>(system_clock::now()) + 24h);
}

void cut(QString &text, qsizetype length)
{
    if (text.size() > length) {
        text.truncate(text.at(length - 1).isHighSurrogate() ? length - 1 : length);
    }
}

/// XEP-0444 leaves it to the recipient what counts as an emoji: one grapheme that is short and no text.
bool isEmoji(const QString &text)
{
    constexpr qsizetype longest = 32; // UTF-16; a family of four with skin tones has 19
    constexpr char32_t asPicture = 0xFE0F, keycap = 0x20E3;
    if (text.isEmpty() || text.size() > longest || !text.isValidUtf16()) {
        return false;
    }
    QTextBoundaryFinder graphemes(QTextBoundaryFinder::Grapheme, text);
    if (graphemes.toNextBoundary() != text.size()) {
        return false;
    }
    const auto points = text.toUcs4();
    const char32_t base = char32_t(points.first());
    const bool sign = QChar::isPunct(base) || QChar::isSymbol(base) || QChar::isDigit(base); // ‼ ↔ 1️⃣ and their like
    return QChar::category(base) == QChar::Symbol_Other ||
           (sign && (points.contains(asPicture) || points.contains(keycap)));
}

QStringList acceptable(const QStringList &emoji)
{
    QStringList list;
    for (const QString &one : emoji) {
        if (list.size() < MessageIntake::MaxReactions && isEmoji(one) && !list.contains(one)) {
            list.append(one);
        }
    }
    return list;
}

} // namespace

MessageIntake::MessageIntake(const Jid &account, MessageStore &store, QObject *parent)
    : QObject(parent)
    , m_account(account.bare())
    , m_store(store)
{
    m_timer.setSingleShot(true);
    connect(&m_timer, &QTimer::timeout, this, &MessageIntake::flush);
}

MessageIntake::~MessageIntake()
{
    flush();
}

void MessageIntake::accept(const IncomingMessage &incoming)
{
    using Step = bool (*)(MessageIntake &, IncomingMessage &);
    static constexpr Step steps[] = {
        [](MessageIntake &intake, IncomingMessage &message) { return intake.route(message); },
        [](MessageIntake &intake, IncomingMessage &message) { return intake.trim(message); },
        [](MessageIntake &intake, IncomingMessage &message) { return intake.control(message); },
        [](MessageIntake &intake, IncomingMessage &message) { return intake.amend(message); },
        [](MessageIntake &intake, IncomingMessage &message) { return intake.store(message); },
    };
    IncomingMessage message = incoming;
    std::ranges::all_of(steps, [&](Step step) { return step(*this, message); });
}

/// Whose conversation it is. A live message is to us; carbons (XEP-0280) and the archive also have what we said on
/// other devices. What is neither from nor to us is nobody's.
bool MessageIntake::route(IncomingMessage &incoming) const
{
    if (incoming.message.isInRoom()) {
        return routeInRoom(incoming);
    }
    const Jid from = incoming.from.bare(), to = incoming.to.isNull() ? m_account : incoming.to.bare();
    const bool ours = from == m_account, live = incoming.door == IncomingMessage::Door::Live;
    if (from.isNull() || (to != m_account && (live || !ours))) {
        qCDebug(lcSession) << "a message that is neither from nor to us was dropped";
        return false;
    }
    incoming.message.id = 0;
    incoming.message.account = m_account;
    incoming.message.conversation = placeOf(ours ? incoming.to : incoming.from);
    incoming.message.outgoing = ours;
    incoming.message.state = incoming.isOld && !ours ? MessageState::Read : MessageState::Sent;
    return true;
}

/// One who speaks to us alone in a room is not the room, and another one than the next with the same address.
Jid MessageIntake::placeOf(const Jid &partner) const
{
    if (partner.isNull()) {
        return m_account;
    }
    return m_isRoom(partner.bare()) ? partner : partner.bare();
}

/// Who said it was seen by Rooms. An id that anybody may copy is not kept: it would hide the one who had it first.
bool MessageIntake::routeInRoom(IncomingMessage &incoming) const
{
    Message &message = incoming.message;
    message.id = 0;
    message.account = m_account;
    message.conversation = incoming.from.bare();
    message.state = incoming.isOld && !message.outgoing ? MessageState::Read : MessageState::Sent;
    if (!message.outgoing) {
        message.originId.clear();
    }
    return !message.conversation.isNull();
}

bool MessageIntake::trim(IncomingMessage &incoming) const
{
    Message &message = incoming.message;
    message.time = clamped(message.time);
    cut(message.body, MaxBodyLength);
    QList<QString *> ids{&message.stanzaId, &message.originId,    &message.archiveId,
                         &message.occupant, &incoming.receiptFor, &incoming.displayedFor};
    if (incoming.amendment) {
        ids.append(&incoming.amendment->target);
    }
    if (message.quote) {
        ids.append(&message.quote->id);
    }
    for (QString *id : std::as_const(ids)) {
        if (id->size() > MaxIdLength) {
            id->clear(); // half an id would be another's
        }
    }
    return true;
}

/// Receipts (XEP-0184), markers (XEP-0333) and errors are about messages of ours: the store looks only among those to
/// the one who says so. Our own from other devices are not about them.
bool MessageIntake::control(IncomingMessage &incoming)
{
    const Message &message = incoming.message;
    const auto report = [&](const QString &id, MessageState state, FailureKind failure = FailureKind::Unknown) {
        if (!id.isEmpty() && !message.outgoing) {
            m_pending.batch.reports.append({m_account, message.conversation, id, state, failure});
            schedule();
        }
    };
    if (incoming.error) {
        report(message.stanzaId, MessageState::Failed, *incoming.error);
        return false; // its body is what we sent
    }
    report(incoming.receiptFor, MessageState::Delivered);
    report(incoming.displayedFor, MessageState::Read);
    if (message.outgoing && !incoming.displayedFor.isEmpty()) { // read on another device of ours
        m_pending.batch.reads.append({m_account, message.conversation, incoming.displayedFor});
        schedule();
    }
    return !message.body.isEmpty() || incoming.amendment;
}

/// Corrections (XEP-0308), retractions (XEP-0424) and reactions (XEP-0444). Whether they are about a message of the
/// same sender is seen where the messages are: by the store.
bool MessageIntake::amend(IncomingMessage &incoming)
{
    if (!incoming.amendment) {
        return true;
    }
    Amendment &amendment = *incoming.amendment;
    const bool empty = amendment.kind == Amendment::Kind::Correction && incoming.message.body.isEmpty();
    if (empty || amendment.target.isEmpty() || incoming.message.isNamed(amendment.target) || isFull()) {
        return false;
    }
    amendment.emoji = acceptable(amendment.emoji);
    amendment.said = incoming.message;
    m_pending.batch.amendments.append(amendment);
    wantReceipt(incoming);
    schedule();
    return false;
}

bool MessageIntake::store(IncomingMessage &incoming)
{
    if (isFull()) {
        return false;
    }
    m_pending.batch.messages.append(messagesOf(incoming));
    wantReceipt(incoming);
    schedule();
    return true;
}

/// A message carries one file or none: words beside files, and the second file and those after it, are messages of
/// their own. Their ids are made from the stanza's, so that another copy of it finds them.
QList<Message> MessageIntake::messagesOf(const IncomingMessage &incoming)
{
    QList<Message> messages{incoming.message};
    const Message &stanza = incoming.message;
    const QString id = !stanza.stanzaId.isEmpty()   ? stanza.stanzaId
                       : !stanza.originId.isEmpty() ? stanza.originId
                                                    : stanza.archiveId;
    for (qsizetype i = 0; i < incoming.files.size(); ++i) {
        if (i > 0 || incoming.hasWords) {
            Message more = stanza;
            more.body = incoming.files.at(i).name;
            more.stanzaId = id.isEmpty() ? id : u"%1#%2"_s.arg(id).arg(i + 1);
            more.originId.clear();
            more.archiveId.clear();
            more.quote.reset();
            more.markable = more.mentionsUs = false;
            messages.append(more);
        }
        messages.last().transfer = --m_lastFile;
        m_pending.batch.files.insert(m_lastFile, incoming.files.at(i));
    }
    return messages;
}

bool MessageIntake::isFull()
{
    if (m_pending.batch.messages.size() + m_pending.batch.amendments.size() < MaxPending) {
        return false;
    }
    qCWarning(lcStore) << "the store cannot write: a message is left to the archive";
    m_gapless = false;
    m_dropped = true;
    return true;
}

void MessageIntake::wantReceipt(const IncomingMessage &incoming)
{
    const Message &message = incoming.message;
    if (incoming.wantsReceipt && incoming.door == IncomingMessage::Door::Live && !message.outgoing &&
        !message.stanzaId.isEmpty()) {
        m_pending.receipts.append({incoming.from, message.stanzaId});
    }
}

void MessageIntake::setGapless(bool gapless)
{
    flush();
    m_gapless = gapless && !m_dropped;
    m_dropped = m_dropped && gapless;
    if (m_gapless && m_inFlight == 0) {
        write({});
    }
}

void MessageIntake::noteGap(const ArchiveGap &gap)
{
    if (!m_dropped) {
        m_pending.batch.gaps.append(gap);
        schedule();
    }
}

void MessageIntake::noteRoomArchive(const Jid &room, const QString &id)
{
    if (!m_dropped && !id.isEmpty()) {
        m_pending.batch.roomsOf = m_account;
        m_pending.batch.roomArchives.insert(room, id);
        schedule();
    }
}

void MessageIntake::noteRead(const ReadReport &report)
{
    m_pending.batch.reads.append(report);
    schedule();
}

void MessageIntake::schedule()
{
    if (!m_timer.isActive()) {
        const auto since = m_sinceFlush.isValid() ? m_sinceFlush.durationElapsed() : Beat;
        m_timer.start(std::max(0ms, Beat - std::chrono::floor<std::chrono::milliseconds>(since)));
    }
}

void MessageIntake::flush()
{
    m_timer.stop();
    const ReceivedBatch &batch = m_pending.batch;
    if (batch.messages.isEmpty() && batch.reports.isEmpty() && batch.amendments.isEmpty() && batch.reads.isEmpty() &&
        batch.gaps.isEmpty() && batch.roomArchives.isEmpty()) {
        return;
    }
    write(std::exchange(m_pending, {}));
}

/// No batch says that there is no gap while one before it may still fail: the disk may be too full for a hundred
/// messages and have room for a mark.
void MessageIntake::write(Pending pending)
{
    m_sinceFlush.start();
    pending.batch.caughtUp = m_gapless && m_inFlight == 0 ? m_account : Jid();
    ++m_inFlight;
    m_store.addReceived(pending.batch).then(this, [this, pending](const Result<MessageChange> &result) {
        onWritten(pending, result);
    });
}

void MessageIntake::onWritten(const Pending &written, const Result<MessageChange> &result)
{
    --m_inFlight;
    if (!result) {
        putBack(written);
        emit failed(result.failure());
        return;
    }
    if (m_gapless && written.batch.caughtUp.isNull() && m_inFlight == 0 && !m_timer.isActive()) {
        write({});
    }
    for (const Receipt &receipt : written.receipts) {
        emit receiptWanted(receipt.to, receipt.stanzaId);
    }
}

void MessageIntake::putBack(const Pending &unwritten)
{
    m_pending.batch.messages = unwritten.batch.messages + m_pending.batch.messages;
    m_pending.batch.reports = unwritten.batch.reports + m_pending.batch.reports;
    m_pending.batch.files.insert(unwritten.batch.files);
    m_pending.batch.amendments = unwritten.batch.amendments + m_pending.batch.amendments;
    m_pending.batch.gaps = unwritten.batch.gaps + m_pending.batch.gaps;
    m_pending.batch.reads = unwritten.batch.reads + m_pending.batch.reads;
    m_pending.batch.roomsOf = m_account;
    for (const auto &[room, id] : unwritten.batch.roomArchives.asKeyValueRange()) {
        if (!m_pending.batch.roomArchives.contains(room)) {
            m_pending.batch.roomArchives.insert(room, id);
        }
    }
    m_pending.receipts = unwritten.receipts + m_pending.receipts;
    m_timer.start(RetryAfter);
}

} // namespace Tertulia
