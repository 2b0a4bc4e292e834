#pragma once

#include "app/data/Transfer.h"
#include "ui/files/FileAction.h"

#include <QFuture>
#include <QObject>
#include <functional>

namespace Tertulia {

class FilePicker;
class MainWindow;

/// What this computer does with files that lie here: choosing those to be sent, opening one, showing it in its folder,
/// keeping a copy. Nothing is opened unless the person says so, and what could run asks once more. Knows no session.
class FileDesk : public QObject
{
    Q_OBJECT

public:
    FileDesk(MainWindow &window, FilePicker &picker, QObject *parent = nullptr);

public slots:
    void choose();                                                             ///< files for the open conversation
    void act(const Tertulia::Transfer &transfer, Tertulia::FileAction action); ///< Open, ShowInFolder, SaveAs

private:
    bool isThere(const QString &path);
    void open(const QString &path);
    void showInFolder(const QString &path);
    void saveAs(const Transfer &transfer);

    MainWindow &m_window;
    FilePicker &m_picker;
};

/// Copies on a thread of its own, whole or not at all; `to` is replaced. False where it could not be written.
QFuture<bool> copyFile(const QString &from, const QString &to);

} // namespace Tertulia
