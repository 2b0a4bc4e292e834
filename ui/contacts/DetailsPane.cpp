#include "ui/contacts/DetailsPane.h"

#include "ui/common/AvatarPainter.h"
#include "ui/common/Formats.h"
#include "ui/common/Icons.h"
#include "ui/common/MessageBar.h"
#include "ui/common/TextLabel.h"
#include "ui/contacts/ContactMenu.h"
#include "ui/contacts/DeviceRow.h"
#include "ui/contacts/GroupsEditor.h"
#include "ui/contacts/SubscriptionText.h"
#include "ui/files/SharedFiles.h"
#include "ui/profile/ProfileFields.h"
#include "ui/timeline/DisplayText.h"

#include <QCheckBox>
#include <QClipboard>
#include <QGuiApplication>
#include <QKeyEvent>
#include <QLineEdit>
#include <QPainter>
#include <QPushButton>
#include <QScrollArea>
#include <QTimer>
#include <QToolButton>
#include <QVBoxLayout>

namespace Tertulia {

using namespace Qt::StringLiterals;

namespace {

constexpr int FaceSize = 112, MaxName = 200, MaxDevices = 12;

QString shownName(const PersonDetails &person)
{
    return displayText(person.contact.displayName()).simplified();
}

/// An address may be longer than the pane: it breaks after its dots and its @ (zero-width spaces).
QString breakable(QString address)
{
    return address.replace(u'@', u"@\u200b"_s).replace(u'.', u".\u200b"_s);
}

} // namespace

/// The round picture, large.
class FaceView : public QWidget
{
public:
    FaceView() { setFixedHeight(FaceSize + Space::XS); } // the dot reaches over its edge

    PersonDetails person;

protected:
    void paintEvent(QPaintEvent *) override
    {
        QPainter painter(this);
        painter.setRenderHint(QPainter::Antialiasing);
        const QRect face((width() - FaceSize) / 2, 0, FaceSize, FaceSize);
        AvatarPainter::paint(&painter, face, person.contact.jid, person.contact.displayName(), palette());
        AvatarPainter::paintPresence(&painter, face, person.presence.availability, palette(),
                                     Theme::colours(palette()).sidebar);
    }
};

//  ┌ Details ───────────── × ┐
//  │          (face)         │
//  │           Name          │
//  │      name@server.org    │
//  │ [ Message ]             │
//  │ [ Send a file… ]        │
//  │ what is between us      │
//  │ [Accept] [Decline] …    │
//  │ Devices                 │
//  │ ● Away, since 14:05     │
//  │ Name in your list [   ] │
//  │ Groups  ☑ Club  [     ] │
//  │ ☐ Mute notifications    │
//  │ [Block] [Remove]        │
//  └─────────────────────────┘
DetailsPane::DetailsPane(QWidget *parent)
    : QWidget(parent)
    , m_face(new FaceView)
    , m_area(new QScrollArea)
    , m_name(new TextLabel(TextStyle::Heading))
    , m_address(new TextLabel(TextStyle::Secondary, TextLabel::Tone::Muted))
    , m_subscription(new TextLabel(TextStyle::Body))
    , m_note(new TextLabel(TextStyle::Caption, TextLabel::Tone::Muted))
    , m_devicesHeading(heading(tr("Devices")))
    , m_profileHeading(heading(tr("Profile")))
    , m_nameHeading(heading(tr("Name in your list")))
    , m_groupsHeading(heading(tr("Groups")))
    , m_devices(new QVBoxLayout)
    , m_profile(new ProfileFields)
    , m_listName(new QLineEdit)
    , m_groups(new GroupsEditor)
    , m_files(new SharedFiles)
    , m_mute(new QCheckBox(tr("Mute notifications")))
    , m_remove(new QPushButton(tr("Remove contact")))
    , m_question(buildQuestion())
{
    setAccessibleName(tr("Details"));
    setMinimumWidth(MinimumWidth);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins({});
    column->setSpacing(0);
    column->addWidget(buildHead());
    m_area->setWidgetResizable(true);
    m_area->setFrameShape(QFrame::NoFrame);
    m_area->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_area->setFocusPolicy(Qt::NoFocus);
    m_area->viewport()->setAutoFillBackground(false);
    m_area->setWidget(buildBody());
    m_area->widget()->setAutoFillBackground(false);
    column->addWidget(m_area, 1);
}

QWidget *DetailsPane::buildHead()
{
    auto *head = new QWidget;
    auto *row = new QHBoxLayout(head);
    row->setContentsMargins(Space::L, Space::M, Space::M, Space::S);
    row->addWidget(new TextLabel(tr("Details"), TextStyle::Heading), 1);
    auto *close = new QToolButton;
    close->setIcon(Icons::icon(Icon::Close));
    close->setAccessibleName(tr("Close details"));
    close->setToolTip(tr("Close details"));
    connect(close, &QToolButton::clicked, this, &DetailsPane::closeAsked);
    row->addWidget(close);
    return head;
}

QWidget *DetailsPane::buildBody()
{
    auto *body = new QWidget;
    auto *column = new QVBoxLayout(body);
    column->setContentsMargins(Space::L, Space::S, Space::L, Space::XL);
    column->setSpacing(Space::S);
    for (TextLabel *label : {m_name, m_address, m_subscription, m_note})
        label->setWordWrap(true);
    m_name->setAlignment(Qt::AlignHCenter);
    m_address->setAlignment(Qt::AlignCenter);
    m_listName->setAccessibleName(m_nameHeading->text());
    m_listName->setMaxLength(MaxName);
    connect(m_listName, &QLineEdit::editingFinished, this, [this] {
        if (const QString name = m_listName->text().simplified(); name != m_person.contact.name)
            emit renamed(jid(), name);
    });
    connect(m_groups, &GroupsEditor::chosen, this,
            [this](const QStringList &groups) { emit groupsChosen(jid(), groups); });
    m_devices->setSpacing(Space::M);

    for (QWidget *part : std::initializer_list<QWidget *>{m_face, m_name, buildAddress()})
        column->addWidget(part);
    column->addSpacing(Space::S);
    column->addWidget(button(tr("Message"), PersonAction::Message));
    column->addWidget(button(tr("Send a file…"), PersonAction::SendFile));
    column->addSpacing(Space::S);
    column->addWidget(m_subscription);
    for (const auto &[text, action] : {std::pair{tr("Accept"), PersonAction::Accept},
                                       {tr("Decline"), PersonAction::Decline},
                                       {tr("Add contact"), PersonAction::Add},
                                       {tr("Ask again"), PersonAction::AskAgain},
                                       {tr("Cancel request"), PersonAction::CancelRequest}})
        column->addWidget(button(text, action));
    column->addWidget(m_devicesHeading);
    column->addLayout(m_devices);
    column->addWidget(m_profileHeading);
    column->addWidget(m_profile);
    column->addWidget(m_nameHeading);
    column->addWidget(m_listName);
    column->addWidget(m_groupsHeading);
    column->addWidget(m_groups);
    column->addWidget(m_files);
    column->addSpacing(Space::L);
    m_mute->setAccessibleName(m_mute->text());
    connect(m_mute, &QCheckBox::clicked, this, [this](bool mute) { emit muteChosen(jid(), mute); });
    column->addWidget(m_mute);
    column->addSpacing(Space::S);
    column->addWidget(button(tr("Block"), PersonAction::Block));
    column->addWidget(button(tr("Unblock"), PersonAction::Unblock));
    column->addWidget(m_note);
    column->addWidget(m_remove);
    m_remove->setAccessibleName(m_remove->text());
    connect(m_remove, &QPushButton::clicked, this, &DetailsPane::askRemoval);
    column->addWidget(m_question);
    column->addStretch();
    for (const auto main : {PersonAction::Message, PersonAction::Accept, PersonAction::Add})
        m_buttons[main]->setProperty("look", u"main"_s);
    return body;
}

QWidget *DetailsPane::buildAddress()
{
    auto *box = new QWidget;
    auto *row = new QHBoxLayout(box);
    row->setContentsMargins({});
    row->setSpacing(Space::XS);
    auto *copy = new QToolButton;
    copy->setIcon(Icons::icon(Icon::Copy));
    copy->setAccessibleName(tr("Copy address"));
    copy->setToolTip(tr("Copy address"));
    connect(copy, &QToolButton::clicked, this, [this] { QGuiApplication::clipboard()->setText(jid().toString()); });
    m_address->setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
    row->addSpacing(copy->sizeHint().width() + row->spacing()); // the address stays in the middle
    row->addWidget(m_address, 1);
    row->addWidget(copy);
    return box;
}

QWidget *DetailsPane::buildQuestion()
{
    auto *question = new QWidget;
    auto *column = new QVBoxLayout(question);
    column->setContentsMargins({});
    m_questionText = new TextLabel(TextStyle::Body);
    m_questionText->setWordWrap(true);
    column->addWidget(m_questionText);
    auto *row = new QHBoxLayout;
    auto *yes = new QPushButton(tr("Remove")), *no = new QPushButton(tr("Keep"));
    for (QPushButton *answer : {yes, no}) {
        answer->setAccessibleName(answer->text());
        connect(answer, &QPushButton::clicked, question, [this] {
            m_question->hide();
            m_remove->show();
            m_remove->setFocus();
        });
        row->addWidget(answer);
    }
    connect(yes, &QPushButton::clicked, this, [this] { emit asked(PersonAction::RemoveForSure, jid()); });
    column->addLayout(row);
    question->hide();
    return question;
}

QPushButton *DetailsPane::button(const QString &text, PersonAction action)
{
    auto *made = new QPushButton(text);
    made->setAccessibleName(text);
    connect(made, &QPushButton::clicked, this, [this, action] { emit asked(action, jid()); });
    m_buttons.insert(action, made);
    return made;
}

TextLabel *DetailsPane::heading(const QString &text)
{
    auto *label = new TextLabel(text, TextStyle::Caption, TextLabel::Tone::Muted);
    label->setContentsMargins(0, Space::M, 0, 0);
    return label;
}

void DetailsPane::setPerson(const PersonDetails &person)
{
    const bool another = person.contact.jid != jid();
    m_person = person;
    m_face->person = person;
    m_face->update();
    m_name->setText(shownName(person));
    m_address->setText(breakable(person.contact.jid.toString()));
    m_address->setAccessibleName(person.contact.jid.toString());
    m_subscription->setText(SubscriptionText::sentence(person));
    if (another) {
        m_deviceInfo.clear();
        setProfile(jid(), {});
        if (isVisible())
            emit personShown(jid());
    }
    showDevices();
    showName(another);
    m_groups->setGroups(person.contact.groups, person.allGroups);
    showActions();
    if (another) {
        m_question->hide();
        m_remove->setVisible(person.onRoster);
        emit personChanged(jid());
    }
}

void DetailsPane::showDevices()
{
    while (QLayoutItem *item = m_devices->takeAt(0)) {
        delete item->widget();
        delete item;
    }
    QList<DevicePresence> devices = m_person.presence.devices;
    if (devices.isEmpty() && !m_person.presence.statusText.isEmpty()) // what they said when they left
        devices.append({{}, Availability::Offline, m_person.presence.statusText});
    QStringList resources;
    devices.resize(std::min<qsizetype>(devices.size(), MaxDevices));
    for (const DevicePresence &device : std::as_const(devices)) {
        m_devices->addWidget(new DeviceRow(device, m_deviceInfo.value(device.resource)));
        resources.append(device.resource);
    }
    resources.removeAll(QString());
    m_devicesHeading->setVisible(!devices.isEmpty());
    if (isVisible() && !resources.isEmpty())
        emit devicesShown(jid(), resources);
}

void DetailsPane::setDeviceInfo(const Jid &jid, const QHash<QString, DeviceInfo> &devices)
{
    if (jid != this->jid() || devices == m_deviceInfo)
        return;
    m_deviceInfo = devices;
    showDevices();
}

void DetailsPane::setProfile(const Jid &jid, const Profile &profile)
{
    if (jid != this->jid())
        return;
    m_profile->setProfile(profile);
    m_profileHeading->setVisible(!m_profile->isHidden());
}

void DetailsPane::setProfileNews(const Jid &jid, const QString &news)
{
    if (jid != this->jid())
        return;
    m_profile->tell(news);
    m_profileHeading->setVisible(!m_profile->isHidden());
}

void DetailsPane::showEvent(QShowEvent *event)
{
    QWidget::showEvent(event);
    emit personShown(jid());
    showDevices();
}

void DetailsPane::hideEvent(QHideEvent *event)
{
    QWidget::hideEvent(event);
    emit personShown({});
}

/// What is being typed stays.
void DetailsPane::showName(bool another)
{
    m_listName->setPlaceholderText(displayText(m_person.contact.jid.local()));
    if (another || !m_listName->hasFocus())
        m_listName->setText(m_person.contact.name);
    if (another)
        m_listName->setCursorPosition(0);
    for (QWidget *part : std::initializer_list<QWidget *>{m_nameHeading, m_listName, m_groupsHeading, m_groups}) {
        part->setVisible(m_person.onRoster);
        part->setEnabled(m_person.signedIn);
    }
}

void DetailsPane::showActions()
{
    const Contact &contact = m_person.contact;
    const bool blocked = m_person.blockedBy.has_value();
    const auto show = [this](PersonAction action, bool visible, bool enabled) {
        m_buttons[action]->setVisible(visible);
        m_buttons[action]->setEnabled(enabled);
    };
    show(PersonAction::Message, !m_person.isSelf, true);
    show(PersonAction::SendFile, !m_person.isSelf, true);
    m_mute->setVisible(m_person.muted.has_value());
    m_mute->setChecked(m_person.muted.value_or(false));
    show(PersonAction::Accept, contact.asksUs, m_person.signedIn);
    show(PersonAction::Decline, contact.asksUs, m_person.signedIn);
    show(PersonAction::Add, !m_person.onRoster && !contact.asksUs && !m_person.isSelf, m_person.signedIn);
    show(PersonAction::AskAgain, m_person.mayAskForTheirs() && !contact.asksUs, m_person.signedIn);
    show(PersonAction::CancelRequest, contact.askedThem, m_person.signedIn);
    show(PersonAction::Block, !blocked && !m_person.isSelf, m_person.mayBlock());
    show(PersonAction::Unblock, blocked, m_person.mayBlock());
    const bool wholeServer = blocked && m_person.blockedBy->local().isEmpty();
    m_buttons[PersonAction::Unblock]->setText(
        wholeServer ? tr("Unblock everybody at %1").arg(m_person.blockedBy->domain()) : tr("Unblock"));
    QString note = whyNoBlocking(m_person);
    if (note.isEmpty() && blocked)
        note = tr("Blocked: neither of you hears of the other. They are not told.");
    m_note->setText(note);
    m_note->setVisible(!note.isEmpty() && !m_person.isSelf);
    m_remove->setEnabled(m_person.signedIn);
    if (!m_person.onRoster)
        m_question->hide();
    m_remove->setVisible(m_person.onRoster && m_question->isHidden());
}

void DetailsPane::focusName()
{
    m_listName->setFocus();
    m_listName->selectAll();
}

void DetailsPane::focusNewGroup()
{
    m_groups->focusNew();
}

void DetailsPane::askRemoval()
{
    m_questionText->setText(SubscriptionText::removal(shownName(m_person)));
    m_remove->hide();
    m_question->show();
    m_question->findChildren<QPushButton *>().constLast()->setFocus();                                    // Keep
    QTimer::singleShot(0, m_question, [this] { m_area->ensureWidgetVisible(m_question, 0, Space::XL); }); // laid out
    announce(m_questionText, m_questionText->text());
}

void DetailsPane::keyPressEvent(QKeyEvent *event)
{
    if (event->key() == Qt::Key_Escape)
        emit closeAsked();
    else
        QWidget::keyPressEvent(event);
}

void DetailsPane::paintEvent(QPaintEvent *)
{
    const Colours &c = Theme::colours(palette());
    QPainter painter(this);
    painter.fillRect(rect(), c.sidebar);
    painter.fillRect(layoutDirection() == Qt::RightToLeft ? width() - 1 : 0, 0, 1, height(), c.line);
}

} // namespace Tertulia
