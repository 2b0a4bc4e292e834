#include "tests/ui/Names.h"
#include "ui/MainWindow.h"
#include "ui/chats/Sidebar.h"
#include "ui/chats/StatusButton.h"
#include "ui/common/Theme.h"
#include "ui/emoji/EmojiPicker.h"

#include <QAccessible>
#include <QApplication>
#include <QLineEdit>
#include <QPushButton>
#include <QSignalSpy>
#include <QTest>

using namespace Tertulia;
using namespace Qt::StringLiterals;

/// Cards that open beside a control, inside the window.
class tst_Flyouts : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase() { m_theme = std::make_unique<Theme>(*qApp); }
    void init();

    void aScreenReaderFindsTheStatusPanelInTheWindow();
    void arrowsPassTheKindsAndEnterChooses();
    void enterPublishesTheMessage();
    void anEarlierMessageIsOneClickAway();
    void escapeChangesNothingAndGivesTheKeyboardBack();
    void aClickBesideItClosesIt();
    void itIsGoneWithThePageThatItBelongsTo();
    void theEmojiPickerFitsIntoASmallWindow();

private:
    StatusButton *status() const { return named<StatusButton>(m_window->sidebar(), u"Status"_s); }
    Overlay *openStatus();
    static QAccessibleInterface *spoken(QAccessibleInterface *within, const QString &name, QAccessible::Role role);

    std::unique_ptr<Theme> m_theme;
    std::unique_ptr<MainWindow> m_window;
    std::unique_ptr<QSignalSpy> m_chosen;
};

void tst_Flyouts::init()
{
    m_window = std::make_unique<MainWindow>();
    m_window->sidebar()->setAccount(*Jid::parse(u"gabriela@example.org"));
    m_window->sidebar()->setPresence({Availability::Away, u"Reading"_s}, {Availability::Away, u"Reading"_s});
    m_window->sidebar()->setRecentStatusMessages({u"On the train"_s});
    m_window->showChats();
    m_window->show();
    QVERIFY(QTest::qWaitForWindowActive(m_window.get()));
    m_chosen = std::make_unique<QSignalSpy>(m_window->sidebar(), &Sidebar::presenceChosen);
}

Overlay *tst_Flyouts::openStatus()
{
    status()->setFocus();
    QTest::keyClick(status(), Qt::Key_Return);
    auto *panel = named<Overlay>(m_window.get(), u"Status"_s);
    return panel->isVisible() ? panel : nullptr;
}

QAccessibleInterface *tst_Flyouts::spoken(QAccessibleInterface *within, const QString &name, QAccessible::Role role)
{
    if (within->role() == role && within->text(QAccessible::Name) == name && !within->state().invisible)
        return within;
    for (int i = 0; i < within->childCount(); ++i) {
        QAccessibleInterface *child = within->child(i);
        if (QAccessibleInterface *found = child ? spoken(child, name, role) : nullptr)
            return found;
    }
    return nullptr;
}

void tst_Flyouts::aScreenReaderFindsTheStatusPanelInTheWindow()
{
    QAccessibleInterface *window = QAccessible::queryAccessibleInterface(m_window.get());
    QVERIFY(!spoken(window, u"Status message"_s, QAccessible::EditableText));
    QVERIFY(openStatus());
    QAccessibleInterface *panel = spoken(window, u"Status"_s, QAccessible::Dialog);
    QVERIFY(panel);
    QVERIFY(spoken(panel, u"Status message"_s, QAccessible::EditableText));
    for (const QString &kind :
         {u"Available"_s, u"Free to chat"_s, u"Away"_s, u"Not available"_s, u"Do not disturb"_s}) {
        const QAccessibleInterface *row = spoken(panel, kind, QAccessible::RadioButton);
        QVERIFY2(row, qPrintable(kind));
        QCOMPARE(bool(row->state().checked), kind == u"Away"_s);
    }
}

void tst_Flyouts::arrowsPassTheKindsAndEnterChooses()
{
    QVERIFY(openStatus());
    QTest::keyClick(QApplication::focusWidget(), Qt::Key_Down);
    QTest::keyClick(QApplication::focusWidget(), Qt::Key_Down);
    QVERIFY(m_chosen->isEmpty()); // what is passed is not published
    QCOMPARE(QApplication::focusWidget()->accessibleName(), u"Do not disturb"_s);
    QTest::keyClick(QApplication::focusWidget(), Qt::Key_Return);
    QCOMPARE(m_chosen->count(), 1);
    const auto chosen = m_chosen->value(0).value(0).value<OwnPresence>();
    QCOMPARE(chosen.availability, Availability::DoNotDisturb);
    QCOMPARE(chosen.statusText, u"Reading"_s);
    QVERIFY(status()->hasFocus());
}

void tst_Flyouts::enterPublishesTheMessage()
{
    const Overlay *panel = openStatus();
    QVERIFY(panel);
    QTest::keyClick(QApplication::focusWidget(), Qt::Key_Tab);
    auto *message = named<QLineEdit>(panel, u"Status message"_s);
    QVERIFY(message->hasFocus());
    QTest::keyClicks(message, u" Tea at five "_s);
    QTest::keyClick(message, Qt::Key_Return);
    const auto chosen = m_chosen->value(0).value(0).value<OwnPresence>();
    QCOMPARE(chosen.availability, Availability::Away);
    QCOMPARE(chosen.statusText, u"Tea at five"_s);
    QVERIFY(!panel->isVisible());
}

void tst_Flyouts::anEarlierMessageIsOneClickAway()
{
    const Overlay *panel = openStatus();
    QVERIFY(panel);
    QTest::mouseClick(named<QPushButton>(panel, u"On the train"_s), Qt::LeftButton);
    QCOMPARE(m_chosen->value(0).value(0).value<OwnPresence>().statusText, u"On the train"_s);
}

void tst_Flyouts::escapeChangesNothingAndGivesTheKeyboardBack()
{
    const Overlay *panel = openStatus();
    QVERIFY(panel);
    QTest::keyClick(QApplication::focusWidget(), Qt::Key_Tab);
    QTest::keyClicks(QApplication::focusWidget(), u"never mind"_s);
    QTest::keyClick(QApplication::focusWidget(), Qt::Key_Escape);
    QVERIFY(!panel->isVisible() && m_chosen->isEmpty() && status()->hasFocus());
    QVERIFY(openStatus());
    QCOMPARE(named<QLineEdit>(panel, u"Status message"_s)->text(), u"Reading"_s);
}

void tst_Flyouts::aClickBesideItClosesIt()
{
    const Overlay *panel = openStatus();
    QVERIFY(panel);
    const QWidget *message = named<QLineEdit>(panel, u"Status message"_s);
    QVERIFY(m_window->rect().contains(QRect(message->mapTo(m_window.get(), QPoint()), message->size())));
    QTest::mouseClick(m_window->windowHandle(), Qt::LeftButton, {}, {m_window->width() - 20, m_window->height() - 20});
    QVERIFY(!panel->isVisible() && m_chosen->isEmpty());
}

void tst_Flyouts::itIsGoneWithThePageThatItBelongsTo()
{
    const Overlay *panel = openStatus();
    QVERIFY(panel);
    m_window->showSignIn();
    QVERIFY(!panel->isVisible());
    QVERIFY(m_window->isAncestorOf(QApplication::focusWidget()) && !panel->isAncestorOf(QApplication::focusWidget()));
}

void tst_Flyouts::theEmojiPickerFitsIntoASmallWindow()
{
    QWidget window;
    window.resize(640, 320);
    window.show();
    EmojiPicker picker(&window);
    picker.openAt({window.mapToGlobal(QPoint(600, 300)), QSize(32, 32)});
    for (const QString &name : {u"Search emoji"_s, u"All emoji"_s}) {
        const QWidget *part = named<QWidget>(&picker, name);
        QVERIFY2(window.rect().contains(QRect(part->mapTo(&window, QPoint()), part->size())), qPrintable(name));
    }
}

QTEST_MAIN(tst_Flyouts)
#include "tst_Flyouts.moc"
