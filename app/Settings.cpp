#include "app/Settings.h"

#include <QDir>
#include <QFile>
#include <QStandardPaths>

using namespace Qt::StringLiterals;

namespace Tertulia {

namespace {

QString privateFolder(const QString &path)
{
    if (!QFile::exists(path) && QDir().mkpath(path))
        QFile::setPermissions(path, QFile::ReadOwner | QFile::WriteOwner | QFile::ExeOwner);
    return path;
}

QString group(const Jid &jid) // a group's name may hold no slash
{
    return u"account-"_s + QString::fromLatin1(jid.toString().toUtf8().toHex());
}

AccountSettings::Proxy readProxy(const QSettings &file)
{
    AccountSettings::Proxy proxy;
    const auto kind = file.value("proxy/kind"_L1).toInt();
    if (kind >= 0 && kind <= int(AccountSettings::Proxy::Kind::Http))
        proxy.kind = AccountSettings::Proxy::Kind(kind);
    proxy.host = file.value("proxy/host"_L1).toString();
    proxy.port = quint16(file.value("proxy/port"_L1).toUInt());
    proxy.user = file.value("proxy/user"_L1).toString();
    return proxy;
}

std::optional<AccountSettings> readAccount(const QSettings &file)
{
    const auto jid = Jid::parse(file.value("jid"_L1).toString());
    if (!jid)
        return {};
    AccountSettings account;
    account.jid = jid->bare();
    account.host = file.value("host"_L1).toString();
    account.port = quint16(file.value("port"_L1).toUInt());
    account.proxy = readProxy(file);
    account.pinnedSha256 = QByteArray::fromHex(file.value("pinnedSha256"_L1).toByteArray());
    account.strongestMechanism = file.value("strongestMechanism"_L1).toString();
    account.remember = file.value("remember"_L1).toBool();
    return account;
}

} // namespace

Paths Paths::ofUser()
{
    const auto in = [](QStandardPaths::StandardLocation location) {
        return privateFolder(QStandardPaths::writableLocation(location) + "/tertulia"_L1);
    };
    return {in(QStandardPaths::GenericConfigLocation), in(QStandardPaths::GenericDataLocation),
            in(QStandardPaths::GenericCacheLocation)};
}

Paths Paths::ofProfile(const QString &folder)
{
    const auto path = privateFolder(QDir(folder).absolutePath());
    return {path, path, privateFolder(path + "/cache"_L1)};
}

Settings::Settings(const Paths &paths)
    : m_file(paths.config + "/settings.ini"_L1, QSettings::IniFormat)
{
    const auto name = m_file.fileName();
    if (!QFile::exists(name)) { // it names people: nobody else reads it
        QFile file(name);
        if (file.open(QFile::WriteOnly, QFile::ReadOwner | QFile::WriteOwner))
            file.close();
    }
}

QList<AccountSettings> Settings::accounts() const
{
    QList<AccountSettings> accounts;
    const auto groups = m_file.childGroups();
    for (const auto &name : groups) {
        if (!name.startsWith("account-"_L1))
            continue;
        m_file.beginGroup(name);
        if (const auto account = readAccount(m_file))
            accounts.append(*account);
        m_file.endGroup();
    }
    return accounts;
}

void Settings::putAccount(const AccountSettings &account)
{
    m_file.beginGroup(group(account.jid));
    m_file.setValue("jid"_L1, account.jid.toString());
    m_file.setValue("host"_L1, account.host);
    m_file.setValue("port"_L1, account.port);
    m_file.setValue("proxy/kind"_L1, int(account.proxy.kind));
    m_file.setValue("proxy/host"_L1, account.proxy.host);
    m_file.setValue("proxy/port"_L1, account.proxy.port);
    m_file.setValue("proxy/user"_L1, account.proxy.user);
    m_file.setValue("pinnedSha256"_L1, account.pinnedSha256.toHex());
    m_file.setValue("strongestMechanism"_L1, account.strongestMechanism);
    m_file.setValue("remember"_L1, account.remember);
    m_file.endGroup();
    m_file.sync();
}

void Settings::removeAccount(const Jid &jid)
{
    m_file.remove(group(jid));
    m_file.sync();
}

OwnPresence Settings::ownPresence(const Jid &account) const
{
    const QString own = group(account) + u'/';
    const QString at = m_file.contains(own + "status/availability"_L1) ? own : QString();
    OwnPresence presence;
    const auto availability = m_file.value(at + "status/availability"_L1, int(Availability::Available)).toInt();
    if (availability >= 0 && availability < int(Availability::Offline))
        presence.availability = Availability(availability);
    presence.statusText = m_file.value(at + "status/text"_L1).toString();
    return presence;
}

void Settings::setOwnPresence(const Jid &account, const OwnPresence &presence)
{
    for (const QString &at : {QString(), group(account) + u'/'}) {
        m_file.setValue(at + "status/availability"_L1, int(presence.availability));
        m_file.setValue(at + "status/text"_L1, presence.statusText);
    }
    m_file.sync();
}

TellOthers Settings::tellOthers() const
{
    return {m_file.value("privacy/typing"_L1, true).toBool(), m_file.value("privacy/receipts"_L1, true).toBool(),
            m_file.value("privacy/read"_L1, true).toBool()};
}

void Settings::setTellOthers(const TellOthers &choice)
{
    m_file.setValue("privacy/typing"_L1, choice.typing);
    m_file.setValue("privacy/receipts"_L1, choice.receipts);
    m_file.setValue("privacy/read"_L1, choice.read);
    m_file.sync();
}

std::chrono::minutes Settings::awayAfter() const
{
    constexpr int otherwise = 10, aDay = 24 * 60;
    bool isNumber = false;
    const int minutes = m_file.value("status/awayAfterMinutes"_L1, otherwise).toInt(&isNumber);
    return std::chrono::minutes(isNumber && minutes >= 0 && minutes <= aDay ? minutes : otherwise);
}

void Settings::setAwayAfter(std::chrono::minutes time)
{
    m_file.setValue("status/awayAfterMinutes"_L1, int(time.count()));
    m_file.sync();
}

// Kept as words: a number that means something else after an update would let strangers in.
RequestRule Settings::requestRule() const
{
    const auto word = m_file.value("privacy/contactRequests"_L1).toString();
    return word.isEmpty() || word == "own-server"_L1 ? RequestRule::AcceptFromOwnServer
           : word == "all"_L1                        ? RequestRule::AcceptAll
                                                     : RequestRule::Ask;
}

void Settings::setRequestRule(RequestRule rule)
{
    const auto word = rule == RequestRule::Ask ? u"ask"_s : rule == RequestRule::AcceptAll ? u"all"_s : u"own-server"_s;
    m_file.setValue("privacy/contactRequests"_L1, word);
    m_file.sync();
}

FileSettings Settings::files() const
{
    FileSettings kept;
    if (const QString folder = m_file.value("files/folder"_L1).toString(); QDir::isAbsolutePath(folder))
        kept.folder = QDir::cleanPath(folder);
    kept.acceptFromContacts = m_file.value("files/acceptFromContacts"_L1, kept.acceptFromContacts).toBool();
    bool isNumber = false;
    const qint64 upTo = m_file.value("files/acceptUpTo"_L1).toLongLong(&isNumber);
    if (isNumber && upTo >= 0)
        kept.acceptUpTo = std::min(upTo, kept.largest);
    kept.direct = m_file.value("connection/directTransfers"_L1, true).toBool();
    return kept;
}

void Settings::setFiles(const FileSettings &settings)
{
    m_file.setValue("files/folder"_L1, settings.folder);
    m_file.setValue("files/acceptFromContacts"_L1, settings.acceptFromContacts);
    m_file.setValue("files/acceptUpTo"_L1, settings.acceptUpTo);
    m_file.setValue("connection/directTransfers"_L1, settings.direct);
    m_file.sync();
}

QVariant Settings::value(const QString &key, const QVariant &otherwise) const
{
    return m_file.value(key, otherwise);
}

void Settings::setValue(const QString &key, const QVariant &value)
{
    m_file.setValue(key, value);
}

} // namespace Tertulia
