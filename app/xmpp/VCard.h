#pragma once

#include "app/data/Profile.h"

#include <QDomDocument>

class QXmlStreamWriter;

namespace Tertulia::VCard {

// A vCard (XEP-0054) as element and as value, pure. Everybody else's is hostile: texts are cut, lists are short,
// pictures that are only linked to are not there.

inline constexpr qsizetype MaxText = 500, MaxDescription = 4'000, MaxEntries = 20, MaxPhoto = 256 * 1024;

Profile read(const QDomElement &vCard); ///< of any other element: empty
/// `vCard` with what differs between `before` and `after`. All else stays as it is there: what another client wrote in
/// the meantime, and what we do not know.
QDomDocument edited(const QDomElement &vCard, const Profile &before, const Profile &after);
void write(QXmlStreamWriter &writer, const QDomElement &element);

} // namespace Tertulia::VCard
