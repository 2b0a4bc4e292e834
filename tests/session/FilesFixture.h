#pragma once

#include "FilePerson.h"
#include "app/Rooms.h"

#include <QCryptographicHash>

namespace Tertulia {

using namespace Qt::StringLiterals;

/// People with files, on both servers.
class FilesFixture : public QObject
{
    Q_OBJECT

protected slots:
    void initTestCase();

protected:
    static constexpr qint64 Megabyte = 1024 * 1024;
    inline static const QString Password = u"correct horse"_s;

    static void bothServers();
    LocalServer &server() const;
    QString newAccount(const QString &name);
    std::unique_ptr<FilePerson> person(const QString &name);
    static bool befriend(FilePerson &person, const Jid &jid);
    /// Each sees whether the other one is there.
    static bool meet(FilePerson &one, FilePerson &other);
    static bool meet(FilePerson &one, SlixPeer &peer);

    static QByteArray bytesOf(qint64 size); ///< as peer.py's bytes_of()
    static QByteArray sha256(const QByteArray &bytes)
    {
        return QCryptographicHash::hash(bytes, QCryptographicHash::Sha256);
    }
    static QByteArray contents(const QString &path)
    {
        QFile file(path);
        return file.open(QFile::ReadOnly) ? file.readAll() : QByteArray("?");
    }

    std::unique_ptr<LocalServer> m_prosody, m_ejabberd;
    int m_accounts = 0;
};

inline void FilesFixture::initTestCase()
{
    m_prosody = LocalServer::prosody();
    m_ejabberd = LocalServer::ejabberd();
    QVERIFY2(m_prosody->isRunning(), qPrintable(m_prosody->error()));
    QVERIFY2(m_ejabberd->isRunning(), qPrintable(m_ejabberd->error()));
}

inline void FilesFixture::bothServers()
{
    QTest::addColumn<bool>("ejabberd");
    QTest::newRow("prosody") << false;
    QTest::newRow("ejabberd") << true;
}

inline LocalServer &FilesFixture::server() const
{
    const bool ejabberd = QTest::currentDataTag() && QByteArray(QTest::currentDataTag()).startsWith("ejabberd");
    return ejabberd ? *m_ejabberd : *m_prosody;
}

inline QString FilesFixture::newAccount(const QString &name)
{
    const auto user = name + QString::number(++m_accounts);
    return server().addAccount(user, Password) ? user : QString();
}

inline std::unique_ptr<FilePerson> FilesFixture::person(const QString &name)
{
    auto made = std::make_unique<FilePerson>(server().settings(newAccount(name)), Password);
    return made->signIn() ? std::move(made) : nullptr;
}

inline bool FilesFixture::befriend(FilePerson &person, const Jid &jid)
{
    person.session->contacts().addContact(jid, {}, {}, {});
    return QTest::qWaitFor([&] { return person.session->contacts().find(jid).has_value(); }, 10'000);
}

inline bool FilesFixture::meet(FilePerson &one, FilePerson &other)
{
    const Jid first = one.account.jid, second = other.account.jid;
    const auto sees = [](FilePerson &who, const Jid &whom) {
        return QTest::qWaitFor([&] { return !who.session->presences().of(whom).devices.isEmpty(); }, 10'000);
    };
    if (!befriend(one, second))
        return false;
    const auto &theirs = other.session->contacts();
    if (!QTest::qWaitFor([&] { return theirs.find(first).has_value(); }, 10'000))
        return false;
    other.session->contacts().accept(first);
    return sees(one, second) && sees(other, first);
}

inline bool FilesFixture::meet(FilePerson &one, SlixPeer &peer)
{
    const Jid jid = *Jid::parse(peer.jid());
    if (!befriend(one, jid) || peer.wait(u"subscription"_s, {{u"kind"_s, u"subscribe"_s}}).isEmpty())
        return false;
    peer.tell(u"accept"_s, {{u"to"_s, one.account.jid.toString()}});
    return QTest::qWaitFor([&] { return !one.session->presences().of(jid).devices.isEmpty(); }, 10'000);
}

inline QByteArray FilesFixture::bytesOf(qint64 size)
{
    QByteArray bytes;
    bytes.reserve(size + 16);
    for (qint64 block = 0; block * 16 < size; ++block)
        bytes += QByteArray::number(block).rightJustified(15, '0') + '\n';
    return bytes.first(size);
}

} // namespace Tertulia
