#include "storage/connection.h"
#include "storage/in_use.h"
#include "storage/key_slots.h"
#include "storage/open_store.h"
#include "storage/sample.h"
#include "support/store_fixture.h"

#include <gmock/gmock.h>

#include <array>

namespace trivsel {
namespace {

using storage::Migration;
using storage::OpenStore;
using test::StoreFixture;
using testing::ElementsAre;

Result<std::unique_ptr<OpenStore>> openWith(const StoreFixture& fixture, std::span<const Migration> steps)
{
    const auto keys = storage::readKeyFile(fixture.file());
    auto key = storage::unlock(*keys, fixture.file(), StoreFixture::kUser, StoreFixture::kPassphrase);
    EXPECT_TRUE(key);
    return storage::openUnlocked(fixture.file(), *storage::InUseLock::acquire(fixture.file()), keys->storeId, *std::move(key),
                                 {"", fixture.anchorDir(), &systemClock(), steps});
}

const std::array kTwoMore = {Migration{1, storage::createSchemaV1},
                             Migration{2, [](SQLite::Database& db) { db.exec("CREATE TABLE later (a INTEGER) STRICT"); }},
                             Migration{3, [](SQLite::Database& db) { db.exec("INSERT INTO later SELECT id FROM children"); }}};

TEST(StoreMigration, AnOlderSchemaIsCopiedAndBroughtUpStepByStep)
{
    const StoreFixture fixture;
    const test::Sample sample;
    { fixture.create(sample.records()); }
    const std::string before = test::readBytes(fixture.file()), keyBefore = test::readBytes(fixture.keyFile());
    {
        const auto store = openWith(fixture, kTwoMore);
        ASSERT_TRUE(store) << store.error().detail;
        const auto rows = (*store)->writer->readNow<std::int64_t>([](storage::Connection& c) { return c.number("SELECT count(*) FROM later"); });
        EXPECT_EQ(rows, 2);
        const auto version = (*store)->writer->readNow<std::int64_t>([](storage::Connection& c) { return c.number("PRAGMA user_version"); });
        EXPECT_EQ(version, 3);
    }
    EXPECT_EQ(test::readBytes(fixture.dir() / "prøve.trivsel.before-v2"), before);
    EXPECT_EQ(test::readBytes(fixture.dir() / "prøve.trivsel.before-v2.key"), keyBefore);
    // The program of today, which knows version 1, refuses the newer file and opens the copy.
    EXPECT_EQ(fixture.openError().code, ErrorCode::StoreNewer);
    auto request = fixture.openRequest();
    request.file = fixture.dir() / "prøve.trivsel.before-v2";
    const auto copy = storage::Store::open(request);
    ASSERT_TRUE(copy);
    EXPECT_THAT((*copy)->load()->children, ElementsAre(sample.child, sample.plainChild));
}

TEST(StoreMigration, AStepThatFailsLeavesTheStoreOfTheStepBefore)
{
    const StoreFixture fixture;
    const test::Sample sample;
    { fixture.create(sample.records()); }
    const std::array steps = {kTwoMore[0], kTwoMore[1], Migration{3, [](SQLite::Database& db) {
                                  db.exec("DROP TABLE gate_answers");
                                  db.exec("INSERT INTO no_such_table VALUES (1)");
                              }}};
    ASSERT_FALSE(openWith(fixture, steps));
    const std::array upToTwo = {kTwoMore[0], kTwoMore[1]};
    const auto store = openWith(fixture, upToTwo);
    ASSERT_TRUE(store) << store.error().message.en;
    const auto answers = (*store)->writer->readNow<std::int64_t>([](storage::Connection& c) { return c.number("SELECT count(*) FROM gate_answers"); });
    EXPECT_EQ(answers, 1) << "the dropped table is back";
}

TEST(StoreMigration, TheStepsAreNumberedWithoutAGap)
{
    int number = 0;
    for (const Migration& step : storage::migrations()) EXPECT_EQ(step.to, ++number);
    EXPECT_EQ(storage::currentSchema(), number);
}

/// The stores under tests/data/storage were written by the programs of their versions and are never made anew.
TEST(StoreMigration, AStoreOfVersion1OpensWithEverythingInIt)
{
    const StoreFixture fixture;
    const std::filesystem::path data = std::filesystem::path(TRIVSEL_TEST_DATA) / "storage";
    test::writeBytes(fixture.file(), test::readBytes(data / "v1.trivsel"));
    test::writeBytes(fixture.keyFile(), test::readBytes(data / "v1.trivsel.key"));
    const auto store = fixture.open();
    ASSERT_TRUE(store);
    EXPECT_TRUE(store->verifyIntegrity());
    const auto s = store->load();
    ASSERT_TRUE(s);
    const test::Sample sample;
    EXPECT_EQ(s->units, sample.units);
    EXPECT_THAT(s->children, ElementsAre(sample.child, sample.plainChild));
    EXPECT_THAT(s->openRatings, ElementsAre(sample.rating));
    EXPECT_THAT(s->positions, ElementsAre(sample.position));
    EXPECT_THAT(s->steps, ElementsAre(sample.step));
    EXPECT_THAT(s->gateAnswers, ElementsAre(sample.gate));
    EXPECT_THAT(s->batches, ElementsAre(sample.batch));
    store->submit(test::change({storage::Setting{"n", "1"}}));
    EXPECT_TRUE(store->flush());
}

} // namespace
} // namespace trivsel
