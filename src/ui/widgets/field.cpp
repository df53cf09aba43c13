#include "ui/widgets/field.h"

#include "core/rights/text_guard.h"
#include "ui/detail/edit.h"
#include "ui/detail/overlay.h"
#include "ui/detail/paint.h"
#include "ui/detail/state.h"
#include "ui/layout.h"
#include "ui/widgets/button.h"
#include "ui/widgets/status.h"

#include <imgui.h>

#include <fmt/format.h>

#include <algorithm>
#include <cmath>

namespace trivsel::ui {

namespace {

float fieldWidth(const Frame& frame, float wanted)
{
    const float room = detail::roomRight(frame);
    return wanted > 0 ? std::min(frame.px(wanted), room) : room;
}

/// Label above, `box` in the middle, help or error below; one block, so that fields stand side by side.
void labelled(Frame& frame, std::string_view label, float width, std::string_view help, std::string_view error,
              const std::function<void(float)>& box)
{
    const Vec2 at = detail::beginBlock(frame, width);
    float bottom = at.y;
    {
        const detail::RegionScope inner(frame, at.x, at.x + width, at.y);
        if (!label.empty()) {
            text(frame, label, {.style = TextStyle::SecondaryStrong});
            space(frame, 6);
        }
        box(width);
        if (!error.empty()) {
            space(frame, 5);
            text(frame, error, {.style = TextStyle::Caption, .tone = Tone::Red});
        } else if (!help.empty()) {
            space(frame, 5);
            caption(frame, help);
        }
        bottom = inner.bottom();
    }
    detail::endBlock(frame, {at.x, at.y, at.x + width, bottom});
}

FieldEvent oneLine(Frame& frame, WidgetId id, std::string_view label, TextState& state, const FieldOptions& options,
                   detail::EditSpec spec)
{
    FieldEvent event;
    spec.label = label.empty() ? options.hint : label;
    spec.hint = options.hint;
    spec.enabled = options.enabled == Enabled::Yes;
    spec.error = !options.error.empty();
    spec.maxBytes = options.maxBytes;
    const std::uint32_t fieldId = detail::makeId(frame, id);
    labelled(frame, label, fieldWidth(frame, options.width), options.help, options.error, [&](float width) {
        const Rect box = detail::place(frame, width, frame.px(40));
        event = detail::editBox(frame, fieldId, box, state, spec);
    });
    return event;
}

} // namespace

FieldEvent textField(Frame& frame, WidgetId id, std::string_view label, TextState& state, const FieldOptions& options)
{
    return oneLine(frame, id, label, state, options, {});
}

FieldEvent passwordField(Frame& frame, WidgetId id, std::string_view label, TextState& state, const FieldOptions& options)
{
    const std::uint32_t seen = detail::hashId(detail::makeId(frame, id), "seen");
    float& open = detail::remember(frame, seen, 0);
    detail::EditSpec spec;
    spec.secret = open > 0 ? detail::Secret::No : detail::Secret::Yes;
    spec.role = Role::PasswordField;
    spec.label = label.empty() ? options.hint : label;
    spec.hint = options.hint;
    spec.enabled = options.enabled == Enabled::Yes;
    spec.error = !options.error.empty();
    spec.maxBytes = options.maxBytes;
    spec.rightPad = 44;
    FieldEvent event;
    const std::uint32_t fieldId = detail::makeId(frame, id);
    labelled(frame, label, fieldWidth(frame, options.width), options.help, options.error, [&](float width) {
        const Rect box = detail::place(frame, width, frame.px(40));
        event = detail::editBox(frame, fieldId, box, state, spec);
        frame.log.setLastValue({}); // also while it can be seen
        const detail::RegionScope corner(frame, box.right - frame.px(38), box.right, box.top + frame.px(2));
        const detail::IdScope ids(frame, fieldId);
        if (iconButton(frame, "seen", open > 0 ? Icon::Hidden : Icon::Visible, frame.tr(open > 0 ? "ui.hide_words" : "ui.show_words"),
                       {.enabled = options.enabled}))
            open = open > 0 ? 0.0F : 1.0F;
    });
    return event;
}

namespace {
std::string danishDay(Date d) { return fmt::format("{:02}-{:02}-{:04}", d.day(), d.month(), d.year()); }
} // namespace

DateEvent dateField(Frame& frame, WidgetId id, std::string_view label, std::optional<Date> value, DateFieldState& state,
                    const FieldOptions& options)
{
    if (state.shown != value && !state.text.hadFocus) {
        state.text.set(value ? danishDay(*value) : std::string());
        state.shown = value;
    }
    const std::string_view written = text::trim(state.text.text());
    std::optional<Date> day = written.empty() ? std::nullopt : Date::parseDanish(written);
    DateEvent event;
    event.valid = written.empty() || day.has_value();
    FieldOptions shownOptions = options;
    if (shownOptions.hint.empty()) shownOptions.hint = frame.tr("ui.date_hint");
    // Only told when it is done: half a date is no mistake yet.
    if (shownOptions.error.empty() && !event.valid && !state.text.hadFocus) shownOptions.error = frame.tr("ui.not_a_day");
    detail::EditSpec spec;
    spec.role = Role::DateField;
    const FieldEvent field = oneLine(frame, id, label, state.text, shownOptions, spec);
    if (field.changed || field.committed) {
        const std::string_view now = text::trim(state.text.text());
        day = now.empty() ? std::nullopt : Date::parseDanish(now);
        event.valid = now.empty() || day.has_value();
    }
    event.value = day;
    event.committed = field.committed && event.valid;
    if (event.committed) state.shown = day;
    return event;
}

namespace {

/// What is better kept out of free text is said below it, and stops nobody. Looked through again only when the words
/// changed.
void warnOfWords(Frame& frame, std::uint32_t fieldId, const TextState& state)
{
    const std::uint32_t seenId = detail::hashId(fieldId, "guard-version"), foundId = detail::hashId(fieldId, "guard");
    const auto version = static_cast<float>(state.editor.version() % 1'000'000);
    if (detail::remember(frame, seenId, -1) != version) {
        detail::remember(frame, seenId, -1) = version;
        detail::remember(frame, foundId, 0) = static_cast<float>(core::guard(state.text(), frame.tr("guard.diagnoses")));
    }
    const auto what = static_cast<core::TextGuard>(static_cast<int>(detail::remember(frame, foundId, 0)));
    if (what == core::TextGuard::Fine) return;
    space(frame, 4);
    text(frame, frame.tr(what == core::TextGuard::Cpr ? "guard.cpr" : "guard.diagnosis"), {.style = TextStyle::Caption, .tone = Tone::Accent});
}

} // namespace

FieldEvent textArea(Frame& frame, WidgetId id, std::string_view label, TextState& state, const TextAreaOptions& options)
{
    FieldEvent event;
    detail::EditSpec spec;
    spec.lines = detail::Lines::Many;
    spec.role = Role::TextArea;
    spec.label = label.empty() ? options.hint : label;
    spec.hint = options.hint;
    spec.enabled = options.enabled == Enabled::Yes;
    spec.error = !options.error.empty();
    spec.maxBytes = options.maxBytes;
    const std::uint32_t fieldId = detail::makeId(frame, id);
    labelled(frame, label, detail::roomRight(frame), options.help, options.error, [&](float width) {
        const float height = detail::areaHeight(frame, state, width, options.minLines, options.maxLines);
        const Rect box = detail::place(frame, width, height);
        event = detail::editBox(frame, fieldId, box, state, spec);
    });
    warnOfWords(frame, fieldId, state);
    return event;
}

std::optional<int> dropDown(Frame& frame, WidgetId id, std::string_view label, std::span<const std::string> options, int selected,
                            const FieldOptions& how)
{
    std::optional<int> chosen;
    const std::uint32_t buttonId = detail::makeId(frame, id);
    const std::uint32_t listId = detail::hashId(buttonId, "list");
    float& open = detail::remember(frame, listId, 0);
    const bool enabled = how.enabled == Enabled::Yes && frame.state.disabled == 0;
    const bool has = selected >= 0 && static_cast<std::size_t>(selected) < options.size();
    const std::string_view shownWords = has ? std::string_view(options[static_cast<std::size_t>(selected)])
                                            : how.hint.empty() ? frame.tr("ui.choose") : how.hint;
    Rect box;
    labelled(frame, label, fieldWidth(frame, how.width), how.help, how.error, [&](float width) {
        box = detail::place(frame, width, frame.px(40));
        const auto i = detail::interact(frame, buttonId, box,
                                        {.role = Role::DropDown, .label = label.empty() ? shownWords : label,
                                         .value = has ? shownWords : std::string_view(), .enabled = enabled});
        if (i.used && !options.empty()) open = 1;
        if (!i.visible) return;
        const Palette& p = frame.colours;
        detail::fill(frame, box, !enabled ? p.disabledFill : i.hovered ? p.hover : p.surface, size::kRadiusControl);
        detail::border(frame, box, how.error.empty() ? p.controlBorder : p.red.mark, size::kRadiusControl);
        std::string scratch;
        detail::drawIn(frame, TextStyle::Body, {box.left + frame.px(12), box.top, box.right - frame.px(36), box.bottom},
                       !enabled ? p.disabledText : has ? p.text : p.muted, detail::shown(shownWords, scratch));
        detail::drawIcon(frame, Icon::ExpandMore, {box.right - frame.px(20), box.centre().y}, 20, p.muted);
        if (i.focused) detail::focusRing(frame, box, size::kRadiusControl);
        if (i.hovered && enabled) ImGui::SetMouseCursor(ImGuiMouseCursor_Hand);
    });
    if (open <= 0) return chosen;
    const auto result = detail::popupList(
        frame, listId, box, static_cast<int>(options.size()),
        [&](int n) { return detail::ListEntry{options[static_cast<std::size_t>(n)], {}, Icon::None, true, n == selected}; },
        Role::Option);
    if (result.chosen) chosen = result.chosen;
    if (result.chosen || result.closed) {
        open = 0;
        frame.requests.redrawIn(0);
    }
    return chosen;
}

FieldEvent searchField(Frame& frame, WidgetId id, std::string_view hint, TextState& state, float width)
{
    FieldEvent event;
    const std::uint32_t fieldId = detail::makeId(frame, id);
    detail::EditSpec spec;
    spec.label = hint;
    spec.hint = hint;
    spec.leftPad = 38;
    spec.rightPad = 38;
    spec.maxBytes = 400;
    const Rect box = detail::place(frame, fieldWidth(frame, width), frame.px(size::kControl));
    event = detail::editBox(frame, fieldId, box, state, spec);
    detail::drawIcon(frame, Icon::Search, {box.left + frame.px(20), box.centre().y}, 20, frame.colours.muted);
    if (!state.text().empty()) {
        const detail::RegionScope corner(frame, box.right - frame.px(36), box.right, box.top);
        const detail::IdScope ids(frame, fieldId);
        if (iconButton(frame, "clear", Icon::Close, frame.tr("ui.clear"))) {
            state.set({});
            event.changed = event.committed = true;
        }
    }
    return event;
}

} // namespace trivsel::ui
