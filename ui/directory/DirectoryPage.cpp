#include "ui/directory/DirectoryPage.h"

#include "app/models/DirectoryModel.h"
#include "ui/common/EmptyPane.h"
#include "ui/common/MessageBar.h"
#include "ui/common/SearchField.h"
#include "ui/common/TextLabel.h"
#include "ui/directory/PeopleTable.h"
#include "ui/timeline/DisplayText.h"

#include <QPainter>
#include <QPushButton>
#include <QStackedWidget>
#include <QVBoxLayout>

namespace Tertulia {

using namespace Qt::StringLiterals;

DirectoryPage::DirectoryPage(QWidget *parent)
    : QWidget(parent)
    , m_count(new TextLabel(TextStyle::Secondary, TextLabel::Tone::Muted))
    , m_note(new TextLabel(TextStyle::Secondary))
    , m_who(new TextLabel(TextStyle::BodyStrong))
    , m_filter(new SearchField)
    , m_body(new QStackedWidget)
    , m_empty(new EmptyPane(Icon::People, {}, {}))
    , m_people(new PeopleTable)
    , m_actions(nullptr)
    , m_message(new QPushButton(tr("Message")))
    , m_add(new QPushButton(tr("Add contact")))
    , m_details(new QPushButton(tr("Details")))
{
    setAccessibleName(tr("Directory"));
    m_people->setAccessibleName(tr("People"));
    m_note->setWordWrap(true);
    m_note->setContentsMargins(Space::L, Space::XS, Space::L, Space::S);
    m_body->addWidget(m_empty);
    m_body->addWidget(m_people);
    m_actions = buildActions();
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins({});
    column->setSpacing(0);
    column->addWidget(buildHead());
    column->addWidget(m_note);
    column->addWidget(m_body, 1);
    column->addWidget(m_actions);
    connect(m_filter, &SearchField::leftDownwards, this, &DirectoryPage::focusPeople);
    connect(m_people, &PeopleTable::currentMoved, this, &DirectoryPage::showChosen);
    connect(m_people, &PeopleTable::chosen, this, [this] { emit messageAsked(chosen()); });
    connect(m_people, &PeopleTable::menuAsked, this, [this](const QModelIndex &index, const QPoint &at) {
        emit menuAsked(index.data(DirectoryModel::JidRole).value<Jid>(), at);
    });
    showInvitation();
}

QWidget *DirectoryPage::buildHead()
{
    auto *head = new QWidget;
    auto *row = new QHBoxLayout(head);
    row->setContentsMargins(Space::L, Space::M, Space::L, Space::S);
    row->setSpacing(Space::M);
    auto *title = new TextLabel(tr("Directory"), TextStyle::Heading);
    m_filter->setName(tr("Filter"), tr("Filter these people"));
    m_filter->setMaximumWidth(280);
    m_count->setAccessibleName(tr("Number of people"));
    row->addWidget(title);
    row->addWidget(m_count);
    row->addStretch(1);
    row->addWidget(m_filter, 2);
    return head;
}

QWidget *DirectoryPage::buildActions()
{
    auto *bar = new QWidget;
    auto *row = new QHBoxLayout(bar);
    row->setContentsMargins(Space::L, Space::S, Space::L, Space::S);
    row->setSpacing(Space::S);
    m_message->setProperty("look", u"main"_s);
    m_who->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Preferred);
    row->addWidget(m_who, 1);
    for (QPushButton *button : {m_message, m_add, m_details}) {
        button->setAccessibleName(button->text());
        row->addWidget(button);
    }
    connect(m_message, &QPushButton::clicked, this, [this] { emit messageAsked(chosen()); });
    connect(m_details, &QPushButton::clicked, this, [this] { emit detailsAsked(chosen()); });
    connect(m_add, &QPushButton::clicked, this, [this] {
        const QModelIndex index = m_people->currentIndex();
        emit addContactAsked(chosen(), index.siblingAtColumn(DirectoryModel::Name).data().toString());
    });
    return bar;
}

void DirectoryPage::setModel(DirectoryModel *model)
{
    if (m_model)
        m_model->disconnect(this);
    m_model = model;
    m_people->setModel(model);
    m_filter->clear();
    showInvitation();
    if (!model)
        return;
    const QStringList titles{tr("Name"), tr("Username"), tr("Address"), tr("Email"), tr("Contact")};
    for (int column = 0; column < titles.size(); ++column)
        model->setHeaderData(column, Qt::Horizontal, titles[column], Qt::EditRole);
    model->setInContactsText(tr("In contacts"));
    connect(m_filter, &QLineEdit::textChanged, model, &DirectoryModel::setFilter);
    connect(model, &QAbstractItemModel::modelReset, this, &DirectoryPage::showCount);
    connect(model, &QAbstractItemModel::modelReset, this, &DirectoryPage::showChosen);
    connect(model, &QAbstractItemModel::dataChanged, this, &DirectoryPage::showChosen);
}

void DirectoryPage::showInvitation()
{
    m_empty->say(Icon::People, tr("Find people"), tr("Search for someone on the left, or let it show everyone."));
    m_body->setCurrentWidget(m_empty);
    m_filter->hide();
    m_note->hide();
    showCount();
    showChosen();
}

void DirectoryPage::showNoDirectory(const QString &sentence)
{
    showInvitation();
    m_empty->say(Icon::Search, tr("No directory here"), sentence);
}

void DirectoryPage::showWaiting(qsizetype soFar)
{
    showInvitation();
    m_empty->say(Icon::Search, tr("Looking for people…"),
                 soFar > 0 ? tr("%n so far", nullptr, int(soFar)) : tr("The directory has not answered yet."));
}

void DirectoryPage::showPeople(const QString &note)
{
    const bool any = m_model && m_model->total() > 0;
    m_filter->clear();
    m_filter->setVisible(any);
    m_note->setText(note);
    m_note->setVisible(!note.isEmpty());
    if (any)
        m_body->setCurrentWidget(m_people);
    else
        m_empty->say(Icon::Search, tr("Nobody found"), tr("Try less of the name, or another box."));
    if (!any)
        m_body->setCurrentWidget(m_empty);
    m_people->scrollToTop();
    showCount();
    showChosen();
    if (!note.isEmpty())
        announce(m_note, note);
}

void DirectoryPage::focusPeople()
{
    if (!m_model || m_model->rowCount() == 0)
        return;
    m_people->setFocus();
    if (!m_people->currentIndex().isValid())
        m_people->selectRow(0);
}

void DirectoryPage::showCount()
{
    const bool shown = m_model && m_body->currentWidget() == m_people;
    const int rows = shown ? m_model->rowCount() : 0;
    m_count->setText(!shown                     ? QString()
                     : rows == m_model->total() ? tr("%n person(s)", nullptr, rows)
                                                : tr("%1 of %2").arg(rows).arg(m_model->total()));
}

void DirectoryPage::showChosen()
{
    const Jid jid = chosen();
    m_actions->setVisible(!jid.isNull());
    if (jid.isNull())
        return;
    const QModelIndex index = m_people->currentIndex();
    m_who->setText(displayText(index.data(DirectoryModel::NameRole).toString()));
    m_add->setVisible(!index.data(DirectoryModel::InContactsRole).toBool());
}

Jid DirectoryPage::chosen() const
{
    const bool shown = m_model && m_body->currentWidget() == m_people;
    return shown ? m_model->jidAt(m_people->currentIndex().row()) : Jid();
}

/// In a narrow window the row that is chosen says who it is.
void DirectoryPage::resizeEvent(QResizeEvent *event)
{
    QWidget::resizeEvent(event);
    m_who->setMaximumWidth(width() > 60 * fontMetrics().averageCharWidth() ? QWIDGETSIZE_MAX : 0);
}

void DirectoryPage::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    painter.fillRect(rect(), Theme::colours(palette()).page);
}

} // namespace Tertulia
