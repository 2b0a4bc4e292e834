#pragma once

#include "ui/settings/GeneralChoice.h"
#include "ui/settings/PreferencesPage.h"

namespace Tertulia {

/// How the program looks and how it starts.
class GeneralPage : public PreferencesPage
{
    Q_OBJECT

public:
    explicit GeneralPage(QWidget *parent = nullptr);

    void set(const GeneralChoice &choice); ///< tells nobody

signals:
    void changed(const Tertulia::GeneralChoice &choice);

private:
    void tell();

    QComboBox *m_theme, *m_fontSize, *m_language;
    QCheckBox *m_startAtLogin, *m_startInTray, *m_roomEvents, *m_presenceEvents;
};

} // namespace Tertulia
