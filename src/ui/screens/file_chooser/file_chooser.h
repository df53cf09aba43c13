#pragma once

#include "ui/frame.h"
#include "ui/text_editor.h"
#include "ui/widgets/table.h"

#include <filesystem>
#include <optional>
#include <string>
#include <vector>

namespace trivsel::ui {

/// What is looked for: decides the endings that are shown.
enum class FileKind {
    Store,  ///< *.trivsel
    Roster, ///< *.csv, *.txt; *.xlsx is shown so that it can be met with advice
    Guide,  ///< *.json
    Figures, ///< *.figures
    Package, ///< *.pakke
    Folder, ///< a place for a new file
};

/// A small file chooser: folders first, the way up, a field for a path, all by keyboard. Files dropped on the window need
/// none.
struct FileChooserView {
    std::filesystem::path folder; ///< empty: the home folder
    TextState path;
    struct Entry {
        std::string name;
        bool isFolder = false;
    };
    std::vector<Entry> entries;
    std::filesystem::path listed; ///< the folder that `entries` shows
    std::string fault;            ///< why the folder could not be read
    TableState table;
};

struct FileChoice {
    std::optional<std::filesystem::path> file; ///< chosen in this frame
    bool cancelled = false;
};
/// A dialog over the page, drawn for as long as the caller wants it.
FileChoice drawFileChooser(Frame& frame, WidgetId id, FileKind kind, FileChooserView& view);

} // namespace trivsel::ui
