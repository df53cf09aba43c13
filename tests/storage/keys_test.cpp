#include "storage/key_file.h"
#include "storage/key_slots.h"
#include "support/store_fixture.h"

#include <gmock/gmock.h>
#include <sys/stat.h>

#include <nlohmann/json.hpp>

namespace trivsel {
namespace {

using storage::KeyFile;
using storage::KeySlot;
using storage::Secret;
using storage::Store;
using test::kCheapCost;
using test::StoreFixture;
using testing::HasSubstr;
using Json = nlohmann::ordered_json;

constexpr const char* kOther = "Per Prøve";
constexpr const char* kOtherPassphrase = "fire ord der ikke hører sammen";

ErrorCode codeOf(const Error& e) { return e.code; }

void editKeyFile(const StoreFixture& fixture, const std::function<void(Json&)>& edit)
{
    Json json = Json::parse(test::readBytes(fixture.keyFile()));
    edit(json);
    test::writeBytes(fixture.keyFile(), json.dump(1));
}

TEST(StoreKeys, AWrongPassphraseAndAnUnknownUserGetTheSameAnswer)
{
    const StoreFixture fixture;
    fixture.create();
    auto request = fixture.openRequest();
    request.passphrase = "en helt anden adgangssætning";
    const Error wrong = StoreFixture::openError(request);
    EXPECT_EQ(codeOf(wrong), ErrorCode::WrongPassphrase);
    request.user = "Ingen Sådan";
    EXPECT_EQ(StoreFixture::openError(request), wrong);
    request.user = "";
    EXPECT_EQ(StoreFixture::openError(request), wrong);
    request.user = std::string(100'000, 'x');
    EXPECT_EQ(StoreFixture::openError(request), wrong);
    for (const std::string& odd : {std::string(), std::string("\xff\xfe"), std::string(2'000'000, 'a'), std::string(20, '\0')}) {
        request = fixture.openRequest();
        request.passphrase = odd;
        EXPECT_EQ(StoreFixture::openError(request), wrong);
    }
}

TEST(StoreKeys, ADamagedSlotIsNotAWrongPassphraseAndTheOthersStillOpen)
{
    const StoreFixture fixture;
    {
        const auto store = fixture.create();
        ASSERT_TRUE(store);
        store->submit(test::change({core::User{UserId{2}, kOther, core::Role::Teacher, *Date::of(2026, 1, 1), std::nullopt}}));
        ASSERT_TRUE(store->flush());
        ASSERT_TRUE(store->addUserSlot(UserId{2}, kOther, kOtherPassphrase, kCheapCost));
    }
    const std::string whole = test::readBytes(fixture.keyFile());
    for (const char* field : {"slot", "kind", "user", "name", "kdf", "memory_mib", "passes", "lanes", "salt", "nonce", "wrapped", "check"}) {
        test::writeBytes(fixture.keyFile(), whole);
        editKeyFile(fixture, [&](Json& json) {
            Json& value = json["slots"][0][field];
            if (value.is_number()) {
                value = value.get<int>() + 1;
            } else {
                auto text = value.get<std::string>();
                text.back() = text.back() == '0' ? '1' : '0';
                value = text;
            }
        });
        const std::string damaged = test::readBytes(fixture.keyFile());
        const Error error = fixture.openError();
        EXPECT_EQ(error.code, ErrorCode::StoreDamaged) << field;
        EXPECT_THAT(error.message.en, HasSubstr("says nothing about the passphrase")) << field;
        EXPECT_EQ(test::readBytes(fixture.keyFile()), damaged);

        auto request = fixture.openRequest();
        request.user = kOther;
        request.passphrase = kOtherPassphrase;
        EXPECT_TRUE(Store::open(request)) << field;
        request.passphrase = "forkert forkert forkert";
        EXPECT_EQ(codeOf(StoreFixture::openError(request)), ErrorCode::WrongPassphrase) << field;
    }
}

TEST(StoreKeys, ADamagedSlotSurvivesAChangeOfTheOthers)
{
    const StoreFixture fixture;
    const auto store = fixture.create();
    ASSERT_TRUE(store);
    ASSERT_TRUE(store->addUserSlot(UserId{2}, kOther, kOtherPassphrase, kCheapCost));
    editKeyFile(fixture, [](Json& json) { json["slots"][1]["check"] = "0"; });
    const Json before = Json::parse(test::readBytes(fixture.keyFile()))["slots"][1];
    ASSERT_TRUE(store->changePassphrase(StoreFixture::kUser, StoreFixture::kPassphrase, "en ny og lang adgangssætning", kCheapCost));
    EXPECT_EQ(Json::parse(test::readBytes(fixture.keyFile()))["slots"][1], before);
}

TEST(StoreKeys, ADamagedKeyFileIsSaidToBeThat)
{
    const StoreFixture fixture;
    fixture.create();
    const std::string whole = test::readBytes(fixture.keyFile());
    const std::string store = test::readBytes(fixture.file());
    std::vector<std::string> bad{"", "{", "[]", "null", "\xff\xfe", whole.substr(0, whole.size() / 2), whole + "x",
                                 std::string(140'000, ' ') + whole, std::string(50'000, '['),
                                 "{\"format\":\"trivselslys-key\",\"format\":\"trivselslys-key\",\"version\":1}"};
    for (const char* field : {"format", "store", "check", "slots"}) {
        Json json = Json::parse(whole);
        json.erase(field);
        bad.push_back(json.dump());
        json = Json::parse(whole);
        json[field] = 7;
        bad.push_back(json.dump());
    }
    Json extra = Json::parse(whole);
    extra["more"] = 1;
    bad.push_back(extra.dump());
    Json huge = Json::parse(whole);
    huge["version"] = 18446744073709551615ULL;
    bad.push_back(huge.dump());
    // One digit of the store id: not another store's key file, but a damaged one.
    Json id = Json::parse(whole);
    auto text = id["store"].get<std::string>();
    text[0] = text[0] == '0' ? '1' : '0';
    id["store"] = text;
    bad.push_back(id.dump());
    for (const std::string& bytes : bad) {
        test::writeBytes(fixture.keyFile(), bytes);
        const Error error = fixture.openError();
        EXPECT_EQ(error.code, ErrorCode::StoreDamaged) << bytes.substr(0, 80);
        EXPECT_THAT(error.message.en, HasSubstr("key file is damaged"));
        EXPECT_EQ(test::readBytes(fixture.keyFile()), bytes);
    }
    EXPECT_EQ(test::readBytes(fixture.file()), store);
    Json newer = Json::parse(whole);
    newer["version"] = 2;
    test::writeBytes(fixture.keyFile(), newer.dump());
    EXPECT_EQ(codeOf(fixture.openError()), ErrorCode::StoreNewer);
}

/// A whole slot of a user with any name; it opens nothing.
KeySlot wholeSlot(std::string name)
{
    storage::initSodium();
    KeySlot slot;
    slot.id = std::string(16, 'a');
    slot.name = std::move(name);
    slot.user = UserId{INT64_MAX};
    slot.cost = {1024, 20};
    slot.salt = storage::randomBytes(storage::kSaltBytes);
    slot.nonce = storage::randomBytes(storage::kNonceBytes);
    slot.wrapped = storage::randomBytes(storage::kWrappedBytes);
    return slot;
}

TEST(StoreKeys, AsManySlotsAsThereMayBeWithTheLongestNamesAreReadBack)
{
    for (const char* letter : {"\xF0\x9F\x98\x80", "\x01"}) { // four bytes, and six once JSON has written it
        std::string name;
        for (std::size_t i = 0; i < storage::kMaxNamePoints; ++i) name += letter;
        const KeyFile keys{std::string(32, 'b'), std::vector<KeySlot>(storage::kMaxSlots, wholeSlot(name))};
        const auto read = storage::parseKeyFile(toJson(keys), "x.key");
        ASSERT_TRUE(read);
        EXPECT_EQ(read->slots.size(), storage::kMaxSlots);
        EXPECT_EQ(read->slots.back().name, name);
        EXPECT_FALSE(read->slots.back().isDamaged());
    }
}

TEST(StoreKeys, ADamagedSlotThatWouldOutgrowTheFileOnceWrittenIsRefusedWithIt)
{
    Json json = Json::parse(toJson(KeyFile{std::string(32, 'b'), {wholeSlot("Lone")}}));
    Json numbers = Json::array();
    for (int i = 0; i < 12'000; ++i) numbers.push_back(0); // two bytes each, and six more when written on lines of their own
    json["slots"].push_back(numbers);
    const auto read = storage::parseKeyFile(json.dump(), "x.key");
    ASSERT_FALSE(read);
    EXPECT_EQ(read.error().code, ErrorCode::StoreDamaged);
    json["slots"][1] = Json::array({0, 0, 0});
    const auto small = storage::parseKeyFile(json.dump(), "x.key");
    ASSERT_TRUE(small) << "damage of a slot's size marks the slot alone";
    EXPECT_TRUE(small->slots[1].isDamaged());
}

TEST(StoreKeys, TheNameOfADamagedSlotIsToldOnlyWhereItCanBeOne)
{
    Json json = Json::parse(toJson(KeyFile{std::string(32, 'b'), {wholeSlot("Lone")}}));
    json["slots"][0]["check"] = "0";
    EXPECT_EQ(storage::parseKeyFile(json.dump(), "x.key")->slots[0].name, "Lone");
    json["slots"][0]["name"] = std::string(101, 'x');
    EXPECT_EQ(storage::parseKeyFile(json.dump(), "x.key")->slots[0].name, "");
}

TEST(StoreKeys, ParametersOutsideTheBoundsAreRefusedBeforeAnyWork)
{
    storage::initSodium();
    for (const storage::KdfCost cost : {storage::KdfCost{63, 3}, {1025, 3}, {4U << 20, 3}, {256, 0}, {256, 21}, {0, 0}, {256, 1U << 31}}) {
        EXPECT_FALSE(storage::isAllowed(cost));
        // A slot with a checksum that fits, as an attacker would make it.
        KeySlot slot;
        slot.id = std::string(16, 'a');
        slot.name = "x";
        slot.user = UserId{1};
        slot.cost = cost;
        slot.salt = storage::randomBytes(storage::kSaltBytes);
        slot.nonce = storage::randomBytes(storage::kNonceBytes);
        slot.wrapped = storage::randomBytes(storage::kWrappedBytes);
        const auto keys = storage::parseKeyFile(toJson(KeyFile{std::string(32, 'b'), {slot}}), "x.key");
        ASSERT_TRUE(keys);
        EXPECT_TRUE(keys->slots.front().isDamaged());
        const auto opened = storage::unlock(*keys, "x", "x", "tolv tegn mindst");
        ASSERT_FALSE(opened);
        EXPECT_EQ(opened.error().code, ErrorCode::StoreDamaged);

        const StoreFixture fixture;
        auto request = fixture.createRequest();
        request.cost = cost;
        const auto created = Store::create(request);
        ASSERT_FALSE(created);
        EXPECT_EQ(created.error().code, ErrorCode::BadInput);
        EXPECT_FALSE(std::filesystem::exists(fixture.file()));
    }
    EXPECT_TRUE(storage::isAllowed({}));
    EXPECT_TRUE(storage::isAllowed({1024, 20}));
}

TEST(StoreKeys, ASlotOfOneStoreOpensNoOther)
{
    const Secret key = Secret::random(32);
    const storage::SecretText passphrase(StoreFixture::kPassphrase);
    const std::string id(32, 'a'), otherId(32, 'b');
    const auto slot = storage::makeSlot({KeySlot::Kind::User, UserId{1}, "Lone"}, kCheapCost, passphrase, id, key);
    ASSERT_TRUE(slot);
    const auto right = storage::unlock({id, {*slot}}, "x", "Lone", StoreFixture::kPassphrase);
    ASSERT_TRUE(right);
    EXPECT_TRUE(right->dataKey.equals(key));
    EXPECT_EQ(storage::unlock({otherId, {*slot}}, "x", "Lone", StoreFixture::kPassphrase).error().code, ErrorCode::WrongPassphrase);
    KeySlot promoted = *slot;
    promoted.user = UserId{9};
    EXPECT_EQ(storage::unlock({id, {promoted}}, "x", "Lone", StoreFixture::kPassphrase).error().code, ErrorCode::WrongPassphrase);
}

TEST(StoreKeys, APassphraseIsTheSameHoweverItsLettersWereComposed)
{
    const StoreFixture fixture;
    auto request = fixture.createRequest();
    request.passphrase = "Fa\xCC\x8Ar a\xCC\x8A\xC3\xA9t tolv"; // "Får åét tolv": å from two code points
    ASSERT_TRUE(Store::create(request));
    auto open = fixture.openRequest();
    open.passphrase = "F\xC3\xA5r \xC3\xA5""e\xCC\x81t tolv"; // å as one, é from two
    EXPECT_TRUE(Store::open(open));
}

TEST(StoreKeys, APassphraseHasTwelveToOneHundredAndTwentyEightCodePoints)
{
    const auto make = [](std::size_t n) {
        std::string s;
        for (std::size_t i = 0; i < n; ++i) s += "ø";
        return s;
    };
    EXPECT_FALSE(storage::newPassphrase(make(11)));
    EXPECT_TRUE(storage::newPassphrase(make(12)));
    EXPECT_TRUE(storage::newPassphrase(make(128)));
    EXPECT_FALSE(storage::newPassphrase(make(129)));
    EXPECT_FALSE(storage::newPassphrase(std::string(1'000'000, 'a')));
    EXPECT_FALSE(storage::newPassphrase("tolv tegn og \xff"));
    EXPECT_EQ(storage::newPassphrase(make(11)).error().code, ErrorCode::BadInput);
    // Twelve that become six in NFC are six.
    std::string composed;
    for (int i = 0; i < 6; ++i) composed += "a\xCC\x8A";
    EXPECT_FALSE(storage::newPassphrase(composed));
}

TEST(StoreKeys, UsersAreAddedChangedVerifiedAndRemoved)
{
    const StoreFixture fixture;
    {
        const auto store = fixture.create();
        ASSERT_TRUE(store);
        store->submit(test::change({core::User{UserId{2}, kOther, core::Role::Teacher, *Date::of(2026, 1, 1), std::nullopt}}));
        ASSERT_TRUE(store->flush());
        ASSERT_TRUE(store->addUserSlot(UserId{2}, kOther, kOtherPassphrase, kCheapCost));
        EXPECT_EQ(store->addUserSlot(UserId{2}, kOther, kOtherPassphrase, kCheapCost).error().code, ErrorCode::BadInput);
        EXPECT_EQ(store->addUserSlot(UserId{3}, "Ny", "for kort", kCheapCost).error().code, ErrorCode::BadInput);
        EXPECT_EQ(store->verify(kOther, kOtherPassphrase), UserId{2});
        EXPECT_EQ(store->verify(kOther, "ikke den rigtige").error(), store->verify("Ukendt", "ikke den rigtige").error());
        EXPECT_EQ(store->changePassphrase(kOther, "ikke den rigtige", "en ny lang en af slagsen", kCheapCost).error().code,
                  ErrorCode::WrongPassphrase);
        ASSERT_TRUE(store->changePassphrase(kOther, kOtherPassphrase, "en ny lang en af slagsen", kCheapCost));
        EXPECT_FALSE(store->verify(kOther, kOtherPassphrase));
        EXPECT_EQ(store->verify(kOther, "en ny lang en af slagsen"), UserId{2});
    }
    auto request = fixture.openRequest();
    request.user = kOther;
    request.passphrase = "en ny lang en af slagsen";
    const auto info = storage::inspect(fixture.file());
    ASSERT_TRUE(info);
    ASSERT_EQ(info->slots.size(), 2U);
    EXPECT_EQ(info->slots[1].userName, kOther);
    EXPECT_EQ(info->slots[1].user, UserId{2});
    const auto store = Store::open(request);
    ASSERT_TRUE(store);
    EXPECT_EQ((*store)->user(), UserId{2});
    ASSERT_TRUE((*store)->removeUserSlot(StoreFixture::kUser));
    EXPECT_EQ((*store)->removeUserSlot(StoreFixture::kUser).error().code, ErrorCode::BadInput);
    EXPECT_EQ((*store)->removeUserSlot(kOther).error().code, ErrorCode::BadInput) << "the last key stays";
    EXPECT_EQ((*store)->verify(StoreFixture::kUser, StoreFixture::kPassphrase).error().code, ErrorCode::WrongPassphrase);
}

TEST(StoreKeys, AForgottenPassphraseIsReplacedInOneGoAndTheOldOneOpensNothing)
{
    const StoreFixture fixture;
    const auto store = fixture.create();
    ASSERT_TRUE(store);
    store->submit(test::change({core::User{UserId{2}, kOther, core::Role::Teacher, *Date::of(2026, 1, 1), std::nullopt}}));
    ASSERT_TRUE(store->flush());
    ASSERT_TRUE(store->addUserSlot(UserId{2}, kOther, kOtherPassphrase, kCheapCost));
    const auto fresh = storage::prepareUserKey("en helt ny af slagsen", kCheapCost);
    ASSERT_TRUE(fresh);
    ASSERT_TRUE(store->replaceUserSlot(UserId{2}, kOther, *fresh));
    EXPECT_EQ(store->verify(kOther, kOtherPassphrase).error().code, ErrorCode::WrongPassphrase);
    EXPECT_EQ(store->verify(kOther, "en helt ny af slagsen"), UserId{2});
    EXPECT_TRUE(store->verify(StoreFixture::kUser, StoreFixture::kPassphrase)) << "nobody else is touched";
    EXPECT_EQ(storage::inspect(fixture.file())->slots.size(), 2U);
    // Also for one whose key was taken away.
    ASSERT_TRUE(store->removeUserSlot(kOther));
    ASSERT_TRUE(store->replaceUserSlot(UserId{2}, kOther, *fresh));
    EXPECT_EQ(store->verify(kOther, "en helt ny af slagsen"), UserId{2});
}

TEST(StoreKeys, AKeyWithoutItsUserOpensNothing)
{
    const StoreFixture fixture;
    ASSERT_TRUE(fixture.create()->addUserSlot(UserId{7}, kOther, kOtherPassphrase, kCheapCost));
    auto request = fixture.openRequest();
    request.user = kOther;
    request.passphrase = kOtherPassphrase;
    EXPECT_EQ(codeOf(StoreFixture::openError(request)), ErrorCode::NoRight);
}

TEST(StoreKeys, TheRecoveryCodeUnwrapsTheSameKeyHoweverItIsTyped)
{
    const StoreFixture fixture;
    std::string code;
    ASSERT_TRUE(fixture.create({}, &code));
    EXPECT_EQ(code.size(), 39U);
    const auto keys = storage::readKeyFile(fixture.file());
    ASSERT_TRUE(keys);
    const auto byCode = storage::unlockByRecoveryCode(*keys, fixture.file(), code);
    const auto byUser = storage::unlock(*keys, fixture.file(), StoreFixture::kUser, StoreFixture::kPassphrase);
    ASSERT_TRUE(byCode && byUser);
    EXPECT_TRUE(byCode->dataKey.equals(byUser->dataKey));
    std::string typed;
    for (const char c : code) {
        if (c == '0') typed += 'o';
        else if (c == '1') typed += 'l';
        else if (c != '-') typed += static_cast<char>(std::tolower(c));
        else typed += ' ';
    }
    EXPECT_TRUE(storage::unlockByRecoveryCode(*keys, fixture.file(), typed));
    typed[0] = typed[0] == 'a' ? 'b' : 'a';
    EXPECT_EQ(storage::unlockByRecoveryCode(*keys, fixture.file(), typed).error().code, ErrorCode::WrongPassphrase);
    // The code is no user's passphrase.
    EXPECT_FALSE(storage::unlock(*keys, fixture.file(), "", code));
}

TEST(StoreKeys, AKeyThatWasMadeReadyBeforehandIsWrittenWithoutAPassphrase)
{
    const StoreFixture fixture;
    const auto store = fixture.create();
    ASSERT_TRUE(store);
    const auto user = storage::prepareUserKey(kOtherPassphrase, kCheapCost);
    ASSERT_TRUE(user);
    ASSERT_TRUE(store->addUserSlot(UserId{2}, kOther, *user));
    EXPECT_EQ(store->verify(kOther, kOtherPassphrase), UserId{2});

    const std::string later = "en ny lang en af slagsen";
    EXPECT_EQ(storage::prepareNewPassphrase(fixture.file(), kOther, "ikke den rigtige", later, kCheapCost).error().code,
              ErrorCode::WrongPassphrase);
    EXPECT_EQ(storage::prepareNewPassphrase(fixture.file(), kOther, kOtherPassphrase, "kort", kCheapCost).error().code,
              ErrorCode::BadInput);
    const auto changed = storage::prepareNewPassphrase(fixture.file(), kOther, kOtherPassphrase, later, kCheapCost);
    ASSERT_TRUE(changed);
    const std::string before = test::readBytes(fixture.keyFile());
    EXPECT_EQ(store->changePassphrase(StoreFixture::kUser, *changed).error().code, ErrorCode::InUse) << "another's key";
    EXPECT_EQ(store->changePassphrase(StoreFixture::kUser, *user).error().code, ErrorCode::InUse) << "no old passphrase was given";
    EXPECT_EQ(test::readBytes(fixture.keyFile()), before);
    ASSERT_TRUE(store->changePassphrase(kOther, *changed));
    EXPECT_EQ(store->verify(kOther, later), UserId{2});
    EXPECT_FALSE(store->verify(kOther, kOtherPassphrase));
    EXPECT_EQ(store->changePassphrase(kOther, *changed).error().code, ErrorCode::InUse) << "the old passphrase holds no more";
}

TEST(StoreKeys, ANewRecoveryCodeTakesThePlaceOfTheOldOne)
{
    const StoreFixture fixture;
    std::string old;
    const auto store = fixture.create({}, &old);
    ASSERT_TRUE(store);
    EXPECT_EQ(storage::prepareRecoveryCode(fixture.file(), StoreFixture::kUser, "ikke den rigtige", kCheapCost).error().code,
              ErrorCode::WrongPassphrase);
    const auto key = storage::prepareRecoveryCode(fixture.file(), StoreFixture::kUser, StoreFixture::kPassphrase, kCheapCost);
    ASSERT_TRUE(key);
    const std::string code = storage::recoveryCodeOf(*key);
    EXPECT_EQ(code.size(), 39U);
    EXPECT_NE(code, old);
    ASSERT_TRUE(store->replaceRecoverySlot(*key));
    const auto keys = storage::readKeyFile(fixture.file());
    ASSERT_TRUE(keys);
    EXPECT_EQ(keys->slots.size(), 2U);
    const auto byCode = storage::unlockByRecoveryCode(*keys, fixture.file(), code);
    const auto byUser = storage::unlock(*keys, fixture.file(), StoreFixture::kUser, StoreFixture::kPassphrase);
    ASSERT_TRUE(byCode && byUser);
    EXPECT_TRUE(byCode->dataKey.equals(byUser->dataKey));
    EXPECT_EQ(storage::unlockByRecoveryCode(*keys, fixture.file(), old).error().code, ErrorCode::WrongPassphrase);
    EXPECT_EQ(test::readBytes(fixture.keyFile()).find(code.substr(0, 9)), std::string::npos);
}

TEST(StoreKeys, AStoreWithoutARecoveryCodeIsGivenOne)
{
    const StoreFixture fixture;
    const auto store = fixture.create();
    const auto key = storage::prepareRecoveryCode(fixture.file(), StoreFixture::kUser, StoreFixture::kPassphrase, kCheapCost);
    ASSERT_TRUE(key);
    ASSERT_TRUE(store->replaceRecoverySlot(*key));
    EXPECT_TRUE(storage::unlockByRecoveryCode(*storage::readKeyFile(fixture.file()), fixture.file(), storage::recoveryCodeOf(*key)));
}

TEST(StoreKeys, TheKeyFileIsForItsOwnerAloneAndHoldsNothingThatOpens)
{
    const StoreFixture fixture;
    ASSERT_TRUE(fixture.create());
    for (const auto& file : {fixture.file(), fixture.keyFile()}) {
        struct stat st {};
        ASSERT_EQ(::stat(file.c_str(), &st), 0);
        EXPECT_EQ(st.st_mode & 0777U, 0600U) << file;
    }
    const auto keys = storage::readKeyFile(fixture.file());
    const auto unlocked = storage::unlock(*keys, fixture.file(), StoreFixture::kUser, StoreFixture::kPassphrase);
    ASSERT_TRUE(unlocked);
    const std::string bytes = test::readBytes(fixture.keyFile());
    EXPECT_EQ(bytes.find(StoreFixture::kPassphrase), std::string::npos);
    EXPECT_EQ(bytes.find(storage::toHex({unlocked->dataKey.data(), unlocked->dataKey.size()})), std::string::npos);
}

TEST(StoreKeys, NoSlotUsesANonceOrSaltTwice)
{
    const Secret key = Secret::random(32);
    const storage::SecretText passphrase(StoreFixture::kPassphrase);
    const auto a = storage::makeSlot({KeySlot::Kind::User, UserId{1}, "A"}, kCheapCost, passphrase, std::string(32, 'a'), key);
    const auto b = storage::makeSlot({KeySlot::Kind::User, UserId{1}, "A"}, kCheapCost, passphrase, std::string(32, 'a'), key);
    ASSERT_TRUE(a && b);
    EXPECT_NE(a->salt, b->salt);
    EXPECT_NE(a->nonce, b->nonce);
    EXPECT_NE(a->id, b->id);
}

TEST(StoreKeys, AKeptKeyOpensTheLockedStoreInTheSameNameWithoutDeriving)
{
    const StoreFixture fixture;
    storage::KeptKeyPtr kept;
    {
        const auto store = fixture.create();
        kept = store->keepKey();
    }
    ASSERT_TRUE(kept);
    auto request = fixture.openRequest();
    request.user.clear();
    request.passphrase.clear();
    request.keptKey = kept;
    const auto store = Store::open(request);
    ASSERT_TRUE(store);
    EXPECT_EQ((*store)->user(), UserId{1});
    EXPECT_TRUE((*store)->keepKey()) << "and can be kept again";
}

TEST(StoreKeys, AKeptKeyOpensNothingWhenThePassphraseWasChangedOrTheKeyRemovedMeanwhile)
{
    const StoreFixture fixture;
    auto request = fixture.openRequest();
    storage::KeptKeyPtr changed, removed, own;
    {
        const core::User other{UserId{2}, "Anna Anden", core::Role::Leader, *Date::of(2026, 1, 1), std::nullopt};
        const auto store = fixture.create({other});
        changed = store->keepKey();
        ASSERT_TRUE(store->changePassphrase(StoreFixture::kUser, StoreFixture::kPassphrase, "en anden lang sætning", test::kCheapCost));
        own = store->keepKey();
        ASSERT_TRUE(store->addUserSlot(UserId{2}, "Anna Anden", "sætning til Anna Anden", test::kCheapCost));
        store->setUser(UserId{2}, core::Role::Leader);
        EXPECT_FALSE(store->keepKey()) << "her passphrase was not given";
        ASSERT_TRUE(store->verify("Anna Anden", "sætning til Anna Anden"));
        removed = store->keepKey();
        ASSERT_TRUE(removed);
        ASSERT_TRUE(store->removeUserSlot("Anna Anden"));
    }
    request.keptKey = own;
    EXPECT_TRUE(Store::open(request)) << "one who changed her own passphrase has not lost her place";
    for (const auto& key : {changed, removed}) {
        request.keptKey = key;
        EXPECT_EQ(StoreFixture::openError(request).code, ErrorCode::WrongPassphrase);
    }
    const StoreFixture another;
    another.create();
    request.file = another.file();
    request.keptKey = own;
    EXPECT_EQ(StoreFixture::openError(request).code, ErrorCode::StoreForeign);
}

} // namespace
} // namespace trivsel
