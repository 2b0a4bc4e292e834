#include "ui/timeline/TextStyling.h"

#include <algorithm>
#include <array>
#include <optional>

namespace Tertulia {

namespace {

constexpr int MaxNesting = 4;
constexpr QStringView FenceMark = u"```";

std::optional<TextStyling::Style> styleOf(QChar c)
{
    switch (c.unicode()) {
    case u'*':
        return TextStyling::Style::Strong;
    case u'_':
        return TextStyling::Style::Emphasis;
    case u'~':
        return TextStyling::Style::Strike;
    case u'`':
        return TextStyling::Style::Mono;
    default:
        return {};
    }
}

bool isLineEnd(QChar c)
{
    return c == u'\n' || c == QChar::LineSeparator;
}

/// >_< is a face and -> or >= are no quotations either, though the standard would have it so.
bool quotes(QStringView rest)
{
    return rest.size() < 2 || !QStringView(u"_.:;-=<^(").contains(rest.at(1));
}

/// The spans of one line. One directive ends at the next one of its kind that may close (matching is lazy).
class SpanFinder
{
public:
    SpanFinder(QStringView text, TextStyling &found)
        : m_text(text)
        , m_found(found)
    {
    }

    void find(int from, int to, int depth = 0)
    {
        std::array<bool, 4> hopeless{}; // no further directive of that kind closes in this stretch
        for (int at = from; at < to && m_found.spans.size() < MaxStyledSpans; ++at) {
            const auto style = styleOf(m_text.at(at));
            if (!style || hopeless[size_t(*style)])
                continue;
            if (at + 1 < to && m_text.at(at + 1) == m_text.at(at)) {
                ++at; // nothing stands between them: neither is a directive
                continue;
            }
            if (!opens(at, from, to))
                continue;
            const int end = closing(at, to);
            hopeless[size_t(*style)] = end < 0;
            if (end < 0)
                continue;
            m_found.spans.append({at, end + 1, *style});
            m_found.directives.append({at, at + 1});
            if (*style != TextStyling::Style::Mono && depth < MaxNesting)
                find(at + 1, end, depth + 1);
            m_found.directives.append({end, end + 1});
            at = end;
        }
    }

private:
    /// At the beginning of its block or span, or after a space; and before something else than a space.
    bool opens(int at, int from, int to) const
    {
        return (at == from || m_text.at(at - 1).isSpace()) && at + 1 < to && !m_text.at(at + 1).isSpace();
    }
    int closing(int opening, int to) const
    {
        for (int at = opening + 2; at < to; ++at) {
            if (m_text.at(at) == m_text.at(opening) && !m_text.at(at - 1).isSpace())
                return at;
        }
        return -1;
    }

    QStringView m_text;
    TextStyling &m_found;
};

} // namespace

TextStyling findStyling(QStringView text)
{
    TextStyling found;
    if (!std::ranges::any_of(text, [](QChar c) { return c == u'>' || styleOf(c); }))
        return found;
    SpanFinder spans(text, found);
    int fenceDepth = -1; // how deep quoted the preformatted block is that we are in; -1: in none
    for (int start = 0, end = 0; start <= text.size(); start = end + 1) {
        end = int(std::find_if(text.begin() + start, text.end(), isLineEnd) - text.begin());
        int content = start, quoted = 0;
        while (content < end && text.at(content) == u'>' && (fenceDepth < 0 || quoted < fenceDepth) &&
               quotes(text.sliced(content, end - content))) {
            ++quoted;
            ++content;
            content += content < end && text.at(content) == u' ';
        }
        if (quoted < fenceDepth)
            fenceDepth = -1; // what surrounds the block has ended
        const QStringView line = text.sliced(content, end - content);
        const bool fence = fenceDepth < 0 ? line.startsWith(FenceMark) : line.trimmed() == FenceMark;
        if (fence)
            found.lines.append({start, end, content, quoted, TextStyling::Kind::Fence});
        else if (fenceDepth >= 0)
            found.lines.append({start, end, content, quoted, TextStyling::Kind::Code});
        else if (quoted > 0)
            found.lines.append({start, end, content, quoted, TextStyling::Kind::Quoted});
        if (fence)
            fenceDepth = fenceDepth < 0 ? quoted : -1;
        else if (fenceDepth < 0)
            spans.find(content, end);
    }
    return found;
}

} // namespace Tertulia
