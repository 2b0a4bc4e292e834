#include "app/data/AddressParts.h"

#include "app/data/Jid.h"

#include <QUrl>
#include <algorithm>

using namespace Qt::StringLiterals;

namespace Tertulia {

namespace {

constexpr int MaxLabel = 63; // RFC 1035 §2.3.4

bool between(char32_t c, char32_t first, char32_t last)
{
    return c >= first && c <= last;
}

bool fits(const QString &part)
{
    if (part.isEmpty() || part.size() > Jid::MaxPartBytes) {
        return false;
    }
    return part.size() * 3 <= Jid::MaxPartBytes || part.toUtf8().size() <= Jid::MaxPartBytes;
}

bool isAscii(QStringView text)
{
    return std::ranges::all_of(text, [](QChar c) { return c.unicode() < 0x80; });
}

/// Default_Ignorable_Code_Point where the general category does not tell: marks that nobody sees (RFC 8264 §9.13).
bool isInvisible(char32_t c)
{
    return c == 0x034F || between(c, 0x17B4, 0x17B5) || between(c, 0x180B, 0x180F) || between(c, 0xFE00, 0xFE0F) ||
           between(c, 0xE0000, 0xE0FFF);
}

bool isOldHangulJamo(char32_t c)
{
    return between(c, 0x1100, 0x11FF) || between(c, 0xA960, 0xA97F) || between(c, 0xD7B0, 0xD7FF);
}

/// Zero-width joiners are letters' business in the scripts that have a virama, and a disguise elsewhere (RFC 5892 A.1).
bool isJoiner(char32_t c)
{
    return c == 0x200C || c == 0x200D;
}

/// IdentifierClass (RFC 8264 §4.2): letters, digits and their marks; nothing from the punctuation of other scripts.
bool isIdentifier(char32_t c, char32_t previous)
{
    if (c < 0x80) {
        return between(c, 0x21, 0x7E) && !u"\"&'/:<>@"_s.contains(QChar(char16_t(c))); // RFC 7622 §3.3.1
    }
    if (isJoiner(c)) {
        return QChar::combiningClass(previous) == 9;
    }
    switch (QChar::category(c)) {
    case QChar::Letter_Lowercase:
    case QChar::Letter_Uppercase:
    case QChar::Letter_Modifier:
    case QChar::Letter_Other:
    case QChar::Mark_NonSpacing:
    case QChar::Mark_SpacingCombining:
    case QChar::Number_DecimalDigit:
        return c != 0x0640 && c != 0x07FA && !isInvisible(c) && !isOldHangulJamo(c);
    default:
        return false;
    }
}

bool isIdentifier(const QString &text)
{
    char32_t previous = 0;
    for (const char32_t c : text.toUcs4()) {
        if (!isIdentifier(c, previous)) {
            return false;
        }
        previous = c;
    }
    return true;
}

/// The Bidi Rule (RFC 5893 §2): a part that has right-to-left letters starts with one, has no left-to-right ones, ends
/// in a letter or digit and does not mix the two kinds of digits. Else it can be read as another address than it is.
bool keepsBidiRule(const QString &text)
{
    const auto letters = text.toUcs4();
    const auto has = [&](auto... directions) {
        return std::ranges::any_of(letters, [&](char32_t c) { return ((QChar::direction(c) == directions) || ...); });
    };
    if (!has(QChar::DirR, QChar::DirAL, QChar::DirAN)) {
        return true;
    }
    const auto first = QChar::direction(char32_t(letters.first()));
    const auto last = std::find_if(letters.crbegin(), letters.crend(),
                                   [](char32_t c) { return QChar::direction(c) != QChar::DirNSM; });
    const auto end = QChar::direction(char32_t(*last));
    return (first == QChar::DirR || first == QChar::DirAL) && !has(QChar::DirL) &&
           (end == QChar::DirR || end == QChar::DirAL || end == QChar::DirEN || end == QChar::DirAN) &&
           !(has(QChar::DirEN) && has(QChar::DirAN));
}

QString withNarrowWidth(const QString &text)
{
    QString mapped;
    for (const char32_t c : text.toUcs4()) {
        const auto tag = QChar::decompositionTag(c);
        mapped += tag == QChar::Wide || tag == QChar::Narrow ? QChar::decomposition(c) : QString::fromUcs4(&c, 1);
    }
    return mapped;
}

/// FreeformClass (RFC 8264 §4.3), but emoji sequences (joiners, variation selectors) pass: rooms are full of them.
bool isFreeform(char32_t c)
{
    if (isJoiner(c) || between(c, 0xFE00, 0xFE0F)) {
        return true;
    }
    switch (QChar::category(c)) {
    case QChar::Other_Control:
    case QChar::Other_Format: // bidi controls among them
    case QChar::Other_Surrogate:
    case QChar::Other_PrivateUse:
    case QChar::Separator_Line:
    case QChar::Separator_Paragraph:
        return false;
    default:
        return !QChar::isNonCharacter(c) && !isInvisible(c) && !isOldHangulJamo(c);
    }
}

std::optional<QString> ipv6Literal(QStringView text)
{
    QUrl url;
    url.setHost(text.toString(), QUrl::StrictMode);
    const QString host = url.host();
    return host.contains(u':') ? std::optional(u'[' + host + u']') : std::nullopt;
}

/// Letters, digits and hyphens (RFC 1123 §2.1); the underscore too, since such hosts exist in private networks.
bool isHostName(const QString &name)
{
    for (const auto label : QStringView(name).split(u'.')) {
        const bool ok =
            !label.isEmpty() && label.size() <= MaxLabel && !label.startsWith(u'-') && !label.endsWith(u'-') &&
            std::ranges::all_of(label, [](QChar c) {
                return between(c.unicode(), u'a', u'z') || between(c.unicode(), u'0', u'9') || c == u'-' || c == u'_';
            });
        if (!ok) {
            return false;
        }
    }
    return true;
}

} // namespace

std::optional<QString> AddressParts::local(QStringView text)
{
    if (text.size() > Jid::MaxPartBytes || !text.isValidUtf16()) {
        return std::nullopt;
    }
    QString part;
    if (isAscii(text)) {
        part = text.toString().toLower();
    } else {
        part = withNarrowWidth(text.toString()).toCaseFolded().normalized(QString::NormalizationForm_C);
        // HasCompat (RFC 8264 §9.17): a ligature or a superscript would be a look-alike of something else.
        if (part != part.normalized(QString::NormalizationForm_KC)) {
            return std::nullopt;
        }
    }
    if (!fits(part) || !isIdentifier(part) || !keepsBidiRule(part)) {
        return std::nullopt;
    }
    return part;
}

std::optional<QString> AddressParts::domain(QStringView text)
{
    if (text.endsWith(u'.')) { // RFC 7622 §3.2: the final dot is no part of it
        text.chop(1);
    }
    if (text.size() > Jid::MaxPartBytes || !text.isValidUtf16()) {
        return std::nullopt;
    }
    if (text.startsWith(u'[')) {
        return ipv6Literal(text);
    }
    QString name = text.toString().toLower();
    if (isAscii(name) && !name.contains("xn--"_L1)) {
        return isHostName(name) ? std::optional(name) : std::nullopt;
    }
    const QByteArray ace = QUrl::toAce(name, QUrl::IgnoreIDNWhitelist);
    if (ace.isEmpty() || !isHostName(QString::fromLatin1(ace))) {
        return std::nullopt;
    }
    name = QUrl::fromAce(ace, QUrl::IgnoreIDNWhitelist);
    return fits(name) ? std::optional(name) : std::nullopt;
}

std::optional<QString> AddressParts::resource(QStringView text)
{
    if (text.size() > Jid::MaxPartBytes || !text.isValidUtf16()) {
        return std::nullopt;
    }
    QString part = text.toString();
    if (!isAscii(text)) {
        for (QChar &c : part) {
            c = c.category() == QChar::Separator_Space ? QChar(u' ') : c;
        }
        part = part.normalized(QString::NormalizationForm_C);
    }
    if (!fits(part) || !std::ranges::all_of(part.toUcs4(), isFreeform)) {
        return std::nullopt;
    }
    return part;
}

} // namespace Tertulia
