#include "ui/NewChatBindings.h"

#include "app/ChatSession.h"
#include "app/Contacts.h"
#include "app/Rooms.h"
#include "app/UserSearch.h"
#include "app/data/DirectoryFields.h"
#include "ui/MainWindow.h"
#include "ui/chats/NewChatPanel.h"
#include "ui/chats/Sidebar.h"

namespace Tertulia {

using namespace std::chrono_literals;

NewChatBindings::NewChatBindings(ChatSession &session, MainWindow &window)
    : m_session(session)
    , m_window(window)
{
    m_model.addSource([this] { return contacts(); });
    m_model.addSource([this] { return rooms(); });
    m_pause.setSingleShot(true);
    m_pause.setInterval(300ms);
    NewChatPanel *panel = window.sidebar()->newChat();
    panel->setSuggestions(&m_model);
    connect(panel, &NewChatPanel::opened, &m_model, &NewChatModel::refresh);
    connect(panel, &NewChatPanel::textEdited, this, &NewChatBindings::setText);
    connect(&m_pause, &QTimer::timeout, this, &NewChatBindings::askDirectory);
}

NewChatBindings::~NewChatBindings()
{
    m_window.sidebar()->newChat()->setSuggestions(nullptr);
}

void NewChatBindings::setText(const QString &text)
{
    m_text = text.trimmed();
    m_model.setText(m_text);
    constexpr int fewest = 2; // a single letter says too little, and some directories refuse it
    m_text.size() < fewest ? m_pause.stop() : m_pause.start();
}

void NewChatBindings::askDirectory()
{
    if (m_form)
        search();
    else if (!m_looked)
        findDirectory();
}

void NewChatBindings::findDirectory()
{
    UserSearch &directory = m_session.userSearch();
    m_looked = true;
    directory.services().then(this, [this, &directory](const Result<QList<Jid>> &services) {
        m_looked = services || services.failure().kind == FailureKind::NotSupported;
        if (!services)
            return;
        directory.form(services.value().first()).then(this, [this](const Result<DirectoryForm> &form) {
            if (!form)
                return;
            m_form = form.value();
            search();
        });
    });
}

void NewChatBindings::search()
{
    const auto questions = DirectoryFields::search(*m_form, m_text, DirectoryFields::partsOf(*m_form));
    if (questions.isEmpty())
        return;
    m_session.userSearch().search(questions).then(this, [this, text = m_text](const Result<DirectoryAnswer> &answer) {
        if (answer && text == m_text)
            m_model.setFound(answer.value().entries);
    });
}

QList<SwitcherItem> NewChatBindings::contacts() const
{
    QList<SwitcherItem> items;
    for (const Contact &contact : m_session.contacts().all()) {
        SwitcherItem item;
        item.jid = contact.jid;
        item.name = contact.displayName();
        item.detail = contact.jid.toString();
        items.append(item);
    }
    return items;
}

QList<SwitcherItem> NewChatBindings::rooms() const
{
    QList<SwitcherItem> items;
    for (const Room &room : m_session.rooms().all()) {
        SwitcherItem item;
        item.kind = SwitcherItem::Kind::Room;
        item.jid = room.jid;
        item.name = room.displayName();
        item.detail = room.jid.toString();
        items.append(item);
    }
    return items;
}

} // namespace Tertulia
