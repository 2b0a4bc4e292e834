#include "ui/contacts/ContactMenu.h"

#include "ui/timeline/DisplayText.h"

namespace Tertulia {

namespace {

/// A group's name as a menu shows it: network text has no mnemonics.
QString menuText(const QString &name)
{
    return displayText(name).replace(QChar(u'&'), QLatin1StringView("&&"));
}

} // namespace

QString whyNoBlocking(const PersonDetails &person)
{
    if (!person.signedIn)
        return ContactMenu::tr("You can block people when you are signed in.");
    switch (person.blocking) {
    case Blocking::Support::Yes:
        return {};
    case Blocking::Support::No:
        return ContactMenu::tr("Your server cannot block people.");
    case Blocking::Support::Unknown:
        return ContactMenu::tr("Your server has not said yet whom you have blocked.");
    }
    Q_UNREACHABLE_RETURN({});
}

ContactMenu::ContactMenu(const PersonDetails &person, QWidget *parent)
    : QMenu(parent)
    , m_person(person)
{
    setAttribute(Qt::WA_DeleteOnClose);
    setToolTipsVisible(true);
    setAccessibleName(person.contact.displayName());
    addAnswers();
    setDefaultAction(add(tr("Message"), PersonAction::Message));
    if (!person.isSelf)
        add(tr("Send a file…"), PersonAction::SendFile);
    add(tr("Details"), PersonAction::Details);
    addSeparator();
    if (person.onRoster) {
        add(tr("Rename…"), PersonAction::Rename, person.signedIn);
        addGroups();
    } else if (!person.isSelf) {
        add(tr("Add contact…"), PersonAction::Add, person.signedIn);
    }
    if (person.contact.askedThem)
        add(tr("Cancel request"), PersonAction::CancelRequest, person.signedIn);
    if (person.mayAskForTheirs())
        add(tr("Ask again"), PersonAction::AskAgain, person.signedIn);
    addSeparator();
    if (!person.isSelf)
        addBlocking();
    if (person.onRoster)
        add(tr("Remove contact…"), PersonAction::Remove, person.signedIn);
}

QAction *ContactMenu::add(const QString &text, PersonAction action, bool enabled)
{
    QAction *entry = addAction(text);
    entry->setEnabled(enabled);
    if (!enabled && !m_person.signedIn)
        entry->setToolTip(tr("You are not signed in."));
    connect(entry, &QAction::triggered, this, [this, action] { emit asked(action, m_person.contact.jid); });
    return entry;
}

void ContactMenu::addAnswers()
{
    if (!m_person.contact.asksUs)
        return;
    add(tr("Accept request"), PersonAction::Accept, m_person.signedIn);
    add(tr("Decline request"), PersonAction::Decline, m_person.signedIn);
    addSeparator();
}

void ContactMenu::addGroups()
{
    QMenu *groups = addMenu(tr("Groups"));
    groups->setEnabled(m_person.signedIn);
    for (const QString &name : std::as_const(m_person.allGroups)) {
        QAction *entry = groups->addAction(menuText(name));
        entry->setCheckable(true);
        entry->setChecked(m_person.contact.groups.contains(name));
        connect(entry, &QAction::toggled, this, [this, name](bool checked) {
            QStringList chosen = m_person.contact.groups;
            chosen.removeAll(name);
            if (checked)
                chosen.append(name);
            emit groupsChosen(m_person.contact.jid, chosen);
        });
    }
    if (!m_person.allGroups.isEmpty())
        groups->addSeparator();
    QAction *another = groups->addAction(tr("New group…"));
    connect(another, &QAction::triggered, this, [this] { emit asked(PersonAction::NewGroup, m_person.contact.jid); });
}

void ContactMenu::addBlocking()
{
    const bool blocked = m_person.blockedBy.has_value();
    const bool wholeServer = blocked && m_person.blockedBy->local().isEmpty();
    QAction *entry = add(wholeServer ? tr("Unblock everybody at %1").arg(m_person.blockedBy->domain())
                         : blocked   ? tr("Unblock")
                                     : tr("Block"),
                         blocked ? PersonAction::Unblock : PersonAction::Block, m_person.mayBlock());
    if (!m_person.mayBlock())
        entry->setToolTip(whyNoBlocking(m_person));
}

} // namespace Tertulia
