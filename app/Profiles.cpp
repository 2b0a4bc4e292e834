#include "app/Profiles.h"

#include "app/xmpp/Request.h"
#include "app/xmpp/VCard.h"

using namespace Qt::StringLiterals;

namespace Tertulia {

namespace {

constexpr auto nsCard = "vcard-temp"_L1, nsVersion = "jabber:iq:version"_L1, nsLast = "jabber:iq:last"_L1,
               nsTime = "urn:xmpp:time"_L1;
constexpr qsizetype MaxName = 100;
constexpr int MaxIdle = 10 * 365 * 24 * 3600;

WrittenIq emptyQuery(const QString &to, QLatin1StringView name, QLatin1StringView ns)
{
    return {QXmppIq::Get, to, [name, ns](QXmlStreamWriter &writer) {
                writer.writeStartElement(name);
                writer.writeDefaultNamespace(ns);
                writer.writeEndElement();
            }};
}

QDomElement childOf(const QDomElement &iq, const QString &name, QLatin1StringView ns)
{
    const QDomElement child = iq.firstChildElement(name);
    return child.namespaceURI() == ns ? child : QDomElement();
}

QString textOf(const QDomElement &parent, const QString &name)
{
    return parent.firstChildElement(name).text().left(MaxName).simplified();
}

/// +02:00, -05:30 or Z (XEP-0082)
std::optional<std::chrono::seconds> offsetOf(const QString &text)
{
    if (text == "Z"_L1)
        return std::chrono::seconds(0);
    const QTime time = QTime::fromString(text.mid(1), u"hh:mm"_s);
    if (!time.isValid() || time.hour() > 14 || (text.front() != u'+' && text.front() != u'-'))
        return {};
    const std::chrono::seconds offset(time.msecsSinceStartOfDay() / 1000);
    return text.front() == u'+' ? offset : -offset;
}

void readVersion(const QDomElement &iq, DeviceInfo &info)
{
    const QDomElement query = childOf(iq, u"query"_s, nsVersion);
    info.clientName = textOf(query, u"name"_s);
    info.clientVersion = textOf(query, u"version"_s);
    info.system = textOf(query, u"os"_s);
}

void readLast(const QDomElement &iq, DeviceInfo &info)
{
    bool isNumber = false;
    const int seconds = childOf(iq, u"query"_s, nsLast).attribute(u"seconds"_s).toInt(&isNumber);
    if (isNumber && seconds >= 0 && seconds <= MaxIdle)
        info.idleSeconds = seconds;
}

void readTime(const QDomElement &iq, DeviceInfo &info)
{
    info.utcOffset = offsetOf(textOf(childOf(iq, u"time"_s, nsTime), u"tzo"_s));
}

} // namespace

Profiles::Profiles(const Jid &account, QObject *parent)
    : QObject(parent)
    , m_account(account)
{
}

void Profiles::attach(XmppClient *client)
{
    m_client = client;
}

QFuture<Result<Profile>> Profiles::fetch(const Jid &jid)
{
    const QString to = jid == m_account ? QString() : jid.toString(); // our own server answers for us (§3.1)
    return ask<Profile>(m_client, emptyQuery(to, "vCard"_L1, nsCard),
                        [](const QDomElement &iq) { return VCard::read(childOf(iq, u"vCard"_s, nsCard)); })
        .then(this, [this, jid](const Result<Profile> &answer) -> Result<Profile> {
            if (answer)
                keep(jid, answer.value());
            else if (answer.failure().kind == FailureKind::RecipientUnknown) // Prosody: nobody wrote one yet
                return Profile();
            return answer;
        });
}

void Profiles::keep(const Jid &jid, Profile profile)
{
    profile.photo.clear();
    m_kept.insert(jid, new Profile(std::move(profile)));
}

std::optional<Profile> Profiles::lastOf(const Jid &jid) const
{
    const Profile *kept = m_kept.object(jid);
    return kept ? std::optional(*kept) : std::nullopt;
}

QFuture<Result<Done>> Profiles::save(const Profile &before, const Profile &after)
{
    // As it stands there now, whole: in a document of its own, since the answer's goes.
    auto there = ask<QDomDocument>(m_client, emptyQuery({}, "vCard"_L1, nsCard), [=](const QDomElement &iq) {
        return VCard::edited(childOf(iq, u"vCard"_s, nsCard), before, after);
    });
    return there
        .then(this,
              [=, this](const Result<QDomDocument> &answer) {
                  if (!answer && answer.failure().kind != FailureKind::RecipientUnknown)
                      return QtFuture::makeReadyValueFuture(Result<Done>(answer.failure()));
                  const QDomDocument card = answer ? answer.value() : VCard::edited({}, before, after);
                  return askDone(m_client, {QXmppIq::Set, {}, [card](QXmlStreamWriter &writer) {
                                                VCard::write(writer, card.documentElement());
                                            }});
              })
        .unwrap()
        .then(this,
              [this](const Result<Done> &result) {
                  if (result) {
                      m_kept.remove(m_account);
                      emit saved();
                  }
                  return result;
              })
        .onCanceled(this, [] { return Result<Done>(FailureKind::ConnectionLost); });
}

QFuture<Result<DeviceInfo>> Profiles::askDevice(const Jid &device)
{
    auto info = std::make_shared<DeviceInfo>();
    info->resource = device.resource();
    QList<QFuture<Result<Done>>> answers;
    const auto askFor = [&](QLatin1StringView name, QLatin1StringView ns,
                            void (*read)(const QDomElement &, DeviceInfo &)) {
        answers.append(
            ask<Done>(m_client, emptyQuery(device.toString(), name, ns), [info, read](const QDomElement &iq) {
                read(iq, *info);
                return Done();
            }));
    };
    askFor("query"_L1, nsVersion, readVersion);
    askFor("query"_L1, nsLast, readLast);
    askFor("time"_L1, nsTime, readTime);
    return QtFuture::whenAll(answers.begin(), answers.end())
        .then(this, [info](const QList<QFuture<Result<Done>>> &all) -> Result<DeviceInfo> {
            const auto answered = [](const QFuture<Result<Done>> &one) {
                return one.resultCount() > 0 && bool(one.result());
            };
            if (std::ranges::any_of(all, answered))
                return *info;
            return all.constFirst().resultCount() > 0 ? all.constFirst().result().failure()
                                                      : Failure{FailureKind::Cancelled, {}, {}, {}};
        });
}

} // namespace Tertulia
