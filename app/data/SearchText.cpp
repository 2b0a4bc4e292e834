#include "app/data/SearchText.h"

#include <QUrl>
#include <algorithm>
#include <array>

using namespace Qt::StringLiterals;

namespace Tertulia {

namespace {

struct Range {
    char32_t first, last;
};

/// Marks over and under letters, which people leave out when they search. Those of Indic scripts and the voiced marks
/// of kana change what is said, and stay.
constexpr std::array LooseMarks{
    Range{0x0300, 0x036F}, Range{0x0591, 0x05C7}, Range{0x0610, 0x061A}, Range{0x064B, 0x065F}, Range{0x0670, 0x0670},
    Range{0x06D6, 0x06ED}, Range{0x1AB0, 0x1AFF}, Range{0x1DC0, 0x1DFF}, Range{0x20D0, 0x20FF}, Range{0xFE00, 0xFE2F}};

bool isLooseMark(char32_t c)
{
    return std::ranges::any_of(LooseMarks, [c](Range range) { return c >= range.first && c <= range.last; });
}

/// Scripts that put no spaces between words.
bool standsAlone(char32_t c)
{
    if (c < 0x0E00)
        return false;
    if (QChar::category(c) == QChar::Symbol_Other)
        return true; // emoji
    switch (QChar::script(c)) {
    case QChar::Script_Han:
    case QChar::Script_Hiragana:
    case QChar::Script_Katakana:
    case QChar::Script_Thai:
    case QChar::Script_Lao:
    case QChar::Script_Khmer:
    case QChar::Script_Myanmar:
        return true;
    default:
        return false;
    }
}

bool isWordCharacter(char32_t c)
{
    return QChar::isLetterOrNumber(c) || QChar::isMark(c) || QChar::category(c) == QChar::Symbol_Other;
}

/// A lone surrogate stands for itself, and is no letter.
char32_t characterAt(QStringView text, qsizetype i)
{
    const QChar first = text.at(i);
    return first.isHighSurrogate() && i + 1 < text.size() && text.at(i + 1).isLowSurrogate()
               ? QChar::surrogateToUcs4(first, text.at(i + 1))
               : char32_t(first.unicode());
}

void appendFolded(QString &word, char32_t c, int depth = 0)
{
    if (word.size() >= SearchText::MaxWordLength)
        return;
    if (const QString parts = c < 0x80 || depth > 2 ? QString() : QChar::decomposition(c); !parts.isEmpty()) {
        for (qsizetype i = 0; i < parts.size();) {
            const char32_t part = characterAt(parts, i);
            appendFolded(word, part, depth + 1);
            i += QChar::requiresSurrogates(part) ? 2 : 1;
        }
    } else if (!isLooseMark(c) && isWordCharacter(c)) {
        word += QChar::fromUcs4(QChar::toCaseFolded(c));
    }
}

/// Gathers characters into words.
class Cutter
{
public:
    explicit Cutter(qsizetype limit)
        : m_limit(limit)
    {
    }
    bool isFull() const { return m_words.size() >= m_limit; }
    void take(char32_t c, qsizetype at, qsizetype length);
    void end();
    QList<SearchText::Word> words() &&
    {
        end();
        return std::move(m_words);
    }

private:
    qsizetype m_limit;
    QList<SearchText::Word> m_words;
    SearchText::Word m_word;
    bool m_alone = false; // only marks may follow
};

void Cutter::take(char32_t c, qsizetype at, qsizetype length)
{
    const bool alone = standsAlone(c), mark = c >= 0x300 && QChar::isMark(c);
    if ((alone || m_alone) && !mark)
        end();
    if (m_word.length == 0)
        m_word.start = at;
    m_word.length = at + length - m_word.start;
    m_alone = alone || (m_alone && mark);
    appendFolded(m_word.folded, c);
}

void Cutter::end()
{
    if (!m_word.folded.isEmpty() && !isFull())
        m_words.append(std::move(m_word));
    m_word = {};
    m_alone = false;
}

} // namespace

QList<SearchText::Word> SearchText::words(QStringView text, qsizetype limit)
{
    Cutter cutter(limit);
    for (qsizetype i = 0; i < text.size() && !cutter.isFull();) {
        const char32_t c = characterAt(text, i);
        const qsizetype length = QChar::requiresSurrogates(c) ? 2 : 1;
        const bool ascii = c < 0x80;
        if (ascii ? (c >= '0' && c <= '9') || ((c | 0x20) >= 'a' && (c | 0x20) <= 'z') : isWordCharacter(c))
            cutter.take(c, i, length);
        else
            cutter.end();
        i += length;
    }
    return std::move(cutter).words();
}

bool SearchText::hasLink(QStringView text)
{
    static constexpr std::array Schemes{"http://"_L1, "https://"_L1, "mailto:"_L1, "xmpp:"_L1};
    return text.contains(u':') && std::ranges::any_of(Schemes, [text](QLatin1StringView scheme) {
               return text.contains(scheme, Qt::CaseInsensitive);
           });
}

bool SearchText::isFileAddress(QStringView text)
{
    constexpr qsizetype longest = 2'048;
    const QStringView address = text.trimmed();
    if (address.size() > longest || !address.startsWith("http"_L1, Qt::CaseInsensitive) ||
        std::ranges::any_of(address, [](QChar c) { return c.isSpace(); }))
        return false;
    const QUrl url(address.toString());
    return url.isValid() && !url.host().isEmpty() && url.fileName().indexOf(u'.') > 0;
}

} // namespace Tertulia
