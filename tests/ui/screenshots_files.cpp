// Pictures of files in the window, to be looked at: screenshots_files FOLDER writes them.
#include "app/models/TransfersModel.h"
#include "tests/ui/SomeFiles.h"
#include "tests/ui/SomeMessages.h"
#include "ui/chat/ConversationPage.h"
#include "ui/common/Theme.h"
#include "ui/files/AttachPane.h"
#include "ui/files/DropTarget.h"
#include "ui/files/RowFiles.h"
#include "ui/files/SharedFiles.h"
#include "ui/files/TransfersPanel.h"
#include "ui/settings/ConnectionPage.h"
#include "ui/settings/FilesPage.h"
#include "ui/timeline/MessageView.h"

#include <QApplication>
#include <QDir>
#include <QTest>
#include <QTextStream>

using namespace Qt::StringLiterals;
using namespace Tertulia;

namespace {

using enum TransferState;

QList<Transfer> cards(const QString &photo)
{
    QList<Transfer> all{
        SomeFiles::file(1, Offered, false, u"programme of the autumn tertulias 2026, second version.pdf"_s),
        SomeFiles::file(2, Running, false, u"lecture.mp3"_s),
        SomeFiles::file(3, Done, false, u"poems.zip"_s),
        SomeFiles::file(4, Running, true, u"walk.mp4"_s),
        SomeFiles::file(5, Waiting, true, u"list.csv"_s),
        SomeFiles::file(6, Failed, true, u"photos of the whole summer.tar.gz"_s),
        SomeFiles::file(7, Declined, true, u"song.flac"_s),
        SomeFiles::file(8, Cancelled, false, u"backup.tar"_s),
        SomeFiles::file(9, Done, false, u"beach.png"_s),
        SomeFiles::file(10, Done, true, u"me.png"_s),
    };
    for (Transfer &one : all)
        one.path = one.name.endsWith(u".png"_s) ? photo : u"/home/ana/"_s + one.name;
    return all;
}

void shoot(QWidget &widget, const QString &file)
{
    for (int i = 0; i < 5; ++i)
        QTest::qWait(20);
    widget.grab().save(file);
}

void conversation(const QList<Transfer> &files, const QString &photo, const QString &at, QSize size)
{
    SomeMessages model;
    RowFiles rows([&files](TransferId id) {
        for (const Transfer &one : files)
            if (one.id == id)
                return std::optional(one);
        return std::optional<Transfer>();
    });
    ConversationPage page;
    page.setMessages(&model);
    page.setFiles(&rows);
    page.resize(size);
    page.showConversation(*Jid::parse(u"ana@example.org"_s));
    page.setName(u"Ana Belén Ruiz"_s);
    page.setPresence({Availability::Available, {}, {}});
    page.show();
    QList<Message> messages;
    for (const Transfer &one : files) {
        Message message = SomeMessages::said(one.name, one.outgoing, int(one.id) * 3);
        message.transfer = one.id;
        message.state = one.state == Done ? MessageState::Read : MessageState::Waiting;
        messages << message;
    }
    model.replace(messages);
    shoot(page, at + u"-cards.png"_s);
    page.attach({photo, QStringLiteral("/etc/hosts"), QStringLiteral("/etc/passwd"), QStringLiteral("/etc/fstab")});
    shoot(page, at + u"-attach.png"_s);
    auto *drop = page.findChild<DropTarget *>();
    drop->setGeometry(page.rect());
    drop->raise();
    drop->show();
    shoot(page, at + u"-drop.png"_s);
}

void panels(const QList<Transfer> &files, const QString &at)
{
    QWidget window;
    window.resize(800, 640);
    TransfersPanel panel(&window);
    TransfersModel model;
    model.reset(files);
    panel.setModel(&model, [](const Jid &) { return u"Ana Belén Ruiz"_s; });
    window.show();
    panel.show();
    shoot(window, at + u"-panel.png"_s);

    RowFiles rows([](TransferId) { return std::nullopt; });
    SharedFiles shared;
    shared.setFiles(files, &rows);
    shared.resize(260, 320);
    shared.show();
    shoot(shared, at + u"-shared.png"_s);

    FilesPage page;
    page.set({}, u"/home/ana/Downloads"_s);
    page.resize(560, 480);
    page.show();
    shoot(page, at + u"-preferences.png"_s);
    ConnectionPage connection;
    AccountSettings ana;
    ana.jid = *Jid::parse(u"ana@example.org"_s);
    connection.set(true, {ana});
    connection.resize(560, 400);
    connection.show();
    shoot(connection, at + u"-connection.png"_s);
}

} // namespace

int main(int argc, char **argv)
{
    QLocale::setDefault(QLocale(QLocale::English, QLocale::UnitedKingdom));
    QApplication app(argc, argv);
    const QString folder = app.arguments().value(1, u"."_s);
    QDir().mkpath(folder);
    const QString photo = SomeFiles::picture(folder + u"/photo.png"_s);
    const QList<Transfer> files = cards(photo);
    Theme theme(app);
    for (const bool dark : {false, true}) {
        theme.setScheme(dark ? Theme::Scheme::Dark : Theme::Scheme::Light);
        const QString at = folder + (dark ? u"/dark"_s : u"/light"_s);
        conversation(files, photo, at, {720, 1100});
        conversation(files, photo, at + u"-narrow"_s, {340, 700});
        panels(files, at);
    }
    QTextStream(stdout) << "written to " << folder << Qt::endl;
    return 0;
}
