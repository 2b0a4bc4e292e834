#include "ui/settings/NotificationsPage.h"

#include <QCheckBox>
#include <QSignalBlocker>

namespace Tertulia {

NotificationsPage::NotificationsPage(QWidget *parent)
    : PreferencesPage(parent)
{
    addHeading(tr("Tell me when"));
    addKind(NoticeKind::DirectMessage, tr("Direct message"));
    addKind(NoticeKind::ContactRequest, tr("Contact request"));
    addKind(NoticeKind::FileOffer, tr("File offered"));
    addKind(NoticeKind::RoomMessage, tr("Room message"));
    addKind(NoticeKind::Mention, tr("Someone mentions me in a room"));
    addKind(NoticeKind::SomeoneEntered, tr("Someone enters a room"));
    addKind(NoticeKind::Invitation, tr("Invitation to a room"));
    addKind(NoticeKind::SignedIn, tr("Contact signs in"));
    addKind(NoticeKind::SignedOut, tr("Contact signs out"));
    addKind(NoticeKind::StatusMessage, tr("Contact changes their status message"));
    addHint(tr("Nothing is told while your status is Do not disturb, about muted conversations, and about what you "
               "are looking at."));
    addHeading(tr("How"));
    m_preview = addSwitch(tr("Preview text"), tr("Show what was written, also where others may see your screen."));
    m_sound = addSwitch(tr("Sounds"), tr("For messages and requests, as the desktop plays them."));
    for (QCheckBox *box : {m_preview, m_sound})
        connect(box, &QCheckBox::toggled, this, &NotificationsPage::tell);
}

void NotificationsPage::addKind(NoticeKind kind, const QString &label)
{
    QCheckBox *box = addSwitch(label);
    m_kinds.insert(kind, box);
    connect(box, &QCheckBox::toggled, this, &NotificationsPage::tell);
}

void NotificationsPage::set(const NotificationSettings &settings)
{
    const QSignalBlocker quiet(this);
    for (const auto &[kind, box] : std::as_const(m_kinds).asKeyValueRange())
        box->setChecked(settings.tells(kind));
    m_preview->setChecked(settings.preview);
    m_sound->setChecked(settings.sound);
}

void NotificationsPage::tell()
{
    NotificationSettings settings;
    for (const auto &[kind, box] : std::as_const(m_kinds).asKeyValueRange())
        settings.setTells(kind, box->isChecked());
    settings.preview = m_preview->isChecked();
    settings.sound = m_sound->isChecked();
    emit changed(settings);
}

} // namespace Tertulia
