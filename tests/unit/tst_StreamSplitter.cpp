#include "app/xmpp/StreamSplitter.h"

#include <QTest>
#include <QXmlStreamReader>

using namespace Qt::StringLiterals;
using namespace Tertulia;
using Fault = StreamSplitter::Fault;
using Kind = StreamElement::Kind;
using Refusal = StreamElement::Refusal;

namespace {

const QByteArray header = "<?xml version='1.0'?><stream:stream xmlns='jabber:client' "
                          "xmlns:stream='http://etherx.jabber.org/streams' id='s1' from='localhost' version='1.0'>";
const QByteArray nextMessage = "<message type='chat'><body>next</body></message>";
const QByteArray nextBytes = "<message xmlns=\"jabber:client\" type=\"chat\"><body>next</body></message>";

struct Output {
    QList<StreamElement> elements;
    Fault fault = Fault::None;

    QByteArray bytes() const
    {
        QByteArray all;
        for (const auto &element : elements)
            all += element.bytes + '|' + QByteArray::number(int(element.kind)) +
                   QByteArray::number(int(element.refusal)) + '\n';
        return all + QByteArray::number(int(fault));
    }
};

/// Everything that comes out when `input` goes in, in pieces of `chunk` bytes; <success/> restarts as in a session.
Output split(const QByteArray &input, qsizetype chunk = 65536, qsizetype first = 0)
{
    StreamSplitter splitter;
    Output output;
    for (qsizetype at = 0; at < input.size();) {
        const auto size = at == 0 && first > 0 ? first : chunk;
        splitter.feed(QByteArrayView(input).sliced(at, std::min(size, input.size() - at)));
        at += size;
        while (auto element = splitter.next()) {
            const bool isSuccess = element->name == "success";
            output.elements.append(*std::move(element));
            if (isSuccess)
                splitter.restart();
        }
    }
    output.fault = splitter.fault();
    return output;
}

/// What one stanza becomes; the message behind it must arrive whatever it was.
StreamElement splitOne(const QByteArray &stanza)
{
    const auto output = split(header + stanza + nextMessage);
    if (output.elements.size() != 3 || output.elements[2].bytes != nextBytes) {
        qWarning() << output.bytes().left(500);
        return {};
    }
    return output.elements[1];
}

QByteArray nested(int depth)
{
    return QByteArray("<a>").repeated(depth) + QByteArray("</a>").repeated(depth);
}

QByteArray message(const QByteArray &content)
{
    return "<message from='eve@localhost/x' id='m1'>" + content + "</message>";
}

QByteArray iq(const QByteArray &type, const QByteArray &content)
{
    return "<iq type='" + type + "' from='eve@localhost' id='q1'>" + content + "</iq>";
}

const QByteArray refusedMessage =
    "<message xmlns=\"jabber:client\" type=\"headline\" id=\"m1\" from=\"eve@localhost/x\">"
    "<refused xmlns=\"urn:tertulia:gate\"/></message>";

} // namespace

class TestStreamSplitter : public QObject
{
    Q_OBJECT

private slots:
    void knowsEveryKind();
    void rewritesWithoutPrefixes_data();
    void rewritesWithoutPrefixes();
    void anySplitPointGivesTheSame_data();
    void anySplitPointGivesTheSame();
    void oddStanzaIsReplacedAlone_data();
    void oddStanzaIsReplacedAlone();
    void atTheLimitItPasses_data();
    void atTheLimitItPasses();
    void standInFitsTheKindOfStanza_data();
    void standInFitsTheKindOfStanza();
    void brokenStreamEnds_data();
    void brokenStreamEnds();
    void endlessStanzaEndsTheStream();
    void successBeginsANewStream();
    void bytesBehindProceedAreSeenAndNotParsed();
    void whiteSpaceBetweenStanzasIsSwallowed();
    void tagByTagItStaysLinear();
};

void TestStreamSplitter::knowsEveryKind()
{
    const auto output =
        split(header + "<stream:features><bind xmlns='urn:b'/></stream:features><message/><presence/>"
                       "<iq type='get' id='1'/><r xmlns='urn:xmpp:sm:3'/><message xmlns='jabber:server'/>"
                       "<stream:error><conflict xmlns='urn:e'/></stream:error></stream:stream>");
    QList<Kind> kinds;
    for (const auto &element : output.elements)
        kinds.append(element.kind);
    QCOMPARE(kinds, QList({Kind::StreamOpen, Kind::Features, Kind::Message, Kind::Presence, Kind::Iq, Kind::Nonza,
                           Kind::Nonza, Kind::StreamError, Kind::StreamClose}));
    QCOMPARE(output.fault, Fault::None);
    QCOMPARE(output.elements[0].attribute("version"), "1.0");
    QCOMPARE(output.elements[0].bytes,
             "<?xml version=\"1.0\"?><stream:stream xmlns=\"jabber:client\" "
             "xmlns:stream=\"http://etherx.jabber.org/streams\" id=\"s1\" from=\"localhost\" version=\"1.0\">");
    QVERIFY(output.elements[0].attribute("to").isNull());
    QCOMPARE(output.elements[4].attribute("type"), "get");
    QVERIFY(output.elements[5].is("r", "urn:xmpp:sm:3"));
    QCOMPARE(output.elements[8].bytes, "</stream:stream>");
}

void TestStreamSplitter::rewritesWithoutPrefixes_data()
{
    QTest::addColumn<QByteArray>("in");
    QTest::addColumn<QByteArray>("out");
    const auto row = [](const char *name, const QByteArray &in, const QByteArray &out) {
        QTest::newRow(name) << in << "<message xmlns=\"jabber:client\"" + out;
    };
    row("empty", "<message/>", "/>");
    row("empty with an end tag", "<message></message>", "/>");
    row("prefix", "<c:message xmlns:c='jabber:client'><x:a xmlns:x='u'><x:b/><c:d/></x:a></c:message>",
        "><a xmlns=\"u\"><b/><d xmlns=\"jabber:client\"/></a></message>");
    row("prefix bound anew", "<message><p:a xmlns:p='u'><p:b xmlns:p='v'/><p:c/></p:a></message>",
        "><a xmlns=\"u\"><b xmlns=\"v\"/><c/></a></message>");
    row("no namespace", "<message><a xmlns=''><b/></a><c/></message>", "><a xmlns=\"\"><b/></a><c/></message>");
    row("attribute with a namespace", "<message><a xmlns:p='u' xmlns:q='v' p:x='1' q:x='2' x='3'/></message>",
        "><a xmlns:n1=\"u\" n1:x=\"1\" xmlns:n2=\"v\" n2:x=\"2\" x=\"3\"/></message>");
    row("xml:lang", "<message xml:lang='ru'/>", " xml:lang=\"ru\"/>");
    row("CDATA", "<message><body><![CDATA[</stream:stream>&amp;]]></body></message>",
        "><body>&lt;/stream:stream&gt;&amp;amp;</body></message>");
    row("entities",
        "<message a='&quot;&lt;&#9;&#10;&#13;&apos;'>&lt;&gt;&amp;&quot;&#13;&#1087;&#x1F600;\t\n</message>",
        " a=\"&quot;&lt;&#9;&#10;&#13;'\">&lt;&gt;&amp;\"&#13;\xd0\xbf\xf0\x9f\x98\x80\t\n</message>");
    row("line ends", "<message>a\r\nb\rc</message>", ">a\nb\nc</message>");
    row("mixed content", "<message>a<b>c</b>d<e/>f</message>", ">a<b>c</b>d<e/>f</message>");
}

void TestStreamSplitter::rewritesWithoutPrefixes()
{
    QFETCH(QByteArray, in);
    QFETCH(QByteArray, out);
    QCOMPARE(splitOne(in).bytes, out);
}

void TestStreamSplitter::anySplitPointGivesTheSame_data()
{
    QTest::addColumn<QByteArray>("input");
    QTest::newRow("Russian and emoji")
        << header +
               message(
                   u"<body>Съешь ещё этих мягких 🥐 👩‍👩‍👧‍👦 булок 𝔛</body>"_s
                       .toUtf8()) +
               u"<presence><status>ушёл 💤</status></presence></stream:stream>"_s.toUtf8();
    QTest::newRow("CDATA and entities")
        << header + message("<body><![CDATA[<b>]] > </stream:stream>]]>&lt;&#x1F600;&amp;\r\n&#13;</body>") + " \n " +
               message("");
    QTest::newRow("nested namespaces")
        << header + message("<s:a xmlns:s='u' s:k='v'><b xmlns='w'><s:c/><stream:d/></b></s:a><u/>") +
               iq("result", "<q xmlns='z'/>");
    QTest::newRow("signing in") << header + "<stream:features/><success xmlns='urn:ietf:params:xml:ns:xmpp-sasl'/>" +
                                       header + "<stream:features/>";
    QTest::newRow("refused") << header + message(nested(65)) + message("<x:y/>") + iq("get", u"<п/>"_s.toUtf8()) +
                                    nextMessage;
    QTest::newRow("broken") << header + nextMessage + "<message><a></b></message>" + nextMessage;
    QTest::newRow("comment") << header + nextMessage + "<message><!-- a --></message>" + nextMessage;
    QTest::newRow("empty stream") << header.chopped(1) + "/>";
}

void TestStreamSplitter::anySplitPointGivesTheSame()
{
    QFETCH(QByteArray, input);
    const auto whole = split(input).bytes();
    QVERIFY(whole.size() > 100);
    for (qsizetype chunk : {1, 2, 3, 7, 16})
        QCOMPARE(split(input, chunk).bytes(), whole);
    for (qsizetype first = 1; first < input.size(); ++first)
        QCOMPARE(split(input, 65536, first).bytes(), whole);
}

void TestStreamSplitter::oddStanzaIsReplacedAlone_data()
{
    QTest::addColumn<QByteArray>("content");
    QTest::addColumn<Refusal>("refusal");
    QTest::newRow("nested 65 deep") << nested(StreamSplitter::maxDepth) << Refusal::TooDeep;
    QTest::newRow("nested 9,000 deep") << nested(9000) << Refusal::TooDeep;
    QTest::newRow("name of 5,000") << "<" + QByteArray(5000, 'a') + "/>" << Refusal::OddName;
    QTest::newRow("name of 70,000") << "<" + QByteArray(70000, 'a') + "/>" << Refusal::OddName;
    QTest::newRow("attribute name of 5,000") << "<a " + QByteArray(5000, 'a') + "='1'/>" << Refusal::OddName;
    QTest::newRow("namespace of 5,000") << "<a xmlns='" + QByteArray(5000, 'a') + "'/>" << Refusal::OddAttribute;
    QTest::newRow("name not ASCII") << u"<имя/>"_s.toUtf8() << Refusal::OddName;
    QTest::newRow("attribute name not ASCII") << u"<a имя='1'/>"_s.toUtf8() << Refusal::OddName;
    QTest::newRow("two colons") << QByteArray("<a xmlns:b='u'><b:c:d/></a>") << Refusal::OddName;
    QTest::newRow("colon in front") << QByteArray("<:a/>") << Refusal::OddName;
    QTest::newRow("attribute with a colon in front") << QByteArray("<a :x='1'/>") << Refusal::OddName;
    QTest::newRow("declaration of no prefix") << QByteArray("<a xmlns:='u'/>") << Refusal::OddAttribute;
    QTest::newRow("empty local name") << QByteArray("<a xmlns:b='u'><b:/></a>") << Refusal::OddName;
    QTest::newRow("local name with a digit first") << QByteArray("<b:1 xmlns:b='u'/>") << Refusal::OddName;
    QTest::newRow("unbound prefix") << QByteArray("<x:y/>") << Refusal::UnboundPrefix;
    QTest::newRow("prefix out of scope") << QByteArray("<x:a xmlns:x='u'/><x:b/>") << Refusal::UnboundPrefix;
    QTest::newRow("unbound attribute prefix") << QByteArray("<a x:y='1'/>") << Refusal::UnboundPrefix;
    QTest::newRow("same attribute twice by namespace")
        << QByteArray("<a xmlns:p='u' xmlns:q='u' p:x='1' q:x='2'/>") << Refusal::OddAttribute;
    QTest::newRow("prefix undeclared") << QByteArray("<a xmlns:p=''/>") << Refusal::OddAttribute;
    QTest::newRow("xml bound elsewhere") << QByteArray("<a xmlns:xml='u'/>") << Refusal::OddAttribute;
    QTest::newRow("xmlns bound") << QByteArray("<a xmlns:xmlns='u'/>") << Refusal::OddAttribute;

    QByteArray attributes, declarations;
    for (int i = 0; i < 3000; ++i)
        attributes += " a" + QByteArray::number(i) + "='1'";
    for (int i = 0; i < 300; ++i)
        declarations += " xmlns:a" + QByteArray::number(i) + "='u'";
    QTest::newRow("3,000 attributes") << "<a" + attributes + "/>" << Refusal::TooManyAttributes;
    QTest::newRow("300 declarations") << "<a" + declarations + "/>" << Refusal::OddAttribute;
    QTest::newRow("350,000 nodes") << QByteArray("<a/>").repeated(350'000) << Refusal::TooManyNodes;
    QTest::newRow("8 MB of text") << QByteArray(8 << 20, 'x') << Refusal::TooLarge;
    QTest::newRow("grows beyond the limit when rewritten")
        << QByteArray("&lt;").repeated(100) + QByteArray(900'000, '>') << Refusal::TooLarge;
}

void TestStreamSplitter::oddStanzaIsReplacedAlone()
{
    QFETCH(QByteArray, content);
    QFETCH(Refusal, refusal);
    const auto element = splitOne(message(content));
    QCOMPARE(element.refusal, refusal);
    QCOMPARE(element.bytes, refusedMessage);
    QCOMPARE(splitOne("<message from='eve@localhost/x' id='m1' x:y='1'/>").refusal, Refusal::UnboundPrefix);
}

void TestStreamSplitter::atTheLimitItPasses_data()
{
    QTest::addColumn<QByteArray>("stanza");
    QTest::newRow("64 deep") << message(nested(StreamSplitter::maxDepth - 1));
    QTest::newRow("name of 1,024") << message("<" + QByteArray(1024, 'a') + "/>");
    QTest::newRow("250 kB attribute") << message("<a b='" + QByteArray(250'000, 'x') + "'/>");
    QTest::newRow("20,000 nodes") << message(QByteArray("<a/>").repeated(StreamSplitter::maxNodes - 3));
    QTest::newRow("1 MB message") << message(QByteArray(1'000'000, 'x'));
    QTest::newRow("4 MB result") << iq("result", QByteArray(4'000'000, 'x'));
    QTest::newRow("result of 100,000 nodes") << iq("result", QByteArray("<a b='c'/>").repeated(50'000));
}

void TestStreamSplitter::atTheLimitItPasses()
{
    QFETCH(QByteArray, stanza);
    const auto element = splitOne(stanza);
    QCOMPARE(element.refusal, Refusal::None);
    QVERIFY(element.bytes.size() > 400);
}

void TestStreamSplitter::standInFitsTheKindOfStanza_data()
{
    QTest::addColumn<QByteArray>("stanza");
    QTest::addColumn<QByteArray>("standIn");
    QTest::newRow("presence") << QByteArray("<presence id='1' from='r@c/n'><x:y/></presence>")
                              << QByteArray(
                                     "<message xmlns=\"jabber:client\" type=\"headline\" id=\"1\" from=\"r@c/n\">"
                                     "<refused xmlns=\"urn:tertulia:gate\"/></message>");
    const QByteArray error =
        "<iq xmlns=\"jabber:client\" type=\"error\" id=\"q1\" from=\"eve@localhost\"><error type=\"modify\">"
        "<not-acceptable xmlns=\"urn:ietf:params:xml:ns:xmpp-stanzas\"/>"
        "<refused xmlns=\"urn:tertulia:gate\"/></error></iq>";
    QTest::newRow("iq result") << iq("result", "<x:y/>") << error;
    QTest::newRow("iq error") << iq("error", "<x:y/>") << error;
    QTest::newRow("iq get") << iq("get", "<x:y/>")
                            << QByteArray(
                                   "<iq xmlns=\"jabber:client\" type=\"get\" id=\"q1\" from=\"eve@localhost\"/>");
    QTest::newRow("iq set over the limit")
        << iq("set", QByteArray(2 << 20, 'x'))
        << QByteArray("<iq xmlns=\"jabber:client\" type=\"set\" id=\"q1\" from=\"eve@localhost\"/>");
    QTest::newRow("long address is left out")
        << "<message from='" + QByteArray(4000, 'x') + "' id='&quot;'><x:y/></message>"
        << QByteArray("<message xmlns=\"jabber:client\" type=\"headline\" id=\"&quot;\">"
                      "<refused xmlns=\"urn:tertulia:gate\"/></message>");
}

void TestStreamSplitter::standInFitsTheKindOfStanza()
{
    QFETCH(QByteArray, stanza);
    QFETCH(QByteArray, standIn);
    QCOMPARE(splitOne(stanza).bytes, standIn);
}

void TestStreamSplitter::brokenStreamEnds_data()
{
    QTest::addColumn<QByteArray>("input");
    QTest::addColumn<Fault>("fault");
    QTest::newRow("garbage") << QByteArray("HTTP/1.1 400 Bad Request\r\n\r\n") << Fault::NotWellFormed;
    QTest::newRow("another root") << QByteArray("<html>") << Fault::NotAStream;
    QTest::newRow("UTF-16") << QByteArray("<\0s\0t\0r\0", 8) << Fault::NotAStream;
    QTest::newRow("binary") << QByteArray("\x15\x03\x01") << Fault::NotWellFormed;
    QTest::newRow("byte order mark of UTF-16") << QByteArray("\xff\xfe<\0", 4) << Fault::NotAStream;
    QTest::newRow("jabber:server") << QByteArray(header).replace("jabber:client", "jabber:server") << Fault::NotAStream;
    QTest::newRow("unbound root") << QByteArray("<stream:stream xmlns='jabber:client'>") << Fault::NotAStream;
    QTest::newRow("DOCTYPE") << "<!DOCTYPE x [<!ENTITY a 'b'>]>" + header << Fault::Restricted;
    QTest::newRow("DOCTYPE of a megabyte")
        << "<!DOCTYPE x [<!ENTITY a '" + QByteArray(1 << 20, 'b') + "'>]>" << Fault::Restricted;
    QTest::newRow("comment before") << "<!-- c -->" + header << Fault::Restricted;
    QTest::newRow("comment") << header + "<!-- c -->" << Fault::Restricted;
    QTest::newRow("processing instruction") << header + "<?php ?>" << Fault::Restricted;
    QTest::newRow("second XML declaration") << header + "<?xml version='1.0'?>" << Fault::NotWellFormed;
    QTest::newRow("unknown entity") << header + message("&foo;") << Fault::NotWellFormed;
    QTest::newRow("NUL") << header + message(QByteArray(1, '\0')) << Fault::NotWellFormed;
    QTest::newRow("bad UTF-8") << header + message("\xff\xfe") << Fault::NotWellFormed;
    QTest::newRow("surrogate in UTF-8") << header + message("\xed\xa0\x80") << Fault::NotWellFormed;
    QTest::newRow("control character") << header + message("&#1;") << Fault::NotWellFormed;
    QTest::newRow("text between stanzas") << header + "hello" << Fault::StrayText;
    QTest::newRow("odd features") << header + "<stream:features>" + nested(65) + "</stream:features>"
                                  << Fault::OddElement;
    QTest::newRow("large nonza") << header + "<a xmlns='u'>" + QByteArray(300'000, 'x') << Fault::OddElement;
    QTest::newRow("unbound top level") << header + "<x:message/>" << Fault::OddElement;
    QTest::newRow("tag without an end") << header + "<message a='" + QByteArray(2 << 20, 'x') << Fault::TooLarge;
    QTest::newRow("tag just over the limit")
        << header + iq("result", "<a b='" + QByteArray(StreamSplitter::maxToken, 'x') + "'/>") << Fault::TooLarge;
    QTest::newRow("nested 200,000 deep") << header + message(QByteArray("<a>").repeated(200'000)) << Fault::TooLarge;
}

void TestStreamSplitter::brokenStreamEnds()
{
    QFETCH(QByteArray, input);
    QFETCH(Fault, fault);
    StreamSplitter splitter;
    splitter.feed(input);
    while (const auto element = splitter.next())
        QVERIFY(element->kind == Kind::StreamOpen);
    QCOMPARE(splitter.fault(), fault);
    QVERIFY(!splitter.faultText().isEmpty());
    splitter.feed(nextMessage);
    QVERIFY(!splitter.next());
}

void TestStreamSplitter::endlessStanzaEndsTheStream()
{
    StreamSplitter splitter;
    splitter.feed(header + "<message>");
    QVERIFY(splitter.next());
    const QByteArray megabyte(1 << 20, 'x');
    int megabytes = 0;
    for (; splitter.fault() == Fault::None && megabytes < 100; ++megabytes) {
        splitter.feed(megabyte);
        QVERIFY(!splitter.next());
    }
    QCOMPARE(splitter.fault(), Fault::TooLarge);
    QCOMPARE(megabytes, 16);
}

void TestStreamSplitter::successBeginsANewStream()
{
    StreamSplitter splitter;
    splitter.feed(header + "<success xmlns='urn:ietf:params:xml:ns:xmpp-sasl'/>" + header + nextMessage);
    QCOMPARE(splitter.next()->kind, Kind::StreamOpen);
    QCOMPARE(splitter.next()->name, "success");
    QVERIFY(!splitter.next());
    QVERIFY(splitter.hasUnread());
    splitter.restart();
    QCOMPARE(splitter.next()->kind, Kind::StreamOpen);
    QCOMPARE(splitter.next()->bytes, nextBytes);
    QVERIFY(!splitter.next());
    QVERIFY(!splitter.hasUnread());
}

void TestStreamSplitter::bytesBehindProceedAreSeenAndNotParsed()
{
    const QByteArray proceed = header + "<proceed xmlns='urn:ietf:params:xml:ns:xmpp-tls'/>";
    for (const QByteArray &behind : {QByteArray(), QByteArray("\n"), nextMessage, QByteArray("<")}) {
        StreamSplitter splitter;
        splitter.feed(proceed);
        QVERIFY(splitter.next());
        splitter.feed(behind);
        QCOMPARE(splitter.next()->name, "proceed");
        QCOMPARE(splitter.hasUnread(), !behind.isEmpty());
        QVERIFY(!splitter.next());
        splitter.feed(" ");
        QVERIFY(!splitter.next());
        QVERIFY(splitter.hasUnread());
    }
}

void TestStreamSplitter::whiteSpaceBetweenStanzasIsSwallowed()
{
    QCOMPARE(split(header + " \r\n\t " + nextMessage + " ").elements.size(), 2);
}

/// Many small reads of a long tag are scanned again and again: bounded by maxToken, and here not even noticed.
void TestStreamSplitter::tagByTagItStaysLinear()
{
    const auto input = header + message("<a b='" + QByteArray(250'000, 'x') + "'/>") + nextMessage;
    QElapsedTimer timer;
    timer.start();
    QCOMPARE(split(input, 1400).elements.size(), 3);
    QVERIFY2(timer.elapsed() < 1000, qPrintable(QString::number(timer.elapsed())));
}

QTEST_GUILESS_MAIN(TestStreamSplitter)
#include "tst_StreamSplitter.moc"
