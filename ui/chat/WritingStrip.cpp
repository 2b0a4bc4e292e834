#include "ui/chat/WritingStrip.h"

#include "ui/common/Theme.h"
#include "ui/timeline/DisplayText.h"

#include <QPainter>
#include <QStyle>
#include <QToolButton>

namespace Tertulia {

namespace {

constexpr int IconSide = 20, BarWidth = 3, MaxText = 300;

} // namespace

WritingStrip::WritingStrip(QWidget *parent)
    : QWidget(parent)
    , m_close(new QToolButton(this))
{
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    m_close->setIcon(Icons::icon(Icon::Close));
    m_close->setAutoRaise(true);
    m_close->setAccessibleName(tr("Cancel"));
    m_close->setToolTip(tr("Cancel (Esc)"));
    setFocusProxy(m_close);
    connect(m_close, &QToolButton::clicked, this, &WritingStrip::closed);
}

void WritingStrip::say(Icon icon, const QString &title, const QString &text)
{
    m_icon = icon;
    m_title = displayText(title).simplified();
    m_text = displayText(text.first(cutLength(text, MaxText))).simplified();
    setAccessibleName(m_title);
    setAccessibleDescription(m_text);
    setVisible(true);
    update();
}

void WritingStrip::clear()
{
    setVisible(false);
}

QSize WritingStrip::sizeHint() const
{
    const int lines = QFontMetrics(Theme::font(TextStyle::BodyStrong, font())).height() +
                      QFontMetrics(Theme::font(TextStyle::Secondary, font())).height();
    return {240, lines + Space::S};
}

QSize WritingStrip::minimumSizeHint() const
{
    return {120, sizeHint().height()};
}

void WritingStrip::resizeEvent(QResizeEvent *)
{
    const QSize size = m_close->sizeHint();
    const QRect place(width() - size.width(), (height() - size.height()) / 2, size.width(), size.height());
    m_close->setGeometry(QStyle::visualRect(layoutDirection(), rect(), place));
}

//  (icon) ▌title                         (x)
//         ▌text
void WritingStrip::paintEvent(QPaintEvent *)
{
    const Colours &c = Theme::colours(palette());
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    const auto mirrored = [this](const QRect &r) { return QStyle::visualRect(layoutDirection(), rect(), r); };
    const int x = Space::S + IconSide + Space::M;
    Icons::paint(&painter, mirrored({Space::S + Space::XS, (height() - IconSide) / 2, IconSide, IconSide}), m_icon,
                 c.accentInk);
    painter.setPen(Qt::NoPen);
    painter.setBrush(c.accentInk);
    painter.drawRoundedRect(mirrored({x + Space::S, Space::XS, BarWidth, height() - Space::S}), 1.5, 1.5);

    const QFont strong = Theme::font(TextStyle::BodyStrong, font()), second = Theme::font(TextStyle::Secondary, font());
    const QFontMetrics strongMetrics(strong), secondMetrics(second);
    const int left = x + 2 * Space::S, room = std::max(0, width() - left - m_close->width() - Space::S);
    const int top = (height() - strongMetrics.height() - secondMetrics.height()) / 2;
    const int alignment = int(QStyle::visualAlignment(layoutDirection(), Qt::AlignLeft) | Qt::AlignVCenter);
    painter.setFont(strong);
    painter.setPen(c.accentInk);
    painter.drawText(mirrored({left, top, room, strongMetrics.height()}), alignment | Qt::TextSingleLine,
                     strongMetrics.elidedText(m_title, Qt::ElideRight, room));
    painter.setFont(second);
    painter.setPen(c.mutedText);
    painter.drawText(mirrored({left, top + strongMetrics.height(), room, secondMetrics.height()}),
                     alignment | Qt::TextSingleLine, secondMetrics.elidedText(m_text, Qt::ElideRight, room));
}

} // namespace Tertulia
