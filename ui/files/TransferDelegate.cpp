#include "ui/files/TransferDelegate.h"

#include "app/models/TransfersModel.h"
#include "ui/common/Formats.h"
#include "ui/files/FileFace.h"
#include "ui/files/FileWords.h"
#include "ui/timeline/DisplayText.h"

#include <QPainter>

namespace Tertulia {

using namespace Qt::StringLiterals;

namespace {

constexpr int BarHeight = 4;

bool hasBar(const Transfer &transfer)
{
    return transfer.state == TransferState::Running || transfer.state == TransferState::Checking;
}

QString second(const Transfer &transfer)
{
    if (const QString why = FileWords::reason(transfer); !why.isEmpty())
        return FileWords::state(transfer) + u". "_s + why;
    QStringList parts{FileWords::progress(transfer)};
    if (hasBar(transfer) || transfer.state == TransferState::Done)
        parts << FileWords::method(transfer);
    if (!hasBar(transfer))
        parts << Formats::listTime(Formats::local(transfer.time), QDateTime::currentDateTime());
    parts.removeAll(QString());
    return parts.join(u" · "_s);
}

} // namespace

const RowFonts &TransferDelegate::fonts(const QFont &base) const
{
    if (!m_fonts || m_fonts->base != base)
        m_fonts.emplace(base);
    return *m_fonts;
}

QSize TransferDelegate::sizeHint(const QStyleOptionViewItem &option, const QModelIndex &) const
{
    return {0, fonts(option.font).rowHeight(FileFace::Side) + Space::S + BarHeight};
}

//  ┌─────────────────────────────────────────────┐
//  │ [ ]  name ·························· ↑ Ana  │
//  │ [ ]  4.2 MB · 45 % · 1.1 MB/s · 12 s left   │
//  │      ▬▬▬▬▬▬▬▬▬▬▬▬▬▬─────────────            │
//  └─────────────────────────────────────────────┘
void TransferDelegate::paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const
{
    const auto transfer = index.data(TransfersModel::TransferRole).value<Transfer>();
    const Colours &c = Theme::colours(option.palette);
    const RowFonts &f = fonts(option.font);
    const bool failed = transfer.state == TransferState::Failed;
    const auto placed = [&option](const QRect &rect) {
        return QStyle::visualRect(option.direction, option.rect, rect);
    };
    const QRect row = option.rect.adjusted(Space::L, Space::S, -Space::L, -Space::S);
    const int first = f.nameMetrics.height(), below = f.secondMetrics.height();
    const bool bar = hasBar(transfer);
    const int height = first + below + (bar ? Space::XS + BarHeight : 0);
    const int top = row.center().y() - height / 2 + 1, left = row.left() + FileFace::Side + Space::M;
    const QString who = m_nameOf ? Tertulia::displayText(m_nameOf(transfer.conversation)).simplified() : QString();
    const QString peer = (transfer.outgoing ? tr("to %1") : tr("from %1")).arg(who);
    const int room = row.right() + 1 - left,
              peerWidth = std::min(room / 3, f.secondMetrics.horizontalAdvance(peer) + 2);

    painter->save();
    paintRowSurface(painter, option);
    FileFace::paint(painter,
                    placed({row.left(), row.center().y() - FileFace::Side / 2 + 1, FileFace::Side, FileFace::Side}), {},
                    FileWords::symbol(transfer.type, transfer.name), option.palette, failed);
    const int nameRoom = room - peerWidth - Space::M;
    paintLine(painter, placed({left, top, nameRoom, first}),
              f.nameMetrics.elidedText(FileWords::name(transfer), Qt::ElideMiddle, nameRoom), f.name, c.text, option);
    paintLine(painter, placed({row.right() + 1 - peerWidth, top, peerWidth, first}), peer, f.second, c.mutedText,
              option, Qt::AlignTrailing);
    paintLine(painter, placed({left, top + first, room, below}), second(transfer), f.second,
              failed ? c.danger : c.mutedText, option);
    if (bar) {
        const QRect track = placed({left, top + first + below + Space::XS, room, BarHeight});
        const int width = track.width() * std::clamp(transfer.percent(), 0, 100) / 100;
        QColor faint = c.mutedText;
        faint.setAlphaF(0.25f);
        painter->setRenderHint(QPainter::Antialiasing);
        painter->setPen(Qt::NoPen);
        painter->setBrush(faint);
        painter->drawRoundedRect(track, BarHeight / 2., BarHeight / 2.);
        painter->setBrush(c.accentInk);
        if (width >= BarHeight)
            painter->drawRoundedRect(placed({left, track.y(), width, BarHeight}), BarHeight / 2., BarHeight / 2.);
    }
    painter->restore();
}

} // namespace Tertulia
