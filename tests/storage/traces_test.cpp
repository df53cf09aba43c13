#include "storage/in_use.h"
#include "storage/key_slots.h"
#include "storage/sample.h"
#include "support/decrypted_pages.h"
#include "support/store_fixture.h"

#include <gmock/gmock.h>

namespace trivsel {
namespace {

using test::change;
using test::decryptedPages;
using test::StoreFixture;

/// What may stand in no file as it is: children's data, texts, passphrase, our own words of the schema.
const std::vector<std::string> kMarkers{"Ægir", "Prøvesen", "0123456789abcdef", "9902221234", "Børnehuset", "leger", "kerteminde",
                                        "CREATE TABLE", "SQLite format", StoreFixture::kPassphrase, "children"};

void expectNoMarkers(const std::filesystem::path& dir, const std::string& when)
{
    int files = 0;
    for (const auto& entry : std::filesystem::recursive_directory_iterator(dir)) {
        if (!entry.is_regular_file()) continue;
        ++files;
        const std::string bytes = test::readBytes(entry.path());
        for (const std::string& marker : kMarkers)
            EXPECT_EQ(bytes.find(marker), std::string::npos) << marker << " in " << entry.path().filename() << ' ' << when;
    }
    EXPECT_GE(files, 4) << "store, key file, sidecar or journal, anchor";
}

std::filesystem::path journalOf(const StoreFixture& fixture)
{
    auto journal = fixture.file();
    journal += "-journal";
    return journal;
}

TEST(StoreTraces, NothingThatWasTypedStandsInAnyFileAsItIs)
{
    const StoreFixture fixture;
    test::Sample sample;
    {
        const auto store = fixture.create(sample.records());
        ASSERT_TRUE(store);
        expectNoMarkers(fixture.dir().path(), "after creation");
        store->submit(change({sample.child}));
        ASSERT_TRUE(store->flush());
        expectNoMarkers(fixture.dir().path(), "after a change");
    }
    const std::string pages = decryptedPages(fixture);
    for (const std::string& marker : kMarkers) {
        if (marker == StoreFixture::kPassphrase) continue;
        EXPECT_NE(pages.find(marker), std::string::npos) << "the control: " << marker << " is in the decrypted pages";
    }
}

TEST(StoreTraces, AnErasedNameIsNeitherInTheJournalNorInAFreePage)
{
    const StoreFixture fixture;
    test::Sample sample;
    // Long enough to have pages of its own that become free.
    sample.child.name = "Hemmelig" + std::string(20'000, 'q') + "Slut";
    {
        const auto store = fixture.create(sample.records());
        ASSERT_TRUE(store);
        EXPECT_NE(std::filesystem::file_size(fixture.file()), 0U);
        sample.child.name = "Nyt Navn";
        store->submit(change({sample.child}));
        ASSERT_TRUE(store->flush());
        ASSERT_TRUE(std::filesystem::exists(journalOf(fixture))) << "exclusive mode keeps the journal file";
        EXPECT_EQ(std::filesystem::file_size(journalOf(fixture)), 0U) << "but empties it at every commit";
    }
    EXPECT_FALSE(std::filesystem::exists(journalOf(fixture))) << "one file at rest";
    const std::string pages = decryptedPages(fixture);
    EXPECT_NE(pages.find("Nyt Navn"), std::string::npos);
    EXPECT_EQ(pages.find("Hemmelig"), std::string::npos);
    EXPECT_EQ(pages.find("qqqqqqqq"), std::string::npos);
    EXPECT_EQ(pages.find("Slut"), std::string::npos);
}

TEST(StoreTraces, OfAChildWhoseImportIsUndoneNothingStaysInAnyPage)
{
    const StoreFixture fixture;
    const std::string name = "Slettesen" + std::string(5'000, 'w') + "Slut", cpr = "9905770001";
    {
        const auto store = fixture.create(test::Sample().records());
        ASSERT_TRUE(store);
        storage::Change import = change({}, "import.roster");
        core::ImportBatch batch;
        batch.id = BatchId{900};
        batch.kind = "roster";
        batch.by = UserId{1};
        batch.inverse.after.emplace();
        for (std::int64_t id = 1000; id < 1040; ++id) {
            core::Child child;
            child.id = ChildId{id};
            child.name = name;
            child.cpr = cpr;
            child.birthDate = test::day(2023, 5, 6);
            child.pseudonym = "00000000000000" + std::to_string(id - 960);
            child.pseudonym = child.pseudonym.substr(child.pseudonym.size() - 16);
            batch.inverse.addedChildren.push_back(child.id);
            batch.inverse.after->children.push_back(child);
            import.put.emplace_back(child);
        }
        import.put.emplace_back(batch);
        store->submit(import);
        ASSERT_TRUE(store->flush());

        storage::Change undo = change({}, "import.undo");
        batch.undoneAt = test::at(0);
        batch.inverse.after.reset();
        undo.put.emplace_back(batch);
        for (const ChildId id : batch.inverse.addedChildren) undo.remove.emplace_back(id);
        store->submit(undo);
        ASSERT_TRUE(store->flush());
        EXPECT_EQ(std::filesystem::file_size(journalOf(fixture)), 0U);
    }
    const std::string pages = decryptedPages(fixture);
    for (const std::string& trace : {std::string("Slettesen"), std::string("wwwwwwww"), cpr}) EXPECT_EQ(pages.find(trace), std::string::npos) << trace;
    EXPECT_NE(pages.find("import.undo"), std::string::npos) << "the control: the log is in the decrypted pages";
}

TEST(StoreTraces, AtRestThereAreTheStoreAndItsKeyFileAlone)
{
    const StoreFixture fixture;
    { fixture.create(test::Sample().records()); }
    std::vector<std::string> names;
    for (const auto& entry : std::filesystem::directory_iterator(fixture.dir().path())) names.push_back(entry.path().filename().string());
    EXPECT_THAT(names, testing::UnorderedElementsAre("prøve.trivsel", "prøve.trivsel.key", "state"));
}

} // namespace
} // namespace trivsel
