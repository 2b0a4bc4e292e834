#pragma once

#include "app/data/AccountSettings.h"
#include "ui/settings/PreferencesPage.h"

namespace Tertulia {

class TextLabel;

/// How bytes travel: straight between two computers or not, and by which proxy each account signs in.
class ConnectionPage : public PreferencesPage
{
    Q_OBJECT

public:
    explicit ConnectionPage(QWidget *parent = nullptr);

    void set(bool direct, const QList<AccountSettings> &accounts); ///< tells nobody

signals:
    void directChanged(bool direct);

private:
    QCheckBox *m_direct;
    TextLabel *m_proxies;
};

} // namespace Tertulia
