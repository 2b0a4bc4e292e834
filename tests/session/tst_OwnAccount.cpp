#include "app/OwnAccount.h"
#include "app/store/AccountStore.h"
#include "tests/session/SessionFixture.h"

#include <QSignalSpy>

using namespace Qt::StringLiterals;
using namespace Tertulia;

namespace {

const auto password = u"correct horse ñ 馬"_s, another = u"otra contraseña 7 gatos"_s;

/// What the account's owner is told.
struct Told {
    explicit Told(OwnAccount &account)
        : changed(&account, &OwnAccount::passwordChanged)
        , passwordRefused(&account, &OwnAccount::passwordRefused)
        , inDoubt(&account, &OwnAccount::passwordInDoubt)
        , removed(&account, &OwnAccount::removed)
        , removalRefused(&account, &OwnAccount::removalRefused)
        , unproven(&account, &OwnAccount::removalUnproven)
    {
    }
    QSignalSpy changed, passwordRefused, inDoubt, removed, removalRefused, unproven;
};

} // namespace

/// Another password and the end of an account, on real servers.
class OwnAccountTest : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase();
    void newPasswordServesReconnectsAndTheOldOneNoMore_data() { bothServers(); }
    void newPasswordServesReconnectsAndTheOldOneNoMore();
    void weakPasswordIsRefusedAndTheOldOneStays_data() { bothServers(); }
    void weakPasswordIsRefusedAndTheOldOneStays();
    void nothingIsAskedWhileNotSignedIn();
    void deletedAccountIsProvedGoneAndItsMessagesStay_data() { bothServers(); }
    void deletedAccountIsProvedGoneAndItsMessagesStay();
    void refusedDeletionLeavesTheSessionAlone();
    void deletionThatCannotBeProvedIsNotClaimed();
    void wipedAccountLeavesTheOtherAlone();

private:
    static void bothServers();
    static bool isEjabberd() { return QByteArray(QTest::currentDataTag()) == "ejabberd"; }
    LocalServer &server() const { return isEjabberd() ? *m_ejabberd : *m_prosody; }

    std::unique_ptr<LocalServer> m_prosody, m_ejabberd;
};

void OwnAccountTest::initTestCase()
{
    m_prosody = LocalServer::prosody();
    m_ejabberd = LocalServer::ejabberd();
    QVERIFY2(m_prosody->isRunning(), qPrintable(m_prosody->error()));
    QVERIFY2(m_ejabberd->isRunning(), qPrintable(m_ejabberd->error()));
}

void OwnAccountTest::bothServers()
{
    QTest::addColumn<bool>("ejabberd");
    QTest::newRow("prosody") << false;
    QTest::newRow("ejabberd") << true;
}

void OwnAccountTest::newPasswordServesReconnectsAndTheOldOneNoMore()
{
    QVERIFY(server().addAccount(u"ana"_s, password));
    Person ana(server().settings(u"ana"_s), password);
    QVERIFY(ana.signIn());
    Told told(ana.session->ownAccount());
    ana.session->ownAccount().changePassword(another);
    QTRY_COMPARE(told.changed.size(), 1);
    QCOMPARE(told.changed[0][0].toString(), another);

    QSignalSpy fresh(ana.session.get(), &ChatSession::signedIn);
    QVERIFY(server().kill()); // nothing can be resumed: it must sign in again, by itself
    QTRY_COMPARE(ana.session->state().phase, Phase::WaitingToRetry);
    QVERIFY(server().startAgain());
    ana.session->retryNow();
    QTRY_VERIFY_WITH_TIMEOUT(ana.session->state().phase == Phase::Online, 20'000);
    QCOMPARE(fresh.size(), 1);

    Person elsewhere(ana.account, password);
    elsewhere.session->signIn(password);
    QTRY_COMPARE(elsewhere.session->state().phase, Phase::NeedsYou);
    QCOMPARE(elsewhere.session->state().failure->kind, FailureKind::WrongCredentials);
}

void OwnAccountTest::weakPasswordIsRefusedAndTheOldOneStays()
{
    LocalServer::Options strict;
    strict.modules = {u"password_policy"_s};
    strict.registrationOptions = u"password_strength: 40"_s;
    const auto server = isEjabberd() ? LocalServer::ejabberd(strict) : LocalServer::prosody(strict);
    QVERIFY(server->addAccount(u"ana"_s, password));
    Person ana(server->settings(u"ana"_s), password);
    QVERIFY(ana.signIn());
    Told told(ana.session->ownAccount());
    ana.session->ownAccount().changePassword(u"abc"_s);
    QTRY_COMPARE(told.passwordRefused.size(), 1);
    QCOMPARE(told.passwordRefused[0][0].value<RegistrationRefusal>().kind, RegistrationRefusal::Kind::WeakPassword);
    QVERIFY(told.changed.isEmpty());
    QCOMPARE(ana.session->state().phase, Phase::Online);
    Person elsewhere(ana.account, password);
    QVERIFY(elsewhere.signIn());
}

void OwnAccountTest::nothingIsAskedWhileNotSignedIn()
{
    Person ana(m_prosody->settings(u"ana"_s), password);
    Told told(ana.session->ownAccount());
    ana.session->ownAccount().changePassword(another);
    ana.session->ownAccount().remove();
    QCOMPARE(told.inDoubt[0][0].value<Failure>().kind, FailureKind::NotSignedIn);
    QCOMPARE(told.unproven[0][0].value<Failure>().kind, FailureKind::NotSignedIn);
}

void OwnAccountTest::deletedAccountIsProvedGoneAndItsMessagesStay()
{
    QVERIFY(server().addAccount(u"gone"_s, password));
    QVERIFY(server().addAccount(u"ben"_s, password));
    Person ana(server().settings(u"gone"_s), password);
    QVERIFY(ana.signIn());
    const Jid ben = server().jid(u"ben"_s);
    ana.session->outbox().send(ben, u"farewell"_s);
    QTRY_COMPARE(ana.texts(ben), QStringList{u"farewell"_s});
    Told told(ana.session->ownAccount());
    QSignalSpy proving(&ana.session->ownAccount(), &OwnAccount::provingRemoval);
    ana.session->ownAccount().remove();
    QTRY_COMPARE_WITH_TIMEOUT(told.removed.size(), 1, 20'000);
    QCOMPARE(proving.size(), 1);
    QVERIFY(told.unproven.isEmpty() && told.removalRefused.isEmpty());
    QCOMPARE(ana.session->state().phase, Phase::Offline); // and does not try again by itself
    QCOMPARE(ana.texts(ben), QStringList{u"farewell"_s});

    Person again(ana.account, password);
    again.session->signIn(password);
    QTRY_COMPARE(again.session->state().phase, Phase::NeedsYou);
}

void OwnAccountTest::refusedDeletionLeavesTheSessionAlone()
{
    LocalServer::Options strict;
    strict.registrationOptions = u"access_remove: nobody"_s;
    const auto server = LocalServer::ejabberd(strict);
    QVERIFY(server->addAccount(u"ana"_s, password));
    Person ana(server->settings(u"ana"_s), password);
    QVERIFY(ana.signIn());
    Told told(ana.session->ownAccount());
    ana.session->ownAccount().remove();
    QTRY_COMPARE(told.removalRefused.size(), 1);
    QCOMPARE(ana.session->state().phase, Phase::Online);
    QVERIFY(told.removed.isEmpty());
}

void OwnAccountTest::deletionThatCannotBeProvedIsNotClaimed()
{
    QVERIFY(m_prosody->addAccount(u"unsure"_s, password));
    Person ana(m_prosody->settings(u"unsure"_s), password);
    QVERIFY(ana.signIn());
    Told told(ana.session->ownAccount());
    QVERIFY(m_prosody->pause()); // the request is on its way, and nothing comes back
    ana.session->ownAccount().remove();
    QVERIFY(m_prosody->kill());
    QTRY_COMPARE_WITH_TIMEOUT(told.unproven.size(), 1, 20'000);
    QVERIFY(told.removed.isEmpty());
    QCOMPARE(told.unproven[0][0].value<Failure>().kind, FailureKind::ServerUnreachable);
    QVERIFY(m_prosody->startAgain());
}

void OwnAccountTest::wipedAccountLeavesTheOtherAlone()
{
    Person ana(m_prosody->settings(u"ana"_s), password);
    const Jid ben = m_prosody->jid(u"ben"_s), eva = m_prosody->jid(u"eva"_s);
    Outbox other(eva, *ana.messages);
    ana.session->outbox().send(ben, u"mine"_s);
    other.send(ben, u"hers"_s);
    QTRY_COMPARE(ana.texts(ben).size(), 1);
    ana.session.reset();
    bool wiped = false;
    AccountStore(*ana.database).wipe(ana.account.jid).then(this, [&](const Result<Done> &result) {
        wiped = bool(result);
    });
    QTRY_VERIFY(wiped);
    QVERIFY(ana.texts(ben).isEmpty());
    auto hers = ana.messages->newest(eva, ben, 10);
    QTRY_VERIFY(hers.isFinished());
    QCOMPARE(hers.result().value().size(), 1);
}

QTEST_GUILESS_MAIN(OwnAccountTest)
#include "tst_OwnAccount.moc"
