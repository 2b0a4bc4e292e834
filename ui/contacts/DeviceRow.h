#pragma once

#include "app/data/Presence.h"
#include "app/data/Profile.h"

#include <QWidget>

namespace Tertulia {

/// One device of a person: presence symbol, presence with its time, status message, and small: its program, since when
/// nobody touched it, what time it is there, and its own name.
class DeviceRow : public QWidget
{
    Q_OBJECT

public:
    explicit DeviceRow(const DevicePresence &device, const DeviceInfo &info = {}, QWidget *parent = nullptr);

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    Availability m_availability;
};

} // namespace Tertulia
