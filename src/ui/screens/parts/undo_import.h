#pragma once

#include "app/roster_import.h"
#include "app/application.h"
#include "app/session.h"
#include "ui/screens/outbox.h"

namespace trivsel::ui {

/// Undoes an import and tells in the banner what became of it: what was changed by hand since is left, and named.
/// `then` is told first how it went; without it a failure is shown in the banner.
inline void undoImport(Outbox& out, BatchId batch, Outbox::Then then = {})
{
    out.send(app::UndoImport{batch}, [&out, then = std::move(then)](const Result<void>& undone) {
        if (then) then(undone);
        if (!undone) {
            if (!then) out.fail(undone.error());
            return;
        }
        // What was left is the session's to tell, after the command.
        out.ask([&out](app::Application& a) {
            if (const app::Session* s = a.session(); s != nullptr && s->lastImport() != nullptr)
                out.tell(s->lastImport()->undoneWords());
        });
    });
}

} // namespace trivsel::ui
