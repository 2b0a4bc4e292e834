#include "ui/PeopleBindings.h"

#include "app/Blocking.h"
#include "app/ChatSession.h"
#include "app/Contacts.h"
#include "app/Conversations.h"
#include "app/Outbox.h"
#include "app/Presences.h"
#include "ui/MainWindow.h"
#include "ui/chat/ConversationPage.h"
#include "ui/chats/Sidebar.h"
#include "ui/common/FailureText.h"
#include "ui/contacts/AddContactPanel.h"
#include "ui/contacts/ContactMenu.h"
#include "ui/contacts/DetailsPane.h"
#include "ui/timeline/DisplayText.h"

namespace Tertulia {

PeopleBindings::PeopleBindings(ChatSession &session, MainWindow &window)
    : m_session(session)
    , m_window(window)
{
    window.sidebar()->addContact()->setAccount(session.account().jid);
    bindSession();
    bindWindow();
}

PeopleBindings::~PeopleBindings()
{
    m_window.showDetails(false);
}

/// Whatever changes, the pane is shown anew at most once a turn.
void PeopleBindings::bindSession()
{
    const auto later = [this] {
        if (!std::exchange(m_refreshing, true))
            QMetaObject::invokeMethod(this, &PeopleBindings::refresh, Qt::QueuedConnection);
    };
    const auto ifShown = [this, later](const QSet<Jid> &people) {
        if (people.contains(m_window.details()->jid()))
            later();
    };
    Contacts &contacts = m_session.contacts();
    connect(&contacts, &Contacts::reset, this, later);
    connect(&contacts, &Contacts::changed, this, later); // another's group is one to choose from
    connect(&contacts, &Contacts::removed, this, later);
    connect(&m_session.presences(), &Presences::changed, this, ifShown);
    connect(&m_session.blocking(), &Blocking::changed, this, later);
    connect(&m_session.blocking(), &Blocking::supportChanged, this, later);
    connect(&m_session.outbox(), &Outbox::heldBackChanged, this, later);
    connect(&m_session, &ChatSession::stateChanged, this, later);
    connect(&m_session.conversations(), &Conversations::changed, this, ifShown);
    connect(&contacts, &Contacts::failed, this, &PeopleBindings::tellRequestFailed);
    connect(&contacts, &Contacts::refused, this, [this](const Jid &jid) {
        m_window.showProblem(tr("%1 does not let you see when they are there.").arg(nameOf(jid)));
    });
}

void PeopleBindings::bindWindow()
{
    const Sidebar *sidebar = m_window.sidebar();
    connect(sidebar, &Sidebar::contactMenuAsked, this, &PeopleBindings::showMenu);
    connect(sidebar, &Sidebar::addContactAsked, this,
            [this] { m_window.sidebar()->addContact()->setGroups(m_session.contacts().groups()); });
    connect(sidebar->addContact(), &AddContactPanel::addAsked, this, &PeopleBindings::add);
    connect(m_window.conversation(), &ConversationPage::unblockAsked, this,
            [this] { obey(PersonAction::Unblock, m_partner); });
    const DetailsPane *details = m_window.details();
    connect(details, &DetailsPane::asked, this, &PeopleBindings::obey);
    connect(details, &DetailsPane::renamed, this, [this](const Jid &jid, const QString &name) {
        tell(m_session.contacts().rename(jid, name), tr("%1 could not be renamed.").arg(nameOf(jid)));
    });
    connect(details, &DetailsPane::muteChosen, &m_session.conversations(), &Conversations::setMuted);
    connect(details, &DetailsPane::groupsChosen, this, [this](const Jid &jid, const QStringList &groups) {
        tell(m_session.contacts().setGroups(jid, groups),
             tr("The groups of %1 could not be changed.").arg(nameOf(jid)));
    });
    connect(details, &DetailsPane::closeAsked, this, [this] { m_window.showDetails(false); });
    connect(&m_window, &MainWindow::detailsAsked, this, [this] {
        if (m_window.isShowingDetails() && m_window.details()->jid() == m_partner)
            m_window.showDetails(false);
        else
            showDetails(m_partner);
    });
}

void PeopleBindings::setPartner(const Jid &jid)
{
    m_partner = jid;
    showBlocked();
    if (m_window.isShowingDetails() && !jid.isNull())
        m_window.details()->setPerson(detailsOf(jid));
}

PersonDetails PeopleBindings::detailsOf(const Jid &jid) const
{
    PersonDetails person;
    const auto known = m_session.contacts().find(jid);
    person.contact = known.value_or(Contact());
    person.contact.jid = jid;
    person.onRoster = known && known->isPerson();
    person.isSelf = jid == m_session.account().jid;
    person.presence = m_session.presences().of(jid);
    person.blockedBy = m_session.blocking().entryFor(jid);
    person.blocking = m_session.blocking().support();
    const Phase phase = m_session.state().phase;
    person.signedIn = phase == Phase::Synchronising || phase == Phase::Online;
    if (const auto conversation = m_session.conversations().find(jid))
        person.muted = conversation->muted;
    person.allGroups = m_session.contacts().groups();
    return person;
}

void PeopleBindings::obey(PersonAction action, const Jid &jid)
{
    Contacts &contacts = m_session.contacts();
    switch (action) {
    case PersonAction::Message:
        return emit openAsked(jid);
    case PersonAction::SendFile:
        emit openAsked(jid);
        return emit m_window.conversation()->filesAsked();
    case PersonAction::Details:
        return showDetails(jid);
    case PersonAction::Rename:
        showDetails(jid);
        return m_window.details()->focusName();
    case PersonAction::NewGroup:
        showDetails(jid);
        return m_window.details()->focusNewGroup();
    case PersonAction::Remove:
        showDetails(jid);
        return m_window.details()->askRemoval();
    case PersonAction::RemoveForSure:
        return tell(contacts.removeContact(jid), tr("%1 could not be removed.").arg(nameOf(jid)));
    case PersonAction::Add:
        return m_window.sidebar()->openAddContact(jid);
    case PersonAction::Accept:
        return contacts.accept(jid);
    case PersonAction::Decline:
        return contacts.decline(jid);
    case PersonAction::AskAgain:
        return contacts.askAgain(jid);
    case PersonAction::CancelRequest:
        return contacts.cancelRequest(jid);
    case PersonAction::Block:
        return tell(m_session.blocking().block(jid), tr("%1 could not be blocked.").arg(nameOf(jid)));
    case PersonAction::Unblock:
        return tell(m_session.blocking().unblock(m_session.blocking().entryFor(jid).value_or(jid)),
                    tr("%1 could not be unblocked.").arg(nameOf(jid)));
    }
}

void PeopleBindings::showMenu(const Jid &jid, const QPoint &where)
{
    auto *menu = new ContactMenu(detailsOf(jid), &m_window);
    connect(menu, &ContactMenu::asked, this, &PeopleBindings::obey);
    connect(menu, &ContactMenu::groupsChosen, m_window.details(), &DetailsPane::groupsChosen);
    menu->popup(where);
}

void PeopleBindings::showDetails(const Jid &jid)
{
    if (jid.isNull())
        return;
    m_window.details()->setPerson(detailsOf(jid));
    m_window.showDetails(true);
}

void PeopleBindings::showBlocked()
{
    const auto entry = m_session.blocking().entryFor(m_partner);
    if (!entry)
        return m_window.conversation()->setBlocked({});
    QString sentence = entry->local().isEmpty()
                           ? tr("You have blocked everybody at %1.").arg(entry->domain())
                           : tr("You have blocked %1: neither of you hears of the other.").arg(nameOf(m_partner));
    if (const int held = m_session.outbox().heldBack(m_partner); held > 0)
        sentence += u' ' + tr("%n message(s) of yours wait here and go out when you unblock.", nullptr, held);
    m_window.conversation()->setBlocked(sentence);
}

void PeopleBindings::refresh()
{
    m_refreshing = false;
    showBlocked();
    if (const Jid jid = m_window.details()->jid(); m_window.isShowingDetails() && !jid.isNull())
        m_window.details()->setPerson(detailsOf(jid));
}

void PeopleBindings::add(const Jid &jid, const QString &name, const QStringList &groups, const QString &text)
{
    m_session.contacts().addContact(jid, name, groups, text).then(this, [this, jid](const Result<Done> &result) {
        AddContactPanel *panel = m_window.sidebar()->addContact();
        if (result)
            panel->done();
        else if (result.failure().kind == FailureKind::AlreadyExists)
            panel->showProblem(tr("%1 is among your contacts already.").arg(nameOf(jid)));
        else
            panel->showProblem(FailureText::sentence(result.failure()));
    });
}

void PeopleBindings::tell(QFuture<Result<Done>> outcome, const QString &attempt)
{
    outcome.then(this, [this, attempt](const Result<Done> &result) {
        if (!result)
            m_window.showProblem(attempt + QChar(u' ') + FailureText::sentence(result.failure()));
    });
}

void PeopleBindings::tellRequestFailed(const Jid &jid, FailureKind why)
{
    m_window.showProblem(tr("Your request did not reach %1.").arg(jid.toString()) + QChar(u' ') +
                         FailureText::sentence(why));
}

QString PeopleBindings::nameOf(const Jid &jid) const
{
    Contact contact = m_session.contacts().find(jid).value_or(Contact());
    contact.jid = jid;
    return displayText(contact.displayName()).simplified();
}

} // namespace Tertulia
