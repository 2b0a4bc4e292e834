#include "ui/rooms/JoinRoomPanel.h"

#include "ui/common/ColumnPage.h"
#include "ui/common/FailureText.h"
#include "ui/common/MessageBar.h"
#include "ui/common/PasswordField.h"
#include "ui/common/TextLabel.h"
#include "ui/timeline/DisplayText.h"

#include <QKeyEvent>
#include <QLineEdit>
#include <QPushButton>
#include <QVBoxLayout>

namespace Tertulia {

using namespace Qt::StringLiterals;

namespace {

constexpr int MaxNick = 200, MaxRoom = 3'000, MaxWords = 300;

void name(QLineEdit *field, const QString &name)
{
    field->setAccessibleName(name);
    field->setPlaceholderText(name);
}

} // namespace

//  ╭────────────────────────────────╮
//  │ Join or create a room          │
//  │ [ Room                       ] │
//  │   a name alone means …         │
//  │ Nickname                       │
//  │ [ one's own                  ] │
//  │ [ Password                   ] │   where the room has one
//  │   how it stands                │
//  │ [ what to do about it ]        │
//  │ [ Join ] [ Cancel ]            │
//  ╰────────────────────────────────╯
JoinRoomPanel::JoinRoomPanel(QWidget *parent)
    : QWidget(parent)
    , m_room(new QLineEdit)
    , m_nick(new QLineEdit)
    , m_password(new PasswordField)
    , m_join(new QPushButton(tr("Join")))
    , m_cancel(new QPushButton(tr("Cancel")))
    , m_next(new QPushButton)
    , m_advice(new TextLabel(TextStyle::Caption, TextLabel::Tone::Muted))
    , m_status(new TextLabel(TextStyle::Secondary, TextLabel::Tone::Danger))
{
    name(m_room, tr("Room"));
    name(m_nick, tr("Nickname"));
    name(m_password, tr("Password"));
    m_room->setMaxLength(MaxRoom);
    m_nick->setMaxLength(MaxNick);
    m_join->setProperty("look", u"main"_s);
    for (QPushButton *button : {m_join, m_cancel})
        button->setAccessibleName(button->text());
    m_next->setAccessibleName(tr("What to do next"));
    m_advice->setWordWrap(true);
    m_status->setWordWrap(true);
    m_status->setAccessibleName(tr("Join status"));
    layOut();
    for (QLineEdit *field : std::initializer_list<QLineEdit *>{m_room, m_nick, m_password})
        connect(field, &QLineEdit::returnPressed, this, [this] { submit(); });
    connect(m_join, &QPushButton::clicked, this, [this] { submit(); });
    connect(m_cancel, &QPushButton::clicked, this, &JoinRoomPanel::close);
    connect(m_next, &QPushButton::clicked, this, &JoinRoomPanel::takeStep);
    setAccessibleName(tr("Join or create a room"));
    setService({});
    hide();
}

void JoinRoomPanel::layOut()
{
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(Space::M, Space::M, Space::M, Space::M);
    column->setSpacing(Space::S);
    column->addWidget(new TextLabel(tr("Join or create a room"), TextStyle::BodyStrong));
    for (QWidget *part : std::initializer_list<QWidget *>{m_room, m_advice, labelled(m_nick->accessibleName(), m_nick),
                                                          m_password, m_status, m_next})
        column->addWidget(part);
    auto *buttons = new QHBoxLayout;
    buttons->addWidget(m_join);
    buttons->addWidget(m_cancel);
    buttons->addStretch();
    column->addLayout(buttons);
}

void JoinRoomPanel::setDefaultNick(const QString &nick)
{
    m_defaultNick = nick;
}

void JoinRoomPanel::setService(const QString &domain)
{
    m_advice->setText(domain.isEmpty()
                          ? tr("A name alone means a room on your server. One that does not exist is made.")
                          : tr("A name alone means a room on %1. One that does not exist is made.").arg(domain));
}

void JoinRoomPanel::open(const QString &room, const QString &password)
{
    m_about = {};
    m_room->setText(room);
    m_room->setCursorPosition(0);
    m_nick->setText(m_defaultNick);
    m_password->setText(password);
    m_password->setVisible(!password.isEmpty());
    say({}, false);
    setBusy(false);
    show();
    room.isEmpty() ? m_room->setFocus() : m_nick->setFocus();
}

QString JoinRoomPanel::room() const
{
    return m_room->text().trimmed();
}

void JoinRoomPanel::done()
{
    setBusy(false);
    m_password->clear();
    close();
}

void JoinRoomPanel::showTrouble(const Room &room, RoomTrouble trouble, const QString &words)
{
    setBusy(false);
    m_about = room;
    m_step = RoomTroubleText::step(room, trouble);
    QString sentence = RoomTroubleText::sentence(trouble);
    if (const QString said = displayText(words).simplified().left(MaxWords); !said.isEmpty())
        sentence += u'\n' + tr("“%1”", "what the room said").arg(said);
    say(sentence, trouble != RoomTrouble::Knocked);
    const bool ownButton = m_step == RoomStep::Knock || m_step == RoomStep::Successor || m_step == RoomStep::OtherRoom;
    m_next->setText(RoomTroubleText::label(m_step));
    m_next->setAccessibleName(m_next->text());
    m_next->setVisible(ownButton);
    if (m_step == RoomStep::OtherNick) {
        m_nick->setText(RoomTroubleText::otherNick(m_nick->text()));
        m_nick->setFocus();
        m_nick->selectAll();
    } else if (m_step == RoomStep::Password) {
        m_password->show();
        m_password->setFocus();
        m_password->selectAll();
    } else if (ownButton) {
        m_next->setFocus();
    } else {
        m_room->setFocus();
        m_room->selectAll();
    }
}

void JoinRoomPanel::showProblem(const QString &sentence)
{
    setBusy(false);
    say(sentence, true);
    m_room->setFocus();
    m_room->selectAll();
}

void JoinRoomPanel::takeStep()
{
    if (m_step == RoomStep::Knock) {
        setBusy(true);
        say(tr("Asking the room…"), false);
        emit knockAsked(m_about.jid);
    } else if (m_step == RoomStep::Successor) {
        open(QString(m_about.successor.toString())); // a copy: open() forgets what this is about
        submit();
    } else {
        emit browseAsked();
    }
}

void JoinRoomPanel::keyPressEvent(QKeyEvent *event)
{
    if (event->key() == Qt::Key_Escape)
        close();
    else
        QWidget::keyPressEvent(event);
}

void JoinRoomPanel::paintEvent(QPaintEvent *)
{
    paintCard(this);
}

void JoinRoomPanel::submit(const QString &nick)
{
    if (!m_join->isEnabled())
        return;
    if (!nick.isEmpty())
        m_nick->setText(nick);
    if (room().isEmpty())
        return showProblem(tr("Enter the name or the address of a room."));
    if (m_nick->text().simplified().isEmpty())
        m_nick->setText(m_defaultNick);
    setBusy(true);
    say(tr("Joining…"), false);
    emit joinAsked(room(), m_nick->text().simplified(), m_password->isHidden() ? QString() : m_password->text());
}

void JoinRoomPanel::setBusy(bool busy)
{
    m_join->setEnabled(!busy);
    for (QLineEdit *field : std::initializer_list<QLineEdit *>{m_room, m_nick, m_password})
        field->setReadOnly(busy);
}

void JoinRoomPanel::say(const QString &sentence, bool isProblem)
{
    m_next->hide();
    m_status->setTone(isProblem ? TextLabel::Tone::Danger : TextLabel::Tone::Muted);
    m_status->setText(sentence);
    m_status->setAccessibleDescription(sentence);
    m_status->setVisible(!sentence.isEmpty());
    if (!sentence.isEmpty())
        announce(m_status, sentence);
}

void JoinRoomPanel::close()
{
    hide();
    emit closed();
}

} // namespace Tertulia
