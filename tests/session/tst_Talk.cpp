#include "app/ChatStates.h"
#include "app/HistorySync.h"
#include "tests/session/SessionFixture.h"

#include <QJsonArray>
#include <QSignalSpy>

using namespace Qt::StringLiterals;
using namespace Tertulia;

namespace {

const auto password = u"correct horse"_s;

QString replace(const QString &id)
{
    return u"<replace xmlns='urn:xmpp:message-correct:0' id='%1'/>"_s.arg(id);
}

} // namespace

/// What is said about messages, who is writing, what was read, and old history: against real servers, with slixmpp at
/// the other end and with a second Tertulia of the same account.
class TalkTest : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase();
    void cleanup();
    void ourAmendmentsAreUnderstood_data() { bothServers(); }
    void ourAmendmentsAreUnderstood();
    void theirAmendmentsAreShown_data() { bothServers(); }
    void theirAmendmentsAreShown();
    void answersQuoteWithoutTheirFallback_data() { bothServers(); }
    void answersQuoteWithoutTheirFallback();
    void strangerCannotAmendWhatIsNotTheirs();
    void editMadeOfflineSurvivesARestartAndIsSent_data() { bothServers(); }
    void editMadeOfflineSurvivesARestartAndIsSent();
    void editThatNobodyTakesHasFailed();
    void otherDeviceSeesWhatWeAmendAndRead_data() { bothServers(); }
    void otherDeviceSeesWhatWeAmendAndRead();
    void readMarkersGoBothWays_data() { bothServers(); }
    void readMarkersGoBothWays();
    void nothingIsToldThatThePersonKeepsBack();
    void typingIsSeenOnBothSides_data() { bothServers(); }
    void typingIsSeenOnBothSides();
    void strangersDoNotSeeUsTyping();
    void newDeviceReadsTheWholeArchiveNewestFirst_data() { bothServers(); }
    void newDeviceReadsTheWholeArchiveNewestFirst();
    void brokenOffReadingGoesOnInTheNextSession_data() { bothServers(); }
    void brokenOffReadingGoesOnInTheNextSession();
    void olderHistoryComesWhenItIsWanted_data() { bothServers(); }
    void olderHistoryComesWhenItIsWanted();
    void messagesArriveWhileNobodyLooks_data() { bothServers(); }
    void messagesArriveWhileNobodyLooks();

private:
    static void bothServers();
    LocalServer &server() const;
    QString newAccount(const QString &name);
    /// Ana and Ben are online and on each other's roster.
    void meet();
    QString anaJid() const { return m_ana->account.jid.toString(); }
    Message only(); ///< Ana's only message with Ben
    void fillArchive(SlixPeer &from, int count, const QString &to, const QString &what);
    int gaps(Person &person);

    std::unique_ptr<LocalServer> m_prosody, m_ejabberd;
    std::unique_ptr<Person> m_ana;
    std::unique_ptr<SlixPeer> m_ben;
    Jid m_benJid;
    int m_accounts = 0;
};

void TalkTest::initTestCase()
{
    m_prosody = LocalServer::prosody();
    m_ejabberd = LocalServer::ejabberd();
    QVERIFY2(m_prosody->isRunning(), qPrintable(m_prosody->error()));
    QVERIFY2(m_ejabberd->isRunning(), qPrintable(m_ejabberd->error()));
}

void TalkTest::cleanup()
{
    m_ben.reset();
    m_ana.reset();
}

void TalkTest::bothServers()
{
    QTest::addColumn<bool>("ejabberd");
    QTest::newRow("prosody") << false;
    QTest::newRow("ejabberd") << true;
}

LocalServer &TalkTest::server() const
{
    const bool ejabberd = QTest::currentDataTag() && QByteArray(QTest::currentDataTag()) == "ejabberd";
    return ejabberd ? *m_ejabberd : *m_prosody;
}

QString TalkTest::newAccount(const QString &name)
{
    const auto user = name + QString::number(++m_accounts);
    return server().addAccount(user, password) ? user : QString();
}

void TalkTest::meet()
{
    m_ana = std::make_unique<Person>(server().settings(newAccount(u"ana"_s)), password);
    m_ben = std::make_unique<SlixPeer>(server(), newAccount(u"ben"_s), password);
    m_benJid = *Jid::parse(m_ben->jid());
    QVERIFY(m_ana->signIn());
    QVERIFY(m_ben->signIn());
    Contacts &contacts = m_ana->session->contacts();
    m_ben->tell(u"subscribe"_s, {{u"to"_s, anaJid()}});
    QTRY_VERIFY(contacts.find(m_benJid).has_value() &&
                (contacts.find(m_benJid)->asksUs || contacts.find(m_benJid)->seesOurPresence()));
    contacts.accept(m_benJid);
    QVERIFY(!m_ben->wait(u"subscription"_s, {{u"kind"_s, u"subscribe"_s}}).isEmpty());
    m_ben->tell(u"accept"_s, {{u"to"_s, anaJid()}});
    QTRY_COMPARE(contacts.find(m_benJid)->subscription, Contact::Subscription::Both);
}

Message TalkTest::only()
{
    const auto all = m_ana->history(m_benJid);
    return all.size() == 1 ? all.first() : Message();
}

void TalkTest::ourAmendmentsAreUnderstood()
{
    meet();
    Outbox &outbox = m_ana->session->outbox();
    outbox.send(m_benJid, u"helo"_s);
    const auto id = m_ben->wait(u"message"_s)[u"id"_s].toString();
    QTRY_VERIFY(only().state >= MessageState::Sent);
    outbox.correct(only(), u"hello"_s);
    const auto correction = m_ben->wait(u"amendment"_s, {{u"kind"_s, u"replace"_s}});
    QCOMPARE(correction[u"id"_s].toString(), id);
    QCOMPARE(correction[u"body"_s].toString(), u"hello"_s);
    QTRY_COMPARE(only().amendment, AmendmentState::Settled);
    QCOMPARE(only().body, u"hello"_s);
    outbox.toggleReaction(only(), u"🎉"_s);
    const auto reaction = m_ben->wait(u"amendment"_s, {{u"kind"_s, u"reactions"_s}});
    QCOMPARE(reaction[u"id"_s].toString(), id);
    QCOMPARE(reaction[u"emoji"_s].toArray(), QJsonArray{u"🎉"_s});
    QTRY_VERIFY(only().hasReaction(m_ana->account.jid, u"🎉"_s));
    outbox.toggleReaction(only(), u"🎉"_s);
    QCOMPARE(m_ben->wait(u"amendment"_s, {{u"kind"_s, u"reactions"_s}})[u"emoji"_s].toArray(), QJsonArray());
    outbox.retract(only());
    QCOMPARE(m_ben->wait(u"amendment"_s, {{u"kind"_s, u"retract"_s}})[u"id"_s].toString(), id);
    QTRY_VERIFY(only().retracted);
    QTRY_COMPARE(only().amendment, AmendmentState::Settled);
}

void TalkTest::theirAmendmentsAreShown()
{
    meet();
    const auto id = m_ben->sendMessage(anaJid(), u"helo"_s);
    m_ben->sendMessage(anaJid(), u"hello"_s, {{u"xml"_s, replace(id)}});
    QTRY_COMPARE(only().body, u"hello"_s);
    QVERIFY(only().edited.has_value());
    m_ben->sendMessage(
        anaJid(), {},
        {{u"xml"_s, u"<reactions xmlns='urn:xmpp:reactions:0' id='%1'><reaction>👍</reaction></reactions>"_s.arg(id)}});
    QTRY_VERIFY(only().hasReaction(m_benJid, u"👍"_s));
    m_ben->sendMessage(anaJid(), u"retracted"_s,
                       {{u"xml"_s, u"<retract xmlns='urn:xmpp:message-retract:1' id='%1'/>"_s.arg(id)}});
    QTRY_VERIFY(only().retracted);
    m_ana->start(); // all of it again, from the archive
    QVERIFY(m_ana->signIn());
    QVERIFY(only().retracted);
    QCOMPARE(m_ana->session->conversations().find(m_benJid)->unread, 0);
}

void TalkTest::answersQuoteWithoutTheirFallback()
{
    meet();
    const auto id = m_ben->sendMessage(anaJid(), u"¿Vienes? 🌍"_s);
    QTRY_COMPARE(only().body, u"¿Vienes? 🌍"_s);
    m_ana->session->outbox().reply(only(), u"sí"_s);
    const auto answer = m_ben->wait(u"message"_s);
    QCOMPARE(answer[u"body"_s].toString(), u"> ¿Vienes? 🌍\nsí"_s);
    const auto xml = answer[u"xml"_s].toString();
    QVERIFY2(xml.contains(u"id=\"%1\""_s.arg(id)) && xml.contains(u"urn:xmpp:reply:0"_s), qPrintable(xml));
    QVERIFY2(xml.contains(u"end=\"13\""_s), qPrintable(xml)); // in code points: the globe is one
    const auto own = [this] { return m_ana->history(m_benJid).value(1); };
    QCOMPARE(own().body, u"sí"_s);
    QCOMPARE(own().quote->excerpt, u"¿Vienes? 🌍"_s);
    const auto fallback = u"<reply xmlns='urn:xmpp:reply:0' id='%1'/>"_s.arg(own().originId);
    const auto range =
        u"<fallback xmlns='urn:xmpp:fallback:0' for='urn:xmpp:reply:0'><body start='0' end='%1'/></fallback>"_s;
    m_ben->sendMessage(anaJid(), u"> sí\n👍 bien"_s, {{u"xml"_s, QJsonArray{fallback, range.arg(5)}}});
    m_ben->sendMessage(anaJid(), u"> out of bounds"_s, {{u"xml"_s, QJsonArray{fallback, range.arg(4'000'000'000)}}});
    QTRY_COMPARE(m_ana->texts(m_benJid).mid(2), (QStringList{u"👍 bien"_s, u"> out of bounds"_s}));
    QCOMPARE(m_ana->history(m_benJid).at(2).quote->message, own().id);
    QVERIFY(m_ana->history(m_benJid).at(2).quote->outgoing);
}

void TalkTest::strangerCannotAmendWhatIsNotTheirs()
{
    meet();
    SlixPeer eve(server(), newAccount(u"eve"_s), password);
    QVERIFY(eve.signIn());
    const auto theirs = m_ben->sendMessage(anaJid(), u"meet me at 8"_s);
    QTRY_COMPARE(m_ana->texts(m_benJid), QStringList{u"meet me at 8"_s});
    m_ana->session->outbox().send(m_benJid, u"ok"_s);
    const auto ours = m_ben->wait(u"message"_s)[u"id"_s].toString();
    for (SlixPeer *forger : {&eve, m_ben.get()}) {
        const auto id = forger == &eve ? theirs : ours;
        forger->sendMessage(anaJid(), {},
                            {{u"xml"_s, u"<retract xmlns='urn:xmpp:message-retract:1' id='%1'/>"_s.arg(id)}});
        forger->sendMessage(anaJid(), u"forged"_s, {{u"xml"_s, replace(id)}});
        QTRY_VERIFY(m_ana->texts(*Jid::parse(forger->jid())).contains(u"forged"_s));
    }
    QCOMPARE(m_ana->texts(m_benJid), (QStringList{u"meet me at 8"_s, u"ok"_s, u"forged"_s})); // said by whom it is from
    QVERIFY(!m_ana->history(m_benJid).at(0).retracted && !m_ana->history(m_benJid).at(1).edited);
    QCOMPARE(m_ana->texts(*Jid::parse(eve.jid())), QStringList{u"forged"_s});
}

void TalkTest::editMadeOfflineSurvivesARestartAndIsSent()
{
    meet();
    m_ana->session->outbox().send(m_benJid, u"helo"_s);
    QTRY_VERIFY(only().state >= MessageState::Sent);
    m_ana->session->signOut();
    QTRY_COMPARE(m_ana->session->state().phase, Phase::Offline);
    m_ana->session->outbox().correct(only(), u"hello"_s);
    QTRY_COMPARE(only().amendment, AmendmentState::Waiting);
    QCOMPARE(only().body, u"hello"_s);
    m_ana->start();
    QCOMPARE(only().amendment, AmendmentState::Waiting);
    QVERIFY(m_ana->signIn());
    QCOMPARE(m_ben->wait(u"amendment"_s)[u"body"_s].toString(), u"hello"_s);
    QTRY_COMPARE(only().amendment, AmendmentState::Settled);
    m_ana->start(); // it is not sent twice
    QVERIFY(m_ana->signIn());
    QVERIFY(m_ben->wait(u"amendment"_s, {}, 500).isEmpty());
}

void TalkTest::editThatNobodyTakesHasFailed()
{
    meet();
    const auto nobody = *Jid::parse(u"nobody@localhost");
    m_ana->session->outbox().send(nobody, u"helo"_s);
    QTRY_COMPARE(m_ana->history(nobody).value(0).state, MessageState::Failed);
    m_ana->session->outbox().correct(m_ana->history(nobody).first(), u"hello"_s); // there is nothing to correct
    m_ana->session->outbox().send(m_benJid, u"behind it"_s);
    QTRY_VERIFY(only().state >= MessageState::Sent);
    QCOMPARE(m_ana->texts(nobody), QStringList{u"helo"_s});
    QCOMPARE(m_ana->history(nobody).first().amendment, AmendmentState::Settled);
}

void TalkTest::otherDeviceSeesWhatWeAmendAndRead()
{
    meet();
    Person desk(m_ana->account, password);
    QVERIFY(desk.signIn());
    m_ana->session->outbox().send(m_benJid, u"helo"_s);
    QTRY_COMPARE(desk.texts(m_benJid), QStringList{u"helo"_s});
    m_ana->session->outbox().correct(only(), u"hello"_s);
    QTRY_COMPARE(desk.texts(m_benJid), QStringList{u"hello"_s});
    m_ana->session->outbox().toggleReaction(only(), u"🎉"_s);
    QTRY_VERIFY(desk.history(m_benJid).first().hasReaction(m_ana->account.jid, u"🎉"_s));
    m_ben->sendMessage(anaJid(), u"hi"_s, {{u"markable"_s, true}});
    const auto unread = [this](Person &person) {
        const auto row = person.session->conversations().find(m_benJid);
        return row ? row->unread : 0;
    };
    QTRY_COMPARE(unread(desk), 1);
    QTRY_COMPARE(unread(*m_ana), 1);
    desk.session->conversations().setShown(m_benJid);
    QTRY_COMPARE(unread(*m_ana), 0);
    desk.session->outbox().retract(desk.history(m_benJid).first());
    QTRY_VERIFY(m_ana->history(m_benJid).first().retracted);
}

void TalkTest::readMarkersGoBothWays()
{
    meet();
    m_ana->session->outbox().send(m_benJid, u"one"_s);
    m_ana->session->outbox().send(m_benJid, u"two"_s);
    m_ben->wait(u"message"_s, {{u"body"_s, u"one"_s}});
    const auto two = m_ben->wait(u"message"_s, {{u"body"_s, u"two"_s}});
    QVERIFY(two[u"xml"_s].toString().contains(u"markable"_s));
    m_ben->tell(u"marker"_s, {{u"to"_s, anaJid()}, {u"id"_s, two[u"id"_s]}});
    QTRY_COMPARE(m_ana->history(m_benJid).value(0).state, MessageState::Read);
    QCOMPARE(m_ana->history(m_benJid).value(1).state, MessageState::Read);

    m_ben->sendMessage(anaJid(), u"a"_s, {{u"markable"_s, true}});
    const auto last = m_ben->sendMessage(anaJid(), u"b"_s, {{u"markable"_s, true}});
    QTRY_COMPARE(m_ana->session->conversations().find(m_benJid)->unread, 2);
    QVERIFY(m_ben->wait(u"marker"_s, {}, 300).isEmpty()); // arrived is not read
    m_ana->session->conversations().setShown(m_benJid);
    QVERIFY(!m_ben->wait(u"marker"_s, {{u"kind"_s, u"displayed"_s}, {u"id"_s, last}}).isEmpty());
    QVERIFY(m_ben->wait(u"marker"_s, {}, 300).isEmpty()); // one for both
}

void TalkTest::nothingIsToldThatThePersonKeepsBack()
{
    meet();
    m_ana->session->setTellOthers({false, false, false});
    m_ana->session->conversations().setShown(m_benJid);
    m_ben->tell(u"chat-state"_s, {{u"to"_s, anaJid()}, {u"state"_s, u"active"_s}});
    m_ben->sendMessage(anaJid(), u"hi"_s, {{u"markable"_s, true}, {u"receipt"_s, true}});
    QTRY_COMPARE(m_ana->texts(m_benJid), QStringList{u"hi"_s});
    m_ana->session->chatStates().written(m_benJid, false);
    m_ana->session->outbox().send(m_benJid, u"the end"_s);
    QVERIFY(!m_ben->wait(u"message"_s).isEmpty());
    QCOMPARE(m_ben->count(u"receipt"_s) + m_ben->count(u"marker"_s) + m_ben->count(u"chat-state"_s), 0);
}

void TalkTest::typingIsSeenOnBothSides()
{
    meet();
    ChatStates &states = m_ana->session->chatStates();
    QSignalSpy typing(&states, &ChatStates::typingChanged);
    const auto say = [this](const QString &state) {
        m_ben->tell(u"chat-state"_s, {{u"to"_s, anaJid()}, {u"state"_s, state}});
    };
    states.written(m_benJid, false); // nobody knows yet whether Ben's program wants to hear of it
    say(u"composing"_s);
    QTRY_VERIFY(states.isTyping(m_benJid));
    say(u"paused"_s);
    QTRY_VERIFY(!states.isTyping(m_benJid));
    say(u"composing"_s);
    QTRY_VERIFY(states.isTyping(m_benJid));
    m_ben->sendMessage(anaJid(), u"hi"_s);
    QTRY_VERIFY(!states.isTyping(m_benJid));
    QCOMPARE(typing.count(), 4);
    QCOMPARE(m_ben->count(u"chat-state"_s), 0);

    states.written(m_benJid, false);
    states.written(m_benJid, false);
    QVERIFY(!m_ben->wait(u"chat-state"_s, {{u"state"_s, u"composing"_s}}).isEmpty());
    QVERIFY(!m_ben->wait(u"chat-state"_s, {{u"state"_s, u"paused"_s}}).isEmpty());
    states.written(m_benJid, false);
    QVERIFY(!m_ben->wait(u"chat-state"_s, {{u"state"_s, u"composing"_s}}).isEmpty());
    m_ana->session->outbox().send(m_benJid, u"hola"_s);
    QVERIFY(!m_ben->wait(u"chat-state"_s, {{u"state"_s, u"active"_s}}).isEmpty()); // in the message itself
    QCOMPARE(m_ben->count(u"chat-state"_s), 0);
}

void TalkTest::strangersDoNotSeeUsTyping()
{
    meet();
    SlixPeer eve(server(), newAccount(u"eve"_s), password);
    QVERIFY(eve.signIn());
    const auto jid = *Jid::parse(eve.jid());
    eve.tell(u"chat-state"_s, {{u"to"_s, anaJid()}, {u"state"_s, u"composing"_s}});
    QTRY_VERIFY(m_ana->session->chatStates().isTyping(jid));
    m_ana->session->chatStates().written(jid, false);
    m_ana->session->chatStates().left(jid);
    m_ana->session->outbox().send(m_benJid, u"the end"_s);
    QVERIFY(!m_ben->wait(u"message"_s).isEmpty());
    QVERIFY(eve.wait(u"chat-state"_s, {}, 300).isEmpty());
}

void TalkTest::fillArchive(SlixPeer &from, int count, const QString &to, const QString &what)
{
    for (int i = 0; i < count; ++i)
        from.sendMessage(to, what.arg(i));
    from.tell(u"roster"_s); // answered behind the last message: the server has them all
    QVERIFY(!from.wait(u"roster"_s, {}, 60'000).isEmpty());
}

int TalkTest::gaps(Person &person)
{
    auto future = person.messages->archiveGaps(person.account.jid);
    return QTest::qWaitFor([&] { return future.isFinished(); }) && future.result() ? int(future.result().value().size())
                                                                                   : -1;
}

void TalkTest::newDeviceReadsTheWholeArchiveNewestFirst()
{
    meet();
    fillArchive(*m_ben, 350, anaJid(), u"m%1"_s);
    Person desk(m_ana->account, password);
    QVERIFY(desk.signIn());
    const auto atFirst = desk.texts(m_benJid);
    QVERIFY2(atFirst.size() < 350, "all at once");
    QTRY_VERIFY(desk.texts(m_benJid).endsWith(u"m349"_s));
    QTRY_COMPARE_WITH_TIMEOUT(desk.texts(m_benJid).size(), 350, 20'000);
    for (int i = 0; i < 350; ++i)
        QCOMPARE(desk.texts(m_benJid).at(i), u"m%1"_s.arg(i));
    QTRY_COMPARE_WITH_TIMEOUT(gaps(desk), 0, 20'000);
    QVERIFY(desk.session->conversations().find(m_benJid)->unread <= HistorySync::PageSize); // the rest is no news
}

void TalkTest::brokenOffReadingGoesOnInTheNextSession()
{
    meet();
    fillArchive(*m_ben, 350, anaJid(), u"m%1"_s);
    Person desk(m_ana->account, password);
    QVERIFY(desk.signIn());
    desk.start(); // as after a kill
    QCOMPARE(gaps(desk), 1);
    fillArchive(*m_ben, 150, anaJid(), u"n%1"_s);
    QVERIFY(desk.signIn());
    QTRY_COMPARE_WITH_TIMEOUT(desk.texts(m_benJid).size(), 500, 30'000);
    QTRY_COMPARE_WITH_TIMEOUT(gaps(desk), 0, 20'000);
    const auto texts = desk.texts(m_benJid);
    for (int i = 0; i < 500; ++i)
        QCOMPARE(texts.at(i), i < 350 ? u"m%1"_s.arg(i) : u"n%1"_s.arg(i - 350));
}

void TalkTest::olderHistoryComesWhenItIsWanted()
{
    meet();
    SlixPeer eve(server(), newAccount(u"eve"_s), password);
    QVERIFY(eve.signIn());
    fillArchive(*m_ben, 60, anaJid(), u"m%1"_s);
    fillArchive(eve, 1'500, anaJid(), u"noise %1"_s);
    Person desk(m_ana->account, password);
    QVERIFY(desk.signIn());
    QVERIFY(desk.texts(m_benJid).isEmpty()); // far back in the archive
    desk.session->history().fetchOlder(m_benJid);
    QTRY_VERIFY_WITH_TIMEOUT(desk.texts(m_benJid).endsWith(u"m59"_s), 3'000);
    desk.session->history().fetchOlder(m_benJid);
    QTRY_COMPARE_WITH_TIMEOUT(desk.texts(m_benJid).size(), 60, 3'000);
    QVERIFY(gaps(desk) > 0); // what nobody asked for still comes by and by
}

void TalkTest::messagesArriveWhileNobodyLooks()
{
    meet();
    m_ana->session->setActive(false); // XEP-0352: the server may hold back presence, but no messages
    m_ben->sendMessage(anaJid(), u"hi"_s);
    QTRY_COMPARE(m_ana->texts(m_benJid), QStringList{u"hi"_s});
    m_ana->session->setActive(true);
    m_ben->setPresence(u"away"_s);
    QTRY_COMPARE(m_ana->session->presences().of(m_benJid).availability, Availability::Away);
}

QTEST_GUILESS_MAIN(TalkTest)
#include "tst_Talk.moc"
