#include "app/Contacts.h"
#include "app/Presences.h"

#include <QSignalSpy>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace Tertulia;

namespace {

Jid jid(const QString &text)
{
    return Jid::parse(text).value();
}

DevicePresence device(Availability availability, const QString &text = {}, int priority = 0)
{
    return {{}, availability, text, priority};
}

} // namespace

class PeopleTest : public QObject
{
    Q_OBJECT

private slots:
    void bestDeviceSpeaksForThePerson();
    void higherPrioritySpeaksAmongEquals();
    void leavingWordsStayWithSomebodyWhoIsGone();
    void unavailableFromTheBareAddressTakesAllDevices();
    void tablesAreBounded();
    void changesOfOneTurnAreToldOnce();
    void newRosterKeepsRequestsThatWait();
    void requestsAreBounded();
};

void PeopleTest::bestDeviceSpeaksForThePerson()
{
    Presences presences;
    presences.put(jid(u"ana@x.org/phone"_s), device(Availability::Away, u"bus"_s));
    presences.put(jid(u"ana@x.org/desk"_s), device(Availability::Available, u"desk"_s));
    const auto ana = presences.of(jid(u"ana@x.org"_s));
    QCOMPARE(ana.availability, Availability::Available);
    QCOMPARE(ana.statusText, u"desk"_s);
    QCOMPARE(ana.devices.size(), 2);
    presences.put(jid(u"ana@x.org/desk"_s), device(Availability::Offline));
    QCOMPARE(presences.of(jid(u"ana@x.org"_s)).availability, Availability::Away);
}

void PeopleTest::higherPrioritySpeaksAmongEquals()
{
    Presences presences;
    presences.put(jid(u"ana@x.org/low"_s), device(Availability::Available, u"low"_s, 1));
    presences.put(jid(u"ana@x.org/high"_s), device(Availability::Available, u"high"_s, 5));
    QCOMPARE(presences.of(jid(u"ana@x.org"_s)).statusText, u"high"_s);
}

void PeopleTest::leavingWordsStayWithSomebodyWhoIsGone()
{
    Presences presences;
    presences.put(jid(u"ana@x.org/a"_s), device(Availability::Available));
    presences.put(jid(u"ana@x.org/a"_s), device(Availability::Offline, u"gone fishing"_s));
    QCOMPARE(presences.of(jid(u"ana@x.org"_s)).availability, Availability::Offline);
    QCOMPARE(presences.of(jid(u"ana@x.org"_s)).statusText, u"gone fishing"_s);
}

void PeopleTest::unavailableFromTheBareAddressTakesAllDevices()
{
    Presences presences;
    presences.put(jid(u"ana@x.org/a"_s), device(Availability::Available));
    presences.put(jid(u"ana@x.org/b"_s), device(Availability::Away));
    presences.put(jid(u"ana@x.org"_s), device(Availability::Offline));
    QCOMPARE(presences.of(jid(u"ana@x.org"_s)).devices.size(), 0);
}

void PeopleTest::tablesAreBounded()
{
    Presences presences;
    for (int i = 0; i < 2 * Presences::MaxDevices; ++i)
        presences.put(jid(u"ana@x.org/%1"_s.arg(i)), device(Availability::Available, QString(5'000, u'x')));
    const auto ana = presences.of(jid(u"ana@x.org"_s));
    QCOMPARE(ana.devices.size(), Presences::MaxDevices);
    QCOMPARE(ana.statusText.size(), Presences::MaxStatusLength);
}

void PeopleTest::changesOfOneTurnAreToldOnce()
{
    Contacts contacts;
    QSignalSpy changed(&contacts, &Contacts::changed);
    for (int i = 0; i < 100; ++i) {
        Contact contact;
        contact.jid = jid(u"c%1@x.org"_s.arg(i));
        contacts.put(contact);
    }
    QCOMPARE(changed.count(), 0);
    QTRY_COMPARE(changed.count(), 1);
    QCOMPARE(changed[0][0].value<QSet<Jid>>().size(), 100);
}

void PeopleTest::newRosterKeepsRequestsThatWait()
{
    Contacts contacts;
    Contact eve;
    eve.jid = jid(u"eve@x.org"_s);
    eve.asksUs = true;
    contacts.put(eve);
    Contact ana;
    ana.jid = jid(u"ana@x.org"_s);
    contacts.replaceAll({ana});
    QCOMPARE(contacts.count(), 2);
    QVERIFY(contacts.find(eve.jid)->asksUs);
}

void PeopleTest::requestsAreBounded()
{
    Contacts contacts;
    for (int i = 0; i < 2 * Contacts::MaxRequests; ++i)
        contacts.request(jid(u"spam%1@x.org"_s.arg(i)), QString(10'000, u'x'));
    QCOMPARE(contacts.count(), Contacts::MaxRequests);
    QCOMPARE(contacts.all().constFirst().requestText.size(), Contacts::MaxRequestText);
}

QTEST_GUILESS_MAIN(PeopleTest)
#include "tst_People.moc"
