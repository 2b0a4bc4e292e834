#include "app/ChatSession.h"
#include "app/store/ContactStore.h"
#include "app/store/ConversationStore.h"
#include "app/store/Database.h"
#include "app/store/MessageStore.h"
#include "tests/hostile/ScriptedServer.h"
#include "tests/unit/StoreTest.h"

#include <QRegularExpression>
#include <QSignalSpy>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace Tertulia;

namespace {

const Jid Juliet = *Jid::parse(u"juliet@localhost"), Ben = *Jid::parse(u"ben@localhost");

QByteArray said(const QByteArray &body)
{
    return "<message xmlns='jabber:client' type='chat' from='ben@localhost/phone' to='juliet@localhost' id='" + body +
           "'><body>" + body + "</body>";
}

} // namespace

/// An archive that is behind: ejabberd lets the device that gets a message write it there, so that one which went to
/// another device of ours, just before we were there, may come into the archive after we have asked it.
class HostileArchiveTest : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase() { QVERIFY(ScriptedServer::makeCertificates()); }
    void whatCameIntoTheArchiveLateIsFound();
    void whatIsNotLookedAtTwiceDoesNotCountAsRead();

private:
    void signIn();
    QStringList stored();
    std::optional<QString> caughtUpTo();

    std::unique_ptr<ScriptedServer> m_server;
    std::unique_ptr<Database> m_database;
    std::unique_ptr<MessageStore> m_messages;
    std::unique_ptr<ConversationStore> m_conversations;
    std::unique_ptr<ContactStore> m_contacts;
    std::unique_ptr<ChatSession> m_session;
    int m_asked = 0; // how often for the newest page
};

/// The archive has "early" when it is asked first, and later also "late"; "live" comes by itself, behind both.
void HostileArchiveTest::signIn()
{
    m_session.reset();
    m_server = std::make_unique<ScriptedServer>();
    m_database = std::make_unique<Database>(u":memory:"_s);
    m_database->open();
    m_messages = std::make_unique<MessageStore>(*m_database);
    m_conversations = std::make_unique<ConversationStore>(*m_database);
    m_contacts = std::make_unique<ContactStore>(*m_database);
    m_asked = 0;
    m_server->answers = [this](const StreamElement &iq) {
        static const QRegularExpression id(u"queryid=['\"]([^'\"]+)"_s);
        if (!iq.bytes.contains("urn:xmpp:mam:2"))
            return false;
        const QByteArray query = id.match(QString::fromUtf8(iq.bytes)).captured(1).toUtf8();
        const QByteArrayList bodies =
            m_asked++ == 0 ? QByteArrayList{"early"} : QByteArrayList{"early", "late", "live"};
        int second = 0;
        for (const QByteArray &body : bodies)
            m_server->send(
                "<message from='juliet@localhost' to='juliet@localhost/x'><result xmlns='urn:xmpp:mam:2' queryid='" +
                query + "' id='archive-" + body +
                "'><forwarded xmlns='urn:xmpp:forward:0'><delay xmlns="
                "'urn:xmpp:delay' stamp='2026-11-23T20:00:0" +
                QByteArray::number(second++) + "Z'/>" + said(body) + "</message></forwarded></result></message>");
        m_server->send("<iq type='result' id='" + iq.attribute("id") +
                       "'><fin xmlns='urn:xmpp:mam:2' complete='true'/></iq>");
        if (m_asked == 1)
            m_server->send(said("live") +
                           "<stanza-id xmlns='urn:xmpp:sid:0' by='juliet@localhost' id='archive-live'/></message>");
        return true;
    };
    AccountSettings account;
    account.jid = Juliet;
    account.host = u"127.0.0.1"_s;
    account.port = m_server->port();
    m_session = std::make_unique<ChatSession>(account, *m_messages, *m_conversations, *m_contacts);
    m_session->signIn(m_server->password, false);
}

QStringList HostileArchiveTest::stored()
{
    QStringList bodies = StoreTest::bodies(StoreTest::await(m_messages->newest(Juliet, Ben, 10)).value());
    bodies.sort();
    return bodies;
}

std::optional<QString> HostileArchiveTest::caughtUpTo()
{
    return StoreTest::await(m_messages->caughtUpTo(Juliet)).value();
}

void HostileArchiveTest::whatCameIntoTheArchiveLateIsFound()
{
    signIn();
    QTRY_COMPARE(stored(), (QStringList{u"early"_s, u"live"_s}));
    QTRY_COMPARE_WITH_TIMEOUT(stored(), (QStringList{u"early"_s, u"late"_s, u"live"_s}), 10'000);
}

/// Else a kill before the second look would leave the hole behind the mark for ever.
void HostileArchiveTest::whatIsNotLookedAtTwiceDoesNotCountAsRead()
{
    signIn();
    QTRY_COMPARE(stored(), (QStringList{u"early"_s, u"live"_s}));
    QVERIFY(m_asked > 1 || !caughtUpTo());
    QTRY_VERIFY_WITH_TIMEOUT(m_asked > 1, 10'000);
    QTRY_COMPARE(caughtUpTo(), u"archive-live"_s);
}

QTEST_GUILESS_MAIN(HostileArchiveTest)
#include "tst_HostileArchive.moc"
