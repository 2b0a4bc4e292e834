#include "ui/timeline/MessageMenu.h"

#include "app/Outbox.h"
#include "ui/common/Icons.h"
#include "ui/timeline/MessageFonts.h"
#include "ui/timeline/MessageWords.h"

#include <QClipboard>
#include <QGuiApplication>

namespace Tertulia {

using namespace Qt::StringLiterals;

MessageMenu::MessageMenu(const Message &message, const std::optional<Transfer> &file, const QString &text,
                         const QString &link, QWidget *parent)
    : QMenu(parent)
{
    setAttribute(Qt::WA_DeleteOnClose);
    const bool failed = message.outgoing && message.state == MessageState::Failed;
    const QList<FileAction> actions = file ? FileWords::actions(*file) : QList<FileAction>();
    for (const FileAction action : actions)
        addAction(FileWords::label(action), this, [this, action] { emit fileAsked(action); });
    if (!actions.isEmpty())
        addSeparator();
    if (failed && (!file || file->state == TransferState::Done)) {
        addAction(Icons::icon(Icon::Refresh), MessageWords::retry(), this, &MessageMenu::retryAsked);
        addAction(Icons::icon(Icon::Trash), MessageWords::remove(), this, &MessageMenu::deleteAsked);
        addSeparator();
    }
    if (message.amendment == AmendmentState::Failed) {
        addAction(Icons::icon(Icon::Refresh), MessageWords::retry(), this, &MessageMenu::changeRetryAsked);
        addAction(MessageWords::dropChange(), this, &MessageMenu::changeDropAsked);
        addSeparator();
    }
    if (!failed && !message.retracted) {
        addAction(Icons::icon(Icon::Reply), tr("Reply"), this, &MessageMenu::replyAsked);
        addReactions(message);
    }
    addCopies(text, link);
    if (Outbox::mayCorrect(message))
        addAction(Icons::icon(Icon::Edit), tr("Edit"), this, &MessageMenu::editAsked);
    if (Outbox::mayRetract(message))
        addAction(Icons::icon(Icon::Trash), tr("Retract"), this, &MessageMenu::retractAsked);
    addSeparator();
    addAction(Icons::icon(Icon::Info), tr("Details"), this, &MessageMenu::detailsAsked);
}

void MessageMenu::addCopies(const QString &text, const QString &link)
{
    const auto add = [this](const QIcon &icon, const QString &label, const QString &what) {
        addAction(icon, label, this, [what] { QGuiApplication::clipboard()->setText(what); });
    };
    if (!text.isEmpty())
        add(Icons::icon(Icon::Copy), tr("Copy"), text);
    if (!link.isEmpty())
        add({}, tr("Copy link"), link);
}

void MessageMenu::addReactions(const Message &message)
{
    QMenu *menu = addMenu(Icons::icon(Icon::Smile), tr("React"));
    for (const QString &emoji : {u"👍"_s, u"❤️"_s, u"😂"_s, u"😮"_s, u"😢"_s, u"🙏"_s}) {
        QAction *action = menu->addAction(emoji, this, [this, emoji] { emit reactionChosen(emoji); });
        action->setFont(MessageFonts(font()).chip);
        action->setCheckable(true);
        action->setChecked(message.hasReaction(message.account, emoji));
    }
    menu->addSeparator();
    menu->addAction(tr("Another emoji…"), this, &MessageMenu::otherReactionAsked);
}

} // namespace Tertulia
