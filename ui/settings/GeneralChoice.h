#pragma once

#include "app/data/TalkEvent.h"
#include "ui/common/Theme.h"

namespace Tertulia {

class Settings;

/// How the program looks and starts, as the person wants it. Whether it starts at login is Autostart's to know.
struct GeneralChoice {
    static constexpr int FontSizes[] = {85, 100, 115, 130, 150, 175, 200}; ///< percent of the desktop's

    Theme::Scheme theme = Theme::Scheme::System;
    QString language; ///< empty: the desktop's
    int fontPercent = 100;
    bool startInTray = false;
    bool startAtLogin = false;
    EventChoice events;

    static GeneralChoice keptIn(const Settings &settings);
    void keepIn(Settings &settings) const;
};

} // namespace Tertulia

Q_DECLARE_METATYPE(Tertulia::GeneralChoice)
