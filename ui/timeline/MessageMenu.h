#pragma once

#include "app/data/Message.h"

#include <QMenu>

namespace Tertulia {

/// What can be done with one message. Offers only what may be done with this one; closes and deletes itself.
class MessageMenu : public QMenu
{
    Q_OBJECT

public:
    /// `text`: what Copy takes; `link`: the address under the pointer, or empty.
    MessageMenu(const Message &message, const QString &text, const QString &link, QWidget *parent);

signals:
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
