#pragma once

#include "app/data/AccountSettings.h"
#include "app/data/Contact.h"
#include "ui/settings/PreferencesPage.h"

namespace Tertulia {

/// Who may become a contact, and what others are told about us.
class PrivacyPage : public PreferencesPage
{
    Q_OBJECT

public:
    explicit PrivacyPage(QWidget *parent = nullptr);

    void set(const TellOthers &choice, RequestRule rule); ///< tells nobody

signals:
    void changed(const Tertulia::TellOthers &choice);
    void requestRuleChanged(Tertulia::RequestRule rule);

private:
    void tell();

    QComboBox *m_requests;
    QCheckBox *m_typing, *m_receipts, *m_read;
};

} // namespace Tertulia
