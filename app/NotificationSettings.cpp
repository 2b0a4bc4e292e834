#include "app/NotificationSettings.h"

#include "app/Settings.h"

using namespace Qt::StringLiterals;

namespace Tertulia {

namespace {

constexpr auto PreviewKey = "notifications/preview"_L1, SoundKey = "notifications/sound"_L1;

QString keyOf(NoticeKind kind)
{
    static constexpr const char *Names[] = {"signedIn",       "signedOut", "statusMessage", "directMessage",
                                            "contactRequest", "fileOffer", "roomMessage",   "mention",
                                            "someoneEntered", "invitation"};
    static_assert(std::size(Names) == NoticeKinds.size());
    return "notifications/"_L1 + QLatin1StringView(Names[size_t(kind)]);
}

} // namespace

NotificationSettings NotificationSettings::keptIn(const Settings &settings)
{
    NotificationSettings kept;
    for (const auto kind : NoticeKinds)
        kept.setTells(kind, settings.value(keyOf(kind), true).toBool());
    kept.preview = settings.value(PreviewKey, true).toBool();
    kept.sound = settings.value(SoundKey, true).toBool();
    return kept;
}

void NotificationSettings::keepIn(Settings &settings) const
{
    for (const auto kind : NoticeKinds)
        settings.setValue(keyOf(kind), tells(kind));
    settings.setValue(PreviewKey, preview);
    settings.setValue(SoundKey, sound);
}

} // namespace Tertulia
