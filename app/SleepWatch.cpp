#include "app/SleepWatch.h"

#include <QDBusConnection>
#include <QNetworkInformation>

using namespace Qt::StringLiterals;

namespace Tertulia {

SleepWatch::SleepWatch(QObject *parent)
    : QObject(parent)
{
    if (QNetworkInformation::loadBackendByFeatures(QNetworkInformation::Feature::Reachability)) {
        connect(QNetworkInformation::instance(), &QNetworkInformation::reachabilityChanged, this,
                [this](QNetworkInformation::Reachability reachability) {
                    if (reachability == QNetworkInformation::Reachability::Online)
                        emit networkUp();
                });
    }
    QDBusConnection::systemBus().connect(u"org.freedesktop.login1"_s, u"/org/freedesktop/login1"_s,
                                         u"org.freedesktop.login1.Manager"_s, u"PrepareForSleep"_s, this,
                                         SLOT(onPrepareForSleep(bool)));
}

void SleepWatch::onPrepareForSleep(bool begins)
{
    if (!begins)
        emit wokeUp();
}

} // namespace Tertulia
