#pragma once

#include "ui/chats/RowPainter.h"

#include <QStyledItemDelegate>
#include <optional>

namespace Tertulia {

/// A row of the quick switcher: a person or a room with picture and address, or a command with its symbol and shortcut.
class SwitcherDelegate : public QStyledItemDelegate
{
    Q_OBJECT

public:
    using QStyledItemDelegate::QStyledItemDelegate;

    QSize sizeHint(const QStyleOptionViewItem &option, const QModelIndex &index) const override;
    void paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const override;

private:
    static constexpr int Avatar = 32;

    void paintPicture(QPainter *painter, const QRect &rect, const QModelIndex &index, const QPalette &palette) const;
    const RowFonts &fonts(const QFont &base) const;

    mutable std::optional<RowFonts> m_fonts;
};

} // namespace Tertulia
