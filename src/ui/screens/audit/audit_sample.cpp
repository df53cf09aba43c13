#include "ui/layout.h"
#include "ui/screens/audit/audit_parts.h"
#include "ui/screens/words.h"
#include "ui/widgets/button.h"
#include "ui/widgets/card.h"
#include "ui/widgets/choice.h"
#include "ui/widgets/field.h"
#include "ui/widgets/status.h"

#include <array>

/// The sample: rows at random out of what others have done, answered one by one and signed for.
namespace trivsel::ui::audit {
namespace {

using Answer = core::AuditSample::Row::Answer;
using SampleRow = app::AuditModel::SampleRow;

constexpr std::array kSizes{5, 10, 20, 50};

Outbox::Then toldIn(AuditView& view)
{
    return [&view](const Result<void>& done) {
        view.fault = done ? std::nullopt : std::optional(done.error().message);
        if (!done) return;
        view.answering = 0;
        view.words.editor.wipe();
    };
}

void drawFault(Page& page)
{
    if (!page.view.fault) return;
    space(page.frame, 10);
    banner(page.frame, "sample-fault", BannerKind::Error, in(page.frame, *page.view.fault));
}

void drawOffer(Page& page)
{
    Frame& frame = page.frame;
    const app::AuditModel& model = page.model;
    secondary(frame, words(frame, model.isDue ? "audit.sample_late" : "audit.sample_by", {{"day", dayWordsYear(frame, model.nextBy)}}));
    space(frame, 10);
    std::vector<std::string> sizes;
    int selected = -1;
    for (const int n : kSizes) {
        if (n == page.view.sampleSize) selected = static_cast<int>(sizes.size());
        sizes.push_back(counted(frame, "audit.rows", n));
    }
    if (const auto chosen = dropDown(frame, "size", frame.tr("audit.sample_size"), sizes, selected, {.width = 160}))
        page.view.sampleSize = kSizes[static_cast<std::size_t>(*chosen)];
    space(frame, 12);
    if (primaryButton(frame, "draw", frame.tr("audit.draw"), {.enabled = model.mayDraw ? Enabled::Yes : Enabled::No}))
        page.out.send(app::DrawAuditSample{page.view.sampleSize}, toldIn(page.view));
    drawFault(page);
}

std::string aboutLine(const Frame& frame, const app::AuditModel::Row& row)
{
    std::string line = momentWords(frame, row.at) + " · " + doerWords(frame, row);
    if (!row.about.empty()) line += " · " + row.about;
    return line;
}

void drawAnswer(Page& page, const SampleRow& row)
{
    Frame& frame = page.frame;
    AuditView& view = page.view;
    const std::array options{ChoiceOption{.label = frame.tr("audit.fine"), .keyCap = {}, .position = {}},
                             ChoiceOption{.label = frame.tr("audit.look_into"), .keyCap = {}, .position = {}}};
    const bool isAnswering = view.answering == row.row.seq;
    std::optional<int> selected;
    if (row.answer) selected = *row.answer == Answer::Fine ? 0 : 1;
    if (isAnswering) selected = 1;
    space(frame, 8);
    if (const auto chosen = choiceRow(frame, {"answer", static_cast<std::size_t>(row.row.seq)}, actionWords(frame, row.row.action), options, selected)) {
        if (*chosen == 0) {
            page.out.send(app::AnswerAuditRow{page.model.current, row.row.seq, Answer::Fine, {}}, toldIn(view));
        } else if (!isAnswering) {
            view.answering = row.row.seq;
            view.words.set(row.words);
        }
    }
    if (!isAnswering) {
        if (!row.words.empty()) text(frame, row.words, {.style = TextStyle::Secondary});
        return;
    }
    space(frame, 8);
    textField(frame, "words", frame.tr("audit.look_into_words"), view.words, {.maxBytes = 2'000});
    space(frame, 8);
    const bool hasWords = !text::trim(view.words.text()).empty();
    if (button(frame, "keep", frame.tr("common.save"), {.enabled = hasWords ? Enabled::Yes : Enabled::No}))
        page.out.send(app::AnswerAuditRow{page.model.current, row.row.seq, Answer::LookInto, view.words.text()}, toldIn(view));
}

void drawRow(Page& page, const SampleRow& row)
{
    Frame& frame = page.frame;
    separator(frame, 12);
    if (!row.isKnown) {
        secondary(frame, frame.tr(page.model.isFetched ? "audit.row_hidden" : "audit.fetching"));
        if (page.model.isFetched) drawAnswer(page, row);
        return;
    }
    text(frame, actionWords(frame, row.row.action), {.style = TextStyle::SecondaryStrong});
    secondary(frame, aboutLine(frame, row.row));
    if (!row.row.purpose.empty()) text(frame, words(frame, "audit.because", {{"purpose", row.row.purpose}}), {.style = TextStyle::Secondary});
    if (row.isAlways) caption(frame, frame.tr("audit.always"));
    drawAnswer(page, row);
}

void drawCurrent(Page& page)
{
    Frame& frame = page.frame;
    secondary(frame, frame.tr("audit.answer_each"));
    for (const SampleRow& row : page.model.sampleRows) drawRow(page, row);
    separator(frame, 14);
    if (page.model.toAnswer > 0) {
        secondary(frame, counted(frame, "audit.to_answer", page.model.toAnswer));
        space(frame, 8);
    }
    const Enabled ready = page.model.toAnswer == 0 ? Enabled::Yes : Enabled::No;
    if (primaryButton(frame, "sign", frame.tr("audit.sign"), {.icon = Icon::Check, .enabled = ready}))
        page.out.send(app::SignAuditSample{page.model.current}, toldIn(page.view));
    drawFault(page);
}

} // namespace

void drawSample(Page& page)
{
    Frame& frame = page.frame;
    card(frame, "sample", {.label = frame.tr("audit.sample")}, [&] {
        heading(frame, frame.tr("audit.sample"));
        space(frame, 4);
        caption(frame, frame.tr("audit.sample_why"));
        space(frame, 8);
        if (page.model.current)
            drawCurrent(page);
        else
            drawOffer(page);
    });
}

} // namespace trivsel::ui::audit
