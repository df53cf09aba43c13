#include "core/municipality.h"
#include "fuzz/support/definition_check.h"

#include <set>

// Municipality profiles: every entry has its origin, ids are used once, and all days and references are such that exist.

namespace {

using namespace trivsel;

template <class T> void checkEntries(const std::vector<T>& entries, const core::Municipality& m)
{
    std::set<std::string> ids;
    for (const T& entry : entries) {
        FUZZ_EXPECT(ids.insert(entry.id).second);
        FUZZ_EXPECT(fuzz::hasOrigin(entry.from.source, entry.from.localChoice, m.sources));
        FUZZ_EXPECT(!entry.title.da.empty());
    }
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size)
{
    const auto m = fuzz::checkedRead<core::Municipality>(fuzz::asText(data, size), &definitions::readMunicipality);
    if (!m) return 0;
    checkEntries(m->ladder, *m);
    checkEntries(m->directory, *m);
    checkEntries(m->catalogue, *m);
    checkEntries(m->targets, *m);
    checkEntries(m->concernKinds, *m);
    checkEntries(m->flags, *m);
    FUZZ_EXPECT(m->ladderIds().size() == m->ladder.size());
    for (const core::Rung& rung : m->ladder) FUZZ_EXPECT(m->rung(rung.id) == &rung);
    for (const core::DirectoryEntry& entry : m->directory) FUZZ_EXPECT(m->role(entry.role) != nullptr && m->role(entry.id) != nullptr);
    for (const core::CatalogueEntry& entry : m->catalogue) FUZZ_EXPECT(m->rung(entry.rung) != nullptr);
    for (const core::RoundWindow& window : m->windows) {
        FUZZ_EXPECT(Date::of(2024, window.fromMonth, window.fromDay) && Date::of(2024, window.toMonth, window.toDay));
        FUZZ_EXPECT(fuzz::hasOrigin(window.from.source, window.from.localChoice, m->sources));
    }
    std::set<core::RetentionRule::What> kinds;
    for (const core::RetentionRule& rule : m->retention) {
        FUZZ_EXPECT(kinds.insert(rule.what).second && rule.months > 0);
        FUZZ_EXPECT(fuzz::hasOrigin(rule.provenance.source, rule.provenance.localChoice, m->sources));
    }
    FUZZ_EXPECT(m->ageYearsFrom >= 0 && m->ageYearsFrom <= m->ageYearsTo);
    for (const core::PositionWords* words : {&m->positionWords, &m->positionShortWords, &m->positionPhrases})
        for (const auto p : {core::Position::Green, core::Position::Yellow, core::Position::Red, core::Position::Unassessed})
            FUZZ_EXPECT(!words->of(p).da.empty());
    return 0;
}
