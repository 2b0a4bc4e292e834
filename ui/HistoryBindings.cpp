#include "ui/HistoryBindings.h"

#include "app/ExportFile.h"
#include "app/HistoryExport.h"
#include "ui/MainWindow.h"
#include "ui/common/Ask.h"
#include "ui/common/FailureText.h"
#include "ui/common/FilePicker.h"
#include "ui/timeline/DisplayText.h"

#include <QDesktopServices>
#include <QFileInfo>
#include <QUrl>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace Tertulia {

namespace {

/// The sentences of FailureText are about the store; these are about the place where an export should go.
QString whyNoExport(const Failure &failure)
{
    if (failure.kind == FailureKind::DiskFull)
        return HistoryBindings::tr("There is no room for the export. Free some space or choose another place.");
    if (failure.kind == FailureKind::NotAllowed)
        return HistoryBindings::tr("The export cannot be written there. Choose another place.");
    return FailureText::sentence(failure);
}

} // namespace

HistoryBindings::HistoryBindings(MainWindow &window, FilePicker &picker, HistoryExport &history, QObject *parent)
    : QObject(parent)
    , m_window(window)
    , m_picker(picker)
    , m_export(history)
{
    m_quiet.setSingleShot(true);
    m_quiet.setInterval(15s);
    connect(&m_quiet, &QTimer::timeout, window.task(), &MessageBar::clear);
    m_opening.setSingleShot(true);
    m_opening.setInterval(300ms);
    connect(&m_opening, &QTimer::timeout, window.task(), [bar = window.task()] {
        bar->say(MessageBar::Tone::Info, tr("Opening your messages… After an update this may take a moment."));
    });
    connect(&history, &HistoryExport::progressed, this, &HistoryBindings::tellProgress);
    connect(&history, &HistoryExport::finished, this, &HistoryBindings::tellFinished);
    connect(&history, &HistoryExport::failed, this, &HistoryBindings::tellFailed);
    connect(window.task(), &MessageBar::actionTriggered, this, &HistoryBindings::onAction);
}

void HistoryBindings::tellOpening()
{
    m_opening.start();
}

void HistoryBindings::tellOpened()
{
    if (!m_opening.isActive())
        m_window.task()->clear();
    m_opening.stop();
}

void HistoryBindings::tellTrouble(const Failure &failure, const QString &setAside)
{
    m_trouble = FailureText::sentence(failure);
    if (!setAside.isEmpty())
        m_trouble += u' ' + tr("The old one is kept as %1.").arg(setAside);
    m_window.showProblem(m_trouble);
}

void HistoryBindings::tellRecovered()
{
    m_window.withdrawProblem(m_trouble);
}

void HistoryBindings::exportConversation(const Jid &account, const Jid &conversation)
{
    m_picker.saveFile(&m_window, tr("Export conversation"), ExportFile::nameFor(conversation),
                      {tr("Text (*.txt)"), tr("JSON (*.json)")}, [this, account, conversation](const QString &path) {
                          m_export.exportConversation(account, conversation, path);
                      });
}

void HistoryBindings::exportAllFrom(QWidget *over)
{
    m_picker.chooseFolder(over ? over : &m_window, tr("Export all conversations into this folder"),
                          [this](const QString &folder) { m_export.exportAll(folder); });
}

void HistoryBindings::askToClear(const Jid &account, const Jid &conversation)
{
    Ask::confirm(&m_window, tr("Clear history"),
                 tr("Remove all messages with %1 from this computer? This cannot be undone. Your server's archive, "
                    "your other devices and the other person may still have them; they will not come back here.")
                     .arg(displayText(conversation.toString())),
                 tr("Clear history"), [this, account, conversation] { emit clearAsked(account, conversation); });
}

void HistoryBindings::askToClearAllFrom(QWidget *over)
{
    Ask::confirm(over ? over : &m_window, tr("Clear all history"),
                 tr("Remove all messages of all conversations from this computer? This cannot be undone. Your server's "
                    "archive, your other devices and the others may still have them; they will not come back here."),
                 tr("Clear all history"), [this] {
                     say(MessageBar::Tone::Info, tr("Clearing the history…"));
                     emit clearAllAsked();
                 });
}

void HistoryBindings::say(MessageBar::Tone tone, const QString &sentence, const QString &action)
{
    m_window.task()->say(tone, sentence, action);
    emit told(sentence);
}

void HistoryBindings::tellCleared()
{
    say(MessageBar::Tone::Info, tr("The history on this computer was cleared."), tr("Close"));
    m_quiet.start();
}

void HistoryBindings::tellProgress(qint64 done, qint64 total)
{
    m_quiet.stop();
    m_finished.clear();
    const int percent = total > 0 ? int(std::min<qint64>(100, done * 100 / total)) : 0;
    say(MessageBar::Tone::Info, tr("Exporting… %1 %").arg(percent), tr("Cancel"));
}

void HistoryBindings::tellFinished(const QString &path)
{
    m_finished = QFileInfo(path).isDir() ? path : QFileInfo(path).path();
    say(MessageBar::Tone::Info, tr("Exported to %1").arg(path), tr("Open folder"));
    m_quiet.start();
}

void HistoryBindings::tellFailed(const Failure &failure)
{
    if (failure.kind == FailureKind::Cancelled) {
        m_window.task()->clear();
        return emit told({});
    }
    say(MessageBar::Tone::Danger, whyNoExport(failure), tr("Close"));
}

void HistoryBindings::onAction()
{
    if (m_export.isRunning())
        return m_export.cancel();
    if (!m_finished.isEmpty())
        QDesktopServices::openUrl(QUrl::fromLocalFile(std::exchange(m_finished, {})));
    m_window.task()->clear();
}

} // namespace Tertulia
