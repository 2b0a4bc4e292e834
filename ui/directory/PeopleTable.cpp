#include "ui/directory/PeopleTable.h"

#include "app/models/DirectoryModel.h"
#include "ui/chats/RowPainter.h"
#include "ui/common/AvatarPainter.h"
#include "ui/common/Icons.h"

#include <QContextMenuEvent>
#include <QHeaderView>
#include <QKeyEvent>
#include <QPainter>
#include <QStyledItemDelegate>
#include <optional>

namespace Tertulia {

namespace {

constexpr int Avatar = 32, Tick = 20;

class PersonDelegate : public QStyledItemDelegate
{
public:
    explicit PersonDelegate(PeopleTable *table)
        : QStyledItemDelegate(table)
        , m_table(table)
    {
    }

    //  │ (pic) name │ username │ address │ email │ ✓ │
    void paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const override
    {
        if (!m_fonts || m_fonts->base != option.font)
            m_fonts.emplace(option.font);
        const Colours &c = Theme::colours(option.palette);
        const bool chosen = m_table->selectionModel()->isRowSelected(index.row());
        const auto placed = [&option](const QRect &rect) {
            return QStyle::visualRect(option.direction, option.rect, rect);
        };
        painter->save();
        if (chosen || index.row() == m_table->hoveredRow())
            painter->fillRect(option.rect, chosen ? c.selection : c.hover);
        painter->fillRect(QRect(option.rect.left(), option.rect.bottom(), option.rect.width(), 1), c.line);
        QRect text = option.rect.adjusted(Space::S, 0, -Space::S, 0);
        const QString words = index.data().toString();
        if (index.column() == DirectoryModel::Name) {
            const QString name = index.data(DirectoryModel::NameRole).toString();
            const QRect picture(text.left(), text.center().y() - Avatar / 2, Avatar, Avatar);
            AvatarPainter::paint(painter, placed(picture), index.data(DirectoryModel::JidRole).value<Jid>(), name,
                                 option.palette);
            text.setLeft(picture.right() + 1 + Space::M);
            paintLine(painter, placed(text), name, m_fonts->name, words.isEmpty() ? c.mutedText : c.text, option);
        } else if (index.column() == DirectoryModel::InContacts) {
            const QRect tick(text.left(), text.center().y() - Tick / 2, Tick, Tick);
            if (index.data(DirectoryModel::InContactsRole).toBool())
                Icons::paint(painter, placed(tick), Icon::Check, c.accentInk);
        } else {
            paintLine(painter, placed(text), words, m_fonts->second, c.mutedText, option);
        }
        painter->restore();
    }

private:
    PeopleTable *m_table;
    mutable std::optional<RowFonts> m_fonts;
};

/// Quiet titles above the rows, in line with their text; the sorted one carries an arrow.
class PeopleHeader : public QHeaderView
{
public:
    explicit PeopleHeader(QWidget *parent)
        : QHeaderView(Qt::Horizontal, parent)
    {
        setSectionsClickable(true);
        setSortIndicatorShown(true);
        setMinimumSectionSize(Tick);
    }

    QSize sizeHint() const override { return {0, fontMetrics().height() + Space::L}; }

protected:
    void paintSection(QPainter *painter, const QRect &rect, int section) const override
    {
        constexpr int arrow = 16;
        const Colours &c = Theme::colours(palette());
        const bool sorted = section == sortIndicatorSection();
        const QString title = model()->headerData(section, orientation()).toString();
        const QFont font = Theme::font(TextStyle::Secondary, this->font());
        const QRect text = rect.adjusted(Space::S, 0, sorted ? -arrow : 0, 0);
        const auto placed = [&](const QRect &part) { return QStyle::visualRect(layoutDirection(), rect, part); };
        painter->save();
        painter->fillRect(rect, c.page);
        painter->fillRect(QRect(rect.left(), rect.bottom(), rect.width(), 1), c.line);
        painter->setFont(font);
        painter->setPen(sorted ? c.text : c.mutedText);
        const QString line = QFontMetrics(font).elidedText(title, Qt::ElideRight, text.width());
        painter->drawText(placed(text),
                          int(QStyle::visualAlignment(layoutDirection(), Qt::AlignLeading) | Qt::AlignVCenter), line);
        if (sorted) {
            const int at = text.left() + std::min(text.width(), QFontMetrics(font).horizontalAdvance(line) + Space::XS);
            Icons::paint(painter, placed(QRect(at, rect.center().y() - arrow / 2, arrow, arrow)),
                         sortIndicatorOrder() == Qt::AscendingOrder ? Icon::ArrowDown : Icon::ArrowUp, c.text);
        }
        painter->restore();
    }
};

} // namespace

PeopleTable::PeopleTable(QWidget *parent)
    : QTableView(parent)
{
    setItemDelegate(new PersonDelegate(this));
    setHorizontalHeader(new PeopleHeader(this));
    setFrameShape(NoFrame);
    setShowGrid(false);
    setSelectionBehavior(SelectRows);
    setSelectionMode(SingleSelection);
    setEditTriggers(NoEditTriggers);
    setTabKeyNavigation(false);
    setWordWrap(false);
    setMouseTracking(true);
    setVerticalScrollMode(ScrollPerPixel);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    viewport()->setAutoFillBackground(false);
    verticalHeader()->hide();
    verticalHeader()->setSectionResizeMode(QHeaderView::Fixed); // rows of one height: nothing is measured
    horizontalHeader()->setSectionResizeMode(QHeaderView::Interactive);
    horizontalHeader()->setSortIndicator(DirectoryModel::Name, Qt::AscendingOrder);
    setSortingEnabled(true);
    fitRows();
    connect(this, &QTableView::doubleClicked, this, &PeopleTable::chosen);
}

void PeopleTable::setModel(QAbstractItemModel *model)
{
    QTableView::setModel(model);
    fitColumns();
}

void PeopleTable::fitRows()
{
    const int height = std::max(Avatar, QFontMetrics(Theme::font(TextStyle::BodyStrong, font())).height()) + Space::M;
    verticalHeader()->setMinimumSectionSize(height);
    verticalHeader()->setDefaultSectionSize(height);
}

/// Name and address always; the rest as far as there is room.
void PeopleTable::fitColumns()
{
    if (!model() || model()->columnCount() < DirectoryModel::ColumnCount)
        return;
    const int letter = fontMetrics().averageCharWidth(), room = viewport()->width();
    const QString title = model()->headerData(DirectoryModel::InContacts, Qt::Horizontal).toString();
    const int tick = fontMetrics().horizontalAdvance(title) + 2 * Space::L;
    const bool username = room > 96 * letter, email = room > 80 * letter, contact = room > 52 * letter;
    setColumnHidden(DirectoryModel::Username, !username);
    setColumnHidden(DirectoryModel::Email, !email);
    setColumnHidden(DirectoryModel::InContacts, !contact);
    const int left = room - (contact ? tick : 0);
    const int parts = 30 + 30 + (email ? 26 : 0) + (username ? 16 : 0);
    setColumnWidth(DirectoryModel::Username, left * 16 / parts);
    setColumnWidth(DirectoryModel::Email, left * 26 / parts);
    setColumnWidth(DirectoryModel::Address, left * 30 / parts);
    setColumnWidth(DirectoryModel::InContacts, tick);
    setColumnWidth(DirectoryModel::Name, left - columnWidth(DirectoryModel::Address) -
                                             columnWidth(DirectoryModel::Email) -
                                             columnWidth(DirectoryModel::Username));
}

void PeopleTable::resizeEvent(QResizeEvent *event)
{
    QTableView::resizeEvent(event);
    fitColumns();
}

void PeopleTable::changeEvent(QEvent *event)
{
    QTableView::changeEvent(event);
    if (event->type() == QEvent::FontChange) {
        fitRows();
        fitColumns();
    }
}

bool PeopleTable::viewportEvent(QEvent *event)
{
    if (event->type() == QEvent::MouseMove)
        setHovered(rowAt(static_cast<QMouseEvent *>(event)->position().toPoint().y()));
    else if (event->type() == QEvent::Leave)
        setHovered(-1);
    return QTableView::viewportEvent(event);
}

void PeopleTable::setHovered(int row)
{
    if (std::exchange(m_hovered, row) != row)
        viewport()->update();
}

void PeopleTable::currentChanged(const QModelIndex &current, const QModelIndex &previous)
{
    QTableView::currentChanged(current, previous);
    emit currentMoved(current);
}

void PeopleTable::contextMenuEvent(QContextMenuEvent *event)
{
    const bool byKey = event->reason() == QContextMenuEvent::Keyboard;
    const QModelIndex index = byKey ? currentIndex() : indexAt(event->pos());
    if (index.isValid())
        emit menuAsked(index, viewport()->mapToGlobal(byKey ? visualRect(index).center() : event->pos()));
}

void PeopleTable::keyPressEvent(QKeyEvent *event)
{
    const int last = model() ? model()->rowCount() - 1 : -1;
    if ((event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter) && currentIndex().isValid())
        emit chosen(currentIndex());
    else if (event->key() == Qt::Key_F10 && event->modifiers() == Qt::ShiftModifier && currentIndex().isValid())
        emit menuAsked(currentIndex(), viewport()->mapToGlobal(visualRect(currentIndex()).center())); // Qt forgets it
    else if ((event->key() == Qt::Key_Home || event->key() == Qt::Key_End) && last >= 0) // rows, not columns
        selectRow(event->key() == Qt::Key_Home ? 0 : last);
    else
        QTableView::keyPressEvent(event);
}

} // namespace Tertulia
