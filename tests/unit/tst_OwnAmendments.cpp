#include "AmendmentFixture.h"

#include <QSignalSpy>
#include <QTemporaryDir>

using namespace Qt::StringLiterals;
using namespace Tertulia;
using namespace Tertulia::StoreTest;

/// What we ourselves say about messages, here and on other devices of ours.
class TestOwnAmendments : public AmendmentFixture
{
    Q_OBJECT

private slots:
    void init() { open(u":memory:"_s); }
    void cleanup() { close(); }

    void ownAmendmentIsShownWaitsAndSurvivesARestart();
    void ownAmendmentCountsThoughOurClockIsBehind();
    void failedAmendmentIsNotShownAndCanBeRetriedOrDiscarded();
    void ownAmendmentSeenInTheArchiveIsSent();
    void amendmentsOfOtherDevicesCount();
    void othersMessagesCannotBeCorrectedByUs();
    void markerOfOurOtherDeviceMarksAsRead();
    void markerForACorrectionIsForItsMessage();
    void oldHistoryIsNoNews();
    void clearedHistoryDoesNotComeBackFromTheArchive();
};

void TestOwnAmendments::ownAmendmentIsShownWaitsAndSurvivesARestart()
{
    const QTemporaryDir folder;
    open(folder.filePath(u"store.sqlite"_s));
    take({from(outgoing(u"helo"_s, 1, u"m1"_s))});
    const auto stored = own(Kind::Correction, first().id, u"hello"_s);
    QVERIFY(stored.said.id > 0);
    QCOMPARE(first().body, u"hello"_s);
    QCOMPARE(first().amendment, AmendmentState::Waiting);
    open(folder.filePath(u"store.sqlite"_s));
    const auto waiting = await(m_store->waitingAmendments(Ana)).value();
    QCOMPARE(waiting.size(), 1);
    QCOMPARE(waiting[0].target, u"m1"_s);
    QCOMPARE(waiting[0].said.body, u"hello"_s);
    QCOMPARE(waiting[0].said.originId, stored.said.originId);
    QCOMPARE(waiting[0].said.conversation, Ben);
    QVERIFY(await(m_store->setAmendmentState(waiting[0].said.id, MessageState::Sent)));
    QCOMPARE(first().amendment, AmendmentState::Settled);
    QVERIFY(await(m_store->waitingAmendments(Ana)).value().isEmpty());
}

void TestOwnAmendments::ownAmendmentCountsThoughOurClockIsBehind()
{
    take({from(outgoing(u"1"_s, 1, u"m1"_s))});
    amend(Kind::Correction, u"m1"_s, outgoing(u"2"_s, 100, u"c1"_s)); // another device, its clock ahead
    own(Kind::Correction, first().id, u"3"_s, 50);
    QCOMPARE(first().body, u"3"_s);
}

void TestOwnAmendments::failedAmendmentIsNotShownAndCanBeRetriedOrDiscarded()
{
    take({from(outgoing(u"helo"_s, 1, u"m1"_s))});
    const auto stored = own(Kind::Correction, first().id, u"hello"_s);
    IncomingMessage bounce = from(incoming({}, 3, stored.said.stanzaId));
    bounce.error = FailureKind::RecipientUnavailable;
    take({bounce});
    QCOMPARE(first().body, u"helo"_s); // what they see
    QCOMPARE(first().amendment, AmendmentState::Failed);
    QCOMPARE(first().amendmentFailure, FailureKind::RecipientUnavailable);
    QVERIFY(await(m_store->renewAmendments(first().id)));
    QCOMPARE(first().body, u"hello"_s);
    const auto waiting = await(m_store->waitingAmendments(Ana)).value();
    QCOMPARE(waiting.size(), 1);
    QVERIFY(waiting[0].said.originId != stored.said.originId);
    bounce.message.stanzaId = waiting[0].said.stanzaId;
    take({bounce});
    QVERIFY(await(m_store->discardAmendments(first().id)));
    QCOMPARE(first().amendment, AmendmentState::Settled);
    QCOMPARE(first().body, u"helo"_s);
}

void TestOwnAmendments::ownAmendmentSeenInTheArchiveIsSent()
{
    take({from(outgoing(u"helo"_s, 1, u"m1"_s))});
    const auto stored = own(Kind::Correction, first().id, u"hello"_s);
    Message copy = outgoing(u"hello"_s, 60, stored.said.stanzaId);
    copy.archiveId = u"a9"_s;
    amend(Kind::Correction, u"m1"_s, copy);
    QVERIFY(await(m_store->waitingAmendments(Ana)).value().isEmpty());
    QCOMPARE(first().amendment, AmendmentState::Settled);
    QCOMPARE(history().size(), 1);
}

void TestOwnAmendments::amendmentsOfOtherDevicesCount()
{
    take({from(outgoing(u"helo"_s, 1, u"m1"_s)), from(outgoing(u"oops"_s, 2, u"m2"_s))});
    amend(Kind::Correction, u"m1"_s, outgoing(u"hello"_s, 3, u"c1"_s));
    amend(Kind::Retraction, u"m2"_s, outgoing({}, 4, u"r1"_s));
    QCOMPARE(bodies(history()), (QStringList{u"hello"_s, {}}));
    QVERIFY(history().last().retracted);
}

void TestOwnAmendments::othersMessagesCannotBeCorrectedByUs()
{
    take({from(incoming(u"hi"_s, 1, u"m1"_s))});
    QCOMPARE(own(Kind::Correction, first().id, u"bye"_s).said.id, 0);
    QCOMPARE(own(Kind::Retraction, first().id, {}).said.id, 0);
    QCOMPARE(first().body, u"hi"_s);
}

void TestOwnAmendments::markerOfOurOtherDeviceMarksAsRead()
{
    take({from(incoming(u"1"_s, 1, u"m1"_s)), from(incoming(u"2"_s, 2, u"m2"_s)), from(incoming(u"3"_s, 3, u"m3"_s))});
    const auto unread = [this] { return await(m_conversations->all(Ana)).value().first().unread; };
    QCOMPARE(unread(), 3);
    IncomingMessage theirs = from(incoming({}, 4)); // the partner cannot say what we have read
    theirs.displayedFor = u"m3"_s;
    take({theirs});
    QCOMPARE(unread(), 3);
    QSignalSpy changed(m_store.get(), &MessageStore::changed);
    IncomingMessage marker = from(outgoing({}, 5));
    marker.displayedFor = u"m2"_s;
    take({marker});
    QCOMPARE(unread(), 1);
    QCOMPARE(changed.count(), 1);
    QCOMPARE(changed[0][0].value<MessageChange>().unread.first().count, 1);
}

void TestOwnAmendments::markerForACorrectionIsForItsMessage()
{
    take({from(outgoing(u"helo"_s, 1, u"m1"_s))});
    const auto stored = own(Kind::Correction, first().id, u"hello"_s);
    IncomingMessage marker = from(incoming({}, 9));
    marker.displayedFor = stored.said.stanzaId;
    take({marker});
    QCOMPARE(first().state, MessageState::Read);
}

void TestOwnAmendments::oldHistoryIsNoNews()
{
    take({from(incoming(u"now"_s, 100, u"m9"_s))});
    IncomingMessage old = from(incoming(u"last year"_s, 1, u"m1"_s));
    old.door = IncomingMessage::Door::Archive;
    old.isOld = true;
    take({old});
    QCOMPARE(await(m_conversations->all(Ana)).value().first().unread, 1);
    QCOMPARE(bodies(history()), (QStringList{u"last year"_s, u"now"_s}));
}

void TestOwnAmendments::clearedHistoryDoesNotComeBackFromTheArchive()
{
    take({from(incoming(u"old"_s, 1, u"m1"_s)), from(incoming(u"newest"_s, 5, u"m2"_s))});
    amend(Kind::Reaction, u"m9"_s, incoming({}, 2, u"x1"_s), {u"👍"_s});
    QSignalSpy cleared(m_store.get(), &MessageStore::conversationCleared);
    QVERIFY(await(m_store->clear(Ana, Ben)));
    QCOMPARE(cleared.count(), 1);
    QVERIFY(history().isEmpty());
    QCOMPARE(rows(u"amendment"_s), 0);
    IncomingMessage copy = from(incoming(u"old"_s, 1, u"m1"_s));
    copy.door = IncomingMessage::Door::Archive;
    take({copy, from(incoming(u"after"_s, 6, u"m3"_s))});
    QCOMPARE(bodies(history()), QStringList{u"after"_s});
}

QTEST_GUILESS_MAIN(TestOwnAmendments)
#include "tst_OwnAmendments.moc"
