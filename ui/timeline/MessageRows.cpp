#include "ui/timeline/MessageRows.h"

#include <algorithm>

namespace Tertulia {

int MessageRows::rowOf(MessageId id) const
{
    if (!m_indexed) {
        m_index.clear();
        for (int row = 0; row < count(); ++row)
            m_index.insert(at(row).id, row);
        m_indexed = true;
    }
    return m_index.value(id, -1);
}

int MessageRows::rowAt(int y) const
{
    const auto below = std::ranges::upper_bound(m_rows, y, {}, &Row::y);
    return below == m_rows.begin() ? (m_rows.empty() ? -1 : 0) : int(below - m_rows.begin()) - 1;
}

void MessageRows::clear()
{
    m_rows.clear();
    m_indexed = false;
}

void MessageRows::insert(int first, const QList<Row> &rows)
{
    const int y = first < count() ? m_rows[size_t(first)].y : totalHeight();
    m_rows.insert(m_rows.begin() + first, rows.begin(), rows.end());
    for (int row = first; row < first + rows.size(); ++row) {
        m_rows[size_t(row)].revision = ++m_revision;
        m_rows[size_t(row)].y = y;
    }
    m_indexed = false;
}

void MessageRows::remove(int first, int last)
{
    m_rows.erase(m_rows.begin() + first, m_rows.begin() + last + 1);
    m_indexed = false;
}

void MessageRows::touch(int row)
{
    m_rows[size_t(row)].revision = ++m_revision;
    m_rows[size_t(row)].exact = false;
}

void MessageRows::forgetHeights()
{
    for (Row &row : m_rows)
        row.exact = false;
}

void MessageRows::setHeight(int row, int height)
{
    m_rows[size_t(row)].height = height;
    m_rows[size_t(row)].exact = true;
}

void MessageRows::place(int from)
{
    int y = from > 0 ? m_rows[size_t(from) - 1].bottom() : 0;
    for (size_t row = size_t(from); row < m_rows.size(); ++row) {
        m_rows[row].y = y;
        m_rows[row].placed = true;
        y += m_rows[row].height;
    }
}

} // namespace Tertulia
