#include "app/RoomHistory.h"

#include "app/Log.h"
#include "app/intake/MessageIntake.h"
#include "app/store/MessageStore.h"
#include "app/xmpp/ArchiveExtension.h"
#include "app/xmpp/XmppClient.h"

#include <QXmppClient.h>

namespace Tertulia {

struct RoomHistory::Run {
    Jid room;
    QString after; ///< the archive is here up to this one
    Take take;
    std::function<void()> done;
    int pages = 0;
};

RoomHistory::RoomHistory(const Jid &account, MessageStore &store, MessageIntake &intake, QObject *parent)
    : QObject(parent)
    , m_account(account)
    , m_store(store)
    , m_intake(intake)
{
}

void RoomHistory::attach(XmppClient *client)
{
    m_archive = client ? client->client().findExtension<ArchiveExtension>() : nullptr;
}

QFuture<RoomHistory::Known> RoomHistory::known(const Jid &room)
{
    m_intake.flush();
    return m_store.roomArchivedUpTo(m_account, room)
        .then(this,
              [this, room](const Result<QString> &upTo) {
                  return m_store.newestTime(m_account, room)
                      .then(this, [upTo](const Result<std::optional<Instant>> &newest) {
                          return Known{upTo ? upTo.value() : QString(), newest ? newest.value() : std::nullopt};
                      });
              })
        .unwrap();
}

void RoomHistory::catchUp(const Jid &room, const Known &known, const Take &take, const std::function<void()> &done)
{
    next(std::make_shared<Run>(Run{room, known.archivedUpTo, take, done, 0}));
}

void RoomHistory::next(const std::shared_ptr<Run> &run)
{
    if (!m_archive)
        return;
    ArchiveQuery query;
    query.archive = run->room;
    query.after = run->after;
    query.backwards = run->after.isEmpty(); // never seen, too far, or forgotten: what is newest
    query.max = query.backwards ? FirstPage : PageSize;
    const bool isNews = !query.backwards;
    m_archive->query(query).then(this, [this, run, isNews, archive = m_archive](const Result<ArchivePage> &answer) {
        if (!archive || archive != m_archive) // the end of a session that is over
            return;
        if (!answer) {
            qCInfo(lcSession) << "archive of a room:" << int(answer.failure().kind) << answer.failure().detail;
            if (answer.failure().kind != FailureKind::RecipientUnknown || !isNews)
                return run->done();
            run->after.clear(); // it has forgotten where we were
            return next(run);
        }
        const ArchivePage &page = answer.value();
        for (IncomingMessage message : page.messages) {
            message.isOld = !isNews;
            run->take(std::move(message));
        }
        m_intake.noteRoomArchive(run->room, page.last);
        m_intake.flush();
        if (!isNews || page.complete || page.last.isEmpty() || page.last == run->after)
            return run->done();
        run->after = ++run->pages < MaxPages ? page.last : QString();
        next(run);
    });
}

void RoomHistory::note(const Jid &room, const QString &archiveId)
{
    m_intake.noteRoomArchive(room, archiveId);
}

} // namespace Tertulia
