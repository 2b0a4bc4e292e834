#include "ui/tray/TrayIcon.h"

#include "ui/common/AvatarPainter.h"
#include "ui/common/Formats.h"
#include "ui/common/Theme.h"
#include "ui/login/AppMark.h"

#include <QActionGroup>
#include <QMenu>
#include <QPainter>

namespace Tertulia {

using namespace Qt::StringLiterals;

namespace {

QIcon symbol(Availability availability)
{
    QPixmap pixmap(32, 32);
    pixmap.fill(Qt::transparent);
    QPainter painter(&pixmap);
    AvatarPainter::paintPresenceSymbol(&painter, QRectF(4, 4, 24, 24), availability, Theme::palette(false),
                                       Theme::colours(Theme::palette(false)).page);
    return pixmap;
}

} // namespace

TrayIcon::TrayIcon(QObject *parent)
    : QSystemTrayIcon(parent)
    , m_menu(std::make_unique<QMenu>())
{
    m_toggle = m_menu->addAction(tr("Show window"), this, &TrayIcon::toggleAsked);
    m_menu->addSeparator();
    addStatusMenu();
    m_menu->addAction(tr("Preferences"), this, &TrayIcon::preferencesAsked);
    m_menu->addSeparator();
    m_signOut = m_menu->addAction(tr("Sign out"), this, &TrayIcon::signOutAsked);
    m_menu->addAction(tr("Quit"), this, &TrayIcon::quitAsked);
    setContextMenu(m_menu.get());
    connect(this, &QSystemTrayIcon::activated, this, [this](ActivationReason reason) {
        if (reason == Trigger)
            emit toggleAsked();
    });
    setSignedIn(false);
    redraw();
}

TrayIcon::~TrayIcon() = default;

void TrayIcon::addStatusMenu()
{
    m_status = m_menu->addMenu(tr("Status"));
    auto *kinds = new QActionGroup(m_status);
    for (const auto kind : {Availability::Available, Availability::FreeToChat, Availability::Away,
                            Availability::NotAvailable, Availability::DoNotDisturb}) {
        QAction *action = m_status->addAction(symbol(kind), Formats::availability(kind), this,
                                              [this, kind] { emit availabilityChosen(kind); });
        action->setCheckable(true);
        action->setData(int(kind));
        kinds->addAction(action);
    }
    kinds->setExclusionPolicy(QActionGroup::ExclusionPolicy::ExclusiveOptional); // none while signed out
}

void TrayIcon::setAvailability(Availability availability)
{
    for (QAction *action : m_status->actions())
        action->setChecked(action->data().toInt() == int(availability));
    if (std::exchange(m_availability, availability) != availability)
        redraw();
}

void TrayIcon::setSignedIn(bool signedIn)
{
    m_status->setEnabled(signedIn);
    m_signOut->setEnabled(signedIn);
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
    QIcon icon;
    for (const int side : {22, 32, 64})
        icon.addPixmap(drawn(side));
    setIcon(icon);
    const QString presence = Formats::availability(m_availability);
    setToolTip(m_unread ? tr("Tertulia: %1, %n unread", nullptr, m_unread).arg(presence)
                        : tr("Tertulia: %1").arg(presence));
}

QPixmap TrayIcon::drawn(int side) const
{
    const QPalette palette = Theme::palette(false); // the sign keeps its colours on any panel
    const Colours &c = Theme::colours(palette);
    QPixmap pixmap(side, side);
    pixmap.fill(Qt::transparent);
    QPainter painter(&pixmap);
    painter.setOpacity(m_availability == Availability::Offline ? 0.55 : 1);
    AppMark::paint(&painter, QRectF(0, 0, side, side));
    painter.setOpacity(1);
    AvatarPainter::paintPresence(&painter, pixmap.rect(), m_availability, palette, c.page);
    if (!m_unread)
        return pixmap;
    const QRectF badge(side * 0.45, 0, side * 0.55, side * 0.55);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(QPen(c.page, side / 22.));
    painter.setBrush(c.danger);
    painter.drawEllipse(badge.adjusted(0.5, 0.5, -0.5, -0.5));
    QFont font;
    font.setPixelSize(int(side * (m_unread > 9 ? 0.3 : 0.4)));
    font.setBold(true);
    painter.setFont(font);
    painter.setPen(Qt::white);
    painter.drawText(badge, Qt::AlignCenter, m_unread > 9 ? u"9+"_s : QString::number(m_unread));
    return pixmap;
}

} // namespace Tertulia
