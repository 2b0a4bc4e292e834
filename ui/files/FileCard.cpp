#include "ui/files/FileCard.h"

#include "ui/common/Theme.h"
#include "ui/files/FileFace.h"
#include "ui/timeline/MessageFonts.h"

#include <QFontMetrics>
#include <QPainter>
#include <QPainterPath>
#include <algorithm>

namespace Tertulia {

namespace {

constexpr int BarHeight = 4, PictureRadius = 8;

int wide(const QFont &font, const QString &text)
{
    return QFontMetrics(font).horizontalAdvance(text) + 1;
}

} // namespace

FileCard::FileCard(const Transfer &transfer, QSize pictureSize, const MessageFonts &fonts, int column)
    : path(transfer.path)
    , icon(FileWords::symbol(transfer.type, transfer.name))
    , percent(transfer.percent())
    , failed(transfer.state == TransferState::Failed)
{
    const int width = std::min(column, std::max(pictureSize.width(), fonts.maxTextWidth * 5 / 8));
    int y = 0;
    if (!pictureSize.isEmpty()) {
        picture = QRect(QPoint(), pictureSize.scaled(std::min(pictureSize.width(), width), pictureSize.height(),
                                                     Qt::KeepAspectRatio));
        y = picture.height() + Space::S;
    }
    const int nameHeight = QFontMetrics(fonts.body).height();
    const int lines = nameHeight + fonts.captionHeight, head = std::max(FileFace::Side, lines);
    symbol = QRect(0, y + (head - FileFace::Side) / 2, FileFace::Side, FileFace::Side);
    const int left = FileFace::Side + Space::M, room = width - left;
    name = QRect(left, y + (head - lines) / 2, room, nameHeight);
    detail = QRect(left, name.y() + nameHeight, room, fonts.captionHeight);
    nameText = QFontMetrics(fonts.body).elidedText(FileWords::name(transfer), Qt::ElideMiddle, room);
    detailText = QFontMetrics(fonts.caption).elidedText(FileWords::progress(transfer), Qt::ElideRight, room);
    y += head;
    if (transfer.state == TransferState::Running || transfer.state == TransferState::Checking) {
        bar = QRect(0, y + Space::S, width, BarHeight);
        y += Space::S + BarHeight;
    }
    reasonText = FileWords::reason(transfer);
    if (!reasonText.isEmpty()) {
        const QRect most(0, 0, width, 10'000);
        const int height = QFontMetrics(fonts.caption).boundingRect(most, Qt::TextWordWrap, reasonText).height();
        reason = QRect(0, y + Space::XS, width, height);
        y += Space::XS + height;
    }
    int x = -Space::S; // a button's words stand in line with what is above
    for (const FileAction action : FileWords::actions(transfer)) {
        const QString label = FileWords::label(action);
        const QSize button(std::min(wide(fonts.action, label) + 2 * Space::S, width + 2 * Space::S),
                           fonts.captionHeight + 2 * Space::XS);
        if (buttons.isEmpty()) {
            y += Space::XS;
        } else if (x + button.width() > width + Space::S) {
            x = -Space::S;
            y += button.height();
        }
        buttons.append({action, label, QRect(QPoint(x, y), button)});
        x += button.width();
        lastLineWidth = x;
    }
    if (!buttons.isEmpty())
        y += buttons.constLast().rect.height();
    size = QSize(width, y);
}

void FileCard::paint(QPainter *painter, QPoint topLeft, const QPixmap &thumbnail, const MessageFonts &fonts,
                     const QPalette &palette) const
{
    const Colours &c = Theme::colours(palette);
    painter->save();
    painter->translate(topLeft);
    painter->setRenderHint(QPainter::Antialiasing);
    if (!picture.isEmpty()) {
        QPainterPath frame;
        frame.addRoundedRect(picture, PictureRadius, PictureRadius);
        painter->fillPath(frame, c.hover);
        if (!thumbnail.isNull()) {
            painter->save();
            painter->setClipPath(frame, Qt::IntersectClip);
            painter->setRenderHint(QPainter::SmoothPixmapTransform);
            painter->drawPixmap(picture, thumbnail);
            painter->restore();
        }
    }
    FileFace::paint(painter, symbol, {}, icon, palette, failed);
    painter->setPen(Qt::NoPen);
    if (!bar.isEmpty()) {
        QColor track = c.mutedText;
        track.setAlphaF(0.25f);
        painter->setBrush(track);
        painter->drawRoundedRect(bar, BarHeight / 2., BarHeight / 2.);
        QRectF done(bar);
        done.setWidth(bar.width() * std::clamp(percent, 0, 100) / 100.);
        painter->setBrush(c.accentInk);
        if (done.width() >= BarHeight)
            painter->drawRoundedRect(done, BarHeight / 2., BarHeight / 2.);
    }
    painter->setRenderHint(QPainter::Antialiasing, false);
    painter->setFont(fonts.body);
    painter->setPen(c.text);
    painter->drawText(name, Qt::AlignLeft | Qt::AlignVCenter | Qt::TextSingleLine, nameText);
    painter->setFont(fonts.caption);
    painter->setPen(c.mutedText);
    painter->drawText(detail, Qt::AlignLeft | Qt::AlignVCenter | Qt::TextSingleLine, detailText);
    if (!reason.isEmpty()) {
        painter->setPen(c.danger);
        painter->drawText(reason, Qt::AlignLeft | Qt::TextWordWrap, reasonText);
    }
    painter->restore();
}

} // namespace Tertulia
