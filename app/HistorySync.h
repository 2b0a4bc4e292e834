#pragma once

#include "app/data/Jid.h"

#include <QObject>
#include <QPointer>

namespace Tertulia {

class ArchiveExtension;
class MessageIntake;
class MessageStore;
class XmppClient;

/// Fills the local history from the server's archive (XEP-0313): what came while we were away, page by page from the
/// newest message that the store knows; with an empty store only the last page. The rest of old history is
/// not its business, nor is what happens to a message: it all goes through MessageIntake.
class HistorySync : public QObject
{
    Q_OBJECT

public:
    static constexpr int PageSize = 100;

    HistorySync(const Jid &account, MessageStore &store, MessageIntake &intake, QObject *parent = nullptr);

    void attach(XmppClient *client);
    void catchUp(); ///< once more where one is under way already
    /// The page before the oldest message here of this conversation: somebody scrolls. No-op where there is no more.
    void fetchOlder(const Jid &conversation);

signals:
    void caughtUp(); ///< handed to the store; also where the server keeps no archive or does not answer

private:
    void requestPage(const QString &after, bool newest);
    void finish(bool complete);

    Jid m_account;
    MessageStore &m_store;
    MessageIntake &m_intake;
    QPointer<ArchiveExtension> m_archive;
    bool m_running = false, m_again = false;
};

} // namespace Tertulia
