// What StreamSplitter makes of a long roster.
#include "app/xmpp/StreamSplitter.h"

#include <QHash>
#include <QTest>
#include <QXmlStreamReader>

using namespace Qt::StringLiterals;
using namespace Tertulia;
using Kind = StreamElement::Kind;

namespace {

const QByteArray header = "<?xml version='1.0'?><stream:stream xmlns='jabber:client' "
                          "xmlns:stream='http://etherx.jabber.org/streams' id='s1' from='localhost' version='1.0'>";
const QByteArray nextMessage = "<message type='chat'><body>next</body></message>";

struct Output {
    QList<StreamElement> elements;
    StreamSplitter::Fault fault;
};

Output split(const QByteArray &input)
{
    StreamSplitter splitter;
    splitter.feed(input);
    Output output;
    while (auto element = splitter.next())
        output.elements.append(*element);
    output.fault = splitter.fault();
    return output;
}

} // namespace

class TestRosterParts : public QObject
{
    Q_OBJECT

private slots:
    void longRosterComesInParts();
    void nothingElseComesInParts_data();
    void nothingElseComesInParts();
};

void TestRosterParts::longRosterComesInParts()
{
    QByteArray items;
    for (int i = 0; i < 2'000; ++i)
        items +=
            "<item jid='contact" + QByteArray::number(i) + "@example.org'><group>Friends &amp; foes</group></item>";
    // A second child and a second roster: whatever comes, each part stands for itself.
    const auto output = split(header + "<iq type='result' id='r&quot;1'><query xmlns='jabber:iq:roster' ver='7'>" +
                              items + "</query><odd xmlns='urn:odd'><b/></odd><query xmlns='jabber:iq:roster'>" +
                              items + "</query></iq>" + nextMessage);
    QCOMPARE(output.fault, StreamSplitter::Fault::None);
    QHash<QString, int> seen;
    int parts = 0;
    for (const auto &element : output.elements.sliced(1)) {
        QXmlStreamReader reader(element.bytes);
        while (!reader.atEnd()) {
            if (reader.readNext() == QXmlStreamReader::StartElement && reader.name() == "item"_L1)
                ++seen[reader.attributes().value("jid"_L1).toString()];
        }
        QVERIFY2(!reader.hasError(), element.bytes.left(200).constData());
        parts += element.kind == Kind::Part;
        if (element.kind == Kind::Part) {
            QVERIFY(element.bytes.startsWith("<part xmlns=\"urn:tertulia:gate\" of=\"r&quot;1\"><query "));
            QVERIFY(element.bytes.size() < StreamSplitter::partSize + 1'000);
        }
    }
    QCOMPARE(seen.size(), 2'000);
    QVERIFY(std::ranges::all_of(seen, [](int times) { return times == 2; }));
    QVERIFY(parts > 5);
    QCOMPARE(output.elements.last().kind, Kind::Message);
    const auto &rest = output.elements.at(output.elements.size() - 2);
    QCOMPARE(rest.kind, Kind::Iq);
    QVERIFY(rest.bytes.contains("ver=\"7\""));
}

void TestRosterParts::nothingElseComesInParts_data()
{
    QTest::addColumn<QByteArray>("begin");
    QTest::addColumn<QByteArray>("end");
    using Row = QByteArray;
    QTest::newRow("push") << Row("<iq type='set'><query xmlns='jabber:iq:roster'>") << Row("</query></iq>");
    QTest::newRow("rooms") << Row("<iq type='result'><query xmlns='http://jabber.org/protocol/disco#items'>")
                           << Row("</query></iq>");
    QTest::newRow("other name") << Row("<iq type='result'><list xmlns='jabber:iq:roster'>") << Row("</list></iq>");
    QTest::newRow("message") << Row("<message type='result'><query xmlns='jabber:iq:roster'>")
                             << Row("</query></message>");
    QTest::newRow("behind it")
        << Row("<iq type='result'><query xmlns='jabber:iq:roster'><item/></query><o xmlns='u:o'>") << Row("</o></iq>");
}

void TestRosterParts::nothingElseComesInParts()
{
    QFETCH(QByteArray, begin);
    QFETCH(QByteArray, end);
    const auto output = split(header + begin + QByteArray("<item jid='a@b'/>").repeated(5'000) + end);
    QCOMPARE(output.elements.size(), 2);
    QVERIFY(output.elements.last().kind != Kind::Part);
}

QTEST_GUILESS_MAIN(TestRosterParts)
#include "tst_RosterParts.moc"
