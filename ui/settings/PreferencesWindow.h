#pragma once

#include "ui/common/Icons.h"

#include <QWidget>

class QButtonGroup;
class QStackedWidget;
class QVBoxLayout;

namespace Tertulia {

class ConnectionPage;
class DataPage;
class FilesPage;
class GeneralPage;
class NotificationsPage;
class PreferencesPage;
class PrivacyPage;

/// What can be chosen about the program, in a window of its own beside the main one. Applies at once; Esc closes.
class PreferencesWindow : public QWidget
{
    Q_OBJECT

public:
    explicit PreferencesWindow(QWidget *parent = nullptr);

    GeneralPage *general() const { return m_general; }
    NotificationsPage *notifications() const { return m_notifications; }
    PrivacyPage *privacy() const { return m_privacy; }
    FilesPage *files() const { return m_files; }
    ConnectionPage *connection() const { return m_connection; }
    DataPage *data() const { return m_data; }
    void addPage(Icon symbol, const QString &name, QWidget *page); ///< becomes ours

protected:
    void paintEvent(QPaintEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;

private:
    QVBoxLayout *m_sections;
    QButtonGroup *m_buttons;
    QStackedWidget *m_pages;
    GeneralPage *m_general;
    NotificationsPage *m_notifications;
    PrivacyPage *m_privacy;
    FilesPage *m_files;
    ConnectionPage *m_connection;
    DataPage *m_data;
};

} // namespace Tertulia
