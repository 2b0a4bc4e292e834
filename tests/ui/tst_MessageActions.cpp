#include "tests/ui/SomeMessages.h"
#include "ui/timeline/DisplayText.h"
#include "ui/timeline/MessageDetails.h"
#include "ui/timeline/MessageMenu.h"
#include "ui/timeline/MessageView.h"

#include <QAccessible>
#include <QContextMenuEvent>
#include <QGuiApplication>
#include <QMenu>
#include <QSignalSpy>
#include <QTest>

using namespace Qt::StringLiterals;

namespace Tertulia {

/// What can be done to a message in the list, by mouse, keyboard and screen reader.
class tst_MessageActions : public QObject
{
    Q_OBJECT

private slots:
    void init();
    void cleanup();

    void theMenuOffersWhatMayBeDone();
    void theMenuKeyOpensTheCurrentMessagesMenu();
    void chipsToggleReactionsAndStripsLeadToWhatIsAnswered();
    void screenReaderHearsWhatBecameOfAMessage();
    void detailsSayWhatAnEditedMessageSaidBefore();

private:
    std::unique_ptr<SomeMessages> m_model;
    std::unique_ptr<MessageView> m_view;
};

void tst_MessageActions::init()
{
    m_model = std::make_unique<SomeMessages>();
    m_view = viewOf(*m_model);
    QVERIFY(QTest::qWaitForWindowActive(m_view.get()));
}

void tst_MessageActions::cleanup()
{
    m_view.reset();
    m_model.reset();
}

void tst_MessageActions::theMenuOffersWhatMayBeDone()
{
    const auto offered = [this](const Message &message) {
        QStringList names;
        const MessageMenu menu(message, {}, displayText(message.body), {}, m_view.get());
        for (const QAction *action : menu.actions()) {
            if (!action->isSeparator())
                names << action->text();
        }
        return names.join(u' ');
    };
    Message theirs = SomeMessages::said(u"hello"_s), ours = SomeMessages::said(u"hello"_s, true), lost = ours;
    lost.state = MessageState::Failed;
    QCOMPARE(offered(theirs), u"Reply React Copy Details"_s);
    QCOMPARE(offered(ours), u"Reply React Copy Edit Retract Details"_s);
    QCOMPARE(offered(lost), u"Retry Delete Copy Details"_s);
    ours.amendment = AmendmentState::Failed;
    QVERIFY(offered(ours).startsWith(u"Retry Undo change "_s));
    theirs.retracted = true;
    theirs.body.clear();
    QCOMPARE(offered(theirs), u"Details"_s);
}

void tst_MessageActions::theMenuKeyOpensTheCurrentMessagesMenu()
{
    m_model->append({SomeMessages::said(u"first"_s), SomeMessages::said(u"second"_s, true)});
    m_view->settle();
    QTest::keyClick(m_view.get(), Qt::Key_Up);
    QSignalSpy reply(m_view.get(), &MessageView::replyAsked);
    QContextMenuEvent event(QContextMenuEvent::Keyboard, {}, {});
    QCoreApplication::sendEvent(m_view->viewport(), &event);
    auto *menu = m_view->findChild<MessageMenu *>();
    QVERIFY(menu && menu->isVisible());
    menu->actions().first()->trigger();
    QCOMPARE(reply.value(0).value(0).value<Message>().id, m_model->at(1).id);
    menu->close();
}

void tst_MessageActions::detailsSayWhatAnEditedMessageSaidBefore()
{
    Message message = SomeMessages::said(u"At nine"_s, true);
    message.edited = message.time;
    m_model->append({message, SomeMessages::said(u"never edited"_s, true)});
    m_view->settle();
    QSignalSpy asked(m_view.get(), &MessageView::versionsAsked);
    const auto openDetails = [this] {
        QContextMenuEvent event(QContextMenuEvent::Keyboard, {}, {});
        QCoreApplication::sendEvent(m_view->viewport(), &event);
        auto *menu = m_view->findChild<MessageMenu *>();
        menu->actions().last()->trigger();
        delete menu;
        return m_view->findChild<MessageDetails *>();
    };
    QTest::keyClick(m_view.get(), Qt::Key_Up);
    std::unique_ptr<MessageDetails> details(openDetails());
    QVERIFY(details && asked.isEmpty()); // there is nothing to ask for
    details.reset();
    QTest::keyClick(m_view.get(), Qt::Key_Up);
    details.reset(openDetails());
    const MessageId id = m_model->at(0).id;
    QCOMPARE(asked.value(0).value(0).value<MessageId>(), id);
    m_view->setVersions(id + 1, {{{}, u"another's"_s}, {{}, u"another's too"_s}});
    QVERIFY(!details->accessibleDescription().contains(u"another"_s));
    const QString endless = u"<b>At</b> \u202E"_s + QString(1'000, u'n');
    m_view->setVersions(id, {{{}, endless}, {{}, u"At eight"_s}, {{}, u"At nine"_s}});
    const QString said = details->accessibleDescription();
    QVERIFY(said.contains(u"First text <b>At</b> nnn"_s) && said.endsWith(u"Then At eight"_s));
    QVERIFY(said.size() < 600);
}

void tst_MessageActions::chipsToggleReactionsAndStripsLeadToWhatIsAnswered()
{
    Message message = SomeMessages::said(u"look"_s);
    message.account = *Jid::parse(u"me@example.org"_s);
    message.reactions = {{u"👍"_s, {message.conversation, message.account}}, {u"🎉"_s, {message.conversation}}};
    message.quote = Quote{u"id"_s, 7, true, false, u"what I said"_s};
    m_model->append({message});
    m_view->settle();
    QSignalSpy toggled(m_view.get(), &MessageView::reactionToggled), quoted(m_view.get(), &MessageView::quotedAsked);
    const MessageLayout &layout = m_view->rowLayout(0);
    QCOMPARE(layout.actions.size(), 3);
    QVERIFY(layout.actions.at(1).checked && !layout.actions.at(2).checked);
    const QPoint top = m_view->rowRect(0).topLeft();
    QTest::mouseClick(m_view->viewport(), Qt::LeftButton, {}, top + layout.actions.at(2).rects.first().center());
    QCOMPARE(toggled.value(0).value(1).toString(), u"🎉"_s);
    QTest::mouseClick(m_view->viewport(), Qt::LeftButton, {}, top + layout.quote.center());
    QCOMPARE(quoted.value(0).value(0).value<MessageId>(), MessageId(7));
}

void tst_MessageActions::screenReaderHearsWhatBecameOfAMessage()
{
    Message message = SomeMessages::said(u"look"_s, true);
    message.account = *Jid::parse(u"me@example.org"_s);
    message.edited = message.time;
    message.reactions = {{u"👍"_s, {message.conversation, message.account}}};
    message.quote = Quote{u"id"_s, 7, false, false, u"what she said"_s};
    m_model->append({message});
    QCOMPARE(m_view->accessibleText(0),
             u"You, 09:30, look, sent, answer to Ana: what she said, edited, 👍 by Ana and You"_s);
    message.retracted = true;
    message.body.clear();
    m_model->replace({message});
    QVERIFY(m_view->accessibleText(0).startsWith(u"You, 09:30, You retracted this message."_s));
}

} // namespace Tertulia

QTEST_MAIN(Tertulia::tst_MessageActions)
#include "tst_MessageActions.moc"
