#pragma once

namespace Tertulia {

class ConversationPage;
class TimelineWindow;

/// Connects a page with the window of messages that it shows; both ways, for the life of either.
void joinTimeline(ConversationPage &page, TimelineWindow &timeline);

} // namespace Tertulia
