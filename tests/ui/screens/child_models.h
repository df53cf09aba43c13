#pragma once

#include "app/models/child_model.h"

/// Children's pages made by hand: invented people.
namespace trivsel::tests {

inline Date on(int year, unsigned month, unsigned day)
{
    return *Date::of(year, month, day);
}

inline app::ChildModel::StepRow stepRow(std::int64_t id, const char* title, const char* action)
{
    app::ChildModel::StepRow step;
    step.step = StepId{id};
    step.number = static_cast<int>(id);
    step.title = {title, {}};
    step.action = {action, {}};
    step.why = {"Trivsel bliver til mellem barnet og omgivelserne, og omgivelserne kan vi selv ændre først.", {}};
    step.reasons = {{"Barnet er i gul position.", {}}};
    step.who = {"Teamet", {}};
    step.rung = {"Trivsel og sundhedsfremme", {}};
    step.isMinimum = true;
    step.isForParents = true;
    return step;
}

/// Asta as on the design picture: in a yellow position, the first step done.
inline app::ChildModel astaModel()
{
    app::ChildModel m;
    m.maySee = true;
    m.child = {ChildId{7}, "Asta Juhl", 52, "Blå stue", false};
    m.birthDate = on(2022, 6, 14);
    m.sex = core::Sex::Girl;
    m.maskedCpr = "991422-••••";
    m.cpr = "9914220000";
    m.unit = UnitId{3};
    m.position = core::Position::Yellow;
    m.positionRound = {"Efterår 2026", "Autumn 2026"};
    m.isCurrent = true;
    m.timeline.points = {{{"E 24", {}}, core::Position::Green, on(2024, 10, 20)},
                         {{"F 25", {}}, core::Position::Yellow, on(2025, 3, 25)},
                         {{"E 25", {}}, core::Position::Green, on(2025, 10, 21)},
                         {{"F 26", {}}, core::Position::Green, on(2026, 3, 24)},
                         {{"E 26", {}}, core::Position::Yellow, on(2026, 10, 20)}};
    using Kind = app::Timeline::Kind;
    const Text going{"i gang", {}}, ended{"gjort", {}};
    m.timeline.bars = {{{"familiestue", {}}, on(2025, 4, 1), on(2025, 9, 1), Kind::Step, ended},
                       {{"Trivsel", {}}, on(2025, 3, 10), on(2025, 4, 20), Kind::Concern, {"afsluttet", {}}},
                       {{"PPR", {}}, on(2025, 4, 10), on(2025, 5, 20), Kind::Request, {"svar efter 40 dage", {}}},
                       {{"små grupper", {}}, on(2026, 4, 1), on(2026, 10, 28), Kind::Step, going, true}};

    auto environment = stepRow(
        1, "Undersøg læringsmiljøet",
        "Se på rum, tider, grupper og voksne, før I ser på barnet. Aftal én ændring, med hvem og fra hvilken dag.");
    environment.responsible = "Mette Holm";
    environment.responsibleUser = UserId{1};
    environment.due = on(2026, 10, 28);
    environment.canShare = true;
    environment.alsoFor = {"Albert Dam", "Clara Lind"};
    auto told = stepRow(2, "Samtale med forældrene",
                        "Spørg, hvad forældrene ser, hvad der virker hjemme, og hvad de håber på.");
    told.responsible = "Jonas Bech";
    told.responsibleUser = UserId{2};
    told.due = on(2026, 10, 30);
    auto child = stepRow(3, "Barnets perspektiv",
                         "Tal med barnet, leg eller tegn sammen, og spørg, hvad der er rart og svært her.");
    child.responsible = "Mette Holm";
    child.responsibleUser = UserId{1};
    child.due = on(2026, 11, 4);
    auto sparring = stepRow(4, "Sparring med den fremskudte socialrådgiver", "Månedligt besøg, uden navn.");
    sparring.who = {"Leder", {}};
    sparring.due = on(2026, 11, 11);
    sparring.isForParents = false;
    auto followUp = stepRow(5, "Opfølgning: virker det?", "Virker det ikke, vælger I et nyt skridt.");
    followUp.due = on(2026, 12, 16);
    auto done = stepRow(6, "Fortæl det til din leder", "Fortæl din leder om positionen.");
    done.status = core::Step::Status::Done;
    done.statusBy = "Mette Holm";
    done.statusOn = on(2026, 10, 21);
    done.isForParents = false;
    m.steps = {environment, told, child, sparring, followUp, done};
    m.minimum = 6;
    m.minimumDone = 1;
    m.gate = core::GateState::Open;
    m.ladderNote = {"Trivsel og sundhedsfremme", {}};
    app::ChildModel::RoundRow round;
    round.round = RoundId{5};
    round.title = {"Efterår 2026", {}};
    round.position = core::Position::Yellow;
    round.on = on(2026, 10, 20);
    round.comment = "Bygger og fortæller længe med én voksen. Mandag morgen er svær.";
    round.environment = "Mindre grupper mandag formiddag, Jonas tager imod ved garderoben.";
    round.by = {"Mette Holm", "Jonas Bech"};
    app::ChildModel::RoundRow before;
    before.round = RoundId{4};
    before.title = {"Forår 2026", {}};
    before.position = core::Position::Green;
    before.on = on(2026, 3, 24);
    before.by = {"Mette Holm", "Jonas Bech"};
    auto earlier = before;
    earlier.round = RoundId{3};
    earlier.title = {"Efterår 2025", {}};
    m.rounds = {round, before, earlier};
    m.contactAdult = UserId{1};
    m.contactName = "Mette Holm";
    m.adults = {{UserId{2}, "Jonas Bech"}, {UserId{1}, "Mette Holm"}};
    m.groupChildren = {{ChildId{8}, "Albert Dam"}, {ChildId{9}, "Clara Lind"}, {ChildId{10}, "Emil Nørgaard"}};
    m.siblings = {{ChildId{20}, "Bo Juhl"}};
    m.siblingChoices = {{ChildId{8}, "Albert Dam · Blå stue"}, {ChildId{20}, "Bo Juhl · Grøn stue"}};
    m.units = {{UnitId{4}, "Grøn stue", "Strandhuset", {}}};
    m.mayEdit = m.mayAct = true;
    return m;
}

inline void holdBack(app::ChildModel& model, core::GateState gate)
{
    model.gate = gate;
    model.asksGate = gate == core::GateState::NotAsked;
    for (auto& step : model.steps)
        if (step.title.da == "Samtale med forældrene" || step.title.da == "Barnets perspektiv")
            step.isHeldBack = gate != core::GateState::Open;
}

} // namespace trivsel::tests
