#include "app/ChatSession.h"
#include "app/RoomMembers.h"
#include "app/RoomVoice.h"
#include "app/Rooms.h"
#include "ui/MainWindow.h"
#include "ui/RoomTalkBindings.h"
#include "ui/chat/ConversationPage.h"
#include "ui/common/FailureText.h"
#include "ui/common/MessageBar.h"
#include "ui/rooms/MembersPanel.h"
#include "ui/rooms/RoomSettingsPage.h"
#include "ui/rooms/RoomTroubleText.h"
#include "ui/rooms/RoomWords.h"
#include "ui/rooms/TextPrompt.h"
#include "ui/timeline/DisplayText.h"

#include <QMenu>

/// RoomTalkBindings: what a person is asked before it is done, and what comes of it.
namespace Tertulia {

void RoomTalkBindings::askOwning(RoomMenu::Ask what, const Room &room)
{
    if (what == RoomMenu::Ask::Settings)
        return openSettings(room);
    if (what == RoomMenu::Ask::Members)
        return m_lists->start(room);
    TextPrompt::Question question{tr("Destroy %1?").arg(RoomWords::name(room)),
                                  tr("Everybody is put out, and the room is gone "
                                     "for good. What was said stays with "
                                     "those who have it."),
                                  tr("Reason"),
                                  {},
                                  tr("Destroy room")};
    question.isDanger = true;
    TextPrompt::ask(&m_window, question, [this, room](const QString &reason) {
        tell(m_members.destroy(room.jid, reason), tr("%1 could not be destroyed.").arg(RoomWords::name(room)));
    });
}

void RoomTalkBindings::askSubject(const Room &room)
{
    TextPrompt::ask(
        &m_window,
        {tr("Subject of %1").arg(RoomWords::name(room)), {}, tr("Subject"), room.subject, tr("Change subject")},
        [this, jid = room.jid](const QString &subject) { m_rooms.setSubject(jid, subject); });
}

void RoomTalkBindings::askNick(const Room &room, const QString &suggested)
{
    TextPrompt::Question question{tr("Nickname in %1").arg(RoomWords::name(room)),
                                  suggested == room.nick ? QString()
                                                         : RoomTroubleText::sentence(RoomTrouble::NickTaken),
                                  tr("Nickname"), suggested, tr("Change nickname")};
    question.mayBeEmpty = false;
    TextPrompt::ask(&m_window, question, [this, jid = room.jid](const QString &nick) { m_rooms.setNick(jid, nick); });
}

void RoomTalkBindings::askKick(const QString &nick)
{
    TextPrompt::Question question{tr("Kick %1?").arg(displayText(nick).simplified()),
                                  tr("They are put out of the room and may come back."),
                                  tr("Reason"),
                                  {},
                                  tr("Kick")};
    question.isDanger = true;
    TextPrompt::ask(&m_window, question, [this, room = m_room, nick](const QString &reason) {
        tell(m_members.kick(room, nick, reason), tr("%1 could not be kicked.").arg(displayText(nick)));
    });
}

void RoomTalkBindings::showVoiceMenu()
{
    const QString nick = m_voice.waiting(m_room).value(0);
    if (nick.isEmpty())
        return;
    auto *menu = new QMenu(&m_window);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    menu->setAccessibleName(tr("Answer…"));
    for (const bool give : {true, false})
        menu->addAction(give ? tr("Let them speak") : tr("Decline"), &m_voice,
                        [this, room = m_room, nick, give] { m_voice.answer(room, nick, give); });
    const QWidget *bar = m_window.conversation()->roomBar();
    menu->popup(bar->mapToGlobal(bar->rect().bottomRight() - QPoint(menu->sizeHint().width(), 0)));
}

void RoomTalkBindings::askAffiliation(const Jid &person, Affiliation to)
{
    const QString attempt = tr("What %1 may do could not be changed.").arg(person.toString());
    if (to != Affiliation::Outcast)
        return tell(m_members.setAffiliation(m_room, person, to), attempt);
    TextPrompt::Question question{tr("Ban %1?").arg(person.toString()),
                                  tr("They are put out of the room and cannot "
                                     "come back until the ban is lifted under "
                                     "Members."),
                                  tr("Reason"),
                                  {},
                                  tr("Ban")};
    question.isDanger = true;
    TextPrompt::ask(&m_window, question, [this, room = m_room, person, attempt](const QString &reason) {
        tell(m_members.setAffiliation(room, person, Affiliation::Outcast, reason), attempt);
    });
}

void RoomTalkBindings::openSettings(const Room &room)
{
    auto *page = new RoomSettingsPage(room, m_session.account().jid.domain());
    const auto end = [this, page] { m_window.endOver(page); };
    connect(page, &RoomSettingsPage::cancelled, this, end);
    connect(page, &RoomSettingsPage::saveAsked, this, [=, this](const DataForm &form) {
        m_members.configure(room.jid, form).then(page, [=](const Result<Done> &result) {
            if (result)
                end();
            else
                page->showProblem(FailureText::sentence(result.failure()));
        });
    });
    m_members.configuration(room.jid).then(page, [page](const Result<DataForm> &form) {
        if (form)
            page->setForm(form.value());
        else
            page->showProblem(FailureText::sentence(form.failure()));
    });
    m_window.showOver(page);
}

void RoomTalkBindings::listMembers(const Jid &room, Affiliation which)
{
    m_members.list(room, which).then(this, [this, room, which](const Result<QList<RoomMember>> &members) {
        if (room != m_lists->room())
            return;
        if (members)
            m_lists->setMembers(which, members.value());
        else
            m_lists->showProblem(FailureText::sentence(members.failure()));
    });
}

void RoomTalkBindings::tell(QFuture<Result<Done>> outcome, const QString &attempt)
{
    outcome.then(this, [this, attempt](const Result<Done> &result) {
        if (!result)
            m_window.showProblem(attempt + QChar(u' ') + FailureText::sentence(result.failure()));
    });
}

} // namespace Tertulia
