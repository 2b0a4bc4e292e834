#include "tests/ui/Names.h"
#include "ui/common/FailureText.h"
#include "ui/login/SignInPage.h"

#include <QCheckBox>
#include <QComboBox>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QSignalSpy>
#include <QTest>

using namespace Tertulia;
using namespace Qt::StringLiterals;

class tst_SignInPage : public QObject
{
    Q_OBJECT

private slots:
    void init();

    void enterSubmitsFromAnyField_data();
    void enterSubmitsFromAnyField();
    void whatIsTypedArrives();
    void noAddressAsksForOne_data();
    void noAddressAsksForOne();
    void noPasswordAsksForOne();
    void whileItWorksTheFormIsDisabledAndCancelIsShown();
    void aFailureSaysItsSentenceAndPutsTheKeyboardWhereOneGoesOn_data();
    void aFailureSaysItsSentenceAndPutsTheKeyboardWhereOneGoesOn();
    void aFailedSignInNeverSpoilsTheNextOne();
    void cancellingSaysNothing();
    void aCertificateIsAskedAboutWithAllThatMatters();
    void onlyTrustTrustsACertificate();
    void rememberMeIsOffWithAReason();
    void aPinBelongsToItsAddressOnly();
    void anUnshownProxyIsNotUsed();
    void thePasswordIsHiddenAgainWhenTheFieldIsCleared();

private:
    QLineEdit *field(const QString &name) const { return named<QLineEdit>(m_page.get(), name); }
    QPushButton *button(const QString &name) const { return named<QPushButton>(m_page.get(), name); }
    QString status() const { return named<QLabel>(m_page.get(), u"Sign-in status"_s)->text(); }
    void fill(const QString &address = u"ana@example.org"_s, const QString &password = u"secret"_s);
    void fail(FailureKind kind);
    AccountSettings submitted() const { return m_asked->constLast().at(0).value<AccountSettings>(); }

    std::unique_ptr<SignInPage> m_page;
    std::unique_ptr<QSignalSpy> m_asked;
};

void tst_SignInPage::init()
{
    m_page = std::make_unique<SignInPage>();
    m_asked = std::make_unique<QSignalSpy>(m_page.get(), &SignInPage::signInAsked);
    m_page->resize(800, 900);
    m_page->show();
    m_page->activateWindow();
    QVERIFY(QTest::qWaitForWindowActive(m_page.get()));
}

void tst_SignInPage::fill(const QString &address, const QString &password)
{
    field(u"Address"_s)->setText(address);
    field(u"Password"_s)->setText(password);
}

void tst_SignInPage::fail(FailureKind kind)
{
    m_page->showState({Phase::SigningIn, {}, {}});
    m_page->showState({Phase::Offline, {}, Failure{kind, u"<detail/>"_s, {}, {}}});
}

void tst_SignInPage::enterSubmitsFromAnyField_data()
{
    QTest::addColumn<QString>("name");
    for (const char *name : {"Address", "Password", "Host", "Port"})
        QTest::newRow(name) << QString::fromLatin1(name);
}

void tst_SignInPage::enterSubmitsFromAnyField()
{
    QFETCH(const QString, name);
    fill();
    button(u"Connection settings"_s)->click();
    QTest::keyClick(field(name), Qt::Key_Return);
    QCOMPARE(m_asked->size(), 1);
}

void tst_SignInPage::whatIsTypedArrives()
{
    fill(u" ANA@Example.org "_s, u" pass word "_s);
    button(u"Connection settings"_s)->click();
    field(u"Host"_s)->setText(u"127.0.0.1"_s);
    field(u"Port"_s)->setText(u"15222"_s);
    button(u"Sign in"_s)->click();
    QCOMPARE(submitted().jid.toString(), u"ana@example.org");
    QCOMPARE(submitted().host, u"127.0.0.1");
    QCOMPARE(submitted().port, 15222);
    QCOMPARE(m_asked->constLast().at(1).toString(), u" pass word "); // a password may begin with a space
}

void tst_SignInPage::noAddressAsksForOne_data()
{
    QTest::addColumn<QString>("typed");
    QTest::newRow("nothing") << QString();
    QTest::newRow("no domain") << u"ana"_s;
    QTest::newRow("no name") << u"example.org"_s;
    QTest::newRow("spaces") << u"a b c"_s;
    QTest::newRow("too long") << QString(2000, u'a') + u"@example.org"_s;
}

void tst_SignInPage::noAddressAsksForOne()
{
    QFETCH(const QString, typed);
    fill(typed);
    button(u"Sign in"_s)->click();
    QCOMPARE(m_asked->size(), 0);
    QCOMPARE(status(), FailureText::sentence(FailureKind::InvalidAddress));
    QVERIFY(field(u"Address"_s)->hasFocus());
    QCOMPARE(field(u"Password"_s)->text(), u"secret");
}

void tst_SignInPage::noPasswordAsksForOne()
{
    fill(u"ana@example.org"_s, {});
    button(u"Sign in"_s)->click();
    QCOMPARE(m_asked->size(), 0);
    QVERIFY(field(u"Password"_s)->hasFocus());
    QVERIFY(!status().isEmpty());
}

void tst_SignInPage::whileItWorksTheFormIsDisabledAndCancelIsShown()
{
    QSignalSpy cancelled(m_page.get(), &SignInPage::cancelAsked);
    fill();
    for (const Phase phase : {Phase::LookingUp, Phase::Connecting, Phase::Securing, Phase::SigningIn}) {
        m_page->showState({phase, {}, {}});
        QCOMPARE(status(), u"Verifying your address and password…");
        QVERIFY(!field(u"Address"_s)->isEnabled());
        QVERIFY(!field(u"Password"_s)->isEnabled());
        QVERIFY(!button(u"Sign in"_s)->isVisible());
        QVERIFY(button(u"Cancel"_s)->isVisible());
    }
    button(u"Cancel"_s)->click();
    QCOMPARE(cancelled.size(), 1);
    QCOMPARE(m_asked->size(), 0);
}

void tst_SignInPage::aFailureSaysItsSentenceAndPutsTheKeyboardWhereOneGoesOn_data()
{
    QTest::addColumn<FailureKind>("kind");
    QTest::addColumn<QString>("focus");
    QTest::addColumn<bool>("keepsPassword");
    QTest::newRow("wrong password") << FailureKind::WrongCredentials << u"Password"_s << false;
    QTest::newRow("no such server") << FailureKind::ServerNotFound << u"Address"_s << true;
    QTest::newRow("unreachable") << FailureKind::ServerUnreachable << u"Sign in"_s << true;
    QTest::newRow("timed out") << FailureKind::TimedOut << u"Sign in"_s << true;
    QTest::newRow("no encryption") << FailureKind::NoEncryption << u"Address"_s << false;
    QTest::newRow("disabled") << FailureKind::AccountDisabled << u"Address"_s << false;
    QTest::newRow("later") << FailureKind::TryLater << u"Sign in"_s << true;
    QTest::newRow("no mechanism") << FailureKind::NoCommonMechanism << u"Address"_s << false;
    QTest::newRow("impostor") << FailureKind::ServerNotProven << u"Address"_s << false;
    QTest::newRow("proxy") << FailureKind::ProxyFailed << u"Host"_s << true;
}

void tst_SignInPage::aFailureSaysItsSentenceAndPutsTheKeyboardWhereOneGoesOn()
{
    QFETCH(const FailureKind, kind);
    QFETCH(const QString, focus);
    QFETCH(const bool, keepsPassword);
    fill();
    fail(kind);
    QCOMPARE(status(), FailureText::sentence(kind));
    QVERIFY(QApplication::focusWidget());
    QCOMPARE(QApplication::focusWidget()->accessibleName(), focus);
    QCOMPARE(!field(u"Password"_s)->text().isEmpty(), keepsPassword);
    QVERIFY(field(u"Address"_s)->isEnabled());
    QVERIFY(!button(u"Cancel"_s)->isVisible());
}

void tst_SignInPage::aFailedSignInNeverSpoilsTheNextOne()
{
    fill();
    fail(FailureKind::WrongCredentials);
    field(u"Password"_s)->setText(u"right"_s);
    button(u"Sign in"_s)->click();
    QCOMPARE(m_asked->size(), 1);
    m_page->showState({Phase::LookingUp, {}, {}});
    QCOMPARE(status(), u"Verifying your address and password…");
    m_page->showState({Phase::Online, {}, {}});
    QVERIFY(status().isEmpty());
    QVERIFY(field(u"Password"_s)->text().isEmpty());
}

void tst_SignInPage::cancellingSaysNothing()
{
    fill();
    m_page->showState({Phase::SigningIn, {}, {}});
    m_page->showState({Phase::Offline, {}, {}});
    QVERIFY(status().isEmpty());
    QCOMPARE(field(u"Password"_s)->text(), u"secret");
}

static ConnectionState certificateQuestion()
{
    CertificateDetails certificate{u"example.org"_s,
                                   u"example.org"_s,
                                   {u"example.org"_s},
                                   u"Nobody's CA"_s,
                                   QDateTime(QDate(2024, 1, 2), QTime()),
                                   QDateTime(QDate(2034, 5, 6), QTime()),
                                   QByteArray(32, '\xab'),
                                   {CertificateDetails::Problem::UnknownIssuer}};
    return {Phase::NeedsYou, {}, Failure{FailureKind::CertificateNotTrusted, {}, {}, certificate}};
}

void tst_SignInPage::aCertificateIsAskedAboutWithAllThatMatters()
{
    fill();
    m_page->showState(certificateQuestion());
    QVERIFY(!button(u"Sign in"_s)->isVisible());
    QString shown;
    for (const QLabel *label : m_page->findChildren<QLabel *>()) {
        if (label->isVisible())
            shown += label->text() + u'\n';
    }
    for (const QString &part : {u"example.org"_s, u"Nobody's CA"_s, u"2034"_s, u"AB:AB:AB:AB"_s})
        QVERIFY2(shown.contains(part) || shown.contains(u"34"_s), qPrintable(part));
    QCOMPARE(shown.count(u"AB"_s), 32);
}

void tst_SignInPage::onlyTrustTrustsACertificate()
{
    QSignalSpy trusted(m_page.get(), &SignInPage::certificateTrusted),
        cancelled(m_page.get(), &SignInPage::cancelAsked);
    m_page->showState(certificateQuestion());
    QTest::keyClick(QApplication::focusWidget(), Qt::Key_Return); // what a hasty person does
    QCOMPARE(trusted.size(), 0);
    QCOMPARE(cancelled.size(), 1);
    m_page->showState(certificateQuestion());
    button(u"Trust this certificate"_s)->click();
    QCOMPARE(trusted.size(), 1);
    QCOMPARE(trusted.constFirst().constFirst().toByteArray(), QByteArray(32, '\xab'));
}

void tst_SignInPage::rememberMeIsOffWithAReason()
{
    auto *remember = named<QCheckBox>(m_page.get(), u"Remember me"_s);
    QVERIFY(remember->isEnabled());
    remember->setChecked(true);
    m_page->setRememberImpossible(u"There is no store."_s);
    QVERIFY(!remember->isEnabled() && !remember->isChecked());
    QCOMPARE(remember->accessibleDescription(), u"There is no store.");
    fail(FailureKind::TimedOut); // being busy in between does not turn it on
    QVERIFY(!remember->isEnabled());
    m_page->setRememberImpossible({});
    QVERIFY(remember->isEnabled());
}

void tst_SignInPage::aPinBelongsToItsAddressOnly()
{
    AccountSettings known;
    known.jid = *Jid::parse(u"ana@example.org");
    known.pinnedSha256 = "pin";
    m_page->setAccount(known);
    field(u"Password"_s)->setText(u"secret"_s);
    button(u"Sign in"_s)->click();
    QCOMPARE(submitted().pinnedSha256, "pin");
    fill(u"ana@example.net"_s);
    button(u"Sign in"_s)->click();
    QVERIFY(submitted().pinnedSha256.isEmpty());
}

void tst_SignInPage::anUnshownProxyIsNotUsed()
{
    fill();
    button(u"Connection settings"_s)->click();
    auto *proxy = named<QComboBox>(m_page.get(), u"Proxy"_s);
    proxy->setCurrentText(u"SOCKS5"_s);
    field(u"Proxy host"_s)->setText(u"proxy.example"_s);
    field(u"Proxy port"_s)->setText(u"1080"_s);
    button(u"Sign in"_s)->click();
    QCOMPARE(submitted().proxy.host, u"proxy.example");
    QCOMPARE(submitted().proxy.port, 1080);
    proxy->setCurrentIndex(1); // none
    button(u"Sign in"_s)->click();
    QCOMPARE(submitted().proxy.kind, AccountSettings::Proxy::Kind::None);
    QVERIFY(submitted().proxy.host.isEmpty());
}

void tst_SignInPage::thePasswordIsHiddenAgainWhenTheFieldIsCleared()
{
    QLineEdit *password = field(u"Password"_s);
    password->setText(u"secret"_s);
    QCOMPARE(password->echoMode(), QLineEdit::Password);
    named<QAbstractButton>(m_page.get(), u"Show password"_s)->click();
    QCOMPARE(password->echoMode(), QLineEdit::Normal);
    fail(FailureKind::WrongCredentials);
    QCOMPARE(password->echoMode(), QLineEdit::Password);
}

QTEST_MAIN(tst_SignInPage)
#include "tst_SignInPage.moc"
