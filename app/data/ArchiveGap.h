#pragma once

#include "app/data/Jid.h"

namespace Tertulia {

/// A stretch of the server's archive (XEP-0313) that was not read yet. It is read from its newer end.
struct ArchiveGap {
    qint64 id = 0; ///< row in our store; 0: new
    Jid account;
    QString after;       ///< archive id of the newest one before it that is here; empty: it reaches to the beginning
    QString before;      ///< of the oldest one behind it that is here; empty: the gap is closed
    bool missed = false; ///< it came while we were away; else it lies before our first sign-in here
};

} // namespace Tertulia
