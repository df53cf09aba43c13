#include "files_fixture.h"

namespace trivsel::app {
namespace {

using test::bytesOf;

TEST(OutputFile, AppearsUnderItsNameOnlyWhenItIsWhole)
{
    const test::TempDir dir;
    {
        auto file = OutputFile::open(dir / "out.csv");
        ASSERT_TRUE(file);
        ASSERT_TRUE(file->write("half"));
        EXPECT_FALSE(std::filesystem::exists(dir / "out.csv"));
        ASSERT_TRUE(file->write(" and half"));
        ASSERT_TRUE(file->commit());
    }
    EXPECT_EQ(bytesOf(dir / "out.csv"), "half and half");
}

TEST(OutputFile, LeavesNothingWithoutCommit)
{
    const test::TempDir dir;
    {
        auto file = OutputFile::open(dir / "out.csv");
        ASSERT_TRUE(file && file->write("half"));
    }
    EXPECT_TRUE(std::filesystem::is_empty(std::filesystem::path(dir / "out.csv").parent_path()));
}

TEST(OutputFile, ADeviceIsWrittenToDirectly)
{
    EXPECT_TRUE(writeOutput("/dev/null", "gone"));
    const auto full = writeOutput("/dev/full", "too much");
    ASSERT_FALSE(full);
    EXPECT_EQ(full.error().code, ErrorCode::Failed);
}

TEST(ReadWholeFile, RefusesWhatIsTooLongOrNotThere)
{
    const test::TempDir dir;
    ASSERT_TRUE(writeOutput(dir / "ten", "0123456789"));
    EXPECT_EQ(readWholeFile(dir / "ten", 10), "0123456789");
    EXPECT_EQ(readWholeFile(dir / "ten", 9).error().code, ErrorCode::BadInput);
    EXPECT_EQ(readWholeFile(dir / "none").error().code, ErrorCode::BadInput);
    EXPECT_EQ(readWholeFile(std::filesystem::path(dir / "ten").parent_path()).error().code, ErrorCode::BadInput);
}

} // namespace
} // namespace trivsel::app
