#pragma once

#include "app/data/Message.h"

#include <QAbstractListModel>
#include <memory>

namespace Tertulia {

class MessageStore;
struct MessageChange;

/// At most Capacity messages of one conversation around the place being looked at; rows oldest first. The rest stays
/// in the store: asking for older rows at one end drops rows at the other. New messages are appended only while the
/// window is at the end, else counted.
class TimelineWindow : public QAbstractListModel
{
    Q_OBJECT

public:
    static constexpr int Capacity = 400, PageSize = 100;
    enum Role {
        MessageRole = Qt::UserRole + 1, ///< Message: quote, edited, retracted, reactions and amendment are its fields
        StartsDayRole,                  ///< bool: first of its (local) day
        StartsGroupRole, ///< bool: other sender, in a room another nick, than the row above, or more than 5 minutes
                         ///< later
        EndsGroupRole,   ///< bool
        FirstUnreadRole, ///< bool: the new-messages divider stands above it
    };

    explicit TimelineWindow(MessageStore &store, QObject *parent = nullptr);
    ~TimelineWindow() override;

    int rowCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role) const override; ///< Qt::DisplayRole is the body
    const Message &at(int row) const;

    void open(const Jid &account, const Jid &conversation, int unread); ///< at its end
    /// Around this message; opened() when it is there, atEnd or not. failed() where it is not in the store any more.
    void openAt(const Jid &account, const Jid &conversation, MessageId message);
    void close();
    Jid conversation() const;
    int rowOf(MessageId id) const; ///< -1: not in the window

    bool hasOlder() const;  ///< the store may hold older ones than row 0
    bool isAtEnd() const;   ///< the newest one is in the window
    int newerCount() const; ///< arrived since the window left the end
    void loadOlder();       ///< no-op while a page is on its way
    void loadNewer();
    void jumpToEnd();
    void readVersions(MessageId id); ///< of an edited message; answered by versionsRead()

signals:
    void opened(); ///< the first page is there
    /// The person is at the oldest row that the store has: the archive may know more (HistorySync::fetchOlder).
    void olderWanted(const Tertulia::Jid &account, const Tertulia::Jid &conversation);
    void newerCountChanged(int count);
    void versionsRead(MessageId id, const QList<Tertulia::MessageVersion> &versions); ///< the first text first
    void failed(const Tertulia::Failure &failure);

private:
    struct Private;
    std::unique_ptr<Private> d;
};

} // namespace Tertulia
