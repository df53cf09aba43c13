#pragma once

#include "base/ids.h"
#include "base/result.h"
#include "base/text.h"

#include <string>

/// Workbooks about children out of an open store. Each is a read with a purpose that stands in the audit before its
/// bytes leave the program, and holds only children whom the user may see, by their number in the store and never by
/// name.
namespace trivsel::app {

class Session;

/// What `export csv` holds, with days as days and numbers as text where they name a child.
Result<std::string> positionsXlsx(Session& session, const std::string& purpose, Language language);

/// The finished ratings of a round, one row for each child and adult and one column for each indicator; a sheet for
/// each form, and one that says what the numbers mean. What somebody who could still rate a child may not see of it is
/// left out. Waits for the ratings of a closed round to be fetched.
Result<std::string> ratingsXlsx(Session& session, RoundId round, const std::string& purpose, Language language);

} // namespace trivsel::app
