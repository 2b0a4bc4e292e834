// Anybody's vCard and picture: bounded when read; edited, what is not ours to know stays as it was.

#include "app/xmpp/AvatarStanza.h"
#include "app/xmpp/VCard.h"
#include "tests/fuzz/Fuzz.h"

#include <QXmlStreamWriter>

using namespace Qt::StringLiterals;
using namespace Tertulia;
using Fuzz::hold;

namespace {

QByteArray written(const QDomElement &card)
{
    QByteArray xml;
    QXmlStreamWriter writer(&xml);
    VCard::write(writer, card);
    Fuzz::holdWellFormed(xml);
    return xml;
}

void checkCard(const QDomElement &card, const QByteArray &input)
{
    const Profile profile = VCard::read(card);
    hold(profile.fullName.size() <= VCard::MaxText && profile.description.size() <= VCard::MaxDescription, "long",
         input);
    hold(profile.emails.size() <= VCard::MaxEntries && profile.phones.size() <= VCard::MaxEntries &&
             profile.addresses.size() <= VCard::MaxEntries,
         "many", input);
    hold(profile.photo.size() <= VCard::MaxPhoto, "a large photo", input);

    if (card.namespaceURI() == "vcard-temp"_L1)
        hold(written(VCard::edited(card, profile, profile).documentElement()) == written(card), "changed unasked",
             input);
    Profile changed = profile;
    changed.fullName = u"Ana"_s;
    changed.emails = {{u"WORK"_s, u"ana@example.org"_s}};
    changed.photo.clear();
    const auto edited = VCard::edited(card, profile, changed);
    const Profile after = VCard::read(edited.documentElement());
    written(edited.documentElement());
    hold(after.fullName == changed.fullName, "another name than was written", input);
    hold(after.photo.isEmpty() || profile.photo.isEmpty(), "a photo that came back", input);
}

void checkPicture(const QDomElement &items, const QByteArray &input)
{
    const auto sha1 = AvatarStanza::announced(items);
    hold(!sha1 || sha1->isEmpty() || sha1->size() == 20, "no SHA-1", input);
    const auto claimed = QByteArray::fromHex(items.firstChildElement().attribute(u"id"_s).toLatin1());
    const auto bytes = AvatarStanza::picture(items, claimed);
    hold(bytes.isEmpty() || AvatarStanza::sha1Of(bytes) == claimed, "another picture than announced", input);
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    const QByteArray input = Fuzz::bytesOf(data, size);
    Fuzz::eachStanza(input, [&](const QDomElement &element) {
        checkCard(element.firstChildElement(), input);
        checkPicture(element.firstChildElement().firstChildElement(), input);
    });
    return 0;
}
