#include "ui/layout.h"
#include "ui/screens/cooperation/cooperation_parts.h"
#include "ui/screens/parts/bullet.h"
#include "ui/screens/words.h"

#include <algorithm>

/// A request, its answer, and an offer that was missing.
namespace trivsel::ui::cooperation {
namespace {

constexpr int kAnswers = 7;

const app::CooperationModel::Recipient* recipientOf(const Page& page)
{
    const auto at = static_cast<std::size_t>(page.view.recipient);
    return page.view.recipient >= 0 && at < page.model.recipients.size() ? &page.model.recipients[at] : nullptr;
}

const app::CooperationModel::RequestRow* requestOf(const Page& page)
{
    for (const auto& row : page.model.requests)
        if (row.id == page.view.request) return &row;
    return nullptr;
}

void drawConsentTowards(Page& page, const app::CooperationModel::Recipient& to)
{
    Frame& frame = page.frame;
    space(frame, 6);
    textRuns(frame, {{std::string(frame.tr("cooperation.consent_label")) + ": ", TextStyle::SecondaryStrong},
                     {consentWord(frame, to.consent), TextStyle::SecondaryStrong, consentTone(to.consent)}});
    caption(frame, frame.tr("cooperation.consent_help"));
}

} // namespace

void drawRecipient(Page& page, std::string_view label)
{
    Frame& frame = page.frame;
    std::vector<std::string> names;
    for (const auto& recipient : page.model.recipients) names.push_back(in(frame, recipient.title));
    if (const auto chosen =
            dropDown(frame, "to", label, names, page.view.recipient, {.hint = frame.tr("child.choose")}))
        page.view.recipient = *chosen;
    const auto* to = recipientOf(page);
    if (to == nullptr) return;
    space(frame, 6);
    if (!in(frame, to->when).empty()) secondary(frame, in(frame, to->when));
    labelled(frame, frame.tr("cooperation.contact"), in(frame, to->contact));
}

void drawAsk(Page& page)
{
    Frame& frame = page.frame;
    CooperationView& view = page.view;
    drawRecipient(page, frame.tr("cooperation.to"));
    const auto* to = recipientOf(page);
    if (to != nullptr) drawConsentTowards(page, *to);
    if (page.model.gate == core::GateState::Closed) {
        space(frame, 6);
        text(frame, frame.tr("cooperation.ask_closed"), {.style = TextStyle::Secondary, .tone = Tone::Danger});
    }
    space(frame, 12);
    textArea(frame, "purpose", frame.tr("cooperation.purpose"), view.purpose,
             {.help = frame.tr("cooperation.purpose_help"), .minLines = 2});
    space(frame, 10);
    drawDay(page, frame.tr("cooperation.sent_day"));
    space(frame, 10);
    std::vector<std::string> adults;
    for (const auto& adult : page.model.adults) adults.push_back(adult.name);
    if (const auto chosen = dropDown(frame, "follower", frame.tr("cooperation.follower"), adults, view.person,
                                     {.hint = frame.tr("child.choose"), .width = 320}))
        view.person = *chosen;
    const bool isReady = to != nullptr && isFilled(view.purpose) && view.day && !view.isDayWrong;
    if (!dialogFooter(page, frame.tr("cooperation.ask_save"), isReady)) return;
    const auto who = static_cast<std::size_t>(view.person);
    const UserId follower = view.person >= 0 && who < page.model.adults.size() ? page.model.adults[who].user : UserId{};
    sendFromDialog(page, app::SendRequest{page.model.child.child, to->role, view.purpose.text(), *view.day, follower});
}

void drawReceived(Page& page)
{
    Frame& frame = page.frame;
    secondary(frame, frame.tr("cooperation.received_why"));
    space(frame, 12);
    drawDay(page, frame.tr("cooperation.received_day"));
    if (dialogFooter(page, frame.tr("common.save"), page.view.day && !page.view.isDayWrong))
        sendFromDialog(page, app::AnswerRequest{page.model.child.child, page.view.request, page.view.day, {}, {}, {}});
}

void drawAnswer(Page& page)
{
    Frame& frame = page.frame;
    CooperationView& view = page.view;
    const auto* row = requestOf(page);
    if (row != nullptr) {
        secondary(frame, in(frame, row->to));
        space(frame, 12);
    }
    std::vector<std::string> names;
    for (int i = 0; i < kAnswers; ++i) names.emplace_back(answerWord(frame, static_cast<core::Request::Answer>(i)));
    if (const auto chosen = dropDown(frame, "answer", frame.tr("cooperation.answer"), names, view.choice,
                                     {.hint = frame.tr("child.choose"), .width = 320}))
        view.choice = *chosen;
    space(frame, 10);
    drawDay(page, frame.tr("cooperation.answer_day"));
    space(frame, 10);
    const bool isForNote = row != nullptr && row->wordsGoToNotes;
    textArea(frame, "answer-words", frame.tr("cooperation.answer_words"), view.words,
             {.help = frame.tr(isForNote ? "cooperation.answer_for_note" : "cooperation.answer_help"), .minLines = 2});
    if (dialogFooter(page, frame.tr("cooperation.answer_save"), view.choice >= 0 && view.day && !view.isDayWrong))
        sendFromDialog(page, app::AnswerRequest{page.model.child.child,
                                                view.request,
                                                {},
                                                view.day,
                                                static_cast<core::Request::Answer>(view.choice),
                                                view.words.text()});
}

void drawOffer(Page& page)
{
    Frame& frame = page.frame;
    CooperationView& view = page.view;
    textArea(frame, "what", frame.tr("cooperation.offer_what"), view.words,
             {.help = frame.tr("cooperation.offer_help"), .minLines = 2});
    space(frame, 10);
    std::vector<std::string> rungs{std::string(frame.tr("cooperation.offer_no_rung"))};
    for (const auto& [id, title] : page.model.rungs) rungs.push_back(in(frame, title));
    const int selected = std::max(0, view.choice);
    if (const auto chosen =
            dropDown(frame, "rung", frame.tr("cooperation.offer_rung"), rungs, selected, {.width = 320}))
        view.choice = *chosen;
    if (!dialogFooter(page, frame.tr("cooperation.offer_save"), isFilled(view.words))) return;
    const auto rung = static_cast<std::size_t>(std::max(0, view.choice));
    sendFromDialog(page,
                   app::AddMissingOffer{page.model.unit, view.words.text(),
                                        rung > 0 && rung <= page.model.rungs.size() ? page.model.rungs[rung - 1].first
                                                                                    : std::string()});
}

} // namespace trivsel::ui::cooperation
