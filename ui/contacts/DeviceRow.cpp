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

} // namespace

//  ● Away, since 14:05
//    what they wrote, over
//    several lines
//    device name
DeviceRow::DeviceRow(const DevicePresence &device, QWidget *parent)
    : QWidget(parent)
    , m_availability(device.availability)
{
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(Dot + Space::S, 0, 0, 0);
    column->setSpacing(2);
    const QString presence = presenceText(device), status = displayText(device.statusText).simplified(),
                  name = displayText(device.resource).simplified();
    const auto add = [column](const QString &text, TextStyle style, TextLabel::Tone tone) {
        if (text.isEmpty())
            return;
        auto *label = new TextLabel(text, style, tone);
        label->setWordWrap(true);
        column->addWidget(label);
    };
    add(presence, TextStyle::Body, TextLabel::Tone::Normal);
    add(status, TextStyle::Secondary, TextLabel::Tone::Normal);
    add(name, TextStyle::Caption, TextLabel::Tone::Muted);
    QStringList spoken{presence, status, name};
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
