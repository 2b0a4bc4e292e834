#include "ui/rooms/MembersPanel.h"

#include "ui/chats/RowList.h"
#include "ui/common/FailureText.h"
#include "ui/common/MessageBar.h"
#include "ui/common/SegmentBar.h"
#include "ui/common/TextLabel.h"
#include "ui/rooms/RoomWords.h"
#include "ui/timeline/DisplayText.h"

#include <QLineEdit>
#include <QPushButton>
#include <QStandardItemModel>
#include <QVBoxLayout>
#include <array>

namespace Tertulia {

using namespace Qt::StringLiterals;

namespace {

constexpr int Width = 480, Height = 520;
constexpr int JidRole = Qt::UserRole + 1;
constexpr std::array Lists{Affiliation::Owner, Affiliation::Admin, Affiliation::Member, Affiliation::Outcast};

QStringList listNames()
{
    QStringList names;
    for (const Affiliation which : Lists)
        names << RoomWords::affiliations(which);
    return names;
}

} // namespace

//  ╭ Members of tea ──────────────────────╮
//  │ [ Owners | Admins | Members | Banned ]│
//  │ address                              │
//  │ how it stands                        │
//  │ [ Name or address ] [Add]   [Remove] │
//  ╰──────────────────────────────────────╯
MembersPanel::MembersPanel(QWidget *window)
    : Overlay(window)
    , m_title(new TextLabel(TextStyle::Heading))
    , m_status(new TextLabel(TextStyle::Secondary, TextLabel::Tone::Danger))
    , m_lists(new SegmentBar(listNames()))
    , m_list(new RowList)
    , m_people(new QStandardItemModel(this))
    , m_address(new QLineEdit)
    , m_add(new QPushButton(tr("Add")))
    , m_remove(new QPushButton(tr("Remove")))
{
    setAccessibleName(tr("Members"));
    m_list->setAccessibleName(tr("List of members"));
    m_list->setModel(m_people);
    m_address->setAccessibleName(tr("Name or address"));
    m_address->setPlaceholderText(tr("Name or address"));
    m_status->setWordWrap(true);
    m_status->setAccessibleName(tr("Members status"));
    m_remove->setEnabled(false);
    layOut();
    connect(m_lists, &SegmentBar::currentChanged, this, &MembersPanel::ask);
    connect(m_address, &QLineEdit::returnPressed, this, &MembersPanel::add);
    connect(m_add, &QPushButton::clicked, this, &MembersPanel::add);
    connect(m_remove, &QPushButton::clicked, this, &MembersPanel::remove);
    connect(m_list->selectionModel(), &QItemSelectionModel::currentChanged, this,
            [this](const QModelIndex &current) { m_remove->setEnabled(current.isValid()); });
}

void MembersPanel::layOut()
{
    auto *column = new QVBoxLayout(card());
    column->setContentsMargins(Space::L, Space::L, Space::L, Space::L);
    column->setSpacing(Space::M);
    for (QWidget *part : std::initializer_list<QWidget *>{m_title, m_lists})
        column->addWidget(part);
    column->addWidget(m_list, 1);
    column->addWidget(m_status);
    auto *close = new QPushButton(tr("Close"));
    connect(close, &QPushButton::clicked, this, &Overlay::close);
    auto *foot = new QHBoxLayout;
    foot->setSpacing(Space::S);
    foot->addWidget(m_address, 1);
    for (QPushButton *button : {m_add, m_remove, close}) {
        button->setAccessibleName(button->text());
        foot->addWidget(button);
    }
    column->addLayout(foot);
}

QRect MembersPanel::cardRect() const
{
    const QSize size = QSize(Width, Height).boundedTo(this->size() - QSize(2 * Space::L, 2 * Space::L));
    return {QPoint((width() - size.width()) / 2, (height() - size.height()) / 2), size};
}

void MembersPanel::start(const Room &room)
{
    m_room = room.jid;
    m_title->setText(tr("Members of %1").arg(displayText(room.displayName()).simplified()));
    m_address->clear();
    open();
    ask();
}

Affiliation MembersPanel::shown() const
{
    return Lists[size_t(m_lists->current())];
}

void MembersPanel::takeFocus()
{
    m_address->setFocus();
}

void MembersPanel::ask()
{
    m_people->clear();
    m_status->hide();
    m_list->setEmptyText({}, tr("Asking the room…"));
    emit listAsked(m_room, shown());
}

void MembersPanel::setMembers(Affiliation which, const QList<RoomMember> &members)
{
    if (which != shown())
        return;
    m_people->clear();
    m_list->setEmptyText({}, tr("Nobody is on this list."));
    for (const RoomMember &member : members) {
        QStringList parts{member.jid.toString(), displayText(member.nick).simplified(),
                          displayText(member.reason).simplified().left(200)};
        parts.removeAll(QString());
        auto *item = new QStandardItem(parts.join(u" · "_s));
        item->setData(QVariant::fromValue(member.jid), JidRole);
        item->setSizeHint({0, fontMetrics().height() + Space::L});
        m_people->appendRow(item);
    }
}

void MembersPanel::showProblem(const QString &sentence)
{
    m_list->setEmptyText({}, {});
    m_status->setText(sentence);
    m_status->setAccessibleDescription(sentence);
    m_status->show();
    announce(m_status, sentence);
}

void MembersPanel::add()
{
    const auto typed = Jid::fromUserInput(m_address->text(), m_ownDomain);
    if (!typed)
        return showProblem(FailureText::sentence(FailureKind::InvalidAddress));
    m_status->hide();
    m_address->clear();
    emit changeAsked(m_room, typed->bare(), shown());
}

void MembersPanel::remove()
{
    const Jid person = m_list->currentIndex().data(JidRole).value<Jid>();
    if (person.isNull())
        return;
    m_status->hide();
    emit changeAsked(m_room, person, Affiliation::None);
}

} // namespace Tertulia
