#pragma once

#include "app/data/Conversation.h"

#include <QMenu>

namespace Tertulia {

/// What can be done with a row of the chat list. Closes and deletes itself.
class ConversationMenu : public QMenu
{
    Q_OBJECT

public:
    ConversationMenu(const Conversation &conversation, bool open, QWidget *parent);

signals:
    void pinAsked(bool pin);
    void muteAsked(bool mute);
    void readAsked(bool read); ///< or unread
    void archiveAsked(bool archive);
    void exportAsked();
    void clearAsked();
    void detailsAsked();
    void closeAsked();
};

} // namespace Tertulia
