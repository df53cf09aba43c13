#include "app/school/survey_import.h"
#include "base/text.h"
#include "ui/layout.h"
#include "ui/screens/school/school_parts.h"
#include "ui/screens/words.h"
#include "ui/widgets/button.h"
#include "ui/widgets/dialog.h"
#include "ui/widgets/status.h"

#include <algorithm>
#include <charconv>

/// The pulse: four questions to a class, counted by a show of hands and typed in.
namespace trivsel::ui::school {
namespace {

using Counts = std::vector<std::vector<std::int32_t>>;

/// A number of pupils; an empty field is 0. Nothing for what is no number.
std::optional<std::int32_t> numberIn(const TextState& state)
{
    constexpr std::int32_t kMost = 1'000;
    const std::string typed(text::trim(state.text()));
    if (typed.empty()) return 0;
    std::int32_t value = -1;
    const auto [end, fault] = std::from_chars(typed.data(), typed.data() + typed.size(), value);
    if (fault != std::errc() || end != typed.data() + typed.size() || value < 0 || value > kMost) return std::nullopt;
    return value;
}

/// Per question, per answer; nothing with a fault told when they cannot be used.
std::optional<Counts> countsOf(const SchoolView::Pulse& pulse, const core::SurveyForm& form, std::optional<Text>& fault)
{
    Counts counts(form.items.size());
    std::int64_t all = 0;
    for (std::size_t i = 0; i < counts.size(); ++i) {
        for (std::size_t o = 0; o < form.options.size(); ++o) {
            const auto number = numberIn(pulse.counts[i][o]);
            if (!number) {
                fault = Text{"Skriv hele tal, fx 12. Et tomt felt er 0.", "Write whole numbers, such as 12. An empty field is 0."};
                return std::nullopt;
            }
            counts[i].push_back(*number);
            all += *number;
        }
    }
    if (all > 0) return counts;
    fault = Text{"Der står ingen svar. Tæl dem, og skriv, hvor mange der svarede hvad.", "There are no answers. Count them, and write how many answered what."};
    return std::nullopt;
}

void save(Page& page, const core::SurveyForm& form)
{
    SchoolView::Pulse& pulse = page.view.pulse;
    pulse.fault.reset();
    const auto counts = countsOf(pulse, form, pulse.fault);
    if (!counts) return;
    const auto unit = std::ranges::find(page.model.classes, pulse.unit, &app::SchoolModel::School::unit);
    const std::string name = unit != page.model.classes.end() ? unit->name : std::string();
    app::ImportSurvey command;
    command.fileName = "puls";
    command.bytes = app::surveyFileOf(form, name, *counts);
    command.about.institution = page.model.chosen.institution;
    command.about.form.id = form.id;
    command.about.name = words(page.frame, "school.pulse_name", {{"class", name}, {"day", dayWordsYear(page.frame, page.model.today)}});
    command.about.from = command.about.to = page.model.today;
    command.about.pulseOf = pulse.of;
    page.out.send(std::move(command), [&view = page.view](const Result<void>& done) {
        if (done) view.pulse = {};
        else view.pulse.fault = done.error().message;
    });
}

void drawDialog(Page& page)
{
    SchoolView::Pulse& pulse = page.view.pulse;
    if (!pulse.of) return;
    Frame& frame = page.frame;
    const auto form = std::ranges::find_if(page.model.forms, [](const core::SurveyFormPtr& f) { return f->isPulse; });
    if (form == page.model.forms.end()) {
        pulse = {};
        return;
    }
    const core::SurveyForm& asked = **form;
    pulse.counts.resize(asked.items.size());
    const auto event = dialog(frame, "pulse-counts", frame.tr("school.pulse_title"), {.width = 640}, [&] {
        secondary(frame, frame.tr("school.pulse_words"));
        for (std::size_t i = 0; i < asked.items.size(); ++i) {
            space(frame, 10);
            text(frame, in(frame, asked.items[i].text), {.style = TextStyle::SecondaryStrong});
            for (std::size_t o = 0; o < asked.options.size(); ++o) {
                if (o > 0) sameRowIfFits(frame, 150, 12);
                textField(frame, {"count", static_cast<std::int64_t>(10 * i + o)}, in(frame, asked.options[o].label), pulse.counts[i][o], {.width = 150, .maxBytes = 4});
            }
        }
        if (pulse.fault) {
            space(frame, 8);
            text(frame, in(frame, *pulse.fault), {.tone = Tone::Danger});
        }
        space(frame, 14);
        if (primaryButton(frame, "pulse-save", frame.tr("school.pulse_save"))) save(page, asked);
    });
    if (event == DialogEvent::Closed) pulse = {};
}

} // namespace

void drawPulses(Page& page)
{
    Frame& frame = page.frame;
    for (std::size_t i = 0; i < page.model.pulses.size(); ++i) {
        const app::SchoolModel::Due& due = page.model.pulses[i];
        const std::string line = words(frame, due.isOver ? "school.pulse_was_due" : "school.pulse_due", {{"class", due.name}, {"day", dayWords(frame, due.on)}});
        const BannerOptions how{.action = due.mayTake ? frame.tr("school.pulse_type") : std::string_view(), .close = {}};
        if (banner(frame, {"pulse", static_cast<std::int64_t>(i)}, BannerKind::Info, line, how) == BannerEvent::Action) {
            page.view.pulse = {};
            page.view.pulse.of = due.survey;
            page.view.pulse.unit = due.unit;
        }
        space(frame, size::kBetweenCards);
    }
    drawDialog(page);
}

} // namespace trivsel::ui::school
