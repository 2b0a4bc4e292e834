#pragma once

#include <QStringList>
#include <functional>

class QWidget;

namespace Tertulia {

/// Where something is to be kept, or which files are meant: asks the person. Does not block; nothing is called when
/// they think better of it.
class FilePicker
{
public:
    using Chosen = std::function<void(const QString &path)>;
    using FilesChosen = std::function<void(const QStringList &paths)>;

    virtual ~FilePicker() = default;

    /// `filters`: as QFileDialog has them, "Text (*.txt)"; the suffix of the chosen one is appended where none was
    /// typed.
    virtual void saveFile(QWidget *parent, const QString &title, const QString &suggestion, const QStringList &filters,
                          Chosen chosen) = 0;
    virtual void chooseFolder(QWidget *parent, const QString &title, Chosen chosen) = 0;
    virtual void openFiles(QWidget *parent, const QString &title, FilesChosen chosen) = 0; ///< one or more
};

/// The desktop's own file dialog. It asks before a file is replaced.
class SystemFilePicker : public FilePicker
{
public:
    void saveFile(QWidget *parent, const QString &title, const QString &suggestion, const QStringList &filters,
                  Chosen chosen) override;
    void chooseFolder(QWidget *parent, const QString &title, Chosen chosen) override;
    void choosePicture(QWidget *parent, const QString &title, const QString &filter,
                       Chosen chosen); ///< one that exists
    void openFiles(QWidget *parent, const QString &title, FilesChosen chosen) override;
};

} // namespace Tertulia
