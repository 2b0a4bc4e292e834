#include "tests/support/LineProcess.h"

#include <QDeadlineTimer>
#include <QJsonDocument>
#include <QScopedValueRollback>

using namespace Qt::StringLiterals;

namespace Tertulia {

LineProcess::LineProcess(const QString &script, const QStringList &arguments, QObject *parent)
    : QObject(parent)
{
    m_process.setProcessChannelMode(QProcess::ForwardedErrorChannel);
    connect(&m_process, &QProcess::readyReadStandardOutput, this, &LineProcess::announce);
    m_process.start(u"python3"_s, QStringList{QStringLiteral(TERTULIA_SUPPORT_DIR "/") + script} + arguments);
}

LineProcess::~LineProcess()
{
    m_process.disconnect(this);
    m_process.closeWriteChannel();
    if (!m_process.waitForFinished(10'000)) {
        m_process.kill();
        m_process.waitForFinished();
    }
}

void LineProcess::write(const QByteArray &line)
{
    m_process.write(line + '\n');
}

QJsonObject LineProcess::read(int milliseconds)
{
    const QScopedValueRollback blocked(m_blocked, true);
    const QDeadlineTimer deadline(milliseconds);
    while (!m_process.canReadLine()) {
        if (!m_process.waitForReadyRead(int(deadline.remainingTime())))
            return {};
    }
    return QJsonDocument::fromJson(m_process.readLine()).object();
}

void LineProcess::announce()
{
    while (!m_blocked && m_process.canReadLine())
        emit lineArrived(QJsonDocument::fromJson(m_process.readLine()).object());
}

} // namespace Tertulia
