#pragma once

#include "app/demo.h"
#include "app/demo_random.h"
#include "core/people.h"
#include "core/round.h"
#include "definitions/catalog.h"

#include <cstdint>
#include <string>
#include <vector>

/// Who and what a demo store holds, before any answer: units, adults, children and the days of the rounds. All of it is
/// invented. For createDemo alone.
namespace trivsel::app::demo {

/// Gives ids in one row, as the store wants them.
class Ids {
public:
    explicit Ids(std::int64_t last) : m_last(last) {}
    std::int64_t next() { return ++m_last; }

private:
    std::int64_t m_last;
};

/// The days of one round. The last one is open today.
struct RoundDays {
    Date from, to;
    Date lastDay; ///< the day it was closed on; today for the open one
    Text title;
    std::string openReason; ///< not empty when the profile has no window today
    bool isOpen = false;
};

struct DemoChild {
    core::Child child;
    core::ChildMembership membership;
    double tendency = 0; ///< 0..1: how likely signs are, over all rounds
    bool isNewcomer = false; ///< came after the open round began and has not been taken into it
    bool joinsLate = false;  ///< was taken into the open round after it began
    bool leaves = false;     ///< left during the open round
};

struct DemoUnit {
    core::Unit unit;
    std::vector<UserId> raters; ///< at least two
    UserId leader;
    std::vector<DemoChild> children;
    std::vector<RoundDays> rounds; ///< oldest first
};

struct DemoAdult {
    core::User user;
    std::string passphrase;
    std::vector<core::UserMembership> places;
};

struct Plan {
    std::vector<core::Unit> institutions;
    std::vector<DemoUnit> units;
    std::vector<DemoAdult> adults; ///< the order of the list shown: raters first
    std::vector<core::Siblings> siblings;
};

/// `root` = the municipality of the new store; its first user is `administrator`, told again with an earlier first day.
Plan planOf(const DemoRequest& request, const core::Municipality& municipality, const core::Unit& root,
            const DemoAdult& administrator, Ids& ids, Random& random);

/// A passphrase to be read aloud: "demo-mette-trivsel".
std::string passphraseFor(const std::string& name);

/// The rounds of a setting: `count` of them, the last one open today. Oldest first.
std::vector<RoundDays> roundsOf(const core::Municipality& municipality, core::Setting setting, int count, Date today);

} // namespace trivsel::app::demo
