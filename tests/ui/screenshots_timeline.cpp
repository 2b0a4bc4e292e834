// Pictures of a conversation, to be looked at: screenshots_timeline FOLDER writes them.
#include "tests/ui/SomeMessages.h"
#include "ui/chat/Composer.h"
#include "ui/chat/ConversationPage.h"
#include "ui/common/Theme.h"
#include "ui/emoji/EmojiPicker.h"
#include "ui/timeline/MessageDetails.h"
#include "ui/timeline/MessageMenu.h"
#include "ui/timeline/MessageView.h"

#include <QApplication>
#include <QDir>
#include <QScrollBar>
#include <QTextStream>

using namespace Qt::StringLiterals;
using namespace Tertulia;

namespace {

Message own(const QString &body, int minute, MessageState state)
{
    Message message = SomeMessages::said(body, true, minute);
    message.state = state;
    return message;
}

QList<Message> talk()
{
    QList<Message> rows{
        SomeMessages::said(u"Are you coming to the tertulia on Thursday?"_s, false, -1500),
        own(u"I would love to! Where is it this time?"_s, -1498, MessageState::Read),
        SomeMessages::said(u"Café Gijón, the big table at the back"_s, false, 0),
        SomeMessages::said(u"Half past eight"_s, false, 1),
        SomeMessages::said(
            u"The programme is at https://example.org/tertulia/2024?lang=es (mind the change of hour!)"_s, false, 2),
        own(u"Perfect"_s, 4, MessageState::Read),
        own(u"I will bring the book that we spoke about. It is longer than I remembered, so perhaps we should read "
            u"only "
            "the second chapter together and leave the rest for the winter."_s,
            5, MessageState::Read),
        own(u"🎉📚"_s, 5, MessageState::Read),
        SomeMessages::said(u"👍🏽"_s, false, 9),
        SomeMessages::said(u"Bring Marta too if she has time, she has not been for ages 😊"_s, false, 9),
        own(u"She says yes"_s, 14, MessageState::Delivered),
        own(u"Two seats, then"_s, 15, MessageState::Sent),
        own(u"I am on the train now, no signal here"_s, 16, MessageState::Waiting),
    };
    return rows;
}

QList<Message> scripts()
{
    QString zalgo = u"zalgo "_s;
    for (int i = 0; i < 60; ++i)
        zalgo += QChar(0x300 + i % 0x60);
    return {
        SomeMessages::said(u"مرحبا! هل ستأتي إلى اللقاء يوم الخميس؟ العنوان https://example.org/ar هناك"_s, false, 0),
        own(u"שלום, כן, אני אגיע בשמונה וחצי"_s, 1, MessageState::Read),
        own(u"Mixed עברית and English in one line"_s, 2, MessageState::Delivered),
        SomeMessages::said(u"今度の木曜日に会いましょう。場所はいつものカフェです。"_s, false, 3),
        SomeMessages::said(u"नमस्ते, आप कैसे हैं?"_s, false, 3),
        SomeMessages::said(u"👨‍👩‍👧‍👦 🏳️‍🌈 🇪🇸"_s, false, 4),
        own(zalgo + u" end"_s, 5, MessageState::Sent),
        SomeMessages::said(QString(300, u'w'), false, 6),
        own(u"evil \u202Egnp.exe hidden order"_s, 7, MessageState::Sent),
        own(u"int main()\n{\n    return 0;\n}"_s, 8, MessageState::Read),
    };
}

QList<Message> longOnes()
{
    QString text;
    for (int i = 0; i < 60; ++i)
        text += u"En un lugar de la Mancha, de cuyo nombre no quiero acordarme, no ha mucho tiempo que vivía. "_s;
    return {SomeMessages::said(u"Here is the beginning"_s, false, 0), SomeMessages::said(text, false, 1),
            own(u"one\ntwo\nthree"_s, 2, MessageState::Read)};
}

QList<Message> styled()
{
    return {
        SomeMessages::said(u"It is *really* worth it, _says the critic_, though ~last week's~ `v1.2` was better"_s,
                           false, 0),
        own(u"> It is *really* worth it, says the critic, and this line is long enough to be broken\n> > who?\nThe one "
            u"from the paper"_s,
            1, MessageState::Read),
        SomeMessages::said(u"Try this:\n```cpp\nint main()\n{\n    return 0; // *no stars*\n}\n```\nand tell me"_s,
                           false, 2),
        own(u"```\nmake: *** [all] Error 2\n```"_s, 3, MessageState::Delivered),
        SomeMessages::said(u"> שלום, כן, אני אגיע בשמונה וחצי\nכן, *בטח*"_s, false, 4),
        own(u">_< no"_s, 5, MessageState::Sent),
    };
}

QList<Message> changed()
{
    const Jid me = *Jid::parse(u"me@example.org"), ana = *Jid::parse(u"ana@example.org");
    QList<Message> rows{
        SomeMessages::said(u"Shall we meet at eight or at nine on Thursday?"_s, false, 0),
        own(u"Nine"_s, 1, MessageState::Read),
        SomeMessages::said(u"Great, I will tell the others and bring the cake that Marta likes so much"_s, false, 2),
        own(u"🎂"_s, 3, MessageState::Read),
        SomeMessages::said({}, false, 4),
        own({}, 5, MessageState::Delivered),
        own(u"And coffee, of course: the big pot"_s, 6, MessageState::Sent),
        SomeMessages::said(u"ok"_s, false, 7),
    };
    for (Message &row : rows)
        row.account = me;
    rows[1].quote = Quote{u"a"_s, rows[0].id, false, false, rows[0].body};
    rows[1].reactions = {{u"👍"_s, {ana}}};
    rows[2].edited = rows[2].time;
    rows[2].reactions = {{u"🎉"_s, {ana, me}}, {u"❤️"_s, {me}}, {u"😂"_s, {ana}}};
    rows[3].quote = Quote{u"b"_s, rows[2].id, false, false, rows[2].body};
    rows[4].retracted = rows[5].retracted = true;
    rows[6].edited = rows[6].time;
    rows[6].amendment = AmendmentState::Failed;
    rows[6].amendmentFailure = FailureKind::RecipientUnavailable;
    rows[7].quote = Quote{u"c"_s, 0, false, false, {}};
    return rows;
}

QList<Message> failed()
{
    QList<Message> rows = talk().last(4);
    Message lost = own(u"Shall I book the table?"_s, 17, MessageState::Failed);
    lost.failure = FailureKind::RecipientUnknown;
    rows.append(lost);
    return rows;
}

QList<TalkEvent> happened(std::initializer_list<TalkEvent> events, int minute)
{
    static qint64 id = 0;
    QList<TalkEvent> list(events);
    for (TalkEvent &event : list) {
        event.id = ++id;
        event.time = SomeMessages::said({}, false, minute).time;
    }
    return list;
}

/// Who comes and goes in a room, between its messages.
void addEvents(SomeMessages &model, MessageView &view)
{
    using Kind = TalkEvent::Kind;
    const auto say = [&model](const QString &nick, const QString &text, int minute) {
        Message message = SomeMessages::said(text, false, minute);
        message.nick = nick;
        model.append({message});
    };
    say(u"Ana"_s, u"Is everybody here?"_s, 0);
    model.appendEvents(happened({{Kind::Entered, u"Marta"_s}}, 1));
    say(u"Ana"_s, u"Good evening, Marta"_s, 2);
    model.appendEvents(happened({{Kind::Entered, u"Ben"_s},
                                 {Kind::Entered, u"Lucía"_s},
                                 {Kind::Entered, u"Omar"_s},
                                 {Kind::Entered, u"Wei"_s},
                                 {Kind::Left, u"Marta"_s},
                                 {Kind::Subject, u"Ana"_s, u"The second chapter, and who brings the cake"_s}},
                                4));
    say(u"Ben"_s, u"I read only the first one"_s, 5);
    const auto some = happened({{Kind::Renamed, u"Wei"_s, u"Wei (train)"_s},
                                {Kind::Removed, u"Spammer"_s, u"no advertising here"_s},
                                {Kind::Left, u"Omar"_s}},
                               7);
    model.appendEvents(some);
    view.settle();
    view.setUnfolded(-some.first().id, true);
    say(u"Lucía"_s, u"So did I"_s, 8);
    model.appendEvents(happened({{Kind::Offline, {}}}, 9));
}

struct Scene {
    QString name;
    QList<Message> rows;
    QSize size{720, 720};
    int unreadFrom = -1;
    QString draft = {};
    bool away = false;
};

void take(const Scene &scene, const QString &folder, const QString &suffix)
{
    SomeMessages model;
    ConversationPage page;
    page.resize(scene.size);
    page.setMessages(&model);
    page.showConversation(*Jid::parse(u"ana@example.org"), scene.draft);
    page.setName(u"Ana Belén Ruiz"_s);
    Presence presence;
    presence.availability = Availability::Available;
    presence.statusText = u"reading by the window, back for coffee at five"_s;
    page.setPresence(presence);
    page.show();
    model.replace(scene.rows);
    if (scene.unreadFrom >= 0)
        model.setFirstUnread(scene.unreadFrom);
    page.setOpened(true);
    auto *view = page.findChild<MessageView *>();
    view->settle();
    if (scene.away) {
        view->verticalScrollBar()->setValue(view->verticalScrollBar()->maximum() / 2);
        model.append({SomeMessages::said(u"one"_s, false, 40), SomeMessages::said(u"two"_s, false, 40)});
        view->settle();
    }
    if (scene.name == "changed"_L1) {
        emit view->replyAsked(scene.rows.at(2));
        page.setTyping(true);
    }
    if (scene.name == "events"_L1) {
        addEvents(model, *view);
        view->settle();
        view->setFocus();
        view->setCurrent(model.at(3).id);
    }
    if (scene.name == "failed"_L1) {
        view->setFocus();
        view->setCurrent(model.at(model.rowCount() - 1).id, 0);
    }
    if (scene.name == "changed"_L1) {
        auto *picker = page.findChild<EmojiPicker *>();
        picker->setRecent({u"🎉"_s, u"❤️"_s, u"☕"_s});
        picker->openAt({100, 600, 40, 40});
        QCoreApplication::processEvents();
        page.grab().save(folder + u"/emoji"_s + suffix + u".png"_s);
        picker->close();
        MessageMenu menu(scene.rows.at(1), {}, u"Nine"_s, u"https://example.org"_s, view);
        menu.setAttribute(Qt::WA_DeleteOnClose, false);
        menu.popup({0, 0});
        menu.grab().save(folder + u"/menu"_s + suffix + u".png"_s);
        menu.hide();
        MessageDetails details(scene.rows.at(2), u"Ana Belén Ruiz"_s, view);
        details.openAt({100, 200});
        page.grab().save(folder + u"/details"_s + suffix + u".png"_s);
        details.hide();
    }
    QCoreApplication::processEvents();
    page.grab().save(folder + u'/' + scene.name + suffix + u".png"_s);
}

} // namespace

int main(int argc, char **argv)
{
    QLocale::setDefault(QLocale(QLocale::English, QLocale::UnitedKingdom));
    QApplication app(argc, argv);
    const QString folder = app.arguments().value(1, u"."_s);
    QDir().mkpath(folder);
    Theme theme(app);
    const QFont base = app.font();
    QString draft = u"A draft that is long enough to take more than a single line of the composer, so that it grows"_s;
    const QList<Scene> scenes{
        {u"talk"_s, talk(), {720, 760}},
        {u"narrow"_s, talk(), {340, 640}, -1, draft},
        {u"wide"_s, talk(), {1500, 760}, 10},
        {u"scripts"_s, scripts(), {640, 760}},
        {u"long"_s, longOnes(), {640, 720}},
        {u"failed"_s, failed(), {560, 480}},
        {u"styled"_s, styled(), {560, 640}},
        {u"changed"_s, changed(), {560, 760}},
        {u"empty"_s, {}, {560, 480}},
        {u"events"_s, {}, {520, 640}},
        {u"away"_s, talk() + scripts(), {560, 520}, -1, {}, true},
    };
    for (const bool dark : {false, true}) {
        theme.setScheme(dark ? Theme::Scheme::Dark : Theme::Scheme::Light);
        for (const int percent : {100, 150, 200}) {
            QFont font = base;
            font.setPointSizeF(base.pointSizeF() * percent / 100);
            QApplication::setFont(font);
            for (const Scene &scene : scenes)
                take(scene, folder, u"-%1-%2"_s.arg(dark ? u"dark"_s : u"light"_s).arg(percent));
        }
    }
    QTextStream(stdout) << "written to " << folder << Qt::endl;
    return 0;
}
