#pragma once

#include "app/data/Profile.h"

#include <optional>

class QDomElement;
class QXmlStreamWriter;

namespace Tertulia::AvatarStanza {

// The nodes of XEP-0084 as elements and as values, pure.

inline constexpr auto MetadataNode = QLatin1StringView("urn:xmpp:avatar:metadata"),
                      DataNode = QLatin1StringView("urn:xmpp:avatar:data");

/// SHA-1 of the picture that an <items/> of the metadata node announces, as 20 bytes; empty: none is used (§3.1);
/// nullopt: it says nothing that we understand or take (only elsewhere on the web, or larger than MaxBytes).
std::optional<QByteArray> announced(const QDomElement &items);
/// The bytes of the item `sha1` of the data node, where they are what their id says; else empty.
QByteArray picture(const QDomElement &items, const QByteArray &sha1);

void writeMetadata(QXmlStreamWriter &writer, const QByteArray &sha1, const OwnPicture &picture);
void writeData(QXmlStreamWriter &writer, const OwnPicture &picture);

QByteArray sha1Of(const QByteArray &bytes);

} // namespace Tertulia::AvatarStanza
