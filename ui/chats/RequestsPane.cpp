#include "ui/chats/RequestsPane.h"

#include "ui/common/AvatarPainter.h"
#include "ui/common/TextLabel.h"
#include "ui/timeline/DisplayText.h"

#include <QPainter>
#include <QPushButton>
#include <QStyle>
#include <QVBoxLayout>

namespace Tertulia {

using namespace Qt::StringLiterals;

namespace {
constexpr int Avatar = 40, MaxText = 200;

/// An address may be longer than the pane: it breaks after its dots and its @ (zero-width spaces).
QString breakable(QString address)
{
    return address.replace(u'@', u"@\u200b"_s).replace(u'.', u".\u200b"_s);
}
} // namespace

//  ╭──────────────────────────────────╮
//  │ (AV)  Name                       │
//  │       wants to be your contact   │
//  │       "what they wrote"          │
//  │       [ Accept ] [ Decline ]     │
//  ╰──────────────────────────────────╯
RequestsPane::RequestsPane(QWidget *parent)
    : QWidget(parent)
    , m_name(new TextLabel(TextStyle::BodyStrong))
    , m_address(new TextLabel(TextStyle::Secondary, TextLabel::Tone::Muted))
    , m_wish(new TextLabel(TextStyle::Secondary, TextLabel::Tone::Muted))
    , m_text(new TextLabel(TextStyle::Body))
    , m_more(new TextLabel(TextStyle::Caption, TextLabel::Tone::Muted))
{
    auto *accept = new QPushButton(tr("Accept"));
    auto *decline = new QPushButton(tr("Decline"));
    accept->setProperty("look", u"main"_s);
    for (QPushButton *button : {accept, decline})
        button->setAccessibleName(button->text());
    connect(accept, &QPushButton::clicked, this,
            [this] { emit accepted(m_requests.value(0).account, m_requests.value(0).contact.jid); });
    connect(decline, &QPushButton::clicked, this,
            [this] { emit declined(m_requests.value(0).account, m_requests.value(0).contact.jid); });

    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(Space::L + Space::M + Avatar, Space::M, Space::L, Space::M);
    column->setSpacing(2);
    for (TextLabel *label : {m_name, m_address, m_wish, m_text, m_more}) {
        label->setWordWrap(true);
        column->addWidget(label);
    }
    auto *buttons = new QHBoxLayout;
    buttons->setContentsMargins(0, Space::S, 0, 0);
    buttons->addWidget(accept);
    buttons->addWidget(decline);
    buttons->addStretch();
    column->addLayout(buttons);
    setAccessibleName(tr("Contact requests"));
    setRequests({}, false);
}

void RequestsPane::setRequests(const QList<ContactRequest> &requests, bool ofSeveral)
{
    m_requests = requests;
    setVisible(!requests.isEmpty());
    if (requests.isEmpty())
        return;
    const Contact &first = requests.first().contact;
    m_name->setText(displayText(first.displayName()));
    m_address->setText(breakable(first.jid.toString()));
    m_address->setAccessibleName(first.jid.toString());
    m_wish->setText(ofSeveral ? tr("wants to be a contact of %1").arg(breakable(requests.first().account.toString()))
                              : tr("wants to be your contact"));
    m_text->setText(displayText(first.requestText).left(MaxText));
    m_text->setVisible(!first.requestText.isEmpty());
    const auto others = int(requests.size() - 1);
    m_more->setText(tr("%n more waiting", nullptr, others));
    m_more->setVisible(others > 0);
    update();
}

void RequestsPane::paintEvent(QPaintEvent *)
{
    const Colours &c = Theme::colours(palette());
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(Qt::NoPen);
    painter.setBrush(c.infoSurface);
    painter.drawRoundedRect(rect().adjusted(0, 0, 0, -Space::XS), Space::Radius, Space::Radius);
    if (m_requests.isEmpty())
        return;
    const QRect avatar = QStyle::visualRect(layoutDirection(), rect(), {Space::M, Space::M, Avatar, Avatar});
    const Contact &first = m_requests.first().contact;
    AvatarPainter::paint(&painter, avatar, first.jid, first.displayName(), palette());
}

} // namespace Tertulia
