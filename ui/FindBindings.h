#pragma once

#include "app/models/SearchHits.h"
#include "app/models/SwitcherModel.h"

#include <QObject>
#include <functional>

namespace Tertulia {

class Contacts;
class Conversations;
class ConversationsModel;
class MainWindow;
class Rooms;
class TimelineWindow;

/// Where finding meets the window: the sidebar's search, finding in the open conversation, the quick switcher, and
/// going from conversation to conversation by keyboard. Lives as long as the session that it looks through.
class FindBindings : public QObject
{
    Q_OBJECT

public:
    struct Parts {
        Jid account;
        SearchIndex &index;
        Contacts &contacts;
        Conversations &conversations;
        const Rooms &rooms;
        ConversationsModel &chats;
        TimelineWindow &timeline;
        std::function<void(const Jid &)> open; ///< a conversation
    };

    FindBindings(Parts parts, MainWindow &window);
    ~FindBindings() override;

    void showMessage(const Message &message); ///< in its place in its conversation
    QList<SwitcherItem> people() const;       ///< whom one knows or has talked with, and rooms

private:
    void bindSearch();
    void bindFindBar();
    void bindSwitcher();
    void bindCommands();
    void goTo(int hit);
    void showPlace();
    void goAlong(int step, bool unreadOnly);
    QList<SwitcherItem> commands() const;
    QList<Jid> called(const QString &name) const;
    QString nameOf(const Jid &jid) const;

    Parts m_parts;
    MainWindow &m_window;
    SearchHits m_hits, m_here;
    SwitcherModel m_places;
    int m_at = -1;          ///< of m_here
    bool m_waiting = false; ///< the hit at m_at + 1 is on its way
};

} // namespace Tertulia
