#include "app/AvatarFiles.h"
#include "app/Avatars.h"
#include "app/Profiles.h"
#include "tests/session/SessionFixture.h"

#include <QCryptographicHash>
#include <QSignalSpy>

using namespace Qt::StringLiterals;
using namespace Tertulia;

namespace {

const auto password = u"secret"_s;

/// Not decoded on this side of the house, nor by the servers.
QByteArray picture(const QByteArray &seed, int size = 3000)
{
    QByteArray bytes = QByteArray::fromHex("89504e470d0a1a0a0000000d49484452000000300000003008060000005702f987");
    while (bytes.size() < size)
        bytes += QCryptographicHash::hash(seed + QByteArray::number(bytes.size()), QCryptographicHash::Sha256);
    return bytes;
}

QByteArray sha1Of(const QByteArray &bytes)
{
    return QCryptographicHash::hash(bytes, QCryptographicHash::Sha1);
}

QString hexOf(const QByteArray &bytes)
{
    return QString::fromLatin1(sha1Of(bytes).toHex());
}

} // namespace

/// Servers of both kinds that do not convert between PEP and vCard, and one of each that does (XEP-0398).
class ProfilesTest : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase();
    void theirVCardIsRead_data() { servers({"prosody", "ejabberd"}); }
    void theirVCardIsRead();
    void whoHasNoneHasAnEmptyOne_data() { servers({"prosody", "ejabberd"}); }
    void whoHasNoneHasAnEmptyOne();
    void ourVCardIsSavedAndKeepsWhatAnotherClientWrote_data() { servers({"prosody", "ejabberd"}); }
    void ourVCardIsSavedAndKeepsWhatAnotherClientWrote();
    void theirPictureIsSeenByPepAndTheNextOneToo_data() { servers({"prosody", "ejabberd"}); }
    void theirPictureIsSeenByPepAndTheNextOneToo();
    void theirPictureIsSeenInTheVCard_data() { servers({"prosody", "ejabberd"}); }
    void theirPictureIsSeenInTheVCard();
    void ourPictureIsSeenBothWays_data() { servers({"prosody", "ejabberd", "prosody converts"}); }
    void ourPictureIsSeenBothWays();
    void aPictureIsThereAtOnceAfterARestart();
    void aPictureThatIsNotWhatItsIdSaysIsDropped();
    void newsThatAreNotTheOwnersAreDropped();
    void manyAreAskedForTwoAtATimeAndOnce();
    void aDeviceTellsItsProgramIdleTimeAndClock_data() { servers({"prosody", "ejabberd"}); }
    void aDeviceTellsItsProgramIdleTimeAndClock();
    void nothingIsAskedWhileSignedOut();

private:
    static void servers(const QByteArrayList &names);
    LocalServer &server();
    QString newAccount(const QString &name);
    void befriend(Person &ana, SlixPeer &ben);
    static QByteArray arrived(Avatars &avatars, const Jid &jid, bool *came = nullptr);
    template <typename Value>
    static Result<Value> answer(QFuture<Result<Value>> future);

    std::map<QByteArray, std::unique_ptr<LocalServer>> m_servers;
    int m_accounts = 0;
};

void ProfilesTest::initTestCase()
{
    m_servers["prosody"] = LocalServer::prosody();
    m_servers["ejabberd"] = LocalServer::ejabberd();
    LocalServer::Options converting;
    converting.configuration = u"modules_disabled = { \"vcard\"; \"s2s\" }"_s;
    converting.modules = {u"vcard_legacy"_s};
    m_servers["prosody converts"] = LocalServer::prosody(converting);
    for (const auto &[name, one] : m_servers)
        QVERIFY2(one->isRunning(), qPrintable(one->error()));
}

void ProfilesTest::servers(const QByteArrayList &names)
{
    QTest::addColumn<bool>("dummy");
    for (const QByteArray &name : names)
        QTest::newRow(name.constData()) << true;
}

LocalServer &ProfilesTest::server()
{
    const char *tag = QTest::currentDataTag();
    return *m_servers[tag ? QByteArray(tag) : "prosody"_ba];
}

QString ProfilesTest::newAccount(const QString &name)
{
    const auto user = name + QString::number(++m_accounts);
    return server().addAccount(user, password) ? user : QString();
}

/// Both see each other.
void ProfilesTest::befriend(Person &ana, SlixPeer &ben)
{
    const Jid jid = *Jid::parse(ben.jid());
    auto &contacts = ana.session->contacts();
    QVERIFY(answer(contacts.addContact(jid, {}, {}, {})));
    QVERIFY(!ben.wait(u"subscription"_s, {{u"kind"_s, u"subscribe"_s}}).isEmpty());
    ben.tell(u"accept"_s, {{u"to"_s, ana.account.jid.toString()}});
    ben.tell(u"subscribe"_s, {{u"to"_s, ana.account.jid.toString()}});
    QTRY_VERIFY(contacts.find(jid)->subscription == Contact::Subscription::Both);
    QTRY_VERIFY(!ana.session->presences().of(jid).devices.isEmpty());
}

/// What is said when it is wanted.
QByteArray ProfilesTest::arrived(Avatars &avatars, const Jid &jid, bool *came)
{
    std::optional<QByteArray> said;
    const auto link = connect(&avatars, &Avatars::arrived, &avatars, [&](const Jid &who, const QByteArray &bytes) {
        if (who == jid)
            said = bytes;
    });
    avatars.want(jid);
    const bool did = QTest::qWaitFor([&] { return said.has_value(); }, 10'000);
    disconnect(link);
    if (came)
        *came = did;
    return said.value_or("nothing came");
}

template <typename Value>
Result<Value> ProfilesTest::answer(QFuture<Result<Value>> future)
{
    if (!QTest::qWaitFor([&] { return future.isFinished(); }, 15'000) || future.resultCount() == 0)
        return FailureKind::TimedOut;
    return future.result();
}

void ProfilesTest::theirVCardIsRead()
{
    Person ana(server().settings(newAccount(u"ana"_s)), password);
    SlixPeer ben(server(), newAccount(u"ben"_s), password);
    QVERIFY(ben.signIn());
    ben.tell(u"vcard-set"_s,
             {{u"xml"_s, u"<vCard xmlns='vcard-temp'><FN>Ben Ito</FN><NICKNAME>ben &amp; jerry</NICKNAME>"
                         "<EMAIL><HOME/><USERID>ben@home.example</USERID></EMAIL>"
                         "<DESC>Two\nlines</DESC></vCard>"_s}});
    QVERIFY(!ben.wait(u"done"_s).isEmpty());
    QVERIFY(ana.signIn());
    const auto profile = answer(ana.session->profiles().fetch(*Jid::parse(ben.jid())));
    QVERIFY(profile);
    QCOMPARE(profile.value().fullName, u"Ben Ito");
    QCOMPARE(profile.value().nickname, u"ben & jerry");
    QCOMPARE(profile.value().emails, (QList<Profile::Entry>{{u"HOME"_s, u"ben@home.example"_s}}));
    QCOMPARE(profile.value().description, u"Two\nlines");
    QCOMPARE(ana.session->profiles().lastOf(*Jid::parse(ben.jid()))->fullName, u"Ben Ito");
}

void ProfilesTest::whoHasNoneHasAnEmptyOne()
{
    Person ana(server().settings(newAccount(u"ana"_s)), password);
    const Jid ben = server().jid(newAccount(u"ben"_s));
    QVERIFY(ana.signIn());
    for (const Jid &jid : {ben, ana.account.jid}) {
        const auto profile = answer(ana.session->profiles().fetch(jid));
        QVERIFY(profile);
        QVERIFY(profile.value().isEmpty());
    }
    bool came = false;
    QCOMPARE(arrived(ana.session->avatars(), ben, &came), QByteArray());
    QVERIFY(came);
}

void ProfilesTest::ourVCardIsSavedAndKeepsWhatAnotherClientWrote()
{
    const QString user = newAccount(u"ana"_s);
    Person ana(server().settings(user), password);
    SlixPeer other(server(), user, password, u"phone"_s);
    QVERIFY(other.signIn());
    other.tell(u"vcard-set"_s,
               {{u"xml"_s, u"<vCard xmlns='vcard-temp'><FN>Ana</FN><GEO><LAT>47</LAT><LON>15</LON></GEO>"
                           "<EMAIL><WORK/><PREF/><USERID>ana@work.example</USERID></EMAIL></vCard>"_s}});
    QVERIFY(!other.wait(u"done"_s).isEmpty());
    QVERIFY(ana.signIn());
    auto &profiles = ana.session->profiles();
    QSignalSpy saved(&profiles, &Profiles::saved);
    const auto before = answer(profiles.fetch(ana.account.jid));
    QVERIFY(before);
    Profile after = before.value();
    after.fullName = u"Ana <María> & co"_s;
    after.addresses.append({u"HOME"_s, u"Calle 1"_s, {}, u"Antigua"_s, {}, {}, u"Guatemala"_s});
    QVERIFY(answer(profiles.save(before.value(), after)));
    QCOMPARE(saved.count(), 1);
    QCOMPARE(answer(profiles.fetch(ana.account.jid)).value(), after);
    other.tell(u"vcard-get"_s);
    const QString seen = other.wait(u"vcard"_s)[u"xml"_s].toString();
    for (const auto &part : {u"<LAT>47</LAT>"_s, u"<PREF"_s, u"Ana &lt;María&gt; &amp; co"_s, u"<LOCALITY>Antigua"_s})
        QVERIFY2(seen.contains(part), qPrintable(part + u" in "_s + seen));
}

void ProfilesTest::theirPictureIsSeenByPepAndTheNextOneToo()
{
    Person ana(server().settings(newAccount(u"ana"_s)), password);
    SlixPeer ben(server(), newAccount(u"ben"_s), password);
    QVERIFY(ana.signIn());
    QVERIFY(ben.signIn());
    befriend(ana, ben);
    const Jid jid = *Jid::parse(ben.jid());
    auto &avatars = ana.session->avatars();
    QCOMPARE(arrived(avatars, jid), QByteArray());

    QSignalSpy changed(&avatars, &Avatars::changed);
    for (const QByteArray &bytes : {picture("first"), picture("second", 40'000)}) {
        ben.tell(u"avatar-publish"_s, {{u"data"_s, QString::fromLatin1(bytes.toBase64())}});
        QTRY_VERIFY_WITH_TIMEOUT(!changed.isEmpty(), 10'000);
        QCOMPARE(changed.constFirst().constFirst().value<Jid>(), jid);
        QCOMPARE(arrived(avatars, jid), bytes);
        changed.clear();
    }
}

void ProfilesTest::theirPictureIsSeenInTheVCard()
{
    Person ana(server().settings(newAccount(u"ana"_s)), password);
    SlixPeer ben(server(), newAccount(u"ben"_s), password);
    QVERIFY(ana.signIn());
    QVERIFY(ben.signIn());
    befriend(ana, ben);
    const Jid jid = *Jid::parse(ben.jid());
    auto &avatars = ana.session->avatars();
    QCOMPARE(arrived(avatars, jid), QByteArray());
    QSignalSpy changed(&avatars, &Avatars::changed);
    ben.tell(u"vcard-set"_s, {{u"xml"_s, u"<vCard xmlns='vcard-temp'><FN>Ben</FN></vCard>"_s}}); // slixmpp wants one
    QVERIFY(!ben.wait(u"done"_s).isEmpty());
    ben.tell(u"avatar-in-vcard"_s, {{u"data"_s, QString::fromLatin1(picture("card").toBase64())}});
    QTRY_VERIFY_WITH_TIMEOUT(!changed.isEmpty(), 10'000);
    QCOMPARE(arrived(avatars, jid), picture("card"));
}

void ProfilesTest::ourPictureIsSeenBothWays()
{
    Person ana(server().settings(newAccount(u"ana"_s)), password);
    SlixPeer ben(server(), newAccount(u"ben"_s), password);
    QVERIFY(ana.signIn());
    QVERIFY(ben.signIn());
    befriend(ana, ben);
    ben.forget();
    const QString own = ana.account.jid.toString();
    const OwnPicture mine{picture("mine"), u"image/png"_s, 48};
    QVERIFY(answer(ana.session->avatars().publish(mine)));
    if (&server() != m_servers["ejabberd"].get()) { // there the journey of profiles holds it
        const auto news = ben.wait(u"avatar-news"_s, {{u"id"_s, hexOf(mine.bytes)}});
        QCOMPARE(news[u"from"_s].toString(), own);
    }
    ben.tell(u"avatar-get"_s, {{u"jid"_s, own}, {u"id"_s, hexOf(mine.bytes)}});
    QCOMPARE(ben.wait(u"avatar"_s)[u"sha1"_s].toString(), hexOf(mine.bytes));
    ben.tell(u"vcard-get"_s, {{u"jid"_s, own}});
    QCOMPARE(ben.wait(u"vcard"_s)[u"photo"_s].toString(), hexOf(mine.bytes));
    QString seen; // XEP-0153, by whoever puts it into our presence
    const auto isSeen = [&] {
        seen += ben.wait(u"presence"_s, {}, 50)[u"xml"_s].toString();
        return seen.contains(hexOf(mine.bytes));
    };
    QVERIFY2(QTest::qWaitFor(isSeen, 10'000), qPrintable(seen));
    QCOMPARE(arrived(ana.session->avatars(), ana.account.jid), mine.bytes);

    QVERIFY(answer(ana.session->avatars().publish({})));
    QCOMPARE(arrived(ana.session->avatars(), ana.account.jid), QByteArray());
    ben.tell(u"vcard-get"_s, {{u"jid"_s, own}});
    QCOMPARE(ben.wait(u"vcard"_s)[u"photo"_s].toString(), QString());
}

void ProfilesTest::aPictureIsThereAtOnceAfterARestart()
{
    Person ana(server().settings(newAccount(u"ana"_s)), password);
    AvatarFiles files(ana.folder.filePath(u"avatars"_s));
    ana.session->avatars().setFiles(&files);
    SlixPeer ben(server(), newAccount(u"ben"_s), password);
    QVERIFY(ana.signIn());
    QVERIFY(ben.signIn());
    befriend(ana, ben);
    ben.tell(u"avatar-publish"_s, {{u"data"_s, QString::fromLatin1(picture("kept").toBase64())}});
    const Jid jid = *Jid::parse(ben.jid());
    QTRY_COMPARE(arrived(ana.session->avatars(), jid), picture("kept"));
    ana.start();
    ana.session->avatars().setFiles(&files);
    QCOMPARE(arrived(ana.session->avatars(), jid), picture("kept")); // nobody is signed in
}

void ProfilesTest::aPictureThatIsNotWhatItsIdSaysIsDropped()
{
    Person ana(server().settings(newAccount(u"ana"_s)), password);
    SlixPeer ben(server(), newAccount(u"ben"_s), password);
    QVERIFY(ana.signIn());
    QVERIFY(ben.signIn());
    befriend(ana, ben);
    const Jid jid = *Jid::parse(ben.jid());
    auto &avatars = ana.session->avatars();
    QCOMPARE(arrived(avatars, jid), QByteArray());
    QSignalSpy changed(&avatars, &Avatars::changed);
    const QString publish =
        u"<iq type='set' id='%1'><pubsub xmlns='http://jabber.org/protocol/pubsub'><publish node='%2'>"
        "<item id='%3'>%4</item></publish></pubsub></iq>"_s;
    const QString id = hexOf(picture("the right one"));
    ben.sendXml(publish.arg(
        u"p1"_s, u"urn:xmpp:avatar:data"_s, id,
        u"<data xmlns='urn:xmpp:avatar:data'>%1</data>"_s.arg(QString::fromLatin1(picture("another").toBase64()))));
    ben.sendXml(publish.arg(u"p2"_s, u"urn:xmpp:avatar:metadata"_s, id,
                            u"<metadata xmlns='urn:xmpp:avatar:metadata'><info id='%1' bytes='3000' "
                            "type='image/png'/></metadata>"_s.arg(id)));
    QTRY_VERIFY(!changed.isEmpty());
    QCOMPARE(arrived(avatars, jid), QByteArray());
    QCOMPARE(arrived(avatars, jid), QByteArray()); // and not asked again
}

void ProfilesTest::newsThatAreNotTheOwnersAreDropped()
{
    Person ana(server().settings(newAccount(u"ana"_s)), password);
    SlixPeer eve(server(), newAccount(u"eve"_s), password);
    QVERIFY(ana.signIn());
    QVERIFY(eve.signIn());
    befriend(ana, eve);
    auto &avatars = ana.session->avatars();
    const Jid jid = *Jid::parse(eve.jid());
    QCOMPARE(arrived(avatars, jid), QByteArray());
    QSignalSpy changed(&avatars, &Avatars::changed);
    eve.sendXml(u"<message type='headline' to='%1'><event xmlns='http://jabber.org/protocol/pubsub#event'>"
                "<items node='urn:xmpp:avatar:metadata'><item id='x'><metadata xmlns='urn:xmpp:avatar:metadata'>"
                "<info id='%2' bytes='9' type='image/png'/></metadata></item></items></event></message>"_s.arg(
                    ana.account.jid.toString(), hexOf("forged")));
    eve.sendMessage(ana.account.jid.toString(), u"behind it"_s);
    QTRY_COMPARE(ana.texts(jid).size(), 1);
    QVERIFY(changed.isEmpty());
}

void ProfilesTest::manyAreAskedForTwoAtATimeAndOnce()
{
    Person ana(server().settings(newAccount(u"ana"_s)), password);
    QVERIFY(ana.signIn());
    auto &avatars = ana.session->avatars();
    QSignalSpy arrived(&avatars, &Avatars::arrived), postponed(&avatars, &Avatars::postponed);
    const int many = Avatars::MaxQueued + 50;
    QList<Jid> people;
    for (int i = 0; i < many; ++i) {
        people.append(server().jid(u"nobody%1"_s.arg(i)));
        avatars.want(people.constLast());
    }
    QTRY_COMPARE_WITH_TIMEOUT(arrived.count() + postponed.count(), many, 20'000);
    QVERIFY(postponed.count() <= 50);
    QVERIFY2(people.indexOf(arrived.constFirst().constFirst().value<Jid>()) > many - 10,
             "what was wanted last is seen now");
    for (const auto &one : std::as_const(postponed))
        QVERIFY(people.indexOf(one.constFirst().value<Jid>()) < 60);
}

void ProfilesTest::aDeviceTellsItsProgramIdleTimeAndClock()
{
    Person ana(server().settings(newAccount(u"ana"_s)), password);
    SlixPeer ben(server(), newAccount(u"ben"_s), password);
    QVERIFY(ana.signIn());
    QVERIFY(ben.signIn());
    befriend(ana, ben);
    const Jid device = Jid::parse(ben.jid())->withResource(u"slix"_s);
    const auto info = answer(ana.session->profiles().askDevice(device));
    QVERIFY(info);
    QCOMPARE(info.value().resource, u"slix");
    QCOMPARE(info.value().clientName, u"Slix & Co");
    QCOMPARE(info.value().clientVersion, u"1.0");
    QCOMPARE(info.value().system, u"Plan 9");
    QVERIFY(info.value().idleSeconds >= 300 && info.value().idleSeconds < 400);
    QVERIFY(info.value().utcOffset == std::chrono::hours(2));
    const auto nobody = answer(ana.session->profiles().askDevice(Jid::parse(ben.jid())->withResource(u"gone"_s)));
    QVERIFY(!nobody);
}

void ProfilesTest::nothingIsAskedWhileSignedOut()
{
    Person ana(server().settings(newAccount(u"ana"_s)), password);
    const Jid ben = server().jid(u"ben"_s);
    QCOMPARE(answer(ana.session->profiles().fetch(ben)).failure().kind, FailureKind::NotSignedIn);
    QCOMPARE(answer(ana.session->profiles().save({}, {})).failure().kind, FailureKind::NotSignedIn);
    QCOMPARE(answer(ana.session->avatars().publish({"x", u"image/png"_s, 1})).failure().kind, FailureKind::NotSignedIn);
    QCOMPARE(answer(ana.session->profiles().askDevice(ben)).failure().kind, FailureKind::NotSignedIn);
    QCOMPARE(arrived(ana.session->avatars(), ben), QByteArray());
}

QTEST_GUILESS_MAIN(ProfilesTest)
#include "tst_Profiles.moc"
