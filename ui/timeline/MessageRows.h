#pragma once

#include "app/data/Message.h"

#include <QHash>
#include <QList>
#include <vector>

namespace Tertulia {

/// Where the rows of a view stand, one under the other, in pixels from the top of the first. A height is an estimate
/// until somebody lays the row out. Rows that come or go move nothing until place(): what is on the screen can be
/// painted meanwhile as it was. Knows no model and no layout.
class MessageRows
{
public:
    struct Row {
        MessageId id = 0;
        TransferId transfer = 0; ///< it is this file
        bool incoming = false;
        bool placed = false;  ///< has a y of its own
        bool exact = false;   ///< height is that of its layout
        quint32 revision = 0; ///< of its content
        int y = 0, height = 0;

        int bottom() const { return y + height; }
    };

    int count() const { return int(m_rows.size()); }
    bool isEmpty() const { return m_rows.empty(); }
    const Row &at(int row) const { return m_rows[size_t(row)]; }
    int rowOf(MessageId id) const; ///< -1: not here
    int rowAt(int y) const;        ///< the nearest one; -1 only where there are none
    int totalHeight() const { return m_rows.empty() ? 0 : m_rows.back().bottom(); }

    void clear();
    void insert(int first, const QList<Row> &rows);
    void remove(int first, int last);
    void touch(int row); ///< its content changed: new revision, height unknown
    void forgetHeights();
    void setHeight(int row, int height); ///< exact
    void place(int from = 0);

private:
    std::vector<Row> m_rows;
    mutable QHash<MessageId, int> m_index; // made when it is asked for: in a flood rows change many times before
    mutable bool m_indexed = true;
    quint32 m_revision = 0;
};

} // namespace Tertulia
