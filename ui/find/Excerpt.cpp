#include "ui/find/Excerpt.h"

#include "ui/timeline/DisplayText.h"

#include <algorithm>

namespace Tertulia {

namespace {

constexpr qsizetype Before = 24, Length = 300; // characters

} // namespace

/// Cut first, then made fit to be shown, then searched again: what is left out on the way cannot misplace a mark.
Excerpt excerptOf(const QString &body, const SearchQuery &query)
{
    const auto first = query.found(body, 1);
    qsizetype start = first.isEmpty() ? 0 : std::max<qsizetype>(0, first.constFirst().start - Before);
    if (start > 0) { // at a word's beginning, if one is near
        const qsizetype space = body.indexOf(u' ', start);
        start = space >= 0 && space < first.constFirst().start ? space + 1 : start;
        if (body.at(start).isLowSurrogate())
            --start;
    }
    const QString rest = body.sliced(start, std::min(body.size() - start, 2 * Length));
    Excerpt excerpt;
    excerpt.text = displayText(rest).simplified();
    excerpt.text.truncate(cutLength(excerpt.text, Length));
    if (start > 0)
        excerpt.text.prepend(u'…');
    excerpt.marks = query.found(excerpt.text);
    return excerpt;
}

} // namespace Tertulia
