#include "app/Autostart.h"

#include <QFile>
#include <QTemporaryDir>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace Tertulia;

class TestAutostart : public QObject
{
    Q_OBJECT

private slots:
    void onAndOffAgain();
    void switchedOffByTheDesktopItIsOff_data();
    void switchedOffByTheDesktopItIsOff();
    void whatIsRunIsQuoted();
    void aFolderThatCannotBeWrittenIsSaid();

private:
    QTemporaryDir m_folder;
    QString m_file = m_folder.filePath(u"autostart/im.tertulia.Tertulia.desktop"_s);
    Autostart m_autostart{m_folder.path(), u"im.tertulia.Tertulia"_s, {u"/usr/bin/tertulia"_s}};
};

void TestAutostart::onAndOffAgain()
{
    QVERIFY(!m_autostart.isOn());
    QVERIFY(m_autostart.set(true));
    QVERIFY(m_autostart.isOn());
    QFile file(m_file);
    QVERIFY(file.open(QFile::ReadOnly));
    const QByteArray content = file.readAll();
    QVERIFY(content.startsWith("[Desktop Entry]\nType=Application\n"));
    QVERIFY(content.contains("\nExec=\"/usr/bin/tertulia\"\n"));
    QVERIFY(m_autostart.set(false));
    QVERIFY(!m_autostart.isOn());
    QVERIFY(!QFile::exists(m_file));
    QVERIFY(m_autostart.set(false)); // twice does no harm
}

void TestAutostart::switchedOffByTheDesktopItIsOff_data()
{
    QTest::addColumn<QByteArray>("line");
    QTest::newRow("hidden") << QByteArray("Hidden=true");
    QTest::newRow("gnome") << QByteArray("X-GNOME-Autostart-enabled=false");
}

void TestAutostart::switchedOffByTheDesktopItIsOff()
{
    QFETCH(const QByteArray, line);
    QVERIFY(m_autostart.set(true));
    QFile file(m_file);
    QVERIFY(file.open(QFile::Append));
    file.write(line + '\n');
    file.close();
    QVERIFY(!m_autostart.isOn());
}

void TestAutostart::whatIsRunIsQuoted()
{
    Autostart odd(m_folder.path(), u"odd"_s, {u"/opt/a \"b\" $c\\d 100%/tertulia"_s, u"--profile"_s, u"/x y"_s});
    QVERIFY(odd.set(true));
    QFile file(m_folder.filePath(u"autostart/odd.desktop"_s));
    QVERIFY(file.open(QFile::ReadOnly));
    QVERIFY(file.readAll().contains(R"(Exec="/opt/a \\"b\\" \\$c\\\\d 100%%/tertulia" "--profile" "/x y")"
                                    "\n"));
}

void TestAutostart::aFolderThatCannotBeWrittenIsSaid()
{
    QFile inTheWay(m_folder.filePath(u"file"_s));
    QVERIFY(inTheWay.open(QFile::WriteOnly));
    Autostart impossible(inTheWay.fileName(), u"x"_s, {u"x"_s});
    QVERIFY(!impossible.set(true));
    QVERIFY(!impossible.isOn());
}

QTEST_GUILESS_MAIN(TestAutostart)
#include "tst_Autostart.moc"
