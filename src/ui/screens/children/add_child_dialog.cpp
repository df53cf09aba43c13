#include "ui/layout.h"
#include "ui/screens/children/children_screen.h"
#include "ui/screens/words.h"
#include "ui/widgets/button.h"
#include "ui/widgets/choice.h"
#include "ui/widgets/dialog.h"
#include "ui/widgets/status.h"

#include <array>

namespace trivsel::ui {
namespace {

using Add = ChildrenView::AddChild;

void drawFields(Frame& frame, const app::ChildrenModel& model, Add& add)
{
    textField(frame, "name", frame.tr("children.name"), add.name);
    space(frame, 10);
    const DateEvent born = dateField(frame, "born", frame.tr("children.born"), add.born, add.birthDate,
                                     {.hint = frame.tr("children.day_hint"), .width = 220});
    if (born.committed) add.born = born.value;
    add.isDayWrong = !born.valid;
    space(frame, 10);
    std::vector<std::string> units;
    for (const auto& unit : model.units)
        units.push_back(unit.institution.empty() ? unit.name : unit.name + " · " + unit.institution);
    if (add.unit < 0 && units.size() == 1) add.unit = 0;
    if (const auto chosen =
            dropDown(frame, "unit", frame.tr("children.unit"), units, add.unit, {.hint = frame.tr("children.choose")}))
        add.unit = *chosen;
    space(frame, 10);
    text(frame, frame.tr("children.sex"), {.style = TextStyle::SecondaryStrong});
    space(frame, 4);
    const std::array options{ChoiceOption{.label = frame.tr("children.sex.boy"), .keyCap = {}, .position = {}},
                             ChoiceOption{.label = frame.tr("children.sex.girl"), .keyCap = {}, .position = {}},
                             ChoiceOption{.label = frame.tr("children.sex.other"), .keyCap = {}, .position = {}}};
    if (const auto chosen = choiceRow(frame, "sex", frame.tr("children.sex"), options,
                                      add.sex < 0 ? std::nullopt : std::optional(add.sex)))
        add.sex = *chosen;
    space(frame, 10);
    textField(frame, "cpr", frame.tr("children.cpr"), add.cpr,
              {.help = frame.tr("children.cpr_help"), .width = 220, .maxBytes = 20});
}

void send(const app::ChildrenModel& model, ChildrenView& view, Outbox& out)
{
    Add& add = view.add;
    app::AddChild command;
    command.unit = model.units[static_cast<std::size_t>(add.unit)].unit;
    command.name = add.name.text();
    command.birthDate = *add.born;
    if (add.sex >= 0) command.sex = static_cast<core::Sex>(add.sex);
    command.cpr = add.cpr.text();
    out.send(std::move(command), [&add](const Result<void>& done) {
        if (!done) {
            add.fault = done.error().message;
            return;
        }
        add.clear();
        ++add.added;
    });
}

} // namespace

void ChildrenView::AddChild::clear()
{
    for (TextState* field : {&name, &cpr, &birthDate.text}) field->editor.wipe();
    birthDate.shown.reset();
    born.reset();
    isDayWrong = false;
    sex = -1;
    fault.reset();
}

void drawAddChild(Frame& frame, const app::ChildrenModel& model, ChildrenView& view, Outbox& out)
{
    Add& add = view.add;
    if (!add.isOpen) return;
    const auto close = [&] {
        add.clear();
        add.added = 0;
        add.isOpen = false;
    };
    const auto event = dialog(frame, "add-child", frame.tr("children.add"), {.width = 520}, [&] {
        if (add.added > 0) {
            banner(frame, "added", BannerKind::Good, counted(frame, "children.added", add.added));
            space(frame, 12);
        }
        drawFields(frame, model, add);
        if (add.fault) {
            space(frame, 12);
            banner(frame, "fault", BannerKind::Error, in(frame, *add.fault));
        }
        space(frame, 18);
        const bool hasUnit = add.unit >= 0 && add.unit < static_cast<int>(model.units.size());
        const bool isReady = !text::trim(add.name.text()).empty() && add.born && !add.isDayWrong && hasUnit;
        if (primaryButton(frame, "send", frame.tr("children.add_do"),
                          {.enabled = isReady ? Enabled::Yes : Enabled::No})) {
            send(model, view, out);
            frame.focus.request(std::string(frame.tr("children.name")));
        }
        const std::string_view leave = frame.tr(add.added > 0 ? "children.finish" : "common.cancel");
        sameRowIfFits(frame, buttonWidth(frame, leave, {.keyCap = "Esc"}));
        if (button(frame, "leave", leave, {.keyCap = "Esc"})) close();
    });
    if (event == DialogEvent::Closed) close();
}

} // namespace trivsel::ui
