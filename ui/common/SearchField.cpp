#include "ui/common/SearchField.h"

#include "ui/common/Icons.h"
#include "ui/common/Theme.h"

#include <QKeyEvent>
#include <QPainter>
#include <QStyle>

namespace Tertulia {

namespace {
constexpr int IconSide = 18;
}

SearchField::SearchField(QWidget *parent)
    : QLineEdit(parent)
{
    const bool mirrored = layoutDirection() == Qt::RightToLeft;
    const int room = IconSide + Space::XS;
    setTextMargins(mirrored ? 0 : room, 0, mirrored ? room : 0, 0);
}

void SearchField::setName(const QString &name, const QString &placeholder)
{
    setAccessibleName(name);
    setPlaceholderText(placeholder);
}

void SearchField::paintEvent(QPaintEvent *event)
{
    QLineEdit::paintEvent(event);
    QPainter painter(this);
    const QRect icon(Space::M - 2, (height() - IconSide) / 2, IconSide, IconSide);
    Icons::paint(&painter, QStyle::visualRect(layoutDirection(), rect(), icon), Icon::Search,
                 Theme::colours(palette()).mutedText);
}

void SearchField::keyPressEvent(QKeyEvent *event)
{
    if (event->key() == Qt::Key_Escape && !m_clearsOnEscape)
        event->ignore();
    else if (event->key() == Qt::Key_Escape)
        text().isEmpty() ? emit left() : clear();
    else if (event->key() == Qt::Key_Down)
        emit leftDownwards();
    else
        QLineEdit::keyPressEvent(event);
}

} // namespace Tertulia
