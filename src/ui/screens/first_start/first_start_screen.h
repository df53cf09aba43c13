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
    bool arrived = true; ///< first frame of a page: the keyboard starts in its first field

    std::string municipality; ///< id; the proposed one unless chosen
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
    std::string proposedFor; ///< the institution that `file` was proposed for
    bool choosesFolder = false;
    FileChooserView chooser;
    bool hasWrittenCode = false; ///< ticked on the recovery page
    bool showsFaults = false;    ///< the page was to be left too early: each field says what it lacks
    std::optional<Text> fault;   ///< why the page cannot be left yet, where no field can say it
    std::optional<Text> refused; ///< why the store could not be made in `file`
    int newFault = 0;            ///< frames in which what went wrong is still to be scrolled to
    bool isCreating = false;     ///< the store is being made
    bool isFirstCode = false;    ///< the code is that of a store made on these pages, not a new one for an old store
    bool isMakingDemo = false;   ///< until its unlock screen is shown

    void wipe(); ///< passphrases
    void goTo(Page to);
    void complain(Text why); ///< sets `fault`
    void refuse(Text why);   ///< sets `refused`
};

struct FirstStartResult {
    bool openOther = false; ///< "Åbn et lager, der findes"
    bool restore = false;   ///< "Hent en sikkerhedskopi"
    bool package = false;   ///< "Åbn en vurderingspakke"
    bool back = false;      ///< to the unlock screen, when there is a store
    bool closedMessage = false;
};
/// Drawn while there is no store, while one is being made, and until the recovery code of a new one has been written
/// down (Application::recoveryCode). `message`: what went wrong around the page (another store could not be chosen).
FirstStartResult drawFirstStart(Frame& frame, const app::Application& application, FirstStartView& view, Outbox& out,
                                const Text* message = nullptr);

} // namespace trivsel::ui
