#pragma once

#include "base/result.h"
#include "storage/safe_file.h"

#include <cstdint>
#include <filesystem>
#include <optional>
#include <string>

/// The newest generation and audit head that this computer has seen of a store, kept outside it, so that an older copy
/// put back is noticed.
namespace trivsel::storage {

struct AnchorPoint {
    std::int64_t generation = 0;
    std::int64_t auditSeq = 0;
    std::string auditHash; ///< hex
    bool operator==(const AnchorPoint&) const = default;
};

/// $XDG_STATE_HOME/trivselslys, else ~/.local/state/trivselslys.
std::filesystem::path defaultAnchorDir();

class Anchor {
public:
    /// One file per lineage: a restore begins a lineage of its own and is no rollback.
    static Result<Anchor> open(const std::filesystem::path& dir, const std::string& lineage);

    /// Makes the folder (for its owner alone) where it is missing. Failed where it cannot be written.
    static Result<std::filesystem::path> prepareFolder(const std::filesystem::path& dir);

    /// Nothing when this computer has not seen the store (or its note was damaged: that opens no door to more than
    /// deleting the note would).
    std::optional<AnchorPoint> seen() const { return m_seen; }

    /// After each commit: one small write, without waiting for the disk. Two places take turns, so that a cut-off
    /// write leaves the one before.
    void record(const AnchorPoint& point);
    void sync(); ///< at close

    const std::filesystem::path& file() const { return m_file; }

private:
    Anchor(Descriptor fd, std::filesystem::path file, std::string lineage);
    Descriptor m_fd;
    std::filesystem::path m_file;
    std::string m_lineage;
    std::optional<AnchorPoint> m_seen;
    int m_next = 0; ///< the place to write to
};

} // namespace trivsel::storage
