#include "ui/settings/PrivacyPage.h"

#include <QCheckBox>
#include <QComboBox>
#include <QSignalBlocker>

namespace Tertulia {

PrivacyPage::PrivacyPage(QWidget *parent)
    : PreferencesPage(parent)
{
    addHeading(tr("Who asks to be your contact"));
    m_requests = addChoice(tr("Contact requests"), tr("A contact sees when you are there and what your status is."));
    m_requests->addItem(tr("Ask me"), int(RequestRule::Ask));
    m_requests->addItem(tr("Accept from my server"), int(RequestRule::AcceptFromOwnServer));
    m_requests->addItem(tr("Accept all"), int(RequestRule::AcceptAll));
    connect(m_requests, &QComboBox::currentIndexChanged, this,
            [this] { emit requestRuleChanged(RequestRule(m_requests->currentData().toInt())); });
    addHeading(tr("What your contacts see"));
    m_typing = addSwitch(tr("Send typing notifications"), tr("They see that you are writing to them."));
    m_receipts = addSwitch(tr("Send receipts"), tr("They see that a message has reached you."));
    m_read = addSwitch(tr("Send read markers"), tr("They see how far you have read."));
    for (QCheckBox *box : {m_typing, m_receipts, m_read})
        connect(box, &QCheckBox::toggled, this, &PrivacyPage::tell);
}

void PrivacyPage::set(const TellOthers &choice, RequestRule rule)
{
    const QSignalBlocker quiet(this);
    m_requests->setCurrentIndex(m_requests->findData(int(rule)));
    m_typing->setChecked(choice.typing);
    m_receipts->setChecked(choice.receipts);
    m_read->setChecked(choice.read);
}

void PrivacyPage::tell()
{
    emit changed({m_typing->isChecked(), m_receipts->isChecked(), m_read->isChecked()});
}

} // namespace Tertulia
