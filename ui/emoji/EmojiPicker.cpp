#include "ui/emoji/EmojiPicker.h"

#include "ui/common/SearchField.h"
#include "ui/common/Theme.h"
#include "ui/emoji/SkinTone.h"
#include "ui/timeline/MessageFonts.h"

#include <QAbstractListModel>
#include <QButtonGroup>
#include <QKeyEvent>
#include <QLabel>
#include <QListView>
#include <QMenu>
#include <QPainter>
#include <QScrollBar>
#include <QStyledItemDelegate>
#include <QToolButton>
#include <QVBoxLayout>
#include <algorithm>

namespace Tertulia {

using namespace Qt::StringLiterals;

namespace {

constexpr int Columns = 9, Rows = 7;

QFont emojiFont(const QFont &base)
{
    QFont font = Theme::font(TextStyle::Heading, base);
    font.setPointSizeF(font.pointSizeF() * 1.35);
    font.setWeight(QFont::Normal);
    if (const QString family = emojiFamily(); !family.isEmpty())
        font.setFamilies({family, font.family()});
    return font;
}

void addTone(QList<Emoji> &list, qsizetype from, int tone)
{
    for (qsizetype i = from; tone > 0 && i < list.size(); ++i)
        list[i].text = SkinTone::with(list.at(i).text, tone);
}

int cellSide(const QFont &base)
{
    return QFontMetrics(emojiFont(base)).height() + Space::S;
}

class EmojiDelegate : public QStyledItemDelegate
{
public:
    using QStyledItemDelegate::QStyledItemDelegate;

    QSize sizeHint(const QStyleOptionViewItem &option, const QModelIndex &) const override
    {
        const int side = cellSide(option.font);
        return {side, side};
    }
    void paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const override
    {
        const Colours &c = Theme::colours(option.palette);
        const bool current = option.state & QStyle::State_HasFocus, hot = option.state & QStyle::State_MouseOver;
        painter->setRenderHint(QPainter::Antialiasing);
        painter->setPen(current ? QPen(c.accentInk, 2) : QPen(Qt::NoPen));
        painter->setBrush(hot ? QBrush(c.pressed) : current ? QBrush(c.selection) : QBrush(Qt::NoBrush));
        if (current || hot)
            painter->drawRoundedRect(QRectF(option.rect).adjusted(1, 1, -1, -1), Space::Radius, Space::Radius);
        painter->setFont(emojiFont(option.font));
        painter->setPen(c.text);
        painter->drawText(option.rect, Qt::AlignCenter, index.data().toString());
    }
};

} // namespace

/// What the grid shows: recent ones and then all, or what was found.
class EmojiModel : public QAbstractListModel
{
public:
    using QAbstractListModel::QAbstractListModel;

    void set(const QList<Emoji> &shown)
    {
        beginResetModel();
        m_shown = shown;
        endResetModel();
    }
    int rowCount(const QModelIndex &parent = {}) const override { return parent.isValid() ? 0 : int(m_shown.size()); }
    QVariant data(const QModelIndex &index, int role) const override
    {
        const Emoji &emoji = m_shown.at(index.row());
        switch (role) {
        case Qt::DisplayRole:
            return emoji.text;
        case Qt::AccessibleTextRole:
            return emoji.name;
        default:
            return {};
        }
    }

private:
    QList<Emoji> m_shown;
};

EmojiPicker::EmojiPicker(QWidget *owner)
    : Flyout(owner)
    , m_model(new EmojiModel(this))
    , m_search(new SearchField)
    , m_grid(new QListView)
    , m_groups(new QButtonGroup(this))
    , m_groupRow(new QHBoxLayout)
    , m_name(new QLabel)
    , m_toneButton(new QToolButton)
{
    setAccessibleName(tr("Emoji"));
    m_search->setName(tr("Search emoji"), tr("Search emoji"));
    m_grid->setAccessibleName(tr("All emoji"));
    m_name->setTextFormat(Qt::PlainText);
    m_groupRow->setSpacing(0);
    auto *column = new QVBoxLayout(card());
    column->setContentsMargins(Space::S, Space::S, Space::S, Space::S);
    column->setSpacing(Space::S);
    auto *above = new QHBoxLayout;
    above->setSpacing(Space::XS);
    above->addWidget(m_search);
    above->addWidget(m_toneButton);
    column->addLayout(above);
    column->addLayout(m_groupRow);
    column->addWidget(m_grid);
    column->addWidget(m_name);
    setUp();
    setTone(0);
}

void EmojiPicker::setUp()
{
    m_grid->setFrameShape(QFrame::NoFrame);
    m_grid->setFlow(QListView::LeftToRight);
    m_grid->setWrapping(true);
    m_grid->setResizeMode(QListView::Adjust);
    m_grid->setUniformItemSizes(true);
    m_grid->setVerticalScrollMode(QAbstractItemView::ScrollPerPixel);
    m_grid->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_grid->setVerticalScrollBarPolicy(Qt::ScrollBarAlwaysOn);
    m_grid->setMouseTracking(true);
    m_grid->viewport()->setAutoFillBackground(false);
    m_grid->setItemDelegate(new EmojiDelegate(m_grid));
    m_grid->setModel(m_model);
    m_grid->setContextMenuPolicy(Qt::CustomContextMenu);
    m_grid->installEventFilter(this);
    m_toneButton->setAutoRaise(true);
    m_toneButton->setAccessibleName(tr("Skin tone"));
    m_toneButton->setToolTip(tr("Skin tone"));
    connect(m_toneButton, &QToolButton::clicked, this,
            [this] { offerTones(u"✋"_s, m_toneButton->mapToGlobal(m_toneButton->rect().bottomLeft())); });
    connect(m_grid, &QWidget::customContextMenuRequested, this, [this](const QPoint &at) {
        const QModelIndex index = m_grid->indexAt(at).isValid() ? m_grid->indexAt(at) : m_grid->currentIndex();
        const QPoint where = m_grid->viewport()->mapToGlobal(m_grid->visualRect(index).bottomLeft());
        offerTones(SkinTone::without(index.data().toString()), where);
    });
    m_search->installEventFilter(this);
    connect(m_search, &QLineEdit::textChanged, this, &EmojiPicker::show);
    connect(m_search, &SearchField::leftDownwards, this, [this] {
        m_grid->setFocus();
        m_grid->setCurrentIndex(m_model->index(0));
    });
    connect(m_search, &QLineEdit::returnPressed, this, [this] { pick(m_model->index(0)); });
    connect(m_grid, &QListView::clicked, this, &EmojiPicker::pick);
    connect(m_grid, &QListView::entered, this, &EmojiPicker::describe);
    connect(m_grid->selectionModel(), &QItemSelectionModel::currentChanged, this, &EmojiPicker::describe);
    connect(m_groups, &QButtonGroup::idClicked, this, &EmojiPicker::goTo);
}

/// One button for each group, with its first emoji.
void EmojiPicker::buildGroups()
{
    const EmojiTable &table = EmojiTable::read();
    for (int group = 0; group < table.groups().size(); ++group) {
        auto *button = new QToolButton;
        button->setText(table.all().value(table.groups().at(group).first).text);
        button->setFont(emojiFont(font()));
        button->setAutoRaise(true);
        button->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Fixed); // all share the grid's width
        button->setAccessibleName(table.groups().at(group).name);
        button->setToolTip(table.groups().at(group).name);
        m_groups->addButton(button, group);
        m_groupRow->addWidget(button);
    }
}

void EmojiPicker::setTone(int tone)
{
    m_tone = std::clamp(tone, 0, SkinTone::Count - 1);
    m_toneButton->setText(SkinTone::with(u"✋"_s, m_tone));
    m_toneButton->setAccessibleDescription(SkinTone::name(m_tone));
}

void EmojiPicker::offerTones(const QString &emoji, const QPoint &where)
{
    if (!SkinTone::has(emoji))
        return;
    auto *menu = new QMenu(this);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    for (int tone = 0; tone < SkinTone::Count; ++tone) {
        QAction *action = menu->addAction(SkinTone::with(emoji, tone) + u"  "_s + SkinTone::name(tone));
        action->setCheckable(true);
        action->setChecked(tone == m_tone);
        connect(action, &QAction::triggered, this, [this, tone] { chooseTone(tone); });
    }
    menu->popup(where);
}

void EmojiPicker::chooseTone(int tone)
{
    const int row = m_grid->currentIndex().row(), scrolled = m_grid->verticalScrollBar()->value();
    setTone(tone);
    show(m_search->text());
    m_grid->setCurrentIndex(m_model->index(row));
    m_grid->verticalScrollBar()->setValue(scrolled);
    emit toneChanged(m_tone);
}

void EmojiPicker::setRecent(const QStringList &emoji)
{
    m_recent = emoji.first(std::min<qsizetype>(emoji.size(), MaxRecent));
}

void EmojiPicker::openAt(const QRect &beside)
{
    if (m_groups->buttons().isEmpty())
        buildGroups();
    m_search->clear();
    show({});
    const int side = cellSide(m_grid->font()), bar = m_grid->verticalScrollBar()->sizeHint().width();
    m_grid->setGridSize({side, side});
    m_grid->setFixedSize(Columns * side + bar + 2, Rows * side);
    if (const int tooMuch = card()->sizeHint().height() - largestCard().height(); tooMuch > 0)
        m_grid->setFixedHeight(std::max(2 * side, Rows * side - tooMuch));
    openBeside(beside, Side::Above);
}

void EmojiPicker::takeFocus()
{
    m_search->setFocus();
}

void EmojiPicker::show(const QString &search)
{
    const EmojiTable &table = EmojiTable::read();
    QList<Emoji> shown;
    if (search.trimmed().isEmpty()) {
        for (const QString &emoji : std::as_const(m_recent))
            shown.append(table.named(emoji));
        const qsizetype recent = shown.size(); // those are as they were chosen
        shown += table.all();
        addTone(shown, recent, m_tone);
    } else {
        shown = table.find(search.trimmed());
        addTone(shown, 0, m_tone);
    }
    m_model->set(shown);
    m_grid->scrollToTop();
    m_name->setText(shown.isEmpty() ? tr("No emoji of that name.") : QString(u' '));
}

void EmojiPicker::goTo(int group)
{
    m_search->clear();
    const int first = int(m_recent.size()) + EmojiTable::read().groups().at(group).first;
    m_grid->setCurrentIndex(m_model->index(first));
    m_grid->scrollTo(m_model->index(first), QAbstractItemView::PositionAtTop);
    m_grid->setFocus();
}

void EmojiPicker::describe(const QModelIndex &index)
{
    if (index.isValid())
        m_name->setText(index.data(Qt::AccessibleTextRole).toString());
}

void EmojiPicker::pick(const QModelIndex &index)
{
    if (!index.isValid())
        return;
    const QString emoji = index.data().toString();
    m_recent.removeAll(emoji);
    m_recent.prepend(emoji);
    setRecent(QStringList(m_recent));
    close();
    emit recentChanged(m_recent);
    emit picked(emoji);
}

/// Enter chooses, what is typed goes to the search, Up from the first line leads back there, Esc closes.
bool EmojiPicker::eventFilter(QObject *watched, QEvent *event)
{
    if (event->type() != QEvent::KeyPress || (watched != m_grid && watched != m_search)) // Flyout watches others too
        return Flyout::eventFilter(watched, event);
    auto *key = static_cast<QKeyEvent *>(event);
    if (key->key() == Qt::Key_Escape && (watched == m_grid || m_search->text().isEmpty())) {
        close();
        return true;
    }
    if (watched != m_grid)
        return Flyout::eventFilter(watched, event);
    if (key->key() == Qt::Key_Return || key->key() == Qt::Key_Enter) {
        pick(m_grid->currentIndex());
        return true;
    }
    if (key->key() == Qt::Key_Up && m_grid->currentIndex().row() < Columns) {
        m_search->setFocus();
        return true;
    }
    if (!key->text().isEmpty() && key->text().at(0).isPrint()) {
        m_search->setFocus();
        m_search->insert(key->text());
        return true;
    }
    return false;
}

} // namespace Tertulia
