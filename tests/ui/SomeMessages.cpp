#include "tests/ui/SomeMessages.h"
#include "ui/timeline/MessageView.h"

#include <QDateTime>
#include <chrono>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace Tertulia {

namespace {

QDate dayOf(const Message &message)
{
    return QDateTime::fromMSecsSinceEpoch(message.time.time_since_epoch().count()).date();
}

} // namespace

Message SomeMessages::said(const QString &body, bool outgoing, int minute)
{
    static MessageId id = 0;
    static const QDateTime morning(QDate::currentDate(), QTime(9, 30));
    Message message;
    message.id = ++id;
    message.conversation = *Jid::parse(u"ana@example.org");
    message.outgoing = outgoing;
    message.time = Instant(std::chrono::milliseconds(morning.toMSecsSinceEpoch())) + std::chrono::minutes(minute);
    message.body = body;
    message.stanzaId = message.originId = QString::number(id);
    return message;
}

void SomeMessages::append(const QList<Message> &messages)
{
    beginInsertRows({}, int(m_rows.size()), int(m_rows.size() + messages.size()) - 1);
    m_rows += messages;
    endInsertRows();
}

void SomeMessages::appendEvents(const QList<TalkEvent> &events)
{
    Message nobodys;
    nobodys.id = -events.first().id;
    nobodys.time = events.last().time;
    m_events.insert(nobodys.id, events);
    append({nobodys});
}

void SomeMessages::prepend(const QList<Message> &messages)
{
    beginInsertRows({}, 0, int(messages.size()) - 1);
    m_rows = messages + m_rows;
    endInsertRows();
}

void SomeMessages::remove(int first, int count)
{
    beginRemoveRows({}, first, first + count - 1);
    m_rows.remove(first, count);
    endRemoveRows();
}

void SomeMessages::replace(const QList<Message> &messages)
{
    beginResetModel();
    m_rows.clear();
    m_firstUnread = 0;
    endResetModel();
    if (!messages.isEmpty())
        append(messages);
}

void SomeMessages::setState(int row, MessageState state, FailureKind failure)
{
    m_rows[row].state = state;
    m_rows[row].failure = failure;
    emit dataChanged(index(row), index(row));
}

int SomeMessages::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : int(m_rows.size());
}

bool SomeMessages::startsDay(qsizetype row) const
{
    return row == 0 || dayOf(m_rows[row - 1]) != dayOf(m_rows[row]);
}

bool SomeMessages::startsGroup(qsizetype row) const
{
    return row == 0 || m_rows[row].id < 0 || m_rows[row - 1].id < 0 ||
           m_rows[row - 1].outgoing != m_rows[row].outgoing || m_rows[row - 1].nick != m_rows[row].nick ||
           m_rows[row].time - m_rows[row - 1].time > 5min;
}

QVariant SomeMessages::data(const QModelIndex &index, int role) const
{
    const qsizetype row = index.row();
    switch (role) {
    case Qt::DisplayRole:
        return m_rows[row].body;
    case TimelineWindow::MessageRole:
        return QVariant::fromValue(m_rows[row]);
    case TimelineWindow::StartsDayRole:
        return startsDay(row);
    case TimelineWindow::StartsGroupRole:
        return startsGroup(row);
    case TimelineWindow::EndsGroupRole:
        return row + 1 == m_rows.size() || startsGroup(row + 1);
    case TimelineWindow::FirstUnreadRole:
        return m_firstUnread != 0 && m_rows[row].id == m_firstUnread;
    case TimelineRows::EventsRole:
        return QVariant::fromValue(m_events.value(m_rows[row].id));
    default:
        return {};
    }
}

std::unique_ptr<MessageView> viewOf(SomeMessages &messages)
{
    QLocale::setDefault(QLocale(QLocale::English, QLocale::UnitedKingdom));
    auto view = std::make_unique<MessageView>();
    view->setPartner(u"Ana"_s);
    view->setModel(&messages);
    view->resize(480, 400);
    view->show();
    view->activateWindow();
    view->setFocus();
    return view;
}

} // namespace Tertulia
