#include "app/application.h"
#include "app/output_file.h"
#include "app/school/survey_import.h"
#include "ui/layout.h"
#include "ui/screens/import/import_columns.h"
#include "ui/screens/school/school_parts.h"
#include "ui/screens/words.h"
#include "ui/widgets/button.h"
#include "ui/widgets/card.h"
#include "ui/widgets/choice.h"
#include "ui/widgets/dialog.h"
#include "ui/widgets/position.h"
#include "ui/widgets/status.h"

#include <fmt/format.h>

#include <algorithm>
#include <filesystem>

/// A survey coming in from a file.
namespace trivsel::ui::school {
namespace {

using Kind = core::Survey::Kind;
using Work = SchoolView::Import::Work;

constexpr std::size_t kMostBytes = 512U * 1024 * 1024;
constexpr std::size_t kRefusedTold = 12;
constexpr float kRedraw = 0.2F;

core::Survey aboutOf(const Page& page)
{
    const SchoolView::Import& import = page.view.import;
    core::Survey about;
    about.institution = page.model.chosen.institution;
    about.kind = static_cast<Kind>(import.kind);
    about.name = import.name.text();
    about.to = import.to.value_or(page.model.today);
    about.from = import.from.value_or(about.to);
    if (about.kind != Kind::ClassFigures && import.form >= 0) about.form.id = page.model.forms[static_cast<std::size_t>(import.form)]->id;
    if (about.kind == Kind::Named) {
        if (import.reader >= 0) about.reader = page.model.readers[static_cast<std::size_t>(import.reader)].user;
        about.toldOn = import.toldOn;
        about.told = import.told.text();
    }
    return about;
}

/// Columns that were not recognised are to be chosen; nothing is read in before.
bool asksForColumns(Work& work, app::SurveyColumns found, core::SurveyFormPtr form)
{
    if (found.isWhole || found.matching.headings.empty()) return false;
    work.isUnderWay = false;
    work.columns = std::move(found.matching);
    work.form = std::move(form);
    for (const std::size_t column : work.columns.of) work.wasMissing.push_back(column == 0);
    return true;
}

/// The file is read by a worker, which has the session meanwhile; then its answers by another, which has not.
void start(Page& page)
{
    const std::shared_ptr<Work> work = page.view.import.work;
    const std::string mapping = work->columns.headings.empty() ? std::string() : app::mappingOf(work->columns);
    *work = {};
    work->isUnderWay = true;
    auto command = std::make_shared<app::ImportSurvey>();
    command->about = aboutOf(page);
    command->acceptRefused = page.view.import.acceptsRefused;
    command->fileName = std::filesystem::path(page.view.import.file).filename().string();
    command->mapping = mapping;
    core::SurveyFormPtr form;
    for (const core::SurveyFormPtr& one : page.model.forms)
        if (one->id == command->about.form.id) form = one;
    auto columns = std::make_shared<app::SurveyColumns>();
    page.out.ask([command, work, form, columns, file = std::filesystem::path(page.view.import.file)](app::Application& application) {
        application.lend(
            [command, form, columns, file](app::Session& session) -> Result<void> {
                auto bytes = app::readWholeFile(file, kMostBytes);
                if (!bytes) return fail(bytes.error());
                command->bytes = std::move(*bytes);
                if (form != nullptr || command->about.kind == Kind::ClassFigures) *columns = app::surveyColumns(session.world(), *command, form.get());
                return {};
            },
            [command, work, form, columns, &application](const Result<void>& read) {
                if (!read) {
                    work->isUnderWay = false;
                    work->fault = read.error().message;
                    return;
                }
                if (asksForColumns(*work, std::move(*columns), form)) return;
                application.apply(std::move(*command), [work, &application](const Result<void>& done) {
                    work->isUnderWay = false;
                    work->isDone = done.has_value();
                    if (!done) work->fault = done.error().message;
                    const app::Session* session = application.session();
                    if (session != nullptr && session->lastImport() != nullptr) work->report = *session->lastImport();
                });
            });
    });
}

void drawRefused(Frame& frame, const app::RosterReport& report)
{
    for (std::size_t i = 0; i < std::min(report.rows.size(), kRefusedTold); ++i) {
        const auto& row = report.rows[i];
        const std::string place = words(frame, row.column != 0 ? "import.place_column" : "import.place", {{"line", std::to_string(row.line)}, {"column", std::to_string(row.column)}});
        textRuns(frame, {{place + " ", TextStyle::SecondaryStrong}, {in(frame, row.detail), TextStyle::Secondary}});
        space(frame, 4);
    }
    const auto rest = report.refused - static_cast<std::int32_t>(std::min(report.rows.size(), kRefusedTold));
    if (rest > 0) caption(frame, counted(frame, "school.more_refused", rest));
}

void drawNamed(Page& page)
{
    Frame& frame = page.frame;
    SchoolView::Import& import = page.view.import;
    std::vector<std::string> readers;
    for (const app::PersonChoice& reader : page.model.readers) readers.push_back(reader.name);
    secondary(frame, frame.tr("school.named_why"));
    space(frame, 8);
    if (const auto picked = dropDown(frame, "reader", frame.tr("school.reader"), readers, import.reader, {.hint = frame.tr("school.choose")})) import.reader = *picked;
    space(frame, 8);
    if (const DateEvent event = dateField(frame, "told-on", frame.tr("school.told_on"), import.toldOn, import.toldOnState); event.committed) import.toldOn = event.value;
    space(frame, 8);
    textField(frame, "told", frame.tr("school.told_how"), import.told);
    space(frame, 8);
}

void drawColumns(Page& page)
{
    Frame& frame = page.frame;
    Work& work = *page.view.import.work;
    if (work.columns.headings.empty()) return;
    const auto missing = std::ranges::count(work.wasMissing, true);
    text(frame, counted(frame, "school.columns_missing", missing), {.tone = Tone::Danger});
    space(frame, 4);
    caption(frame, frame.tr("school.columns_why"));
    space(frame, 10);
    const auto label = [&](std::string_view field) {
        const core::SurveyItem* item = work.form != nullptr ? work.form->item(field) : nullptr;
        return item != nullptr ? std::string(in(frame, item->text)) : std::string(frame.tr("school.field." + std::string(field)));
    };
    drawColumnGrid(frame, work.columns, label, [&](std::size_t field) { return work.showsAllColumns || work.wasMissing[field]; });
    if (!work.showsAllColumns && missing < std::ssize(work.wasMissing) && linkButton(frame, "all-columns", frame.tr("school.all_columns"), {.icon = Icon::ExpandMore})) work.showsAllColumns = true;
    space(frame, 12);
}

void drawForm(Page& page)
{
    Frame& frame = page.frame;
    SchoolView::Import& import = page.view.import;
    secondary(frame, std::filesystem::path(import.file).filename().string());
    space(frame, 10);
    const ChoiceOption kinds[] = {{.label = frame.tr("school.kind.anonymous")}, {.label = frame.tr("school.kind.named")}, {.label = frame.tr("school.kind.figures")}};
    if (const auto picked = radioList(frame, "kind", frame.tr("school.kind"), kinds, import.kind)) import.kind = *picked;
    space(frame, 4);
    caption(frame, frame.tr("school.national"));
    space(frame, 10);
    if (static_cast<Kind>(import.kind) != Kind::ClassFigures) {
        std::vector<std::string> forms;
        for (const core::SurveyFormPtr& form : page.model.forms) forms.push_back(in(frame, form->title));
        if (const auto picked = dropDown(frame, "form", frame.tr("school.form"), forms, import.form, {.hint = frame.tr("school.choose")})) import.form = *picked;
        space(frame, 8);
    }
    textField(frame, "name", frame.tr("school.name"), import.name, {.hint = frame.tr("school.name_hint")});
    space(frame, 8);
    if (const DateEvent event = dateField(frame, "from", frame.tr("school.from"), import.from, import.fromState); event.committed) import.from = event.value;
    space(frame, 8);
    if (const DateEvent event = dateField(frame, "to", frame.tr("school.to"), import.to, import.toState); event.committed) import.to = event.value;
    space(frame, 8);
    if (static_cast<Kind>(import.kind) == Kind::Named) drawNamed(page);
}

void drawDone(Page& page)
{
    Frame& frame = page.frame;
    const auto& report = page.view.import.work->report;
    const bool isKnown = report && report->added == 0;
    text(frame, isKnown ? std::string(frame.tr("school.known")) : counted(frame, "school.read", report ? report->added : 0));
    space(frame, 14);
    if (!primaryButton(frame, "done", frame.tr("common.close"))) return;
    page.view.choice.survey = {}; // the newest
    page.view.import = {};
}

void drawBody(Page& page)
{
    Frame& frame = page.frame;
    SchoolView::Import& import = page.view.import;
    if (import.work->isDone) return drawDone(page);
    if (import.work->isUnderWay) {
        frame.requests.redrawIn(kRedraw);
        if (workStatus(frame, "reading", frame.tr("school.reading"), page.view.progress.value_or(0), 1, frame.tr("common.cancel"))) {
            page.out.ask([](app::Application& a) { a.drop(); });
            *import.work = {};
            import.work->fault = Text{"Indlæsningen er stoppet. Intet er læst ind.", "Reading was stopped. Nothing has been read in."};
        }
        return;
    }
    if (import.work->fault) {
        text(frame, in(frame, *import.work->fault), {.tone = Tone::Danger});
        space(frame, 8);
        if (import.work->report) drawRefused(frame, *import.work->report);
        if (import.work->report && import.work->report->refused > 0 && checkbox(frame, "accept", counted(frame, "school.accept", import.work->report->refused), import.acceptsRefused))
            import.acceptsRefused = !import.acceptsRefused;
        space(frame, 10);
    }
    if (import.work->columns.headings.empty()) drawForm(page);
    else drawColumns(page);
    if (primaryButton(frame, "read-in", frame.tr("school.do_import"))) start(page);
    sameRowIfFits(frame, 160);
    if (button(frame, "other", frame.tr("import.other"))) import.choosesFile = true;
}

} // namespace

void drawImportDialog(Page& page)
{
    SchoolView::Import& import = page.view.import;
    if (!import.isOpen) return;
    Frame& frame = page.frame;
    if (import.choosesFile) {
        const FileChoice choice = drawFileChooser(frame, "survey-chooser", FileKind::Roster, import.chooser);
        if (choice.cancelled) import.isOpen = !import.file.empty();
        if (choice.cancelled || choice.file) import.choosesFile = false;
        if (choice.file) {
            import.file = choice.file->string();
            *import.work = {};
        }
        return;
    }
    const auto event = dialog(frame, "survey-import", frame.tr("school.import_title"), {.width = 620, .closable = !import.work->isUnderWay}, [&] { drawBody(page); });
    if (event == DialogEvent::Closed) import = {};
}

} // namespace trivsel::ui::school
