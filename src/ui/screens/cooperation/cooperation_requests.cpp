#include "ui/layout.h"
#include "ui/screens/cooperation/cooperation_parts.h"
#include "ui/screens/parts/bullet.h"
#include "ui/screens/words.h"
#include "ui/widgets/button.h"
#include "ui/widgets/card.h"
#include "ui/widgets/position.h"

#include <algorithm>

/// What others were asked: sent, received, answered, and how long one has waited.
namespace trivsel::ui::cooperation {
namespace {

using Row = app::CooperationModel::RequestRow;
constexpr std::size_t kAnsweredAtAGlance = 3;

std::string waitedWords(const Frame& frame, const Row& row)
{
    if (!row.isWaiting) return counted(frame, "cooperation.has_waited", row.waited);
    return row.waited == 0 ? std::string(frame.tr("cooperation.sent_today"))
                           : counted(frame, "cooperation.waited", row.waited);
}

/// "Sendt 10. sep. 2026 · modtaget 12. sep. · følges af Mette Holm"
std::string dayLine(const Frame& frame, const Row& row)
{
    std::string line;
    const auto add = [&](std::string words) { line += (line.empty() ? "" : " · ") + std::move(words); };
    if (row.sentOn) add(words(frame, "cooperation.sent_on", {{"day", dayWordsYear(frame, *row.sentOn)}}));
    if (row.receivedOn) add(words(frame, "cooperation.received_on", {{"day", dayWords(frame, *row.receivedOn)}}));
    if (row.answeredOn) add(words(frame, "cooperation.answered_on", {{"day", dayWords(frame, *row.answeredOn)}}));
    if (row.isWaiting && !row.follower.empty()) add(words(frame, "cooperation.followed_by", {{"name", row.follower}}));
    if (!row.isWaiting && !row.by.empty()) add(words(frame, "cooperation.asked_by", {{"name", row.by}}));
    return line;
}

void openFor(Page& page, const Row& row, Dialog dialog)
{
    openDialog(page, dialog);
    page.view.request = row.id;
    page.view.day = page.model.today;
    if (dialog != Dialog::Answer || !row.answer) return;
    page.view.choice = static_cast<int>(*row.answer);
    page.view.words.set(row.words);
    page.view.day = row.answeredOn;
}

void drawActions(Page& page, const Row& row)
{
    Frame& frame = page.frame;
    if (!page.model.mayWrite) return;
    space(frame, 8);
    if (!row.isWaiting) {
        if (linkButton(frame, "mend", frame.tr("cooperation.mend_answer"))) openFor(page, row, Dialog::Answer);
        return;
    }
    if (button(frame, "answer", frame.tr("cooperation.write_answer"))) openFor(page, row, Dialog::Answer);
    if (row.receivedOn) return;
    sameRowIfFits(frame, buttonWidth(frame, frame.tr("cooperation.they_have_it")), 8);
    if (button(frame, "received", frame.tr("cooperation.they_have_it"))) openFor(page, row, Dialog::Received);
}

void drawRow(Page& page, const Row& row)
{
    Frame& frame = page.frame;
    separator(frame, 12);
    centreInRow(frame, 26, TextStyle::BodyStrong);
    text(frame, in(frame, row.to), {.style = TextStyle::BodyStrong});
    const std::string waited = waitedWords(frame, row);
    sameRowIfFits(frame, textWidth(frame, waited, TextStyle::CaptionStrong) + 20, 8);
    tag(frame, waited, row.isSilent ? Tone::Danger : Tone::Muted);
    caption(frame, dayLine(frame, row));
    space(frame, 4);
    text(frame, row.purpose, {.style = TextStyle::Secondary});
    if (row.answer) {
        space(frame, 6);
        if (row.words.empty())
            text(frame, answerWord(frame, *row.answer), {.style = TextStyle::SecondaryStrong});
        else
            labelled(frame, answerWord(frame, *row.answer), row.words);
    } else if (!row.words.empty()) {
        space(frame, 6);
        labelled(frame, frame.tr("cooperation.so_far"), row.words);
    }
    if (row.isSilent) {
        space(frame, 6);
        textRuns(frame, {{frame.tr("cooperation.silent"), TextStyle::SecondaryStrong, Tone::Danger},
                         {" " + words(frame, "cooperation.silent_contact", {{"contact", in(frame, row.contact)}}),
                          TextStyle::Secondary}});
    }
    drawActions(page, row);
}

} // namespace

void drawRequests(Page& page)
{
    Frame& frame = page.frame;
    const app::CooperationModel& model = page.model;
    card(frame, "requests", {.label = frame.tr("cooperation.requests")}, [&] {
        if (cardHead(page, "ask", frame.tr("cooperation.requests"), frame.tr("cooperation.ask"))) {
            openDialog(page, Dialog::Ask);
            page.view.day = model.today;
            page.view.person = model.self;
        }
        secondary(frame, frame.tr(model.requests.empty() ? "cooperation.no_requests"
                                  : model.waiting > 0    ? "cooperation.still_yours"
                                                         : "cooperation.all_answered"));
        std::size_t answered = 0;
        for (const Row& row : model.requests) {
            if (!row.isWaiting && ++answered > kAnsweredAtAGlance && !page.view.showsAnswered) continue;
            withId(frame, {"request", row.id}, [&] { drawRow(page, row); });
        }
        if (answered > kAnsweredAtAGlance && !page.view.showsAnswered) {
            space(frame, 8);
            if (linkButton(frame, "all-answered", words(frame, "cooperation.all_of", {{"n", std::to_string(answered)}}),
                           {.icon = Icon::ExpandMore}))
                page.view.showsAnswered = true;
        }
        if (model.waiting == 0) return;
        space(frame, 12);
        caption(frame, words(frame, "cooperation.silence", {{"n", std::to_string(model.answerDays)}}));
    });
}

} // namespace trivsel::ui::cooperation
