#pragma once

#include "app/NotificationRules.h"
#include "ui/tray/NoticeCard.h"

namespace Tertulia {

class ChatSession;
class MainWindow;
class Notifier;

/// Where one session's notices meet the desktop, and what the person chose there comes back.
class NoticeBindings : public QObject
{
    Q_OBJECT

public:
    NoticeBindings(ChatSession &session, MainWindow &window, Notifier &notifier, QObject *parent = nullptr);
    ~NoticeBindings() override; ///< takes back what is shown

    void setInFront(std::function<bool()> inFront) { m_inFront = std::move(inFront); } ///< of several accounts
    void setSettings(const NotificationSettings &settings);

signals:
    void chosen(); ///< what follows is about this account
    void conversationChosen(const Tertulia::Jid &jid);

private:
    NotificationRules::Sight sight() const;
    void onNoticed(const Notice &notice);
    void onChosen(const NoticeKey &key, NoticeAction action);
    void onReplied(const NoticeKey &key, const QString &text);
    void open(const NoticeKey &key);

    ChatSession &m_session;
    MainWindow &m_window;
    Notifier &m_notifier;
    std::function<bool()> m_inFront;
    bool m_sound = true;
};

} // namespace Tertulia
