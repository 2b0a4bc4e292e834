#include "ui/files/AttachedRow.h"

#include "ui/common/Formats.h"
#include "ui/common/Icons.h"
#include "ui/common/Theme.h"
#include "ui/files/FileFace.h"
#include "ui/files/FileWords.h"
#include "ui/files/Thumbnails.h"
#include "ui/timeline/DisplayText.h"

#include <QFileInfo>
#include <QPainter>
#include <QStyle>
#include <QToolButton>

namespace Tertulia {

using namespace Qt::StringLiterals;

AttachedRow::AttachedRow(const QString &path, Thumbnails &thumbnails, QWidget *parent)
    : QWidget(parent)
    , m_path(path)
    , m_name(displayText(QFileInfo(path).fileName()).simplified())
    , m_size(Formats::fileSize(QFileInfo(path).size()))
    , m_thumbnails(thumbnails)
    , m_remove(new QToolButton(this))
{
    setAccessibleName(m_name + u", "_s + m_size);
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    m_remove->setIcon(Icons::icon(Icon::Close));
    m_remove->setAutoRaise(true);
    m_remove->setAccessibleName(tr("Remove %1").arg(m_name));
    m_remove->setToolTip(tr("Remove"));
    connect(m_remove, &QToolButton::clicked, this, &AttachedRow::removed);
    connect(&thumbnails, &Thumbnails::ready, this, [this](const QString &ready) {
        if (ready == m_path)
            update();
    });
}

QSize AttachedRow::sizeHint() const
{
    const int lines =
        fontMetrics().height() + QFontMetrics(Theme::font(TextStyle::Secondary, font())).height() + Space::S;
    return {200, std::max(FileFace::Side + Space::S, lines)};
}

void AttachedRow::resizeEvent(QResizeEvent *)
{
    const QSize size = m_remove->sizeHint();
    const QRect place(width() - size.width(), (height() - size.height()) / 2, size.width(), size.height());
    m_remove->setGeometry(QStyle::visualRect(layoutDirection(), rect(), place));
}

//  [pic]  name                          ×
//         size
void AttachedRow::paintEvent(QPaintEvent *)
{
    const Colours &c = Theme::colours(palette());
    const auto mirrored = [this](const QRect &r) { return QStyle::visualRect(layoutDirection(), rect(), r); };
    QPainter painter(this);
    FileFace::paint(&painter, mirrored({0, (height() - FileFace::Side) / 2, FileFace::Side, FileFace::Side}),
                    m_thumbnails.picture(m_path), FileWords::symbol({}, m_name), palette());
    const QFont second = Theme::font(TextStyle::Secondary, font());
    const int first = fontMetrics().height(), below = QFontMetrics(second).height();
    const int left = FileFace::Side + Space::M, room = width() - left - m_remove->width() - Space::S;
    const int top = (height() - first - below) / 2;
    const int alignment = int(QStyle::visualAlignment(layoutDirection(), Qt::AlignLeft) | Qt::AlignVCenter);
    painter.setPen(c.text);
    painter.drawText(mirrored({left, top, room, first}), alignment | Qt::TextSingleLine,
                     fontMetrics().elidedText(m_name, Qt::ElideMiddle, room));
    painter.setFont(second);
    painter.setPen(c.mutedText);
    painter.drawText(mirrored({left, top + first, room, below}), alignment | Qt::TextSingleLine, m_size);
}

} // namespace Tertulia
