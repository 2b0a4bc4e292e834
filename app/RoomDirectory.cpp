#include "app/RoomDirectory.h"

#include "app/xmpp/RoomQueries.h"
#include "app/xmpp/XmppClient.h"

#include <QPromise>
#include <QXmppClient.h>
#include <algorithm>

namespace Tertulia {

namespace {

void fillIn(RoomListing &listing, const RoomInfo &info)
{
    listing.name = info.name.isEmpty() ? listing.name : info.name;
    listing.description = info.description;
    listing.people = info.people;
    listing.membersOnly = info.membersOnly;
    listing.passwordProtected = info.passwordProtected;
}

} // namespace

/// One search for our own service, that several may wait for.
struct RoomDirectory::Search {
    QPromise<Result<Jid>> promise;
    int open = 0;
};

RoomDirectory::RoomDirectory(const Jid &account, QObject *parent)
    : QObject(parent)
    , m_account(account)
{
}

RoomDirectory::~RoomDirectory() = default;

void RoomDirectory::attach(XmppClient *client)
{
    m_client = client;
    m_details.clear();
    m_asked = 0;
    if (m_search)
        finish(FailureKind::NotSignedIn);
}

bool RoomDirectory::isReady() const
{
    return m_client && m_client->isSignedIn();
}

QFuture<Result<Jid>> RoomDirectory::ownService()
{
    if (!m_own.isNull())
        return QtFuture::makeReadyValueFuture(Result<Jid>(m_own));
    if (!isReady())
        return QtFuture::makeReadyValueFuture(Result<Jid>(FailureKind::NotSignedIn));
    if (!m_search) {
        m_search = std::make_shared<Search>();
        m_search->promise.start();
        search();
        if (!m_search) // it ended within
            return ownService();
    }
    return m_search->promise.future();
}

/// XEP-0045 §6.1: the first of our server's services that is one for rooms, and no gateway to another network.
void RoomDirectory::search()
{
    const Jid server = *Jid::parse(m_account.domain());
    RoomQueries::items(m_client->client(), m_client, server)
        .then(this, [this, search = m_search](const Result<QList<RoomListing>> &items) {
            if (search != m_search)
                return;
            if (!items || items.value().isEmpty())
                return finish(items ? Result<Jid>(FailureKind::RecipientUnknown) : Result<Jid>(items.failure()));
            const auto asked = items.value().first(std::min<qsizetype>(items.value().size(), MaxServices));
            m_search->open = int(asked.size());
            for (const RoomListing &item : asked)
                RoomQueries::info(m_client->client(), m_client, item.jid)
                    .then(this, [this, search, jid = item.jid](const Result<RoomInfo> &info) {
                        if (search != m_search)
                            return;
                        if (info && info.value().isService && !info.value().isGateway)
                            finish(m_own = jid);
                        else if (--m_search->open == 0)
                            finish(FailureKind::RecipientUnknown);
                    });
        });
}

void RoomDirectory::finish(Result<Jid> result)
{
    const auto search = std::exchange(m_search, nullptr);
    search->promise.addResult(std::move(result));
    search->promise.finish();
}

QFuture<Result<QList<RoomListing>>> RoomDirectory::browse(const Jid &service)
{
    using Answer = Result<QList<RoomListing>>;
    if (!isReady())
        return QtFuture::makeReadyValueFuture(Answer(FailureKind::NotSignedIn));
    auto listing = [this, service, client = m_client](const Result<RoomInfo> &info) {
        if (!info || client != m_client)
            return QtFuture::makeReadyValueFuture(Answer(info ? Failure{} : info.failure()));
        if (!info.value().isRooms)
            return QtFuture::makeReadyValueFuture(Answer(FailureKind::NotSupported));
        return RoomQueries::items(m_client->client(), m_client, service);
    };
    return RoomQueries::info(m_client->client(), m_client, service)
        .then(this, listing)
        .unwrap()
        .then(this, [this](Answer answer) {
            if (answer) {
                std::ranges::stable_sort(answer.value(), [](const RoomListing &a, const RoomListing &b) {
                    return QString::localeAwareCompare(a.name, b.name) < 0;
                });
                m_details = answer.value();
                askMore();
            }
            return answer;
        });
}

/// A few at a time: a service may have thousands.
void RoomDirectory::askMore()
{
    while (isReady() && m_asked < AtOnce && !m_details.isEmpty()) {
        ++m_asked;
        RoomQueries::info(m_client->client(), m_client, m_details.first().jid)
            .then(this,
                  [this, listing = m_details.takeFirst(), client = m_client](const Result<RoomInfo> &info) mutable {
                      if (client != m_client)
                          return;
                      --m_asked;
                      if (info) {
                          fillIn(listing, info.value());
                          emit listed(listing);
                      }
                      askMore();
                  });
    }
}

QFuture<Result<RoomListing>> RoomDirectory::details(const Jid &room)
{
    if (!isReady())
        return QtFuture::makeReadyValueFuture(Result<RoomListing>(FailureKind::NotSignedIn));
    return RoomQueries::info(m_client->client(), m_client, room)
        .then(this, [room](const Result<RoomInfo> &info) -> Result<RoomListing> {
            if (!info)
                return info.failure();
            if (!info.value().isRooms)
                return FailureKind::NotSupported;
            RoomListing listing;
            listing.jid = room;
            fillIn(listing, info.value());
            return listing;
        });
}

} // namespace Tertulia
