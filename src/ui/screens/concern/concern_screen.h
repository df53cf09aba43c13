#pragma once

#include "app/models/concern_model.h"
#include "ui/frame.h"
#include "ui/screens/outbox.h"
#include "ui/widgets/field.h"

#include <optional>
#include <string>
#include <vector>

namespace trivsel::ui {

/// "Jeg er bekymret": what is typed is kept in the store for this adult until it is saved or emptied.
struct ConcernPageView {
    ChildId child;        ///< whom it is about; another child's draft is read anew
    bool isSaved = false; ///< just saved: what follows is shown
    bool showsMore = false;
    int kind = -1;
    DateFieldState date;
    std::optional<Date> seenOn;
    bool isDayWrong = false;
    TextState seen, marker, originName, restricted;
    std::vector<std::string> markers;
    int origin = 0;
    int ground = -1; ///< index into consent, SSD, notification; -1 = not chosen
    bool hasCircle = false;
    std::vector<UserId> readers;
    std::optional<Text> fault;
    std::string kept; ///< the draft as it was last sent or read

    void wipe(); ///< all that is typed, overwritten in memory
};

void drawConcernPage(Frame& frame, const app::ConcernModel& model, ConcernPageView& view, Outbox& out);
/// Sends the draft when it is other than what is kept.
void commitConcernPage(const app::ConcernModel& model, ConcernPageView& view, Outbox& out);

} // namespace trivsel::ui
