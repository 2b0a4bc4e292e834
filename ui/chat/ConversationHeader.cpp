#include "ui/chat/ConversationHeader.h"

#include "ui/common/AvatarPainter.h"
#include "ui/common/Formats.h"
#include "ui/common/Icons.h"
#include "ui/common/Theme.h"
#include "ui/timeline/DisplayText.h"

#include <QHBoxLayout>
#include <QPainter>
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
    auto *details = new QToolButton;
    details->setIcon(Icons::icon(Icon::Info));
    details->setIconSize({22, 22});
    details->setAccessibleName(tr("Conversation details"));
    details->setToolTip(tr("Conversation details"));
    connect(details, &QToolButton::clicked, this, &ConversationHeader::detailsAsked);
    m_buttons->setContentsMargins(0, 0, Space::M, 0);
    m_buttons->addStretch();
    m_buttons->addWidget(details);
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

void ConversationHeader::paintEvent(QPaintEvent *)
{
    const Colours &c = Theme::colours(palette());
    QPainter painter(this);
    painter.fillRect(rect(), c.page);
    painter.fillRect(0, height() - 1, width(), 1, c.line);
    if (m_jid.isNull())
        return;
    const QRect avatar(Space::L, (height() - AvatarSize) / 2, AvatarSize, AvatarSize);
    AvatarPainter::paint(&painter, avatar, m_jid, m_name, palette());
    AvatarPainter::paintPresence(&painter, avatar, m_presence.availability, palette(), c.page);

    const QFont heading = Theme::font(TextStyle::Heading, font()),
                secondary = Theme::font(TextStyle::Secondary, font());
    const QFontMetrics headingMetrics(heading), secondaryMetrics(secondary);
    const int x = avatar.right() + 1 + Space::M,
              room = std::max(0, m_buttons->itemAt(1)->geometry().left() - x - Space::S);
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
