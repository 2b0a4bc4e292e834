#include "ui/common/SystemScheme.h"

#include <QDBusConnection>
#include <QDBusMessage>
#include <QDBusVariant>
#include <QGuiApplication>
#include <QStyleHints>

using namespace Qt::StringLiterals;

namespace Tertulia {

namespace {

constexpr auto Service = "org.freedesktop.portal.Desktop"_L1;
constexpr auto Path = "/org/freedesktop/portal/desktop"_L1;
constexpr auto Interface = "org.freedesktop.portal.Settings"_L1;
constexpr auto Space = "org.freedesktop.appearance"_L1;
constexpr auto Key = "color-scheme"_L1;
constexpr int PatienceMs = 100; // the first paint waits for it: better right than light first and then dark

} // namespace

SystemScheme::SystemScheme(QObject *parent)
    : QObject(parent)
{
    connect(QGuiApplication::styleHints(), &QStyleHints::colorSchemeChanged, this, &SystemScheme::changed);
    auto bus = QDBusConnection::sessionBus();
    bus.connect(Service, Path, Interface, u"SettingChanged"_s, this,
                SLOT(onSettingChanged(QString, QString, QDBusVariant)));
    auto question = QDBusMessage::createMethodCall(Service, Path, Interface, u"Read"_s);
    question << QString(Space) << QString(Key);
    question.setAutoStartService(false); // starting one takes long; it says SettingChanged when it is there
    const QDBusMessage answer = bus.call(question, QDBus::Block, PatienceMs);
    if (answer.type() == QDBusMessage::ReplyMessage && !answer.arguments().isEmpty())
        take(answer.arguments().constFirst());
}

bool SystemScheme::isDark() const
{
    if (m_preference != Preference::None)
        return m_preference == Preference::Dark;
    return QGuiApplication::styleHints()->colorScheme() == Qt::ColorScheme::Dark;
}

void SystemScheme::onSettingChanged(const QString &space, const QString &key, const QDBusVariant &value)
{
    if (space != Space || key != Key)
        return;
    take(value.variant());
    emit changed();
}

void SystemScheme::take(const QVariant &value)
{
    QVariant inner = value;
    while (inner.metaType() == QMetaType::fromType<QDBusVariant>()) // Read answers a variant in a variant
        inner = inner.value<QDBusVariant>().variant();
    const uint number = inner.toUInt();
    m_preference = number <= uint(Preference::Light) ? Preference(number) : Preference::None;
}

} // namespace Tertulia
