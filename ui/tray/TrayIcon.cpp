#include "ui/tray/TrayIcon.h"

#include "ui/common/AvatarPainter.h"
#include "ui/common/Formats.h"
#include "ui/common/Theme.h"
#include "ui/login/AppMark.h"

#include <QMenu>
#include <QPainter>

namespace Tertulia {

using namespace Qt::StringLiterals;

TrayIcon::TrayIcon(QObject *parent)
    : QSystemTrayIcon(parent)
    , m_menu(std::make_unique<QMenu>())
{
    m_toggle = m_menu->addAction(tr("Show window"), this, &TrayIcon::toggleAsked);
    m_menu->addSeparator();
    m_menu->addAction(tr("Quit"), this, &TrayIcon::quitAsked);
    setContextMenu(m_menu.get());
    connect(this, &QSystemTrayIcon::activated, this, [this](ActivationReason reason) {
        if (reason == Trigger)
            emit toggleAsked();
    });
    redraw();
}

TrayIcon::~TrayIcon() = default;

void TrayIcon::setAvailability(Availability availability)
{
    if (std::exchange(m_availability, availability) != availability)
        redraw();
}

void TrayIcon::setUnread(int count)
{
    if (std::exchange(m_unread, count) != count)
        redraw();
}

void TrayIcon::setWindowShown(bool shown)
{
    m_toggle->setText(shown ? tr("Hide window") : tr("Show window"));
}

void TrayIcon::redraw()
{
    const QPalette palette = Theme::palette(false); // the sign keeps its colours on any panel
    const Colours &c = Theme::colours(palette);
    QIcon icon;
    for (const int side : {22, 32, 64}) {
        QPixmap pixmap(side, side);
        pixmap.fill(Qt::transparent);
        QPainter painter(&pixmap);
        painter.setOpacity(m_availability == Availability::Offline ? 0.55 : 1);
        AppMark::paint(&painter, QRectF(0, 0, side, side));
        painter.setOpacity(1);
        AvatarPainter::paintPresence(&painter, pixmap.rect(), m_availability, palette, c.page);
        if (m_unread) {
            painter.setRenderHint(QPainter::Antialiasing);
            painter.setPen(QPen(c.page, side / 16.));
            painter.setBrush(c.danger);
            painter.drawEllipse(QRectF(side * 0.56, 0.5, side * 0.42, side * 0.42));
        }
        icon.addPixmap(pixmap);
    }
    setIcon(icon);
    const QString presence = Formats::availability(m_availability);
    setToolTip(m_unread ? tr("Tertulia: %1, %n unread", nullptr, m_unread).arg(presence)
                        : tr("Tertulia: %1").arg(presence));
}

} // namespace Tertulia
