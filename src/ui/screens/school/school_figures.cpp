#include "ui/layout.h"
#include "ui/screens/school/school_parts.h"
#include "ui/screens/words.h"
#include "ui/widgets/button.h"
#include "ui/widgets/card.h"
#include "ui/widgets/dialog.h"
#include "ui/widgets/status.h"

#include "base/text.h"

#include <algorithm>

/// What a class answered, and what comes of it.
namespace trivsel::ui::school {
namespace {

using Model = app::SchoolModel;

constexpr float kTile = 340;
constexpr float kBar = 130;

void drawSpread(Page& page, const Model::Spread& spread)
{
    Frame& frame = page.frame;
    if (spread.bars.empty()) {
        if (!spread.withheld.empty()) secondary(frame, words(frame, "school.withheld", {{"why", spread.withheld}}));
        return;
    }
    for (const Model::Bar& bar : spread.bars) {
        space(frame, 4);
        column(frame, kBar, [&] {
            space(frame, 6); // in the middle of the line beside it
            progressBar(frame, bar.middle, 1, bar.words + ": " + bar.share, kBar);
        });
        sameRow(frame, 8);
        textRuns(frame, {{bar.words + ": ", TextStyle::Secondary}, {bar.share, TextStyle::SecondaryStrong}, {" (" + bar.interval + ")", TextStyle::Secondary, Tone::Muted}});
    }
}

void drawMean(Frame& frame, std::string_view label, const Model::Mean& mean)
{
    if (mean.value.empty()) return;
    textRuns(frame, {{std::string(label) + " ", TextStyle::Secondary}, {mean.value, TextStyle::SecondaryStrong},
                     {words(frame, "school.interval", {{"interval", mean.interval}, {"n", mean.n}}), TextStyle::Secondary, Tone::Muted}});
}

void drawIndicators(Page& page)
{
    Frame& frame = page.frame;
    const Model& model = page.model;
    grid(frame, static_cast<int>(model.indicators.size()), kTile, [&](int i) {
        const Model::Indicator& indicator = model.indicators[static_cast<std::size_t>(i)];
        card(frame, {"indicator", i}, {.label = indicator.title}, [&] {
            heading(frame, indicator.title);
            space(frame, 6);
            if (indicator.unit.value.empty()) secondary(frame, frame.tr("school.no_mean"));
            else drawMean(frame, frame.tr(model.unit ? "school.of_class" : "school.of_school"), indicator.unit);
            if (model.unit) drawMean(frame, frame.tr("school.of_school"), indicator.school);
            if (!indicator.earlier.value.empty()) drawMean(frame, model.earlierName + ":", indicator.earlier);
            if (!indicator.change.empty()) secondary(frame, indicator.change);
            space(frame, 6);
            drawSpread(page, indicator.spread);
        });
    });
    space(frame, size::kBetweenCards);
}

void drawQuestions(Page& page)
{
    Frame& frame = page.frame;
    if (page.model.questions.empty()) return;
    card(frame, "questions", {.label = frame.tr("school.questions")}, [&] {
        heading(frame, frame.tr("school.questions"));
        if (!page.view.showsQuestions) {
            space(frame, 6);
            if (linkButton(frame, "show-questions", frame.tr("school.show_questions"), {.icon = Icon::ExpandMore})) page.view.showsQuestions = true;
            return;
        }
        for (std::size_t i = 0; i < page.model.questions.size(); ++i) {
            const Model::Question& question = page.model.questions[i];
            separator(frame, 10);
            withId(frame, {"question", static_cast<std::int64_t>(i)}, [&] {
                text(frame, question.text, {.style = TextStyle::BodyStrong});
                caption(frame, question.indicator);
                drawSpread(page, question.spread);
            });
        }
    });
    space(frame, size::kBetweenCards);
}

/// A first name of the class, as a whole word.
bool namesSomebody(const std::string& words, const std::vector<std::string>& names)
{
    const std::string folded = " " + text::foldCase(words) + " ";
    return std::ranges::any_of(names, [&](const std::string& name) {
        const std::string key = text::foldCase(name);
        for (std::size_t at = folded.find(key, 1); !key.empty() && at != std::string::npos; at = folded.find(key, at + 1)) {
            const auto isLetter = [](char c) { return static_cast<unsigned char>(c) >= 0x80 || (c >= 'a' && c <= 'z'); };
            const char after = folded[at + key.size()];
            if (!isLetter(folded[at - 1]) && (!isLetter(after) || after == 's')) return true; // "Evas" names Eva too
        }
        return false;
    });
}

void drawProposals(Page& page)
{
    Frame& frame = page.frame;
    const Model::Class& unit = *page.model.unit;
    card(frame, "proposals", {.label = frame.tr("school.proposals")}, [&] {
        heading(frame, frame.tr("school.proposals"));
        space(frame, 4);
        secondary(frame, frame.tr("school.proposals_why"));
        const auto& list = unit.record.proposals;
        for (std::size_t i = 0; i < list.size(); ++i) {
            space(frame, 6);
            text(frame, "• " + list[i], {.width = std::max(120.0F, availableWidth(frame) - 60)});
            if (!unit.mayWrite) continue;
            sameRow(frame, 8);
            if (iconButton(frame, {"remove", static_cast<std::int64_t>(i)}, Icon::Remove, words(frame, "school.remove_proposal", {{"n", std::to_string(i + 1)}}))) {
                core::SurveyClass after = unit.record;
                after.proposals.erase(after.proposals.begin() + static_cast<std::ptrdiff_t>(i));
                page.out.send(app::SaveSurveyClass{after});
            }
        }
        if (!unit.mayWrite) return;
        space(frame, 10);
        const bool hasName = namesSomebody(page.view.proposal.text(), unit.names);
        const FieldEvent event = textField(frame, "proposal", frame.tr("school.proposal"), page.view.proposal, {.error = hasName ? frame.tr("school.proposal_name") : std::string_view()});
        space(frame, 6);
        const bool isReady = !text::trim(page.view.proposal.text()).empty() && !hasName;
        const bool isAsked = button(frame, "add-proposal", frame.tr("school.add_proposal"), {.icon = Icon::Add, .enabled = isReady ? Enabled::Yes : Enabled::No});
        if ((isAsked || event.submitted) && isReady) {
            core::SurveyClass after = unit.record;
            after.proposals.push_back(page.view.proposal.text());
            page.out.send(app::SaveSurveyClass{after}, [&view = page.view, &out = page.out](const Result<void>& done) {
                if (done) view.proposal.set({});
                else out.fail(done.error());
            });
        }
    });
    space(frame, size::kBetweenCards);
}

bool isPulse(const Model& model)
{
    const auto at = std::ranges::find(model.surveys, model.chosen.survey, &Model::SurveyLine::survey);
    return at != model.surveys.end() && at->isPulse;
}

/// Another survey; without one the newest that is no pulse.
void show(Page& page, SurveyId survey)
{
    page.view.choice.survey = survey;
    scrollToTop(page.frame);
}

void drawWhatNow(Page& page)
{
    Frame& frame = page.frame;
    const Model::Class& unit = *page.model.unit;
    card(frame, "what-now", {.label = frame.tr("school.what_now")}, [&] {
        heading(frame, frame.tr("school.what_now"));
        space(frame, 6);
        if (unit.record.shownOn) secondary(frame, words(frame, "school.shown_on", {{"day", dayWordsYear(frame, *unit.record.shownOn)}}));
        if (unit.record.pulseOn) secondary(frame, words(frame, unit.pulse ? "school.pulse_held" : "school.pulse_on", {{"day", dayWordsYear(frame, *unit.record.pulseOn)}}));
        if (!unit.record.shownOn) secondary(frame, frame.tr("school.not_shown"));
        if (unit.pulse) {
            space(frame, 4);
            if (linkButton(frame, "to-pulse", frame.tr("school.to_pulse"))) show(page, unit.pulse);
        }
        space(frame, 8);
        drawPlan(page);
    });
    space(frame, size::kBetweenCards);
}

} // namespace

void drawFigures(Page& page)
{
    Frame& frame = page.frame;
    const Model& model = page.model;
    card(frame, "head", {.label = model.surveyName}, [&] {
        heading(frame, model.surveyName);
        space(frame, 4);
        secondary(frame, model.surveyWords);
        if (!model.told.empty()) secondary(frame, model.told);
        if (model.unit) text(frame, model.unit->name + ": " + model.unit->answered, {.style = TextStyle::SecondaryStrong});
        else if (model.chosen.unit) secondary(frame, frame.tr("school.class_not_in"));
        space(frame, 6);
        secondary(frame, frame.tr(model.unit && model.unit->isSmall ? "school.small" : "school.care"));
        if (isPulse(model) && linkButton(frame, "to-survey", frame.tr("school.to_survey"))) show(page, {});
    });
    space(frame, size::kBetweenCards);
    drawIndicators(page);
    drawQuestions(page);
    drawAnswers(page);
    if (!model.unit || isPulse(model)) return; // what comes of a pulse stands with the survey
    drawProposals(page);
    drawWhatNow(page);
}

void drawShownToClass(Page& page)
{
    Frame& frame = page.frame;
    const Model::Class& unit = *page.model.unit;
    title(frame, words(frame, "school.shown_title", {{"class", unit.name}}));
    space(frame, 12);
    // What is withheld is not there: no gap tells of it.
    std::vector<const Model::Indicator*> told;
    for (const Model::Indicator& indicator : page.model.indicators)
        if (!indicator.unit.value.empty()) told.push_back(&indicator);
    grid(frame, static_cast<int>(told.size()), kTile, [&](int i) {
        const Model::Indicator& indicator = *told[static_cast<std::size_t>(i)];
        card(frame, {"shown", i}, {.label = indicator.title}, [&] {
            text(frame, indicator.title, {.style = TextStyle::Title});
            figure(frame, words(frame, "school.shown_value", {{"value", indicator.unit.value}}));
        });
    });
    space(frame, 20);
    text(frame, frame.tr("school.shown_ask"), {.style = TextStyle::Title});
    space(frame, 10);
    for (const std::string& proposal : unit.record.proposals) text(frame, "• " + proposal, {.style = TextStyle::Title});
    space(frame, 20);
    if (unit.mayWrite && !unit.record.shownOn) {
        if (primaryButton(frame, "was-shown", frame.tr("school.was_shown"), {.icon = Icon::Check})) {
            core::SurveyClass after = unit.record;
            after.shownOn = page.model.today;
            page.out.send(app::SaveSurveyClass{after});
        }
        sameRowIfFits(frame, 160);
    }
    if (button(frame, "close-class", frame.tr("common.close"))) page.view.showsClass = false;
}

void drawAlarms(Page& page)
{
    Frame& frame = page.frame;
    for (std::size_t i = 0; i < page.model.alarms.size(); ++i) {
        const Model::Alarm& alarm = page.model.alarms[i];
        if (alarm.isSeen) continue;
        card(frame, {"alarm", static_cast<std::int64_t>(i)}, {.current = true, .label = alarm.name}, [&] {
            text(frame, words(frame, "school.alarm", {{"child", alarm.name}, {"class", alarm.unit}}), {.style = TextStyle::BodyStrong});
            for (const std::string& answer : alarm.answers) text(frame, "• " + answer, {.style = TextStyle::Secondary});
            caption(frame, words(frame, "school.alarm_of", {{"survey", alarm.surveyName}, {"day", dayWordsYear(frame, alarm.on)}}));
            space(frame, 8);
            if (primaryButton(frame, "alarm-seen", frame.tr("school.alarm_seen"))) {
                page.view.alarm = {};
                page.view.alarm.survey = alarm.survey;
                page.view.alarm.child = alarm.child;
            }
            sameRowIfFits(frame, 180);
            if (button(frame, "alarm-child", frame.tr("school.to_child"), {.icon = Icon::Child})) page.out.goTo({app::Screen::Child, {}, {}, alarm.child});
            space(frame, 4);
            caption(frame, frame.tr("school.alarm_next"));
        });
        space(frame, size::kBetweenCards);
    }
    SchoolView::Alarm& asked = page.view.alarm;
    if (!asked.survey) return;
    const auto event = dialog(frame, "alarm-words", frame.tr("school.alarm_title"), {.width = 520}, [&] {
        textArea(frame, "alarm-done", frame.tr("school.alarm_words"), asked.words, {.error = asked.fault ? std::string_view(in(frame, *asked.fault)) : std::string_view()});
        space(frame, 12);
        if (primaryButton(frame, "alarm-save", frame.tr("school.alarm_save")))
            page.out.send(app::SeeAlarm{asked.survey, asked.child, asked.words.text()}, [&view = page.view](const Result<void>& done) {
                if (done) view.alarm = {};
                else view.alarm.fault = done.error().message;
            });
    });
    if (event == DialogEvent::Closed) asked = {};
}

} // namespace trivsel::ui::school
