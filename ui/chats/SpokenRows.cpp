#include "ui/chats/SpokenRows.h"

#include "app/models/ContactsModel.h"
#include "app/models/ConversationsModel.h"
#include "app/models/MergedRows.h"
#include "ui/common/Formats.h"
#include "ui/files/FileWords.h"
#include "ui/timeline/DisplayText.h"

namespace Tertulia {

using namespace Qt::StringLiterals;

namespace {

QString joined(QStringList parts)
{
    parts.removeAll(QString());
    return parts.join(u", "_s);
}

QString presence(const QModelIndex &index, int role)
{
    return Formats::availability(Availability(index.data(role).toInt()));
}

QString lastLine(const QModelIndex &index)
{
    const auto last = index.data(ConversationsModel::LastMessageRole).value<Message>();
    return last.transfer && !last.retracted ? SpokenRows::tr("file %1").arg(FileWords::nameIn(last.body))
                                            : index.data(ConversationsModel::LastTextRole).toString();
}

} // namespace

SpokenRows::SpokenRows(Sentence sentence, QObject *parent)
    : QIdentityProxyModel(parent)
    , m_sentence(std::move(sentence))
{
}

QVariant SpokenRows::data(const QModelIndex &index, int role) const
{
    if (role == Qt::AccessibleTextRole) {
        const QString account = index.data(AccountRole).value<Jid>().toString(); // of several
        return displayText(
            joined({m_sentence(mapToSource(index)), account.isEmpty() ? QString() : tr("on %1").arg(account)}));
    }
    return QIdentityProxyModel::data(index, role);
}

QString SpokenRows::contact(const QModelIndex &index)
{
    using Model = ContactsModel;
    const QString name = index.data(Model::NameRole).toString();
    switch (Model::Row(index.data(Model::RowRole).toInt())) {
    case Model::Row::Header:
        return joined({tr("%1, %2 of %3 online")
                           .arg(name.isEmpty() ? tr("People") : name, index.data(Model::OnlineCountRole).toString(),
                                index.data(Model::TotalCountRole).toString()),
                       index.data(Model::FoldedRole).toBool() ? tr("folded") : QString()});
    case Model::Row::Request:
        return joined({name, tr("wants to be your contact"), index.data(Model::RequestTextRole).toString()});
    case Model::Row::Person:
        return joined({name, presence(index, Model::AvailabilityRole),
                       index.data(Model::BlockedRole).toBool() ? tr("blocked") : QString(),
                       index.data(Model::AskedThemRole).toBool() ? tr("waiting for their answer") : QString(),
                       index.data(Model::StatusTextRole).toString()});
    }
    return name;
}

QString SpokenRows::conversation(const QModelIndex &index)
{
    using Model = ConversationsModel;
    const int unread = index.data(Model::UnreadRole).toInt();
    const QString draft = index.data(Model::DraftRole).toString();
    const QDateTime time = index.data(Model::LastTimeRole).toDateTime();
    return joined({index.data(Model::NameRole).toString(),
                   index.data(Model::IsRoomRole).toBool() ? tr("room") : presence(index, Model::AvailabilityRole),
                   unread ? tr("%n unread", nullptr, unread) : QString(),
                   index.data(Model::MentionsRole).toInt() ? tr("you are mentioned") : QString(),
                   index.data(Model::PinnedRole).toBool() ? tr("pinned") : QString(),
                   index.data(Model::MutedRole).toBool() ? tr("muted") : QString(),
                   index.data(Model::ArchivedRole).toBool() ? tr("archived") : QString(),
                   draft.isEmpty() ? lastLine(index) : tr("Draft: %1").arg(draft),
                   time.isValid() ? Formats::listTime(time, QDateTime::currentDateTime()) : QString()});
}

} // namespace Tertulia
