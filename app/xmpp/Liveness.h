#pragma once

#include "app/xmpp/GateOptions.h"

#include <QElapsedTimer>
#include <QObject>
#include <QTimer>

namespace Tertulia {

/// Whether anybody is still there: any byte is a sign of life, so that a slow link is not taken for a dead one.
/// Asks once after a silence, and gives up when nothing at all follows.
class Liveness : public QObject
{
    Q_OBJECT

public:
    explicit Liveness(const GateOptions &options, QObject *parent = nullptr);

    void start();
    void stop();
    void heard();    ///< bytes came; cheap enough for each read
    void checkNow(); ///< after a sleep: ask at once, and give up sooner

signals:
    void silent(); ///< ask whether anybody is there
    void dead();

private:
    void onTimeout();
    void ask(GateOptions::Milliseconds patience);

    GateOptions m_options;
    QTimer m_timer;
    QElapsedTimer m_sinceHeard;
    bool m_asked = false;
};

} // namespace Tertulia
