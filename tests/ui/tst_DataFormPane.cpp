#include "tests/ui/Names.h"
#include "ui/common/DataFormPane.h"
#include "ui/common/FormFieldEditor.h"
#include "ui/common/PasswordStrength.h"
#include "ui/common/SmallPicture.h"

#include <QApplication>
#include <QBuffer>
#include <QCheckBox>
#include <QComboBox>
#include <QLabel>
#include <QLineEdit>
#include <QListWidget>
#include <QPlainTextEdit>
#include <QSignalSpy>
#include <QTest>

using namespace Tertulia;
using namespace Qt::StringLiterals;
using Type = FormField::Type;

class tst_DataFormPane : public QObject
{
    Q_OBJECT

private slots:
    void cleanup();
    void everyTypeCanBeFilledInAndComesBack();
    void hiddenFieldsAreKeptAndNotShown();
    void whatIsRequiredAndEmptyIsSaidWhereItIsMissing();
    void yesAndNoAreBothAnswers();
    void addressesAreCheckedAndCompleted();
    void theNextFormKeepsWhatWasTyped();
    void theAnswerToAPictureIsForgottenWithThePicture();
    void enterInALineSubmits();
    void textOfTheServerIsPlain();
    void knownFieldsWithoutLabelHaveWords();
    void picturesAreLookedAtBeforeTheyAreDecoded_data();
    void picturesAreLookedAtBeforeTheyAreDecoded();
    void strengthIsAHint_data();
    void strengthIsAHint();
};

namespace {

FormField field(Type type, const QString &name, const QStringList &values = {}, bool required = false)
{
    FormField made;
    made.type = type;
    made.name = made.label = name;
    made.values = values;
    made.required = required;
    made.options = {{u"One"_s, u"1"_s}, {u"Two"_s, u"2"_s}, {u"Three"_s, u"3"_s}};
    return made;
}

QByteArray png(int width, int height)
{
    QImage image(width, height, QImage::Format_Grayscale8);
    image.fill(Qt::white);
    QByteArray bytes;
    QBuffer buffer(&bytes);
    image.save(&buffer, "PNG");
    return bytes;
}

/// The sentences that are shown in red, wherever.
QStringList problems(const DataFormPane &pane)
{
    QStringList found;
    for (const auto *editor : pane.findChildren<FormFieldEditor *>()) {
        for (const auto *label : editor->findChildren<QLabel *>()) {
            if (!label->isHidden() && !label->text().isEmpty() && label->buddy() == nullptr)
                found << label->text();
        }
    }
    return found;
}

} // namespace

/// With the form goes all that it made.
void tst_DataFormPane::cleanup()
{
    QCoreApplication::sendPostedEvents(nullptr, QEvent::DeferredDelete);
    const auto left = QApplication::allWidgets();
    QVERIFY(std::ranges::none_of(left, [](const QWidget *widget) { return qobject_cast<const QLabel *>(widget); }));
}

void tst_DataFormPane::everyTypeCanBeFilledInAndComesBack()
{
    DataFormPane pane;
    DataForm form;
    form.fields = {field(Type::Fixed, u"fixed"_s, {u"read me"_s}),
                   field(Type::Boolean, u"boolean"_s, {u"0"_s}),
                   field(Type::TextSingle, u"text"_s),
                   field(Type::TextPrivate, u"secret"_s),
                   field(Type::TextMulti, u"lines"_s),
                   field(Type::ListSingle, u"choice"_s, {u"2"_s}),
                   field(Type::ListMulti, u"choices"_s, {u"1"_s}),
                   field(Type::JidSingle, u"address"_s),
                   field(Type::JidMulti, u"addresses"_s)};
    pane.setForm(form);
    named<QCheckBox>(&pane, u"boolean"_s)->setChecked(true);
    named<QLineEdit>(&pane, u"text"_s)->setText(u" a "_s);
    auto *secret = named<QLineEdit>(&pane, u"secret"_s);
    QCOMPARE(secret->echoMode(), QLineEdit::Password);
    secret->setText(u"s"_s);
    named<QPlainTextEdit>(&pane, u"lines"_s)->setPlainText(u"one\n\nthree"_s);
    auto *choice = named<QComboBox>(&pane, u"choice"_s);
    QCOMPARE(choice->currentText(), u"Two");
    choice->setCurrentIndex(choice->findText(u"Three"_s));
    auto *choices = named<QListWidget>(&pane, u"choices"_s);
    QCOMPARE(choices->item(0)->checkState(), Qt::Checked);
    choices->item(2)->setCheckState(Qt::Checked);
    named<QLineEdit>(&pane, u"address"_s)->setText(u"ANA@example.org"_s);
    named<QPlainTextEdit>(&pane, u"addresses"_s)->setPlainText(u"a@b.c\nd@e.f\n"_s);
    QVERIFY(pane.check());
    const DataForm answers = pane.answers();
    QCOMPARE(answers.find(u"fixed")->values, QStringList{u"read me"_s});
    QCOMPARE(answers.find(u"boolean")->values, QStringList{u"1"_s});
    QCOMPARE(answers.find(u"text")->values, QStringList{u" a "_s});
    QCOMPARE(answers.find(u"secret")->values, QStringList{u"s"_s});
    QCOMPARE(answers.find(u"lines")->values, (QStringList{u"one"_s, QString(), u"three"_s}));
    QCOMPARE(answers.find(u"choice")->values, QStringList{u"3"_s});
    QCOMPARE(answers.find(u"choices")->values, (QStringList{u"1"_s, u"3"_s}));
    QCOMPARE(answers.find(u"address")->values, QStringList{u"ana@example.org"_s});
    QCOMPARE(answers.find(u"addresses")->values, (QStringList{u"a@b.c"_s, u"d@e.f"_s}));
}

void tst_DataFormPane::hiddenFieldsAreKeptAndNotShown()
{
    DataFormPane pane;
    DataForm form;
    form.fields = {field(Type::Hidden, u"FORM_TYPE"_s, {u"a"_s, u"b"_s})};
    pane.setForm(form);
    QVERIFY(pane.isEmpty());
    QVERIFY(pane.isHidden());
    QCOMPARE(pane.answers().find(u"FORM_TYPE")->values, (QStringList{u"a"_s, u"b"_s}));
}

void tst_DataFormPane::whatIsRequiredAndEmptyIsSaidWhereItIsMissing()
{
    DataFormPane pane;
    DataForm form;
    form.fields = {field(Type::TextSingle, u"free"_s), field(Type::TextSingle, u"needed"_s, {}, true),
                   field(Type::ListMulti, u"some"_s, {}, true)};
    pane.setForm(form);
    pane.show();
    pane.activateWindow();
    QVERIFY(QTest::qWaitForWindowActive(&pane));
    auto *needed = named<QLineEdit>(&pane, u"needed"_s);
    QVERIFY(needed->accessibleDescription().contains(u"required"_s));
    QVERIFY(!pane.check());
    QVERIFY(needed->hasFocus());
    QCOMPARE(problems(pane), (QStringList{u"This is needed."_s, u"This is needed."_s}));
    needed->setText(u"x"_s);
    named<QListWidget>(&pane, u"some"_s)->item(1)->setCheckState(Qt::Checked);
    QVERIFY(pane.check());
    QVERIFY(problems(pane).isEmpty());
}

void tst_DataFormPane::yesAndNoAreBothAnswers()
{
    DataFormPane pane;
    DataForm form;
    form.fields = {field(Type::Boolean, u"rules"_s, {u"0"_s}, true)};
    pane.setForm(form);
    QVERIFY(pane.check());
    QCOMPARE(pane.answers().value(u"rules"), u"0");
}

void tst_DataFormPane::addressesAreCheckedAndCompleted()
{
    DataFormPane pane;
    pane.setOwnDomain(u"example.org"_s);
    DataForm form;
    form.fields = {field(Type::JidSingle, u"who"_s), field(Type::JidMulti, u"all"_s)};
    pane.setForm(form);
    named<QLineEdit>(&pane, u"who"_s)->setText(u"a b"_s);
    QVERIFY(!pane.check());
    QVERIFY(problems(pane).value(0).contains(u"a b"_s));
    named<QLineEdit>(&pane, u"who"_s)->setText(u"ana"_s);
    named<QPlainTextEdit>(&pane, u"all"_s)->setPlainText(u"ben\neva@other.org"_s);
    QVERIFY(pane.check());
    QCOMPARE(pane.answers().value(u"who"), u"ana@example.org");
    QCOMPARE(pane.answers().find(u"all")->values, (QStringList{u"ben@example.org"_s, u"eva@other.org"_s}));
}

void tst_DataFormPane::theNextFormKeepsWhatWasTyped()
{
    DataFormPane pane;
    DataForm form;
    form.fields = {field(Type::TextSingle, u"email"_s), field(Type::TextMulti, u"about"_s),
                   field(Type::Boolean, u"rules"_s, {u"0"_s}), field(Type::Hidden, u"sid"_s, {u"old"_s})};
    pane.setForm(form);
    named<QLineEdit>(&pane, u"email"_s)->setText(u"a@b.c"_s);
    named<QPlainTextEdit>(&pane, u"about"_s)->setPlainText(u"me"_s);
    named<QCheckBox>(&pane, u"rules"_s)->setChecked(true);
    form.fields[3].values = {u"new"_s};
    form.fields.append(field(Type::TextSingle, u"more"_s));
    pane.setForm(form);
    QCOMPARE(pane.answers().value(u"email"), u"a@b.c");
    QCOMPARE(pane.answers().value(u"about"), u"me");
    QCOMPARE(pane.answers().value(u"rules"), u"1");
    QCOMPARE(pane.answers().value(u"sid"), u"new");
}

void tst_DataFormPane::theAnswerToAPictureIsForgottenWithThePicture()
{
    DataFormPane pane;
    DataForm form;
    form.fields = {field(Type::TextSingle, u"ocr"_s)};
    form.fields[0].picture = png(80, 30);
    pane.setForm(form);
    QTRY_VERIFY(!named<QLabel>(&pane, u"Picture to be read"_s)->pixmap().isNull());
    named<QLineEdit>(&pane, u"ocr"_s)->setText(u"wrong"_s);
    pane.setForm(form);
    QVERIFY(pane.answers().value(u"ocr").isEmpty());
}

void tst_DataFormPane::enterInALineSubmits()
{
    DataFormPane pane;
    DataForm form;
    form.fields = {field(Type::TextSingle, u"a"_s)};
    pane.setForm(form);
    QSignalSpy submitted(&pane, &DataFormPane::submitted);
    QTest::keyClick(named<QLineEdit>(&pane, u"a"_s), Qt::Key_Return);
    QCOMPARE(submitted.size(), 1);
}

void tst_DataFormPane::textOfTheServerIsPlain()
{
    DataFormPane pane;
    DataForm form;
    form.title = form.instructions = u"<b>bold</b>\u202E"_s;
    form.fields = {field(Type::TextSingle, u"<i>f</i>"_s)};
    form.fields[0].description = u"<a href='x'>d</a>"_s;
    pane.setForm(form);
    for (const auto *label : pane.findChildren<QLabel *>()) {
        QCOMPARE(label->textFormat(), Qt::PlainText);
        QVERIFY(!label->text().contains(u'\u202E'));
    }
}

void tst_DataFormPane::knownFieldsWithoutLabelHaveWords()
{
    FormField email;
    email.name = u"email"_s;
    QCOMPARE(FormFieldEditor::nameOf(email), u"Email");
    email.label = u"Your mail"_s;
    QCOMPARE(FormFieldEditor::nameOf(email), u"Your mail");
    email.label.clear();
    email.name = u"x-unknown"_s;
    QCOMPARE(FormFieldEditor::nameOf(email), u"x-unknown");
}

void tst_DataFormPane::picturesAreLookedAtBeforeTheyAreDecoded_data()
{
    QTest::addColumn<QByteArray>("bytes");
    QTest::addColumn<bool>("shown");
    QTest::newRow("small") << png(160, 60) << true;
    QTest::newRow("too wide") << png(1200, 10) << false;
    QTest::newRow("bomb") << png(20'000, 20'000) << false;
    QTest::newRow("svg") << QByteArray("<svg xmlns='http://www.w3.org/2000/svg' width='9' height='9'/>") << false;
    QTest::newRow("xpm") << QByteArray("/* XPM */ static char*x[]={\"1 1 1 1\",\"a c #000\",\"a\"};") << false;
    QTest::newRow("cut") << png(160, 60).left(40) << false;
    QTest::newRow("nonsense") << QByteArray(1000, 'x') << false;
    QTest::newRow("nothing") << QByteArray() << false;
}

void tst_DataFormPane::picturesAreLookedAtBeforeTheyAreDecoded()
{
    QFETCH(const QByteArray, bytes);
    QFETCH(const bool, shown);
    QCOMPARE(!checkedPicture(bytes, MaxPictureSide).isNull(), shown);
    DataFormPane pane;
    DataForm form;
    form.fields = {field(Type::TextSingle, u"ocr"_s)};
    form.fields[0].picture = bytes.isEmpty() ? "?"_ba : bytes;
    pane.setForm(form);
    const auto *label = named<QLabel>(&pane, u"Picture to be read"_s);
    QTRY_VERIFY(!label->pixmap().isNull() || !label->text().isEmpty());
    QTRY_COMPARE(!label->pixmap().isNull(), shown);
    QTRY_COMPARE(label->text().isEmpty(), shown);
}

void tst_DataFormPane::strengthIsAHint_data()
{
    using PasswordGuess::Strength;
    QTest::addColumn<Strength>("strength");
    QTest::newRow("") << Strength::None;
    QTest::newRow("abc") << Strength::Weak;
    QTest::newRow("aaaaaaaaaaaaaaaaaaaa") << Strength::Weak;
    QTest::newRow("abcdefghijklmnop") << Strength::Weak;
    QTest::newRow("password123") << Strength::Weak;
    QTest::newRow("gabriela2024") << Strength::Weak; // her own name
    QTest::newRow("k7Wq2p") << Strength::Weak;
    QTest::newRow("k7Wq2pXz") << Strength::Fair;
    QTest::newRow("correct horse battery") << Strength::Strong;
    QTest::newRow("k7Wq2pXz9v") << Strength::Good;
}

void tst_DataFormPane::strengthIsAHint()
{
    QFETCH(const PasswordGuess::Strength, strength);
    QCOMPARE(PasswordGuess::strength(QString::fromUtf8(QTest::currentDataTag()), {u"gabriela"_s}), strength);
}

QTEST_MAIN(tst_DataFormPane)
#include "tst_DataFormPane.moc"
