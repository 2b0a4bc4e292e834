#pragma once

#include "app/data/Instant.h"

#include <QDate>
#include <QList>
#include <QStringList>
#include <optional>

namespace Tertulia {

/// What somebody typed into a search field, understood. Nothing typed is an error: what is no operator is text.
///
///     ana "see you" -never from:me in:"Ben Miller" before:2026-11 after:yesterday has:link
struct SearchQuery {
    /// Words that stand one after the other; several where it was quoted or is one word with a hyphen in it.
    struct Term {
        QStringList words;       ///< folded (SearchText); never empty
        bool unfinished = false; ///< the last word may go on: it was not quoted

        friend bool operator==(const Term &, const Term &) = default;
    };
    struct Range {
        qsizetype start, length;
    };

    static constexpr qsizetype MaxLength = 1'000, MaxTerms = 32;

    QList<Term> terms;                  ///< all of them
    QList<Term> without;                ///< none of them
    QStringList from;                   ///< as typed, any of them: a name, an address, or `me`
    QStringList in;                     ///< as typed, any of them: a name or an address
    std::optional<QDate> before, after; ///< days of this person; `after` is the first day that counts, `before` the
                                        ///< first that does not
    bool link = false, file = false;

    /// `today` is what today and yesterday mean. Only MaxLength characters and MaxTerms terms are looked at.
    static SearchQuery parse(QStringView text, QDate today = QDate::currentDate());

    bool isEmpty() const; ///< asks for nothing: finds nothing
    /// Where `terms` stand in `text`, in order and without overlap; at most `limit` of them.
    QList<Range> found(QStringView text, qsizetype limit = 100) const;
    bool isExcluded(QStringView text) const; ///< one of `without` is in it

    friend bool operator==(const SearchQuery &, const SearchQuery &) = default;
};

} // namespace Tertulia
