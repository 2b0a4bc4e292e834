#pragma once

#include "app/xmpp/XmppClient.h"

#include <QSignalSpy>
#include <QTest>

namespace Tertulia {

/// One client and what became of its attempts.
struct Attempt {
    XmppClient client;
    QSignalSpy phases{&client, &XmppClient::phaseChanged};
    QSignalSpy signedIn{&client, &XmppClient::signedIn};
    QSignalSpy failed{&client, &XmppClient::failed};
    QSignalSpy closed{&client, &XmppClient::closed};
    QSignalSpy refused{&client, &XmppClient::resumeRefused};
    QSignalSpy missed{&client, &XmppClient::missed};
    QSignalSpy mechanism{&client, &XmppClient::mechanismUsed};

    explicit Attempt(const GateOptions &options = {})
        : client(nullptr, options)
    {
    }

    bool waitFor(QSignalSpy &spy, qsizetype count = 1)
    {
        return QTest::qWaitFor([&] { return spy.size() >= count; }, std::chrono::seconds(20));
    }

    /// Opens and waits for the outcome: true where it signed in.
    bool signsIn(const AccountSettings &account, const QString &password)
    {
        const qsizetype before = signedIn.size(), outcomes = before + failed.size() + refused.size();
        client.open(account, password);
        (void)QTest::qWaitFor([&] { return signedIn.size() + failed.size() + refused.size() > outcomes; },
                              std::chrono::seconds(20));
        if (!failed.isEmpty())
            qInfo("%s", qUtf8Printable(failure().detail));
        return signedIn.size() > before;
    }

    Failure failure() const { return failed.isEmpty() ? Failure() : failed.last().first().value<Failure>(); }
};

} // namespace Tertulia
