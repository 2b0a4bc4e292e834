#include "ui/rooms/InvitePanel.h"

#include "ui/chats/RowList.h"
#include "ui/common/FailureText.h"
#include "ui/common/SearchField.h"
#include "ui/common/TextLabel.h"
#include "ui/timeline/DisplayText.h"

#include <QLineEdit>
#include <QPushButton>
#include <QSortFilterProxyModel>
#include <QStandardItemModel>
#include <QVBoxLayout>

namespace Tertulia {

using namespace Qt::StringLiterals;

namespace {

constexpr int Width = 440, Height = 520, MaxReason = 500;
constexpr int JidRole = Qt::UserRole + 1;

} // namespace

//  ╭ Invite to tea ──────────────╮
//  │ (Name or address          ) │
//  │ ☑ Bruno · bruno@example.org │
//  │ [ Message to them         ] │
//  │        [ Cancel ][ Invite ] │
//  ╰─────────────────────────────╯
InvitePanel::InvitePanel(QWidget *window)
    : Overlay(window)
    , m_title(new TextLabel(TextStyle::Heading))
    , m_problem(new TextLabel(TextStyle::Secondary, TextLabel::Tone::Danger))
    , m_search(new SearchField)
    , m_list(new RowList)
    , m_reason(new QLineEdit)
    , m_invite(new QPushButton(tr("Invite")))
    , m_people(new QStandardItemModel(this))
{
    setAccessibleName(tr("Invite"));
    m_search->setName(tr("Name or address"), tr("Name or address"));
    m_search->setClearsOnEscape(false); // it closes the card
    m_list->setAccessibleName(tr("Contacts to invite"));
    m_list->setEmptyText({}, tr("None of your contacts. Type an address and press Invite."));
    m_reason->setAccessibleName(tr("Message to them"));
    m_reason->setPlaceholderText(tr("Message to them"));
    m_reason->setMaxLength(MaxReason);
    m_problem->setWordWrap(true);
    m_invite->setProperty("look", u"main"_s);
    auto *filtered = new QSortFilterProxyModel(this);
    filtered->setSourceModel(m_people);
    filtered->setFilterCaseSensitivity(Qt::CaseInsensitive);
    filtered->setSortCaseSensitivity(Qt::CaseInsensitive);
    filtered->sort(0);
    m_list->setModel(filtered);
    layOut();
    connect(m_search, &QLineEdit::textChanged, this, &InvitePanel::filter);
    connect(m_search, &QLineEdit::returnPressed, this, &InvitePanel::submit);
    connect(m_reason, &QLineEdit::returnPressed, this, &InvitePanel::submit);
    connect(m_search, &SearchField::leftDownwards, m_list, [this] { m_list->setFocus(); });
    connect(m_list, &RowList::chosen, this, &InvitePanel::toggle);
    connect(m_people, &QStandardItemModel::itemChanged, this, &InvitePanel::count);
    connect(m_invite, &QPushButton::clicked, this, &InvitePanel::submit);
}

void InvitePanel::layOut()
{
    auto *column = new QVBoxLayout(card());
    column->setContentsMargins(Space::L, Space::L, Space::L, Space::L);
    column->setSpacing(Space::M);
    for (QWidget *part : std::initializer_list<QWidget *>{m_title, m_search, m_problem})
        column->addWidget(part);
    column->addWidget(m_list, 1);
    column->addWidget(m_reason);
    auto *cancel = new QPushButton(tr("Cancel"));
    connect(cancel, &QPushButton::clicked, this, &Overlay::close);
    auto *buttons = new QHBoxLayout;
    buttons->addStretch();
    for (QPushButton *button : {cancel, m_invite}) {
        button->setAccessibleName(button->text());
        buttons->addWidget(button);
    }
    column->addLayout(buttons);
}

void InvitePanel::ask(const Room &room, const QList<Contact> &contacts)
{
    m_room = room.jid;
    m_title->setText(tr("Invite to %1").arg(displayText(room.displayName()).simplified()));
    m_people->clear();
    for (const Contact &contact : contacts) {
        const QString name = displayText(contact.displayName()).simplified(), address = contact.jid.toString();
        auto *item = new QStandardItem(name == address ? name : name + u" · "_s + address);
        item->setFlags(Qt::ItemIsEnabled | Qt::ItemIsSelectable); // toggle() ticks it, wherever the row is clicked
        item->setCheckState(Qt::Unchecked);
        item->setData(QVariant::fromValue(contact.jid), JidRole);
        item->setSizeHint({0, fontMetrics().height() + Space::L});
        m_people->appendRow(item);
    }
    m_search->clear();
    m_reason->clear();
    m_problem->hide();
    count();
    open();
}

QRect InvitePanel::cardRect() const
{
    const QSize size = QSize(Width, Height).boundedTo(this->size() - QSize(2 * Space::L, 2 * Space::L));
    return {QPoint((width() - size.width()) / 2, (height() - size.height()) / 2), size};
}

void InvitePanel::takeFocus()
{
    m_search->setFocus();
}

void InvitePanel::filter(const QString &text)
{
    m_problem->hide();
    static_cast<QSortFilterProxyModel *>(m_list->model())->setFilterFixedString(text.trimmed());
    count();
}

/// A click anywhere in the row ticks it.
void InvitePanel::toggle(const QModelIndex &index)
{
    const bool ticked = index.data(Qt::CheckStateRole).toInt() == Qt::Checked;
    m_list->model()->setData(index, int(ticked ? Qt::Unchecked : Qt::Checked), Qt::CheckStateRole);
}

QList<Jid> InvitePanel::chosen() const
{
    QList<Jid> people;
    for (int row = 0; row < m_people->rowCount(); ++row) {
        if (m_people->item(row)->checkState() == Qt::Checked)
            people << m_people->item(row)->data(JidRole).value<Jid>();
    }
    return people;
}

void InvitePanel::count()
{
    const auto people = int(chosen().size());
    m_invite->setText(people > 1 ? tr("Invite %n people", nullptr, people) : tr("Invite"));
    m_invite->setEnabled(people > 0 || !m_search->text().trimmed().isEmpty());
}

/// Nobody ticked: whoever is typed, the only one found first.
void InvitePanel::submit()
{
    QList<Jid> people = chosen();
    if (people.isEmpty() && m_list->model()->rowCount() == 1) {
        people << m_list->model()->index(0, 0).data(JidRole).value<Jid>();
    } else if (people.isEmpty()) {
        const auto typed = Jid::fromUserInput(m_search->text(), m_ownDomain);
        if (!typed || typed->local().isEmpty()) {
            m_problem->setText(FailureText::sentence(FailureKind::InvalidAddress));
            m_problem->show();
            return m_search->setFocus();
        }
        people << typed->bare();
    }
    const QString reason = m_reason->text().trimmed();
    close();
    emit inviteAsked(m_room, people, reason);
}

} // namespace Tertulia
