#pragma once

#include "app/data/Notice.h"

#include <bitset>

namespace Tertulia {

class Settings;

/// What the person wants to be told of, and how much it may show. Everything is on until it is switched off.
struct NotificationSettings {
    std::bitset<NoticeKinds.size()> off;
    bool preview = true; ///< what was written may be read on the desktop
    bool sound = true;

    bool tells(NoticeKind kind) const { return !off.test(size_t(kind)); }
    void setTells(NoticeKind kind, bool on) { off.set(size_t(kind), !on); }

    static NotificationSettings keptIn(const Settings &settings);
    void keepIn(Settings &settings) const;

    friend bool operator==(const NotificationSettings &, const NotificationSettings &) = default;
};

} // namespace Tertulia

Q_DECLARE_METATYPE(Tertulia::NotificationSettings)
