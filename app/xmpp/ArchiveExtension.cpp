#include "app/xmpp/ArchiveExtension.h"

#include "app/xmpp/ErrorMapping.h"
#include "app/xmpp/RoomStanza.h"
#include "app/xmpp/Translate.h"

#include <QDateTime>
#include <QDomElement>
#include <QTimer>
#include <QUuid>
#include <QXmlStreamWriter>
#include <QXmppClient.h>
#include <QXmppIq.h>
#include <QXmppTask.h>

using namespace Qt::StringLiterals;

namespace Tertulia {

namespace {

constexpr auto nsArchive = "urn:xmpp:mam:2"_L1, nsForward = "urn:xmpp:forward:0"_L1, nsDelay = "urn:xmpp:delay"_L1,
               nsResultSet = "http://jabber.org/protocol/rsm"_L1;

struct ArchiveIq : QXmppIq {
    ArchiveQuery query;
    QString queryId;

    void toXmlElementFromChild(QXmlStreamWriter *writer) const override
    {
        writer->writeStartElement("query"_L1);
        writer->writeDefaultNamespace(nsArchive);
        writer->writeAttribute("queryid"_L1, queryId);
        writeFilter(writer);
        writer->writeStartElement("set"_L1);
        writer->writeDefaultNamespace(nsResultSet);
        writer->writeTextElement("max"_L1, QString::number(query.max));
        if (query.backwards)
            writer->writeTextElement("before"_L1, query.before);
        else if (!query.after.isEmpty())
            writer->writeTextElement("after"_L1, query.after);
        writer->writeEndElement();
        writer->writeEndElement();
    }

    void writeFilter(QXmlStreamWriter *writer) const // XEP-0313 §4.1: a data form (XEP-0004)
    {
        if (query.with.isNull() && !query.end)
            return;
        const auto field = [writer](QLatin1StringView name, const QString &value) {
            writer->writeStartElement("field"_L1);
            writer->writeAttribute("var"_L1, name);
            writer->writeTextElement("value"_L1, value);
            writer->writeEndElement();
        };
        writer->writeStartElement("x"_L1);
        writer->writeDefaultNamespace("jabber:x:data"_L1);
        writer->writeAttribute("type"_L1, "submit"_L1);
        field("FORM_TYPE"_L1, nsArchive);
        if (!query.with.isNull())
            field("with"_L1, query.with.toString());
        if (query.end)
            field("end"_L1, QDateTime::fromStdTimePoint(*query.end).toUTC().toString(Qt::ISODateWithMs));
        writer->writeEndElement();
    }
};

QDomElement child(const QDomElement &parent, QLatin1StringView name, QLatin1StringView ns)
{
    for (auto e = parent.firstChildElement(name); !e.isNull(); e = e.nextSiblingElement(name)) {
        if (e.namespaceURI() == ns)
            return e;
    }
    return {};
}

std::optional<IncomingMessage> fromResult(const QDomElement &result, const Jid &archive, const Jid &account)
{
    const auto forwarded = child(result, "forwarded"_L1, nsForward);
    const auto element = forwarded.firstChildElement("message"_L1);
    QXmppMessage stanza;
    stanza.parse(element);
    const auto stamp = child(forwarded, "delay"_L1, nsDelay).attribute(u"stamp"_s);
    if (const auto time = QDateTime::fromString(stamp, Qt::ISODateWithMs); time.isValid())
        stanza.setStamp(time);
    const auto door = IncomingMessage::Door::Archive;
    auto incoming = archive == account ? Translate::fromMessage(stanza, account, door)
                                       : RoomStanza::fromMessage(stanza, element, archive, door);
    if (incoming)
        incoming->message.archiveId = result.attribute(u"id"_s);
    return incoming;
}

} // namespace

ArchiveExtension::ArchiveExtension(const Jid &account)
    : m_account(account)
{
}

QFuture<Result<ArchivePage>> ArchiveExtension::query(const ArchiveQuery &query)
{
    auto open = std::make_shared<Open>();
    open->max = query.max;
    open->archive = query.archive.isNull() ? m_account : query.archive;
    open->promise.start();
    ArchiveIq iq;
    iq.setType(QXmppIq::Set);
    iq.setTo(query.archive.toString());
    iq.query = query;
    iq.queryId = QUuid::createUuid().toString(QUuid::WithoutBraces);
    const auto id = iq.queryId;
    m_open.insert(id, open);
    QTimer::singleShot(Timeout, this, [this, id] { finish(id, {FailureKind::TimedOut, u"archive query"_s}); });
    client()->sendIq(std::move(iq)).then(this, [this, id, open](QXmppClient::IqResult &&answer) {
        if (const auto *error = std::get_if<QXmppError>(&answer)) {
            finish(id, failureOf(*error));
            return;
        }
        const auto fin = child(std::get<QDomElement>(answer), "fin"_L1, nsArchive);
        open->page.complete = fin.attribute(u"complete"_s) == "true"_L1;
        open->page.first = open->page.ids.value(0);
        open->page.last = open->page.ids.isEmpty() ? QString() : open->page.ids.constLast();
        finish(id, std::move(open->page));
    });
    return open->promise.future();
}

bool ArchiveExtension::isFrom(const QString &from, const Jid &archive) const
{
    return from.isEmpty() ? archive == m_account : Jid::parse(from) == archive;
}

bool ArchiveExtension::handleStanza(const QDomElement &stanza, const std::optional<QXmppE2eeMetadata> &)
{
    if (stanza.tagName() != "message"_L1)
        return false;
    const auto result = child(stanza, "result"_L1, nsArchive);
    if (result.isNull())
        return false;
    const auto from = stanza.attribute(u"from"_s);
    const auto open = m_open.value(result.attribute(u"queryid"_s));
    if (!open || !isFrom(from, open->archive)) {
        if (m_forgeries.allows())
            qCWarning(lcSession) << "an archive result that nobody asked for was dropped, from" << from;
        return true;
    }
    if (open->page.ids.size() < open->max) {
        open->page.ids.append(result.attribute(u"id"_s));
        if (auto incoming = fromResult(result, open->archive, m_account))
            open->page.messages.append(std::move(*incoming));
    }
    return true;
}

void ArchiveExtension::finish(const QString &queryId, Result<ArchivePage> result)
{
    if (const auto open = m_open.take(queryId)) {
        open->promise.addResult(std::move(result));
        open->promise.finish();
    }
}

} // namespace Tertulia
