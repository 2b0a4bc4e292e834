#include "tests/ui/Names.h"
#include "tests/ui/SomeFiles.h"
#include "ui/chat/Composer.h"
#include "ui/chat/ConversationPage.h"
#include "ui/chat/RoundButton.h"
#include "ui/common/TextLabel.h"
#include "ui/files/AttachPane.h"
#include "ui/files/DropTarget.h"

#include <QApplication>
#include <QClipboard>
#include <QDragEnterEvent>
#include <QDragLeaveEvent>
#include <QDropEvent>
#include <QFileInfo>
#include <QMimeData>
#include <QPushButton>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>
#include <QToolButton>

using namespace Qt::StringLiterals;

namespace Tertulia {

namespace {

const Jid Ana = *Jid::parse(u"ana@example.org"_s), Ben = *Jid::parse(u"ben@example.org"_s);

} // namespace

/// How files come to a conversation before they are sent: button, drop, paste; and the card that shows them.
class tst_FilesAttach : public QObject
{
    Q_OBJECT

private slots:
    void init();

    void theButtonAsksForFiles();
    void nothingLeavesBeforeSend();
    void aDropAnywhereIsTakenAndShown_data();
    void aDropAnywhereIsTakenAndShown();
    void theTargetIsSeenOnlyWhileFilesAreHeldOverIt();
    void textIsDroppedIntoTheComposerOnly();
    void aPastedPictureBecomesAPng();
    void copiedFilesArePastedAsFiles();
    void copiedTextStaysText();
    void oneOfSeveralIsRemoved();
    void cancelAndEscapeLeaveNothingBehind();
    void foldersAndUnreadableFilesAreRefusedInWords();
    void theSameFileIsThereOnce();
    void whatWasBegunStaysWithItsConversation();
    void nothingIsTakenForABlockedPerson();
    void everythingHasAName();

private:
    QString file(const QString &name, const QByteArray &content = "content")
    {
        QFile made(m_folder->filePath(name));
        if (!made.open(QFile::WriteOnly))
            qFatal("no file");
        made.write(content);
        return made.fileName();
    }
    AttachPane *pane() const { return m_page->findChild<AttachPane *>(); }
    QPushButton *button(const QString &name) const { return named<QPushButton>(pane(), name); }
    QString problem() const
    {
        for (const TextLabel *label : pane()->findChildren<TextLabel *>()) {
            if (label->isVisible() && label->text().contains(u'“'))
                return label->text();
        }
        return {};
    }
    /// As the desktop does it: to whatever accepts drops there.
    bool drop(QWidget *on, const QMimeData *data)
    {
        QDragEnterEvent enter({5, 5}, Qt::CopyAction | Qt::MoveAction, data, Qt::LeftButton, {});
        enter.ignore();
        QApplication::sendEvent(on, &enter); // goes up by itself until somebody takes it
        if (!enter.isAccepted())
            return false;
        QDropEvent dropped({5, 5}, Qt::CopyAction | Qt::MoveAction, data, Qt::LeftButton, {});
        QApplication::sendEvent(m_page.get(), &dropped);
        return dropped.isAccepted() && dropped.dropAction() == Qt::CopyAction;
    }
    static QMimeData *urls(const QStringList &paths)
    {
        static QMimeData data;
        QList<QUrl> list;
        for (const QString &path : paths)
            list << QUrl::fromLocalFile(path);
        data.clear();
        data.setUrls(list);
        return &data;
    }

    std::unique_ptr<QTemporaryDir> m_folder;
    std::unique_ptr<ConversationPage> m_page;
};

void tst_FilesAttach::init()
{
    m_folder = std::make_unique<QTemporaryDir>();
    m_page = std::make_unique<ConversationPage>();
    m_page->setPasteFolder(m_folder->filePath(u"pasted"_s));
    m_page->resize(640, 600);
    m_page->showConversation(Ana);
    m_page->show();
    m_page->activateWindow();
    QVERIFY(QTest::qWaitForWindowActive(m_page.get()));
}

void tst_FilesAttach::theButtonAsksForFiles()
{
    QSignalSpy asked(m_page.get(), &ConversationPage::filesAsked);
    QTest::mouseClick(named<RoundButton>(m_page.get(), u"Attach a file"_s), Qt::LeftButton);
    QCOMPARE(asked.size(), 1);
}

void tst_FilesAttach::nothingLeavesBeforeSend()
{
    QSignalSpy written(m_page.get(), &ConversationPage::filesWritten);
    m_page->attach({file(u"one.txt"_s), file(u"two.txt"_s)});
    QVERIFY(pane()->isVisible());
    QCOMPARE(written.size(), 0);
    QVERIFY(button(u"Send"_s)->hasFocus());
    QTest::keyClick(button(u"Send"_s), Qt::Key_Space);
    QCOMPARE(written.size(), 1);
    QCOMPARE(written.first().at(0).value<Jid>(), Ana);
    QCOMPARE(written.first().at(1).toStringList(),
             (QStringList{m_folder->filePath(u"one.txt"_s), m_folder->filePath(u"two.txt"_s)}));
    QVERIFY(!pane()->isVisible());
    QVERIFY(m_page->findChild<Composer *>()->hasFocus());
}

void tst_FilesAttach::aDropAnywhereIsTakenAndShown_data()
{
    QTest::addColumn<QString>("on");
    for (const QString &name : {u"Messages"_s, u"Message"_s, u"Send"_s})
        QTest::newRow(qPrintable(name)) << name;
}

void tst_FilesAttach::aDropAnywhereIsTakenAndShown()
{
    QFETCH(const QString, on);
    QVERIFY(drop(named<QWidget>(m_page.get(), on), urls({file(u"dropped.txt"_s)})));
    QCOMPARE(pane()->files(), QStringList{m_folder->filePath(u"dropped.txt"_s)});
    QVERIFY(pane()->isVisible());
    QVERIFY(m_page->findChild<Composer *>()->toPlainText().isEmpty());
}

void tst_FilesAttach::theTargetIsSeenOnlyWhileFilesAreHeldOverIt()
{
    const auto *target = m_page->findChild<DropTarget *>();
    QVERIFY(!target->isVisible());
    QDragEnterEvent enter({5, 5}, Qt::CopyAction, urls({file(u"a.txt"_s)}), Qt::LeftButton, {});
    QApplication::sendEvent(m_page.get(), &enter);
    QVERIFY(target->isVisible());
    QCOMPARE(target->geometry(), m_page->rect());
    QDragLeaveEvent leave;
    QApplication::sendEvent(m_page.get(), &leave);
    QVERIFY(!target->isVisible());
    QVERIFY(!pane()->isVisible());
}

void tst_FilesAttach::textIsDroppedIntoTheComposerOnly()
{
    QMimeData text;
    text.setText(u"words"_s);
    QVERIFY(!drop(named<QWidget>(m_page.get(), u"Messages"_s), &text));
    QMimeData remote;
    remote.setUrls({QUrl(u"https://example.org/a.txt"_s)});
    QVERIFY(!drop(named<QWidget>(m_page.get(), u"Messages"_s), &remote)); // nothing is fetched from anywhere
}

void tst_FilesAttach::aPastedPictureBecomesAPng()
{
    QImage image(30, 20, QImage::Format_RGB32);
    image.fill(Qt::red);
    QGuiApplication::clipboard()->setImage(image);
    m_page->findChild<Composer *>()->paste();
    QTRY_COMPARE(pane()->files().size(), 1);
    const QString path = pane()->files().constFirst();
    QVERIFY(path.endsWith(u".png"_s));
    QCOMPARE(QImage(path).size(), QSize(30, 20));
    QCOMPARE(QFileInfo(path).permissions() & (QFile::ReadGroup | QFile::ReadOther | QFile::WriteGroup),
             QFile::Permissions());
    m_page->findChild<Composer *>()->paste(); // within the same second
    QTRY_COMPARE(pane()->files().size(), 2);
}

void tst_FilesAttach::copiedFilesArePastedAsFiles()
{
    auto *data = new QMimeData;
    data->setUrls({QUrl::fromLocalFile(file(u"copied.txt"_s))});
    data->setText(u"file:///copied.txt"_s);
    QGuiApplication::clipboard()->setMimeData(data);
    m_page->findChild<Composer *>()->paste();
    QCOMPARE(pane()->files().size(), 1);
    QVERIFY(m_page->findChild<Composer *>()->toPlainText().isEmpty());
}

void tst_FilesAttach::copiedTextStaysText()
{
    auto *data = new QMimeData; // as a spreadsheet copies its cells
    data->setText(u"1\t2"_s);
    data->setImageData(QImage(10, 10, QImage::Format_RGB32));
    QGuiApplication::clipboard()->setMimeData(data);
    m_page->findChild<Composer *>()->paste();
    QCOMPARE(m_page->findChild<Composer *>()->toPlainText(), u"1\t2"_s);
    QVERIFY(pane()->files().isEmpty());
}

void tst_FilesAttach::oneOfSeveralIsRemoved()
{
    m_page->attach({file(u"one.txt"_s), file(u"two.txt"_s)});
    named<QToolButton>(pane(), u"Remove one.txt"_s)->click();
    QCOMPARE(pane()->files(), QStringList{m_folder->filePath(u"two.txt"_s)});
    named<QToolButton>(pane(), u"Remove two.txt"_s)->click();
    QVERIFY(!pane()->isVisible());
}

void tst_FilesAttach::cancelAndEscapeLeaveNothingBehind()
{
    QSignalSpy written(m_page.get(), &ConversationPage::filesWritten);
    m_page->attach({file(u"one.txt"_s)});
    button(u"Cancel"_s)->click();
    QVERIFY(!pane()->isVisible() && pane()->files().isEmpty());
    m_page->attach({file(u"one.txt"_s)});
    QTest::keyClick(button(u"Send"_s), Qt::Key_Escape);
    QVERIFY(!pane()->isVisible() && pane()->files().isEmpty());
    QCOMPARE(written.size(), 0);
}

void tst_FilesAttach::foldersAndUnreadableFilesAreRefusedInWords()
{
    m_page->attach({m_folder->path()});
    QVERIFY(problem().contains(u"is a folder"_s));
    QVERIFY(pane()->isVisible() && pane()->files().isEmpty());
    m_page->attach({m_folder->filePath(u"nothing.txt"_s), file(u"there.txt"_s)});
    QVERIFY(problem().contains(u"nothing.txt"_s) && problem().contains(u"cannot be read"_s));
    QCOMPARE(pane()->files().size(), 1); // the other one stays
}

void tst_FilesAttach::theSameFileIsThereOnce()
{
    const QString path = file(u"one.txt"_s);
    m_page->attach({path, path});
    m_page->attach({path});
    QCOMPARE(pane()->files().size(), 1);
}

void tst_FilesAttach::whatWasBegunStaysWithItsConversation()
{
    m_page->attach({file(u"for ana.txt"_s)});
    m_page->showConversation(Ben);
    QVERIFY(!pane()->isVisible());
    m_page->attach({file(u"for ben.txt"_s)});
    QSignalSpy written(m_page.get(), &ConversationPage::filesWritten);
    button(u"Send"_s)->click();
    QCOMPARE(written.first().at(0).value<Jid>(), Ben);
    QCOMPARE(written.first().at(1).toStringList(), QStringList{m_folder->filePath(u"for ben.txt"_s)});
    m_page->showConversation(Ana);
    QVERIFY(pane()->isVisible());
    QCOMPARE(pane()->files(), QStringList{m_folder->filePath(u"for ana.txt"_s)});
}

void tst_FilesAttach::nothingIsTakenForABlockedPerson()
{
    m_page->setBlocked(u"You have blocked Ana."_s);
    QVERIFY(!drop(m_page.get(), urls({file(u"a.txt"_s)})));
    m_page->attach({file(u"a.txt"_s)});
    QVERIFY(pane()->files().isEmpty());
}

void tst_FilesAttach::everythingHasAName()
{
    m_page->attach({file(u"one.txt"_s), file(u"two.txt"_s)});
    for (const QWidget *widget : pane()->findChildren<QWidget *>()) {
        if (widget->isVisible() && widget->focusPolicy() != Qt::NoFocus)
            QVERIFY2(!widget->accessibleName().isEmpty(), widget->metaObject()->className());
    }
}

} // namespace Tertulia

QTEST_MAIN(Tertulia::tst_FilesAttach)
#include "tst_FilesAttach.moc"
