#pragma once

#include "app/data/Notice.h"

#include <QCoreApplication>
#include <QImage>

namespace Tertulia {

enum class NoticeAction { Open, Reply, Accept, Decline };

/// A notice in words, ready for the desktop: plain text without control characters, of bounded length.
struct NoticeCard {
    QString title, body;
    QString category;     ///< of the freedesktop specification, e.g. im.received
    bool passing = false; ///< worth a glance, not worth keeping
    bool sound = false;
    QImage picture; ///< null: the program's own
    QList<NoticeAction> actions{NoticeAction::Open};
};

/// Notices as sentences.
class NoticeText
{
    Q_DECLARE_TR_FUNCTIONS(NoticeText)

public:
    static NoticeCard card(const Notice &notice, bool sound);
    static QString action(NoticeAction action);

private:
    static QString title(const Notice &notice);
    static QString body(const Notice &notice);
    static QString people(const Notice &notice);
};

} // namespace Tertulia

Q_DECLARE_METATYPE(Tertulia::NoticeCard)
