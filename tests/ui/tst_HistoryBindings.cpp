#include "ui/HistoryBindings.h"

#include "Names.h"
#include "app/HistoryExport.h"
#include "app/store/Database.h"
#include "app/store/MessageStore.h"
#include "ui/MainWindow.h"
#include "ui/common/FailureText.h"
#include "ui/common/FilePicker.h"
#include "ui/common/MessageBar.h"
#include "ui/common/Theme.h"

#include <QMessageBox>
#include <QPushButton>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace Tertulia;

namespace {

/// Answers as a person would who always chooses the same.
class Answers : public FilePicker
{
public:
    void saveFile(QWidget *, const QString &, const QString &suggestion, const QStringList &, Chosen chosen) override
    {
        suggested = suggestion;
        chosen(path);
    }
    void chooseFolder(QWidget *, const QString &, Chosen chosen) override { chosen(path); }
    void openFiles(QWidget *, const QString &, FilesChosen chosen) override { chosen({path}); }

    QString path, suggested;
};

const Jid Ana = *Jid::parse(u"ana@example.org"), Ben = *Jid::parse(u"ben@example.org");

} // namespace

class TestHistoryBindings : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase() { m_theme = std::make_unique<Theme>(*qApp); }
    void init();
    void openingThatLastsIsSaidUntilItIsOver();
    void openingThatIsQuickIsNotSaid();
    void troubleIsSaidAndGoesAwayByItself();
    void whereADamagedStoreWentIsSaid();
    void anotherProblemStaysWhenTheStoreIsWellAgain();
    void exportGoesWhereThePersonWantsIt();
    void exportThatCannotBeWrittenIsSaid();
    void clearingAsksFirst();

private:
    QString said(const QString &bar) const { return named<MessageBar>(m_window.get(), bar)->text(); }
    void press(const QString &button) { QTest::mouseClick(named<QPushButton>(m_window.get(), button), Qt::LeftButton); }
    void fill(int count);

    std::unique_ptr<Theme> m_theme;
    std::unique_ptr<QTemporaryDir> m_folder;
    std::unique_ptr<Database> m_database;
    std::unique_ptr<MessageStore> m_store;
    std::unique_ptr<HistoryExport> m_export;
    std::unique_ptr<MainWindow> m_window;
    Answers m_answers;
    std::unique_ptr<HistoryBindings> m_bindings;
};

void TestHistoryBindings::init()
{
    m_bindings.reset();
    m_export.reset();
    m_store.reset();
    m_folder = std::make_unique<QTemporaryDir>();
    m_database = std::make_unique<Database>(m_folder->filePath(u"store.sqlite"_s));
    m_store = std::make_unique<MessageStore>(*m_database);
    m_export = std::make_unique<HistoryExport>(*m_database);
    m_window = std::make_unique<MainWindow>();
    m_bindings = std::make_unique<HistoryBindings>(*m_window, m_answers, *m_export);
    m_database->open();
    m_window->showChats();
    m_window->showState({Phase::Online, {}, {}});
    m_window->show();
    QVERIFY(QTest::qWaitForWindowExposed(m_window.get()));
}

void TestHistoryBindings::fill(int count)
{
    ReceivedBatch batch;
    for (int i = 0; i < count; ++i) {
        Message message;
        message.account = Ana;
        message.conversation = Ben;
        message.time = Instant(std::chrono::milliseconds(1'760'000'000'000 + i));
        message.body = u"message %1"_s.arg(i);
        batch.messages.append(message);
    }
    m_store->addReceived(batch);
}

void TestHistoryBindings::openingThatLastsIsSaidUntilItIsOver()
{
    auto *task = named<MessageBar>(m_window.get(), u"Task"_s);
    m_bindings->tellOpening();
    QVERIFY(task->isHidden());
    QTRY_VERIFY(task->isVisible());
    QVERIFY(task->text().startsWith(u"Opening your messages"_s));
    m_bindings->tellOpened();
    QVERIFY(task->isHidden());
}

void TestHistoryBindings::openingThatIsQuickIsNotSaid()
{
    QSignalSpy later(m_bindings.get(), &QObject::destroyed);
    m_bindings->tellOpening();
    m_bindings->tellOpened();
    later.wait(400); // longer than what would be said
    QVERIFY(named<MessageBar>(m_window.get(), u"Task"_s)->isHidden());
}

void TestHistoryBindings::troubleIsSaidAndGoesAwayByItself()
{
    m_bindings->tellTrouble({FailureKind::DiskFull, {}, {}, {}}, {});
    QCOMPARE(said(u"Connection"_s), FailureText::sentence(FailureKind::DiskFull));
    m_bindings->tellRecovered();
    QVERIFY(named<MessageBar>(m_window.get(), u"Connection"_s)->isHidden());
}

void TestHistoryBindings::whereADamagedStoreWentIsSaid()
{
    m_bindings->tellTrouble({FailureKind::StoreDamaged, {}, {}, {}}, u"/home/ana/tertulia.damaged-1.sqlite"_s);
    QVERIFY(said(u"Connection"_s).startsWith(FailureText::sentence(FailureKind::StoreDamaged)));
    QVERIFY(said(u"Connection"_s).contains(u"/home/ana/tertulia.damaged-1.sqlite"_s));
    press(u"Close"_s);
    QVERIFY(named<MessageBar>(m_window.get(), u"Connection"_s)->isHidden());
}

void TestHistoryBindings::anotherProblemStaysWhenTheStoreIsWellAgain()
{
    m_bindings->tellTrouble({FailureKind::DiskFull, {}, {}, {}}, {});
    m_window->showProblem(u"Something else"_s);
    m_bindings->tellRecovered();
    QCOMPARE(said(u"Connection"_s), u"Something else"_s);
}

void TestHistoryBindings::exportGoesWhereThePersonWantsIt()
{
    fill(10);
    m_answers.path = m_folder->filePath(u"ben.txt"_s);
    m_bindings->exportConversation(Ana, Ben);
    QCOMPARE(m_answers.suggested, u"ben@example.org"_s);
    QTRY_VERIFY(said(u"Task"_s).contains(m_answers.path));
    QVERIFY(QFile::exists(m_answers.path));
    QVERIFY(named<QPushButton>(m_window.get(), u"Open folder"_s)->isVisible());
}

void TestHistoryBindings::exportThatCannotBeWrittenIsSaid()
{
    fill(1);
    m_answers.path = m_folder->filePath(u"no such folder/ben.txt"_s);
    m_bindings->exportConversation(Ana, Ben);
    QTRY_VERIFY(said(u"Task"_s).contains(u"Choose another place"_s));
    named<MessageBar>(m_window.get(), u"Task"_s)->findChild<QPushButton *>()->click();
    QVERIFY(named<MessageBar>(m_window.get(), u"Task"_s)->isHidden());
}

void TestHistoryBindings::clearingAsksFirst()
{
    QSignalSpy asked(m_bindings.get(), &HistoryBindings::clearAllAsked);
    const auto answer = [this](QMessageBox::ButtonRole role) {
        m_bindings->askToClearAll();
        auto *box = m_window->findChild<QMessageBox *>();
        QVERIFY(box && box->informativeText().contains(u"archive"_s));
        for (QAbstractButton *button : box->buttons()) {
            if (box->buttonRole(button) == role) {
                button->click();
            }
        }
        delete box;
    };
    answer(QMessageBox::RejectRole);
    QVERIFY(asked.isEmpty());
    answer(QMessageBox::DestructiveRole);
    QCOMPARE(asked.size(), 1);
}

QTEST_MAIN(TestHistoryBindings)
#include "tst_HistoryBindings.moc"
