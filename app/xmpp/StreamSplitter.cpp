#include "app/xmpp/StreamSplitter.h"

#include "app/xmpp/ElementBuilder.h"

#include <algorithm>
#include <expat.h>

namespace Tertulia {

using namespace Qt::StringLiterals;

namespace {

/// What follows belongs to another stream: after TLS (RFC 6120, 5.4.3.3) or after SASL (6.4.6; SASL2 restarts nothing).
bool endsStream(const StreamElement &element)
{
    return element.is("proceed", "urn:ietf:params:xml:ns:xmpp-tls") ||
           element.is("success", "urn:ietf:params:xml:ns:xmpp-sasl");
}

} // namespace

QByteArray StreamElement::attribute(QByteArrayView wanted) const
{
    for (const auto &[attribute, value] : attributes) {
        if (attribute == wanted)
            return value;
    }
    return {};
}

/// One expat parser: lives for one stream, and stops after each whole element until it is told to go on.
struct StreamSplitter::Parser {
    static constexpr qsizetype slice = 16 * 1024; // a long tag is scanned again for each slice: not too small

    Parser()
        : xml(XML_ParserCreate("UTF-8")) // whatever the XML declaration says: RFC 6120, 11.6
    {
        Q_CHECK_PTR(xml);
        // Deferral would hold back a finished stanza until more bytes come. maxToken bounds what it is there to bound.
        XML_SetReparseDeferralEnabled(xml, XML_FALSE);
        XML_SetUserData(xml, this);
        XML_SetElementHandler(xml, onStart, onEnd);
        XML_SetCharacterDataHandler(xml, onText);
        XML_SetCommentHandler(xml, [](void *self, const XML_Char *) { restricted(self); });
        XML_SetProcessingInstructionHandler(xml,
                                            [](void *self, const XML_Char *, const XML_Char *) { restricted(self); });
        XML_SetStartDoctypeDeclHandler(
            xml, [](void *self, const XML_Char *, const XML_Char *, const XML_Char *, int) { restricted(self); });
    }
    ~Parser() { XML_ParserFree(xml); }
    Q_DISABLE_COPY_MOVE(Parser)

    static Parser &of(void *self) { return *static_cast<Parser *>(self); }
    static void restricted(void *self) { of(self).fail(Fault::Restricted); }
    static void onStart(void *self, const XML_Char *name, const XML_Char **attributes)
    {
        of(self).step([&](Parser &p) { return p.builder.start(name, attributes, p.begin(), p.end()); });
    }
    static void onEnd(void *self, const XML_Char *name)
    {
        of(self).step([&](Parser &p) { return p.builder.end(name, p.end()); });
    }
    static void onText(void *self, const XML_Char *text, int length)
    {
        of(self).step([&](Parser &p) {
            p.builder.text(QByteArrayView(text, length), p.end());
            return false;
        });
    }

#if XML_MAJOR_VERSION > 2 || XML_MINOR_VERSION >= 9
    qint64 begin() const { return XML_GetCurrentByteIndex64(xml); }
    qint64 count() const { return static_cast<qint64>(XML_GetCurrentByteCount64(xml)); }
#else
    qint64 begin() const { return XML_GetCurrentByteIndex(xml); }
    qint64 count() const { return XML_GetCurrentByteCount(xml); }
#endif
    qint64 end() const { return begin() + count(); }

    template <typename Event>
    void step(Event event)
    {
        if (fault != Fault::None)
            return; // expat may deliver an end tag after it was stopped
        if (count() > maxToken)
            return fail(Fault::TooLarge);
        if (event(*this)) {
            ready.append(builder.take());
            readyEnd = end();
            XML_StopParser(xml, XML_TRUE);
        }
        if (builder.fault() != Fault::None)
            fail(builder.fault());
    }

    void fail(Fault why)
    {
        if (fault == Fault::None) {
            fault = why;
            faultAt = begin();
        }
        XML_StopParser(xml, XML_FALSE);
    }

    /// Goes on, with `bytes` where it was not stopped within those that it has.
    void parse(QByteArrayView bytes)
    {
        // Expat guesses UTF-16 from the first bytes whatever it was told.
        const auto beginning = bytes.first(std::clamp<qsizetype>(4 - given, 0, bytes.size()));
        if (!std::ranges::all_of(beginning, [](char c) { return c > 0; }))
            return fail(Fault::NotAStream);
        const auto status =
            isStopped ? XML_ResumeParser(xml) : XML_Parse(xml, bytes.data(), static_cast<int>(bytes.size()), XML_FALSE);
        isStopped = status == XML_STATUS_SUSPENDED;
        given += bytes.size();
        if (fault != Fault::None || isStopped)
            return;
        if (status == XML_STATUS_ERROR)
            fail(Fault::NotWellFormed);
        else if (given - begin() > maxToken)
            fail(Fault::TooLarge); // a tag that does not end
    }

    XML_Parser xml;
    ElementBuilder builder;
    QList<StreamElement> ready; ///< at most two: <stream:stream/> opens and closes
    Fault fault = Fault::None;
    qint64 faultAt = 0;
    qint64 given = 0;    ///< bytes from the stream's begin
    qint64 readyEnd = 0; ///< where the last whole element ended
    bool isStopped = false;
    bool isOver = false; ///< nothing more is read of this stream
};

StreamSplitter::StreamSplitter()
    : m_parser(std::make_unique<Parser>())
{
}

StreamSplitter::~StreamSplitter() = default;

void StreamSplitter::feed(QByteArrayView bytes)
{
    // A stopped parser has a copy of its slice, but what it did not read of it may belong to the next stream.
    const auto used = m_parser->isStopped ? m_parser->readyEnd : m_parser->given;
    m_input.remove(0, used - m_inputBegin);
    m_inputBegin = used;
    m_input.append(bytes);
}

std::optional<StreamElement> StreamSplitter::next()
{
    auto &p = *m_parser;
    while (p.ready.isEmpty() && p.fault == Fault::None && !p.isOver) {
        const auto rest = QByteArrayView(m_input).sliced(p.given - m_inputBegin);
        if (!p.isStopped && rest.isEmpty())
            return {};
        p.parse(p.isStopped ? QByteArrayView() : rest.first(std::min(rest.size(), Parser::slice)));
    }
    if (p.ready.isEmpty())
        return {};
    auto element = p.ready.takeFirst();
    p.isOver = element.kind == StreamElement::Kind::StreamClose || endsStream(element);
    return element;
}

bool StreamSplitter::hasUnread() const
{
    return m_inputBegin + m_input.size() > m_parser->readyEnd;
}

void StreamSplitter::restart()
{
    m_input.remove(0, m_parser->readyEnd - m_inputBegin);
    m_inputBegin = 0;
    m_parser = std::make_unique<Parser>();
}

StreamSplitter::Fault StreamSplitter::fault() const
{
    return m_parser->ready.isEmpty() ? m_parser->fault : Fault::None;
}

QString StreamSplitter::faultText() const
{
    switch (fault()) {
    case Fault::None:
        return {};
    case Fault::NotWellFormed:
        return u"%1 at byte %2"_s.arg(QLatin1StringView(XML_ErrorString(XML_GetErrorCode(m_parser->xml))))
            .arg(m_parser->faultAt);
    case Fault::NotAStream:
        return u"no XMPP stream"_s;
    case Fault::Restricted:
        return u"DOCTYPE, comment or processing instruction at byte %1"_s.arg(m_parser->faultAt);
    case Fault::StrayText:
        return u"text between stanzas at byte %1"_s.arg(m_parser->faultAt);
    case Fault::TooLarge:
        return u"larger or deeper than is even skipped, at byte %1"_s.arg(m_parser->faultAt);
    case Fault::OddElement:
        return u"an odd element that is no stanza, at byte %1"_s.arg(m_parser->faultAt);
    }
    Q_UNREACHABLE_RETURN({});
}

} // namespace Tertulia
