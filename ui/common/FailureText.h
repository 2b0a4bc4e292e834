#pragma once

#include "app/data/Failure.h"

#include <QCoreApplication>

namespace Tertulia {

/// The one table from a kind of failure to what a person reads: what happened and why, then what to do next.
/// No raw conditions, no text from the network.
class FailureText
{
    Q_DECLARE_TR_FUNCTIONS(FailureText)

public:
    static QString sentence(const Failure &failure); ///< plain text, one or two sentences
    static QString sentence(FailureKind kind) { return sentence(Failure{kind, {}, {}, {}}); }
    static QString problem(CertificateDetails::Problem problem);
};

} // namespace Tertulia
