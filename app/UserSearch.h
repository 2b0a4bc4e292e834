#pragma once

#include "app/data/Directory.h"
#include "app/data/Result.h"

#include <QFuture>
#include <QObject>
#include <QPointer>
#include <memory>

namespace Tertulia {

class UserSearchExtension;
class XmppClient;

/// Looks for people in the directories of servers (XEP-0055): which there are, what they ask, who is in them. Keeps
/// nothing between questions; what the fields mean is DirectoryFields' business. GUI thread.
class UserSearch : public QObject
{
    Q_OBJECT

public:
    explicit UserSearch(const Jid &account);

    void attach(XmppClient *client); ///< nullptr: signed out

    /// The directories of a server (null: our own), or the address itself where it is one. NotSupported: none.
    QFuture<Result<QList<Jid>>> services(const Jid &server = {});
    QFuture<Result<DirectoryForm>> form(const Jid &service);
    /// All at once; the answers are united. Fails only where each of them did.
    QFuture<Result<DirectoryAnswer>> search(const QList<DirectoryForm> &questions);
    /// One after the other until one finds anybody. Where the service refuses each: NotAllowed or NotAcceptable.
    QFuture<Result<DirectoryAnswer>> firstOf(const QList<DirectoryForm> &questions);
    void cancel(); ///< what runs ends as Cancelled

signals:
    void arriving(qsizetype people); ///< so many of a long answer so far

private:
    struct Run;

    bool canAsk() const;
    void next(const std::shared_ptr<Run> &run);

    Jid m_account;
    XmppClient *m_client = nullptr;
    QPointer<UserSearchExtension> m_extension;
};

} // namespace Tertulia
