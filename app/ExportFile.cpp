#include "app/ExportFile.h"

#include <QDateTime>
#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QUrl>

using namespace Qt::StringLiterals;

namespace Tertulia {

namespace {

QDateTime timeOf(Instant instant)
{
    return QDateTime::fromStdTimePoint(instant);
}

QString nameOf(MessageState state)
{
    switch (state) {
    case MessageState::Waiting:
        return u"waiting"_s;
    case MessageState::Sent:
        return u"sent"_s;
    case MessageState::Delivered:
        return u"delivered"_s;
    case MessageState::Read:
        return u"read"_s;
    case MessageState::Failed:
        return u"failed"_s;
    }
    Q_UNREACHABLE_RETURN({});
}

void putUnlessEmpty(QJsonObject &object, const QString &key, const QString &value)
{
    if (!value.isEmpty()) {
        object.insert(key, value);
    }
}

QJsonArray reactionsOf(const Message &message)
{
    QJsonArray list;
    for (const Reaction &reaction : message.reactions) {
        for (const Jid &who : reaction.who) {
            list.append(QJsonObject{{u"emoji"_s, reaction.emoji}, {u"from"_s, who.toString()}});
        }
    }
    return list;
}

} // namespace

ExportFile::ExportFile(const QString &path, Format format, const Jid &account, const Jid &conversation)
    : m_file(path)
    , m_format(format)
    , m_account(account)
    , m_conversation(conversation)
{
}

bool ExportFile::open()
{
    if (!m_file.open(QFile::WriteOnly) || !m_file.setPermissions(QFile::ReadOwner | QFile::WriteOwner)) {
        return false;
    }
    switch (m_format) {
    case Format::Text:
        return put(m_conversation.toString().toUtf8() + '\n');
    case Format::Json: {
        const QJsonObject head{{u"format"_s, u"tertulia-conversation-1"_s},
                               {u"account"_s, m_account.toString()},
                               {u"conversation"_s, m_conversation.toString()}};
        QByteArray bytes = QJsonDocument(head).toJson(QJsonDocument::Compact);
        bytes.chop(1);
        return put(bytes + ",\"messages\":[\n");
    }
    case Format::Lines:
        return true;
    }
    Q_UNREACHABLE_RETURN(false);
}

bool ExportFile::write(const QList<Message> &messages)
{
    for (const Message &message : messages) {
        QByteArray bytes = m_format == Format::Text ? toText(message) : toJson(message);
        if (m_format == Format::Json) {
            bytes.prepend(m_count > 0 ? ",\n" : "");
        } else {
            bytes.append('\n');
        }
        if (!put(bytes)) {
            return false;
        }
        ++m_count;
    }
    return true;
}

bool ExportFile::commit()
{
    return (m_format != Format::Json || put("\n]}\n")) && m_file.commit();
}

QByteArray ExportFile::toJson(const Message &message)
{
    const Jid &from = message.outgoing ? message.account : message.conversation;
    const Jid &to = message.outgoing ? message.conversation : message.account;
    QJsonObject object{{u"time"_s, timeOf(message.time).toUTC().toString(Qt::ISODateWithMs)},
                       {u"from"_s, from.toString()},
                       {u"to"_s, to.toString()},
                       {u"body"_s, message.body}};
    if (message.outgoing) {
        object.insert(u"state"_s, nameOf(message.state));
    }
    putUnlessEmpty(object, u"id"_s, message.stanzaId);
    putUnlessEmpty(object, u"originId"_s, message.originId);
    putUnlessEmpty(object, u"archiveId"_s, message.archiveId);
    if (message.edited) {
        object.insert(u"edited"_s, timeOf(*message.edited).toUTC().toString(Qt::ISODateWithMs));
    }
    if (message.retracted) {
        object.insert(u"retracted"_s, true);
    }
    if (message.quote) {
        object.insert(u"answers"_s, message.quote->id);
    }
    if (!message.reactions.isEmpty()) {
        object.insert(u"reactions"_s, reactionsOf(message));
    }
    return QJsonDocument(object).toJson(QJsonDocument::Compact);
}

/// 2026-11-23
/// 17:44:03  ben@example.org: a text
///           and its second line
QByteArray ExportFile::toText(const Message &message)
{
    const QDateTime time = timeOf(message.time).toLocalTime();
    QString text;
    if (const QString day = time.date().toString(Qt::ISODate); day != m_day) {
        m_day = day;
        text = u"\n%1\n"_s.arg(day);
    }
    const Jid &from = message.outgoing ? message.account : message.conversation;
    QString body = message.retracted ? u"⌫"_s : message.body;
    body.replace(u"\n"_s, u"\n          "_s);
    text += u"%1  %2: "_s.arg(time.toString(u"HH:mm:ss"_s), from.toString()) + body;
    text += message.edited ? u" ✎"_s : QString();
    for (const Reaction &reaction : message.reactions) {
        text += u" [%1 %2]"_s.arg(reaction.emoji).arg(reaction.count());
    }
    return text.toUtf8();
}

QString ExportFile::nameFor(const Jid &conversation)
{
    constexpr qsizetype longest = 150; // of 255 bytes, and the suffix and QSaveFile want some
    const QByteArray safe = QUrl::toPercentEncoding(conversation.toString(), "@", "~");
    return QString::fromLatin1(safe.startsWith('.') ? "%2E" + safe.mid(1, longest)
                                                    : safe.first(std::min(safe.size(), longest)));
}

} // namespace Tertulia
