#include "core/municipality.h"
#include "ui/layout.h"
#include "ui/screens/parts/absence_words.h"
#include "ui/screens/school/school_parts.h"
#include "ui/screens/words.h"
#include "ui/widgets/button.h"
#include "ui/widgets/card.h"
#include "ui/widgets/status.h"

#include <array>

/// The class conference: absence, position, open steps and the next date, those who need it first.
namespace trivsel::ui::school {
namespace {

using Model = app::SchoolModel;

std::string absenceWords(const Frame& frame, const Model::Pupil& pupil)
{
    return decimalWords(frame, *pupil.quarterPercent, 0) + " %";
}

std::string windowWords(const Frame& frame, const Model::Pupil& pupil)
{
    return patternWords(frame, pupil.last20, pupil.last60, pupil.weekday);
}

} // namespace

void drawConference(Page& page, const core::PositionWords& positions)
{
    Frame& frame = page.frame;
    const Model& model = page.model;
    if (model.pupils.empty()) {
        emptyState(frame, "no-pupils", Icon::Children, frame.tr("school.no_pupils"), frame.tr("school.no_pupils_why"));
        space(frame, size::kBetweenCards);
        return;
    }
    card(frame, "conference-head", {.label = frame.tr("school.page_conference")}, [&] {
        secondary(frame, frame.tr("school.conference_why"));
        if (model.nextMeeting) text(frame, words(frame, "school.next_meeting", {{"day", dayWordsYear(frame, model.nextMeeting->on)}}), {.style = TextStyle::SecondaryStrong});
        std::string line;
        for (const Model::Quarter& quarter : model.quarters) line += (line.empty() ? "" : " · ") + quarter.name + ": " + quarter.percent;
        if (!line.empty()) secondary(frame, words(frame, "school.quarters", {{"list", line}}));
        if (!model.nextMeeting && !model.mayPlanMeeting) return;
        space(frame, 8);
        const MeetingId next = model.nextMeeting ? model.nextMeeting->meeting : MeetingId{};
        if (button(frame, "meeting", frame.tr(next ? "school.to_meeting" : "school.plan_meeting"), {.icon = Icon::Calendar}))
            page.out.goTo({.screen = app::Screen::Meeting, .unit = model.chosen.unit, .round = {}, .child = {}, .step = {}, .plan = {}, .meeting = next});
    });
    space(frame, size::kBetweenCards);
    const std::array columns{TableColumn{.title = frame.tr("school.pupil"), .weight = 1.3F, .minWidth = 130},
                             TableColumn{.title = frame.tr("school.position"), .width = 235, .hideBelow = 620},
                             TableColumn{.title = frame.tr("school.absence"), .weight = 1.2F, .minWidth = 130},
                             TableColumn{.title = frame.tr("school.steps"), .width = 150},
                             TableColumn{.title = frame.tr("school.next_date"), .width = 110, .hideBelow = 760}};
    const auto at = [&](int i) -> const Model::Pupil& { return model.pupils[static_cast<std::size_t>(i)]; };
    TableSpec spec{.name = frame.tr("school.page_conference"), .columns = columns, .rows = static_cast<int>(model.pupils.size())};
    spec.rowLabel = [&](int i) -> std::string_view { return at(i).name; };
    const auto chosen = table(frame, "pupils", spec, page.view.pupils, [&](TableRow& row) {
        const Model::Pupil& pupil = at(row.index());
        row.text(0, pupil.name, TextStyle::BodyStrong);
        if (pupil.position) row.pill(1, *pupil.position, positions.of(*pupil.position).in(frame.language));
        else row.text(1, "–");
        if (pupil.quarterPercent) row.twoLines(2, absenceWords(frame, pupil), windowWords(frame, pupil));
        else row.text(2, frame.tr("school.no_absence"), TextStyle::Secondary, Tone::Muted);
        const std::string steps = pupil.overdueSteps > 0 ? words(frame, "school.steps_overdue", {{"n", std::to_string(pupil.openSteps)}, {"overdue", std::to_string(pupil.overdueSteps)}}) : std::to_string(pupil.openSteps);
        row.text(3, steps, TextStyle::Secondary, pupil.overdueSteps > 0 ? Tone::Danger : Tone::Normal);
        row.text(4, pupil.nextDate ? dayWords(frame, *pupil.nextDate) : std::string("–"));
    });
    if (chosen) page.out.goTo({app::Screen::Child, {}, {}, at(*chosen).child});
    space(frame, size::kBetweenCards);
}

} // namespace trivsel::ui::school
