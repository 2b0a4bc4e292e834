#include "ui/rooms/RoomBrowser.h"

#include "app/models/RoomsModel.h"
#include "ui/chats/RowList.h"
#include "ui/chats/SpokenRows.h"
#include "ui/common/Icons.h"
#include "ui/common/MessageBar.h"
#include "ui/common/SearchField.h"
#include "ui/common/TextLabel.h"
#include "ui/rooms/RoomDelegate.h"
#include "ui/timeline/DisplayText.h"

#include <QKeyEvent>
#include <QLineEdit>
#include <QPushButton>
#include <QVBoxLayout>

namespace Tertulia {

using namespace Qt::StringLiterals;

namespace {

constexpr int Width = 560, Height = 600;

Room shownAs(const RoomListing &listing)
{
    Room room;
    room.jid = listing.jid;
    room.name = displayText(listing.name).simplified();
    QStringList parts;
    if (listing.passwordProtected)
        parts << RoomBrowser::tr("password");
    if (listing.membersOnly)
        parts << RoomBrowser::tr("members only");
    parts << displayText(listing.description).simplified();
    parts.removeAll(QString());
    room.subject = parts.isEmpty() ? listing.jid.toString() : parts.join(u" · "_s);
    room.people = listing.people;
    room.state = Room::State::Joined;
    return room;
}

} // namespace

//  ╭ Browse rooms ─────────────────────╮
//  │ (Find rooms                     ) │
//  │ [#] name                       12 │
//  │     description                   │
//  │ how it stands                     │
//  │ [ Room service   ] [Show]  [Join] │
//  ╰───────────────────────────────────╯
RoomBrowser::RoomBrowser(QWidget *window)
    : Overlay(window)
    , m_rooms(std::make_unique<RoomsModel>())
    , m_search(new SearchField)
    , m_service(new QLineEdit)
    , m_list(new RowList)
    , m_status(new TextLabel(TextStyle::Secondary, TextLabel::Tone::Muted))
    , m_join(new QPushButton(tr("Join")))
{
    setAccessibleName(tr("Browse rooms"));
    m_search->setName(tr("Find rooms"), tr("Find rooms"));
    m_search->setClearsOnEscape(false); // it closes the card
    m_service->setAccessibleName(tr("Room service"));
    m_service->setPlaceholderText(tr("Another server's rooms"));
    m_service->setMaxLength(1'000);
    m_list->setAccessibleName(tr("Public rooms"));
    m_list->setItemDelegate(new RoomDelegate(m_list));
    auto *rows = new SpokenRows(RoomDelegate::spoken, m_list);
    rows->setSourceModel(m_rooms.get());
    m_list->setModel(rows);
    m_list->installEventFilter(this);
    m_status->setWordWrap(true);
    m_status->setAccessibleName(tr("Browse status"));
    m_join->setProperty("look", u"main"_s);
    m_join->setAccessibleName(m_join->text());
    m_join->setEnabled(false);
    layOut();
    connect(m_search, &QLineEdit::textChanged, this, [this](const QString &text) { m_rooms->setFilter(text); });
    connect(m_search, &SearchField::leftDownwards, m_list, [this] { m_list->setFocus(); });
    connect(m_service, &QLineEdit::returnPressed, this, &RoomBrowser::ask);
    connect(m_list, &QListView::doubleClicked, this, &RoomBrowser::join);
    connect(m_join, &QPushButton::clicked, this, &RoomBrowser::join);
    const auto check = [this] { m_join->setEnabled(m_list->currentIndex().isValid()); };
    connect(m_list->selectionModel(), &QItemSelectionModel::currentChanged, this, check);
    connect(m_rooms.get(), &QAbstractItemModel::modelReset, this, check, Qt::QueuedConnection);
}

RoomBrowser::~RoomBrowser() = default;

void RoomBrowser::layOut()
{
    auto *column = new QVBoxLayout(card());
    column->setContentsMargins(Space::S, Space::L, Space::S, Space::L);
    column->setSpacing(Space::S);
    auto *show = new QPushButton(tr("Show"));
    auto *close = new QPushButton(tr("Close"));
    for (QPushButton *button : {show, close})
        button->setAccessibleName(button->text());
    connect(show, &QPushButton::clicked, this, &RoomBrowser::ask);
    connect(close, &QPushButton::clicked, this, &Overlay::close);
    auto *head = new QVBoxLayout;
    head->setContentsMargins(Space::S, 0, Space::S, 0);
    head->setSpacing(Space::M);
    head->addWidget(new TextLabel(tr("Browse rooms"), TextStyle::Heading));
    head->addWidget(m_search);
    head->addWidget(m_status);
    column->addLayout(head);
    column->addWidget(m_list, 1);
    auto *foot = new QHBoxLayout;
    foot->setContentsMargins(Space::S, Space::XS, Space::S, 0);
    foot->setSpacing(Space::S);
    foot->addWidget(m_service, 1);
    for (QPushButton *button : {show, close, m_join})
        foot->addWidget(button);
    column->addLayout(foot);
}

QRect RoomBrowser::cardRect() const
{
    const QSize size = QSize(Width, Height).boundedTo(this->size() - QSize(2 * Space::L, 2 * Space::L));
    return {QPoint((width() - size.width()) / 2, (height() - size.height()) / 2), size};
}

void RoomBrowser::start()
{
    m_service->clear();
    m_search->clear();
    setRooms({});
    open();
    ask();
}

void RoomBrowser::takeFocus()
{
    m_search->setFocus();
}

void RoomBrowser::ask()
{
    m_rooms->setAll({});
    m_list->setEmptyText({}, {});
    say(tr("Asking for rooms…"), false);
    emit browseAsked(m_service->text().trimmed());
}

void RoomBrowser::setService(const Jid &service)
{
    m_service->setText(service.toString());
}

void RoomBrowser::setRooms(const QList<RoomListing> &rooms)
{
    m_listed = rooms;
    QList<Room> shown;
    for (const RoomListing &listing : rooms)
        shown << shownAs(listing);
    m_rooms->setAll(shown);
    m_list->setEmptyText(tr("No public rooms"), tr("There are none there, or none of that name."));
    say(rooms.isEmpty() ? QString() : tr("%n room(s)", nullptr, int(rooms.size())), false);
}

void RoomBrowser::update(const RoomListing &room)
{
    if (!m_rooms->find(room.jid))
        return; // of another service, asked before
    m_rooms->put(shownAs(room));
    const auto known = std::ranges::find(m_listed, room.jid, &RoomListing::jid);
    if (known != m_listed.end())
        *known = room;
}

void RoomBrowser::showProblem(const QString &sentence)
{
    setRooms({});
    say(sentence, true);
    m_service->setFocus();
    m_service->selectAll();
}

void RoomBrowser::say(const QString &text, bool isProblem)
{
    m_status->setTone(isProblem ? TextLabel::Tone::Danger : TextLabel::Tone::Muted);
    m_status->setText(text);
    m_status->setAccessibleDescription(text);
    m_status->setVisible(!text.isEmpty());
    if (isProblem)
        announce(m_status, text);
}

void RoomBrowser::join()
{
    const Jid jid = m_list->currentIndex().data(RoomsModel::JidRole).value<Jid>();
    const auto chosen = std::ranges::find(m_listed, jid, &RoomListing::jid);
    if (chosen == m_listed.end())
        return;
    const RoomListing room = *chosen;
    close();
    emit joinAsked(room);
}

/// Enter joins; a click only marks.
bool RoomBrowser::eventFilter(QObject *object, QEvent *event)
{
    if (object == m_list && event->type() == QEvent::KeyPress) {
        const int key = static_cast<QKeyEvent *>(event)->key();
        if (key == Qt::Key_Return || key == Qt::Key_Enter) {
            join();
            return true;
        }
    }
    return Overlay::eventFilter(object, event);
}

} // namespace Tertulia
