#include "app/xmpp/FormStanza.h"
#include "app/xmpp/RegistrationStanza.h"

#include <QDomDocument>
#include <QTest>
#include <QXmlStreamWriter>

using namespace Qt::StringLiterals;
using namespace Tertulia;
using Type = FormField::Type;

class FormStanzaTest : public QObject
{
    Q_OBJECT

private slots:
    void everyFieldTypeIsUnderstood_data();
    void everyFieldTypeIsUnderstood();
    void wordsMarksAndOptionsAreRead();
    void unknownTypeIsALineOfText();
    void fieldWithoutNameIsDroppedUnlessFixed();
    void answersGoBackWithHiddenFieldsAndWithoutFixedOnes();
    void aFormWithoutEndIsCut();
    void pictureIsFoundWhereverItIs_data();
    void pictureIsFoundWhereverItIs();
    void pictureThatIsTooLargeOrElsewhereIsLeftOut_data();
    void pictureThatIsTooLargeOrElsewhereIsLeftOut();
    void oldElementsBecomeFields();
    void formIsPreferredToOldElements();
    void onlyWebLinksAreLinks_data();
    void onlyWebLinksAreLinks();
    void oldElementsAreAnsweredInKind();
    void removalAndNewPasswordSayJustThat();
    void refusalsAreToldApart_data();
    void refusalsAreToldApart();
};

namespace {

QDomElement dom(const QString &xml)
{
    static QList<QDomDocument> alive; // an element dies with its document
    QDomDocument document;
    document.setContent(xml, QDomDocument::ParseOption::UseNamespaceProcessing);
    alive.append(document);
    return document.documentElement();
}

DataForm form(const QString &content)
{
    return FormStanza::parse(dom(u"<x xmlns='jabber:x:data' type='form'>"_s + content + u"</x>"_s));
}

QString iq(const QString &query)
{
    return u"<iq type='result' id='1'><query xmlns='jabber:iq:register'>"_s + query + u"</query></iq>"_s;
}

QString written(const DataForm &form)
{
    QString text;
    QXmlStreamWriter writer(&text);
    FormStanza::writeSubmit(writer, form);
    return text;
}

QString written(const QXmppIq &iq)
{
    QString text;
    QXmlStreamWriter writer(&text);
    iq.toXml(&writer);
    return text;
}

const auto ocr = u"<field var='ocr' type='text-single'><media xmlns='urn:xmpp:media-element'>"
                 "<uri type='audio/x-wav'>cid:sound</uri><uri type='image/png'>cid:pic</uri></media></field>"_s;

} // namespace

void FormStanzaTest::everyFieldTypeIsUnderstood_data()
{
    QTest::addColumn<Type>("type");
    QTest::addColumn<QStringList>("values");
    const QStringList one{u"a"_s}, both{u"a"_s, u"b"_s};
    QTest::newRow("hidden") << Type::Hidden << both;
    QTest::newRow("fixed") << Type::Fixed << both;
    QTest::newRow("boolean") << Type::Boolean << QStringList{u"0"_s};
    QTest::newRow("text-single") << Type::TextSingle << one;
    QTest::newRow("text-private") << Type::TextPrivate << one;
    QTest::newRow("text-multi") << Type::TextMulti << both;
    QTest::newRow("list-single") << Type::ListSingle << one;
    QTest::newRow("list-multi") << Type::ListMulti << both;
    QTest::newRow("jid-single") << Type::JidSingle << one;
    QTest::newRow("jid-multi") << Type::JidMulti << both;
}

void FormStanzaTest::everyFieldTypeIsUnderstood()
{
    QFETCH(const Type, type);
    QFETCH(const QStringList, values);
    const auto parsed = form(u"<field var='f' type='%1'><value>a</value><value>b</value></field>"_s.arg(
        QString::fromLatin1(QTest::currentDataTag())));
    QCOMPARE(parsed.fields.size(), 1);
    QCOMPARE(parsed.fields[0].type, type);
    QCOMPARE(parsed.fields[0].values, values);
}

void FormStanzaTest::wordsMarksAndOptionsAreRead()
{
    const auto parsed = form(u"<title>T</title><instructions>one</instructions><instructions>two</instructions>"
                             "<field var='l' type='list-single' label='L'><desc>about</desc><required/>"
                             "<option label='Eins'><value>1</value></option><option><value>2</value></option></field>"
                             "<field var='b' type='boolean'><value>true</value></field>"_s);
    QCOMPARE(parsed.title, u"T");
    QCOMPARE(parsed.instructions, u"one\ntwo");
    const FormField &list = parsed.fields[0];
    QCOMPARE(list.label, u"L");
    QCOMPARE(list.description, u"about");
    QVERIFY(list.required);
    const QList<FormField::Option> options{{u"Eins"_s, u"1"_s}, {u"2"_s, u"2"_s}};
    QCOMPARE(list.options, options);
    QCOMPARE(parsed.value(u"b"), u"1");
}

void FormStanzaTest::unknownTypeIsALineOfText()
{
    QCOMPARE(form(u"<field var='f' type='telepathy'/>"_s).fields[0].type, Type::TextSingle);
    QCOMPARE(form(u"<field var='f'/>"_s).fields[0].type, Type::TextSingle);
}

void FormStanzaTest::fieldWithoutNameIsDroppedUnlessFixed()
{
    const auto parsed = form(u"<field type='text-single'/><field type='fixed'><value>hello</value></field>"_s);
    QCOMPARE(parsed.fields.size(), 1);
    QCOMPARE(parsed.fields[0].type, Type::Fixed);
}

void FormStanzaTest::answersGoBackWithHiddenFieldsAndWithoutFixedOnes()
{
    auto filled = form(u"<field var='FORM_TYPE' type='hidden'><value>x:y</value></field>"
                       "<field type='fixed'><value>hello</value></field><field var='empty'/>"
                       "<field var='many' type='text-multi'/><field var='yes' type='boolean'/>"_s);
    filled.setValues(u"many", {u"a&b"_s, QString(), u"<c>"_s});
    filled.setValues(u"yes", {u"1"_s});
    QCOMPARE(written(filled), u"<x xmlns=\"jabber:x:data\" type=\"submit\">"
                              "<field type=\"hidden\" var=\"FORM_TYPE\"><value>x:y</value></field>"
                              "<field type=\"text-multi\" var=\"many\"><value>a&amp;b</value><value></value>"
                              "<value>&lt;c&gt;</value></field>"
                              "<field type=\"boolean\" var=\"yes\"><value>1</value></field></x>"_s);
}

void FormStanzaTest::aFormWithoutEndIsCut()
{
    QString fields;
    for (int i = 0; i < 1000; ++i)
        fields += u"<field var='f%1' label='%2'/>"_s.arg(i).arg(QString(5000, u'x'));
    const auto parsed = form(fields);
    QCOMPARE(parsed.fields.size(), FormStanza::MaxFields);
    QCOMPARE(parsed.fields[0].label.size(), FormStanza::MaxText);
}

void FormStanzaTest::pictureIsFoundWhereverItIs_data()
{
    QTest::addColumn<QString>("stanza");
    const auto x = u"<x xmlns='jabber:x:data' type='form'>"_s + ocr + u"</x>"_s,
               bob = u"<data xmlns='urn:xmpp:bob' cid='pic' type='image/png'>%1</data>"_s.arg(
                   QString::fromLatin1(QByteArray("picture").toBase64()));
    QTest::newRow("in the query") << iq(x + bob);
    QTest::newRow("beside the query") << iq(x).replace(u"</iq>"_s, bob + u"</iq>"_s);
}

void FormStanzaTest::pictureIsFoundWhereverItIs()
{
    QFETCH(const QString, stanza);
    QCOMPARE(RegistrationStanza::parse(dom(stanza)).form.find(u"ocr")->picture, "picture");
}

void FormStanzaTest::pictureThatIsTooLargeOrElsewhereIsLeftOut_data()
{
    QTest::addColumn<QString>("bob");
    QTest::newRow("none") << QString();
    QTest::newRow("other id") << u"<data xmlns='urn:xmpp:bob' cid='other'>YWJj</data>"_s;
    QTest::newRow("other namespace") << u"<data xmlns='urn:x' cid='pic'>YWJj</data>"_s;
    QTest::newRow("too large") << u"<data xmlns='urn:xmpp:bob' cid='pic'>%1</data>"_s.arg(
        QString::fromLatin1(QByteArray(400'000, 'x').toBase64()));
}

void FormStanzaTest::pictureThatIsTooLargeOrElsewhereIsLeftOut()
{
    QFETCH(const QString, bob);
    const auto stanza = iq(u"<x xmlns='jabber:x:data' type='form'>"_s + ocr + u"</x>"_s + bob);
    QVERIFY(!RegistrationStanza::parse(dom(stanza)).hasPicture());
}

void FormStanzaTest::oldElementsBecomeFields()
{
    const auto parsed = RegistrationStanza::parse(dom(
        iq(u"<instructions>Do it</instructions><username/><password/><email>a@b.c</email><key>k</key><zip/><odd/>"_s)));
    QVERIFY(parsed.isLegacy);
    QCOMPARE(parsed.form.instructions, u"Do it");
    QStringList names;
    for (const auto &field : parsed.form.fields)
        names << field.name;
    QCOMPARE(names, (QStringList{u"username"_s, u"password"_s, u"email"_s, u"key"_s, u"zip"_s}));
    QCOMPARE(parsed.form.find(u"password")->type, Type::TextPrivate);
    QCOMPARE(parsed.form.find(u"key")->type, Type::Hidden);
    QCOMPARE(parsed.form.value(u"email"), u"a@b.c");
}

void FormStanzaTest::formIsPreferredToOldElements()
{
    const auto parsed = RegistrationStanza::parse(
        dom(iq(u"<username/><password/><x xmlns='jabber:x:data' type='form'><field var='username'/></x>"_s)));
    QVERIFY(!parsed.isLegacy);
    QCOMPARE(parsed.form.fields.size(), 1);
}

void FormStanzaTest::onlyWebLinksAreLinks_data()
{
    QTest::addColumn<bool>("isLink");
    for (const char *good : {"https://example.org/signup?a=b", "http://example.org"})
        QTest::newRow(good) << true;
    for (const char *bad : {"file:///etc/passwd", "javascript:alert(1)", "https://", "ssh://x", "", "example.org"})
        QTest::newRow(bad) << false;
}

void FormStanzaTest::onlyWebLinksAreLinks()
{
    QFETCH(const bool, isLink);
    const auto url = QString::fromLatin1(QTest::currentDataTag()).toHtmlEscaped();
    const auto parsed = RegistrationStanza::parse(dom(iq(u"<x xmlns='jabber:x:oob'><url>%1</url></x>"_s.arg(url))));
    QCOMPARE(parsed.link.isValid() && !parsed.link.isEmpty(), isLink);
    QVERIFY(parsed.form.fields.isEmpty());
}

void FormStanzaTest::oldElementsAreAnsweredInKind()
{
    auto filled = RegistrationStanza::parse(dom(iq(u"<username/><password/><key>k</key>"_s)));
    filled.form.setValues(u"username", {u"ana"_s});
    filled.form.setValues(u"password", {u"<&>"_s});
    const auto text = written(RegistrationIq::answer(u"example.org"_s, filled));
    QVERIFY2(text.contains(u"<query xmlns=\"jabber:iq:register\"><username>ana</username>"
                           "<password>&lt;&amp;&gt;</password><key>k</key></query>"_s),
             qPrintable(text));
    QVERIFY(text.contains(u"to=\"example.org\""_s) && text.contains(u"type=\"set\""_s));
}

void FormStanzaTest::removalAndNewPasswordSayJustThat()
{
    const auto jid = *Jid::parse(u"ana@example.org"_s);
    QVERIFY(written(RegistrationIq::removal(jid)).contains(u"<query xmlns=\"jabber:iq:register\"><remove/></query>"_s));
    QVERIFY(written(RegistrationIq::newPassword(jid, u"neu"_s))
                .contains(u"<username>ana</username><password>neu</password>"_s));
    QVERIFY(written(RegistrationIq::question(u"example.org"_s)).contains(u"<query xmlns=\"jabber:iq:register\"/>"_s));
}

void FormStanzaTest::refusalsAreToldApart_data()
{
    using Kind = RegistrationRefusal::Kind;
    using Error = QXmppStanza::Error;
    QTest::addColumn<Error::Condition>("condition");
    QTest::addColumn<QString>("text");
    QTest::addColumn<Kind>("kind");
    QTest::newRow("taken") << Error::Conflict << QString() << Kind::NameTaken;
    QTest::newRow("weak") << Error::NotAcceptable << u"The password is too weak"_s << Kind::WeakPassword;
    QTest::newRow("captcha") << Error::NotAllowed << u"The CAPTCHA verification has failed"_s << Kind::WrongAnswer;
    QTest::newRow("fields") << Error::NotAcceptable << QString() << Kind::NotAcceptable;
    QTest::newRow("closed") << Error::Forbidden << QString() << Kind::Forbidden;
    QTest::newRow("not allowed") << Error::NotAllowed << QString() << Kind::Forbidden;
    QTest::newRow("ejabberd's brake") << Error::ResourceConstraint << QString() << Kind::TooMany;
    QTest::newRow("Prosody's brake") << Error::PolicyViolation << u"Too many registrations"_s << Kind::TooMany;
    QTest::newRow("expired") << Error::ItemNotFound << QString() << Kind::FormExpired;
    QTest::newRow("trouble") << Error::InternalServerError << u"disk"_s << Kind::ServerTrouble;
}

void FormStanzaTest::refusalsAreToldApart()
{
    QFETCH(const QXmppStanza::Error::Condition, condition);
    QFETCH(const QString, text);
    QFETCH(const RegistrationRefusal::Kind, kind);
    const auto refusal = RegistrationStanza::refusalOf({QXmppStanza::Error::Cancel, condition, text});
    QCOMPARE(refusal.kind, kind);
    QCOMPARE(refusal.serverText, text);
}

QTEST_GUILESS_MAIN(FormStanzaTest)
#include "tst_FormStanza.moc"
