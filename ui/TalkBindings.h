#pragma once

#include "app/data/Jid.h"

#include <QObject>
#include <QPoint>

namespace Tertulia {

class ChatSession;
class MainWindow;
class TimelineWindow;

/// Joins one session's talk with the window: answers, corrections, retractions, reactions, who is writing, and what is
/// done with the rows of the chat list. Lives as long as the session is shown.
class TalkBindings : public QObject
{
    Q_OBJECT

public:
    TalkBindings(ChatSession &session, TimelineWindow &timeline, MainWindow &window);

    void setPartner(const Jid &jid); ///< of the open conversation; null: none

signals:
    void detailsAsked(const Tertulia::Jid &jid);
    void closeAsked(); ///< the open conversation

private:
    void bindMessages();
    void bindTyping();
    void showMenu(const Jid &jid, const QPoint &where);
    void showTyping();
    void countArchived();

    ChatSession &m_session;
    TimelineWindow &m_timeline;
    MainWindow &m_window;
    Jid m_partner;
};

} // namespace Tertulia
