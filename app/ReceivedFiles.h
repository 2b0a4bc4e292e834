#pragma once

#include "app/data/Result.h"

#include <QString>

namespace Tertulia {

/// The folder where received files lie, and the only way in: no file that is there is ever overwritten, no link
/// followed, nothing executable. All of it may be called from any thread; POSIX, since Qt cannot say O_NOFOLLOW.
namespace ReceivedFiles {

constexpr qint64 LeftFree = 500LL * 1000 * 1000; ///< bytes of the disk that are not ours to fill
constexpr int MaxSameName = 10'000;

QString usualFolder(); ///< `files_received` beside a build in a checkout, else the person's Downloads

/// A fresh `.part` for a file of this name (FileName::safe), mode 0600; the folder is made where it is missing.
/// Answers its path.
Result<QString> createPart(const QString &folder, const QString &safeName);

/// A descriptor to go on writing it: a plain file of ours and nobody else's, reached by no link. -1: it is none.
int openPart(const QString &part);
qint64 sizeOf(const QString &part); ///< of what openPart() would open; -1: nothing

void removePart(const QString &part); ///< of those that openPart() would open; anything else stays

/// Gives a part that is whole and on the disk its name, or the name with a number where something is there. Answers
/// the path.
Result<QString> settle(const QString &part, const QString &folder, const QString &safeName);

qint64 room(const QString &folder); ///< bytes that may still be written there

} // namespace ReceivedFiles
} // namespace Tertulia
