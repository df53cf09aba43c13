#include "definitions/catalog.h"

#include "definitions/say.h"

#include <sodium.h>

#include <algorithm>
#include <array>

namespace trivsel::definitions {
namespace {

template <class Pointer> Pointer byId(const std::vector<Pointer>& values, std::string_view id)
{
    const auto at = std::find_if(values.begin(), values.end(), [&](const Pointer& v) { return v->id == id; });
    return at != values.end() ? *at : nullptr;
}

} // namespace

std::string Fault::line(Language language) const
{
    std::string line = file;
    if (!place.empty()) line += ":" + place;
    return line + ": " + what.in(language);
}

std::vector<std::string> faultLines(const std::vector<Fault>& faults, Language language)
{
    std::vector<std::string> lines;
    const std::size_t printed = std::min(faults.size(), kMaxPrintedFaults);
    for (std::size_t i = 0; i < printed; ++i) lines.push_back(faults[i].line(language));
    if (faults.size() > printed)
        lines.push_back(say("… og {} fejl mere", "… and {} more faults", faults.size() - printed).in(language));
    return lines;
}

core::InstrumentPtr Catalog::instrument(std::string_view id) const
{
    return byId(m_instruments, id);
}
core::GuidePtr Catalog::guide(std::string_view id) const
{
    return byId(m_guides, id);
}
core::MunicipalityPtr Catalog::municipality(std::string_view id) const
{
    return byId(m_municipalities, id);
}

core::RoadmapPtr Catalog::roadmap(std::string_view id) const
{
    return byId(m_roadmaps, id);
}

core::SurveyFormPtr Catalog::surveyForm(std::string_view id) const
{
    return byId(m_surveyForms, id);
}

const core::WorkingCalendar* Catalog::calendar(std::string_view id) const
{
    const auto at = m_calendars.find(id);
    return at != m_calendars.end() ? &at->second : nullptr;
}

core::InstrumentPtr Catalog::instrumentFor(std::int32_t ageMonths, core::Setting setting) const
{
    const auto at = std::find_if(m_instruments.begin(), m_instruments.end(), [&](const core::InstrumentPtr& i) {
        return ageMonths >= i->ageFrom && ageMonths <= i->ageTo &&
               std::find(i->settings.begin(), i->settings.end(), setting) != i->settings.end();
    });
    return at != m_instruments.end() ? *at : nullptr;
}

std::string sha256Hex(std::string_view bytes)
{
    std::array<unsigned char, crypto_hash_sha256_BYTES> hash{};
    crypto_hash_sha256(hash.data(), reinterpret_cast<const unsigned char*>(bytes.data()), bytes.size());
    std::string hex;
    for (const unsigned char byte : hash) hex += fmt::format("{:02x}", byte);
    return hex;
}

} // namespace trivsel::definitions
