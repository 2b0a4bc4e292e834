// Rooms of thousands on a real Prosody, in the real window: bench_rooms [PEOPLE]…   (1000 5000)
#include "app/RoomVisit.h"
#include "app/Rooms.h"
#include "tests/hostile/Subject.h"
#include "tests/session/SessionFixture.h"
#include "ui/MainWindow.h"
#include "ui/RoomBindings.h"
#include "ui/chats/RowList.h"
#include "ui/common/Theme.h"
#include "ui/rooms/PeoplePane.h"

#include <QAbstractItemModel>
#include <QApplication>
#include <QElapsedTimer>
#include <QTextStream>

using namespace Qt::StringLiterals;
using namespace Tertulia;

namespace {

constexpr int Patience = 120'000;
const QString Password = u"correct horse"_s;

bool isIn(Person &person, const Jid &room)
{
    return QTest::qWaitFor(
        [&] { return person.session->rooms().find(room).value_or(Room()).state == Room::State::Joined; }, Patience);
}

void report(QTextStream &out, const QString &what, const Meter &meter, qint64 milliseconds)
{
    out << what << ": " << milliseconds << " ms, CPU " << meter.cpuSeconds() << " s, longest stall " << meter.stall()
        << " ms, +" << meter.growth() << " MB" << Qt::endl;
}

void measure(LocalServer &server, int people)
{
    QTextStream out(stdout);
    const Jid room = *Jid::parse(u"crowd%1@conference.localhost"_s.arg(people));
    const auto name = [&](const QString &who) { return who + QString::number(people); };
    for (const QString &who : {u"owner"_s, u"ana"_s})
        server.addAccount(name(who), Password);
    Person owner(server.settings(name(u"owner"_s)), Password);
    owner.signIn();
    RoomTimes patient;
    patient.join = std::chrono::milliseconds(Patience);
    owner.session->rooms().setTimes(patient);
    owner.session->rooms().join(room);
    if (!isIn(owner, room))
        qFatal("the room is not made");

    Person ana(server.settings(name(u"ana"_s)), Password);
    MainWindow window;
    window.resize(1200, 800);
    window.show();
    ana.signIn();
    RoomBindings bindings(*ana.session, window);
    window.showChats();
    window.showConversation(true);
    bindings.setPartner(room);
    window.showPeople(true);
    QTest::qWait(500);
    const auto shown = [&] { return window.people()->list()->model()->rowCount(); };
    ana.session->rooms().setTimes(patient);
    Meter meter;
    QElapsedTimer clock;
    clock.start();
    ana.session->rooms().join(room);
    isIn(ana, room);
    QTest::qWaitFor([&] { return shown() > people; }, Patience);
    const qint64 joined = clock.elapsed();
    QTest::qWait(1'000); // what comes behind it
    report(out, u"%1 people: join"_s.arg(shown()), meter, joined);

    meter.begin();
    clock.restart();
    ana.session->rooms().leave(room);
    QTest::qWaitFor([&] { return shown() == 0; }, Patience);
    report(out, u"leave"_s, meter, clock.elapsed());
    window.people()->setModel(nullptr);
}

} // namespace

int main(int argc, char **argv)
{
    qputenv("QT_QPA_PLATFORM", "offscreen");
    QApplication app(argc, argv);
    const Theme theme(app);
    LocalServer::Options options;
    options.configuration = u"plugin_paths = { \"%1\" }\nComponent \"people.localhost\" \"crowd\""_s.arg(
        QStringLiteral(TERTULIA_BENCH_DIR "/prosody"));
    const auto server = LocalServer::prosody(options);
    if (!server->isRunning())
        qFatal("%s", qPrintable(server->error()));
    const QStringList counts =
        app.arguments().size() > 1 ? app.arguments().sliced(1) : QStringList{u"1000"_s, u"5000"_s};
    for (const QString &count : counts)
        measure(*server, count.toInt());
    return 0;
}
