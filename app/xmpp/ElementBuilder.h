#pragma once

#include "app/xmpp/StreamSplitter.h"

#include <vector>

namespace Tertulia {

/// StreamSplitter's other half: makes one StreamElement out of the XML parser's events. It resolves prefixes itself
/// (a namespace-aware parser would end the stream at an unbound one, instead of refusing one stanza), writes the
/// element anew in raw UTF-8 with default namespaces only, and holds the limits. Knows no parser and no bytes before
/// it.
class ElementBuilder
{
public:
    using Fault = StreamSplitter::Fault;
    using Refusal = StreamElement::Refusal;

    /// Each event says where it ends, in bytes from the stream's begin; `level` is 0 for <stream:stream/> itself.
    /// Each returns whether an element, or a part of one, is whole now: take it. `attributes` are name, value, … null,
    /// in UTF-8.
    bool start(const char *name, const char **attributes, qint64 begin, qint64 end);
    void text(QByteArrayView text, qint64 end);
    bool end(const char *name, qint64 end);

    StreamElement take();
    Fault fault() const { return m_fault; }

private:
    struct Binding {
        int level;
        QByteArray prefix, uri;
    };

    void openStream(const char *name, const char **attributes);
    void openTopLevel(const char *name, const char **attributes, qint64 begin);
    void openInner(const char *name, const char **attributes);
    bool bind(const char **attributes);
    const QByteArray *uri(QByteArrayView prefix) const;
    void findList(QByteArrayView local, const QByteArray &xmlns);
    void writeStartTag(QByteArrayView local, const QByteArray &xmlns, const char **attributes);
    void writeAttribute(QByteArrayView name, QByteArrayView value);
    void writeEndTag(QByteArrayView local);
    bool cutPart();
    void measure(qint64 end);
    void refuse(Refusal refusal);
    void fail(Fault fault);
    bool isResult() const;
    QByteArray standIn() const;

    StreamElement m_element;
    Fault m_fault = Fault::None;
    int m_level = 0; ///< of the next start tag: 0 is the stream, 1 a top-level element
    qint64 m_begin = 0;
    int m_nodes = 0;
    bool m_isDirectory = false; ///< the child of an IQ result that is open, or was last, is a directory's answer
    int m_listLevel = 0;        ///< of the open element whose items may go ahead in parts; 0: none
    qsizetype m_itemsAt = 0;    ///< where its first item begins in what was written; 0: none yet
    std::optional<StreamElement> m_part;
    bool m_startTagIsOpen = false;
    std::vector<Binding> m_bindings = {{-1, "", ""}, {-1, "xml", "http://www.w3.org/XML/1998/namespace"}};
    std::vector<QByteArray> m_written; ///< default namespaces as written, from the top-level element down
    std::vector<std::pair<QByteArrayView, QByteArrayView>> m_prefixed; ///< of the current tag: namespace, local name
};

} // namespace Tertulia
