#pragma once

#include "app/data/Directory.h"
#include "app/data/Result.h"

#include <QObject>
#include <memory>

namespace Tertulia {

class ChatSession;
class DirectoryModel;
class DirectorySearchPane;
class MainWindow;
enum class DirectoryPart;
struct DataForm;

/// Joins one session's user search with the window: which directory is asked, what came of it, said in words. Lives as
/// long as the session is shown; finds the server's directory when its page is first looked at.
class DirectoryBindings : public QObject
{
    Q_OBJECT

public:
    DirectoryBindings(ChatSession &session, MainWindow &window);
    ~DirectoryBindings() override;

signals:
    void openAsked(const Tertulia::Jid &jid);
    void detailsAsked(const Tertulia::Jid &jid);
    void menuAsked(const Tertulia::Jid &jid, const QPoint &globalAt);

private:
    void bindPane();
    void bindPage();
    void begin();
    void findServices(const Jid &server);
    void fetchForm(const Jid &service);
    void search(const QString &text, const QList<DirectoryPart> &in, const DataForm &others);
    void showEveryone();
    void expect(QFuture<Result<DirectoryAnswer>> answer, bool everyone, const QList<DirectoryForm> &otherwise = {});
    void show(Result<DirectoryAnswer> result, bool everyone);
    void showFailure(const Failure &failure, bool everyone);
    void showNone(const Failure &failure);
    bool isSignedIn() const;
    DirectorySearchPane &pane() const;

    ChatSession &m_session;
    MainWindow &m_window;
    std::unique_ptr<DirectoryModel> m_model;
    QList<Jid> m_services;
    DirectoryForm m_form;
    Jid m_server;    ///< whose directory it is
    int m_asked = 0; ///< counts: an answer to an earlier question changes nothing
    bool m_begun = false;
};

} // namespace Tertulia
