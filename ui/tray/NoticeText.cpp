#include "ui/common/AvatarPainter.h"
#include "ui/timeline/DisplayText.h"
#include "ui/tray/NoticeCard.h"

#include <QGuiApplication>
#include <QPainter>
#include <QPalette>

namespace Tertulia {

using namespace Qt::StringLiterals;

namespace {

constexpr qsizetype MaxName = 60, MaxText = 300;
constexpr int PictureSide = 64;

/// What the network wrote, in one line that can neither reorder nor push away what stands around it.
QString clean(const QString &text, qsizetype limit)
{
    const QString line = displayText(text.left(4 * limit)).simplified();
    return line.size() <= limit ? line : line.first(cutLength(line, limit)) + u'…';
}

QString nameOf(const Notice &notice)
{
    return clean(notice.names.value(0), MaxName);
}

QImage pictureOf(const Notice &notice)
{
    if (notice.key.about.isNull())
        return {};
    QImage image(PictureSide, PictureSide, QImage::Format_ARGB32_Premultiplied);
    image.fill(Qt::transparent);
    QPainter painter(&image);
    AvatarPainter::paint(&painter, image.rect(), notice.key.about, notice.names.value(0), QGuiApplication::palette());
    return image;
}

QString categoryOf(NoticeKind kind)
{
    switch (kind) {
    case NoticeKind::SignedIn:
        return u"presence.online"_s;
    case NoticeKind::SignedOut:
        return u"presence.offline"_s;
    case NoticeKind::StatusMessage:
    case NoticeKind::SomeoneEntered:
        return u"presence"_s;
    case NoticeKind::DirectMessage:
    case NoticeKind::RoomMessage:
    case NoticeKind::Mention:
        return u"im.received"_s;
    case NoticeKind::ContactRequest:
    case NoticeKind::Invitation:
        return u"im"_s;
    case NoticeKind::FileOffer:
        return u"transfer"_s;
    }
    return {};
}

QList<NoticeAction> actionsOf(const Notice &notice)
{
    if (notice.key.topic == NoticeKey::Topic::Conversation && notice.people == 1)
        return {NoticeAction::Open, NoticeAction::Reply};
    const bool asks = notice.kind == NoticeKind::ContactRequest || notice.kind == NoticeKind::Invitation;
    if ((asks && notice.people == 1) || notice.key.item != 0)
        return {NoticeAction::Open, NoticeAction::Accept, NoticeAction::Decline};
    return {NoticeAction::Open};
}

} // namespace

NoticeCard NoticeText::card(const Notice &notice, bool sound)
{
    const bool passing = notice.key.topic == NoticeKey::Topic::Presence;
    return {title(notice),     body(notice),      categoryOf(notice.kind), passing,
            sound && !passing, pictureOf(notice), actionsOf(notice)};
}

QString NoticeText::action(NoticeAction action)
{
    switch (action) {
    case NoticeAction::Open:
        return tr("Open");
    case NoticeAction::Reply:
        return tr("Reply");
    case NoticeAction::Accept:
        return tr("Accept");
    case NoticeAction::Decline:
        return tr("Decline");
    }
    return {};
}

QString NoticeText::title(const Notice &notice)
{
    const bool one = notice.people == 1;
    switch (notice.kind) {
    case NoticeKind::SignedIn:
        return one ? tr("%1 is online").arg(nameOf(notice)) : tr("%n people are online", nullptr, notice.people);
    case NoticeKind::SignedOut:
        return one ? tr("%1 went offline").arg(nameOf(notice)) : tr("%n people went offline", nullptr, notice.people);
    case NoticeKind::StatusMessage:
        return one ? tr("%1 has a new status message").arg(nameOf(notice))
                   : tr("%n people have new status messages", nullptr, notice.people);
    case NoticeKind::DirectMessage:
    case NoticeKind::RoomMessage:
        if (!one)
            return tr("%n new message(s)", nullptr, notice.messages);
        return notice.messages > 1 ? tr("%1 (%n new)", nullptr, notice.messages).arg(nameOf(notice)) : nameOf(notice);
    case NoticeKind::ContactRequest:
        return one ? tr("%1 wants to be your contact").arg(nameOf(notice))
                   : tr("%n people want to be your contacts", nullptr, notice.people);
    case NoticeKind::FileOffer:
        if (!one)
            return tr("%n files are offered", nullptr, notice.messages);
        return notice.messages > 1 ? tr("%1 offers %n files", nullptr, notice.messages).arg(nameOf(notice))
                                   : tr("%1 offers a file").arg(nameOf(notice));
    case NoticeKind::Mention:
        return one ? tr("You are mentioned in %1").arg(nameOf(notice))
                   : tr("You are mentioned in %n room(s)", nullptr, notice.people);
    case NoticeKind::SomeoneEntered: {
        const QString room = clean(notice.place, MaxName);
        return one ? tr("%1 entered %2").arg(nameOf(notice), room)
                   : tr("%n people entered %1", nullptr, notice.people).arg(room);
    }
    case NoticeKind::Invitation: {
        const QString room = clean(notice.place, MaxName);
        return notice.names.isEmpty() ? tr("You are invited to %1").arg(room)
                                      : tr("%1 invites you to %2").arg(nameOf(notice), room);
    }
    }
    return {};
}

QString NoticeText::body(const Notice &notice)
{
    if (notice.people > 1)
        return people(notice);
    const QString text = clean(notice.text, MaxText);
    if (notice.kind == NoticeKind::ContactRequest ||
        notice.kind == NoticeKind::Invitation) { // a name proves nothing: the address says who it is
        const QString address = clean(notice.key.about.toString(), MaxText);
        return text.isEmpty() ? address : address + u'\n' + text;
    }
    if (notice.key.topic == NoticeKey::Topic::Conversation && text.isEmpty())
        return notice.messages > 1 ? tr("%n new message(s)", nullptr, notice.messages) : tr("New message");
    return text;
}

QString NoticeText::people(const Notice &notice)
{
    QStringList names;
    for (const QString &name : notice.names)
        names.append(clean(name, MaxName));
    const int more = notice.people - int(names.size());
    const QString list = names.join(tr(", ", "between names"));
    return more > 0 ? tr("%1 and %n more", nullptr, more).arg(list) : list;
}

} // namespace Tertulia
