#include "ui/timeline/MessageSelection.h"

#include <algorithm>

namespace Tertulia {

std::pair<int, int> MessageSelection::rows(const MessageRows &rows) const
{
    const int one = rows.rowOf(m_anchor.id), other = rows.rowOf(m_focus.id);
    if (isEmpty() || one < 0 || other < 0)
        return {-1, -1};
    return std::minmax(one, other);
}

std::pair<int, int> MessageSelection::inRow(const MessageRows &rows, int row, int length) const
{
    const auto [first, last] = this->rows(rows);
    if (first < 0 || row < first || row > last)
        return {0, 0};
    if (first == last)
        return {std::min({m_anchor.offset, m_focus.offset, length}),
                std::min(std::max(m_anchor.offset, m_focus.offset), length)};
    const bool downwards = rows.rowOf(m_anchor.id) == first;
    const TextPosition &upper = downwards ? m_anchor : m_focus, &lower = downwards ? m_focus : m_anchor;
    return {row == first ? std::min(upper.offset, length) : 0, row == last ? std::min(lower.offset, length) : length};
}

} // namespace Tertulia
