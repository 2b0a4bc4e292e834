#include "ui/timeline/MessageDetails.h"

#include "ui/common/Formats.h"
#include "ui/common/TextLabel.h"
#include "ui/common/Theme.h"
#include "ui/timeline/DisplayText.h"
#include "ui/timeline/MessageFonts.h"
#include "ui/timeline/MessageWords.h"

#include <QFormLayout>
#include <QPainter>
#include <QScreen>
#include <algorithm>

namespace Tertulia {

MessageDetails::MessageDetails(const Message &message, const QString &partner, QWidget *parent)
    : QFrame(parent, Qt::Popup)
{
    setAttribute(Qt::WA_DeleteOnClose);
    setAccessibleName(tr("Message details"));
    setFocusPolicy(Qt::StrongFocus);
    auto *rows = new QFormLayout(this);
    rows->setContentsMargins(Space::L, Space::M, Space::L, Space::M);
    rows->setHorizontalSpacing(Space::L);
    rows->setVerticalSpacing(Space::S);
    QStringList spoken;
    const auto add = [&](const QString &what, const QString &value) {
        rows->addRow(new TextLabel(what, TextStyle::Secondary, TextLabel::Tone::Muted),
                     new TextLabel(value, TextStyle::Body));
        spoken << what + u' ' + value;
    };
    const Jid &from = message.outgoing ? message.account : message.conversation;
    add(tr("From"), displayText(MessageWords::sender(message, partner)).simplified());
    add(tr("Address"), from.toString());
    add(tr("Said"), Formats::fullTime(Formats::local(message.time)));
    if (message.edited && !message.retracted)
        add(tr("Edited"), Formats::fullTime(Formats::local(*message.edited)));
    if (message.outgoing)
        add(tr("State"), MessageWords::state(message));
    for (const Reaction &reaction : message.reactions) {
        add(displayText(reaction.emoji), MessageWords::people(reaction.who, message, partner));
        rows->itemAt(rows->rowCount() - 1, QFormLayout::LabelRole)->widget()->setFont(MessageFonts(font()).chip);
    }
    setAccessibleDescription(spoken.join(QStringLiteral(", ")));
}

void MessageDetails::openAt(QPoint globalAt)
{
    adjustSize();
    const QRect room = parentWidget()->screen()->availableGeometry();
    move(std::clamp(globalAt.x(), room.left(), std::max(room.left(), room.right() - width())),
         std::clamp(globalAt.y(), room.top(), std::max(room.top(), room.bottom() - height())));
    show();
    setFocus();
}

void MessageDetails::paintEvent(QPaintEvent *)
{
    const Colours &c = Theme::colours(palette());
    QPainter painter(this);
    painter.fillRect(rect(), c.raised);
    painter.setPen(c.line);
    painter.drawRect(rect().adjusted(0, 0, -1, -1));
}

} // namespace Tertulia
