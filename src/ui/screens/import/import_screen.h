#pragma once

#include "app/roster_import.h"
#include "app/session.h"
#include "ui/frame.h"
#include "ui/screens/file_chooser/file_chooser.h"
#include "ui/screens/outbox.h"
#include "ui/widgets/table.h"

#include <optional>
#include <string>

namespace trivsel::ui {

struct ImportView {
    bool choosesFile = false;
    FileChooserView chooser;
    std::string file;    ///< path that was chosen or dropped
    bool isRead = false; ///< `report` or `fault` is of `file`
    std::string bytes;
    std::optional<app::RosterReport> report;
    std::optional<Error> fault;
    bool acceptsRefused = false, acceptsMissing = false;
    bool isDone = false;
    BatchId batch;
    TableState table;

    void chooseFile(std::string path);
};

/// A group list as a difference: what is new, changed, moved, missing or refused, before anything is done.
void drawImport(Frame& frame, const app::Session& session, ImportView& view, Outbox& out);

} // namespace trivsel::ui
