#pragma once

#include "storage/sample_school.h"
#include "storage/store.h"

#include <vector>

/// One of every record of casework, with every field away from its default; of the people in sample.h.
namespace trivsel::test {

struct CaseworkSample {
    static Date day(int y, unsigned m, unsigned d) { return *Date::of(y, m, d); }
    static Instant at(std::int64_t seconds) { return Instant(std::chrono::milliseconds(1'790'000'000'456 + seconds * 1000)); }

    core::Concern concern;
    core::AcuteCase acute;
    core::Notification notification;
    core::ActionPlan plan;
    core::CaseNote note{NoteId{85}, ChildId{30}, "mor", "telefon", day(2026, 11, 3), "Sover uroligt ##%s", NoteId{}, UserId{2}, at(5), "SBSYS 1-2", day(2026, 11, 4)};
    core::CaseNote correction{NoteId{86}, ChildId{30}, "mor", "", day(2026, 11, 5), "Det var far", NoteId{85}, UserId{2}, at(6), "", std::nullopt};
    core::MissingOffer offer{OfferId{87}, UnitId{13}, "Legegruppe om eftermiddagen", "1", UserId{1}, at(7)};
    core::Request request{RequestId{88}, ChildId{30}, "ppr", "Sparring om sprog", UserId{2}, at(8), day(2026, 11, 1), day(2026, 11, 2),
                          day(2026, 11, 20), core::Request::Answer::ShortCourse, "Tre gange", UserId{1}};
    core::Consent consent{ConsentId{89}, ChildId{30}, 33, "ppr", "Sprog", "Vejledning", true, day(2026, 11, 1), day(2027, 1, 1),
                          day(2026, 12, 1), UserId{2}, at(9)};
    core::Consent young{ConsentId{84}, ChildId{31}, 0, "modtagelse", "Alt om skolen", "Et møde", false, day(2026, 11, 2), std::nullopt,
                        std::nullopt, UserId{1}, at(10)};
    core::AbsenceDay absence{ChildId{30}, day(2026, 11, 9), core::AbsenceDay::Kind::Illness, 0.5};
    core::Visit visit{VisitId{83}, UnitId{13}, core::Visit::Kind::District, day(2026, 11, 10), "Aftalt: mindre grupper", UserId{1}, at(11)};

    core::Meeting meeting{MeetingId{82}, ChildId{30}, UnitId{}, "netvaerk", day(2026, 11, 11), true, true, {{"Bedste", "mormor"}, {"Sofus", ""}},
                          {{"siden-sidst", "Bedre \"nu\"\nto linjer"}, {"aftaler", "æøå ##"}}, "Mormor henter", UserId{2}, at(16)};
    core::Meeting unitMeeting{MeetingId{81}, ChildId{}, UnitId{13}, "distrikt", day(2026, 12, 1), false, false, {}, {}, "", UserId{1}, at(17)};
    core::MadePaper paper{PaperId{79}, ChildId{30}, "word-to-parents", true, UserId{1}, at(19)};
    core::GlassOpening glass{GlassId{68}, ChildId{31}, UserId{2}, "Mor står her", at(20), at(20) + core::kGlassLasts, UserId{1}, at(21)};
    core::ChildBar bar{BarId{67}, ChildId{31}, UserId{2}, core::ChildBar::Relation::Relative, UserId{1}, at(22), UserId{1}, at(23), "En fejl"};
    core::AuditSample auditSample{SampleId{66}, UnitId{13}, UserId{1}, at(24), 40,
                                  {{3, true, core::AuditSample::Row::Answer::Fine, {}}, {7, false, core::AuditSample::Row::Answer::LookInto, "Spørg Bo"}, {9, false, {}, {}}},
                                  at(25)};
    storage::ClosingRow closing{ClosingId{65}, UnitId{12}, UserId{1}, at(26), "{\"tables\": \"æøå\"}", {{0, {ChildId{30}, ChildId{31}, ChildId{999}}}, {2, {}}},
                       {{ChildId{30}, {1, 0, 12, 13}, true, {0, 255, 3}}, {ChildId{31}, {9, 3, 12, 13}, false, {2, 0, 0}}}};
    storage::ClosingRow foreignClosing{ClosingId{64}, UnitId{}, UserId{1}, at(27), "{}", {}, {}};
    core::Circumstances circumstances{ChildId{30}, {"disability", "interpreter"}, day(2026, 8, 1), UserId{2}, at(18)};

    CaseworkSample()
    {
        concern.id = ConcernId{71};
        concern.child = ChildId{30};
        concern.kind = "bullying";
        concern.origin = core::Concern::Origin::Dentistry;
        concern.originName = "Tandplejen";
        concern.ground = core::Concern::Ground::Ssd;
        concern.seenOn = day(2026, 11, 1);
        concern.seen = "Udebliver, og \"vil ikke røres\"\nto linjer";
        concern.markers = {"alene i garderoben", "æøå ##"};
        concern.readers = {UserId{1}, UserId{2}};
        concern.restrictedNote = "kun for kredsen";
        concern.by = UserId{2};
        concern.at = at(0);
        concern.outcome = core::Concern::Outcome::Request;
        concern.outcomeText = "Spurgt PPR";
        concern.outcomeBy = UserId{1};
        concern.outcomeAt = at(1);

        acute.id = AcuteId{72};
        acute.child = ChildId{31};
        acute.about = core::AcuteCase::About::Staff;
        acute.suspected = UserId{2};
        acute.by = UserId{1};
        acute.at = at(2);
        acute.words = {{at(3), UserId{1}, "»Han råbte«"}, {at(4), UserId{1}, "igen"}};
        acute.told = {{at(3), UserId{1}, "Modtagelsen", false, true}, {at(4), UserId{1}, "Lederen", true, false}};
        acute.endedAt = at(60);
        acute.endedBy = UserId{1};
        acute.endedWhy = "Myndigheden har sagen";

        notification.id = NotificationId{73};
        notification.child = ChildId{30};
        notification.views = {{UserId{1}, true, "set tre gange", at(12)}, {UserId{2}, false, "nystartet", at(13)}};
        notification.leaderView = "Enig i at sende";
        notification.leader = UserId{1};
        notification.seen = "Det sete";
        notification.tried = "Det prøvede";
        notification.said = "Det sagte";
        notification.knows = "Kender barnet i et år";
        notification.needsInterpreter = true;
        notification.interpreterLanguage = "arabisk";
        notification.by = UserId{2};
        notification.at = at(14);
        notification.sentOn = day(2026, 11, 5);
        notification.channel = "Digital Post";
        notification.receiptOn = day(2026, 11, 9);
        notification.parents = core::Notification::Parents::NotTold;
        notification.parentsWhyNot = "Mistanke";
        notification.feedbackOn = day(2026, 11, 30);
        notification.feedback = "Undersøges";

        plan.id = PlanId{74};
        plan.children = {ChildId{31}, ChildId{30}};
        plan.goal = "Mål";
        plan.goalWith = "Mor og barn";
        plan.strengths = "Styrker";
        plan.works = "Virker";
        plan.worries = "Bekymrer";
        plan.environment = "Miljø";
        plan.childSays = "Barnet siger";
        plan.childMappedBy = "Indkredset";
        plan.childWhyNot = "Har ikke sprog";
        plan.parentsSay = "Forældre siger";
        plan.staffSay = "Vi siger";
        plan.steps = {StepId{70}};
        plan.together = core::ActionPlan::Together::Parallel;
        plan.participants = {{"Bedste", "mormor", "henter fredag"}, {"Sofus", "træner", ""}};
        plan.rung = "2";
        plan.followUpOn = day(2026, 12, 15);
        plan.isReady = true;
        plan.by = UserId{2};
        plan.at = at(15);
        plan.followUps = {{day(2026, 11, 20), core::ActionPlan::Effect::No, core::ActionPlan::Effect::Partly, std::nullopt, "ikke endnu", "nyt møde", UserId{2}}};
        plan.closedAt = at(99);
        plan.closedBy = UserId{1};
        plan.closedWhy = "Ny plan";
    }

    SchoolSample school;

    std::vector<storage::Record> records() const
    {
        auto all = school.records();
        all.insert(all.end(), {concern, acute, notification, plan, correction, note, offer, request, consent, young, absence, visit, meeting, unitMeeting, circumstances, paper, glass, bar, auditSample, foreignClosing, closing});
        return all;
    }
};

} // namespace trivsel::test
