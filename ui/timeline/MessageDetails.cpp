#include "ui/timeline/MessageDetails.h"

#include "ui/common/Formats.h"
#include "ui/common/TextLabel.h"
#include "ui/common/Theme.h"
#include "ui/timeline/DisplayText.h"
#include "ui/timeline/MessageFonts.h"
#include "ui/timeline/MessageWords.h"

#include <QFormLayout>
#include <algorithm>

namespace Tertulia {

namespace {
constexpr int TextWidth = 280;
}

MessageDetails::MessageDetails(const Message &message, const QString &partner, QWidget *parent)
    : Flyout(parent)
    , m_id(message.id)
    , m_rows(new QFormLayout(card()))
{
    connect(this, &Overlay::closed, this, &QObject::deleteLater);
    setAccessibleName(tr("Message details"));
    setFocusPolicy(Qt::StrongFocus);
    m_rows->setContentsMargins(Space::L, Space::M, Space::L, Space::M);
    m_rows->setHorizontalSpacing(Space::L);
    m_rows->setVerticalSpacing(Space::S);
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
        m_rows->itemAt(m_rows->rowCount() - 1, QFormLayout::LabelRole)->widget()->setFont(MessageFonts(font()).chip);
    }
}

void MessageDetails::add(const QString &what, const QString &value)
{
    m_rows->addRow(new TextLabel(what, TextStyle::Secondary, TextLabel::Tone::Muted),
                   new TextLabel(value, TextStyle::Body));
    m_spoken << what + u' ' + value;
    setAccessibleDescription(m_spoken.join(QStringLiteral(", ")));
}

void MessageDetails::setVersions(const QList<MessageVersion> &versions)
{
    const qsizetype earlier = versions.size() - 1;
    for (qsizetype i = std::max<qsizetype>(0, earlier - MaxVersions); i < earlier; ++i) {
        const QString text = displayText(versions.at(i).body);
        const qsizetype length = cutLength(text, MaxLength);
        add(i == 0 ? tr("First text") : tr("Then"), length < text.size() ? text.first(length) + u'…' : text);
        auto *label =
            static_cast<TextLabel *>(m_rows->itemAt(m_rows->rowCount() - 1, QFormLayout::FieldRole)->widget());
        label->setWordWrap(true);
        label->setMinimumWidth(TextWidth);
    }
    if (isVisible())
        place();
}

void MessageDetails::openAt(QPoint globalAt)
{
    openBeside({globalAt, QSize(1, 1)}, Side::Below);
}

void MessageDetails::takeFocus()
{
    setFocus();
}

} // namespace Tertulia
