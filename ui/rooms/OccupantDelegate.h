#pragma once

#include "ui/chats/RowPainter.h"

#include <QStyledItemDelegate>
#include <optional>

namespace Tertulia {

/// Paints one row of who is in a room (OccupantsModel's roles): somebody, or the heading of a role.
class OccupantDelegate : public QStyledItemDelegate
{
    Q_OBJECT

public:
    static constexpr int Picture = 32;

    using QStyledItemDelegate::QStyledItemDelegate;

    void paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const override;
    QSize sizeHint(const QStyleOptionViewItem &option, const QModelIndex &index) const override;

    static QString heading(const QModelIndex &index); ///< "Moderators · 2"
    static QString about(const QModelIndex &index);   ///< affiliation, address, status
    static QString spoken(const QModelIndex &index);  ///< "nick, available, owner, address"

private:
    const RowFonts &fonts(const QFont &base) const;
    void paintHeading(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const;

    mutable std::optional<RowFonts> m_fonts; // of the last font seen
};

} // namespace Tertulia
