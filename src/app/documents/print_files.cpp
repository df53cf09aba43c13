#include "app/documents/print_files.h"

#include "app/documents/form_document.h"
#include "app/documents/guide_document.h"
#include "app/documents/meeting_document.h"
#include "app/output_file.h"
#include "app/score_files.h"
#include "app/score_files_faults.h"
#include "definitions/catalog.h"
#include "report/pdf.h"

#include <algorithm>

namespace trivsel::app {

namespace {

constexpr std::size_t kMaxInstrumentBytes = 1024 * 1024;

Result<core::InstrumentPtr> formOf(const definitions::Catalog& catalog, const std::string& form, Language language,
                                   FileFaults& faults)
{
    std::error_code error;
    if (!std::filesystem::exists(form, error)) {
        if (auto known = catalog.instrument(form)) return known;
        std::string ids;
        for (const auto& one : catalog.instruments()) ids += (ids.empty() ? "" : ", ") + one->id;
        return fail(ErrorCode::BadInput, {"Skemaet findes ikke. Angiv en fil, eller et af disse: " + ids + ".",
                                          "There is no such form. Give a file, or one of these: " + ids + "."});
    }
    auto bytes = readWholeFile(form, kMaxInstrumentBytes);
    if (!bytes) return fail(bytes.error());
    auto loaded = definitions::readInstrument(*bytes, form);
    if (loaded.value) return std::make_shared<const core::Instrument>(std::move(*loaded.value));
    for (const auto& fault : loaded.faults)
        if (faults.lines.size() < score_files::kMaxFaults) faults.lines.push_back(fault.line(language));
    faults.total += loaded.faults.size();
    return score_files::faultyFile(form, loaded.faults.size());
}

Result<std::string> bytesOf(const report::Document& document)
{
    auto made = report::pdf(document);
    if (!made) return fail(made.error());
    return std::move(made->bytes);
}

} // namespace

Result<std::string> formPdf(const definitions::Catalog& catalog, const std::string& form, Language language, Date today,
                            FileFaults& faults)
{
    const auto found = formOf(catalog, form, language, faults);
    if (!found) return fail(found.error());
    return bytesOf(formDocument(**found, language, today));
}

Result<std::string> guidePdf(const definitions::Catalog& catalog, const std::string& municipality, Language language,
                             Date today)
{
    const core::MunicipalityPtr profile = catalog.municipality(municipality);
    if (profile == nullptr) {
        std::string ids;
        for (const auto& one : catalog.municipalities()) ids += (ids.empty() ? "" : ", ") + one->id;
        return fail(ErrorCode::BadInput, {"Kommunen har ingen profil her. Vælg en af disse: " + ids + ".",
                                          "The municipality has no profile here. Choose one of these: " + ids + "."});
    }
    const core::GuidePtr guide = catalog.guide(profile->guide);
    if (guide == nullptr)
        return fail(ErrorCode::BadInput,
                    {"Kommunens »Sådan gør vi« har fejl og kan ikke bruges. Se dem med check.",
                     "The municipality's guide has faults and cannot be used. See them with check."});
    return bytesOf(guideDocument(*profile, *guide, language, today));
}

Result<std::shared_ptr<const core::MeetingTool>> meetingTool(const definitions::Catalog& catalog, const std::string& id)
{
    const core::MeetingToolsPtr tools = catalog.meetingTools();
    if (const core::MeetingTool* tool = tools != nullptr ? tools->tool(id) : nullptr)
        return std::shared_ptr<const core::MeetingTool>(tools, tool);
    std::string ids;
    if (tools != nullptr)
        for (const core::MeetingTool& tool : tools->tools) ids += (ids.empty() ? "" : ", ") + tool.id;
    return fail(ErrorCode::BadInput, {"Det møde findes ikke. Vælg et af disse: " + ids + ".",
                                      "There is no such meeting. Choose one of these: " + ids + "."});
}

Result<std::string> onTwoPages(const std::function<report::Document(int lines)>& make)
{
    for (int lines = kMostMeetingLines;; --lines) {
        auto made = report::pdf(make(lines));
        if (!made) return fail(made.error());
        if (made->pages <= 2 || lines == 1) return std::move(made->bytes);
    }
}

Result<std::string> blankMeetingPdf(const definitions::Catalog& catalog, const std::string& id, Language language,
                                    Date today)
{
    const auto tool = meetingTool(catalog, id);
    if (!tool) return fail(tool.error());
    return onTwoPages([&](int lines) { return blankMeetingDocument(**tool, language, today, lines); });
}

} // namespace trivsel::app
