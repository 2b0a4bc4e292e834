#pragma once

#include <QObject>

namespace Tertulia {

/// Tells when the network came up and when the machine woke: from QNetworkInformation and from logind
/// (org.freedesktop.login1, PrepareForSleep). Where either is not there, its signal simply never comes.
class SleepWatch : public QObject
{
    Q_OBJECT

public:
    explicit SleepWatch(QObject *parent = nullptr);

signals:
    void networkUp();
    void wokeUp();

private slots:
    void onPrepareForSleep(bool begins);
};

} // namespace Tertulia
