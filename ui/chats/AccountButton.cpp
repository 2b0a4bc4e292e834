#include "ui/chats/AccountButton.h"

#include "ui/common/AvatarPainter.h"
#include "ui/common/Style.h"
#include "ui/common/Theme.h"

#include <QKeyEvent>
#include <QMenu>
#include <QPainter>
#include <QStyle>

namespace Tertulia {

namespace {
constexpr int Avatar = 40;
}

AccountButton::AccountButton(QWidget *parent)
    : QAbstractButton(parent)
{
    setAttribute(Qt::WA_Hover);
    setFocusPolicy(Qt::StrongFocus);
    setAccessibleName(tr("Account"));
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    connect(this, &QAbstractButton::clicked, this, &AccountButton::openMenu);
}

void AccountButton::setAccount(const Jid &jid)
{
    m_jid = jid;
    setAccessibleDescription(jid.toString());
    setToolTip(jid.toString().toHtmlEscaped());
    update();
}

void AccountButton::setAvailability(Availability availability)
{
    m_availability = availability;
    update();
}

void AccountButton::setMenu(QMenu *menu)
{
    m_menu = menu;
    addAction(menu->menuAction()); // so that its shortcuts work while it is closed
}

QSize AccountButton::sizeHint() const
{
    const int text = QFontMetrics(Theme::font(TextStyle::BodyStrong, font())).height() +
                     QFontMetrics(Theme::font(TextStyle::Secondary, font())).height();
    return {200, std::max(Avatar, text) + Space::S};
}

QSize AccountButton::minimumSizeHint() const
{
    return {Avatar + Space::S, sizeHint().height()};
}

void AccountButton::openMenu()
{
    if (!m_menu)
        return;
    setDown(true);
    connect(m_menu, &QMenu::aboutToHide, this, [this] { setDown(false); }, Qt::SingleShotConnection);
    m_menu->popup(mapToGlobal(QPoint(0, height() + Space::XS)));
}

void AccountButton::keyPressEvent(QKeyEvent *event)
{
    if (event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter || event->key() == Qt::Key_Down)
        openMenu();
    else
        QAbstractButton::keyPressEvent(event);
}

void AccountButton::paintEvent(QPaintEvent *)
{
    const Colours &c = Theme::colours(palette());
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    const QColor surface = isDown() ? c.pressed : underMouse() ? c.hover : c.sidebar;
    painter.setPen(showsFocusRing(this) ? QPen(c.accentInk, 2) : QPen(Qt::NoPen));
    painter.setBrush(surface);
    painter.drawRoundedRect(QRectF(rect()).adjusted(1, 1, -1, -1), Space::Radius, Space::Radius);

    const auto mirrored = [this](const QRect &part) { return QStyle::visualRect(layoutDirection(), rect(), part); };
    const QString name = m_jid.local();
    const QRect avatar = mirrored({Space::S, (height() - Avatar) / 2, Avatar, Avatar});
    AvatarPainter::paint(&painter, avatar, m_jid, name, palette());
    AvatarPainter::paintPresence(&painter, avatar, m_availability, palette(), surface);

    const QFont nameFont = Theme::font(TextStyle::BodyStrong, font()),
                addressFont = Theme::font(TextStyle::Secondary, font());
    const QFontMetrics first(nameFont), second(addressFont);
    const int left = Avatar + Space::S + Space::M, width = this->width() - left - Space::S;
    const int top = (height() - first.height() - second.height()) / 2;
    const int flags =
        int(QStyle::visualAlignment(layoutDirection(), Qt::AlignLeft) | Qt::AlignVCenter) | Qt::TextSingleLine;
    painter.setFont(nameFont);
    painter.setPen(c.text);
    painter.drawText(mirrored({left, top, width, first.height()}), flags,
                     first.elidedText(name, Qt::ElideRight, width));
    painter.setFont(addressFont);
    painter.setPen(c.mutedText);
    painter.drawText(mirrored({left, top + first.height(), width, second.height()}), flags,
                     second.elidedText(m_jid.toString(), Qt::ElideMiddle, width));
}

} // namespace Tertulia
