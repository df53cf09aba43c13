#pragma once

#include "ui/context.h"
#include "ui/detail/state.h"

#include <string>

namespace trivsel::ui {

/// The caller's words, with those of the widgets for keys that it lacks.
class StringsWithDefaults : public Strings {
public:
    std::string_view get(std::string_view key) const override
    {
        if (words != nullptr) {
            const std::string_view found = words->get(key);
            if (found != key || !key.starts_with("ui.")) return found;
        }
        return builtinText(key, english);
    }
    const Strings* words = nullptr;
    bool english = false;
};

struct Context::Impl {
    ImGuiContext* imgui = nullptr;
    FontFiles files;
    float wantedScale = 1;
    ThemeName theme = ThemeName::Light;
    Language language = Language::Danish;
    StringsWithDefaults strings;
    ItemLog current;
    ItemLog last;
    Focus focus;
    Requests requests;
    detail::FrameState state;
    double now = 0;
    bool failed = false; ///< the error page stays until "Prøv igen"
};

} // namespace trivsel::ui
