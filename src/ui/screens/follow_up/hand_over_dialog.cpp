#include "ui/screens/follow_up/follow_up_parts.h"

#include "ui/layout.h"
#include "ui/screens/words.h"
#include "ui/widgets/button.h"
#include "ui/widgets/dialog.h"
#include "ui/widgets/status.h"

namespace trivsel::ui {
namespace {

using Model = app::HandOverModel;

std::string holderWords(const Frame& frame, const Model::Holder& holder)
{
    std::string line = holder.name + " · " + counted(frame, "common.children", holder.children) + ", " +
                       counted(frame, "follow_up.steps", holder.steps);
    if (holder.requests > 0) line += ", " + counted(frame, "cooperation.requests_held", holder.requests);
    if (holder.hasLeft) line += " · " + std::string(frame.tr("follow_up.has_left"));
    return line;
}

/// The adults of the unit who could take over: everybody but the one who hands over.
std::vector<app::PersonChoice> receiversOf(const Model::Unit& unit, UserId from)
{
    std::vector<app::PersonChoice> receivers = unit.receivers;
    std::erase_if(receivers, [&](const app::PersonChoice& p) { return p.user == from; });
    return receivers;
}

void chooseAdults(Frame& frame, const Model::Unit& unit, FollowUpView::HandOver& view)
{
    space(frame, 10);
    std::vector<std::string> holders;
    for (const auto& holder : unit.holders) holders.push_back(holderWords(frame, holder));
    if (view.from >= static_cast<int>(holders.size())) view.from = -1;
    if (const auto chosen = dropDown(frame, "from", frame.tr("follow_up.from"), holders, view.from,
                                     {.hint = frame.tr("follow_up.choose_adult")})) {
        view.from = *chosen;
        view.to = -1;
    }
    if (view.from < 0) return;
    space(frame, 10);
    std::vector<std::string> names;
    for (const auto& person : receiversOf(unit, unit.holders[static_cast<std::size_t>(view.from)].user))
        names.push_back(person.name);
    if (names.empty()) {
        banner(frame, "nobody", BannerKind::Warning, frame.tr("follow_up.nobody_to"));
        return;
    }
    if (view.to >= static_cast<int>(names.size())) view.to = -1;
    if (const auto chosen = dropDown(frame, "to", frame.tr("follow_up.to"), names, view.to,
                                     {.hint = frame.tr("follow_up.choose_adult")}))
        view.to = *chosen;
}

void send(const Model::Unit& unit, FollowUpView& view, Outbox& out)
{
    const UserId from = unit.holders[static_cast<std::size_t>(view.handOver.from)].user;
    const app::PersonChoice to = receiversOf(unit, from)[static_cast<std::size_t>(view.handOver.to)];
    out.send(app::HandOverChildren{unit.unit, from, to.user}, [&view, &out, name = to.name](const Result<void>& done) {
        if (!done) {
            view.handOver.fault = done.error().message;
            return;
        }
        view.handOver = {};
        out.tell({"Børn og åbne skridt er overdraget til " + name + ".",
                  "Children and open steps have been handed over to " + name + "."});
    });
}

void drawForm(Frame& frame, const Model& model, FollowUpView& view, Outbox& out)
{
    auto& dialogView = view.handOver;
    std::vector<std::string> units;
    for (const auto& unit : model.units)
        units.push_back(unit.institution.empty() ? unit.name : unit.name + " · " + unit.institution);
    if (dialogView.unit < 0 && units.size() == 1) dialogView.unit = 0;
    if (dialogView.unit >= static_cast<int>(units.size())) dialogView.unit = -1;
    secondary(frame, frame.tr("follow_up.hand_over_why"));
    space(frame, 12);
    if (const auto chosen = dropDown(frame, "unit", frame.tr("children.unit"), units, dialogView.unit,
                                     {.hint = frame.tr("children.choose")})) {
        dialogView.unit = *chosen;
        dialogView.from = dialogView.to = -1;
    }
    const Model::Unit* unit = dialogView.unit < 0 ? nullptr : &model.units[static_cast<std::size_t>(dialogView.unit)];
    if (unit != nullptr) chooseAdults(frame, *unit, dialogView);
    if (dialogView.fault) {
        space(frame, 12);
        banner(frame, "fault", BannerKind::Error, in(frame, *dialogView.fault));
    }
    space(frame, 18);
    const bool isReady = unit != nullptr && dialogView.from >= 0 && dialogView.to >= 0;
    if (primaryButton(frame, "send", frame.tr("follow_up.hand_over_do"),
                      {.enabled = isReady ? Enabled::Yes : Enabled::No}))
        send(*unit, view, out);
    sameRowIfFits(frame, buttonWidth(frame, frame.tr("common.cancel"), {.keyCap = "Esc"}));
}

} // namespace

void drawHandOver(Frame& frame, const app::HandOverModel& model, FollowUpView& view, Outbox& out)
{
    if (!view.handOver.isOpen) return;
    bool isLeft = false;
    const auto event = dialog(frame, "hand-over", frame.tr("follow_up.hand_over"), {.width = 520}, [&] {
        if (model.units.empty()) {
            secondary(frame, frame.tr("follow_up.nothing_to_hand_over"));
            space(frame, 18);
        } else {
            drawForm(frame, model, view, out);
        }
        isLeft = button(frame, "leave", frame.tr("common.cancel"), {.keyCap = "Esc"});
    });
    if (isLeft || event == DialogEvent::Closed) view.handOver = {};
}

} // namespace trivsel::ui
