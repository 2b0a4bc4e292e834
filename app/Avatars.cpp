#include "app/Avatars.h"

#include "app/AvatarFiles.h"
#include "app/Contacts.h"
#include "app/Presences.h"
#include "app/Profiles.h"
#include "app/xmpp/AvatarExtension.h"
#include "app/xmpp/AvatarStanza.h"
#include "app/xmpp/Request.h"

#include <QXmppPresence.h>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace Tertulia {

namespace {

constexpr auto nsPubSub = "http://jabber.org/protocol/pubsub"_L1;
constexpr auto AskAgainAfter = 24h;
constexpr auto SettleTime = 1s;

/// One item of somebody's node (XEP-0060 §6.5.8): `id`, or the last.
WrittenIq itemRequest(const Jid &owner, QLatin1StringView node, const QString &id)
{
    return {QXmppIq::Get, owner.toString(), [node, id](QXmlStreamWriter &writer) {
                writer.writeStartElement("pubsub"_L1);
                writer.writeDefaultNamespace(nsPubSub);
                writer.writeStartElement("items"_L1);
                writer.writeAttribute("node"_L1, node);
                if (id.isEmpty())
                    writer.writeAttribute("max_items"_L1, "1"_L1);
                else {
                    writer.writeStartElement("item"_L1);
                    writer.writeAttribute("id"_L1, id);
                    writer.writeEndElement();
                }
                writer.writeEndElement();
                writer.writeEndElement();
            }};
}

QDomElement itemsOf(const QDomElement &iq)
{
    const QDomElement pubsub = iq.firstChildElement(u"pubsub"_s);
    return pubsub.namespaceURI() == nsPubSub ? pubsub.firstChildElement(u"items"_s) : QDomElement();
}

/// Nobody answered, as opposed to: the answer is no.
bool isSilence(FailureKind kind)
{
    return kind == FailureKind::TimedOut || kind == FailureKind::NotSignedIn || kind == FailureKind::Unknown;
}

} // namespace

Avatars::Avatars(const Jid &account, const Contacts &contacts, Profiles &profiles, Presences &presences,
                 QObject *parent)
    : QObject(parent)
    , m_account(account)
    , m_contacts(contacts)
    , m_profiles(profiles)
    , m_presences(presences)
{
    m_settling.setSingleShot(true);
    m_settling.setInterval(SettleTime);
    connect(&m_settling, &QTimer::timeout, this, &Avatars::next);
}

Avatars::~Avatars() = default;

void Avatars::attach(XmppClient *client)
{
    m_client = client;
    m_known.clear();
    m_vain.clear();
    m_converts.reset();
    m_queue.clear();
    m_running.clear();
    const QSet<Jid> waiting = m_waiting;
    for (const Jid &jid : waiting)
        answerNothing(jid);
    if (!client)
        return;
    auto *extension = client->client().addNewExtension<AvatarExtension>();
    connect(extension, &AvatarExtension::announced, this, &Avatars::announced);
    connect(&client->client(), &QXmppClient::presenceReceived, this, [this](const QXmppPresence &stanza) {
        const auto update = stanza.vCardUpdateType();
        const bool has = update == QXmppPresence::VCardUpdateValidPhoto && stanza.photoHash().size() == 20;
        if (stanza.type() != QXmppPresence::Available || (!has && update != QXmppPresence::VCardUpdateNoPhoto))
            return;
        if (const auto from = Jid::parse(stanza.from()))
            shown(*from, has ? stanza.photoHash() : QByteArray());
    });
    connect(client, &XmppClient::signedIn, this, [this](bool resumed) {
        if (!resumed)
            m_settling.start();
    });
}

bool Avatars::isSignedIn() const
{
    return m_client && m_client->isSignedIn();
}

bool Avatars::mayTell(const Jid &bare) const
{
    return bare == m_account || m_contacts.find(bare).has_value();
}

void Avatars::announced(const Jid &owner, const QByteArray &sha1)
{
    if (mayTell(owner))
        learn(owner, {sha1, true});
}

/// XEP-0153; PEP knows better where both speak.
void Avatars::shown(const Jid &device, const QByteArray &sha1)
{
    const Jid who = device.bare();
    if (who == m_account || !mayTell(who)) // our other devices may know no better than we do
        return;
    if (!m_known.value(who).byPep)
        learn(who, {sha1, false});
}

/// Under their nickname, which is somebody else's tomorrow: nothing is believed of it longer than they are there.
void Avatars::shownInRoom(const Jid &occupant, const QByteArray &sha1)
{
    if (!sha1.isEmpty())
        return learn(occupant, {sha1, false});
    m_known.remove(occupant);
    m_vain.remove(occupant);
    if (const auto told = m_told.constFind(occupant); told != m_told.cend() && !told->isEmpty())
        emit changed(occupant);
}

void Avatars::learn(const Jid &jid, const Known &known)
{
    if (m_known.size() >= MaxKnown && !m_known.contains(jid))
        return;
    m_known.insert(jid, known);
    if (jid == m_account)
        tellPresence();
    if (const auto told = m_told.constFind(jid); told != m_told.cend() && *told != known.sha1)
        emit changed(jid);
}

void Avatars::want(const Jid &jid)
{
    m_waiting.insert(jid);
    const auto known = m_known.constFind(jid);
    const QByteArray sha1 = known == m_known.cend() ? QByteArray() : known->sha1;
    const bool inVain = m_vain.contains(jid) && m_vain.value(jid) == sha1;
    const bool isStranger = !jid.isBare() && known == m_known.cend();
    if (inVain || isStranger || (known != m_known.cend() && sha1.isEmpty()))
        answer(jid, sha1, {});
    else if (m_files)
        lookUp(jid);
    else
        queue(jid);
}

void Avatars::lookUp(const Jid &jid)
{
    m_files->find(jid).then(this, [this, jid](const std::optional<AvatarFiles::Found> &kept) {
        const auto known = m_known.constFind(jid);
        const bool isKnown = known != m_known.cend();
        const bool isThat = kept && (!isKnown || known->sha1 == kept->sha1);
        if (isThat && (kept->sha1.isEmpty() || !kept->bytes.isEmpty())) {
            answer(jid, kept->sha1, kept->bytes);
            if (!isKnown && kept->age >= AskAgainAfter)
                queue(jid);
        } else if (!isKnown || isThat) {
            queue(jid);
        } else { // they had it before, or somebody else has the same
            m_files->read(known->sha1).then(this, [this, jid, sha1 = known->sha1](const QByteArray &bytes) {
                if (bytes.isEmpty())
                    return queue(jid);
                m_files->keep(jid, sha1, {});
                answer(jid, sha1, bytes);
            });
        }
    });
}

/// Behind those that run, before those that waited: what is seen now was painted last.
void Avatars::queue(const Jid &jid)
{
    if (!isSignedIn())
        return answerNothing(jid);
    if (m_running.contains(jid))
        return;
    m_queue.removeOne(jid);
    m_queue.append(jid);
    if (m_queue.size() > MaxQueued) {
        const Jid last = m_queue.takeFirst();
        if (m_waiting.remove(last))
            emit postponed(last);
    }
    next();
}

void Avatars::next()
{
    while (isSignedIn() && !m_settling.isActive() && m_running.size() < MaxAtOnce && !m_queue.isEmpty())
        fetch(m_queue.takeLast());
}

void Avatars::fetch(const Jid &jid)
{
    m_running.insert(jid);
    const auto known = m_known.constFind(jid);
    if (known == m_known.cend())
        jid.isBare() ? fetchMetadata(jid) : fetchCard(jid, {});
    else if (known->sha1.isEmpty())
        finish(jid, QByteArray());
    else if (known->byPep)
        fetchData(jid, known->sha1);
    else
        fetchCard(jid, known->sha1);
}

void Avatars::fetchMetadata(const Jid &jid)
{
    using Sha1 = std::optional<QByteArray>;
    ask<Sha1>(m_client, itemRequest(jid, AvatarStanza::MetadataNode, {}), [](const QDomElement &iq) {
        return AvatarStanza::announced(itemsOf(iq));
    }).then(this, [this, jid, client = m_client](const Result<Sha1> &result) {
        if (client != m_client)
            return;
        if (!result && isSilence(result.failure().kind))
            return finish(jid, {});
        if (!result || !result.value() || result.value()->isEmpty())
            return fetchCard(jid, {});
        if (jid == m_account || !m_known.contains(jid))
            learn(jid, {*result.value(), true});
        fetchData(jid, *result.value());
    });
}

void Avatars::fetchData(const Jid &jid, const QByteArray &sha1)
{
    ask<QByteArray>(m_client, itemRequest(jid, AvatarStanza::DataNode, QString::fromLatin1(sha1.toHex())),
                    [sha1](const QDomElement &iq) { return AvatarStanza::picture(itemsOf(iq), sha1); })
        .then(this, [this, jid, client = m_client](const Result<QByteArray> &result) {
            if (client != m_client)
                return;
            if (result && result.value().isEmpty() && m_refused.allows())
                qCWarning(lcSession) << "a picture that is not what its id says was dropped, of" << jid.toString();
            if (!result && isSilence(result.failure().kind))
                return finish(jid, {});
            if (!result)
                return fetchCard(jid, {});
            finish(jid, result.value());
        });
}

/// `sha1`: what it must be; empty: whatever it is.
void Avatars::fetchCard(const Jid &jid, const QByteArray &sha1)
{
    m_profiles.fetch(jid).then(this, [this, jid, sha1, client = m_client](const Result<Profile> &result) {
        if (client != m_client)
            return;
        if (!result && isSilence(result.failure().kind))
            return finish(jid, {});
        const QByteArray bytes = result ? result.value().photo : QByteArray();
        const bool isRight = sha1.isEmpty() || bytes.isEmpty() || AvatarStanza::sha1Of(bytes) == sha1;
        if (!isRight && m_refused.allows())
            qCWarning(lcSession) << "a picture that is not what presence says was dropped, of" << jid.toString();
        finish(jid, isRight ? bytes : QByteArray());
    });
}

void Avatars::finish(const Jid &jid, std::optional<QByteArray> bytes)
{
    m_running.remove(jid);
    const auto known = m_known.constFind(jid);
    const QByteArray expected = known == m_known.cend() ? QByteArray() : known->sha1;
    if (!bytes) {
        m_vain.insert(jid, expected);
        answerNothing(jid);
    } else if (bytes->isEmpty() && !expected.isEmpty()) { // it cannot be had, and there may be a right one tomorrow
        m_vain.insert(jid, expected);
        answer(jid, expected, {});
    } else {
        const QByteArray sha1 = bytes->isEmpty() ? QByteArray() : AvatarStanza::sha1Of(*bytes);
        if (m_files)
            m_files->keep(jid, sha1, *bytes);
        if (known == m_known.cend() && jid == m_account)
            learn(jid, {sha1, false});
        answer(jid, sha1, *bytes);
    }
    next();
}

/// Nobody waits where it was only asked whether it is still the same.
void Avatars::answer(const Jid &jid, const QByteArray &sha1, const QByteArray &bytes)
{
    const bool isAnother = m_told.contains(jid) && m_told.value(jid) != sha1;
    m_told.insert(jid, sha1);
    if (m_waiting.remove(jid))
        emit arrived(jid, bytes);
    else if (isAnother)
        emit changed(jid);
}

/// Not that they have none: what is told of them later is news.
void Avatars::answerNothing(const Jid &jid)
{
    if (!m_waiting.remove(jid))
        return;
    if (!m_told.contains(jid))
        m_told.insert(jid, {});
    emit arrived(jid, {});
}

} // namespace Tertulia
