#include "app/Settings.h"
#include "tests/ui/Names.h"
#include "ui/Preferences.h"
#include "ui/common/FilePicker.h"
#include "ui/common/TextLabel.h"
#include "ui/settings/PreferencesWindow.h"

#include <QApplication>
#include <QCheckBox>
#include <QComboBox>
#include <QPushButton>
#include <QScrollArea>
#include <QSignalSpy>
#include <QSpinBox>
#include <QTemporaryDir>
#include <QTest>

using namespace Tertulia;
using namespace Qt::StringLiterals;

namespace {

/// Always answers with the same path.
class SomePath : public FilePicker
{
public:
    void saveFile(QWidget *, const QString &, const QString &, const QStringList &, Chosen chosen) override
    {
        chosen(path);
    }
    void chooseFolder(QWidget *, const QString &, Chosen chosen) override { chosen(path); }
    void openFiles(QWidget *, const QString &, FilesChosen chosen) override { chosen({path}); }

    QString path = u"/somewhere/else"_s;
};

} // namespace

class TestPreferences : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase();
    void init();
    void cleanup();

    void everySwitchOfNotificationsIsKeptAndToldAtOnce_data();
    void everySwitchOfNotificationsIsKeptAndToldAtOnce();
    void whatOthersSeeIsKeptAndToldAtOnce_data();
    void whatOthersSeeIsKeptAndToldAtOnce();
    void theRuleForRequestsIsKeptAndToldAtOnce();
    void whereFilesGoIsKeptAndToldAtOnce();
    void directTransfersAreAChoiceOfTheirOwn();
    void theThemeChangesAtOnce();
    void theFontChangesAtOnceAndAtTheNextStart();
    void theLanguageIsKept();
    void startingAtLoginWritesAndRemovesTheFile();
    void startingAtLoginThatFailsIsSaidAndStaysOff();
    void openingShowsWhatIsKeptAndChangesNothing();
    void damagedSettingsGiveDefaults();
    void everythingHasANameAndIsReachedByKeyboard();
    void noTextIsCut_data();
    void noTextIsCut();
    void escapeCloses();

private:
    PreferencesWindow *window();
    template <typename Widget>
    Widget *control(const QString &page, const QString &name)
    {
        named<QAbstractButton>(window(), page)->click();
        return named<Widget>(window(), name);
    }
    void restart();

    std::unique_ptr<QTemporaryDir> m_folder;
    std::unique_ptr<Settings> m_settings;
    std::unique_ptr<Theme> m_theme;
    SomePath m_picker;
    std::unique_ptr<Preferences> m_preferences;
    QFont m_font;
};

void TestPreferences::initTestCase()
{
    QGuiApplication::setDesktopFileName(u"test"_s);
    m_theme = std::make_unique<Theme>(*qApp);
    m_font = QApplication::font();
}

void TestPreferences::init()
{
    m_folder = std::make_unique<QTemporaryDir>();
    qputenv("XDG_CONFIG_HOME", m_folder->filePath(u"config"_s).toUtf8());
    restart();
}

void TestPreferences::cleanup()
{
    m_preferences.reset();
    m_settings.reset();
    QApplication::setFont(m_font);
    m_theme->setScheme(Theme::Scheme::System);
}

void TestPreferences::restart()
{
    m_preferences.reset();
    m_settings.reset();
    QApplication::setFont(m_font);
    m_settings = std::make_unique<Settings>(Paths::ofProfile(m_folder->filePath(u"profile"_s)));
    m_preferences = std::make_unique<Preferences>(*m_settings, *m_theme, m_picker, QString());
}

PreferencesWindow *TestPreferences::window()
{
    for (QWidget *top : QApplication::topLevelWidgets()) {
        if (auto *found = qobject_cast<PreferencesWindow *>(top); found && found->isVisible())
            return found;
    }
    m_preferences->show();
    return window();
}

void TestPreferences::everySwitchOfNotificationsIsKeptAndToldAtOnce_data()
{
    QTest::addColumn<int>("kind");
    QTest::newRow("Direct message") << int(NoticeKind::DirectMessage);
    QTest::newRow("Contact request") << int(NoticeKind::ContactRequest);
    QTest::newRow("File offered") << int(NoticeKind::FileOffer);
    QTest::newRow("Room message") << int(NoticeKind::RoomMessage);
    QTest::newRow("Someone mentions me in a room") << int(NoticeKind::Mention);
    QTest::newRow("Someone enters a room") << int(NoticeKind::SomeoneEntered);
    QTest::newRow("Invitation to a room") << int(NoticeKind::Invitation);
    QTest::newRow("Contact signs in") << int(NoticeKind::SignedIn);
    QTest::newRow("Contact signs out") << int(NoticeKind::SignedOut);
    QTest::newRow("Contact changes their status message") << int(NoticeKind::StatusMessage);
    QTest::newRow("Preview text") << -1;
    QTest::newRow("Sounds") << -2;
}

void TestPreferences::everySwitchOfNotificationsIsKeptAndToldAtOnce()
{
    QFETCH(const int, kind);
    QSignalSpy told(m_preferences.get(), &Preferences::notificationsChanged);
    NotificationSettings wanted;
    if (kind >= 0)
        wanted.setTells(NoticeKind(kind), false);
    wanted.preview = kind != -1;
    wanted.sound = kind != -2;
    auto *box = control<QCheckBox>(u"Notifications"_s, QString::fromLatin1(QTest::currentDataTag()));
    QVERIFY(box->isChecked());
    box->click();
    QCOMPARE(told.size(), 1);
    QCOMPARE(told[0][0].value<NotificationSettings>(), wanted);
    restart();
    QCOMPARE(m_preferences->notifications(), wanted);
    QVERIFY(!control<QCheckBox>(u"Notifications"_s, QString::fromLatin1(QTest::currentDataTag()))->isChecked());
}

void TestPreferences::whatOthersSeeIsKeptAndToldAtOnce_data()
{
    QTest::addColumn<int>("which");
    QTest::newRow("Send typing notifications") << 0;
    QTest::newRow("Send receipts") << 1;
    QTest::newRow("Send read markers") << 2;
}

void TestPreferences::whatOthersSeeIsKeptAndToldAtOnce()
{
    QFETCH(const int, which);
    QSignalSpy told(m_preferences.get(), &Preferences::privacyChanged);
    control<QCheckBox>(u"Privacy"_s, QString::fromLatin1(QTest::currentDataTag()))->click();
    QCOMPARE(told.size(), 1);
    restart();
    const TellOthers kept = m_settings->tellOthers();
    QCOMPARE(kept.typing, which != 0);
    QCOMPARE(kept.receipts, which != 1);
    QCOMPARE(kept.read, which != 2);
}

void TestPreferences::theRuleForRequestsIsKeptAndToldAtOnce()
{
    QSignalSpy told(m_preferences.get(), &Preferences::requestRuleChanged);
    auto *rule = control<QComboBox>(u"Privacy"_s, u"Contact requests"_s);
    QCOMPARE(rule->currentText(), u"Accept from my server"_s);
    rule->setCurrentIndex(rule->findText(u"Ask me"_s));
    QCOMPARE(told.size(), 1);
    QCOMPARE(told[0][0].value<RequestRule>(), RequestRule::Ask);
    restart();
    QCOMPARE(m_settings->requestRule(), RequestRule::Ask);
    QCOMPARE(control<QComboBox>(u"Privacy"_s, u"Contact requests"_s)->currentText(), u"Ask me"_s);
}

void TestPreferences::whereFilesGoIsKeptAndToldAtOnce()
{
    m_settings->setFiles({true, 20'500'000, FileSettings().largest, {}, false});
    QSignalSpy told(m_preferences.get(), &Preferences::filesChanged);
    auto *megabytes = control<QSpinBox>(u"Files"_s, u"Up to"_s);
    QCOMPARE(megabytes->value(), 20);
    QCOMPARE(told.size(), 0);
    named<QPushButton>(window(), u"Choose folder…"_s)->click();
    QCOMPARE(told.size(), 1);
    QCOMPARE(m_settings->files(),
             (FileSettings{true, 20'500'000, FileSettings().largest, u"/somewhere/else"_s, false}));
    megabytes->setValue(7);
    auto *accept = named<QComboBox>(window(), u"Accept files"_s);
    accept->setCurrentIndex(accept->findText(u"Ask me every time"_s));
    QCOMPARE(told.size(), 3);
    restart();
    QCOMPARE(m_settings->files(),
             (FileSettings{false, 7'000'000, FileSettings().largest, u"/somewhere/else"_s, false}));
    QVERIFY(!control<QSpinBox>(u"Files"_s, u"Up to"_s)->isEnabled());
    named<QPushButton>(window(), u"Use the usual folder"_s)->click();
    QVERIFY(m_settings->files().folder.isEmpty());
}

void TestPreferences::directTransfersAreAChoiceOfTheirOwn()
{
    AccountSettings ana;
    ana.jid = *Jid::parse(u"ana@example.org"_s);
    ana.proxy = {AccountSettings::Proxy::Kind::Socks5, u"proxy.example"_s, 1080, {}, {}};
    m_settings->putAccount(ana);
    QSignalSpy told(m_preferences.get(), &Preferences::filesChanged);
    control<QCheckBox>(u"Connection"_s, u"Direct transfers"_s)->click();
    QCOMPARE(told.size(), 1);
    QCOMPARE(m_settings->files().direct, false);
    QCOMPARE(m_settings->files().acceptUpTo, FileSettings().acceptUpTo);
    const auto *proxies = named<TextLabel>(window(), u"Proxy of each account"_s);
    QVERIFY(proxies->text().contains(u"ana@example.org: SOCKS5 proxy proxy.example:1080"_s));
}

void TestPreferences::theThemeChangesAtOnce()
{
    auto *theme = control<QComboBox>(u"General"_s, u"Theme"_s);
    theme->setCurrentIndex(theme->findText(u"Dark"_s));
    QCOMPARE(m_theme->scheme(), Theme::Scheme::Dark);
    m_preferences->setTheme(Theme::Scheme::Light); // from the account menu, while the window is open
    QCOMPARE(theme->currentText(), u"Light"_s);
    m_theme->setScheme(Theme::Scheme::System);
    restart();
    QCOMPARE(m_theme->scheme(), Theme::Scheme::Light);
}

void TestPreferences::theFontChangesAtOnceAndAtTheNextStart()
{
    auto *size = control<QComboBox>(u"General"_s, u"Font size"_s);
    size->setCurrentIndex(size->findText(u"150 %"_s));
    QCOMPARE(QApplication::font().pointSizeF(), m_font.pointSizeF() * 1.5);
    restart();
    QCOMPARE(QApplication::font().pointSizeF(), m_font.pointSizeF() * 1.5);
    size = control<QComboBox>(u"General"_s, u"Font size"_s);
    size->setCurrentIndex(size->findText(u"As the system"_s));
    QCOMPARE(QApplication::font().pointSizeF(), m_font.pointSizeF());
}

void TestPreferences::theLanguageIsKept()
{
    auto *language = control<QComboBox>(u"General"_s, u"Language"_s);
    language->setCurrentIndex(language->findText(u"Español"_s));
    restart();
    QCOMPARE(m_preferences->general().language, u"es"_s);
}

void TestPreferences::startingAtLoginWritesAndRemovesTheFile()
{
    const QString file = m_folder->filePath(u"config/autostart/test.desktop"_s);
    auto *box = control<QCheckBox>(u"General"_s, u"Start at login"_s);
    QVERIFY(!box->isChecked());
    box->click();
    QVERIFY(QFile::exists(file));
    QVERIFY(QFile::remove(file)); // in the desktop's own settings
    m_preferences->show();
    QVERIFY(!box->isChecked());
    box->click();
    box->click();
    QVERIFY(!QFile::exists(file));
}

void TestPreferences::startingAtLoginThatFailsIsSaidAndStaysOff()
{
    QFile inTheWay(m_folder->filePath(u"config"_s));
    QVERIFY(inTheWay.open(QFile::WriteOnly));
    QSignalSpy problem(m_preferences.get(), &Preferences::problem);
    auto *box = control<QCheckBox>(u"General"_s, u"Start at login"_s);
    box->click();
    QCOMPARE(problem.size(), 1);
    QVERIFY(!box->isChecked());
}

void TestPreferences::openingShowsWhatIsKeptAndChangesNothing()
{
    NotificationSettings kept;
    kept.setTells(NoticeKind::SignedOut, false);
    kept.keepIn(*m_settings);
    QSignalSpy general(m_preferences.get(), &Preferences::generalChanged),
        notifications(m_preferences.get(), &Preferences::notificationsChanged),
        privacy(m_preferences.get(), &Preferences::privacyChanged);
    QVERIFY(!control<QCheckBox>(u"Notifications"_s, u"Contact signs out"_s)->isChecked());
    QCOMPARE(general.size() + notifications.size() + privacy.size(), 0);
}

void TestPreferences::damagedSettingsGiveDefaults()
{
    m_settings->setValue(u"window/theme"_s, 99);
    m_settings->setValue(u"window/fontPercent"_s, -5);
    restart();
    QCOMPARE(m_preferences->general().theme, Theme::Scheme::System);
    QVERIFY(m_preferences->general().fontPercent >= 85);
    m_settings->setValue(u"window/fontPercent"_s, 1'000'000);
    restart();
    QVERIFY(m_preferences->general().fontPercent <= 200);
}

void TestPreferences::everythingHasANameAndIsReachedByKeyboard()
{
    for (const QString &page : {u"General"_s, u"Notifications"_s, u"Privacy"_s, u"Data"_s}) {
        named<QAbstractButton>(window(), page)->click();
        QVERIFY(QTest::qWaitForWindowActive(window()));
        named<QAbstractButton>(window(), page)->setFocus();
        QSet<const QWidget *> reached;
        for (int presses = 0; presses < 40; ++presses) {
            reached << QApplication::focusWidget();
            QTest::keyClick(QApplication::focusWidget(), Qt::Key_Tab);
        }
        for (const QWidget *widget : window()->findChildren<QWidget *>()) {
            if (!widget->isVisible() || !(widget->focusPolicy() & Qt::TabFocus) || widget->inherits("QScrollArea"))
                continue;
            QVERIFY2(!widget->accessibleName().isEmpty(), widget->metaObject()->className());
            if (!widget->inherits("Tertulia::SectionButton")) // of those the arrow keys find the others
                QVERIFY2(reached.contains(widget), qPrintable(widget->accessibleName()));
        }
    }
}

void TestPreferences::noTextIsCut_data()
{
    QTest::addColumn<int>("percent");
    QTest::newRow("as it is") << 100;
    QTest::newRow("larger") << 150;
    QTest::newRow("largest") << 200;
}

void TestPreferences::noTextIsCut()
{
    QFETCH(const int, percent);
    QFont font = m_font;
    font.setPointSizeF(m_font.pointSizeF() * percent / 100);
    QApplication::setFont(font);
    for (const QString &page : {u"General"_s, u"Notifications"_s, u"Privacy"_s, u"Data"_s}) {
        named<QAbstractButton>(window(), page)->click();
        QCoreApplication::sendPostedEvents();
        for (const QWidget *widget : window()->findChildren<QWidget *>()) {
            const auto *label = qobject_cast<const QLabel *>(widget);
            if (!widget->isVisible() || !(label || qobject_cast<const QAbstractButton *>(widget)))
                continue;
            const QRect shown(widget->mapTo(window(), QPoint()), widget->size());
            QVERIFY2(shown.right() <= window()->width(), qPrintable(page));
            if (label)
                QVERIFY2(label->height() >= label->heightForWidth(label->width()), qPrintable(label->text()));
            else
                QVERIFY2(widget->width() >= widget->sizeHint().width(), qPrintable(widget->accessibleName()));
        }
    }
}

void TestPreferences::escapeCloses()
{
    PreferencesWindow *shown = window();
    QTest::keyClick(shown, Qt::Key_Escape);
    QVERIFY(!shown->isVisible());
}

QTEST_MAIN(TestPreferences)
#include "tst_Preferences.moc"
