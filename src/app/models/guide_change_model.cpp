#include "app/models/guide_change_model.h"

#include "app/guide_case.h"
#include "app/guide_condition_words.h"
#include "app/guide_words.h"
#include "app/models/model_tools.h"
#include "app/output_file.h"
#include "app/session.h"
#include "definitions/catalog.h"

#include <algorithm>
#include <map>
#include <utility>

namespace trivsel::app {

namespace {

using core::Guide;
using core::GuideStep;
using core::RuleField;
using core::StepField;
using Model = GuideChangeModel;

constexpr std::size_t kLargestFile = 4 * 1024 * 1024;
constexpr const char* kSetting = "guide";

Text yesNo(bool yes)
{
    return yes ? Text{"Ja", "Yes"} : Text{"Nej", "No"};
}

Text kindText(core::StepKind kind)
{
    switch (kind) {
    case core::StepKind::Environment: return {"Omgivelserne", "The environment"};
    case core::StepKind::Child: return {"Barnet", "The child"};
    case core::StepKind::Parents: return {"Forældrene", "The parents"};
    case core::StepKind::FamilyNetwork: return {"Familie og netværk", "Family and network"};
    case core::StepKind::Team: return {"Teamet", "The team"};
    case core::StepKind::Authority: return {"Myndigheden", "The authority"};
    case core::StepKind::FollowUp: break;
    }
    return {"Opfølgning", "Follow-up"};
}

Text fieldName(StepField field)
{
    switch (field) {
    case StepField::Title: return {"Navn", "Name"};
    case StepField::Action: return {"Hvad man gør", "What to do"};
    case StepField::Why: return {"Hvorfor", "Why"};
    case StepField::Who: return {"Hvem", "Who"};
    case StepField::Kind: return {"Slags", "Kind"};
    case StepField::Due: return {"Frist", "Due"};
    case StepField::Rung: return {"Trin på indsatstrappen", "Rung of the ladder"};
    case StepField::Minimum: return {"Minimumsskridt", "Minimum step"};
    case StepField::Tool: return {"Skabelon", "Template"};
    case StepField::ReachesParents: return {"Når forældrene", "Reaches the parents"};
    case StepField::ReachesChild: return {"Spørger barnet", "Questions the child"};
    case StepField::GroupOk: return {"Kan gælde flere børn", "May serve several children"};
    case StepField::After: return {"Kommer efter", "Comes after"};
    case StepField::Source: return {"Kilde", "Source"};
    case StepField::LocalChoice: break;
    }
    return {"Lokalt valg", "Local choice"};
}

/// Puts the model together from two guides.
class Builder {
public:
    Builder(const Session& session, const Guide& before, const Guide& after, Model& model)
        : m_session(session), m_profile(session.municipality()), m_before(before), m_after(after), m_model(model)
    {}

    void addDifference()
    {
        const core::GuideDifference all = core::guideDifference(m_before, m_after);
        m_model.isSame = all.isEmpty();
        m_model.isReordered = all.isReordered;
        for (const std::size_t i : all.addedSteps) m_model.addedSteps.push_back(itemOf(m_after.steps[i]));
        for (const std::size_t i : all.removedSteps) m_model.removedSteps.push_back(itemOf(m_before.steps[i]));
        for (const core::StepChange& change : all.changedSteps) {
            Model::Item item{m_after.steps[change.after].title, {}, {}};
            for (const StepField field : change.fields)
                item.fields.push_back({fieldName(field), valueOf(m_before, m_before.steps[change.before], field),
                                       valueOf(m_after, m_after.steps[change.after], field)});
            m_model.changedSteps.push_back(std::move(item));
        }
        for (const std::size_t i : all.addedRules) m_model.addedRules.push_back(itemOf(m_after, m_after.rules[i]));
        for (const std::size_t i : all.removedRules)
            m_model.removedRules.push_back(itemOf(m_before, m_before.rules[i]));
        for (const core::RuleChange& change : all.changedRules) {
            const core::GuideRule& old = m_before.rules[change.before];
            const core::GuideRule& now = m_after.rules[change.after];
            Model::Item item{now.reason, {}, {}};
            for (const RuleField field : change.fields) {
                if (field == RuleField::Reason)
                    item.fields.push_back({{"Begrundelse", "Reason"}, old.reason, now.reason});
                if (field == RuleField::Condition)
                    item.fields.push_back({{"Gælder, når", "Holds when"},
                                           conditionText(old.condition, m_profile),
                                           conditionText(now.condition, m_profile)});
                if (field == RuleField::Steps)
                    item.fields.push_back({{"Skridt", "Steps"}, stepsOf(m_before, old), stepsOf(m_after, now)});
            }
            m_model.changedRules.push_back(std::move(item));
        }
    }

    void addCases()
    {
        const World& world = m_session.world();
        const Date today = m_session.today();
        const auto form = [this](const core::InstrumentRef& ref) { return m_session.instrument(ref); };
        const UserId me = m_session.user().id;
        for (const auto& [id, child] : world.children) {
            if (!world.unitOf(id, today) || world.isBarred(id, me)) continue;
            // What a case would bring that must stay unknown to this user is left out of both plans.
            const core::GuideCase theCase =
                world.hasHiddenCase(id, me) ? openCaseOf(world, child, today, form)
                                            : presentCaseOf(world, child, m_profile, m_session.calendar(), today, form);
            if (!theCase.position && !theCase.concern &&
                theCase.acute.value_or(core::AcuteState::None) == core::AcuteState::None)
                continue;
            ++m_model.looked;
            addCase(child, theCase);
        }
        for (auto& [steps, group] : m_groups) {
            m_model.affected += static_cast<int>(group.children.size()) + group.beyond;
            tools::sortChildren(world, group.children, [](const Model::Child& one) { return one.child; });
            m_model.groups.push_back(std::move(group));
        }
        std::stable_sort(m_model.groups.begin(), m_model.groups.end(),
                         [](const Model::Group& a, const Model::Group& b) { return sizeOf(a) > sizeOf(b); });
    }

private:
    using Steps = std::pair<std::vector<std::size_t>, std::vector<std::size_t>>; ///< that come, that go

    static std::size_t sizeOf(const Model::Group& group)
    {
        return group.children.size() + static_cast<std::size_t>(group.beyond);
    }

    static std::vector<std::size_t> planned(const Guide& guide, const core::GuideCase& theCase,
                                            const core::WorkingCalendar& calendar)
    {
        std::vector<std::size_t> steps;
        for (const core::PlannedStep& step : core::plan(guide, theCase, calendar)) steps.push_back(step.step);
        return steps;
    }

    /// Those of `steps` that the other guide does not ask for.
    static std::vector<std::size_t> without(const Guide& guide, const std::vector<std::size_t>& steps,
                                            const Guide& other, const std::vector<std::size_t>& others)
    {
        std::vector<std::size_t> left;
        for (const std::size_t step : steps)
            if (std::none_of(others.begin(), others.end(),
                             [&](std::size_t o) { return other.steps[o].id == guide.steps[step].id; }))
                left.push_back(step);
        return left;
    }

    void addCase(const core::Child& child, const core::GuideCase& theCase)
    {
        const auto old = planned(m_before, theCase, m_session.calendar());
        const auto now = planned(m_after, theCase, m_session.calendar());
        Steps steps{without(m_after, now, m_before, old), without(m_before, old, m_after, now)};
        if (steps.first.empty() && steps.second.empty()) return;
        const auto [at, isNew] = m_groups.try_emplace(steps);
        Model::Group& group = at->second;
        if (isNew) {
            for (const std::size_t step : steps.first) group.come.push_back(m_after.steps[step].title);
            for (const std::size_t step : steps.second) group.go.push_back(m_before.steps[step].title);
        }
        if (!m_session.maySee(child.id)) {
            ++group.beyond;
            return;
        }
        const UnitId unit = m_session.world().unitOf(child.id, m_session.today());
        group.children.push_back({child.id, tools::shown(child.name), tools::unitName(m_session, unit)});
    }

    Text roleText(const std::string& who) const
    {
        const core::DirectoryEntry* role = m_profile.role(who);
        return role != nullptr ? role->title : Text{who, who};
    }

    Model::Item itemOf(const GuideStep& step) const
    {
        const Text due = dueText(step.due);
        Text line = roleText(step.who);
        if (!due.empty())
            line = {line.da + " · " + due.da, line.in(Language::English) + " · " + due.in(Language::English)};
        return {step.title, line, {{{}, {}, step.action}}};
    }

    Model::Item itemOf(const Guide& guide, const core::GuideRule& rule) const
    {
        return {rule.reason,
                stepsOf(guide, rule),
                {{{"Gælder, når", "Holds when"}, {}, conditionText(rule.condition, m_profile)}}};
    }

    static Text stepsOf(const Guide& guide, const core::GuideRule& rule)
    {
        Text all;
        for (const std::size_t step : rule.steps) {
            all.da += (all.da.empty() ? "" : " · ") + guide.steps[step].title.da;
            all.en += (all.en.empty() ? "" : " · ") + guide.steps[step].title.in(Language::English);
        }
        return all;
    }

    Text valueOf(const Guide& guide, const GuideStep& step, StepField field) const
    {
        switch (field) {
        case StepField::Title: return step.title;
        case StepField::Action: return step.action;
        case StepField::Why: return step.why;
        case StepField::Who: return roleText(step.who);
        case StepField::Kind: return kindText(step.kind);
        case StepField::Due: return dueText(step.due);
        case StepField::Rung: {
            const core::Rung* rung = m_profile.rung(step.rung);
            return rung != nullptr ? rung->title : Text{step.rung, step.rung};
        }
        case StepField::Minimum: return yesNo(step.minimum);
        case StepField::Tool: return {step.tool, step.tool};
        case StepField::ReachesParents: return yesNo(step.reachesParents);
        case StepField::ReachesChild: return yesNo(step.reachesChild);
        case StepField::GroupOk: return yesNo(step.groupOk);
        case StepField::After: {
            Text all;
            for (const std::string& id : step.after) {
                const GuideStep* other = guide.step(id);
                if (other == nullptr) continue;
                all.da += (all.da.empty() ? "" : " · ") + other->title.da;
                all.en += (all.en.empty() ? "" : " · ") + other->title.in(Language::English);
            }
            return all;
        }
        case StepField::Source:
            for (const core::Source& source : guide.sources)
                if (source.id == step.source) return sourceText(source);
            return {};
        case StepField::LocalChoice: break;
        }
        return yesNo(step.localChoice);
    }

    const Session& m_session;
    const core::Municipality& m_profile;
    const Guide& m_before;
    const Guide& m_after;
    Model& m_model;
    std::map<Steps, Model::Group> m_groups;
};

} // namespace

GuideChangeModel guideChange(const Session& session, std::string bytes, const std::string& fileName, Language language)
{
    GuideChangeModel model;
    model.file = text::displayLine(fileName, 120);
    const auto read = definitions::readGuide(bytes, model.file);
    if (!read.value) {
        model.faults = definitions::faultLines(read.faults, language);
        return model;
    }
    const Guide& after = *read.value;
    model.faults = definitions::faultLines(
        definitions::guideFitFaults(after, session.municipality(), session.catalog().instruments(), model.file),
        language);
    if (!model.faults.empty()) return model;
    model.title = after.title;
    model.versionInUse = session.guide().version;
    model.versionNew = after.version;
    Builder builder(session, session.guide(), after, model);
    builder.addDifference();
    builder.addCases();
    model.bytes = std::move(bytes);
    if (const auto may = session.allowed(TakeGuide{model.bytes}); !may) model.refused = may.error().message;
    return model;
}

Result<GuideChangeModel> guideChangeOfFile(const Session& session, const std::filesystem::path& file, Language language)
{
    auto bytes = readWholeFile(file, kLargestFile);
    if (!bytes) return fail(bytes.error());
    return guideChange(session, std::move(*bytes), file.filename().string(), language);
}

std::optional<OtherGuide> otherGuide(const Session& session)
{
    using definitions::DefinitionFile;
    const auto& files = session.catalog().files();
    const auto at = std::find_if(files.begin(), files.end(), [&](const DefinitionFile& file) {
        return file.kind == DefinitionFile::Kind::Guide && file.id == session.municipality().guide;
    });
    if (at == files.end() || at->sha256 == session.guide().sha256) return std::nullopt;
    return OtherGuide{std::filesystem::path(at->file).filename().string(), at->version, at->bytes};
}

bool isGuideUnreadable(const Session& session)
{
    const auto inUse = session.world().settings.find(kSetting);
    return inUse != session.world().settings.end() && !inUse->second.empty() &&
           inUse->second != session.guide().sha256;
}

} // namespace trivsel::app
