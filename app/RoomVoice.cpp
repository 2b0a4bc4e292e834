#include "app/RoomVoice.h"

#include "app/Rooms.h"
#include "app/xmpp/RoomExtension.h"
#include "app/xmpp/XmppClient.h"

#include <QUuid>
#include <QXmppClient.h>
#include <QXmppElement.h>
#include <QXmppMessage.h>
#include <QXmppTask.h>
#include <algorithm>

using namespace Qt::StringLiterals;

namespace Tertulia {

namespace {

QXmppElement filledIn(const DataForm &form)
{
    QXmppElement x;
    x.setTagName(u"x"_s);
    x.setAttribute(u"xmlns"_s, u"jabber:x:data"_s);
    x.setAttribute(u"type"_s, u"submit"_s);
    for (const FormField &question : form.fields) {
        if (question.name.isEmpty())
            continue;
        QXmppElement field, value;
        field.setTagName(u"field"_s);
        field.setAttribute(u"var"_s, question.name);
        value.setTagName(u"value"_s);
        value.setValue(question.values.value(0));
        field.appendChild(value);
        x.appendChild(field);
    }
    return x;
}

DataForm formOf(const QList<std::pair<QString, QString>> &answers)
{
    DataForm form;
    for (const auto &[name, value] : answers) {
        FormField field;
        field.name = name;
        field.values = {value};
        form.fields.append(field);
    }
    return form;
}

} // namespace

RoomVoice::RoomVoice(const Rooms &rooms, QObject *parent)
    : QObject(parent)
    , m_rooms(rooms)
{
    connect(&rooms, &Rooms::changed, this, &RoomVoice::review);
    connect(&rooms, &Rooms::occupantsChanged, this, &RoomVoice::review);
}

void RoomVoice::attach(XmppClient *client, RoomExtension *door)
{
    m_client = client;
    const auto rooms = m_waiting.keys() + m_asked.keys();
    for (const Jid &room : rooms)
        review(room);
    if (!client)
        return;
    connect(door, &RoomExtension::voiceAsked, this, &RoomVoice::take);
    connect(&client->client(), &QXmppClient::messageReceived, this, [this](const QXmppMessage &message) {
        if (const auto from = Jid::parse(message.from()); from && message.type() == QXmppMessage::Error)
            takeBack(*from, message.id());
    });
}

void RoomVoice::ask(const Jid &room)
{
    if (!m_client || !m_client->isSignedIn() || m_asked.contains(room) ||
        m_rooms.find(room).value_or(Room()).role != RoomRole::Visitor)
        return;
    const QString id = QUuid::createUuid().toString(QUuid::WithoutBraces);
    m_asked.insert(room, id);
    send(room, id, formOf({{u"FORM_TYPE"_s, RoomStanza::nsRequest}, {u"muc#role"_s, u"participant"_s}}));
    emit changed(room);
}

bool RoomVoice::hasAsked(const Jid &room) const
{
    return m_asked.contains(room);
}

QStringList RoomVoice::waiting(const Jid &room) const
{
    QStringList nicks;
    const auto requests = m_waiting.value(room);
    for (const Request &request : requests)
        nicks.append(request.nick);
    return nicks;
}

/// The room asks moderators only, about somebody who is there and may not speak; anything else is not believed.
void RoomVoice::take(const Jid &room, const DataForm &form)
{
    const QString nick = form.value(u"muc#roomnick");
    const auto occupant = m_rooms.occupant(room, nick);
    if (m_rooms.find(room).value_or(Room()).role != RoomRole::Moderator || !occupant ||
        occupant->role != RoomRole::Visitor)
        return;
    auto &requests = m_waiting[room];
    requests.removeIf([nick](const Request &one) { return one.nick == nick; });
    if (requests.size() >= MaxRequests)
        return;
    requests.append({nick, form});
    emit changed(room);
}

void RoomVoice::answer(const Jid &room, const QString &nick, bool give)
{
    const auto requests = m_waiting.find(room);
    if (requests == m_waiting.end() || !m_client || !m_client->isSignedIn())
        return;
    const auto request = std::ranges::find(*requests, nick, &Request::nick);
    if (request == requests->end())
        return;
    DataForm form = request->form;
    form.setValues(u"muc#request_allow", {give ? u"1"_s : u"0"_s});
    requests->erase(request);
    send(room, {}, form);
    emit changed(room);
}

/// ejabberd sends requests back that come too often, or where its owner wants none.
void RoomVoice::takeBack(const Jid &room, const QString &id)
{
    if (id.isEmpty() || m_asked.value(room) != id)
        return;
    m_asked.remove(room);
    emit refused(room);
    emit changed(room);
}

void RoomVoice::review(const Jid &room)
{
    const Room now = m_rooms.find(room).value_or(Room());
    bool isNews = now.role != RoomRole::Visitor && m_asked.remove(room);
    if (const auto requests = m_waiting.find(room); requests != m_waiting.end()) {
        const auto isOver = [&](const Request &one) {
            const auto occupant = m_rooms.occupant(room, one.nick);
            return now.role != RoomRole::Moderator || !occupant || occupant->role != RoomRole::Visitor;
        };
        isNews |= requests->removeIf(isOver) > 0;
        if (requests->isEmpty())
            m_waiting.erase(requests);
    }
    if (isNews)
        emit changed(room);
}

void RoomVoice::send(const Jid &room, const QString &id, const DataForm &form)
{
    QXmppMessage message;
    message.setType(QXmppMessage::Normal);
    message.setTo(room.toString());
    message.setId(id);
    message.setExtensions(QXmppElementList{filledIn(form)});
    m_client->client().send(std::move(message));
}

} // namespace Tertulia
