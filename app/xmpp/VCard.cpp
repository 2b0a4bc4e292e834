#include "app/xmpp/VCard.h"

#include <QXmlStreamWriter>
#include <array>

using namespace Qt::StringLiterals;

namespace Tertulia {

namespace {

constexpr auto nsCard = "vcard-temp"_L1;

/// Where in a vCard each plain text of a Profile stands.
struct Place {
    QLatin1StringView element, part; ///< part: of the element; empty: the element itself
    QString Profile::*text;
};

constexpr std::array Places{
    Place{"FN"_L1, ""_L1, &Profile::fullName},       Place{"N"_L1, "FAMILY"_L1, &Profile::familyName},
    Place{"N"_L1, "GIVEN"_L1, &Profile::givenName},  Place{"N"_L1, "MIDDLE"_L1, &Profile::middleName},
    Place{"N"_L1, "PREFIX"_L1, &Profile::prefix},    Place{"N"_L1, "SUFFIX"_L1, &Profile::suffix},
    Place{"NICKNAME"_L1, ""_L1, &Profile::nickname}, Place{"ORG"_L1, "ORGNAME"_L1, &Profile::organization},
    Place{"ORG"_L1, "ORGUNIT"_L1, &Profile::unit},   Place{"TITLE"_L1, ""_L1, &Profile::title},
    Place{"ROLE"_L1, ""_L1, &Profile::role},         Place{"URL"_L1, ""_L1, &Profile::url},
    Place{"DESC"_L1, ""_L1, &Profile::description},
};

struct AddressPlace {
    QLatin1StringView part;
    QString Profile::Address::*text;
};

constexpr std::array AddressPlaces{
    AddressPlace{"STREET"_L1, &Profile::Address::street},  AddressPlace{"EXTADD"_L1, &Profile::Address::extra},
    AddressPlace{"LOCALITY"_L1, &Profile::Address::city},  AddressPlace{"REGION"_L1, &Profile::Address::region},
    AddressPlace{"PCODE"_L1, &Profile::Address::postcode}, AddressPlace{"CTRY"_L1, &Profile::Address::country},
};

QString line(const QString &text)
{
    return text.left(VCard::MaxText).simplified();
}

QString lines(const QString &text)
{
    return text.left(VCard::MaxDescription).trimmed();
}

QString kindOf(const QDomElement &element)
{
    for (const auto kind : {"FAX"_L1, "CELL"_L1, "PAGER"_L1, "WORK"_L1, "HOME"_L1}) {
        if (!element.firstChildElement(kind).isNull())
            return kind;
    }
    return {};
}

/// `valueName`: USERID or NUMBER. Some write the value into the element itself.
Profile::Entry entryOf(const QDomElement &element, QLatin1StringView valueName)
{
    const QDomElement value = element.firstChildElement(valueName);
    return {kindOf(element), line((value.isNull() ? element : value).text())};
}

Profile::Address addressOf(const QDomElement &element)
{
    Profile::Address address;
    address.kind = kindOf(element);
    for (const auto &[part, text] : AddressPlaces)
        address.*text = line(element.firstChildElement(part).text());
    return address;
}

bool isNothing(const Profile::Entry &entry)
{
    return entry.value.isEmpty();
}

bool isNothing(const Profile::Address &address)
{
    return std::ranges::all_of(AddressPlaces, [&](const auto &place) { return (address.*place.text).isEmpty(); });
}

template <typename Value, typename Read>
QList<Value> readAll(const QDomElement &vCard, QLatin1StringView name, Read readOne)
{
    QList<Value> found;
    for (auto e = vCard.firstChildElement(name); !e.isNull(); e = e.nextSiblingElement(name)) {
        if (const Value value = readOne(e); !isNothing(value) && found.size() < VCard::MaxEntries)
            found.append(value);
    }
    return found;
}

/// 1985-03-12, 19850312, or with a time behind it.
QDate dateOf(const QString &text)
{
    const QString trimmed = text.trimmed();
    const QDate date = QDate::fromString(trimmed.left(10), Qt::ISODate);
    return date.isValid() ? date : QDate::fromString(trimmed.left(8), u"yyyyMMdd"_s);
}

QDomElement made(QDomElement parent, QLatin1StringView name, const QString &text = {})
{
    QDomElement child = parent.ownerDocument().createElementNS(nsCard, name);
    if (!text.isEmpty())
        child.appendChild(parent.ownerDocument().createTextNode(text));
    parent.appendChild(child);
    return child;
}

void setText(QDomElement element, const QString &text)
{
    while (!element.firstChild().isNull())
        element.removeChild(element.firstChild());
    element.appendChild(element.ownerDocument().createTextNode(text));
}

void put(QDomElement card, const Place &place, const QString &text)
{
    QDomElement element = card.firstChildElement(place.element);
    if (element.isNull() && !text.isEmpty())
        element = made(card, place.element);
    QDomElement target = element;
    if (!place.part.isEmpty() && !element.isNull()) {
        target = element.firstChildElement(place.part);
        if (target.isNull() && !text.isEmpty())
            target = made(element, place.part);
    }
    if (!text.isEmpty())
        return setText(target, text);
    while (!target.isNull()) { // the second of two would take its place
        const QDomElement next = target.nextSiblingElement(target.tagName());
        target.parentNode().removeChild(target);
        target = next;
    }
    if (!element.isNull() && element.firstChildElement().isNull() && !place.part.isEmpty())
        card.removeChild(element);
}

/// Those that stay, stay as they are, with what they have besides.
template <typename Value, typename Read, typename Write>
void putAll(QDomElement card, QLatin1StringView name, const QList<Value> &before, const QList<Value> &after,
            Read readOne, Write writeOne)
{
    QList<Value> missing = after;
    for (auto e = card.firstChildElement(name); !e.isNull();) {
        const QDomElement here = e;
        e = e.nextSiblingElement(name);
        const Value value = readOne(here);
        if (!missing.removeOne(value) && before.contains(value))
            card.removeChild(here);
    }
    for (const Value &value : std::as_const(missing)) {
        if (!isNothing(value) && !before.contains(value)) // what another client removed stays removed
            writeOne(value);
    }
}

void writeEntry(QDomElement card, QLatin1StringView name, QLatin1StringView valueName, const Profile::Entry &entry)
{
    QDomElement element = made(card, name);
    if (!entry.kind.isEmpty())
        made(element, QLatin1StringView(entry.kind.toLatin1()));
    if (name == "EMAIL"_L1)
        made(element, "INTERNET"_L1);
    made(element, valueName, entry.value);
}

void writeAddress(QDomElement card, const Profile::Address &address)
{
    QDomElement element = made(card, "ADR"_L1);
    if (!address.kind.isEmpty())
        made(element, QLatin1StringView(address.kind.toLatin1()));
    for (const auto &[part, text] : AddressPlaces) {
        if (!(address.*text).isEmpty())
            made(element, part, address.*text);
    }
}

void putPhoto(QDomElement card, const Profile &after)
{
    for (auto old = card.firstChildElement("PHOTO"_L1); !old.isNull(); old = card.firstChildElement("PHOTO"_L1))
        card.removeChild(old);
    if (after.photo.isEmpty())
        return;
    const QDomElement photo = made(card, "PHOTO"_L1);
    made(photo, "TYPE"_L1, after.photoType);
    made(photo, "BINVAL"_L1, QString::fromLatin1(after.photo.toBase64()));
}

void readPhoto(const QDomElement &photo, Profile &profile)
{
    const QByteArray encoded = photo.firstChildElement("BINVAL"_L1).text().toLatin1();
    if (encoded.isEmpty() || encoded.size() > 2 * VCard::MaxPhoto)
        return;
    const QByteArray bytes = QByteArray::fromBase64(encoded); // line breaks in it are skipped
    if (bytes.size() > VCard::MaxPhoto)
        return;
    profile.photo = bytes;
    profile.photoType = line(photo.firstChildElement("TYPE"_L1).text()).left(40);
}

const auto readEmail = [](const QDomElement &e) { return entryOf(e, "USERID"_L1); };
const auto readPhone = [](const QDomElement &e) { return entryOf(e, "NUMBER"_L1); };

} // namespace

Profile VCard::read(const QDomElement &vCard)
{
    Profile profile;
    if (vCard.namespaceURI() != nsCard)
        return profile;
    for (const auto &[element, part, text] : Places) {
        QDomElement at = vCard.firstChildElement(element);
        if (!part.isEmpty())
            at = at.firstChildElement(part);
        profile.*text = text == &Profile::description ? lines(at.text()) : line(at.text());
    }
    profile.birthday = dateOf(vCard.firstChildElement("BDAY"_L1).text());
    profile.emails = readAll<Profile::Entry>(vCard, "EMAIL"_L1, readEmail);
    profile.phones = readAll<Profile::Entry>(vCard, "TEL"_L1, readPhone);
    profile.addresses = readAll<Profile::Address>(vCard, "ADR"_L1, addressOf);
    readPhoto(vCard.firstChildElement("PHOTO"_L1), profile);
    return profile;
}

QDomDocument VCard::edited(const QDomElement &vCard, const Profile &before, const Profile &after)
{
    QDomDocument document;
    const bool exists = vCard.namespaceURI() == nsCard;
    document.appendChild(exists ? document.importNode(vCard, true) : document.createElementNS(nsCard, u"vCard"_s));
    QDomElement card = document.documentElement();
    for (const Place &place : Places) {
        if (before.*place.text != after.*place.text)
            put(card, place, after.*place.text);
    }
    if (before.birthday != after.birthday)
        put(card, {"BDAY"_L1, ""_L1, nullptr}, after.birthday.toString(Qt::ISODate));
    putAll(card, "EMAIL"_L1, before.emails, after.emails, readEmail,
           [&](const auto &email) { writeEntry(card, "EMAIL"_L1, "USERID"_L1, email); });
    putAll(card, "TEL"_L1, before.phones, after.phones, readPhone,
           [&](const auto &phone) { writeEntry(card, "TEL"_L1, "NUMBER"_L1, phone); });
    putAll(card, "ADR"_L1, before.addresses, after.addresses, addressOf,
           [&](const auto &address) { writeAddress(card, address); });
    if (before.photo != after.photo)
        putPhoto(card, after);
    return document;
}

void VCard::write(QXmlStreamWriter &writer, const QDomElement &element)
{
    const QString ns = element.namespaceURI();
    writer.writeStartElement(element.localName().isEmpty() ? element.tagName() : element.localName());
    if (const auto parent = element.parentNode().toElement(); parent.isNull() || parent.namespaceURI() != ns)
        writer.writeDefaultNamespace(ns);
    const QDomNamedNodeMap attributes = element.attributes();
    for (int i = 0; i < attributes.count(); ++i) {
        const QDomAttr attribute = attributes.item(i).toAttr();
        if (attribute.prefix() == "xml"_L1) // xml:lang; its namespace is never declared
            writer.writeAttribute("xml:"_L1 + attribute.localName(), attribute.value());
        else if (!attribute.namespaceURI().isEmpty() && attribute.prefix() != "xmlns"_L1)
            writer.writeAttribute(attribute.namespaceURI(), attribute.localName(), attribute.value());
        else if (!attribute.nodeName().startsWith("xmlns"_L1))
            writer.writeAttribute(attribute.nodeName(), attribute.value());
    }
    for (QDomNode child = element.firstChild(); !child.isNull(); child = child.nextSibling()) {
        if (child.isElement())
            write(writer, child.toElement());
        else if (child.isText()) // character data sections are text too
            writer.writeCharacters(child.toText().data());
    }
    writer.writeEndElement();
}

} // namespace Tertulia
