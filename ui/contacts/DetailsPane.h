#pragma once

#include "ui/contacts/PersonDetails.h"

#include <QWidget>

class QLineEdit;
class QPushButton;
class QScrollArea;
class QVBoxLayout;

namespace Tertulia {

class GroupsEditor;
class TextLabel;

/// All about one person, at the right of the conversation: who they are, where they are, what is between us, and what
/// can be done about it. The bare address is always visible. Reports; changes nothing by itself.
class DetailsPane : public QWidget
{
    Q_OBJECT

public:
    static constexpr int MinimumWidth = 288;

    explicit DetailsPane(QWidget *parent = nullptr);

    Jid jid() const { return m_person.contact.jid; }

public slots:
    void setPerson(const Tertulia::PersonDetails &person);
    void focusName();
    void focusNewGroup();
    void askRemoval(); ///< says what it means, and waits for yes or no

signals:
    void asked(Tertulia::PersonAction action, const Tertulia::Jid &jid);
    void renamed(const Tertulia::Jid &jid, const QString &name);
    void groupsChosen(const Tertulia::Jid &jid, const QStringList &groups);
    void closeAsked();

protected:
    void keyPressEvent(QKeyEvent *event) override;
    void paintEvent(QPaintEvent *event) override;

private:
    QWidget *buildHead();
    QWidget *buildBody();
    QWidget *buildQuestion();
    QPushButton *button(const QString &text, PersonAction action);
    TextLabel *heading(const QString &text);
    void showDevices();
    void showName(bool another);
    void showActions();

    PersonDetails m_person;
    class FaceView *m_face;
    QScrollArea *m_area;
    TextLabel *m_name, *m_address, *m_subscription, *m_note;
    TextLabel *m_devicesHeading, *m_nameHeading, *m_groupsHeading;
    QVBoxLayout *m_devices;
    QLineEdit *m_listName;
    GroupsEditor *m_groups;
    QHash<PersonAction, QPushButton *> m_buttons;
    QPushButton *m_remove;
    QWidget *m_question;
    TextLabel *m_questionText;
};

} // namespace Tertulia
