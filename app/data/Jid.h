#pragma once

#include <QHashFunctions>
#include <QMetaType>
#include <QString>
#include <optional>

namespace Tertulia {

/// An XMPP address, checked and normalised (RFC 7622). A Jid is either null or valid; the parts of a valid one
/// never need checking again. The domain is kept in Unicode, lower case; the local part is case-folded.
class Jid
{
public:
    static constexpr int MaxPartBytes = 1023;

    Jid() = default;

    /// nullopt where `text` is no address: empty parts, forbidden characters, parts over 1,023 bytes.
    static std::optional<Jid> parse(QStringView text);
    /// As a person types it: trimmed, and `ana` means ana@`ownDomain` (nullopt where that is not known). An xmpp:
    /// address (RFC 5122) stands for exactly what it says, a domain alone too; its query is left out.
    static std::optional<Jid> fromUserInput(QStringView text, const QString &ownDomain = {});

    bool isNull() const { return m_text.isEmpty(); }
    bool isBare() const { return m_resourceAt < 0; }
    QString local() const;
    QString domain() const;
    QString resource() const;
    Jid bare() const;
    Jid withResource(const QString &resource) const; ///< null where the resource is not acceptable
    const QString &toString() const { return m_text; }

    friend bool operator==(const Jid &a, const Jid &b) { return a.m_text == b.m_text; }
    friend auto operator<=>(const Jid &a, const Jid &b) { return a.m_text.compare(b.m_text) <=> 0; }
    friend size_t qHash(const Jid &jid, size_t seed = 0) { return ::qHash(jid.m_text, seed); }

private:
    QString m_text;        // local@domain/resource
    int m_domainAt = 0;    // index of the domain's first character
    int m_resourceAt = -1; // index of the resource's first character, or -1
};

} // namespace Tertulia

Q_DECLARE_METATYPE(Tertulia::Jid)
