#pragma once

#include "app/data/AccountSettings.h"
#include "app/data/Contact.h"
#include "app/data/FileSettings.h"
#include "app/data/Presence.h"

#include <QList>
#include <QSettings>
#include <QString>
#include <QVariant>
#include <chrono>

namespace Tertulia {

/// Where one user's things lie. All folders are made with mode 0700.
struct Paths {
    QString config; ///< settings.ini
    QString data;   ///< tertulia.sqlite
    QString cache;

    static Paths ofUser();                         ///< the XDG folders
    static Paths ofProfile(const QString &folder); ///< --profile DIR: everything in one folder
};

/// What is remembered between runs, in one INI file of mode 0600: accounts (never passwords), own status, and
/// what the window asks to keep under keys of its own. Written at once; read once.
class Settings
{
public:
    explicit Settings(const Paths &paths);

    QList<AccountSettings> accounts() const;
    void putAccount(const AccountSettings &account);
    void removeAccount(const Jid &jid);

    OwnPresence ownPresence(const Jid &account) const; ///< what it chose last; else what anybody here chose last
    void setOwnPresence(const Jid &account, const OwnPresence &presence);

    TellOthers tellOthers() const;
    void setTellOthers(const TellOthers &choice);

    std::chrono::minutes awayAfter() const; ///< nobody touched the computer: away; 0: never. Default 10
    void setAwayAfter(std::chrono::minutes time);

    RequestRule requestRule() const; ///< default AcceptFromOwnServer
    void setRequestRule(RequestRule rule);

    FileSettings files() const;
    void setFiles(const FileSettings &settings);

    QVariant value(const QString &key, const QVariant &otherwise = {}) const; ///< e.g. window/geometry
    void setValue(const QString &key, const QVariant &value);

private:
    mutable QSettings m_file; // groups are a cursor of QSettings, not state of ours
};

} // namespace Tertulia
