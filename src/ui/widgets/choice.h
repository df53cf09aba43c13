#pragma once

#include "ui/widgets/text.h"

#include <optional>
#include <span>

namespace trivsel::ui {

/// One option of a choice row or radio list.
struct ChoiceOption {
    std::string_view label;
    std::string_view keyCap;                 ///< "1" … "9", "0"; empty = none
    std::optional<core::Position> position;  ///< its mark and colours when chosen; none = the accent colour
};

/// Whether the number keys of the caps work without focus: Yes for the one row that is being answered.
enum class TakesKeys { No, Yes };

struct ChoiceOptions {
    TakesKeys takesKeys = TakesKeys::No;
    Enabled enabled = Enabled::Yes;
};

/// Buttons side by side (they wrap when narrow). Tab reaches the row, arrows its options, Enter or Space choose.
/// Returns the option chosen in this frame, also when it was chosen already. `name` is what is being answered; it is
/// logged, not drawn.
std::optional<int> choiceRow(Frame& frame, WidgetId id, std::string_view name, std::span<const ChoiceOption> options,
                             std::optional<int> selected, const ChoiceOptions& how = {});

/// Rows below each other with mark, word and key, as wide as the region.
std::optional<int> radioList(Frame& frame, WidgetId id, std::string_view name, std::span<const ChoiceOption> options,
                             std::optional<int> selected, const ChoiceOptions& how = {});

/// True in the frame in which it was switched; the caller changes the value.
bool checkbox(Frame& frame, WidgetId id, std::string_view label, bool checked, Enabled enabled = Enabled::Yes);
bool toggle(Frame& frame, WidgetId id, std::string_view label, bool on, Enabled enabled = Enabled::Yes);

/// Two to five short options in one joined control ("Lys | Mørk").
std::optional<int> segmented(Frame& frame, WidgetId id, std::string_view name, std::span<const std::string_view> options,
                             int selected);

} // namespace trivsel::ui
