#include "ui/rooms/InvitationsPane.h"

#include "ui/common/TextLabel.h"
#include "ui/rooms/RoomPicture.h"
#include "ui/timeline/DisplayText.h"

#include <QPainter>
#include <QPushButton>
#include <QStyle>
#include <QVBoxLayout>

namespace Tertulia {

using namespace Qt::StringLiterals;

namespace {
constexpr int Picture = 40, MaxText = 200, MaxInvitations = 100;
}

//  ╭──────────────────────────────────╮
//  │ [#]  Room                        │
//  │      who invites you             │
//  │      "what they wrote"           │
//  │      [ Accept ] [ Decline ]      │
//  ╰──────────────────────────────────╯
InvitationsPane::InvitationsPane(QWidget *parent)
    : QWidget(parent)
    , m_room(new TextLabel(TextStyle::BodyStrong))
    , m_from(new TextLabel(TextStyle::Secondary, TextLabel::Tone::Muted))
    , m_text(new TextLabel(TextStyle::Body))
    , m_more(new TextLabel(TextStyle::Caption, TextLabel::Tone::Muted))
{
    auto *accept = new QPushButton(tr("Accept"));
    auto *decline = new QPushButton(tr("Decline"));
    accept->setProperty("look", u"main"_s);
    for (QPushButton *button : {accept, decline})
        button->setAccessibleName(button->text());
    connect(accept, &QPushButton::clicked, this, [this] { emit accepted(m_invitations.value(0)); });
    connect(decline, &QPushButton::clicked, this, [this] { emit declined(m_invitations.value(0)); });

    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(Space::L + Space::M + Picture, Space::M, Space::L, Space::M + Space::XS);
    column->setSpacing(2);
    for (TextLabel *label : {m_room, m_from, m_text, m_more}) {
        label->setWordWrap(true);
        column->addWidget(label);
    }
    auto *buttons = new QHBoxLayout;
    buttons->setContentsMargins(0, Space::S, 0, 0);
    buttons->addWidget(accept);
    buttons->addWidget(decline);
    buttons->addStretch();
    column->addLayout(buttons);
    setAccessibleName(tr("Invitations"));
    showFirst();
}

void InvitationsPane::add(const RoomInvitation &invitation)
{
    m_invitations.removeIf([&](const RoomInvitation &known) {
        return known.account == invitation.account && known.room == invitation.room;
    });
    if (m_invitations.size() < MaxInvitations)
        m_invitations.append(invitation);
    showFirst();
}

void InvitationsPane::remove(const Jid &account, const Jid &room)
{
    m_invitations.removeIf([&](const RoomInvitation &known) { return known.account == account && known.room == room; });
    showFirst();
}

void InvitationsPane::forget(const Jid &account)
{
    m_invitations.removeIf([&](const RoomInvitation &known) { return known.account == account; });
    showFirst();
}

void InvitationsPane::showFirst()
{
    setVisible(!m_invitations.isEmpty());
    emit changed();
    if (m_invitations.isEmpty())
        return;
    const RoomInvitation &first = m_invitations.first();
    m_room->setText(displayText(first.room.local()).simplified());
    m_room->setToolTip(first.room.toString());
    // An occupant is shown with the room's address: a nick alone could read like somebody's own.
    m_from->setText(first.from.isNull() ? tr("Someone invites you to %1").arg(first.room.domain())
                                        : tr("%1 invites you").arg(displayText(first.from.toString()).simplified()));
    m_text->setText(displayText(first.reason).left(MaxText));
    m_text->setVisible(!first.reason.isEmpty());
    const auto others = count() - 1;
    m_more->setText(tr("%n more waiting", nullptr, others));
    m_more->setVisible(others > 0);
    update();
}

void InvitationsPane::paintEvent(QPaintEvent *)
{
    const Colours &c = Theme::colours(palette());
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(Qt::NoPen);
    painter.setBrush(c.infoSurface);
    painter.drawRoundedRect(rect().adjusted(0, 0, 0, -Space::XS), Space::Radius, Space::Radius);
    if (m_invitations.isEmpty())
        return;
    const QRect picture = QStyle::visualRect(layoutDirection(), rect(), {Space::M, Space::M, Picture, Picture});
    RoomPicture::paint(&painter, picture, m_invitations.first().room, palette());
}

} // namespace Tertulia
