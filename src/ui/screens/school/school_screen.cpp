#include "ui/screens/school/school_screen.h"

#include "app/sealed_words.h"
#include "ui/layout.h"
#include "ui/screens/school/school_parts.h"
#include "ui/screens/words.h"
#include "ui/widgets/button.h"
#include "ui/widgets/card.h"
#include "ui/widgets/dialog.h"
#include "ui/widgets/status.h"
#include "ui/widgets/tabs.h"

namespace trivsel::ui {
namespace {

using school::Page;
using Model = app::SchoolModel;

constexpr float kChoiceWidth = 230;

/// A choice among options; nothing is drawn where there is only one.
template <class List, class Id, class Words>
void choose(Page& page, const char* id, std::string_view label, const List& list, Id chosen, bool& isFirst, Words words, Id& into)
{
    if (list.size() < 2) return;
    std::vector<std::string> names;
    int current = -1;
    for (const auto& one : list) {
        const auto [value, name] = words(one);
        if (value == chosen) current = static_cast<int>(names.size());
        names.push_back(name);
    }
    if (!isFirst) sameRowIfFits(page.frame, kChoiceWidth, 12);
    isFirst = false;
    if (const auto picked = dropDown(page.frame, id, label, names, current, {.width = kChoiceWidth}))
        into = words(list[static_cast<std::size_t>(*picked)]).first;
}

void drawChoices(Page& page)
{
    Frame& frame = page.frame;
    const Model& model = page.model;
    bool isFirst = true;
    const auto ofPlace = [](const Model::School& one) { return std::pair(one.unit, one.name); };
    auto& choice = page.view.choice;
    choice = model.chosen;
    choose(page, "school", frame.tr("school.school"), model.schools, model.chosen.institution, isFirst, ofPlace, choice.institution);
    choose(page, "class", frame.tr("school.class"), model.classes, model.chosen.unit, isFirst, ofPlace, choice.unit);
    if (page.view.page == 0)
        choose(page, "survey", frame.tr("school.survey"), model.surveys, model.chosen.survey, isFirst, [](const Model::SurveyLine& one) { return std::pair(one.survey, one.words); }, choice.survey);
    if (!isFirst) space(frame, 12);
    isFirst = true;
    const auto action = [&](bool isOffered, const char* id, Icon icon, std::string_view words) {
        if (!isOffered) return false;
        if (!isFirst) sameRowIfFits(frame, buttonWidth(frame, words, {.icon = icon}));
        isFirst = false;
        return button(frame, id, words, {.icon = icon});
    };
    const bool isFigures = page.view.page == 0;
    if (action(isFigures && model.mayImport, "import", Icon::Upload, frame.tr("school.import"))) {
        page.view.import = {};
        page.view.import.isOpen = true;
        page.view.import.choosesFile = true;
    }
    if (action(isFigures && model.nothing.empty() && model.unit.has_value(), "show-class", Icon::Visible, frame.tr("school.show_class"))) page.view.showsClass = true;
    if (action(isFigures && model.nothing.empty(), "print", Icon::Print, frame.tr("school.print"))) page.view.print.open({app::PaperChoice::survey(model.chosen)}, frame.language, page.out);
    if (action(!isFigures && !model.pupils.empty(), "print-conference", Icon::Print, frame.tr("school.print_conference")))
        page.view.print.open({app::PaperChoice::conference(model.chosen)}, frame.language, page.out);
    if (!isFirst) space(frame, size::kBetweenCards);
}

void drawShare(Page& page)
{
    const auto& share = page.model.specialEducation;
    if (!share) return;
    Frame& frame = page.frame;
    card(frame, "share", {.label = frame.tr("school.share")}, [&] {
        heading(frame, frame.tr("school.share"));
        space(frame, 4);
        secondary(frame, frame.tr("school.share_why"));
        space(frame, 8);
        if (!share->isKnown) return secondary(frame, frame.tr("school.share_unknown"));
        text(frame, words(frame, "school.share_line", {{"count", std::to_string(share->count)}, {"of", std::to_string(share->of)}, {"share", share->words}}));
        if (!share->target.empty()) secondary(frame, share->target);
    });
    space(frame, size::kBetweenCards);
}

} // namespace

void SchoolView::forget()
{
    import.work = std::make_shared<Import::Work>();
    choice.pupil = {};
    plan = {};
    app::overwrite(import.file);
    progress.reset();
    print.close();
}

void drawSchool(Frame& frame, const Model& model, SchoolView& view, Outbox& out, const core::PositionWords& positions)
{
    Page page{frame, model, view, out};
    if (model.schools.empty()) {
        emptyState(frame, "nothing", Icon::School, frame.tr("school.nothing"), in(frame, model.nothing));
        return;
    }
    if (view.showsClass && model.unit) return school::drawShownToClass(page);
    view.showsClass = false;
    school::drawAlarms(page);
    school::drawPulses(page);
    const Tab pages[] = {{frame.tr("school.page_surveys"), {}}, {frame.tr("school.page_conference"), {}}};
    if (const auto chosen = tabs(frame, "pages", frame.tr("school.pages"), pages, view.page)) view.page = *chosen;
    space(frame, size::kBetweenCards);
    drawChoices(page);
    if (view.page == 1) {
        school::drawConference(page, positions);
        drawShare(page);
    } else if (!model.nothing.empty()) {
        emptyState(frame, "no-figures", Icon::School, frame.tr("school.nothing"), in(frame, model.nothing));
    } else {
        school::drawFigures(page);
    }
    school::drawImportDialog(page);
    drawPrintDialog(frame, view.print, out);
}

} // namespace trivsel::ui
