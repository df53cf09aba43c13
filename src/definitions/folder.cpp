#include "definitions/folder.h"

#include "definitions/json_reader.h"
#include "definitions/say.h"

#include <algorithm>
#include <array>
#include <fstream>
#include <system_error>

namespace trivsel::definitions {
namespace {

namespace fs = std::filesystem;

constexpr std::array<std::string_view, 10> kFormats{
    "trivselslys.instrument/1", "trivselslys.guide/1", "trivselslys.municipality/1", "trivselslys.roadmap/1",
    "trivselslys.calendar/1",   "trivselslys.demo/1",  "trivselslys.meetings/1",
    "trivselslys.ruler/1",      "trivselslys.survey/1", "trivselslys.locale/1"};

/// All *.json below `dir` in order of path. Links to folders are not followed, so no circle can arise.
Result<std::vector<fs::path>> jsonFiles(const fs::path& dir)
{
    std::error_code error;
    std::vector<fs::path> files;
    fs::recursive_directory_iterator at(dir, error);
    while (!error && at != fs::recursive_directory_iterator()) {
        if (at->path().extension() == ".json" && !at->is_directory(error)) files.push_back(at->path());
        if (!error) at.increment(error);
    }
    std::error_code ignored;
    if (error) // a folder that is not there is a mistake in what was asked for; one that cannot be read is a failure
        return fail(fs::is_directory(dir, ignored) ? ErrorCode::Failed : ErrorCode::BadInput,
                    say("Mappen {} kan ikke læses. Se efter, om den findes, og om du har adgang til den.",
                        "The folder {} cannot be read. See whether it exists and whether you have access to it.",
                        dir.string()),
                    error.message());
    std::sort(files.begin(), files.end());
    return files;
}

/// The bytes of a regular file; the text of a fault if there are none to have. Never more than the limit and one byte.
std::optional<std::string> bytesOf(const fs::path& path, Text& why)
{
    std::error_code error;
    if (!fs::is_regular_file(path, error)) {
        why = {"er ikke en almindelig fil", "is not a regular file"};
        return std::nullopt;
    }
    std::ifstream in(path, std::ios::binary);
    std::string bytes(kMaxBytes + 1, '\0');
    in.read(bytes.data(), static_cast<std::streamsize>(bytes.size()));
    if (in.bad() || !in.is_open()) {
        why = {"filen kan ikke læses", "the file cannot be read"};
        return std::nullopt;
    }
    bytes.resize(static_cast<std::size_t>(in.gcount()));
    return bytes;
}

template <class Map> std::vector<std::string_view> keysOf(const Map& map)
{
    std::vector<std::string_view> keys;
    for (const auto& [key, value] : map) keys.push_back(key);
    return keys;
}

} // namespace

Result<FolderReader> FolderReader::read(const fs::path& dir)
{
    auto files = jsonFiles(dir);
    if (!files) return fail(std::move(files.error()));
    FolderReader reader;
    for (const fs::path& file : *files) reader.readFile(file);
    reader.filesRead = files->size();
    reader.checkProfiles();
    reader.dropFaulty();
    return reader;
}

void FolderReader::fault(const std::string& file, std::string place, Text what)
{
    m_faultyFiles.insert(file);
    faults.push_back({file, std::move(place), std::move(what)});
}

template <class T, class Store> void FolderReader::take(Loaded<T>& loaded, const std::string& file, Store store)
{
    if (!loaded.faults.empty()) m_faultyFiles.insert(file);
    for (Fault& f : loaded.faults) faults.push_back(std::move(f));
    if (loaded.value) store(std::move(*loaded.value));
}

template <class T> void FolderReader::add(Found<T>& found, T value, const std::string& id, const std::string& file)
{
    const auto [at, isNew] = found.emplace(id, FoundFile<T>{std::move(value), file});
    if (!isNew) fault(file, "$.id", say("»{}« findes også i {}", "'{}' is also in {}", id, at->second.file));
}

void FolderReader::keep(DefinitionFile::Kind kind, const std::string& id, const std::string& version,
                        const std::string& bytes, const std::string& file)
{
    files.push_back({kind, id, version, sha256Hex(bytes), bytes, file});
}

void FolderReader::readFile(const fs::path& path)
{
    const std::string file = path.string();
    Text why;
    const auto bytes = bytesOf(path, why);
    if (!bytes) {
        fault(file, {}, std::move(why));
        return;
    }
    const std::string format = formatOf(*bytes, file);
    if (format.empty()) return;
    using Kind = DefinitionFile::Kind;
    if (format == kFormats[0]) {
        hasInstrumentFiles = true;
        auto loaded = readInstrument(*bytes, file);
        if (!loaded.value) areInstrumentsKnown = false;
        take(loaded, file, [&](core::Instrument i) {
            keep(Kind::Instrument, i.id, i.version, *bytes, file);
            const std::string id = i.id;
            add(instruments, std::make_shared<const core::Instrument>(std::move(i)), id, file);
        });
    } else if (format == kFormats[1]) {
        auto loaded = readGuide(*bytes, file);
        take(loaded, file, [&](core::Guide g) {
            keep(Kind::Guide, g.id, g.version, *bytes, file);
            const std::string id = g.id;
            add(guides, std::make_shared<const core::Guide>(std::move(g)), id, file);
        });
    } else if (format == kFormats[2]) {
        auto loaded = readMunicipality(*bytes, file);
        take(loaded, file, [&](core::Municipality m) {
            keep(Kind::Municipality, m.id, m.version, *bytes, file);
            const std::string id = m.id;
            add(municipalities, std::make_shared<const core::Municipality>(std::move(m)), id, file);
        });
    } else if (format == kFormats[3]) {
        auto loaded = readRoadmap(*bytes, file);
        take(loaded, file, [&](core::Roadmap r) {
            keep(Kind::Roadmap, r.id, r.version, *bytes, file);
            const std::string id = r.id;
            add(roadmaps, std::make_shared<const core::Roadmap>(std::move(r)), id, file);
        });
    } else if (format == kFormats[4]) {
        auto loaded = readCalendar(*bytes, file);
        take(loaded, file, [&](core::WorkingCalendar c) {
            keep(Kind::Calendar, c.id(), c.version(), *bytes, file);
            const std::string id = c.id();
            add(calendars, std::move(c), id, file);
        });
    } else if (format == kFormats[5]) {
        auto loaded = readDemoNames(*bytes, file);
        take(loaded, file, [&](DemoNames names) { demo = std::move(names); });
    } else if (format == kFormats[6]) {
        auto loaded = readMeetingTools(*bytes, file);
        take(loaded, file, [&](core::MeetingTools m) {
            keep(Kind::Meetings, m.id, m.version, *bytes, file);
            const std::string id = m.id;
            add(meetings, std::make_shared<const core::MeetingTools>(std::move(m)), id, file);
        });
    } else if (format == kFormats[7]) {
        auto loaded = readRuler(*bytes, file);
        take(loaded, file, [&](core::Ruler r) {
            keep(Kind::Ruler, r.id, r.version, *bytes, file);
            const std::string id = r.id;
            add(rulers, std::make_shared<const core::Ruler>(std::move(r)), id, file);
        });
    } else if (format == kFormats[8]) {
        auto loaded = readSurveyForm(*bytes, file);
        take(loaded, file, [&](core::SurveyForm f) {
            keep(Kind::Survey, f.id, f.version, *bytes, file);
            const std::string id = f.id;
            add(surveyForms, std::make_shared<const core::SurveyForm>(std::move(f)), id, file);
        });
    } else {
        readLocale(*bytes, path);
    }
}

std::string FolderReader::formatOf(const std::string& bytes, const std::string& file)
{
    Reader reader(bytes, file);
    Object o(reader.root());
    const Node format = o.required("format");
    const auto word = format.string();
    if (word && std::find(kFormats.begin(), kFormats.end(), *word) != kFormats.end()) return *word;
    if (word) format.faultUnknownWord(*word, {kFormats.begin(), kFormats.end()});
    m_faultyFiles.insert(file);
    for (Fault& f : reader.takeFaults()) faults.push_back(std::move(f));
    return {};
}

void FolderReader::readLocale(const std::string& bytes, const fs::path& path)
{
    const std::string file = path.string();
    const std::string language = path.parent_path().filename().string();
    if (language != "da" && language != "en") {
        fault(file, {}, {"filen skal ligge i mappen da eller en", "the file must lie in the folder da or en"});
        return;
    }
    auto loaded = readTexts(bytes, file);
    take(loaded, file, [&](Texts texts) {
        auto& known = language == "da" ? m_da : m_en;
        for (auto& [key, text] : texts) {
            const auto [at, isNew] = known.emplace(key, FoundFile<std::string>{std::move(text), file});
            if (!isNew)
                fault(file, "$.texts." + key,
                      say("teksten findes også i {}", "the text is also in {}", at->second.file));
        }
    });
}

void FolderReader::checkProfiles()
{
    std::vector<core::InstrumentPtr> known;
    std::set<std::string_view> alternatives{"default"};
    for (const auto& [id, found] : instruments) {
        known.push_back(found.value);
        for (const core::PositionScheme& scheme : found.value->schemes)
            if (!scheme.id.empty()) alternatives.insert(scheme.id);
    }
    if (!areInstrumentsKnown) known.clear(); // what a faulty form holds is not known, so nothing is said to be missing
    for (const auto& entry : municipalities) {
        const FoundFile<core::MunicipalityPtr>& profile = entry.second;
        const core::Municipality& m = *profile.value;
        const auto missing = [&](std::string place, const Text& what, const std::string& name) {
            fault(profile.file, std::move(place),
                  say("{} »{}« findes ikke her, eller har fejl", "{} '{}' is not here, or has faults", what, name));
        };
        if (hasInstrumentFiles && areInstrumentsKnown && alternatives.count(m.instrumentRule) == 0)
            missing("$.instrument_rule", {"positionsreglen", "the position rule"}, m.instrumentRule);
        const auto takeOver = [&](std::vector<Fault> fitFaults) {
            for (Fault& f : fitFaults) {
                m_faultyFiles.insert(f.file);
                faults.push_back(std::move(f));
            }
        };
        for (std::size_t i = 0; i < m.roadmaps.size(); ++i) {
            const auto roadmap = roadmaps.find(m.roadmaps[i]);
            if (roadmap == roadmaps.end())
                missing(fmt::format("$.roadmaps[{}]", i), {"køreplanen", "the roadmap"}, m.roadmaps[i]);
            else
                takeOver(roadmapFitFaults(*roadmap->second.value, m, known, roadmap->second.file));
        }
        if (calendars.count(m.calendar) == 0) missing("$.calendar", {"kalenderen", "the calendar"}, m.calendar);
        const auto guide = guides.find(m.guide);
        if (guide == guides.end()) {
            missing("$.guide", {"guiden", "the guide"}, m.guide);
            continue;
        }
        takeOver(guideFitFaults(*guide->second.value, m, known, guide->second.file));
    }
}

template <class T> void FolderReader::dropFaultyOf(Found<T>& found)
{
    for (auto at = found.begin(); at != found.end();)
        at = m_faultyFiles.count(at->second.file) != 0 ? found.erase(at) : std::next(at);
}

void FolderReader::dropFaulty()
{
    dropFaultyOf(guides);
    dropFaultyOf(roadmaps);
    dropFaultyOf(meetings);
    dropFaultyOf(rulers);
    dropFaultyOf(surveyForms);
    dropFaultyOf(calendars);
    // A profile whose guide does not fit it is not offered either: it would have no steps.
    for (const auto& [id, profile] : municipalities) {
        if (m_faultyFiles.count(profile.file) == 0 && guides.count(profile.value->guide) == 0)
            fault(profile.file, "$.guide",
                  say("guiden »{}« har fejl", "the guide '{}' has faults", profile.value->guide));
    }
    dropFaultyOf(municipalities);
    dropFaultyOf(instruments);
    const auto isFaulty = [&](const DefinitionFile& f) { return m_faultyFiles.count(f.file) != 0; };
    files.erase(std::remove_if(files.begin(), files.end(), isFaulty), files.end());
    dropFaultyOf(m_da);
    dropFaultyOf(m_en);
}

Texts FolderReader::texts(Language language) const
{
    Texts texts;
    for (const auto& [key, found] : language == Language::Danish ? m_da : m_en) texts.emplace(key, found.value);
    return texts;
}

Result<Catalog> Catalog::load(const fs::path& dataDir)
{
    auto folder = FolderReader::read(dataDir);
    if (!folder) return fail(std::move(folder.error()));
    Catalog catalog;
    for (auto& [id, found] : folder->instruments) catalog.m_instruments.push_back(std::move(found.value));
    for (auto& [id, found] : folder->guides) catalog.m_guides.push_back(std::move(found.value));
    for (auto& [id, found] : folder->municipalities) catalog.m_municipalities.push_back(std::move(found.value));
    for (auto& [id, found] : folder->roadmaps) catalog.m_roadmaps.push_back(std::move(found.value));
    for (auto& [id, found] : folder->meetings) catalog.m_meetings.push_back(std::move(found.value));
    for (auto& [id, found] : folder->rulers) catalog.m_rulers.push_back(std::move(found.value));
    for (auto& [id, found] : folder->surveyForms) catalog.m_surveyForms.push_back(std::move(found.value));
    for (auto& [id, found] : folder->calendars) catalog.m_calendars.emplace(id, std::move(found.value));
    catalog.m_demo = std::move(folder->demo);
    catalog.m_da = folder->texts(Language::Danish);
    catalog.m_en = folder->texts(Language::English);
    catalog.m_files = std::move(folder->files);
    catalog.m_faults = std::move(folder->faults);
    return catalog;
}

Result<std::vector<Fault>> checkFolder(const fs::path& dir, std::size_t* filesRead)
{
    auto folder = FolderReader::read(dir);
    if (!folder) return fail(std::move(folder.error()));
    if (filesRead) *filesRead = folder->filesRead;
    return std::move(folder->faults);
}

} // namespace trivsel::definitions
