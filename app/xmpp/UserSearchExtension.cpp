#include "app/xmpp/UserSearchExtension.h"

#include "app/xmpp/ErrorMapping.h"
#include "app/xmpp/SearchStanza.h"
#include "app/xmpp/TaskBridge.h"

#include <QDomElement>
#include <QPromise>
#include <QXmppClient.h>
#include <QXmppDiscoveryIq.h>
#include <QXmppDiscoveryManager.h>
#include <QXmppTask.h>

using namespace Qt::StringLiterals;

namespace Tertulia {

namespace {

constexpr int maxItems = 50; // of a server, that are asked what they are

/// Kept exactly once: where the session goes before the answer comes, that is the answer.
template <typename T>
struct Promise {
    QPromise<Result<T>> promise;

    Promise() { promise.start(); }
    ~Promise() { finish(FailureKind::ConnectionLost); }
    Q_DISABLE_COPY_MOVE(Promise)
    void finish(Result<T> result)
    {
        if (promise.future().isFinished())
            return;
        promise.addResult(std::move(result));
        promise.finish();
    }
};

bool isDirectory(const QXmppDiscoveryIq &info)
{
    const auto identities = info.identities();
    const auto is = [&identities](QLatin1StringView category) {
        return std::ranges::any_of(identities, [&](const auto &identity) { return identity.category() == category; });
    };
    if (is("directory"_L1))
        return std::ranges::any_of(identities, [](const auto &identity) {
            return identity.category() == "directory"_L1 && identity.type() == "user"_L1;
        });
    return info.features().contains(SearchStanza::Namespace) && !is("conference"_L1); // some search their rooms by it
}

} // namespace

struct UserSearchExtension::Question : Promise<DirectoryAnswer> {
    Jid service;
    SearchRows rows;
    QTimer patience; ///< begins anew with each part
};

/// Who of a server's items is a directory: all are asked at once.
struct UserSearchExtension::Survey : Promise<QList<Jid>> {
    QList<Jid> found;
    int awaited = 0;
};

QFuture<Result<QList<Jid>>> UserSearchExtension::services(const Jid &server)
{
    auto survey = std::make_shared<Survey>();
    QTimer::singleShot(AnswerTimeout / 2, this, [survey] { survey->finish(survey->found); }); // some item is silent
    auto *disco = client()->findExtension<QXmppDiscoveryManager>();
    ++survey->awaited;
    disco->requestDiscoItems(server.toString()).then(this, [this, survey, server](auto &&answer) {
        QList<Jid> items{server};
        if (const auto *list = std::get_if<QList<QXmppDiscoveryIq::Item>>(&answer)) {
            for (const auto &item : *list) {
                const auto jid = Jid::parse(item.jid());
                if (jid && item.node().isEmpty() && items.size() <= maxItems && !items.contains(*jid))
                    items.append(*jid);
            }
        }
        for (const Jid &jid : std::as_const(items))
            look(survey, jid);
        if (--survey->awaited == 0)
            survey->finish(survey->found);
    });
    return survey->promise.future();
}

void UserSearchExtension::look(const std::shared_ptr<Survey> &survey, const Jid &jid)
{
    ++survey->awaited;
    client()
        ->findExtension<QXmppDiscoveryManager>()
        ->requestDiscoInfo(jid.toString())
        .then(this, [survey, jid](auto &&answer) {
            const auto *info = std::get_if<QXmppDiscoveryIq>(&answer);
            if (info && isDirectory(*info))
                survey->found.append(jid);
            if (--survey->awaited == 0)
                survey->finish(survey->found);
        });
}

QFuture<Result<DirectoryForm>> UserSearchExtension::form(const Jid &service)
{
    auto promise = std::make_shared<Promise<DirectoryForm>>();
    QTimer::singleShot(AnswerTimeout, this, [promise] { promise->finish({FailureKind::TimedOut, u"search form"_s}); });
    client()->sendIq(SearchIq::question(service)).then(this, [promise, service](QXmppClient::IqResult &&answer) {
        if (const auto *error = std::get_if<QXmppError>(&answer))
            return promise->finish(failureOf(*error));
        if (auto form = SearchStanza::parseForm(std::get<QDomElement>(answer), service))
            promise->finish(std::move(*form));
        else
            promise->finish({FailureKind::NotSupported, u"no search fields"_s});
    });
    return promise->promise.future();
}

QFuture<Result<DirectoryAnswer>> UserSearchExtension::ask(const DirectoryForm &filled)
{
    auto question = std::make_shared<Question>();
    question->service = filled.service;
    auto iq = SearchIq::answer(filled);
    const auto id = iq.id();
    m_open.insert(id, question);
    question->patience.setSingleShot(true);
    question->patience.setInterval(AnswerTimeout);
    connect(&question->patience, &QTimer::timeout, this,
            [this, id] { finish(id, {FailureKind::TimedOut, u"directory"_s}); });
    question->patience.start();
    client()->sendIq(std::move(iq)).then(this, [this, id, question](QXmppClient::IqResult &&answer) {
        if (const auto *error = std::get_if<QXmppError>(&answer))
            return finish(id, failureOf(*error));
        question->rows.add(std::get<QDomElement>(answer).firstChildElement(u"query"_s));
        finish(id, question->rows.take());
    });
    return question->promise.future();
}

void UserSearchExtension::finish(const QString &id, Result<DirectoryAnswer> result)
{
    const auto question = m_open.take(id);
    if (!question)
        return;
    question->patience.stop();
    if (!result && result.failure().kind != FailureKind::Cancelled && question->rows.size() > 0) {
        question->rows.cut(); // better some of them than none
        result = question->rows.take();
    }
    question->finish(std::move(result));
}

void UserSearchExtension::cancel()
{
    const auto ids = m_open.keys();
    for (const QString &id : ids)
        finish(id, FailureKind::Cancelled);
}

bool UserSearchExtension::handleStanza(const QDomElement &stanza, const std::optional<QXmppE2eeMetadata> &)
{
    if (stanza.tagName() != "part"_L1)
        return false;
    const auto question = m_open.value(stanza.attribute(u"of"_s));
    if (!question || Jid::parse(stanza.attribute(u"from"_s)) != question->service)
        return true; // late, or nobody asked them: QXmpp would end the session over it
    question->rows.add(stanza.firstChildElement(u"query"_s));
    question->patience.start();
    emit arriving(question->rows.size());
    return true;
}

} // namespace Tertulia
