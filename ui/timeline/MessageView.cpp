#include "ui/timeline/MessageView.h"

#include "app/Outbox.h"
#include "ui/common/Formats.h"
#include "ui/files/RowFiles.h"
#include "ui/timeline/AccessibleMessages.h"
#include "ui/timeline/DisplayText.h"
#include "ui/timeline/MessageDetails.h"
#include "ui/timeline/MessageMenu.h"
#include "ui/timeline/MessageWords.h"

#include <QAccessible>
#include <QClipboard>
#include <QFocusEvent>
#include <QGuiApplication>
#include <QKeyEvent>
#include <QScrollBar>

using namespace Qt::StringLiterals;

namespace Tertulia {

namespace {

constexpr std::chrono::milliseconds ShineTime{1'800};

} // namespace

MessageView::MessageView(QWidget *parent)
    : TimelineArea(parent)
{
    AccessibleMessages::install();
    setAccessibleName(tr("Messages"));
    setFocusPolicy(Qt::StrongFocus);
    viewport()->setMouseTracking(true);
    connect(this, &TimelineArea::rowsGone, this, &MessageView::forget);
    m_shineTimer.setSingleShot(true);
    m_shineTimer.setInterval(ShineTime);
    connect(&m_shineTimer, &QTimer::timeout, this, [this] {
        m_shining = 0;
        viewport()->update();
    });
}

QString MessageView::accessibleText(int row) const
{
    return MessageWords::accessible(rowData(row));
}

RowState MessageView::rowState(int row, const MessageLayout &layout) const
{
    const MessageId id = rows().at(row).id;
    RowState state;
    const auto [start, end] = m_selection.inRow(rows(), row, int(layout.shownText().size()));
    state.selectionStart = start;
    state.selectionEnd = end;
    state.current = id == m_current && hasFocus();
    state.shining = id == m_shining;
    state.focusedAction = state.current ? m_focusedAction : -1;
    state.hoveredAction = id == m_hovered.id ? m_hovered.action : -1;
    if (!layout.file.picture.isEmpty() && files())
        state.thumbnail = files()->picture(layout.file.path);
    return state;
}

void MessageView::showMessage(MessageId id)
{
    m_shining = id;
    m_shineTimer.start();
    const int third = viewport()->height() / 3; // what came after it matters more than what came before
    const int row = rows().rowOf(id);
    if (row < 0)
        return openAt({false, id, third});
    settle();
    verticalScrollBar()->setValue(verticalScrollBar()->value() + rowRect(row).y() - third);
    viewport()->update();
}

void MessageView::forget(const QList<MessageId> &ids)
{
    if (!ids.contains(m_current))
        return;
    m_current = 0;
    m_focusedAction = -1;
}

// ---- keyboard ----

void MessageView::setCurrent(MessageId id, int action)
{
    settle();
    const int row = rows().rowOf(id);
    m_current = row < 0 ? 0 : id;
    m_focusedAction = action;
    viewport()->update();
    if (row < 0)
        return;
    scrollToRow(row);
    AccessibleMessages::tellFocus(this, row, action);
}

void MessageView::stepCurrent(int step)
{
    settle();
    if (rows().isEmpty())
        return;
    const int current = rows().rowOf(m_current);
    const int last = rows().count() - 1;
    const int row = current < 0 ? rowAt(viewport()->height()) : std::clamp(current + step, 0, last);
    setCurrent(rows().at(row).id);
}

void MessageView::activate(MessageId id, int index)
{
    const int row = rows().rowOf(id);
    if (row < 0)
        return;
    const MessageLayout &layout = rowLayout(row);
    if (index < 0 || index >= layout.actions.size())
        return;
    const MessageAction action = layout.actions.at(index); // what follows may lay the row out anew
    const Message message = rowData(row).message;
    switch (action.kind) {
    case MessageAction::OpenLink:
        return emit linkActivated(action.url);
    case MessageAction::Unfold:
        return setUnfolded(id, !rowData(row).unfolded);
    case MessageAction::GoToQuoted:
        if (message.quote && message.quote->message)
            emit quotedAsked(message.quote->message);
        return;
    case MessageAction::React:
        return emit reactionToggled(message, action.emoji);
    case MessageAction::Retry:
        return emit retryAsked(id);
    case MessageAction::Delete:
        return emit deleteAsked(id);
    case MessageAction::RetryChange:
        return emit changeRetryAsked(message);
    case MessageAction::DropChange:
        return emit changeDropAsked(message);
    case MessageAction::File:
        return emit fileAsked(message.transfer, action.file);
    }
}

void MessageView::turnPage(int key)
{
    settle();
    verticalScrollBar()->triggerAction(key == Qt::Key_PageUp ? QScrollBar::SliderPageStepSub
                                                             : QScrollBar::SliderPageStepAdd);
}

void MessageView::keyPressEvent(QKeyEvent *event)
{
    if (event->matches(QKeySequence::Copy))
        return copy();
    if (event->matches(QKeySequence::SelectAll))
        return selectAll();
    switch (event->key()) {
    case Qt::Key_Up:
        return stepCurrent(-1);
    case Qt::Key_Down:
        return stepCurrent(1);
    case Qt::Key_PageUp:
    case Qt::Key_PageDown:
        return turnPage(event->key());
    case Qt::Key_Home:
        return verticalScrollBar()->setValue(0);
    case Qt::Key_End:
        return emit endAsked();
    case Qt::Key_Return:
    case Qt::Key_Enter:
    case Qt::Key_Space:
        if (m_current && m_focusedAction >= 0)
            return activate(m_current, m_focusedAction);
        break;
    case Qt::Key_Escape:
        if (m_selection.isEmpty())
            return emit escaped();
        m_selection.clear();
        return viewport()->update();
    default:
        break;
    }
    event->ignore(); // the page hands what is typed to the composer
}

/// Tab goes through what the current row offers before it goes on.
bool MessageView::focusNextPrevChild(bool next)
{
    const int row = rows().rowOf(m_current);
    if (row >= 0 && hasFocus()) {
        const int action = m_focusedAction + (next ? 1 : -1);
        if (action >= -1 && action < rowLayout(row).actions.size()) {
            setCurrent(m_current, action);
            return true;
        }
    }
    return TimelineArea::focusNextPrevChild(next);
}

void MessageView::focusInEvent(QFocusEvent *event)
{
    TimelineArea::focusInEvent(event);
    const bool byKey = event->reason() == Qt::TabFocusReason || event->reason() == Qt::BacktabFocusReason;
    if (byKey && !m_current && !rows().isEmpty())
        stepCurrent(0);
    else if (byKey && m_current)
        setCurrent(m_current, -1);
}

void MessageView::focusOutEvent(QFocusEvent *event)
{
    TimelineArea::focusOutEvent(event);
    m_focusedAction = -1;
    viewport()->update();
}

// ---- copying ----

QString MessageView::shownText(int row) const
{
    return rowLayout(row).shownText().toString().replace(QChar::LineSeparator, u'\n');
}

QString MessageView::selectedText() const
{
    const auto [first, last] = m_selection.rows(rows());
    if (first < 0)
        return {};
    struct Part {
        Message message;
        QString text;
    };
    QList<Part> parts;
    for (int row = first; row <= last; ++row) {
        const QString shown = shownText(row);
        const auto [start, end] = m_selection.inRow(rows(), row, int(shown.size()));
        if (end <= start)
            continue;
        const Message message = rowData(row).message;
        const bool all =
            start == 0 && end == shown.size() && first != last && !message.retracted; // of a folded one, too
        parts.append({message, all ? displayText(message.body) : shown.sliced(start, end - start)});
    }
    if (parts.size() == 1)
        return parts.first().text;
    const auto day = [](const Part &part) { return Formats::local(part.message.time).date(); };
    const bool manyDays = !parts.isEmpty() && day(parts.first()) != day(parts.last());
    QStringList lines;
    for (const Part &part : std::as_const(parts))
        lines << MessageWords::copied(part.message, partner(), part.text, manyDays);
    return lines.join(u'\n');
}

void MessageView::copy()
{
    QString text = selectedText();
    if (text.isEmpty() && rows().rowOf(m_current) >= 0)
        text = displayText(rowData(rows().rowOf(m_current)).message.body);
    if (!text.isEmpty())
        QGuiApplication::clipboard()->setText(text);
}

void MessageView::selectAll()
{
    if (rows().isEmpty())
        return;
    const int last = rows().count() - 1;
    m_selection.start({rows().at(0).id, 0});
    m_selection.extend({rows().at(last).id, int(shownText(last).size())});
    viewport()->update();
}

std::optional<Message> MessageView::lastOwn() const
{
    for (int row = rows().count() - 1; row >= 0; --row) {
        const Message message = rowData(row).message;
        if (Outbox::mayCorrect(message))
            return message;
    }
    return {};
}

void MessageView::openMenu(int row, QPoint globalAt, const MessageAction *on)
{
    const MessageRow read = rowData(row);
    const Message message = read.message;
    const QString selected = selectedText();
    const QRect beside(globalAt, QSize(1, 1));
    const QString link = on && on->kind == MessageAction::OpenLink ? on->label : QString();
    auto *menu =
        new MessageMenu(message, read.file, selected.isEmpty() ? displayText(message.body) : selected, link, this);
    connect(menu, &MessageMenu::fileAsked, this,
            [=, this](FileAction action) { emit fileAsked(message.transfer, action); });
    connect(menu, &MessageMenu::replyAsked, this, [=, this] { emit replyAsked(message); });
    connect(menu, &MessageMenu::reactionChosen, this,
            [=, this](const QString &emoji) { emit reactionToggled(message, emoji); });
    connect(menu, &MessageMenu::otherReactionAsked, this, [=, this] { emit otherReactionAsked(message, beside); });
    connect(menu, &MessageMenu::editAsked, this, [=, this] { emit editAsked(message); });
    connect(menu, &MessageMenu::retractAsked, this, [=, this] { emit retractAsked(message); });
    connect(menu, &MessageMenu::retryAsked, this, [=, this] { emit retryAsked(message.id); });
    connect(menu, &MessageMenu::deleteAsked, this, [=, this] { emit deleteAsked(message.id); });
    connect(menu, &MessageMenu::changeRetryAsked, this, [=, this] { emit changeRetryAsked(message); });
    connect(menu, &MessageMenu::changeDropAsked, this, [=, this] { emit changeDropAsked(message); });
    connect(menu, &MessageMenu::detailsAsked, this, [=, this] { openDetails(message, globalAt); });
    menu->popup(globalAt);
}

void MessageView::openDetails(const Message &message, QPoint globalAt)
{
    m_details = new MessageDetails(message, partner(), this);
    m_details->openAt(globalAt);
    if (message.edited && !message.retracted) // what was taken back is not shown
        emit versionsAsked(message.id);
}

void MessageView::setVersions(MessageId id, const QList<MessageVersion> &versions)
{
    if (m_details && m_details->id() == id)
        m_details->setVersions(versions);
}

} // namespace Tertulia
