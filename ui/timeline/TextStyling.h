#pragma once

#include "ui/timeline/DisplayText.h"

namespace Tertulia {

/// Message styling (XEP-0393): what the plain text of a message says about its own looks. No character is added or
/// taken away, so that positions, selection and what is copied stay those of the text.
struct TextStyling {
    enum class Style { Strong, Emphasis, Strike, Mono };
    struct Span { ///< with its directives; spans may lie within each other
        int start, end;
        Style style;
    };
    enum class Kind { Quoted, Code, Fence };
    struct Line {       ///< one that is quoted or preformatted, without its line end
        int start, end; ///< [start, end)
        int content;    ///< behind the marks of quoting
        int quoted;     ///< how deep, 0: not quoted
        Kind kind;
    };

    QList<Span> spans;
    QList<TextRange> directives; ///< the characters that begin and end a span
    QList<Line> lines;           ///< in order

    bool isEmpty() const { return spans.isEmpty() && lines.isEmpty(); }
};

/// `text` has \n or U+2028 between its lines. At most MaxStyledSpans spans; takes time linear to the text.
inline constexpr int MaxStyledSpans = 200;
TextStyling findStyling(QStringView text);

} // namespace Tertulia
