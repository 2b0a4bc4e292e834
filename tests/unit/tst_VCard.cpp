#include "app/xmpp/AvatarStanza.h"
#include "app/xmpp/VCard.h"

#include <QDomDocument>
#include <QTest>
#include <QXmlStreamWriter>

using namespace Tertulia;
using namespace Qt::StringLiterals;

namespace {

/// What somebody else's client wrote: with things that we do not know.
const auto foreignCard = u"<vCard xmlns='vcard-temp' xmlns:e='urn:example:more' version='3.0'>"
                         "<FN>Bruno Keller</FN>"
                         "<N><FAMILY>Keller</FAMILY><GIVEN>Bruno</GIVEN><e:SOUND>BROO-no</e:SOUND></N>"
                         "<NICKNAME>bru</NICKNAME><BDAY>1985-03-12</BDAY>"
                         "<EMAIL><WORK/><INTERNET/><PREF/><USERID>bruno@work.example</USERID></EMAIL>"
                         "<EMAIL><HOME/><INTERNET/><USERID>b@home.example</USERID></EMAIL>"
                         "<TEL><CELL/><VOICE/><NUMBER>+49 151 0</NUMBER></TEL>"
                         "<ADR><HOME/><STREET>Am Ring 1</STREET><POBOX>77</POBOX><LOCALITY>Graz</LOCALITY></ADR>"
                         "<ORG><ORGNAME>R&amp;D</ORGNAME><ORGUNIT>Lab</ORGUNIT><ORGUNIT>Room 3</ORGUNIT></ORG>"
                         "<JABBERID>bruno@example.org</JABBERID><GEO><LAT>47</LAT><LON>15</LON></GEO>"
                         "<X-FLAVOUR xml:lang='de'>Vanille</X-FLAVOUR>"
                         "<PHOTO><TYPE>image/png</TYPE><BINVAL>aGVs\nbG8=</BINVAL></PHOTO></vCard>"_s;

QDomDocument parsed(const QString &xml)
{
    QDomDocument document;
    document.setContent(xml, QDomDocument::ParseOption::UseNamespaceProcessing);
    return document;
}

QString written(const QDomDocument &document)
{
    QString text;
    QXmlStreamWriter writer(&text);
    VCard::write(writer, document.documentElement());
    return text;
}

Profile foreignProfile()
{
    return VCard::read(parsed(foreignCard).documentElement());
}

QString editedCard(const Profile &after)
{
    return written(VCard::edited(parsed(foreignCard).documentElement(), foreignProfile(), after));
}

QDomDocument metadata(const QString &infos)
{
    return parsed(u"<items xmlns='http://jabber.org/protocol/pubsub#event' node='urn:xmpp:avatar:metadata'><item "
                  "id='x'><metadata xmlns='urn:xmpp:avatar:metadata'>%1</metadata></item></items>"_s.arg(infos));
}

QDomDocument data(const QString &id, const QByteArray &bytes)
{
    return parsed(
        u"<items xmlns='http://jabber.org/protocol/pubsub' node='urn:xmpp:avatar:data'><item id='%1'>"
        "<data xmlns='urn:xmpp:avatar:data'>%2</data></item></items>"_s.arg(id, QString::fromLatin1(bytes.toBase64())));
}

} // namespace

class tst_VCard : public QObject
{
    Q_OBJECT

private slots:
    void everyFieldIsRead();
    void whatIsNotChangedStaysToTheLetter();
    void aChangeTouchesNothingElse();
    void anotherClientsChangeInTheMeantimeStays();
    void listsAreChangedEntryByEntry();
    void anEmptyProfileBecomesACard();
    void whatIsTakenOutIsGone();
    void aPhotoIsReplacedAndRemoved();
    void hostileCardsAreCut();
    void onlyAVCardIsOne();
    void anAnnouncedPictureIsChecked_data();
    void anAnnouncedPictureIsChecked();
    void aPictureMustBeWhatItsIdSays();
    void ourPictureIsReadBack();
};

void tst_VCard::everyFieldIsRead()
{
    const Profile p = foreignProfile();
    QCOMPARE(p.fullName, u"Bruno Keller");
    QCOMPARE(p.familyName, u"Keller");
    QCOMPARE(p.givenName, u"Bruno");
    QCOMPARE(p.nickname, u"bru");
    QCOMPARE(p.birthday, QDate(1985, 3, 12));
    QCOMPARE(p.emails, (QList<Profile::Entry>{{u"WORK"_s, u"bruno@work.example"_s}, {u"HOME"_s, u"b@home.example"_s}}));
    QCOMPARE(p.phones, (QList<Profile::Entry>{{u"CELL"_s, u"+49 151 0"_s}}));
    QCOMPARE(p.addresses.size(), 1);
    QCOMPARE(p.addresses[0].city, u"Graz");
    QCOMPARE(p.organization, u"R&D");
    QCOMPARE(p.unit, u"Lab");
    QCOMPARE(p.photo, "hello");
    QCOMPARE(p.photoType, u"image/png");
}

void tst_VCard::whatIsNotChangedStaysToTheLetter()
{
    QCOMPARE(editedCard(foreignProfile()), written(parsed(foreignCard)));
    const QString card = written(parsed(foreignCard));
    QVERIFY2(card.contains(u"<X-FLAVOUR xml:lang=\"de\">Vanille</X-FLAVOUR>"), qPrintable(card));
}

void tst_VCard::aChangeTouchesNothingElse()
{
    Profile after = foreignProfile();
    after.fullName = u"Bruno <Keller> & sons"_s;
    after.givenName = u"Brünö"_s;
    const QString card = editedCard(after);
    QString expected = written(parsed(foreignCard));
    expected.replace(u"<FN>Bruno Keller</FN>"_s, u"<FN>Bruno &lt;Keller&gt; &amp; sons</FN>"_s);
    expected.replace(u"<GIVEN>Bruno</GIVEN>"_s, u"<GIVEN>Brünö</GIVEN>"_s);
    QCOMPARE(card, expected);
    QCOMPARE(VCard::read(parsed(card).documentElement()), after);
}

void tst_VCard::anotherClientsChangeInTheMeantimeStays()
{
    const Profile before = foreignProfile();
    Profile after = before;
    after.nickname = u"Bruno of the hills"_s;
    QString there = foreignCard;
    there.replace(u"<FN>Bruno Keller"_s, u"<FN>Dr. Bruno Keller"_s).replace(u"b@home.example"_s, u"new@home.example"_s);
    const Profile now = VCard::read(VCard::edited(parsed(there).documentElement(), before, after).documentElement());
    QCOMPARE(now.fullName, u"Dr. Bruno Keller");
    QCOMPARE(now.nickname, u"Bruno of the hills");
    QCOMPARE(now.emails.size(), 2);
    QCOMPARE(now.emails[1].value, u"new@home.example");
}

void tst_VCard::listsAreChangedEntryByEntry()
{
    Profile after = foreignProfile();
    after.emails[1].value = u"bruno@home.example"_s;
    after.phones.append({u"WORK"_s, u"+49 30 1"_s});
    after.addresses[0].city = u"Linz"_s;
    const QString card = editedCard(after);
    QVERIFY2(card.contains(u"<EMAIL><WORK/><INTERNET/><PREF/><USERID>bruno@work.example"), qPrintable(card));
    QVERIFY(card.contains(u"<TEL><CELL/><VOICE/><NUMBER>+49 151 0"));
    QVERIFY(!card.contains(u"b@home.example"));
    QCOMPARE(VCard::read(parsed(card).documentElement()), after);
}

void tst_VCard::anEmptyProfileBecomesACard()
{
    Profile after = foreignProfile();
    const QString card = written(VCard::edited({}, {}, after));
    QVERIFY2(card.startsWith(u"<vCard xmlns=\"vcard-temp\">"), qPrintable(card));
    QCOMPARE(VCard::read(parsed(card).documentElement()), after);
}

void tst_VCard::whatIsTakenOutIsGone()
{
    const QString card = editedCard({});
    QCOMPARE(VCard::read(parsed(card).documentElement()), Profile());
    QVERIFY2(!card.contains(u"FN") && !card.contains(u"PHOTO") && !card.contains(u"GIVEN"), qPrintable(card));
    QVERIFY(card.contains(u"BROO-no") && !card.contains(u"Room 3"));
    QVERIFY(card.contains(u"<JABBERID>bruno@example.org</JABBERID>"));
}

void tst_VCard::aPhotoIsReplacedAndRemoved()
{
    Profile after = foreignProfile();
    after.photo = QByteArray(1000, '\x80');
    after.photoType = u"image/jpeg"_s;
    QCOMPARE(VCard::read(parsed(editedCard(after)).documentElement()), after);
    after.photo.clear();
    QVERIFY(!editedCard(after).contains(u"PHOTO"));
}

void tst_VCard::hostileCardsAreCut()
{
    QString card = u"<vCard xmlns='vcard-temp'><FN>%1</FN><DESC>%2</DESC><BDAY>yesterday</BDAY>"_s.arg(
        QString(100'000, u'n'), QString(100'000, u'd'));
    for (int i = 0; i < 1000; ++i)
        card += u"<TEL><NUMBER>%1</NUMBER></TEL><EMAIL/>"_s.arg(i);
    card += u"<PHOTO><EXTVAL>https://tracker.example/me.png</EXTVAL><BINVAL>%1</BINVAL></PHOTO></vCard>"_s.arg(
        QString::fromLatin1(QByteArray(VCard::MaxPhoto + 1, 'x').toBase64()));
    const Profile p = VCard::read(parsed(card).documentElement());
    QCOMPARE(p.fullName.size(), VCard::MaxText);
    QCOMPARE(p.description.size(), VCard::MaxDescription);
    QCOMPARE(p.phones.size(), VCard::MaxEntries);
    QVERIFY(p.emails.isEmpty() && p.photo.isEmpty() && !p.birthday.isValid());
}

void tst_VCard::onlyAVCardIsOne()
{
    QString other = foreignCard;
    other.replace(u"xmlns='vcard-temp'"_s, u"xmlns='urn:example'"_s);
    QVERIFY(VCard::read(parsed(other).documentElement()).isEmpty());
    QVERIFY(VCard::read({}).isEmpty());
}

void tst_VCard::anAnnouncedPictureIsChecked_data()
{
    QTest::addColumn<QString>("infos");
    QTest::addColumn<bool>("isUnderstood");
    QTest::addColumn<QByteArray>("sha1");
    const auto good = "0123456789abcdef0123456789abcdef01234567"_ba;
    const auto raw = QByteArray::fromHex(good);
    const QString id = QString::fromLatin1(good);
    QTest::newRow("a picture") << u"<info id='%1' bytes='1000' type='image/png'/>"_s.arg(id) << true << raw;
    QTest::newRow("none") << QString() << true << QByteArray();
    QTest::newRow("no id") << u"<info bytes='1000' type='image/png'/>"_s << false << QByteArray();
    QTest::newRow("no SHA-1") << u"<info id='../../etc/passwd' bytes='1000'/>"_s << false << QByteArray();
    QTest::newRow("too large") << u"<info id='%1' bytes='262145' type='image/png'/>"_s.arg(id) << false << QByteArray();
    QTest::newRow("only on the web") << u"<info id='%1' bytes='9' url='https://tracker.example/'/>"_s.arg(id) << false
                                     << QByteArray();
    QTest::newRow("the second one")
        << u"<info id='%1' bytes='9' url='https://a.example/'/><info id='%1' bytes='9'/>"_s.arg(id) << true << raw;
}

void tst_VCard::anAnnouncedPictureIsChecked()
{
    QFETCH(QString, infos);
    const auto sha1 = AvatarStanza::announced(metadata(infos).documentElement());
    QTEST(sha1.has_value(), "isUnderstood");
    QTEST(sha1.value_or(QByteArray()), "sha1");
}

void tst_VCard::aPictureMustBeWhatItsIdSays()
{
    const QByteArray bytes(5000, 'p'), sha1 = AvatarStanza::sha1Of(bytes);
    const QString id = QString::fromLatin1(sha1.toHex());
    QCOMPARE(AvatarStanza::picture(data(id, bytes).documentElement(), sha1), bytes);
    QVERIFY(AvatarStanza::picture(data(id, bytes + 'x').documentElement(), sha1).isEmpty());
    QVERIFY(AvatarStanza::picture(data(u"current"_s, bytes).documentElement(), sha1).isEmpty());
    const QByteArray large(OwnPicture::MaxBytes + 1, 'l'), largeSha1 = AvatarStanza::sha1Of(large);
    QVERIFY(AvatarStanza::picture(data(QString::fromLatin1(largeSha1.toHex()), large).documentElement(), largeSha1)
                .isEmpty());
}

void tst_VCard::ourPictureIsReadBack()
{
    const OwnPicture picture{"\x89PNG…"_ba, u"image/png"_s, 96};
    const QByteArray sha1 = AvatarStanza::sha1Of(picture.bytes);
    QString text;
    QXmlStreamWriter writer(&text);
    AvatarStanza::writeMetadata(writer, sha1, picture);
    QCOMPARE(
        AvatarStanza::announced(
            parsed(u"<items node='urn:xmpp:avatar:metadata'><item>%1</item></items>"_s.arg(text)).documentElement()),
        sha1);
    text.clear();
    AvatarStanza::writeMetadata(writer, {}, {});
    QCOMPARE(
        AvatarStanza::announced(
            parsed(u"<items node='urn:xmpp:avatar:metadata'><item>%1</item></items>"_s.arg(text)).documentElement()),
        QByteArray());
}

QTEST_GUILESS_MAIN(tst_VCard)
#include "tst_VCard.moc"
