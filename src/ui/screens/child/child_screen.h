#pragma once

#include "app/models/child_model.h"
#include "ui/frame.h"
#include "ui/screens/outbox.h"
#include "ui/screens/parts/print_dialog.h"
#include "ui/screens/screen_words.h"
#include "ui/widgets/field.h"

#include <optional>
#include <string>
#include <vector>

namespace trivsel::ui {

struct ChildView {
    ChildId child;           ///< whom the view state is about; another child clears it
    bool parentView = false; ///< Forældrevisning: this child in plain words, nothing else
    StepId openStep;         ///< the step that is unfolded
    StepId wantedStep;       ///< the step one comes for, from Opfølgning or Start
    bool showsAllRounds = false;
    bool showsAllSteps = false; ///< the ended ones too
    bool showsAllConcerns = false, showsAllNotes = false;
    bool asksGate = false; ///< the question about suspicion is to be answered now, though no step waits for it
    bool showsTimelineList = false;

    enum class Dialog {
        None,
        Done,
        SetAside,
        Responsible,
        Share,
        OwnStep,
        BaseData,
        Move,
        Leave,
        Siblings,
        Unlink,
        Release,
        AskBeforeParents,
        ClosedToParents,
        Marker,
        EndConcern,
        AddNote,
        Journalise,
        Bar,
        LiftBar
    };
    Dialog dialog = Dialog::None;
    bool dialogArrived = false; ///< its first field takes the keyboard in the next frame
    StepId dialogStep;
    ConcernId dialogConcern;
    NoteId dialogNote; ///< the note that is mended or journalised; none for a new one
    BarId dialogBar;
    int choice = -1;   ///< of the dialog's list
    TextState words, title, person, organisation, authority;
    DateFieldState date;
    std::optional<Date> day;
    bool isDayWrong = false; ///< what was typed is no day
    int responsible = -1; ///< 0 = nobody, 1.. = index + 1 into the model's adults, last = someone else; -1 = not chosen
    bool reachesParents = false, reachesChild = false;
    std::vector<ChildId> shared;
    TextState name, cpr;
    int sex = -1;
    int unit = -1;
    bool hasProtectedAddress = false;
    std::optional<Text> fault; ///< why the dialog cannot be sent
    PrintView print;

    /// Closes the dialog and overwrites what was typed in it.
    void closeDialog();
};

/// One child: "Sådan gør vi" with its gate, positions and actions over time, what was agreed, who follows up.
void drawChild(Frame& frame, const app::ChildModel& model, ChildView& view, Outbox& out,
               const ScreenWords& positionWords);
/// Sends what was typed but not sent yet; an open dialog is left as it is (nothing half-said is recorded).
void commitChild(const app::ChildModel& model, ChildView& view, Outbox& out);

} // namespace trivsel::ui
