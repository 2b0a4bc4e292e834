#include "app/xmpp/ElementBuilder.h"

#include <algorithm>
#include <cstring>

namespace Tertulia {

namespace {

using Kind = StreamElement::Kind;
using Limits = StreamSplitter;

constexpr char streamsNs[] = "http://etherx.jabber.org/streams";
constexpr char clientNs[] = "jabber:client";
constexpr char rosterNs[] = "jabber:iq:roster";
constexpr char searchNs[] = "jabber:iq:search";
constexpr char formNs[] = "jabber:x:data";
constexpr char gateNs[] = "urn:tertulia:gate";
constexpr char xmlNs[] = "http://www.w3.org/XML/1998/namespace";
constexpr char xmlnsNs[] = "http://www.w3.org/2000/xmlns/";
constexpr qsizetype maxKeptAttribute = 3071; // a JID's greatest length (RFC 7622, 3.1); the rest of a stand-in is ours

/// ASCII NCNames only: what else XML allows differs between editions and parsers, and no XMPP extension uses it.
bool isPlainName(QByteArrayView name)
{
    const auto isLetter = [](char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_'; };
    return !name.isEmpty() && isLetter(name.front()) && std::ranges::all_of(name, [&](char c) {
        return isLetter(c) || (c >= '0' && c <= '9') || c == '-' || c == '.';
    });
}

void appendEscaped(QByteArray &out, QByteArrayView text, bool inAttribute)
{
    qsizetype from = 0;
    const auto replace = [&](qsizetype at, const char *reference) {
        out.append(text.sliced(from, at - from)).append(reference);
        from = at + 1;
    };
    for (qsizetype i = 0; i < text.size(); ++i) {
        switch (text[i]) {
        case '<':
            replace(i, "&lt;");
            break;
        case '>':
            replace(i, "&gt;");
            break;
        case '&':
            replace(i, "&amp;");
            break;
        case '\r': // would become a line feed at the next parser
            replace(i, "&#13;");
            break;
        case '"':
            if (inAttribute)
                replace(i, "&quot;");
            break;
        case '\n':
            if (inAttribute)
                replace(i, "&#10;");
            break;
        case '\t':
            if (inAttribute)
                replace(i, "&#9;");
            break;
        default:
            break;
        }
    }
    out.append(text.sliced(from));
}

/// "p:local" or "local"; a colon in front, or a second one, stays in the local name, where isPlainName() finds it.
auto split(QByteArrayView name)
{
    const auto colon = name.indexOf(':');
    return colon <= 0 ? std::pair(QByteArrayView(""), name) : std::pair(name.first(colon), name.sliced(colon + 1));
}

bool isDeclaration(QByteArrayView attribute)
{
    return attribute.startsWith("xmlns") && (attribute.size() == 5 || attribute[5] == ':');
}

Kind kindOf(QByteArrayView name, QByteArrayView xmlns)
{
    if (xmlns == clientNs)
        return name == "message"    ? Kind::Message
               : name == "presence" ? Kind::Presence
               : name == "iq"       ? Kind::Iq
                                    : Kind::Nonza;
    if (xmlns == streamsNs)
        return name == "features" ? Kind::Features : name == "error" ? Kind::StreamError : Kind::Nonza;
    return Kind::Nonza;
}

} // namespace

bool ElementBuilder::start(const char *name, const char **attributes, qint64 begin, qint64 end)
{
    const int level = m_level++;
    if (level > Limits::hardDepth)
        fail(Fault::TooLarge);
    if (m_fault != Fault::None)
        return false;
    if (level == 0) {
        openStream(name, attributes);
        return m_fault == Fault::None;
    }
    if (level == 1)
        openTopLevel(name, attributes, begin);
    else if (m_element.refusal == Refusal::None)
        openInner(name, attributes);
    measure(end);
    return false;
}

void ElementBuilder::text(QByteArrayView text, qint64 end)
{
    if (m_fault != Fault::None)
        return;
    if (m_level == 1) {
        const auto isSpace = [](char c) { return c == ' ' || c == '\t' || c == '\n' || c == '\r'; };
        if (!std::ranges::all_of(text, isSpace))
            fail(Fault::StrayText);
        return;
    }
    if (m_element.refusal == Refusal::None) {
        if (std::exchange(m_startTagIsOpen, false))
            m_element.bytes.append('>');
        appendEscaped(m_element.bytes, text, false);
    }
    measure(end);
}

bool ElementBuilder::end(const char *name, qint64 end)
{
    const int level = --m_level;
    if (m_fault != Fault::None)
        return false;
    if (level == 0) {
        m_element = {Kind::StreamClose, "stream", streamsNs, "</stream:stream>", {}, Refusal::None};
        return true;
    }
    if (m_element.refusal == Refusal::None)
        writeEndTag(split(name).second);
    measure(end);
    if (m_element.refusal == Refusal::None || level == 1)
        std::erase_if(m_bindings, [level](const Binding &binding) { return binding.level >= level; });
    if (m_fault != Fault::None)
        return false;
    if (level > 1 && level == m_listLevel) {
        m_itemsAt = 0;
        m_listLevel = 0;
    }
    if (level > 1)
        return m_listLevel > 0 && level == m_listLevel + 1 && cutPart();
    if (m_element.refusal != Refusal::None)
        m_element.bytes = standIn();
    return true;
}

StreamElement ElementBuilder::take()
{
    if (m_part)
        return *std::exchange(m_part, {});
    return std::exchange(m_element, {});
}

/// Behind an item. What was written before the first one stays, as the beginning of the rest.
bool ElementBuilder::cutPart()
{
    auto &bytes = m_element.bytes;
    if (m_element.refusal != Refusal::None || m_itemsAt == 0 || bytes.size() - m_itemsAt < Limits::partSize)
        return false;
    const auto id = m_element.attribute("id");
    ElementBuilder part;
    part.m_element = {Kind::Part, "part", gateNs, "<part", {}, Refusal::None};
    part.writeAttribute("xmlns", gateNs);
    part.writeAttribute("of", id);
    if (const auto from = m_element.attribute("from"); !from.isNull())
        part.writeAttribute("from", from);
    const bool inForm = m_listLevel == 3;
    part.m_element.bytes += "><query xmlns=\"" + QByteArray(m_isDirectory ? searchNs : rosterNs) +
                            (inForm ? "\"><x xmlns=\"jabber:x:data\">" : "\">") + bytes.sliced(m_itemsAt) +
                            (inForm ? "</x></query></part>" : "</query></part>");
    bytes.truncate(m_itemsAt);
    if (m_isDirectory) // in pieces its many fields cost little: only what is kept counts
        m_nodes = 0;
    m_part = std::move(part.m_element);
    return true;
}

void ElementBuilder::openStream(const char *name, const char **attributes)
{
    const bool isBound = bind(attributes);
    const auto [prefix, local] = split(name);
    const auto *xmlns = uri(prefix);
    if (!isBound || local != "stream" || !xmlns || *xmlns != streamsNs || *uri("") != clientNs)
        return fail(Fault::NotAStream);

    m_element = {Kind::StreamOpen, "stream", streamsNs, {}, {}, Refusal::None};
    m_element.bytes = "<?xml version=\"1.0\"?><stream:stream xmlns=\"jabber:client\"";
    writeAttribute("xmlns:stream", streamsNs);
    for (auto a = attributes; *a; a += 2) {
        if (isDeclaration(a[0]) || !(isPlainName(a[0]) || QByteArrayView(a[0]) == "xml:lang"))
            continue; // no other prefixed attribute means anything here
        writeAttribute(a[0], a[1]);
        m_element.attributes.emplaceBack(a[0], a[1]);
    }
    m_element.bytes.append('>');
}

void ElementBuilder::openTopLevel(const char *name, const char **attributes, qint64 begin)
{
    m_element = {};
    m_begin = begin;
    m_nodes = 0;
    m_itemsAt = 0;
    m_listLevel = 0;
    m_isDirectory = false;
    m_written.clear();
    const bool isBound = bind(attributes);
    const auto [prefix, local] = split(name);
    const auto *xmlns = uri(prefix);
    if (!xmlns || !isPlainName(local) || local.size() > Limits::maxName)
        return fail(Fault::OddElement); // not even known as a stanza: nothing could stand in for it
    m_element.name = local.toByteArray();
    m_element.xmlns = *xmlns;
    m_element.kind = kindOf(local, *xmlns);
    for (auto a = attributes; *a; a += 2) {
        if (isPlainName(a[0]) && !isDeclaration(a[0]) && std::strlen(a[1]) <= maxKeptAttribute)
            m_element.attributes.emplaceBack(a[0], a[1]);
    }
    if (isBound)
        writeStartTag(local, m_element.xmlns, attributes);
    else
        refuse(Refusal::OddAttribute);
}

void ElementBuilder::openInner(const char *name, const char **attributes)
{
    if (m_level - 1 > Limits::maxDepth)
        return refuse(Refusal::TooDeep);
    if (!bind(attributes))
        return refuse(Refusal::OddAttribute);
    const auto [prefix, local] = split(name);
    if (!isPlainName(local) || local.size() > Limits::maxName)
        return refuse(Refusal::OddName);
    if (const auto *xmlns = uri(prefix))
        writeStartTag(local, *xmlns, attributes);
    else
        refuse(Refusal::UnboundPrefix);
}

/// Takes the tag's declarations, as far as Namespaces in XML 1.0 (3 and 5) and our limits allow them.
bool ElementBuilder::bind(const char **attributes)
{
    for (auto a = attributes; *a; a += 2) {
        if (!isDeclaration(a[0]))
            continue;
        const auto [xmlns, prefix] = split(QByteArrayView(a[0]) == "xmlns" ? QByteArrayView("xmlns:") : a[0]);
        const QByteArrayView value(a[1]);
        const bool isLegal = (prefix.isEmpty() && QByteArrayView(a[0]) != "xmlns:") ||
                             (isPlainName(prefix) && prefix != "xmlns" && !value.isEmpty());
        const bool isXml = prefix == "xml";
        if (!isLegal || isXml != (value == xmlNs) || value == xmlnsNs || prefix.size() > Limits::maxName ||
            value.size() > Limits::maxName || m_bindings.size() >= Limits::maxBindings)
            return false;
        m_bindings.push_back({m_level - 1, prefix.toByteArray(), value.toByteArray()});
    }
    return true;
}

const QByteArray *ElementBuilder::uri(QByteArrayView prefix) const
{
    const auto found = std::ranges::find(m_bindings.rbegin(), m_bindings.rend(), prefix, &Binding::prefix);
    return found == m_bindings.rend() ? nullptr : &found->uri;
}

void ElementBuilder::writeStartTag(QByteArrayView local, const QByteArray &xmlns, const char **attributes)
{
    auto &bytes = m_element.bytes;
    if (std::exchange(m_startTagIsOpen, true) && !m_written.empty())
        bytes.append('>');
    findList(local, xmlns);
    bytes.append('<').append(local);
    if (m_written.empty() || m_written.back() != xmlns)
        writeAttribute("xmlns", xmlns);
    m_written.push_back(xmlns);

    m_prefixed.clear();
    int count = 0;
    for (auto a = attributes; *a; a += 2, ++count) {
        const QByteArrayView name(a[0]);
        const auto [prefix, attribute] = split(name);
        if (name.size() > Limits::maxName)
            return refuse(Refusal::OddName);
        if (isDeclaration(name))
            continue;
        if (!isPlainName(attribute))
            return refuse(Refusal::OddName);
        if (prefix.isEmpty() || prefix == "xml") {
            writeAttribute(name, a[1]);
            continue;
        }
        // The one place where a prefix must be: an attribute has no default namespace.
        const auto *attributeNs = uri(prefix);
        if (!attributeNs)
            return refuse(Refusal::UnboundPrefix);
        const std::pair<QByteArrayView, QByteArrayView> expanded(*attributeNs, attribute);
        if (std::ranges::find(m_prefixed, expanded) != m_prefixed.end())
            return refuse(Refusal::OddAttribute);
        m_prefixed.push_back(expanded);
        const auto ours = "n" + QByteArray::number(m_prefixed.size());
        writeAttribute("xmlns:" + ours, *attributeNs);
        writeAttribute(ours + ':' + attribute.toByteArray(), a[1]);
    }
    if (count > Limits::maxAttributes)
        return refuse(Refusal::TooManyAttributes);
    m_nodes += 1 + count;
    if (m_nodes > (isResult() ? Limits::maxResultNodes : Limits::maxNodes))
        refuse(Refusal::TooManyNodes);
}

/// Where the items are that may go ahead in parts: a roster's, or a directory's, plain or in a form (XEP-0055 §2).
void ElementBuilder::findList(QByteArrayView local, const QByteArray &xmlns)
{
    if (m_written.size() == 1) {
        const bool isQuery = isResult() && local == "query";
        m_isDirectory = isQuery && xmlns == searchNs;
        m_listLevel = m_isDirectory || (isQuery && xmlns == rosterNs) ? 2 : 0;
    } else if (m_itemsAt == 0 && m_listLevel > 0) {
        if (m_isDirectory && m_written.size() == 2 && local == "x" && xmlns == formNs)
            m_listLevel = 3;
        else if (qsizetype(m_written.size()) == m_listLevel && (!m_isDirectory || local == "item"))
            m_itemsAt = m_element.bytes.size();
    }
}

void ElementBuilder::writeAttribute(QByteArrayView name, QByteArrayView value)
{
    m_element.bytes.append(' ').append(name).append("=\"");
    appendEscaped(m_element.bytes, value, true);
    m_element.bytes.append('"');
}

void ElementBuilder::writeEndTag(QByteArrayView local)
{
    if (std::exchange(m_startTagIsOpen, false))
        m_element.bytes.append("/>");
    else
        m_element.bytes.append("</").append(local).append('>');
    m_written.pop_back();
}

void ElementBuilder::measure(qint64 end)
{
    const qint64 kept = m_element.bytes.size(), size = std::max(end - m_begin, kept);
    if (size > Limits::hardLimit)
        fail(Fault::TooLarge);
    const auto limit = isResult() ? Limits::maxResult : m_element.isStanza() ? Limits::maxStanza : Limits::maxNonza;
    if ((m_isDirectory ? kept > limit || size > Limits::maxDirectory : size > limit) &&
        m_element.refusal == Refusal::None)
        refuse(Refusal::TooLarge);
}

/// From here on the stanza is only skipped: nothing of it is kept.
void ElementBuilder::refuse(Refusal refusal)
{
    if (!m_element.isStanza())
        return fail(Fault::OddElement);
    m_element.refusal = refusal;
    m_element.bytes = {};
}

void ElementBuilder::fail(Fault fault)
{
    if (m_fault == Fault::None)
        m_fault = fault;
}

bool ElementBuilder::isResult() const
{
    return m_element.kind == Kind::Iq && m_element.attribute("type") == "result";
}

/// What QXmpp gets in place of a refused stanza, so that stream management counts right and no request hangs.
QByteArray ElementBuilder::standIn() const
{
    ElementBuilder stanza;
    const auto type = m_element.attribute("type");
    const bool isRequest = m_element.kind == Kind::Iq && (type == "get" || type == "set");
    const bool isAnswer = m_element.kind == Kind::Iq && (type == "result" || type == "error");
    auto &bytes = stanza.m_element.bytes;
    bytes = isRequest || isAnswer ? "<iq" : "<message";
    stanza.writeAttribute("xmlns", clientNs);
    stanza.writeAttribute("type", isRequest ? type : isAnswer ? "error" : "headline");
    for (const char *kept : {"id", "from", "to"}) {
        if (const auto value = m_element.attribute(kept); !value.isNull())
            stanza.writeAttribute(kept, value);
    }
    if (isRequest)
        return bytes + "/>";
    const QByteArray mark = "<refused xmlns=\"" + QByteArray(gateNs) + "\"/>";
    if (isAnswer)
        return bytes + "><error type=\"modify\"><not-acceptable xmlns=\"urn:ietf:params:xml:ns:xmpp-stanzas\"/>" +
               mark + "</error></iq>";
    return bytes + '>' + mark + "</message>";
}

} // namespace Tertulia
