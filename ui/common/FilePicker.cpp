#include "ui/common/FilePicker.h"

#include <QDir>
#include <QFileDialog>
#include <QRegularExpression>
#include <QStandardPaths>

using namespace Qt::StringLiterals;

namespace Tertulia {

namespace {

QFileDialog *bareDialog(QWidget *parent, const QString &title)
{
    auto *dialog = new QFileDialog(parent, title, QStandardPaths::writableLocation(QStandardPaths::DocumentsLocation));
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    return dialog;
}

QFileDialog *dialog(QWidget *parent, const QString &title, FilePicker::Chosen chosen)
{
    QFileDialog *dialog = bareDialog(parent, title);
    QObject::connect(dialog, &QFileDialog::fileSelected, dialog, std::move(chosen));
    return dialog;
}

/// "Text (*.txt)" → txt
QString suffixOf(const QString &filter)
{
    static const QRegularExpression pattern(u"\\*\\.(\\w+)"_s);
    return pattern.match(filter).captured(1);
}

} // namespace

void SystemFilePicker::saveFile(QWidget *parent, const QString &title, const QString &suggestion,
                                const QStringList &filters, Chosen chosen)
{
    QFileDialog *file = dialog(parent, title, std::move(chosen));
    file->setAcceptMode(QFileDialog::AcceptSave);
    file->setNameFilters(filters);
    file->setDefaultSuffix(suffixOf(filters.value(0)));
    QObject::connect(file, &QFileDialog::filterSelected, file,
                     [file](const QString &filter) { file->setDefaultSuffix(suffixOf(filter)); });
    file->selectFile(suggestion);
    file->open();
}

void SystemFilePicker::choosePicture(QWidget *parent, const QString &title, const QString &filter, Chosen chosen)
{
    QFileDialog *file = dialog(parent, title, std::move(chosen));
    file->setFileMode(QFileDialog::ExistingFile);
    file->setNameFilter(filter);
    file->setDirectory(QStandardPaths::writableLocation(QStandardPaths::PicturesLocation));
    file->open();
}

void SystemFilePicker::chooseFolder(QWidget *parent, const QString &title, Chosen chosen)
{
    QFileDialog *folder = dialog(parent, title, std::move(chosen));
    folder->setFileMode(QFileDialog::Directory);
    folder->setOption(QFileDialog::ShowDirsOnly);
    folder->open();
}

void SystemFilePicker::openFiles(QWidget *parent, const QString &title, FilesChosen chosen)
{
    QFileDialog *files = bareDialog(parent, title);
    files->setFileMode(QFileDialog::ExistingFiles);
    QObject::connect(files, &QFileDialog::filesSelected, files, std::move(chosen));
    files->open();
}

} // namespace Tertulia
