#pragma once

#include "app/application.h"
#include "core/people.h"
#include "ui/frame.h"
#include "ui/screens/file_chooser/file_chooser.h"
#include "ui/screens/outbox.h"
#include "ui/text_editor.h"

#include <optional>
#include <string>
#include <vector>

namespace trivsel::ui {

/// The guide of the first start: a demo in a minute, or a real store in five short pages. Everything typed stays here
/// until the store has been made.
struct FirstStartView {
    enum class Page { Welcome, Institution, Units, Adults, Place, Recovery };
    Page page = Page::Welcome;

    std::string municipality; ///< id; the first of the catalog unless chosen
    TextState institution;
    core::Setting setting = core::Setting::Daycare;
    std::vector<TextState> units;
    struct Adult {
        TextState name, passphrase, again;
        core::Role role = core::Role::Pedagogue;
        std::vector<int> units; ///< indexes into `units`
    };
    std::vector<Adult> adults;
    TextState file;
    bool choosesFolder = false;
    FileChooserView chooser;
    bool hasWrittenCode = false; ///< ticked on the recovery page
    std::optional<Text> fault;   ///< why the page cannot be left yet
    bool isCreating = false;

    void wipe(); ///< passphrases
};

struct FirstStartResult {
    bool openOther = false; ///< "Åbn et lager, der findes"
    bool back = false;      ///< to the unlock screen, when there is a store
};
FirstStartResult drawFirstStart(Frame& frame, const app::Application& application, FirstStartView& view, Outbox& out);

} // namespace trivsel::ui
