#include "ui/contacts/AddContactPanel.h"

#include "ui/common/FailureText.h"
#include "ui/common/MessageBar.h"
#include "ui/common/TextLabel.h"
#include "ui/timeline/DisplayText.h"

#include <QCompleter>
#include <QKeyEvent>
#include <QLineEdit>
#include <QPushButton>
#include <QStringListModel>
#include <QVBoxLayout>

namespace Tertulia {

using namespace Qt::StringLiterals;

namespace {

constexpr int MaxName = 200, MaxText = 500;

QLineEdit *field(const QString &name, int maxLength)
{
    auto *edit = new QLineEdit;
    edit->setAccessibleName(name);
    edit->setPlaceholderText(name);
    edit->setMaxLength(maxLength);
    return edit;
}

} // namespace

//  ╭──────────────────────────────╮
//  │ Add contact                  │
//  │ [ Name or address          ] │
//  │   what is wrong / advice     │
//  │ [ Name in your list        ] │
//  │ [ Group                    ] │
//  │ [ Message to them          ] │
//  │ [ Add ] [ Cancel ]           │
//  ╰──────────────────────────────╯
AddContactPanel::AddContactPanel(QWidget *parent)
    : QWidget(parent)
    , m_address(field(tr("Name or address"), 3'000))
    , m_name(field(tr("Name in your list"), MaxName))
    , m_groups(field(tr("Group"), MaxName))
    , m_text(field(tr("Message to them"), MaxText))
    , m_add(new QPushButton(tr("Add")))
    , m_advice(new TextLabel(TextStyle::Caption, TextLabel::Tone::Muted))
    , m_problem(new TextLabel(TextStyle::Secondary, TextLabel::Tone::Danger))
{
    auto *heading = new TextLabel(tr("Add contact"), TextStyle::BodyStrong);
    auto *cancel = new QPushButton(tr("Cancel"));
    m_add->setProperty("look", u"main"_s);
    for (QPushButton *button : {m_add, cancel})
        button->setAccessibleName(button->text());
    m_advice->setWordWrap(true);
    m_problem->setWordWrap(true);
    m_problem->hide();

    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(Space::M, Space::M, Space::M, Space::M);
    column->setSpacing(Space::S);
    for (QWidget *part :
         std::initializer_list<QWidget *>{heading, m_address, m_problem, m_advice, m_name, m_groups, m_text})
        column->addWidget(part);
    auto *buttons = new QHBoxLayout;
    buttons->addWidget(m_add);
    buttons->addWidget(cancel);
    buttons->addStretch();
    column->addLayout(buttons);

    for (QLineEdit *edit : {m_address, m_name, m_groups, m_text})
        connect(edit, &QLineEdit::returnPressed, this, &AddContactPanel::submit);
    connect(m_address, &QLineEdit::textEdited, m_problem, &QWidget::hide);
    connect(m_add, &QPushButton::clicked, this, &AddContactPanel::submit);
    connect(cancel, &QPushButton::clicked, this, &AddContactPanel::close);
    setAccessibleName(tr("Add contact"));
    hide();
}

void AddContactPanel::setAccount(const Jid &own)
{
    m_own = own;
    m_advice->setText(tr("A name alone means someone on %1.").arg(own.domain()));
    m_advice->setVisible(!own.isNull());
}

void AddContactPanel::setGroups(const QStringList &known)
{
    auto *completer = new QCompleter(known, m_groups);
    completer->setCaseSensitivity(Qt::CaseInsensitive);
    completer->setFilterMode(Qt::MatchContains);
    delete m_groups->completer();
    m_groups->setCompleter(completer);
}

void AddContactPanel::open(const Jid &jid, const QString &name)
{
    for (QLineEdit *edit : {m_address, m_name, m_groups, m_text})
        edit->clear();
    m_address->setText(jid.toString());
    m_name->setText(displayText(name).simplified());
    m_problem->hide();
    setBusy(false);
    show();
    jid.isNull() ? m_address->setFocus() : m_name->setFocus();
}

void AddContactPanel::done()
{
    setBusy(false);
    close();
}

void AddContactPanel::showProblem(const QString &sentence)
{
    setBusy(false);
    m_problem->setText(sentence);
    m_problem->show();
    announce(m_problem, sentence);
    m_address->setFocus();
    m_address->selectAll();
}

void AddContactPanel::keyPressEvent(QKeyEvent *event)
{
    if (event->key() == Qt::Key_Escape)
        close();
    else
        QWidget::keyPressEvent(event);
}

void AddContactPanel::paintEvent(QPaintEvent *)
{
    paintCard(this);
}

void AddContactPanel::submit()
{
    const std::optional<Jid> jid = Jid::fromUserInput(m_address->text(), m_own.domain());
    if (!jid)
        return showProblem(FailureText::sentence(FailureKind::InvalidAddress));
    if (jid->bare() == m_own)
        return showProblem(tr("This is your own address. Enter someone else's."));
    setBusy(true);
    const QString group = m_groups->text().simplified();
    emit addAsked(jid->bare(), m_name->text().simplified(), group.isEmpty() ? QStringList() : QStringList{group},
                  m_text->text().trimmed());
}

void AddContactPanel::setBusy(bool busy)
{
    m_add->setEnabled(!busy);
    for (QLineEdit *edit : {m_address, m_name, m_groups, m_text})
        edit->setReadOnly(busy);
}

void AddContactPanel::close()
{
    hide();
    emit closed();
}

} // namespace Tertulia
