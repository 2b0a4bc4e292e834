#include "ui/AccountsDesk.h"

#include "app/ChatSession.h"
#include "app/Contacts.h"
#include "app/Conversations.h"
#include "app/OwnAccount.h"
#include "app/Presences.h"
#include "ui/AccountPages.h"
#include "ui/Bindings.h"
#include "ui/MainWindow.h"
#include "ui/SeveralAccounts.h"
#include "ui/TransfersBindings.h"
#include "ui/chats/Sidebar.h"
#include "ui/common/ConnectionText.h"
#include "ui/common/FailureText.h"
#include "ui/login/SignInPage.h"
#include "ui/rooms/RoomsPage.h"

namespace Tertulia {

using namespace Qt::StringLiterals;

namespace {

constexpr auto FrontKey = "window/account"_L1;

bool isSignedIn(const ChatSession &session)
{
    const Phase phase = session.state().phase;
    return phase == Phase::Synchronising || phase == Phase::Online;
}

bool knows(const ChatSession &session, const Jid &conversation)
{
    return session.conversations().find(conversation) || session.contacts().find(conversation);
}

} // namespace

AccountsDesk::AccountsDesk(Accounts &accounts, MessageStore &messages, SearchIndex &search, Settings &settings,
                           Secrets &secrets, MainWindow &window, QObject *parent)
    : QObject(parent)
    , m_accounts(accounts)
    , m_messages(messages)
    , m_search(search)
    , m_settings(settings)
    , m_secrets(secrets)
    , m_window(window)
    , m_several(std::make_unique<SeveralAccounts>(accounts, window))
    , m_transfers(std::make_unique<TransfersBindings>(accounts, window))
{
    const Sidebar *sidebar = window.sidebar();
    connect(m_several.get(), &SeveralAccounts::unreadChanged, this, &AccountsDesk::changed);
    connect(sidebar, &Sidebar::accountTouched, this, &AccountsDesk::bring);
    connect(sidebar, &Sidebar::addAccountAsked, this, &AccountsDesk::addAccount);
    connect(sidebar, &Sidebar::signOutAsked, this, &AccountsDesk::signOutFront);
    connect(window.signIn(), &SignInPage::left, this, &AccountsDesk::leaveForm);
    connect(window.signIn(), &SignInPage::signInAsked, this,
            [this](const AccountSettings &account, const QString &password) { signIn(account, password); });
    connect(m_transfers.get(), &TransfersBindings::conversationAsked, this, [this](const Jid &account, const Jid &jid) {
        bring(account);
        if (m_bindings)
            m_bindings->open(jid);
    });
    connect(sidebar->rooms(), &RoomsPage::invitationAccepted, this, [this](const RoomInvitation &invitation) {
        bring(invitation.account);
        if (m_bindings && frontAddress() == invitation.account)
            m_bindings->join(invitation);
    });
    connect(&window, &MainWindow::signInAgainAsked, this, [this] {
        m_window.showSignIn();
        if (m_front)
            m_window.signIn()->showState(m_front->state());
    });
}

AccountsDesk::~AccountsDesk()
{
    put(nullptr);
}

void AccountsDesk::signIn(AccountSettings account, const QString &password, Credentials credentials)
{
    if (const ChatSession *known = m_accounts.find(account.jid)) { // e.g. a certificate trusted just now
        account.pinnedSha256 = known->account().pinnedSha256;
        account.strongestMechanism = known->account().strongestMechanism;
    }
    const bool isNew = credentials == Credentials::New;
    if (m_front && isNew && (m_front->account().jid == account.jid || !m_members.contains(m_front->account().jid)))
        drop(m_front->account().jid); // an attempt that failed leaves nothing behind
    if (!isNew)
        m_members.insert(account.jid);
    m_passwords.insert(account.jid, password);
    ChatSession &session = m_accounts.add(account);
    join(session);
    if (isNew || !m_front)
        put(&session);
    session.presences().publish(m_settings.ownPresence(account.jid));
    session.signIn(password, !isNew);
}

void AccountsDesk::join(ChatSession &session)
{
    connect(&session, &ChatSession::stateChanged, this,
            [this, &session](const ConnectionState &state) { onState(session, state); });
    connect(&session, &ChatSession::signedIn, this, [this, &session] { onSignedIn(session); });
    connect(&session, &ChatSession::accountChanged, this, [this](const AccountSettings &account) {
        if (m_members.contains(account.jid)) // one that never signed in is not kept
            m_settings.putAccount(account);
    });
}

void AccountsDesk::signInKept()
{
    QList<AccountSettings> kept = m_settings.accounts();
    const AccountSettings last = kept.value(0);
    kept.removeIf([](const AccountSettings &account) { return !account.remember; });
    if (kept.isEmpty()) {
        m_window.signIn()->setAccount(last);
        return m_window.showSignIn();
    }
    const QString front = m_settings.value(FrontKey).toString();
    std::ranges::stable_partition(kept,
                                  [&](const AccountSettings &account) { return account.jid.toString() == front; });
    m_window.signIn()->setAccount(kept.constFirst());
    m_window.sidebar()->setAccount(kept.constFirst().jid);
    m_window.showChats();
    for (const AccountSettings &account : std::as_const(kept)) {
        m_secrets.read(account.jid).then(this, [this, account](const Result<QString> &password) {
            if (password && !password.value().isEmpty())
                return signIn(account, password.value(), Credentials::Kept);
            if (m_front)
                return;
            showForm(account);
            if (!password)
                m_window.signIn()->showState({Phase::Offline, {}, password.failure()});
        });
    }
}

/// Joins the window with another session. What is shown of the one before goes; the session itself goes on.
void AccountsDesk::put(ChatSession *session)
{
    if (session == m_front)
        return;
    m_pages.reset();
    m_bindings.reset();
    m_front = session;
    if (!session)
        return;
    const Jid jid = session->account().jid;
    m_bindings = std::make_unique<Bindings>(*session, m_messages, m_search, m_window);
    m_pages = std::make_unique<AccountPages>(session->ownAccount(), jid, m_window);
    const Sidebar *sidebar = m_window.sidebar();
    connect(sidebar, &Sidebar::changePasswordAsked, m_pages.get(), &AccountPages::changePassword);
    connect(sidebar, &Sidebar::deleteAccountAsked, m_pages.get(), &AccountPages::deleteAccount);
    connect(m_pages.get(), &AccountPages::passwordChanged, this, [this](const QString &password) {
        if (m_front->account().remember)
            keepPassword(m_front->account().jid, password);
    });
    connect(m_pages.get(), &AccountPages::accountDeleted, this, &AccountsDesk::onDeleted, Qt::QueuedConnection);
    m_window.showState(session->state());
    if (m_members.contains(jid))
        m_settings.setValue(FrontKey, jid.toString());
    emit changed();
}

void AccountsDesk::bring(const Jid &account)
{
    if (ChatSession *session = m_accounts.find(account))
        put(session);
}

void AccountsDesk::addAccount()
{
    m_before = m_front ? m_front->account().jid : Jid();
    put(nullptr); // its states are not those of the form
    showForm({});
    m_window.signIn()->setCanLeave(true);
}

void AccountsDesk::leaveForm()
{
    if (m_front && !m_members.contains(m_front->account().jid))
        drop(m_front->account().jid);
    bring(m_before);
    if (!m_front && m_accounts.first())
        put(m_accounts.first());
    m_window.signIn()->setCanLeave(false);
    m_window.showChats();
}

void AccountsDesk::showForm(const AccountSettings &account)
{
    m_window.signIn()->setAccount(account);
    m_window.signIn()->reset();
    m_window.showSignIn();
    emit formShown();
}

void AccountsDesk::drop(const Jid &account)
{
    if (m_front && m_front->account().jid == account)
        put(nullptr);
    m_members.remove(account);
    m_passwords.remove(account);
    m_accounts.remove(account);
}

void AccountsDesk::onState(const ChatSession &session, const ConnectionState &state)
{
    emit changed();
    if (&session != m_front && state.phase == Phase::NeedsYou)
        m_window.showProblem(
            tr("%1: %2").arg(session.account().jid.toString(), ConnectionText::sentence(session.state())));
}

void AccountsDesk::onSignedIn(const ChatSession &session)
{
    const AccountSettings account = session.account();
    m_members.insert(account.jid);
    m_settings.putAccount(account);
    const QString password = m_passwords.take(account.jid);
    if (account.remember && !password.isEmpty())
        keepPassword(account.jid, password);
    if (&session != m_front)
        return;
    m_settings.setValue(FrontKey, account.jid.toString());
    m_window.signIn()->setCanLeave(false);
    if (!m_window.isShowingOver())
        m_window.showChats();
    emit cameIn();
}

void AccountsDesk::keepPassword(const Jid &account, const QString &password)
{
    m_secrets.write(account, password).then(this, [this](const Result<Done> &result) {
        if (!result)
            m_window.showProblem(FailureText::sentence(result.failure()));
    });
}

void AccountsDesk::signOutFront()
{
    if (!m_front)
        return;
    ChatSession *session = m_front;
    AccountSettings account = session->account();
    account.remember = false;
    m_settings.putAccount(account);
    m_secrets.remove(account.jid);
    m_members.remove(account.jid);
    put(nullptr);
    connect(session, &ChatSession::signedOut, this, [this, jid = account.jid] {
        QMetaObject::invokeMethod(this, [this, jid] { drop(jid); }, Qt::QueuedConnection);
    });
    session->signOut();
    for (ChatSession *other : m_accounts.all()) {
        if (other != session)
            return put(other);
    }
    showForm(account);
}

void AccountsDesk::signOutAll()
{
    for (ChatSession *session : m_accounts.all())
        session->signOut();
}

Jid AccountsDesk::frontAddress() const
{
    return m_front ? m_front->account().jid : Jid();
}

bool AccountsDesk::isQuiet() const
{
    return std::ranges::all_of(m_accounts.all(),
                               [](const ChatSession *one) { return one->state().phase == Phase::Offline; });
}

Availability AccountsDesk::availability() const
{
    Availability best = Availability::Offline;
    for (const ChatSession *session : m_accounts.all()) {
        if (isSignedIn(*session))
            best = std::min(best, session->presences().published().availability);
    }
    return best;
}

int AccountsDesk::unread() const
{
    return m_several->unread();
}

void AccountsDesk::openLink(const QUrl &link)
{
    if (m_bindings)
        m_bindings->openLink(link);
}

void AccountsDesk::open(const Jid &conversation)
{
    if (m_front && !knows(*m_front, conversation)) {
        for (ChatSession *session : m_accounts.all()) {
            if (knows(*session, conversation)) {
                put(session);
                break;
            }
        }
    }
    if (m_bindings)
        m_bindings->open(conversation);
}

void AccountsDesk::onDeleted(bool wipe)
{
    const Jid jid = m_front->account().jid;
    drop(jid);
    m_settings.removeAccount(jid);
    m_secrets.remove(jid);
    const QString news =
        wipe ? tr("The account %1 was deleted, and its messages on this computer too.").arg(jid.toString())
             : tr("The account %1 was deleted.").arg(jid.toString());
    if (ChatSession *other = m_accounts.first()) {
        put(other);
        m_window.showChats();
        m_window.showProblem(news);
    } else {
        showForm({});
        m_window.signIn()->tell(news);
    }
    emit accountDeleted(jid, wipe);
}

} // namespace Tertulia
