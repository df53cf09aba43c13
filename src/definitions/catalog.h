#pragma once

#include "base/date.h"
#include "base/result.h"
#include "base/text.h"
#include "core/guide.h"
#include "core/instrument.h"
#include "core/meeting_tool.h"
#include "core/municipality.h"
#include "core/roadmap.h"
#include "core/school/survey_form.h"
#include "core/transition/ruler.h"

#include <filesystem>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

/// From the files under data/ to core types: strict, every fault at once, nothing half-loaded.
namespace trivsel::definitions {

/// How many faults are printed; after that only their number.
inline constexpr std::size_t kMaxPrintedFaults = 1000;

/// One fault of a definition file. Shown as `file:row:column: what` (syntax) or `file:$.path: what` (content).
struct Fault {
    std::string file;  ///< name as it was given
    std::string place; ///< "12:5" or "$.areas[1].id"; empty for the file as a whole
    Text what;
    std::string line(Language language) const; ///< the line the contract asks for
    bool operator==(const Fault&) const = default;
};

/// The lines to print: the first kMaxPrintedFaults, then one with the number of the rest if there are more.
std::vector<std::string> faultLines(const std::vector<Fault>& faults, Language language);

/// A definition file that was read: the value, or its faults (never both).
template <class T> struct Loaded {
    std::optional<T> value;
    std::vector<Fault> faults;
};

/// The bytes of a definition file with what identifies them ("changed" = other bytes under the same id and version).
struct DefinitionFile {
    enum class Kind { Instrument, Guide, Municipality, Roadmap, Calendar, Meetings, Ruler, Survey };
    Kind kind = Kind::Instrument;
    std::string id;
    std::string version;
    std::string sha256; ///< hex, lower case
    std::string bytes;
    std::string file;
};

Loaded<core::Instrument> readInstrument(std::string_view bytes, std::string_view fileName);
Loaded<core::Guide> readGuide(std::string_view bytes, std::string_view fileName);
/// As readGuide; a roadmap need not cover yellow and red.
Loaded<core::Roadmap> readRoadmap(std::string_view bytes, std::string_view fileName);
/// The tools for meetings and talks (data/README.md, "Meetings").
Loaded<core::MeetingTools> readMeetingTools(std::string_view bytes, std::string_view fileName);
/// Trivselslinealen (data/README.md, "Ruler").
Loaded<core::Ruler> readRuler(std::string_view bytes, std::string_view fileName);
/// Forms that pupils answer (data/README.md, "Pupil surveys").
Loaded<core::SurveyForm> readSurveyForm(std::string_view bytes, std::string_view fileName);
Loaded<core::Municipality> readMunicipality(std::string_view bytes, std::string_view fileName);
Loaded<core::WorkingCalendar> readCalendar(std::string_view bytes, std::string_view fileName);
/// A case for `plan --case`.
Loaded<core::GuideCase> readCase(std::string_view bytes, std::string_view fileName);

/// Names for invented data (data/demo/names.json; shape: data/README.md). All of it is invented.
struct DemoNames {
    struct Unit {
        std::string name;
        std::int32_t ageFrom = 0, ageTo = 0; ///< completed months, both ends included
    };
    struct Institution {
        std::string name, district;
        core::Setting setting = core::Setting::Daycare;
        std::vector<Unit> units;
    };
    struct Adult {
        std::string name;
        std::string role; ///< pedagogue, teacher, leader, consultant, administrator
    };
    struct Comment {
        std::string area; ///< id of a counting area
        core::Position signal = core::Position::Green;
        core::Setting setting = core::Setting::Daycare; ///< Daycare or School
        Text text;
    };
    Text notice; ///< shown wherever the demo is shown
    std::vector<Institution> institutions;
    std::vector<Adult> adults;
    std::vector<Comment> observations;
    // The same in short, for who needs no more: the first daycare, the first school and all adults and texts.
    std::vector<std::string> girls, boys, surnames;
    std::vector<std::string> staffNames; ///< adults' full names
    std::vector<Text> comments;          ///< invented observations
    std::string daycareName, schoolName;
    std::vector<std::string> daycareUnits, schoolUnits;
};
Loaded<DemoNames> readDemoNames(std::string_view bytes, std::string_view fileName);

/// Texts of the user interface: key -> text. Files data/locale/<lang>/*.json, `{"format": "trivselslys.locale/1",
/// "texts": {"round.title": "…"}}`; a key in two files is a fault.
using Texts = std::map<std::string, std::string, std::less<>>;
Loaded<Texts> readTexts(std::string_view bytes, std::string_view fileName);

/// Whether a guide fits a profile: roles, rungs, kinds of concern and flags are the profile's; areas and indicators are
/// those of some instrument (not looked at when `instruments` is empty); no rule needs a step of a lower rung.
/// Faults of the guide file, named `fileName`. For a guide that stands in for the profile's own (`plan --guide`).
std::vector<Fault> guideFitFaults(const core::Guide& guide, const core::Municipality& municipality,
                                  const std::vector<core::InstrumentPtr>& instruments, std::string_view fileName);

/// The same for a roadmap; the rungs of its steps are looked up, not compared.
std::vector<Fault> roadmapFitFaults(const core::Roadmap& roadmap, const core::Municipality& municipality,
                                    const std::vector<core::InstrumentPtr>& instruments, std::string_view fileName);

/// Whether a case asks about what there is: concern, flags and consents are the profile's, areas and indicators those
/// of some instrument. A misspelt one would make no rule hold and no step be offered, without a word.
std::vector<Fault> caseFitFaults(const core::GuideCase& theCase, const core::Municipality& municipality,
                                 const std::vector<core::InstrumentPtr>& instruments, std::string_view fileName);

/// Everything under one data folder (*.json, any layout: kind is told by `format`), read once. Immutable afterwards; a
/// file with faults is not offered, its faults are kept for the page that shows them. References between files (guide
/// -> directory roles, ladder; profile -> guide, calendar, roadmaps, instrument rule) are checked here.
class Catalog {
public:
    /// Fails only if the folder itself cannot be read.
    static Result<Catalog> load(const std::filesystem::path& dataDir);

    const std::vector<core::InstrumentPtr>& instruments() const { return m_instruments; } ///< by id
    const std::vector<core::GuidePtr>& guides() const { return m_guides; }
    const std::vector<core::MunicipalityPtr>& municipalities() const { return m_municipalities; }
    const std::vector<core::RoadmapPtr>& roadmaps() const { return m_roadmaps; }
    const std::vector<core::SurveyFormPtr>& surveyForms() const { return m_surveyForms; }

    core::InstrumentPtr instrument(std::string_view id) const; ///< null if there is none
    core::GuidePtr guide(std::string_view id) const;
    core::MunicipalityPtr municipality(std::string_view id) const;
    core::RoadmapPtr roadmap(std::string_view id) const;
    core::SurveyFormPtr surveyForm(std::string_view id) const;
    const core::WorkingCalendar* calendar(std::string_view id) const;
    /// The first by id; null if there is no sound file of them.
    core::MeetingToolsPtr meetingTools() const { return m_meetings.empty() ? nullptr : m_meetings.front(); }

    core::RulerPtr ruler() const { return m_rulers.empty() ? nullptr : m_rulers.front(); } ///< as meetingTools()

    /// The form for an age in a setting: by completed months (the first that applies, in order of id); null if none.
    core::InstrumentPtr instrumentFor(std::int32_t ageMonths, core::Setting setting) const;

    const Texts& texts(Language language) const { return language == Language::Danish ? m_da : m_en; }
    const std::optional<DemoNames>& demoNames() const { return m_demo; }
    const std::vector<DefinitionFile>& files() const { return m_files; } ///< of sound files, with their bytes
    const std::vector<Fault>& faults() const { return m_faults; }        ///< of all others

private:
    friend class FolderReader;
    std::vector<core::InstrumentPtr> m_instruments;
    std::vector<core::GuidePtr> m_guides;
    std::vector<core::MunicipalityPtr> m_municipalities;
    std::vector<core::RoadmapPtr> m_roadmaps;
    std::vector<core::MeetingToolsPtr> m_meetings;
    std::vector<core::RulerPtr> m_rulers;
    std::vector<core::SurveyFormPtr> m_surveyForms;
    std::map<std::string, core::WorkingCalendar, std::less<>> m_calendars;
    std::optional<DemoNames> m_demo;
    Texts m_da, m_en;
    std::vector<DefinitionFile> m_files;
    std::vector<Fault> m_faults;
};

/// Validates every definition file (*.json) under `dir` (any layout: kind is told by `format`); `check DIR`.
/// `filesRead`: number of files looked at. Fails if the folder cannot be read.
Result<std::vector<Fault>> checkFolder(const std::filesystem::path& dir, std::size_t* filesRead = nullptr);

/// SHA-256 of `bytes` in lower-case hex (libsodium inside).
std::string sha256Hex(std::string_view bytes);

} // namespace trivsel::definitions
