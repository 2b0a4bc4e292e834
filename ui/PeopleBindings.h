#pragma once

#include "app/data/Failure.h"
#include "app/data/Result.h"
#include "ui/contacts/PersonDetails.h"

#include <QFuture>
#include <QObject>
#include <QPoint>

namespace Tertulia {

class ChatSession;
class MainWindow;

/// Joins one session's people with the window: adding, menus, the details pane, and what went wrong, said. Lives as
/// long as the session is shown.
class PeopleBindings : public QObject
{
    Q_OBJECT

public:
    PeopleBindings(ChatSession &session, MainWindow &window);
    ~PeopleBindings() override;

    /// Whose details the pane shows while it follows the conversation; null: nobody's.
    void setPartner(const Jid &jid);
    PersonDetails detailsOf(const Jid &jid) const;
    void showDetails(const Jid &jid);
    void showMenu(const Jid &jid, const QPoint &where); ///< what can be asked about them

signals:
    void openAsked(const Tertulia::Jid &jid);

private:
    void bindSession();
    void bindWindow();
    void obey(PersonAction action, const Jid &jid);
    void refresh();
    void showBlocked();
    void add(const Jid &jid, const QString &name, const QStringList &groups, const QString &text);
    void tell(QFuture<Result<Done>> outcome, const QString &attempt);
    void tellRequestFailed(const Jid &jid, FailureKind why);
    QString nameOf(const Jid &jid) const;

    ChatSession &m_session;
    MainWindow &m_window;
    Jid m_partner;
    bool m_refreshing = false;
};

} // namespace Tertulia
