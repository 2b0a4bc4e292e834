#include "ui/FileBindings.h"

#include "app/ChatSession.h"
#include "app/Transfers.h"
#include "ui/Commands.h"
#include "ui/MainWindow.h"
#include "ui/chat/ConversationPage.h"
#include "ui/common/FailureText.h"
#include "ui/contacts/DetailsPane.h"
#include "ui/files/FileWords.h"
#include "ui/files/SharedFiles.h"
#include "ui/files/TransfersPanel.h"
#include "ui/find/QuickSwitcher.h"

#include <QAction>
#include <QFileInfo>
#include <utility>

namespace Tertulia {

FileBindings::FileBindings(ChatSession &session, MainWindow &window, Ways ways)
    : m_transfers(session.transfers())
    , m_window(window)
    , m_ways(std::move(ways))
    , m_files([this](TransferId id) { return m_transfers.find(id); })
{
    m_people.addSource(m_ways.people);
    bindTransfers();
    bindWindow();
    bindCommands();
}

FileBindings::~FileBindings()
{
    m_window.conversation()->setFiles(nullptr);
    m_window.recipients()->setModel(nullptr);
    m_window.details()->files()->setFiles({}, nullptr);
}

void FileBindings::bindTransfers()
{
    connect(&m_transfers, &Transfers::loaded, this, [this] {
        m_window.conversation()->setFiles(&m_files); // all of them may stand otherwise now
    });
    for (const auto news : {&Transfers::added, &Transfers::changed})
        connect(&m_transfers, news, &m_files, &RowFiles::tell);
    connect(&m_transfers, &Transfers::refused, this, &FileBindings::tellRefused);
    for (const auto news : {&Transfers::added, &Transfers::settled})
        connect(&m_transfers, news, this, [this](const Transfer &) { showShared(); });
    connect(&m_transfers, &Transfers::loaded, this, &FileBindings::showShared);
    connect(&m_transfers, &Transfers::removed, this, &FileBindings::showShared);
}

void FileBindings::bindWindow()
{
    ConversationPage *page = m_window.conversation();
    page->setFiles(&m_files);
    connect(page, &ConversationPage::filesWritten, &m_transfers, &Transfers::send);
    connect(page, &ConversationPage::fileAsked, this, [this](TransferId id, FileAction action) {
        if (const auto transfer = m_transfers.find(id))
            act(*transfer, action);
    });
    connect(m_window.details(), &DetailsPane::personChanged, this, &FileBindings::showShared);
    const SharedFiles *shared = m_window.details()->files();
    connect(shared, &SharedFiles::asked, this,
            [this](const Transfer &transfer, FileAction action) { act(transfer, action); });
    connect(shared, &SharedFiles::allAsked, m_window.transfers(), &TransfersPanel::show);
    showShared();
}

void FileBindings::bindCommands()
{
    QuickSwitcher *recipients = m_window.recipients();
    recipients->setModel(&m_people);
    connect(recipients, &QuickSwitcher::personChosen, this, [this](const Jid &jid) {
        m_ways.open(jid);
        emit m_window.conversation()->filesAsked();
    });
    const auto on = [this](Commands::Command command, auto act) {
        connect(m_window.commands().action(command), &QAction::triggered, this, act);
    };
    on(Commands::Transfers, [this] { m_window.transfers()->show(); });
    on(Commands::SendFile, [recipients] { recipients->show(); });
    on(Commands::AttachFile, [this, recipients] {
        if (m_window.isShowingConversation())
            emit m_window.conversation()->filesAsked();
        else
            recipients->show();
    });
}

void FileBindings::act(Transfers &transfers, MainWindow &window, const Transfer &transfer, FileAction action)
{
    switch (action) {
    case FileAction::Accept:
        return transfers.accept(transfer.id);
    case FileAction::Decline:
        return transfers.decline(transfer.id);
    case FileAction::Cancel:
        return transfers.cancel(transfer.id);
    case FileAction::Retry:
        return transfers.retry(transfer.id);
    case FileAction::Open:
    case FileAction::ShowInFolder:
    case FileAction::SaveAs:
        return emit window.fileAsked(transfer, action);
    }
}

/// Once a turn, however many came.
void FileBindings::showShared()
{
    if (std::exchange(m_sharedLate, true))
        return;
    QMetaObject::invokeMethod(
        this,
        [this] {
            m_sharedLate = false;
            const Jid jid = m_window.details()->jid();
            m_window.details()->files()->setFiles(m_transfers.with(jid), &m_files);
        },
        Qt::QueuedConnection);
}

void FileBindings::tellRefused(const Jid &, const QString &path, const Failure &failure)
{
    Transfer named;
    named.name = QFileInfo(path).fileName();
    m_window.showProblem(tr("“%1” was not sent.").arg(FileWords::name(named)) + QChar(u' ') +
                         FailureText::sentence(failure));
}

} // namespace Tertulia
