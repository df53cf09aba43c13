#pragma once

#include "app/commands_school.h"
#include "app/world.h"
#include "base/result.h"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

/// The step into a new school year as a plan: proposed, reviewed, written as JSON for scripts.
namespace trivsel::app {

class Session;

/// 1 August of the school year that is to begin: from April on this year's, ahead until then and just past afterwards; up to
/// January the one that has begun; in February and March, when that is too long ago, the coming one. Folkeskoleloven § 14:
/// the school year begins on 1 August.
Date nextSchoolYear(Date today);

/// A plan whose first day is ahead is kept in the store and carried out from that day on: names of groups have no day from
/// which they hold, so nothing moves before.
std::string yearPlanSetting(UnitId institution); ///< the setting that keeps it; empty or not there: none
std::string savedPlanText(const RollOverYear& plan);
/// As it was saved, with classes that came since as they would be proposed, and without classes and adults that are no
/// longer here. None when there is none.
std::optional<RollOverYear> savedYearPlan(const World& world, UnitId institution, Date today);

/// Every open group of the institution: a leading number is raised ("3.b" becomes "4.b"), a class from `kLastYear` on
/// leaves, all others go on as they are. The adults who have it now keep it.
RollOverYear proposeYear(const World& world, UnitId institution, Date today);
/// The last year of compulsory school is 9th; a 10th class is a year of its own.
inline constexpr int kLastYear = 9;
/// "3.b" -> "4.b"; the same name where it has no leading number from 0 to `kLastYear` - 1.
std::string raisedName(const std::string& name);
/// The number that a class's name begins with; -1 for none.
int yearOf(std::string_view name);

/// `{"institution", "first_day", "classes": [{"class", "becomes", "adults"} | {"class", "joins"} | {"class", "leaves": true}]}`;
/// names instead of ids, as somebody writes it by hand.
std::string yearPlanJson(const World& world, const RollOverYear& plan);
/// An error with its place (`$.classes[2].joins`) for what is not there or not the plan's; all at once.
Result<RollOverYear> readYearPlan(const World& world, const std::vector<UnitId>& institutions, std::string_view json, std::string_view fileName);

/// What the page shows: the institution's classes with children and adults as they are.
struct YearModel {
    struct Row {
        UnitId unit;
        std::string name;
        std::size_t children = 0;
        bool hasOpenRound = false;
    };
    struct Institution {
        UnitId unit;
        std::string name;
    };
    std::vector<Institution> institutions; ///< with groups, that this user leads; the plan is for one of them
    std::vector<Row> rows;                 ///< of `plan.classes`, in its order
    struct Adult {
        UserId user;
        std::string name;
    };
    std::vector<Adult> adults; ///< who may have a class, in Danish order
    RollOverYear plan;         ///< saved before, or proposed
    bool isSaved = false;
    Date today;
};
YearModel yearModel(const Session& session, UnitId institution = {});

} // namespace trivsel::app
