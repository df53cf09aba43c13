#pragma once

#include "base/date.h"
#include "base/ids.h"
#include "base/text.h"
#include "core/casework/ids.h"
#include "core/guide.h"

#include <optional>
#include <string>
#include <vector>

/// What is being done for a child: the guide's minimum steps, the adults' own steps, and the gate before the parents.
namespace trivsel::core {

struct Step {
    StepId id;
    ChildId child;
    std::vector<ChildId> alsoFor; ///< other children whom this one step serves ("Gælder også …")
    RoundId round;                ///< the round that asked for it; none for one added between rounds
    AcuteId acute;                ///< the acute case that asked for it, and hides it with itself; none for most
    std::string guide;            ///< "kerteminde 1.0"; empty for an own step
    std::string guideStep;        ///< id in the guide; empty for an own step
    Text title;
    Text action;
    Text why;
    std::vector<Text> reasons; ///< of the rules that asked for it
    StepKind kind = StepKind::Team;
    std::string who;           ///< role of the directory
    UserId responsible;        ///< an adult of the store, or …
    std::string person;        ///< … someone else by name
    std::string organisation;
    std::optional<Date> due;
    bool isDueByHand = false;  ///< an adult has chosen the day: no new position moves it
    std::string rung;
    bool isMinimum = false;
    bool reachesParents = false;
    bool reachesChild = false;
    enum class Status { Open, Done, SetAside };
    Status status = Status::Open;
    std::string statusReason; ///< required to set aside; a note when done
    UserId statusBy;
    std::optional<Instant> statusAt;
    Instant createdAt{};
    UserId createdBy;
    bool operator==(const Step&) const = default;
};

/// "Er der mistanke om vold, overgreb eller negativ social kontrol?" The latest answer for a child holds.
struct GateAnswer {
    GateId id;
    ChildId child;
    enum class Answer {
        No,
        Yes,
        Doubt,
        Released, ///< the authority has said that the parents may be involved
    };
    Answer answer = Answer::Doubt;
    UserId by;
    Instant at{};
    std::string authority;           ///< Released: who said so
    std::optional<Date> authorityOn; ///< Released: when
    bool operator==(const GateAnswer&) const = default;
};

/// The step that a guide or roadmap ("kerteminde 1.0") asks for, as it is written there: without child, day or reasons.
Step stepOf(std::string guide, const GuideStep& source);
/// Whether a step comes from the guide or roadmap with this id, in whatever version.
bool isFrom(const Step& step, std::string_view guideId);

enum class GateState {
    NotAsked, ///< steps towards parents and child wait for the answer
    Open,     ///< no suspicion, or released by the authority
    Closed,   ///< suspicion or doubt about the child or a sibling
};

/// State of the gate for a child, from its own latest answer and its siblings' (a sibling's Yes or Doubt closes; a
/// sibling's No does not open). Pass one latest answer per child.
GateState gateState(const std::optional<GateAnswer>& own, const std::vector<GateAnswer>& siblings);

/// True when the step may not be done or shown for handing out in this state.
constexpr bool isHeldBack(const Step& step, GateState gate)
{
    return gate != GateState::Open && (step.reachesParents || step.reachesChild);
}

/// What becomes of the due day of an open step that is kept.
enum class KeptDue {
    Stays, ///< but a step without a day, which waited for its event, gets the planned one in either case
    /// A step from an earlier round gets the planned day, unless an adult chose its day or it serves other children too.
    Moves,
};

/// What a new position adds to a child's steps: an open step of the same guide step is kept, not doubled (with its
/// reasons renewed); a done or set-aside one is offered again. Returns the steps to put, without ids for new ones.
std::vector<Step> stepsFor(const Guide& guide, const std::vector<PlannedStep>& planned, const std::vector<Step>& existing,
                           ChildId child, RoundId round, Instant now, UserId by, KeptDue keptDue = KeptDue::Stays);

} // namespace trivsel::core
