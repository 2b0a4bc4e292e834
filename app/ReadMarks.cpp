#include "app/ReadMarks.h"

#include "app/Log.h"
#include "app/intake/MessageIntake.h"
#include "app/xmpp/DisplayedExtension.h"
#include "app/xmpp/XmppClient.h"

#include <QXmppClient.h>

namespace Tertulia {

ReadMarks::ReadMarks(const Jid &account, const MessageStore &store, MessageIntake &intake, QObject *parent)
    : QObject(parent)
    , m_account(account)
    , m_intake(intake)
{
    m_pause.setSingleShot(true);
    m_pause.setInterval(Pause);
    connect(&m_pause, &QTimer::timeout, this, &ReadMarks::flush);
    connect(&store, &MessageStore::changed, this, &ReadMarks::onChanged);
}

void ReadMarks::attach(XmppClient *client)
{
    m_client = client;
    m_extension = nullptr;
    m_refused = false;
    if (!client)
        return;
    m_extension = new DisplayedExtension(m_account);
    client->client().insertExtension(0, m_extension);
    connect(m_extension, &DisplayedExtension::published, this, &ReadMarks::follow);
    connect(client, &XmppClient::signedIn, this, [this](bool resumed) {
        if (resumed)
            return flush();
        m_extension->fetch().then(this, [this](const Result<QList<DisplayedMark>> &marks) {
            if (marks)
                follow(marks.value());
            flush();
        });
    });
}

void ReadMarks::follow(const QList<DisplayedMark> &marks)
{
    for (const DisplayedMark &mark : marks) {
        const bool room = m_marks.size() < DisplayedExtension::MaxMarks || m_marks.contains(mark.conversation);
        if (!room || m_marks.value(mark.conversation) == mark.archiveId)
            continue;
        m_marks.insert(mark.conversation, mark.archiveId);
        apply(mark.conversation);
    }
}

void ReadMarks::apply(const Jid &conversation)
{
    m_intake.noteRead({m_account, conversation, {}, m_marks.value(conversation)});
}

/// A mark may be here before its message.
void ReadMarks::onChanged(const MessageChange &change)
{
    if (m_marks.isEmpty())
        return;
    for (const auto *messages : {&change.added, &change.updated}) {
        for (const Message &message : *messages) {
            if (message.account == m_account && !message.archiveId.isEmpty() &&
                m_marks.value(message.conversation) == message.archiveId)
                apply(message.conversation);
        }
    }
}

void ReadMarks::tell(const Message &message)
{
    if (message.archiveId.isEmpty()) // nobody else knows it by a name
        return;
    m_waiting.insert(message.conversation, message);
    if (!m_pause.isActive())
        m_pause.start();
}

void ReadMarks::flush()
{
    m_pause.stop();
    if (!m_extension || m_refused || !m_client->isSignedIn())
        return;
    for (const Message &message : std::exchange(m_waiting, {})) {
        if (std::exchange(m_marks[message.conversation], message.archiveId) != message.archiveId)
            publish(message);
    }
}

void ReadMarks::publish(const Message &message)
{
    const Jid by = message.isInRoom() ? message.conversation : m_account;
    m_extension->publish({message.conversation, by, message.archiveId}).then(this, [this](const Result<Done> &done) {
        if (done)
            return;
        const auto kind = done.failure().kind;
        m_refused = m_refused || kind == FailureKind::NotSupported || kind == FailureKind::RecipientUnavailable;
        qCInfo(lcSession) << "our other devices are not told what was read:" << done.failure().detail;
    });
}

} // namespace Tertulia
