#pragma once

#include "app/data/Message.h"
#include "ui/chats/RowPainter.h"
#include "ui/find/Excerpt.h"

#include <QCache>
#include <QStyledItemDelegate>
#include <optional>

namespace Tertulia {

/// A found message: whose conversation, when, and the text around the match, which is marked.
class HitDelegate : public QStyledItemDelegate
{
    Q_OBJECT

public:
    using QStyledItemDelegate::QStyledItemDelegate;

    void setQuery(const SearchQuery &query);

    QSize sizeHint(const QStyleOptionViewItem &option, const QModelIndex &index) const override;
    void paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const override;
    QString spoken(const QModelIndex &index) const; ///< "name, You: text, time"

private:
    static constexpr int Avatar = 40;

    const RowFonts &fonts(const QFont &base) const;
    const Excerpt &excerpt(const Message &message) const;
    void paintExcerpt(QPainter *painter, const QRect &rect, const Message &message,
                      const QStyleOptionViewItem &option) const;

    SearchQuery m_query;
    mutable QCache<MessageId, Excerpt> m_excerpts{200};
    mutable std::optional<RowFonts> m_fonts;
};

} // namespace Tertulia
