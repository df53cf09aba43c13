#pragma once

#include "app/documents/paper.h"
#include "app/world.h"
#include "core/municipality.h"
#include "core/transition/handover_sheet.h"
#include "core/transition/ruler.h"

#include <optional>
#include <string>
#include <vector>

/// What commands, models, documents and files agree on about a child's move.
namespace trivsel::app {

/// Role of the directory that consent to pass the sheet on is given towards: the place that takes over.
inline constexpr const char* kNextPlaceRole = "naeste_sted";

/// Why the sheet may be passed on, or what is missing for that.
struct HandoverGround {
    enum class Kind {
        Rule,      ///< the municipality passes on at school start, and tells the parents
        Consent,   ///< of every custody holder, and of the young person from the profile's age
        Exception, ///< without consent, decided by a leader with a reason
        Missing,   ///< not everyone who must has answered
        Refused,   ///< one who must has refused, or withdrawn
    };
    Kind kind = Kind::Missing;
    Text words; ///< the ground as it stands in the sheet, or what to do now
    bool mayPass() const { return kind != Kind::Missing && kind != Kind::Refused; }
};
HandoverGround handoverGround(const World& world, const core::Municipality& profile, const core::Child& child,
                              core::Handover::Place from, core::Handover::Place to, Date today, UserId user);

/// The child's handovers that this user may know of, oldest first: without what others wrote beside a case that is hidden
/// from the user.
std::vector<const core::Handover*> handoversOf(const World& world, ChildId child, UserId forUser);
std::vector<const core::RulerMark*> rulerMarksOf(const World& world, ChildId child, UserId forUser); ///< by day

/// What of the record goes into the sheet, as the sender may know it: closed rounds (where the municipality's ratings
/// follow the child), open steps, the ruler, absence of the last year, and the words as typed without the names of other
/// children, of a protected child and of protected custody holders. Nothing of an acute case, no concern, no rating.
core::HandoverSheet handoverSheet(const paper::Source& from, const core::Ruler* ruler, const core::Handover& handover);

/// What the plan says already under fields that are empty in the sheet: strengths, what works, support, the child's and
/// the parents' words (the last only while the gate is open).
std::map<std::string, std::string> suggestedWords(const paper::Source& from, ChildId child);

/// Where a child of this unit moves from: by its setting and its age today.
core::Handover::Place placeOfUnit(const World& world, UnitId unit, const core::Child& child, Date today);

/// A child that a received sheet is about, among those whom a leader reaches. By CPR, else by name and birth date.
struct HandoverMatch {
    enum class By { Nothing, Cpr, NameAndBirthDate, Several };
    By by = By::Nothing;
    ChildId child;
};
template <class Reaches>
HandoverMatch matchHandover(const World& world, const core::HandoverSheet::Person& person, const Reaches& reaches)
{
    HandoverMatch match;
    const std::string name = text::foldCase(person.name);
    int found = 0;
    for (const auto& [id, child] : world.children) {
        if (!reaches(id)) continue;
        if (!person.cpr.empty() && child.cpr == person.cpr) return {HandoverMatch::By::Cpr, id};
        if (name.empty() || child.birthDate != person.born || text::foldCase(child.name) != name) continue;
        if (!person.cpr.empty() && !child.cpr.empty()) continue; // another number is another child
        match = {HandoverMatch::By::NameAndBirthDate, id};
        ++found;
    }
    if (found > 1) return {HandoverMatch::By::Several, {}};
    return match;
}

} // namespace trivsel::app
