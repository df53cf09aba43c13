#include "program.h"

#include <algorithm>

namespace trivsel {
namespace {

using testing::HasSubstr;

std::string line(const std::string& text) { return text.substr(0, text.find('\n')); }

/// A store with a recovery code; its first adult is "Lone Leder".
class Care : public test::Program {
protected:
    std::string code;

    void SetUp() override
    {
        write("lone.txt", "en lang sætning til Lone\n");
        write("ny.txt", "en ganske ny sætning\n");
        names["leader"] = "Lone Leder";
        write("leader.txt", "en lang sætning til Lone\n");
        const auto made = run({"new", "--store", "hus.trivsel", "--municipality", "kerteminde", "--role", "leader", "--user", "Lone Leder",
                               "--passphrase-file", "lone.txt"});
        ASSERT_EQ(made.exitCode, 0) << made.err;
        code = line(made.out);
        write("kode.txt", code + "\n");
    }
};

TEST_F(Care, AStoreThatIsLostComesBackFromItsBackupByTheCodeAlone)
{
    const auto made = runAs("leader", {"backup"}, "hus.trivsel");
    ASSERT_EQ(made.exitCode, 0) << made.err;
    const std::string backup = line(made.out);
    EXPECT_THAT(backup, HasSubstr("hus-sikkerhedskopier/hus-"));
    std::filesystem::remove(dir / "hus.trivsel");
    std::filesystem::remove(dir / "hus.trivsel.key");

    const auto restored = run({"restore", backup, "--store", "igen.trivsel", "--code-file", "kode.txt"});
    ASSERT_EQ(restored.exitCode, 0) << restored.err;
    EXPECT_EQ(line(restored.out), (dir / "igen.trivsel").string());
    const auto recovered = run({"user", "recover", "--store", "igen.trivsel", "--name", "Lone Leder", "--code-file", "kode.txt",
                                "--new-passphrase-file", "ny.txt"});
    ASSERT_EQ(recovered.exitCode, 0) << recovered.err;
    write("leader.txt", "en ganske ny sætning\n");
    const auto whole = runAs("leader", {"verify"}, "igen.trivsel");
    EXPECT_EQ(whole.exitCode, 0) << whole.err;
    EXPECT_THAT(whole.out, testing::StartsWith("generation\t"));
    EXPECT_THAT(whole.out, HasSubstr("\naudit\t"));
    EXPECT_THAT(whole.out, HasSubstr("\nrows.users\t1\n"));
    EXPECT_EQ(runAs("leader", {"drill", "--code-file", "kode.txt"}, "igen.trivsel").exitCode, 0);
}

TEST_F(Care, ADamagedBackupIsExitCodeFourForVerifyAndRestoreAndAWrongCodeIsThree)
{
    ASSERT_EQ(runAs("leader", {"backup", "kopi.trivsel"}, "hus.trivsel").exitCode, 0);
    ASSERT_EQ(run({"verify", "kopi.trivsel", "--code-file", "kode.txt"}).exitCode, 0);
    write("forkert.txt", "ABCD-EFGH-JKMN-PQRS-TVWX-YZ01-2345-6789\n");
    EXPECT_EQ(run({"verify", "kopi.trivsel", "--code-file", "forkert.txt"}).exitCode, 3);
    std::string bytes = read("kopi.trivsel");
    bytes[bytes.size() / 2] = static_cast<char>(bytes[bytes.size() / 2] ^ 1);
    write("kopi.trivsel", bytes);
    const std::string before = read("hus.trivsel");
    EXPECT_EQ(run({"verify", "kopi.trivsel", "--code-file", "kode.txt"}).exitCode, 4);
    EXPECT_EQ(run({"restore", "kopi.trivsel", "--store", "hus.trivsel", "--code-file", "kode.txt"}).exitCode, 4);
    EXPECT_EQ(read("hus.trivsel"), before);
}

TEST_F(Care, MovingTakesThePairAlong)
{
    std::filesystem::create_directories(dir / "nyt");
    const auto moved = runAs("leader", {"move", "nyt"}, "hus.trivsel");
    ASSERT_EQ(moved.exitCode, 0) << moved.err;
    EXPECT_EQ(line(moved.out), (dir / "nyt" / "hus.trivsel").string());
    EXPECT_FALSE(has("hus.trivsel"));
    EXPECT_FALSE(has("hus.trivsel.key"));
    EXPECT_EQ(runAs("leader", {"verify"}, "nyt/hus.trivsel").exitCode, 0);
}

} // namespace
} // namespace trivsel
