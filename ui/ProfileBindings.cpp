#include "ui/ProfileBindings.h"

#include "app/Avatars.h"
#include "app/ChatSession.h"
#include "app/Profiles.h"
#include "ui/MainWindow.h"
#include "ui/chats/Sidebar.h"
#include "ui/common/FailureText.h"
#include "ui/contacts/DetailsPane.h"
#include "ui/profile/ProfilePage.h"

namespace Tertulia {

ProfileBindings::ProfileBindings(ChatSession &session, MainWindow &window)
    : m_session(session)
    , m_window(window)
{
    bindDetails();
    connect(window.sidebar(), &Sidebar::profileAsked, this, &ProfileBindings::openOwn);
    connect(&session, &ChatSession::signedIn, this, [this] {
        if (m_page && !m_page->isLoaded())
            load();
        m_devices.clear();
        if (!m_shown.isNull())
            showProfile(m_shown);
    });
}

ProfileBindings::~ProfileBindings()
{
    if (m_page)
        m_window.endOver(m_page);
}

void ProfileBindings::bindDetails()
{
    const DetailsPane *details = m_window.details();
    connect(details, &DetailsPane::personShown, this, [this](const Jid &jid) {
        m_shown = jid;
        m_devices.clear();
        if (!jid.isNull())
            showProfile(jid);
    });
    connect(details, &DetailsPane::devicesShown, this, &ProfileBindings::askDevices);
}

void ProfileBindings::showProfile(const Jid &jid)
{
    DetailsPane *details = m_window.details();
    const auto last = m_session.profiles().lastOf(jid);
    if (last)
        details->setProfile(jid, *last);
    m_session.profiles().fetch(jid).then(
        details, [details, jid, known = last.has_value()](const Result<Profile> &result) {
            if (result)
                details->setProfile(jid, result.value());
            else if (!known)
                details->setProfileNews(jid, tr("Their profile could not be read.") + QChar(u' ') +
                                                 FailureText::sentence(result.failure()));
        });
}

/// Each once while the details are open.
void ProfileBindings::askDevices(const Jid &jid, const QStringList &resources)
{
    if (jid != m_shown)
        return;
    for (const QString &resource : resources) {
        const Jid device = jid.withResource(resource);
        if (device.isNull() || m_devices.contains(resource))
            continue;
        m_devices.insert(resource, {});
        m_session.profiles().askDevice(device).then(this, [this, jid, resource](const Result<DeviceInfo> &result) {
            if (!result || jid != m_shown)
                return;
            m_devices.insert(resource, result.value());
            m_window.details()->setDeviceInfo(jid, m_devices);
        });
    }
}

void ProfileBindings::openOwn()
{
    if (m_page)
        return;
    auto *page = new ProfilePage(m_session.account().jid);
    m_page = page;
    connect(page, &ProfilePage::loadAsked, this, &ProfileBindings::load);
    connect(page, &ProfilePage::saveAsked, this, &ProfileBindings::save);
    connect(page, &ProfilePage::pictureFileAsked, this, [this] {
        m_picker.choosePicture(m_page, tr("Choose a picture"), tr("Pictures (*.png *.jpg *.jpeg *.gif *.webp)"),
                               [page = m_page](const QString &file) {
                                   if (page)
                                       page->usePicture(file);
                               });
    });
    connect(page, &ProfilePage::left, this, [this] {
        m_window.endOver(m_page);
        m_page.clear();
    });
    m_window.showOver(page);
    page->start();
}

void ProfileBindings::load()
{
    m_session.profiles().fetch(m_session.account().jid).then(m_page, [page = m_page](const Result<Profile> &result) {
        if (result)
            page->showProfile(result.value());
        else
            page->showNotLoaded(result.failure());
    });
}

/// One after the other, since both may write into the vCard.
void ProfileBindings::save(const Profile &before, const Profile &after, const std::optional<OwnPicture> &picture)
{
    if (!picture)
        return saveText(before, after);
    m_session.avatars().publish(*picture).then(m_page,
                                               [this, before, after, page = m_page](const Result<Done> &result) {
                                                   if (!result)
                                                       return page->showNotSaved(result.failure());
                                                   page->showPictureSaved();
                                                   saveText(before, after);
                                               });
}

void ProfileBindings::saveText(const Profile &before, const Profile &after)
{
    if (before == after)
        return m_page->showSaved();
    m_session.profiles().save(before, after).then(m_page, [page = m_page](const Result<Done> &result) {
        if (result)
            page->showSaved();
        else
            page->showNotSaved(result.failure());
    });
}

} // namespace Tertulia
