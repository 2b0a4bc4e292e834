#include "ui/DataBindings.h"

#include "Names.h"
#include "app/HistoryExport.h"
#include "app/Settings.h"
#include "app/store/Database.h"
#include "app/store/MessageStore.h"
#include "ui/HistoryBindings.h"
#include "ui/MainWindow.h"
#include "ui/common/FilePicker.h"
#include "ui/common/TextLabel.h"
#include "ui/common/Theme.h"
#include "ui/settings/PreferencesWindow.h"

#include <QComboBox>
#include <QMessageBox>
#include <QPushButton>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace Tertulia;

namespace {

class SomeFolder : public FilePicker
{
public:
    void saveFile(QWidget *, const QString &, const QString &, const QStringList &, Chosen chosen) override
    {
        chosen(path);
    }
    void chooseFolder(QWidget *over, const QString &, Chosen chosen) override
    {
        above = over;
        chosen(path);
    }
    void openFiles(QWidget *, const QString &, FilesChosen chosen) override { chosen({path}); }

    QString path;
    QWidget *above = nullptr;
};

const Jid Ana = *Jid::parse(u"ana@example.org"), Ben = *Jid::parse(u"ben@example.org");

} // namespace

/// The Data page of Preferences, and what it does to the history.
class TestDataBindings : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase() { m_theme = std::make_unique<Theme>(*qApp); }
    void init();
    void theSizeIsShown();
    void keepingLessAsksFirstAndThenRemoves();
    void whoDeclinesKeepsEverything();
    void keepingMoreDoesNotAsk();
    void theChoiceIsThereAtTheNextStart();
    void exportAndClearAreAskedAboveThisWindow();

private:
    void restart();
    void choose(const QString &choice);
    QString chosen() const { return named<QComboBox>(m_preferences.get(), u"Keep messages"_s)->currentText(); }
    QString said(const QString &label) const { return named<TextLabel>(m_preferences.get(), label)->text(); }
    QMessageBox *question() const { return m_preferences->findChild<QMessageBox *>(); }
    void answer(QMessageBox::ButtonRole role);
    int count();

    std::unique_ptr<Theme> m_theme;
    std::unique_ptr<QTemporaryDir> m_folder;
    std::unique_ptr<Settings> m_settings;
    std::unique_ptr<Database> m_database;
    std::unique_ptr<MessageStore> m_store;
    std::unique_ptr<HistoryExport> m_export;
    std::unique_ptr<MainWindow> m_window;
    SomeFolder m_picker;
    std::unique_ptr<HistoryBindings> m_history;
    std::unique_ptr<DataBindings> m_data;
    std::unique_ptr<PreferencesWindow> m_preferences;
};

void TestDataBindings::init()
{
    m_preferences.reset();
    m_data.reset();
    m_history.reset();
    m_export.reset();
    m_store.reset();
    m_database.reset();
    m_settings.reset();
    m_folder = std::make_unique<QTemporaryDir>();
    m_picker.path = m_folder->path();
    m_settings = std::make_unique<Settings>(Paths::ofProfile(m_folder->filePath(u"profile"_s)));
    m_database = std::make_unique<Database>(m_folder->filePath(u"store.sqlite"_s));
    m_store = std::make_unique<MessageStore>(*m_database);
    m_export = std::make_unique<HistoryExport>(*m_database);
    m_window = std::make_unique<MainWindow>();
    m_history = std::make_unique<HistoryBindings>(*m_window, m_picker, *m_export);
    m_database->open();
    ReceivedBatch batch;
    for (const int ago : {700, 200, 60, 1}) {
        Message message;
        message.account = Ana;
        message.conversation = Ben;
        message.time =
            std::chrono::floor<std::chrono::milliseconds>(std::chrono::system_clock::now()) - std::chrono::days(ago);
        message.body = u"message"_s;
        message.state = MessageState::Read;
        batch.messages.append(message);
    }
    m_store->addReceived(batch);
    restart();
}

void TestDataBindings::restart()
{
    m_preferences = std::make_unique<PreferencesWindow>();
    m_data = std::make_unique<DataBindings>(*m_settings, *m_database, *m_store, *m_history);
    m_data->bind(m_preferences.get());
    m_data->start();
    named<QAbstractButton>(m_preferences.get(), u"Data"_s)->click();
    m_preferences->show();
    QVERIFY(QTest::qWaitForWindowExposed(m_preferences.get()));
}

void TestDataBindings::choose(const QString &choice)
{
    auto *box = named<QComboBox>(m_preferences.get(), u"Keep messages"_s);
    box->setCurrentIndex(box->findText(choice));
}

void TestDataBindings::answer(QMessageBox::ButtonRole role)
{
    QMessageBox *box = question();
    for (QAbstractButton *button : box->buttons()) {
        if (box->buttonRole(button) == role)
            button->click();
    }
    delete box;
}

int TestDataBindings::count()
{
    auto page = m_store->newest(Ana, Ben, 100);
    return QTest::qWaitFor([&] { return page.isFinished(); }) ? int(page.result().value().size()) : -1;
}

void TestDataBindings::theSizeIsShown()
{
    QTRY_VERIFY(said(u"History size"_s).startsWith(u"Your messages take up "_s));
    QVERIFY(said(u"History size"_s).endsWith(u"B."_s));
}

void TestDataBindings::keepingLessAsksFirstAndThenRemoves()
{
    choose(u"1 year"_s);
    QVERIFY(question());
    QVERIFY(question()->informativeText().contains(u"older than 1 year"_s));
    QCOMPARE(chosen(), u"Forever"_s);
    QCOMPARE(count(), 4);
    answer(QMessageBox::DestructiveRole);
    QCOMPARE(chosen(), u"1 year"_s);
    QTRY_COMPARE(said(u"Data status"_s), u"%n older message(s) removed."_s.replace(u"%n"_s, u"1"_s));
    QCOMPARE(count(), 3);
}

void TestDataBindings::whoDeclinesKeepsEverything()
{
    choose(u"30 days"_s);
    answer(QMessageBox::RejectRole);
    QCOMPARE(chosen(), u"Forever"_s);
    QCOMPARE(count(), 4);
    restart();
    QCOMPARE(chosen(), u"Forever"_s);
}

void TestDataBindings::keepingMoreDoesNotAsk()
{
    choose(u"30 days"_s);
    answer(QMessageBox::DestructiveRole);
    QTRY_COMPARE(count(), 1);
    choose(u"6 months"_s);
    QVERIFY(!question());
    QCOMPARE(chosen(), u"6 months"_s);
    choose(u"Forever"_s);
    QVERIFY(!question());
    QCOMPARE(chosen(), u"Forever"_s);
}

void TestDataBindings::theChoiceIsThereAtTheNextStart()
{
    choose(u"6 months"_s);
    answer(QMessageBox::DestructiveRole);
    QTRY_COMPARE(count(), 2);
    restart();
    QCOMPARE(chosen(), u"6 months"_s);
    m_settings->setValue(u"history/keepDays"_s, u"many"_s); // by hand
    restart();
    QCOMPARE(chosen(), u"Forever"_s);
}

void TestDataBindings::exportAndClearAreAskedAboveThisWindow()
{
    named<QPushButton>(m_preferences.get(), u"Export all conversations…"_s)->click();
    QCOMPARE(m_picker.above, m_preferences.get());
    QTRY_VERIFY(said(u"Data status"_s).startsWith(u"Exported to "_s));
    QSignalSpy asked(m_history.get(), &HistoryBindings::clearAllAsked);
    named<QPushButton>(m_preferences.get(), u"Clear all history…"_s)->click();
    QVERIFY(question() && asked.isEmpty());
    answer(QMessageBox::DestructiveRole);
    QCOMPARE(asked.size(), 1);
}

QTEST_MAIN(TestDataBindings)
#include "tst_DataBindings.moc"
