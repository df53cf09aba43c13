#pragma once

#include "ui/detail/interact.h"
#include "ui/widgets/field.h"

namespace trivsel::ui::detail {

enum class Lines { One, Many };
enum class Secret { No, Yes };

struct EditSpec {
    Lines lines = Lines::One;
    Secret secret = Secret::No;
    Role role = Role::TextField;
    std::string_view label;
    std::string_view hint;
    bool enabled = true;
    bool error = false;
    std::size_t maxBytes = 20'000;
    float leftPad = 12;  ///< design pixels
    float rightPad = 12; ///< design pixels
};

/// The box of a field: border, words, selection, caret, keyboard and mouse.
FieldEvent editBox(Frame& frame, std::uint32_t id, Rect box, TextState& state, const EditSpec& spec);

/// Height of an area for what is in it, between so many lines, device pixels; wraps the words for this box width.
float areaHeight(const Frame& frame, TextState& state, float boxWidth, int minLines, int maxLines);

} // namespace trivsel::ui::detail
