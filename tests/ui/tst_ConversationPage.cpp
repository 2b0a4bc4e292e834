#include "tests/ui/SomeMessages.h"
#include "ui/chat/Composer.h"
#include "ui/chat/ConversationPage.h"
#include "ui/chat/RoundButton.h"
#include "ui/chat/WritingStrip.h"
#include "ui/timeline/MessageView.h"

#include <QClipboard>
#include <QElapsedTimer>
#include <QGuiApplication>
#include <QScrollBar>
#include <QSignalSpy>
#include <QTest>

using namespace Qt::StringLiterals;

namespace Tertulia {

class tst_ConversationPage : public QObject
{
    Q_OBJECT

private slots:
    void init();
    void cleanup();

    void enterSendsAndShiftEnterBeginsALine();
    void blankIsNotSent();
    void composerGrowsToEightLines();
    void whatIsTypedAnywhereGoesToTheComposer();
    void escapeReturnsToTheComposer();
    void pageKeysInTheComposerTurnTheMessages();
    void draftIsToldAfterAPauseAndOnLeaving();
    void whatWasTypedForOneIsNeverSentToAnother();
    void jumpToLatestIsThereWhileAwayAndCounts();
    void scrollPositionIsKeptPerConversation();
    void ownMessageBringsUsToTheEnd();
    void whatCouldNotBeSentComesBack();
    void anAnswerIsSentAsOneAndEscapeLeavesIt();
    void upEditsTheLastOwnMessageAndKeepsTheDraft();
    void anEditIsKeptPerConversationAndIsNoDraft();
    void anUnchangedEditIsNotSent();
    void onlyThePersonCountsAsTyping();
    void aLongPasteIsSmooth();

private:
    Composer &composer() const { return *m_page->findChild<Composer *>(); }
    MessageView &view() const { return *m_page->findChild<MessageView *>(); }
    RoundButton &button(const QString &name) const;
    void fill(int count);

    const Jid m_ana = *Jid::parse(u"ana@example.org");
    const Jid m_ben = *Jid::parse(u"ben@example.org");
    std::unique_ptr<SomeMessages> m_model;
    std::unique_ptr<ConversationPage> m_page;
};

void tst_ConversationPage::init()
{
    m_model = std::make_unique<SomeMessages>();
    m_page = std::make_unique<ConversationPage>();
    m_page->setMessages(m_model.get());
    m_page->resize(480, 500);
    m_page->showConversation(m_ana);
    m_page->setOpened(true);
    m_page->show();
    m_page->activateWindow();
    QVERIFY(QTest::qWaitForWindowActive(m_page.get()));
    QTRY_VERIFY(composer().hasFocus());
}

void tst_ConversationPage::cleanup()
{
    m_page.reset();
    m_model.reset();
}

RoundButton &tst_ConversationPage::button(const QString &name) const
{
    const auto all = m_page->findChildren<RoundButton *>();
    return **std::ranges::find(all, name, &QWidget::accessibleName);
}

void tst_ConversationPage::fill(int count)
{
    QList<Message> rows;
    for (int i = 0; i < count; ++i)
        rows << SomeMessages::said(u"message %1"_s.arg(i), i % 2, i);
    m_model->replace(rows);
    view().settle();
}

void tst_ConversationPage::enterSendsAndShiftEnterBeginsALine()
{
    QSignalSpy written(m_page.get(), &ConversationPage::messageWritten);
    QTest::keyClicks(&composer(), u"one"_s);
    QTest::keyClick(&composer(), Qt::Key_Return, Qt::ShiftModifier);
    QTest::keyClicks(&composer(), u"two"_s);
    QCOMPARE(written.count(), 0);
    QTest::keyClick(&composer(), Qt::Key_Return);
    QCOMPARE(written.count(), 1);
    QCOMPARE(written.first().at(0).value<Jid>(), m_ana);
    QCOMPARE(written.first().at(1).toString(), u"one\ntwo"_s);
    QVERIFY(composer().toPlainText().isEmpty());
    QTest::keyClicks(&composer(), u"three"_s);
    QTest::mouseClick(&button(u"Send"_s), Qt::LeftButton);
    QCOMPARE(written.count(), 2);
}

void tst_ConversationPage::blankIsNotSent()
{
    QSignalSpy written(m_page.get(), &ConversationPage::messageWritten);
    QVERIFY(!button(u"Send"_s).isEnabled());
    QTest::keyClicks(&composer(), u"   "_s);
    QTest::keyClick(&composer(), Qt::Key_Return);
    QCOMPARE(written.count(), 0);
    QVERIFY(!button(u"Send"_s).isEnabled());
}

void tst_ConversationPage::composerGrowsToEightLines()
{
    const int one = composer().height();
    int before = one;
    for (int line = 2; line <= 8; ++line) {
        QTest::keyClick(&composer(), Qt::Key_Return, Qt::ShiftModifier);
        QVERIFY(composer().height() >= before);
        before = composer().height();
    }
    QCOMPARE(before, composer().heightOf(8));
    QTest::keyClick(&composer(), Qt::Key_Return, Qt::ShiftModifier);
    QCOMPARE(composer().height(), before);
    composer().clear();
    QCOMPARE(composer().height(), one);
}

void tst_ConversationPage::whatIsTypedAnywhereGoesToTheComposer()
{
    fill(3);
    view().setFocus();
    QTest::keyClicks(&view(), u"h"_s);
    QVERIFY(composer().hasFocus());
    QCOMPARE(composer().toPlainText(), u"h"_s);
}

void tst_ConversationPage::escapeReturnsToTheComposer()
{
    fill(3);
    QTest::keyClick(&composer(), Qt::Key_Backtab);
    QVERIFY(view().hasFocus());
    QVERIFY(view().current() != 0);
    QTest::keyClick(&view(), Qt::Key_Escape);
    QVERIFY(composer().hasFocus());
}

void tst_ConversationPage::pageKeysInTheComposerTurnTheMessages()
{
    fill(100);
    const int end = view().verticalScrollBar()->value();
    QTest::keyClick(&composer(), Qt::Key_PageUp);
    QVERIFY(view().verticalScrollBar()->value() < end);
    QVERIFY(composer().hasFocus());
    QTest::keyClick(&composer(), Qt::Key_PageDown);
    QCOMPARE(view().verticalScrollBar()->value(), end);
}

void tst_ConversationPage::draftIsToldAfterAPauseAndOnLeaving()
{
    QSignalSpy drafts(m_page.get(), &ConversationPage::draftChanged);
    QTest::keyClicks(&composer(), u"later"_s);
    QCOMPARE(drafts.count(), 0);
    QVERIFY(drafts.wait());
    QCOMPARE(drafts.takeFirst().at(1).toString(), u"later"_s);
    QTest::keyClicks(&composer(), u"!"_s);
    m_page->showConversation(m_ben, u"for Ben"_s);
    QCOMPARE(drafts.count(), 1);
    QCOMPARE(drafts.first().at(0).value<Jid>(), m_ana);
    QCOMPARE(drafts.first().at(1).toString(), u"later!"_s);
    QCOMPARE(composer().toPlainText(), u"for Ben"_s);
}

void tst_ConversationPage::whatWasTypedForOneIsNeverSentToAnother()
{
    QSignalSpy written(m_page.get(), &ConversationPage::messageWritten);
    QTest::keyClicks(&composer(), u"for Ana"_s);
    m_page->showConversation(m_ben);
    QTest::keyClick(&composer(), Qt::Key_Return);
    QCOMPARE(written.count(), 0);
    QTest::keyClicks(&composer(), u"for Ben"_s);
    QTest::keyClick(&composer(), Qt::Key_Return);
    QCOMPARE(written.first().at(0).value<Jid>(), m_ben);
}

void tst_ConversationPage::jumpToLatestIsThereWhileAwayAndCounts()
{
    fill(100);
    RoundButton &jump = button(u"Jump to latest"_s);
    QVERIFY(!jump.isVisible());
    view().verticalScrollBar()->setValue(100);
    QVERIFY(jump.isVisible());
    QCOMPARE(jump.count(), 0);
    m_model->append({SomeMessages::said(u"new"_s, false, 200)});
    view().settle();
    m_page->setNewerCount(3);
    QCOMPARE(jump.count(), 4);
    m_page->setNewerCount(0);
    QTest::mouseClick(&jump, Qt::LeftButton);
    QVERIFY(view().isAtEnd());
    QVERIFY(!jump.isVisible());

    QSignalSpy asked(m_page.get(), &ConversationPage::endAsked);
    view().verticalScrollBar()->setValue(100);
    m_page->setReachesEnd(false);
    QTest::mouseClick(&jump, Qt::LeftButton);
    QCOMPARE(asked.count(), 1);
}

void tst_ConversationPage::scrollPositionIsKeptPerConversation()
{
    QList<Message> rows;
    for (int i = 0; i < 100; ++i)
        rows << SomeMessages::said(u"message %1"_s.arg(i), i % 2, i);
    m_model->replace(rows);
    view().settle();
    view().verticalScrollBar()->setValue(view().verticalScrollBar()->maximum() / 2);
    const int before = view().rowRect(50).y();
    m_page->showConversation(m_ben);
    fill(10);
    QVERIFY(view().isAtEnd());
    m_page->showConversation(m_ana);
    m_model->replace(rows);
    view().settle();
    QCOMPARE(view().rowRect(50).y(), before);
    QVERIFY(!view().isAtEnd());
}

void tst_ConversationPage::ownMessageBringsUsToTheEnd()
{
    fill(100);
    view().verticalScrollBar()->setValue(100);
    QTest::keyClicks(&composer(), u"here"_s);
    QTest::keyClick(&composer(), Qt::Key_Return);
    QVERIFY(view().isAtEnd());
}

void tst_ConversationPage::whatCouldNotBeSentComesBack()
{
    m_page->showConversation(m_ana, u"refused"_s);
    QCOMPARE(composer().toPlainText(), u"refused"_s);
    m_page->showConversation(m_ana, u"another"_s);
    QCOMPARE(composer().toPlainText(), u"refused"_s);
}

void tst_ConversationPage::anAnswerIsSentAsOneAndEscapeLeavesIt()
{
    fill(3);
    QSignalSpy written(m_page.get(), &ConversationPage::messageWritten);
    QSignalSpy answered(m_page.get(), &ConversationPage::messageAnswered);
    emit view().replyAsked(m_model -> at(0));
    QVERIFY(composer().hasFocus());
    QVERIFY(m_page->findChild<WritingStrip *>()->isVisible());
    QTest::keyClicks(&composer(), u"yes"_s);
    QTest::keyClick(&composer(), Qt::Key_Return);
    QCOMPARE(answered.count(), 1);
    QCOMPARE(answered.first().at(0).value<Message>().id, m_model->at(0).id);
    QCOMPARE(answered.first().at(1).toString(), u"yes"_s);
    QVERIFY(!m_page->findChild<WritingStrip *>()->isVisible());

    emit view().replyAsked(m_model -> at(0));
    QTest::keyClicks(&composer(), u"no"_s);
    QTest::keyClick(&composer(), Qt::Key_Escape);
    QVERIFY(!m_page->findChild<WritingStrip *>()->isVisible());
    QCOMPARE(composer().toPlainText(), u"no"_s);
    QTest::keyClick(&composer(), Qt::Key_Return);
    QCOMPARE(written.count(), 1);
    QCOMPARE(answered.count(), 1);
}

void tst_ConversationPage::upEditsTheLastOwnMessageAndKeepsTheDraft()
{
    fill(5); // odd ones are ours
    QSignalSpy corrected(m_page.get(), &ConversationPage::messageCorrected);
    QTest::keyClick(&composer(), Qt::Key_Up);
    QCOMPARE(composer().toPlainText(), u"message 3"_s);
    QVERIFY(button(u"Save"_s).isEnabled());
    QTest::keyClicks(&composer(), u"!"_s);
    QTest::keyClick(&composer(), Qt::Key_Return);
    QCOMPARE(corrected.count(), 1);
    QCOMPARE(corrected.first().at(0).value<Message>().id, m_model->at(3).id);
    QCOMPARE(corrected.first().at(1).toString(), u"message 3!"_s);
    QVERIFY(composer().toPlainText().isEmpty());

    QTest::keyClicks(&composer(), u"half a thought"_s);
    emit view().editAsked(m_model -> at(1));
    QCOMPARE(composer().toPlainText(), u"message 1"_s);
    QTest::keyClick(&composer(), Qt::Key_Escape);
    QCOMPARE(composer().toPlainText(), u"half a thought"_s);
    QTest::keyClick(&composer(), Qt::Key_Up); // there is something written
    QCOMPARE(composer().toPlainText(), u"half a thought"_s);
}

void tst_ConversationPage::anEditIsKeptPerConversationAndIsNoDraft()
{
    fill(5);
    QSignalSpy drafts(m_page.get(), &ConversationPage::draftChanged);
    emit view().editAsked(m_model -> at(1));
    QTest::keyClicks(&composer(), u" more"_s);
    m_page->showConversation(m_ben, u"for Ben"_s);
    QCOMPARE(drafts.count(), 0);
    QCOMPARE(composer().toPlainText(), u"for Ben"_s);
    QVERIFY(!m_page->findChild<WritingStrip *>()->isVisible());
    m_page->showConversation(m_ana);
    QVERIFY(m_page->findChild<WritingStrip *>()->isVisible());
    QCOMPARE(composer().toPlainText(), u"message 1 more"_s);
    QTest::keyClick(&composer(), Qt::Key_Escape);
    QVERIFY(composer().toPlainText().isEmpty());
}

void tst_ConversationPage::anUnchangedEditIsNotSent()
{
    fill(5);
    QSignalSpy corrected(m_page.get(), &ConversationPage::messageCorrected);
    QSignalSpy written(m_page.get(), &ConversationPage::messageWritten);
    QTest::keyClick(&composer(), Qt::Key_Up);
    QTest::keyClick(&composer(), Qt::Key_Return);
    QCOMPARE(corrected.count(), 0);
    QCOMPARE(written.count(), 0);
    QVERIFY(!m_page->findChild<WritingStrip *>()->isVisible());
}

void tst_ConversationPage::onlyThePersonCountsAsTyping()
{
    fill(5);
    QSignalSpy typed(m_page.get(), &ConversationPage::typed);
    m_page->showConversation(m_ben, u"a draft"_s);
    QCOMPARE(typed.count(), 0);
    QTest::keyClicks(&composer(), u"!"_s);
    QCOMPARE(typed.count(), 1);
    QCOMPARE(typed.first().at(0).value<Jid>(), m_ben);
    QCOMPARE(typed.first().at(1).toBool(), false);
}

void tst_ConversationPage::aLongPasteIsSmooth()
{
    QGuiApplication::clipboard()->setText(u"word "_s.repeated(800) + u"\nand a line"_s.repeated(20));
    QElapsedTimer timer;
    timer.start();
    composer().paste();
    QCoreApplication::processEvents();
    const qint64 pasted = timer.restart();
    QTest::keyClicks(&composer(), u"x"_s);
    QCoreApplication::processEvents();
    qInfo("pasted in %lld ms, the next key took %lld ms", pasted, timer.elapsed());
    QVERIFY(pasted < 100 && timer.elapsed() < 50);
    QVERIFY(composer().toPlainText().size() > 4'000);
}

} // namespace Tertulia

QTEST_MAIN(Tertulia::tst_ConversationPage)
#include "tst_ConversationPage.moc"
