#include "app/Registration.h"
#include "tests/session/Attempt.h"
#include "tests/support/LocalServer.h"

#include <QFile>
#include <QFileInfo>

using namespace Qt::StringLiterals;
using namespace Tertulia;

namespace {

const auto password = u"correct horse ñ 馬"_s;

using Kind = RegistrationRefusal::Kind;

/// Somebody who wants an account, and what they were told.
struct Newcomer {
    Registration registration;
    QSignalSpy forms{&registration, &Registration::formArrived};
    QSignalSpy refusals{&registration, &Registration::refused};
    QSignalSpy failures{&registration, &Registration::failed};
    QSignalSpy accounts{&registration, &Registration::registered};

    RegistrationForm form() const
    {
        return forms.isEmpty() ? RegistrationForm() : forms.last()[0].value<RegistrationForm>();
    }
    Kind refusal() const { return refusals.last()[0].value<RegistrationRefusal>().kind; }
    Failure failure() const { return failures.last()[0].value<Failure>(); }

    RegistrationForm filled(const QString &name, const QString &secret, const QString &captcha = {}) const
    {
        RegistrationForm filled = form();
        filled.form.setValues(u"username", {name});
        filled.form.setValues(u"password", {secret});
        filled.form.setValues(u"ocr", {captcha});
        return filled;
    }

    bool asks(const AccountSettings &server)
    {
        const qsizetype before = forms.size() + failures.size();
        registration.ask(server);
        return QTest::qWaitFor([&] { return forms.size() + failures.size() > before; }, 20'000) && failures.isEmpty();
    }
    bool signsUp(const QString &name, const QString &secret, const QString &captcha = {})
    {
        const qsizetype before = refusals.size() + failures.size();
        registration.submit(filled(name, secret, captcha));
        return QTest::qWaitFor([&] { return accounts.size() > 0 || refusals.size() + failures.size() > before; },
                               20'000) &&
               !accounts.isEmpty();
    }
};

AccountSettings domainOf(const LocalServer &server)
{
    AccountSettings settings = server.settings(u"nobody"_s);
    settings.jid = *Jid::parse(server.domain());
    return settings;
}

QString solution(const LocalServer &server)
{
    QFile file(QFileInfo(server.dataFolder()).path() + u"/captcha"_s);
    return file.open(QFile::ReadOnly) ? QString::fromUtf8(file.readAll()) : QString();
}

} // namespace

/// Signing up with real servers.
class RegistrationTest : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase();
    void whoSignsUpCanSignIn_data() { bothServers(); }
    void whoSignsUpCanSignIn();
    void takenNameIsToldAndAnotherOneWorks_data() { bothServers(); }
    void takenNameIsToldAndAnotherOneWorks();
    void serverThatTakesNobodySaysSo_data() { bothServers(); }
    void serverThatTakesNobodySaysSo();
    void tooManyFromHereIsTold_data() { bothServers(); }
    void tooManyFromHereIsTold();
    void weakPasswordIsToldAndABetterOneWorks_data() { bothServers(); }
    void weakPasswordIsToldAndABetterOneWorks();
    void formOutlivesTheConnectionItCameBy_data() { bothServers(); }
    void formOutlivesTheConnectionItCameBy();
    void connectionThatIsDeadWithoutASignIsReplaced_data() { bothServers(); }
    void connectionThatIsDeadWithoutASignIsReplaced();
    void captchaIsAskedAgainAfterAWrongAnswer();
    void captchaThatDiedWithItsConnectionIsSaidToHaveExpired();
    void unknownCertificateIsAskedAboutFirst();
    void noServerIsTold();
    void whatIsCancelledSaysNothingMore();

private:
    static void bothServers();
    static std::unique_ptr<LocalServer> start(const LocalServer::Options &options);
    LocalServer &server() const;

    std::unique_ptr<LocalServer> m_prosody, m_ejabberd;
};

void RegistrationTest::initTestCase()
{
    m_prosody = LocalServer::prosody();
    m_ejabberd = LocalServer::ejabberd();
    QVERIFY2(m_prosody->isRunning(), qPrintable(m_prosody->error()));
    QVERIFY2(m_ejabberd->isRunning(), qPrintable(m_ejabberd->error()));
}

void RegistrationTest::bothServers()
{
    QTest::addColumn<bool>("ejabberd");
    QTest::newRow("prosody") << false;
    QTest::newRow("ejabberd") << true;
}

std::unique_ptr<LocalServer> RegistrationTest::start(const LocalServer::Options &options)
{
    return QByteArray(QTest::currentDataTag()) == "prosody" ? LocalServer::prosody(options)
                                                            : LocalServer::ejabberd(options);
}

LocalServer &RegistrationTest::server() const
{
    return QByteArray(QTest::currentDataTag()) == "ejabberd" ? *m_ejabberd : *m_prosody;
}

void RegistrationTest::whoSignsUpCanSignIn()
{
    Newcomer nova;
    QVERIFY(nova.asks(domainOf(server())));
    QVERIFY(nova.form().form.find(u"username") && nova.form().form.find(u"password"));
    QVERIFY(nova.signsUp(u"nova"_s, password));
    const auto account = nova.accounts.last()[0].value<AccountSettings>();
    QCOMPARE(account.jid, server().jid(u"nova"_s));
    QCOMPARE(nova.accounts.last()[1].toString(), password);
    QVERIFY(!nova.registration.isBusy());
    Attempt signIn;
    QVERIFY(signIn.signsIn(account, password));
}

void RegistrationTest::takenNameIsToldAndAnotherOneWorks()
{
    QVERIFY(server().addAccount(u"taken"_s, password));
    Newcomer nova;
    QVERIFY(nova.asks(domainOf(server())));
    QVERIFY(!nova.signsUp(u"taken"_s, password));
    QCOMPARE(nova.refusal(), Kind::NameTaken);
    QVERIFY(!nova.registration.isBusy());
    QVERIFY(nova.signsUp(u"free"_s, password));
}

void RegistrationTest::serverThatTakesNobodySaysSo()
{
    LocalServer::Options closed;
    closed.registration = false;
    const auto server = start(closed);
    Newcomer nova;
    if (nova.asks(domainOf(*server))) { // ejabberd gives its form to everybody
        QVERIFY(!nova.signsUp(u"nova"_s, password));
        QCOMPARE(nova.refusal(), Kind::Forbidden);
    } else {
        QCOMPARE(nova.failure().kind, FailureKind::NotSupported);
    }
    QVERIFY(!nova.registration.isBusy());
}

void RegistrationTest::tooManyFromHereIsTold()
{
    LocalServer::Options strict;
    strict.configuration =
        QByteArray(QTest::currentDataTag()) == "prosody"
            ? u"registration_allowlist = { }; registration_throttle_max = 1; registration_throttle_period = 3600"_s
            : u"registration_timeout: 3600"_s;
    const auto server = start(strict);
    Newcomer first, second;
    QVERIFY(first.asks(domainOf(*server)));
    QVERIFY(first.signsUp(u"first"_s, password));
    QVERIFY(second.asks(domainOf(*server)));
    QVERIFY(!second.signsUp(u"second"_s, password));
    QCOMPARE(second.refusal(), Kind::TooMany);
}

void RegistrationTest::weakPasswordIsToldAndABetterOneWorks()
{
    LocalServer::Options strict;
    strict.modules = {u"password_policy"_s};
    strict.registrationOptions = u"password_strength: 40"_s;
    const auto server = start(strict);
    Newcomer nova;
    QVERIFY(nova.asks(domainOf(*server)));
    QVERIFY(!nova.signsUp(u"nova"_s, u"abc"_s));
    QCOMPARE(nova.refusal(), Kind::WeakPassword);
    QVERIFY(!nova.refusals.last()[0].value<RegistrationRefusal>().serverText.isEmpty());
    QVERIFY(nova.signsUp(u"nova"_s, password));
}

void RegistrationTest::formOutlivesTheConnectionItCameBy()
{
    Newcomer nova;
    QVERIFY(nova.asks(domainOf(server())));
    QVERIFY(server().kill());
    QVERIFY(server().startAgain());
    QCoreApplication::processEvents(); // it is noticed, and not told
    QVERIFY(nova.signsUp(u"patient"_s, password));
    QVERIFY(nova.failures.isEmpty() && nova.refusals.isEmpty());
    QCOMPARE(nova.forms.size(), 1);
}

void RegistrationTest::connectionThatIsDeadWithoutASignIsReplaced()
{
    Newcomer nova;
    QVERIFY(nova.asks(domainOf(server())));
    QVERIFY(server().kill());
    QVERIFY(server().startAgain()); // nothing was noticed: no event loop ran
    QVERIFY(nova.signsUp(u"unaware"_s, password));
    QVERIFY(nova.failures.isEmpty() && nova.refusals.isEmpty());
}

void RegistrationTest::captchaIsAskedAgainAfterAWrongAnswer()
{
    LocalServer::Options guarded;
    guarded.registrationOptions = u"captcha_protected: true"_s;
    const auto server = LocalServer::ejabberd(guarded);
    QVERIFY2(server->isRunning(), qPrintable(server->error()));
    Newcomer nova;
    QVERIFY(nova.asks(domainOf(*server)));
    QVERIFY(nova.form().hasPicture());
    QVERIFY(nova.form().form.find(u"ocr")->picture.startsWith("\x89PNG"));
    const QString first = solution(*server);
    QVERIFY(!nova.signsUp(u"nova"_s, password, u"wrong"_s));
    QCOMPARE(nova.refusal(), Kind::WrongAnswer);
    QTRY_COMPARE(nova.forms.size(), 2);
    QVERIFY(!nova.registration.isBusy());
    QVERIFY(solution(*server) != first);
    QVERIFY(nova.signsUp(u"nova"_s, password, solution(*server)));
}

void RegistrationTest::captchaThatDiedWithItsConnectionIsSaidToHaveExpired()
{
    LocalServer::Options guarded;
    guarded.registrationOptions = u"captcha_protected: true"_s;
    const auto server = LocalServer::ejabberd(guarded);
    Newcomer nova;
    QVERIFY(nova.asks(domainOf(*server)));
    const QString old = solution(*server);
    QVERIFY(server->kill());
    QVERIFY(server->startAgain());
    QVERIFY(!nova.signsUp(u"nova"_s, password, old));
    QCOMPARE(nova.refusal(), Kind::FormExpired);
    QTRY_COMPARE(nova.forms.size(), 2);
    QVERIFY(nova.failures.isEmpty());
    QVERIFY(nova.signsUp(u"nova"_s, password, solution(*server)));
}

void RegistrationTest::unknownCertificateIsAskedAboutFirst()
{
    LocalServer::Options options;
    options.certificate = LocalServer::Certificate::UnknownAuthority;
    options.trustAuthority = false;
    const auto server = LocalServer::prosody(options);
    Newcomer nova;
    QVERIFY(!nova.asks(domainOf(*server)));
    QCOMPARE(nova.failure().kind, FailureKind::CertificateNotTrusted);
    QVERIFY(nova.failure().certificate);
    const QByteArray pin = nova.failure().certificate->sha256;
    nova.failures.clear();
    nova.registration.trustCertificate(pin);
    QTRY_COMPARE(nova.forms.size(), 1);
    QVERIFY(nova.signsUp(u"nova"_s, password));
    QCOMPARE(nova.accounts.last()[0].value<AccountSettings>().pinnedSha256, pin);
}

void RegistrationTest::noServerIsTold()
{
    AccountSettings nowhere = domainOf(*m_prosody);
    nowhere.port = 1;
    Newcomer nova;
    QVERIFY(!nova.asks(nowhere));
    QCOMPARE(nova.failure().kind, FailureKind::ServerUnreachable);
    QVERIFY(!nova.registration.isBusy());
}

void RegistrationTest::whatIsCancelledSaysNothingMore()
{
    Newcomer nova;
    nova.registration.ask(domainOf(*m_prosody));
    QVERIFY(nova.registration.isBusy());
    nova.registration.cancel();
    QVERIFY(!nova.registration.isBusy());
    QVERIFY(!nova.forms.wait(500));
    QVERIFY(nova.failures.isEmpty());
    QVERIFY(nova.asks(domainOf(*m_prosody))); // and nothing of it is in the way
}

QTEST_GUILESS_MAIN(RegistrationTest)
#include "tst_Registration.moc"
