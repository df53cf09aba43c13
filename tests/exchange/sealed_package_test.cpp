#include "exchange/sealed_package.h"

#include <gtest/gtest.h>
#include <sodium.h>

#include <set>

/// The one encrypted file of everything that leaves for another store: four different answers, and no byte that can be
/// altered unseen.
namespace trivsel::exchange {
namespace {

constexpr auto kKind = PackageKind::Handover;
constexpr const char* kPayload = "{\"hvem\":\"Anna Juhl\"}";
constexpr const char* kWay = "ABCD-EFGH-JKMN-PQRS";
const std::string kCode(32, 'a');

std::string byPassphrase()
{
    return *seal(kKind, kCode, kPayload, kWay, kLeastPackageCost);
}

/// The bytes with their checksum made anew, as somebody would who knows the format: it is no secret.
std::string resummed(std::string bytes)
{
    bytes.resize(bytes.size() - 32);
    std::string sum(32, '\0');
    crypto_generichash(reinterpret_cast<unsigned char*>(sum.data()), sum.size(), reinterpret_cast<const unsigned char*>(bytes.data()), bytes.size(), nullptr, 0);
    return bytes + sum;
}

TEST(SealedPackage, OpensByTheKeyOrPassphraseItWasSealedWith)
{
    const PackageKey key = newPackageKey();
    const std::string byKey = *seal(kKind, kCode, kPayload, key);
    EXPECT_EQ(*unseal(byKey, kKind, key, "f"), kPayload);
    EXPECT_EQ(*unseal(byPassphrase(), kKind, kWay, "f"), kPayload);
    EXPECT_EQ(*unseal(byPassphrase(), kKind, " abcd efgh jkmn pqrs", "f"), kPayload) << "as it is told over the telephone";
    EXPECT_EQ(byKey.find("Anna"), std::string::npos);
    EXPECT_NE(byPassphrase(), byPassphrase()) << "a fresh salt and nonce each time";
    const auto head = readHead(byKey, kKind, "f");
    ASSERT_TRUE(head);
    EXPECT_EQ(head->code, kCode);
    EXPECT_FALSE(head->isByPassphrase);
    EXPECT_TRUE(seal(kKind, kCode, "", key)) << "an empty payload too";
}

TEST(SealedPackage, GivesFourDifferentAnswers)
{
    const std::string good = byPassphrase();
    const auto wrong = unseal(good, kKind, "ABCD-EFGH-JKMN-PQRT", "overgang.pakke");
    ASSERT_FALSE(wrong);
    EXPECT_EQ(wrong.error().code, ErrorCode::WrongPassphrase);

    std::string altered = good;
    altered[good.size() / 2] ^= 1;
    const auto damaged = unseal(altered, kKind, kWay, "overgang.pakke");
    ASSERT_FALSE(damaged);
    const auto none = unseal("Kære far, her er listen", kKind, kWay, "overgang.pakke");
    ASSERT_FALSE(none);
    const auto other = unseal(good, PackageKind::Ratings, kWay, "overgang.pakke");
    ASSERT_FALSE(other);
    const std::set<std::string> answers{wrong.error().message.da, damaged.error().message.da, none.error().message.da};
    EXPECT_EQ(answers.size(), 3U);
    EXPECT_NE(other.error().message.da, none.error().message.da) << "it says what it was to be";
    for (const auto* error : {&damaged.error(), &none.error(), &other.error()}) {
        EXPECT_EQ(error->code, ErrorCode::BadInput);
        EXPECT_NE(error->message.da.find("overgang.pakke"), std::string::npos);
        EXPECT_FALSE(error->message.en.empty());
    }
}

TEST(SealedPackage, SaysWhenANewerProgramMadeIt)
{
    const PackageKey key = newPackageKey();
    std::string newer = *seal(kKind, kCode, kPayload, key);
    newer[16] = 2;
    const auto said = unseal(resummed(newer), kKind, key, "f");
    ASSERT_FALSE(said);
    EXPECT_NE(said.error().message.en.find("newer version"), std::string::npos);
    const auto damaged = unseal(newer, kKind, key, "f");
    ASSERT_FALSE(damaged);
    EXPECT_NE(damaged.error().message.en.find("not whole"), std::string::npos);
}

TEST(SealedPackage, TheSealDoesNotRestOnTheChecksum)
{
    const PackageKey key = newPackageKey();
    const std::string good = *seal(kKind, kCode, kPayload, key);
    ASSERT_TRUE(unseal(resummed(good), kKind, key, "f"));
    for (std::size_t at = 0; at + 32 < good.size(); ++at) {
        std::string altered = good;
        altered[at] = static_cast<char>(altered[at] ^ 1);
        EXPECT_FALSE(unseal(resummed(altered), kKind, key, "f")) << at;
    }
}

TEST(SealedPackage, RefusesACostOutsideTheBoundsBeforeAnyWork)
{
    std::string costly = byPassphrase();
    for (const std::size_t at : {std::size_t{19}, std::size_t{23}}) { // memory, passes
        std::string altered = costly;
        altered[at + 3] = 0x7F;
        const auto said = unseal(resummed(altered), kKind, kWay, "f");
        ASSERT_FALSE(said);
        EXPECT_EQ(said.error().code, ErrorCode::BadInput) << "not a wrong passphrase: nothing was derived";
    }
}

TEST(SealedPackage, RefusesEveryAlteredByteAndEveryShorterFile)
{
    const PackageKey key = newPackageKey();
    const std::string good = *seal(kKind, kCode, kPayload, key);
    for (std::size_t at = 0; at < good.size(); ++at)
        for (const int bit : {1, 0x80}) {
            std::string altered = good;
            altered[at] = static_cast<char>(altered[at] ^ bit);
            EXPECT_FALSE(unseal(altered, kKind, key, "f")) << at;
        }
    for (std::size_t length = 0; length < good.size(); ++length) EXPECT_FALSE(unseal(good.substr(0, length), kKind, key, "f")) << length;
    EXPECT_FALSE(unseal(good + "x", kKind, key, "f"));
    EXPECT_FALSE(unseal(good, kKind, newPackageKey(), "f"));
}

TEST(SealedPackage, LocksByPassphraseAndByKeyAreNotMixedUp)
{
    const PackageKey key = newPackageKey();
    EXPECT_FALSE(unseal(*seal(kKind, kCode, kPayload, key), kKind, kWay, "f"));
    EXPECT_FALSE(unseal(byPassphrase(), kKind, key, "f"));
}

TEST(SealedPackage, BoundsOfTheCostAreTheStores)
{
    EXPECT_TRUE(isAllowed(PackageCost{}));
    for (const PackageCost cost : {PackageCost{63, 3}, PackageCost{1025, 3}, PackageCost{256, 0}, PackageCost{256, 21}}) EXPECT_FALSE(isAllowed(cost));
    EXPECT_EQ(std::pair(PackageCost{}.memoryMiB, PackageCost{}.passes), std::pair(256U, 3U));
}

TEST(SealedPackage, PassphrasesAreFourGroupsThatCanBeTold)
{
    std::set<std::string> seen;
    for (int i = 0; i < 200; ++i) {
        const std::string passphrase = newPackagePassphrase();
        EXPECT_EQ(passphrase.size(), 19U);
        EXPECT_EQ(typedPackagePassphrase(passphrase), passphrase);
        EXPECT_EQ(passphrase.find_first_of("ILOU"), std::string::npos);
        seen.insert(passphrase);
    }
    EXPECT_EQ(seen.size(), 200U);
    EXPECT_EQ(typedPackagePassphrase("o1il 2345"), "0111-2345");
    EXPECT_EQ(typedPackagePassphrase("æøå !"), "");
}

TEST(SealedPackage, KeysAreHexAndNothingElse)
{
    const PackageKey key = newPackageKey();
    EXPECT_EQ(*packageKeyOf(keyHex(key)), key);
    for (const std::string& bad : {std::string(), std::string(63, 'a'), std::string(64, 'g'), std::string(65, 'a')}) EXPECT_FALSE(packageKeyOf(bad));
    EXPECT_EQ(newPackageCode().size(), 32U);
}

} // namespace
} // namespace trivsel::exchange
