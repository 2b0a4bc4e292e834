#pragma once

#include "app/data/Jid.h"

#include <QObject>

namespace Tertulia {

class Accounts;
class AvatarFiles;
class AvatarPictures;
class ChatSession;

/// Joins what is painted with what the accounts know: a picture is wanted of the account that knows the person.
class AvatarBindings : public QObject
{
    Q_OBJECT

public:
    AvatarBindings(Accounts &accounts, AvatarFiles &files, AvatarPictures &pictures);

private:
    void join(ChatSession *session);
    void want(const Jid &jid);
    ChatSession *whoKnows(const Jid &jid) const;

    Accounts &m_accounts;
    AvatarFiles &m_files;
    AvatarPictures &m_pictures;
};

} // namespace Tertulia
