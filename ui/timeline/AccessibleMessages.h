#pragma once

namespace Tertulia {

class MessageView;

/// What a screen reader sees of a MessageView: a list, its rows ("sender, time, text, state"), and in each row the
/// links and buttons that it offers. Rows are known by message, so they survive others coming and going above them.
namespace AccessibleMessages {

void install(); ///< once is enough, more do no harm
void tellFocus(MessageView *view, int row, int action);

} // namespace AccessibleMessages

} // namespace Tertulia
