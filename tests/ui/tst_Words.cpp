#include "ui/chats/SpokenRows.h"
#include "ui/common/AvatarPainter.h"
#include "ui/common/ConnectionText.h"
#include "ui/common/FailureText.h"
#include "ui/common/Formats.h"
#include "ui/common/Icons.h"
#include "ui/common/SymbolFile.h"
#include "ui/common/Theme.h"

#include <QImage>
#include <QPainter>
#include <QStringListModel>
#include <QTest>

using namespace Tertulia;
using namespace Qt::StringLiterals;

class tst_Words : public QObject
{
    Q_OBJECT

private slots:
    void everyFailureHasASentenceOfItsOwn();
    void timesAreToldByTheirDistance();
    void coloursAreThoseOfTheStandard();
    void personColoursCanBeRead();
    void initialsAreLetters_data();
    void initialsAreLetters();
    void rowsAreSpokenWithoutBidiControls();
    void everyIconIsDrawn();
    void brokenPathDataDrawsWhatItCan_data();
    void brokenPathDataDrawsWhatItCan();
};

void tst_Words::everyFailureHasASentenceOfItsOwn()
{
    QSet<QString> sentences;
    for (int kind = 0; kind <= int(FailureKind::Unknown); ++kind) {
        const QString sentence = FailureText::sentence(FailureKind(kind));
        QVERIFY2(sentence.endsWith(u'.') && sentence.size() > 8, qPrintable(sentence));
        QVERIFY2(!sentences.contains(sentence), qPrintable(sentence));
        sentences << sentence;
    }
    const Failure busy{FailureKind::TryLater, {}, std::chrono::seconds(90), {}};
    QVERIFY(FailureText::sentence(busy).contains(u"90"));
}

void tst_Words::timesAreToldByTheirDistance()
{
    const QDateTime now(QDate(2025, 6, 18), QTime(15, 30)); // a Wednesday
    QCOMPARE(Formats::listTime(now.addSecs(-60), now), u"15:29");
    QCOMPARE(Formats::listTime(now.addDays(-1), now), u"Yesterday");
    QCOMPARE(Formats::listTime(now.addDays(-3), now), u"Sun");
    QCOMPARE(Formats::listTime(now.addDays(-30), now), u"19 May");
    QVERIFY(Formats::listTime(now.addYears(-2), now).contains(u"23"));
    QVERIFY(Formats::listTime({}, now).isEmpty());
    QCOMPARE(Formats::listTime(now.addSecs(3600), now), u"16:30"); // their clock is ahead of ours
    QCOMPARE(Formats::dayHeading(now.date(), now.date()), u"Today");
}

/// XEP-0392 §13 has test vectors for saturation 100 and lightness 50; hue is what all clients share.
void tst_Words::coloursAreThoseOfTheStandard()
{
    const QPalette light = Theme::palette(false);
    const auto hue = [&](const QString &text) { return personColour(text, light).hueF(); };
    QVERIFY(qAbs(hue(u"Romeo"_s) - QColor::fromRgbF(0.865f, 0.000f, 0.686f).hueF()) < 0.03f);
    QVERIFY(qAbs(hue(u"juliet@capulet.lit"_s) - QColor::fromRgbF(0.000f, 0.515f, 0.573f).hueF()) < 0.03f);
    QVERIFY(qAbs(hue(u"😺"_s) - QColor::fromRgbF(0.872f, 0.000f, 0.659f).hueF()) < 0.03f);
    QVERIFY(qAbs(hue(u"council"_s) - QColor::fromRgbF(0.918f, 0.000f, 0.394f).hueF()) < 0.03f);
}

void tst_Words::personColoursCanBeRead()
{
    const auto luminance = [](const QColor &colour) {
        const auto linear = [](float c) { return c <= 0.04045f ? c / 12.92f : std::pow((c + 0.055f) / 1.055f, 2.4f); };
        return 0.2126f * linear(colour.redF()) + 0.7152f * linear(colour.greenF()) + 0.0722f * linear(colour.blueF());
    };
    const auto contrast = [&](const QColor &a, const QColor &b) {
        const float one = luminance(a), other = luminance(b);
        return (std::max(one, other) + 0.05f) / (std::min(one, other) + 0.05f);
    };
    for (const bool dark : {false, true}) {
        const QPalette palette = Theme::palette(dark);
        const Colours &c = Theme::colours(palette);
        for (int person = 0; person < 300; ++person) {
            const QString address = u"p%1@example.org"_s.arg(person);
            QVERIFY(contrast(personColour(address, palette), c.incomingBubble) >= 4.5f);
            QVERIFY(contrast(personFill(address, palette), Qt::white) >= 3.f); // large, bold letters
        }
        for (const QColor &surface : {c.page, c.sidebar, c.selection}) {
            QVERIFY(contrast(c.text, surface) >= 7.f);
            QVERIFY2(contrast(c.mutedText, surface) >= 4.5f, qPrintable(surface.name()));
        }
        QVERIFY(contrast(c.accentText, c.accent) >= 4.5f);
        QVERIFY(contrast(c.accentInk, c.page) >= 4.5f && contrast(c.accentInk, c.sidebar) >= 4.5f);
        QVERIFY(contrast(c.danger, c.dangerSurface) >= 4.5f && contrast(c.warning, c.warningSurface) >= 4.5f);
    }
}

void tst_Words::initialsAreLetters_data()
{
    QTest::addColumn<QString>("name");
    QTest::addColumn<QString>("initials");
    QTest::newRow("two words") << u"Inés Carvajal"_s << u"IC"_s;
    QTest::newRow("one word") << u"ana"_s << u"A"_s;
    QTest::newRow("three") << u"Ana de Ávila"_s << u"AÁ"_s;
    QTest::newRow("signs") << u"(ben) - ito"_s << u"I"_s;
    QTest::newRow("in signs") << u"<ben>"_s << u"B"_s;
    QTest::newRow("nothing but signs") << u" (?)"_s << u"("_s;
    QTest::newRow("nothing") << QString() << QString();
    QTest::newRow("combined") << u"e\u0301va"_s << u"E\u0301"_s;
    QTest::newRow("beyond the BMP") << u"𐐨𐐩"_s << u"𐐀"_s;
    QTest::newRow("zalgo") << u"a"_s + QString(500, QChar(0x301)) << QString();
}

void tst_Words::initialsAreLetters()
{
    QFETCH(const QString, name);
    QFETCH(const QString, initials);
    QCOMPARE(AvatarPainter::initials(name), initials);
}

void tst_Words::rowsAreSpokenWithoutBidiControls()
{
    QStringListModel names({u"Ben\u202E gnp.exe"_s});
    SpokenRows spoken([](const QModelIndex &index) { return index.data().toString(); });
    spoken.setSourceModel(&names);
    QCOMPARE(spoken.index(0, 0).data(Qt::AccessibleTextRole).toString(), u"Ben gnp.exe");
}

void tst_Words::everyIconIsDrawn()
{
    for (int icon = 0; icon <= int(Icon::Trash); ++icon) {
        QImage image(48, 48, QImage::Format_ARGB32_Premultiplied), empty = image;
        image.fill(Qt::transparent);
        empty.fill(Qt::transparent);
        QPainter painter(&image);
        Icons::paint(&painter, image.rect(), Icon(icon), Qt::black);
        painter.end();
        QVERIFY2(image != empty, qPrintable(QString::number(icon)));
    }
}

void tst_Words::brokenPathDataDrawsWhatItCan_data()
{
    QTest::addColumn<QString>("data");
    for (const char *data :
         {"", "M", "M1", "1 2 3", "M1 2L", "Z", "M1 1z5 5", "A1 1 0 0 0 2 2", "M1-2-3.4.5l....", "M 1e9 1 L , , ,"})
        QTest::newRow(data) << QString::fromLatin1(data);
}

void tst_Words::brokenPathDataDrawsWhatItCan()
{
    QFETCH(const QString, data);
    readPathData(data); // ends, and does not read beyond the end
}

QTEST_MAIN(tst_Words)
#include "tst_Words.moc"
