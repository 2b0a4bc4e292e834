#pragma once

class QAbstractItemModel;

namespace Tertulia {

class ConversationPage;
class TimelineWindow;

/// Connects a page with the window of messages that it shows; both ways, for the life of either. `rows`: what it shows
/// instead of the window's own rows (TimelineRows).
void joinTimeline(ConversationPage &page, TimelineWindow &timeline, QAbstractItemModel *rows = nullptr);

} // namespace Tertulia
