// Whatever rooms and rosters say, as values of bounded length with valid addresses.

#include "app/xmpp/RoomStanza.h"
#include "app/xmpp/Translate.h"
#include "tests/fuzz/Fuzz.h"

using namespace Qt::StringLiterals;
using namespace Tertulia;
using Fuzz::hold;

namespace {

void checkPresence(const RoomPresence &presence, const QByteArray &input)
{
    const auto &occupant = presence.occupant;
    hold(!presence.room.isNull() && presence.room.isBare(), "presence of no room", input);
    hold(occupant.nick.isEmpty() || !presence.room.withResource(occupant.nick).isNull(), "a nick that is none", input);
    hold(occupant.jid.isBare() && presence.successor.isBare(), "a full address", input);
    hold(occupant.statusText.size() <= RoomStanza::MaxText && presence.reason.size() <= RoomStanza::MaxText &&
             presence.text.size() <= RoomStanza::MaxText && presence.newNick.size() <= Jid::MaxPartBytes,
         "a long text", input);
}

void checkInvitation(const RoomInvitation &invitation, const QByteArray &input)
{
    hold(!invitation.room.isNull() && invitation.room.isBare(), "an invitation to no room", input);
    hold(invitation.from.isBare() || invitation.from.bare() == invitation.room, "an inviter that is a device", input);
    hold(invitation.reason.size() <= RoomStanza::MaxText && invitation.password.size() <= RoomStanza::MaxText,
         "a long text", input);
}

void checkMessage(const QDomElement &element, const Jid &from, const QByteArray &input)
{
    QXmppMessage stanza;
    stanza.parse(element);
    const auto said = RoomStanza::fromMessage(stanza, element, from.bare(), IncomingMessage::Door::Live);
    if (!said)
        return;
    hold(said->message.nick == from.resource() && !said->message.nick.isEmpty(), "said by another", input);
    hold(said->message.conversation == from.bare(), "said elsewhere", input);
    hold(!said->wantsReceipt && said->receiptFor.isEmpty() && said->displayedFor.isEmpty(), "a receipt in a room",
         input);
}

void checkRoster(const QDomElement &query, const QByteArray &input)
{
    for (auto item = query.firstChildElement(); !item.isNull(); item = item.nextSiblingElement()) {
        if (const auto contact = Translate::fromRosterItem(item))
            hold(!contact->jid.isNull() && contact->jid.isBare() && contact->name.size() <= Jid::MaxPartBytes,
                 "a contact that is none", input);
    }
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    const QByteArray input = Fuzz::bytesOf(data, size);
    const Jid account = *Jid::parse(u"ana@example.org");
    Fuzz::eachStanza(input, [&](const QDomElement &element) {
        if (const auto presence = RoomStanza::fromPresence(element))
            checkPresence(*presence, input);
        if (const auto invitation = RoomStanza::invitationOf(element, account))
            checkInvitation(*invitation, input);
        if (const auto from = Jid::parse(element.attribute(u"from"_s)))
            checkMessage(element, *from, input);
        RoomStanza::troubleOf(RoomStanza::conditionOf(element));
        checkRoster(element.firstChildElement(), input);
    });
    return 0;
}
