#include "app/xmpp/DiscoQuery.h"

#include "app/xmpp/TaskBridge.h"

#include <QDomElement>
#include <QXmppClient.h>

namespace Tertulia {

void askDisco(QXmppClient &client, const QString &jid, QXmppDiscoveryIq::QueryType what, QObject *context,
              std::function<void(const std::optional<QXmppDiscoveryIq> &)> answered)
{
    QXmppDiscoveryIq question;
    question.setType(QXmppIq::Get);
    question.setQueryType(what);
    question.setTo(jid);
    const auto once = [answered = std::move(answered), done = std::make_shared<bool>(false)](const auto &answer) {
        if (!std::exchange(*done, true))
            answered(answer);
    };
    client.sendIq(std::move(question)).then(context, [once, what](QXmppClient::IqResult &&result) {
        const auto *element = std::get_if<QDomElement>(&result);
        if (!element || !QXmppDiscoveryIq::isDiscoveryIq(*element))
            return once(std::optional<QXmppDiscoveryIq>());
        QXmppDiscoveryIq answer;
        answer.parse(*element);
        once(answer.queryType() == what ? std::optional(answer) : std::nullopt);
    });
    QTimer::singleShot(AnswerTimeout, context, [once] { once(std::optional<QXmppDiscoveryIq>()); });
}

} // namespace Tertulia
