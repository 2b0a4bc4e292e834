#pragma once

#include "ui/chats/RowPainter.h"

#include <QStyledItemDelegate>
#include <optional>

namespace Tertulia {

/// Paints one row of the list of rooms (RoomsModel's roles): name and people, subject or what is wrong, what is unread.
class RoomDelegate : public QStyledItemDelegate
{
    Q_OBJECT

public:
    static constexpr int Picture = 40;

    using QStyledItemDelegate::QStyledItemDelegate;

    void paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const override;
    QSize sizeHint(const QStyleOptionViewItem &option, const QModelIndex &index) const override;

    static QString stateText(const QModelIndex &index); ///< subject, or what keeps us out
    static QString spoken(const QModelIndex &index);    ///< "name, 3 unread, you are mentioned, 12 people, subject"

private:
    const RowFonts &fonts(const QFont &base) const;

    mutable std::optional<RowFonts> m_fonts; // of the last font seen
};

} // namespace Tertulia
