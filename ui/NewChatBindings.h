#pragma once

#include "app/data/Directory.h"
#include "app/models/NewChatModel.h"

#include <QObject>
#include <QTimer>
#include <optional>

namespace Tertulia {

class ChatSession;
class MainWindow;

/// Offers whom to chat with while somebody types into "New chat": contacts and the rooms that we know, at once; the
/// server's directory a moment after the last letter. A server without directory costs one question a session.
class NewChatBindings : public QObject
{
    Q_OBJECT

public:
    NewChatBindings(ChatSession &session, MainWindow &window);
    ~NewChatBindings() override;

private:
    void setText(const QString &text);
    void askDirectory();
    void findDirectory();
    void search();
    QList<SwitcherItem> contacts() const;
    QList<SwitcherItem> rooms() const;

    ChatSession &m_session;
    MainWindow &m_window;
    NewChatModel m_model;
    QTimer m_pause; ///< since the last letter
    QString m_text;
    std::optional<DirectoryForm> m_form;
    bool m_looked = false;
};

} // namespace Tertulia
