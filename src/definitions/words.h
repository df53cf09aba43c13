#pragma once

#include "core/guide.h"
#include "core/instrument.h"
#include "core/position.h"

#include <array>
#include <string_view>
#include <utility>

/// Words that the files use for values, for Node::word.
namespace trivsel::definitions::words {

template <class E, std::size_t N> using List = std::array<std::pair<std::string_view, E>, N>;

inline constexpr List<core::Position, 3> kPositions{
    {{"green", core::Position::Green}, {"yellow", core::Position::Yellow}, {"red", core::Position::Red}}};
inline constexpr List<core::Position, 4> kPositionsOrUnassessed{{{"green", core::Position::Green},
                                                                 {"yellow", core::Position::Yellow},
                                                                 {"red", core::Position::Red},
                                                                 {"unassessed", core::Position::Unassessed}}};
inline constexpr List<core::Setting, 5> kSettings{{{"daycare", core::Setting::Daycare},
                                                   {"school", core::Setting::School},
                                                   {"after_school", core::Setting::AfterSchool},
                                                   {"dayplejer", core::Setting::Dayplejer},
                                                   {"health", core::Setting::Health}}};
inline constexpr List<core::PlanState, 4> kPlans{{{"none", core::PlanState::None},
                                                  {"open", core::PlanState::Open},
                                                  {"overdue", core::PlanState::Overdue},
                                                  {"no_effect", core::PlanState::NoEffect}}};
inline constexpr List<core::ConsentState, 3> kConsents{{{"given", core::ConsentState::Given},
                                                        {"refused", core::ConsentState::Refused},
                                                        {"missing", core::ConsentState::Missing}}};
inline constexpr List<core::AcuteState, 3> kAcutes{
    {{"none", core::AcuteState::None}, {"doubt", core::AcuteState::Doubt}, {"open", core::AcuteState::Open}}};

} // namespace trivsel::definitions::words
