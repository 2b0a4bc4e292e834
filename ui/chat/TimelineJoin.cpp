#include "ui/chat/TimelineJoin.h"

#include "app/models/TimelineWindow.h"
#include "ui/chat/ConversationPage.h"

namespace Tertulia {

void joinTimeline(ConversationPage &page, TimelineWindow &timeline)
{
    page.setMessages(&timeline);
    const auto tellEnd = [&page, &timeline] { page.setReachesEnd(timeline.isAtEnd()); };
    QObject::connect(&timeline, &TimelineWindow::opened, &page,
                     [&page, &timeline] { page.setOpened(timeline.isAtEnd()); });
    QObject::connect(&timeline, &QAbstractItemModel::rowsInserted, &page, tellEnd);
    QObject::connect(&timeline, &QAbstractItemModel::rowsRemoved, &page, tellEnd);
    QObject::connect(&timeline, &TimelineWindow::newerCountChanged, &page, [&page, tellEnd](int count) {
        tellEnd();
        page.setNewerCount(count);
    });
    QObject::connect(&page, &ConversationPage::olderAsked, &timeline, &TimelineWindow::loadOlder);
    QObject::connect(&page, &ConversationPage::newerAsked, &timeline, &TimelineWindow::loadNewer);
    QObject::connect(&page, &ConversationPage::endAsked, &timeline, &TimelineWindow::jumpToEnd);
}

} // namespace Tertulia
