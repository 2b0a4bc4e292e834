#include "app/store/AmendmentTable.h"
#include "app/store/ConversationTable.h"
#include "app/store/MessageRow.h"
#include "app/store/MessageTable.h"
#include "app/store/Sql.h"

#include <algorithm>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace Tertulia {

namespace {

bool isAboutOwnWords(Amendment::Kind kind) ///< only its own author may say it
{
    return kind != Amendment::Kind::Reaction;
}

/// Said by whoever said that: we, the partner, or in a room the same occupant. A nickname proves nothing there: whoever
/// has no occupant id can take nothing back (CVE-2022-39835 and its like).
const QString SameSender = u"outgoing = ? AND (outgoing = 1 OR coalesce(occupant, '') = ?) AND"
                           " (outgoing = 1 OR nick IS NULL OR occupant IS NOT NULL)"_s;

QVariantList senderOf(const Message &message)
{
    return {int(message.outgoing), message.occupant.isNull() ? u""_s : message.occupant};
}

bool isOfItself(const Amendment &amendment)
{
    return amendment.target.isEmpty() || amendment.said.isNamed(amendment.target);
}

} // namespace

/// The newest message with this id: the one that its room gave it, its sender's origin id, else its stanza id. The plus
/// keeps SQLite from walking through the whole conversation in the order of time instead of looking up the id.
MessageId MessageTable::findNamed(qint64 conversation, const QString &id, const Message *by)
{
    const auto look = [&](const QString &condition) {
        return m_sql
            .value(u"SELECT id FROM message WHERE conversation = ? AND %1 AND %2 ORDER BY +time DESC LIMIT 1"_s.arg(
                       condition, by ? SameSender : u"1"_s),
                   QVariantList{conversation, id} + (by ? senderOf(*by) : QVariantList()))
            .toLongLong();
    };
    MessageId found = look(u"archive_id = ? AND nick IS NOT NULL"_s);
    found = found ? found : look(u"origin_id = ?"_s);
    return found ? found : look(u"stanza_id = ?"_s);
}

void MessageTable::showQuote(qint64 conversation, Message &message)
{
    if (const MessageId id = findNamed(conversation, message.quote->id); id && id != message.id) {
        if (const auto answered = find(id)) {
            message.quote->show(*answered);
        }
    }
}

void MessageTable::showQuotes(QList<Message> &messages)
{
    for (Message &message : messages) {
        if (message.quote) {
            showQuote(ConversationTable::find(m_sql, message.account, message.conversation), message);
        }
    }
}

/// Corrections and retractions: a message of the same sender, or a correction that stands for it; reactions: any.
MessageId MessageTable::targetOf(qint64 conversation, const Amendment &amendment)
{
    const Message *by = isAboutOwnWords(amendment.kind) ? &amendment.said : nullptr;
    if (const MessageId named = findNamed(conversation, amendment.target, by)) {
        return named;
    }
    return m_sql
        .value(
            u"SELECT id FROM message WHERE conversation = ? AND replaces = ? AND %1 ORDER BY +time DESC LIMIT 1"_s.arg(
                by ? SameSender : u"1"_s),
            QVariantList{conversation, amendment.target} + (by ? senderOf(*by) : QVariantList()))
        .toLongLong();
}

/// A correction whose message is not here is shown as a message of its own: rather one too many than a text that
/// nobody ever sees. Anything else waits for its message.
void MessageTable::amend(Amendment amendment)
{
    const Message &said = amendment.said;
    const qint64 conversation = ConversationTable::require(m_sql, said.account, said.conversation);
    AmendmentTable amendments(m_sql);
    if (isOfItself(amendment) || isCleared(conversation, said.time)) {
        return;
    }
    if (const auto known = amendments.findKnown(conversation, said)) {
        if (!known->archived && !said.archiveId.isEmpty()) {
            amendments.setArchiveId(known->id, said.archiveId);
            noteArchived(said);
        }
        if (known->state == MessageState::Waiting || known->state == MessageState::Failed) { // our archive has it
            setAmendmentState(known->id, MessageState::Sent, FailureKind::Unknown);
        }
        return;
    }
    if (isTooOld(said)) {
        return;
    }
    const bool correction = amendment.kind == Amendment::Kind::Correction;
    if (const auto known = correction ? findKnown(conversation, said) : std::nullopt) {
        fillIn(*known, said);
        return;
    }
    const MessageId target = targetOf(conversation, amendment);
    if (!target && correction) {
        Message standsAlone = said;
        standsAlone.edited = said.time;
        add(standsAlone, amendment.target);
        return;
    }
    noteArchived(said);
    if (amendments.add(conversation, target, amendment) && target) {
        settle(target);
    }
}

/// What was said about a message before it came (the archive is read newest first): applied now.
void MessageTable::adopt(qint64 conversation, Message &message)
{
    AmendmentTable amendments(m_sql);
    bool amended = false;
    QList<Message> standIns;
    for (const QString &id : message.names()) {
        m_sql.each(u"SELECT "_s + MessageRow::Columns +
                       u" FROM message m WHERE m.conversation = ? AND m.replaces = ? AND "_s + SameSender,
                   QVariantList{conversation, id} + senderOf(message), [&](const QSqlQuery &row) {
                       standIns.append(MessageRow::read(row, message.account, message.conversation));
                   });
    }
    for (const Message &standIn : std::as_const(standIns)) {
        const auto texts = versions(standIn.id); // the first one is its own
        Amendment correction{Amendment::Kind::Correction, message.name(), {}, standIn};
        correction.said.body = texts.first().body;
        amendments.move(standIn.id, message.id);
        m_sql.run(u"DELETE FROM message WHERE id = ?"_s, {standIn.id});
        amendments.add(conversation, message.id, correction);
        m_change.added.removeIf([&](const Message &added) { return added.id == standIn.id; });
        m_change.updated.removeIf([&](const Message &changed) { return changed.id == standIn.id; });
        m_change.removed.append(standIn);
        amended = true;
    }
    if (amendments.adopt(conversation, message) > 0 || amended) {
        settle(message.id);
    }
}

/// Writes into the message's own row what its amendments come to. Always from all of them, so that their order of
/// arrival does not matter.
void MessageTable::settle(MessageId id)
{
    auto message = find(id);
    if (!message) {
        return;
    }
    const QString original =
        m_sql.value(u"SELECT coalesce(original, body) FROM message WHERE id = ?"_s, {id}).toString();
    const auto outcome = AmendmentTable(m_sql).outcome(*message);
    const bool standsAlone = !m_sql.value(u"SELECT replaces FROM message WHERE id = ?"_s, {id}).isNull();
    message->edited = outcome.text  ? std::optional(outcome.text->time)
                      : standsAlone ? std::optional(message->time)
                                    : std::nullopt;
    message->body = outcome.retracted ? u""_s : outcome.text ? outcome.text->body : original;
    message->retracted = outcome.retracted;
    message->reactions = outcome.retracted ? QList<Reaction>() : outcome.reactions;
    message->amendment = outcome.state;
    message->amendmentFailure = outcome.failure;
    m_sql.run(u"UPDATE message SET body = ?, original = ?, edited = ?, retracted = ?, reactions = ?, amendment = ?,"
              " amendment_failure = ?, unread = unread AND NOT ? WHERE id = ?"_s,
              {message->body, message->body == original ? QVariant() : QVariant(original),
               message->edited ? QVariant(qint64(message->edited->time_since_epoch().count())) : QVariant(),
               int(message->retracted), MessageRow::reactionsText(message->reactions), int(message->amendment),
               MessageRow::failureCode(message->amendmentFailure), int(message->retracted), id});
    m_touched.insert({message->account, message->conversation});
    updated(*message);
}

/// Our own clock says when, but never earlier than what it follows: another device's clock may be ahead.
std::optional<Amendment> MessageTable::addOwnAmendment(Amendment amendment, MessageId id)
{
    const auto message = find(id);
    if (!message || message->name().isEmpty() || message->retracted ||
        (isAboutOwnWords(amendment.kind) && (!message->outgoing || message->state == MessageState::Failed))) {
        return {};
    }
    AmendmentTable amendments(m_sql);
    amendments.removeFailed(id, amendment.kind);
    Message &said = amendment.said;
    said.account = message->account;
    said.conversation = message->conversation;
    said.outgoing = true;
    said.state = MessageState::Waiting;
    said.time = std::max(said.time, amendments.newest(id, amendment.kind) + 1ms);
    said.nick = message->isInRoom() ? said.nick : QString();
    const bool byStanza = message->isInRoom() && amendment.kind == Amendment::Kind::Correction; // XEP-0308 §4
    amendment.target = byStanza ? message->stanzaId : message->name();
    amendments.add(ConversationTable::find(m_sql, said.account, said.conversation), id, amendment);
    settle(id);
    return amendment;
}

void MessageTable::setAmendmentState(MessageId id, MessageState state, FailureKind failure)
{
    AmendmentTable amendments(m_sql);
    const auto known = amendments.find(id);
    if (known && known->state != state) {
        amendments.setState(id, state, failure);
        settle(known->message);
    }
}

void MessageTable::discardAmendments(MessageId message)
{
    AmendmentTable(m_sql).removeFailed(message);
    settle(message);
}

void MessageTable::renewAmendments(MessageId message)
{
    AmendmentTable(m_sql).renewFailed(message);
    settle(message);
}

} // namespace Tertulia
