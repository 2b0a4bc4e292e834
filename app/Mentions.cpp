#include "app/Mentions.h"

namespace Tertulia {

namespace {

bool isWord(const QString &text, qsizetype at)
{
    if (at < 0 || at >= text.size())
        return false;
    const QChar c = text.at(at);
    return c.isLetterOrNumber() || c.isMark() || c.isSurrogate() || c == u'_';
}

} // namespace

bool mentions(const QString &text, const QString &nick)
{
    if (nick.isEmpty())
        return false;
    for (auto at = text.indexOf(nick, 0, Qt::CaseInsensitive); at >= 0;
         at = text.indexOf(nick, at + 1, Qt::CaseInsensitive)) {
        const auto end = at + nick.size();
        const bool begins = !isWord(text, at - 1) || !isWord(text, at),
                   ends = !isWord(text, end) || !isWord(text, end - 1);
        if (begins && ends)
            return true;
    }
    return false;
}

} // namespace Tertulia
