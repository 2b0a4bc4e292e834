#include "ui/chats/StatusPanel.h"

#include "ui/common/AvatarPainter.h"
#include "ui/common/Formats.h"
#include "ui/common/Style.h"
#include "ui/common/TextLabel.h"

#include <QButtonGroup>
#include <QKeyEvent>
#include <QLineEdit>
#include <QPainter>
#include <QPushButton>
#include <QStyle>
#include <QVBoxLayout>

namespace Tertulia {

using namespace Qt::StringLiterals;

namespace {

constexpr int MaxMessage = 200;

/// A row of the panel: the symbol of a kind (or none), then text at the reading side.
class ChoiceRow : public QPushButton
{
public:
    ChoiceRow(const QString &text, std::optional<Availability> symbol)
        : QPushButton(text)
        , m_symbol(symbol)
    {
        setProperty("look", u"quiet"_s);
        setAccessibleName(text);
        setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Fixed);
        setCheckable(symbol.has_value());
        setAutoExclusive(symbol.has_value()); // one of several, as a screen reader is told
        setAutoDefault(true);                 // Enter chooses
    }

protected:
    /// An arrow passes on to the next kind; Qt's own would choose it, and so publish it.
    void keyPressEvent(QKeyEvent *event) override
    {
        const int step = event->key() == Qt::Key_Down ? 1 : event->key() == Qt::Key_Up ? -1 : 0;
        if (step == 0 || !group())
            return QPushButton::keyPressEvent(event);
        const QList<QAbstractButton *> kinds = group()->buttons();
        if (QAbstractButton *next = kinds.value(kinds.indexOf(this) + step))
            next->setFocus(Qt::TabFocusReason);
    }

    void paintEvent(QPaintEvent *) override
    {
        const Colours &c = Theme::colours(palette());
        const bool hot = underMouse() || isDown();
        QPainter painter(this);
        painter.setRenderHint(QPainter::Antialiasing);
        const QColor surface = isChecked() ? c.selection : hot ? c.hover : c.raised;
        painter.setPen(showsFocusRing(this) ? QPen(c.accentInk, 2) : QPen(Qt::NoPen));
        painter.setBrush(surface);
        painter.drawRoundedRect(QRectF(rect()).adjusted(1, 1, -1, -1), Space::Radius - 2, Space::Radius - 2);
        const auto mirrored = [this](const QRect &part) { return QStyle::visualRect(layoutDirection(), rect(), part); };
        if (m_symbol)
            AvatarPainter::paintPresenceSymbol(&painter, mirrored({Space::M, height() / 2 - 7, 14, 14}), *m_symbol,
                                               palette(), surface);
        const int left = m_symbol ? Space::M + 14 + Space::M : Space::M;
        const QRect line = mirrored({left, 0, width() - left - Space::M, height()});
        painter.setPen(m_symbol ? c.text : c.mutedText);
        painter.drawText(line,
                         int(QStyle::visualAlignment(layoutDirection(), Qt::AlignLeft) | Qt::AlignVCenter) |
                             Qt::TextSingleLine,
                         fontMetrics().elidedText(text(), Qt::ElideRight, line.width(), Qt::TextSingleLine));
    }

private:
    std::optional<Availability> m_symbol;
};

} // namespace

StatusPanel::StatusPanel(QWidget *button)
    : Flyout(button)
    , m_button(button)
    , m_kinds(new QButtonGroup(this))
    , m_message(new QLineEdit)
    , m_column(new QVBoxLayout(card()))
{
    setAccessibleName(tr("Status"));
    m_kinds->setExclusive(false); // a kind is chosen, not ticked
    m_column->setContentsMargins(Space::S, Space::S, Space::S, Space::S);
    m_column->setSpacing(2);
    for (const auto kind : {Availability::Available, Availability::FreeToChat, Availability::Away,
                            Availability::NotAvailable, Availability::DoNotDisturb}) {
        auto *row = new ChoiceRow(Formats::availability(kind), kind);
        m_kinds->addButton(row, int(kind));
        m_column->addWidget(row);
    }
    m_message->setAccessibleName(tr("Status message"));
    m_message->setPlaceholderText(tr("Status message"));
    m_message->setMaxLength(MaxMessage);
    m_column->addSpacing(Space::S);
    m_column->addWidget(m_message);
    connect(m_kinds, &QButtonGroup::idClicked, this,
            [this](int kind) { choose(Availability(kind), m_message->text()); });
    connect(m_message, &QLineEdit::returnPressed, this, [this] { choose(m_availability, m_message->text()); });
}

void StatusPanel::show(const OwnPresence &presence, const QStringList &recentMessages)
{
    m_availability = presence.availability;
    for (QAbstractButton *row : m_kinds->buttons())
        row->setChecked(m_kinds->id(row) == int(m_availability));
    m_message->setText(presence.statusText);
    m_message->selectAll();
    showRecent(recentMessages);
    const int width = std::max(m_button->width(), fontMetrics().averageCharWidth() * 32);
    openBeside({m_button->mapToGlobal(QPoint()), m_button->size()}, Side::Below, width);
}

void StatusPanel::takeFocus()
{
    if (QAbstractButton *row = m_kinds->button(int(m_availability)))
        row->setFocus(Qt::TabFocusReason);
    else
        m_message->setFocus();
}

void StatusPanel::choose(Availability availability, const QString &message)
{
    close();
    emit presenceChosen({availability, message.trimmed()});
}

void StatusPanel::showRecent(const QStringList &messages)
{
    delete m_recent;
    m_recent = nullptr;
    if (messages.isEmpty())
        return;
    m_recent = new QWidget;
    auto *rows = new QVBoxLayout(m_recent);
    rows->setContentsMargins(0, Space::S, 0, 0);
    rows->setSpacing(2);
    auto *heading = new TextLabel(tr("Earlier messages"), TextStyle::Caption, TextLabel::Tone::Muted);
    heading->setContentsMargins(Space::M, 0, Space::M, 0);
    rows->addWidget(heading);
    for (const QString &message : messages) {
        auto *row = new ChoiceRow(message, {});
        connect(row, &QPushButton::clicked, this, [this, message] { choose(m_availability, message); });
        rows->addWidget(row);
    }
    m_column->addWidget(m_recent);
}

} // namespace Tertulia
