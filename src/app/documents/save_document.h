#pragma once

#include "app/calendar_export.h"
#include "app/documents/print_store.h"
#include "app/figures_export.h"
#include "app/models/overview_model.h"
#include "app/models/school_model.h"

#include "core/transition/handover.h"

#include <filesystem>
#include <memory>
#include <optional>
#include <string>
#include <vector>

/// Documents as a screen offers them: what can be made here, why not yet, what it is called on the disk, and writing it
/// whole or not at all.
namespace trivsel::app {

class World;

struct PaperChoice {
    enum class Kind { Child, Agenda, Group, Leader, FiguresSheet, FiguresFile, Meeting, Calendar, Guide, Form, Letter, Reminder, Survey, Conference,
                      Handover, HandoverFile, HandoverAnswer, Ruler, RatingTask, RatingsBack };
    Kind kind = Kind::Child;
    ChildPaper paper = ChildPaper::Plan;      ///< Child
    ChildId child;                            ///< Child
    UnitId unit;                              ///< Agenda, Group
    OverviewChoice overview;                  ///< Leader: what the report shows, in the order's language
    FiguresRequest figures;                   ///< FiguresSheet, FiguresFile; its purpose is the order's
    CalendarScope scope = CalendarScope::All; ///< Calendar
    std::string form;                         ///< Form: id in the data folder
    MeetingPaper sheet;                       ///< Meeting, with …
    Text sheetTitle;                          ///< … what its tool is called
    SchoolChoice school;                      ///< Survey, Conference
    std::string words;                        ///< Reminder: to adults, without a child's name, as shown on the page
    HandoverId handover;                      ///< Handover, HandoverFile, HandoverAnswer, with the child
    bool sends = false;                       ///< Handover: a draft is given on paper by this
    RoundId round;                            ///< RatingTask, with …
    UserId rater;                             ///< … whose it is
    std::string passphrase;                   ///< HandoverFile, RatingTask: shown on the page, told by another way
    std::optional<Text> closed;               ///< why it cannot be made now

    static PaperChoice ofChild(ChildPaper paper, ChildId child);
    static PaperChoice agenda(UnitId unit);
    static PaperChoice group(UnitId unit);
    static PaperChoice leader(OverviewChoice overview);
    static PaperChoice figuresSheet(FiguresRequest figures); ///< a workbook of released tables
    static PaperChoice figuresFile(FiguresRequest figures);  ///< for the municipality's store
    static PaperChoice meeting(MeetingPaper sheet, Text title);
    static PaperChoice calendar(CalendarScope scope);
    static PaperChoice guide();
    static PaperChoice formOf(std::string id);
    static PaperChoice letter(); ///< of information to parents
    static PaperChoice survey(SchoolChoice school);     ///< for the parents' meeting
    static PaperChoice conference(SchoolChoice school); ///< of the class, with names
    static PaperChoice reminder(std::string words);
    static PaperChoice handoverSheet(ChildId child, HandoverId handover, bool sends);
    static PaperChoice handoverFile(ChildId child, HandoverId handover, std::string passphrase);
    static PaperChoice handoverAnswer(ChildId child, HandoverId handover);
    static PaperChoice ruler(ChildId child);
    static PaperChoice ratingTask(RoundId round, UserId rater, std::string passphrase);
    static PaperChoice ratingsBack();
};

/// What a child's page offers, closed where the gate is not open; empty for a role that prints nothing. The draft of an
/// underretning has its own page.
std::vector<PaperChoice> papersOf(const Session& session, ChildId child);

Text titleOf(const PaperChoice& what);
bool needsPurpose(const PaperChoice& what); ///< false: it holds no child
/// Kind and day, never a name; with its ending.
std::string fileNameFor(const PaperChoice& what, Date day, Language language);

struct SaveOrder {
    PaperChoice what;
    std::string purpose;
    Language language = Language::Danish;
    std::filesystem::path folder;
    std::string name; ///< an ending that is missing is added
    bool mayReplace = false;
};
/// Where the order writes; empty when its name is no file name.
std::filesystem::path fileOf(const SaveOrder& order);
/// A file of that name is there already.
bool wouldReplace(const SaveOrder& order);

/// Makes the document and writes it beside its place, then renames it: a full disk or a closed folder leaves nothing
/// half-written, and what does not get as far as a file is not noted as read. A name that holds a child's is refused.
Result<void> saveDocument(Session& session, const SaveOrder& order);

/// What an adult chose the last times: the folder, and what it was for, the latest first. Kept in the store for that
/// adult alone.
struct PrintHabits {
    std::string folder;
    std::vector<std::string> purposes;
};
PrintHabits printHabits(const Session& session);
/// Nothing is kept for a role that keeps nothing.
void keepPrintHabits(Session& session, const std::string& folder, const std::string& purpose);

} // namespace trivsel::app
