#include "ui/files/FileDesk.h"

#include "app/Log.h"
#include "ui/MainWindow.h"
#include "ui/chat/ConversationPage.h"
#include "ui/common/Ask.h"
#include "ui/common/FailureText.h"
#include "ui/common/FilePicker.h"
#include "ui/files/FileWords.h"
#include "ui/files/RiskyFile.h"

#include <QDBusConnection>
#include <QDBusMessage>
#include <QDBusPendingCallWatcher>
#include <QDesktopServices>
#include <QFileInfo>
#include <QPromise>
#include <QSaveFile>
#include <QThreadPool>
#include <QUrl>
#include <memory>

namespace Tertulia {

using namespace Qt::StringLiterals;

namespace {

constexpr qint64 BlockSize = 256 * 1024;

bool copyNow(const QString &from, const QString &to)
{
    QFile source(from);
    QSaveFile target(to); // the old one stays until all is there
    if (!source.open(QIODevice::ReadOnly) || !target.open(QIODevice::WriteOnly))
        return false;
    QByteArray block(BlockSize, Qt::Uninitialized);
    while (const qint64 got = source.read(block.data(), block.size())) {
        if (got < 0 || target.write(block.constData(), got) != got)
            return false;
    }
    return target.commit();
}

} // namespace

FileDesk::FileDesk(MainWindow &window, FilePicker &picker, QObject *parent)
    : QObject(parent)
    , m_window(window)
    , m_picker(picker)
{
    connect(window.conversation(), &ConversationPage::filesAsked, this, &FileDesk::choose);
    connect(&window, &MainWindow::fileAsked, this, &FileDesk::act);
}

void FileDesk::choose()
{
    ConversationPage *page = m_window.conversation();
    m_picker.openFiles(&m_window, tr("Attach files"), [page, where = page->conversation()](const QStringList &paths) {
        if (page->conversation() == where) // what was chosen for one reaches nobody else
            page->attach(paths);
    });
}

void FileDesk::act(const Transfer &transfer, FileAction action)
{
    if (!isThere(transfer.path))
        return;
    switch (action) {
    case FileAction::Open:
        return open(transfer.path);
    case FileAction::ShowInFolder:
        return showInFolder(transfer.path);
    case FileAction::SaveAs:
        return saveAs(transfer);
    case FileAction::Accept:
    case FileAction::Decline:
    case FileAction::Cancel:
    case FileAction::Retry:
        return; // not ours
    }
}

bool FileDesk::isThere(const QString &path)
{
    if (QFileInfo(path).isFile())
        return true;
    m_window.showProblem(tr("The file is no longer where it was. It may have been moved or deleted."));
    return false;
}

void FileDesk::open(const QString &path)
{
    const auto now = [this, path] {
        if (!QDesktopServices::openUrl(QUrl::fromLocalFile(path)))
            m_window.showProblem(tr("No program on this computer opens files of this kind."));
    };
    if (!isRiskyToOpen(path))
        return now();
    Transfer named;
    named.name = QFileInfo(path).fileName();
    Ask::confirm(&m_window, tr("Open “%1”?").arg(FileWords::name(named)),
                 tr("A file of this kind can run a program or a script on your computer. Open it only if you trust who "
                    "sent it and expected it."),
                 tr("Open"), now);
}

/// Marked in the file manager, where it understands that (org.freedesktop.FileManager1); else its folder.
void FileDesk::showInFolder(const QString &path)
{
    const auto openFolder = [path] { QDesktopServices::openUrl(QUrl::fromLocalFile(QFileInfo(path).absolutePath())); };
    QDBusConnection bus = QDBusConnection::sessionBus();
    if (!bus.isConnected())
        return openFolder();
    QDBusMessage call =
        QDBusMessage::createMethodCall(u"org.freedesktop.FileManager1"_s, u"/org/freedesktop/FileManager1"_s,
                                       u"org.freedesktop.FileManager1"_s, u"ShowItems"_s);
    call << QStringList{QUrl::fromLocalFile(path).toString(QUrl::FullyEncoded)} << QString();
    auto *watcher = new QDBusPendingCallWatcher(bus.asyncCall(call), this);
    connect(watcher, &QDBusPendingCallWatcher::finished, this, [openFolder](QDBusPendingCallWatcher *done) {
        if (done->isError()) {
            qCInfo(lcWindow) << "no file manager shows the file:" << done->error().name();
            openFolder();
        }
        done->deleteLater();
    });
}

void FileDesk::saveAs(const Transfer &transfer)
{
    m_picker.saveFile(&m_window, tr("Save a copy"), QFileInfo(transfer.path).fileName(), {tr("All files (*)")},
                      [this, from = transfer.path](const QString &to) {
                          copyFile(from, to).then(this, [this](bool copied) {
                              if (!copied)
                                  m_window.showProblem(
                                      tr("The copy could not be written there. Choose another folder."));
                          });
                      });
}

QFuture<bool> copyFile(const QString &from, const QString &to)
{
    auto promise = std::make_shared<QPromise<bool>>();
    promise->start();
    QThreadPool::globalInstance()->start([promise, from, to] {
        promise->addResult(copyNow(from, to));
        promise->finish();
    });
    return promise->future();
}

} // namespace Tertulia
