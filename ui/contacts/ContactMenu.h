#pragma once

#include "ui/contacts/PersonDetails.h"

#include <QMenu>

namespace Tertulia {

/// What can be done with one person, from a row of any list. What cannot be done now is there, disabled, and says why.
/// Deletes itself when it closes.
class ContactMenu : public QMenu
{
    Q_OBJECT

public:
    ContactMenu(const PersonDetails &person, QWidget *parent);

signals:
    void asked(Tertulia::PersonAction action, const Tertulia::Jid &jid);
    void groupsChosen(const Tertulia::Jid &jid, const QStringList &groups);

private:
    QAction *add(const QString &text, PersonAction action, bool enabled = true);
    void addAnswers();
    void addGroups();
    void addBlocking();

    PersonDetails m_person;
};

/// Why nobody can be blocked now; empty where somebody can.
QString whyNoBlocking(const PersonDetails &person);

} // namespace Tertulia
