#pragma once

#include "ui/common/Theme.h"

#include <QFontMetrics>
#include <QRect>

class QModelIndex;
class QPainter;
class QStyleOptionViewItem;

namespace Tertulia {

/// What both row delegates measure with; made anew only when the font changes.
struct RowFonts {
    explicit RowFonts(const QFont &base);

    QFont base, name, second, small;
    QFontMetrics nameMetrics, secondMetrics, smallMetrics;

    int rowHeight(int avatar) const; ///< two lines of text or the avatar, with air
};

/// The rounded surface behind a row that is pointed at, chosen or focused. Returns what lies behind the content.
QColor paintRowSurface(QPainter *painter, const QStyleOptionViewItem &option);
/// Whose row it is, of several accounts: a bar in the account's colour at its edge. Nothing where there is one account.
void paintAccountMark(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index);
/// One line, shortened at its end, in the reading direction of the text's row.
void paintLine(QPainter *painter, const QRect &rect, const QString &text, const QFont &font, const QColor &ink,
               const QStyleOptionViewItem &option, Qt::Alignment alignment = Qt::AlignLeading);

} // namespace Tertulia
