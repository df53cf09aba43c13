#pragma once

#include "storage/sample_casework.h"
#include "storage/store.h"

#include <string>

/// One of every record, with every field away from its default. All people are invented; the cpr numbers cannot exist.
namespace trivsel::test {

inline Date day(int y, unsigned m, unsigned d) { return *Date::of(y, m, d); }
inline Instant at(std::int64_t seconds) { return Instant(std::chrono::milliseconds(1'790'000'000'123 + seconds * 1000)); }

inline core::InstrumentRef sampleInstrument() { return {"trivsel-3-5", "1.2", std::string(64, 'a')}; }

struct Sample {
    std::vector<core::Unit> units{
        {UnitId{10}, UnitId{}, core::UnitKind::Municipality, core::Setting::Daycare, "Prøve Kommune", false},
        {UnitId{11}, UnitId{10}, core::UnitKind::District, core::Setting::School, "Distrikt Nord", false},
        {UnitId{12}, UnitId{11}, core::UnitKind::Institution, core::Setting::AfterSchool, "Børnehuset Ærtebjerg", false},
        {UnitId{13}, UnitId{12}, core::UnitKind::Unit, core::Setting::Dayplejer, "Blå stue", true}};
    core::User user{UserId{2}, "Åse Ørsted-Prøve", core::Role::Pedagogue, day(2026, 1, 1), day(2027, 12, 31)};
    core::UserMembership userMembership{MembershipId{20}, UserId{2}, UnitId{13}, day(2026, 1, 1), day(2027, 6, 30)};
    core::Child child{ChildId{30}, "Ægir \xF0\x9F\xA6\x84 ##%s Prøvesen", day(2022, 2, 28), core::Sex::Girl, "9902221234", "ext-7",
                      "0123456789abcdef", true, UserId{2}};
    core::Child plainChild{ChildId{31}, "Bo Prøvesen", day(2023, 3, 1), std::nullopt, "", "", "fedcba9876543210", false, UserId{}};
    core::ChildMembership childMembership{MembershipId{32}, ChildId{30}, UnitId{13}, day(2025, 8, 1), day(2028, 7, 31)};
    core::Siblings siblings{ChildId{30}, ChildId{31}};
    core::CustodyHolder holder{33, ChildId{30}, "Mor Prøvesen", "tlf. 00 00 00 00", true, true, day(2027, 1, 2)};
    core::Round round{RoundId{40}, UnitId{13}, {"Efterår 2026", "Autumn 2026"}, day(2026, 10, 1), day(2026, 10, 31), at(0),
                      UserId{1}, "uden for vinduet", std::nullopt, UserId{}, "et barn manglede", 3, "worst", "kerteminde 1.0"};
    core::RoundChild roundChild{RoundId{40}, ChildId{30}, sampleInstrument(), day(2026, 10, 1), day(2026, 10, 20), "flyttet", UserId{2}};
    core::RoundChild noForm{RoundId{40}, ChildId{31}, std::nullopt, day(2026, 10, 2), std::nullopt, "", UserId{}};
    core::Rating rating;
    core::CommonPosition position{PositionId{60}, RoundId{40}, ChildId{30}, core::Position::Yellow, core::Position::Red, at(50),
                                  UserId{1}, {UserId{1}, UserId{2}}, "om hun leger med", day(2026, 12, 1), "mindre grupper",
                                  "set an"};
    core::TeamDraft draft{RoundId{40}, ChildId{30}, core::Position::Yellow, "om hun leger med", day(2026, 12, 2), "mindre grupper,\nto og to", "\"måske\"", UserId{2}, at(45)};
    core::Bystander bystander{RoundId{40}, ChildId{30}, UserId{1}, at(46)};
    core::Step step;
    core::GateAnswer gate{GateId{80}, ChildId{30}, core::GateAnswer::Answer::Released, UserId{1}, at(70), "Modtagelsen", day(2026, 11, 2)};
    core::ImportBatch batch;
    storage::StoredDefinition definition{"instrument", "trivsel-3-5", "1.2",
                                         // SHA-256 of the three bytes "abc" (FIPS 180-4, example)
                                         "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad", "abc"};
    storage::Setting setting{"municipality", "kerteminde"};
    CaseworkSample casework;

    Sample()
    {
        using Kind = core::Answer::Kind;
        rating.id = RatingId{50};
        rating.round = RoundId{40};
        rating.child = ChildId{30};
        rating.rater = UserId{2};
        rating.instrument = sampleInstrument();
        rating.answers = {{Kind::Option, 0}, {Kind::Option, 12}, {Kind::NotSeen, 0}, {Kind::None, 0}, {Kind::Option, 1}, {Kind::None, 0}};
        rating.reviewed = {"social", "kognitiv"};
        rating.comments = {{"", "hele vurderingen,\nto linjer"}, {"social.2", "leger \"alene\""}};
        rating.startedAt = at(10);
        rating.doneAt = at(20);
        rating.ownPosition = core::Position::Unassessed;
        rating.isFromOutside = true;
        rating.typedInBy = UserId{1};
        rating.paperOn = day(2026, 10, 4);

        step.id = StepId{70};
        step.child = ChildId{30};
        step.alsoFor = {ChildId{31}};
        step.round = RoundId{40};
        step.acute = AcuteId{72};
        step.guide = "kerteminde 1.0";
        step.guideStep = "miljoe-1";
        step.title = {"Se på stuen", "Look at the room"};
        step.action = {"Lav mindre grupper", "Make smaller groups"};
        step.why = {"Fordi", "Because"};
        step.reasons = {{"gul position", "yellow position"}, {"to \"tegn\"", ""}};
        step.kind = core::StepKind::FamilyNetwork;
        step.who = "leder";
        step.responsible = UserId{2};
        step.person = "Konsulent Prøve";
        step.organisation = "PPR";
        step.due = day(2026, 12, 24);
        step.isDueByHand = true;
        step.rung = "trin-2";
        step.isMinimum = step.reachesParents = step.reachesChild = true;
        step.status = core::Step::Status::SetAside;
        step.statusReason = "gjort i foråret";
        step.statusBy = UserId{1};
        step.statusAt = at(60);
        step.createdAt = at(55);
        step.createdBy = UserId{2};

        batch.id = BatchId{90};
        batch.kind = "roster";
        batch.fileSha256 = std::string(64, 'b');
        batch.at = at(5);
        batch.by = UserId{1};
        batch.added = 1;
        batch.changed = 2;
        batch.moved = 3;
        batch.missing = 4;
        batch.unchanged = 5;
        batch.refused = 6;
        batch.undoneAt = at(6);
        batch.inverse = {{UnitId{13}}, {ChildId{31}}, {MembershipId{32}}, {child, plainChild}, {childMembership}, {}};
        batch.inverse.unitsBefore = {{UnitId{13}, UnitId{12}, core::UnitKind::Unit, core::Setting::School, "3.b", true}};
        batch.inverse.userMembershipsBefore = {userMembership};
        batch.inverse.absencesBefore = {{child.id, day(2026, 9, 2), core::AbsenceDay::Kind::Permitted, 0.25}};
        batch.inverse.survey = SurveyId{7};
        batch.inverse.after = {{{UnitId{13}, "Blå stue"}}, {child}, {childMembership}, {{child.id, day(2026, 9, 3), core::AbsenceDay::Kind::Illness, 1}}};
    }

    /// In an order in which rows refer to later ones, as a caller may.
    std::vector<storage::Record> records() const
    {
        std::vector<storage::Record> all{step, gate, draft, bystander, position, rating, roundChild, noForm, round, holder, siblings, childMembership, child, plainChild,
                userMembership, user, units[3], units[2], units[1], units[0], batch, definition, setting};
        // First what refers to what comes later.
        const auto more = casework.records();
        all.insert(all.begin(), more.begin(), more.end());
        return all;
    }
};

} // namespace trivsel::test
