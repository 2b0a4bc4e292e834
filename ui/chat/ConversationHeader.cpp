#include "ui/chat/ConversationHeader.h"

#include "ui/common/AvatarPainter.h"
#include "ui/common/Formats.h"
#include "ui/common/Icons.h"
#include "ui/common/Theme.h"
#include "ui/rooms/RoomPicture.h"
#include "ui/timeline/DisplayText.h"

#include <QHBoxLayout>
#include <QPainter>
#include <QTextDocument>
#include <QToolButton>
#include <algorithm>

namespace Tertulia {

using namespace Qt::StringLiterals;

namespace {

constexpr int AvatarSize = 40;

} // namespace

ConversationHeader::ConversationHeader(QWidget *parent)
    : QWidget(parent)
    , m_buttons(new QHBoxLayout(this))
{
    setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Fixed);
    m_buttons->setContentsMargins(0, 0, Space::M, 0);
    m_buttons->setSpacing(Space::XS);
    m_buttons->addStretch();
    m_find = addButton(Icon::Search, tr("Find in conversation"));
    m_people = addButton(Icon::People, tr("People"));
    m_menu = addButton(Icon::More, tr("Room menu"));
    m_details = addButton(Icon::Info, tr("Conversation details"));
    connect(m_find, &QToolButton::clicked, this, &ConversationHeader::findAsked);
    connect(m_people, &QToolButton::clicked, this, &ConversationHeader::peopleAsked);
    connect(m_menu, &QToolButton::clicked, this,
            [this] { emit roomMenuAsked(m_menu->mapToGlobal(m_menu->rect().bottomLeft())); });
    connect(m_details, &QToolButton::clicked, this, &ConversationHeader::detailsAsked);
    setRoom({});
}

QToolButton *ConversationHeader::addButton(Icon icon, const QString &name)
{
    auto *button = new QToolButton;
    button->setIcon(Icons::icon(icon));
    button->setIconSize({22, 22});
    button->setAccessibleName(name);
    button->setToolTip(name);
    m_buttons->addWidget(button);
    return button;
}

void ConversationHeader::setRoom(const std::optional<Room> &room)
{
    m_room = room;
    m_people->setVisible(m_room.has_value());
    m_menu->setVisible(m_room.has_value());
    m_details->setVisible(!m_room);
    if (m_room) {
        const QString subject = displayText(m_room->subject);
        setToolTip(subject.isEmpty() ? QString() : Qt::convertFromPlainText(subject)); // never as markup
        m_room->subject = subject.simplified();
    } else {
        setToolTip({});
    }
    describe();
}

void ConversationHeader::setPerson(const Jid &jid, const QString &name)
{
    m_jid = jid;
    m_name = displayText(name).simplified();
    describe();
}

void ConversationHeader::setPresence(const Presence &presence)
{
    m_presence = presence;
    m_presence.statusText = displayText(presence.statusText).simplified();
    describe();
}

void ConversationHeader::setTyping(bool typing)
{
    m_typing = typing;
    describe();
}

void ConversationHeader::describe()
{
    setAccessibleName(m_name);
    setAccessibleDescription(presenceText());
    update();
}

QString ConversationHeader::presenceText() const
{
    if (m_typing)
        return tr("%1 is typing…").arg(m_name);
    if (m_room) {
        const QString people = m_room->people > 0 ? tr("%n people", nullptr, m_room->people) : QString();
        return m_room->subject.isEmpty() || people.isEmpty() ? people + m_room->subject
                                                             : u"%1 · \u2068%2\u2069"_s.arg(people, m_room->subject);
    }
    const QString availability = Formats::availability(m_presence.availability);
    // Isolated (U+2068, U+2069): a status in another script stays in its own place.
    return m_presence.statusText.isEmpty() ? availability
                                           : u"%1 · \u2068%2\u2069"_s.arg(availability, m_presence.statusText);
}

QSize ConversationHeader::sizeHint() const
{
    const int lines = QFontMetrics(Theme::font(TextStyle::Heading, font())).height() +
                      QFontMetrics(Theme::font(TextStyle::Secondary, font())).height();
    return {320, std::max(AvatarSize, lines) + 2 * Space::M};
}

QSize ConversationHeader::minimumSizeHint() const
{
    return {AvatarSize + 2 * Space::L + m_buttons->minimumSize().width(), sizeHint().height()};
}

int ConversationHeader::textRight() const
{
    return m_find->geometry().left() - Space::S;
}

void ConversationHeader::mouseDoubleClickEvent(QMouseEvent *event)
{
    if (m_room && m_room->mayChangeSubject() && m_room->state == Room::State::Joined)
        emit subjectAsked();
    else
        QWidget::mouseDoubleClickEvent(event);
}

void ConversationHeader::paintEvent(QPaintEvent *)
{
    const Colours &c = Theme::colours(palette());
    QPainter painter(this);
    painter.fillRect(rect(), c.page);
    painter.fillRect(0, height() - 1, width(), 1, c.line);
    if (m_jid.isNull())
        return;
    const QRect avatar(Space::L, (height() - AvatarSize) / 2, AvatarSize, AvatarSize);
    if (m_room) {
        RoomPicture::paint(&painter, avatar, m_jid, palette());
    } else {
        AvatarPainter::paint(&painter, avatar, m_jid, m_name, palette());
        AvatarPainter::paintPresence(&painter, avatar, m_presence.availability, palette(), c.page);
    }

    const QFont heading = Theme::font(TextStyle::Heading, font()),
                secondary = Theme::font(TextStyle::Secondary, font());
    const QFontMetrics headingMetrics(heading), secondaryMetrics(secondary);
    const int x = avatar.right() + 1 + Space::M, room = std::max(0, textRight() - x);
    const int top = (height() - headingMetrics.height() - secondaryMetrics.height()) / 2;
    painter.setFont(heading);
    painter.setPen(c.text);
    painter.drawText(QRect(x, top, room, headingMetrics.height()), Qt::AlignLeft | Qt::AlignVCenter,
                     headingMetrics.elidedText(m_name, Qt::ElideRight, room));
    painter.setFont(secondary);
    painter.setPen(m_typing ? c.accentInk : c.mutedText);
    painter.drawText(QRect(x, top + headingMetrics.height(), room, secondaryMetrics.height()),
                     Qt::AlignLeft | Qt::AlignVCenter,
                     secondaryMetrics.elidedText(presenceText(), Qt::ElideRight, room));
}

} // namespace Tertulia
