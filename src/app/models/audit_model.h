#pragma once

#include "app/models/common.h"
#include "core/oversight.h"

#include <string>
#include <vector>

namespace trivsel::app {

/// What the page "Log" is to show of the rows.
struct AuditFilter {
    int days = 30; ///< the newest so many days; 0 = all
    UserId user;   ///< none = everyone
    ChildId child; ///< none = everyone
    enum class Kind { All, Looked, Changed, Openings, HandedOut };
    Kind kind = Kind::All;
    bool operator==(const AuditFilter&) const = default;
};

/// The kind an action belongs to; never All.
AuditFilter::Kind kindOfAction(std::string_view action);

/// The page "Log" of a leader: the state of the chain, the rows of her own reach, what was opened with a reason, and the
/// samples. Nothing of a child she must not see is in it, nor of a case that is hidden from her.
struct AuditModel {
    bool mayRead = false;   ///< false: nothing else is filled in
    bool isFetched = false; ///< the log has come from the store; what is below of it is empty until then
    bool isWhole = false;
    Text fault;             ///< when the chain does not hang together: what is wrong and what to do
    std::int64_t allRows = 0;
    std::string mark;       ///< the newest row as documents carry it: "1234:0f3ab2c4d5e6f708"

    struct Row {
        std::int64_t seq = 0;
        Instant at{};
        std::string user;    ///< empty: the program itself
        std::optional<core::Role> role;
        std::string action;  ///< name of the command; the words are "audit.action.<name>"
        ChildId child;       ///< none for a list, and for a child that is no longer in the store
        std::string about;   ///< the child's name, or the unit's of a list
        std::int64_t count = 0;
        std::string purpose; ///< as typed, on one line
    };
    std::vector<Row> rows; ///< newest first, at most kRowsShown
    int matching = 0;      ///< how many the filter finds
    static constexpr std::size_t kRowsShown = 200;
    std::vector<PersonChoice> adults; ///< who stands in the log
    struct Child { ChildId child; std::string name; };
    std::vector<Child> children;      ///< of one's own reach

    struct Opening {
        GlassId opening;
        ChildId child;
        std::string name, by, reason;
        Instant at{}, until{};
        std::string seenBy;
        std::optional<Instant> seenAt;
        bool maySee = false; ///< not looked at yet, and another's
    };
    std::vector<Opening> openings; ///< those not looked at first, then newest first

    struct SampleRow {
        Row row;
        bool isAlways = false;
        bool isKnown = false; ///< false while the log has not been fetched
        std::optional<core::AuditSample::Row::Answer> answer;
        std::string words;
    };
    struct Sample {
        SampleId sample;
        std::string by;
        Instant at{};
        std::optional<Instant> signedAt;
        int rows = 0, toLookInto = 0, open = 0;
    };
    SampleId current;                  ///< one's own that is not signed; none: one may be drawn
    std::vector<SampleRow> sampleRows; ///< of `current`
    int toAnswer = 0;                  ///< of those, without an answer
    std::vector<Sample> earlier;       ///< of the place, signed, newest first
    Date nextBy;                       ///< a sample is to be signed no later than this day
    bool isDue = false;
    bool mayDraw = false;
};
AuditModel auditModel(const Session& session, const AuditFilter& filter = {});

/// For Start: the openings that nobody has looked at, and whether a sample is to be signed. Zero and false for others than
/// leaders.
struct AuditDuties {
    int openings = 0;
    bool isSampleDue = false;
    Date sampleBy;
};
AuditDuties auditDuties(const Session& session);

} // namespace trivsel::app
