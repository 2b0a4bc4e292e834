#pragma once

#include "app/data/Transfer.h"

#include <QColor>
#include <QImage>
#include <QString>

namespace Tertulia {

/// Files for views under test and on screenshots.
namespace SomeFiles {

inline Transfer file(TransferId id, TransferState state, bool outgoing = false,
                     const QString &name = QStringLiteral("notes.pdf"))
{
    Transfer made;
    made.id = id;
    made.account = *Jid::parse(u"me@example.org");
    made.conversation = *Jid::parse(u"ana@example.org");
    made.time = Instant(std::chrono::milliseconds(1'700'000'000'000 + id * 1'000));
    made.outgoing = outgoing;
    made.name = name;
    made.size = 4'200'000;
    made.state = state;
    if (state == TransferState::Running) {
        made.done = 1'890'000;
        made.speed = 1'100'000;
        made.method = TransferMethod::HttpUpload;
    }
    if (state == TransferState::Done)
        made.done = made.size;
    if (state == TransferState::Failed)
        made.failure = FailureKind::Stalled;
    return made;
}

inline QString picture(const QString &path, QSize size = {1600, 1200}, const char *format = nullptr)
{
    QImage image(size, QImage::Format_RGB32);
    for (int y = 0; y < size.height(); ++y)
        for (int x = 0; x < size.width(); ++x)
            image.setPixel(x, y,
                           qRgb(x * 255 / size.width(), 90 + y * 120 / size.height(), 200 - x * 120 / size.width()));
    image.save(path, format);
    return path;
}

} // namespace SomeFiles

} // namespace Tertulia
