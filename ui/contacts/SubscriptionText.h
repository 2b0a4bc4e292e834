#pragma once

#include <QCoreApplication>

namespace Tertulia {

struct PersonDetails;

/// What is between us and somebody, in words a person without XMPP understands.
class SubscriptionText
{
    Q_DECLARE_TR_FUNCTIONS(SubscriptionText)

public:
    static QString sentence(const PersonDetails &person);
    static QString removal(const QString &name); ///< what removing means
};

} // namespace Tertulia
