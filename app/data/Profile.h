#pragma once

#include "app/data/Jid.h"

#include <QByteArray>
#include <QDate>
#include <QList>
#include <QMetaType>
#include <QString>
#include <QStringList>
#include <chrono>
#include <optional>

namespace Tertulia {

/// A vCard (XEP-0054). All of it comes from the network: plain text of bounded length.
struct Profile {
    struct Entry {
        QString kind; ///< HOME, WORK, CELL, FAX … as the vCard says; empty: not said
        QString value;
        friend bool operator==(const Entry &, const Entry &) = default;
    };
    struct Address {
        QString kind, street, extra, city, region, postcode, country;
        friend bool operator==(const Address &, const Address &) = default;
    };

    QString fullName, givenName, middleName, familyName, prefix, suffix;
    QString nickname;
    QDate birthday;
    QString organization, unit, title, role;
    QString url, description;
    QList<Entry> emails, phones;
    QList<Address> addresses;
    QByteArray photo; ///< encoded and unchecked, ≤ 256 kB: the window decodes it
    QString photoType;

    bool isEmpty() const { return *this == Profile(); }
    friend bool operator==(const Profile &, const Profile &) = default;
};

/// What a device says of itself (XEP-0092, XEP-0012, XEP-0202), where it does. Plain text, at most 100 characters each.
struct DeviceInfo {
    QString resource, clientName, clientVersion, system;
    int idleSeconds = -1;                          ///< -1: not told
    std::optional<std::chrono::seconds> utcOffset; ///< what their clock is ahead of UTC
    friend bool operator==(const DeviceInfo &, const DeviceInfo &) = default;
};

/// Our own picture, ready to be published; no bytes: none.
struct OwnPicture {
    static constexpr qsizetype MaxBytes = 256 * 1024; ///< of anybody's picture, not encoded

    QByteArray bytes;
    QString type; ///< image/png, image/jpeg
    int side = 0; ///< it is square
};

} // namespace Tertulia
