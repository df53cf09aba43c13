#include "app/roles.h"

#include "app/command.h"

#include <gtest/gtest.h>

#include <set>
#include <string>

namespace trivsel::app {
namespace {

template <std::size_t... I> std::vector<std::string_view> allCommandNames(std::index_sequence<I...>)
{
    return {std::variant_alternative_t<I, Command>::kName...};
}

std::vector<std::string_view> allCommandNames()
{
    return allCommandNames(std::make_index_sequence<std::variant_size_v<Command>>{});
}

char letter(Reach reach)
{
    switch (reach) {
    case Reach::None: return '-';
    case Reach::OwnUnits: return 'u';
    case Reach::Institution: return 'i';
    case Reach::Store: return 's';
    }
    return '?';
}

TEST(RoleTable, HasExactlyOneRowForEveryCommand)
{
    std::multiset<std::string_view> rows;
    for (const RoleRow& row : roleTable()) rows.insert(row.command);
    for (const std::string_view name : allCommandNames()) EXPECT_EQ(rows.count(name), 1U) << name;
    EXPECT_EQ(rows.size(), allCommandNames().size());
}

TEST(RoleTable, GivesNothingToACommandWithoutARow)
{
    for (const core::Role role : {core::Role::Pedagogue, core::Role::Teacher, core::Role::Leader, core::Role::Consultant, core::Role::Administrator})
        EXPECT_EQ(reach(role, "something.else"), Reach::None);
}

// The table as a whole, so that a right is never given or taken by accident.
// Columns: pedagogue, teacher, leader, consultant, administrator. - none, u own units, i institution, s store.
TEST(RoleTable, IsThisOne)
{
    const std::string expected = "unit.add --i-s\n"
                                 "unit.rename --i-s\n"
                                 "user.add --i-s\n"
                                 "user.end --i-s\n"
                                 "user.place --i-s\n"
                                 "user.passphrase sssss\n"
                                 "store.recovery --i-s\n"
                                 "store.recovery-kept sssss\n"
                                 "child.add uui--\n"
                                 "child.change uui--\n"
                                 "child.move --i--\n"
                                 "child.leave --i--\n"
                                 "child.contact uui--\n"
                                 "child.siblings uui--\n"
                                 "child.unlink uui--\n"
                                 "import.roster --i--\n"
                                 "import.undo --i--\n"
                                 "round.open uui--\n"
                                 "round.close uui--\n"
                                 "round.reopen --i--\n"
                                 "round.children uui--\n"
                                 "round.reason uui--\n"
                                 "round.invite uui--\n"
                                 "rating.answer uuu--\n"
                                 "rating.review uuu--\n"
                                 "rating.comment uuu--\n"
                                 "rating.finish uuu--\n"
                                 "rating.position uuu--\n"
                                 "rating.undo uuu--\n"
                                 "rating.redo uuu--\n"
                                 "team.agree uui--\n"
                                 "team.draft uui--\n"
                                 "team.without uuu--\n"
                                 "gate.answer uui--\n"
                                 "step.done uui--\n"
                                 "step.aside uui--\n"
                                 "step.reopen uui--\n"
                                 "step.change uui--\n"
                                 "step.add uui--\n"
                                 "step.share uui--\n"
                                 "concern.raise uui--\n"
                                 "concern.marker uui--\n"
                                 "concern.end uui--\n"
                                 "typed.keep uui--\n"
                                 "acute.open uui--\n"
                                 "acute.about uui--\n"
                                 "acute.words uui--\n"
                                 "acute.told uui--\n"
                                 "acute.end uui--\n"
                                 "notification.start uui--\n"
                                 "notification.view uui--\n"
                                 "notification.leader --i--\n"
                                 "notification.write uui--\n"
                                 "notification.send uui--\n"
                                 "notification.receipt uui--\n"
                                 "notification.feedback uui--\n"
                                 "plan.save uui--\n"
                                 "plan.ready uui--\n"
                                 "plan.follow_up uui--\n"
                                 "plan.close uui--\n"
                                 "note.add uui--\n"
                                 "note.journal uui--\n"
                                 "request.send uui--\n"
                                 "request.answer uui--\n"
                                 "offer.missing uui--\n"
                                 "consent.give uui--\n"
                                 "consent.withdraw uui--\n"
                                 "custody.save uui--\n"
                                 "custody.end uui--\n"
                                 "child.circumstances uui--\n"
                                 "meeting.save uui--\n"
                                 "absence.add uui--\n"
                                 "visit.hold uui--\n"
                                 "roadmap.steps uui--\n"
                                 "child.handover --i--\n"
                                 "read.child uui--\n"
                                 "read.list uui--\n"
                                 "read.export uui--\n"
                                 "store.setting --i-s\n"
                                 "guide.take --i-s\n"
                                 "store.backup --i-s\n"
                                 "store.move --i-s\n"
                                 "store.recovery-drill sssss\n";
    std::string table;
    for (const RoleRow& row : roleTable()) {
        table += std::string(row.command) + " ";
        for (const Reach reach : {row.pedagogue, row.teacher, row.leader, row.consultant, row.administrator}) table += letter(reach);
        table += "\n";
    }
    EXPECT_EQ(table, expected);
}

TEST(RoleTable, LetsConsultantsAndAdministratorsAtNoChildAndNoRound)
{
    for (const std::string_view name : allCommandNames()) {
        const bool isAboutPeople = name.starts_with("child.") || name.starts_with("round.") || name.starts_with("rating.") || name.starts_with("team.")
                                   || name.starts_with("gate.") || name.starts_with("step.") || name.starts_with("read.") || name.starts_with("import.");
        if (!isAboutPeople) continue;
        EXPECT_EQ(reach(core::Role::Consultant, name), Reach::None) << name;
        EXPECT_EQ(reach(core::Role::Administrator, name), Reach::None) << name;
    }
}

} // namespace
} // namespace trivsel::app
