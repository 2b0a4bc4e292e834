#pragma once

#include "app/data/Profile.h"
#include "ui/contacts/PersonDetails.h"

#include <QWidget>

class QCheckBox;
class QLineEdit;
class QPushButton;
class QScrollArea;
class QVBoxLayout;

namespace Tertulia {

class GroupsEditor;
class ProfileFields;
class SharedFiles;
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
    SharedFiles *files() const { return m_files; }

public slots:
    void setPerson(const Tertulia::PersonDetails &person);
    void setProfile(const Tertulia::Jid &jid, const Tertulia::Profile &profile);
    void setProfileNews(const Tertulia::Jid &jid, const QString &news); ///< why there is no profile to show
    /// What devices say of themselves, by resource.
    void setDeviceInfo(const Tertulia::Jid &jid, const QHash<QString, Tertulia::DeviceInfo> &devices);
    void focusName();
    void focusNewGroup();
    void askRemoval(); ///< says what it means, and waits for yes or no

signals:
    void personChanged(const Tertulia::Jid &jid); ///< it shows another one now
    void asked(Tertulia::PersonAction action, const Tertulia::Jid &jid);
    void renamed(const Tertulia::Jid &jid, const QString &name);
    void muteChosen(const Tertulia::Jid &jid, bool mute);
    void groupsChosen(const Tertulia::Jid &jid, const QStringList &groups);
    void closeAsked();
    void personShown(const Tertulia::Jid &jid); ///< from now on; null: nobody any more
    void devicesShown(const Tertulia::Jid &jid, const QStringList &resources);

protected:
    void keyPressEvent(QKeyEvent *event) override;
    void paintEvent(QPaintEvent *event) override;
    void showEvent(QShowEvent *event) override;
    void hideEvent(QHideEvent *event) override;

private:
    QWidget *buildHead();
    QWidget *buildBody();
    QWidget *buildAddress();
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
    TextLabel *m_devicesHeading, *m_profileHeading, *m_nameHeading, *m_groupsHeading;
    QVBoxLayout *m_devices;
    QHash<QString, DeviceInfo> m_deviceInfo;
    ProfileFields *m_profile;
    QLineEdit *m_listName;
    GroupsEditor *m_groups;
    SharedFiles *m_files;
    QCheckBox *m_mute;
    QHash<PersonAction, QPushButton *> m_buttons;
    QPushButton *m_remove;
    QWidget *m_question;
    TextLabel *m_questionText;
};

} // namespace Tertulia
