#pragma once

#include "app/NotificationSettings.h"
#include "ui/settings/PreferencesPage.h"

#include <QHash>

namespace Tertulia {

/// What is told on the desktop, one switch each, and how much of it.
class NotificationsPage : public PreferencesPage
{
    Q_OBJECT

public:
    explicit NotificationsPage(QWidget *parent = nullptr);

    void set(const NotificationSettings &settings); ///< tells nobody

signals:
    void changed(const Tertulia::NotificationSettings &settings);

private:
    void addKind(NoticeKind kind, const QString &label);
    void tell();

    QHash<NoticeKind, QCheckBox *> m_kinds;
    QCheckBox *m_preview, *m_sound;
};

} // namespace Tertulia
