#include "ui/emoji/SkinTone.h"

#include <QList>
#include <algorithm>
#include <utility>

namespace Tertulia {

namespace {

constexpr char32_t First = 0x1F3FB, Last = 0x1F3FF, AsPicture = 0xFE0F;

/// Emoji_Modifier_Base of Unicode 16, without wrestlers: those have no tones in most fonts.
constexpr std::pair<char32_t, char32_t> Bases[] = {
    {0x261D, 0x261D},   {0x26F9, 0x26F9},   {0x270A, 0x270D},   {0x1F385, 0x1F385}, {0x1F3C2, 0x1F3C4},
    {0x1F3C7, 0x1F3C7}, {0x1F3CA, 0x1F3CC}, {0x1F442, 0x1F443}, {0x1F446, 0x1F450}, {0x1F466, 0x1F469},
    {0x1F46B, 0x1F46E}, {0x1F470, 0x1F478}, {0x1F47C, 0x1F47C}, {0x1F481, 0x1F483}, {0x1F485, 0x1F487},
    {0x1F48F, 0x1F48F}, {0x1F491, 0x1F491}, {0x1F4AA, 0x1F4AA}, {0x1F574, 0x1F575}, {0x1F57A, 0x1F57A},
    {0x1F590, 0x1F590}, {0x1F595, 0x1F596}, {0x1F645, 0x1F647}, {0x1F64B, 0x1F64F}, {0x1F6A3, 0x1F6A3},
    {0x1F6B4, 0x1F6B6}, {0x1F6C0, 0x1F6C0}, {0x1F6CC, 0x1F6CC}, {0x1F90C, 0x1F90C}, {0x1F90F, 0x1F90F},
    {0x1F918, 0x1F91F}, {0x1F926, 0x1F926}, {0x1F930, 0x1F939}, {0x1F93D, 0x1F93E}, {0x1F977, 0x1F977},
    {0x1F9B5, 0x1F9B6}, {0x1F9B8, 0x1F9B9}, {0x1F9BB, 0x1F9BB}, {0x1F9CD, 0x1F9CF}, {0x1F9D1, 0x1F9DD},
    {0x1FAC3, 0x1FAC5}, {0x1FAF0, 0x1FAF8},
};

bool isBase(char32_t point)
{
    const auto after = std::ranges::upper_bound(Bases, point, {}, &std::pair<char32_t, char32_t>::first);
    return after != std::begin(Bases) && point <= std::prev(after)->second;
}

/// Families and the like: several people without tones of their own.
bool isFamily(const QList<uint> &points)
{
    constexpr uint boy = 0x1F466, girl = 0x1F467, child = 0x1F9D2;
    return points.size() > 1 && (points.contains(boy) || points.contains(girl) || points.contains(child));
}

} // namespace

bool SkinTone::has(const QString &emoji)
{
    const QList<uint> points = emoji.toUcs4();
    return !isFamily(points) && std::ranges::any_of(points, isBase) && without(emoji) == emoji;
}

QString SkinTone::with(const QString &emoji, int tone)
{
    if (tone <= 0 || tone >= Count || !has(emoji))
        return emoji;
    QList<char32_t> toned;
    const QList<uint> points = emoji.toUcs4();
    for (const uint point : points) {
        if (point == AsPicture && !toned.isEmpty() && toned.last() >= First && toned.last() <= Last)
            continue; // the tone says already that it is a picture
        toned.append(point);
        if (isBase(point))
            toned.append(First + char32_t(tone - 1));
    }
    return QString::fromUcs4(toned.constData(), toned.size());
}

QString SkinTone::without(const QString &emoji)
{
    QList<char32_t> plain;
    const QList<uint> points = emoji.toUcs4();
    for (const uint point : points) {
        if (point < First || point > Last)
            plain.append(point);
    }
    return QString::fromUcs4(plain.constData(), plain.size());
}

QString SkinTone::name(int tone)
{
    const QString names[] = {tr("No skin tone"),     tr("Light skin tone"),       tr("Medium-light skin tone"),
                             tr("Medium skin tone"), tr("Medium-dark skin tone"), tr("Dark skin tone")};
    return names[std::clamp(tone, 0, Count - 1)];
}

} // namespace Tertulia
