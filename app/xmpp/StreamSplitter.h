#pragma once

#include <QByteArray>
#include <QList>
#include <QString>
#include <memory>
#include <optional>
#include <utility>

namespace Tertulia {

/// One whole, checked top-level piece of an XMPP stream (RFC 6120, 4), and what must be known of it to pass it on.
struct StreamElement {
    enum class Kind {
        StreamOpen, ///< attributes: id, from, version …; there is no version when the server sent none
        Features,   ///< <features/>
        Message,    ///< the three stanzas: jabber:client only
        Presence,
        Iq,          ///< attribute "type" is what the server sent
        Nonza,       ///< anything else: see name and xmlns (<proceed/>, <success/>, <enabled/>, <r/> …)
        Part,        ///< of a long list, before the IQ result that has the rest of it; see parts below
        StreamError, ///< <error/>
        StreamClose,
    };
    /// Why a stanza was replaced. `bytes` then are the harmless stand-in and not what the server sent.
    enum class Refusal {
        None,
        TooLarge,
        TooManyNodes,
        TooDeep,
        OddName,
        TooManyAttributes,
        UnboundPrefix,
        OddAttribute
    };

    Kind kind = Kind::Nonza;
    QByteArray name;  ///< local name, as the server sent it
    QByteArray xmlns; ///< its namespace
    QByteArray bytes; ///< raw UTF-8 without prefixes; all text, no comment, PI, CDATA or DOCTYPE
    QList<std::pair<QByteArray, QByteArray>> attributes; ///< those of the top-level element that have no prefix
    Refusal refusal = Refusal::None;

    bool is(QByteArrayView wantedName, QByteArrayView wantedXmlns) const
    {
        return name == wantedName && xmlns == wantedXmlns;
    }
    bool isStanza() const { return kind == Kind::Message || kind == Kind::Presence || kind == Kind::Iq; }
    QByteArray attribute(QByteArrayView wanted) const; ///< null where there is none
};

/// Turns the bytes of one direction of an XMPP stream into whole, checked top-level elements, whatever their chunking.
/// Owns the XML parser and the bytes not yet consumed; knows nothing of sockets, phases or TLS. Not thread-safe.
///
/// An odd stanza (see Refusal, and the limits below) is replaced and never dropped, since stream management
/// (XEP-0198) counts it: message and presence become an empty headline with <refused xmlns="urn:tertulia:gate"/>,
/// an IQ result or error becomes an IQ error, an IQ get or set is emptied so that QXmpp answers that it cannot.
/// A long roster (an IQ result with jabber:iq:roster) comes in parts, so that nobody has to read it in one piece:
/// <part xmlns="urn:tertulia:gate" of="ID" from="…"><query xmlns="jabber:iq:roster">items …</query></part> as often as
/// needed, then the result itself with the rest. Likewise a directory's answer (jabber:iq:search), whose items may be
/// in a form. Where it turns out to break a limit, its stand-in comes after the parts.
///
/// What ends the stream instead (see Fault): broken XML, DOCTYPE, comments and processing instructions (RFC 6120,
/// 11.1), and oddness in anything that is no stanza. White space between stanzas is swallowed.
class StreamSplitter
{
public:
    enum class Fault {
        None,
        NotWellFormed,
        NotAStream, ///< the root is not <stream:stream/> with jabber:client: something else answers here
        Restricted, ///< DOCTYPE, comment, processing instruction
        StrayText,  ///< text between stanzas
        TooLarge,   ///< beyond even what is skipped (hardLimit, hardDepth, maxToken)
        OddElement, ///< one that is no stanza breaks a limit
    };

    static constexpr int maxDepth = 64;                 ///< levels of a top-level element, itself being the first
    static constexpr int maxName = 1024;                ///< bytes of a name or a namespace
    static constexpr int maxAttributes = 128;           ///< of one element, namespace declarations included
    static constexpr int maxBindings = 256;             ///< namespace declarations in scope
    static constexpr int maxNodes = 20'000;             ///< elements and attributes of one stanza …
    static constexpr int maxResultNodes = 200'000;      ///< … and of an IQ result: a roster of 30,000
    static constexpr qsizetype maxStanza = 1 << 20;     ///< bytes, as received and as rewritten …
    static constexpr qsizetype maxResult = 4 << 20;     ///< … and of an IQ result
    static constexpr qsizetype maxDirectory = 12 << 20; ///< … and of a directory's answer, most of it in parts
    static constexpr qsizetype partSize = 32 << 10;     ///< of a list: from this size on it is handed out
    static constexpr qsizetype maxNonza = 256 << 10;
    static constexpr qsizetype maxToken = 1 << 20;   ///< one tag; must exceed the servers' stanza limits (256 kB)
    static constexpr qsizetype hardLimit = 16 << 20; ///< a refused stanza is skipped up to here
    static constexpr int hardDepth = 100'000;

    StreamSplitter();
    ~StreamSplitter();
    StreamSplitter(const StreamSplitter &) = delete;
    StreamSplitter &operator=(const StreamSplitter &) = delete;

    void feed(QByteArrayView bytes); ///< appends; nothing is parsed yet. Feed little (64 kB), then take all
    /// The next whole element, or none: then more bytes are needed, or the stream is over, or fault() says why not.
    /// A stream is over after its close, and after <proceed/> and SASL1's <success/>: nothing behind them is parsed.
    std::optional<StreamElement> next();
    /// Whether bytes were fed behind the element returned last. After <proceed/> one such byte is an attack.
    bool hasUnread() const;
    /// Begins a new stream with the unread bytes and those fed later: after <success/>, and after TLS.
    void restart();

    Fault fault() const;
    QString faultText() const; ///< for the log: kind, place, no content

private:
    struct Parser;
    std::unique_ptr<Parser> m_parser;
    QByteArray m_input;
    qint64 m_inputBegin = 0; ///< offset of m_input in the stream
};

} // namespace Tertulia
