#include "ui/chat/TimelineJoin.h"

#include "app/models/TimelineWindow.h"
#include "ui/chat/ConversationPage.h"

namespace Tertulia {

void joinTimeline(ConversationPage &page, TimelineWindow &timeline, QAbstractItemModel *rows)
{
    page.setMessages(rows ? rows : &timeline);
    // Queued: while rows come and go, the window does not know yet where it will end.
    const auto tellEnd = [&page, &timeline] { page.setReachesEnd(timeline.isAtEnd()); };
    QObject::connect(&timeline, &TimelineWindow::opened, &page,
                     [&page, &timeline] { page.setOpened(timeline.isAtEnd()); });
    QObject::connect(&timeline, &QAbstractItemModel::rowsInserted, &page, tellEnd, Qt::QueuedConnection);
    QObject::connect(&timeline, &QAbstractItemModel::rowsRemoved, &page, tellEnd, Qt::QueuedConnection);
    QObject::connect(&timeline, &TimelineWindow::newerCountChanged, &page, &ConversationPage::setNewerCount);
    QObject::connect(&page, &ConversationPage::olderAsked, &timeline, &TimelineWindow::loadOlder);
    QObject::connect(&page, &ConversationPage::newerAsked, &timeline, &TimelineWindow::loadNewer);
    QObject::connect(&page, &ConversationPage::versionsAsked, &timeline, &TimelineWindow::readVersions);
    QObject::connect(&timeline, &TimelineWindow::versionsRead, &page, &ConversationPage::setVersions);
    QObject::connect(&page, &ConversationPage::endAsked, &timeline, &TimelineWindow::jumpToEnd);
}

} // namespace Tertulia
