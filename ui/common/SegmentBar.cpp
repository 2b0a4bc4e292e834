#include "ui/common/SegmentBar.h"

#include "ui/common/Badge.h"
#include "ui/common/Style.h"
#include "ui/common/Theme.h"

#include <QAbstractButton>
#include <QHBoxLayout>
#include <QPainter>

namespace Tertulia {

class SegmentButton : public QAbstractButton
{
public:
    explicit SegmentButton(const QString &name)
    {
        setText(name);
        setAccessibleName(name);
        setCheckable(true);
        setFocusPolicy(Qt::StrongFocus);
        setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
        setAttribute(Qt::WA_Hover);
    }

    void setCount(int count)
    {
        m_count = count;
        setAccessibleDescription(count ? QString::number(count) : QString());
        updateGeometry();
        update();
    }

    void setCompact(bool compact)
    {
        if (std::exchange(m_compact, compact) == compact)
            return;
        updateGeometry();
        update();
    }

    QSize sizeHint() const override
    {
        const int mark = markWidth();
        return {textWidth() + (mark ? Space::S + mark : 0) + Space::XL,
                std::max(36, QFontMetrics(Theme::font(TextStyle::BodyStrong, font())).height() + Space::L)};
    }
    /// With the number, and nothing cut.
    int needed() const { return textWidth() + (m_count ? Space::S + Badge::width(m_count, font()) : 0) + Space::S; }

protected:
    void paintEvent(QPaintEvent *) override
    {
        const Colours &c = Theme::colours(palette());
        QPainter painter(this);
        painter.setRenderHint(QPainter::Antialiasing);
        const QRectF part = QRectF(rect()).adjusted(3, 3, -3, -3);
        painter.setPen(showsFocusRing(this) ? QPen(c.accentInk, 2) : isChecked() ? QPen(c.line, 1) : QPen(Qt::NoPen));
        painter.setBrush(isChecked()    ? c.page.lightness() > 128 ? c.raised : c.pressed
                         : underMouse() ? c.pressed
                                        : QColor(Qt::transparent));
        painter.drawRoundedRect(part, Space::Radius - 2, Space::Radius - 2);

        const int badge = markWidth(), gap = !badge ? 0 : m_compact ? Space::XS : Space::S;
        painter.setFont(Theme::font(isChecked() ? TextStyle::BodyStrong : TextStyle::Body, font()));
        painter.setPen(isChecked() ? c.text : c.mutedText);
        const int advance =
            std::min(painter.fontMetrics().horizontalAdvance(text()) + 1, width() - badge - gap - Space::S);
        const int start = (width() - advance - gap - badge) / 2;
        painter.drawText(QRect(start, 0, advance, height()), Qt::AlignVCenter,
                         painter.fontMetrics().elidedText(text(), Qt::ElideRight, advance));
        if (badge && m_compact) {
            painter.setPen(Qt::NoPen);
            painter.setBrush(c.accent);
            painter.drawEllipse(QRectF(start + advance + gap, height() / 2. - Dot / 2., Dot, Dot));
        } else if (badge) {
            Badge::paint(&painter, {start + advance + gap, height() / 2}, m_count, font(), palette());
        }
    }

private:
    static constexpr int Dot = 8;

    int markWidth() const { return m_compact ? (m_count ? Dot : 0) : Badge::width(m_count, font()); }
    int textWidth() const
    {
        return QFontMetrics(Theme::font(TextStyle::BodyStrong, font())).horizontalAdvance(text()) + 1;
    }

    int m_count = 0;
    bool m_compact = false; // there is no room for a number: a dot
};

SegmentBar::SegmentBar(const QStringList &names, QWidget *parent)
    : QWidget(parent)
{
    auto *row = new QHBoxLayout(this);
    row->setContentsMargins({});
    row->setSpacing(0);
    for (const QString &name : names) {
        auto *part = new SegmentButton(name);
        const int index = int(m_parts.size());
        connect(part, &QAbstractButton::clicked, this, [this, index] { setCurrent(index); });
        row->addWidget(part); // no stretch: where room is scarce, long names take more of it than short ones
        m_parts << part;
    }
    m_parts.first()->setChecked(true);
}

void SegmentBar::setCurrent(int index)
{
    const bool news = index != std::exchange(m_current, index);
    for (int part = 0; part < m_parts.size(); ++part)
        m_parts[part]->setChecked(part == index);
    if (news)
        emit currentChanged(index);
}

void SegmentBar::setCount(int index, int count)
{
    m_parts[index]->setCount(count);
    fit();
}

void SegmentBar::resizeEvent(QResizeEvent *event)
{
    QWidget::resizeEvent(event);
    fit();
}

/// Numbers give way to names.
void SegmentBar::fit()
{
    int wanted = 0;
    for (const SegmentButton *part : std::as_const(m_parts))
        wanted += part->needed();
    for (SegmentButton *part : std::as_const(m_parts))
        part->setCompact(wanted > width());
}

void SegmentBar::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(Qt::NoPen);
    painter.setBrush(Theme::colours(palette()).hover);
    painter.drawRoundedRect(rect(), Space::Radius, Space::Radius);
}

} // namespace Tertulia
