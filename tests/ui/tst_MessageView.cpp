#include "tests/ui/SomeMessages.h"
#include "ui/timeline/MessageView.h"

#include <QAccessible>
#include <QClipboard>
#include <QGuiApplication>
#include <QScrollBar>
#include <QSignalSpy>
#include <QTest>

using namespace Qt::StringLiterals;

namespace Tertulia {

namespace {

QList<Message> many(int count, int fromMinute = 0)
{
    QList<Message> rows;
    for (int i = 0; i < count; ++i)
        rows << SomeMessages::said(u"message %1 "_s.arg(i) + u"and some more words "_s.repeated(i % 7), i % 3 == 0,
                                   fromMinute + i);
    return rows;
}

} // namespace

class tst_MessageView : public QObject
{
    Q_OBJECT

private slots:
    void init();
    void cleanup();

    void fewMessagesStandAtTheBottom();
    void staysAtTheEndWhileAtTheEnd();
    void stayingAtTheEndSurvivesResizing();
    void whatIsReadDoesNotMoveWhenOlderRowsLoad();
    void whatIsReadDoesNotMoveWhenRowsComeAndGoBelow();
    void nothingMovesBeforeItIsSettled();
    void asksForOlderAndNewerNearTheEnds();
    void opensAtTheFirstUnread();
    void opensAtTheEndWhenAllUnreadIsSeen();
    void positionIsTakenUpAgain();
    void countsWhatArrivesBelow();
    void arrowsGoFromRowToRowAndTabThroughActions();
    void retryAndDeleteAreAskedFor();
    void aClickOnALinkOpensIt();
    void copiesOverSeveralMessages();
    void copiesFromOneMessageItsWords();
    void unfoldingKeepsItsPlace();
    void screenReaderHearsRowsAndActions();

private:
    QPoint textPoint(int row, int position) const;
    void drag(QPoint from, QPoint to);
    int topOf(MessageId id) const { return m_view->rowRect(m_view->rows().rowOf(id)).y(); }
    QScrollBar *bar() const { return m_view->verticalScrollBar(); }

    std::unique_ptr<SomeMessages> m_model;
    std::unique_ptr<MessageView> m_view;
};

void tst_MessageView::init()
{
    m_model = std::make_unique<SomeMessages>();
    m_view = viewOf(*m_model);
    QVERIFY(QTest::qWaitForWindowActive(m_view.get()));
}

void tst_MessageView::cleanup()
{
    m_view.reset();
    m_model.reset();
}

QPoint tst_MessageView::textPoint(int row, int position) const
{
    const MessageLayout &layout = m_view->rowLayout(row);
    const QTextLine line = layout.lines().lineForTextPosition(position);
    const QPointF at = layout.text.topLeft() + QPointF(line.cursorToX(position), line.y() + line.height() / 2);
    return at.toPoint() + m_view->rowRect(row).topLeft();
}

void tst_MessageView::drag(QPoint from, QPoint to)
{
    QTest::mousePress(m_view->viewport(), Qt::LeftButton, {}, from);
    QTest::mouseMove(m_view->viewport(), (from + to) / 2);
    QTest::mouseMove(m_view->viewport(), to);
    QTest::mouseRelease(m_view->viewport(), Qt::LeftButton, {}, to);
}

void tst_MessageView::fewMessagesStandAtTheBottom()
{
    m_model->append(many(2));
    m_view->settle();
    QCOMPARE(bar()->maximum(), 0);
    QVERIFY(m_view->rowRect(0).y() > 200);
    QVERIFY(m_view->rowRect(1).bottom() < m_view->viewport()->height());
}

void tst_MessageView::staysAtTheEndWhileAtTheEnd()
{
    m_model->append(many(100));
    for (int i = 0; i < 20; ++i) {
        m_model->append(many(7));
        m_view->settle();
        QCOMPARE(bar()->value(), bar()->maximum());
        QVERIFY(m_view->isAtEnd());
        const int bottom = m_view->rowRect(m_view->rows().count() - 1).bottom();
        QVERIFY(bottom < m_view->viewport()->height() && bottom > m_view->viewport()->height() - 30);
    }
}

void tst_MessageView::stayingAtTheEndSurvivesResizing()
{
    m_model->append(many(100));
    for (const QSize size : {QSize(300, 200), QSize(900, 700), QSize(200, 100), QSize(480, 400)}) {
        m_view->resize(size);
        QVERIFY(m_view->isAtEnd());
        QCOMPARE(bar()->value(), bar()->maximum());
    }
}

void tst_MessageView::whatIsReadDoesNotMoveWhenOlderRowsLoad()
{
    m_model->append(many(100));
    m_view->settle();
    bar()->setValue(bar()->maximum() / 3);
    const MessageId read = m_view->rows().at(m_view->rowAt(200)).id;
    const int before = topOf(read);
    m_model->prepend(many(100, -200));
    m_view->settle();
    QCOMPARE(topOf(read), before);
    m_model->prepend({SomeMessages::said(u"long "_s.repeated(10'000), false, -300)});
    m_view->settle();
    QCOMPARE(topOf(read), before);
}

void tst_MessageView::whatIsReadDoesNotMoveWhenRowsComeAndGoBelow()
{
    m_model->append(many(300));
    m_view->settle();
    bar()->setValue(bar()->maximum() / 2);
    const MessageId read = m_view->rows().at(m_view->rowAt(200)).id;
    const int before = topOf(read);
    m_model->append(many(100, 400));
    m_view->settle();
    QCOMPARE(topOf(read), before);
    m_model->remove(350, 50);
    m_view->settle();
    QCOMPARE(topOf(read), before);
    m_model->remove(0, 100);
    m_view->settle();
    QCOMPARE(topOf(read), before);
    m_model->setState(40, MessageState::Failed);
    m_view->settle();
    QCOMPARE(topOf(read), before);
}

void tst_MessageView::nothingMovesBeforeItIsSettled()
{
    m_model->append(many(100));
    m_view->settle();
    bar()->setValue(bar()->maximum() / 2);
    const QImage before = m_view->grab().toImage();
    m_model->prepend(many(100, -200));
    m_model->append(many(100, 200));
    QCOMPARE(m_view->grab().toImage(), before);
    m_view->settle();
    QCOMPARE(m_view->viewport()->grab().toImage(), before.copy(m_view->viewport()->geometry()));
}

void tst_MessageView::asksForOlderAndNewerNearTheEnds()
{
    m_model->append(many(200));
    m_view->settle();
    QSignalSpy older(m_view.get(), &MessageView::olderAsked), newer(m_view.get(), &MessageView::newerAsked);
    bar()->setValue(bar()->maximum() / 2);
    QCOMPARE(older.count(), 0);
    bar()->setValue(10);
    QVERIFY(older.count() > 0);
    m_view->setReachesEnd(false);
    QCOMPARE(newer.count(), 0);
    bar()->setValue(bar()->maximum());
    QVERIFY(newer.count() > 0);
    QVERIFY2(!m_view->isAtEnd(), "the last row is not the newest message");
}

void tst_MessageView::opensAtTheFirstUnread()
{
    m_model->append(many(100));
    m_model->setFirstUnread(50);
    m_view->settle();
    QVERIFY(!m_view->isAtEnd());
    QCOMPARE(m_view->rowRect(50).y(), 0);
    QVERIFY(m_view->unseenCount() > 20);
}

void tst_MessageView::opensAtTheEndWhenAllUnreadIsSeen()
{
    m_model->append(many(100));
    m_model->setFirstUnread(98);
    m_view->settle();
    QVERIFY(m_view->isAtEnd());
    QCOMPARE(m_view->unseenCount(), 0);
}

void tst_MessageView::positionIsTakenUpAgain()
{
    const QList<Message> rows = many(100);
    m_model->replace(rows);
    m_view->settle();
    bar()->setValue(bar()->maximum() / 2);
    const ViewPosition position = m_view->position();
    const int before = topOf(rows.at(50).id);

    m_model->replace(many(30));
    m_view->settle();
    QVERIFY(m_view->isAtEnd());
    m_view->openAt(position);
    m_model->replace(rows);
    m_view->settle();
    QCOMPARE(topOf(rows.at(50).id), before);
}

void tst_MessageView::countsWhatArrivesBelow()
{
    m_model->append(many(100));
    m_view->settle();
    QCOMPARE(m_view->unseenCount(), 0);
    bar()->setValue(bar()->maximum() / 2);
    m_model->append({SomeMessages::said(u"one"_s, false, 200), SomeMessages::said(u"own"_s, true, 200),
                     SomeMessages::said(u"two"_s, false, 200)});
    m_view->settle();
    QCOMPARE(m_view->unseenCount(), 2);
    m_view->scrollToEnd();
    QCOMPARE(m_view->unseenCount(), 0);
}

void tst_MessageView::arrowsGoFromRowToRowAndTabThroughActions()
{
    m_model->append({SomeMessages::said(u"https://a.example and https://b.example"_s), SomeMessages::said(u"last"_s)});
    m_view->settle();
    QSignalSpy opened(m_view.get(), &MessageView::linkActivated);
    QTest::keyClick(m_view.get(), Qt::Key_Up);
    QCOMPARE(m_view->current(), m_model->at(1).id);
    QTest::keyClick(m_view.get(), Qt::Key_Up);
    QCOMPARE(m_view->current(), m_model->at(0).id);
    QTest::keyClick(m_view.get(), Qt::Key_Tab);
    QTest::keyClick(m_view.get(), Qt::Key_Tab);
    QCOMPARE(m_view->focusedAction(), 1);
    QTest::keyClick(m_view.get(), Qt::Key_Return);
    QCOMPARE(opened.value(0).value(0).toUrl(), QUrl(u"https://b.example"_s));
    QTest::keyClick(m_view.get(), Qt::Key_Backtab);
    QCOMPARE(m_view->focusedAction(), 0);
    QSignalSpy escaped(m_view.get(), &MessageView::escaped);
    QTest::keyClick(m_view.get(), Qt::Key_Escape);
    QCOMPARE(escaped.count(), 1);
}

void tst_MessageView::retryAndDeleteAreAskedFor()
{
    m_model->append({SomeMessages::said(u"lost"_s, true)});
    m_model->setState(0, MessageState::Failed, FailureKind::RecipientUnknown);
    m_view->settle();
    QSignalSpy retry(m_view.get(), &MessageView::retryAsked), remove(m_view.get(), &MessageView::deleteAsked);
    const MessageLayout &layout = m_view->rowLayout(0);
    QVERIFY(!layout.reasonText.isEmpty());
    const QPoint top = m_view->rowRect(0).topLeft();
    QTest::mouseClick(m_view->viewport(), Qt::LeftButton, {}, top + layout.actions.at(0).rects.first().center());
    QCOMPARE(retry.count(), 1);
    QTest::mouseClick(m_view->viewport(), Qt::LeftButton, {}, top + layout.actions.at(1).rects.first().center());
    QCOMPARE(remove.count(), 1);
    QCOMPARE(remove.first().first().value<MessageId>(), m_model->at(0).id);
}

void tst_MessageView::aClickOnALinkOpensIt()
{
    m_model->append({SomeMessages::said(u"see https://example.org now"_s)});
    m_view->settle();
    QSignalSpy opened(m_view.get(), &MessageView::linkActivated);
    QTest::mouseClick(m_view->viewport(), Qt::LeftButton, {}, textPoint(0, 1));
    QCOMPARE(opened.count(), 0);
    QTest::mouseClick(m_view->viewport(), Qt::LeftButton, {}, textPoint(0, 10));
    QCOMPARE(opened.count(), 1);
    drag(textPoint(0, 10), textPoint(0, 26));
    QCOMPARE(opened.count(), 1);
    QVERIFY(m_view->selectedText().endsWith(u"no"_s));
}

void tst_MessageView::copiesOverSeveralMessages()
{
    m_model->append({SomeMessages::said(u"first words"_s, false, 0), SomeMessages::said(u"middle"_s, true, 1),
                     SomeMessages::said(u"last words"_s, false, 2)});
    m_view->settle();
    drag(textPoint(0, 6), textPoint(2, 4));
    QTest::keyClick(m_view.get(), Qt::Key_C, Qt::ControlModifier);
    QCOMPARE(QGuiApplication::clipboard()->text(), u"Ana, 09:30: words\nYou, 09:31: middle\nAna, 09:32: last"_s);
    drag(textPoint(2, 4), textPoint(0, 6)); // the same, upwards
    QCOMPARE(m_view->selectedText(), u"Ana, 09:30: words\nYou, 09:31: middle\nAna, 09:32: last"_s);
    QTest::keyClick(m_view.get(), Qt::Key_A, Qt::ControlModifier);
    QCOMPARE(m_view->selectedText(), u"Ana, 09:30: first words\nYou, 09:31: middle\nAna, 09:32: last words"_s);
}

void tst_MessageView::copiesFromOneMessageItsWords()
{
    m_model->append({SomeMessages::said(u"one two\nthree"_s), SomeMessages::said(u"x"_s)});
    m_view->settle();
    drag(textPoint(0, 4), textPoint(0, 10));
    QCOMPARE(m_view->selectedText(), u"two\nth"_s);
    QTest::mouseDClick(m_view->viewport(), Qt::LeftButton, {}, textPoint(0, 5));
    QCOMPARE(m_view->selectedText(), u"two"_s);
    m_model->remove(0, 1);
    QVERIFY(m_view->selectedText().isEmpty());
}

void tst_MessageView::unfoldingKeepsItsPlace()
{
    m_model->append(many(50));
    m_model->append({SomeMessages::said(u"a line\n"_s.repeated(100), false, 60)});
    m_view->settle();
    const int row = 50;
    const MessageId id = m_model->at(row).id;
    const int before = topOf(id);
    const int folded = m_view->rowRect(row).height();
    m_view->activate(id, 0);
    QVERIFY(m_view->rowRect(row).height() > 3 * folded);
    QCOMPARE(topOf(id), before);
    bar()->setValue(bar()->maximum());
    m_view->activate(id, 0);
    QCOMPARE(m_view->rowRect(row).height(), folded);
    QVERIFY(m_view->viewport()->rect().intersects(m_view->rowRect(row)));
}

void tst_MessageView::screenReaderHearsRowsAndActions()
{
    m_model->append(
        {SomeMessages::said(u"hello https://example.org"_s, false, 0), SomeMessages::said(u"bye"_s, true, 1)});
    m_model->setState(1, MessageState::Failed, FailureKind::RecipientUnknown);
    m_view->settle();
    QAccessibleInterface *list = QAccessible::queryAccessibleInterface(m_view.get());
    QCOMPARE(list->text(QAccessible::Name), u"Messages"_s);
    QCOMPARE(list->role(), QAccessible::List);
    QCOMPARE(list->childCount(), 2);
    QAccessibleInterface *row = list->child(0);
    QCOMPARE(row->text(QAccessible::Name), u"Ana, 09:30, hello https://example.org"_s);
    QCOMPARE(row->parent(), list);
    QCOMPARE(row->childCount(), 1);
    QCOMPARE(row->child(0)->role(), QAccessible::Link);

    QAccessibleInterface *failed = list->child(1);
    QVERIFY(failed->text(QAccessible::Name).startsWith(u"You, 09:31, bye, not sent."_s));
    QCOMPARE(failed->childCount(), 2);
    QCOMPARE(failed->child(0)->text(QAccessible::Name), u"Retry"_s);
    QCOMPARE(failed->child(1)->role(), QAccessible::Button);
    QSignalSpy remove(m_view.get(), &MessageView::deleteAsked);
    failed->child(1)->actionInterface()->doAction(QAccessibleActionInterface::pressAction());
    QCOMPARE(remove.count(), 1);
    const QRect button = failed->child(1)->rect();
    QCOMPARE(failed->childAt(button.center().x(), button.center().y()), failed->child(1));

    m_model->prepend({SomeMessages::said(u"older"_s, false, -1)});
    m_view->settle();
    QCOMPARE(list->indexOfChild(row), 1);
    m_model->remove(0, 3);
    QCOMPARE(list->childCount(), 0);
}

} // namespace Tertulia

QTEST_MAIN(Tertulia::tst_MessageView)
#include "tst_MessageView.moc"
