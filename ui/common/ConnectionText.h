#pragma once

#include "app/data/ConnectionState.h"

#include <QCoreApplication>

namespace Tertulia {

/// How the connection stands, as a person reads it. Empty while everything is as it should be.
class ConnectionText
{
    Q_DECLARE_TR_FUNCTIONS(ConnectionText)

public:
    static QString sentence(const ConnectionState &state);
};

} // namespace Tertulia
