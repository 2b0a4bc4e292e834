#include "ui/timeline/TimelineArea.h"

#include "app/models/TimelineWindow.h"
#include "ui/common/Theme.h"
#include "ui/files/RowFiles.h"

#include <QPainter>
#include <QScopedValueRollback>
#include <QScrollBar>
#include <algorithm>
#include <chrono>
#include <utility>

namespace Tertulia {

using namespace std::chrono_literals;

namespace {

// A single message is shown at once; in a flood the eye cannot follow more than this, and painting is what costs.
constexpr std::chrono::milliseconds FrameTime = 40ms;
constexpr int BottomPadding = Space::M;

} // namespace

TimelineArea::TimelineArea(QWidget *parent)
    : QAbstractScrollArea(parent)
{
    setFrameShape(QFrame::NoFrame);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setVerticalScrollBarPolicy(
        Qt::ScrollBarAlwaysOn); // unseen while there is nothing to scroll; no width comes or goes
    viewport()->setBackgroundRole(QPalette::Base);
    m_delegate.setFont(font());
    m_delegate.setPalette(palette());
    m_settleTimer.setSingleShot(true);
    connect(&m_settleTimer, &QTimer::timeout, this, &TimelineArea::settle);
}

TimelineArea::~TimelineArea() = default;

void TimelineArea::setModel(QAbstractItemModel *model)
{
    if (m_model)
        m_model->disconnect(this);
    m_model = model;
    if (model) {
        connect(model, &QAbstractItemModel::modelReset, this, &TimelineArea::reload);
        connect(model, &QAbstractItemModel::layoutChanged, this, &TimelineArea::reload);
        connect(model, &QAbstractItemModel::rowsMoved, this, &TimelineArea::reload);
        connect(model, &QAbstractItemModel::rowsInserted, this, &TimelineArea::insertRows);
        connect(model, &QAbstractItemModel::rowsRemoved, this, &TimelineArea::removeRows);
        connect(model, &QAbstractItemModel::dataChanged, this,
                [this](const QModelIndex &from, const QModelIndex &to) { refreshRows(from.row(), to.row()); });
    }
    reload();
}

void TimelineArea::setPlaceholder(const QString &text)
{
    m_placeholder = text;
    viewport()->update();
}

void TimelineArea::setPartner(const QString &name)
{
    if (std::exchange(m_partner, name) == name)
        return;
    m_delegate.forgetAll(); // answers name them
    viewport()->update();
}

void TimelineArea::setFiles(RowFiles *files)
{
    if (m_files)
        m_files->disconnect(this);
    m_files = files;
    if (files) {
        connect(files, &RowFiles::changed, this, &TimelineArea::refreshFile);
        connect(files, &RowFiles::pictureRead, viewport(), qOverload<>(&QWidget::update));
    }
    refreshRows(0, m_rows.count() - 1);
}

RowFiles *TimelineArea::files() const
{
    return m_files;
}

void TimelineArea::refreshFile(TransferId id)
{
    for (int row = m_rows.count() - 1; row >= 0; --row) { // at most 400, and the news are near the end
        if (m_rows.at(row).transfer == id)
            return refreshRows(row, row);
    }
}

void TimelineArea::setReachesEnd(bool reaches)
{
    m_reachesEnd = reaches;
    if (!reaches && m_position.atEnd && !m_opening)
        rememberPosition();
}

void TimelineArea::openAt(const ViewPosition &position)
{
    m_openAt = position;
}

ViewPosition TimelineArea::position() const
{
    return m_position;
}

const MessageLayout &TimelineArea::rowLayout(int row) const
{
    const MessageRows::Row &known = m_rows.at(row);
    if (const MessageLayout *layout = m_delegate.cached(known.id, known.revision, viewport()->width()))
        return *layout;
    return m_delegate.layout(rowData(row), known.revision, viewport()->width());
}

void TimelineArea::setUnfolded(MessageId id, bool unfolded)
{
    const int row = m_rows.rowOf(id);
    if (row < 0)
        return;
    if (unfolded)
        m_unfolded.insert(id);
    else
        m_unfolded.remove(id);
    m_position = {false, id, unfolded ? rowRect(row).y() : std::max(0, rowRect(row).y())}; // stays before our eyes
    m_rows.touch(row);
    settle();
}

// ---- where rows stand ----

QRect TimelineArea::rowRect(int row) const
{
    const MessageRows::Row &r = m_rows.at(row);
    return {0, m_top + r.y, viewport()->width(), r.height};
}

int TimelineArea::rowAt(int viewportY) const
{
    return m_rows.rowAt(viewportY - m_top);
}

int TimelineArea::sideMargin() const
{
    return m_delegate.fonts().sideMargin(viewport()->width());
}

void TimelineArea::settleSoon()
{
    if (m_settleTimer.isActive())
        return;
    const auto since = m_sinceSettled.isValid() ? std::chrono::milliseconds(m_sinceSettled.elapsed()) : FrameTime;
    m_settleTimer.start(std::max(0ms, FrameTime - since));
}

void TimelineArea::settle()
{
    m_settleTimer.stop();
    if (const QDate today = QDate::currentDate(); std::exchange(m_today, today) != today)
        m_delegate.forgetAll(); // "Today" is yesterday now
    resolveOpening();
    m_rows.place();
    do
        placeScrollBar();
    while (layOutNearScreen());
    if (!m_rows.isEmpty())
        rememberPosition();
    m_sinceSettled.start();
    noteSeen();
    viewport()->update();
    askForMore();
    emit moved();
}

void TimelineArea::resolveOpening()
{
    if (!m_opening || m_rows.isEmpty())
        return;
    m_opening = false;
    m_position = {};
    m_lastSeen = m_rows.at(m_rows.count() - 1).id;
    const auto wanted = std::exchange(m_openAt, {});
    if (wanted && (wanted->atEnd || m_rows.rowOf(wanted->top) >= 0)) {
        m_position = *wanted;
        return;
    }
    const QModelIndexList unread =
        m_model->match(m_model->index(0, 0), TimelineWindow::FirstUnreadRole, true, 1, Qt::MatchExactly);
    if (unread.isEmpty())
        return;
    const int first = unread.first().row();
    m_lastSeen = first > 0 ? m_rows.at(first - 1).id : 0;
    m_position = {false, m_rows.at(first).id, 0}; // the divider at the top, or at the end where all of it is seen
}

/// Lays out what is on the screen and a screen above and below it, so that turning a page goes by true heights.
/// True where something changed its height: then it must be placed again.
bool TimelineArea::layOutNearScreen()
{
    if (m_rows.isEmpty())
        return false;
    const int screen = viewport()->height();
    const int last = rowAt(2 * screen);
    int changedFrom = m_rows.count();
    for (int row = rowAt(-screen); row <= last; ++row) {
        if (m_rows.at(row).exact)
            continue;
        const int height = rowLayout(row).height;
        if (height != m_rows.at(row).height)
            changedFrom = std::min(changedFrom, row);
        m_rows.setHeight(row, height);
    }
    if (changedFrom < m_rows.count())
        m_rows.place(changedFrom);
    return changedFrom < m_rows.count();
}

void TimelineArea::placeScrollBar()
{
    const QScopedValueRollback placing(m_placing, true);
    QScrollBar *bar = verticalScrollBar();
    const int screen = viewport()->height();
    const int maximum = std::max(0, m_rows.totalHeight() + BottomPadding - screen);
    bar->setPageStep(std::max(1, screen - fontMetrics().height()));
    bar->setSingleStep(fontMetrics().height());
    bar->setRange(0, maximum);
    const int top = m_position.atEnd ? -1 : m_rows.rowOf(m_position.top);
    bar->setValue(top < 0 ? maximum : m_rows.at(top).y - m_position.offset);
    takeTop();
}

void TimelineArea::takeTop()
{
    const int spare = viewport()->height() - m_rows.totalHeight() - BottomPadding; // few messages stand at the bottom
    m_top = std::max(0, spare) - verticalScrollBar()->value();
}

void TimelineArea::rememberPosition()
{
    const QScrollBar *bar = verticalScrollBar();
    const int top = rowAt(0);
    if (top < 0 || (m_reachesEnd && bar->value() >= bar->maximum()))
        m_position = {};
    else
        m_position = {false, m_rows.at(top).id, rowRect(top).y()};
}

void TimelineArea::scrollContentsBy(int, int)
{
    if (m_placing)
        return; // settle() paints when all is in place
    takeTop();
    rememberPosition();
    settle();
}

void TimelineArea::noteSeen()
{
    if (!isVisible() || m_rows.isEmpty())
        return;
    const int lowest = m_position.atEnd ? m_rows.count() - 1 : rowAt(viewport()->height() - BottomPadding);
    if (lowest > m_rows.rowOf(m_lastSeen))
        m_lastSeen = m_rows.at(lowest).id;
}

int TimelineArea::unseenCount() const
{
    const int seen = m_rows.rowOf(m_lastSeen);
    if (seen < 0 && m_lastSeen)
        return 0; // we are far above it: the model counts
    int count = 0;
    for (int row = seen + 1; row < m_rows.count(); ++row)
        count += m_rows.at(row).incoming;
    return count;
}

void TimelineArea::askForMore()
{
    if (m_rows.isEmpty() || !isVisible())
        return;
    const QScrollBar *bar = verticalScrollBar();
    if (bar->value() < viewport()->height())
        emit olderAsked();
    if (!m_reachesEnd && bar->maximum() - bar->value() < viewport()->height())
        emit newerAsked();
}

void TimelineArea::scrollToEnd()
{
    m_position = {};
    settle();
}

void TimelineArea::scrollToRow(int row)
{
    const QRect rect = rowRect(row);
    QScrollBar *bar = verticalScrollBar();
    if (rect.y() < 0 || rect.height() > viewport()->height())
        bar->setValue(bar->value() + rect.y());
    else if (rect.bottom() > viewport()->height() - BottomPadding)
        bar->setValue(bar->value() + rect.bottom() - viewport()->height() + BottomPadding);
}

// ---- what the window system says ----

void TimelineArea::paintEvent(QPaintEvent *event)
{
    QPainter painter(viewport());
    if (m_rows.isEmpty()) {
        painter.setPen(Theme::colours(palette()).mutedText);
        const QRect room = viewport()->rect().adjusted(Space::XL, Space::XL, -Space::XL, -Space::XL);
        painter.drawText(room, Qt::AlignCenter | Qt::TextWordWrap, m_placeholder);
        return;
    }
    const int last = rowAt(event->rect().bottom());
    for (int row = rowAt(event->rect().top()); row <= last; ++row) {
        if (!m_rows.at(row).placed)
            continue;
        const MessageLayout &layout = rowLayout(row);
        m_delegate.paint(&painter, rowRect(row).topLeft(), layout, rowState(row, layout));
    }
}

void TimelineArea::resizeEvent(QResizeEvent *event)
{
    if (event->oldSize().width() != event->size().width())
        m_rows.forgetHeights();
    if (!m_position.atEnd) // what stands above the composer stays there
        m_position.offset += event->size().height() - std::max(0, event->oldSize().height());
    settle();
}

void TimelineArea::showEvent(QShowEvent *event)
{
    QAbstractScrollArea::showEvent(event);
    settle();
}

void TimelineArea::changeEvent(QEvent *event)
{
    QAbstractScrollArea::changeEvent(event);
    if (event->type() == QEvent::FontChange || event->type() == QEvent::LocaleChange) {
        m_delegate.setFont(font());
        m_rows.forgetHeights();
        settleSoon();
    } else if (event->type() == QEvent::PaletteChange) {
        m_delegate.setPalette(palette());
        viewport()->update();
    }
}

} // namespace Tertulia
