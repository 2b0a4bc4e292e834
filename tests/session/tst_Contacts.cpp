#include "app/Blocking.h"
#include "tests/session/SessionFixture.h"

#include <QJsonArray>
#include <QSignalSpy>

using namespace Qt::StringLiterals;
using namespace Tertulia;
using Subscription = Contact::Subscription;

namespace {
const auto password = u"secret"_s;
}

class ContactsTest : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase();
    void anAddedPersonIsAskedWithOurWordsAndWaits_data() { bothServers(); }
    void anAddedPersonIsAskedWithOurWordsAndWaits();
    void aRequestCanBeTakenBackAndMadeAgain_data() { bothServers(); }
    void aRequestCanBeTakenBackAndMadeAgain();
    void whoDeclinesIsTold_data() { bothServers(); }
    void whoDeclinesIsTold();
    void twoTertuliasBecomeContacts_data() { bothServers(); }
    void twoTertuliasBecomeContacts();
    void nameAndGroupsChangeOnTheServerAndAtOtherDevices_data() { bothServers(); }
    void nameAndGroupsChangeOnTheServerAndAtOtherDevices();
    void aRemovedPersonIsGoneAndSeesUsNoMore_data() { bothServers(); }
    void aRemovedPersonIsGoneAndSeesUsNoMore();
    void requestsFromOurServerAreAcceptedByRuleAndOthersAsk();
    void whomWeAskedMaySeeUsToo_data() { bothServers(); }
    void whomWeAskedMaySeeUsToo();
    void nonsenseIsRefusedWithItsReason();
    void aServerThatDoesNotExistIsTold_data() { bothServers(); }
    void aServerThatDoesNotExistIsTold();
    void anIdleDeviceTellsSinceWhen_data() { bothServers(); }
    void anIdleDeviceTellsSinceWhen();

private:
    static void bothServers();
    LocalServer &server() const;
    QString newAccount(const QString &name);
    /// The kind of failure; nothing where it was done.
    static std::optional<FailureKind> outcome(QFuture<Result<Done>> future);
    static std::optional<Contact> contactOf(const Person &person, const Jid &jid);

    std::unique_ptr<LocalServer> m_prosody, m_ejabberd;
    int m_accounts = 0;
};

void ContactsTest::initTestCase()
{
    m_prosody = LocalServer::prosody();
    m_ejabberd = LocalServer::ejabberd();
    QVERIFY2(m_prosody->isRunning(), qPrintable(m_prosody->error()));
    QVERIFY2(m_ejabberd->isRunning(), qPrintable(m_ejabberd->error()));
}

void ContactsTest::bothServers()
{
    QTest::addColumn<bool>("ejabberd");
    QTest::newRow("prosody") << false;
    QTest::newRow("ejabberd") << true;
}

LocalServer &ContactsTest::server() const
{
    const bool ejabberd = QTest::currentDataTag() && QByteArray(QTest::currentDataTag()) == "ejabberd";
    return ejabberd ? *m_ejabberd : *m_prosody;
}

QString ContactsTest::newAccount(const QString &name)
{
    const auto user = name + QString::number(++m_accounts);
    return server().addAccount(user, password) ? user : QString();
}

std::optional<FailureKind> ContactsTest::outcome(QFuture<Result<Done>> future)
{
    if (!QTest::qWaitFor([&] { return future.isFinished(); }, 10'000))
        return FailureKind::TimedOut;
    return future.result() ? std::nullopt : std::optional(future.result().failure().kind);
}

std::optional<Contact> ContactsTest::contactOf(const Person &person, const Jid &jid)
{
    return person.session->contacts().find(jid);
}

void ContactsTest::anAddedPersonIsAskedWithOurWordsAndWaits()
{
    Person ana(server().settings(newAccount(u"ana"_s)), password);
    SlixPeer ben(server(), newAccount(u"ben"_s), password);
    const auto jid = *Jid::parse(ben.jid());
    QVERIFY(ana.signIn());
    QVERIFY(ben.signIn());
    auto &contacts = ana.session->contacts();
    QCOMPARE(outcome(contacts.addContact(jid, u" Ben  Ñandú "_s, {u"Work"_s, u" "_s, u"Work"_s}, u"It is me"_s)),
             std::nullopt);
    QTRY_VERIFY(contactOf(ana, jid) && contactOf(ana, jid)->askedThem);
    QCOMPARE(contactOf(ana, jid)->name, u"Ben Ñandú"_s);
    QCOMPARE(contactOf(ana, jid)->groups, QStringList{u"Work"_s});
    QCOMPARE(ben.wait(u"subscription"_s, {{u"kind"_s, u"subscribe"_s}})[u"status"_s].toString(), u"It is me"_s);
    QCOMPARE(outcome(contacts.addContact(jid, {}, {}, {})), FailureKind::AlreadyExists);

    ben.tell(u"accept"_s, {{u"to"_s, ana.account.jid.toString()}});
    QTRY_COMPARE(contactOf(ana, jid)->subscription, Subscription::To);
    QVERIFY(!contactOf(ana, jid)->askedThem);
    QTRY_COMPARE(ana.session->presences().of(jid).availability, Availability::Available);
}

void ContactsTest::aRequestCanBeTakenBackAndMadeAgain()
{
    Person ana(server().settings(newAccount(u"ana"_s)), password);
    SlixPeer ben(server(), newAccount(u"ben"_s), password);
    const auto jid = *Jid::parse(ben.jid());
    QVERIFY(ana.signIn());
    QVERIFY(ben.signIn());
    auto &contacts = ana.session->contacts();
    QCOMPARE(outcome(contacts.addContact(jid, {}, {}, {})), std::nullopt);
    QTRY_VERIFY(contactOf(ana, jid) && contactOf(ana, jid)->askedThem);
    QSignalSpy refused(&contacts, &Contacts::refused);
    contacts.cancelRequest(jid);
    QTRY_VERIFY(!contactOf(ana, jid)->askedThem);
    QCOMPARE(contactOf(ana, jid)->subscription, Subscription::None);
    QCOMPARE(refused.count(), 0); // nobody refused anything
    ben.forget();
    contacts.askAgain(jid, u"please"_s);
    QTRY_VERIFY(contactOf(ana, jid)->askedThem);
    QCOMPARE(ben.wait(u"subscription"_s, {{u"kind"_s, u"subscribe"_s}})[u"status"_s].toString(), u"please"_s);
}

void ContactsTest::whoDeclinesIsTold()
{
    Person ana(server().settings(newAccount(u"ana"_s)), password);
    SlixPeer ben(server(), newAccount(u"ben"_s), password);
    const auto jid = *Jid::parse(ben.jid());
    QVERIFY(ana.signIn());
    QVERIFY(ben.signIn());
    auto &contacts = ana.session->contacts();
    QSignalSpy refused(&contacts, &Contacts::refused);
    QCOMPARE(outcome(contacts.addContact(jid, {}, {}, {})), std::nullopt);
    QVERIFY(!ben.wait(u"subscription"_s, {{u"kind"_s, u"subscribe"_s}}).isEmpty());
    ben.tell(u"decline"_s, {{u"to"_s, ana.account.jid.toString()}});
    QTRY_COMPARE(refused.count(), 1);
    QCOMPARE(refused[0][0].value<Jid>(), jid);
    QTRY_VERIFY(!contactOf(ana, jid)->askedThem);
}

void ContactsTest::twoTertuliasBecomeContacts()
{
    Person ana(server().settings(newAccount(u"ana"_s)), password),
        ben(server().settings(newAccount(u"ben"_s)), password);
    const auto anaJid = ana.account.jid, benJid = ben.account.jid;
    QVERIFY(ana.signIn());
    QVERIFY(ben.signIn());
    QSignalSpy arrived(&ben.session->contacts(), &Contacts::requestArrived);
    QCOMPARE(outcome(ana.session->contacts().addContact(benJid, u"Ben"_s, {u"Club"_s}, u"hola"_s)), std::nullopt);
    QTRY_COMPARE(arrived.count(), 1);
    QCOMPARE(contactOf(ben, anaJid)->requestText, u"hola"_s);
    ben.session->contacts().accept(anaJid); // and asks in return, which Ana need not answer again
    QTRY_COMPARE(contactOf(ana, benJid)->subscription, Subscription::Both);
    QTRY_COMPARE(contactOf(ben, anaJid)->subscription, Subscription::Both);
    QVERIFY(!contactOf(ana, benJid)->asksUs);

    ana.session->presences().publish({Availability::DoNotDisturb, u"writing"_s});
    QTRY_COMPARE(ben.session->presences().of(anaJid).availability, Availability::DoNotDisturb);
    ana.session->presences().publish({Availability::Available, u"done"_s});
    QTRY_COMPARE(ben.session->presences().of(anaJid).statusText, u"done"_s);

    ana.session->signOut();
    QTRY_COMPARE(ana.session->state().phase, Phase::Offline);
    ana.start(); // after a restart the same status is there, as Settings keeps it
    ana.session->presences().publish({Availability::Away, u"restored"_s});
    QVERIFY(ana.signIn());
    QTRY_COMPARE(ben.session->presences().of(anaJid).statusText, u"restored"_s);
    QCOMPARE(contactOf(ana, benJid)->groups, QStringList{u"Club"_s});
}

void ContactsTest::nameAndGroupsChangeOnTheServerAndAtOtherDevices()
{
    const auto settings = server().settings(newAccount(u"ana"_s));
    Person desk(settings, password), laptop(settings, password);
    const auto jid = server().jid(newAccount(u"ben"_s));
    QVERIFY(desk.signIn());
    QVERIFY(laptop.signIn());
    QCOMPARE(outcome(desk.session->contacts().addContact(jid, u"Ben"_s, {u"a"_s}, {})), std::nullopt);
    QTRY_VERIFY(contactOf(laptop, jid));
    QCOMPARE(outcome(laptop.session->contacts().rename(jid, u"Benito"_s)), std::nullopt);
    QTRY_COMPARE(contactOf(desk, jid)->name, u"Benito"_s);
    QCOMPARE(outcome(desk.session->contacts().setGroups(jid, {u"b"_s, u"c & d <e>"_s})), std::nullopt);
    QTRY_COMPARE(contactOf(laptop, jid)->groups, (QStringList{u"b"_s, u"c & d <e>"_s}));
    QCOMPARE(contactOf(laptop, jid)->name, u"Benito"_s);
    QCOMPARE(laptop.session->contacts().groups(), (QStringList{u"b"_s, u"c & d <e>"_s}));

    desk.start();
    QVERIFY(desk.signIn());
    QCOMPARE(contactOf(desk, jid)->name, u"Benito"_s);
    QCOMPARE(outcome(desk.session->contacts().rename(jid, {})), std::nullopt); // back to what they are called
    QTRY_COMPARE(contactOf(laptop, jid)->name, QString());
}

void ContactsTest::aRemovedPersonIsGoneAndSeesUsNoMore()
{
    Person ana(server().settings(newAccount(u"ana"_s)), password),
        ben(server().settings(newAccount(u"ben"_s)), password);
    const auto anaJid = ana.account.jid, benJid = ben.account.jid;
    QVERIFY(ana.signIn());
    QVERIFY(ben.signIn());
    QCOMPARE(outcome(ana.session->contacts().addContact(benJid, {}, {}, {})), std::nullopt);
    QTRY_VERIFY(contactOf(ben, anaJid) && contactOf(ben, anaJid)->asksUs);
    ben.session->contacts().accept(anaJid);
    QTRY_COMPARE(ben.session->presences().of(anaJid).availability, Availability::Available);
    QCOMPARE(outcome(ana.session->contacts().removeContact(benJid)), std::nullopt);
    QTRY_VERIFY(!contactOf(ana, benJid));
    QTRY_COMPARE(ben.session->presences().of(anaJid).availability, Availability::Offline);
    QTRY_COMPARE(contactOf(ben, anaJid)->subscription, Subscription::None);
    QCOMPARE(outcome(ana.session->contacts().removeContact(benJid)), FailureKind::RecipientUnknown);
}

void ContactsTest::requestsFromOurServerAreAcceptedByRuleAndOthersAsk()
{
    Person ana(server().settings(newAccount(u"ana"_s)), password);
    SlixPeer ben(server(), newAccount(u"ben"_s), password);
    const auto jid = *Jid::parse(ben.jid());
    auto &contacts = ana.session->contacts();
    contacts.setRequestRule(RequestRule::AcceptFromOwnServer);
    QSignalSpy accepted(&contacts, &Contacts::requestAccepted), arrived(&contacts, &Contacts::requestArrived);
    QVERIFY(ana.signIn());
    QVERIFY(ben.signIn());
    ben.tell(u"subscribe"_s, {{u"to"_s, ana.account.jid.toString()}, {u"status"_s, u"hi"_s}});
    QVERIFY(!ben.wait(u"subscription"_s, {{u"kind"_s, u"subscribed"_s}}).isEmpty());
    QVERIFY(!ben.wait(u"subscription"_s, {{u"kind"_s, u"subscribe"_s}}).isEmpty());
    QCOMPARE(accepted.count(), 1);
    QVERIFY(!contactOf(ana, jid)->asksUs);

    const auto stranger = *Jid::parse(u"eve@elsewhere.example");
    contacts.request(stranger, u"hello"_s);
    QCOMPARE(arrived.count(), 1);
    QVERIFY(contactOf(ana, stranger)->asksUs);
    contacts.setRequestRule(RequestRule::AcceptAll);
    contacts.request(*Jid::parse(u"mallory@elsewhere.example"), {});
    QVERIFY(!contactOf(ana, *Jid::parse(u"mallory@elsewhere.example"))->asksUs);
    for (int i = 0; i < 2 * Contacts::MaxAcceptedAnHour; ++i)
        contacts.request(*Jid::parse(u"flood%1@elsewhere.example"_s.arg(i)), {});
    QCOMPARE(accepted.count(), Contacts::MaxAcceptedAnHour);
    contacts.setRequestRule(RequestRule::Ask);
    contacts.request(*Jid::parse(u"zoe@localhost"), {});
    QVERIFY(contactOf(ana, *Jid::parse(u"zoe@localhost"))->asksUs);
}

void ContactsTest::whomWeAskedMaySeeUsToo()
{
    Person ana(server().settings(newAccount(u"ana"_s)), password);
    SlixPeer ben(server(), newAccount(u"ben"_s), password);
    const auto jid = *Jid::parse(ben.jid());
    QVERIFY(ana.signIn());
    QVERIFY(ben.signIn());
    QCOMPARE(outcome(ana.session->contacts().addContact(jid, {}, {}, {})), std::nullopt);
    QTRY_VERIFY(contactOf(ana, jid) && contactOf(ana, jid)->askedThem);
    ben.tell(u"subscribe"_s, {{u"to"_s, ana.account.jid.toString()}});
    QVERIFY(!ben.wait(u"subscription"_s, {{u"kind"_s, u"subscribed"_s}}).isEmpty());
    ben.tell(u"accept"_s, {{u"to"_s, ana.account.jid.toString()}});
    QTRY_COMPARE(contactOf(ana, jid)->subscription, Subscription::Both);
}

void ContactsTest::nonsenseIsRefusedWithItsReason()
{
    Contacts contacts(*Jid::parse(u"ana@localhost"));
    QSignalSpy failed(&contacts, &Contacts::failed);
    QCOMPARE(outcome(contacts.addContact(*Jid::parse(u"ana@localhost"), {}, {}, {})), FailureKind::NotAcceptable);
    const auto ben = *Jid::parse(u"ben@localhost");
    QCOMPARE(outcome(contacts.addContact(ben, {}, {}, {})), FailureKind::NotSignedIn);
    QCOMPARE(outcome(contacts.rename(ben, u"x"_s)), FailureKind::RecipientUnknown);
    contacts.request(ben, {});
    contacts.accept(ben); // not silently: nobody heard it
    QCOMPARE(failed.count(), 1);
    QCOMPARE(failed[0][1].value<FailureKind>(), FailureKind::NotSignedIn);
    QVERIFY(contacts.find(ben)->asksUs);
}

void ContactsTest::aServerThatDoesNotExistIsTold()
{
    Person ana(server().settings(newAccount(u"ana"_s)), password);
    const auto nowhere = *Jid::parse(u"ben@no-such-server.invalid");
    QVERIFY(ana.signIn());
    QSignalSpy failed(&ana.session->contacts(), &Contacts::failed);
    QCOMPARE(outcome(ana.session->contacts().addContact(nowhere, {}, {}, {})), std::nullopt);
    QTRY_COMPARE(failed.count(), 1);
    QCOMPARE(failed[0][0].value<Jid>(), nowhere);
}

void ContactsTest::anIdleDeviceTellsSinceWhen()
{
    const auto settings = server().settings(newAccount(u"ana"_s));
    Person desk(settings, password), laptop(settings, password);
    QVERIFY(desk.signIn());
    QVERIFY(laptop.signIn());
    desk.session->presences().publish({Availability::Available, u"here"_s});
    const Instant since(std::chrono::seconds(1'750'000'000));
    desk.session->presences().setIdleSince(since);
    const auto shown = [&] { return laptop.session->presences().of(settings.jid).devices; };
    QTRY_VERIFY(std::ranges::any_of(shown(), [&](const DevicePresence &device) {
        return device.availability == Availability::Away && device.statusText == u"here" && device.idleSince == since;
    }));
    desk.session->presences().setIdleSince({});
    QTRY_VERIFY(
        std::ranges::none_of(shown(), [](const DevicePresence &device) { return device.idleSince.has_value(); }));
}

QTEST_GUILESS_MAIN(ContactsTest)
#include "tst_Contacts.moc"
