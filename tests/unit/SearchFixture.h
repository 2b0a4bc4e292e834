#pragma once

#include "StoreTest.h"
#include "app/store/Database.h"
#include "app/store/MessageStore.h"
#include "app/store/SearchIndex.h"

namespace Tertulia::SearchTest {

using namespace Qt::StringLiterals;
using namespace Tertulia::StoreTest;

inline const Jid Cleo = *Jid::parse(u"cleo@example.org");

inline Message from(const Jid &whom, const QString &body, int second = 0)
{
    Message message = incoming(body, second);
    message.conversation = whom;
    return message;
}

/// A store with a search, in a file of its own.
struct Store {
    explicit Store(const QString &file)
        : database(file)
        , messages(database)
        , index(database, messages)
    {
        await(database.open());
    }
    void add(const QList<Message> &batch) { await(messages.addReceived({batch, {}, {}})); }
    SearchPage page(SearchRequest request)
    {
        const auto answer = await(index.find(request));
        return answer ? answer.value() : SearchPage();
    }
    /// All that is found, over all pages.
    QStringList found(const QString &typed, SearchRequest request = {})
    {
        request.query = SearchQuery::parse(typed);
        request.accounts = {Ana};
        QStringList list;
        SearchPage answer;
        for (int pages = 0; !answer.last && pages < 1'000; ++pages) {
            request.below = pages == 0 ? -1 : answer.next;
            answer = page(request);
            list += bodies(answer.hits);
        }
        return list;
    }
    template <typename T>
    T ask(std::function<T(Sql &)> job)
    {
        return await(database.run<T>(Sql::Access::Write, std::move(job))).value();
    }

    Database database;
    MessageStore messages;
    SearchIndex index;
};

inline SearchRequest inside(const Jid &jid)
{
    SearchRequest request;
    request.in = QList{jid};
    return request;
}

} // namespace Tertulia::SearchTest
