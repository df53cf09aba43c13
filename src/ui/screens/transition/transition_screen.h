#pragma once

#include "app/models/transition_model.h"
#include "app/school/returned_ratings.h"
#include "app/transition/handover_files.h"
#include "ui/frame.h"
#include "ui/screens/file_chooser/file_chooser.h"
#include "ui/screens/outbox.h"
#include "ui/screens/parts/print_dialog.h"
#include "ui/screens/screen_words.h"
#include "ui/widgets/field.h"
#include "ui/widgets/table.h"

#include <optional>
#include <set>
#include <string>
#include <vector>

namespace trivsel::ui {

/// "Overgang": all handovers, and of one child its sheets and Trivselslinealen.
struct TransitionView {
    ChildId child; ///< whose page it is; another child's begins anew
    TableState open, answered;
    PrintView print;
    std::optional<Text> fault;

    /// The sheet that is written in.
    struct Editor {
        HandoverId id; ///< none: nothing is being written
        TextState receiver;
        std::optional<Date> movesOn, withParents;
        DateFieldState movesOnState, withParentsState;
        struct Field {
            std::string id;
            TextState text;
        };
        std::vector<Field> fields;
        void close();
    } editor;
    bool opensNewest = false; ///< a sheet was begun: it is written in as soon as it is there
    std::string passphrase; ///< of the file that is offered: told by another way
    HandoverId passphraseOf;

    /// Accepting or sending back.
    struct Answer {
        HandoverId id; ///< none: closed
        bool isAccepted = true;
        TextState words;
        std::optional<Text> fault;
    } answer;

    /// A file from another store: a sheet, an answer, or ratings that come back.
    struct Take {
        enum class What { Handover, Answer, Ratings };
        What what = What::Handover;
        bool choosesFile = false, isOpen = false, isWorking = false;
        FileChooserView chooser;
        std::string fileName, bytes;
        TextState passphrase;
        std::optional<app::HandoverPreview> handover;
        std::optional<app::ReturnedPreview> ratings;
        int unit = -1;
        std::optional<Text> fault;
        void close();
    } take;

    /// A new place on the ruler.
    struct Mark {
        bool isOpen = false;
        std::optional<Date> on;
        DateFieldState onState;
        bool isWrong = false;
        int phase = 0;
        int child = -1, care = -1;
        std::set<std::string> ticked;
        TextState effort, words;
        std::optional<Text> fault;
        void close();
    } mark;

    void forget(); ///< what the store holds; what is typed is sealed by itself
};

void drawTransition(Frame& frame, const app::TransitionModel& model, TransitionView& view, Outbox& out, const ScreenWords& words);

/// The dialog of a file from another store, on any page that opens it (`view.take`).
void drawTake(Frame& frame, const std::vector<app::UnitChoice>& units, Date today, TransitionView::Take& take, Outbox& out);

} // namespace trivsel::ui
