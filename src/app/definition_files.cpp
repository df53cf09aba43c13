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

/// Reads one file with `read`, which is definitions::readGuide or the like.
template <class T, class Read>
Result<T> readFile(const std::filesystem::path& file, Read read, Language language, FileFaults& faults)
{
    const auto bytes = readWholeFile(file, kMaxDefinitionBytes);
    if (!bytes) return fail(bytes.error());
    definitions::Loaded<T> loaded = read(*bytes, file.string());
    if (loaded.value) return std::move(*loaded.value);
    tell(loaded.faults, language, faults);
    return faulty(file);
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

    core::GuidePtr guide = (*catalog)->guide((*profile)->guide);
    if (!request.guide.empty()) {
        auto own = readFile<core::Guide>(request.guide, definitions::readGuide, request.language, faults);
        if (!own) return fail(own.error());
        guide = std::make_shared<const core::Guide>(std::move(*own));
    }
    if (guide == nullptr) return faulty((*profile)->guide);
    const auto theCase = readFile<core::GuideCase>(request.caseFile, definitions::readCase, request.language, faults);
    if (!theCase) return fail(theCase.error());
    const core::WorkingCalendar* calendar = (*catalog)->calendar((*profile)->calendar);

    nlohmann::ordered_json json{
        {"guide", guide->id}, {"version", guide->version}, {"steps", nlohmann::ordered_json::array()}};
    for (const auto& planned :
         core::plan(*guide, *theCase, calendar != nullptr ? *calendar : core::WorkingCalendar())) {
        const core::GuideStep& step = guide->steps[planned.step];
        nlohmann::ordered_json reasons = nlohmann::ordered_json::array();
        for (const std::size_t rule : planned.rules) reasons.push_back(guide->rules[rule].reason.in(request.language));
        json["steps"].push_back(
            {{"id", step.id},
             {"title", step.title.in(request.language)},
             {"due", planned.due ? nlohmann::ordered_json(planned.due->iso()) : nlohmann::ordered_json()},
             {"who", step.who},
             {"rung", step.rung},
             {"minimum", step.minimum},
             {"reasons", std::move(reasons)}});
    }
    return json.dump(2) + "\n";
}

} // namespace trivsel::app
