#pragma once

#include "app/data/FileSettings.h"
#include "ui/settings/PreferencesPage.h"

class QPushButton;
class QSpinBox;

namespace Tertulia {

class TextLabel;

/// Where received files go, and which are taken without asking.
class FilesPage : public PreferencesPage
{
    Q_OBJECT

public:
    explicit FilesPage(QWidget *parent = nullptr);

    /// Tells nobody. `usualFolder`: what an empty one means.
    void set(const FileSettings &settings, const QString &usualFolder);
    void setFolder(const QString &folder); ///< chosen by the person: is told

signals:
    void changed(const Tertulia::FileSettings &settings);
    void folderAsked(); ///< then setFolder()

private:
    void tell();
    void show();

    FileSettings m_settings;
    QString m_usualFolder;
    TextLabel *m_folder;
    QPushButton *m_usual;
    QComboBox *m_accept;
    QSpinBox *m_megabytes;
};

} // namespace Tertulia
