#include "app/definition_files.h"

#include "app/output_file.h"
#include "app/score_files.h"
#include "definitions/catalog.h"

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include <set>

namespace trivsel::app {

namespace {

constexpr std::size_t kMaxDefinitionBytes = 1024 * 1024;

void tell(const std::vector<definitions::Fault>& found, Language language, FileFaults& faults)
{
    for (const auto& fault : found) faults.lines.push_back(fault.line(language));
    faults.total += found.size();
}

tl::unexpected<Error> faulty(const std::filesystem::path& file)
{
    return fail(ErrorCode::BadInput, {fmt::format("{} har fejl. Ret dem og prøv igen.", file.string()),
                                      fmt::format("{} has faults. Mend them and try again.", file.string())});
}

/// Reads one file with `read`, which is definitions::readGuide or the like. An error only when there are no bytes.
template <class T, class Read> Result<definitions::Loaded<T>> readFile(const std::filesystem::path& file, Read read)
{
    const auto bytes = readWholeFile(file, kMaxDefinitionBytes);
    if (!bytes) return fail(bytes.error());
    return read(*bytes, file.string());
}

Result<core::MunicipalityPtr> profileOf(const definitions::Catalog& catalog, const PlanRequest& request)
{
    if (auto profile = catalog.municipality(request.municipality)) return profile;
    std::string choices;
    for (const auto& other : catalog.municipalities()) choices += (choices.empty() ? "" : ", ") + other->id;
    const std::string asked = text::displayLine(request.municipality, 60);
    return fail(ErrorCode::BadInput,
                {fmt::format("Datamappen har ingen kommune \"{}\". Vælg en af: {}.", asked, choices),
                 fmt::format("The data folder has no municipality \"{}\". Choose one of: {}.", asked, choices)});
}

/// What `plan` works on, without faults.
struct PlanFiles {
    core::GuidePtr guide;
    core::GuideCase theCase;
};

/// The guide that stands in for the profile's own, or the profile's own; null when the file has faults.
Result<core::GuidePtr> guideOf(const definitions::Catalog& catalog, const core::Municipality& profile,
                               const PlanRequest& request, std::vector<definitions::Fault>& found)
{
    if (request.guide.empty()) return catalog.guide(profile.guide); // it fits: the catalog offers no other
    auto own = readFile<core::Guide>(request.guide, definitions::readGuide);
    if (!own) return fail(own.error());
    found = std::move(own->faults);
    if (!own->value) return core::GuidePtr();
    found = definitions::guideFitFaults(*own->value, profile, catalog.instruments(), request.guide.string());
    return std::make_shared<const core::Guide>(std::move(*own->value));
}

/// Both files with all that is wrong in them, told at once. A misspelt word would give no step, without a word.
Result<PlanFiles> readPlanFiles(const definitions::Catalog& catalog, const core::Municipality& profile,
                                const PlanRequest& request, FileFaults& faults)
{
    std::vector<definitions::Fault> guideFaults;
    auto guide = guideOf(catalog, profile, request, guideFaults);
    if (!guide) return fail(guide.error());
    auto read = readFile<core::GuideCase>(request.caseFile, definitions::readCase);
    if (!read) return fail(read.error());
    std::vector<definitions::Fault> caseFaults = std::move(read->faults);
    if (read->value)
        caseFaults =
            definitions::caseFitFaults(*read->value, profile, catalog.instruments(), request.caseFile.string());
    tell(guideFaults, request.language, faults);
    tell(caseFaults, request.language, faults);
    if (!guideFaults.empty()) return faulty(request.guide);
    if (!caseFaults.empty()) return faulty(request.caseFile);
    if (*guide == nullptr) return faulty(profile.guide);
    return PlanFiles{std::move(*guide), std::move(*read->value)};
}

nlohmann::ordered_json stepJson(const core::Guide& guide, const core::PlannedStep& planned, Language language)
{
    using Json = nlohmann::ordered_json;
    const core::GuideStep& step = guide.steps[planned.step];
    Json reasons = Json::array();
    for (const std::size_t rule : planned.rules) reasons.push_back(guide.rules[rule].reason.in(language));
    Json json{{"id", step.id},
              {"title", step.title.in(language)},
              {"due", planned.due ? Json(planned.due->iso()) : Json()},
              {"who", step.who},
              {"rung", step.rung},
              {"minimum", step.minimum},
              {"reasons", std::move(reasons)}};
    // Counted from something that has not happened yet.
    if (!planned.due && step.due) json["due_from"] = core::fromWords(step.due->from).in(language);
    return json;
}

} // namespace

Result<std::shared_ptr<const definitions::Catalog>> loadCatalog(const std::filesystem::path& dataDir)
{
    auto catalog = definitions::Catalog::load(dataDir);
    if (!catalog) return fail(catalog.error());
    return std::make_shared<const definitions::Catalog>(std::move(*catalog));
}

Result<CheckReport> checkFiles(const std::filesystem::path& dir, Language language, FileFaults& faults)
{
    CheckReport report;
    const auto found = definitions::checkFolder(dir, &report.files);
    if (!found) return fail(found.error());
    tell(*found, language, faults);
    std::set<std::string> files;
    for (const auto& fault : *found) files.insert(fault.file);
    report.faultyFiles = files.size();
    return report;
}

Result<std::string> planJson(const PlanRequest& request, FileFaults& faults)
{
    const auto catalog = loadCatalog(request.dataDir);
    if (!catalog) return fail(catalog.error());
    const auto profile = profileOf(**catalog, request);
    if (!profile) return fail(profile.error());

    const auto files = readPlanFiles(**catalog, **profile, request, faults);
    if (!files) return fail(files.error());
    const core::Guide& guide = *files->guide;
    const core::WorkingCalendar* calendar = (*catalog)->calendar((*profile)->calendar);

    nlohmann::ordered_json json{
        {"guide", guide.id}, {"version", guide.version}, {"steps", nlohmann::ordered_json::array()}};
    for (const auto& planned :
         core::plan(guide, files->theCase, calendar != nullptr ? *calendar : core::WorkingCalendar()))
        json["steps"].push_back(stepJson(guide, planned, request.language));
    return json.dump(2) + "\n";
}

} // namespace trivsel::app
