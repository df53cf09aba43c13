#include "ui/layout.h"
#include "ui/screens/school/school_parts.h"
#include "ui/screens/words.h"
#include "ui/widgets/dialog.h"

#include <array>

/// A pupil's own answers in a named survey, for the adult whom the pupils were told of.
namespace trivsel::ui::school {
namespace {

void drawOne(Page& page)
{
    if (!page.model.answers) return;
    Frame& frame = page.frame;
    const auto& answers = *page.model.answers;
    const auto event = dialog(frame, "pupil-answers", answers.name, {.width = 620}, [&] {
        secondary(frame, page.model.surveyName);
        if (answers.lines.empty()) {
            space(frame, 8);
            text(frame, in(frame, answers.nothing));
        }
        for (const auto& line : answers.lines) {
            space(frame, 10);
            text(frame, line.question, {.style = TextStyle::SecondaryStrong});
            secondary(frame, line.answer.empty() ? frame.tr("school.not_answered") : std::string_view(line.answer));
        }
    });
    if (event == DialogEvent::Closed) page.view.choice.pupil = {};
}

} // namespace

void drawAnswers(Page& page)
{
    const auto& answered = page.model.answered;
    if (answered.empty()) return;
    Frame& frame = page.frame;
    heading(frame, frame.tr("school.answers"));
    space(frame, 4);
    secondary(frame, frame.tr("school.answers_why"));
    space(frame, 10);
    const std::array columns{TableColumn{.title = frame.tr("school.pupil"), .weight = 1, .minWidth = 160}, TableColumn{.title = frame.tr("school.answers_count"), .width = 160, .align = Align::Right}};
    TableSpec spec{.name = frame.tr("school.answers"), .columns = columns, .rows = static_cast<int>(answered.size()), .rowLabel = {}};
    const auto at = [&](int i) -> const auto& { return answered[static_cast<std::size_t>(i)]; };
    spec.rowLabel = [&](int i) -> std::string_view { return at(i).name; };
    const auto chosen = table(frame, "answered", spec, page.view.answered, [&](TableRow& row) {
        row.text(0, at(row.index()).name, TextStyle::BodyStrong);
        row.text(1, words(frame, "school.answers_of", {{"n", std::to_string(at(row.index()).answers)}, {"of", std::to_string(at(row.index()).questions)}}), TextStyle::Secondary);
    });
    // What is read is noted first; what cannot be noted is not shown.
    if (chosen)
        page.out.send(app::ReadChild{at(*chosen).child, std::string(frame.tr("school.answers_reason"))}, [&view = page.view, &out = page.out, child = at(*chosen).child](const Result<void>& done) {
            if (done) view.choice.pupil = child;
            else out.fail(done.error());
        });
    space(frame, size::kBetweenCards);
    drawOne(page);
}

} // namespace trivsel::ui::school
