#pragma once

#include "app/data/Transfer.h"
#include "app/models/SwitcherModel.h"
#include "ui/files/FileAction.h"
#include "ui/files/RowFiles.h"

#include <QObject>
#include <functional>

namespace Tertulia {

class ChatSession;
class MainWindow;
class Transfers;

/// Joins one session's files with the window: cards in the conversation, shared files in the details, and choosing whom
/// to send one. The panel with all of them is TransfersBindings'; what happens on this computer's disk is FileDesk's.
/// Lives as long as the session is shown.
class FileBindings : public QObject
{
    Q_OBJECT

public:
    struct Ways {
        std::function<void(const Jid &)> open; ///< a conversation
        SwitcherModel::Source people;          ///< whom one can send a file
    };

    FileBindings(ChatSession &session, MainWindow &window, Ways ways);
    ~FileBindings() override;

    /// What was asked of a file: by the session that has it, or by FileDesk.
    static void act(Transfers &transfers, MainWindow &window, const Transfer &transfer, FileAction action);

private:
    void bindTransfers();
    void bindWindow();
    void bindCommands();
    void act(const Transfer &transfer, FileAction action) { act(m_transfers, m_window, transfer, action); }
    void showShared();
    void tellRefused(const Jid &conversation, const QString &path, const Failure &failure);

    Transfers &m_transfers;
    MainWindow &m_window;
    Ways m_ways;
    RowFiles m_files;
    SwitcherModel m_people;
    bool m_sharedLate = false;
};

} // namespace Tertulia
