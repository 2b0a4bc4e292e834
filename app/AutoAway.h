#pragma once

#include "app/data/Instant.h"

#include <QObject>
#include <QTimer>
#include <optional>

namespace Tertulia {

class IdleSource;

/// Notices when the person has left the computer and when they are back. Looks as seldom as it can: next when they
/// could have been away long enough; every two seconds only while they are. Leaves it to Presences what that means.
class AutoAway : public QObject
{
    Q_OBJECT

public:
    static constexpr std::chrono::milliseconds ReturnCheck{2'000};

    /// `source` must outlive this.
    explicit AutoAway(IdleSource &source, QObject *parent = nullptr);

    std::optional<Instant> idleSince() const { return m_since; } ///< set while they are away

public slots:
    void setAfter(std::chrono::milliseconds time); ///< 0: never

signals:
    void idleChanged(std::optional<Tertulia::Instant> since);

private:
    void check();
    void judge(std::chrono::milliseconds idle);
    void setSince(std::optional<Instant> since);

    IdleSource &m_source;
    std::chrono::milliseconds m_after{0};
    std::optional<Instant> m_since;
    QTimer m_timer;
};

} // namespace Tertulia
