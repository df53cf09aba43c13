#include "ui/widgets/copy.h"

#include "ui/detail/state.h"

namespace trivsel::ui {

void copyWords(Frame& frame, const std::string& words) { frame.state.clipboard.copy(words, frame.now); }

} // namespace trivsel::ui
