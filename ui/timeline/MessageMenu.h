#pragma once

#include "app/data/Message.h"
#include "ui/files/FileWords.h"

#include <QMenu>

namespace Tertulia {

/// What can be done with one message. Offers only what may be done with this one; closes and deletes itself.
class MessageMenu : public QMenu
{
    Q_OBJECT

public:
    /// `file`: what the message is, where it is one; `text`: what Copy takes; `link`: the address under the pointer, or
    /// empty.
    MessageMenu(const Message &message, const std::optional<Transfer> &file, const QString &text, const QString &link,
                QWidget *parent);

signals:
    void fileAsked(Tertulia::FileAction action);
    void replyAsked();
    void reactionChosen(const QString &emoji);
    void otherReactionAsked();
    void editAsked();
    void retractAsked();
    void retryAsked();
    void deleteAsked();
    void changeRetryAsked();
    void changeDropAsked();
    void detailsAsked();

private:
    void addCopies(const QString &text, const QString &link);
    void addReactions(const Message &message);
};

} // namespace Tertulia
