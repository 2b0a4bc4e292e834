#pragma once

#include "app/data/DataForm.h"
#include "app/data/Jid.h"

#include <QList>
#include <QStringList>

namespace Tertulia {

/// How a user directory wants to be asked (XEP-0055): a data form, or the legacy fields brought into the shape of one.
struct DirectoryForm {
    Jid service;
    DataForm form;
    bool isLegacy = false;
    bool canListAll = true; ///< false: it is known to refuse "everyone", so one has to search
};

struct DirectoryColumn {
    QString name;  ///< the field's `var`
    QString label; ///< as the service calls it; may be empty
};

struct DirectoryEntry {
    Jid jid; ///< bare
    QString username, name, email;
    QStringList values; ///< one a column
};

struct DirectoryAnswer {
    QList<DirectoryColumn> columns;
    QList<DirectoryEntry> entries;
    bool complete = true; ///< false: the service said, or its limit shows, that there are more
};

} // namespace Tertulia
