#include "ui/chats/NewChatPanel.h"

#include "app/models/SwitcherModel.h"
#include "ui/chats/RowList.h"
#include "ui/common/FailureText.h"
#include "ui/common/MessageBar.h"
#include "ui/common/TextLabel.h"
#include "ui/find/SwitcherDelegate.h"

#include <QKeyEvent>
#include <QLineEdit>
#include <QPushButton>
#include <QVBoxLayout>

namespace Tertulia {

using namespace Qt::StringLiterals;

NewChatPanel::NewChatPanel(QWidget *parent)
    : QWidget(parent)
    , m_address(new QLineEdit)
    , m_suggestions(new RowList)
    , m_advice(new TextLabel(TextStyle::Caption, TextLabel::Tone::Muted))
    , m_problem(new TextLabel(TextStyle::Secondary, TextLabel::Tone::Danger))
{
    auto *heading = new TextLabel(tr("New chat"), TextStyle::BodyStrong);
    auto *start = new QPushButton(tr("Start chat"));
    auto *cancel = new QPushButton(tr("Cancel"));
    start->setProperty("look", u"main"_s);
    for (QPushButton *button : {start, cancel})
        button->setAccessibleName(button->text());
    m_address->setAccessibleName(tr("Name or address"));
    m_address->setPlaceholderText(tr("Name or address"));
    m_advice->setWordWrap(true);
    m_problem->setWordWrap(true);
    m_problem->hide();

    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(Space::M, Space::M, Space::M, Space::M);
    column->addWidget(heading);
    column->addWidget(m_address);
    column->addWidget(m_problem);
    column->addWidget(m_suggestions);
    column->addWidget(m_advice);
    auto *buttons = new QHBoxLayout;
    buttons->addWidget(start);
    buttons->addWidget(cancel);
    buttons->addStretch();
    column->addLayout(buttons);

    m_suggestions->setItemDelegate(new SwitcherDelegate(m_suggestions));
    m_suggestions->setAccessibleName(tr("Suggestions"));
    m_suggestions->setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed); // as high as its rows
    m_address->installEventFilter(this);
    connect(m_suggestions, &RowList::chosen, this, &NewChatPanel::choose);
    connect(m_address, &QLineEdit::textEdited, this, &NewChatPanel::textEdited);
    connect(m_address, &QLineEdit::textEdited, m_problem, &QWidget::hide);
    connect(m_address, &QLineEdit::returnPressed, this, &NewChatPanel::submit);
    connect(start, &QPushButton::clicked, this, &NewChatPanel::submit);
    connect(cancel, &QPushButton::clicked, this, &NewChatPanel::close);
    setAccessibleName(tr("New chat"));
    fitSuggestions();
    hide();
}

void NewChatPanel::setOwnDomain(const QString &domain)
{
    m_ownDomain = domain;
    m_advice->setText(tr("A name alone means someone on %1.").arg(domain));
    m_advice->setVisible(!domain.isEmpty());
}

void NewChatPanel::open()
{
    m_address->clear();
    m_problem->hide();
    show();
    m_address->setFocus();
    emit opened();
}

void NewChatPanel::setSuggestions(QAbstractItemModel *people)
{
    m_suggestions->setModel(people);
    if (people)
        connect(people, &QAbstractItemModel::modelReset, this, &NewChatPanel::fitSuggestions);
    fitSuggestions();
}

void NewChatPanel::fitSuggestions()
{
    constexpr int most = 6;
    const int rows = m_suggestions->model() ? std::min(most, m_suggestions->model()->rowCount()) : 0;
    m_suggestions->setVisible(rows > 0);
    if (rows > 0)
        m_suggestions->setFixedHeight(rows * m_suggestions->sizeHintForRow(0));
}

void NewChatPanel::choose(const QModelIndex &index)
{
    const Jid jid = index.data(SwitcherModel::JidRole).value<Jid>();
    if (jid.isNull())
        return;
    close();
    emit addressChosen(jid);
}

bool NewChatPanel::eventFilter(QObject *watched, QEvent *event)
{
    if (event->type() == QEvent::KeyPress && static_cast<QKeyEvent *>(event)->key() == Qt::Key_Down &&
        !m_suggestions->isHidden()) {
        m_suggestions->setFocus();
        m_suggestions->setCurrentIndex(m_suggestions->model()->index(0, 0));
        return true;
    }
    return QWidget::eventFilter(watched, event);
}

void NewChatPanel::keyPressEvent(QKeyEvent *event)
{
    if (event->key() == Qt::Key_Escape)
        close();
    else
        QWidget::keyPressEvent(event);
}

void NewChatPanel::paintEvent(QPaintEvent *)
{
    paintCard(this);
}

void NewChatPanel::submit()
{
    const std::optional<Jid> jid = Jid::fromUserInput(m_address->text(), m_ownDomain);
    if (jid) {
        close();
        emit addressChosen(jid->bare());
        return;
    }
    const QString sentence = FailureText::sentence(FailureKind::InvalidAddress);
    m_problem->setText(sentence);
    m_problem->show();
    announce(m_problem, sentence);
    m_address->setFocus();
    m_address->selectAll();
}

void NewChatPanel::close()
{
    hide();
    emit closed();
}

} // namespace Tertulia
