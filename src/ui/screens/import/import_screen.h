#pragma once

#include "app/import_file.h"
#include "app/session.h"
#include "ui/frame.h"
#include "ui/screens/file_chooser/file_chooser.h"
#include "ui/screens/outbox.h"
#include "ui/widgets/table.h"

#include <optional>
#include <string>

namespace trivsel::ui {

struct ImportView {
    bool choosesFile = false, choosesFolder = false;
    FileChooserView chooser;
    std::string file;       ///< path that was chosen or dropped
    bool isRead = false;    ///< `preview` or `fault` is of `file`
    bool isReading = false; ///< a worker is at it
    app::RosterRequest request;
    app::ImportPreview preview;
    std::optional<app::ImportKind> chosenKind; ///< none: as the header tells
    bool choosesColumns = false; ///< the matching is open, to be changed
    std::optional<Error> fault;
    bool acceptsRefused = false, acceptsMissing = false;
    bool isDone = false;
    BatchId batch;
    TableState table;

    void chooseFile(std::string path);
    void forget(); ///< what was read; the file is read again
};

/// A list as a difference: what is new, changed, moved, missing, doubtful or refused, before anything is done; how its
/// columns are taken, to be changed; children's lists, OneRoster folders and absence alike.
void drawImport(Frame& frame, const app::Session& session, ImportView& view, Outbox& out);

} // namespace trivsel::ui
