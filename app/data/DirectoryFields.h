#pragma once

#include "app/data/Directory.h"

namespace Tertulia {

/// What a person looks for in. Services call it by many names, or cut it into several fields.
enum class DirectoryPart { Username, Name, Email };

/// What one search text and a few boxes mean to a service: Openfire takes them as they are (`search` and a box for each
/// part), ejabberd has a field for each part and finds beginnings only where they end in `*`, Prosody's mod_vjud and
/// other legacy services find any piece in their fixed fields. Pure.
namespace DirectoryFields {

QList<DirectoryPart> partsOf(const DirectoryForm &form); ///< in the enum's order
DataForm othersOf(const DirectoryForm &form);            ///< what text and boxes do not cover; hidden fields left out

/// What to send; the answers are to be united. `others` are answers to othersOf(), in their fields. No text and no
/// answer: nothing to send.
QList<DirectoryForm> search(const DirectoryForm &form, const QString &text, const QList<DirectoryPart> &in,
                            const DataForm &others = {});
/// What may bring everybody: each is tried until one finds anybody.
QList<DirectoryForm> everyone(const DirectoryForm &form);
/// To be tried where search() found nobody: ejabberd without an index of beginnings knows whole values only.
QList<DirectoryForm> exactly(const DirectoryForm &form, const QString &text, const QList<DirectoryPart> &in,
                             const DataForm &others = {});

/// Which of a result's columns say whom it is about; of each list the first one that is not empty counts.
struct Columns {
    QList<int> username, fullName, given, family, nick, email;
};
Columns columnsOf(const QStringList &names);
void complete(DirectoryEntry &entry, const Columns &columns); ///< username, name and email from its values

} // namespace DirectoryFields
} // namespace Tertulia
