#include "ui/settings/GeneralChoice.h"

#include "app/Settings.h"

namespace Tertulia {

using namespace Qt::StringLiterals;

namespace {

constexpr auto ThemeKey = "window/theme"_L1, LanguageKey = "window/language"_L1, FontKey = "window/fontPercent"_L1,
               TrayKey = "window/startInTray"_L1, RoomEventsKey = "conversation/roomEvents"_L1,
               PresenceEventsKey = "conversation/presenceEvents"_L1;

}

GeneralChoice GeneralChoice::keptIn(const Settings &settings)
{
    GeneralChoice kept;
    const int theme = settings.value(ThemeKey, 0).toInt();
    if (theme >= int(Theme::Scheme::System) && theme <= int(Theme::Scheme::Dark))
        kept.theme = Theme::Scheme(theme);
    kept.language = settings.value(LanguageKey).toString();
    kept.fontPercent =
        std::clamp(settings.value(FontKey, 100).toInt(), std::begin(FontSizes)[0], std::end(FontSizes)[-1]);
    kept.startInTray = settings.value(TrayKey, false).toBool();
    kept.events.rooms = settings.value(RoomEventsKey, true).toBool();
    kept.events.presence = settings.value(PresenceEventsKey, true).toBool();
    return kept;
}

void GeneralChoice::keepIn(Settings &settings) const
{
    settings.setValue(ThemeKey, int(theme));
    settings.setValue(LanguageKey, language);
    settings.setValue(FontKey, fontPercent);
    settings.setValue(TrayKey, startInTray);
    settings.setValue(RoomEventsKey, events.rooms);
    settings.setValue(PresenceEventsKey, events.presence);
}

} // namespace Tertulia
