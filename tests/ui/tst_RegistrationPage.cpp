#include "tests/ui/Names.h"
#include "ui/account/ChangePasswordPage.h"
#include "ui/account/DeleteAccountPage.h"
#include "ui/login/RegistrationPage.h"
#include "ui/login/RegistrationText.h"

#include <QCheckBox>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QSignalSpy>
#include <QTest>

using namespace Tertulia;
using namespace Qt::StringLiterals;
using Kind = RegistrationRefusal::Kind;

/// Creating an account, changing its password, deleting it: the pages.
class tst_RegistrationPage : public QObject
{
    Q_OBJECT

private slots:
    void init();

    void theServerComesFirst();
    void whatIsNoServerIsNotAsked_data();
    void whatIsNoServerIsNotAsked();
    void anAddressTellsServerAndName();
    void aFormIsFilledInAndHandedIn();
    void twoDifferentPasswordsAreNotHandedIn();
    void aNameThatCannotBeIsNotHandedIn_data();
    void aNameThatCannotBeIsNotHandedIn();
    void everyRefusalIsSaidAndNothingTypedIsLost_data();
    void everyRefusalIsSaidAndNothingTypedIsLost();
    void backLosesNothing();
    void aFreshFormKeepsWhatWasTyped();
    void whileItWorksNothingCanBeChangedButCancelled();
    void aServerThatWantsTheBrowserGetsIt();
    void aCertificateIsAskedAbout();
    void theServersWordsArePlainAndOneLine();
    void rememberMeIsOffWithAReason();
    void whenTheAccountStandsThePasswordIsForgotten();

    void aNewPasswordIsTypedTwice();
    void aRefusedPasswordIsSaid();
    void anAccountIsDeletedOnlyAfterItsAddressWasTyped();
    void aDeletionThatFailedCanBeTriedAgain();

private:
    QLineEdit *field(const QString &name) const { return named<QLineEdit>(m_page.get(), name); }
    QPushButton *button(const QString &name) const { return named<QPushButton>(m_page.get(), name); }
    QString status() const { return named<QLabel>(m_page.get(), u"Sign-up status"_s)->text(); }
    void arriveAtForm(const QStringList &more = {});
    void fill();

    std::unique_ptr<RegistrationPage> m_page;
    std::unique_ptr<QSignalSpy> m_asked, m_submitted;
};

namespace {

RegistrationForm formWith(const QStringList &names)
{
    RegistrationForm form;
    for (const QString &name : names) {
        FormField field;
        field.name = name;
        field.required = true;
        form.form.fields.append(field);
    }
    return form;
}

} // namespace

void tst_RegistrationPage::init()
{
    m_page = std::make_unique<RegistrationPage>();
    m_asked = std::make_unique<QSignalSpy>(m_page.get(), &RegistrationPage::formAsked);
    m_submitted = std::make_unique<QSignalSpy>(m_page.get(), &RegistrationPage::submitted);
    m_page->resize(800, 900);
    m_page->show();
    m_page->activateWindow();
    QVERIFY(QTest::qWaitForWindowActive(m_page.get()));
}

void tst_RegistrationPage::arriveAtForm(const QStringList &more)
{
    field(u"Server"_s)->setText(u"example.org"_s);
    button(u"Continue"_s)->click();
    m_page->showForm(formWith(QStringList{u"username"_s, u"password"_s} + more));
}

void tst_RegistrationPage::fill()
{
    field(u"Username"_s)->setText(u"ana"_s);
    field(u"Password"_s)->setText(u"tres gatos"_s);
    field(u"Confirm password"_s)->setText(u"tres gatos"_s);
}

void tst_RegistrationPage::theServerComesFirst()
{
    AccountSettings last;
    last.jid = *Jid::parse(u"example.org"_s);
    m_page->setServer(last);
    m_page->start();
    QVERIFY(field(u"Server"_s)->hasFocus());
    button(u"Connection settings"_s)->click();
    field(u"Host"_s)->setText(u"127.0.0.1"_s);
    QTest::keyClick(field(u"Server"_s), Qt::Key_Return);
    QCOMPARE(m_asked->size(), 1);
    const auto server = m_asked->last()[0].value<AccountSettings>();
    QCOMPARE(server.jid.toString(), u"example.org");
    QCOMPARE(server.host, u"127.0.0.1");
}

void tst_RegistrationPage::whatIsNoServerIsNotAsked_data()
{
    QTest::addColumn<QString>("typed");
    for (const char *typed : {"", "  ", "a b", "@", "ana@", "example.org/x"})
        QTest::newRow(typed) << QString::fromLatin1(typed);
}

void tst_RegistrationPage::whatIsNoServerIsNotAsked()
{
    QFETCH(const QString, typed);
    field(u"Server"_s)->setText(typed);
    button(u"Continue"_s)->click();
    QCOMPARE(m_asked->size(), 0);
    QVERIFY(!status().isEmpty());
    QVERIFY(field(u"Server"_s)->hasFocus());
}

void tst_RegistrationPage::anAddressTellsServerAndName()
{
    field(u"Server"_s)->setText(u"Ana@example.org"_s);
    button(u"Continue"_s)->click();
    QCOMPARE(m_asked->last()[0].value<AccountSettings>().jid.toString(), u"example.org");
    m_page->showForm(formWith({u"username"_s, u"password"_s}));
    QCOMPARE(field(u"Username"_s)->text(), u"ana");
}

void tst_RegistrationPage::aFormIsFilledInAndHandedIn()
{
    arriveAtForm({u"email"_s});
    QVERIFY(field(u"Username"_s)->hasFocus());
    fill();
    button(u"Create account"_s)->click();
    QCOMPARE(m_submitted->size(), 0); // the e-mail address is needed
    field(u"Email"_s)->setText(u"a@b.c"_s);
    QTest::keyClick(field(u"Email"_s), Qt::Key_Return);
    QCOMPARE(m_submitted->size(), 1);
    const auto filled = m_submitted->last()[0].value<RegistrationForm>();
    QCOMPARE(filled.form.value(u"username"), u"ana");
    QCOMPARE(filled.form.value(u"password"), u"tres gatos");
    QCOMPARE(filled.form.value(u"email"), u"a@b.c");
}

void tst_RegistrationPage::twoDifferentPasswordsAreNotHandedIn()
{
    arriveAtForm();
    fill();
    field(u"Confirm password"_s)->setText(u"tres gatas"_s);
    button(u"Create account"_s)->click();
    QCOMPARE(m_submitted->size(), 0);
    QVERIFY(field(u"Confirm password"_s)->hasFocus());
    QVERIFY(status().contains(u"not the same"_s));
}

void tst_RegistrationPage::aNameThatCannotBeIsNotHandedIn_data()
{
    QTest::addColumn<QString>("typed");
    for (const char *typed : {"", "a b", "ana@other.org", "ana/x", "<ana>"})
        QTest::newRow(typed) << QString::fromLatin1(typed);
}

void tst_RegistrationPage::aNameThatCannotBeIsNotHandedIn()
{
    QFETCH(const QString, typed);
    arriveAtForm();
    fill();
    field(u"Username"_s)->setText(typed);
    button(u"Create account"_s)->click();
    QCOMPARE(m_submitted->size(), 0);
    QVERIFY(field(u"Username"_s)->hasFocus());
    QVERIFY(!status().isEmpty());
}

void tst_RegistrationPage::everyRefusalIsSaidAndNothingTypedIsLost_data()
{
    QTest::addColumn<Kind>("kind");
    QTest::addColumn<QString>("focused");
    QTest::newRow("taken") << Kind::NameTaken << u"Username"_s;
    QTest::newRow("forbidden") << Kind::Forbidden << QString();
    QTest::newRow("too many") << Kind::TooMany << QString();
    QTest::newRow("weak") << Kind::WeakPassword << u"Password"_s;
    QTest::newRow("captcha") << Kind::WrongAnswer << u"Email"_s;
    QTest::newRow("not acceptable") << Kind::NotAcceptable << u"Username"_s;
    QTest::newRow("expired") << Kind::FormExpired << QString();
    QTest::newRow("trouble") << Kind::ServerTrouble << QString();
}

void tst_RegistrationPage::everyRefusalIsSaidAndNothingTypedIsLost()
{
    QFETCH(const Kind, kind);
    QFETCH(const QString, focused);
    arriveAtForm({u"email"_s});
    fill();
    field(u"Email"_s)->setText(u"a@b.c"_s);
    button(u"Create account"_s)->click();
    m_page->setBusy(true);
    m_page->setBusy(false);
    m_page->showRefusal({kind, {}});
    QCOMPARE(status(), RegistrationText::sentence(kind, u"example.org"_s));
    QCOMPARE(field(u"Username"_s)->text(), u"ana");
    QCOMPARE(field(u"Password"_s)->text(), u"tres gatos");
    QCOMPARE(field(u"Confirm password"_s)->text(), u"tres gatos");
    QCOMPARE(field(u"Email"_s)->text(), u"a@b.c");
    if (!focused.isEmpty())
        QVERIFY(field(focused)->hasFocus());
    QVERIFY(button(u"Create account"_s)->isVisible());
}

void tst_RegistrationPage::backLosesNothing()
{
    QSignalSpy left(m_page.get(), &RegistrationPage::left);
    arriveAtForm({u"email"_s});
    fill();
    field(u"Email"_s)->setText(u"a@b.c"_s);
    button(u"Back"_s)->click();
    QVERIFY(field(u"Server"_s)->isVisible());
    QCOMPARE(field(u"Server"_s)->text(), u"example.org");
    button(u"Back"_s)->click();
    QCOMPARE(left.size(), 1);
    m_page->start();
    button(u"Continue"_s)->click();
    m_page->showForm(formWith({u"username"_s, u"password"_s, u"email"_s}));
    QCOMPARE(field(u"Username"_s)->text(), u"ana");
    QCOMPARE(field(u"Password"_s)->text(), u"tres gatos");
    QCOMPARE(field(u"Email"_s)->text(), u"a@b.c");
}

void tst_RegistrationPage::aFreshFormKeepsWhatWasTyped()
{
    arriveAtForm({u"email"_s});
    fill();
    field(u"Email"_s)->setText(u"a@b.c"_s);
    m_page->showRefusal({Kind::FormExpired, {}});
    m_page->showForm(formWith({u"username"_s, u"password"_s, u"email"_s, u"ocr"_s}));
    QCOMPARE(field(u"Email"_s)->text(), u"a@b.c");
    QCOMPARE(field(u"Password"_s)->text(), u"tres gatos");
    QVERIFY(status().contains(u"expired"_s)); // still said
}

void tst_RegistrationPage::whileItWorksNothingCanBeChangedButCancelled()
{
    QSignalSpy cancelled(m_page.get(), &RegistrationPage::cancelAsked);
    arriveAtForm();
    fill();
    button(u"Create account"_s)->click();
    m_page->setBusy(true);
    QVERIFY(!field(u"Username"_s)->isEnabled());
    QVERIFY(!button(u"Create account"_s)->isVisible());
    button(u"Cancel"_s)->click();
    QCOMPARE(cancelled.size(), 1);
    m_page->setBusy(false);
    QVERIFY(field(u"Username"_s)->isEnabled());
    QVERIFY(status().isEmpty());
}

void tst_RegistrationPage::aServerThatWantsTheBrowserGetsIt()
{
    QSignalSpy opened(m_page.get(), &RegistrationPage::linkActivated);
    field(u"Server"_s)->setText(u"example.org"_s);
    button(u"Continue"_s)->click();
    RegistrationForm form;
    form.link = QUrl(u"https://example.org/join"_s);
    m_page->showForm(form);
    QVERIFY(!button(u"Create account"_s)->isVisible());
    button(u"Open the sign-up page"_s)->click();
    QCOMPARE(opened.last()[0].toUrl(), form.link);
}

void tst_RegistrationPage::aCertificateIsAskedAbout()
{
    QSignalSpy trusted(m_page.get(), &RegistrationPage::certificateTrusted);
    field(u"Server"_s)->setText(u"example.org"_s);
    button(u"Continue"_s)->click();
    CertificateDetails certificate;
    certificate.server = u"example.org"_s;
    certificate.sha256 = QByteArray(32, 'x');
    m_page->showFailure({FailureKind::CertificateNotTrusted, {}, {}, certificate});
    button(u"Trust this certificate"_s)->click();
    QCOMPARE(trusted.last()[0].toByteArray(), certificate.sha256);
    m_page->setBusy(true);
    QVERIFY(!named<QWidget>(m_page.get(), u"Certificate"_s)->isVisible());
}

void tst_RegistrationPage::theServersWordsArePlainAndOneLine()
{
    arriveAtForm();
    m_page->showRefusal({Kind::ServerTrouble, u"<b>bad</b>\n\n\u202Eluck"_s});
    QVERIFY2(status().endsWith(u"“<b>bad</b> luck”"_s), qPrintable(status()));
    QCOMPARE(named<QLabel>(m_page.get(), u"Sign-up status"_s)->textFormat(), Qt::PlainText);
}

void tst_RegistrationPage::rememberMeIsOffWithAReason()
{
    m_page->setRememberImpossible(u"No store."_s);
    const auto *remember = named<QCheckBox>(m_page.get(), u"Remember me"_s);
    QVERIFY(!remember->isEnabled() && !m_page->remembers());
    QCOMPARE(remember->accessibleDescription(), u"No store.");
}

void tst_RegistrationPage::whenTheAccountStandsThePasswordIsForgotten()
{
    arriveAtForm();
    fill();
    m_page->finish();
    QVERIFY(field(u"Password"_s)->text().isEmpty());
    QVERIFY(field(u"Confirm password"_s)->text().isEmpty());
    QVERIFY(field(u"Username"_s)->text().isEmpty());
}

void tst_RegistrationPage::aNewPasswordIsTypedTwice()
{
    ChangePasswordPage page(*Jid::parse(u"ana@example.org"_s));
    page.show();
    QSignalSpy chosen(&page, &ChangePasswordPage::passwordChosen);
    auto *change = named<QPushButton>(&page, u"Change password"_s);
    named<QLineEdit>(&page, u"New password"_s)->setText(u"tres gatos"_s);
    change->click();
    QCOMPARE(chosen.size(), 0);
    named<QLineEdit>(&page, u"Confirm password"_s)->setText(u"tres gatos"_s);
    change->click();
    QCOMPARE(chosen.size(), 1);
    QVERIFY(!change->isEnabled());
    page.showDone();
    QVERIFY(named<QLabel>(&page, u"Password status"_s)->text().contains(u"changed"_s));
    QVERIFY(named<QLineEdit>(&page, u"New password"_s)->text().isEmpty());
}

void tst_RegistrationPage::aRefusedPasswordIsSaid()
{
    ChangePasswordPage page(*Jid::parse(u"ana@example.org"_s));
    page.show();
    QSignalSpy chosen(&page, &ChangePasswordPage::passwordChosen);
    for (const QString &name : {u"New password"_s, u"Confirm password"_s})
        named<QLineEdit>(&page, name)->setText(u"abc"_s);
    QTest::keyClick(named<QLineEdit>(&page, u"Confirm password"_s), Qt::Key_Return);
    page.showRefusal({Kind::WeakPassword, {}});
    QVERIFY(named<QLabel>(&page, u"Password status"_s)->text().contains(u"weak"_s));
    QCOMPARE(named<QLineEdit>(&page, u"New password"_s)->text(), u"abc");
    named<QPushButton>(&page, u"Change password"_s)->click();
    QCOMPARE(chosen.size(), 2);
}

void tst_RegistrationPage::anAccountIsDeletedOnlyAfterItsAddressWasTyped()
{
    DeleteAccountPage page(*Jid::parse(u"ana@example.org"_s));
    page.show();
    QSignalSpy asked(&page, &DeleteAccountPage::deletionAsked);
    auto *address = named<QLineEdit>(&page, u"Type the address to confirm"_s);
    auto *remove = named<QPushButton>(&page, u"Delete account"_s);
    for (const QString &typed : {QString(), u"ana"_s, u"eva@example.org"_s, u"ana@example.org/x"_s}) {
        address->setText(typed);
        QVERIFY2(!remove->isEnabled(), qPrintable(typed));
        QTest::keyClick(address, Qt::Key_Return);
    }
    QCOMPARE(asked.size(), 0);
    address->setText(u" Ana@Example.org "_s);
    remove->click();
    QCOMPARE(asked.size(), 1);
    QTest::keyClick(address, Qt::Key_Return); // once
    QCOMPARE(asked.size(), 1);
    QVERIFY(!page.wipes());
}

void tst_RegistrationPage::aDeletionThatFailedCanBeTriedAgain()
{
    DeleteAccountPage page(*Jid::parse(u"ana@example.org"_s));
    page.show();
    QSignalSpy asked(&page, &DeleteAccountPage::deletionAsked);
    named<QLineEdit>(&page, u"Type the address to confirm"_s)->setText(u"ana@example.org"_s);
    auto *remove = named<QPushButton>(&page, u"Delete account"_s);
    for (int i = 0; i < 3; ++i) {
        remove->click();
        QVERIFY(!remove->isEnabled());
        if (i == 0)
            page.showRefusal({Kind::Forbidden, {}});
        else
            page.showUnproven({i == 1 ? FailureKind::Unknown : FailureKind::ServerUnreachable, {}, {}, {}});
        QVERIFY(remove->isEnabled());
        QVERIFY(!named<QLabel>(&page, u"Deletion status"_s)->text().isEmpty());
    }
    QCOMPARE(asked.size(), 3);
}

QTEST_MAIN(tst_RegistrationPage)
#include "tst_RegistrationPage.moc"
