#pragma once

#include "ui/chats/RowPainter.h"

#include <QStyledItemDelegate>
#include <optional>

namespace Tertulia {

/// Paints one row of the chat list (ConversationsModel's roles).
class ConversationDelegate : public QStyledItemDelegate
{
    Q_OBJECT

public:
    static constexpr int Avatar = 48;

    /// Where everything stands; used by paint and by tests. All rectangles lie within the row and none overlap.
    struct Layout {
        QRect avatar, name, muted, time, state, file, preview, pinned, mention, badge;
    };

    using QStyledItemDelegate::QStyledItemDelegate;

    Layout layout(const QStyleOptionViewItem &option, const QModelIndex &index) const;
    void paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const override;
    QSize sizeHint(const QStyleOptionViewItem &option, const QModelIndex &index) const override;

private:
    const RowFonts &fonts(const QFont &base) const;

    mutable std::optional<RowFonts> m_fonts; // of the last font seen
};

} // namespace Tertulia
