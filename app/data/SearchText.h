#pragma once

#include <QList>
#include <QString>

namespace Tertulia {

/// A text as search sees it: its words, folded, so that "cafe" finds "Café" and "привет" finds "ПРИВЕТ". What is
/// written without spaces (Chinese, Japanese, Thai, …) is cut into single characters, and an emoji is a word of its
/// own. The index and what is searched for go through the same door, so that they always agree.
namespace SearchText {

struct Word {
    QString folded;
    qsizetype start = 0, length = 0; ///< where it stands in the text
};

/// Of one text at most so many words count, and of one word so many characters: bounds for what comes from the network.
inline constexpr qsizetype MaxWords = 20'000, MaxWordLength = 64;

QList<Word> words(QStringView text, qsizetype limit = MaxWords);
bool hasLink(QStringView text);
/// The text is nothing but the web address of something with a name ending, as clients write that upload a file.
bool isFileAddress(QStringView text);

} // namespace SearchText
} // namespace Tertulia
