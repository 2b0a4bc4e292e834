#include "tests/ui/Names.h"
#include "ui/contacts/DetailsPane.h"
#include "ui/profile/ProfileFields.h"
#include "ui/profile/ProfilePage.h"

#include <QApplication>
#include <QClipboard>
#include <QDropEvent>
#include <QLabel>
#include <QLineEdit>
#include <QMimeData>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>
#include <QToolButton>

using namespace Tertulia;
using namespace Qt::StringLiterals;

class tst_ProfilePage : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase() { m_theme = std::make_unique<Theme>(*qApp); }
    void init();

    void itAsksBeforeAnythingCanBeTyped();
    void aProfileThatCannotBeReadIsNotOverwritten();
    void everyFieldIsShownAndComesBackAsItWas();
    void whatWasTypedIsSaved();
    void whatWasTypedStaysWhereSavingFails();
    void leavingAsksWhereSomethingWasTyped();
    void saveAndBackStayUnderTheMouseWhateverIsSaid();
    void aBirthdayThatIsNoneIsSaid();
    void aPictureIsChosenDroppedAndRemoved();
    void aPictureThatIsNoneIsSaid();
    void everythingIsReachedByKeyboard();
    void detailsShowAllFieldsAsPlainText();
    void detailsShowWhatDevicesSay();
    void detailsAreAskedForWhileTheyAreOpen();
    void theAddressIsCopied();

private:
    static Profile profile();
    QLineEdit *line(const QString &name) const { return named<QLineEdit>(m_page.get(), name); }
    QPushButton *button(const QString &name) const { return named<QPushButton>(m_page.get(), name); }
    QString status() const { return named<QLabel>(m_page.get(), u"Profile status"_s)->text(); }
    QString picture(const QByteArray &name);
    static PersonDetails person();

    std::unique_ptr<Theme> m_theme;
    QTemporaryDir m_folder;
    std::unique_ptr<ProfilePage> m_page;
};

Profile tst_ProfilePage::profile()
{
    Profile p;
    p.fullName = u"Ana Molina"_s;
    p.givenName = u"Ana"_s;
    p.familyName = u"Molina"_s;
    p.middleName = u"María"_s;
    p.nickname = u"ana"_s;
    p.birthday = QDate(1985, 3, 12);
    p.emails = {{u"WORK"_s, u"ana@work.example"_s}, {u"HOME"_s, u"ana@home.example"_s}};
    p.phones = {{u"CELL"_s, u"+502 5555"_s}};
    p.addresses = {
        {u"HOME"_s, u"Calle 1"_s, u"2nd floor"_s, u"Antigua"_s, u"Sacatepéquez"_s, u"03001"_s, u"Guatemala"_s},
        {u"WORK"_s, u"Ring 7"_s, {}, u"Graz"_s, {}, {}, {}}};
    p.organization = u"Tertulia"_s;
    p.unit = u"Sails"_s;
    p.title = u"Captain"_s;
    p.role = u"Leads"_s;
    p.url = u"https://ana.example"_s;
    p.description = u"First line\nsecond line"_s;
    return p;
}

void tst_ProfilePage::init()
{
    m_page = std::make_unique<ProfilePage>(*Jid::parse(u"ana@example.org"));
    m_page->resize(700, 900);
    m_page->show();
    QVERIFY(QTest::qWaitForWindowActive(m_page.get()));
}

QString tst_ProfilePage::picture(const QByteArray &name)
{
    const QString file = m_folder.filePath(QString::fromUtf8(name));
    QImage image(300, 200, QImage::Format_RGB32);
    image.fill(Qt::red);
    return image.save(file) ? file : QString();
}

PersonDetails tst_ProfilePage::person()
{
    PersonDetails person;
    person.contact.jid = *Jid::parse(u"bruno@example.org");
    person.onRoster = person.signedIn = true;
    person.presence.devices = {{u"phone"_s, Availability::Available, {}}, {u"desk"_s, Availability::Away, {}}};
    return person;
}

void tst_ProfilePage::itAsksBeforeAnythingCanBeTyped()
{
    QSignalSpy asked(m_page.get(), &ProfilePage::loadAsked), saved(m_page.get(), &ProfilePage::saveAsked);
    m_page->start();
    QCOMPARE(asked.count(), 1);
    QVERIFY(!line(u"Full name"_s)->isEnabled() && !button(u"Save"_s)->isEnabled());
    m_page->showProfile(profile());
    QVERIFY(line(u"Full name"_s)->isEnabled() && line(u"Full name"_s)->hasFocus());
    QVERIFY(status().isEmpty() && saved.isEmpty());
}

void tst_ProfilePage::aProfileThatCannotBeReadIsNotOverwritten()
{
    m_page->start();
    m_page->showNotLoaded({FailureKind::TimedOut, {}, {}, {}});
    QVERIFY(status().contains(u"could not be read"));
    QVERIFY(!button(u"Save"_s)->isEnabled());
    QSignalSpy asked(m_page.get(), &ProfilePage::loadAsked), left(m_page.get(), &ProfilePage::left);
    button(u"Try again"_s)->click();
    QCOMPARE(asked.count(), 1);
    m_page->showNotLoaded({FailureKind::TimedOut, {}, {}, {}});
    button(u"Back"_s)->click();
    QCOMPARE(left.count(), 1);
}

void tst_ProfilePage::everyFieldIsShownAndComesBackAsItWas()
{
    QSignalSpy saved(m_page.get(), &ProfilePage::saveAsked);
    m_page->start();
    m_page->showProfile(profile());
    const std::initializer_list<std::pair<QString, QString>> shown{{u"Full name"_s, u"Ana Molina"_s},
                                                                   {u"Nickname"_s, u"ana"_s},
                                                                   {u"Given name"_s, u"Ana"_s},
                                                                   {u"Family name"_s, u"Molina"_s},
                                                                   {u"Birthday"_s, u"1985-03-12"_s},
                                                                   {u"Email"_s, u"ana@work.example"_s},
                                                                   {u"Email 2"_s, u"ana@home.example"_s},
                                                                   {u"Another email"_s, {}},
                                                                   {u"Phone"_s, u"+502 5555"_s},
                                                                   {u"Website"_s, u"https://ana.example"_s},
                                                                   {u"Organization"_s, u"Tertulia"_s},
                                                                   {u"Department"_s, u"Sails"_s},
                                                                   {u"Job title"_s, u"Captain"_s},
                                                                   {u"Role"_s, u"Leads"_s},
                                                                   {u"Street"_s, u"Calle 1"_s},
                                                                   {u"Postcode"_s, u"03001"_s},
                                                                   {u"City"_s, u"Antigua"_s},
                                                                   {u"Region"_s, u"Sacatepéquez"_s},
                                                                   {u"Country"_s, u"Guatemala"_s}};
    for (const auto &[name, value] : shown)
        QCOMPARE(line(name)->text(), value);
    QCOMPARE(named<QPlainTextEdit>(m_page.get(), u"About"_s)->toPlainText(), u"First line\nsecond line");
    button(u"Save"_s)->click();
    QCOMPARE(saved.count(), 1);
    QCOMPARE(saved[0][0].value<Profile>(), profile());
    QCOMPARE(saved[0][1].value<Profile>(), profile());
}

void tst_ProfilePage::whatWasTypedIsSaved()
{
    QSignalSpy saved(m_page.get(), &ProfilePage::saveAsked);
    m_page->start();
    m_page->showProfile(profile());
    line(u"Nickname"_s)->setText(u" Ana   M "_s);
    line(u"Email"_s)->clear();
    line(u"Another email"_s)->setText(u"ana@new.example"_s);
    line(u"City"_s)->setText(u"Panajachel"_s);
    line(u"Birthday"_s)->clear();
    QTest::keyClick(line(u"Nickname"_s), Qt::Key_Return);
    QCOMPARE(saved.count(), 1);
    Profile expected = profile();
    expected.nickname = u"Ana M"_s;
    expected.emails = {{u"HOME"_s, u"ana@home.example"_s}, {{}, u"ana@new.example"_s}};
    expected.addresses[0].city = u"Panajachel"_s;
    expected.birthday = {};
    QCOMPARE(saved[0][1].value<Profile>(), expected);
    QVERIFY(!line(u"Nickname"_s)->isEnabled());
    m_page->showSaved();
    QVERIFY(status().contains(u"was saved"));
    QCOMPARE(line(u"Email"_s)->text(), u"ana@home.example");
    QSignalSpy left(m_page.get(), &ProfilePage::left);
    button(u"Back"_s)->click();
    QCOMPARE(left.count(), 1);
}

void tst_ProfilePage::whatWasTypedStaysWhereSavingFails()
{
    QSignalSpy saved(m_page.get(), &ProfilePage::saveAsked);
    m_page->start();
    m_page->showProfile(profile());
    line(u"Full name"_s)->setText(u"Another"_s);
    button(u"Save"_s)->click();
    m_page->showNotSaved({FailureKind::NotSignedIn, {}, {}, {}});
    QVERIFY(status().contains(u"still here"));
    QCOMPARE(line(u"Full name"_s)->text(), u"Another");
    QVERIFY(line(u"Full name"_s)->isEnabled());
    button(u"Save"_s)->click();
    QCOMPARE(saved.count(), 2);
    QCOMPARE(saved[1][0].value<Profile>(), profile());
}

void tst_ProfilePage::leavingAsksWhereSomethingWasTyped()
{
    QSignalSpy left(m_page.get(), &ProfilePage::left);
    m_page->start();
    m_page->showProfile(profile());
    QTest::keyClicks(line(u"Nickname"_s), u"x"_s);
    for (int i = 0; i < 2; ++i) {
        QTest::keyClick(m_page.get(), Qt::Key_Escape);
        QVERIFY(left.isEmpty());
        QVERIFY(status().contains(u"not saved"));
    }
    button(u"Leave without saving"_s)->click();
    QCOMPARE(left.count(), 1);
}

void tst_ProfilePage::saveAndBackStayUnderTheMouseWhateverIsSaid()
{
    m_page->resize(560, 420);
    m_page->start();
    m_page->showProfile(profile());
    const auto place = [this](const QString &name) {
        return QRect(button(name)->mapTo(m_page.get(), QPoint()), button(name)->size());
    };
    QCoreApplication::processEvents(); // laid out
    const QRect save = place(u"Save"_s), back = place(u"Back"_s);
    QVERIFY(m_page->rect().contains(save) && m_page->rect().contains(back));
    const auto stay = [&] { return place(u"Save"_s) == save && place(u"Back"_s) == back; };
    line(u"Nickname"_s)->setText(u"x"_s);
    m_page->usePicture(picture("calm.png"));
    QTRY_VERIFY(status().contains(u"published when you save"));
    QTRY_VERIFY(stay());
    QTest::mouseClick(m_page->windowHandle(), Qt::LeftButton, {}, save.center());
    QVERIFY(status().contains(u"Saving"));
    QTRY_VERIFY(stay());
    m_page->showNotSaved({FailureKind::TimedOut, {}, {}, {}}); // two sentences
    QTRY_VERIFY(stay());
    QTest::mouseClick(m_page->windowHandle(), Qt::LeftButton, {}, back.center());
    QVERIFY(button(u"Leave without saving"_s)->isVisible());
    QTRY_VERIFY(stay());
    const QWidget *said = named<QLabel>(m_page.get(), u"Profile status"_s);
    QVERIFY(m_page->rect().contains(QRect(said->mapTo(m_page.get(), QPoint()), said->size())));
}

void tst_ProfilePage::aBirthdayThatIsNoneIsSaid()
{
    QSignalSpy saved(m_page.get(), &ProfilePage::saveAsked);
    m_page->start();
    m_page->showProfile(profile());
    line(u"Birthday"_s)->setText(u"1985-02-30"_s);
    button(u"Save"_s)->click();
    QVERIFY(saved.isEmpty() && status().contains(u"birthday") && line(u"Birthday"_s)->hasFocus());
}

void tst_ProfilePage::aPictureIsChosenDroppedAndRemoved()
{
    QSignalSpy saved(m_page.get(), &ProfilePage::saveAsked), asked(m_page.get(), &ProfilePage::pictureFileAsked);
    const auto savedPicture = [&] {
        button(u"Save"_s)->click();
        return saved.takeLast()[2].value<std::optional<OwnPicture>>();
    };
    m_page->start();
    m_page->showProfile(profile());
    button(u"Choose picture…"_s)->click();
    QCOMPARE(asked.count(), 1);
    m_page->usePicture(picture("red.png"));
    QTRY_VERIFY(status().contains(u"published when you save"));
    auto chosen = savedPicture();
    QVERIFY(chosen && chosen->side == 200 && !chosen->bytes.isEmpty());
    m_page->showNotSaved({FailureKind::TimedOut, {}, {}, {}});
    QVERIFY(savedPicture());
    m_page->showPictureSaved();
    m_page->showSaved();
    QVERIFY(!savedPicture());
    m_page->showSaved();

    QMimeData data;
    data.setUrls({QUrl::fromLocalFile(picture("dropped.png"))});
    QDragEnterEvent enter(QPoint(5, 5), Qt::CopyAction, &data, Qt::LeftButton, Qt::NoModifier);
    QCoreApplication::sendEvent(m_page.get(), &enter);
    QVERIFY(enter.isAccepted());
    QDropEvent drop(QPointF(5, 5), Qt::CopyAction, &data, Qt::LeftButton, Qt::NoModifier);
    QCoreApplication::sendEvent(m_page.get(), &drop);
    QTRY_VERIFY(status().contains(u"published when you save"));
    button(u"Remove picture"_s)->click();
    chosen = savedPicture();
    QVERIFY(chosen && chosen->bytes.isEmpty());
}

void tst_ProfilePage::aPictureThatIsNoneIsSaid()
{
    m_page->start();
    m_page->showProfile(profile());
    QFile file(m_folder.filePath(u"broken.png"_s));
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write("\x89PNG\r\n\x1a\n and then nothing");
    file.close();
    m_page->usePicture(file.fileName());
    QTRY_VERIFY(status().contains(u"no picture"));
}

void tst_ProfilePage::everythingIsReachedByKeyboard()
{
    m_page->start();
    m_page->showProfile(profile());
    QTRY_VERIFY(line(u"Another email"_s)->isVisible()); // made just now
    QSet<QWidget *> reached;
    for (int i = 0; i < 60; ++i) {
        reached.insert(QApplication::focusWidget());
        QTest::keyClick(QApplication::focusWidget(), Qt::Key_Tab);
    }
    for (auto *field : m_page->findChildren<QLineEdit *>())
        QVERIFY2(reached.contains(field) && !field->accessibleName().isEmpty(), qPrintable(field->accessibleName()));
    for (const auto &name : {u"Choose picture…"_s, u"Remove picture"_s, u"Save"_s, u"Back"_s})
        QVERIFY2(reached.contains(button(name)), qPrintable(name));
}

void tst_ProfilePage::detailsShowAllFieldsAsPlainText()
{
    DetailsPane pane;
    pane.resize(320, 900);
    pane.setPerson(person());
    pane.show();
    Profile hostile = profile();
    hostile.role = u"<img src='https://tracker.example/'><b>bold</b>"_s;
    hostile.nickname = u"\u202Eevil"_s;
    pane.setProfile(person().contact.jid, hostile);
    QStringList texts;
    for (const QLabel *label : pane.findChildren<QLabel *>()) {
        if (label->isVisible())
            texts << label->text();
        QCOMPARE(label->textFormat(), Qt::PlainText);
    }
    for (const auto &text :
         {u"Ana Molina"_s, u"Ana María Molina"_s, u"ana@work.example"_s, u"ana@home.example"_s, u"+502 5555"_s,
          u"Tertulia, Sails"_s, u"Captain"_s, u"<img src='https://tracker.example/'><b>bold</b>"_s,
          u"2nd floor\nCalle 1\n03001 Antigua\nSacatepéquez\nGuatemala"_s, u"Ring 7\nGraz"_s, u"https://ana.example"_s,
          u"First line\nsecond line"_s, u"evil"_s})
        QVERIFY2(texts.contains(text), qPrintable(text));
    pane.setProfile(*Jid::parse(u"somebody@example.org"), {});
    QVERIFY(named<QLabel>(&pane, u"Job title: Captain"_s)->isVisible());
    pane.setProfile(person().contact.jid, {});
    QVERIFY(!pane.findChild<ProfileFields *>()->isVisible());
}

void tst_ProfilePage::detailsShowWhatDevicesSay()
{
    DetailsPane pane;
    pane.setPerson(person());
    pane.show();
    const int here = QDateTime::currentDateTime().offsetFromUtc();
    pane.setDeviceInfo(
        person().contact.jid,
        {{u"desk"_s, {u"desk"_s, u"Psi"_s, u"1.5"_s, u"Plan <9>"_s, 3 * 3600 + 5, std::chrono::seconds(here + 3600)}},
         {u"phone"_s, {u"phone"_s, {}, {}, {}, 59, std::chrono::seconds(here)}}});
    QStringList texts;
    for (const QLabel *label : pane.findChildren<QLabel *>())
        texts << label->text();
    QVERIFY(texts.contains(u"Psi 1.5 on Plan <9>"));
    QCOMPARE(texts.filter(u"Idle for"_s).size(), 1);
    QVERIFY(texts.filter(u"Idle for"_s).constFirst().contains(u"3"));
    QCOMPARE(texts.filter(u"It is "_s).size(), 1);
}

void tst_ProfilePage::detailsAreAskedForWhileTheyAreOpen()
{
    DetailsPane pane;
    QSignalSpy shown(&pane, &DetailsPane::personShown), devices(&pane, &DetailsPane::devicesShown);
    pane.setPerson(person());
    QVERIFY(shown.isEmpty() && devices.isEmpty());
    pane.show();
    QCOMPARE(shown.count(), 1);
    QCOMPARE(shown[0][0].value<Jid>(), person().contact.jid);
    QCOMPARE(devices.constLast()[1].toStringList(), (QStringList{u"phone"_s, u"desk"_s}));
    pane.setPerson(person());
    QCOMPARE(shown.count(), 1);
    pane.hide();
    QVERIFY(shown.constLast()[0].value<Jid>().isNull());
}

void tst_ProfilePage::theAddressIsCopied()
{
    DetailsPane pane;
    pane.setPerson(person());
    pane.show();
    named<QToolButton>(&pane, u"Copy address"_s)->click();
    QCOMPARE(QApplication::clipboard()->text(), u"bruno@example.org");
}

QTEST_MAIN(tst_ProfilePage)
#include "tst_ProfilePage.moc"
