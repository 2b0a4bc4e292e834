#include "tests/ui/Names.h"
#include "ui/common/SearchField.h"
#include "ui/emoji/EmojiPicker.h"
#include "ui/emoji/SkinTone.h"

#include <QElapsedTimer>
#include <QListView>
#include <QMenu>
#include <QSignalSpy>
#include <QTest>
#include <QToolButton>

using namespace Qt::StringLiterals;

namespace Tertulia {

class tst_EmojiPicker : public QObject
{
    Q_OBJECT

private slots:
    void everyGroupIsThere();
    void namesAreFoundInBothLanguagesWithAndWithoutAccents();
    void latestOnesStandFirst();
    void keyboardAloneIsEnough();
    void escapeClosesAndChoosesNothing();
    void opensWithoutDelay();
    void tonesGoWhereThePeopleAre_data();
    void tonesGoWhereThePeopleAre();
    void aChosenToneHoldsFromThenOn();
};

void tst_EmojiPicker::everyGroupIsThere()
{
    const EmojiTable &table = EmojiTable::read();
    QCOMPARE(table.groups().size(), 9);
    QVERIFY(table.all().size() > 1'500);
    QCOMPARE(table.all().first().text, u"😀"_s);
    QCOMPARE(table.named(u"🎉"_s).name, u"party popper"_s);
}

void tst_EmojiPicker::namesAreFoundInBothLanguagesWithAndWithoutAccents()
{
    const EmojiTable &table = EmojiTable::read();
    const auto finds = [&](const QString &text, const QString &emoji) {
        const QList<Emoji> found = table.find(text);
        return std::ranges::any_of(found, [&](const Emoji &one) { return one.text == emoji; });
    };
    QVERIFY(finds(u"party"_s, u"🎉"_s));
    QVERIFY(finds(u"Red Hea"_s, u"❤️"_s));
    QVERIFY(finds(u"corazon rojo"_s, u"❤️"_s));
    QVERIFY(finds(u"CORAZÓN"_s, u"❤️"_s));
    QVERIFY(finds(u"🎉"_s, u"🎉"_s));
    QVERIFY(!finds(u"arty"_s, u"🎉"_s)); // words are found by their beginnings
    QVERIFY(table.find(u"no such thing at all"_s).isEmpty());
}

void tst_EmojiPicker::latestOnesStandFirst()
{
    QWidget window;
    window.show();
    EmojiPicker picker(&window);
    picker.setRecent({u"🎉"_s, u"☕"_s});
    picker.openAt({0, 0, 40, 40});
    const auto *grid = named<QListView>(&picker, u"All emoji"_s);
    QCOMPARE(grid->model()->index(0, 0).data().toString(), u"🎉"_s);
    QSignalSpy picked(&picker, &EmojiPicker::picked), recent(&picker, &EmojiPicker::recentChanged);
    QTest::mouseClick(grid->viewport(), Qt::LeftButton, {}, grid->visualRect(grid->model()->index(1, 0)).center());
    QCOMPARE(picked.value(0).value(0).toString(), u"☕"_s);
    QCOMPARE(recent.value(0).value(0).toStringList(), QStringList({u"☕"_s, u"🎉"_s}));
    QVERIFY(!picker.isVisible());
}

void tst_EmojiPicker::keyboardAloneIsEnough()
{
    QWidget window;
    window.show();
    EmojiPicker picker(&window);
    QSignalSpy picked(&picker, &EmojiPicker::picked);
    picker.openAt({0, 0, 40, 40});
    auto *search = named<SearchField>(&picker, u"Search emoji"_s);
    QTest::keyClicks(search, u"party pop"_s);
    QTest::keyClick(search, Qt::Key_Return);
    QCOMPARE(picked.takeFirst().value(0).toString(), u"🎉"_s);

    picker.openAt({0, 0, 40, 40});
    QVERIFY(search->text().isEmpty());
    auto *grid = named<QListView>(&picker, u"All emoji"_s);
    QTest::keyClick(search, Qt::Key_Down);
    QTest::keyClick(grid, Qt::Key_Right); // behind the one that was chosen just now
    QTest::keyClick(grid, Qt::Key_Return);
    QCOMPARE(picked.value(0).value(0).toString(), u"😀"_s);
}

void tst_EmojiPicker::escapeClosesAndChoosesNothing()
{
    QWidget window;
    window.show();
    EmojiPicker picker(&window);
    QSignalSpy picked(&picker, &EmojiPicker::picked), closed(&picker, &EmojiPicker::closed);
    picker.openAt({0, 0, 40, 40});
    auto *search = named<SearchField>(&picker, u"Search emoji"_s);
    QTest::keyClicks(search, u"x"_s);
    QTest::keyClick(search, Qt::Key_Escape);
    QVERIFY(picker.isVisible() && search->text().isEmpty());
    QTest::keyClick(search, Qt::Key_Escape);
    QVERIFY(!picker.isVisible());
    QCOMPARE(closed.count(), 1);
    QCOMPARE(picked.count(), 0);
}

void tst_EmojiPicker::opensWithoutDelay()
{
    QWidget window;
    window.show();
    EmojiPicker picker(&window);
    EmojiTable::read();
    QElapsedTimer timer;
    timer.start();
    picker.openAt({0, 0, 40, 40});
    qInfo("opens in %lld ms", timer.elapsed());
    QVERIFY(timer.elapsed() < 500);
}

void tst_EmojiPicker::tonesGoWhereThePeopleAre_data()
{
    QTest::addColumn<QString>("emoji");
    QTest::addColumn<QString>("dark");
    QTest::newRow("hand") << u"👍"_s << u"👍🏿"_s;
    QTest::newRow("the tone takes the picture mark's place") << u"☝️"_s << u"☝🏿"_s;
    QTest::newRow("job") << u"👩‍🚀"_s << u"👩🏿‍🚀"_s;
    QTest::newRow("with a sign") << u"🕵️‍♀️"_s << u"🕵🏿‍♀️"_s;
    QTest::newRow("two people") << u"👩‍❤️‍👨"_s << u"👩🏿‍❤️‍👨🏿"_s;
    QTest::newRow("family") << u"👨‍👩‍👧‍👦"_s << u"👨‍👩‍👧‍👦"_s;
    QTest::newRow("face") << u"😀"_s << u"😀"_s;
    QTest::newRow("has one") << u"👍🏻"_s << u"👍🏻"_s;
}

void tst_EmojiPicker::tonesGoWhereThePeopleAre()
{
    QFETCH(const QString, emoji);
    QFETCH(const QString, dark);
    QCOMPARE(SkinTone::with(emoji, 5), dark);
    QCOMPARE(SkinTone::with(emoji, 0), emoji);
    QCOMPARE(SkinTone::has(emoji), emoji != dark);
    QCOMPARE(EmojiTable::read().named(dark).name, EmojiTable::read().named(emoji).name);
}

void tst_EmojiPicker::aChosenToneHoldsFromThenOn()
{
    QWidget window;
    window.show();
    EmojiPicker picker(&window);
    picker.setRecent({u"🎉"_s});
    QSignalSpy picked(&picker, &EmojiPicker::picked), chosen(&picker, &EmojiPicker::toneChanged);
    picker.openAt({0, 0, 40, 40});
    auto *search = named<SearchField>(&picker, u"Search emoji"_s);
    const auto *grid = named<QListView>(&picker, u"All emoji"_s);
    QTest::keyClicks(search, u"thumbs up"_s);
    QCOMPARE(grid->model()->index(0, 0).data().toString(), u"👍"_s);
    QTest::keyClick(search, Qt::Key_Down);
    emit const_cast<QListView *>(grid)->customContextMenuRequested({-1, -1}); // the menu key
    auto *menu = picker.findChild<QMenu *>();
    QVERIFY(menu);
    QCOMPARE(menu->actions().size(), SkinTone::Count);
    QVERIFY(menu->actions().constFirst()->isChecked());
    menu->actions().at(3)->trigger();
    menu->close();
    QCOMPARE(chosen.value(0).value(0).toInt(), 3);
    QCOMPARE(grid->model()->index(0, 0).data().toString(), u"👍🏽"_s);
    QTest::keyClick(search, Qt::Key_Return);
    QCOMPARE(picked.value(0).value(0).toString(), u"👍🏽"_s);

    picker.openAt({0, 0, 40, 40}); // what was used stays as it was, all others have the tone
    QCOMPARE(grid->model()->index(0, 0).data().toString(), u"👍🏽"_s);
    QCOMPARE(grid->model()->index(0, 0).data(Qt::AccessibleTextRole).toString(), u"thumbs up"_s);
    picker.setTone(5);
    picker.openAt({0, 0, 40, 40});
    QCOMPARE(grid->model()->index(0, 0).data().toString(), u"👍🏽"_s);
    QTest::keyClicks(search, u"waving hand"_s);
    QCOMPARE(grid->model()->index(0, 0).data().toString(), u"👋🏿"_s);
}

} // namespace Tertulia

QTEST_MAIN(Tertulia::tst_EmojiPicker)
#include "tst_EmojiPicker.moc"
