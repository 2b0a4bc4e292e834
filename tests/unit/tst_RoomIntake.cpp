#include "AmendmentFixture.h"

using namespace Qt::StringLiterals;
using namespace Tertulia;
using namespace Tertulia::StoreTest;

namespace {

const Jid Tea = jid(u"tea@rooms.example.org");

Message words(const QString &body, const QString &nick, const QString &id, const QString &archiveId = {},
              const QString &occupant = {})
{
    Message message = incoming(body, 1, id);
    message.conversation = Tea;
    message.nick = nick;
    message.archiveId = archiveId;
    message.occupant = occupant;
    return message;
}

} // namespace

/// What is said in rooms, on its way into the store.
class TestRoomIntake : public AmendmentFixture
{
    Q_OBJECT

private slots:
    void init() { open(u":memory:"_s); }
    void cleanup() { close(); }

    void echoOfOursIsNoSecondMessage();
    void replayOfTheHistoryIsKnown();
    void copiedIdHidesNobody();
    void roomsArchiveIsNotOurs();
    void onlyTheSameOccupantCorrects_data();
    void onlyTheSameOccupantCorrects();
    void everyOccupantReactsForThemselves();
    void mentionsAreCountedUntilRead();
    void privateWordsAreAConversationOfTheirOwn();
    void archivePositionIsKept();
    void wishesForBookmarksAreKeptOnceARoomAndBounded();

private:
    IncomingMessage in(const Message &message, bool live = true) const
    {
        IncomingMessage incoming;
        incoming.from = Tea.withResource(message.nick);
        incoming.door = live ? IncomingMessage::Door::Live : IncomingMessage::Door::Archive;
        incoming.message = message;
        return incoming;
    }
    void say(const Message &message, bool live = true) { take({in(message, live)}); }
    void amendInRoom(Kind kind, const QString &target, const Message &message, const QStringList &emoji = {})
    {
        IncomingMessage incoming = in(message);
        incoming.amendment = Amendment{kind, target, emoji, {}};
        take({incoming});
    }
    QList<Message> room() { return await(m_store->newest(Ana, Tea, 1'000)).value(); }
};

void TestRoomIntake::echoOfOursIsNoSecondMessage()
{
    Message own = words(u"hello"_s, u"ana"_s, u"0123456789abcdef-own"_s);
    own.originId = own.stanzaId;
    QVERIFY(await(m_store->addOutgoing(own)));
    QCOMPARE(room().first().state, MessageState::Waiting);
    own.outgoing = true;
    own.archiveId = u"a1"_s;
    own.occupant = u"o1"_s;
    say(own);
    QCOMPARE(room().size(), 1);
    QCOMPARE(room().first().state, MessageState::Sent);
    QCOMPARE(room().first().archiveId, u"a1"_s);
    QCOMPARE(room().first().occupant, u"o1"_s);
    own.outgoing = false; // history that does not tell who said it
    own.archiveId.clear();
    say(own, false);
    QCOMPARE(room().size(), 1);
}

void TestRoomIntake::replayOfTheHistoryIsKnown()
{
    say(words(u"hello"_s, u"ben"_s, u"0123456789abcdef-1"_s));
    say(words(u"hello"_s, u"ben"_s, u"0123456789abcdef-1"_s), false);
    say(words(u"hello"_s, u"ben"_s, u"0123456789abcdef-1"_s, u"a1"_s), false);
    QCOMPARE(room().size(), 1);
    say(words(u"hello"_s, u"ben"_s, u"0123456789abcdef-1"_s, u"a2"_s), false); // the room says that it is another one
    QCOMPARE(room().size(), 2);
}

/// Newest first, as an archive may be read: a copy of an id must not keep the one out who had it first.
void TestRoomIntake::copiedIdHidesNobody()
{
    auto copy = words(u"copy"_s, u"eve"_s, u"0123456789abcdef-1"_s, u"a2"_s);
    auto original = words(u"original"_s, u"ben"_s, u"0123456789abcdef-1"_s, u"a1"_s);
    copy.originId = original.originId = u"same"_s;
    say(copy);
    say(original);
    QCOMPARE(room().size(), 2);
    say(words(u"original"_s, u"eve"_s, u"0123456789abcdef-1"_s));
    QCOMPARE(room().size(), 3);
}

void TestRoomIntake::roomsArchiveIsNotOurs()
{
    m_intake->setGapless(true);
    say(words(u"hello"_s, u"ben"_s, u"1"_s, u"of the room"_s));
    QCOMPARE(await(m_store->caughtUpTo(Ana)).value().value_or(QString()), QString());
}

void TestRoomIntake::onlyTheSameOccupantCorrects_data()
{
    QTest::addColumn<QString>("first");
    QTest::addColumn<QString>("second");
    QTest::addColumn<QString>("nick");
    QTest::addColumn<bool>("corrected");
    QTest::newRow("the same") << u"o1"_s << u"o1"_s << u"ben"_s << true;
    QTest::newRow("under another nickname") << u"o1"_s << u"o1"_s << u"benedict"_s << true;
    QTest::newRow("another with that nickname") << u"o1"_s << u"o2"_s << u"ben"_s << false;
    QTest::newRow("nobody knows") << u""_s << u""_s << u"ben"_s << false;
}

void TestRoomIntake::onlyTheSameOccupantCorrects()
{
    QFETCH(const QString, first);
    QFETCH(const QString, second);
    QFETCH(const QString, nick);
    QFETCH(const bool, corrected);
    say(words(u"helo"_s, u"ben"_s, u"1"_s, u"a1"_s, first));
    amendInRoom(Kind::Correction, u"1"_s, words(u"hello"_s, nick, u"2"_s, u"a2"_s, second));
    amendInRoom(Kind::Retraction, u"a1"_s, words({}, nick, u"3"_s, u"a3"_s, corrected ? u"o9"_s : second));
    QCOMPARE(bodies(room()), corrected ? QStringList{u"hello"_s} : (QStringList{u"helo"_s, u"hello"_s}));
    QVERIFY(!room().first().retracted);
}

void TestRoomIntake::everyOccupantReactsForThemselves()
{
    say(words(u"hello"_s, u"ben"_s, u"1"_s, u"a1"_s, u"o1"_s));
    amendInRoom(Kind::Reaction, u"a1"_s, words({}, u"Ana M"_s, u"2"_s, u"a2"_s, u"o2"_s), {u"👍"_s});
    amendInRoom(Kind::Reaction, u"a1"_s, words({}, u"cleo"_s, u"3"_s, u"a3"_s, u"o3"_s), {u"👍"_s});
    QCOMPARE(room().first().reactions.size(), 1);
    QCOMPARE(room().first().reactions.first().who,
             (QList<Jid>{Tea.withResource(u"Ana M"_s), Tea.withResource(u"cleo"_s)}));
    amendInRoom(Kind::Reaction, u"a1"_s, words({}, u"cleo"_s, u"4"_s, u"a4"_s, u"o3"_s), {});
    QCOMPARE(room().first().reactions.first().who, QList<Jid>{Tea.withResource(u"Ana M"_s)});
}

void TestRoomIntake::mentionsAreCountedUntilRead()
{
    auto message = words(u"ana?"_s, u"ben"_s, u"1"_s, u"a1"_s);
    message.mentionsUs = true;
    MessageChange change;
    connect(m_store.get(), &MessageStore::changed, this, [&](const MessageChange &told) { change = told; });
    say(message);
    say(words(u"hm"_s, u"ben"_s, u"2"_s, u"a2"_s));
    QCOMPARE(change.unread.first().count, 2);
    QCOMPARE(change.unread.first().mentions, 1);
    await(m_conversations->setRead(Ana, Tea, room().constLast().id));
    await(m_conversations->setFlag(Ana, Tea, ConversationStore::Flag::Room, true));
    await(m_conversations->setNotices(Ana, Tea, RoomNotices::Mentions));
    const auto all = await(m_conversations->all(Ana)).value();
    QCOMPARE(all.size(), 1);
    QCOMPARE(all.first().mentions, 0);
    QVERIFY(all.first().isRoom && all.first().notices == RoomNotices::Mentions);
    QVERIFY(room().first().mentionsUs);
}

void TestRoomIntake::privateWordsAreAConversationOfTheirOwn()
{
    m_intake->setRooms([](const Jid &bare) { return bare == Tea; });
    const Jid ben = Tea.withResource(u"ben"_s);
    IncomingMessage secret;
    secret.from = ben;
    secret.to = Ana;
    secret.message = incoming(u"between us"_s, 1, u"1"_s);
    take({secret});
    QCOMPARE(bodies(await(m_store->newest(Ana, ben, 10)).value()), QStringList{u"between us"_s});
    QVERIFY(room().isEmpty());
}

void TestRoomIntake::archivePositionIsKept()
{
    QCOMPARE(await(m_store->roomArchivedUpTo(Ana, Tea)).value(), QString());
    m_intake->noteRoomArchive(Tea, u"a1"_s);
    m_intake->noteRoomArchive(Tea, u"a2"_s);
    m_intake->flush();
    QCOMPARE(await(m_store->roomArchivedUpTo(Ana, Tea)).value(), u"a2"_s);
}

void TestRoomIntake::wishesForBookmarksAreKeptOnceARoomAndBounded()
{
    const auto wish = [](const QString &room, const QString &name) {
        return BookmarkWish{jid(room), false, name, u"ana"_s, true};
    };
    const auto wishes = [this] { return await(m_conversations->bookmarkWishes(Ana)).value(); };
    await(m_conversations->keepWish(Ana, wish(u"tea@rooms.example.org"_s, u"Tea"_s)));
    await(m_conversations->keepWish(Ana, wish(u"cake@rooms.example.org"_s, u"Cake"_s)));
    await(m_conversations->keepWish(Ana, {Tea, true, {}, {}, false}));
    QCOMPARE(wishes(), (QList<BookmarkWish>{wish(u"cake@rooms.example.org"_s, u"Cake"_s), {Tea, true, {}, {}, false}}));
    QVERIFY(await(m_conversations->bookmarkWishes(Ben)).value().isEmpty());
    await(m_conversations->dropWish(Ana, jid(u"cake@rooms.example.org"_s)));
    QCOMPARE(wishes().size(), 1);
    for (int i = 0; i < ConversationStore::MaxWishes; ++i)
        m_conversations->keepWish(Ana, wish(u"r%1@rooms.example.org"_s.arg(i), {}));
    QTRY_COMPARE(wishes().size(), qsizetype(ConversationStore::MaxWishes));
    QCOMPARE(wishes().first().room, jid(u"r0@rooms.example.org"_s)); // the oldest went
}

QTEST_GUILESS_MAIN(TestRoomIntake)
#include "tst_RoomIntake.moc"
