#pragma once

#include "app/closing/period.h"
#include "app/commands_figures.h"
#include "app/figures_export.h"
#include "app/models/common.h"
#include "base/result.h"
#include "core/chart/chart.h"
#include "core/release/told.h"

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace trivsel::app {

/// What a reader of Overblik has chosen. Choices only pick from what was released.
struct OverviewChoice {
    /// One institution, by its store and its id there, or a district by name. None: all that this store knows of.
    struct Place {
        std::string store;
        std::int64_t institution = 0;
        std::string district;
        bool operator==(const Place&) const = default;
    };
    std::optional<Place> place;
    std::string period; ///< key of OverviewModel::Choice; empty or unknown: the newest
    core::release::About about;
    bool operator==(const OverviewChoice&) const = default;
};

/// How positions are distributed, whether action follows and whether it helps. All of it comes from released tables but
/// `ownFigures`, which are about children whom the reader may open.
struct OverviewModel {
    template <class Value> struct Option {
        Value value;
        std::string words;
    };
    std::vector<Option<std::optional<OverviewChoice::Place>>> places;
    std::vector<Option<std::string>> periods; ///< newest first
    std::vector<Option<std::optional<std::int64_t>>> units, ages, sexes;
    OverviewChoice chosen; ///< as it could be followed

    std::string place;   ///< "Børnehuset Muslingen", "Alle institutioner"
    std::string period;  ///< "Efterår 2026"
    std::string nothing; ///< why there are no figures at all, and what to do; empty when there are

    /// A period whose figures are not made yet; for those who may make them.
    struct Waiting {
        ClosePeriod close;
        std::string words;   ///< "Efterår 2026 i Muslingen: 3 af 4 runder er lukket."
        bool canClose = false;
        bool isDue = false;  ///< complete: made without being asked
    };
    std::vector<Waiting> waiting;

    struct Tile {
        std::string title, value, words;
        std::optional<Place> leadsTo; ///< a page with the children behind it
    };
    std::vector<Tile> tiles;

    struct Section {
        std::string id; ///< "distribution", "flow", "signs", "units", "funnel", "effect", "targets"
        std::string heading;
        std::vector<std::string> sentences;
        std::vector<core::chart::Chart> charts;
    };
    std::vector<Section> sections;

    /// Figures worked out now, about one's own children: not part of what is released, printed or exported.
    struct Fact {
        std::string label, value, words;
    };
    struct FactTable {
        std::string heading;
        std::vector<Fact> facts;
    };
    std::vector<FactTable> ownFigures;

    /// A target of the profile in a year, and what has been written down as reached.
    struct TargetRow {
        std::string id, title;
        int year = 0;
        bool isYesNo = false, isPercent = false, isAtMost = false;
        double target = 0;
        std::optional<double> actual;
        std::optional<bool> isReached;
    };
    std::vector<TargetRow> targets; ///< in the profile's order
    /// What leaves of what is shown: this period, of the chosen institution or of all.
    FiguresRequest figures;
    bool canSendFile = false;       ///< a figures file is of one own institution
    bool mayTakeFile = false;       ///< of others
    bool mayTryLimits = false;      ///< the page "What if" is there for this adult
    std::vector<RoundId> ratingsWanted; ///< to be fetched for the rest of ownFigures
};

OverviewModel overviewModel(const Session& session, const OverviewChoice& choice, Language language);

/// What a script asks for: `period` as periodsNamed takes it (empty: the newest), `institution` by name (empty: all of
/// them). BadInput with what there is when it is not found.
Result<OverviewChoice> overviewChoice(const Session& session, const std::string& period, const std::string& institution);

/// What makes two periods the same, also where daycare and school rate in other months: year and title.
std::string periodKey(const core::release::Figures& figures);

/// Why something is not shown, in words: "for få børn (under 5)".
std::string withheldWords(core::release::Withheld why, const core::release::Settings& settings, Language language);

} // namespace trivsel::app
