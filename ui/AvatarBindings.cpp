#include "ui/AvatarBindings.h"

#include "app/Accounts.h"
#include "app/Avatars.h"
#include "app/ChatSession.h"
#include "app/Contacts.h"
#include "app/Conversations.h"
#include "ui/common/AvatarPictures.h"

namespace Tertulia {

AvatarBindings::AvatarBindings(Accounts &accounts, AvatarFiles &files, AvatarPictures &pictures)
    : m_accounts(accounts)
    , m_files(files)
    , m_pictures(pictures)
{
    connect(&accounts, &Accounts::added, this, &AvatarBindings::join);
    connect(&pictures, &AvatarPictures::wanted, this, &AvatarBindings::want);
}

void AvatarBindings::join(ChatSession *session)
{
    Avatars &avatars = session->avatars();
    avatars.setFiles(&m_files);
    connect(&avatars, &Avatars::arrived, &m_pictures, &AvatarPictures::put);
    connect(&avatars, &Avatars::postponed, &m_pictures, &AvatarPictures::withdraw);
    connect(&avatars, &Avatars::changed, &m_pictures, &AvatarPictures::renew);
    connect(session, &ChatSession::stateChanged, &m_pictures, [this](const ConnectionState &state) {
        if (state.phase == Phase::Online) // who could not be asked meanwhile
            m_pictures.askAgain();
    });
}

void AvatarBindings::want(const Jid &jid)
{
    if (ChatSession *session = whoKnows(jid))
        session->avatars().want(jid);
    else
        m_pictures.withdraw(jid);
}

ChatSession *AvatarBindings::whoKnows(const Jid &jid) const
{
    const QList<ChatSession *> all = m_accounts.all();
    for (ChatSession *session : all) {
        if (session->account().jid == jid || session->contacts().find(jid.bare()))
            return session;
    }
    for (ChatSession *session : all) {
        if (session->conversations().find(jid.bare()))
            return session;
    }
    return m_accounts.first();
}

} // namespace Tertulia
