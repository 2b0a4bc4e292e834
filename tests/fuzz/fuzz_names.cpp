// Any text as a file's name, an address or a search: what is accepted once is accepted as it is.

#include "app/data/FileName.h"
#include "app/data/Jid.h"
#include "app/data/SearchQuery.h"
#include "app/data/SearchText.h"
#include "tests/fuzz/Fuzz.h"

#include <algorithm>

using namespace Qt::StringLiterals;
using namespace Tertulia;
using Fuzz::hold;

namespace {

void checkFileName(const QString &text, const QByteArray &input)
{
    const QString name = FileName::safe(text);
    hold(!name.isEmpty() && name.toUtf8().size() <= FileName::MaxBytes, "empty or long", input);
    hold(FileName::safe(name) == name, "safe, but not safe", input);
    hold(!name.contains(u'/') && !name.contains(u'\0') && !name.startsWith(u'.') && !name.startsWith(u'-'), "unsafe",
         input);
    const QString second = FileName::numbered(name, 2);
    hold(second != name && (second + u".part"_s).toUtf8().size() <= 255, "no name for a second one", input);
}

void checkAddress(const QString &text, const QByteArray &input)
{
    for (const auto &jid : {Jid::parse(text), Jid::fromUserInput(text, u"example.org"_s)}) {
        if (!jid)
            continue;
        hold(Jid::parse(jid->toString()) == jid, "an address that is not itself", input);
        hold(jid->local().toUtf8().size() <= Jid::MaxPartBytes && jid->domain().toUtf8().size() <= Jid::MaxPartBytes &&
                 jid->resource().toUtf8().size() <= Jid::MaxPartBytes,
             "a long part", input);
        hold(jid->isBare() || jid->bare().withResource(jid->resource()) == *jid, "parts of another address", input);
        hold(!jid->bare().toString().contains(QChar(0x202e)), "an address that reads backwards", input);
    }
}

void checkSearch(const QString &text, const QByteArray &input)
{
    const auto query = SearchQuery::parse(text, QDate(2026, 11, 24));
    hold(query.terms.size() + query.without.size() <= SearchQuery::MaxTerms, "many terms", input);
    qsizetype end = 0;
    for (const auto &range : query.found(text)) {
        hold(range.start >= end && range.length > 0 && range.start + range.length <= text.size(), "found beside it",
             input);
        end = range.start + range.length;
    }
    end = 0;
    for (const auto &word : SearchText::words(text)) {
        hold(word.start >= end && word.start + word.length <= text.size() && !word.folded.isEmpty(), "no word", input);
        end = word.start + word.length;
    }
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    const QByteArray input = Fuzz::bytesOf(data, size);
    QString halves(input.size() / 2, Qt::Uninitialized); // lone surrogates too
    std::copy_n(input.constData(), halves.size() * 2, reinterpret_cast<char *>(halves.data()));
    for (const QString &text : {QString::fromUtf8(input), halves}) {
        checkFileName(text, input);
        checkAddress(text, input);
        checkSearch(text, input);
    }
    return 0;
}
