#include "app/documents/save_document.h"

#include "app/documents/guide_document.h"
#include "app/documents/leader_document.h"
#include "app/documents/school_document.h"
#include "app/documents/paper.h"
#include "app/documents/print_files.h"
#include "app/gate_words.h"
#include "app/output_file.h"
#include "app/score_files.h"
#include "app/school/rating_packages.h"
#include "app/score_files_faults.h"
#include "app/session.h"
#include "app/transition/handover_files.h"
#include "app/typed.h"
#include "base/text.h"
#include "report/pdf.h"

#include <algorithm>

namespace trivsel::app {

namespace {

using Kind = PaperChoice::Kind;

constexpr std::size_t kPurposesKept = 5;
constexpr std::size_t kLongestPurpose = 200;

paper::Source sourceOf(const Session& session)
{
    return {session.world(),   session.municipality(), session.calendar(),
            session.user().id, session.today(),        toLocal(session.clock().now())};
}

std::string endingOf(const PaperChoice& what)
{
    if (what.kind == Kind::Reminder) return ".txt";
    if (what.kind == Kind::FiguresSheet) return ".xlsx";
    if (what.kind == Kind::FiguresFile) return ".figures";
    if (what.kind == Kind::HandoverFile || what.kind == Kind::HandoverAnswer || what.kind == Kind::RatingTask || what.kind == Kind::RatingsBack)
        return ".pakke";
    return what.kind == Kind::Calendar ? ".ics" : ".pdf";
}

FiguresRequest figuresRequest(const SaveOrder& order)
{
    FiguresRequest request = order.what.figures;
    request.purpose = order.purpose;
    return request;
}

Result<std::string> bytesOf(Session& session, const SaveOrder& order)
{
    const PaperChoice& what = order.what;
    switch (what.kind) {
    case Kind::Child: return childPdf(session, what.paper, what.child, order.purpose, order.language);
    case Kind::Agenda: return agendaPdf(session, what.unit, {}, order.purpose, order.language);
    case Kind::Group: return groupPdf(session, what.unit, order.purpose, order.language);
    case Kind::Leader:
        return leaderPdf(session, leaderReport(overviewModel(session, what.overview, order.language), order.language), order.purpose, order.language);
    case Kind::FiguresSheet: return figuresWorkbookExport(session, figuresRequest(order), order.language);
    case Kind::FiguresFile: return figuresFileExport(session, figuresRequest(order));
    case Kind::Meeting: return meetingPdf(session, what.sheet, order.purpose, order.language);
    case Kind::Calendar: return exportIcs(session, order.purpose, what.scope, order.language);
    case Kind::Guide: {
        // The edition that this store works by, which need not be the data folder's.
        auto made =
            report::pdf(guideDocument(session.municipality(), session.guide(), order.language, session.today()));
        if (!made) return fail(made.error());
        return std::move(made->bytes);
    }
    case Kind::Letter: return letterPdf(session, order.language);
    case Kind::Survey: return surveyPdf(session, what.school, order.purpose, order.language);
    case Kind::Conference: return conferencePdf(session, what.school, order.purpose, order.language);
    case Kind::Reminder: return what.words + "\n";
    case Kind::Handover: return handoverPdf(session, what.child, what.handover, what.sends, order.purpose, order.language);
    case Kind::HandoverFile: return handoverFile(session, what.child, what.handover, what.passphrase, order.purpose);
    case Kind::HandoverAnswer: return handoverAnswerFile(session, what.child, what.handover, order.purpose);
    case Kind::Ruler: return rulerPdf(session, what.child, order.purpose, order.language);
    case Kind::RatingTask: return ratingTaskFile(session, what.round, what.rater, what.passphrase, order.purpose);
    case Kind::RatingsBack: return returnedRatingsFile(session, order.purpose);
    case Kind::Form: break;
    }
    FileFaults faults;
    return formPdf(session.catalog(), what.form, order.language, session.today(), faults);
}

/// Whose names must not stand in the file's.
std::vector<ChildId> childrenIn(const Session& session, const PaperChoice& what)
{
    std::vector<UnitId> units;
    if (what.child && what.kind != Kind::Agenda && what.kind != Kind::Group) return {what.child};
    if (what.kind == Kind::Agenda || what.kind == Kind::Group) units = {what.unit};
    if (what.kind == Kind::Survey || what.kind == Kind::Conference) units = {what.school.unit};
    if (what.kind == Kind::Meeting && what.sheet.child) return {what.sheet.child};
    if (what.kind == Kind::Meeting) units = session.world().below(what.sheet.unit);
    if (what.kind == Kind::Calendar || what.kind == Kind::Reminder || what.kind == Kind::RatingTask || what.kind == Kind::RatingsBack) units = session.visibleUnits();
    std::vector<ChildId> children;
    for (const UnitId unit : units)
        for (const ChildId child : session.world().childrenOf(unit, session.today())) children.push_back(child);
    return children;
}

Result<void> checkPlace(const SaveOrder& order)
{
    if (fileOf(order).empty())
        return fail(ErrorCode::BadInput, {"Skriv et filnavn uden skråstreg. Intet er gemt endnu.",
                                          "Write a file name without a slash. Nothing has been saved yet."});
    std::error_code error;
    if (!std::filesystem::is_directory(order.folder, error))
        return fail(ErrorCode::BadInput, {"Mappen findes ikke. Vælg en anden. Intet er gemt endnu.",
                                          "There is no such folder. Choose another. Nothing has been saved yet."});
    if (!order.mayReplace && wouldReplace(order))
        return fail(ErrorCode::BadInput, {"Der ligger allerede en fil med det navn. Vælg et andet, eller erstat den.",
                                          "There is a file of that name already. Choose another, or replace it."});
    return {};
}

} // namespace

PaperChoice PaperChoice::ofChild(ChildPaper paper, ChildId child)
{
    PaperChoice what;
    what.paper = paper;
    what.child = child;
    return what;
}

PaperChoice PaperChoice::agenda(UnitId unit)
{
    PaperChoice what;
    what.kind = Kind::Agenda;
    what.unit = unit;
    return what;
}

PaperChoice PaperChoice::group(UnitId unit)
{
    PaperChoice what = agenda(unit);
    what.kind = Kind::Group;
    return what;
}

PaperChoice PaperChoice::leader(OverviewChoice overview)
{
    PaperChoice what;
    what.kind = Kind::Leader;
    what.overview = std::move(overview);
    return what;
}

PaperChoice PaperChoice::figuresSheet(FiguresRequest figures)
{
    PaperChoice what;
    what.kind = Kind::FiguresSheet;
    what.figures = std::move(figures);
    return what;
}

PaperChoice PaperChoice::figuresFile(FiguresRequest figures)
{
    PaperChoice what = figuresSheet(std::move(figures));
    what.kind = Kind::FiguresFile;
    return what;
}

PaperChoice PaperChoice::meeting(MeetingPaper sheet, Text title)
{
    PaperChoice what;
    what.kind = Kind::Meeting;
    what.sheet = std::move(sheet);
    what.sheetTitle = std::move(title);
    return what;
}

PaperChoice PaperChoice::calendar(CalendarScope scope)
{
    PaperChoice what;
    what.kind = Kind::Calendar;
    what.scope = scope;
    return what;
}

PaperChoice PaperChoice::letter()
{
    PaperChoice what;
    what.kind = Kind::Letter;
    return what;
}

PaperChoice PaperChoice::guide()
{
    PaperChoice what;
    what.kind = Kind::Guide;
    return what;
}

PaperChoice PaperChoice::formOf(std::string id)
{
    PaperChoice what;
    what.kind = Kind::Form;
    what.form = std::move(id);
    return what;
}

PaperChoice PaperChoice::survey(SchoolChoice school)
{
    PaperChoice what;
    what.kind = Kind::Survey;
    what.school = school;
    return what;
}

PaperChoice PaperChoice::conference(SchoolChoice school)
{
    PaperChoice what = survey(school);
    what.kind = Kind::Conference;
    return what;
}

PaperChoice PaperChoice::reminder(std::string words)
{
    PaperChoice what;
    what.kind = Kind::Reminder;
    what.words = std::move(words);
    return what;
}

PaperChoice PaperChoice::handoverSheet(ChildId child, HandoverId handover, bool sends)
{
    PaperChoice what;
    what.kind = Kind::Handover;
    what.child = child;
    what.handover = handover;
    what.sends = sends;
    return what;
}

PaperChoice PaperChoice::handoverFile(ChildId child, HandoverId handover, std::string passphrase)
{
    PaperChoice what = handoverSheet(child, handover, false);
    what.kind = Kind::HandoverFile;
    what.passphrase = std::move(passphrase);
    return what;
}

PaperChoice PaperChoice::handoverAnswer(ChildId child, HandoverId handover)
{
    PaperChoice what = handoverSheet(child, handover, false);
    what.kind = Kind::HandoverAnswer;
    return what;
}

PaperChoice PaperChoice::ruler(ChildId child)
{
    PaperChoice what;
    what.kind = Kind::Ruler;
    what.child = child;
    return what;
}

PaperChoice PaperChoice::ratingTask(RoundId round, UserId rater, std::string passphrase)
{
    PaperChoice what;
    what.kind = Kind::RatingTask;
    what.round = round;
    what.rater = rater;
    what.passphrase = std::move(passphrase);
    return what;
}

PaperChoice PaperChoice::ratingsBack()
{
    PaperChoice what;
    what.kind = Kind::RatingsBack;
    return what;
}

std::vector<PaperChoice> papersOf(const Session& session, ChildId child)
{
    if (!session.maySee(child) || !session.allowed(ReadExport{"report", "-"})) return {};
    const paper::Source from = sourceOf(session);
    std::optional<Text> closed;
    if (const auto open = checkGateState(from.world.gate(child, from.user)); !open) closed = open.error().message;
    std::vector<PaperChoice> papers;
    const auto add = [&](ChildPaper paper, const std::optional<Text>& why) {
        papers.push_back(PaperChoice::ofChild(paper, child));
        papers.back().closed = why;
    };
    if (paper::currentPlan(from, child) != nullptr) {
        add(ChildPaper::Plan, {});
        add(ChildPaper::PlanForParents, closed);
    }
    add(ChildPaper::WordToParents, closed);
    add(ChildPaper::Status, {});
    return papers;
}

Text titleOf(const PaperChoice& what)
{
    switch (what.kind) {
    case Kind::Agenda: return {"Dagsorden for besøget", "Agenda of the visit"};
    case Kind::Group: return {"Til stuemødet", "For the unit's meeting"};
    case Kind::Leader: return {"Lederrapport", "Leader report"};
    case Kind::FiguresSheet: return {"Tallene som regneark", "The figures as a workbook"};
    case Kind::FiguresFile: return {"Talfil til kommunens lager", "Figures file for the municipality's store"};
    case Kind::Meeting:
        return what.sheet.isBlank
                   ? Text{what.sheetTitle.da + ", tomt ark", what.sheetTitle.in(Language::English) + ", blank sheet"}
                   : what.sheetTitle;
    case Kind::Calendar:
        return what.scope == CalendarScope::Mine ? Text{"Kun mine datoer", "Only my dates"}
                                                 : Text{"Alle datoer i Opfølgning", "All dates in Follow-up"};
    case Kind::Guide: return {"»Sådan gør vi« som hæfte", "“This is how we do it” as a booklet"};
    case Kind::Form: return {"Tomt skema til papir", "Blank form for paper"};
    case Kind::Letter: return {"Orientering til forældre", "Information for parents"};
    case Kind::Survey: return {"Til forældremødet", "For the parents' meeting"};
    case Kind::Conference: return {"Klassekonference", "Class conference"};
    case Kind::Reminder: return {"Påmindelse uden navne på børn", "Reminder without children's names"};
    case Kind::Handover:
        return what.sends ? Text{"Overgangsskema, givet på papir", "Handover sheet, given on paper"} : Text{"Overgangsskema", "Handover sheet"};
    case Kind::HandoverFile: return {"Overgangsskema som krypteret fil", "Handover sheet as an encrypted file"};
    case Kind::HandoverAnswer: return {"Svar på overgangsskemaet", "Answer to the handover sheet"};
    case Kind::Ruler: return {"Trivselslinealen", "The wellbeing ruler"};
    case Kind::RatingTask: return {"Vurderingspakke", "Rating package"};
    case Kind::RatingsBack: return {"Vurderinger, der sendes tilbage", "Ratings to be sent back"};
    case Kind::Child: break;
    }
    return titleOf(what.paper);
}

bool needsPurpose(const PaperChoice& what)
{
    return what.kind != Kind::Guide && what.kind != Kind::Form && what.kind != Kind::Letter && what.kind != Kind::Reminder;
}

std::string fileNameFor(const PaperChoice& what, Date day, Language language)
{
    const bool isDanish = language == Language::Danish;
    switch (what.kind) {
    case Kind::Child: return fileNameFor(what.paper, day, language);
    case Kind::Agenda: return (isDanish ? "dagsorden-" : "agenda-") + day.iso() + ".pdf";
    case Kind::Group: return (isDanish ? "stuemoede-" : "unit-meeting-") + day.iso() + ".pdf";
    case Kind::Leader: return (isDanish ? "lederrapport-" : "leader-report-") + day.iso() + ".pdf";
    case Kind::FiguresSheet: return (isDanish ? "tal-" : "figures-") + day.iso() + ".xlsx";
    case Kind::FiguresFile: return (isDanish ? "talfil-" : "figures-") + day.iso() + ".figures";
    case Kind::Meeting: return what.sheet.tool + "-" + day.iso() + ".pdf";
    case Kind::Calendar: return (isDanish ? "kalender-" : "calendar-") + day.iso() + ".ics";
    case Kind::Guide: return (isDanish ? "saadan-goer-vi-" : "how-we-do-it-") + day.iso() + ".pdf";
    case Kind::Letter: return (isDanish ? "orientering-" : "information-") + day.iso() + ".pdf";
    case Kind::Survey: return (isDanish ? "trivsel-" : "wellbeing-") + day.iso() + ".pdf";
    case Kind::Conference: return (isDanish ? "klassekonference-" : "class-conference-") + day.iso() + ".pdf";
    case Kind::Reminder: return (isDanish ? "paamindelse-" : "reminder-") + day.iso() + ".txt";
    case Kind::Handover: return (isDanish ? "overgangsskema-" : "handover-") + day.iso() + ".pdf";
    case Kind::HandoverFile: return (isDanish ? "overgang-" : "handover-") + day.iso() + ".pakke";
    case Kind::HandoverAnswer: return (isDanish ? "svar-paa-overgang-" : "handover-answer-") + day.iso() + ".pakke";
    case Kind::Ruler: return (isDanish ? "trivselslinealen-" : "ruler-") + day.iso() + ".pdf";
    case Kind::RatingTask: return (isDanish ? "vurderingspakke-" : "rating-package-") + day.iso() + ".pakke";
    case Kind::RatingsBack: return (isDanish ? "vurderinger-" : "ratings-") + day.iso() + ".pakke";
    case Kind::Form: break;
    }
    return (isDanish ? "skema-" : "form-") + what.form + ".pdf";
}

std::filesystem::path fileOf(const SaveOrder& order)
{
    std::string name(text::trim(order.name));
    if (name.empty() || name.front() == '.' || name.find('/') != std::string::npos ||
        name.find('\0') != std::string::npos)
        return {};
    const std::string ending = endingOf(order.what);
    if (text::foldCase(std::filesystem::path(name).extension().string()) != ending) name += ending;
    return order.folder / name;
}

bool wouldReplace(const SaveOrder& order)
{
    std::error_code error;
    const std::filesystem::path file = fileOf(order);
    return !file.empty() && std::filesystem::exists(file, error);
}

Result<void> saveDocument(Session& session, const SaveOrder& order)
{
    if (order.what.closed) return fail(ErrorCode::BadInput, *order.what.closed);
    if (auto ok = checkPlace(order); !ok) return ok;
    const std::filesystem::path path = fileOf(order);
    for (const ChildId child : childrenIn(session, order.what))
        if (auto ok = checkFileName(session, child, path); !ok) return ok;
    auto file = OutputFile::open(path);
    if (!file) return fail(file.error());
    const auto bytes = bytesOf(session, order);
    if (!bytes) return fail(bytes.error());
    if (auto ok = file->write(*bytes); !ok) return ok;
    return file->commit();
}

PrintHabits printHabits(const Session& session)
{
    PrintHabits habits;
    const auto fields = splitTyped(typedOf(session.world(), kTypedPrint, session.user().id, {}));
    for (std::size_t i = 0; i < fields.size(); ++i) {
        if (i == 0)
            habits.folder = fields[i];
        else if (!fields[i].empty())
            habits.purposes.push_back(fields[i]);
    }
    return habits;
}

void keepPrintHabits(Session& session, const std::string& folder, const std::string& purpose)
{
    PrintHabits habits = printHabits(session);
    auto& purposes = habits.purposes;
    const std::string said(text::trim(purpose));
    if (!said.empty() && said.size() <= kLongestPurpose) {
        std::erase(purposes, said);
        purposes.insert(purposes.begin(), said);
        if (purposes.size() > kPurposesKept) purposes.resize(kPurposesKept);
    }
    std::vector<std::string> fields{folder};
    fields.insert(fields.end(), purposes.begin(), purposes.end());
    // It is a convenience: a role that may keep nothing simply chooses again.
    (void)session.apply(KeepTyped{{}, std::string(kTypedPrint), joinTyped(fields)});
}

} // namespace trivsel::app
