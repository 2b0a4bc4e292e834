#include "tests/ui/NotificationService.h"
#include "ui/tray/NoticePicture.h"
#include "ui/tray/Notifier.h"

#include <QDBusPendingCallWatcher>
#include <QDBusServiceWatcher>
#include <QSignalSpy>
#include <QTest>

using namespace Tertulia;
using namespace Qt::StringLiterals;

namespace {

const Jid Ana = *Jid::parse(u"ana@example.org"), Ben = *Jid::parse(u"ben@example.org"),
          Cleo = *Jid::parse(u"cleo@example.org");
const NoticeKey FromBen{Ana, NoticeKey::Topic::Conversation, Ben}, FromCleo{Ana, NoticeKey::Topic::Conversation, Cleo};
const QStringList Kde{u"actions"_s, u"body"_s, u"body-markup"_s, u"inline-reply"_s, u"persistence"_s},
    Gnome{u"actions"_s, u"body"_s, u"body-markup"_s, u"sound"_s}, Plain{u"body"_s};

Notice message(const QString &text, const QString &name = u"Ben Ito"_s, int unread = 1)
{
    return {NoticeKind::DirectMessage, FromBen, {name}, 1, unread, text};
}

Notice about(NoticeKind kind, int people, const QString &text = {})
{
    const bool one = people == 1;
    const auto topic = kind == NoticeKind::ContactRequest ? NoticeKey::Topic::Request : NoticeKey::Topic::Presence;
    return {kind,
            {Ana, topic, one ? Ben : Jid()},
            one ? QStringList{u"Ben"_s} : QStringList{u"Ben"_s, u"Cleo"_s},
            people,
            0,
            text};
}

} // namespace

class TestNotifier : public QObject
{
    Q_OBJECT

private slots:
    void init();
    void cleanup();

    void aMessageOffersOpenAndReply();
    void whereItCanTheAnswerIsTypedIntoTheNotification();
    void aServiceWithoutActionsGetsNone();
    void theAddressOfWhoAsksIsShownAndAnAnswerOffered();
    void whatIsChosenComesBack_data();
    void whatIsChosenComesBack();
    void anAnswerTypedThereComesBack();
    void aClickOnAnOldOneStillLeadsThere();
    void whatIsDismissedLeadsNowhere();
    void markupFromTheNetworkIsHarmless();
    void withoutMarkupThereIsNothingToEscape();
    void bidiControlsAndLengthAreHarmless();
    void kindsAreToldInWords_data();
    void kindsAreToldInWords();
    void hintsSayWhatItIs();
    void thePersonsPictureIsShown();

    void aNewerOneTakesTheOldOnesPlace();
    void aThousandAreNotAThousandCalls();
    void withdrawnBeforeItIsShownItGoesAtOnce();
    void anotherAccountsNoticesStay();
    void withoutAServiceTheCardComesBack();
    void aServiceThatComesLaterIsUsed();
    void aRestartedServiceGetsNoOldNumbers();
    void whatIsRememberedIsBounded();
    void theActivationTokenIsPassedOn();

private:
    void serve(const QStringList &capabilities, uint firstId = 1);
    void show(const Notice &notice, bool sound = true)
    {
        m_notifier->show(notice.key, NoticeText::card(notice, sound));
    }
    void sync();
    NotificationService::Shown shown(const Notice &notice, bool sound = true);

    SessionBus m_bus;
    std::unique_ptr<NotificationService> m_service;
    std::unique_ptr<Notifier> m_notifier;
};

void TestNotifier::init()
{
    m_notifier = std::make_unique<Notifier>();
}

void TestNotifier::cleanup()
{
    m_notifier.reset();
    m_service.reset();
}

void TestNotifier::serve(const QStringList &capabilities, uint firstId)
{
    m_service.reset();
    QDBusServiceWatcher watcher(u"org.freedesktop.Notifications"_s, QDBusConnection::sessionBus(),
                                QDBusServiceWatcher::WatchForRegistration);
    QSignalSpy came(&watcher, &QDBusServiceWatcher::serviceRegistered);
    m_service = std::make_unique<NotificationService>(m_bus.address(), capabilities, firstId);
    QVERIFY(came.wait()); // and the notifier knows too
}

/// Waits until all that the service has said has come to us.
void TestNotifier::sync()
{
    QDBusMessage ping = QDBusMessage::createMethodCall(u"org.freedesktop.Notifications"_s, u"/"_s,
                                                       u"org.freedesktop.DBus.Peer"_s, u"Ping"_s);
    QDBusPendingCallWatcher answered(QDBusConnection::sessionBus().asyncCall(ping));
    QSignalSpy(&answered, &QDBusPendingCallWatcher::finished).wait();
}

/// What the service gets, as soon as it has it and we know its number.
NotificationService::Shown TestNotifier::shown(const Notice &notice, bool sound)
{
    const auto before = m_service->shown.size();
    show(notice, sound);
    if (!QTest::qWaitFor([&] { return m_service->shown.size() > before; }))
        qWarning("nothing is shown");
    sync();
    return m_service->shown.value(before);
}

void TestNotifier::aMessageOffersOpenAndReply()
{
    serve(Gnome);
    const auto seen = shown(message(u"Tea?"_s));
    QCOMPARE(seen.title, u"Ben Ito"_s);
    QCOMPARE(seen.body, u"Tea?"_s);
    QCOMPARE(seen.actions, QStringList({u"default"_s, u"Open"_s, u"reply"_s, u"Reply"_s}));
}

void TestNotifier::whereItCanTheAnswerIsTypedIntoTheNotification()
{
    serve(Kde);
    const auto seen = shown(message(u"Tea?"_s));
    QCOMPARE(seen.actions, QStringList({u"default"_s, u"Open"_s, u"inline-reply"_s, u"Reply"_s}));
    QVERIFY(seen.hints.contains(u"x-kde-reply-placeholder-text"_s));
    QVERIFY(!shown(about(NoticeKind::SignedIn, 1)).hints.contains(u"x-kde-reply-placeholder-text"_s));
}

void TestNotifier::aServiceWithoutActionsGetsNone()
{
    serve(Plain);
    QCOMPARE(shown(message(u"Tea?"_s)).actions, QStringList());
}

void TestNotifier::theAddressOfWhoAsksIsShownAndAnAnswerOffered()
{
    serve(Kde);
    const auto seen = shown(about(NoticeKind::ContactRequest, 1, u"It is me"_s));
    QCOMPARE(seen.title, u"Ben wants to be your contact"_s);
    QCOMPARE(seen.body, u"ben@example.org\nIt is me"_s);
    QCOMPARE(seen.actions,
             QStringList({u"default"_s, u"Open"_s, u"accept"_s, u"Accept"_s, u"decline"_s, u"Decline"_s}));
    QCOMPARE(shown(about(NoticeKind::ContactRequest, 5)).actions, QStringList({u"default"_s, u"Open"_s}));
}

void TestNotifier::whatIsChosenComesBack_data()
{
    QTest::addColumn<QString>("name");
    QTest::addColumn<NoticeAction>("action");
    QTest::newRow("click") << u"default"_s << NoticeAction::Open;
    QTest::newRow("reply") << u"reply"_s << NoticeAction::Reply;
    QTest::newRow("accept") << u"accept"_s << NoticeAction::Accept;
    QTest::newRow("decline") << u"decline"_s << NoticeAction::Decline;
}

void TestNotifier::whatIsChosenComesBack()
{
    QFETCH(const QString, name);
    QFETCH(const NoticeAction, action);
    serve(Gnome);
    QSignalSpy chosen(m_notifier.get(), &Notifier::chosen);
    const auto seen = shown(message(u"Tea?"_s));
    emit m_service->ActionInvoked(seen.id + 1, name); // another program's
    emit m_service->ActionInvoked(seen.id, name);
    QVERIFY(chosen.wait());
    QCOMPARE(chosen.size(), 1);
    QCOMPARE(chosen[0][0].value<NoticeKey>(), FromBen);
    QCOMPARE(chosen[0][1].value<NoticeAction>(), action);
}

void TestNotifier::anAnswerTypedThereComesBack()
{
    serve(Kde);
    QSignalSpy replied(m_notifier.get(), &Notifier::replied), chosen(m_notifier.get(), &Notifier::chosen);
    const auto seen = shown(message(u"Tea?"_s));
    emit m_service->NotificationReplied(seen.id, u"Gladly"_s);
    QVERIFY(replied.wait());
    QCOMPARE(replied[0][0].value<NoticeKey>(), FromBen);
    QCOMPARE(replied[0][1].toString(), u"Gladly"_s);
    emit m_service->NotificationReplied(seen.id, u"  "_s); // nothing to send: it is written in the window then
    QVERIFY(chosen.wait());
    QCOMPARE(replied.size(), 1);
}

void TestNotifier::aClickOnAnOldOneStillLeadsThere()
{
    serve(Gnome);
    QSignalSpy chosen(m_notifier.get(), &Notifier::chosen);
    const auto seen = shown(message(u"Tea?"_s));
    emit m_service->NotificationClosed(seen.id, 1); // its time was over: it is in the desktop's list now
    emit m_service->ActionInvoked(seen.id, u"default"_s);
    QVERIFY(chosen.wait());
}

void TestNotifier::whatIsDismissedLeadsNowhere()
{
    serve(Gnome);
    QSignalSpy chosen(m_notifier.get(), &Notifier::chosen);
    const auto seen = shown(message(u"Tea?"_s));
    emit m_service->NotificationClosed(seen.id, 2);
    emit m_service->ActionInvoked(seen.id, u"default"_s);
    sync();
    QCOMPARE(shown(message(u"And now?"_s)).replaces, 0u);
    QCOMPARE(chosen.size(), 0);
}

void TestNotifier::markupFromTheNetworkIsHarmless()
{
    serve(Kde);
    const auto seen = shown(message(u"<img src=http://evil/> & <a href='x'>y</a>"_s, u"<b>Ben</b>"_s));
    QVERIFY(!seen.body.contains(u'<') && !seen.body.contains(u'>'));
    QCOMPARE(seen.body, u"&lt;img src=http://evil/&gt; &amp; &lt;a href='x'&gt;y&lt;/a&gt;"_s);
    QCOMPARE(seen.title, u"<b>Ben</b>"_s); // titles are plain text everywhere
}

void TestNotifier::withoutMarkupThereIsNothingToEscape()
{
    serve(Plain);
    QCOMPARE(shown(message(u"1 < 2 & 3"_s)).body, u"1 < 2 & 3"_s);
}

void TestNotifier::bidiControlsAndLengthAreHarmless()
{
    serve(Kde);
    const auto seen = shown(message(QString(u"\u202egpj.exe\u2066\u0007\n\n\nline"_s) + QString(100'000, u'x'),
                                    u"Ana\u202e\u200f\n\n"_s + QString(5'000, u'y')));
    for (const QChar bad : u"\u202e\u200f\u2066\u0007\n"_s)
        QVERIFY(!seen.title.contains(bad) && !seen.body.contains(bad));
    QVERIFY(seen.title.size() <= 70 && seen.title.startsWith(u"Ana y"_s));
    QVERIFY(seen.body.size() <= 310 && seen.body.startsWith(u"gpj.exe line"_s));
}

void TestNotifier::kindsAreToldInWords_data()
{
    QTest::addColumn<NoticeKind>("kind");
    QTest::addColumn<int>("people");
    QTest::addColumn<QString>("title");
    QTest::addColumn<QString>("body");
    QTest::newRow("in") << NoticeKind::SignedIn << 1 << u"Ben is online"_s << u"Tea"_s;
    QTest::newRow("out") << NoticeKind::SignedOut << 1 << u"Ben went offline"_s << u"Tea"_s;
    QTest::newRow("status") << NoticeKind::StatusMessage << 1 << u"Ben has a new status message"_s << u"Tea"_s;
    QTest::newRow("many in") << NoticeKind::SignedIn << 50 << u"50 people are online"_s << u"Ben, Cleo and 48 more"_s;
    QTest::newRow("two out") << NoticeKind::SignedOut << 2 << u"2 people went offline"_s << u"Ben, Cleo"_s;
    QTest::newRow("requests") << NoticeKind::ContactRequest << 7 << u"7 people want to be your contacts"_s
                              << u"Ben, Cleo and 5 more"_s;
}

void TestNotifier::kindsAreToldInWords()
{
    QFETCH(const NoticeKind, kind);
    QFETCH(const int, people);
    const NoticeCard card = NoticeText::card(about(kind, people, people == 1 ? u"Tea"_s : QString()), true);
    QTEST(card.title, "title");
    QTEST(card.body, "body");
}

void TestNotifier::hintsSayWhatItIs()
{
    serve(Gnome);
    const auto loud = shown(message(u"Tea?"_s)), quiet = shown(message(u"Tea?"_s), false),
               passing = shown(about(NoticeKind::SignedIn, 1));
    QCOMPARE(loud.hints[u"desktop-entry"_s].toString(), u"im.tertulia.Tertulia"_s);
    QCOMPARE(loud.hints[u"category"_s].toString(), u"im.received"_s);
    QCOMPARE(loud.hints[u"urgency"_s].value<uchar>(), uchar(1));
    QCOMPARE(loud.hints[u"sound-name"_s].toString(), u"message-new-instant"_s);
    QVERIFY(!quiet.hints.contains(u"sound-name"_s));
    QVERIFY(quiet.hints[u"suppress-sound"_s].toBool());
    QCOMPARE(passing.hints[u"urgency"_s].value<uchar>(), uchar(0));
    QCOMPARE(passing.hints[u"category"_s].toString(), u"presence.online"_s);
    QVERIFY(passing.hints[u"transient"_s].toBool());
    QVERIFY(!passing.hints.contains(u"sound-name"_s));
}

void TestNotifier::thePersonsPictureIsShown()
{
    serve(Gnome);
    const auto seen = shown(message(u"Tea?"_s));
    const auto picture = qdbus_cast<NoticePicture>(seen.hints[u"image-data"_s]);
    QCOMPARE(picture.width, 64);
    QCOMPARE(picture.data.size(), qsizetype(picture.stride) * picture.height);
    QCOMPARE(picture.data.at(3), '\0'); // round: its corner is transparent
    QCOMPARE(picture.data.at(picture.stride * 10 + 32 * 4 + 3), '\xff');
}

void TestNotifier::aNewerOneTakesTheOldOnesPlace()
{
    serve(Gnome);
    const auto first = shown(message(u"one"_s)), second = shown(message(u"two"_s, u"Ben Ito"_s, 2));
    QCOMPARE(first.replaces, 0u);
    QCOMPARE(second.replaces, first.id);
    QCOMPARE(second.title, u"Ben Ito (2 new)"_s);
    m_notifier->withdraw(FromBen);
    QTRY_COMPARE(m_service->closed, QList<uint>{first.id});
}

void TestNotifier::aThousandAreNotAThousandCalls()
{
    serve(Gnome);
    for (int i = 1; i <= 1'000; ++i)
        show(message(QString::number(i)));
    QTRY_VERIFY(!m_service->shown.isEmpty() && m_service->shown.last().body == u"1000"_s);
    QVERIFY2(m_service->shown.size() <= 2, qPrintable(QString::number(m_service->shown.size())));
}

void TestNotifier::withdrawnBeforeItIsShownItGoesAtOnce()
{
    serve(Gnome);
    shown({NoticeKind::DirectMessage, FromCleo, {u"Cleo"_s}, 1, 1, u"x"_s}); // so that capabilities are known
    show(message(u"Tea?"_s));
    m_notifier->withdraw(FromBen); // it is under way
    QTRY_COMPARE(m_service->closed.size(), 1);
    QCOMPARE(m_service->closed[0], m_service->shown.last().id);
}

void TestNotifier::anotherAccountsNoticesStay()
{
    serve(Gnome);
    const auto seen = shown(message(u"Tea?"_s));
    m_notifier->withdrawAll(Cleo);
    sync();
    QVERIFY(m_service->closed.isEmpty());
    m_notifier->withdrawAll(Ana);
    QTRY_COMPARE(m_service->closed, QList<uint>{seen.id});
}

void TestNotifier::withoutAServiceTheCardComesBack()
{
    QSignalSpy notShown(m_notifier.get(), &Notifier::notShown);
    show(message(u"Tea?"_s));
    QVERIFY(notShown.wait());
    QCOMPARE(notShown.size(), 1);
    QCOMPARE(notShown[0][0].value<NoticeCard>().body, u"Tea?"_s);
}

void TestNotifier::aServiceThatComesLaterIsUsed()
{
    withoutAServiceTheCardComesBack();
    serve(Gnome);
    QCOMPARE(shown(message(u"Again"_s)).body, u"Again"_s);
}

void TestNotifier::aRestartedServiceGetsNoOldNumbers()
{
    serve(Kde);
    QCOMPARE(shown(message(u"one"_s)).id, 1u);
    serve(Plain, 1); // and it can do less
    const auto other = shown({NoticeKind::DirectMessage, FromCleo, {u"Cleo"_s}, 1, 1, u"x"_s});
    QCOMPARE(other.id, 1u);
    QCOMPARE(other.actions, QStringList());
    QCOMPARE(shown(message(u"two"_s)).replaces, 0u); // number 1 is Cleo's now
}

void TestNotifier::whatIsRememberedIsBounded()
{
    serve(Gnome);
    QSignalSpy chosen(m_notifier.get(), &Notifier::chosen);
    for (int i = 0; i < Notifier::MaxShown + 50; ++i)
        shown({NoticeKind::DirectMessage,
               {Ana, NoticeKey::Topic::Conversation, *Jid::parse(u"p%1@x.org"_s.arg(i))},
               {u"P"_s},
               1,
               1,
               u"x"_s});
    emit m_service->ActionInvoked(1, u"default"_s); // long ago
    emit m_service->ActionInvoked(m_service->shown.last().id, u"default"_s);
    QVERIFY(chosen.wait());
    sync();
    QCOMPARE(chosen.size(), 1);
    QVERIFY(chosen.first().first().value<NoticeKey>().about.local() != "p0"_L1);
}

void TestNotifier::theActivationTokenIsPassedOn()
{
    serve(Gnome);
    QSignalSpy chosen(m_notifier.get(), &Notifier::chosen);
    const auto seen = shown(message(u"Tea?"_s));
    emit m_service->ActivationToken(seen.id, u"token-7"_s);
    emit m_service->ActionInvoked(seen.id, u"default"_s);
    QVERIFY(chosen.wait());
    QCOMPARE(qgetenv("XDG_ACTIVATION_TOKEN"), "token-7");
    qunsetenv("XDG_ACTIVATION_TOKEN");
}

QTEST_MAIN(TestNotifier)
#include "tst_Notifier.moc"
