#pragma once

#include "app/models/overview_model.h"
#include "app/session.h"

/// For the overview model alone.
namespace trivsel::app::overview {

using Figures = core::release::Figures;
using PeriodFigures = std::vector<const Figures*>; ///< of one period, one per institution; never empty

struct Source {
    const Session& session;
    Language language;
    core::release::About about;
    std::vector<PeriodFigures> all;     ///< every institution, oldest first
    std::vector<PeriodFigures> periods; ///< of the chosen place, up to the chosen period

    std::string tr(const char* da, const char* en) const { return language == Language::Danish ? da : en; }
    std::string in(const Text& text) const { return text.in(language); }
    const PeriodFigures& now() const { return periods.back(); }
    const core::release::Settings& settings() const { return now().front()->plan.settings; }
    std::string why(core::release::Withheld withheld) const { return withheldWords(withheld, settings(), language); }
    /// Of everybody, or of whom was chosen.
    core::release::Told tell(const PeriodFigures& figures, std::string_view variable,
                             core::release::GroupKey::Children children = core::release::GroupKey::Children::All) const;
};

/// Periods that a chart has room for: the newest ones.
inline constexpr std::size_t kMostPeriods = 6;
std::vector<const PeriodFigures*> shownPeriods(const Source& from);
/// "E 26" for "Efterår 2026".
std::string shortPeriod(const Source& from, const PeriodFigures& figures);
/// "15 % (usikkerhed 11–20 %)"
std::string shareWords(const Source& from, const core::release::ReleasedShare& share);
/// Yellow or red.
std::optional<core::release::ReleasedShare> worriedShare(const core::release::Told& positions);

/// Each nothing when there is nothing that it could say.
std::optional<OverviewModel::Section> distribution(const Source& from);
std::optional<OverviewModel::Section> flow(const Source& from);
std::optional<OverviewModel::Section> signs(const Source& from);
std::optional<OverviewModel::Section> byUnit(const Source& from);
std::optional<OverviewModel::Section> funnel(const Source& from);
std::optional<OverviewModel::Section> effect(const Source& from);

std::vector<OverviewModel::Tile> tiles(const Source& from);
/// About the children of one institution of this store; empty for those who may not open them.
std::vector<OverviewModel::FactTable> ownFigures(const Session& session, UnitId institution, Language language);
/// A part of them: effect by kind of action; agreement and reliability once the ratings of `ratingsFor` are in memory.
std::vector<OverviewModel::FactTable> qualityFigures(const Session& session, UnitId institution, Language language);
std::vector<RoundId> ratingsFor(const Session& session, UnitId institution);

std::vector<OverviewModel::TargetRow> targets(const Session& session, Language language);

} // namespace trivsel::app::overview
