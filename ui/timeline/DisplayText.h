#pragma once

#include <QList>
#include <QString>

namespace Tertulia {

/// What is shown of a body from the network: plain text with one kind of line end, without the characters that could
/// reorder what stands around it (bidi controls) or that are no text (other controls, lone surrogates).
QString displayText(const QString &body);

/// Where emoji stand, [start, end), neighbours together: they want the emoji font, which a text font's own fallback
/// chooses too late for joined ones. At most MaxEmojiRuns.
struct TextRange {
    int start, end;
};
inline constexpr int MaxEmojiRuns = 200;
QList<TextRange> emojiRuns(QStringView text);

/// One to six emoji and nothing else: shown large.
bool isEmojiOnly(QStringView text);

/// The length of the longest beginning of `text` with at most `limit` UTF-16 units that cuts no character in two.
qsizetype cutLength(QStringView text, qsizetype limit);

} // namespace Tertulia
