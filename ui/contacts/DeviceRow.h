#pragma once

#include "app/data/Presence.h"

#include <QWidget>

namespace Tertulia {

/// One device of a person: presence symbol, presence with its time, status message, and the device's own name small.
class DeviceRow : public QWidget
{
    Q_OBJECT

public:
    explicit DeviceRow(const DevicePresence &device, QWidget *parent = nullptr);

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    Availability m_availability;
};

} // namespace Tertulia
