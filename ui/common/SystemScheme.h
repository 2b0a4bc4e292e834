#pragma once

#include <QObject>

class QDBusVariant;

namespace Tertulia {

/// Whether the person's desktop is dark. Asks the desktop portal (org.freedesktop.portal.Settings), which Qt 6.8 reads
/// neither at start nor under every desktop; where it has no answer, Qt's own guess stands. GUI thread.
class SystemScheme : public QObject
{
    Q_OBJECT

public:
    explicit SystemScheme(QObject *parent = nullptr); ///< may wait 100 ms for a portal that runs

    bool isDark() const;

signals:
    void changed();

private slots:
    void onSettingChanged(const QString &space, const QString &key, const QDBusVariant &value);

private:
    enum class Preference { None, Dark, Light }; // the portal's numbers

    void take(const QVariant &value);

    Preference m_preference = Preference::None;
};

} // namespace Tertulia
