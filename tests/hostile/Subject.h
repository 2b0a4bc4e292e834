#pragma once

#include "app/data/Failure.h"

#include <QStringList>
#include <QTimer>
#include <memory>
#include <optional>

class QXmppClient;

namespace Tertulia {

class ScriptedServer;

/// The one under attack: bare QXmpp, to show the fault, or our XmppClient behind its Gate, to show that it holds.
class Subject : public QObject
{
    Q_OBJECT

public:
    static std::unique_ptr<Subject> make(bool ours); ///< with deadlines of two seconds instead of a quarter of a minute

    QString strongestMechanism; ///< that this server is known to offer
    virtual void open(const ScriptedServer &server, const QString &password) = 0;
    virtual QXmppClient &client() const = 0;

    bool isOnline() const { return m_online; }
    bool isOver() const { return m_ended > 0; }
    int ends() const { return m_ended; } ///< how often it was told that it is over: once is right
    virtual int contacts() const = 0;    ///< that the roster showed so far
    int missed() const { return m_missed; }
    bool wasResumeRefused() const { return m_resumeRefused; }
    const QStringList &bodies() const { return m_bodies; } ///< of the messages that were shown
    std::optional<Failure> failure() const { return m_failure; }

protected:
    void watchMessages();

    bool m_online = false, m_resumeRefused = false;
    int m_ended = 0, m_missed = 0;
    QStringList m_bodies;
    std::optional<Failure> m_failure;
};

/// What this process spent since begin(): seconds of CPU, how long its event loop stood still (in CPU time of this
/// thread, so that a busy machine does not count), growth of memory.
class Meter : public QObject
{
public:
    Meter();
    void begin();
    double cpuSeconds() const;
    int stall() const;     ///< ms
    qint64 growth() const; ///< MB, resident

private:
    QTimer m_tick;
    double m_atTick = 0, m_stall = 0, m_cpuAtBegin = 0;
    qint64 m_residentAtBegin = 0;
};

} // namespace Tertulia
