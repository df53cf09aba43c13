#pragma once

#include "base/date.h"
#include "core/casework/ids.h"
#include "core/rights/rights.h"

#include <string>
#include <string_view>
#include <vector>

/// The commands about what parents and children have a right to, and about erasing.
namespace trivsel::app {

struct GiveInformation { static constexpr std::string_view kName = "rights.information";
    std::vector<ChildId> children; Date on; core::InformationGiven::How how = core::InformationGiven::How::Letter; };
struct NoteCorrection { static constexpr std::string_view kName = "rights.correction";
    ChildId child; std::string about, saidBy; Date on; std::string words; };
struct AnswerCorrection { static constexpr std::string_view kName = "rights.corrected"; ChildId child; CorrectionId correction; std::string answer; };
struct PlaceHold { static constexpr std::string_view kName = "hold.place"; ChildId child; core::Hold::Kind kind = core::Hold::Kind::Other; std::string why; };
struct LiftHold { static constexpr std::string_view kName = "hold.lift"; ChildId child; HoldId hold; std::string why; };
/// Everything about these children goes from the store for good, and these ended concerns of children who are still here;
/// nothing takes it back. Refused while anything holds one.
struct EraseChildren { static constexpr std::string_view kName = "child.erase";
    enum class Why { Retention, Request, Mistake };
    std::vector<ChildId> children; Why why = Why::Retention; std::vector<ConcernId> concerns; };
/// What of the record or the log may be given while an acute case is hidden from somebody.
struct DecideInsight { static constexpr std::string_view kName = "insight.decide";
    ChildId child; core::InsightDecision::What what = core::InsightDecision::What::Record; bool isGiven = false; std::string ground; };
struct AskException { static constexpr std::string_view kName = "consent.exception"; ChildId child; std::string to, what, ground, reason; };
struct DecideException { static constexpr std::string_view kName = "consent.decide"; ChildId child; ExceptionId exception; bool isGranted = false; std::string words; };

} // namespace trivsel::app
