#pragma once

#include "base/date.h"
#include "ui/text_editor.h"
#include "ui/widgets/text.h"

#include <optional>
#include <span>
#include <string>

namespace trivsel::ui {

/// What happened to a field in this frame.
struct FieldEvent {
    bool changed = false;   ///< the words are others than in the last frame
    bool committed = false; ///< left, Enter, or one second of rest after a change: time to send a command
    bool submitted = false; ///< Enter in a single line
    explicit operator bool() const { return changed || committed || submitted; }
};

struct FieldOptions {
    std::string_view hint;  ///< shown while empty
    std::string_view help;  ///< a quiet line below
    std::string_view error; ///< a red line below instead of help
    float width = 0;        ///< design pixels; 0 = the region
    Enabled enabled = Enabled::Yes;
    std::size_t maxBytes = 20'000;
};

/// A single line with its label above (an empty label draws none; then give `name` for the log in `hint`). The words
/// live in `state`, which the screen keeps from frame to frame.
FieldEvent textField(Frame& frame, WidgetId id, std::string_view label, TextState& state, const FieldOptions& options = {});

/// As textField with bullets; nothing can be copied from it and its value is not logged.
FieldEvent passwordField(Frame& frame, WidgetId id, std::string_view label, TextState& state,
                         const FieldOptions& options = {});

/// A day in the Danish forms (28-10-2026, 28.10.2026, 28/10 2026 …) or ISO. What is no day is told below the field.
struct DateFieldState {
    TextState text;
    std::optional<Date> shown; ///< what the words were made from
};
struct DateEvent {
    bool committed = false;
    std::optional<Date> value; ///< none: empty or not a day
    bool valid = true;         ///< false: words that are no day
};
DateEvent dateField(Frame& frame, WidgetId id, std::string_view label, std::optional<Date> value, DateFieldState& state,
                    const FieldOptions& options = {});

/// Many lines with word wrap; at least `minLines` high and growing to `maxLines`, then scrolling.
struct TextAreaOptions {
    std::string_view hint;
    std::string_view help;
    std::string_view error;
    int minLines = 3;
    int maxLines = 12;
    Enabled enabled = Enabled::Yes;
    std::size_t maxBytes = 20'000;
};
FieldEvent textArea(Frame& frame, WidgetId id, std::string_view label, TextState& state, const TextAreaOptions& options = {});

/// A button that opens a list. Returns the option chosen in this frame. selected -1 shows the hint.
std::optional<int> dropDown(Frame& frame, WidgetId id, std::string_view label, std::span<const std::string> options,
                            int selected, const FieldOptions& how = {});

/// A search field with magnifier and clear button.
FieldEvent searchField(Frame& frame, WidgetId id, std::string_view hint, TextState& state, float width = 240);

} // namespace trivsel::ui
