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
// Columns: pedagogue, teacher, leader, consultant, administrator. - none, u own units, i institution, s store. g: also for a
// child opened with a reason.
TEST(RoleTable, IsThisOne)
{
    const std::string expected = "unit.add --i-s\n"
                                 "unit.rename --i-s\n"
                                 "user.add --i-s\n"
                                 "user.end --i-s\n"
                                 "user.place --i-s\n"
                                 "user.give-passphrase --i-s\n"
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
                                 "gate.answer uui-- g\n"
                                 "step.done uui-- g\n"
                                 "step.aside uui-- g\n"
                                 "step.reopen uui-- g\n"
                                 "step.change uui-- g\n"
                                 "step.add uui-- g\n"
                                 "step.share uui--\n"
                                 "concern.raise uui-- g\n"
                                 "concern.marker uui-- g\n"
                                 "concern.end uui-- g\n"
                                 "typed.keep uui-- g\n"
                                 "acute.open uui-- g\n"
                                 "acute.about uui-- g\n"
                                 "acute.words uui-- g\n"
                                 "acute.told uui-- g\n"
                                 "acute.end uui-- g\n"
                                 "notification.start uui-- g\n"
                                 "notification.view uui-- g\n"
                                 "notification.leader --i--\n"
                                 "notification.write uui-- g\n"
                                 "notification.send uui-- g\n"
                                 "notification.receipt uui-- g\n"
                                 "notification.feedback uui-- g\n"
                                 "plan.save uui-- g\n"
                                 "plan.ready uui-- g\n"
                                 "plan.follow_up uui-- g\n"
                                 "plan.close uui-- g\n"
                                 "note.add uui-- g\n"
                                 "note.journal uui-- g\n"
                                 "request.send uui-- g\n"
                                 "request.answer uui-- g\n"
                                 "offer.missing uui--\n"
                                 "consent.give uui-- g\n"
                                 "consent.withdraw uui-- g\n"
                                 "custody.save uui-- g\n"
                                 "custody.end uui-- g\n"
                                 "child.circumstances uui-- g\n"
                                 "meeting.save uui-- g\n"
                                 "absence.add uui-- g\n"
                                 "visit.hold uui--\n"
                                 "roadmap.steps uui-- g\n"
                                 "child.handover --i--\n"
                                 "read.child uui-- g\n"
                                 "read.list uui--\n"
                                 "read.export uui-- g\n"
                                 "period.close --i--\n"
                                 "figures.read --sss\n"
                                 "figures.take --iss\n"
                                 "target.figure --iss\n"
                                 "import.survey uui--\n"
                                 "survey.class uui--\n"
                                 "survey.alarm uui--\n"
                                 "import.absence --i--\n"
                                 "year.roll --i--\n"
                                 "package.send uui--\n"
                                 "import.ratings uui--\n"
                                 "rating.paper uui--\n"
                                 "handover.save uui--\n"
                                 "handover.aside uui--\n"
                                 "handover.send uui--\n"
                                 "handover.answer uui--\n"
                                 "handover.take --i--\n"
                                 "handover.answered uui--\n"
                                 "ruler.place uui-- g\n"
                                 "rights.information uui--\n"
                                 "rights.correction uui--\n"
                                 "rights.corrected --i--\n"
                                 "hold.place uui--\n"
                                 "hold.lift --i--\n"
                                 "child.erase --i--\n"
                                 "insight.decide --i--\n"
                                 "consent.exception uui-- g\n"
                                 "consent.decide --i--\n"
                                 "glass.open uui--\n"
                                 "glass.seen --i--\n"
                                 "child.bar uui--\n"
                                 "child.unbar --i--\n"
                                 "audit.read --i--\n"
                                 "audit.sample --i--\n"
                                 "audit.answer --i--\n"
                                 "audit.sign --i--\n"
                                 "store.setting --i-s\n"
                                 "guide.take --i-s\n"
                                 "store.backup --i-s\n"
                                 "store.move --i-s\n"
                                 "store.recovery-drill sssss\n";
    std::string table;
    for (const RoleRow& row : roleTable()) {
        table += std::string(row.command) + " ";
        for (const Reach reach : {row.pedagogue, row.teacher, row.leader, row.consultant, row.administrator}) table += letter(reach);
        table += row.throughGlass ? " g\n" : "\n";
    }
    EXPECT_EQ(table, expected);
}

TEST(RoleTable, LetsConsultantsAndAdministratorsAtNoChildAndNoRound)
{
    for (const std::string_view name : allCommandNames()) {
        const bool isAboutPeople = name.starts_with("child.") || name.starts_with("round.") || name.starts_with("rating.") || name.starts_with("team.")
                                   || name.starts_with("gate.") || name.starts_with("step.") || name.starts_with("read.") || name.starts_with("import.")
                                   || name.starts_with("glass.") || name.starts_with("audit.") || name.starts_with("concern.") || name.starts_with("acute.")
                                   || name.starts_with("notification.") || name.starts_with("plan.") || name.starts_with("note.") || name.starts_with("request.")
                                   || name.starts_with("consent.") || name.starts_with("custody.") || name.starts_with("meeting.") || name.starts_with("absence.")
                                   || name.starts_with("visit.") || name.starts_with("offer.") || name.starts_with("roadmap.") || name.starts_with("typed.");
        if (!isAboutPeople) continue;
        EXPECT_EQ(reach(core::Role::Consultant, name), Reach::None) << name;
        EXPECT_EQ(reach(core::Role::Administrator, name), Reach::None) << name;
    }
}

} // namespace
} // namespace trivsel::app
