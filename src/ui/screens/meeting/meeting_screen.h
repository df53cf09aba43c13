#pragma once

#include "app/models/meeting_model.h"
#include "ui/frame.h"
#include "ui/screens/outbox.h"
#include "ui/screens/parts/print_dialog.h"
#include "ui/screens/screen_words.h"
#include "ui/widgets/field.h"

#include <optional>
#include <string>
#include <vector>

namespace trivsel::ui {

/// Møder og samtaler. What is typed is kept at once: a meeting that has not been held is itself the draft.
struct MeetingView {
    ChildId child;                    ///< whom it is about …
    UnitId unit;                      ///< … or which unit; another one begins with the list
    std::optional<app::Place> wanted; ///< somebody has just come here: what for
    bool showsAllMeetings = false;

    // --- the sheet that is open
    std::string tool;       ///< empty: the list is shown
    MeetingId meeting;      ///< none while it has not been kept yet
    bool hasOpened = false; ///< just now: the page begins at its top
    int serial = 0;         ///< rises when another sheet is opened: answers to the last one are late
    bool isSending = false; ///< a new meeting is being kept: it has no number before that is done
    bool wantsHold = false; ///< "Mødet er holdt" was said
    bool hasNames = false;
    std::optional<Date> day;
    DateFieldState date;
    bool isDayWrong = false;
    struct Person {
        TextState name, relation;
    };
    std::vector<Person> people;
    struct Words {
        std::string part;
        TextState text;
    };
    std::vector<Words> words; ///< one for each part of the tool
    TextState agreed;
    std::size_t lastPart = 0; ///< where words that are taken along are put
    bool showsKnown = false;
    core::Meeting kept; ///< as it was last sent or read
    std::optional<Text> fault;

    // --- what follows a held meeting
    enum class Dialog { None, Note, Step };
    Dialog dialog = Dialog::None;
    TextState noteBy, noteText, stepTitle, stepAction;
    int responsible = -1; ///< 0 = nobody, 1.. = index + 1 into the model's adults; -1 = not chosen
    DateFieldState dueDate;
    std::optional<Date> due;
    bool isDueWrong = false, reachesParents = false, reachesChild = false;
    std::optional<Text> dialogFault;
    bool isNoteWritten = false, isStepMade = false; ///< said below the buttons

    PrintView print;

    void closeSheet();  ///< overwrites what was typed, and shows the list
    void closeDialog(); ///< the same for the dialog
};

void drawMeeting(Frame& frame, const app::MeetingModel& model, MeetingView& view, Outbox& out,
                 const ScreenWords& positionWords);
/// Sends what is other than what is kept.
void commitMeeting(const app::MeetingModel& model, MeetingView& view, Outbox& out);

} // namespace trivsel::ui
