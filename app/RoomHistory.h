#pragma once

#include "app/data/Message.h"
#include "app/data/Result.h"

#include <QFuture>
#include <QObject>
#include <QPointer>
#include <functional>
#include <optional>

namespace Tertulia {

class ArchiveExtension;
class MessageIntake;
class MessageStore;
class XmppClient;

/// Fills in what was said in rooms while we were not there, from their own archives (XEP-0313): forward from where it
/// is here without gaps, so that a broken catch-up goes on in the next session. At the first visit only the last page.
class RoomHistory : public QObject
{
    Q_OBJECT

public:
    static constexpr int PageSize = 100, FirstPage = 50;
    static constexpr int MaxPages = 100; ///< behind that, only what is newest

    /// What is here of a room.
    struct Known {
        QString archivedUpTo;          ///< empty: there was no catch-up yet
        std::optional<Instant> newest; ///< message that is with the room
    };
    /// Says who said it, and hands it on.
    using Take = std::function<void(IncomingMessage)>;

    RoomHistory(const Jid &account, MessageStore &store, MessageIntake &intake, QObject *parent = nullptr);

    void attach(XmppClient *client);

    QFuture<Known> known(const Jid &room);
    /// Ends in one call of `done`, also where the archive does not answer; not in another session.
    void catchUp(const Jid &room, const Known &known, const Take &take, const std::function<void()> &done);
    void note(const Jid &room, const QString &archiveId); ///< a live one, after catchUp() is done

private:
    struct Run;
    void next(const std::shared_ptr<Run> &run);

    Jid m_account;
    MessageStore &m_store;
    MessageIntake &m_intake;
    QPointer<ArchiveExtension> m_archive;
};

} // namespace Tertulia
