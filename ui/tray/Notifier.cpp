#include "ui/tray/Notifier.h"

#include "app/Log.h"

#include <QDBusConnection>
#include <QDBusMessage>
#include <QDBusPendingCallWatcher>
#include <QDBusPendingReply>

namespace Tertulia {

using namespace Qt::StringLiterals;

namespace {

constexpr auto Service = "org.freedesktop.Notifications"_L1;
constexpr auto Path = "/org/freedesktop/Notifications"_L1;
constexpr int MaxText = 300, MaxTitle = 100;

/// Bodies may hold markup wherever the service understands it: what came from the network must not (HOSTILE §4).
QString plain(const QString &text)
{
    return text.simplified().left(MaxText).toHtmlEscaped();
}

QDBusMessage call(const QString &method)
{
    return QDBusMessage::createMethodCall(Service, Path, Service, method);
}

} // namespace

Notifier::Notifier(QObject *parent)
    : QObject(parent)
{
    auto bus = QDBusConnection::sessionBus();
    bus.connect(Service, Path, Service, u"ActionInvoked"_s, this, SLOT(onActionInvoked(uint, QString)));
    bus.connect(Service, Path, Service, u"NotificationClosed"_s, this, SLOT(onNotificationClosed(uint, uint)));
}

void Notifier::notify(const Jid &conversation, const QString &title, const QString &text)
{
    const auto known = m_shown.find(conversation);
    if (known == m_shown.end()) {
        m_shown.insert(conversation, {});
        send(conversation, title, text, 0);
    } else if (known->id) {
        send(conversation, title, text, known->id);
    } else { // the first is on its way: this one takes its place as soon as its number is known
        known->title = title;
        known->text = text;
        known->again = true;
    }
}

void Notifier::withdraw(const Jid &conversation)
{
    const auto known = m_shown.find(conversation);
    if (known == m_shown.end())
        return;
    if (!known->id) {
        known->gone = true;
        return;
    }
    close(known->id);
    m_shown.erase(known);
}

void Notifier::withdrawAll()
{
    const QList<Jid> all = m_shown.keys();
    for (const Jid &conversation : all)
        withdraw(conversation);
}

void Notifier::send(const Jid &conversation, const QString &title, const QString &text, uint replaces)
{
    QDBusMessage message = call(u"Notify"_s);
    const QVariantMap hints{{u"desktop-entry"_s, u"im.tertulia.Tertulia"_s}, {u"category"_s, u"im.received"_s}};
    message << u"Tertulia"_s << replaces << u"im.tertulia.Tertulia"_s << title.simplified().left(MaxTitle)
            << plain(text) << QStringList{u"default"_s, tr("Open")} << hints << -1;
    auto *watcher = new QDBusPendingCallWatcher(QDBusConnection::sessionBus().asyncCall(message), this);
    connect(watcher, &QDBusPendingCallWatcher::finished, this,
            [this, conversation, watcher] { onShown(conversation, watcher); });
}

void Notifier::onShown(const Jid &conversation, QDBusPendingCallWatcher *watcher)
{
    watcher->deleteLater();
    const QDBusPendingReply<uint> reply = *watcher;
    const auto known = m_shown.find(conversation);
    if (!reply.isValid()) {
        qCInfo(lcWindow) << "no notification service:" << reply.error().name();
        if (known != m_shown.end())
            m_shown.erase(known);
        return;
    }
    if (known == m_shown.end() || known->gone) {
        close(reply.value());
        m_shown.remove(conversation);
        return;
    }
    known->id = reply.value();
    if (std::exchange(known->again, false))
        send(conversation, known->title, known->text, known->id);
}

void Notifier::close(uint id)
{
    QDBusMessage message = call(u"CloseNotification"_s);
    message << id;
    QDBusConnection::sessionBus().asyncCall(message);
}

void Notifier::onActionInvoked(uint id, const QString &)
{
    for (auto shown = m_shown.cbegin(); shown != m_shown.cend(); ++shown) {
        if (shown->id == id) {
            emit opened(Jid(shown.key()));
            return;
        }
    }
}

void Notifier::onNotificationClosed(uint id, uint)
{
    m_shown.removeIf([id](const auto &shown) { return shown.value().id == id; });
}

} // namespace Tertulia
