#include "app/store/MessageRow.h"

#include <algorithm>

namespace Tertulia {

namespace {

// Stored as numbers: these must not move.
static_assert(int(MessageState::Waiting) == 0 && int(MessageState::Sent) == 1 && int(MessageState::Delivered) == 2 &&
              int(MessageState::Read) == 3 && int(MessageState::Failed) == 4);
static_assert(int(AmendmentState::Settled) == 0 && int(AmendmentState::Waiting) == 1 &&
              int(AmendmentState::Failed) == 2);

struct FailureCode {
    int code;
    FailureKind kind;
};

/// Why a message may have failed. Others are kept as Unknown. Append only.
constexpr FailureCode FailureCodes[] = {
    {1, FailureKind::RecipientUnknown},   {2, FailureKind::RecipientUnavailable},
    {3, FailureKind::NotAllowed},         {4, FailureKind::NotSupported},
    {5, FailureKind::NotAcceptable},      {6, FailureKind::MessageTooLong},
    {7, FailureKind::AlreadyExists},      {8, FailureKind::TryLater},
    {9, FailureKind::TimedOut},           {10, FailureKind::ConnectionLost},
    {11, FailureKind::NotSignedIn},       {12, FailureKind::Cancelled},
    {13, FailureKind::FileUnreadable},    {14, FailureKind::FileTooLarge},
    {15, FailureKind::FileDamaged},       {16, FailureKind::FileNotSaved},
    {17, FailureKind::FileGone},          {18, FailureKind::NoWayToSend},
    {19, FailureKind::Stalled},           {20, FailureKind::DiskFull},
    {21, FailureKind::ServerUnreachable}, {22, FailureKind::CertificateNotTrusted},
};

/// One emoji a line, behind it the addresses that chose it, with tabs between; before there were rooms, with blanks.
QList<Reaction> readReactions(const QString &text)
{
    QList<Reaction> reactions;
    for (const QStringView line : QStringView(text).split(u'\n', Qt::SkipEmptyParts)) {
        const auto words = line.split(line.contains(u'\t') ? u'\t' : u' ');
        Reaction reaction{words.first().toString(), {}};
        for (const QStringView word : words.sliced(1)) {
            if (const auto jid = Jid::parse(word)) {
                reaction.who.append(*jid);
            }
        }
        reactions.append(reaction);
    }
    return reactions;
}

} // namespace

FailureKind MessageRow::failureOf(int code)
{
    const auto found = std::ranges::find(FailureCodes, code, &FailureCode::code);
    return found == std::end(FailureCodes) ? FailureKind::Unknown : found->kind;
}

QVariant MessageRow::reactionsText(const QList<Reaction> &reactions)
{
    QStringList lines;
    for (const Reaction &reaction : reactions) {
        QStringList words{reaction.emoji};
        for (const Jid &who : reaction.who) {
            words.append(who.toString());
        }
        lines.append(words.join(u'\t'));
    }
    return orNull(lines.join(u'\n'));
}

int MessageRow::failureCode(FailureKind kind)
{
    const auto found = std::ranges::find(FailureCodes, kind, &FailureCode::kind);
    return found == std::end(FailureCodes) ? 0 : found->code;
}

QVariant MessageRow::orNull(const QString &id)
{
    return id.isEmpty() ? QVariant() : QVariant(id);
}

Message MessageRow::read(const QSqlQuery &row, const Jid &account, const Jid &conversation)
{
    Message message;
    message.id = row.value(0).toLongLong();
    message.account = account;
    message.conversation = conversation;
    message.outgoing = row.value(1).toBool();
    message.time = Instant(std::chrono::milliseconds(row.value(2).toLongLong()));
    message.body = row.value(3).toString();
    message.stanzaId = row.value(4).toString();
    message.originId = row.value(5).toString();
    message.archiveId = row.value(6).toString();
    message.state = MessageState(std::clamp(row.value(7).toInt(), 0, int(MessageState::Failed)));
    message.failure = failureOf(row.value(8).toInt());
    message.markable = row.value(9).toBool();
    if (!row.isNull(10)) {
        message.quote = Quote{row.value(10).toString(), 0, false, false, {}};
    }
    if (!row.isNull(11)) {
        message.edited = Instant(std::chrono::milliseconds(row.value(11).toLongLong()));
    }
    message.retracted = row.value(12).toBool();
    if (!row.isNull(13)) {
        message.reactions = readReactions(row.value(13).toString());
    }
    message.amendment = AmendmentState(std::clamp(row.value(14).toInt(), 0, int(AmendmentState::Failed)));
    message.amendmentFailure = failureOf(row.value(15).toInt());
    message.transfer = row.value(16).toLongLong();
    message.nick = row.value(17).toString();
    message.occupant = row.value(18).toString();
    message.mentionsUs = row.value(19).toBool();
    return message;
}

} // namespace Tertulia
