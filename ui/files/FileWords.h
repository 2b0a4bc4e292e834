#pragma once

#include "app/data/Transfer.h"
#include "ui/common/Icons.h"
#include "ui/files/FileAction.h"

#include <QCoreApplication>
#include <QList>

namespace Tertulia {

/// What is said about a file, and which actions it has; for card, panel and screen reader alike. Names come from the
/// network: plain text without bidi controls, one line.
class FileWords
{
    Q_DECLARE_TR_FUNCTIONS(FileWords)

public:
    static QString name(const Transfer &transfer);
    static QString size(const Transfer &transfer);
    static QString state(const Transfer &transfer);    ///< "Sending, 45 %", "Received", …
    static QString reason(const Transfer &transfer);   ///< why it failed; else empty
    static QString progress(const Transfer &transfer); ///< "4.2 MB · 45 % · 1.1 MB/s · 12 s left", or size and state
    static QString speed(const Transfer &transfer);    ///< empty while nothing moves
    static QString timeLeft(const Transfer &transfer); ///< likewise
    static QString method(const Transfer &transfer);
    static QString accessible(const Transfer &transfer); ///< "file NAME, SIZE, STATE"
    static QString unnamed();
    /// Of a message that is a file, from its text alone: a name, or an address that ends with one.
    static QString nameIn(const QString &body);

    static QList<FileAction> actions(const Transfer &transfer);
    static QString label(FileAction action);
    static Icon symbol(const QString &type, const QString &name); ///< of a MIME type, else of a name's end
};

} // namespace Tertulia
