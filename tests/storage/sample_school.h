#pragma once

#include "storage/store.h"

#include <string>
#include <vector>

/// One of every record of surveys, ratings made elsewhere, handovers and rights, with every field away from its default.
/// All of it is invented.
namespace trivsel::test {

struct SchoolSample {
    static Date day(int y, unsigned m, unsigned d) { return *Date::of(y, m, d); }
    static Instant at(std::int64_t seconds) { return Instant(std::chrono::milliseconds(1'790'000'000'123 + seconds * 1000)); }

    core::Survey survey{SurveyId{300}, UnitId{12}, core::Survey::Kind::Named, {"elev-4-9", "1.0", std::string(64, 'c')}, "Trivsel, efterår",
                        day(2026, 9, 1), day(2026, 9, 14), UserId{2}, day(2026, 8, 28), "I klassen", SurveyId{}, std::string(64, 'd'), "{}", UserId{1}, at(101)};
    core::Survey pulse{SurveyId{301}, UnitId{12}, core::Survey::Kind::Anonymous, {}, "Puls", day(2026, 10, 20), day(2026, 10, 20), {}, {}, "",
                       SurveyId{300}, "", "{\"a\":1}", UserId{2}, at(102)};
    core::SurveyClass surveyClass{SurveyId{300}, UnitId{13}, 22, 20, {"Mere ro", "Længere \"pause\""}, day(2026, 9, 20), day(2026, 11, 1), PlanId{74}};
    core::SurveyPupil pupil{SurveyId{300}, ChildId{30}, UnitId{13}, std::string("\0\1\5", 3), day(2026, 9, 2), {"alene"}, UserId{2}, at(103), "Talte med hende"};
    core::RatingPackage package{PackageId{302}, std::string(32, 'e'), std::string(64, 'f'), RoundId{40}, UserId{2}, UserId{1}, at(104), at(105)};
    core::Handover handover;
    core::RulerMark mark{RulerMarkId{304}, ChildId{30}, day(2026, 10, 2), core::RulerMark::Phase::During, "Legegruppe", std::uint8_t{3}, std::nullopt,
                         {"ven"}, {"flytning", "søvn"}, "Det går fremad", UserId{2}, at(107)};
    core::InformationGiven information{InformationId{305}, ChildId{30}, day(2026, 9, 1), core::InformationGiven::How::DigitalPost, UserId{2}, at(108)};
    core::CorrectionNote correction{CorrectionId{306}, ChildId{30}, "Noten fra 1. oktober", "Mor", day(2026, 10, 3), "Det var tirsdag", "Rettet",
                                    day(2026, 10, 5), UserId{1}, UserId{2}, at(109)};
    core::Hold hold{HoldId{307}, ChildId{30}, core::Hold::Kind::Complaint, "Klage", UserId{1}, at(110), UserId{1}, at(111), "Afgjort"};
    core::Erasure erasure{ErasureId{308}, "aaaaaaaaaaaaaaaa", "request", UserId{1}, at(112)};
    core::InsightDecision insight{InsightId{309}, ChildId{30}, core::InsightDecision::What::Log, true, "Ingen fare", UserId{1}, at(113)};
    core::ConsentException exception{ExceptionId{310}, ChildId{30}, "ppr", "Skemaet", "Reglen", "Far kan ikke nås", UserId{2}, at(114), UserId{1}, at(115), true, "Ja"};

    SchoolSample()
    {
        handover.id = HandoverId{303};
        handover.child = ChildId{30};
        handover.from = core::Handover::Place::Nursery;
        handover.to = core::Handover::Place::Kindergarten;
        handover.receiver = "Skovhuset";
        handover.movesOn = day(2027, 2, 1);
        handover.words = {{"child", "Glad for sand"}, {"parents", "\"sover\" godt"}};
        handover.withParentsOn = day(2026, 12, 1);
        handover.ground = "Samtykke";
        handover.status = core::Handover::Status::SentBack;
        handover.isIncoming = true;
        handover.isPaper = true;
        handover.code = std::string(32, '1');
        handover.key = std::string(64, '2');
        handover.content = "{\"x\":[]}";
        handover.sentOn = day(2026, 12, 2);
        handover.answeredOn = day(2026, 12, 4);
        handover.answer = "Mangler noget";
        handover.by = UserId{2};
        handover.at = at(106);
    }

    std::vector<storage::Record> records() const
    {
        return {pupil, surveyClass, survey, pulse, package, handover, mark, information, correction, hold, erasure, insight, exception};
    }
};

} // namespace trivsel::test
