#pragma once

#include "app/data/Directory.h"
#include "app/data/Result.h"

#include <QFuture>
#include <QHash>
#include <QXmppClientExtension.h>
#include <memory>

namespace Tertulia {

/// Asks user directories (XEP-0055), which QXmpp does not know. An answer counts only from the service that was asked,
/// and only while it is awaited. A long one comes in the parts that ElementBuilder makes of it; what came before it
/// turned out too long, or before the link broke off, is kept and called incomplete.
class UserSearchExtension : public QXmppClientExtension
{
    Q_OBJECT

public:
    QFuture<Result<QList<Jid>>> services(const Jid &server); ///< of this server, or the address itself if it is one
    QFuture<Result<DirectoryForm>> form(const Jid &service);
    QFuture<Result<DirectoryAnswer>> ask(const DirectoryForm &filled);
    void cancel(); ///< what was asked so far ends as Cancelled

    bool handleStanza(const QDomElement &stanza, const std::optional<QXmppE2eeMetadata> &) override;

signals:
    void arriving(qsizetype people); ///< so many of a long answer so far

private:
    struct Question;
    struct Survey;

    void look(const std::shared_ptr<Survey> &survey, const Jid &jid);
    void finish(const QString &id, Result<DirectoryAnswer> result);

    QHash<QString, std::shared_ptr<Question>> m_open; ///< by the request's id
};

} // namespace Tertulia
