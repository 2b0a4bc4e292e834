#include "tests/ui/SomeMessages.h"
#include "ui/common/Theme.h"
#include "ui/timeline/DisplayText.h"
#include "ui/timeline/MessageDelegate.h"

#include <QImage>
#include <QPainter>
#include <QTest>

using namespace Qt::StringLiterals;

namespace Tertulia {

namespace {

QString zalgo()
{
    QString text = u"z"_s;
    for (int i = 0; i < 4'000; ++i)
        text += QChar(0x300 + i % 0x6f);
    return text;
}

QMap<QString, QString> bodies()
{
    return {
        {u"empty"_s, {}},
        {u"short"_s, u"Hi"_s},
        {u"wrapped"_s, u"A sentence that is long enough to be broken into lines, whatever the width. "_s.repeated(3)},
        {u"lines"_s, u"a\nb\r\nc\rd"_s},
        {u"64 kB"_s, u"All work and no play makes Jack a dull boy. "_s.repeated(1'490)},
        {u"64 kB word"_s, QString(65'536, u'w')},
        {u"many lines"_s, u"\n"_s.repeated(5'000) + u"end"_s},
        {u"zalgo"_s, zalgo()},
        {u"right to left"_s, u"مرحبا! هل ستأتي إلى اللقاء يوم الخميس؟ العنوان https://example.org/ar هناك"_s},
        {u"emoji"_s, u"👨‍👩‍👧‍👦🏳️‍🌈🇪🇸"_s},
        {u"emoji in text"_s, u"so 😊 and 👨‍👩‍👧‍👦 there"_s},
        {u"links"_s, u"https://example.org/one and https://example.org/two, mailto:ana@example.org"_s},
        {u"surrogates"_s, QString(QChar(0xd83d)) + u"x"_s + QChar(0xde00)},
        {u"styled"_s, u"*strong* and _emphasis_, ~wrong~ `code`"_s},
        {u"quoted"_s,
         u"> what somebody said that is longer than a line of this row, whatever its width\n> > deep\n>\nyes"_s},
        {u"code"_s, u"see\n```\nint main() { return a_name_that_is_longer_than_a_line_of_this_row_can_be; }\n```"_s},
        {u"quoted right to left"_s, u"> שלום, כן, אני אגיע בשמונה וחצי\n> > עמוק\nכן"_s},
        {u"controls"_s, u"a\u0000b\u202Ec\u2066d\u0007"_s},
    };
}

MessageRow rowOf(const QString &body, bool outgoing = false, MessageState state = MessageState::Read)
{
    MessageRow row;
    row.message = SomeMessages::said(body, outgoing);
    row.message.state = state;
    row.message.failure = FailureKind::RecipientUnavailable;
    return row;
}

} // namespace

class tst_MessageLayout : public QObject
{
    Q_OBJECT

private slots:
    void everythingIsInsideItsRowAndNothingMeets_data();
    void everythingIsInsideItsRowAndNothingMeets();
    void linesAndStampDoNotMeet();
    void everyPositionIsReachedAndNoneIsBeyondTheText();
    void aLongMessageFoldsAndUnfolds();
    void aLinkCutByTheFoldStillLeadsToItsWholeAddress();
    void whatCouldReorderTextIsNotShown();
    void emojiAloneAreLarge();
    void stylingChangesLooksButNoCharacter();
    void linesOfAQuotationBeginBelowEachOther();
    void aRetractedMessageShowsNothingOfItself();
    void nothingIsPaintedOutsideTheBubble();
    void hugeTextsTakeNoTime_data();
    void hugeTextsTakeNoTime();
};

void tst_MessageLayout::everythingIsInsideItsRowAndNothingMeets_data()
{
    QTest::addColumn<QString>("body");
    const auto all = bodies();
    for (auto it = all.cbegin(); it != all.cend(); ++it)
        QTest::newRow(qPrintable(it.key())) << it.value();
}

void tst_MessageLayout::everythingIsInsideItsRowAndNothingMeets()
{
    QFETCH(QString, body);
    for (const qreal points : {7., 10., 20.}) {
        QFont font;
        font.setPointSizeF(points);
        const MessageFonts fonts(font);
        for (const int width : {240, 320, 701, 2000}) {
            for (const MessageState state : {MessageState::Read, MessageState::Failed}) {
                MessageRow row = rowOf(body, true, state);
                row.startsDay = row.firstUnread = true;
                row.partner = u"Somebody with a long name"_s;
                row.message.edited = row.message.time;
                row.message.quote = {u"id"_s, 1, false, false, u"what they said before "_s.repeated(10)};
                for (int i = 0; i < 30; ++i)
                    row.message.reactions.append(
                        {i == 3 ? u"not one emoji but a whole sentence of them"_s : u"👍"_s, QList<Jid>(i % 4)});
                const MessageLayout layout(row, fonts, width, QDate::currentDate());
                QList<QRect> things{layout.day, layout.divider, layout.bubble, layout.reason};
                QList<QRect> inBubble{layout.stamp, layout.stateMark};
                for (const MessageAction &action : layout.actions) {
                    if (action.kind == MessageAction::Unfold)
                        QVERIFY(!action.rects.first().intersects(layout.stamp));
                }
                const QList outside{MessageAction::Retry, MessageAction::Delete, MessageAction::React};
                for (const MessageAction &action : layout.actions)
                    (outside.contains(action.kind) ? things : inBubble).append(action.rects);
                QVERIFY(!layout.quote.intersects(layout.text) && !layout.quote.intersects(layout.stamp));
                for (const QRect &rect : std::as_const(inBubble))
                    QVERIFY(rect.isEmpty() || layout.bubble.contains(rect));
                QVERIFY(layout.text.isEmpty() || layout.bubble.contains(layout.text));
                const QRect whole(0, 0, width, layout.height);
                for (qsizetype i = 0; i < things.size(); ++i) {
                    QVERIFY2(things.at(i).isEmpty() || whole.contains(things.at(i)),
                             qPrintable(u"thing %1 at width %2, %3 pt"_s.arg(i).arg(width).arg(points)));
                    for (qsizetype j = 0; j < i; ++j)
                        QVERIFY(!things.at(i).intersects(things.at(j)));
                }
            }
        }
    }
}

void tst_MessageLayout::linesAndStampDoNotMeet()
{
    const auto all = bodies();
    for (const QString &body : all) {
        for (const int width : {160, 320, 701}) {
            const MessageLayout layout(rowOf(body, true), MessageFonts(), width, QDate::currentDate());
            const QRect foot = layout.stamp.united(layout.stateMark);
            for (int i = 0; i < layout.lines().lineCount(); ++i) {
                const QRectF line = layout.content().lineRect(i).translated(layout.text.topLeft());
                QVERIFY2(!line.toAlignedRect().adjusted(0, 0, 0, -1).intersects(foot),
                         qPrintable(body.first(std::min<qsizetype>(20, body.size()))));
            }
        }
    }
}

void tst_MessageLayout::everyPositionIsReachedAndNoneIsBeyondTheText()
{
    const auto all = bodies();
    for (const QString &body : all) {
        const MessageLayout layout(rowOf(body), MessageFonts(), 320, QDate::currentDate());
        const int length = int(layout.shownText().size());
        for (int y = -20; y < layout.height + 20; y += 7) {
            for (int x = -20; x < 340; x += 11) {
                const int position = layout.positionAt({x, y});
                QVERIFY(position >= 0 && position <= length);
            }
        }
        QCOMPARE(layout.positionAt({0, -1}), 0);
        QCOMPARE(layout.positionAt({0, layout.height + 1}), length);
    }
}

void tst_MessageLayout::aLongMessageFoldsAndUnfolds()
{
    MessageRow row = rowOf(u"a line\n"_s.repeated(200));
    const MessageLayout folded(row, MessageFonts(), 400, QDate::currentDate());
    QCOMPARE(folded.actions.size(), 1);
    QCOMPARE(folded.actions.first().label, u"Show more"_s);
    row.unfolded = true;
    const MessageLayout whole(row, MessageFonts(), 400, QDate::currentDate());
    QCOMPARE(whole.actions.first().label, u"Show less"_s);
    QCOMPARE(whole.lines().lineCount(), 200);
    QVERIFY(whole.height > 5 * folded.height);
    const MessageLayout small(rowOf(u"a line\n"_s.repeated(20)), MessageFonts(), 400, QDate::currentDate());
    QVERIFY(small.actions.isEmpty());
}

void tst_MessageLayout::aLinkCutByTheFoldStillLeadsToItsWholeAddress()
{
    const QString address = u"https://example.org/"_s + QString(200, u'x');
    const MessageRow row = rowOf(u"word "_s.repeated(310) + address + u" word"_s.repeated(400));
    const MessageLayout layout(row, MessageFonts(), 600, QDate::currentDate());
    QCOMPARE(layout.actions.first().kind, MessageAction::OpenLink);
    QCOMPARE(layout.actions.first().url, QUrl(address));
}

void tst_MessageLayout::whatCouldReorderTextIsNotShown()
{
    QCOMPARE(displayText(u"a\u202Eb\u2067c\u200Fd\u0000e\uFEFFf"_s), u"abcdef"_s);
    QCOMPARE(displayText(u"a\r\nb\rc\u2028d\n\n"_s), u"a\nb\nc\nd"_s);
    QCOMPARE(displayText(u"👨‍👩‍👧"_s), u"👨‍👩‍👧"_s);
    QCOMPARE(displayText(QString(QChar(0xd83d)) + u"x"_s), u"\uFFFDx"_s);
}

void tst_MessageLayout::emojiAloneAreLarge()
{
    for (const QString &text :
         {u"😊"_s, u"👨‍👩‍👧‍👦 🏳️‍🌈"_s, u"❤️"_s, u"1️⃣"_s, u"🇪🇸🇬🇹"_s, u"☕"_s})
        QVERIFY2(isEmojiOnly(text), qPrintable(text));
    for (const QString &text : {u""_s, u" "_s, u"1"_s, u"a😊"_s, u"->"_s, u"©"_s, u"😊😊😊😊😊😊😊"_s, u"好"_s})
        QVERIFY2(!isEmojiOnly(text), qPrintable(text));
}

void tst_MessageLayout::stylingChangesLooksButNoCharacter()
{
    const QString body = u"*iiii* `iiii`\n```\ncode\n```\n> said"_s;
    const MessageLayout layout(rowOf(body), MessageFonts(), 400, QDate::currentDate());
    QCOMPARE(layout.shownText().toString().replace(QChar::LineSeparator, u'\n'), body);
    QCOMPARE(layout.content().codeBlocks.size(), 1);
    QCOMPARE(layout.content().quoteBars.size(), 1);
    const QTextLine line = layout.lines().lineAt(0);
    const MessageLayout plain(rowOf(u"+iiii+ +iiii+"_s), MessageFonts(), 400, QDate::currentDate());
    QVERIFY(line.cursorToX(12) - line.cursorToX(8) >
            plain.lines().lineAt(0).cursorToX(12) - plain.lines().lineAt(0).cursorToX(8));
}

void tst_MessageLayout::linesOfAQuotationBeginBelowEachOther()
{
    const MessageLayout layout(rowOf(u"> "_s + u"quoted words "_s.repeated(12)), MessageFonts(), 300,
                               QDate::currentDate());
    QVERIFY(layout.lines().lineCount() > 2);
    const QTextLine first = layout.lines().lineAt(0), second = layout.lines().lineAt(1);
    QCOMPARE(qRound(first.cursorToX(2)), qRound(second.cursorToX(second.textStart())));
    QCOMPARE(layout.content().quoteBars.first().height(), layout.text.height());
}

void tst_MessageLayout::aRetractedMessageShowsNothingOfItself()
{
    MessageRow row = rowOf(u"secret https://example.org"_s);
    row.message.retracted = true;
    const MessageLayout layout(row, MessageFonts(), 400, QDate::currentDate());
    QVERIFY(!layout.shownText().contains(u"secret"_s));
    QVERIFY(layout.actions.isEmpty() && layout.links.isEmpty());
}

void tst_MessageLayout::nothingIsPaintedOutsideTheBubble()
{
    MessageDelegate delegate;
    delegate.setPalette(Theme::palette(false));
    const MessageLayout &layout = delegate.layout(rowOf(zalgo()), 1, 300);
    QImage image(300, layout.height + 200, QImage::Format_RGB32);
    image.fill(Qt::white);
    QPainter painter(&image);
    delegate.paint(&painter, {0, 100}, layout, {});
    painter.end();
    const QRect bubble = layout.bubble.translated(0, 100);
    for (int y = 0; y < image.height(); ++y) {
        for (int x = 0; x < image.width(); ++x)
            QVERIFY(bubble.contains(x, y) || image.pixelColor(x, y) == QColor(Qt::white));
    }
}

void tst_MessageLayout::hugeTextsTakeNoTime_data()
{
    everythingIsInsideItsRowAndNothingMeets_data();
}

void tst_MessageLayout::hugeTextsTakeNoTime()
{
    QFETCH(QString, body);
    MessageRow row = rowOf(body);
    QElapsedTimer timer;
    timer.start();
    const MessageLayout folded(row, MessageFonts(), 500, QDate::currentDate());
    const qint64 foldedMs = timer.restart();
    row.unfolded = true;
    const MessageLayout whole(row, MessageFonts(), 500, QDate::currentDate());
    const qint64 wholeMs = timer.elapsed();
    qInfo("folded %lld ms, whole %lld ms", foldedMs, wholeMs);
    QVERIFY(foldedMs < 100);
    QVERIFY(wholeMs < 500);
}

} // namespace Tertulia

QTEST_MAIN(Tertulia::tst_MessageLayout)
#include "tst_MessageLayout.moc"
