#include "ui/find/ShortcutsSheet.h"

#include "ui/Commands.h"
#include "ui/common/TextLabel.h"

#include <QAction>
#include <QGridLayout>
#include <QPushButton>
#include <QScrollArea>

namespace Tertulia {

using namespace Qt::StringLiterals;

namespace {

/// Keys in a small frame, as on a keyboard.
class KeyCaps : public TextLabel
{
public:
    explicit KeyCaps(const QString &keys)
        : TextLabel(keys, TextStyle::Secondary, Tone::Muted)
    {
        setContentsMargins(Space::S, 2, Space::S, 2);
        setAlignment(Qt::AlignCenter);
    }

protected:
    void paintEvent(QPaintEvent *event) override
    {
        QPainter painter(this);
        painter.setRenderHint(QPainter::Antialiasing);
        painter.setPen(Theme::colours(palette()).line);
        painter.setBrush(Theme::colours(palette()).hover);
        painter.drawRoundedRect(QRectF(rect()).adjusted(0.5, 0.5, -0.5, -0.5), Space::XS, Space::XS);
        painter.end();
        TextLabel::paintEvent(event);
    }
};

} // namespace

ShortcutsSheet::ShortcutsSheet(const Commands &commands, QWidget *parent)
    : Overlay(parent)
    , m_commands(commands)
    , m_scroll(new QScrollArea)
    , m_close(new QPushButton(tr("Close")))
{
    setAccessibleName(tr("Keyboard shortcuts"));
    card()->setAccessibleName(tr("Keyboard shortcuts"));
    auto *column = new QVBoxLayout(card());
    column->setContentsMargins(Space::XL, Space::XL, Space::XL, Space::L);
    column->setSpacing(Space::M);
    column->addWidget(new TextLabel(tr("Keyboard shortcuts"), TextStyle::Heading));
    m_scroll->setFrameShape(QFrame::NoFrame);
    m_scroll->setWidgetResizable(true);
    m_scroll->setFocusPolicy(Qt::NoFocus);
    m_scroll->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_scroll->setSizeAdjustPolicy(QAbstractScrollArea::AdjustToContents);
    m_scroll->viewport()->setAutoFillBackground(false);
    column->addWidget(m_scroll, 1);
    m_close->setAccessibleName(m_close->text());
    column->addWidget(m_close, 0, Qt::AlignRight);
    connect(m_close, &QPushButton::clicked, this, &Overlay::close);
}

void ShortcutsSheet::show()
{
    fill();
    open();
}

void ShortcutsSheet::takeFocus()
{
    m_close->setFocus();
}

void ShortcutsSheet::fill()
{
    auto *rows = new QWidget;
    m_grid = new QGridLayout(rows);
    m_grid->setContentsMargins(0, 0, Space::M, 0);
    m_grid->setHorizontalSpacing(Space::XXL);
    m_grid->setVerticalSpacing(Space::S);
    m_grid->setColumnStretch(0, 1);
    for (const QAction *action : m_commands.all()) {
        if (!action->shortcut().isEmpty())
            addRow(action->text().remove(u'…'), action->shortcut().toString(QKeySequence::NativeText));
    }
    const auto keys = [](Qt::Key key, Qt::KeyboardModifiers modifiers = {}) {
        return QKeySequence(QKeyCombination(modifiers, key)).toString(QKeySequence::NativeText);
    };
    addRow(tr("Send the message"), keys(Qt::Key_Return));
    addRow(tr("New line in the message"), keys(Qt::Key_Return, Qt::ShiftModifier));
    addRow(tr("Older or newer messages"), keys(Qt::Key_PageUp) + u" / "_s + keys(Qt::Key_PageDown));
    addRow(tr("Close what is open, go back to writing"), keys(Qt::Key_Escape));
    m_scroll->setWidget(rows);          // deletes the one before
    rows->setAutoFillBackground(false); // the card shows through
    m_scroll->setMinimumHeight(std::min(rows->sizeHint().height(), parentWidget()->height() - 180));
    m_scroll->setMinimumWidth(rows->sizeHint().width() + Space::XL);
}

void ShortcutsSheet::addRow(const QString &text, const QString &keys)
{
    const int row = m_grid->rowCount();
    auto *what = new TextLabel(text, TextStyle::Body);
    auto *caps = new KeyCaps(keys);
    what->setAccessibleDescription(keys);
    m_grid->addWidget(what, row, 0);
    m_grid->addWidget(caps, row, 1, Qt::AlignRight);
}

} // namespace Tertulia
