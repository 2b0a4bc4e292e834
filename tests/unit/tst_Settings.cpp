#include "app/Settings.h"

#include <QFileInfo>
#include <QTemporaryDir>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace Tertulia;

class SettingsTest : public QObject
{
    Q_OBJECT

private slots:
    void accountComesBackAsItWasPut();
    void fileAndFolderAreForTheOwnerOnly();
    void passwordsAreNeverWritten();
    void damagedFileGivesDefaults();
    void statusSurvives();
    void peopleAreAskedAndAwayComesAsSaid();
    void whereFilesGoSurvivesAndNonsenseCountsAsTheDefault();
    void whatOthersAreToldSurvivesAndIsAllAtFirst();
};

void SettingsTest::accountComesBackAsItWasPut()
{
    QTemporaryDir folder;
    AccountSettings account;
    account.jid = *Jid::parse(u"ñandú@exämple.org");
    account.host = u"127.0.0.1"_s;
    account.port = 5299;
    account.proxy = {AccountSettings::Proxy::Kind::Socks5, u"proxy"_s, 1080, u"me"_s, {}};
    account.pinnedSha256 = QByteArray(32, '\x7f');
    account.strongestMechanism = u"SCRAM-SHA-512"_s;
    account.remember = true;
    Settings(Paths::ofProfile(folder.path())).putAccount(account);

    const auto back = Settings(Paths::ofProfile(folder.path())).accounts();
    QCOMPARE(back.size(), 1);
    QCOMPARE(back[0].jid, account.jid);
    QCOMPARE(back[0].host, account.host);
    QCOMPARE(back[0].port, account.port);
    QCOMPARE(back[0].proxy.kind, account.proxy.kind);
    QCOMPARE(back[0].proxy.user, account.proxy.user);
    QCOMPARE(back[0].pinnedSha256, account.pinnedSha256);
    QCOMPARE(back[0].strongestMechanism, account.strongestMechanism);
    QVERIFY(back[0].remember);

    Settings settings(Paths::ofProfile(folder.path()));
    settings.removeAccount(account.jid);
    QVERIFY(settings.accounts().isEmpty());
}

void SettingsTest::fileAndFolderAreForTheOwnerOnly()
{
    QTemporaryDir folder;
    const auto profile = folder.filePath(u"new/profile"_s);
    Settings settings(Paths::ofProfile(profile));
    settings.setOwnPresence(*Jid::parse(u"ana@example.org"_s),
                            {Availability::Away, u"x"_s}); // a rewrite keeps the mode
    const auto others = QFile::ReadGroup | QFile::WriteGroup | QFile::ReadOther | QFile::WriteOther;
    QVERIFY(!(QFileInfo(profile + u"/settings.ini"_s).permissions() & others));
    QVERIFY(!(QFileInfo(profile).permissions() & others));
}

void SettingsTest::passwordsAreNeverWritten()
{
    QTemporaryDir folder;
    AccountSettings account;
    account.jid = *Jid::parse(u"ana@x.org");
    account.proxy.password = u"s3cret"_s;
    Settings(Paths::ofProfile(folder.path())).putAccount(account);
    QFile file(folder.filePath(u"settings.ini"_s));
    QVERIFY(file.open(QFile::ReadOnly));
    QVERIFY(!file.readAll().contains("s3cret"));
}

void SettingsTest::damagedFileGivesDefaults()
{
    QTemporaryDir folder;
    QFile file(folder.filePath(u"settings.ini"_s));
    QVERIFY(file.open(QFile::WriteOnly));
    file.write("[account-zz]\njid=not an address\nport=-7\n[status]\navailability=99\n\xff\xfe[[[");
    file.close();
    Settings settings(Paths::ofProfile(folder.path()));
    QVERIFY(settings.accounts().isEmpty());
    QCOMPARE(settings.ownPresence(*Jid::parse(u"ana@example.org"_s)).availability, Availability::Available);
}

void SettingsTest::statusSurvives()
{
    QTemporaryDir folder;
    const Jid ana = *Jid::parse(u"ana@example.org"_s), bea = *Jid::parse(u"bea@example.org"_s),
              carl = *Jid::parse(u"carl@example.org"_s);
    {
        Settings settings(Paths::ofProfile(folder.path()));
        settings.setOwnPresence(ana, {Availability::DoNotDisturb, u"¡no!"_s});
        settings.setOwnPresence(bea, {Availability::Away, {}});
        QVERIFY(settings.accounts().isEmpty()); // a status makes no account
    }
    const Settings settings(Paths::ofProfile(folder.path()));
    QCOMPARE(settings.ownPresence(ana).availability, Availability::DoNotDisturb);
    QCOMPARE(settings.ownPresence(ana).statusText, u"¡no!"_s);
    QCOMPARE(settings.ownPresence(bea).availability, Availability::Away);
    QCOMPARE(settings.ownPresence(carl).availability, Availability::Away); // as it was chosen last
}

void SettingsTest::peopleAreAskedAndAwayComesAsSaid()
{
    QTemporaryDir folder;
    {
        Settings settings(Paths::ofProfile(folder.path()));
        QCOMPARE(settings.requestRule(), RequestRule::AcceptFromOwnServer);
        QCOMPARE(settings.awayAfter(), std::chrono::minutes(10));
        settings.setRequestRule(RequestRule::Ask);
        settings.setAwayAfter(std::chrono::minutes(0));
    }
    Settings settings(Paths::ofProfile(folder.path()));
    QCOMPARE(settings.requestRule(), RequestRule::Ask);
    QCOMPARE(settings.awayAfter(), std::chrono::minutes(0));
    settings.setRequestRule(RequestRule::AcceptAll);
    QCOMPARE(settings.requestRule(), RequestRule::AcceptAll);
    settings.setValue(u"privacy/contactRequests"_s, 7); // whoever wrote that: it lets no stranger in
    settings.setValue(u"status/awayAfterMinutes"_s, u"soon"_s);
    QCOMPARE(settings.requestRule(), RequestRule::Ask);
    QCOMPARE(settings.awayAfter(), std::chrono::minutes(10));
}

void SettingsTest::whereFilesGoSurvivesAndNonsenseCountsAsTheDefault()
{
    QTemporaryDir folder;
    const FileSettings usual, chosen{false, 7'000'000, usual.largest, u"/tmp/in"_s, false};
    {
        Settings settings(Paths::ofProfile(folder.path()));
        QCOMPARE(settings.files(), usual);
        settings.setFiles(chosen);
    }
    Settings settings(Paths::ofProfile(folder.path()));
    QCOMPARE(settings.files(), chosen);
    settings.setValue(u"files/acceptUpTo"_s, u"all"_s);
    settings.setValue(u"files/folder"_s, u"../elsewhere"_s);
    QCOMPARE(settings.files().acceptUpTo, usual.acceptUpTo);
    QVERIFY(settings.files().folder.isEmpty());
}

void SettingsTest::whatOthersAreToldSurvivesAndIsAllAtFirst()
{
    QTemporaryDir folder;
    Settings settings(Paths::ofProfile(folder.path()));
    const auto first = settings.tellOthers();
    QVERIFY(first.typing && first.receipts && first.read);
    settings.setTellOthers({false, true, false});
    const auto back = Settings(Paths::ofProfile(folder.path())).tellOthers();
    QVERIFY(!back.typing && back.receipts && !back.read);
}

QTEST_GUILESS_MAIN(SettingsTest)
#include "tst_Settings.moc"
