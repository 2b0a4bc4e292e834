#pragma once

#include "app/models/TimelineRows.h"

#include <QAbstractListModel>
#include <memory>

namespace Tertulia {

class MessageView;

/// Rows with TimelineWindow's roles, straight from a list: for views under test, on screenshots and in the bench.
class SomeMessages : public QAbstractListModel
{
    Q_OBJECT

public:
    using QAbstractListModel::QAbstractListModel;

    static Message said(const QString &body, bool outgoing = false, int minute = 0);

    void append(const QList<Message> &messages);
    void appendEvents(const QList<TalkEvent> &events); ///< in a row
    void prepend(const QList<Message> &messages);
    void remove(int first, int count);
    void replace(const QList<Message> &messages); ///< with a reset, as opening does
    void setState(int row, MessageState state, FailureKind failure = FailureKind::Unknown);
    void setFirstUnread(int row) { m_firstUnread = m_rows.at(row).id; }
    const Message &at(int row) const { return m_rows.at(row); }

    int rowCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role) const override;

private:
    bool startsDay(qsizetype row) const;
    bool startsGroup(qsizetype row) const;

    QList<Message> m_rows;
    QHash<MessageId, QList<TalkEvent>> m_events;
    MessageId m_firstUnread = 0;
};

/// A window of its own that shows them, as an English conversation with Ana, and asks for the focus.
std::unique_ptr<MessageView> viewOf(SomeMessages &messages);

} // namespace Tertulia
