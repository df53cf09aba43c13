#pragma once

#include "ui/screens/concern/concern_screen.h"

/// A concern that is being written, as one text of the store and back; and the command it becomes.
namespace trivsel::ui::concern {

std::string draftOf(const app::ConcernModel& model, const ConcernPageView& view);
void readDraft(const app::ConcernModel& model, ConcernPageView& view);
app::RaiseConcern commandOf(const app::ConcernModel& model, const ConcernPageView& view);

} // namespace trivsel::ui::concern
