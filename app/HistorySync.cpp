#include "app/HistorySync.h"

#include "app/Log.h"
#include "app/intake/MessageIntake.h"
#include "app/store/MessageStore.h"
#include "app/xmpp/ArchiveExtension.h"
#include "app/xmpp/XmppClient.h"

#include <QXmppClient.h>

namespace Tertulia {

HistorySync::HistorySync(const Jid &account, MessageStore &store, MessageIntake &intake, QObject *parent)
    : QObject(parent)
    , m_account(account)
    , m_store(store)
    , m_intake(intake)
{
}

void HistorySync::attach(XmppClient *client)
{
    m_archive = nullptr;
    m_running = m_again = false;
    if (!client)
        return;
    m_archive = new ArchiveExtension(m_account);
    client->client().insertExtension(0, m_archive); // before anybody who might take a result for a message
}

void HistorySync::catchUp()
{
    if (!m_archive)
        return;
    if (m_running) {
        m_again = true;
        return;
    }
    m_running = true;
    m_intake.setGapless(false);
    m_store.caughtUpTo(m_account).then(this, [this](const Result<std::optional<QString>> &known) {
        if (!known)
            finish(false);
        else
            requestPage(known.value().value_or(QString()), !known.value());
    });
}

void HistorySync::fetchOlder(const Jid &)
{
}

void HistorySync::requestPage(const QString &after, bool newest)
{
    if (!m_archive)
        return;
    m_archive->query({after, newest, PageSize})
        .then(this, [this, archive = m_archive, after, newest](const Result<ArchivePage> &answer) {
            if (!archive || archive != m_archive) // the end of a session that is over
                return;
            if (!answer) {
                const auto &failure = answer.failure();
                qCInfo(lcSession) << "archive:" << int(failure.kind) << failure.detail;
                if (failure.kind == FailureKind::RecipientUnknown && !newest) // the archive has forgotten our anchor
                    requestPage({}, true);
                else
                    finish(false);
                return;
            }
            const auto &page = answer.value();
            for (const auto &message : page.messages)
                m_intake.accept(message);
            if (page.complete || newest || page.last.isEmpty() || page.last == after)
                finish(true);
            else
                requestPage(page.last, false);
        });
}

void HistorySync::finish(bool complete)
{
    m_running = false;
    if (std::exchange(m_again, false)) {
        catchUp();
        return;
    }
    m_intake.setGapless(complete);
    emit caughtUp();
}

} // namespace Tertulia
