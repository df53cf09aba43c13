#pragma once

#include "faults/operation.h"

#include <cstdint>
#include <string>
#include <vector>

/// What must hold after a fault, whatever it was.
namespace trivsel::faults {

/// What a run of the tool said before it ended, and how it ended.
struct Said {
    std::int64_t saved = 0; ///< number of the newest change shown as saved; of several runs on one store the highest
    bool isDone = false;
    std::vector<std::string> errors; ///< "CODE words", as said
    int exit = 0;                    ///< 0 done, 3 given up; negative: the signal that ended it
};

/// Everything that is wrong with what `operation` left at `place`, in words; empty when all is well: every change shown
/// as saved is there, the open one whole or absent, the pages and the audit chain whole, the key file opens, no half
/// file has a final name, and opening asks for nothing. Opens the store, saves one change more and closes it.
std::vector<std::string> findings(Operation operation, const Place& place, const storage::Secret& key,
                                  const Said& said);

} // namespace trivsel::faults
