#include "ui/tray/Notifier.h"

#include "app/Log.h"
#include "ui/tray/NoticePicture.h"

#include <QDBusConnection>
#include <QDBusMessage>
#include <QDBusMetaType>
#include <QDBusPendingCallWatcher>
#include <QDBusPendingReply>
#include <QDBusServiceWatcher>

namespace Tertulia {

using namespace Qt::StringLiterals;

namespace {

constexpr auto Service = "org.freedesktop.Notifications"_L1;
constexpr auto Path = "/org/freedesktop/Notifications"_L1;
constexpr auto InlineReply = "inline-reply"_L1; // KDE's, as a capability and as an action
enum : uint { Expired = 1 };                    // of the reasons for closing

QDBusMessage call(const QString &method)
{
    return QDBusMessage::createMethodCall(Service, Path, Service, method);
}

QString nameOf(NoticeAction action)
{
    switch (action) {
    case NoticeAction::Open:
        return u"default"_s; // a click on the notification itself
    case NoticeAction::Reply:
        return u"reply"_s;
    case NoticeAction::Accept:
        return u"accept"_s;
    case NoticeAction::Decline:
        return u"decline"_s;
    }
    return {};
}

NoticeAction actionOf(const QString &name)
{
    for (const auto action : {NoticeAction::Reply, NoticeAction::Accept, NoticeAction::Decline}) {
        if (nameOf(action) == name)
            return action;
    }
    return name == InlineReply ? NoticeAction::Reply : NoticeAction::Open;
}

} // namespace

Notifier::Notifier(QObject *parent)
    : QObject(parent)
{
    qDBusRegisterMetaType<NoticePicture>();
    auto bus = QDBusConnection::sessionBus();
    const auto listen = [&](const QString &signal, const char *slot) {
        bus.connect(Service, Path, Service, signal, this, slot);
    };
    listen(u"ActionInvoked"_s, SLOT(onActionInvoked(uint, QString)));
    listen(u"NotificationReplied"_s, SLOT(onReplied(uint, QString)));
    listen(u"NotificationClosed"_s, SLOT(onClosed(uint, uint)));
    listen(u"ActivationToken"_s, SLOT(onActivationToken(uint, QString)));
    auto *watcher = new QDBusServiceWatcher(Service, bus, QDBusServiceWatcher::WatchForOwnerChange, this);
    connect(watcher, &QDBusServiceWatcher::serviceOwnerChanged, this,
            [this](const QString &, const QString &, const QString &owner) { onServiceChanged(!owner.isEmpty()); });
}

void Notifier::show(const NoticeKey &key, const NoticeCard &card)
{
    forgetOldest();
    Shown &shown = m_shown[key];
    shown.gone = false;
    shown.next = card;
    sendNext(key);
}

void Notifier::withdraw(const NoticeKey &key)
{
    const auto known = m_shown.find(key);
    if (known == m_shown.end())
        return;
    known->next.reset();
    if (known->underWay) {
        known->gone = true;
        return;
    }
    if (known->id)
        close(known->id);
    m_shown.erase(known);
}

void Notifier::withdrawAll(const Jid &account)
{
    const QList<NoticeKey> all = m_shown.keys();
    for (const NoticeKey &key : all) {
        if (key.account == account)
            withdraw(key);
    }
}

void Notifier::askCapabilities()
{
    if (std::exchange(m_asking, true))
        return;
    auto *watcher =
        new QDBusPendingCallWatcher(QDBusConnection::sessionBus().asyncCall(call(u"GetCapabilities"_s)), this);
    connect(watcher, &QDBusPendingCallWatcher::finished, this, &Notifier::onCapabilities);
}

void Notifier::onCapabilities(QDBusPendingCallWatcher *watcher)
{
    watcher->deleteLater();
    m_asking = false;
    const QDBusPendingReply<QStringList> reply = *watcher;
    if (!reply.isValid()) {
        if (!std::exchange(m_saidAbsent, true))
            qCInfo(lcWindow) << "no notification service:" << reply.error().name();
        return handBack();
    }
    m_saidAbsent = false;
    m_capabilities = reply.value();
    const QList<NoticeKey> all = m_shown.keys();
    for (const NoticeKey &key : all)
        sendNext(key);
}

/// The numbers of the one that went mean nothing to the next one.
void Notifier::onServiceChanged(bool isThere)
{
    qCInfo(lcWindow) << "the notification service" << (isThere ? "came" : "went");
    m_capabilities.reset();
    for (Shown &shown : m_shown)
        shown.id = 0;
    m_shown.removeIf([](const auto &one) { return !one->underWay && !one->next; });
}

void Notifier::sendNext(const NoticeKey &key)
{
    const auto shown = m_shown.find(key);
    if (shown == m_shown.end() || shown->underWay || !shown->next)
        return;
    if (!m_capabilities)
        return askCapabilities();
    const NoticeCard card = *std::exchange(shown->next, {});
    shown->underWay = true;
    QDBusMessage message = call(u"Notify"_s);
    message << u"Tertulia"_s << shown->id << u"im.tertulia.Tertulia"_s << card.title << bodyOf(card) << actionsOf(card)
            << hintsOf(card) << -1;
    auto *watcher = new QDBusPendingCallWatcher(QDBusConnection::sessionBus().asyncCall(message), this);
    connect(watcher, &QDBusPendingCallWatcher::finished, this, [this, key, card, watcher] {
        if (watcher->isError())
            emit notShown(card);
        onShown(key, watcher);
    });
}

void Notifier::onShown(const NoticeKey &key, QDBusPendingCallWatcher *watcher)
{
    watcher->deleteLater();
    const QDBusPendingReply<uint> reply = *watcher;
    const auto shown = m_shown.find(key);
    if (shown == m_shown.end())
        return;
    shown->underWay = false;
    if (!reply.isValid()) {
        qCInfo(lcWindow) << "a notification was not taken:" << reply.error().name();
        m_capabilities.reset();
        if (!shown->next)
            m_shown.erase(shown);
    } else if (shown->gone) {
        close(reply.value());
        m_shown.erase(shown);
        return;
    } else {
        shown->id = reply.value();
    }
    sendNext(key);
}

void Notifier::handBack()
{
    QList<NoticeCard> cards;
    for (Shown &shown : m_shown) {
        if (shown.next)
            cards.append(*std::exchange(shown.next, {}));
    }
    m_shown.removeIf([](const auto &one) { return !one->underWay; });
    for (const NoticeCard &card : std::as_const(cards))
        emit notShown(card);
}

void Notifier::close(uint id)
{
    QDBusMessage message = call(u"CloseNotification"_s);
    message << id;
    QDBusConnection::sessionBus().send(message);
}

void Notifier::forgetOldest()
{
    if (m_shown.size() < MaxShown)
        return;
    auto oldest = m_shown.end();
    for (auto shown = m_shown.begin(); shown != m_shown.end(); ++shown) {
        if (!shown->underWay && !shown->next && (oldest == m_shown.end() || shown->id < oldest->id))
            oldest = shown;
    }
    if (oldest != m_shown.end())
        m_shown.erase(oldest);
}

/// Bodies may hold markup wherever the service understands it: what came from the network must not (HOSTILE §4).
/// A service without markup would show the escapes.
QString Notifier::bodyOf(const NoticeCard &card) const
{
    return can("body-markup"_L1) ? card.body.toHtmlEscaped() : card.body;
}

QStringList Notifier::actionsOf(const NoticeCard &card) const
{
    QStringList list;
    if (!can("actions"_L1))
        return list;
    for (const auto action : card.actions) {
        const bool typed = action == NoticeAction::Reply && can(InlineReply);
        list << (typed ? QString(InlineReply) : nameOf(action)) << NoticeText::action(action);
    }
    return list;
}

QVariantMap Notifier::hintsOf(const NoticeCard &card) const
{
    constexpr uchar Low = 0, Normal = 1;
    QVariantMap hints{{u"desktop-entry"_s, u"im.tertulia.Tertulia"_s},
                      {u"category"_s, card.category},
                      {u"urgency"_s, QVariant::fromValue(card.passing ? Low : Normal)}};
    if (card.passing)
        hints.insert(u"transient"_s, true);
    if (card.sound)
        hints.insert(u"sound-name"_s, u"message-new-instant"_s); // of the desktop's sound theme
    else
        hints.insert(u"suppress-sound"_s, true);
    if (!card.picture.isNull())
        hints.insert(u"image-data"_s, QVariant::fromValue(NoticePicture::of(card.picture)));
    if (card.actions.contains(NoticeAction::Reply) && can(InlineReply)) {
        hints.insert(u"x-kde-reply-placeholder-text"_s, tr("Your answer"));
        hints.insert(u"x-kde-reply-submit-button-text"_s, tr("Send"));
    }
    return hints;
}

std::optional<NoticeKey> Notifier::keyOf(uint id) const
{
    for (auto shown = m_shown.cbegin(); id && shown != m_shown.cend(); ++shown) {
        if (shown->id == id)
            return shown.key();
    }
    return {};
}

bool Notifier::can(QLatin1StringView capability) const
{
    return m_capabilities && m_capabilities->contains(capability);
}

void Notifier::onActionInvoked(uint id, const QString &action)
{
    if (const auto key = keyOf(id))
        emit chosen(*key, actionOf(action));
}

void Notifier::onReplied(uint id, const QString &text)
{
    const auto key = keyOf(id);
    if (!key)
        return;
    if (text.trimmed().isEmpty())
        emit chosen(*key, NoticeAction::Reply);
    else
        emit replied(*key, text);
}

/// One that expired may still stand in the desktop's list, where it can be clicked.
void Notifier::onClosed(uint id, uint reason)
{
    if (reason == Expired)
        return;
    m_shown.removeIf([id](const auto &shown) { return shown->id == id && !shown->underWay && !shown->next; });
}

/// Comes before the action: whoever shows this token may raise a window (xdg-activation). Qt takes it from there.
void Notifier::onActivationToken(uint id, const QString &token)
{
    if (keyOf(id))
        qputenv("XDG_ACTIVATION_TOKEN", token.toUtf8());
}

} // namespace Tertulia
