#include "ui/chats/ConversationMenu.h"

#include "ui/common/Icons.h"

namespace Tertulia {

ConversationMenu::ConversationMenu(const Conversation &conversation, bool open, QWidget *parent)
    : QMenu(parent)
{
    setAttribute(Qt::WA_DeleteOnClose);
    const auto add = [this](Icon icon, const QString &label, auto act) {
        addAction(Icons::icon(icon), label, this, act);
    };
    const bool pinned = conversation.pinned, muted = conversation.muted, archived = conversation.archived;
    const bool unread = conversation.unread > 0;
    add(Icon::Checks, unread ? tr("Mark as read") : tr("Mark as unread"), [this, unread] { emit readAsked(unread); });
    add(Icon::Pin, pinned ? tr("Unpin") : tr("Pin"), [this, pinned] { emit pinAsked(!pinned); });
    add(Icon::Mute, muted ? tr("Unmute") : tr("Mute"), [this, muted] { emit muteAsked(!muted); });
    add(Icon::Archive, archived ? tr("Unarchive") : tr("Archive"), [this, archived] { emit archiveAsked(!archived); });
    addSeparator();
    addAction(tr("Export…"), this, &ConversationMenu::exportAsked);
    add(Icon::Trash, tr("Clear history…"), [this] { emit clearAsked(); });
    addSeparator();
    add(Icon::Info, tr("Details"), [this] { emit detailsAsked(); });
    if (open)
        add(Icon::Close, tr("Close"), [this] { emit closeAsked(); });
}

} // namespace Tertulia
