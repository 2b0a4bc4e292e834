#include "app/ChatSession.h"
#include "app/OwnAccount.h"
#include "app/Registration.h"
#include "app/store/ContactStore.h"
#include "app/store/ConversationStore.h"
#include "app/store/Database.h"
#include "app/store/MessageStore.h"
#include "tests/hostile/ScriptedServer.h"

#include <QSignalSpy>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace Tertulia;

/// Servers that are not honest about accounts, or ask for strange things.
class HostileAccountTest : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase() { QVERIFY(ScriptedServer::makeCertificates()); }
    void init();

    void oddFormsArriveAsTheyAre_data();
    void oddFormsArriveAsTheyAre();
    void formCountsOnlyFromTheServerThatWasAsked();
    void formThatNobodyAskedForIsIgnored();
    void serverThatHangsUpOnTheAnswerIsSaid();
    void removalThatWasOnlyClaimedIsNotBelieved();
    void sessionCutWhileRemovingIsProved();

private:
    AccountSettings settings(const QString &address) const;
    static QByteArray result(const StreamElement &iq, const QByteArray &content, const QByteArray &from = "localhost")
    {
        return "<iq type='result' from='" + from + "' id='" + iq.attribute("id") + "'>" + content + "</iq>";
    }
    static QByteArray query(const QByteArray &content)
    {
        return "<query xmlns='jabber:iq:register'>" + content + "</query>";
    }

    std::unique_ptr<ScriptedServer> m_server;
};

void HostileAccountTest::init()
{
    m_server = std::make_unique<ScriptedServer>();
    m_server->offersRegistration = true;
}

AccountSettings HostileAccountTest::settings(const QString &address) const
{
    AccountSettings account;
    account.jid = *Jid::parse(address);
    account.host = u"127.0.0.1"_s;
    account.port = m_server->port();
    return account;
}

void HostileAccountTest::oddFormsArriveAsTheyAre_data()
{
    QTest::addColumn<QByteArray>("content");
    QTest::addColumn<int>("fields");
    QTest::addColumn<bool>("link");
    QByteArray many;
    for (int i = 0; i < 3000; ++i)
        many += "<field var='f" + QByteArray::number(i) + "'/>";
    QTest::newRow("nothing") << QByteArray() << 0 << false;
    QTest::newRow("old fields") << QByteArray("<instructions/><username/><password/><email/>") << 3 << false;
    QTest::newRow("every old field")
        << QByteArray("<username/><nick/><password/><name/><first/><last/><email/><address/><city/><state/>"
                      "<zip/><phone/><url/><date/><misc/><text/><key>k</key>")
        << 17 << false;
    QTest::newRow("a link alone") << QByteArray("<x xmlns='jabber:x:oob'><url>https://localhost/join</url></x>") << 0
                                  << true;
    QTest::newRow("a link to this machine's files")
        << QByteArray("<x xmlns='jabber:x:oob'><url>file:///etc/passwd</url></x>") << 0 << false;
    QTest::newRow("a form of another kind") << QByteArray("<x xmlns='jabber:x:data' type='result'/>") << 0 << false;
    QTest::newRow("thousands of fields") << "<x xmlns='jabber:x:data' type='form'>" + many + "</x>" << 200 << false;
    QTest::newRow("names of nothing and twice")
        << QByteArray("<x xmlns='jabber:x:data' type='form'><field/><field var='a'/><field var='a'/></x>") << 2
        << false;
    QTest::newRow("in another namespace")
        << QByteArray("<x xmlns='urn:x' type='form'><field var='a'/></x>") << 0 << false;
}

void HostileAccountTest::oddFormsArriveAsTheyAre()
{
    QFETCH(const QByteArray, content);
    QFETCH(const int, fields);
    QFETCH(const bool, link);
    m_server->answers = [&](const StreamElement &iq) {
        m_server->send(result(iq, query(content)));
        return true;
    };
    Registration registration;
    QSignalSpy forms(&registration, &Registration::formArrived);
    registration.ask(settings(u"localhost"_s));
    QTRY_COMPARE(forms.size(), 1);
    const auto form = forms[0][0].value<RegistrationForm>();
    QCOMPARE(form.form.fields.size(), fields);
    QCOMPARE(form.link.isValid() && !form.link.isEmpty(), link);
    QVERIFY(!registration.isBusy());
}

void HostileAccountTest::formCountsOnlyFromTheServerThatWasAsked()
{
    m_server->answers = [&](const StreamElement &iq) {
        m_server->send(result(iq, query("<username>phish</username><password/>"), "evil.example"));
        m_server->send(result(iq, query("<username/><password/>")));
        return true;
    };
    Registration registration;
    QSignalSpy forms(&registration, &Registration::formArrived);
    registration.ask(settings(u"localhost"_s));
    QTRY_COMPARE(forms.size(), 1);
    QVERIFY(forms[0][0].value<RegistrationForm>().form.value(u"username").isEmpty());
}

void HostileAccountTest::formThatNobodyAskedForIsIgnored()
{
    m_server->answers = [&](const StreamElement &iq) {
        m_server->send(result(iq, query("<username/><password/>")));
        m_server->send(result(iq, query("<username/><password/><email/>"))); // the same question is answered once
        m_server->send("<iq type='result' id='x' from='localhost'>" + query("<username/><email/>") + "</iq>");
        m_server->send("<iq type='set' id='y' from='localhost'>" + query("<username/><email/>") + "</iq>");
        return true;
    };
    Registration registration;
    QSignalSpy forms(&registration, &Registration::formArrived);
    registration.ask(settings(u"localhost"_s));
    QTRY_COMPARE(forms.size(), 1);
    QVERIFY(!forms.wait(300));
    QCOMPARE(forms[0][0].value<RegistrationForm>().form.fields.size(), 2);
}

void HostileAccountTest::serverThatHangsUpOnTheAnswerIsSaid()
{
    m_server->answers = [&](const StreamElement &iq) {
        if (iq.attribute("type") == "get")
            m_server->send(result(iq, query("<username/><password/>")));
        else
            m_server->reset();
        return true;
    };
    Registration registration;
    QSignalSpy forms(&registration, &Registration::formArrived), failed(&registration, &Registration::failed),
        registered(&registration, &Registration::registered);
    registration.ask(settings(u"localhost"_s));
    QTRY_COMPARE(forms.size(), 1);
    auto filled = forms[0][0].value<RegistrationForm>();
    filled.form.setValues(u"username", {u"ana"_s});
    filled.form.setValues(u"password", {u"secret"_s});
    registration.submit(filled);
    QTRY_COMPARE(failed.size(), 1);
    QCOMPARE(failed[0][0].value<Failure>().kind, FailureKind::ConnectionLost);
    QCOMPARE(m_server->connections(), 2); // it was tried once more, not for ever
    QVERIFY(registered.isEmpty() && !registration.isBusy());
}

void HostileAccountTest::removalThatWasOnlyClaimedIsNotBelieved()
{
    m_server->answers = [&](const StreamElement &iq) {
        if (!iq.bytes.contains("<remove"))
            return false;
        m_server->send(result(iq, {}));
        return true;
    };
    Database database(u":memory:"_s);
    database.open();
    MessageStore messages(database);
    ConversationStore conversations(database);
    ContactStore people(database);
    ChatSession session(settings(u"juliet@localhost"_s), messages, conversations, people);
    QSignalSpy removed(&session.ownAccount(), &OwnAccount::removed),
        unproven(&session.ownAccount(), &OwnAccount::removalUnproven);
    session.signIn(m_server->password);
    QTRY_VERIFY(m_server->isOnline());
    session.ownAccount().remove();
    QTRY_COMPARE_WITH_TIMEOUT(unproven.size(), 1, 20'000);
    QCOMPARE(unproven[0][0].value<Failure>().kind, FailureKind::Unknown);
    QVERIFY(removed.isEmpty());
}

void HostileAccountTest::sessionCutWhileRemovingIsProved()
{
    m_server->answers = [&](const StreamElement &iq) {
        if (!iq.bytes.contains("<remove"))
            return false;
        m_server->password = u"nobody knows it"_s; // gone
        m_server->send(
            "<stream:error><conflict xmlns='urn:ietf:params:xml:ns:xmpp-streams'/></stream:error></stream:stream>");
        m_server->fin();
        return true;
    };
    Database database(u":memory:"_s);
    database.open();
    MessageStore messages(database);
    ConversationStore conversations(database);
    ContactStore people(database);
    ChatSession session(settings(u"juliet@localhost"_s), messages, conversations, people);
    QSignalSpy removed(&session.ownAccount(), &OwnAccount::removed);
    session.signIn(m_server->password);
    QTRY_VERIFY(m_server->isOnline());
    session.ownAccount().remove();
    QTRY_COMPARE_WITH_TIMEOUT(removed.size(), 1, 10'000);
}

QTEST_GUILESS_MAIN(HostileAccountTest)
#include "tst_HostileAccount.moc"
