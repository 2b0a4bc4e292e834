#include "ui/chats/ConversationDelegate.h"

#include "app/models/ConversationsModel.h"
#include "ui/common/AvatarPainter.h"
#include "ui/common/Badge.h"
#include "ui/common/Formats.h"
#include "ui/common/Icons.h"
#include "ui/files/FileWords.h"
#include "ui/rooms/RoomPicture.h"
#include "ui/timeline/MessageWords.h"

#include <QPainter>

namespace Tertulia {

using Model = ConversationsModel;
using namespace Qt::StringLiterals;

namespace {

/// What stands before the last line when it is our own message.
std::optional<Icon> stateIcon(const QModelIndex &index)
{
    if (!index.data(Model::LastOutgoingRole).toBool() || !index.data(Model::DraftRole).toString().isEmpty())
        return {};
    switch (MessageState(index.data(Model::LastStateRole).toInt())) {
    case MessageState::Waiting:
        return Icon::Clock;
    case MessageState::Sent:
        return Icon::Check;
    case MessageState::Delivered:
    case MessageState::Read:
        return Icon::Checks;
    case MessageState::Failed:
        return Icon::Alert;
    }
    return {};
}

QString preview(const QModelIndex &index)
{
    const auto last = index.data(Model::LastMessageRole).value<Message>();
    const QString text = last.retracted  ? MessageWords::retracted(last)
                         : last.transfer ? FileWords::nameIn(last.body)
                                         : index.data(Model::LastTextRole).toString();
    return last.nick.isEmpty() || last.outgoing ? text : u"%1: %2"_s.arg(last.nick, text);
}

/// Whether the last line is a file's name, with a symbol before it.
bool isFile(const QModelIndex &index)
{
    const auto last = index.data(Model::LastMessageRole).value<Message>();
    return last.transfer && !last.retracted && index.data(Model::DraftRole).toString().isEmpty();
}

QString timeText(const QModelIndex &index)
{
    return Formats::listTime(index.data(Model::LastTimeRole).toDateTime(), QDateTime::currentDateTime());
}

} // namespace

const RowFonts &ConversationDelegate::fonts(const QFont &base) const
{
    if (!m_fonts || m_fonts->base != base)
        m_fonts.emplace(base);
    return *m_fonts;
}

QSize ConversationDelegate::sizeHint(const QStyleOptionViewItem &option, const QModelIndex &) const
{
    return {0, fonts(option.font).rowHeight(Avatar)};
}

//  ┌────────────────────────────────────────┐
//  │ ╭────╮  name muted ··········    time  │
//  │ ╰────╯  state file preview · pinned (badge) │
//  └────────────────────────────────────────┘
ConversationDelegate::Layout ConversationDelegate::layout(const QStyleOptionViewItem &option,
                                                          const QModelIndex &index) const
{
    const RowFonts &f = fonts(option.font);
    const QRect row = option.rect.adjusted(Space::L, Space::XS, -Space::L, -Space::XS);
    Layout at;
    at.avatar = {row.left(), row.center().y() - Avatar / 2 + 1, Avatar, Avatar};
    const int left = at.avatar.right() + 1 + Space::M;
    const int first = f.nameMetrics.height(), second = f.secondMetrics.height();
    const int top = row.center().y() - (first + second + 2) / 2 + 1;

    const int timeWidth = f.smallMetrics.horizontalAdvance(timeText(index)) + 2; // it rounds down
    at.time = {row.right() + 1 - timeWidth, top, timeWidth, first};
    const int mutedWidth = index.data(Model::MutedRole).toBool() ? second : 0;
    const int room = at.time.left() - Space::S - left - (mutedWidth ? mutedWidth + Space::XS : 0);
    const QString name = index.data(Model::NameRole).toString();
    const int nameWidth =
        mutedWidth
            ? std::min(room, f.nameMetrics.horizontalAdvance(name.first(std::min<qsizetype>(name.size(), 100))) + 2)
            : room;
    at.name = {left, top, nameWidth, first};
    at.muted = {left + nameWidth + Space::XS, top + (first - second) / 2, mutedWidth, second};

    const int mentionWidth =
        index.data(Model::MentionsRole).toInt() > 0 ? f.nameMetrics.horizontalAdvance(u'@') + 2 : 0;
    const int badgeWidth = Badge::width(index.data(Model::UnreadRole).toInt(), option.font);
    const int line = top + first + 2;
    at.badge = {row.right() + 1 - badgeWidth, line, badgeWidth, second};
    const int pinnedWidth = index.data(Model::PinnedRole).toBool() ? second : 0;
    const int mentionRight = at.badge.left() - (badgeWidth ? Space::XS : 0);
    at.mention = {mentionRight - mentionWidth, line, mentionWidth, second};
    const int pinnedRight = at.mention.left() - (mentionWidth ? Space::XS : 0);
    at.pinned = {pinnedRight - pinnedWidth, line, pinnedWidth, second};
    const int stateWidth = stateIcon(index) ? second : 0;
    at.state = {left, line, stateWidth, second};
    const int fileLeft = left + stateWidth + (stateWidth ? Space::XS : 0);
    const int fileWidth = isFile(index) ? second : 0;
    at.file = {fileLeft, line, fileWidth, second};
    const int previewLeft = fileLeft + fileWidth + (fileWidth ? Space::XS : 0);
    at.preview = {previewLeft, line,
                  at.pinned.left() - (badgeWidth || pinnedWidth || mentionWidth ? Space::S : 0) - previewLeft, second};
    for (QRect *part : {&at.avatar, &at.name, &at.muted, &at.time, &at.state, &at.file, &at.preview, &at.pinned,
                        &at.mention, &at.badge})
        *part = QStyle::visualRect(option.direction, option.rect, *part);
    return at;
}

void ConversationDelegate::paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const
{
    const Colours &c = Theme::colours(option.palette);
    const RowFonts &f = fonts(option.font);
    const Layout at = layout(option, index);
    const QString name = index.data(Model::NameRole).toString();
    const QString draft = index.data(Model::DraftRole).toString();
    const int unread = index.data(Model::UnreadRole).toInt();

    painter->save();
    const QColor surface = paintRowSurface(painter, option);
    paintAccountMark(painter, option, index);
    painter->setFont(option.font);
    const Jid jid = index.data(Model::JidRole).value<Jid>();
    if (index.data(Model::IsRoomRole).toBool())
        RoomPicture::paint(painter, at.avatar, jid, option.palette);
    else if (!jid.isBare())
        RoomPicture::paintOccupant(painter, at.avatar, jid, jid.resource(), option.palette);
    else
        AvatarPainter::paint(painter, at.avatar, jid, name, option.palette);
    AvatarPainter::paintPresence(painter, at.avatar, Availability(index.data(Model::AvailabilityRole).toInt()),
                                 option.palette, surface);
    paintLine(painter, at.name, name, f.name, c.text, option);
    paintLine(painter, at.time, timeText(index), f.small, unread ? c.accentInk : c.mutedText, option,
              Qt::AlignTrailing);
    if (const auto icon = stateIcon(index)) {
        const auto state = MessageState(index.data(Model::LastStateRole).toInt());
        Icons::paint(painter, at.state, *icon,
                     state == MessageState::Failed ? c.danger
                     : state == MessageState::Read ? c.accentInk
                                                   : c.mutedText);
    }
    if (!at.file.isEmpty())
        Icons::paint(painter, at.file, Icon::Attach, c.mutedText);
    if (!at.muted.isEmpty())
        Icons::paint(painter, at.muted, Icon::Mute, c.mutedText);
    if (!at.pinned.isEmpty())
        Icons::paint(painter, at.pinned, Icon::Pin, c.mutedText);
    if (!at.mention.isEmpty())
        paintLine(painter, at.mention, u"@"_s, f.name, c.accentInk, option);
    if (draft.isEmpty())
        paintLine(painter, at.preview, preview(index), f.second, c.mutedText, option);
    else
        paintLine(painter, at.preview, tr("Draft: %1").arg(draft), f.second, c.accentInk, option);
    if (unread)
        Badge::paint(painter, {at.badge.left(), at.badge.center().y() + 1}, unread, option.font, option.palette,
                     at.muted.isEmpty() ? Badge::Tone::Loud : Badge::Tone::Quiet);
    painter->restore();
}

} // namespace Tertulia
