#pragma once

#include "app/documents/save_document.h"
#include "ui/frame.h"
#include "ui/screens/file_chooser/file_chooser.h"
#include "ui/screens/outbox.h"
#include "ui/text_editor.h"

#include <filesystem>
#include <optional>
#include <string>
#include <vector>

namespace trivsel::ui {

/// "Udskriv" and "Gem i kalender" on every page: which document, what it is for, in which language and where. Kept by
/// the page's view; the page's draw function ends with drawPrintDialog.
struct PrintView {
    bool isOpen = false;
    std::vector<app::PaperChoice> choices; ///< those with `closed` are shown with why, and cannot be chosen
    int chosen = -1;
    TextState purpose, name;
    Language language = Language::Danish;
    std::filesystem::path folder;
    std::vector<std::string> purposes; ///< this adult's last ones
    std::string proposed;              ///< the name that was proposed; what is typed instead is left alone
    Date today;
    bool isReady = false;       ///< the three above are known
    bool arrived = false;       ///< the first field takes the keyboard
    bool choosesFolder = false; ///< the file chooser is shown instead
    FileChooserView chooser;
    bool asksToReplace = false;
    std::optional<Text> fault;   ///< why nothing was saved
    std::filesystem::path saved; ///< the file, once it is there: the dialog says so until it is closed

    /// Shows the dialog from the next frame on. With one document there is nothing to choose among.
    void open(std::vector<app::PaperChoice> what, Language inWhich, Outbox& out);
    void close();
};

void drawPrintDialog(Frame& frame, PrintView& view, Outbox& out);

} // namespace trivsel::ui
