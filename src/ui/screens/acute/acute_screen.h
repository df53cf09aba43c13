#pragma once

#include "app/models/acute_model.h"
#include "ui/frame.h"
#include "ui/screens/outbox.h"
#include "ui/widgets/field.h"

#include <optional>
#include <string>

namespace trivsel::ui {

/// The acute path of one child. What is written word for word is kept in the store as it is typed.
struct AcuteView {
    ChildId child;
    TextState said, who, why, authority;
    DateFieldState date;
    std::optional<Date> authorityOn;
    bool isDayWrong = false;
    bool isLeader = false, notReached = false; ///< of whom was told
    bool saidNo = false;                       ///< the question was answered with no: what then
    enum class Dialog { None, End, Release };
    Dialog dialog = Dialog::None;
    bool dialogArrived = false;
    std::optional<Text> fault;
    std::string kept; ///< the draft as it was last sent or read

    void wipe();
};

void drawAcute(Frame& frame, const app::AcuteModel& model, AcuteView& view, Outbox& out);
void commitAcute(const app::AcuteModel& model, AcuteView& view, Outbox& out);

} // namespace trivsel::ui
