#pragma once

#include <QCoreApplication>
#include <QString>

namespace Tertulia {

/// The colour of people's skin in emoji (Unicode TR51 §2.4): 0 is none, then from light to dark.
class SkinTone
{
    Q_DECLARE_TR_FUNCTIONS(SkinTone)

public:
    static constexpr int Count = 6;

    static bool has(const QString &emoji); ///< one without a tone may take one
    static QString with(const QString &emoji, int tone);
    static QString without(const QString &emoji);
    static QString name(int tone);
};

} // namespace Tertulia
