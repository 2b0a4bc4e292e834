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
    m_column->setMaximumWidth(columnWidth(fontMetrics()));
    rows->addLayout(inTheMiddle(m_column));
    rows->addStretch(3);
    setWidget(sheet);
}

void ColumnPage::setFooter(QWidget *footer)
{
    m_footer = footer;
    m_footer->setMaximumWidth(columnWidth(fontMetrics()));
    m_band = new QWidget(this);
    auto *rows = new QVBoxLayout(m_band);
    rows->setContentsMargins(Space::XL, Space::S, Space::XL, Space::L);
    rows->addLayout(inTheMiddle(m_footer));
    m_band->installEventFilter(this);
    placeFooter();
}

void ColumnPage::placeFooter()
{
    if (!m_band)
        return;
    const int width = viewport()->width();
    const int height = m_band->hasHeightForWidth() ? m_band->heightForWidth(width) : m_band->sizeHint().height();
    if (viewportMargins().bottom() != height)
        setViewportMargins(0, 0, 0, height);
    m_band->setGeometry(viewport()->x(), this->height() - height, viewport()->width(), height);
}

bool ColumnPage::eventFilter(QObject *object, QEvent *event)
{
    if (object == m_band && event->type() == QEvent::LayoutRequest)
        placeFooter();
    return QScrollArea::eventFilter(object, event);
}

void ColumnPage::resizeEvent(QResizeEvent *event)
{
    QScrollArea::resizeEvent(event);
    placeFooter();
}

void ColumnPage::changeEvent(QEvent *event)
{
    QScrollArea::changeEvent(event);
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
        QCoreApplication::postEvent(widget(), new QEvent(QEvent::LayoutRequest));
    }
    QScrollArea::showEvent(event);
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
