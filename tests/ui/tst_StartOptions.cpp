#include "ui/StartOptions.h"

#include <QTest>

using namespace Tertulia;
using namespace Qt::StringLiterals;

class tst_StartOptions : public QObject
{
    Q_OBJECT

private slots:
    void whatIsSaidIsRead();
    void mistakesAreSaid_data();
    void mistakesAreSaid();
    void helpAndVersionEndEarly();
};

static std::variant<StartOptions, EarlyEnd> read(QByteArrayList arguments)
{
    arguments.prepend("tertulia");
    std::vector<char *> words;
    for (QByteArray &argument : arguments)
        words.push_back(argument.data());
    return CommandLine::read(int(words.size()), words.data());
}

void tst_StartOptions::whatIsSaidIsRead()
{
    const auto options = std::get<StartOptions>(
        read({"--profile", "/p", "--account", "ana@localhost", "--password-file", "/f", "--server", "[::1]:15222",
              "--trust-ca", "/ca.pem", "--minimized", "xmpp:ben@localhost"}));
    QCOMPARE(options.profile, u"/p");
    QCOMPARE(options.account, u"ana@localhost");
    QCOMPARE(options.host, u"::1");
    QCOMPARE(options.port, 15222);
    QCOMPARE(options.trustedCa, u"/ca.pem");
    QCOMPARE(options.address, u"xmpp:ben@localhost");
    QVERIFY(options.minimized && !options.quitOnClose);
    QCOMPARE(std::get<StartOptions>(read({"--server", "example.org"})).port, 0);
}

void tst_StartOptions::mistakesAreSaid_data()
{
    QTest::addColumn<QByteArrayList>("arguments");
    QTest::newRow("unknown") << QByteArrayList{"--frobnicate"};
    QTest::newRow("no value") << QByteArrayList{"--profile"};
    QTest::newRow("no port") << QByteArrayList{"--server", "host:"};
    QTest::newRow("port too large") << QByteArrayList{"--server", "host:70000"};
    QTest::newRow("account alone") << QByteArrayList{"--account", "ana@localhost"};
    QTest::newRow("two addresses") << QByteArrayList{"xmpp:a@b", "xmpp:c@d"};
}

void tst_StartOptions::mistakesAreSaid()
{
    QFETCH(const QByteArrayList, arguments);
    const auto end = std::get<EarlyEnd>(read(arguments));
    QVERIFY(end.exitCode != 0 && !end.text.isEmpty());
}

void tst_StartOptions::helpAndVersionEndEarly()
{
    QCOMPARE(std::get<EarlyEnd>(read({"--version"})).exitCode, 0);
    QVERIFY(std::get<EarlyEnd>(read({"--version"})).text.startsWith(u"Tertulia "));
    const auto help = std::get<EarlyEnd>(read({"--help"}));
    QCOMPARE(help.exitCode, 0);
    QVERIFY(help.text.contains(u"--profile"));
}

QTEST_APPLESS_MAIN(tst_StartOptions)
#include "tst_StartOptions.moc"
