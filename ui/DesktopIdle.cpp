#include "ui/DesktopIdle.h"

#include <QDBusConnection>
#include <QDBusMessage>
#include <QDBusPendingCallWatcher>
#include <QDBusPendingReply>
#include <QGuiApplication>
#include <QPromise>
#include <cstdlib>
#include <cstring>
#include <memory>
#include <xcb/xcb.h>
#include <xcb/xcbext.h>

namespace Tertulia {

using namespace Qt::StringLiterals;

namespace {

using Idle = std::optional<std::chrono::milliseconds>;

struct Service {
    QString name, path, method;
};

/// Milliseconds all of them: GNOME as a 64-bit number, KDE as a 32-bit one.
const QList<Service> &services()
{
    static const QList<Service> list{
        {u"org.gnome.Mutter.IdleMonitor"_s, u"/org/gnome/Mutter/IdleMonitor/Core"_s, u"GetIdletime"_s},
        {u"org.freedesktop.ScreenSaver"_s, u"/org/freedesktop/ScreenSaver"_s, u"GetSessionIdleTime"_s},
    };
    return list;
}

void ask(qsizetype service, const std::shared_ptr<QPromise<Idle>> &promise)
{
    if (service == services().size()) {
        promise->addResult(std::nullopt);
        promise->finish();
        return;
    }
    const auto &[name, path, method] = services().at(service);
    auto call = QDBusMessage::createMethodCall(name, path, name, method);
    call.setAutoStartService(false);
    auto *watcher = new QDBusPendingCallWatcher(QDBusConnection::sessionBus().asyncCall(call, 2'000));
    QObject::connect(watcher, &QDBusPendingCallWatcher::finished, watcher, [=] {
        watcher->deleteLater();
        bool isNumber = false;
        const QDBusMessage reply = QDBusPendingReply<>(*watcher).reply();
        const qlonglong idle = reply.arguments().value(0).toLongLong(&isNumber);
        if (watcher->isError() || !isNumber || idle < 0)
            return ask(service + 1, promise);
        promise->addResult(std::chrono::milliseconds(idle));
        promise->finish();
    });
}

//  QueryInfo of the MIT screen saver extension, by hand: 60 lines less than a library and its headers.
//  request  opcode · 0 · length · drawable          reply  … · milliseconds since input at byte 16
struct QueryInfo {
    uint8_t major, minor;
    uint16_t length;
    uint32_t drawable;
};
struct Reply {
    uint8_t type, state;
    uint16_t sequence;
    uint32_t length, saver, untilSaver, sinceInput, mask;
    uint8_t kind, padding[7];
};
static_assert(sizeof(QueryInfo) == 8 && sizeof(Reply) == 32);

xcb_extension_t screenSaver = {"MIT-SCREEN-SAVER", 0};

Idle askX11(xcb_connection_t *connection)
{
    const auto *extension = xcb_get_extension_data(connection, &screenSaver);
    if (!extension || !extension->present)
        return {};
    QueryInfo request{0, 0, 0, xcb_setup_roots_iterator(xcb_get_setup(connection)).data->root};
    iovec parts[4] = {}; // xcb wants two in front for itself
    parts[2] = {&request, sizeof request};
    const xcb_protocol_request_t call{.count = 2, .ext = &screenSaver, .opcode = 1, .isvoid = 0};
    const auto sequence = xcb_send_request(connection, XCB_REQUEST_CHECKED, parts + 2, &call);
    xcb_generic_error_t *error = nullptr;
    const std::unique_ptr<void, decltype(&std::free)> answer(xcb_wait_for_reply(connection, sequence, &error),
                                                             &std::free);
    std::free(error);
    if (!answer)
        return {};
    Reply reply;
    std::memcpy(&reply, answer.get(), sizeof reply);
    return std::chrono::milliseconds(reply.sinceInput);
}

} // namespace

QFuture<std::optional<std::chrono::milliseconds>> DesktopIdle::idleTime()
{
    if (const auto *x11 = qApp->nativeInterface<QNativeInterface::QX11Application>()) {
        if (const Idle idle = askX11(x11->connection()))
            return QtFuture::makeReadyValueFuture(idle);
    }
    auto promise = std::make_shared<QPromise<Idle>>();
    promise->start();
    ask(0, promise);
    return promise->future();
}

} // namespace Tertulia
