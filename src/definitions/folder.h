#pragma once

#include "definitions/catalog.h"

#include <cstddef>
#include <filesystem>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <vector>

namespace trivsel::definitions {

/// Reads all definition files below a folder, checks what they say of one another and drops every file with a fault.
/// Catalog::load and checkFolder are both this.
class FolderReader {
public:
    template <class T> struct FoundFile {
        T value;
        std::string file;
    };
    template <class T> using Found = std::map<std::string, FoundFile<T>, std::less<>>;

    static Result<FolderReader> read(const std::filesystem::path& dir);

    Found<core::InstrumentPtr> instruments;
    Found<core::GuidePtr> guides;
    Found<core::MunicipalityPtr> municipalities;
    Found<core::RoadmapPtr> roadmaps;
    Found<core::MeetingToolsPtr> meetings;
    Found<core::RulerPtr> rulers;
    Found<core::SurveyFormPtr> surveyForms;
    Found<core::WorkingCalendar> calendars;
    std::optional<DemoNames> demo;
    std::vector<DefinitionFile> files;
    std::vector<Fault> faults;
    std::size_t filesRead = 0;
    Texts texts(Language language) const;

private:
    void readFile(const std::filesystem::path& path);
    /// The file's format if it is one of ours; "" with a fault noted otherwise.
    std::string formatOf(const std::string& bytes, const std::string& file);
    void readLocale(const std::string& bytes, const std::filesystem::path& path);
    void checkProfiles();
    void dropFaulty();
    void fault(const std::string& file, std::string place, Text what);
    void keep(DefinitionFile::Kind kind, const std::string& id, const std::string& version, const std::string& bytes,
              const std::string& file);
    template <class T, class Store> void take(Loaded<T>& loaded, const std::string& file, Store store);
    template <class T> void add(Found<T>& found, T value, const std::string& id, const std::string& file);
    template <class T> void dropFaultyOf(Found<T>& found);

    bool hasInstrumentFiles = false;
    bool areInstrumentsKnown = true; ///< no instrument file had faults
    std::set<std::string, std::less<>> m_faultyFiles;
    Found<std::string> m_da, m_en;
};

} // namespace trivsel::definitions
