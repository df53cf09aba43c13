#pragma once

#include "app/models/common.h"
#include "core/instrument.h"
#include "core/release/what_if.h"
#include "core/release/what_if_signs.h"

#include <array>
#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <variant>
#include <vector>

/// "Hvad hvis grænsen flyttes?": what other limits of a form would have made of ratings that are there. Nothing is saved,
/// and only ratings of children that the reader may open are counted; everybody else gets invented children.
namespace trivsel::app {

/// What of a form can be moved: how many signs its rules ask for, or the limits of one area or total.
struct WhatIfTarget {
    enum class Kind { Signs, Area, Total };
    Kind kind = Kind::Signs;
    std::size_t index = 0; ///< of areas or totals
    std::size_t entry = 0; ///< of its bands
    Text title;            ///< of the area or total; empty for Signs
    Text condition;        ///< "60-95 mdr., drenge" where several entries tell children apart, else empty
    bool decidesPosition = true; ///< false: the form's rules do not ask for this band, which only colours its area
    bool operator==(const WhatIfTarget&) const = default;
};

/// Every target of a form with its rules in use, those that decide the position first. Empty: there is nothing to move.
std::vector<WhatIfTarget> whatIfTargets(const core::Instrument& form, const core::PositionScheme& scheme);

/// One limit that is moved in whole steps.
struct WhatIfKnob {
    core::Position from = core::Position::Yellow; ///< from this limit on (Area, Total), or what the rule gives (Signs)
    Text rule;                    ///< Signs: the rule's words, with the number it has now
    bool isExclusive = false;     ///< the limit itself still belongs to the milder side ("up_to")
    core::Rational step = 1;      ///< 1/20 for means, 1 for sums and numbers of signs
    core::Rational original;      ///< as the form has it, perhaps between two steps
    int least = 0, most = 0;      ///< in steps
    std::optional<int> at;        ///< in steps; none: the original
    core::Rational value() const { return at ? core::Rational(*at) * step : original; }
    int nearest() const;          ///< in steps: where it is drawn
    bool isMoved() const { return at && !(value() == original); }
    bool operator==(const WhatIfKnob&) const = default;
};
std::vector<WhatIfKnob> whatIfKnobs(const core::Instrument& form, const core::PositionScheme& scheme, const WhatIfTarget& target);
/// Moves one to a step, as far as its neighbours and its ends let it; limits of a band stay in their order.
void moveKnob(std::vector<WhatIfKnob>& knobs, std::size_t which, int to);

/// Ratings as they are scored: bytes per item as BatchScorer takes them, and what is known of each child.
struct WhatIfRatings {
    std::vector<std::uint8_t> rows;
    std::vector<core::ScoringContext> contexts;
    std::int64_t ratings = 0, children = 0;
    std::int64_t otherEdition = 0; ///< left out: made with other bytes of the form
};

/// Invented children, the same for everybody: `count` ratings of the form. `progress` is told how many are made; when it
/// gives false, what has been made until then is given back.
WhatIfRatings inventedRatings(const core::Instrument& form, std::int64_t count,
                              const std::function<bool(std::size_t)>& progress = {});
constexpr std::int64_t kInventedRatings = 1'000'000;

/// How many ratings would get which position, before and now.
struct WhatIfAnswer {
    std::array<std::array<std::int64_t, 4>, 4> moves{}; ///< [before][now], by Position
    std::array<std::int64_t, 4> before() const, now() const;
    std::int64_t ratings() const;
    std::int64_t changed() const; ///< those that would change position
    bool operator==(const WhatIfAnswer&) const = default;
};

/// Ratings counted for one target: answers any move of its knobs at once.
class WhatIfCount {
public:
    /// About a second for a million ratings: for a worker thread. `progress` as for WhatIf.
    WhatIfCount(const core::Instrument& form, const core::PositionScheme& scheme, const WhatIfTarget& target,
                const WhatIfRatings& ratings, const std::function<bool(std::size_t)>& progress = {});
    /// `knobs` as whatIfKnobs() made them, and moved.
    WhatIfAnswer answer(const std::vector<WhatIfKnob>& knobs) const;

private:
    std::vector<core::CutRow> m_cut; ///< of the target's band; empty for Signs
    std::variant<core::release::WhatIf, core::release::WhatIfSigns> m_counted;
};

/// What can be chosen.
struct WhatIfModel {
    struct Form {
        core::InstrumentPtr form;
        std::size_t scheme = 0; ///< the rules in use here
        std::vector<WhatIfTarget> targets;
    };
    std::vector<Form> forms;
    /// Closed rounds of one window.
    struct Period {
        Text title;
        Date from;
        std::vector<RoundId> rounds;
    };
    struct Scope {
        UnitId unit; ///< an institution or a unit
        std::string name;
        bool isInstitution = false;
        std::vector<Period> periods; ///< newest first; not empty
    };
    std::vector<Scope> scopes; ///< those whose children the reader may open; institutions first. Empty: invented children only
    bool mayRead = false;      ///< false: this role has no such page
    bool isLeader = false;     ///< scopes come with the first closed round
};
WhatIfModel whatIfModel(const Session& session);
bool mayReadWhatIf(const Session& session);

/// The finished ratings of these rounds by this form, of children whom the reader may open now.
WhatIfRatings ratingsOf(const Session& session, const std::vector<RoundId>& rounds, const core::Instrument& form);

} // namespace trivsel::app
