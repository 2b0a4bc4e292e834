#include "app/store/MessageStore.h"

#include "app/store/AmendmentTable.h"
#include "app/store/ArchiveTable.h"
#include "app/store/ConversationTable.h"
#include "app/store/Database.h"
#include "app/store/MessageTable.h"

using namespace Qt::StringLiterals;

namespace Tertulia {

namespace {

/// A write that only changes the history, as one unit.
QFuture<Result<MessageChange>> write(Database &database, std::function<void(MessageTable &)> work)
{
    return database.run<MessageChange>(Sql::Access::Write, [work = std::move(work)](Sql &sql) {
        MessageTable table(sql);
        work(table);
        return table.takeChange();
    });
}

QFuture<Result<QList<Message>>> read(Database &database, MessageTable::Page page, const Message &anchor, int limit)
{
    return database.run<QList<Message>>(
        Sql::Access::Read, [page, anchor, limit](Sql &sql) { return MessageTable(sql).page(page, anchor, limit); });
}

bool isEmpty(const MessageChange &change)
{
    return change.added.isEmpty() && change.updated.isEmpty() && change.unread.isEmpty();
}

} // namespace

MessageStore::MessageStore(Database &database, QObject *parent)
    : QObject(parent)
    , m_database(database)
    , m_files(database)
{
    connect(&database, &Database::renewed, this, &MessageStore::renewed);
}

QFuture<Result<Message>> MessageStore::addOutgoing(const Message &message)
{
    Message own = message;
    own.outgoing = true;
    own.state = MessageState::Waiting;
    return firstAdded(write(m_database, [own](MessageTable &table) { table.add(own); }));
}

QFuture<Result<Message>> MessageStore::addOutgoing(const Message &message, const Transfer &file)
{
    Message own = message;
    own.outgoing = true;
    own.state = MessageState::Waiting;
    return addFile(own, file);
}

QFuture<Result<Message>> MessageStore::addOffer(const Message &message, const Transfer &file)
{
    Message theirs = message;
    theirs.outgoing = false;
    return addFile(theirs, file);
}

QFuture<Result<Message>> MessageStore::addFile(Message message, const Transfer &file)
{
    message.transfer = -1;
    return firstAdded(write(m_database, [message, file](MessageTable &table) {
        table.setFiles({{message.transfer, file}});
        table.add(message);
    }));
}

QFuture<Result<Message>> MessageStore::firstAdded(QFuture<Result<MessageChange>> future)
{
    return future.then(this, [this](const Result<MessageChange> &result) -> Result<Message> {
        if (!result) {
            return result.failure();
        }
        tell(result.value());
        return result.value().added.first();
    });
}

QFuture<Result<MessageChange>> MessageStore::addReceived(const ReceivedBatch &batch)
{
    return write(m_database,
                 [batch](MessageTable &table) {
                     table.setFiles(batch.files);
                     for (const Message &message : batch.messages) {
                         table.addOnce(message);
                     }
                     for (const Amendment &amendment : batch.amendments) {
                         table.amend(amendment);
                     }
                     for (const ReadReport &report : batch.reads) {
                         table.apply(report);
                     }
                     for (const StateReport &report : batch.reports) {
                         table.apply(report);
                     }
                     for (const ArchiveGap &gap : batch.gaps) {
                         table.put(gap);
                     }
                     for (const auto &[room, id] : batch.roomArchives.asKeyValueRange()) {
                         table.setRoomArchived(batch.roomsOf, room, id);
                     }
                     if (!batch.caughtUp.isNull()) {
                         table.setCaughtUp(batch.caughtUp);
                     }
                 })
        .then(this, [this](const Result<MessageChange> &result) {
            if (result) {
                tell(result.value());
            }
            return result;
        });
}

QFuture<Result<Done>> MessageStore::announce(QFuture<Result<MessageChange>> future)
{
    return future.then(this, [this](const Result<MessageChange> &result) -> Result<Done> {
        if (!result) {
            return result.failure();
        }
        tell(result.value());
        return Done();
    });
}

void MessageStore::tell(const MessageChange &change)
{
    for (const Message &message : change.removed) {
        emit messageRemoved(message);
    }
    if (!isEmpty(change)) {
        emit changed(change);
    }
}

QFuture<Result<Amendment>> MessageStore::addOwnAmendment(const Amendment &amendment, MessageId message)
{
    auto stored = std::make_shared<std::optional<Amendment>>(); // written by the worker before it answers
    return write(m_database, [amendment, message,
                              stored](MessageTable &table) { *stored = table.addOwnAmendment(amendment, message); })
        .then(this, [this, stored](const Result<MessageChange> &result) -> Result<Amendment> {
            if (!result) {
                return result.failure();
            }
            if (!*stored) {
                return {FailureKind::NotAllowed, u"not ours to amend, or not here"_s};
            }
            tell(result.value());
            return **stored;
        });
}

QFuture<Result<Done>> MessageStore::setAmendmentState(MessageId amendment, MessageState state)
{
    return announce(write(m_database, [amendment, state](MessageTable &table) {
        table.setAmendmentState(amendment, state, FailureKind::Unknown);
    }));
}

QFuture<Result<Done>> MessageStore::discardAmendments(MessageId message)
{
    return announce(write(m_database, [message](MessageTable &table) { table.discardAmendments(message); }));
}

QFuture<Result<Done>> MessageStore::renewAmendments(MessageId message)
{
    return announce(write(m_database, [message](MessageTable &table) { table.renewAmendments(message); }));
}

QFuture<Result<QList<Amendment>>> MessageStore::waitingAmendments(const Jid &account)
{
    return m_database.run<QList<Amendment>>(Sql::Access::Read,
                                            [account](Sql &sql) { return AmendmentTable(sql).waiting(account); });
}

QFuture<Result<Done>> MessageStore::setState(const QList<MessageId> &ids, MessageState state, FailureKind failure)
{
    return announce(write(m_database, [ids, state, failure](MessageTable &table) {
        for (const MessageId id : ids) {
            table.setState(id, state, failure);
        }
    }));
}

QFuture<Result<Done>> MessageStore::setStateOf(const Jid &account, const Jid &conversation, const QString &stanzaId,
                                               MessageState state, FailureKind failure)
{
    const StateReport report{account, conversation, stanzaId, state, failure};
    return announce(write(m_database, [report](MessageTable &table) { table.apply(report); }));
}

QFuture<Result<Done>> MessageStore::remove(MessageId id)
{
    return m_database
        .run<std::optional<Message>>(Sql::Access::Write, [id](Sql &sql) { return MessageTable(sql).remove(id); })
        .then(this, [this](const Result<std::optional<Message>> &result) -> Result<Done> {
            if (!result) {
                return result.failure();
            }
            if (!result.value()) {
                return {FailureKind::NotAllowed, u"only a failed own message can be removed"_s};
            }
            emit messageRemoved(*result.value());
            return Done();
        });
}

QFuture<Result<Done>> MessageStore::clear(const Jid &account, const Jid &conversation)
{
    const auto begin = [account, conversation](Sql &sql) {
        MessageTable(sql).beginClearing(account, conversation);
        return Done();
    };
    return m_database.run<Done>(Sql::Access::Write, begin)
        .then(this,
              [this, account, conversation](const Result<Done> &begun) {
                  return begun ? clearPart(account, conversation) : QtFuture::makeReadyValueFuture(begun);
              })
        .unwrap();
}

QFuture<Result<Done>> MessageStore::clearPart(const Jid &account, const Jid &conversation)
{
    const auto part = [account, conversation](Sql &sql) { return MessageTable(sql).clearPart(account, conversation); };
    return m_database.run<bool>(Sql::Access::Write, part)
        .then(this,
              [this, account, conversation](const Result<bool> &more) {
                  if (more && more.value()) {
                      return clearPart(account, conversation);
                  }
                  if (more) {
                      emit conversationCleared(account, conversation);
                  }
                  return QtFuture::makeReadyValueFuture(more ? Result<Done>(Done()) : more.failure());
              })
        .unwrap();
}

void MessageStore::clearAll()
{
    const auto list = [](Sql &sql) {
        QList<std::pair<Jid, Jid>> all;
        for (const ConversationTable::Size &size : ConversationTable::sizes(sql)) {
            all.append({size.account, size.conversation});
        }
        return all;
    };
    m_database.run<QList<std::pair<Jid, Jid>>>(Sql::Access::Read, list)
        .then(this, [this](const Result<QList<std::pair<Jid, Jid>>> &all) {
            if (all) {
                clearNext(all.value());
            } else {
                emit clearingFailed(all.failure());
            }
        });
}

void MessageStore::clearNext(QList<std::pair<Jid, Jid>> rest)
{
    const bool last = rest.isEmpty();
    const auto [account, conversation] = last ? std::pair(Jid(), Jid()) : rest.takeLast();
    auto step = last ? m_database.compact() : clear(account, conversation);
    step.then(this, [this, last, rest](const Result<Done> &done) {
        if (!done) {
            emit clearingFailed(done.failure());
        } else if (last) {
            emit allCleared();
        } else {
            clearNext(rest);
        }
    });
}

QFuture<Result<QList<Message>>> MessageStore::waiting(const Jid &account)
{
    return m_database.run<QList<Message>>(Sql::Access::Read,
                                          [account](Sql &sql) { return MessageTable(sql).waiting(account); });
}

QFuture<Result<std::optional<QString>>> MessageStore::caughtUpTo(const Jid &account)
{
    return m_database.run<std::optional<QString>>(Sql::Access::Read,
                                                  [account](Sql &sql) { return MessageTable(sql).caughtUp(account); });
}

QFuture<Result<QString>> MessageStore::roomArchivedUpTo(const Jid &account, const Jid &room)
{
    return m_database.run<QString>(Sql::Access::Read, [account, room](Sql &sql) {
        return ConversationTable::roomArchived(sql, ConversationTable::find(sql, account, room));
    });
}

QFuture<Result<std::optional<Instant>>> MessageStore::newestTime(const Jid &account, const Jid &conversation)
{
    return m_database.run<std::optional<Instant>>(Sql::Access::Read, [account, conversation](Sql &sql) {
        return ArchiveTable::newest(sql, ConversationTable::find(sql, account, conversation));
    });
}

QFuture<Result<QList<ArchiveGap>>> MessageStore::archiveGaps(const Jid &account)
{
    return m_database.run<QList<ArchiveGap>>(Sql::Access::Read,
                                             [account](Sql &sql) { return ArchiveTable::gaps(sql, account); });
}

QFuture<Result<std::optional<Instant>>> MessageStore::oldest(const Jid &account, const Jid &conversation)
{
    return m_database.run<std::optional<Instant>>(Sql::Access::Read, [account, conversation](Sql &sql) {
        return ArchiveTable::oldest(sql, ConversationTable::find(sql, account, conversation));
    });
}

QFuture<Result<QList<Message>>> MessageStore::newest(const Jid &account, const Jid &conversation, int limit)
{
    Message anchor;
    anchor.account = account;
    anchor.conversation = conversation;
    return read(m_database, MessageTable::Page::Newest, anchor, limit);
}

QFuture<Result<QList<Message>>> MessageStore::before(const Message &anchor, int limit)
{
    return read(m_database, MessageTable::Page::Before, anchor, limit);
}

QFuture<Result<QList<Message>>> MessageStore::after(const Message &anchor, int limit)
{
    return read(m_database, MessageTable::Page::After, anchor, limit);
}

QFuture<Result<QList<Message>>> MessageStore::around(MessageId id, int each)
{
    return m_database.run<QList<Message>>(Sql::Access::Read, [id, each](Sql &sql) {
        MessageTable table(sql);
        const auto message = table.find(id);
        if (!message) {
            return QList<Message>();
        }
        return table.page(MessageTable::Page::Before, *message, each) + QList<Message>{*message} +
               table.page(MessageTable::Page::After, *message, each);
    });
}

QFuture<Result<QList<MessageVersion>>> MessageStore::versions(MessageId id)
{
    return m_database.run<QList<MessageVersion>>(Sql::Access::Read,
                                                 [id](Sql &sql) { return MessageTable(sql).versions(id); });
}

} // namespace Tertulia
