#include "ui/timeline/LinkFinder.h"

#include <algorithm>
#include <array>

using namespace Qt::StringLiterals;

namespace Tertulia {

namespace {

constexpr qsizetype MaxLength = 2048;

/// The start of an allowed scheme that ends at the colon `colon`, or -1.
qsizetype schemeStart(QStringView text, qsizetype colon, qsizetype from)
{
    static constexpr QLatin1StringView Schemes[] = {"https"_L1, "http"_L1, "mailto"_L1, "xmpp"_L1};
    for (const QLatin1StringView scheme : Schemes) {
        const qsizetype start = colon - scheme.size();
        if (start < from || text.sliced(start, scheme.size()).compare(scheme, Qt::CaseInsensitive) != 0)
            continue;
        if (start == 0 || !(text.at(start - 1).isLetterOrNumber() || u"+-."_s.contains(text.at(start - 1))))
            return start;
    }
    return -1;
}

bool endsLink(QChar c)
{
    return c.isSpace() || c.category() == QChar::Other_Control || u"<>\"“”«»"_s.contains(c);
}

/// Without what the sentence around it owns: trailing punctuation, and closing brackets that were not opened inside.
QStringView withoutSentence(QStringView link)
{
    static constexpr std::array Brackets{std::pair{u'(', u')'}, std::pair{u'[', u']'}, std::pair{u'{', u'}'}};
    while (!link.isEmpty()) {
        const QChar last = link.back();
        const auto bracket = std::ranges::find(Brackets, last.unicode(), &std::pair<char16_t, char16_t>::second);
        const bool unopened = bracket != Brackets.end() && link.count(last) > link.count(QChar(bracket->first));
        if (!unopened && !u".,;:!?'’…。、，！？"_s.contains(last))
            break;
        link.chop(1);
    }
    return link;
}

bool leadsSomewhere(const QUrl &url)
{
    if (!url.isValid())
        return false;
    const QString scheme = url.scheme();
    if (scheme == "http"_L1 || scheme == "https"_L1)
        return !url.host().isEmpty();
    if (scheme == "mailto"_L1)
        return url.path().contains(u'@');
    return scheme == "xmpp"_L1 && !url.path().isEmpty();
}

} // namespace

QList<Link> findLinks(QStringView text)
{
    QList<Link> links;
    qsizetype from = 0;
    for (qsizetype colon = text.indexOf(u':'); colon >= 0 && links.size() < MaxLinks;
         colon = text.indexOf(u':', colon + 1)) {
        const qsizetype start = schemeStart(text, colon, from);
        if (start < 0)
            continue;
        qsizetype end = colon + 1;
        while (end < text.size() && end - start <= MaxLength && !endsLink(text.at(end)))
            ++end;
        const QStringView link = withoutSentence(text.sliced(start, end - start));
        if (link.size() > MaxLength)
            continue;
        const QUrl url(link.toString(), QUrl::TolerantMode);
        if (!leadsSomewhere(url))
            continue;
        links.append({int(start), int(link.size()), url});
        from = colon = start + link.size();
    }
    return links;
}

} // namespace Tertulia
