#include "ui/timeline/MessageFonts.h"

#include "ui/common/Theme.h"

#include <QFontDatabase>
#include <QFontInfo>
#include <QFontMetrics>
#include <algorithm>

using namespace Qt::StringLiterals;

namespace Tertulia {

QString emojiFamily()
{
    static const QString family = [] {
        for (const QString &name : {u"Noto Color Emoji"_s, u"Twemoji"_s, u"Segoe UI Emoji"_s, u"Apple Color Emoji"_s}) {
            if (QFontDatabase::hasFamily(name))
                return name;
        }
        return QString();
    }();
    return family;
}

MessageFonts::MessageFonts(const QFont &base)
    : body(Theme::font(TextStyle::Body, base))
    , emoji(body)
    , caption(Theme::font(TextStyle::Caption, base))
    , action(caption)
    , chip(caption)
    , emojiFamily(Tertulia::emojiFamily())
    , monoFamily(QFontDatabase::systemFont(QFontDatabase::FixedFont).family())
{
    const QFontInfo info(body);
    emoji.setPointSizeF(info.pointSizeF() * 2.6);
    chip.setPointSizeF(info.pointSizeF());
    if (!emojiFamily.isEmpty()) {
        emoji.setFamilies({emojiFamily, info.family()});
        chip.setFamilies({info.family(), emojiFamily});
    }
    action.setWeight(QFont::DemiBold);
    const QFontMetrics metrics(body);
    bodyHeight = metrics.height();
    captionHeight = QFontMetrics(caption).height();
    chipHeight = std::max(captionHeight, QFontMetrics(chip).height()) + Space::XS;
    maxTextWidth = metrics.averageCharWidth() * 64;
}

int MessageFonts::sideMargin(int width) const
{
    return std::max(Space::L, (width - 2 * maxTextWidth) / 2);
}

} // namespace Tertulia
