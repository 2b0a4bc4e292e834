#include "app/Rooms.h"
#include "app/Transfers.h"
#include "tests/support/SlixPeer.h"
#include "tests/ui/AccountsFixture.h"
#include "ui/chats/NewChatPanel.h"
#include "ui/files/TransfersPanel.h"
#include "ui/find/QuickSwitcher.h"

using namespace Tertulia;

/// What waits for the person in an account that is not in front is seen and answered too.
class tst_AccountsTogether : public AccountsFixture
{
    Q_OBJECT

private slots:
    void requestsOfEveryAccountAreSeenAndAnswered();
    void invitationBringsItsAccountToTheFront();
    void filesOfEveryAccountAreInThePanel();
    void newChatAndSwitcherKnowRoomsToo();
};

void tst_AccountsTogether::requestsOfEveryAccountAreSeenAndAnswered()
{
    signInBoth(); // bea is in front
    ChatSession *ana = m_program->accounts.find(jid(u"ana"_s));
    ana->contacts().setRequestRule(RequestRule::Ask);
    SlixPeer carl(*m_server, user(u"carl"_s), password);
    QVERIFY(carl.signIn());
    carl.tell(u"subscribe"_s, {{u"to"_s, jid(u"ana"_s).toString()}});
    m_program->window.sidebar()->showSegment(Sidebar::Contacts);
    const auto *card = named<QWidget>(m_program->window.sidebar(), u"Contact requests"_s);
    QTRY_VERIFY(card->isVisible());
    const QList<QLabel *> labels = card->findChildren<QLabel *>();
    QVERIFY(std::ranges::any_of(labels, [&](const QLabel *label) {
        return label->text().remove(QChar(0x200B)).endsWith(u"a contact of "_s + jid(u"ana"_s).toString());
    }));
    named<QPushButton>(card, u"Accept"_s)->click();
    QTRY_VERIFY(ana->contacts().find(jid(u"carl"_s))->seesOurPresence());
    QTRY_VERIFY(!card->isVisible());
    QCOMPARE(m_program->front(), jid(u"bea"_s));
}

void tst_AccountsTogether::invitationBringsItsAccountToTheFront()
{
    signInBoth();
    const Jid room = *Jid::parse(u"tea%1@conference.localhost"_s.arg(m_round));
    SlixPeer carl(*m_server, user(u"carl"_s), password);
    QVERIFY(carl.signIn());
    carl.sendXml(u"<message to='%1'><x xmlns='jabber:x:conference' jid='%2'/></message>"_s.arg(jid(u"ana"_s).toString(),
                                                                                               room.toString()));
    m_program->window.sidebar()->showSegment(Sidebar::Rooms);
    const auto *card = named<QWidget>(m_program->window.sidebar(), u"Invitations"_s);
    QTRY_VERIFY(card->isVisible());
    named<QPushButton>(card, u"Accept"_s)->click();
    QCOMPARE(m_program->front(), jid(u"ana"_s));
    QTRY_COMPARE(m_program->window.conversation()->conversation(), room);
    QTRY_VERIFY(!card->isVisible());
    QVERIFY(m_program->accounts.find(jid(u"ana"_s))->rooms().isOpen(room));
    QVERIFY(!m_program->accounts.find(jid(u"bea"_s))->rooms().isOpen(room));

    carl.sendXml(u"<message to='%1'><x xmlns='jabber:x:conference' jid='other@conference.localhost'/></message>"_s.arg(
        jid(u"bea"_s).toString()));
    QTRY_VERIFY(card->isVisible());
    named<QPushButton>(card, u"Decline"_s)->click();
    QTRY_VERIFY(!card->isVisible());
    QCOMPARE(m_program->front(), jid(u"ana"_s));
}

void tst_AccountsTogether::filesOfEveryAccountAreInThePanel()
{
    signInBoth();
    SlixPeer carl(*m_server, user(u"carl"_s), password); // a stranger: is asked about
    QVERIFY(carl.signIn());
    for (const auto &name : {u"ana"_s, u"bea"_s})
        carl.tell(u"share"_s, {{u"to"_s, jid(name).toString()},
                               {u"url"_s, u"https://localhost:1/%1.pdf"_s.arg(name)},
                               {u"name"_s, name + u".pdf"_s},
                               {u"size"_s, 1'000}});
    m_program->window.transfers()->show();
    const auto *list = named<QListView>(m_program->window.transfers(), u"Files"_s);
    QTRY_COMPARE(list->model()->rowCount(), 2);
    const auto rowOf = [list](const QString &name) {
        const int row = list->model()->index(0, 0).data().toString().startsWith(name) ? 0 : 1;
        return list->model()->index(row, 0);
    };
    QTest::mouseClick(list->viewport(), Qt::LeftButton, {}, list->visualRect(rowOf(u"ana"_s)).center());
    named<QPushButton>(m_program->window.transfers(), u"Decline"_s)->click();
    const auto stateOf = [&](const QString &name) {
        const auto all = m_program->accounts.find(jid(name))->transfers().all();
        return all.value(0).state;
    };
    QTRY_COMPARE(stateOf(u"ana"_s), TransferState::Declined);
    QCOMPARE(stateOf(u"bea"_s), TransferState::Offered);
    QCOMPARE(m_program->front(), jid(u"bea"_s));
}

void tst_AccountsTogether::newChatAndSwitcherKnowRoomsToo()
{
    m_program->signIn(*m_server, user(u"ana"_s));
    QTRY_VERIFY(m_program->isOnline(jid(u"ana"_s)));
    Rooms &rooms = m_program->desk.front()->rooms();
    const Jid room = *Jid::parse(u"tea%1@conference.localhost"_s.arg(m_round));
    rooms.join(room);
    QTRY_VERIFY(rooms.isOpen(room));
    rooms.rename(room, u"Chess players"_s);

    m_program->window.sidebar()->openNewChat();
    QTest::keyClicks(named<QLineEdit>(m_program->window.sidebar()->newChat(), u"Name or address"_s), u"chess"_s);
    const auto *suggestions = named<QListView>(m_program->window.sidebar()->newChat(), u"Suggestions"_s);
    QTRY_COMPARE(suggestions->model()->rowCount(), 1);
    QCOMPARE(suggestions->model()->index(0, 0).data(Qt::AccessibleTextRole).toString(),
             u"Chess players, "_s + room.toString());
    QTest::keyClick(named<QLineEdit>(m_program->window.sidebar()->newChat(), u"Name or address"_s), Qt::Key_Escape);

    m_program->window.quickSwitcher()->show();
    auto *field = named<QLineEdit>(m_program->window.quickSwitcher(), u"Go to"_s);
    QTest::keyClicks(field, u"players"_s);
    const auto *places = named<QListView>(m_program->window.quickSwitcher(), u"Places"_s);
    QCOMPARE(places->model()->rowCount(), 1);
    QTest::keyClick(field, Qt::Key_Return);
    QCOMPARE(m_program->window.conversation()->conversation(), room);
    m_program->window.quickSwitcher()->show();
    QTest::keyClicks(field, u"preferences"_s); // and commands
    QVERIFY(places->model()->rowCount() >= 1);
    QCOMPARE(places->model()->index(0, 0).data().toString(), u"Preferences"_s);
}

QTEST_MAIN(tst_AccountsTogether)
#include "tst_AccountsTogether.moc"
