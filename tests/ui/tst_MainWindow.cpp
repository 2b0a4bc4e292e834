#include "app/models/ContactsModel.h"
#include "app/models/ConversationsModel.h"
#include "tests/ui/Names.h"
#include "tests/ui/SampleRows.h"
#include "ui/MainWindow.h"
#include "ui/chat/ConversationPage.h"
#include "ui/chats/ContactDelegate.h"
#include "ui/chats/ConversationDelegate.h"
#include "ui/chats/ConversationMenu.h"
#include "ui/chats/RowList.h"
#include "ui/chats/Sidebar.h"
#include "ui/common/MessageBar.h"
#include "ui/login/SignInPage.h"

#include <QApplication>
#include <QCheckBox>
#include <QContextMenuEvent>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QSignalSpy>
#include <QTest>

using namespace Tertulia;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

class tst_MainWindow : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase();
    void init();
    void cleanup();

    void everythingThatTakesTheFocusHasAName();
    void tabReachesEverythingAndComesBack_data();
    void tabReachesEverythingAndComesBack();
    void shiftF10OpensTheMenuOfWhatHasTheKeyboard();
    void everyTextFollowsTheFontSize();
    void noTextIsCut_data();
    void noTextIsCut();
    void rowsStayWithinThemselves_data();
    void rowsStayWithinThemselves();
    void rowsSpeakNamePresenceAndStatus();
    void archivedChatsAreOneClickAway();
    void theMenuOfAChatSaysWhatItWouldDo();
    void oneClickOrEnterOpensAConversation();
    void aHeadingOpensNothing();
    void searchBecomesFilterAmongContacts();
    void requestsAreAnsweredOneByOne();
    void aNewChatForgivesABareName();
    void theStripSaysTheHonestState();
    void theLayoutComesBack();

private:
    std::unique_ptr<QStandardItemModel> m_chats, m_people;
    std::unique_ptr<MainWindow> m_window;
    std::unique_ptr<Theme> m_theme;
    QFont m_font;
};

void tst_MainWindow::initTestCase()
{
    m_theme = std::make_unique<Theme>(*qApp);
    m_font = QApplication::font();
}

void tst_MainWindow::init()
{
    m_chats = sampleConversations();
    m_people = sampleContacts();
    m_window = std::make_unique<MainWindow>();
    m_window->sidebar()->setModels(m_chats.get(), m_people.get());
    m_window->sidebar()->setAccount(*Jid::parse(u"gabriela@example.org"));
    m_window->showChats();
    m_window->show();
    m_window->activateWindow();
    QVERIFY(QTest::qWaitForWindowActive(m_window.get()));
}

void tst_MainWindow::cleanup()
{
    m_window.reset();
    QApplication::setFont(m_font);
}

void tst_MainWindow::everythingThatTakesTheFocusHasAName()
{
    QStringList nameless;
    for (const QWidget *widget : m_window->findChildren<QWidget *>()) {
        if (widget->focusPolicy() == Qt::NoFocus || widget->focusProxy() || !widget->accessibleName().isEmpty())
            continue;
        if (const auto *button = qobject_cast<const QPushButton *>(widget);
            button && button->isHidden() && button->text().isEmpty())
            continue; // the strip's action, while it offers none
        if (qobject_cast<const QLabel *>(widget) || widget->objectName().startsWith("qt_"_L1))
            continue; // a label is its text
        if (widget->inherits("QScrollArea") || widget->inherits("QComboBoxListView") || widget->inherits("QMenu"))
            continue;
        nameless << QString::fromLatin1(widget->metaObject()->className());
    }
    QVERIFY2(nameless.isEmpty(), qPrintable(nameless.join(u' ')));
}

void tst_MainWindow::tabReachesEverythingAndComesBack_data()
{
    QTest::addColumn<int>("segment");
    QTest::addColumn<QStringList>("there");
    const QStringList talk{u"Find in conversation"_s, u"Conversation details"_s, u"Messages"_s, u"Message"_s,
                           u"Attach a file"_s};
    QTest::newRow("chats") << int(Sidebar::Chats) << talk + QStringList{u"Search"_s, u"Conversations"_s};
    QTest::newRow("contacts") << int(Sidebar::Contacts)
                              << talk + QStringList{u"Filter"_s, u"Show offline"_s, u"Contacts"_s};
    QTest::newRow("rooms") << int(Sidebar::Rooms) << talk + QStringList{u"Filter"_s, u"Browse rooms"_s, u"Rooms"_s};
}

void tst_MainWindow::tabReachesEverythingAndComesBack()
{
    QFETCH(const int, segment);
    QFETCH(const QStringList, there);
    m_window->sidebar()->showSegment(Sidebar::Segment(segment));
    m_window->conversation()->showConversation(*Jid::parse(u"bruno@example.org"));
    m_window->showConversation(true);
    m_window->sidebar()->focusSearch();
    for (const auto key : {Qt::Key_Tab, Qt::Key_Backtab}) {
        QSet<QWidget *> reached;
        for (int presses = 0; presses < 60; ++presses) {
            reached << QApplication::focusWidget();
            QTest::keyClick(QApplication::focusWidget(), key);
            if (reached.contains(QApplication::focusWidget()))
                break;
        }
        QStringList names;
        for (const QWidget *widget : std::as_const(reached))
            names << widget->accessibleName();
        for (const QString &name :
             there + QStringList{u"Account"_s, u"New"_s, u"Status"_s, u"Chats"_s, u"Contacts"_s, u"Directory"_s})
            QVERIFY2(names.contains(name), qPrintable(name + u" not in "_s + names.join(u", "_s)));
    }
}

void tst_MainWindow::shiftF10OpensTheMenuOfWhatHasTheKeyboard()
{
    QSignalSpy asked(m_window->sidebar(), &Sidebar::conversationMenuAsked);
    auto *list = named<RowList>(m_window.get(), u"Conversations"_s);
    list->setFocus();
    list->setCurrentIndex(list->model()->index(1, 0));
    QTest::keyClick(m_window->windowHandle(), Qt::Key_F10, Qt::ShiftModifier);
    QCOMPARE(asked.count(), 1);
    QCOMPARE(asked[0][0].value<Jid>(), list->currentIndex().data(ConversationsModel::JidRole).value<Jid>());
}

void tst_MainWindow::everyTextFollowsTheFontSize()
{
    MainWindow late; // made before the preference is read, shown after it
    const auto sizes = [](const MainWindow &window) {
        QHash<const QLabel *, qreal> found;
        for (const QLabel *label : window.findChildren<QLabel *>())
            found.insert(label, label->font().pointSizeF());
        return found;
    };
    const auto small = sizes(late), smallHere = sizes(*m_window);
    QFont font = m_font;
    font.setPointSizeF(m_font.pointSizeF() * 1.5);
    QApplication::setFont(font);
    late.showSignIn();
    late.show();
    QVERIFY(QTest::qWaitForWindowExposed(&late));
    late.showChats();
    late.showConversation(true);
    late.showDetails(true);
    m_window->showDetails(true);
    int shown = 0;
    for (const auto &[window, before] : {std::pair{&late, small}, {m_window.get(), smallHere}}) {
        for (const QLabel *label : window->findChildren<QLabel *>()) {
            if (!label->isVisible() || label->text().isEmpty() || !before.contains(label))
                continue;
            ++shown;
            QVERIFY2(qAbs(label->font().pointSizeF() / before.value(label) - 1.5) < 0.1, qPrintable(label->text()));
        }
    }
    QVERIFY(shown > 6);
}

void tst_MainWindow::noTextIsCut_data()
{
    QTest::addColumn<int>("percent");
    QTest::newRow("as it is") << 100;
    QTest::newRow("larger") << 150;
    QTest::newRow("largest") << 200;
}

void tst_MainWindow::noTextIsCut()
{
    QFETCH(const int, percent);
    QFont font = m_font;
    font.setPointSizeF(m_font.pointSizeF() * percent / 100);
    QApplication::setFont(font);
    m_window->resize(680, 900);
    m_window->sidebar()->setRequests(sampleRequests());
    m_window->sidebar()->showSegment(Sidebar::Contacts);
    m_window->sidebar()->openNewChat();
    for (const bool signIn : {false, true}) {
        if (signIn)
            m_window->showSignIn();
        for (int round = 0; round < 3; ++round) // a new font, and then the room that it needs
            QCoreApplication::processEvents();
        for (const QLabel *label : m_window->findChildren<QLabel *>()) {
            if (!label->isVisible() || label->text().isEmpty())
                continue;
            const int wanted = label->wordWrap() ? label->heightForWidth(label->width()) : label->sizeHint().height();
            QVERIFY2(label->height() >= wanted, qPrintable(label->text()));
        }
        for (const QPushButton *button : m_window->findChildren<QPushButton *>())
            QVERIFY2(!button->isVisible() || button->width() >= button->sizeHint().width(), qPrintable(button->text()));
    }
    QVERIFY(m_window->sidebar()->minimumWidth() >= 320);
}

void tst_MainWindow::rowsStayWithinThemselves_data()
{
    noTextIsCut_data();
}

void tst_MainWindow::rowsStayWithinThemselves()
{
    QFETCH(const int, percent);
    QStyleOptionViewItem option;
    option.font = m_font;
    option.font.setPointSizeF(m_font.pointSizeF() * percent / 100);
    for (const auto direction : {Qt::LeftToRight, Qt::RightToLeft}) {
        option.direction = direction;
        const ConversationDelegate delegate;
        for (int row = 0; row < m_chats->rowCount(); ++row) {
            const QModelIndex index = m_chats->index(row, 0);
            option.rect = {0, 0, Sidebar::MinimumWidth, delegate.sizeHint(option, index).height()};
            const auto at = delegate.layout(option, index);
            const QList<QRect> parts{at.avatar, at.name, at.muted, at.time, at.state, at.preview, at.pinned, at.badge};
            for (qsizetype one = 0; one < parts.size(); ++one) {
                QVERIFY(parts[one].isEmpty() || option.rect.contains(parts[one]));
                for (qsizetype other = one + 1; other < parts.size(); ++other)
                    QVERIFY2(!parts[one].intersects(parts[other]), qPrintable(u"%1 and %2"_s.arg(one).arg(other)));
            }
        }
    }
}

void tst_MainWindow::rowsSpeakNamePresenceAndStatus()
{
    const auto *people = named<RowList>(m_window.get(), u"Contacts"_s)->model();
    QCOMPARE(people->index(0, 0).data(Qt::AccessibleTextRole).toString(), u"Book club, 4 of 6 online");
    QCOMPARE(people->index(1, 0).data(Qt::AccessibleTextRole).toString(),
             u"Inés Carvajal, Available, Reading Bolaño again");
    QCOMPARE(people->index(6, 0).data(Qt::AccessibleTextRole).toString(),
             u"Yusuf Demir, Offline, waiting for their answer");
    const auto *chats = named<RowList>(m_window.get(), u"Conversations"_s)->model();
    QVERIFY(chats->index(0, 0)
                .data(Qt::AccessibleTextRole)
                .toString()
                .startsWith(u"Inés Carvajal, Available, 2 unread, pinned, The reading"));
    QVERIFY(chats->index(5, 0).data(Qt::AccessibleTextRole).toString().contains(u"1204 unread, muted, "_s));
}

void tst_MainWindow::archivedChatsAreOneClickAway()
{
    Sidebar *sidebar = m_window->sidebar();
    QSignalSpy toggled(sidebar, &Sidebar::archivedToggled);
    sidebar->setArchivedCount(3);
    auto *button = named<QPushButton>(sidebar, u"3 archived chat(s)"_s);
    QVERIFY(button->isVisible());
    QTest::mouseClick(button, Qt::LeftButton);
    QCOMPARE(toggled.takeFirst().first().toBool(), true);
    QCOMPARE(button->accessibleName(), u"Back to all chats"_s);
    sidebar->setArchivedCount(0); // the last one left the archive
    QCOMPARE(toggled.takeFirst().first().toBool(), false);
    QVERIFY(!button->isVisible());
}

void tst_MainWindow::theMenuOfAChatSaysWhatItWouldDo()
{
    QSignalSpy asked(m_window->sidebar(), &Sidebar::conversationMenuAsked);
    auto *chats = named<RowList>(m_window.get(), u"Conversations"_s);
    chats->setCurrentIndex(chats->model()->index(1, 0));
    QContextMenuEvent event(QContextMenuEvent::Keyboard, {}, {});
    QCoreApplication::sendEvent(chats->viewport(), &event);
    QCOMPARE(asked.size(), 1);
    QCOMPARE(asked.first().first().value<Jid>().toString(), u"bruno@example.org");
    const auto labels = [](const ConversationMenu &menu) {
        QStringList names;
        for (const QAction *action : menu.actions()) {
            if (!action->isSeparator())
                names << action->text();
        }
        return names.join(u", "_s);
    };
    Conversation talk;
    QCOMPARE(labels(ConversationMenu(talk, false, nullptr)),
             u"Mark as unread, Pin, Mute, Archive, Export…, Clear history…, Details"_s);
    talk.unread = 2;
    talk.pinned = talk.muted = talk.archived = true;
    QCOMPARE(labels(ConversationMenu(talk, true, nullptr)),
             u"Mark as read, Unpin, Unmute, Unarchive, Export…, Clear history…, Details, Close"_s);
}

void tst_MainWindow::oneClickOrEnterOpensAConversation()
{
    QSignalSpy chosen(m_window->sidebar(), &Sidebar::conversationChosen);
    auto *chats = named<RowList>(m_window.get(), u"Conversations"_s);
    QTest::mouseClick(chats->viewport(), Qt::LeftButton, {}, chats->visualRect(chats->model()->index(1, 0)).center());
    QCOMPARE(chosen.size(), 1);
    QCOMPARE(chosen.at(0).at(0).value<Jid>().toString(), u"bruno@example.org");
    QTest::keyClick(chats, Qt::Key_Up);
    QTest::keyClick(chats, Qt::Key_Return);
    QCOMPARE(chosen.size(), 2);
    QCOMPARE(chosen.at(1).at(0).value<Jid>().toString(), u"ines@example.org");
}

void tst_MainWindow::aHeadingOpensNothing()
{
    QSignalSpy chosen(m_window->sidebar(), &Sidebar::conversationChosen);
    m_window->sidebar()->showSegment(Sidebar::Contacts);
    auto *people = named<RowList>(m_window.get(), u"Contacts"_s);
    QTest::mouseClick(people->viewport(), Qt::LeftButton, {},
                      people->visualRect(people->model()->index(0, 0)).center());
    QCOMPARE(chosen.size(), 0);
}

void tst_MainWindow::searchBecomesFilterAmongContacts()
{
    QSignalSpy filter(m_window->sidebar(), &Sidebar::filterChanged);
    QTest::keyClicks(named<QLineEdit>(m_window.get(), u"Search"_s), u"ana"_s);
    QCOMPARE(filter.constLast().constFirst().toString(), u"ana");
    named<QAbstractButton>(m_window.get(), u"Contacts"_s)->click();
    auto *field = named<QLineEdit>(m_window.get(), u"Filter"_s);
    QCOMPARE(field->text(), u"ana");
    QTest::keyClick(field, Qt::Key_Escape);
    QCOMPARE(filter.constLast().constFirst().toString(), QString());
}

void tst_MainWindow::requestsAreAnsweredOneByOne()
{
    QSignalSpy accepted(m_window->sidebar(), &Sidebar::accepted), declined(m_window->sidebar(), &Sidebar::declined);
    m_window->sidebar()->showSegment(Sidebar::Contacts);
    const auto *card = named<QWidget>(m_window->sidebar(), u"Contact requests"_s); // invitations have such buttons too
    auto *accept = named<QPushButton>(card, u"Accept"_s);
    QVERIFY(!accept->isVisible());
    const QList<ContactRequest> requests = sampleRequests();
    m_window->sidebar()->setRequests(requests);
    QVERIFY(accept->isVisible());
    accept->click();
    QCOMPARE(accepted.constLast().at(1).value<Jid>(), requests[0].contact.jid);
    m_window->sidebar()->setRequests(requests.mid(1));
    named<QPushButton>(card, u"Decline"_s)->click();
    QCOMPARE(declined.constLast().at(1).value<Jid>(), requests[1].contact.jid);
    m_window->sidebar()->setRequests({});
    QVERIFY(!accept->isVisible());
}

void tst_MainWindow::aNewChatForgivesABareName()
{
    QSignalSpy chosen(m_window->sidebar(), &Sidebar::conversationChosen);
    m_window->sidebar()->openNewChat();
    auto *field = named<QLineEdit>(m_window.get(), u"Name or address"_s);
    QVERIFY(field->hasFocus());
    field->setText(u"a@b@c"_s);
    QTest::keyClick(field, Qt::Key_Return);
    QCOMPARE(chosen.size(), 0);
    QVERIFY(field->isVisible());
    field->setText(u"Ben"_s);
    QTest::keyClick(field, Qt::Key_Return);
    QCOMPARE(chosen.constLast().constFirst().value<Jid>().toString(), u"ben@example.org");
    QVERIFY(!field->isVisible());
}

void tst_MainWindow::theStripSaysTheHonestState()
{
    auto *bar = named<MessageBar>(m_window.get(), u"Connection"_s);
    QSignalSpy retry(m_window.get(), &MainWindow::retryAsked), again(m_window.get(), &MainWindow::signInAgainAsked);
    m_window->showState({Phase::Connecting, {}, {}});
    QVERIFY(bar->isHidden()); // a short way needs no words
    QTRY_COMPARE(bar->text(), u"Connecting…");
    const Instant soon = std::chrono::floor<std::chrono::milliseconds>(std::chrono::system_clock::now()) + 12s;
    m_window->showState({Phase::WaitingToRetry, soon, {}});
    QVERIFY(bar->text().startsWith(u"Waiting to retry in 1"));
    named<QPushButton>(m_window.get(), u"Retry now"_s)->click();
    QCOMPARE(retry.size(), 1);
    m_window->showState({Phase::NeedsYou, {}, Failure{FailureKind::WrongCredentials, {}, {}, {}}});
    QVERIFY(bar->text().startsWith(u"Needs you: "));
    named<QPushButton>(m_window.get(), u"Sign in again"_s)->click();
    QCOMPARE(again.size(), 1);
    m_window->showState({Phase::Online, {}, {}});
    QVERIFY(bar->isHidden());
}

void tst_MainWindow::theLayoutComesBack()
{
    m_window->resize(700, 600);
    const QByteArray state = m_window->layoutState();
    MainWindow other;
    other.restoreLayout(state);
    QCOMPARE(other.size(), m_window->size());
    other.restoreLayout("garbage"); // a damaged settings file costs the layout, nothing else
}

QTEST_MAIN(tst_MainWindow)
#include "tst_MainWindow.moc"
