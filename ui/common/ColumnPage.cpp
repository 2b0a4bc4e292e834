#include "ui/common/ColumnPage.h"

#include "ui/common/MessageBar.h"

#include <QCoreApplication>
#include <QEvent>
#include <QScrollArea>
#include <QVBoxLayout>

namespace Tertulia {

namespace {

/// Wide enough for the longest address that people have, in their font.
int columnWidth(const QFontMetrics &metrics)
{
    return std::max(360, metrics.averageCharWidth() * 46);
}

/// A column in the middle of whatever width there is.
QHBoxLayout *inTheMiddle(QWidget *column)
{
    auto *row = new QHBoxLayout;
    row->addStretch(1);
    row->addWidget(column, 1000);
    row->addStretch(1);
    return row;
}

} // namespace

ColumnPage::ColumnPage(QWidget *parent)
    : QWidget(parent)
    , m_area(new QScrollArea)
{
    auto *rows = new QVBoxLayout(this);
    rows->setContentsMargins({});
    rows->setSpacing(0);
    rows->addWidget(m_area, 1);
    m_area->setFrameShape(QFrame::NoFrame);
    m_area->setWidgetResizable(true);
    m_area->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_area->setFocusPolicy(Qt::NoFocus);
}

void ColumnPage::setColumn(QWidget *column)
{
    m_column = column;
    auto *sheet = new QWidget;
    auto *rows = new QVBoxLayout(sheet);
    rows->setContentsMargins(Space::XL, Space::XL, Space::XL, Space::XL);
    rows->addStretch(2);
    m_column->setMaximumWidth(columnWidth(fontMetrics()));
    rows->addLayout(inTheMiddle(m_column));
    rows->addStretch(3);
    m_area->setWidget(sheet);
}

void ColumnPage::setFooter(QWidget *footer)
{
    m_footer = footer;
    m_footer->setMaximumWidth(columnWidth(fontMetrics()));
    auto *band = new QWidget;
    m_band = new QVBoxLayout(band);
    m_band->setContentsMargins(Space::XL, Space::S, Space::XL, Space::L);
    m_band->addLayout(inTheMiddle(m_footer));
    layout()->addWidget(band);
    m_area->viewport()->installEventFilter(this);
}

/// The footer's middle is the column's, scroll bar or not.
bool ColumnPage::eventFilter(QObject *object, QEvent *event)
{
    if (m_band && object == m_area->viewport() && event->type() == QEvent::Resize) {
        const int bar = m_area->width() - m_area->viewport()->width();
        const bool mirrored = layoutDirection() == Qt::RightToLeft;
        m_band->setContentsMargins(Space::XL + (mirrored ? bar : 0), Space::S, Space::XL + (mirrored ? 0 : bar),
                                   Space::L);
    }
    return QWidget::eventFilter(object, event);
}

void ColumnPage::bringIntoSight(QWidget *part)
{
    m_area->ensureWidgetVisible(part, 0, Space::XL);
}

void ColumnPage::changeEvent(QEvent *event)
{
    QWidget::changeEvent(event);
    if (event->type() != QEvent::FontChange)
        return;
    for (QWidget *part : {m_column, m_footer}) {
        if (part)
            part->setMaximumWidth(columnWidth(fontMetrics()));
    }
}

// What was hidden or shown while the page itself was not seen has told no layout of it.
void ColumnPage::showEvent(QShowEvent *event)
{
    if (m_column) {
        m_column->updateGeometry();
        QCoreApplication::postEvent(m_area->widget(), new QEvent(QEvent::LayoutRequest));
    }
    QWidget::showEvent(event);
}

void ColumnPage::say(TextLabel *status, const QString &text, TextLabel::Tone tone)
{
    const bool news = text != status->text() && !text.isEmpty();
    status->setTone(tone);
    status->setText(text);
    status->setAccessibleDescription(text); // it has a name of its own
    status->setVisible(!text.isEmpty());
    if (news)
        announce(status, text);
}

QWidget *labelled(const QString &name, QWidget *field, const QString &mark)
{
    auto *box = new QWidget;
    auto *column = new QVBoxLayout(box);
    column->setContentsMargins({});
    column->setSpacing(Space::XS);
    auto *label = new TextLabel(name + mark, TextStyle::Secondary, TextLabel::Tone::Muted);
    label->setWordWrap(true);
    label->setBuddy(field);
    field->setAccessibleName(name);
    column->addWidget(label);
    column->addWidget(field);
    return box;
}

} // namespace Tertulia
