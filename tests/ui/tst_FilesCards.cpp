#include "tests/ui/SomeFiles.h"
#include "tests/ui/SomeMessages.h"
#include "ui/files/RowFiles.h"
#include "ui/timeline/MessageMenu.h"
#include "ui/timeline/MessageView.h"

#include <QAccessible>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

using namespace Qt::StringLiterals;

namespace Tertulia {

namespace {

constexpr TransferState States[] = {TransferState::Offered,   TransferState::Waiting, TransferState::Running,
                                    TransferState::Checking,  TransferState::Done,    TransferState::Declined,
                                    TransferState::Cancelled, TransferState::Failed};

} // namespace

/// Files in the list of messages, by eye, mouse, keyboard and screen reader.
class tst_FilesCards : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase();
    void init();
    void cleanup();

    void everythingIsInsideTheBubbleAndNothingMeets();
    void eachStateOffersWhatCanBeDone();
    void aButtonIsPressedByMouse();
    void aButtonIsReachedByKeyboard();
    void theMenuOffersTheSame();
    void screenReaderHearsNameSizeAndState();
    void progressChangesOneRowAndNoOther();
    void aRunningCardKeepsItsSize();
    void aPictureAppearsWhenItIsReadAndOpensByAClick();
    void aPictureThatWasOnlyOfferedIsNotRead();
    void anUnknownFileIsShownAsItsText();
    void aNameCannotTurnItsLineAround();
    void theFailureOfAFileIsSaidOnce();

private:
    void show(const Transfer &transfer);
    const MessageAction *action(int row, FileAction wanted) const;

    QHash<TransferId, Transfer> m_transfers;
    std::unique_ptr<RowFiles> m_files;
    std::unique_ptr<SomeMessages> m_model;
    std::unique_ptr<MessageView> m_view;
};

void tst_FilesCards::initTestCase()
{
    QLocale::setDefault(QLocale(QLocale::English, QLocale::UnitedKingdom));
    qRegisterMetaType<FileAction>();
}

void tst_FilesCards::init()
{
    m_transfers.clear();
    m_files = std::make_unique<RowFiles>([this](TransferId id) {
        const auto found = m_transfers.constFind(id);
        return found == m_transfers.cend() ? std::nullopt : std::optional(*found);
    });
    m_model = std::make_unique<SomeMessages>();
    m_view = std::make_unique<MessageView>();
    m_view->setPartner(u"Ana"_s);
    m_view->setModel(m_model.get());
    m_view->setFiles(m_files.get());
    m_view->resize(560, 600);
    m_view->show();
    m_view->activateWindow();
    m_view->setFocus();
    QVERIFY(QTest::qWaitForWindowActive(m_view.get()));
}

void tst_FilesCards::cleanup()
{
    m_view.reset();
    m_model.reset();
    m_files.reset();
}

void tst_FilesCards::show(const Transfer &transfer)
{
    m_transfers.insert(transfer.id, transfer);
    Message message = SomeMessages::said(transfer.name, transfer.outgoing);
    message.transfer = transfer.id;
    m_model->append({message});
    m_view->settle();
}

const MessageAction *tst_FilesCards::action(int row, FileAction wanted) const
{
    for (const MessageAction &one : m_view->rowLayout(row).actions) {
        if (one.kind == MessageAction::File && one.file == wanted)
            return &one;
    }
    return nullptr;
}

void tst_FilesCards::everythingIsInsideTheBubbleAndNothingMeets()
{
    for (const qreal points : {7., 10., 20.}) {
        QFont font;
        font.setPointSizeF(points);
        const MessageFonts fonts(font);
        for (const int width : {200, 320, 701, 2000}) {
            for (const TransferState state : States) {
                for (const QSize &picture : {QSize(), QSize(320, 240), QSize(20, 320)}) {
                    MessageRow row;
                    row.file = SomeFiles::file(1, state, width % 2 == 0, u"a name that is too long "_s.repeated(9));
                    row.file->path = u"/tmp/x"_s;
                    row.message = SomeMessages::said(row.file->name, row.file->outgoing);
                    row.message.transfer = 1;
                    row.picture = picture;
                    const MessageLayout layout(row, fonts, width, QDate::currentDate());
                    const FileCard &card = layout.file;
                    QList<QRect> parts{card.picture, card.symbol.united(card.name).united(card.detail), card.bar,
                                       card.reason};
                    for (QRect &part : parts)
                        part.translate(layout.card.topLeft());
                    for (const FileCard::Button &button : card.buttons)
                        parts << button.rect.translated(layout.card.topLeft());
                    parts << layout.stamp.united(layout.stateMark);
                    QVERIFY(QRect(0, 0, layout.width, layout.height).contains(layout.bubble));
                    for (qsizetype i = 0; i < parts.size(); ++i) {
                        const QString where =
                            u"part %1, state %2, width %3, %4 pt"_s.arg(i).arg(int(state)).arg(width).arg(points);
                        QVERIFY2(parts.at(i).isEmpty() || layout.bubble.contains(parts.at(i)), qPrintable(where));
                        for (qsizetype j = 0; j < i; ++j)
                            QVERIFY2(!parts.at(i).intersects(parts.at(j)), qPrintable(where + u" meets %1"_s.arg(j)));
                    }
                }
            }
        }
    }
}

void tst_FilesCards::eachStateOffersWhatCanBeDone()
{
    using enum FileAction;
    const auto offered = [](TransferState state, bool outgoing, const QUrl &url = {}) {
        Transfer transfer = SomeFiles::file(1, state, outgoing);
        transfer.url = url;
        transfer.path = u"/tmp/notes.pdf"_s;
        return FileWords::actions(transfer);
    };
    QCOMPARE(offered(TransferState::Offered, false), (QList{Accept, Decline}));
    QCOMPARE(offered(TransferState::Offered, true), QList{Cancel});
    for (const auto state : {TransferState::Waiting, TransferState::Running}) {
        QCOMPARE(offered(state, false), QList{Cancel});
        QCOMPARE(offered(state, true), QList{Cancel});
    }
    QVERIFY(offered(TransferState::Checking, true).isEmpty()); // all of it is there
    QCOMPARE(offered(TransferState::Done, false), (QList{Open, ShowInFolder, SaveAs}));
    QCOMPARE(offered(TransferState::Done, true), (QList{Open, ShowInFolder}));
    QCOMPARE(offered(TransferState::Failed, true), QList{Retry});
    QVERIFY(offered(TransferState::Failed, false).isEmpty()); // a stream of theirs that broke: only they can try again
    QCOMPARE(offered(TransferState::Failed, false, QUrl(u"https://example.org/f"_s)), QList{Retry});
    QVERIFY(offered(TransferState::Declined, false).isEmpty());
}

void tst_FilesCards::aButtonIsPressedByMouse()
{
    show(SomeFiles::file(7, TransferState::Offered));
    QSignalSpy asked(m_view.get(), &MessageView::fileAsked);
    for (const FileAction wanted : {FileAction::Decline, FileAction::Accept}) {
        const MessageAction *button = action(0, wanted);
        QVERIFY(button);
        const QPoint at = button->rects.first().center() + m_view->rowRect(0).topLeft();
        QTest::mouseClick(m_view->viewport(), Qt::LeftButton, {}, at);
        QCOMPARE(asked.size(), 1);
        QCOMPARE(asked.first().at(0).toLongLong(), 7);
        QCOMPARE(asked.takeFirst().at(1).value<FileAction>(), wanted);
    }
    const QPoint name = m_view->rowLayout(0).file.name.center() + m_view->rowLayout(0).card.topLeft();
    QTest::mouseClick(m_view->viewport(), Qt::LeftButton, {}, name + m_view->rowRect(0).topLeft());
    QCOMPARE(asked.size(), 0); // the name alone does nothing
}

void tst_FilesCards::aButtonIsReachedByKeyboard()
{
    show(SomeFiles::file(7, TransferState::Offered));
    QSignalSpy asked(m_view.get(), &MessageView::fileAsked);
    QTest::keyClick(m_view.get(), Qt::Key_Up);
    QTest::keyClick(m_view.get(), Qt::Key_Tab);
    QTest::keyClick(m_view.get(), Qt::Key_Tab);
    QTest::keyClick(m_view.get(), Qt::Key_Return);
    QCOMPARE(asked.size(), 1);
    QCOMPARE(asked.first().at(1).value<FileAction>(), FileAction::Decline);
}

void tst_FilesCards::theMenuOffersTheSame()
{
    const Transfer transfer = SomeFiles::file(7, TransferState::Running, true);
    Message message = SomeMessages::said(transfer.name, true);
    message.transfer = 7;
    MessageMenu menu(message, transfer, transfer.name, {}, m_view.get());
    QSignalSpy asked(&menu, &MessageMenu::fileAsked);
    QStringList names;
    for (QAction *entry : menu.actions())
        names << entry->text();
    QCOMPARE(names.first(), u"Cancel"_s);
    QVERIFY2(!names.contains(u"Edit"_s), "a file has no words to be corrected");
    menu.actions().first()->trigger();
    QCOMPARE(asked.first().at(0).value<FileAction>(), FileAction::Cancel);
}

void tst_FilesCards::screenReaderHearsNameSizeAndState()
{
    show(SomeFiles::file(1, TransferState::Offered));
    show(SomeFiles::file(2, TransferState::Running, true));
    show(SomeFiles::file(3, TransferState::Failed, true));
    QCOMPARE(m_view->accessibleText(0), u"Ana, 09:30, file notes.pdf, 4.2 MB, Waiting for your answer"_s);
    QCOMPARE(m_view->accessibleText(1), u"You, 09:30, file notes.pdf, 4.2 MB, Sending, 45 %"_s);
    QVERIFY(m_view->accessibleText(2).startsWith(u"You, 09:30, file notes.pdf, 4.2 MB, Not sent, Nothing moved"_s));
    QAccessibleInterface *list = QAccessible::queryAccessibleInterface(m_view.get());
    QAccessibleInterface *row = list->child(0);
    QCOMPARE(row->childCount(), 2);
    QCOMPARE(row->child(0)->text(QAccessible::Name), u"Accept"_s);
    QCOMPARE(row->child(1)->text(QAccessible::Name), u"Decline"_s);
    QCOMPARE(row->child(0)->role(), QAccessible::Button);
    QSignalSpy asked(m_view.get(), &MessageView::fileAsked);
    row->child(0)->actionInterface()->doAction(QAccessibleActionInterface::pressAction());
    QCOMPARE(asked.size(), 1);
}

void tst_FilesCards::progressChangesOneRowAndNoOther()
{
    show(SomeFiles::file(1, TransferState::Running));
    show(SomeFiles::file(2, TransferState::Running));
    const quint32 other = m_view->rows().at(1).revision;
    m_transfers[1].done = 3'000'000;
    m_files->tell(m_transfers[1]);
    m_view->settle();
    QCOMPARE(m_view->rowLayout(0).file.percent, 71);
    QCOMPARE(m_view->rows().at(1).revision, other);
}

void tst_FilesCards::aRunningCardKeepsItsSize()
{
    show(SomeFiles::file(1, TransferState::Running));
    const QRect before = m_view->rowLayout(0).bubble;
    for (const double speed : {0., 12., 987'654'321.}) {
        m_transfers[1].speed = speed;
        m_files->tell(m_transfers[1]);
        m_view->settle();
        QCOMPARE(m_view->rowLayout(0).bubble.size(), before.size());
    }
}

void tst_FilesCards::aPictureAppearsWhenItIsReadAndOpensByAClick()
{
    const QTemporaryDir folder;
    Transfer photo = SomeFiles::file(1, TransferState::Done, false, u"beach.png"_s);
    photo.path = SomeFiles::picture(folder.filePath(u"beach.png"_s));
    show(photo);
    QTRY_COMPARE((m_view->settle(), m_view->rowLayout(0).file.picture.size()), QSize(320, 240));
    QVERIFY(!m_files->picture(photo.path).isNull());
    const MessageAction *open = action(0, FileAction::Open);
    QCOMPARE(open->rects.size(), 2);
    QSignalSpy asked(m_view.get(), &MessageView::fileAsked);
    m_view->scrollToEnd();
    QTest::mouseClick(m_view->viewport(), Qt::LeftButton, {},
                      open->rects.at(1).center() + m_view->rowRect(0).topLeft());
    QCOMPARE(asked.size(), 1);
    QCOMPARE(asked.first().at(1).value<FileAction>(), FileAction::Open);
}

void tst_FilesCards::aPictureThatWasOnlyOfferedIsNotRead()
{
    const QTemporaryDir folder;
    for (const TransferState state : {TransferState::Offered, TransferState::Running, TransferState::Failed}) {
        Transfer photo = SomeFiles::file(1, state, false, u"beach.png"_s);
        photo.path = SomeFiles::picture(folder.filePath(u"beach.png"_s), {8, 8});
        QSignalSpy read(m_files.get(), &RowFiles::pictureRead);
        QVERIFY(m_files->pictureSize(photo).isEmpty());
        QVERIFY(!read.wait(50));
    }
}

void tst_FilesCards::anUnknownFileIsShownAsItsText()
{
    Message message = SomeMessages::said(u"https://upload.example.org/1/notes.pdf"_s);
    message.transfer = 99;
    m_model->append({message});
    m_view->settle();
    QVERIFY(m_view->rowLayout(0).card.isEmpty());
    QVERIFY(m_view->rowLayout(0).shownText().contains(u"notes.pdf"_s));
}

void tst_FilesCards::aNameCannotTurnItsLineAround()
{
    const Transfer evil = SomeFiles::file(1, TransferState::Offered, false, u"photo\u202Egnp.exe\nsecond\u0007"_s);
    QCOMPARE(FileWords::name(evil), u"photognp.exe second"_s);
    QCOMPARE(FileWords::name(SomeFiles::file(1, TransferState::Offered, false, {})), u"Unnamed file"_s);
}

void tst_FilesCards::theFailureOfAFileIsSaidOnce()
{
    const Transfer lost = SomeFiles::file(1, TransferState::Failed, true);
    m_transfers.insert(1, lost);
    Message message = SomeMessages::said(lost.name, true);
    message.transfer = 1;
    message.state = MessageState::Failed;
    m_model->append({message});
    m_view->settle();
    QVERIFY(m_view->rowLayout(0).reason.isEmpty());
    QVERIFY(!m_view->rowLayout(0).file.reason.isEmpty());
    QCOMPARE(m_view->rowLayout(0).actions.size(), 1); // Retry, of the file
}

} // namespace Tertulia

QTEST_MAIN(Tertulia::tst_FilesCards)
#include "tst_FilesCards.moc"
