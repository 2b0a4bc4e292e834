// Looking for people in the directories of real servers (XEP-0055).
#include "app/UserSearch.h"
#include "app/data/DirectoryFields.h"
#include "tests/session/SessionFixture.h"

#include <QElapsedTimer>
#include <QSignalSpy>
#include <QSqlDatabase>
#include <QSqlError>
#include <QSqlQuery>
#include <ctime>

using namespace Qt::StringLiterals;
using namespace Tertulia;
using Part = DirectoryPart;

namespace {

const auto password = u"secret"_s;
const QList allParts{Part::Username, Part::Name, Part::Email};

/// What this thread has worked: others on the machine do not count.
qint64 workedMs()
{
    timespec time{};
    clock_gettime(CLOCK_THREAD_CPUTIME_ID, &time);
    return time.tv_sec * 1000 + time.tv_nsec / 1'000'000;
}

struct Card {
    QString user, given, family, email;
};
const QList cards{Card{u"ana"_s, u"Ana"_s, u"García"_s, u"ana@mail.example"_s},
                  Card{u"boris"_s, u"Борис"_s, u"Иванов"_s, u"boris@mail.example"_s},
                  Card{u"carla"_s, u"Carla"_s, u"Garbo & Söhne"_s, u"carla@other.example"_s}};

} // namespace

class UserSearchTest : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase();
    void ownDirectoryIsFoundAndSaysWhatItKnows_data() { bothServers(); }
    void ownDirectoryIsFoundAndSaysWhatItKnows();
    void peopleAreFoundByNameAndEmail_data() { bothServers(); }
    void peopleAreFoundByNameAndEmail();
    void peopleAreFoundByUsernameWhereOffered();
    void nobodyOfThatNameIsAnAnswer_data() { bothServers(); }
    void nobodyOfThatNameIsAnAnswer();
    void everyoneIsListedOrRefused_data() { bothServers(); }
    void everyoneIsListedOrRefused();
    void aDirectoryIsFoundByItsOwnAddress_data() { bothServers(); }
    void aDirectoryIsFoundByItsOwnAddress();
    void aServerWithoutDirectorySaysSo_data() { bothServers(); }
    void aServerWithoutDirectorySaysSo();
    void aSearchCanBeCancelled_data() { bothServers(); }
    void aSearchCanBeCancelled();
    void nothingIsAskedWhileSignedOut();
    void tenThousandPeopleArriveWithoutAStall();
    void aLinkThatBreaksEndsTheSearch();

private:
    static void bothServers();
    bool isEjabberd() const { return QTest::currentDataTag() == "ejabberd"_ba; }
    Person &person() const { return isEjabberd() ? *m_onEjabberd : *m_onProsody; }
    UserSearch &search() const { return person().session->userSearch(); }
    bool publish(LocalServer &server, const Card &card);
    DirectoryForm form() const;

    template <typename T>
    static Result<T> wait(QFuture<Result<T>> future)
    {
        if (!QTest::qWaitFor([&] { return future.isFinished(); }, 40'000) || future.resultCount() == 0)
            return FailureKind::TimedOut;
        return future.result();
    }
    static QStringList names(const Result<DirectoryAnswer> &answer)
    {
        QStringList found;
        if (answer) {
            for (const DirectoryEntry &entry : answer.value().entries)
                found.append(entry.jid.local());
        }
        found.sort();
        return found;
    }

    std::unique_ptr<LocalServer> m_prosody, m_ejabberd;
    std::unique_ptr<Person> m_onProsody, m_onEjabberd;
};

void UserSearchTest::bothServers()
{
    QTest::addColumn<bool>("ejabberd");
    QTest::newRow("prosody") << false;
    QTest::newRow("ejabberd") << true;
}

void UserSearchTest::initTestCase()
{
    m_prosody = LocalServer::prosody();
    m_ejabberd = LocalServer::ejabberd();
    for (auto *server : {m_prosody.get(), m_ejabberd.get()}) {
        QVERIFY2(server->isRunning(), qPrintable(server->error()));
        QVERIFY(server->addAccount(u"me"_s, password));
        for (const Card &card : cards)
            QVERIFY(publish(*server, card));
    }
    m_onProsody = std::make_unique<Person>(m_prosody->settings(u"me"_s), password);
    m_onEjabberd = std::make_unique<Person>(m_ejabberd->settings(u"me"_s), password);
    QVERIFY(m_onProsody->signIn());
    QVERIFY(m_onEjabberd->signIn());
}

/// Each with their own vCard, from another client.
bool UserSearchTest::publish(LocalServer &server, const Card &card)
{
    SlixPeer peer(server, card.user, password);
    if (!server.addAccount(card.user, password) || !peer.signIn())
        return false;
    const auto text = [](const QString &value) { return value.toHtmlEscaped(); };
    peer.sendXml(u"<iq type='set' id='card'><vCard xmlns='vcard-temp'><FN>%1 %2</FN><N><FAMILY>%2</FAMILY>"
                 "<GIVEN>%1</GIVEN></N><NICKNAME>%4</NICKNAME><EMAIL><INTERNET/><USERID>%3</USERID></EMAIL></vCard>"
                 "</iq>"_s.arg(text(card.given), text(card.family), card.email, card.user));
    peer.tell(u"roster"_s); // answered behind it
    return !peer.wait(u"roster"_s).isEmpty();
}

DirectoryForm UserSearchTest::form() const
{
    const auto services = wait(search().services());
    if (!services)
        return {};
    const auto form = wait(search().form(services.value().first()));
    return form ? form.value() : DirectoryForm();
}

void UserSearchTest::ownDirectoryIsFoundAndSaysWhatItKnows()
{
    const auto services = wait(search().services());
    QVERIFY(services);
    QCOMPARE(services.value(), QList{*Jid::parse(isEjabberd() ? u"vjud.localhost"_s : u"search.localhost"_s)});
    const auto offered = form();
    QCOMPARE(offered.isLegacy, !isEjabberd());
    QCOMPARE(DirectoryFields::partsOf(offered), isEjabberd() ? allParts : (QList{Part::Name, Part::Email}));
}

void UserSearchTest::peopleAreFoundByNameAndEmail()
{
    const auto offered = form();
    const auto find = [&](const QString &text, const QList<Part> &in) {
        return wait(search().search(DirectoryFields::search(offered, text, in)));
    };
    const auto garcia = find(u"gar"_s, {Part::Name});
    QCOMPARE(names(garcia), (QStringList{u"ana"_s, u"carla"_s}));
    for (const DirectoryEntry &entry : garcia.value().entries) {
        const Card &card = entry.jid.local() == u"ana"_s ? cards[0] : cards[2];
        QCOMPARE(entry.name, card.given + u' ' + card.family);
        QCOMPARE(entry.email, card.email);
        QCOMPARE(entry.username, card.user);
    }
    QCOMPARE(names(find(u"Бор"_s, {Part::Name})), QStringList{u"boris"_s});
    QCOMPARE(names(find(u"carla@other"_s, {Part::Email})), QStringList{u"carla"_s});
    QCOMPARE(names(find(u"carla@other"_s, {Part::Name})), QStringList());
}

void UserSearchTest::peopleAreFoundByUsernameWhereOffered()
{
    auto &search = m_onEjabberd->session->userSearch();
    const auto service = wait(search.services());
    QVERIFY(service);
    const auto offered = wait(search.form(service.value().first()));
    QVERIFY(offered);
    QCOMPARE(names(wait(search.search(DirectoryFields::search(offered.value(), u"bor"_s, {Part::Username})))),
             QStringList{u"boris"_s});
}

void UserSearchTest::nobodyOfThatNameIsAnAnswer()
{
    const auto answer = wait(search().search(DirectoryFields::search(form(), u"qqqq"_s, allParts)));
    QVERIFY(answer);
    QVERIFY(answer.value().entries.isEmpty());
    QVERIFY(answer.value().complete);
}

void UserSearchTest::everyoneIsListedOrRefused()
{
    const auto answer = wait(search().firstOf(DirectoryFields::everyone(form())));
    if (isEjabberd()) {
        QCOMPARE(names(answer), (QStringList{u"ana"_s, u"boris"_s, u"carla"_s}));
    } else {
        QVERIFY(!answer);
        QCOMPARE(answer.failure().kind, FailureKind::NotAcceptable);
    }
}

void UserSearchTest::aDirectoryIsFoundByItsOwnAddress()
{
    const auto address = *Jid::parse(isEjabberd() ? u"vjud.localhost"_s : u"search.localhost"_s);
    const auto services = wait(search().services(address));
    QVERIFY(services);
    QCOMPARE(services.value(), QList{address});
}

void UserSearchTest::aServerWithoutDirectorySaysSo()
{
    const auto services = wait(search().services(*Jid::parse(u"conference.localhost")));
    QVERIFY(!services);
    QCOMPARE(services.failure().kind, FailureKind::NotSupported);
}

void UserSearchTest::aSearchCanBeCancelled()
{
    auto answer = search().search(DirectoryFields::search(form(), u"gar"_s, allParts));
    search().cancel();
    const auto result = wait(answer);
    QVERIFY(!result);
    QCOMPARE(result.failure().kind, FailureKind::Cancelled);
    QVERIFY(person().session->state().phase == Phase::Online); // the late answer harms nobody
    QCOMPARE(names(wait(search().search(DirectoryFields::search(form(), u"gar"_s, {Part::Name})))).size(), 2);
}

void UserSearchTest::nothingIsAskedWhileSignedOut()
{
    UserSearch alone(*Jid::parse(u"me@localhost"));
    QCOMPARE(wait(alone.services()).failure().kind, FailureKind::NotSignedIn);
    QCOMPARE(wait(alone.form(*Jid::parse(u"vjud.localhost"))).failure().kind, FailureKind::NotSignedIn);
    QCOMPARE(wait(alone.search({DirectoryForm()})).failure().kind, FailureKind::NotSignedIn);
    QCOMPARE(wait(alone.firstOf({DirectoryForm()})).failure().kind, FailureKind::NotSignedIn);
}

/// 10,000 people in ejabberd's own table: an answer of some 7 MB in one stanza.
void UserSearchTest::tenThousandPeopleArriveWithoutAStall()
{
    {
        auto database = QSqlDatabase::addDatabase(u"QSQLITE"_s, u"crowd"_s);
        database.setDatabaseName(m_ejabberd->dataFolder() + u"/ejabberd.sqlite"_s);
        database.setConnectOptions(u"QSQLITE_BUSY_TIMEOUT=10000"_s);
        QVERIFY2(database.open(), qPrintable(database.lastError().text()));
        QSqlQuery query(database);
        QVERIFY2(query.exec(uR"(WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 10000)
            INSERT INTO vcard_search (username, lusername, server_host, fn, lfn, family, lfamily, given, lgiven,
              middle, lmiddle, nickname, lnickname, bday, lbday, ctry, lctry, locality, llocality, email, lemail,
              orgname, lorgname, orgunit, lorgunit)
            SELECT 'crowd' || i, 'crowd' || i, 'localhost', 'Person Number ' || i, 'person number ' || i,
              'Number ' || i, 'number ' || i, 'Person', 'person', '', '', 'p' || i, 'p' || i, '1970-01-01',
              '1970-01-01', 'Spain', 'spain', 'Zaragoza', 'zaragoza', 'crowd' || i || '@mail.example',
              'crowd' || i || '@mail.example', 'Crowd Ltd', 'crowd ltd', 'Unit', 'unit' FROM n)"_s),
                 qPrintable(query.lastError().text()));
    }
    QSqlDatabase::removeDatabase(u"crowd"_s);

    auto &search = m_onEjabberd->session->userSearch();
    const auto service = wait(search.services());
    QVERIFY(service);
    const auto offered = wait(search.form(service.value().first()));
    QVERIFY(offered);
    QSignalSpy arriving(&search, &UserSearch::arriving);
    QElapsedTimer clock;
    qint64 longest = 0, before = workedMs();
    QTimer beat; // what the window would have felt
    connect(&beat, &QTimer::timeout, this, [&] {
        const auto now = workedMs();
        longest = std::max(longest, now - std::exchange(before, now));
    });
    clock.start();
    beat.start(0);
    auto answer = search.firstOf(DirectoryFields::everyone(offered.value()));
    const auto result = wait(answer);
    QVERIFY2(result, result ? "" : qPrintable(result.failure().detail));
    qInfo("10,003 people in %lld ms, longest turn %lld ms of work, %lld parts", clock.elapsed(), longest,
          qint64(arriving.size()));
    QCOMPARE(result.value().entries.size(), 10'003);
    QVERIFY(result.value().complete);
    QVERIFY(arriving.size() > 50);
    QVERIFY2(longest < 400, "the window would have stood still"); // with sanitizers; without: some 50
    QCOMPARE(m_onEjabberd->session->state().phase, Phase::Online);
}

void UserSearchTest::aLinkThatBreaksEndsTheSearch()
{
    const auto server = LocalServer::prosody();
    QVERIFY(server->isRunning() && server->addAccount(u"me"_s, password));
    Person person(server->settings(u"me"_s), password);
    QVERIFY(person.signIn());
    auto &search = person.session->userSearch();
    const auto services = wait(search.services());
    QVERIFY(services);
    QVERIFY(server->pause());
    auto answer = search.form(services.value().first());
    auto people = search.search({DirectoryForm{services.value().first(), {}, true}});
    person.session->signOut();
    QTRY_VERIFY_WITH_TIMEOUT(answer.isFinished() && people.isFinished(), 20'000);
}

QTEST_GUILESS_MAIN(UserSearchTest)
#include "tst_UserSearch.moc"
