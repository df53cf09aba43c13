#include "app/guide_condition_words.h"

#include <algorithm>
#include <string>
#include <string_view>
#include <vector>

namespace trivsel::app {

namespace {

using core::GuideCondition;
using Kind = GuideCondition::Kind;

Text joined(const Text& a, const Text& b)
{
    return {a.da + b.da, a.en + b.en};
}

Text positionText(core::Position position)
{
    switch (position) {
    case core::Position::Green: return {"grøn", "green"};
    case core::Position::Yellow: return {"gul", "yellow"};
    case core::Position::Red: return {"rød", "red"};
    case core::Position::Unassessed: break;
    }
    return {"ikke vurderet", "not assessed"};
}

/// "er gul", "er gul eller rød"
Text isPosition(const GuideCondition& c)
{
    const bool isYellowOrWorse = c.compare == GuideCondition::Compare::AtLeast && c.position == core::Position::Yellow;
    if (isYellowOrWorse) return {" er gul eller rød", " is yellow or red"};
    const Text position = positionText(c.position);
    return {" er " + position.da, " is " + position.en};
}

Text quoted(const std::string& id)
{
    return {"»" + id + "«", "“" + id + "”"};
}

Text choiceText(const std::vector<core::Choice>& choices, const std::string& id)
{
    const auto at = std::find_if(choices.begin(), choices.end(), [&](const core::Choice& one) { return one.id == id; });
    return at == choices.end() ? quoted(id)
                               : Text{"»" + at->title.da + "«", "“" + at->title.in(Language::English) + "”"};
}

Text settingText(core::Setting setting)
{
    switch (setting) {
    case core::Setting::Daycare: return {"barnet går i dagtilbud", "the child is in daycare"};
    case core::Setting::School: return {"barnet går i skole", "the child is at school"};
    case core::Setting::AfterSchool: return {"barnet går i SFO eller klub", "the child is in after-school care"};
    case core::Setting::Dayplejer: return {"barnet er i dagpleje", "the child is with a childminder"};
    case core::Setting::Health: break;
    }
    return {"sundhedsplejen følger barnet", "the health visitor follows the child"};
}

Text planText(core::PlanState state)
{
    switch (state) {
    case core::PlanState::None: return {"der er ingen plan", "there is no plan"};
    case core::PlanState::Open: return {"der er en plan", "there is a plan"};
    case core::PlanState::Overdue: return {"planens opfølgning er over tiden", "the plan's follow-up is overdue"};
    case core::PlanState::NoEffect: break;
    }
    return {"planen har ikke hjulpet", "the plan has not helped"};
}

Text consentText(core::ConsentState state)
{
    switch (state) {
    case core::ConsentState::Given: return {"der er samtykke over for ", "there is consent towards "};
    case core::ConsentState::Refused: return {"der er sagt nej til at dele med ", "sharing was refused with "};
    case core::ConsentState::Missing: break;
    }
    return {"der mangler samtykke over for ", "consent is missing towards "};
}

Text acuteText(core::AcuteState state)
{
    switch (state) {
    case core::AcuteState::None: return {"der er ingen mistanke", "there is no suspicion"};
    case core::AcuteState::Doubt: return {"der er tvivl om mistanke", "suspicion is in doubt"};
    case core::AcuteState::Open: break;
    }
    return {"der er mistanke", "there is suspicion"};
}

Text absenceText(const GuideCondition& c)
{
    const std::string n = std::to_string(static_cast<int>(c.absenceAtLeast));
    switch (c.absence.measure) {
    case core::AbsenceMeasure::UnlawfulShare:
        return {"ulovligt fravær er mindst " + n + " % i kvartalet",
                "unlawful absence is at least " + n + " % of the quarter"};
    case core::AbsenceMeasure::DaysInRow:
        return {"fraværet er mindst " + n + " dage i træk", "the absence is at least " + n + " days in a row"};
    case core::AbsenceMeasure::DaysOf: break;
    }
    return {"fraværet er mindst " + n + " af de seneste " + c.absence.of + " skoledage",
            "the absence is at least " + n + " of the last " + c.absence.of + " school days"};
}

Text partsText(const GuideCondition& c, const core::Municipality& profile, const Text& between)
{
    Text all;
    for (const GuideCondition& part : c.parts) {
        Text one = conditionText(part, profile);
        // "a og (b eller c)": the inner ones keep together.
        const bool isMixed =
            (part.kind == Kind::All || part.kind == Kind::Any) && part.kind != c.kind && part.parts.size() > 1;
        if (isMixed) one = {"(" + one.da + ")", "(" + one.en + ")"};
        all = all.da.empty() ? one : joined(joined(all, between), one);
    }
    return all;
}

} // namespace

Text conditionText(const GuideCondition& c, const core::Municipality& profile)
{
    switch (c.kind) {
    case Kind::Position: return joined({"positionen", "the position"}, isPosition(c));
    case Kind::PositionBefore: return joined({"positionen før", "the position before"}, isPosition(c));
    case Kind::Area: return joined(joined({"området ", "the area "}, quoted(c.id)), isPosition(c));
    case Kind::Indicator: return joined(joined({"udsagnet ", "the item "}, quoted(c.id)), isPosition(c));
    case Kind::RoundsNotGreen: {
        const std::string n = std::to_string(c.atLeast);
        return {"mindst " + n + " runder i træk uden for grøn", "at least " + n + " rounds in a row outside green"};
    }
    case Kind::AgeMonths: {
        const std::string from = std::to_string(c.ageFrom), to = std::to_string(c.ageTo);
        return {"alderen er " + from + " til " + to + " måneder", "the age is " + from + " to " + to + " months"};
    }
    case Kind::Setting: return settingText(c.setting);
    case Kind::Absence: return absenceText(c);
    case Kind::Plan: return planText(c.plan);
    case Kind::Concern:
        return joined({"der er en bekymring: ", "there is a concern: "}, choiceText(profile.concernKinds, c.id));
    case Kind::Consent: {
        const core::DirectoryEntry* role = profile.role(c.id);
        return joined(consentText(c.consent), role != nullptr ? role->title : quoted(c.id));
    }
    case Kind::Flag: return joined({"det er markeret: ", "it is marked: "}, choiceText(profile.flags, c.id));
    case Kind::Acute: return acuteText(c.acute);
    case Kind::All: return partsText(c, profile, {" og ", " and "});
    case Kind::Any: return partsText(c, profile, {" eller ", " or "});
    case Kind::Not: break;
    }
    const Text inner = partsText(c, profile, {});
    return {"ikke (" + inner.da + ")", "not (" + inner.en + ")"};
}

} // namespace trivsel::app
