#pragma once

#include "app/models/content_model.h"
#include "app/models/guide_change_model.h"
#include "ui/frame.h"
#include "ui/screens/outbox.h"
#include "ui/screens/parts/print_dialog.h"
#include "ui/screens/screen_words.h"
#include "ui/widgets/field.h"

namespace trivsel::ui {

/// What "Indhold" keeps from frame to frame.
struct ContentView {
    enum class Tab { Guide, Forms, Municipality, Sources, Faults };
    Tab tab = Tab::Guide;
    bool showsRules = false;
    Tab shown = Tab::Guide;
    PrintView print;

    std::optional<app::GuideChangeModel> change; ///< the edition that is looked at
    bool justOpened = false;
    int wholeGroup = -1;       ///< the group of children that is shown with all its names
    std::optional<Text> fault; ///< why a file could not be read, or not be taken into use
    bool choosesGuide = false;
    FileChooserView chooser;
    void leaveChange();
};

/// What the program says is written here: the guide, the forms, the municipality's contacts and ladder, the sources,
/// and what is wrong in definition files.
void drawContent(Frame& frame, const app::ContentModel& model, ContentView& view, Outbox& out,
                 const ScreenWords& words);

} // namespace trivsel::ui
