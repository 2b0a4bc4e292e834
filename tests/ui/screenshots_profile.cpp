// screenshots_profile FOLDER   renders details with pictures and one's own profile: light and dark, 100 and 150 %.
// Not a test: somebody looks at them.
#include "tests/ui/Names.h"
#include "tests/ui/SampleRows.h"
#include "ui/MainWindow.h"
#include "ui/chat/ConversationPage.h"
#include "ui/chats/Sidebar.h"
#include "ui/common/AvatarPictures.h"
#include "ui/contacts/DetailsPane.h"
#include "ui/profile/ProfilePage.h"

#include <QApplication>
#include <QBuffer>
#include <QDir>
#include <QLineEdit>
#include <QPainter>
#include <QPainterPath>
#include <QPushButton>
#include <QScrollArea>
#include <QScrollBar>
#include <QTest>

using namespace Tertulia;
using namespace Qt::StringLiterals;

namespace {

/// A landscape in the person's own colours.
QByteArray portrait(const Jid &jid)
{
    QImage image(160, 160, QImage::Format_RGB32);
    const int hue = int(qHash(jid.toString()) % 360);
    QPainter painter(&image);
    QLinearGradient sky(0, 0, 0, 160);
    sky.setColorAt(0, QColor::fromHsv(hue, 90, 250));
    sky.setColorAt(1, QColor::fromHsv((hue + 40) % 360, 160, 220));
    painter.fillRect(image.rect(), sky);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(Qt::NoPen);
    painter.setBrush(QColor(255, 245, 215));
    painter.drawEllipse(90, 30, 40, 40);
    painter.setBrush(QColor::fromHsv((hue + 180) % 360, 140, 120));
    painter.drawPolygon(QPolygon({{0, 160}, {50, 70}, {110, 160}}));
    painter.setBrush(QColor::fromHsv((hue + 190) % 360, 160, 90));
    painter.drawPolygon(QPolygon({{50, 160}, {120, 90}, {170, 160}}));
    painter.end();
    QByteArray bytes;
    QBuffer buffer(&bytes);
    buffer.open(QIODevice::WriteOnly);
    image.save(&buffer, "png");
    return bytes;
}

PersonDetails bruno()
{
    PersonDetails person;
    person.contact.jid = *Jid::parse(u"bruno@example.org");
    person.contact.name = u"Bruno Keller"_s;
    person.contact.groups = {u"Club"_s};
    person.contact.subscription = Contact::Subscription::Both;
    person.onRoster = person.signedIn = true;
    person.blocking = Blocking::Support::Yes;
    person.allGroups = {u"Club"_s, u"Friends"_s};
    person.presence = {
        Availability::Available,
        u"In the garden"_s,
        {{u"phone"_s, Availability::Available, u"In the garden"_s}, {u"desk"_s, Availability::Away, {}}}};
    return person;
}

Profile profile()
{
    Profile p;
    p.fullName = u"Bruno Keller"_s;
    p.nickname = u"bru"_s;
    p.givenName = u"Bruno"_s;
    p.familyName = u"Keller"_s;
    p.birthday = QDate(1985, 3, 12);
    p.emails = {{u"WORK"_s, u"bruno.keller@a-rather-long-company-name.example"_s}, {u"HOME"_s, u"b@home.example"_s}};
    p.phones = {{u"CELL"_s, u"+43 316 1234 567"_s}};
    p.addresses = {{u"HOME"_s, u"Am Ring 1"_s, {}, u"Graz"_s, {}, u"8010"_s, u"Austria"_s}};
    p.organization = u"Botanical Garden"_s;
    p.title = u"Gardener"_s;
    p.url = u"https://bruno.example/garden"_s;
    p.description = u"Roses, mostly. Ask me about the thorny questions, or about tea, which I drink all day."_s;
    return p;
}

QHash<QString, DeviceInfo> devices()
{
    const int here = QDateTime::currentDateTime().offsetFromUtc();
    return {{u"phone"_s,
             {u"phone"_s, u"Conversations"_s, u"2.17.3"_s, u"Android"_s, -1, std::chrono::seconds(here + 7200)}},
            {u"desk"_s, {u"desk"_s, u"Psi+"_s, u"1.4"_s, u"Debian GNU/Linux"_s, 4000, std::chrono::seconds(here)}}};
}

void take(AvatarPictures &pictures, const std::function<void(QWidget &, const QString &)> &save)
{
    pictures.askAgain();
    const auto chats = sampleConversations(), people = sampleContacts();
    MainWindow window;
    window.sidebar()->setModels(chats.get(), people.get());
    window.sidebar()->setAccount(*Jid::parse(u"gabriela@example.org"));
    window.showChats();
    window.showConversation(true);
    window.conversation()->setName(u"Bruno Keller"_s);
    window.resize(1200, 860);
    window.details()->setPerson(bruno());
    window.showDetails(true);
    window.details()->setProfile(bruno().contact.jid, profile());
    window.details()->setDeviceInfo(bruno().contact.jid, devices());
    window.show();
    save(window, u"details"_s);
    window.sidebar()->showSegment(Sidebar::Contacts);
    save(window, u"contacts"_s);

    auto *page = new ProfilePage(*Jid::parse(u"gabriela@example.org"));
    window.showOver(page);
    page->start();
    save(window, u"loading"_s);
    page->showProfile(profile());
    save(window, u"own"_s);
    named<QLineEdit>(page, u"Nickname"_s)->setText(u"another"_s);
    page->showNotSaved({FailureKind::NotSignedIn, {}, {}, {}});
    auto *bar = page->findChild<QScrollArea *>()->verticalScrollBar();
    bar->setValue(bar->maximum());
    save(window, u"own-failed"_s);
    named<QPushButton>(page, u"Back"_s)->click();
    bar->setValue(bar->maximum());
    save(window, u"own-leaving"_s);
}

} // namespace

int main(int argc, char *argv[])
{
    QApplication application(argc, argv);
    const QDir folder(QApplication::arguments().value(1, u"screenshots"_s));
    folder.mkpath(u"."_s);
    Theme theme(application);
    AvatarPictures pictures;
    QObject::connect(&pictures, &AvatarPictures::wanted, &pictures, [&](const Jid &jid) {
        pictures.put(jid, jid.local().startsWith(u'd') ? QByteArray() : portrait(jid));
    });
    const QFont base = QApplication::font();
    for (const auto &[scheme, look] : {std::pair{Theme::Scheme::Light, u"light"_s}, {Theme::Scheme::Dark, u"dark"_s}}) {
        theme.setScheme(scheme);
        for (const int percent : {100, 150}) {
            QFont font = base;
            font.setPointSizeF(base.pointSizeF() * percent / 100);
            QApplication::setFont(font);
            take(pictures, [&](QWidget &window, const QString &name) {
                QTest::qWait(150);
                window.grab().save(folder.filePath(u"profile-%1-%2-%3.png"_s.arg(name, look).arg(percent)));
            });
        }
    }
}
