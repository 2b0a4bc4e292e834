#pragma once

#include <QStringList>

namespace Tertulia {

/// Whether the desktop starts us at login: one file in the XDG autostart folder, and nothing is remembered elsewhere.
class Autostart
{
public:
    /// `name` tells profiles apart; `command` is what is to be run, word by word. `folder`: XDG_CONFIG_HOME.
    Autostart(const QString &folder, const QString &name, const QStringList &command);

    bool isOn() const;
    bool set(bool on); ///< false: the file cannot be written

private:
    QByteArray content() const;

    QString m_folder, m_file;
    QStringList m_command;
};

} // namespace Tertulia
