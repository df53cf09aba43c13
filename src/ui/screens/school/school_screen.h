#pragma once

#include "app/models/school_model.h"
#include "app/import_columns.h"
#include "app/roster_import.h"
#include "ui/frame.h"
#include "ui/screens/file_chooser/file_chooser.h"
#include "ui/screens/outbox.h"
#include "ui/screens/parts/print_dialog.h"
#include "ui/widgets/field.h"
#include "ui/widgets/table.h"

#include <array>
#include <memory>
#include <optional>
#include <string>
#include <vector>

namespace trivsel::ui {

/// "Skole".
struct SchoolView {
    app::SchoolChoice choice;
    int page = 0;              ///< 0 surveys, 1 class conference
    bool showsQuestions = false;
    bool showsClass = false;   ///< "Vis klassen": large, nothing but safe figures
    TextState proposal;
    PrintView print;
    TableState pupils, answered;

    /// A file being read in. What a callback needs is kept alive by it.
    struct Import {
        bool isOpen = false, choosesFile = false;
        FileChooserView chooser;
        std::string file;              ///< path
        int kind = 0, form = -1, reader = -1;
        TextState name, told;
        std::optional<Date> from, to, toldOn;
        DateFieldState fromState, toState, toldOnState;
        bool acceptsRefused = false;
        struct Work {
            bool isUnderWay = false, isDone = false;
            std::optional<Text> fault;
            std::optional<app::RosterReport> report; ///< with the refused rows
            app::imports::Matching columns;          ///< to be chosen; no headings where they were recognised
            core::SurveyFormPtr form;                ///< keeps what `columns` points to
            std::vector<bool> wasMissing;            ///< per field: shown at once
            bool showsAllColumns = false;
        };
        std::shared_ptr<Work> work = std::make_shared<Work>();
    };
    Import import;
    std::optional<double> progress; ///< of the file that is read; set before each frame

    /// The counts of a pulse, typed in.
    struct Pulse {
        SurveyId of; ///< none: closed
        UnitId unit;
        std::vector<std::array<TextState, 5>> counts; ///< per question, per answer
        std::optional<Text> fault;
    };
    Pulse pulse;

    /// A group plan for the learning environment, about to be made.
    struct Plan {
        bool isOpen = false;
        std::vector<bool> indicators, proposals; ///< chosen
        std::optional<Text> fault;
    };
    Plan plan;

    /// What was done about alarm answers.
    struct Alarm {
        SurveyId survey; ///< none: closed
        ChildId child;
        TextState words;
        std::optional<Text> fault;
    };
    Alarm alarm;

    void forget(); ///< names and copies of what the store holds
};

void drawSchool(Frame& frame, const app::SchoolModel& model, SchoolView& view, Outbox& out, const core::PositionWords& positions);

} // namespace trivsel::ui
