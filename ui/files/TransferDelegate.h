#pragma once

#include "app/data/Jid.h"
#include "ui/chats/RowPainter.h"

#include <QStyledItemDelegate>
#include <functional>
#include <optional>

namespace Tertulia {

/// Paints a row of TransfersModel: symbol, name and whose, how it stands, a bar while it runs. Rows are all of one
/// height.
class TransferDelegate : public QStyledItemDelegate
{
    Q_OBJECT

public:
    using QStyledItemDelegate::QStyledItemDelegate;

    void setNames(std::function<QString(const Jid &)> nameOf) { m_nameOf = std::move(nameOf); }

    QSize sizeHint(const QStyleOptionViewItem &option, const QModelIndex &index) const override;
    void paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const override;

private:
    const RowFonts &fonts(const QFont &base) const;

    std::function<QString(const Jid &)> m_nameOf;
    mutable std::optional<RowFonts> m_fonts;
};

} // namespace Tertulia
