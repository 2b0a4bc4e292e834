#pragma once

#include "ui/timeline/MessageRows.h"

#include <utility>

namespace Tertulia {

struct TextPosition {
    MessageId id = 0;
    int offset = 0; ///< in the shown text

    friend bool operator==(const TextPosition &, const TextPosition &) = default;
};

/// A stretch of text from one message to another. Holds on to messages, so that rows may come and go above it.
class MessageSelection
{
public:
    void start(const TextPosition &at) { m_anchor = m_focus = at; }
    void extend(const TextPosition &to) { m_focus = to; }
    void clear() { m_anchor = m_focus = {}; }

    bool isEmpty() const { return m_anchor == m_focus; }
    const TextPosition &anchor() const { return m_anchor; }

    /// First and last row that it touches; {-1, -1} where it is empty or an end of it has left the window.
    std::pair<int, int> rows(const MessageRows &rows) const;
    /// What of row `row`, whose shown text has `length` characters, is selected: [start, end).
    std::pair<int, int> inRow(const MessageRows &rows, int row, int length) const;

private:
    TextPosition m_anchor, m_focus;
};

} // namespace Tertulia
