// XEP-0055 as Openfire, ejabberd, mod_vjud and older services speak it, and as nobody should.
#include "app/data/DirectoryFields.h"
#include "app/xmpp/SearchStanza.h"
#include "app/xmpp/StreamSplitter.h"

#include <QBuffer>
#include <QDomDocument>
#include <QTest>
#include <QXmlStreamWriter>

using namespace Qt::StringLiterals;
using namespace Tertulia;
using Part = DirectoryPart;

namespace {

const auto openfireForm = uR"(<iq type='result' from='search.example.org'><query xmlns='jabber:iq:search'>
<instructions>The following fields are available for searching.</instructions>
<x xmlns='jabber:x:data' type='form'><title>Advanced User Search</title>
<field var='FORM_TYPE' type='hidden'><value>jabber:iq:search</value></field>
<field var='search' type='text-single' label='Search'><required/></field>
<field var='Username' type='boolean' label='Username'><value>1</value></field>
<field var='Name' type='boolean' label='Name'><value>1</value></field>
<field var='Email' type='boolean' label='Email'><value>1</value></field></x></query></iq>)"_s;

const auto ejabberdForm = uR"(<iq type='result'><query xmlns='jabber:iq:search'>
<instructions>You need an x:data capable client to search</instructions>
<x xmlns='jabber:x:data' type='form'><title>Search users in vjud.localhost</title>
<field var='FORM_TYPE' type='hidden'><value>jabber:iq:search</value></field>
<field var='user' type='text-single' label='User'/><field var='fn' type='text-single' label='Full Name'/>
<field var='first' type='text-single' label='Name'/><field var='last' type='text-single' label='Family Name'/>
<field var='nick' type='text-single' label='Nickname'/><field var='ctry' type='text-single' label='Country'/>
<field var='email' type='text-single' label='Email'/></x></query></iq>)"_s;

const auto legacyForm = uR"(<iq type='result'><query xmlns='jabber:iq:search'><instructions>Fill in one or more.
</instructions><first/><last/><nick/><email/></query></iq>)"_s;

QDomElement dom(const QString &xml)
{
    static QDomDocument document; // of the last one only
    document = QDomDocument();
    document.setContent(xml, QDomDocument::ParseOption::UseNamespaceProcessing);
    return document.documentElement();
}

DirectoryForm parsed(const QString &xml)
{
    return SearchStanza::parseForm(dom(xml), *Jid::parse(u"search.example.org")).value_or(DirectoryForm());
}

QString written(const DirectoryForm &form)
{
    QBuffer buffer;
    buffer.open(QIODevice::WriteOnly);
    QXmlStreamWriter writer(&buffer);
    SearchIq::answer(form).toXmlElementFromChild(&writer);
    return QString::fromUtf8(buffer.data());
}

DirectoryAnswer answer(const QString &query)
{
    SearchRows rows;
    rows.add(dom(query));
    return rows.take();
}

QString openfireItem(const QString &user)
{
    return u"<item><field var='jid'><value>%1@example.org</value></field><field var='Username'><value>%1</value>"
           "</field><field var='Name'><value>Mr %1</value></field><field var='Email'><value/></field></item>"_s.arg(
               user);
}

QList<StreamElement> split(const QByteArray &xml)
{
    constexpr qsizetype chunk = 64 << 10;
    StreamSplitter splitter;
    QList<StreamElement> elements;
    for (qsizetype at = 0; at < xml.size(); at += chunk) {
        splitter.feed(QByteArrayView(xml).sliced(at, std::min(chunk, xml.size() - at)));
        while (auto element = splitter.next())
            elements.append(std::move(*element));
    }
    return splitter.fault() == StreamSplitter::Fault::None ? elements : QList<StreamElement>();
}

const auto openfireHead = u"<query xmlns='jabber:iq:search'><x xmlns='jabber:x:data' type='result'><reported>"
                          "<field var='jid' type='jid-single' label='JID'/><field var='Username' label='Username'/>"
                          "<field var='Name' label='Name'/><field var='Email' label='Email'/></reported>"_s;

} // namespace

class TestSearchStanza : public QObject
{
    Q_OBJECT

private slots:
    void openfireIsAskedOnceWithItsBoxes();
    void openfireListsEverybodyForAStar();
    void ejabberdIsAskedFieldByFieldForBeginnings();
    void ejabberdListsEverybodyForAStarOrForNothing();
    void otherFieldsNarrowEachQuestion();
    void legacyFieldsAreAskedAsTyped();
    void boxesAreThoseThatTheServiceOffers();
    void nothingTypedAsksNothing();
    void aServiceWithoutFieldsIsNone();
    void rowsOfAFormAreReadByTheirColumns();
    void rowsOfLegacyItemsAreRead();
    void namesAreMadeOfTheirParts();
    void oddRowsAreLeftOut_data();
    void oddRowsAreLeftOut();
    void textsAndRowsAreBounded();
    void aUsualLimitOrABiggerCountMeansThereAreMore();
    void aLongAnswerComesInParts_data();
    void aLongAnswerComesInParts();
    void anEndlessAnswerIsCutAndTheNextStanzaArrives();
};

void TestSearchStanza::openfireIsAskedOnceWithItsBoxes()
{
    const auto questions = DirectoryFields::search(parsed(openfireForm), u" mar "_s, {Part::Name, Part::Email});
    QCOMPARE(questions.size(), 1);
    const auto &form = questions.first().form;
    QCOMPARE(form.value(u"search"), u"mar"_s);
    QCOMPARE(form.value(u"Username"), u"0"_s);
    QCOMPARE(form.value(u"Name"), u"1"_s);
    QCOMPARE(form.value(u"Email"), u"1"_s);
    const auto xml = written(questions.first());
    QVERIFY(xml.contains(u"type=\"submit\""));
    QVERIFY(xml.contains(u"FORM_TYPE"));
}

void TestSearchStanza::openfireListsEverybodyForAStar()
{
    const auto attempts = DirectoryFields::everyone(parsed(openfireForm));
    QCOMPARE(attempts.size(), 1);
    QCOMPARE(attempts.first().form.value(u"search"), u"*"_s);
    QCOMPARE(attempts.first().form.value(u"Username"), u"1"_s);
}

void TestSearchStanza::ejabberdIsAskedFieldByFieldForBeginnings()
{
    const auto questions = DirectoryFields::search(parsed(ejabberdForm), u"mar"_s, {Part::Username, Part::Name});
    QStringList asked;
    for (const auto &question : questions) {
        for (const auto &field : question.form.fields) {
            if (field.type != FormField::Type::Hidden && !field.values.isEmpty())
                asked.append(field.name + u'=' + field.values.first());
        }
    }
    QCOMPARE(asked, (QStringList{u"user=mar*"_s, u"fn=mar*"_s, u"first=mar*"_s, u"last=mar*"_s, u"nick=mar*"_s}));
    QCOMPARE(DirectoryFields::search(parsed(ejabberdForm), u"m*a"_s, {Part::Email}).first().form.value(u"email"),
             u"m*a"_s);
    QCOMPARE(DirectoryFields::exactly(parsed(ejabberdForm), u"mar"_s, {Part::Email}).first().form.value(u"email"),
             u"mar"_s);
}

void TestSearchStanza::ejabberdListsEverybodyForAStarOrForNothing()
{
    const auto attempts = DirectoryFields::everyone(parsed(ejabberdForm));
    QCOMPARE(attempts.size(), 2);
    QCOMPARE(attempts[0].form.value(u"user"), u"*"_s);
    QVERIFY(!written(attempts[1]).contains(u"user"));
    QVERIFY(written(attempts[1]).contains(u"FORM_TYPE"));
}

void TestSearchStanza::otherFieldsNarrowEachQuestion()
{
    const auto form = parsed(ejabberdForm);
    auto others = DirectoryFields::othersOf(form);
    QCOMPARE(others.fields.size(), 1);
    others.setValues(u"ctry", {u"España"_s});
    for (const auto &question : DirectoryFields::search(form, u"mar"_s, {Part::Username, Part::Email}, others))
        QCOMPARE(question.form.value(u"ctry"), u"España"_s);
    const auto alone = DirectoryFields::search(form, {}, {Part::Username}, others);
    QCOMPARE(alone.size(), 1);
    QCOMPARE(alone.first().form.value(u"user"), QString());
}

void TestSearchStanza::legacyFieldsAreAskedAsTyped()
{
    const auto form = parsed(legacyForm);
    QVERIFY(form.isLegacy);
    const auto questions = DirectoryFields::search(form, u"mar<"_s, {Part::Name});
    QCOMPARE(questions.size(), 3);
    QCOMPARE(written(questions.first()), u"<query xmlns=\"jabber:iq:search\"><first>mar&lt;</first></query>"_s);
    QCOMPARE(written(DirectoryFields::everyone(form).first()), u"<query xmlns=\"jabber:iq:search\"/>"_s);
    QVERIFY(DirectoryFields::exactly(form, u"mar"_s, {Part::Name}).isEmpty());
}

void TestSearchStanza::boxesAreThoseThatTheServiceOffers()
{
    const QList all{Part::Username, Part::Name, Part::Email};
    QCOMPARE(DirectoryFields::partsOf(parsed(openfireForm)), all);
    QCOMPARE(DirectoryFields::partsOf(parsed(ejabberdForm)), all);
    QCOMPARE(DirectoryFields::partsOf(parsed(legacyForm)), (QList{Part::Name, Part::Email}));
    QVERIFY(DirectoryFields::othersOf(parsed(openfireForm)).fields.isEmpty());
}

void TestSearchStanza::nothingTypedAsksNothing()
{
    for (const auto &xml : {openfireForm, ejabberdForm, legacyForm})
        QVERIFY(DirectoryFields::search(parsed(xml), u"  "_s, {Part::Name, Part::Email}).isEmpty());
    QVERIFY(DirectoryFields::search(parsed(ejabberdForm), u"mar"_s, {}).isEmpty());
}

void TestSearchStanza::aServiceWithoutFieldsIsNone()
{
    const auto service = *Jid::parse(u"search.example.org");
    QVERIFY(!SearchStanza::parseForm(dom(u"<iq type='result'/>"_s), service));
    QVERIFY(!SearchStanza::parseForm(dom(u"<iq><query xmlns='jabber:iq:register'><nick/></query></iq>"_s), service));
    QVERIFY(!SearchStanza::parseForm(
        dom(u"<iq><query xmlns='jabber:iq:search'><instructions>hello</instructions></query></iq>"_s), service));
}

void TestSearchStanza::rowsOfAFormAreReadByTheirColumns()
{
    const auto found = answer(openfireHead + openfireItem(u"ana"_s) + u"</x></query>"_s);
    QCOMPARE(found.entries.size(), 1);
    const auto &entry = found.entries.first();
    QCOMPARE(entry.jid.toString(), u"ana@example.org"_s);
    QCOMPARE(entry.username, u"ana"_s);
    QCOMPARE(entry.name, u"Mr ana"_s);
    QCOMPARE(entry.email, QString());
    QCOMPARE(found.columns.size(), 4);
    QCOMPARE(found.columns[1].label, u"Username"_s);
    QCOMPARE(entry.values.size(), 4);
    QVERIFY(found.complete);
}

void TestSearchStanza::rowsOfLegacyItemsAreRead()
{
    const auto found = answer(u"<query xmlns='jabber:iq:search'><item jid='juliet@example.org'><first>Juliet</first>"
                              "<last>Capulet</last><nick>JC</nick><email>j@example.org</email></item></query>"_s);
    QCOMPARE(found.entries.size(), 1);
    QCOMPARE(found.entries.first().name, u"Juliet Capulet"_s);
    QCOMPARE(found.entries.first().email, u"j@example.org"_s);
    QCOMPARE(found.entries.first().username, u"juliet"_s);
}

void TestSearchStanza::namesAreMadeOfTheirParts()
{
    const auto columns = DirectoryFields::columnsOf({u"FN"_s, u"Given"_s, u"family"_s, u"Nick"_s});
    DirectoryEntry entry{*Jid::parse(u"a@b"), {}, {}, {}, {{}, u"Ana"_s, {}, u"anita"_s}};
    DirectoryFields::complete(entry, columns);
    QCOMPARE(entry.name, u"Ana"_s);
    entry.values = {{}, {}, {}, u"anita"_s};
    DirectoryFields::complete(entry, columns);
    QCOMPARE(entry.name, u"anita"_s);
}

void TestSearchStanza::oddRowsAreLeftOut_data()
{
    QTest::addColumn<QString>("item");
    QTest::newRow("no address") << u"<item><nick>x</nick></item>"_s;
    QTest::newRow("a domain") << u"<item jid='example.org'/>"_s;
    QTest::newRow("no address at all") << u"<item jid='a b@@c'/>"_s;
    QTest::newRow("twice") << u"<item jid='good@example.org/desk'/>"_s;
    QTest::newRow("too long") << u"<item jid='%1@example.org'/>"_s.arg(QString(2000, u'a'));
}

void TestSearchStanza::oddRowsAreLeftOut()
{
    QFETCH(QString, item);
    const auto found =
        answer(u"<query xmlns='jabber:iq:search'><item jid='good@example.org'/>"_s + item + u"</query>"_s);
    QCOMPARE(found.entries.size(), 1);
    QCOMPARE(found.entries.first().jid.toString(), u"good@example.org"_s);
}

void TestSearchStanza::textsAndRowsAreBounded()
{
    QString fields;
    for (int i = 0; i < 200; ++i)
        fields += u"<f%1>x</f%1>"_s.arg(i);
    auto found = answer(u"<query xmlns='jabber:iq:search'><item jid='a@b'><nick>%1\n\t</nick>%2</item></query>"_s.arg(
        QString(5000, u'n'), fields));
    QCOMPARE(found.entries.size(), 1);
    QCOMPARE(found.entries.first().name.size(), SearchStanza::MaxText);
    QCOMPARE(found.columns.size(), SearchStanza::MaxColumns);

    SearchRows rows;
    for (int part = 0; part < 5; ++part) {
        QString items;
        for (int i = 0; i < 5'000; ++i)
            items += u"<item jid='p%1@b'/>"_s.arg(part * 5'000 + i);
        rows.add(dom(u"<query xmlns='jabber:iq:search'>"_s + items + u"</query>"_s));
    }
    QCOMPARE(rows.size(), SearchStanza::MaxEntries);
    QVERIFY(!rows.take().complete);
}

void TestSearchStanza::aUsualLimitOrABiggerCountMeansThereAreMore()
{
    QString items;
    for (int i = 0; i < 30; ++i)
        items += u"<item jid='p%1@b'/>"_s.arg(i);
    const auto head = u"<query xmlns='jabber:iq:search'>"_s, tail = u"</query>"_s;
    QVERIFY(!answer(head + items + tail).complete);
    QVERIFY(answer(head + items + u"<item jid='other@b'/>"_s + tail).complete);
    const auto count = u"<set xmlns='http://jabber.org/protocol/rsm'><count>%1</count></set>"_s;
    QVERIFY(answer(head + items + count.arg(30) + tail).complete);
    QVERIFY(!answer(head + u"<item jid='a@b'/>"_s + count.arg(2) + tail).complete);
}

void TestSearchStanza::aLongAnswerComesInParts_data()
{
    QTest::addColumn<bool>("inForm");
    QTest::newRow("form") << true;
    QTest::newRow("legacy") << false;
}

void TestSearchStanza::aLongAnswerComesInParts()
{
    QFETCH(bool, inForm);
    constexpr int people = 15'000; // as a form 600,000 nodes: more than a stanza in one piece may have
    QString xml = u"<?xml version='1.0'?><stream:stream xmlns='jabber:client' xmlns:stream='http://etherx.jabber.org/"
                  "streams' id='s' from='localhost' version='1.0'><iq type='result' id='q' from='search.localhost'>"_s;
    xml += inForm ? openfireHead : u"<query xmlns='jabber:iq:search'>"_s;
    for (int i = 0; i < people; ++i) {
        const auto user = u"user%1"_s.arg(i);
        xml += inForm ? openfireItem(user) : u"<item jid='%1@example.org'><first>%1</first></item>"_s.arg(user);
    }
    xml += inForm ? u"</x></query></iq>"_s : u"</query></iq>"_s;
    SearchRows rows;
    int parts = 0;
    for (const auto &element : split(xml.toUtf8())) {
        const bool isPart = element.kind == StreamElement::Kind::Part;
        parts += isPart;
        if (isPart)
            QVERIFY(element.bytes.contains("of=\"q\" from=\"search.localhost\""));
        if (isPart || element.kind == StreamElement::Kind::Iq) {
            QVERIFY(element.bytes.size() < StreamSplitter::partSize + 2'000);
            QCOMPARE(element.refusal, StreamElement::Refusal::None);
            rows.add(dom(QString::fromUtf8(element.bytes)).firstChildElement(u"query"_s));
        }
    }
    QVERIFY(parts > 20);
    const auto found = rows.take();
    QCOMPARE(found.entries.size(), people);
    QCOMPARE(found.entries.last().jid.local(), u"user14999"_s);
    QCOMPARE(found.entries.first().name, inForm ? u"Mr user0"_s : u"user0"_s);
    if (inForm)
        QCOMPARE(found.columns[1].label, u"Username"_s);
}

void TestSearchStanza::anEndlessAnswerIsCutAndTheNextStanzaArrives()
{
    QByteArray xml = "<?xml version='1.0'?><stream:stream xmlns='jabber:client' "
                     "xmlns:stream='http://etherx.jabber.org/streams' id='s' from='localhost' version='1.0'>"
                     "<iq type='result' id='q' from='search.localhost'><query xmlns='jabber:iq:search'>";
    xml += QByteArray("<item jid='someone@example.org'><first>again</first></item>").repeated(230'000);
    xml += "</query></iq><message><body>next</body></message>";
    auto rest = split(xml);
    rest.removeIf([](const StreamElement &element) { return element.kind == StreamElement::Kind::Part; });
    QCOMPARE(rest.size(), 3);
    QCOMPARE(rest[1].refusal, StreamElement::Refusal::TooLarge);
    QVERIFY(rest[1].bytes.contains("type=\"error\""));
    QCOMPARE(rest[2].kind, StreamElement::Kind::Message);
}

QTEST_GUILESS_MAIN(TestSearchStanza)
#include "tst_SearchStanza.moc"
