#include "app/xmpp/RoomQueries.h"

#include "app/xmpp/FormStanza.h"
#include "app/xmpp/PlainIq.h"
#include "app/xmpp/RoomStanza.h"

using namespace Qt::StringLiterals;

namespace Tertulia::RoomQueries {

namespace {

const auto nsInfo = u"http://jabber.org/protocol/disco#info"_s, nsItems = u"http://jabber.org/protocol/disco#items"_s,
           nsPing = u"urn:xmpp:ping"_s, nsForm = u"jabber:x:data"_s, nsRegister = u"jabber:iq:register"_s;

PlainIq::Content empty(const QString &name, const QString &ns)
{
    return [name, ns](QXmlStreamWriter &writer) {
        writer.writeStartElement(name);
        writer.writeDefaultNamespace(ns);
        writer.writeEndElement();
    };
}

/// <query xmlns='…#admin'><item …><reason/></item></query>
PlainIq::Content adminItem(const QXmlStreamAttributes &attributes, const QString &reason)
{
    return [attributes, reason](QXmlStreamWriter &writer) {
        writer.writeStartElement(u"query"_s);
        writer.writeDefaultNamespace(RoomStanza::nsAdmin);
        writer.writeStartElement(u"item"_s);
        writer.writeAttributes(attributes);
        if (!reason.isEmpty())
            writer.writeTextElement(u"reason"_s, reason);
        writer.writeEndElement();
        writer.writeEndElement();
    };
}

QXmlStreamAttributes attributes(const QList<std::pair<QString, QString>> &pairs)
{
    QXmlStreamAttributes list;
    for (const auto &[name, value] : pairs)
        list.append(name, value);
    return list;
}

void readFeature(RoomInfo &info, const QString &feature)
{
    static const QHash<QString, void (*)(RoomInfo &)> meanings{
        {RoomStanza::nsRoom, [](RoomInfo &i) { i.isRooms = true; }},
        {u"urn:xmpp:mam:2"_s, [](RoomInfo &i) { i.archive = i.stanzaIds = true; }},
        {u"urn:xmpp:sid:0"_s, [](RoomInfo &i) { i.stanzaIds = true; }},
        {u"urn:xmpp:occupant-id:0"_s, [](RoomInfo &i) { i.occupantIds = true; }},
        {u"muc_membersonly"_s, [](RoomInfo &i) { i.membersOnly = true; }},
        {u"muc_passwordprotected"_s, [](RoomInfo &i) { i.passwordProtected = true; }},
        {u"muc_moderated"_s, [](RoomInfo &i) { i.moderated = true; }},
        {u"muc_nonanonymous"_s, [](RoomInfo &i) { i.anonymous = false; }},
    };
    if (const auto meaning = meanings.value(feature))
        meaning(info);
}

QList<RoomListing> itemsOf(const QDomElement &answer)
{
    QList<RoomListing> list;
    const auto query = RoomStanza::child(answer, u"query", nsItems);
    for (auto item = query.firstChildElement(u"item"_s); !item.isNull() && list.size() < MaxItems;
         item = item.nextSiblingElement(u"item"_s)) {
        const auto jid = Jid::parse(item.attribute(u"jid"_s));
        if (!jid || !item.attribute(u"node"_s).isEmpty())
            continue;
        RoomListing listing;
        listing.jid = jid->bare();
        listing.name = item.attribute(u"name"_s).left(RoomStanza::MaxText).trimmed();
        list.append(listing);
    }
    return list;
}

QList<RoomMember> membersOf(const QDomElement &answer)
{
    QList<RoomMember> list;
    const auto query = RoomStanza::child(answer, u"query", RoomStanza::nsAdmin);
    for (auto item = query.firstChildElement(u"item"_s); !item.isNull() && list.size() < MaxItems;
         item = item.nextSiblingElement(u"item"_s)) {
        const auto jid = Jid::parse(item.attribute(u"jid"_s));
        if (!jid)
            continue;
        list.append({jid->bare(), item.attribute(u"nick"_s).left(Jid::MaxPartBytes),
                     RoomStanza::affiliationOf(item.attribute(u"affiliation"_s)),
                     item.firstChildElement(u"reason"_s).text().trimmed().left(RoomStanza::MaxText)});
    }
    return list;
}

/// "12 (of 20)", ejabberd's way, is no count; those that have none say nothing.
int countOf(const QString &text)
{
    bool isNumber = false;
    const int count = text.toInt(&isNumber);
    return isNumber && count >= 0 ? count : -1;
}

QFuture<Result<DataForm>> registrationAt(QXmppClient &client, QObject *context, const Jid &room)
{
    const auto read = [](const QDomElement &answer) -> Result<DataForm> {
        const auto query = RoomStanza::child(answer, u"query", nsRegister);
        const auto form = FormStanza::parse(RoomStanza::child(query, u"x", nsForm));
        return form.find(u"muc#register_roomnick") ? Result<DataForm>(form)
                                                   : Result<DataForm>(FailureKind::NotSupported, u"no form"_s);
    };
    return ask<DataForm>(client, context, PlainIq(QXmppIq::Get, room, empty(u"query"_s, nsRegister)), read);
}

} // namespace

RoomInfo infoOf(const QDomElement &answer)
{
    constexpr int maxFeatures = 500;
    RoomInfo info;
    const auto query = RoomStanza::child(answer, u"query", nsInfo);
    int features = 0;
    for (auto e = query.firstChildElement(); !e.isNull() && features < maxFeatures; e = e.nextSiblingElement()) {
        if (e.tagName() == "feature"_L1 && ++features)
            readFeature(info, e.attribute(u"var"_s));
        else if (e.tagName() == "identity"_L1 && e.attribute(u"category"_s) == "conference"_L1)
            info.name = e.attribute(u"name"_s).trimmed().left(RoomStanza::MaxText);
        else if (e.tagName() == "identity"_L1 && e.attribute(u"category"_s) == "gateway"_L1)
            info.isGateway = true;
    }
    if (const auto x = RoomStanza::child(query, u"x", nsForm); !x.isNull()) {
        const auto form = FormStanza::parse(x);
        info.description = form.value(u"muc#roominfo_description").left(RoomStanza::MaxText);
        info.people = countOf(form.value(u"muc#roominfo_occupants"));
        const auto changes = form.value(u"muc#roominfo_changesubject");
        info.subjectByAll = changes == "1"_L1 || changes == "true"_L1;
        if (const auto name = form.value(u"muc#roomconfig_roomname"); info.name.isEmpty())
            info.name = name.left(RoomStanza::MaxText);
    }
    return info;
}

QFuture<Result<RoomInfo>> info(QXmppClient &client, QObject *context, const Jid &jid)
{
    return ask<RoomInfo>(client, context, PlainIq(QXmppIq::Get, jid, empty(u"query"_s, nsInfo)),
                         [jid](const QDomElement &answer) {
                             auto info = infoOf(answer);
                             info.isService = info.isRooms && jid.local().isEmpty();
                             return info;
                         });
}

QFuture<Result<QList<RoomListing>>> items(QXmppClient &client, QObject *context, const Jid &service)
{
    return ask<QList<RoomListing>>(client, context, PlainIq(QXmppIq::Get, service, empty(u"query"_s, nsItems)),
                                   itemsOf);
}

QFuture<Result<Done>> ping(QXmppClient &client, QObject *context, const Jid &occupant)
{
    return ask(client, context, PlainIq(QXmppIq::Get, occupant, empty(u"ping"_s, nsPing)));
}

QFuture<Result<Done>> setRole(QXmppClient &client, QObject *context, const Jid &room, const QString &nick,
                              RoomRole role, const QString &reason)
{
    const auto item = attributes({{u"nick"_s, nick}, {u"role"_s, RoomStanza::nameOf(role)}});
    return ask(client, context, PlainIq(QXmppIq::Set, room, adminItem(item, reason)));
}

QFuture<Result<Done>> setAffiliation(QXmppClient &client, QObject *context, const Jid &room, const Jid &person,
                                     Affiliation affiliation, const QString &reason)
{
    const auto item =
        attributes({{u"jid"_s, person.bare().toString()}, {u"affiliation"_s, RoomStanza::nameOf(affiliation)}});
    return ask(client, context, PlainIq(QXmppIq::Set, room, adminItem(item, reason)));
}

QFuture<Result<QList<RoomMember>>> list(QXmppClient &client, QObject *context, const Jid &room, Affiliation affiliation)
{
    const auto item = attributes({{u"affiliation"_s, RoomStanza::nameOf(affiliation)}});
    return ask<QList<RoomMember>>(client, context, PlainIq(QXmppIq::Get, room, adminItem(item, {})), membersOf);
}

QFuture<Result<DataForm>> configuration(QXmppClient &client, QObject *context, const Jid &room)
{
    return ask<DataForm>(client, context, PlainIq(QXmppIq::Get, room, empty(u"query"_s, RoomStanza::nsOwner)),
                         [](const QDomElement &answer) -> Result<DataForm> {
                             const auto query = RoomStanza::child(answer, u"query", RoomStanza::nsOwner);
                             const auto x = RoomStanza::child(query, u"x", nsForm);
                             if (x.isNull())
                                 return {FailureKind::NotSupported, u"no form"_s};
                             return FormStanza::parse(x);
                         });
}

QFuture<Result<Done>> configure(QXmppClient &client, QObject *context, const Jid &room,
                                const std::optional<DataForm> &form)
{
    const auto content = [form](QXmlStreamWriter &writer) {
        writer.writeStartElement(u"query"_s);
        writer.writeDefaultNamespace(RoomStanza::nsOwner);
        FormStanza::writeSubmit(writer, form.value_or(DataForm()), true);
        writer.writeEndElement();
    };
    return ask(client, context, PlainIq(QXmppIq::Set, room, content));
}

QFuture<Result<Done>> destroy(QXmppClient &client, QObject *context, const Jid &room, const QString &reason,
                              const Jid &successor)
{
    const auto content = [reason, successor](QXmlStreamWriter &writer) {
        writer.writeStartElement(u"query"_s);
        writer.writeDefaultNamespace(RoomStanza::nsOwner);
        writer.writeStartElement(u"destroy"_s);
        if (!successor.isNull())
            writer.writeAttribute(u"jid"_s, successor.toString());
        if (!reason.isEmpty())
            writer.writeTextElement(u"reason"_s, reason);
        writer.writeEndElement();
        writer.writeEndElement();
    };
    return ask(client, context, PlainIq(QXmppIq::Set, room, content));
}

/// Where the service itself has such a form, the room's is the same: it is for nicknames, and lets nobody in
/// (ejabberd).
QFuture<Result<DataForm>> registration(QXmppClient &client, QObject *context, const Jid &room)
{
    return registrationAt(client, context, room)
        .then(context,
              [&client, context, room](const Result<DataForm> &form) {
                  if (!form)
                      return QtFuture::makeReadyValueFuture(form);
                  return registrationAt(client, context, *Jid::parse(room.domain()))
                      .then(context, [form](const Result<DataForm> &service) -> Result<DataForm> {
                          return service ? Result<DataForm>(FailureKind::NotSupported, u"for nicknames"_s) : form;
                      });
              })
        .unwrap();
}

QFuture<Result<Done>> registerWith(QXmppClient &client, QObject *context, const Jid &room, const QString &nick)
{
    return registration(client, context, room)
        .then(context,
              [&client, context, room, nick](const Result<DataForm> &answer) {
                  if (!answer)
                      return QtFuture::makeReadyValueFuture(Result<Done>(answer.failure()));
                  auto form = answer.value();
                  form.setValues(u"muc#register_roomnick", {nick});
                  return ask(client, context, PlainIq(QXmppIq::Set, room, [form](QXmlStreamWriter &writer) {
                                 writer.writeStartElement(u"query"_s);
                                 writer.writeDefaultNamespace(nsRegister);
                                 FormStanza::writeSubmit(writer, form);
                                 writer.writeEndElement();
                             }));
              })
        .unwrap();
}

} // namespace Tertulia::RoomQueries
