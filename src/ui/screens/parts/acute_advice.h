#pragma once

#include "ui/frame.h"

namespace trivsel::ui {

/// What an adult is to do when violence, abuse or negative social control is suspected, in order (action-guide.md, the
/// acute path). The same words wherever they stand: in »Bekymret? / Akut« and on the page of a child that is closed.
void drawAcuteAdvice(Frame& frame);

} // namespace trivsel::ui
