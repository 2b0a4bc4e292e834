#include "ui/common/ColumnPage.h"

#include "ui/common/MessageBar.h"

#include <QCoreApplication>
#include <QEvent>
#include <QVBoxLayout>

namespace Tertulia {

namespace {

/// Wide enough for the longest address that people have, in their font.
int columnWidth(const QFontMetrics &metrics)
{
    return std::max(360, metrics.averageCharWidth() * 46);
}

} // namespace

ColumnPage::ColumnPage(QWidget *parent)
    : QScrollArea(parent)
{
    setFrameShape(NoFrame);
    setWidgetResizable(true);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
}

void ColumnPage::setColumn(QWidget *column)
{
    m_column = column;
    auto *sheet = new QWidget;
    auto *rows = new QVBoxLayout(sheet);
    rows->setContentsMargins(Space::XL, Space::XL, Space::XL, Space::XL);
    rows->addStretch(2);
    auto *columns = new QHBoxLayout;
    m_column->setMaximumWidth(columnWidth(fontMetrics()));
    columns->addStretch(1);
    columns->addWidget(m_column, 1000);
    columns->addStretch(1);
    rows->addLayout(columns);
    rows->addStretch(3);
    setWidget(sheet);
}

void ColumnPage::changeEvent(QEvent *event)
{
    QScrollArea::changeEvent(event);
    if (event->type() == QEvent::FontChange && m_column)
        m_column->setMaximumWidth(columnWidth(fontMetrics()));
}

// What was hidden or shown while the page itself was not seen has told no layout of it.
void ColumnPage::showEvent(QShowEvent *event)
{
    if (m_column) {
        m_column->updateGeometry();
        QCoreApplication::postEvent(widget(), new QEvent(QEvent::LayoutRequest));
    }
    QScrollArea::showEvent(event);
}

void ColumnPage::say(TextLabel *status, const QString &text, TextLabel::Tone tone)
{
    status->setTone(tone);
    status->setText(text);
    status->setAccessibleDescription(text); // it has a name of its own
    status->setVisible(!text.isEmpty());
    if (!text.isEmpty())
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
