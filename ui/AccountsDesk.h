#pragma once

#include "app/Accounts.h"
#include "app/Secrets.h"
#include "app/Settings.h"
#include "app/data/ConnectionState.h"

#include <QHash>
#include <QSet>

class QUrl;

namespace Tertulia {

class AccountPages;
class TransfersBindings;
class Bindings;
class MainWindow;
class SearchIndex;
class SeveralAccounts;

/// Who is signed in, and which account is in front. Signs accounts in and out, keeps what is to be kept of them
/// (settings, password in the Secret Service, never elsewhere), and joins the one in front with the window.
class AccountsDesk : public QObject
{
    Q_OBJECT

public:
    AccountsDesk(Accounts &accounts, MessageStore &messages, SearchIndex &search, Settings &settings, Secrets &secrets,
                 MainWindow &window, QObject *parent = nullptr);
    ~AccountsDesk() override;

    enum class Credentials { New, Kept };
    /// New ones come to the front; kept ones only where nobody is there yet.
    void signIn(AccountSettings account, const QString &password, Credentials credentials = Credentials::New);
    void signInKept(); ///< everybody who is to be remembered; else shows the page

    ChatSession *front() const { return m_front; } ///< nullptr: none
    Jid frontAddress() const;
    bool isQuiet() const;              ///< everybody is offline
    Availability availability() const; ///< the best of all
    int unread() const;
    void openLink(const QUrl &link);    ///< xmpp: somebody, or a room to be joined
    void open(const Jid &conversation); ///< in the account that knows it

public slots:
    void bring(const Tertulia::Jid &account); ///< to the front
    void addAccount();                        ///< the page, with a way back
    void signOutFront();
    void signOutAll(); ///< keeps everything: the end of the program

signals:
    void changed();                                               ///< states, presence or unread messages of anybody
    void cameIn();                                                ///< somebody signed in and is shown
    void formShown();                                             ///< the sign-in page
    void accountDeleted(const Tertulia::Jid &account, bool wipe); ///< on its server, proved; gone from here too

private:
    void put(ChatSession *session);
    void join(ChatSession &session);
    void leaveForm();
    void drop(const Jid &account);
    void showForm(const AccountSettings &account);
    void onState(const ChatSession &session, const ConnectionState &state);
    void onSignedIn(const ChatSession &session);
    void keepPassword(const Jid &account, const QString &password);
    void onDeleted(bool wipe);

    Accounts &m_accounts;
    MessageStore &m_messages;
    SearchIndex &m_search;
    Settings &m_settings;
    Secrets &m_secrets;
    MainWindow &m_window;
    std::unique_ptr<SeveralAccounts> m_several;
    std::unique_ptr<TransfersBindings> m_transfers;
    ChatSession *m_front = nullptr;
    std::unique_ptr<Bindings> m_bindings; // of m_front
    std::unique_ptr<AccountPages> m_pages;
    QHash<Jid, QString> m_passwords; // from the form until they are proven and kept, if they are to be kept
    QSet<Jid> m_members;             // have been signed in, now or before
    Jid m_before;                    // in front before the form was shown
};

} // namespace Tertulia
