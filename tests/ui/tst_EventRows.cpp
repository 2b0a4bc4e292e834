#include "tests/ui/SomeMessages.h"
#include "ui/timeline/EventWords.h"
#include "ui/timeline/MessageView.h"

#include <QAccessible>
#include <QContextMenuEvent>
#include <QMenu>
#include <QScrollBar>
#include <QSignalSpy>
#include <QTest>

using namespace Qt::StringLiterals;

namespace Tertulia {

using Kind = TalkEvent::Kind;

namespace {

TalkEvent happening(Kind kind, const QString &who, const QString &text = {})
{
    static qint64 id = 0;
    TalkEvent made{kind, who, text};
    made.id = ++id;
    made.time = SomeMessages::said({}).time; // 9:30
    return made;
}

QList<TalkEvent> entered(const QStringList &nicks)
{
    QList<TalkEvent> events;
    for (const QString &nick : nicks)
        events.append(happening(Kind::Entered, nick));
    return events;
}

} // namespace

class tst_EventRows : public QObject
{
    Q_OBJECT

private slots:
    void init();
    void cleanup();

    void everyKindHasItsSentence_data();
    void everyKindHasItsSentence();
    void severalAreOneSentence_data();
    void severalAreOneSentence();
    void ofThePartnerTheLatestStands();
    void nothingOfTheNetworkTurnsTheLineAround();
    void severalOpenAndCloseByMouse();
    void severalOpenByKeyboardAndAreHeard();
    void whatIsOpenStaysSoWhileMoreHappens();
    void eventsAreNoNewsAndNothingToCopyOrAnswer();
    void theLineStandsInTheMiddleInItsRow();
    void longLinesBreakAndStayInside();

private:
    const MessageLayout &layout(int row) const { return m_view->rowLayout(row); }

    std::unique_ptr<SomeMessages> m_model;
    std::unique_ptr<MessageView> m_view;
};

void tst_EventRows::init()
{
    m_model = std::make_unique<SomeMessages>();
    m_view = viewOf(*m_model);
    QVERIFY(QTest::qWaitForWindowActive(m_view.get()));
}

void tst_EventRows::cleanup()
{
    m_view.reset();
    m_model.reset();
}

void tst_EventRows::everyKindHasItsSentence_data()
{
    QTest::addColumn<TalkEvent>("what");
    QTest::addColumn<QString>("said");
    TalkEvent renamed = happening(Kind::Renamed, u"ana"_s, u"anita"_s),
              subject = happening(Kind::Subject, u"ana"_s, u"Tea"_s);
    QTest::newRow("entered") << happening(Kind::Entered, u"ben"_s) << u"ben joined"_s;
    QTest::newRow("left") << happening(Kind::Left, u"ben"_s) << u"ben left"_s;
    QTest::newRow("removed") << happening(Kind::Removed, u"ben"_s) << u"ben was removed"_s;
    QTest::newRow("removed, why") << happening(Kind::Removed, u"ben"_s, u"loud"_s) << u"ben was removed: loud"_s;
    QTest::newRow("banned") << happening(Kind::Banned, u"ben"_s) << u"ben was banned"_s;
    QTest::newRow("banned, why") << happening(Kind::Banned, u"ben"_s, u"spam"_s) << u"ben was banned: spam"_s;
    QTest::newRow("renamed") << renamed << u"ana is now called anita"_s;
    QTest::newRow("subject") << subject << u"ana changed the subject: Tea"_s;
    QTest::newRow("subject by nobody") << happening(Kind::Subject, {}, u"Tea"_s) << u"New subject: Tea"_s;
    QTest::newRow("no subject") << happening(Kind::Subject, u"ana"_s) << u"ana removed the subject"_s;
    renamed.ours = subject.ours = true;
    QTest::newRow("we are renamed") << renamed << u"You are now called anita"_s;
    QTest::newRow("our subject") << subject << u"You changed the subject: Tea"_s;
    QTest::newRow("online") << happening(Kind::Online, {}) << u"Ana came online"_s;
    QTest::newRow("offline") << happening(Kind::Offline, {}) << u"Ana went offline"_s;
    QTest::newRow("status") << happening(Kind::Status, {}, u"At work"_s) << u"Ana has a new status: At work"_s;
}

void tst_EventRows::everyKindHasItsSentence()
{
    QFETCH(const TalkEvent, what);
    QFETCH(const QString, said);
    QCOMPARE(EventWords::together({what}, u"Ana"_s), said + u" · 09:30"_s);
    QCOMPARE(EventWords::oneByOne({what}, u"Ana"_s), u"09:30 · "_s + said);
    m_model->appendEvents({what});
    m_view->settle();
    QCOMPARE(m_view->accessibleText(0), said + u" · 09:30"_s);
    QVERIFY(layout(0).actions.isEmpty());
}

void tst_EventRows::severalAreOneSentence_data()
{
    QTest::addColumn<QList<TalkEvent>>("events");
    QTest::addColumn<QString>("said");
    QTest::newRow("two") << entered({u"ana"_s, u"ben"_s}) << u"ana and ben joined"_s;
    QTest::newRow("three") << entered({u"ana"_s, u"ben"_s, u"cleo"_s}) << u"ana, ben and cleo joined"_s;
    QTest::newRow("seven") << entered({u"a"_s, u"b"_s, u"c"_s, u"d"_s, u"e"_s, u"f"_s, u"g"_s})
                           << u"a, b and 5 others joined"_s;
    QTest::newRow("one often") << entered({u"ana"_s, u"ana"_s}) << u"ana joined"_s;
    QTest::newRow("of several kinds") << entered({u"ana"_s, u"ben"_s}) +
                                             QList{happening(Kind::Left, u"cleo"_s),
                                                   happening(Kind::Subject, u"ana"_s, u"x"_s),
                                                   happening(Kind::Subject, u"ana"_s, u"Tea"_s)}
                                      << u"ana and ben joined · cleo left · ana changed the subject: Tea"_s;
}

void tst_EventRows::severalAreOneSentence()
{
    QFETCH(const QList<TalkEvent>, events);
    QFETCH(const QString, said);
    QCOMPARE(EventWords::together(events, u"Ana"_s), said + u" · 09:30"_s);
}

void tst_EventRows::ofThePartnerTheLatestStands()
{
    const QList events{happening(Kind::Online, {}), happening(Kind::Offline, {}), happening(Kind::Online, {})};
    QCOMPARE(EventWords::together(events, u"Ana"_s), u"Ana came online · 09:30"_s);
    QCOMPARE(EventWords::oneByOne(events, u"Ana"_s).count(u'\n'), 2);
}

void tst_EventRows::nothingOfTheNetworkTurnsTheLineAround()
{
    const QString said = EventWords::together({happening(Kind::Removed, u"\u202Eben\n<b>"_s, u"a\u2066\nb"_s)}, {});
    QCOMPARE(said, u"ben <b> was removed: a b · 09:30"_s);
    QVERIFY(EventWords::together({happening(Kind::Entered, QString(5'000, u'x'))}, {}).size() < 100);
    QVERIFY(EventWords::together({happening(Kind::Subject, u"a"_s, QString(5'000, u'x'))}, {}).size() < 400);
}

void tst_EventRows::severalOpenAndCloseByMouse()
{
    m_model->append({SomeMessages::said(u"hello"_s)});
    m_model->appendEvents(entered({u"ana"_s, u"ben"_s, u"cleo"_s}));
    m_view->settle();
    const int before = m_view->rowRect(1).height();
    const auto click = [this] {
        QTest::mouseClick(m_view->viewport(), Qt::LeftButton, {},
                          m_view->rowRect(1).topLeft() + layout(1).bubble.center());
    };
    click();
    QVERIFY(m_view->rowRect(1).height() > before);
    QCOMPARE(m_view->accessibleText(1), u"09:30 · ana joined, 09:30 · ben joined, 09:30 · cleo joined"_s);
    QCOMPARE(layout(1).actions.first().label, u"Show less"_s);
    click();
    QCOMPARE(m_view->rowRect(1).height(), before);
}

void tst_EventRows::severalOpenByKeyboardAndAreHeard()
{
    m_model->appendEvents(entered({u"ana"_s, u"ben"_s}));
    m_view->settle();
    QTest::keyClick(m_view.get(), Qt::Key_Up);
    QTest::keyClick(m_view.get(), Qt::Key_Tab);
    const auto *list = QAccessible::queryAccessibleInterface(m_view.get());
    const auto *row = list->child(0);
    QCOMPARE(row->role(), QAccessible::ListItem);
    QCOMPARE(row->text(QAccessible::Name), u"ana and ben joined · 09:30"_s);
    QCOMPARE(row->childCount(), 1);
    QCOMPARE(row->child(0)->role(), QAccessible::Button);
    QCOMPARE(row->child(0)->text(QAccessible::Name), u"Show all 2"_s);
    QCOMPARE(list->focusChild(), row->child(0));
    QTest::keyClick(m_view.get(), Qt::Key_Return);
    QCOMPARE(m_view->accessibleText(0), u"09:30 · ana joined, 09:30 · ben joined"_s);
}

void tst_EventRows::whatIsOpenStaysSoWhileMoreHappens()
{
    m_model->appendEvents(entered({u"ana"_s, u"ben"_s}));
    m_view->settle();
    m_view->setUnfolded(m_view->rows().at(0).id, true);
    emit m_model->dataChanged(m_model->index(0), m_model->index(0));
    m_view->settle();
    QVERIFY(layout(0).unfolded);
    m_model->append({SomeMessages::said(u"hello"_s)});
    m_view->settle();
    QVERIFY(layout(0).unfolded);
}

void tst_EventRows::eventsAreNoNewsAndNothingToCopyOrAnswer()
{
    QList<Message> rows;
    for (int i = 0; i < 30; ++i)
        rows << SomeMessages::said(u"message %1"_s.arg(i));
    m_model->append(rows);
    m_view->settle();
    m_view->verticalScrollBar()->setValue(0);
    m_model->appendEvents(entered({u"ana"_s, u"ben"_s}));
    m_model->append({SomeMessages::said(u"last"_s)});
    m_view->settle();
    const int events = 30;
    QVERIFY(m_view->unseenCount() > 0);
    const int unseen = m_view->unseenCount();
    m_model->appendEvents(entered({u"cleo"_s}));
    m_view->settle();
    QCOMPARE(m_view->unseenCount(), unseen);

    m_view->selectAll();
    QVERIFY(!m_view->selectedText().contains(u"joined"_s));
    QVERIFY(m_view->selectedText().endsWith(u"last"_s));
    m_view->setCurrent(m_view->rows().at(events).id);
    QContextMenuEvent menu(QContextMenuEvent::Keyboard, QPoint(), QPoint());
    QCoreApplication::sendEvent(m_view->viewport(), &menu);
    QVERIFY(m_view->findChildren<QMenu *>().isEmpty());
    QVERIFY(!m_view->lastOwn());
}

void tst_EventRows::theLineStandsInTheMiddleInItsRow()
{
    m_model->appendEvents(entered({u"ana"_s, u"ben"_s}));
    m_view->settle();
    const MessageLayout &line = layout(0);
    QVERIFY(line.isEvents());
    QVERIFY(std::abs(line.bubble.center().x() - line.width / 2) <= 1);
    QVERIFY(QRect(0, 0, line.width, line.height).contains(line.bubble));
    QVERIFY(line.bubble.contains(line.text) && line.bubble.contains(line.chevron));
    QVERIFY(!line.text.intersects(line.chevron));
    QVERIFY(line.stamp.isEmpty() && line.nick.isEmpty() && line.card.isEmpty());
}

void tst_EventRows::longLinesBreakAndStayInside()
{
    QFont font = m_view->font();
    font.setPointSizeF(font.pointSizeF() * 1.5);
    m_view->setFont(font);
    m_view->resize(320, 400);
    m_model->appendEvents({happening(Kind::Subject, u"ana"_s, u"a very long subject "_s.repeated(12))});
    m_model->appendEvents(entered({QString(60, u'w'), QString(60, u'm')}));
    m_view->settle();
    for (const int row : {0, 1}) {
        const MessageLayout &line = layout(row);
        QVERIFY(QRect(0, 0, line.width, line.height).contains(line.bubble));
        QVERIFY(line.text.height() > 2 * QFontMetrics(m_view->font()).height() * 3 / 4);
    }
}

} // namespace Tertulia

QTEST_MAIN(Tertulia::tst_EventRows)
#include "tst_EventRows.moc"
