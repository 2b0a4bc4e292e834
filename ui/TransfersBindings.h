#pragma once

#include "app/models/TransfersModel.h"
#include "ui/files/FileAction.h"

#include <QObject>

namespace Tertulia {

class Accounts;
class ChatSession;
class MainWindow;

/// The Transfers panel: files of every account, in front or not, and what is done with them there.
class TransfersBindings : public QObject
{
    Q_OBJECT

public:
    TransfersBindings(Accounts &accounts, MainWindow &window, QObject *parent = nullptr);
    ~TransfersBindings() override;

signals:
    void conversationAsked(const Tertulia::Jid &account, const Tertulia::Jid &jid);

private:
    void watch(ChatSession *session);
    void reload();
    void act(const Transfer &transfer, FileAction action);
    void clearFinished();
    QString nameOf(const Jid &jid) const;

    Accounts &m_accounts;
    MainWindow &m_window;
    TransfersModel m_model;
};

} // namespace Tertulia
