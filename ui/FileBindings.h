#pragma once

#include "app/models/SwitcherModel.h"
#include "app/models/TransfersModel.h"
#include "ui/files/FileAction.h"
#include "ui/files/RowFiles.h"

#include <QObject>
#include <functional>

namespace Tertulia {

class ChatSession;
class MainWindow;
class Transfers;

/// Joins one session's files with the window: cards in the conversation, the Transfers panel, shared files in the
/// details, and choosing whom to send one. What happens on this computer's disk is FileDesk's. Lives as long as the
/// session is shown.
class FileBindings : public QObject
{
    Q_OBJECT

public:
    struct Ways {
        std::function<void(const Jid &)> open;      ///< a conversation
        std::function<QString(const Jid &)> nameOf; ///< of a person or room
        SwitcherModel::Source people;               ///< whom one can send a file
    };

    FileBindings(ChatSession &session, MainWindow &window, Ways ways);
    ~FileBindings() override;

private:
    void bindTransfers();
    void bindWindow();
    void bindCommands();
    void act(const Transfer &transfer, FileAction action);
    void showShared();
    void tellRefused(const Jid &conversation, const QString &path, const Failure &failure);

    Transfers &m_transfers;
    MainWindow &m_window;
    Ways m_ways;
    TransfersModel m_model;
    RowFiles m_files;
    SwitcherModel m_people;
    bool m_sharedLate = false;
};

} // namespace Tertulia
