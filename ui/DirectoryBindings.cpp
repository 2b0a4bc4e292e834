#include "ui/DirectoryBindings.h"

#include "app/ChatSession.h"
#include "app/UserSearch.h"
#include "app/data/DirectoryFields.h"
#include "app/models/DirectoryModel.h"
#include "ui/MainWindow.h"
#include "ui/chats/Sidebar.h"
#include "ui/common/FailureText.h"
#include "ui/directory/DirectoryPage.h"
#include "ui/directory/DirectorySearchPane.h"

namespace Tertulia {

DirectoryBindings::DirectoryBindings(ChatSession &session, MainWindow &window)
    : m_session(session)
    , m_window(window)
    , m_model(std::make_unique<DirectoryModel>(session.contacts()))
    , m_server(Jid::parse(session.account().jid.domain()).value_or(Jid()))
{
    window.directory()->setModel(m_model.get());
    pane().setOwnDomain(session.account().jid.domain());
    pane().showLooking(m_server.toString());
    bindPane();
    bindPage();
    if (window.sidebar()->segment() == Sidebar::Directory)
        begin();
}

DirectoryBindings::~DirectoryBindings()
{
    m_window.directory()->setModel(nullptr);
}

void DirectoryBindings::bindPane()
{
    const Sidebar *sidebar = m_window.sidebar();
    connect(sidebar, &Sidebar::segmentShown, this, [this](Sidebar::Segment segment) {
        if (segment == Sidebar::Directory)
            begin();
    });
    connect(&m_session, &ChatSession::stateChanged, this, [this] {
        if (isSignedIn() && m_window.sidebar()->segment() == Sidebar::Directory)
            begin();
    });
    connect(&pane(), &DirectorySearchPane::serverAsked, this, &DirectoryBindings::findServices);
    connect(&pane(), &DirectorySearchPane::serviceChosen, this, &DirectoryBindings::fetchForm);
    connect(&pane(), &DirectorySearchPane::searchAsked, this, &DirectoryBindings::search);
    connect(&pane(), &DirectorySearchPane::everyoneAsked, this, &DirectoryBindings::showEveryone);
    connect(&pane(), &DirectorySearchPane::cancelAsked, this, [this] {
        ++m_asked;
        m_session.userSearch().cancel();
        pane().setBusy(false);
        m_window.directory()->showPeople();
        if (m_model->total() == 0)
            m_window.directory()->showInvitation();
    });
}

void DirectoryBindings::bindPage()
{
    const DirectoryPage *page = m_window.directory();
    connect(page, &DirectoryPage::messageAsked, this, &DirectoryBindings::openAsked);
    connect(page, &DirectoryPage::detailsAsked, this, &DirectoryBindings::detailsAsked);
    connect(page, &DirectoryPage::menuAsked, this, &DirectoryBindings::menuAsked);
    connect(page, &DirectoryPage::addContactAsked, m_window.sidebar(), &Sidebar::openAddContact);
    connect(&m_session.userSearch(), &UserSearch::arriving, page, &DirectoryPage::showWaiting);
}

DirectorySearchPane &DirectoryBindings::pane() const
{
    return *m_window.sidebar()->directory();
}

bool DirectoryBindings::isSignedIn() const
{
    const Phase phase = m_session.state().phase;
    return phase == Phase::Synchronising || phase == Phase::Online;
}

void DirectoryBindings::begin()
{
    if (m_begun)
        return;
    if (!isSignedIn()) {
        pane().say(tr("The directory can be searched when you are signed in."));
        return;
    }
    m_begun = true;
    findServices(m_server);
}

void DirectoryBindings::findServices(const Jid &server)
{
    m_server = server;
    m_model->setEntries({});
    m_window.directory()->showInvitation();
    pane().showLooking(server.toString());
    const int asked = ++m_asked;
    m_session.userSearch().services(server).then(this, [this, asked](const Result<QList<Jid>> &found) {
        if (asked != m_asked)
            return;
        if (!found)
            return showNone(found.failure());
        m_services = found.value();
        fetchForm(m_services.first());
    });
}

void DirectoryBindings::fetchForm(const Jid &service)
{
    const int asked = ++m_asked;
    m_session.userSearch().form(service).then(this, [this, asked](const Result<DirectoryForm> &form) {
        if (asked != m_asked)
            return;
        if (!form)
            return showNone(form.failure());
        m_form = form.value();
        pane().showForm(m_form, m_services);
        m_window.directory()->showInvitation();
    });
}

void DirectoryBindings::showNone(const Failure &failure)
{
    const QString server = m_server.toString();
    m_begun = m_begun && failure.kind != FailureKind::NotSignedIn && failure.kind != FailureKind::ConnectionLost;
    const QString sentence =
        failure.kind == FailureKind::NotSupported
            ? tr("%1 has no directory of its people. You can search another server, or add someone by their address.")
                  .arg(server)
            : tr("The directory of %1 could not be reached.").arg(server) + QChar(u' ') +
                  FailureText::sentence(failure);
    pane().showNoDirectory(sentence);
    m_window.directory()->showNoDirectory(sentence);
}

void DirectoryBindings::search(const QString &text, const QList<DirectoryPart> &in, const DataForm &others)
{
    const auto questions = DirectoryFields::search(m_form, text, in, others);
    if (!questions.isEmpty())
        expect(m_session.userSearch().search(questions), false, DirectoryFields::exactly(m_form, text, in, others));
}

void DirectoryBindings::showEveryone()
{
    expect(m_session.userSearch().firstOf(DirectoryFields::everyone(m_form)), true);
}

void DirectoryBindings::expect(QFuture<Result<DirectoryAnswer>> answer, bool everyone,
                               const QList<DirectoryForm> &otherwise)
{
    const int asked = ++m_asked;
    pane().say({});
    pane().setBusy(true);
    m_window.directory()->showWaiting();
    answer.then(this, [this, asked, everyone, otherwise](Result<DirectoryAnswer> result) {
        if (asked != m_asked)
            return;
        if (result && result.value().entries.isEmpty() && !otherwise.isEmpty())
            expect(m_session.userSearch().search(otherwise), everyone);
        else
            show(std::move(result), everyone);
    });
}

void DirectoryBindings::show(Result<DirectoryAnswer> result, bool everyone)
{
    pane().setBusy(false);
    if (!result)
        return showFailure(result.failure(), everyone);
    const auto count = int(result.value().entries.size());
    const bool complete = result.value().complete;
    m_model->setEntries(std::move(result.value().entries));
    m_window.directory()->showPeople(
        complete
            ? QString()
            : tr("The server shows the first %n people. Search for more of a name to find others.", nullptr, count));
    pane().say(count > 0 ? tr("%n person(s) found.", nullptr, count) : tr("Nobody was found."));
}

void DirectoryBindings::showFailure(const Failure &failure, bool everyone)
{
    using enum FailureKind;
    const bool refused = failure.kind == NotAcceptable || failure.kind == NotAllowed || failure.kind == NotSupported;
    m_model->setEntries({});
    m_window.directory()->showInvitation();
    if (refused && everyone) {
        m_form.canListAll = false;
        pane().setCanListAll(false);
        pane().say(tr("This directory does not list everybody. Search for a name or an email address instead."), true);
    } else if (refused) {
        pane().say(tr("The directory did not accept that. Type more of the name: some want at least two letters."),
                   true);
    } else {
        pane().say(tr("The search did not work.") + QChar(u' ') + FailureText::sentence(failure), true);
    }
}

} // namespace Tertulia
