#pragma once

#include <QString>
#include <optional>

/// How the three parts of an XMPP address are checked and brought into the one form that is compared (RFC 7622 §3).
/// Pure functions; nullopt for whatever may not be, parts that are empty or over Jid::MaxPartBytes included.
namespace Tertulia::AddressParts {

std::optional<QString> local(QStringView text);    ///< UsernameCaseMapped (RFC 7613 §3.2)
std::optional<QString> domain(QStringView text);   ///< host name in Unicode, lower case, or an IP literal
std::optional<QString> resource(QStringView text); ///< OpaqueString (RFC 7613 §4.2)

} // namespace Tertulia::AddressParts
