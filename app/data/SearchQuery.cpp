#include "app/data/SearchQuery.h"

#include "app/data/SearchText.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace Tertulia {

namespace {

bool isQuote(QChar c)
{
    return c == u'"' || c == u'“' || c == u'”' || c == u'„';
}

/// One piece of what was typed: up to a space outside quotes.
struct Piece {
    bool minus = false;
    QString name;  ///< what stands before a colon, lower case; empty: no operator
    QString value; ///< the rest, without its quotes
    bool quoted = false, closed = false;
    QStringView whole; ///< as typed
};

Piece pieceOf(QStringView whole)
{
    Piece piece;
    piece.whole = whole;
    if (whole.size() > 1 && whole.front() == u'-') {
        piece.minus = true;
        whole = whole.sliced(1);
    }
    const auto quote = std::ranges::find_if(whole, isQuote) - whole.begin();
    if (const qsizetype colon = whole.first(quote).indexOf(u':'); colon > 0 && !piece.minus) {
        piece.name = whole.first(colon).toString().toLower();
        whole = whole.sliced(colon + 1);
    }
    piece.quoted = !whole.isEmpty() && isQuote(whole.front());
    piece.closed = piece.quoted && whole.size() > 1 && isQuote(whole.back());
    piece.value = whole.sliced(piece.quoted).chopped(piece.closed).trimmed().toString();
    return piece;
}

QList<Piece> pieces(QStringView text)
{
    QList<Piece> list;
    qsizetype start = -1;
    bool quoted = false;
    for (qsizetype i = 0; i <= text.size(); ++i) {
        const bool ends = i == text.size() || (!quoted && text.at(i).isSpace());
        if (ends && start >= 0) {
            list.append(pieceOf(text.sliced(start, i - start)));
            start = -1;
        } else if (!ends) {
            const bool begins = start < 0 || text.at(i - 1) == u':' || (text.at(i - 1) == u'-' && i - 1 == start);
            start = start < 0 ? i : start;
            if (isQuote(text.at(i)))
                quoted = !quoted && begins;
        }
    }
    return list;
}

/// 2026-11-01, 2026-11, 2026, today, yesterday: its first day.
std::optional<QDate> dayOf(const QString &text, QDate today)
{
    if (text.compare("today"_L1, Qt::CaseInsensitive) == 0)
        return today;
    if (text.compare("yesterday"_L1, Qt::CaseInsensitive) == 0)
        return today.addDays(-1);
    const QStringList parts = text.split(u'-');
    static constexpr qsizetype lengths[] = {4, 2, 2};
    QList<int> numbers;
    for (const QString &part : parts) {
        bool isNumber = false;
        numbers.append(part.toInt(&isNumber));
        if (!isNumber || numbers.size() > 3 || part.size() > lengths[numbers.size() - 1] || numbers.constLast() < 1)
            return {};
    }
    const QDate day(numbers.constFirst(), numbers.value(1, 1), numbers.value(2, 1));
    return day.isValid() && parts.constFirst().size() == 4 ? std::optional(day) : std::nullopt;
}

/// Whether the piece was an operator; it has been taken then. One without its value is still being typed.
bool takeOperator(SearchQuery &query, const Piece &piece, QDate today)
{
    const bool empty = piece.value.isEmpty();
    if (piece.name == "from"_L1 || piece.name == "in"_L1) {
        if (!empty)
            (piece.name == "in"_L1 ? query.in : query.from).append(piece.value);
        return true;
    }
    if (piece.name == "before"_L1 || piece.name == "after"_L1) {
        const auto day = dayOf(piece.value, today);
        if (day)
            (piece.name == "before"_L1 ? query.before : query.after) = day;
        return day || empty;
    }
    if (piece.name == "has"_L1) {
        const bool link = piece.value.compare("link"_L1, Qt::CaseInsensitive) == 0,
                   file = piece.value.compare("file"_L1, Qt::CaseInsensitive) == 0;
        query.link = query.link || link;
        query.file = query.file || file;
        return link || file || empty;
    }
    return false;
}

void takeText(SearchQuery &query, const Piece &piece)
{
    const bool asTyped = !piece.name.isEmpty(); // no operator of ours: its colon belongs to the text
    SearchQuery::Term term;
    for (const auto &word : SearchText::words(asTyped ? piece.whole : QStringView(piece.value)))
        term.words.append(word.folded);
    term.unfinished = !piece.closed && !piece.minus;
    if (!term.words.isEmpty() && query.terms.size() + query.without.size() < SearchQuery::MaxTerms)
        (piece.minus ? query.without : query.terms).append(term);
}

/// How many characters of `words`, from `at` on, say the term; 0: they do not.
qsizetype wordsOf(const SearchQuery::Term &term, const QList<SearchText::Word> &words, qsizetype at)
{
    if (at + term.words.size() > words.size())
        return 0;
    for (qsizetype i = 0; i < term.words.size(); ++i) {
        const QString &said = words.at(at + i).folded, &wanted = term.words.at(i);
        const bool open = term.unfinished && i == term.words.size() - 1;
        if (open ? !said.startsWith(wanted) : said != wanted)
            return 0;
    }
    return term.words.size();
}

} // namespace

SearchQuery SearchQuery::parse(QStringView text, QDate today)
{
    SearchQuery query;
    for (const Piece &piece : pieces(text.first(std::min(text.size(), MaxLength)))) {
        if (piece.minus || !takeOperator(query, piece, today))
            takeText(query, piece);
    }
    return query;
}

bool SearchQuery::isEmpty() const
{
    return *this == SearchQuery();
}

QList<SearchQuery::Range> SearchQuery::found(QStringView text, qsizetype limit) const
{
    QList<Range> ranges;
    const auto words = SearchText::words(text);
    for (qsizetype at = 0; at < words.size() && ranges.size() < limit;) {
        qsizetype length = 0;
        for (const Term &term : terms)
            length = std::max(length, wordsOf(term, words, at));
        if (length > 0) {
            const SearchText::Word &last = words.at(at + length - 1);
            ranges.append({words.at(at).start, last.start + last.length - words.at(at).start});
        }
        at += std::max<qsizetype>(length, 1);
    }
    return ranges;
}

bool SearchQuery::isExcluded(QStringView text) const
{
    if (without.isEmpty())
        return false;
    const auto words = SearchText::words(text);
    return std::ranges::any_of(without, [&words](const Term &term) {
        for (qsizetype at = 0; at < words.size(); ++at) {
            if (wordsOf(term, words, at) > 0)
                return true;
        }
        return false;
    });
}

} // namespace Tertulia
