#include "ui/contacts/DeviceRow.h"

#include "ui/common/AvatarPainter.h"
#include "ui/common/Formats.h"
#include "ui/common/TextLabel.h"
#include "ui/timeline/DisplayText.h"

#include <QPainter>
#include <QStyle>
#include <QVBoxLayout>

namespace Tertulia {

using namespace Qt::StringLiterals;

namespace {

constexpr int Dot = 12;

QString presenceText(const DevicePresence &device)
{
    const QString name = Formats::availability(device.availability);
    if (!device.idleSince)
        return name;
    return DeviceRow::tr("%1, since %2", "presence, time")
        .arg(name, Formats::listTime(Formats::local(*device.idleSince), QDateTime::currentDateTime()));
}

QString clean(const QString &text)
{
    return displayText(text).simplified();
}

QString program(const DeviceInfo &info)
{
    const QString name = (clean(info.clientName) + u' ' + clean(info.clientVersion)).trimmed(),
                  system = clean(info.system);
    return name.isEmpty() || system.isEmpty() ? name : DeviceRow::tr("%1 on %2", "program, system").arg(name, system);
}

QString idle(const DevicePresence &device, const DeviceInfo &info)
{
    const int minutes = info.idleSeconds / 60;
    if (device.idleSince || minutes < 1)
        return {};
    if (minutes < 60)
        return DeviceRow::tr("Idle for %n minute(s)", nullptr, minutes);
    if (minutes < 48 * 60)
        return DeviceRow::tr("Idle for %n hour(s)", nullptr, minutes / 60);
    return DeviceRow::tr("Idle for %n day(s)", nullptr, minutes / (24 * 60));
}

/// Only where it is another than here.
QString timeThere(const DeviceInfo &info)
{
    const QDateTime here = QDateTime::currentDateTime();
    if (!info.utcOffset || info.utcOffset->count() == here.offsetFromUtc())
        return {};
    return DeviceRow::tr("It is %1 there", "a time of day")
        .arg(Formats::clockTime(here.toOffsetFromUtc(int(info.utcOffset->count()))));
}

} // namespace

//  ● Away, since 14:05
//    what they wrote, over
//    several lines
//    program · idle · time there
//    device name
DeviceRow::DeviceRow(const DevicePresence &device, const DeviceInfo &info, QWidget *parent)
    : QWidget(parent)
    , m_availability(device.availability)
{
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(Dot + Space::S, 0, 0, 0);
    column->setSpacing(2);
    const QString presence = presenceText(device), status = clean(device.statusText), name = clean(device.resource);
    QStringList facts{program(info), idle(device, info), timeThere(info)};
    facts.removeAll(QString());
    const auto add = [column](const QString &text, TextStyle style, TextLabel::Tone tone) {
        if (text.isEmpty())
            return;
        auto *label = new TextLabel(text, style, tone);
        label->setWordWrap(true);
        column->addWidget(label);
    };
    add(presence, TextStyle::Body, TextLabel::Tone::Normal);
    add(status, TextStyle::Secondary, TextLabel::Tone::Normal);
    for (const QString &fact : std::as_const(facts))
        add(fact, TextStyle::Secondary, TextLabel::Tone::Muted);
    add(name, TextStyle::Caption, TextLabel::Tone::Muted);
    QStringList spoken = QStringList{presence, status} + facts + QStringList{name};
    spoken.removeAll(QString());
    setAccessibleName(spoken.join(u", "_s));
}

void DeviceRow::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    const int line = QFontMetrics(Theme::font(TextStyle::Body, font())).height();
    const QRect dot(0, (line - Dot) / 2, Dot, Dot);
    AvatarPainter::paintPresenceSymbol(&painter, QStyle::visualRect(layoutDirection(), rect(), dot), m_availability,
                                       palette(), Theme::colours(palette()).sidebar);
}

} // namespace Tertulia
