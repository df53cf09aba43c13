#include "storage/connection.h"
#include "storage/key_slots.h"
#include "storage/sample.h"
#include "support/decrypted_pages.h"
#include "support/store_fixture.h"

#include <SQLiteCpp/Statement.h>
#include <gmock/gmock.h>

#include <map>
#include <set>

/// A child's way out of the store.
namespace trivsel {
namespace {

using test::change;
using test::StoreFixture;

constexpr const char* kName = "Hjørdis Slettevig-Prøve";

/// One of every record, the name planted wherever words about the child, or about others, are kept.
std::vector<storage::Record> planted()
{
    test::Sample sample;
    sample.child.name = kName;
    sample.batch.inverse.childrenBefore = {sample.child, sample.plainChild};
    sample.batch.inverse.after->children = {sample.child};
    const std::string words = std::string("Set med ") + kName + " i dag";
    sample.casework.concern.seen = words;
    sample.casework.note.text = words;
    sample.casework.plan.goal = words;              // a plan that is of another child too
    sample.casework.unitMeeting.words = {{"agenda", words}}; // of the whole unit
    sample.casework.visit.words = words;
    sample.casework.school.surveyClass.proposals = {words};
    sample.draft.comment = words;
    sample.position.comment = words;
    sample.rating.comments = {{"", words}};
    sample.setting = {"printHabits", words};
    sample.casework.acute.child = sample.casework.bar.child = sample.casework.glass.child = sample.child.id;
    auto records = sample.records();
    core::Step shared = sample.step; // another child's, which serves this one too
    shared.id = StepId{71};
    shared.child = sample.plainChild.id;
    shared.alsoFor = {sample.child.id};
    shared.acute = {};
    records.emplace_back(shared);
    return records;
}

void erase(storage::Store& store)
{
    storage::Change erasing = change({}, "child.erase");
    erasing.remove.emplace_back(storage::ErasedChild{ChildId{30}});
    store.submit(erasing);
}

std::unique_ptr<storage::Connection> connect(const StoreFixture& fixture)
{
    const auto keys = storage::readKeyFile(fixture.file());
    const auto unlocked = storage::unlock(*keys, fixture.file(), StoreFixture::kUser, StoreFixture::kPassphrase);
    auto connection = storage::Connection::open(fixture.file(), unlocked->dataKey, keys->storeId, storage::OpenMode::Existing);
    EXPECT_TRUE(connection);
    return std::move(*connection);
}

/// Rows that point at the child, by table: every column that the schema says refers to a child.
std::map<std::string, std::int64_t> rowsOfChild(storage::Connection& c)
{
    std::map<std::string, std::int64_t> rows;
    SQLite::Statement columns(c.db(), "SELECT m.name, f.\"from\" FROM sqlite_schema m JOIN pragma_foreign_key_list(m.name) f "
                                      "WHERE m.type = 'table' AND f.\"table\" = 'children'");
    while (columns.executeStep()) {
        const std::string table = columns.getColumn(0), column = columns.getColumn(1);
        rows[table] += c.number("SELECT count(*) FROM " + table + " WHERE \"" + column + "\" = 30");
    }
    return rows;
}

TEST(ErasedChild, HasNoRowLeftInAnyTableThatPointsAtChildren)
{
    const StoreFixture fixture;
    { ASSERT_TRUE(fixture.create(planted())); }
    for (const auto& [table, rows] : rowsOfChild(*connect(fixture)))
        EXPECT_GT(rows, 0) << "the control: the sample has a row of the child in " << table;
    {
        const auto store = fixture.open();
        ASSERT_TRUE(store);
        erase(*store);
        ASSERT_TRUE(store->flush()) << store->saveState().error->detail;
    }
    const auto c = connect(fixture);
    for (const auto& [table, rows] : rowsOfChild(*c)) EXPECT_EQ(rows, 0) << table;
    EXPECT_EQ(c->number("SELECT count(*) FROM children"), 1) << "the other child is there";
}

TEST(ErasedChild, LeavesItsNameInNoDecryptedPageFreePageJournalOrIndex)
{
    const StoreFixture fixture;
    { ASSERT_TRUE(fixture.create(planted())); }
    ASSERT_NE(test::decryptedPages(fixture).find(kName), std::string::npos) << "the control";
    {
        const auto store = fixture.open();
        ASSERT_TRUE(store);
        erase(*store);
        ASSERT_TRUE(store->flush());
        auto journal = fixture.file();
        journal += "-journal";
        EXPECT_EQ(std::filesystem::file_size(journal), 0U);
    }
    const std::string pages = test::decryptedPages(fixture);
    for (const std::string& trace : {std::string(kName), std::string("Slettevig"), std::string("Hjørdis"), std::string("9902221234"), std::string("ext-7")})
        EXPECT_EQ(pages.find(trace), std::string::npos) << trace;
    EXPECT_NE(pages.find("Bo Prøvesen"), std::string::npos) << "the control: the other child's";
}

TEST(ErasedChild, IsTakenOutOfWhatItSharedAndTheOthersKeepTheirs)
{
    const StoreFixture fixture;
    { ASSERT_TRUE(fixture.create(planted())); }
    const auto store = fixture.open();
    ASSERT_TRUE(store);
    erase(*store);
    ASSERT_TRUE(store->flush());
    const auto now = store->load();
    ASSERT_TRUE(now);
    ASSERT_EQ(now->steps.size(), 2U);
    for (const core::Step& step : now->steps) {
        EXPECT_EQ(step.child, ChildId{31}) << "a step that served another child too is that child's now";
        EXPECT_TRUE(step.alsoFor.empty());
    }
    ASSERT_EQ(now->plans.size(), 1U);
    EXPECT_EQ(now->plans[0].children, std::vector{ChildId{31}});
    EXPECT_EQ(now->plans[0].goal, "Set med [slettet] i dag");
    ASSERT_EQ(now->batches.size(), 1U);
    EXPECT_EQ(now->batches[0].inverse.childrenBefore.size(), 1U);
    EXPECT_TRUE(now->batches[0].inverse.after->children.empty());
    EXPECT_EQ(now->erasures.size(), 1U) << "what was erased before is still told";
    for (const auto& closing : now->closings)
        for (const auto& member : closing.members) EXPECT_NE(member.child, ChildId{30});
}

TEST(ErasedChild, LeavesWordsAloneWhereAnotherChildHasTheSameName)
{
    const StoreFixture fixture;
    test::Sample sample;
    sample.child.name = sample.plainChild.name = kName;
    sample.casework.visit.words = std::string("Talt om ") + kName;
    { ASSERT_TRUE(fixture.create(sample.records())); }
    const auto store = fixture.open();
    ASSERT_TRUE(store);
    erase(*store);
    ASSERT_TRUE(store->flush());
    const auto now = store->load();
    ASSERT_TRUE(now);
    EXPECT_EQ(now->visits[0].words, std::string("Talt om ") + kName);
    EXPECT_EQ(now->children[0].name, kName);
}

TEST(ErasedConcern, GoesAlone)
{
    const StoreFixture fixture;
    { ASSERT_TRUE(fixture.create(planted())); }
    const auto store = fixture.open();
    ASSERT_TRUE(store);
    storage::Change erasing = change({}, "child.erase");
    erasing.remove.emplace_back(storage::ErasedConcern{test::CaseworkSample().concern.id});
    store->submit(erasing);
    ASSERT_TRUE(store->flush());
    const auto now = store->load();
    ASSERT_TRUE(now);
    EXPECT_TRUE(now->concerns.empty());
    EXPECT_EQ(now->children.size(), 2U);
    EXPECT_EQ(now->notifications.size(), 1U);
}

} // namespace
} // namespace trivsel
