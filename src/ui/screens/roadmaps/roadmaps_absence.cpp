#include "ui/layout.h"
#include "ui/screens/roadmaps/roadmaps_parts.h"
#include "ui/screens/parts/absence_words.h"
#include "ui/screens/parts/dialog_end.h"
#include "ui/screens/words.h"
#include "ui/widgets/button.h"
#include "ui/widgets/card.h"
#include "ui/widgets/choice.h"
#include "ui/widgets/dialog.h"
#include "ui/widgets/status.h"

#include <array>
#include <cmath>

/// A pupil's absence: what the roadmaps read from it, and the days.
namespace trivsel::ui::roadmaps {
namespace {

using Kind = core::AbsenceDay::Kind;
using core::AbsenceMeasure;
using Refused = app::AbsenceSpan::Refused;

constexpr std::size_t kDaysAtAGlance = 10;
constexpr std::array kKinds{Kind::Illness, Kind::Permitted, Kind::Unlawful};
constexpr std::array kKindKeys{"roadmaps.kind.illness", "roadmaps.kind.permitted", "roadmaps.kind.unlawful"};
constexpr std::array kParts{1.0, 0.75, 0.5, 0.25};
constexpr std::array kPartKeys{"roadmaps.part.whole", "roadmaps.part.three", "roadmaps.part.half",
                               "roadmaps.part.quarter"};

std::string_view kindWord(const Frame& frame, Kind kind)
{
    return frame.tr(kKindKeys[static_cast<std::size_t>(kind)]);
}

std::string partWord(const Frame& frame, double part)
{
    for (std::size_t i = 0; i < kParts.size(); ++i)
        if (std::abs(part - kParts[i]) < 0.001) return std::string(frame.tr(kPartKeys[i]));
    return words(frame, "roadmaps.part.other", {{"n", decimalWords(frame, part, 2)}});
}

std::string number(const Frame& frame, double value)
{
    const bool isWhole = std::abs(value - std::round(value)) < 0.05;
    return decimalWords(frame, value, isWhole ? 0 : 1);
}

std::string figureLabel(const Frame& frame, const core::AbsenceFigure& what)
{
    switch (what.measure) {
    case AbsenceMeasure::UnlawfulShare: return std::string(frame.tr("roadmaps.figure.unlawful"));
    case AbsenceMeasure::DaysInRow:
        return std::string(frame.tr(what.of == "illness"    ? "roadmaps.figure.row_illness"
                                    : what.of == "unlawful" ? "roadmaps.figure.row_unlawful"
                                                            : "roadmaps.figure.row"));
    case AbsenceMeasure::DaysOf: break;
    }
    return words(frame, "roadmaps.figure.of", {{"n", what.of}});
}

std::string figureValue(const Page& page, const app::RoadmapModel::Figure& figure)
{
    const Frame& frame = page.frame;
    if (figure.what.measure == AbsenceMeasure::UnlawfulShare) {
        // A quarter in which nobody has written anything says nothing of how the child came.
        if (page.model.days.empty()) return std::string(frame.tr("roadmaps.nothing_this_quarter"));
        return words(frame, "roadmaps.percent", {{"n", number(frame, figure.value)}});
    }
    const std::string days = number(frame, figure.value);
    return days == "1" ? counted(frame, "roadmaps.days", 1) : words(frame, "roadmaps.days.many", {{"n", days}});
}

void drawFigure(Page& page, const app::RoadmapModel::Figure& figure)
{
    Frame& frame = page.frame;
    separator(frame, 8);
    textRuns(frame, {{figureLabel(frame, figure.what) + ": ", TextStyle::Secondary},
                     {figureValue(page, figure), TextStyle::SecondaryStrong}});
    if (!figure.next) return;
    caption(frame, counted(frame, "roadmaps.until", figure.next->days) + " »" + in(frame, figure.next->title) + "«");
}

void drawFigures(Page& page)
{
    Frame& frame = page.frame;
    const app::RoadmapModel& model = page.model;
    secondary(frame,
              words(frame, "roadmaps.quarter",
                    {{"from", dayWords(frame, model.quarter.from)}, {"to", dayWordsYear(frame, model.quarter.to)}}));
    if (model.figures.empty()) {
        space(frame, 6);
        text(frame, frame.tr("roadmaps.no_absence"), {.style = TextStyle::SecondaryStrong});
        secondary(frame, frame.tr("roadmaps.no_absence_why"));
        return;
    }
    for (const auto& figure : model.figures) drawFigure(page, figure);
    const std::string_view habit = weekdayWords(frame, model.pattern.weekday);
    if (habit.empty()) return;
    separator(frame, 8);
    textRuns(frame, {{std::string(frame.tr("roadmaps.pattern")) + ": ", TextStyle::Secondary}, {habit, TextStyle::SecondaryStrong}});
}

/// "3. kvartal 2026: 4 af 62 skoledage (6 %) · 1 ulovligt"
void drawQuarters(Page& page)
{
    Frame& frame = page.frame;
    if (page.model.quarters.empty()) return;
    space(frame, 14);
    text(frame, frame.tr("roadmaps.quarters"), {.style = TextStyle::SecondaryStrong});
    for (const core::QuarterAbsence& one : page.model.quarters) {
        if (!one.percent()) continue;
        const bool isWritten = one.any() > 0; // without a row nothing is known, which is no 0 %
        const std::string name = words(frame, "roadmaps.quarter_name", {{"n", std::to_string((one.quarter.from.month() - 1) / 3 + 1)}, {"year", std::to_string(one.quarter.from.year())}});
        separator(frame, 4);
        textRuns(frame, {{name + ": ", TextStyle::Secondary},
                         {!isWritten ? std::string(frame.tr("school.no_absence")) : words(frame, "roadmaps.quarter_days", {{"n", number(frame, one.any())}, {"of", std::to_string(one.schoolDays)}, {"percent", number(frame, *one.percent())}}), TextStyle::SecondaryStrong},
                         {one.unlawful > 0 ? " · " + words(frame, "roadmaps.quarter_unlawful", {{"n", number(frame, one.unlawful)}}) : std::string(), TextStyle::Secondary}});
    }
}

void takeBack(Page& page, const app::RoadmapModel::Day& day)
{
    page.view.fault.reset();
    page.out.send(app::AddAbsence{page.model.child.child, day.date, day.kind, 0},
                  [&view = page.view](const Result<void>& done) {
                      if (!done) view.fault = done.error().message;
                  });
}

void drawDay(Page& page, const app::RoadmapModel::Day& day, std::size_t index)
{
    Frame& frame = page.frame;
    separator(frame, 4);
    const std::string date = dayWords(frame, day.date);
    std::string line = std::string(kindWord(frame, day.kind)) + " · " + partWord(frame, day.part);
    if (!day.counts) line += " · " + std::string(frame.tr("roadmaps.not_counted"));
    const float side = page.model.mayWrite ? size::kControl + 8 : 0;
    column(frame, availableWidth(frame) - side, [&] {
        centreInRow(frame, size::kControl, TextStyle::Secondary);
        textRuns(frame, {{date + "  ", TextStyle::SecondaryStrong}, {line, TextStyle::Secondary}});
    });
    if (!page.model.mayWrite) return;
    sameRow(frame, 8);
    const std::string name = words(frame, "roadmaps.take_back", {{"day", date}});
    if (iconButton(frame, {"take-back", index}, Icon::Close, name)) takeBack(page, day);
}

void drawDays(Page& page)
{
    Frame& frame = page.frame;
    const auto& days = page.model.days;
    if (!days.empty()) {
        space(frame, 14);
        text(frame, frame.tr("roadmaps.days_heading"), {.style = TextStyle::SecondaryStrong});
    }
    const std::size_t shown = page.view.showsAllDays ? days.size() : std::min(days.size(), kDaysAtAGlance);
    for (std::size_t i = 0; i < shown; ++i) drawDay(page, days[i], i);
    if (shown < days.size() &&
        linkButton(frame, "all-days", words(frame, "roadmaps.all_days", {{"n", std::to_string(days.size())}}),
                   {.icon = Icon::ExpandMore}))
        page.view.showsAllDays = true;
    if (page.model.earlierDays == 0) return;
    space(frame, 6);
    caption(frame, counted(frame, "roadmaps.earlier", page.model.earlierDays));
}

// --- the dialog ---------------------------------------------------------------------------------------------------

std::string refusedWords(const Frame& frame, Refused refused)
{
    switch (refused) {
    case Refused::Backwards: return std::string(frame.tr("roadmaps.span.backwards"));
    case Refused::Future: return std::string(frame.tr("roadmaps.span.future"));
    case Refused::TooLong: return words(frame, "roadmaps.span.long", {{"n", std::to_string(app::kLongestAbsence)}});
    case Refused::NoSchoolDay: return std::string(frame.tr("roadmaps.span.none"));
    case Refused::No: break;
    }
    return {};
}

/// "Lørdag og søndag er ikke med · 2. påskedag er fri"
std::string leftOut(const Frame& frame, const app::AbsenceSpan& span)
{
    std::string line;
    if (span.weekend > 0) line = counted(frame, "roadmaps.span.weekend", span.weekend);
    for (const core::Holiday& holiday : span.closed) {
        if (!line.empty()) line += " · ";
        line += words(frame, "roadmaps.span.closed",
                      {{"day", dayWords(frame, holiday.date)}, {"title", in(frame, holiday.title)}});
    }
    return line;
}

void drawSpan(Page& page, const app::AbsenceSpan& span)
{
    Frame& frame = page.frame;
    space(frame, 12);
    const std::string out = leftOut(frame, span);
    if (span.refused != Refused::No)
        banner(frame, "span", BannerKind::Warning,
               refusedWords(frame, span.refused) + (out.empty() ? "" : " " + out + "."));
    else if (!out.empty())
        caption(frame, out);
}

/// One command a day: each stands in the audit, and a day that is refused keeps the others.
void write(Page& page, const app::AbsenceSpan& span)
{
    auto& absence = page.view.absence;
    absence.fault.reset();
    const Kind kind = kKinds[static_cast<std::size_t>(absence.kind)];
    const double part = kParts[static_cast<std::size_t>(absence.part)];
    for (std::size_t i = 0; i < span.days.size(); ++i) {
        const bool isLast = i + 1 == span.days.size();
        page.out.send(app::AddAbsence{page.model.child.child, span.days[i], kind, part},
                      [&absence, isLast](const Result<void>& done) {
                          if (!done) absence.fault = done.error().message;
                          if (isLast && !absence.fault) absence.close();
                      });
    }
}

void drawFields(Page& page)
{
    Frame& frame = page.frame;
    auto& absence = page.view.absence;
    const DateEvent from = dateField(frame, "from", frame.tr("roadmaps.from"), absence.from, absence.fromState,
                                     {.hint = frame.tr("children.day_hint"), .width = 200});
    if (from.committed) absence.from = from.value;
    absence.isFromWrong = !from.valid;
    sameRowIfFits(frame, 200, 16);
    const DateEvent to = dateField(frame, "to", frame.tr("roadmaps.to"), absence.to, absence.toState,
                                   {.hint = frame.tr("roadmaps.to_hint"), .width = 200});
    if (to.committed) absence.to = to.value;
    absence.isToWrong = !to.valid;

    space(frame, 14);
    text(frame, frame.tr("roadmaps.kind"), {.style = TextStyle::SecondaryStrong});
    space(frame, 4);
    std::vector<ChoiceOption> kinds;
    for (const char* key : kKindKeys) kinds.push_back({.label = frame.tr(key), .keyCap = {}, .position = {}});
    const auto selected = absence.kind < 0 ? std::nullopt : std::optional(absence.kind);
    if (const auto chosen = choiceRow(frame, "kind", frame.tr("roadmaps.kind"), kinds, selected))
        absence.kind = *chosen;
    space(frame, 14);
    std::vector<std::string> parts;
    for (const char* key : kPartKeys) parts.emplace_back(frame.tr(key));
    if (const auto chosen = dropDown(frame, "part", frame.tr("roadmaps.part"), parts, absence.part, {.width = 240}))
        absence.part = *chosen;
}

} // namespace

void drawAbsence(Page& page)
{
    Frame& frame = page.frame;
    card(frame, "absence", {.label = frame.tr("roadmaps.absence")}, [&] {
        heading(frame, frame.tr("roadmaps.absence"));
        space(frame, 2);
        drawFigures(page);
        drawQuarters(page);
        if (page.model.mayWrite) {
            space(frame, 12);
            if (primaryButton(frame, "write", frame.tr("roadmaps.write"), {.icon = Icon::Add})) {
                page.view.absence.close();
                page.view.absence.isOpen = true;
                page.view.absence.from = page.model.today;
            }
        }
        drawDays(page);
    });
}

void drawAbsenceDialog(Page& page)
{
    Frame& frame = page.frame;
    auto& absence = page.view.absence;
    if (!absence.isOpen) return;
    bool isLeft = false;
    const auto event = dialog(frame, "write-absence", frame.tr("roadmaps.write"), {.width = 560}, [&] {
        drawFields(page);
        const bool hasDays = absence.from && !absence.isFromWrong && !absence.isToWrong;
        app::AbsenceSpan span;
        if (hasDays) {
            span = app::absenceSpan(page.model.calendar, *absence.from, absence.to.value_or(*absence.from),
                                    page.model.today);
            drawSpan(page, span);
        }
        const bool isReady = hasDays && span.refused == Refused::No && absence.kind >= 0;
        const std::string label = span.days.empty()
                                      ? std::string(frame.tr("roadmaps.write_none"))
                                      : counted(frame, "roadmaps.write_days", static_cast<long long>(span.days.size()));
        const std::string_view wants = isReady ? std::string_view() : frame.tr("roadmaps.write_wants");
        const DialogButton used = dialogEnd(frame, absence.fault, {.send = label, .isReady = isReady, .tooltip = wants});
        if (used == DialogButton::Send) write(page, span);
        isLeft = used == DialogButton::Leave;
    });
    if (isLeft || event == DialogEvent::Closed) absence.close();
}

} // namespace trivsel::ui::roadmaps

namespace trivsel::ui {

void RoadmapsView::Absence::close()
{
    for (TextState* field : {&fromState.text, &toState.text}) field->editor.wipe();
    fromState.shown.reset();
    toState.shown.reset();
    from.reset();
    to.reset();
    isOpen = isFromWrong = isToWrong = false;
    kind = -1;
    part = 0;
    fault.reset();
}

} // namespace trivsel::ui
