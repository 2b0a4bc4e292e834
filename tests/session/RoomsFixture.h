#pragma once

#include "app/RoomMembers.h"
#include "app/Rooms.h"
#include "tests/session/SessionFixture.h"

#include <QSignalSpy>

namespace Tertulia {

using namespace Qt::StringLiterals;

/// Rooms of real servers, with slixmpp and a second Tertulia in them.
class RoomsFixture : public QObject
{
    Q_OBJECT

protected slots:
    void initTestCase();
    void cleanup();

protected:
    static void bothServers();
    LocalServer &server() const;
    inline static const QString Password = u"correct horse"_s;

    QString newAccount(const QString &name);
    std::unique_ptr<Person> newPerson(const QString &name);
    std::unique_ptr<SlixPeer> newPeer(const QString &name);
    Rooms &rooms(const std::unique_ptr<Person> &person) const { return person->session->rooms(); }
    Rooms &rooms() const { return rooms(m_ana); }
    static Room::State stateOf(Rooms &rooms, const Jid &room) { return rooms.find(room).value_or(Room()).state; }
    bool join(Rooms &rooms, const Jid &room, const QString &nick = {});
    bool slixJoins(const QString &nick = u"ben"_s);
    /// Ana is in a fresh room of hers.
    void open();
    QString last(const std::unique_ptr<Person> &person)
    {
        return person->texts(m_room).value(person->texts(m_room).size() - 1);
    }

    std::unique_ptr<LocalServer> m_prosody, m_ejabberd;
    std::unique_ptr<Person> m_ana;
    std::unique_ptr<SlixPeer> m_ben;
    Jid m_room;
    int m_count = 0;
};

inline void RoomsFixture::initTestCase()
{
    LocalServer::Options options;
    options.configuration = u"allow_unaffiliated_register = true"_s; // rooms for members only may be asked for entry
    m_prosody = LocalServer::prosody(options);
    m_ejabberd = LocalServer::ejabberd();
    QVERIFY2(m_prosody->isRunning(), qPrintable(m_prosody->error()));
    QVERIFY2(m_ejabberd->isRunning(), qPrintable(m_ejabberd->error()));
}

inline void RoomsFixture::cleanup()
{
    m_ben.reset();
    m_ana.reset();
}

inline void RoomsFixture::bothServers()
{
    QTest::addColumn<bool>("ejabberd");
    QTest::newRow("prosody") << false;
    QTest::newRow("ejabberd") << true;
}

inline LocalServer &RoomsFixture::server() const
{
    const bool ejabberd = QTest::currentDataTag() && QByteArray(QTest::currentDataTag()) == "ejabberd";
    return ejabberd ? *m_ejabberd : *m_prosody;
}

inline QString RoomsFixture::newAccount(const QString &name)
{
    const auto user = name + QString::number(++m_count);
    return server().addAccount(user, Password) ? user : QString();
}

inline std::unique_ptr<Person> RoomsFixture::newPerson(const QString &name)
{
    auto person = std::make_unique<Person>(server().settings(newAccount(name)), Password);
    return person->signIn() ? std::move(person) : nullptr;
}

inline std::unique_ptr<SlixPeer> RoomsFixture::newPeer(const QString &name)
{
    auto peer = std::make_unique<SlixPeer>(server(), newAccount(name), Password);
    return peer->signIn() ? std::move(peer) : nullptr;
}

inline bool RoomsFixture::join(Rooms &rooms, const Jid &room, const QString &nick)
{
    rooms.join(room, nick);
    return QTest::qWaitFor([&] { return stateOf(rooms, room) == Room::State::Joined && rooms.isOpen(room); }, 20'000);
}

inline bool RoomsFixture::slixJoins(const QString &nick)
{
    m_ben->tell(u"join"_s, {{u"room"_s, m_room.toString()}, {u"nick"_s, nick}});
    return QTest::qWaitFor([&] { return rooms().occupant(m_room, nick).has_value(); }, 10'000);
}

inline void RoomsFixture::open()
{
    m_ana = newPerson(u"ana"_s);
    QVERIFY(m_ana);
    m_room = *Jid::parse(u"tea%1@conference.localhost"_s.arg(++m_count));
    QVERIFY(join(rooms(), m_room, u"ana"_s));
}

} // namespace Tertulia
