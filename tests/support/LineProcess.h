#pragma once

#include <QJsonObject>
#include <QProcess>

namespace Tertulia {

/// A Python program of tests/support that takes lines on standard input and answers with JSON lines. Owns the process:
/// it ends, with everything that it started, when this object goes or when this process dies.
class LineProcess : public QObject
{
    Q_OBJECT

public:
    explicit LineProcess(const QString &script, const QStringList &arguments = {}, QObject *parent = nullptr);
    ~LineProcess() override;

    void write(const QByteArray &line);
    /// Blocks, without an event loop, for the next line. Empty object: it ended or said nothing in time.
    QJsonObject read(int milliseconds = 40'000);

signals:
    void lineArrived(const QJsonObject &line); ///< each line that nobody is blocked for

private:
    void announce();

    QProcess m_process;
    bool m_blocked = false;
};

} // namespace Tertulia
