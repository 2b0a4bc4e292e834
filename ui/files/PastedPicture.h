#pragma once

#include <QFuture>
#include <QImage>
#include <QString>

namespace Tertulia::PastedPicture {

/// Writes a picture from the clipboard as PNG, mode 0600, under a name of its own in `folder`; encoding takes too long
/// for the GUI thread. The path, or nothing where it could not be written. What has been there for a month goes.
QFuture<QString> keep(const QImage &image, const QString &folder);

} // namespace Tertulia::PastedPicture
