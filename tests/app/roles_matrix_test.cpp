#include "app/access.h"
#include "app/session_fixture.h"

#include <algorithm>
#include <array>

/// Every command in every role, asked of a real session: the table is what the program does, and nothing else lets a
/// command through.
namespace trivsel::app {
namespace {

using core::Role;
using test::House;

constexpr std::array kRoles{Role::Pedagogue, Role::Teacher, Role::Leader, Role::Consultant, Role::Administrator};

/// Two institutions; an adult of each role placed in the first, and a deputy. Rikke is in its red room, Karl in the blue
/// one, and Frida in the other institution.
class Everywhere {
public:
    Everywhere()
    {
        otherHouse = house.unit("Skovhuset", house.root, core::UnitKind::Institution);
        green = house.unit("Grøn stue", otherHouse);
        for (const Role role : kRoles) {
            if (role == Role::Administrator) continue; // no leader can make one
            const bool isStaff = role == Role::Pedagogue || role == Role::Teacher;
            house.adult(nameOf(role), {isStaff ? house.red : house.house}, role);
        }
        house.must(AddUser{.name = "Dora Deputy", .role = Role::Leader, .units = {house.house}, .passphrase = House::passphraseOf("Dora Deputy"),
                           .lastDay = house.session->today().plusDays(10)});
        bystander = house.adult("Bo", {house.red});
        own = house.child("Rikke Rød", house.red);
        near = house.child("Karl Blå", house.blue);
        far = house.child("Frida Grøn", green);
        addAdministrator();
    }
    static std::string nameOf(Role role) { return std::string("Adult ") + core::toWord(role); }

    House house;
    UnitId otherHouse, green;
    UserId bystander;
    ChildId own, near, far;

private:
    /// As first start makes one: below the commands.
    void addAdministrator()
    {
        house.session.reset();
        storage::OpenRequest request;
        request.file = house.file();
        request.user = House::kLeader;
        request.passphrase = House::passphraseOf(House::kLeader);
        request.anchorDir = house.dir / "state";
        auto store = storage::Store::open(request);
        if (!store) throw std::runtime_error(store.error().message.en);
        const core::User user{UserId{900}, nameOf(Role::Administrator), Role::Administrator, test::day(2020, 1, 1), {}};
        (*store)->submit(test::change({user, core::UserMembership{MembershipId{901}, user.id, house.root, user.from, {}}}));
        if (!(*store)->flush() || !(*store)->addUserSlot(user.id, user.name, House::passphraseOf(user.name), test::kCheapCost))
            throw std::runtime_error("no administrator");
        store->reset();
        house.reopen();
    }
};

/// A command as far as access is concerned: it names this child, or this unit.
template <class C> C about(ChildId child, UnitId unit)
{
    C command{};
    if constexpr (requires { command.child; }) command.child = child;
    if constexpr (requires { command.unit; }) command.unit = unit;
    if constexpr (requires { command.parent; }) command.parent = unit;
    if constexpr (requires { command.a; command.b; }) {
        command.a = child;
        command.b = child;
    }
    if constexpr (std::is_same_v<C, SavePlan>) command.plan.children = {child};
    if constexpr (std::is_same_v<C, SaveMeeting>) command.meeting.child = child;
    if constexpr (std::is_same_v<C, AddUser>) command.units = {unit};
    return command;
}

template <std::size_t... I> std::vector<Command> allAbout(ChildId child, UnitId unit, std::index_sequence<I...>)
{
    return {Command(about<std::variant_alternative_t<I, Command>>(child, unit))...};
}
std::vector<Command> allAbout(ChildId child, UnitId unit)
{
    return allAbout(child, unit, std::make_index_sequence<std::variant_size_v<Command>>{});
}

/// Whether access refuses it: the one refusal that says nothing of what is there.
bool isRefused(const Session& session, const Command& command)
{
    const auto allowed = session.allowed(command);
    return !allowed && allowed.error() == noRight().value();
}

bool isWithin(Reach reach, int distance)
{
    if (reach == Reach::OwnUnits) return distance == 0;
    return reach == Reach::Institution && distance <= 1;
}

/// Access to the command hangs on this child, this unit or both, and on nothing else (a round, the whole store).
bool hangsOn(const World& world, const Command& command, Date today, ChildId child, UnitId unit)
{
    const Target target = targetOf(command, world, today);
    const bool isAboutThem = std::all_of(target.children.begin(), target.children.end(), [&](ChildId id) { return id == child; }) &&
                             std::all_of(target.units.begin(), target.units.end(), [&](UnitId id) { return id == unit; });
    return isAboutThem && !(target.children.empty() && target.units.empty()) && target.anyOf.empty();
}

TEST(RoleMatrix, WhatARoleHasNoRowForIsRefusedWhateverItNames)
{
    Everywhere all;
    int asked = 0;
    for (const Role role : kRoles) {
        all.house.as(Everywhere::nameOf(role));
        for (const Command& command : allAbout(all.own, all.house.red)) {
            if (reach(role, nameOf(command)) != Reach::None) continue;
            EXPECT_TRUE(isRefused(*all.house.session, command)) << core::toWord(role) << " " << nameOf(command);
            ++asked;
        }
    }
    EXPECT_GT(asked, 150);
}

TEST(RoleMatrix, WhatARoleHasARowForReachesAsFarAsTheRowSays)
{
    Everywhere all;
    int asked = 0;
    const std::array places{std::pair(all.own, all.house.red), std::pair(all.near, all.house.blue), std::pair(all.far, all.green)};
    for (const Role role : kRoles) {
        all.house.as(Everywhere::nameOf(role));
        const Session& session = *all.house.session;
        // A leader belongs to the institution itself: no child is of a unit of her own.
        const bool isStaff = role == Role::Pedagogue || role == Role::Teacher;
        for (int distance = 0; distance < 3; ++distance) {
            const auto [child, unit] = places[static_cast<std::size_t>(distance)];
            for (const Command& command : allAbout(child, unit)) {
                const Reach row = reach(role, nameOf(command));
                if (row == Reach::None || row == Reach::Store || !hangsOn(session.world(), command, session.today(), child, unit)) continue;
                const bool mayReach = isWithin(row, distance) && (isStaff || row == Reach::Institution);
                EXPECT_EQ(isRefused(session, command), !mayReach) << core::toWord(role) << " " << nameOf(command) << " at " << distance;
                ++asked;
            }
        }
    }
    EXPECT_GT(asked, 300);
}

TEST(RoleMatrix, ABarStandsAboveEveryRow)
{
    Everywhere all;
    for (const Role role : {Role::Pedagogue, Role::Teacher, Role::Leader}) {
        all.house.as(House::kLeader);
        UserId user;
        for (const auto& [id, adult] : all.house.session->world().users)
            if (adult.name == Everywhere::nameOf(role)) user = id;
        all.house.must(BarAdult{all.own, user, core::ChildBar::Relation::OwnChild});
        all.house.as(Everywhere::nameOf(role));
        const Session& session = *all.house.session;
        for (const Command& command : allAbout(all.own, all.house.red)) {
            const Target target = targetOf(command, session.world(), session.today());
            const bool namesIt = std::find(target.children.begin(), target.children.end(), all.own) != target.children.end();
            if (namesIt) {
                EXPECT_TRUE(isRefused(session, command)) << core::toWord(role) << " " << nameOf(command);
            }
        }
    }
}

TEST(RoleMatrix, ADeputyIsALeaderUntilHerLastDay)
{
    Everywhere all;
    all.house.as("Dora Deputy");
    EXPECT_TRUE(all.house.session->allowed(ReadChild{all.near, {}}));
    EXPECT_FALSE(all.house.session->allowed(ReadChild{all.far, {}}));
    all.house.clock.pass(std::chrono::hours(24 * 11));
    for (const Command& command : allAbout(all.near, all.house.blue)) EXPECT_EQ(all.house.session->allowed(command).error().code, ErrorCode::NoRight) << nameOf(command);
    EXPECT_FALSE(all.house.session->maySee(all.near));
    EXPECT_FALSE(all.house.tryOpen("Dora Deputy"));
}

TEST(RoleMatrix, ThroughAnOpeningGoesWhatTheTableSaysAndNothingElse)
{
    Everywhere all;
    all.house.as(Everywhere::nameOf(Role::Pedagogue));
    ASSERT_TRUE(all.house.session->apply(BreakGlass{{}, {}, all.near, "står her"}).has_value());
    int open = 0;
    for (const Command& command : allAbout(all.near, all.house.blue)) {
        const Session& session = *all.house.session;
        const Target target = targetOf(command, session.world(), session.today());
        const bool isAboutTheChild = target.children == std::vector{all.near} && target.units.empty();
        if (!isAboutTheChild || reach(Role::Pedagogue, nameOf(command)) == Reach::None) continue;
        EXPECT_EQ(isRefused(session, command), !rowOf(nameOf(command))->throughGlass) << nameOf(command);
        open += isRefused(session, command) ? 0 : 1;
    }
    EXPECT_GT(open, 20);
}

} // namespace
} // namespace trivsel::app
