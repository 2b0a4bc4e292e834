#include "app/xmpp/AvatarStanza.h"

#include <QCryptographicHash>
#include <QDomElement>
#include <QXmlStreamWriter>

using namespace Qt::StringLiterals;

namespace Tertulia::AvatarStanza {

namespace {

/// Of 40 hexadecimal digits; else empty.
QByteArray sha1From(const QString &text)
{
    const QByteArray bytes = QByteArray::fromHex(text.toLatin1());
    return text.size() == 40 && bytes.size() == 20 ? bytes : QByteArray();
}

QDomElement onlyItem(const QDomElement &items, QLatin1StringView node)
{
    return items.attribute(u"node"_s) == node ? items.lastChildElement(u"item"_s) : QDomElement();
}

} // namespace

QByteArray sha1Of(const QByteArray &bytes)
{
    return QCryptographicHash::hash(bytes, QCryptographicHash::Sha1);
}

std::optional<QByteArray> announced(const QDomElement &items)
{
    const QDomElement item = onlyItem(items, MetadataNode);
    const QDomElement metadata = item.firstChildElement(u"metadata"_s);
    if (metadata.namespaceURI() != MetadataNode)
        return {};
    const QDomElement first = metadata.firstChildElement(u"info"_s);
    if (first.isNull())
        return QByteArray();
    for (auto info = first; !info.isNull(); info = info.nextSiblingElement(u"info"_s)) {
        const bool elsewhere = info.hasAttribute(u"url"_s); // fetched by nobody here (HOSTILE: no remote fetch)
        const QByteArray sha1 = sha1From(info.attribute(u"id"_s));
        if (!elsewhere && !sha1.isEmpty() && info.attribute(u"bytes"_s).toLongLong() <= OwnPicture::MaxBytes)
            return sha1;
    }
    return {};
}

QByteArray picture(const QDomElement &items, const QByteArray &sha1)
{
    const QDomElement item = onlyItem(items, DataNode);
    const QDomElement data = item.firstChildElement(u"data"_s);
    if (data.namespaceURI() != DataNode || sha1From(item.attribute(u"id"_s)) != sha1)
        return {};
    const QString encoded = data.text();
    if (encoded.size() > 2 * OwnPicture::MaxBytes)
        return {};
    const QByteArray bytes = QByteArray::fromBase64(encoded.toLatin1());
    return bytes.size() <= OwnPicture::MaxBytes && sha1Of(bytes) == sha1 ? bytes : QByteArray();
}

void writeMetadata(QXmlStreamWriter &writer, const QByteArray &sha1, const OwnPicture &picture)
{
    writer.writeStartElement("metadata"_L1);
    writer.writeDefaultNamespace(MetadataNode);
    if (!picture.bytes.isEmpty()) {
        writer.writeStartElement("info"_L1);
        writer.writeAttribute("id"_L1, QString::fromLatin1(sha1.toHex()));
        writer.writeAttribute("bytes"_L1, QString::number(picture.bytes.size()));
        writer.writeAttribute("type"_L1, picture.type);
        writer.writeAttribute("width"_L1, QString::number(picture.side));
        writer.writeAttribute("height"_L1, QString::number(picture.side));
        writer.writeEndElement();
    }
    writer.writeEndElement();
}

void writeData(QXmlStreamWriter &writer, const OwnPicture &picture)
{
    writer.writeStartElement("data"_L1);
    writer.writeDefaultNamespace(DataNode);
    writer.writeCharacters(QString::fromLatin1(picture.bytes.toBase64()));
    writer.writeEndElement();
}

} // namespace Tertulia::AvatarStanza
