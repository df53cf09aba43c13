#include "app/models/content_model.h"

#include "app/guide_words.h"
#include "app/models/guide_change_model.h"
#include "app/models/model_tools.h"
#include "app/session.h"
#include "definitions/catalog.h"

#include <algorithm>

namespace trivsel::app {
namespace {

Text minAnsweredText(const core::MinAnswered& rule)
{
    using Kind = core::MinAnswered::Kind;
    switch (rule.kind) {
    case Kind::All: return {"Alle indikatorer skal være besvaret", "Every indicator must be answered"};
    case Kind::Count: {
        const std::string n = std::to_string(rule.count);
        return {"Mindst " + n + " indikatorer skal være besvaret", "At least " + n + " indicators must be answered"};
    }
    case Kind::Share: break;
    }
    const std::string percent = core::shortestDecimal((rule.share * core::Rational(100)).toDouble());
    std::string danish = percent;
    std::replace(danish.begin(), danish.end(), '.', ',');
    return {"Mindst " + danish + " % af indikatorerne skal være besvaret", "At least " + percent + " % of the indicators must be answered"};
}

ContentModel::Scheme schemeOf(const core::PositionScheme& source, bool isInUse)
{
    ContentModel::Scheme scheme;
    scheme.id = source.id;
    scheme.title = source.title.empty() ? Text{"Skemaets egen positionsregel", "The form's own position rule"} : source.title;
    for (const core::PositionRule& rule : source.rules) scheme.rules.push_back({rule.reason, rule.then});
    scheme.minAnswered = minAnsweredText(source.minAnswered);
    scheme.isInUse = isInUse;
    return scheme;
}

ContentModel::Form formOf(const core::Instrument& source, const std::string& rule)
{
    ContentModel::Form form;
    form.id = source.id;
    form.version = source.version;
    form.title = source.title;
    form.source = source.source;
    form.licence = source.licence;
    form.validated = source.validated;
    form.ageFrom = source.ageFrom;
    form.ageTo = source.ageTo;
    form.areas = emptyAreas(source);
    form.teamAgree = source.teamAgree;
    const core::PositionScheme* used = source.scheme(rule);
    if (used == nullptr) used = &source.schemes.front();
    for (const core::PositionScheme& scheme : source.schemes) form.schemes.push_back(schemeOf(scheme, &scheme == used));
    return form;
}

void addGuide(ContentModel& model, const core::Guide& guide, const core::Municipality& profile)
{
    model.guideTitle = guide.title;
    model.guideVersion = guide.version;
    for (const core::GuideStep& source : guide.steps) {
        ContentModel::GuideStep step;
        step.title = source.title;
        step.action = source.action;
        step.why = source.why;
        if (const core::DirectoryEntry* role = profile.role(source.who)) step.who = role->title;
        if (const core::Rung* rung = profile.rung(source.rung)) step.rung = rung->title;
        step.due = dueText(source.due);
        step.isMinimum = source.minimum;
        step.reachesParents = source.reachesParents;
        step.isLocalChoice = source.localChoice;
        for (const core::Source& s : guide.sources) {
            if (s.id == source.source) step.source = sourceText(s);
        }
        model.steps.push_back(std::move(step));
    }
    for (const core::GuideRule& source : guide.rules) {
        ContentModel::GuideRule rule{source.reason, {}};
        for (const std::size_t step : source.steps) rule.steps.push_back(guide.steps[step].title);
        model.rules.push_back(std::move(rule));
    }
    for (const core::Source& source : guide.sources) model.sources.push_back(sourceText(source));
}

void addProfile(ContentModel& model, const core::Municipality& profile)
{
    model.municipality = profile.name;
    model.municipalityId = profile.id;
    for (const core::Rung& rung : profile.ladder) model.ladder.push_back(rung.title);
    for (const core::DirectoryEntry& entry : profile.directory) {
        model.directory.push_back({entry.title, entry.contact, entry.when, entry.from.localChoice});
    }
}

} // namespace

ContentModel contentModel(const Session& session, Language language)
{
    ContentModel model;
    const core::Municipality& profile = session.municipality();
    for (const core::InstrumentPtr& form : session.catalog().instruments()) {
        model.forms.push_back(formOf(*form, profile.instrumentRule));
    }
    std::stable_sort(model.forms.begin(), model.forms.end(), [](const auto& a, const auto& b) { return a.ageFrom < b.ageFrom; });
    addGuide(model, session.guide(), profile);
    addProfile(model, profile);
    if (const auto other = otherGuide(session)) model.otherVersion = other->version;
    model.isGuideUnreadable = isGuideUnreadable(session);
    for (const definitions::Fault& fault : session.catalog().faults()) model.faults.push_back(fault.line(language));
    return model;
}

} // namespace trivsel::app
