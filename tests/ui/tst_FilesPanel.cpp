#include "app/models/TransfersModel.h"
#include "tests/ui/Names.h"
#include "tests/ui/SomeFiles.h"
#include "ui/MainWindow.h"
#include "ui/chat/ConversationPage.h"
#include "ui/common/FilePicker.h"
#include "ui/common/MessageBar.h"
#include "ui/files/AttachPane.h"
#include "ui/files/FileDesk.h"
#include "ui/files/RiskyFile.h"
#include "ui/files/RowFiles.h"
#include "ui/files/SharedFiles.h"
#include "ui/files/TransfersPanel.h"

#include <QDesktopServices>
#include <QListView>
#include <QMessageBox>
#include <QPushButton>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

using namespace Qt::StringLiterals;

namespace Tertulia {

namespace {

class Picker : public FilePicker
{
public:
    void saveFile(QWidget *, const QString &, const QString &suggestion, const QStringList &, Chosen chosen) override
    {
        suggested = suggestion;
        chosen(path);
    }
    void chooseFolder(QWidget *, const QString &, Chosen chosen) override { chosen(path); }
    void openFiles(QWidget *, const QString &, FilesChosen chosen) override { waiting = std::move(chosen); }

    QString path, suggested;
    FilesChosen waiting;
};

} // namespace

/// The Transfers panel, shared files in the details, and what this computer does with a file that lies here.
class tst_FilesPanel : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase();
    void init();
    void cleanup();

    void rowsSayWhoseWhatAndHowItStands();
    void theButtonsAreThoseOfTheChosenFile();
    void aFileThatFinishesChangesItsButtonsAtOnce();
    void finishedOnesAreClearedWhereThereAreAny();
    void escapeCloses();
    void whatCouldRunIsKnownByNameAndContent_data();
    void whatCouldRunIsKnownByNameAndContent();
    void anHarmlessFileOpensAtOnce();
    void whatCouldRunAsksFirst();
    void aFileThatIsGoneIsSaid();
    void aCopyIsKeptWhereItWasWanted();
    void whatWasChosenForOneReachesNobodyElse();
    void sharedFilesAreThoseThatLieHere();

public slots:
    void opened(const QUrl &url) { m_opened << url; }

private:
    QString write(const QString &name, const QByteArray &content)
    {
        QFile file(m_folder->filePath(name));
        if (!file.open(QFile::WriteOnly))
            qFatal("no file");
        file.write(content);
        return file.fileName();
    }
    QMessageBox *question() const { return m_window->findChild<QMessageBox *>(); }

    std::unique_ptr<QTemporaryDir> m_folder;
    Picker m_picker;
    std::unique_ptr<MainWindow> m_window;
    std::unique_ptr<FileDesk> m_desk;
    std::unique_ptr<TransfersModel> m_model;
    QList<QUrl> m_opened;
};

void tst_FilesPanel::initTestCase()
{
    QLocale::setDefault(QLocale(QLocale::English, QLocale::UnitedKingdom));
    qRegisterMetaType<FileAction>();
    QDesktopServices::setUrlHandler(u"file"_s, this, "opened");
}

void tst_FilesPanel::init()
{
    m_opened.clear();
    m_folder = std::make_unique<QTemporaryDir>();
    m_window = std::make_unique<MainWindow>();
    m_desk = std::make_unique<FileDesk>(*m_window, m_picker);
    m_model = std::make_unique<TransfersModel>();
    m_window->transfers()->setModel(m_model.get(), [](const Jid &jid) { return jid.local(); });
    m_window->show();
    m_window->showChats();
    m_window->activateWindow();
    QVERIFY(QTest::qWaitForWindowActive(m_window.get()));
}

void tst_FilesPanel::cleanup()
{
    m_window->transfers()->setModel(nullptr, {});
    m_desk.reset();
    m_window.reset();
    m_model.reset();
}

void tst_FilesPanel::rowsSayWhoseWhatAndHowItStands()
{
    m_model->reset({SomeFiles::file(1, TransferState::Running, true), SomeFiles::file(2, TransferState::Offered)});
    m_window->transfers()->show();
    const auto *list = named<QListView>(m_window->transfers(), u"Files"_s);
    QVERIFY(list->hasFocus());
    QCOMPARE(list->model()->index(0, 0).data(Qt::AccessibleTextRole).toString(),
             u"From ana, file notes.pdf, 4.2 MB, Waiting for your answer"_s);
    QCOMPARE(list->model()->index(1, 0).data(Qt::AccessibleTextRole).toString(),
             u"To ana, file notes.pdf, 4.2 MB, Sending, 45 %, 1.1 MB/s, 3 s left, through the server (HTTP)"_s);
}

void tst_FilesPanel::theButtonsAreThoseOfTheChosenFile()
{
    Transfer done = SomeFiles::file(1, TransferState::Done);
    done.path = u"/tmp/notes.pdf"_s;
    m_model->reset({done, SomeFiles::file(2, TransferState::Running, true)});
    TransfersPanel *panel = m_window->transfers();
    panel->show();
    QSignalSpy asked(panel, &TransfersPanel::asked);
    QVERIFY(named<QPushButton>(panel, u"Cancel"_s)->isVisible());
    QVERIFY(!named<QPushButton>(panel, u"Open"_s)->isVisible());
    QTest::mouseClick(named<QPushButton>(panel, u"Cancel"_s), Qt::LeftButton);
    QCOMPARE(asked.takeFirst().at(0).value<Transfer>().id, 2);
    QTest::keyClick(named<QListView>(panel, u"Files"_s), Qt::Key_Down);
    QVERIFY(!named<QPushButton>(panel, u"Cancel"_s)->isVisible());
    QTest::mouseClick(named<QPushButton>(panel, u"Show in folder"_s), Qt::LeftButton);
    QCOMPARE(asked.first().at(0).value<Transfer>().id, 1);
    QCOMPARE(asked.first().at(1).value<FileAction>(), FileAction::ShowInFolder);
}

void tst_FilesPanel::aFileThatFinishesChangesItsButtonsAtOnce()
{
    m_model->reset({SomeFiles::file(1, TransferState::Running)});
    TransfersPanel *panel = m_window->transfers();
    panel->show();
    named<QPushButton>(panel, u"Cancel"_s)->setFocus();
    Transfer done = SomeFiles::file(1, TransferState::Done);
    done.path = u"/tmp/notes.pdf"_s;
    m_model->put(done);
    QVERIFY(named<QPushButton>(panel, u"Open"_s)->isVisible());
    QVERIFY(named<QListView>(panel, u"Files"_s)->hasFocus()); // its button is gone
}

void tst_FilesPanel::finishedOnesAreClearedWhereThereAreAny()
{
    m_model->reset({SomeFiles::file(1, TransferState::Running)});
    TransfersPanel *panel = m_window->transfers();
    panel->show();
    auto *clear = named<QPushButton>(panel, u"Clear finished"_s);
    QVERIFY(!clear->isEnabled());
    QSignalSpy asked(panel, &TransfersPanel::clearAsked);
    m_model->put(SomeFiles::file(2, TransferState::Cancelled));
    QTRY_VERIFY(clear->isEnabled());
    clear->click();
    QCOMPARE(asked.size(), 1);
}

void tst_FilesPanel::escapeCloses()
{
    m_window->transfers()->show();
    QTest::keyClick(named<QListView>(m_window->transfers(), u"Files"_s), Qt::Key_Escape);
    QVERIFY(!m_window->transfers()->isVisible());
}

void tst_FilesPanel::whatCouldRunIsKnownByNameAndContent_data()
{
    QTest::addColumn<QByteArray>("content");
    QTest::addColumn<bool>("risky");
    const QByteArray words = "just some words\n";
    for (const char *name : {"a.desktop", "a.sh", "A.JAR", "a.html", "a.htm", "a.svg", "photo.jpg.exe", "a.py",
                             "a.AppImage", "a.xhtml", "a.ps1", "a.url"})
        QTest::newRow(name) << words << true;
    QTest::newRow("script") << QByteArray("#!/bin/sh\nrm -rf /\n") << true;
    QTest::newRow("program.txt") << QByteArray::fromHex("7f454c4602010100000000000000000003003e0001000000") << true;
    QTest::newRow("page") << QByteArray("<!DOCTYPE html><html><script></script></html>") << true;
    for (const char *name : {"a.txt", "a.csv", "a.tar.gz", "a.mp3"})
        QTest::newRow(name) << words << false;
    QTest::newRow("a.pdf") << QByteArray("%PDF-1.4\n") << false;
}

void tst_FilesPanel::whatCouldRunIsKnownByNameAndContent()
{
    QFETCH(const QByteArray, content);
    QFETCH(const bool, risky);
    QCOMPARE(isRiskyToOpen(write(QString::fromLatin1(QTest::currentDataTag()), content)), risky);
}

void tst_FilesPanel::anHarmlessFileOpensAtOnce()
{
    Transfer done = SomeFiles::file(1, TransferState::Done);
    done.path = write(u"notes.txt"_s, "words");
    emit m_window->fileAsked(done, FileAction::Open);
    QCOMPARE(m_opened, QList{QUrl::fromLocalFile(done.path)});
    QVERIFY(!question());
}

void tst_FilesPanel::whatCouldRunAsksFirst()
{
    Transfer done = SomeFiles::file(1, TransferState::Done);
    done.path = write(u"game.sh"_s, "#!/bin/sh\n");
    emit m_window->fileAsked(done, FileAction::Open);
    QVERIFY(m_opened.isEmpty());
    QVERIFY(question() && question()->text().contains(u"game.sh"_s));
    question()->reject();
    QVERIFY(m_opened.isEmpty());
    QTRY_VERIFY(!question());
    emit m_window->fileAsked(done, FileAction::Open);
    for (QAbstractButton *button : question()->buttons()) {
        if (button->text().contains(u"Open"_s))
            button->click();
    }
    QCOMPARE(m_opened.size(), 1);
}

void tst_FilesPanel::aFileThatIsGoneIsSaid()
{
    Transfer done = SomeFiles::file(1, TransferState::Done);
    done.path = m_folder->filePath(u"gone.txt"_s);
    for (const FileAction action : {FileAction::Open, FileAction::ShowInFolder, FileAction::SaveAs})
        emit m_window->fileAsked(done, action);
    QVERIFY(m_opened.isEmpty());
    bool said = false;
    for (const MessageBar *bar : m_window->findChildren<MessageBar *>())
        said = said || (bar->isVisible() && bar->text().contains(u"no longer where it was"_s));
    QVERIFY(said);
}

void tst_FilesPanel::aCopyIsKeptWhereItWasWanted()
{
    const QByteArray content(1'000'000, 'x');
    Transfer done = SomeFiles::file(1, TransferState::Done);
    done.path = write(u"notes.txt"_s, content);
    m_picker.path = m_folder->filePath(u"copy.txt"_s);
    emit m_window->fileAsked(done, FileAction::SaveAs);
    QCOMPARE(m_picker.suggested, u"notes.txt"_s);
    QTRY_VERIFY(QFile::exists(m_picker.path));
    QFile copy(m_picker.path);
    QVERIFY(copy.open(QFile::ReadOnly));
    QCOMPARE(copy.readAll(), content);
    QCOMPARE(copyFile(done.path, m_folder->filePath(u"no such/copy.txt"_s)).result(), false);
}

void tst_FilesPanel::whatWasChosenForOneReachesNobodyElse()
{
    ConversationPage *page = m_window->conversation();
    page->showConversation(*Jid::parse(u"ana@example.org"_s));
    const auto *pane = page->findChild<AttachPane *>();
    emit page->filesAsked();
    const QString path = write(u"secret.txt"_s, "s");
    page->showConversation(*Jid::parse(u"ben@example.org"_s));
    m_picker.waiting({path});
    QVERIFY(pane->files().isEmpty());
    emit page->filesAsked();
    m_picker.waiting({path});
    QCOMPARE(pane->files(), QStringList{path});
}

void tst_FilesPanel::sharedFilesAreThoseThatLieHere()
{
    RowFiles files([](TransferId) { return std::nullopt; });
    SharedFiles shared;
    Transfer photo = SomeFiles::file(1, TransferState::Done, false, u"beach.png"_s);
    photo.path = SomeFiles::picture(m_folder->filePath(u"beach.png"_s), {60, 40});
    Transfer notes = SomeFiles::file(2, TransferState::Done, true);
    notes.path = write(u"notes.pdf"_s, "x");
    shared.setFiles({photo, notes, SomeFiles::file(3, TransferState::Offered, false, u"later.txt"_s)}, &files);
    QSignalSpy asked(&shared, &SharedFiles::asked);
    named<QPushButton>(&shared, u"beach.png"_s)->click();
    QCOMPARE(asked.takeFirst().at(0).value<Transfer>().id, 1);
    named<QPushButton>(&shared, u"notes.pdf, 4.2 MB"_s)->click();
    QCOMPARE(asked.takeFirst().at(0).value<Transfer>().id, 2);
    for (const QPushButton *button : shared.findChildren<QPushButton *>())
        QVERIFY(!button->accessibleName().contains(u"later"_s));
    shared.setFiles({}, &files);
    QVERIFY(shared.isHidden());
}

} // namespace Tertulia

QTEST_MAIN(Tertulia::tst_FilesPanel)
#include "tst_FilesPanel.moc"
