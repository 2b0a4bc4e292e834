#pragma once

#include "app/data/SearchQuery.h"

namespace Tertulia {

/// The part of a message around what was searched for, in one line of plain text, and where the matches stand in it.
struct Excerpt {
    QString text;
    QList<SearchQuery::Range> marks;
};

Excerpt excerptOf(const QString &body, const SearchQuery &query);

} // namespace Tertulia
