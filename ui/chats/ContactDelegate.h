#pragma once

#include "ui/chats/RowPainter.h"

#include <QStyledItemDelegate>
#include <optional>

namespace Tertulia {

/// Paints one row of the contact list (ContactsModel's roles): a person, or the heading of a group.
class ContactDelegate : public QStyledItemDelegate
{
    Q_OBJECT

public:
    static constexpr int Avatar = 40;

    struct Layout {
        QRect avatar, name, status; ///< of a person; a heading's name and count stand at the row's lower edge
    };

    using QStyledItemDelegate::QStyledItemDelegate;

    Layout layout(const QStyleOptionViewItem &option, bool hasStatus) const;
    void paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const override;
    QSize sizeHint(const QStyleOptionViewItem &option, const QModelIndex &index) const override;

private:
    const RowFonts &fonts(const QFont &base) const;
    void paintHeading(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const;
    void paintPerson(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const;

    mutable std::optional<RowFonts> m_fonts; // of the last font seen
};

} // namespace Tertulia
