#include "ui/chats/StatusButton.h"

#include "ui/chats/StatusPanel.h"
#include "ui/common/AvatarPainter.h"
#include "ui/common/Formats.h"
#include "ui/common/Icons.h"
#include "ui/common/Style.h"
#include "ui/common/Theme.h"

#include <QKeyEvent>
#include <QPainter>
#include <QStyle>

namespace Tertulia {

using namespace Qt::StringLiterals;

namespace {
constexpr int DotSide = 12, ArrowSide = 16;
}

StatusButton::StatusButton(QWidget *parent)
    : QAbstractButton(parent)
{
    setAttribute(Qt::WA_Hover);
    setFocusPolicy(Qt::StrongFocus);
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    setAccessibleName(tr("Status"));
    connect(this, &QAbstractButton::clicked, this, &StatusButton::openPanel);
    setPresence({}, {});
}

void StatusButton::setPresence(const OwnPresence &shown, const OwnPresence &chosen)
{
    m_presence = shown;
    m_chosen = chosen;
    const QString name = Formats::availability(shown.availability);
    setAccessibleDescription(shown.statusText.isEmpty() ? name : name + u", "_s + shown.statusText);
    update();
}

void StatusButton::setRecentMessages(const QStringList &messages)
{
    m_recent = messages;
}

QSize StatusButton::sizeHint() const
{
    return {200, std::max(32, fontMetrics().height() + Space::M)};
}
QSize StatusButton::minimumSizeHint() const
{
    return {Space::XXL * 2, sizeHint().height()};
}

void StatusButton::openPanel()
{
    if (!m_panel) {
        m_panel = new StatusPanel(this);
        connect(m_panel, &StatusPanel::presenceChosen, this, &StatusButton::presenceChosen);
    }
    m_panel->show(m_chosen, m_recent);
}

void StatusButton::keyPressEvent(QKeyEvent *event)
{
    if (event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter || event->key() == Qt::Key_Down)
        openPanel();
    else
        QAbstractButton::keyPressEvent(event);
}

void StatusButton::paintEvent(QPaintEvent *)
{
    const Colours &c = Theme::colours(palette());
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    const QColor surface = isDown() ? c.pressed : underMouse() ? c.pressed.lighter(102) : c.hover;
    painter.setPen(showsFocusRing(this) ? QPen(c.accentInk, 2) : QPen(Qt::NoPen));
    painter.setBrush(surface);
    painter.drawRoundedRect(QRectF(rect()).adjusted(1, 1, -1, -1), Space::Radius, Space::Radius);

    const auto mirrored = [this](const QRect &part) { return QStyle::visualRect(layoutDirection(), rect(), part); };
    const int middle = height() / 2;
    AvatarPainter::paintPresenceSymbol(&painter, mirrored({Space::M, middle - DotSide / 2, DotSide, DotSide}),
                                       m_presence.availability, palette(), surface);
    Icons::paint(&painter, mirrored({width() - Space::M - ArrowSide, middle - ArrowSide / 2, ArrowSide, ArrowSide}),
                 Icon::ChevronDown, c.mutedText);

    const int left = Space::M + DotSide + Space::S, right = width() - Space::M - ArrowSide - Space::S;
    const int flags =
        int(QStyle::visualAlignment(layoutDirection(), Qt::AlignLeft) | Qt::AlignVCenter) | Qt::TextSingleLine;
    const QString name = Formats::availability(m_presence.availability);
    const int nameWidth = std::min(fontMetrics().horizontalAdvance(name) + 1, right - left);
    painter.setPen(c.text);
    painter.drawText(mirrored({left, 0, nameWidth, height()}), flags,
                     fontMetrics().elidedText(name, Qt::ElideRight, nameWidth));
    const int rest = right - left - nameWidth - Space::S;
    if (m_presence.statusText.isEmpty() || rest < Space::XXL)
        return;
    painter.setPen(c.mutedText);
    painter.drawText(mirrored({left + nameWidth + Space::S, 0, rest, height()}), flags,
                     fontMetrics().elidedText(m_presence.statusText, Qt::ElideRight, rest, Qt::TextSingleLine));
}

} // namespace Tertulia
