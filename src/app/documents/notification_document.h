#pragma once

#include "app/documents/paper.h"
#include "core/casework/notification.h"

namespace trivsel::app {

/// Underretning with its required content (actions-and-law.md B6). Stamped as a draft until it has been sent.
report::Document notificationDocument(const paper::Source& from, const core::Notification& notification,
                                      paper::Fullness fullness);

} // namespace trivsel::app
