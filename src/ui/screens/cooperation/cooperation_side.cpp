#include "ui/layout.h"
#include "ui/screens/cooperation/cooperation_parts.h"
#include "ui/screens/words.h"
#include "ui/widgets/button.h"
#include "ui/widgets/card.h"
#include "ui/widgets/choice.h"
#include "ui/widgets/position.h"
#include "ui/widgets/status.h"

#include <algorithm>

/// Who has custody, what the guide asks about, and offers that were missing.
namespace trivsel::ui::cooperation {
namespace {

using Holder = app::CooperationModel::Holder;

void openHolder(Page& page, const Holder& holder)
{
    CooperationView& view = page.view;
    openDialog(page, Dialog::Holder);
    view.holder = holder.id;
    view.name.set(holder.name);
    view.contact.set(holder.contact);
    view.hasProtectedAddress = holder.hasProtectedAddress;
    view.needsInterpreter = holder.needsInterpreter;
}

/// A masked name says by itself that it is protected.
void drawTags(Page& page, const Holder& holder)
{
    Frame& frame = page.frame;
    const bool showsProtected = holder.isProtected && !isMasked(page, holder);
    if (!showsProtected && !holder.needsInterpreter) return;
    space(frame, 4);
    if (showsProtected) tag(frame, frame.tr("cooperation.protected"), Tone::Danger);
    if (!holder.needsInterpreter) return;
    if (showsProtected)
        sameRowIfFits(frame, textWidth(frame, frame.tr("cooperation.interpreter"), TextStyle::CaptionStrong) + 20, 6);
    tag(frame, frame.tr("cooperation.interpreter"), Tone::Accent);
}

void drawHolderRow(Page& page, const Holder& holder)
{
    Frame& frame = page.frame;
    separator(frame, 12);
    const bool masked = isMasked(page, holder);
    text(frame, holderName(page, holder.id), {.style = TextStyle::BodyStrong});
    if (masked) {
        if (linkButton(frame, "show", frame.tr("cooperation.show_holder"), {.icon = Icon::Visible}))
            page.view.shownHolders.push_back(holder.id);
    } else if (!holder.contact.empty()) {
        secondary(frame, holder.contact);
    }
    if (holder.to)
        caption(frame, words(frame, "cooperation.custody_until", {{"day", dayWordsYear(frame, *holder.to)}}));
    drawTags(page, holder);
    if (!page.model.mayWrite) return;
    space(frame, 6);
    if (linkButton(frame, "edit", frame.tr("cooperation.edit_holder"), {.icon = Icon::Edit})) openHolder(page, holder);
    if (holder.to) return;
    sameRowIfFits(frame, buttonWidth(frame, frame.tr("cooperation.end_custody")), 8);
    if (linkButton(frame, "end", frame.tr("cooperation.end_custody"))) {
        openDialog(page, Dialog::EndCustody);
        page.view.holder = holder.id;
        page.view.day = page.model.today;
    }
}

void sendKnown(Page& page, const std::string& changed, std::optional<Date> placedOn)
{
    app::SetCircumstances command{page.model.child.child, {}, placedOn};
    for (const auto& flag : page.model.flags)
        if (flag.isSet != (flag.id == changed)) command.flags.push_back(flag.id);
    page.out.send(std::move(command));
}

void drawPlaced(Page& page)
{
    Frame& frame = page.frame;
    if (!page.model.asksPlacedOn) return;
    space(frame, 10);
    const DateEvent event =
        dateField(frame, "placed", frame.tr("cooperation.placed_on"), page.model.placedOn, page.view.placedDate,
                  {.hint = frame.tr("child.day_hint"), .help = frame.tr("cooperation.placed_why"), .width = 220});
    if (event.committed && event.valid && event.value != page.model.placedOn) sendKnown(page, {}, event.value);
}

} // namespace

void drawCustody(Page& page)
{
    Frame& frame = page.frame;
    const app::CooperationModel& model = page.model;
    card(frame, "custody", {.label = frame.tr("cooperation.custody")}, [&] {
        if (cardHead(page, "add-holder", frame.tr("cooperation.custody"), frame.tr("cooperation.add_holder")))
            openDialog(page, Dialog::Holder);
        if (model.holders.empty()) {
            text(frame, frame.tr("cooperation.no_custody"), {.style = TextStyle::SecondaryStrong});
            space(frame, 2);
            secondary(frame, frame.tr("cooperation.no_custody_why"));
        }
        for (const Holder& holder : model.holders)
            withId(frame, {"holder", holder.id}, [&] { drawHolderRow(page, holder); });
        if (model.former.empty()) return;
        separator(frame, 12);
        if (!page.view.showsFormer) {
            if (linkButton(frame, "former",
                           counted(frame, "cooperation.former", static_cast<long long>(model.former.size())),
                           {.icon = Icon::ExpandMore}))
                page.view.showsFormer = true;
            return;
        }
        text(frame, frame.tr("cooperation.former_title"), {.style = TextStyle::SecondaryStrong});
        for (const Holder& holder : model.former)
            withId(frame, {"holder", holder.id}, [&] { drawHolderRow(page, holder); });
    });
}

void drawCircumstances(Page& page)
{
    Frame& frame = page.frame;
    const app::CooperationModel& model = page.model;
    if (model.flags.empty() && !model.asksPlacedOn) return;
    space(frame, size::kBetweenCards);
    card(frame, "known", {.label = frame.tr("cooperation.known")}, [&] {
        cardHead(page, "known-head", frame.tr("cooperation.known"), {});
        secondary(frame, frame.tr("cooperation.known_why"));
        space(frame, 6);
        const Enabled enabled = model.mayWrite ? Enabled::Yes : Enabled::No;
        for (std::size_t i = 0; i < model.flags.size(); ++i) {
            const auto& flag = model.flags[i];
            if (checkbox(frame, {"flag", i}, in(frame, flag.title), flag.isSet, enabled))
                sendKnown(page, flag.id, model.placedOn);
        }
        drawPlaced(page);
        if (!model.knownOn) return;
        space(frame, 6);
        caption(frame, words(frame, "cooperation.known_by",
                             {{"name", model.knownBy}, {"day", dayWordsYear(frame, *model.knownOn)}}));
    });
}

void drawOffers(Page& page)
{
    Frame& frame = page.frame;
    if (!page.model.mayWrite || !page.model.unit) return;
    space(frame, size::kBetweenCards);
    card(frame, "offers", {.label = frame.tr("cooperation.offers")}, [&] {
        heading(frame, frame.tr("cooperation.offers"));
        space(frame, 4);
        secondary(frame, frame.tr("cooperation.offers_why"));
        space(frame, 10);
        if (button(frame, "offer", frame.tr("cooperation.offer"))) {
            page.view.isOfferSaved = false;
            openDialog(page, Dialog::Offer);
        }
        if (!page.view.isOfferSaved) return;
        space(frame, 8);
        text(frame, frame.tr("cooperation.offer_saved"), {.style = TextStyle::Secondary, .tone = Tone::Good});
    });
}

} // namespace trivsel::ui::cooperation
