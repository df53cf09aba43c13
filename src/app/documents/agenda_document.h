#pragma once

#include "app/documents/paper.h"

namespace trivsel::app {

/// Agenda of open cases for a visit or team meeting. Cases go by number; a name stands there only when the consent
/// register says that consent towards `to` (a role of the directory) is given. An acute case is no matter for an
/// agenda.
report::Document agendaDocument(const paper::Source& from, UnitId unit, const std::string& to);

} // namespace trivsel::app
