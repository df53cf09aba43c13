#pragma once

#include "app/score_files.h"
#include "app/score_files_input.h"
#include "app/score_files_rows.h"

#include <functional>
#include <memory>

/// An answers file that has been read through once and found sound. For score_files alone.
namespace trivsel::app::score_files {

struct AnswersFile {
    std::unique_ptr<InputFile> input; ///< its address stays while workers use it
    core::InstrumentPtr instrument;
    std::size_t scheme = 0;
    AnswersLayout layout;
    std::size_t rows = 0;
};

/// Reads instrument and answers to the end; every fault of either is told, with ErrorCode::BadInput. Warns once of ages
/// outside the form's. `share` is how much of the whole command's progress this is.
Result<AnswersFile> openAnswers(const AnswersRequest& request, RaterColumn rater, double share, FileFaults& faults,
                                std::vector<std::string>& warnings);

/// One thread's part of the work on a file: blocks in any order, then each block's result in the order of the file.
class BlockWorker {
public:
    virtual ~BlockWorker() = default;
    virtual void work(const Block& block) = 0;
    /// Called in the order of the file, never by two workers at once. False stops everything.
    virtual bool inOrder(const Block& block) = 0;
};

/// Works through the file from its first row on, with as many threads as there are workers (at most one a core pays).
/// An exception of a worker stops the others and goes on to the caller. False when the file could not be read to its
/// end.
bool runWorkers(const AnswersFile& file, std::vector<std::unique_ptr<BlockWorker>>& workers);
std::size_t workerCount(const AnswersFile& file);

/// All rows in order, on this thread. For commands that need them together.
Result<void> forEachRow(const AnswersFile& file, const std::function<void(const AnswersRow&)>& use);

/// When the file is not what it was when it was checked.
tl::unexpected<Error> changedMeanwhile();

} // namespace trivsel::app::score_files
