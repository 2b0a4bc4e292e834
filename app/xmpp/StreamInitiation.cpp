#include "app/xmpp/StreamInitiation.h"

#include "app/xmpp/ErrorMapping.h"
#include "app/xmpp/IqAnswer.h"

#include <QMetaMethod>
#include <QXmlStreamWriter>
#include <QXmppTask.h>

using namespace Qt::StringLiterals;

namespace Tertulia {

namespace {

constexpr auto nsInitiation = "http://jabber.org/protocol/si"_L1,
               nsFile = "http://jabber.org/protocol/si/profile/file-transfer"_L1,
               nsNegotiation = "http://jabber.org/protocol/feature-neg"_L1, nsForm = "jabber:x:data"_L1,
               nsSocks = "http://jabber.org/protocol/bytestreams"_L1, nsInBand = "http://jabber.org/protocol/ibb"_L1,
               methodField = "stream-method"_L1;

QLatin1StringView nameOf(TransferMethod method)
{
    return method == TransferMethod::Socks5 ? nsSocks : nsInBand;
}

TransferMethod methodOf(const QString &name)
{
    if (name == nsSocks)
        return TransferMethod::Socks5;
    return name == nsInBand ? TransferMethod::InBand : TransferMethod::Undecided;
}

// XEP-0020: a form with one field, which lists the methods or holds the one that was chosen.
void writeMethods(QXmlStreamWriter &writer, const QList<TransferMethod> &methods, bool chosen)
{
    writer.writeStartElement("feature"_L1);
    writer.writeDefaultNamespace(nsNegotiation);
    writer.writeStartElement("x"_L1);
    writer.writeDefaultNamespace(nsForm);
    writer.writeAttribute("type"_L1, chosen ? "submit"_L1 : "form"_L1);
    writer.writeStartElement("field"_L1);
    writer.writeAttribute("var"_L1, methodField);
    if (!chosen)
        writer.writeAttribute("type"_L1, "list-single"_L1);
    for (const auto method : methods) {
        if (!chosen)
            writer.writeStartElement("option"_L1);
        writer.writeTextElement("value"_L1, nameOf(method));
        if (!chosen)
            writer.writeEndElement();
    }
    writer.writeEndElement();
    writer.writeEndElement();
    writer.writeEndElement();
}

QDomElement fieldOfMethods(const QDomElement &si)
{
    const auto form = childOf(childOf(si, "feature"_L1, nsNegotiation), "x"_L1, nsForm);
    for (auto e = form.firstChildElement(u"field"_s); !e.isNull(); e = e.nextSiblingElement(u"field"_s)) {
        if (e.attribute(u"var"_s) == methodField)
            return e;
    }
    return {};
}

struct OfferIq : QXmppIq {
    StreamOffer offer;

    void toXmlElementFromChild(QXmlStreamWriter *writer) const override
    {
        writer->writeStartElement("si"_L1);
        writer->writeDefaultNamespace(nsInitiation);
        writer->writeAttribute("id"_L1, offer.sid);
        writer->writeAttribute("mime-type"_L1, offer.type.isEmpty() ? u"application/octet-stream"_s : offer.type);
        writer->writeAttribute("profile"_L1, nsFile);
        writer->writeStartElement("file"_L1);
        writer->writeDefaultNamespace(nsFile);
        writer->writeAttribute("name"_L1, offer.name);
        writer->writeAttribute("size"_L1, QString::number(offer.size));
        if (!offer.md5.isEmpty())
            writer->writeAttribute("hash"_L1, QString::fromLatin1(offer.md5.toHex()));
        writer->writeEndElement();
        writeMethods(*writer, offer.methods, false);
        writer->writeEndElement();
    }
};

struct AcceptIq : QXmppIq {
    TransferMethod method;

    void toXmlElementFromChild(QXmlStreamWriter *writer) const override
    {
        writer->writeStartElement("si"_L1);
        writer->writeDefaultNamespace(nsInitiation);
        writeMethods(*writer, {method}, true);
        writer->writeEndElement();
    }
};

// XEP-0095 §3.2: what is wrong with an offer that cannot even be put before anybody.
struct WrongOfferIq : QXmppIq {
    QLatin1StringView what;

    void toXmlElementFromChild(QXmlStreamWriter *writer) const override
    {
        writer->writeStartElement("error"_L1);
        writer->writeAttribute("type"_L1, "cancel"_L1);
        writer->writeEmptyElement("bad-request"_L1);
        writer->writeDefaultNamespace("urn:ietf:params:xml:ns:xmpp-stanzas"_L1);
        writer->writeEmptyElement(what);
        writer->writeDefaultNamespace(nsInitiation);
        writer->writeEndElement();
    }
};

StreamOffer parseOffer(const QDomElement &iq, const QDomElement &si)
{
    StreamOffer offer;
    offer.peer = Jid::parse(iq.attribute(u"from"_s)).value_or(Jid());
    offer.request = iq.attribute(u"id"_s);
    offer.sid = si.attribute(u"id"_s);
    offer.type = si.attribute(u"mime-type"_s).left(StreamInitiation::MaxSidLength);
    const auto file = childOf(si, "file"_L1, nsFile);
    offer.name = file.attribute(u"name"_s).left(StreamInitiation::MaxNameLength);
    bool told = false;
    const auto size = file.attribute(u"size"_s).toLongLong(&told);
    offer.size = told && size >= 0 ? size : -1;
    const auto md5 = QByteArray::fromHex(file.attribute(u"hash"_s).toLatin1());
    offer.md5 = md5.size() == 16 ? md5 : QByteArray();
    const auto field = fieldOfMethods(si);
    for (auto e = field.firstChildElement(u"option"_s); !e.isNull(); e = e.nextSiblingElement(u"option"_s)) {
        const auto method = methodOf(e.firstChildElement(u"value"_s).text());
        if (method != TransferMethod::Undecided && !offer.methods.contains(method))
            offer.methods.append(method);
    }
    return offer;
}

} // namespace

QString StreamInitiation::feature()
{
    return nsFile;
}

QStringList StreamInitiation::discoveryFeatures() const
{
    return {nsInitiation, nsFile};
}

QFuture<Result<TransferMethod>> StreamInitiation::offer(const StreamOffer &offer)
{
    auto promise = std::make_shared<QPromise<Result<TransferMethod>>>();
    promise->start();
    OfferIq iq;
    iq.setType(QXmppIq::Set);
    iq.setTo(offer.peer.toString());
    iq.offer = offer;
    client()->sendIq(std::move(iq)).then(this, [promise, offer](QXmppClient::IqResult &&answer) {
        Result<TransferMethod> result(FailureKind::NotSupported, u"they chose a way that was not offered"_s);
        if (const auto *error = std::get_if<QXmppError>(&answer)) {
            result = failureOf(*error);
        } else {
            const auto si = childOf(std::get<QDomElement>(answer), "si"_L1, nsInitiation);
            const auto method = methodOf(fieldOfMethods(si).firstChildElement(u"value"_s).text());
            if (offer.methods.contains(method))
                result = method;
        }
        promise->addResult(std::move(result));
        promise->finish();
    });
    return promise->future();
}

void StreamInitiation::accept(const StreamOffer &offer, TransferMethod method)
{
    AcceptIq iq;
    iq.setType(QXmppIq::Result);
    iq.setTo(offer.peer.toString());
    iq.setId(offer.request);
    iq.method = method;
    client()->sendPacket(iq);
}

void StreamInitiation::refuse(const StreamOffer &offer)
{
    IqRequest{offer.peer.toString(), offer.request}.refuse(*client(), QXmppStanza::Error::Forbidden);
}

bool StreamInitiation::handleStanza(const QDomElement &stanza, const std::optional<QXmppE2eeMetadata> &)
{
    if (stanza.tagName() != "iq"_L1 || stanza.attribute(u"type"_s) != "set"_L1)
        return false;
    const auto si = childOf(stanza, "si"_L1, nsInitiation);
    if (si.isNull())
        return false;
    const auto offer = parseOffer(stanza, si);
    const auto request = IqRequest::of(stanza);
    WrongOfferIq wrong;
    if (si.attribute(u"profile"_s) != nsFile)
        wrong.what = "bad-profile"_L1;
    else if (offer.methods.isEmpty())
        wrong.what = "no-valid-streams"_L1;
    if (!wrong.what.isEmpty()) {
        wrong.setType(QXmppIq::Error);
        wrong.setTo(request.from);
        wrong.setId(request.id);
        client()->sendPacket(wrong);
    } else if (offer.sid.isEmpty() || offer.sid.size() > MaxSidLength || offer.name.isEmpty() || offer.peer.isBare()) {
        request.refuse(*client(), QXmppStanza::Error::BadRequest, QXmppStanza::Error::Modify);
    } else if (!isSignalConnected(QMetaMethod::fromSignal(&StreamInitiation::offered))) {
        request.refuse(*client(), QXmppStanza::Error::ServiceUnavailable);
    } else {
        emit offered(offer);
    }
    return true;
}

} // namespace Tertulia
