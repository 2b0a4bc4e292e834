#include "app/Autostart.h"

#include "app/Log.h"

#include <QDir>
#include <QSaveFile>

namespace Tertulia {

using namespace Qt::StringLiterals;

namespace {

/// Desktop Entry Specification, "The Exec key": quoted, and % said twice; then every backslash twice, as in any string.
QString quoted(QString word)
{
    for (const QChar special : u"\\\"`$"_s)
        word.replace(special, u'\\' + QString(special));
    return u'"' + word.replace(u'%', u"%%"_s).replace(u'\\', u"\\\\"_s) + u'"';
}

} // namespace

Autostart::Autostart(const QString &folder, const QString &name, const QStringList &command)
    : m_folder(folder + "/autostart"_L1)
    , m_file(m_folder + u'/' + name + ".desktop"_L1)
    , m_command(command)
{
}

bool Autostart::isOn() const
{
    QFile file(m_file);
    if (!file.open(QFile::ReadOnly))
        return false;
    const QList<QByteArray> lines = file.read(64 * 1024).split('\n'); // desktops switch it off by these
    return !lines.contains("Hidden=true") && !lines.contains("X-GNOME-Autostart-enabled=false");
}

bool Autostart::set(bool on)
{
    if (!on)
        return !QFile::exists(m_file) || QFile::remove(m_file);
    QSaveFile file(m_file);
    if (QDir().mkpath(m_folder) && file.open(QFile::WriteOnly) && file.write(content()) > 0 && file.commit())
        return true;
    qCWarning(lcWindow) << "cannot write" << m_file << file.errorString();
    return false;
}

QByteArray Autostart::content() const
{
    QStringList words;
    for (const QString &word : m_command)
        words.append(quoted(word));
    return "[Desktop Entry]\nType=Application\nName=Tertulia\nIcon=im.tertulia.Tertulia\nTerminal=false\n"
           "X-GNOME-Autostart-enabled=true\nExec=" +
           words.join(u' ').toUtf8() + '\n';
}

} // namespace Tertulia
