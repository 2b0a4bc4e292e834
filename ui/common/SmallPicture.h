#pragma once

#include <QFuture>
#include <QImage>

namespace Tertulia {

/// A small picture out of bytes from the network (a CAPTCHA): PNG, JPEG, GIF or WebP by content, its size looked at
/// before anything is decoded, on another thread. Null where it is something else, or more than MaxPictureSide wide or
/// high.
inline constexpr int MaxPictureSide = 1000;
QFuture<QImage> smallPicture(const QByteArray &bytes);
/// The same at once, for any thread, and for pictures of up to `maxSide`; turned as a camera's EXIF says.
QImage checkedPicture(const QByteArray &bytes, int maxSide);

/// png, jpeg, gif or webp by the first bytes; empty: none of these.
QByteArray pictureFormat(const QByteArray &beginning);

} // namespace Tertulia
