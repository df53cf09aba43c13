#pragma once

#include "base/date.h"
#include "base/text.h"
#include "core/guide.h"
#include "core/position.h"

#include <memory>
#include <optional>
#include <string>
#include <vector>

/// A municipality's own choices (guide-format.md, Profile). Every entry names its source or is a local choice.
namespace trivsel::core {

struct Provenance {
    std::string source; ///< id in Municipality::sources, or empty
    bool localChoice = false;
    bool operator==(const Provenance&) const = default;
};

struct Rung {
    std::string id;
    Text title;
    enum class Side { General, Special };
    Side side = Side::General;
    Provenance from;
    bool operator==(const Rung&) const = default;
};

struct DirectoryEntry {
    std::string id;
    Text title;
    std::string role;
    Text contact;
    Text when;
    Provenance from;
    bool operator==(const DirectoryEntry&) const = default;
};

struct CatalogueEntry {
    std::string id;
    Text title;
    std::string rung;
    Text eligibility;
    enum class DecidedBy { Staff, Authority };
    DecidedBy decidedBy = DecidedBy::Staff;
    bool isVoluntary = false;
    Provenance from;
    bool operator==(const CatalogueEntry&) const = default;
};

/// A part of every year in which rounds are held; may run over New Year.
struct RoundWindow {
    Setting setting = Setting::Daycare;
    std::string id; ///< e.g. "autumn"; may be empty
    Text title;     ///< e.g. "Efterår"; may be empty
    unsigned fromMonth = 1, fromDay = 1, toMonth = 12, toDay = 31;
    Provenance from;
    bool operator==(const RoundWindow&) const = default;
};

/// A named value with a unit that a leader follows (target register).
struct Target {
    std::string id;
    Text title;
    std::optional<int> year;
    double value = 0;
    std::string unit;
    Provenance from;
    bool operator==(const Target&) const = default;
};

struct PositionWords {
    Text green, yellow, red, unassessed; ///< "Grøn: i trivsel" …
    const Text& of(Position p) const
    {
        return p == Position::Green ? green : p == Position::Yellow ? yellow : p == Position::Red ? red : unassessed;
    }
    bool operator==(const PositionWords&) const = default;
};

/// A kind of concern or a flag that rules may ask about.
struct Choice {
    std::string id;
    Text title;
    Provenance from;
    bool operator==(const Choice&) const = default;
};

/// How long one kind of data is kept.
struct RetentionRule {
    enum class What { Ratings, Plans, Concerns, Audit };
    enum class From { Left, Closed, Created }; ///< the child left, the matter was closed, the row was written
    What what = What::Ratings;
    int months = 60;
    From from = From::Left;
    Provenance provenance;
    bool operator==(const RetentionRule&) const = default;
};

struct Municipality {
    std::string id;
    std::string version;
    Text name;
    int ageYearsFrom = 0, ageYearsTo = 18;
    std::vector<Rung> ladder; ///< lowest first
    std::vector<DirectoryEntry> directory;
    std::vector<CatalogueEntry> catalogue;
    std::vector<RoundWindow> windows;
    PositionWords positionWords;      ///< long: "Grøn: i trivsel"
    PositionWords positionShortWords; ///< short: "I trivsel"
    PositionWords positionPhrases;    ///< within a sentence: "i gul position"
    Provenance positionWordsFrom;
    std::string instrumentRule; ///< id of the position scheme to use; "default" = the form's own
    std::string guide;
    std::vector<std::string> roadmaps;
    std::string calendar;
    std::vector<Target> targets;
    struct Consent {
        std::string schoolStart;          ///< inform or consent
        bool ratingsFollowChild = false;  ///< to another institution
        int ageOfYoungPerson = 15;        ///< years; from then on the young person consents besides the parents
        Provenance from;
        bool operator==(const Consent&) const = default;
    } consent;
    std::vector<RetentionRule> retention; ///< at most one of each kind
    std::vector<Choice> concernKinds;     ///< allowed values of the `concern` variable
    std::vector<Choice> flags;            ///< allowed values of `flag`
    std::vector<Source> sources;
    std::string sha256;

    /// The first entry with this role; an entry with this id where there is none. Null if there is neither.
    const DirectoryEntry* role(std::string_view roleOrId) const;
    const Rung* rung(std::string_view rungId) const;
    std::vector<std::string> ladderIds() const; ///< lowest first
    bool operator==(const Municipality&) const = default;
};

using MunicipalityPtr = std::shared_ptr<const Municipality>;

} // namespace trivsel::core
