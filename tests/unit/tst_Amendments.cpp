#include "AmendmentFixture.h"

#include <QElapsedTimer>
#include <QSignalSpy>

using namespace Qt::StringLiterals;
using namespace Tertulia;
using namespace Tertulia::StoreTest;

/// Corrections, retractions, reactions and answers on their whole way from intake into the history and back.
class TestAmendments : public AmendmentFixture
{
    Q_OBJECT

private slots:
    void init() { open(u":memory:"_s); }
    void cleanup() { close(); }

    void correctionChangesTheTextAndKeepsTheFirstOne();
    void newestOfManyCorrectionsCountsWhateverTheirOrder();
    void retractionTakesTheTextAwayForGood();
    void onlyTheSameSenderMayCorrectOrRetract();
    void amendmentOfItselfIsNone();
    void anotherConversationIsOutOfReach();
    void correctionBeforeItsMessageStandsAloneAndIsMergedLater();
    void retractionAndReactionWaitForTheirMessage();
    void copiesOfAnAmendmentAreOne();
    void archiveCopyOfACorrectedMessageIsNoSecondOne();
    void lastReactionOfEachSenderCounts();
    void reactionsThatAreNoEmojiAreLeftOut_data();
    void reactionsThatAreNoEmojiAreLeftOut();
    void thousandReactionsAreQuickAndLeaveOneRow();
    void quoteFollowsWhatItQuotes();
    void unreadMessageThatIsRetractedCountsNoLonger();
};

void TestAmendments::correctionChangesTheTextAndKeepsTheFirstOne()
{
    take({from(incoming(u"helo"_s, 1, u"m1"_s))});
    QSignalSpy changed(m_store.get(), &MessageStore::changed);
    amend(Kind::Correction, u"m1"_s, incoming(u"hello"_s, 5, u"c1"_s));
    QCOMPARE(bodies(history()), QStringList{u"hello"_s});
    QCOMPARE(first().edited, at(5));
    QCOMPARE(first().time, at(1)); // it keeps its place
    QCOMPARE(changed.count(), 1);
    QCOMPARE(changed[0][0].value<MessageChange>().updated, history());
    const auto versions = await(m_store->versions(first().id)).value();
    QCOMPARE(versions.size(), 2);
    QCOMPARE(versions[0].body, u"helo"_s);
    QCOMPARE(versions[1].body, u"hello"_s);
    QCOMPARE(versions[1].time, at(5));
}

void TestAmendments::newestOfManyCorrectionsCountsWhateverTheirOrder()
{
    take({from(incoming(u"0"_s, 0, u"m1"_s))});
    for (int i = 0; i < 100; ++i) {
        const int second = (i * 37) % 100 + 1; // each of 1 … 100 once, mixed
        amend(Kind::Correction, u"m1"_s, incoming(QString::number(second), second, u"c%1"_s.arg(second)));
    }
    QCOMPARE(bodies(history()), QStringList{u"100"_s});
    QCOMPARE(await(m_store->versions(first().id)).value().size(), 101);
}

void TestAmendments::retractionTakesTheTextAwayForGood()
{
    take({from(incoming(u"secret"_s, 1, u"m1"_s))});
    amend(Kind::Retraction, u"m1"_s, incoming(u"this client does not know retractions"_s, 2, u"r1"_s));
    amend(Kind::Correction, u"m1"_s, incoming(u"back again"_s, 3, u"c1"_s));
    amend(Kind::Reaction, u"m1"_s, outgoing({}, 4, u"x1"_s), {u"👍"_s});
    QCOMPARE(history().size(), 1);
    QVERIFY(first().retracted);
    QVERIFY(first().body.isEmpty());
    QVERIFY(first().reactions.isEmpty());
    QCOMPARE(await(m_store->versions(first().id)).value().first().body, u"secret"_s); // the original is kept
}

void TestAmendments::onlyTheSameSenderMayCorrectOrRetract()
{
    take({from(outgoing(u"I owe you nothing"_s, 1, u"m1"_s))});
    amend(Kind::Retraction, u"m1"_s, incoming({}, 2, u"r1"_s));
    amend(Kind::Correction, u"m1"_s, incoming(u"I owe you 100 €"_s, 3, u"c1"_s));
    QCOMPARE(first().body, u"I owe you nothing"_s);
    QVERIFY(!first().edited && !first().retracted);
    QCOMPARE(bodies(history()).last(), u"I owe you 100 €"_s); // it is said by whom it is from
    QVERIFY(!history().last().outgoing);
}

void TestAmendments::amendmentOfItselfIsNone()
{
    take({from(incoming(u"hi"_s, 1, u"m1"_s))});
    amend(Kind::Correction, u"self"_s, incoming(u"I am my own"_s, 2, u"self"_s));
    amend(Kind::Retraction, {}, incoming({}, 3, u"r1"_s));
    Message named = incoming(u"by origin"_s, 4, u"c2"_s);
    named.originId = u"self"_s;
    amend(Kind::Correction, u"self"_s, named);
    QCOMPARE(bodies(history()), QStringList{u"hi"_s});
    QCOMPARE(rows(u"amendment"_s), 0);
}

void TestAmendments::anotherConversationIsOutOfReach()
{
    take({from(incoming(u"hi"_s, 1, u"m1"_s))});
    Message forged = incoming({}, 2, u"r1"_s);
    forged.conversation = jid(u"eve@evil.example");
    amend(Kind::Retraction, u"m1"_s, forged);
    QVERIFY(!first().retracted);
}

void TestAmendments::correctionBeforeItsMessageStandsAloneAndIsMergedLater()
{
    amend(Kind::Correction, u"m1"_s, incoming(u"second"_s, 5, u"c2"_s));
    amend(Kind::Correction, u"m1"_s, incoming(u"first"_s, 4, u"c1"_s));
    amend(Kind::Correction, u"m1"_s, incoming(u"third"_s, 6, u"c3"_s));
    QCOMPARE(bodies(history()), QStringList{u"third"_s}); // what nobody can place is not lost
    QVERIFY(first().edited);
    QSignalSpy removed(m_store.get(), &MessageStore::messageRemoved);
    take({from(incoming(u"zeroth"_s, 1, u"m1"_s))}); // the archive is read newest first
    QCOMPARE(removed.count(), 1);
    QCOMPARE(bodies(history()), QStringList{u"third"_s});
    QCOMPARE(first().time, at(1));
    QCOMPARE(first().edited, at(6));
    const auto versions = await(m_store->versions(first().id)).value();
    QCOMPARE(versions.size(), 4);
    QCOMPARE(versions[0].body, u"zeroth"_s);
    QCOMPARE(versions[1].body, u"first"_s);
    QCOMPARE(versions[3].body, u"third"_s);
}

void TestAmendments::retractionAndReactionWaitForTheirMessage()
{
    amend(Kind::Reaction, u"m1"_s, outgoing({}, 4, u"x1"_s), {u"👍"_s});
    amend(Kind::Retraction, u"m2"_s, incoming({}, 5, u"r1"_s));
    amend(Kind::Retraction, u"m1"_s, outgoing({}, 6, u"r2"_s)); // not theirs
    QVERIFY(history().isEmpty());
    take({from(incoming(u"one"_s, 1, u"m1"_s)), from(incoming(u"two"_s, 2, u"m2"_s))});
    QCOMPARE(bodies(history()), (QStringList{u"one"_s, {}}));
    QCOMPARE(first().reactions, (QList<Reaction>{{u"👍"_s, {Ana}}}));
    QVERIFY(!first().retracted && history().last().retracted);
}

void TestAmendments::copiesOfAnAmendmentAreOne()
{
    take({from(incoming(u"helo"_s, 1, u"m1"_s))});
    Message said = incoming(u"hello"_s, 5, u"c1"_s);
    amend(Kind::Correction, u"m1"_s, said);
    said.archiveId = u"a7"_s;
    said.time = at(4); // the archive's stamp
    amend(Kind::Correction, u"m1"_s, said);
    amend(Kind::Correction, u"m1"_s, said);
    QCOMPARE(rows(u"amendment"_s), 1);
    QCOMPARE(first().edited, at(5));
}

void TestAmendments::archiveCopyOfACorrectedMessageIsNoSecondOne()
{
    take({from(incoming(u"helo"_s, 1, u"m1"_s))}); // no origin id: known by id and text
    amend(Kind::Correction, u"m1"_s, incoming(u"hello"_s, 5, u"c1"_s));
    Message copy = incoming(u"helo"_s, 1, u"m1"_s);
    copy.archiveId = u"a1"_s;
    take({from(copy)});
    QCOMPARE(bodies(history()), QStringList{u"hello"_s});
}

void TestAmendments::lastReactionOfEachSenderCounts()
{
    take({from(incoming(u"hi"_s, 1, u"m1"_s))});
    amend(Kind::Reaction, u"m1"_s, incoming({}, 2, u"x1"_s), {u"👍"_s, u"🎉"_s});
    amend(Kind::Reaction, u"m1"_s, outgoing({}, 3, u"x2"_s), {u"🎉"_s});
    QCOMPARE(first().reactions, (QList<Reaction>{{u"👍"_s, {Ben}}, {u"🎉"_s, {Ben, Ana}}}));
    QVERIFY(first().hasReaction(Ana, u"🎉"_s) && !first().hasReaction(Ana, u"👍"_s));
    QVERIFY(!first().edited);
    amend(Kind::Reaction, u"m1"_s, incoming({}, 5, u"x3"_s), {u"❤️"_s});
    amend(Kind::Reaction, u"m1"_s, incoming({}, 4, u"x4"_s), {u"😡"_s}); // late, from the archive
    QCOMPARE(first().reactions, (QList<Reaction>{{u"🎉"_s, {Ana}}, {u"❤️"_s, {Ben}}}));
    amend(Kind::Reaction, u"m1"_s, outgoing({}, 6, u"x5"_s), {});
    QCOMPARE(first().reactionsOf(Ana), QStringList());
}

void TestAmendments::reactionsThatAreNoEmojiAreLeftOut_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<bool>("emoji");
    QTest::newRow("thumb with a skin tone") << u"👍🏽"_s << true;
    QTest::newRow("family") << u"👩🏽‍👩🏽‍👧🏽‍👦🏽"_s << true;
    QTest::newRow("heart") << u"❤️"_s << true;
    QTest::newRow("keycap") << u"1️⃣"_s << true;
    QTest::newRow("flag") << u"🇪🇸"_s << true;
    QTest::newRow("flag of a region") << u"🏴󠁧󠁢󠁳󠁣󠁴󠁿"_s << true;
    QTest::newRow("nothing") << QString() << false;
    QTest::newRow("text") << u"lol"_s << false;
    QTest::newRow("one letter") << u"x"_s << false;
    QTest::newRow("two") << u"👍👍"_s << false;
    QTest::newRow("with a line break") << u"👍\n"_s << false;
    QTest::newRow("with a blank") << u"👍 "_s << false;
    QTest::newRow("zalgo") << u"👍"_s + QString(500, QChar(0x0325)) << false;
    QTest::newRow("joined without end") << u"👍"_s + u"‍👍"_s.repeated(100) << false;
    QTest::newRow("blank as a picture") << u" \uFE0F"_s << false;
    QTest::newRow("letter as a picture") << u"x\uFE0F"_s << false;
    QTest::newRow("direction") << u"\u202E"_s << false;
    QTest::newRow("half a surrogate") << QString(QChar(0xD83D)) << false;
}

void TestAmendments::reactionsThatAreNoEmojiAreLeftOut()
{
    QFETCH(QString, text);
    QFETCH(bool, emoji);
    take({from(incoming(u"hi"_s, 1, u"m1"_s))});
    amend(Kind::Reaction, u"m1"_s, incoming({}, 2, u"x1"_s), {text, u"🎉"_s, u"🎉"_s});
    QCOMPARE(first().reactionsOf(Ben), emoji ? (QStringList{text, u"🎉"_s}) : QStringList{u"🎉"_s});
}

void TestAmendments::thousandReactionsAreQuickAndLeaveOneRow()
{
    take({from(incoming(u"hi"_s, 1, u"m1"_s))});
    QStringList many;
    for (char32_t point = 0x1F600; point < 0x1F600 + 60; ++point) {
        many.append(QString::fromUcs4(&point, 1));
    }
    QList<IncomingMessage> flood;
    for (int i = 0; i < 1'000; ++i) {
        flood.append(from(incoming({}, 2, u"x%1"_s.arg(i))));
        flood.last().amendment = Amendment{Kind::Reaction, u"m1"_s, many, {}};
    }
    QElapsedTimer clock;
    clock.start();
    take(flood);
    QVERIFY2(clock.elapsed() < 5'000, qPrintable(QString::number(clock.elapsed())));
    QCOMPARE(rows(u"amendment"_s), 1);
    QCOMPARE(first().reactions.size(), MessageIntake::MaxReactions);
}

void TestAmendments::quoteFollowsWhatItQuotes()
{
    Message answer = incoming(u"yes"_s, 3, u"m2"_s);
    answer.quote = Quote{u"m1"_s, 0, false, false, {}};
    take({from(answer)});
    QCOMPARE(first().quote->message, 0);
    take({from(outgoing(u"coming?\n"_s + QString(500, u'x'), 1, u"m1"_s))});
    const auto quote = [this] { return *history().last().quote; };
    QCOMPARE(quote().message, first().id);
    QVERIFY(quote().outgoing);
    QCOMPARE(quote().excerpt.size(), Quote::MaxExcerpt);
    QVERIFY(quote().excerpt.startsWith(u"coming? x"));
    amend(Kind::Correction, u"m1"_s, outgoing(u"will you come?"_s, 4, u"c1"_s));
    QCOMPARE(quote().excerpt, u"will you come?"_s);
    amend(Kind::Retraction, u"m1"_s, outgoing({}, 5, u"r1"_s));
    QVERIFY(quote().retracted && quote().excerpt.isEmpty());
}

void TestAmendments::unreadMessageThatIsRetractedCountsNoLonger()
{
    take({from(incoming(u"oops"_s, 1, u"m1"_s))});
    amend(Kind::Retraction, u"m1"_s, incoming({}, 2, u"r1"_s));
    QCOMPARE(await(m_conversations->all(Ana)).value().first().unread, 0);
}

QTEST_GUILESS_MAIN(TestAmendments)
#include "tst_Amendments.moc"
