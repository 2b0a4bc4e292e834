#include "app/data/Jid.h"

#include "app/data/AddressParts.h"

#include <QUrl>

using namespace Qt::StringLiterals;

namespace Tertulia {

namespace {

constexpr qsizetype MaxText = 3 * Jid::MaxPartBytes + 2;

struct Raw {
    QStringView local, domain, resource;
    bool hasLocal = false, hasResource = false;
};

/// RFC 7622 §3.1: the first slash begins the resource, whatever is in it; then the first @ ends the local part.
Raw split(QStringView text)
{
    Raw raw;
    const qsizetype slash = text.indexOf(u'/');
    raw.hasResource = slash >= 0;
    if (raw.hasResource) {
        raw.resource = text.sliced(slash + 1);
        text.truncate(slash);
    }
    const qsizetype at = text.indexOf(u'@');
    raw.hasLocal = at >= 0;
    if (raw.hasLocal) {
        raw.local = text.first(at);
    }
    raw.domain = text.sliced(at + 1);
    return raw;
}

/// An xmpp: address (RFC 5122) without its query, percent signs decoded.
QString withoutScheme(QStringView text)
{
    text = text.sliced("xmpp:"_L1.size());
    const qsizetype query = text.indexOf(u'?');
    return QUrl::fromPercentEncoding((query < 0 ? text : text.first(query)).toUtf8());
}

} // namespace

std::optional<Jid> Jid::parse(QStringView text)
{
    if (text.isEmpty() || text.size() > MaxText) {
        return std::nullopt;
    }
    const Raw raw = split(text);
    const auto domain = AddressParts::domain(raw.domain);
    const auto local = raw.hasLocal ? AddressParts::local(raw.local) : std::optional(QString());
    const auto resource = raw.hasResource ? AddressParts::resource(raw.resource) : std::optional(QString());
    if (!domain || !local || !resource) {
        return std::nullopt;
    }
    Jid jid;
    jid.m_text = raw.hasLocal ? *local + u'@' + *domain : *domain;
    jid.m_domainAt = raw.hasLocal ? int(local->size()) + 1 : 0;
    if (raw.hasResource) {
        jid.m_resourceAt = int(jid.m_text.size()) + 1;
        jid.m_text += u'/' + *resource;
    }
    return jid;
}

std::optional<Jid> Jid::fromUserInput(QStringView text, const QString &ownDomain)
{
    text = text.trimmed();
    if (text.startsWith("xmpp:"_L1, Qt::CaseInsensitive)) {
        return parse(withoutScheme(text));
    }
    if (text.contains(u'@')) {
        return parse(text);
    }
    return ownDomain.isEmpty() || text.isEmpty() ? std::nullopt : parse(text.toString() + u'@' + ownDomain);
}

QString Jid::local() const
{
    return m_domainAt > 0 ? m_text.first(m_domainAt - 1) : QString();
}

QString Jid::domain() const
{
    return isBare() ? m_text.sliced(m_domainAt) : m_text.sliced(m_domainAt, m_resourceAt - 1 - m_domainAt);
}

QString Jid::resource() const
{
    return isBare() ? QString() : m_text.sliced(m_resourceAt);
}

Jid Jid::bare() const
{
    Jid jid = *this;
    if (!isBare()) {
        jid.m_text.truncate(m_resourceAt - 1);
        jid.m_resourceAt = -1;
    }
    return jid;
}

Jid Jid::withResource(const QString &resource) const
{
    const auto part = AddressParts::resource(resource);
    if (isNull() || !part) {
        return {};
    }
    Jid jid = bare();
    jid.m_resourceAt = int(jid.m_text.size()) + 1;
    jid.m_text += u'/' + *part;
    return jid;
}

} // namespace Tertulia
