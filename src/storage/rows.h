#pragma once

#include "storage/connection.h"
#include "storage/store.h"

#include <vector>

/// Records to rows and back, one file per group. A put replaces the row with the same id.
namespace trivsel::storage {

void put(Connection& c, const core::Unit& unit);
void put(Connection& c, const core::User& user);
void put(Connection& c, const core::UserMembership& membership);
void put(Connection& c, const core::Child& child);
void put(Connection& c, const core::ChildMembership& membership);
void put(Connection& c, const core::Siblings& siblings);
void put(Connection& c, const core::CustodyHolder& holder);
void put(Connection& c, const core::Round& round);
void put(Connection& c, const core::RoundChild& child);
void put(Connection& c, const core::Rating& rating);
void put(Connection& c, const core::CommonPosition& position);
void put(Connection& c, const core::TeamDraft& draft);
void put(Connection& c, const core::Bystander& bystander);
void put(Connection& c, const core::Step& step);
void put(Connection& c, const core::GateAnswer& answer);
void put(Connection& c, const core::Concern& record);
void put(Connection& c, const core::AcuteCase& record);
void put(Connection& c, const core::Notification& record);
void put(Connection& c, const core::ActionPlan& record);
void put(Connection& c, const core::CaseNote& record);
void put(Connection& c, const core::MissingOffer& record);
void put(Connection& c, const core::Request& record);
void put(Connection& c, const core::Consent& record);
void put(Connection& c, const core::AbsenceDay& record);
void put(Connection& c, const core::Visit& record);
void put(Connection& c, const core::Meeting& record);
void put(Connection& c, const core::Circumstances& record);
void put(Connection& c, const core::MadePaper& record);
void put(Connection& c, const core::GlassOpening& record);
void put(Connection& c, const core::ChildBar& record);
void put(Connection& c, const core::AuditSample& record);
void put(Connection& c, const core::Survey& record);
void put(Connection& c, const core::SurveyClass& record);
void put(Connection& c, const core::SurveyPupil& record);
void put(Connection& c, const core::RatingPackage& record);
void put(Connection& c, const core::Handover& record);
void put(Connection& c, const core::RulerMark& record);
void put(Connection& c, const core::InformationGiven& record);
void put(Connection& c, const core::CorrectionNote& record);
void put(Connection& c, const core::Hold& record);
void put(Connection& c, const core::Erasure& record);
void put(Connection& c, const core::InsightDecision& record);
void put(Connection& c, const core::ConsentException& record);
void put(Connection& c, const ClosingRow& closing);
void put(Connection& c, const core::ImportBatch& batch);
void put(Connection& c, const StoredDefinition& definition);
void put(Connection& c, const Setting& setting);

void remove(Connection& c, UnitId unit);
void remove(Connection& c, ChildId child);
void remove(Connection& c, MembershipId membership); ///< of a child
void remove(Connection& c, const core::Siblings& pair);
void remove(Connection& c, TeamDraftKey draft);
void remove(Connection& c, SurveyId survey); ///< with its classes and pupils
void remove(Connection& c, ErasedChild erased);
void remove(Connection& c, ErasedConcern erased);

std::vector<core::Unit> readUnits(Connection& c);
std::vector<core::User> readUsers(Connection& c);
std::vector<core::UserMembership> readUserMemberships(Connection& c);
std::vector<core::Child> readChildren(Connection& c);
std::vector<core::ChildMembership> readChildMemberships(Connection& c);
std::vector<core::Siblings> readSiblings(Connection& c);
std::vector<core::CustodyHolder> readCustodyHolders(Connection& c);
std::vector<core::Round> readRounds(Connection& c);
std::vector<core::RoundChild> readRoundChildren(Connection& c);
std::vector<core::Rating> readOpenRatings(Connection& c);
std::vector<core::Rating> readRatingsOf(Connection& c, ChildId child);
std::vector<core::Rating> readRatingsOf(Connection& c, RoundId round);
std::vector<core::CommonPosition> readPositions(Connection& c);
std::vector<core::TeamDraft> readTeamDrafts(Connection& c);
std::vector<core::Bystander> readBystanders(Connection& c);
std::vector<core::Step> readSteps(Connection& c);
std::vector<core::GateAnswer> readGateAnswers(Connection& c);
std::vector<core::Concern> readConcerns(Connection& c);
std::vector<core::AcuteCase> readAcuteCases(Connection& c);
std::vector<core::Notification> readNotifications(Connection& c);
std::vector<core::ActionPlan> readPlans(Connection& c);
std::vector<core::CaseNote> readNotes(Connection& c);
std::vector<core::MissingOffer> readMissingOffers(Connection& c);
std::vector<core::Request> readRequests(Connection& c);
std::vector<core::Consent> readConsents(Connection& c);
std::vector<core::AbsenceDay> readAbsences(Connection& c);
std::vector<core::Visit> readVisits(Connection& c);
std::vector<core::Meeting> readMeetings(Connection& c);
std::vector<core::Circumstances> readCircumstances(Connection& c);
std::vector<core::MadePaper> readPapers(Connection& c);
std::vector<core::GlassOpening> readGlassOpenings(Connection& c);
std::vector<core::ChildBar> readBars(Connection& c);
std::vector<core::AuditSample> readSamples(Connection& c);
std::vector<core::Survey> readSurveys(Connection& c);
std::vector<core::SurveyClass> readSurveyClasses(Connection& c);
std::vector<core::SurveyPupil> readSurveyPupils(Connection& c);
std::vector<core::RatingPackage> readRatingPackages(Connection& c);
std::vector<core::Handover> readHandovers(Connection& c);
std::vector<core::RulerMark> readRulerMarks(Connection& c);
std::vector<core::InformationGiven> readInformationGiven(Connection& c);
std::vector<core::CorrectionNote> readCorrections(Connection& c);
std::vector<core::Hold> readHolds(Connection& c);
std::vector<core::Erasure> readErasures(Connection& c);
std::vector<core::InsightDecision> readInsightDecisions(Connection& c);
std::vector<core::ConsentException> readConsentExceptions(Connection& c);
std::vector<ClosingRow> readClosings(Connection& c);
std::vector<core::ImportBatch> readBatches(Connection& c);
std::vector<StoredDefinition> readDefinitionVersions(Connection& c); ///< without their bytes
std::optional<StoredDefinition> readDefinition(Connection& c, const std::string& kind, const std::string& sha256);
std::map<std::string, std::string, std::less<>> readSettings(Connection& c);
std::int64_t readLastId(Connection& c);

/// The compact text of answers: `0,2,n,,1`; one item without an answer is `-`, no items are the empty text.
std::string answersToText(const std::vector<core::Answer>& answers);
std::vector<core::Answer> answersFromText(std::string_view text); ///< throws BadRow

} // namespace trivsel::storage
