// The part of Avatars that is about our own picture.
#include "app/AvatarFiles.h"
#include "app/Avatars.h"
#include "app/Presences.h"
#include "app/Profiles.h"
#include "app/xmpp/AvatarStanza.h"
#include "app/xmpp/Request.h"

#include <QXmppDiscoveryIq.h>

using namespace Qt::StringLiterals;

namespace Tertulia {

namespace {

constexpr auto nsPubSub = "http://jabber.org/protocol/pubsub"_L1, nsDisco = "http://jabber.org/protocol/disco#info"_L1,
               nsConversion = "urn:xmpp:pep-vcard-conversion:0"_L1;

QFuture<Result<Done>> ready(const Result<Done> &result)
{
    return QtFuture::makeReadyValueFuture(result);
}

bool saysThatItConverts(const QDomElement &iq)
{
    const QDomElement query = iq.firstChildElement(u"query"_s);
    for (auto e = query.firstChildElement(u"feature"_s); !e.isNull(); e = e.nextSiblingElement(u"feature"_s)) {
        if (e.attribute(u"var"_s) == nsConversion)
            return true;
    }
    return false;
}

} // namespace

/// XEP-0398 §3: our account says so. Asked once a session.
QFuture<bool> Avatars::whetherConverted()
{
    if (m_converts)
        return QtFuture::makeReadyValueFuture(*m_converts);
    WrittenIq request(QXmppIq::Get, m_account.toString(), [](QXmlStreamWriter &writer) {
        writer.writeStartElement("query"_L1);
        writer.writeDefaultNamespace(nsDisco);
        writer.writeEndElement();
    });
    return ask<bool>(m_client, std::move(request), saysThatItConverts)
        .then(this, [this, client = m_client](const Result<bool> &answer) {
            const bool converts = answer && answer.value();
            if (answer && client == m_client)
                m_converts = converts;
            return converts;
        });
}

/// Where the server converts, it puts that into the presence which we send next; else that is ours to do (XEP-0153 §3).
void Avatars::tellPresence()
{
    whetherConverted().then(this, [this, client = m_client](bool converts) {
        const auto own = m_known.constFind(m_account);
        if (client == m_client && own != m_known.cend())
            converts ? m_presences.repeat() : m_presences.setPhoto(own->sha1);
    });
}

QFuture<Result<Done>> Avatars::publishItem(QLatin1StringView node, const QByteArray &sha1, const OwnPicture &picture)
{
    const QString id = picture.bytes.isEmpty() ? u"none"_s : QString::fromLatin1(sha1.toHex());
    return askDone(m_client, {QXmppIq::Set, m_account.toString(), [=](QXmlStreamWriter &writer) {
                                  writer.writeStartElement("pubsub"_L1);
                                  writer.writeDefaultNamespace(nsPubSub);
                                  writer.writeStartElement("publish"_L1);
                                  writer.writeAttribute("node"_L1, node);
                                  writer.writeStartElement("item"_L1);
                                  writer.writeAttribute("id"_L1, id);
                                  if (node == AvatarStanza::DataNode)
                                      AvatarStanza::writeData(writer, picture);
                                  else
                                      AvatarStanza::writeMetadata(writer, sha1, picture);
                                  writer.writeEndElement();
                                  writer.writeEndElement();
                                  writer.writeEndElement();
                              }});
}

QFuture<Result<Done>> Avatars::publishToCard(const OwnPicture &picture)
{
    Profile before, after;
    after.photo = picture.bytes;
    after.photoType = picture.type;
    before.photo = picture.bytes.isEmpty() ? QByteArray("one") : QByteArray(); // they differ: it is written
    return m_profiles.save(before, after);
}

QFuture<Result<Done>> Avatars::publish(const OwnPicture &picture)
{
    const QByteArray sha1 = picture.bytes.isEmpty() ? QByteArray() : AvatarStanza::sha1Of(picture.bytes);
    const auto metadata = [=, this](const Result<Done> &data) {
        return data ? publishItem(AvatarStanza::MetadataNode, sha1, picture) : ready(data);
    };
    const auto card = [=, this](const Result<Done> &pep) {
        return whetherConverted()
            .then(this, [=, this](bool converts) { return pep && converts ? ready(pep) : publishToCard(picture); })
            .unwrap()
            .then(this, [pep](const Result<Done> &written) { return pep ? pep : written; }); // one of them will do
    };
    auto data = picture.bytes.isEmpty() ? ready(Done()) : publishItem(AvatarStanza::DataNode, sha1, picture);
    return data.then(this, metadata)
        .unwrap()
        .then(this, card)
        .unwrap()
        .then(this,
              [=, this](const Result<Done> &result) {
                  if (!result)
                      return result;
                  if (m_files)
                      m_files->keep(m_account, sha1, picture.bytes);
                  learn(m_account, {sha1, true});
                  return result;
              })
        .onCanceled(this, [] { return Result<Done>(FailureKind::ConnectionLost); });
}

} // namespace Tertulia
