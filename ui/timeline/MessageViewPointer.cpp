// MessageView's other half: what the mouse does.
#include "ui/timeline/MessageView.h"

#include "ui/timeline/MessageWords.h"

#include <QApplication>
#include <QClipboard>
#include <QContextMenuEvent>
#include <QHelpEvent>
#include <QScrollBar>
#include <QStyleHints>
#include <QTextBoundaryFinder>
#include <QToolTip>
#include <algorithm>
#include <utility>

using namespace Qt::StringLiterals;

namespace Tertulia {

namespace {

constexpr int DragScrollMs = 30;

} // namespace

MessageView::Target MessageView::targetAt(QPoint at) const
{
    const int row = rowAt(at.y());
    if (row < 0)
        return {};
    const MessageLayout &layout = rowLayout(row);
    const MessageAction *action = layout.actionAt(at - rowRect(row).topLeft());
    return action ? Target{rows().at(row).id, int(action - layout.actions.constData())} : Target{};
}

TextPosition MessageView::positionAt(QPoint at) const
{
    const int row = rowAt(at.y());
    return row < 0 ? TextPosition{}
                   : TextPosition{rows().at(row).id, rowLayout(row).positionAt(at - rowRect(row).topLeft())};
}

void MessageView::point(QPoint at)
{
    const Target target = targetAt(at);
    const int row = rowAt(at.y());
    const bool overText =
        row >= 0 && !rowLayout(row).isEvents() && rowLayout(row).text.contains(at - rowRect(row).topLeft());
    viewport()->setCursor(target.id ? Qt::PointingHandCursor : overText ? Qt::IBeamCursor : Qt::ArrowCursor);
    if (m_hovered != target) {
        m_hovered = target;
        viewport()->update();
    }
}

bool MessageView::viewportEvent(QEvent *event)
{
    if (event->type() == QEvent::ToolTip)
        tell(static_cast<QHelpEvent *>(event));
    return event->type() == QEvent::ToolTip || TimelineArea::viewportEvent(event);
}

/// Who gave a reaction; when exactly something was said and how it stands.
void MessageView::tell(const QHelpEvent *event)
{
    const int row = rowAt(event->pos().y());
    if (row < 0)
        return QToolTip::hideText();
    const MessageLayout &layout = rowLayout(row);
    const QPoint at = event->pos() - rowRect(row).topLeft();
    const MessageAction *action = layout.actionAt(at);
    QString text;
    if (action && action->kind == MessageAction::React)
        text = action->label;
    else if (layout.stamp.united(layout.stateMark).contains(at))
        text = MessageWords::stampDetails(rowData(row).message);
    if (!text.isEmpty()) // escaped: Qt would guess whether it is markup
        text = u"<p>"_s + text.toHtmlEscaped() + u"</p>"_s;
    QToolTip::showText(event->globalPos(), text, this);
}

void MessageView::leaveEvent(QEvent *event)
{
    TimelineArea::leaveEvent(event);
    point({-1, -1});
}

void MessageView::mousePressEvent(QMouseEvent *event)
{
    const QPoint at = event->position().toPoint();
    if (event->button() != Qt::LeftButton)
        return event->ignore();
    settle();
    m_pressedAt = at;
    m_pressed = targetAt(at);
    m_current = 0;
    m_focusedAction = -1;
    m_dragging = false;
    if (m_tripleClick.isActive() && rowAt(at.y()) >= 0)
        return selectMessage(rowAt(at.y()));
    if (event->modifiers() & Qt::ShiftModifier && m_selection.anchor().id)
        m_selection.extend(positionAt(at));
    else if (m_pressed.id)
        m_selection.clear();
    else
        m_selection.start(positionAt(at));
    viewport()->update();
}

void MessageView::mouseMoveEvent(QMouseEvent *event)
{
    const QPoint at = event->position().toPoint();
    if (!(event->buttons() & Qt::LeftButton))
        return point(at);
    if (!m_dragging && (at - m_pressedAt).manhattanLength() < QApplication::startDragDistance())
        return;
    if (!m_dragging && m_selection.anchor().id == 0) // it began upon a link: then it is text after all
        m_selection.start(positionAt(m_pressedAt));
    m_dragging = true;
    m_pressed = {};
    select(at);
}

void MessageView::select(QPoint at)
{
    const bool outside = at.y() < 0 || at.y() >= viewport()->height();
    if (outside && !m_dragScroll.isActive())
        m_dragScroll.start(DragScrollMs, this);
    else if (!outside)
        m_dragScroll.stop();
    m_selection.extend(positionAt({at.x(), std::clamp(at.y(), 0, viewport()->height() - 1)}));
    viewport()->update();
}

void MessageView::timerEvent(QTimerEvent *event)
{
    if (event->timerId() == m_tripleClick.timerId()) {
        m_tripleClick.stop();
    } else if (event->timerId() == m_dragScroll.timerId()) {
        const QPoint at = viewport()->mapFromGlobal(QCursor::pos());
        const int beyond = at.y() < 0 ? at.y() : std::max(0, at.y() - viewport()->height());
        verticalScrollBar()->setValue(verticalScrollBar()->value() + beyond / 2);
        select(at);
    } else {
        TimelineArea::timerEvent(event);
    }
}

void MessageView::mouseReleaseEvent(QMouseEvent *event)
{
    m_dragScroll.stop();
    const Target pressed = std::exchange(m_pressed, {});
    if (event->button() == Qt::LeftButton && pressed.id && pressed == targetAt(event->position().toPoint()))
        return activate(pressed.id, pressed.action);
    QClipboard *clipboard = QGuiApplication::clipboard();
    if (const QString text = selectedText(); !text.isEmpty() && clipboard->supportsSelection())
        clipboard->setText(text, QClipboard::Selection);
}

void MessageView::mouseDoubleClickEvent(QMouseEvent *event)
{
    const QPoint at = event->position().toPoint();
    if (event->button() != Qt::LeftButton || targetAt(at).id)
        return mousePressEvent(event);
    selectWord(positionAt(at));
    m_tripleClick.start(QGuiApplication::styleHints()->mouseDoubleClickInterval(), this);
}

void MessageView::selectWord(const TextPosition &at)
{
    const int row = rows().rowOf(at.id);
    if (row < 0)
        return;
    const QString text = shownText(row);
    QTextBoundaryFinder finder(QTextBoundaryFinder::Word, text);
    finder.setPosition(at.offset);
    const qsizetype start = finder.isAtBoundary() && at.offset < text.size() ? at.offset : finder.toPreviousBoundary();
    finder.setPosition(std::max<qsizetype>(start, 0));
    m_selection.start({at.id, int(std::max<qsizetype>(start, 0))});
    m_selection.extend({at.id, int(std::max<qsizetype>(finder.toNextBoundary(), start))});
    viewport()->update();
}

void MessageView::selectMessage(int row)
{
    m_selection.start({rows().at(row).id, 0});
    m_selection.extend({rows().at(row).id, int(shownText(row).size())});
    viewport()->update();
}

void MessageView::contextMenuEvent(QContextMenuEvent *event)
{
    settle();
    const bool byKey = event->reason() == QContextMenuEvent::Keyboard;
    const int row = byKey ? rows().rowOf(m_current) : rowAt(event->pos().y());
    if (row < 0 || rowLayout(row).isEvents())
        return;
    const MessageLayout &layout = rowLayout(row);
    const QPoint top = rowRect(row).topLeft();
    const QPoint at = byKey ? top + layout.bubble.center() : event->pos();
    const MessageAction *on = byKey && m_focusedAction >= 0 && m_focusedAction < layout.actions.size()
                                  ? &layout.actions.at(m_focusedAction)
                                  : layout.actionAt(at - top);
    openMenu(row, viewport()->mapToGlobal(at), on);
}

} // namespace Tertulia
