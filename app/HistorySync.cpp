#include "app/HistorySync.h"

#include "app/Log.h"
#include "app/intake/MessageIntake.h"
#include "app/store/MessageStore.h"
#include "app/xmpp/ArchiveExtension.h"
#include "app/xmpp/XmppClient.h"

#include <QXmppClient.h>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace Tertulia {

namespace {

void tell(const Failure &failure)
{
    qCInfo(lcSession) << "archive:" << int(failure.kind) << failure.detail;
}

} // namespace

HistorySync::HistorySync(const Jid &account, MessageStore &store, MessageIntake &intake, QObject *parent)
    : QObject(parent)
    , m_account(account)
    , m_store(store)
    , m_intake(intake)
{
    m_pause.setSingleShot(true);
    connect(&m_pause, &QTimer::timeout, this, &HistorySync::fill);
    m_later.setSingleShot(true);
    connect(&m_later, &QTimer::timeout, this, &HistorySync::lookAgain);
    connect(&store, &MessageStore::renewed, this, [this] { // it knows nothing of the archive yet
        m_exhausted.clear();
        m_intake.setGapless(false);
        catchUp();
    });
}

void HistorySync::attach(XmppClient *client)
{
    m_archive = nullptr;
    m_running = m_again = m_filling = false;
    m_pause.stop();
    m_later.stop();
    m_fetching.clear();
    m_exhausted.clear();
    m_older.clear();
    if (!client)
        return;
    m_archive = new ArchiveExtension(m_account);
    client->client().insertExtension(0, m_archive); // before anybody who might take a result for a message
}

void HistorySync::catchUp()
{
    if (!m_archive)
        return;
    if (m_running) {
        m_again = true;
        return;
    }
    m_running = true;
    m_later.stop();
    m_newest = QString();
    m_intake.setGapless(false);
    m_store.caughtUpTo(m_account).then(this, [this](const Result<std::optional<QString>> &known) {
        if (known)
            requestNewest(known.value());
        else
            finish();
    });
}

void HistorySync::requestNewest(const std::optional<QString> &known)
{
    if (!m_archive)
        return;
    ArchiveQuery query;
    query.backwards = true;
    query.max = PageSize;
    m_archive->query(query).then(this, [this, archive = m_archive, known](const Result<ArchivePage> &answer) {
        if (!archive || archive != m_archive) // the end of a session that is over
            return;
        if (answer) {
            onNewest(answer.value(), known);
        } else {
            tell(answer.failure());
            finish();
        }
    });
}

/// The gap is written before anything says that the archive is here up to the newest message (lookAgain() does): a
/// crash in between must not make us skip what lies before this page.
void HistorySync::onNewest(const ArchivePage &page, const std::optional<QString> &known)
{
    const bool reachesKnown = known && !known->isEmpty() && page.ids.contains(*known);
    m_known = known.value_or(QString());
    m_first = {page.first, take(page, false)};
    if (!page.complete && !reachesKnown && !page.first.isEmpty())
        m_intake.noteGap({0, m_account, known.value_or(QString()), page.first, known.has_value()});
    m_newest = page.ids.isEmpty() ? u""_s : page.ids.constLast();
    m_later.start(SecondLook);
    if (!m_filling || m_pause.isActive()) {
        m_pause.stop();
        fill();
    }
}

void HistorySync::lookAgain()
{
    ArchiveQuery query;
    query.backwards = true;
    query.max = PageSize;
    m_archive->query(query).then(this, [this, archive = m_archive](const Result<ArchivePage> &answer) {
        if (!archive || archive != m_archive || m_newest.isNull()) // a catch-up began meanwhile: it looks again, too
            return;
        if (!answer) {
            tell(answer.failure());
            m_later.start(RetryAfter);
            return;
        }
        const ArchivePage &page = answer.value();
        take(page, false);
        if (!page.complete && !page.first.isEmpty() && !page.ids.contains(m_newest)) // much came meanwhile
            m_intake.noteGap({0, m_account, m_newest, page.first, true});
        m_intake.setGapless(true);
    });
}

/// The next part of a gap: what was missed comes first and holds back the outbox, which settles by it what was sent.
void HistorySync::fill()
{
    m_filling = true;
    m_intake.flush();
    m_store.archiveGaps(m_account).then(this, [this, archive = m_archive](const Result<QList<ArchiveGap>> &gaps) {
        if (!archive || archive != m_archive)
            return;
        const bool none = !gaps || gaps.value().isEmpty();
        if (m_running && (none || !gaps.value().constFirst().missed))
            finish();
        if (none)
            m_filling = false;
        else
            requestPart(gaps.value().constFirst());
    });
}

void HistorySync::requestPart(ArchiveGap gap)
{
    ArchiveQuery query;
    query.backwards = true;
    query.before = gap.before;
    query.max = PageSize;
    m_archive->query(query).then(this, [this, archive = m_archive, gap](const Result<ArchivePage> &answer) {
        if (!archive || archive != m_archive)
            return;
        if (answer) {
            onPart(gap, answer.value());
            return;
        }
        tell(answer.failure());
        if (answer.failure().kind == FailureKind::RecipientUnknown) { // forgotten, and with it all that is older
            onPart(gap, {});
            return;
        }
        if (m_running)
            finish();
        m_pause.start(RetryAfter);
    });
}

void HistorySync::onPart(ArchiveGap gap, const ArchivePage &page)
{
    const bool closed = page.complete || page.first.isEmpty() || page.first == gap.before ||
                        (!gap.after.isEmpty() && page.ids.contains(gap.after));
    m_first = {page.first, take(page, !gap.missed, m_first.first == gap.before ? m_first.second : Stamp())};
    gap.before = closed ? QString() : page.first;
    m_intake.noteGap(gap);
    m_pause.start(gap.missed ? 0ms : Leisure);
}

void HistorySync::fetchOlder(const Jid &conversation)
{
    if (!m_archive || m_fetching.contains(conversation) || m_exhausted.contains(conversation))
        return;
    m_fetching.insert(conversation);
    m_intake.flush();
    if (m_rooms.isRoom(conversation))
        return askOlder(conversation);
    m_store.archiveGaps(m_account).then(this, [this, conversation](const Result<QList<ArchiveGap>> &gaps) {
        if (!gaps || gaps.value().isEmpty()) {
            m_fetching.remove(conversation);
            return;
        }
        askOlder(conversation);
    });
}

void HistorySync::askOlder(const Jid &conversation)
{
    m_store.oldest(m_account, conversation)
        .then(this, [this, conversation](const Result<std::optional<Instant>> &oldest) {
            if (oldest)
                requestOlder(conversation, oldest.value());
        });
}

/// The first page by time, since the oldest message here need not have an archive id; the next ones by what came last.
void HistorySync::requestOlder(const Jid &conversation, std::optional<Instant> end)
{
    if (!m_archive)
        return;
    ArchiveQuery query;
    query.backwards = true;
    if (m_rooms.isRoom(conversation))
        query.archive = conversation;
    else
        query.with = conversation;
    query.before = m_older.value(conversation).first;
    if (end && query.before.isEmpty())
        query.end = *end + 100ms; // what take() has moved a little is not skipped
    query.max = PageSize;
    m_archive->query(query).then(this, [this, archive = m_archive, conversation](const Result<ArchivePage> &answer) {
        if (!archive || archive != m_archive)
            return;
        m_fetching.remove(conversation);
        if (!answer) {
            tell(answer.failure());
            m_older.remove(conversation);
            return;
        }
        if (answer.value().complete || answer.value().ids.size() < 2)
            m_exhausted.insert(conversation);
        const auto kept = take(answer.value(), true, m_older.value(conversation).second);
        m_older.insert(conversation, {answer.value().first, kept});
        m_intake.flush();
    });
}

/// Rows are numbered as they come, and here the older page comes later: of what the server stamps with the same instant
/// each gets a millisecond less than what stands `behind` it. What was here when the catch-up began, and is no longer,
/// is no news either. Returns the first one's stamp.
HistorySync::Stamp HistorySync::take(const ArchivePage &page, bool old, const Stamp &behind)
{
    auto messages = page.messages;
    const QStringList seen = page.ids.first(page.ids.indexOf(m_known) + 1);
    Stamp next = behind;
    for (auto it = messages.rbegin(); it != messages.rend(); ++it) {
        const auto said = it->message.time;
        if (said <= next.said && said >= next.kept)
            it->message.time = next.kept - 1ms;
        it->isOld = old || seen.contains(it->message.archiveId);
        if (it->message.isInRoom())
            m_rooms.complete(*it);
        next = {said, it->message.time};
    }
    for (const auto &message : std::as_const(messages))
        m_intake.accept(message);
    return next;
}

void HistorySync::finish()
{
    m_running = false;
    if (std::exchange(m_again, false))
        catchUp();
    else
        emit caughtUp();
}

} // namespace Tertulia
