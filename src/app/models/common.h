#pragma once

#include "base/date.h"
#include "base/ids.h"
#include "base/text.h"
#include "core/casework/ids.h"
#include "core/action.h"
#include "core/people.h"
#include "core/position.h"

#include <optional>
#include <string>
#include <vector>

/// Screen models: what a screen shows, as plain values built from a Session by one function each. They hold no ImGui
/// and no formatting that depends on width; names are already safe to show (text::displayLine). The model knows what may
/// be seen: nothing that must stay hidden (other raters' answers, a suggestion before one is done) is in it.
namespace trivsel::app {

class Session;

/// The screens of the program (`gui --screen NAME`).
enum class Screen { Unlock, FirstStart, Start, Round, Rating, Team, Children, Child, Import, Criteria, Content, Settings, Help,
                    Concern, Acute, Notification, FollowUp, Plan, Cooperation, Roadmaps, Meeting, Audit,
                    WorkList, WhatIf, Overview, Transition, School, NewYear, Rights };

/// A place to go to. Fields that the screen does not need are empty.
struct Place {
    Screen screen = Screen::Start;
    UnitId unit;
    RoundId round;
    ChildId child;
    StepId step{}; ///< of the child, to be unfolded
    PlanId plan{}; ///< of the child, to be shown
    MeetingId meeting{}; ///< of the child or unit, to be shown
    bool operator==(const Place&) const = default;
};

struct PersonChoice {
    UserId user;
    std::string name;
};

struct UnitChoice {
    UnitId unit;
    std::string name;        ///< "Blå stue"
    std::string institution; ///< "Strandhuset"
    RoundId openRound;
};

/// A child's name, age and unit as every page heads them.
struct ChildHeader {
    ChildId child;
    std::string name;
    int ageMonths = 0; ///< completed months today
    std::string unit;
    bool hasProtectedAddress = false;
};

/// The place beside this user's name: for a leader of just one institution that institution, else the first place.
std::string placeName(const Session& session);

} // namespace trivsel::app
