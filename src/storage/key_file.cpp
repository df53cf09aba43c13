#include "storage/key_file.h"

#include "base/text.h"
#include "storage/errors.h"
#include "storage/safe_file.h"

#include <nlohmann/json.hpp>
#include <sodium.h>

#include <fmt/format.h>

#include <set>
#include <stdexcept>

namespace trivsel::storage {
namespace {

using Json = nlohmann::ordered_json;

constexpr const char* kFormat = "trivselslys-key";
constexpr int kVersion = 1;
constexpr const char* kKdf = "argon2id13";
constexpr std::size_t kCheckBytes = 16;
constexpr int kMaxDepth = 4;

/// Tells damage from a wrong passphrase; it is no protection against forgery, the wrapping's own tag is.
std::string checksum(std::string_view bytes)
{
    Bytes hash(kCheckBytes);
    crypto_generichash(hash.data(), hash.size(), reinterpret_cast<const unsigned char*>(bytes.data()), bytes.size(),
                       nullptr, 0);
    return toHex(hash);
}

std::string headerCheck(const std::string& storeId) { return checksum(fmt::format("{} {} {}", kFormat, kVersion, storeId)); }

std::string slotCheck(const KeySlot& slot, const std::string& storeId)
{
    return checksum(slot.associatedData(storeId) + toHex(slot.nonce) + ' ' + toHex(slot.wrapped));
}

/// Parses with bounded depth and no name twice in one object; throws std::runtime_error with its own words.
Json parseStrictly(std::string_view bytes)
{
    std::vector<std::set<std::string>> names;
    const auto callback = [&](int depth, Json::parse_event_t event, Json& value) {
        if (depth > kMaxDepth) throw std::runtime_error("nested too deeply");
        if (event == Json::parse_event_t::object_start) names.emplace_back();
        if (event == Json::parse_event_t::object_end) names.pop_back();
        if (event == Json::parse_event_t::key && !names.back().insert(value.get<std::string>()).second)
            throw std::runtime_error("a name occurs twice");
        return true;
    };
    return Json::parse(bytes, callback);
}

void requireExactly(const Json& object, std::initializer_list<const char*> names)
{
    if (!object.is_object() || object.size() != names.size()) throw std::runtime_error("other fields than expected");
    for (const char* name : names)
        if (!object.contains(name)) throw std::runtime_error(fmt::format("the field {} is missing", name));
}

std::string textOf(const Json& object, const char* name)
{
    if (!object[name].is_string()) throw std::runtime_error(fmt::format("{} is no text", name));
    return object[name].get<std::string>();
}

std::int64_t numberOf(const Json& object, const char* name, std::int64_t low, std::int64_t high)
{
    if (!object[name].is_number_integer()) throw std::runtime_error(fmt::format("{} is no whole number", name));
    // An unsigned value above the signed range must not come out negative.
    if (object[name].is_number_unsigned() && object[name].get<std::uint64_t>() > static_cast<std::uint64_t>(INT64_MAX))
        throw std::runtime_error(fmt::format("{} is out of bounds", name));
    const auto value = object[name].get<std::int64_t>();
    if (value < low || value > high) throw std::runtime_error(fmt::format("{} is out of bounds", name));
    return value;
}

Bytes bytesOf(const Json& object, const char* name, std::size_t size)
{
    auto bytes = fromHex(textOf(object, name), size);
    if (!bytes) throw std::runtime_error(fmt::format("{} is not {} bytes of hex", name, size));
    return *std::move(bytes);
}

/// The name of a slot that is damaged elsewhere, so that its owner can be told; none where it cannot be one.
void rescueName(const Json& json, KeySlot& slot)
{
    slot.name.clear();
    if (json.is_object() && json.contains("name") && json["name"].is_string()) slot.name = json["name"].get<std::string>();
    if (text::codePoints(slot.name) > kMaxNamePoints) slot.name.clear();
    if (json.is_object() && json.contains("kind") && json["kind"] == "recovery") slot.kind = KeySlot::Kind::Recovery;
}

/// The size of a slot as writeKeyFile lays it out.
std::size_t writtenSize(const Json& slot)
{
    return Json{{"slots", Json::array({slot})}}.dump(1, ' ', false, Json::error_handler_t::replace).size();
}

KeySlot parseSlot(const Json& json, const std::string& storeId)
{
    KeySlot slot;
    try {
        requireExactly(json, {"slot", "kind", "user", "name", "kdf", "memory_mib", "passes", "lanes", "salt", "nonce",
                              "wrapped", "check"});
        const std::string kind = textOf(json, "kind");
        if (kind != "user" && kind != "recovery") throw std::runtime_error("kind is unknown");
        slot.kind = kind == "user" ? KeySlot::Kind::User : KeySlot::Kind::Recovery;
        slot.id = toHex(bytesOf(json, "slot", kSlotIdBytes));
        slot.name = textOf(json, "name");
        if (text::codePoints(slot.name) > kMaxNamePoints) throw std::runtime_error("name is too long");
        slot.user = UserId{numberOf(json, "user", 0, INT64_MAX)};
        if (textOf(json, "kdf") != kKdf) throw std::runtime_error("kdf is unknown");
        slot.cost.memoryMiB = static_cast<std::uint32_t>(numberOf(json, "memory_mib", 64, 1024));
        slot.cost.passes = static_cast<std::uint32_t>(numberOf(json, "passes", 1, 20));
        numberOf(json, "lanes", 1, 1);
        slot.salt = bytesOf(json, "salt", kSaltBytes);
        slot.nonce = bytesOf(json, "nonce", kNonceBytes);
        slot.wrapped = bytesOf(json, "wrapped", kWrappedBytes);
        if (textOf(json, "check") != slotCheck(slot, storeId)) throw std::runtime_error("the checksum does not fit");
    } catch (const std::exception& e) {
        rescueName(json, slot);
        slot.damage = e.what();
        slot.raw = json.dump(-1, ' ', false, Json::error_handler_t::replace);
    }
    return slot;
}

Json toJson(const KeySlot& slot, const std::string& storeId)
{
    if (slot.isDamaged()) return Json::parse(slot.raw);
    return Json{{"slot", slot.id},
                {"kind", slot.kind == KeySlot::Kind::User ? "user" : "recovery"},
                {"user", slot.user.value},
                {"name", slot.name},
                {"kdf", kKdf},
                {"memory_mib", slot.cost.memoryMiB},
                {"passes", slot.cost.passes},
                {"lanes", 1},
                {"salt", toHex(slot.salt)},
                {"nonce", toHex(slot.nonce)},
                {"wrapped", toHex(slot.wrapped)},
                {"check", slotCheck(slot, storeId)}};
}

} // namespace

bool isAllowed(KdfCost cost)
{
    return cost.memoryMiB >= 64 && cost.memoryMiB <= 1024 && cost.passes >= 1 && cost.passes <= 20;
}

std::string KeySlot::associatedData(const std::string& storeId) const
{
    // The length before the name: no two slots have the same bytes.
    return fmt::format("{} {}\n{}\n{}\n{}\n{}\n{}:{}\n{} {} {} 1\n{}\n", kFormat, kVersion, storeId, id,
                       kind == Kind::User ? "user" : "recovery", user.value, name.size(), name, kKdf, cost.memoryMiB,
                       cost.passes, toHex(salt));
}

std::filesystem::path keyFileOf(const std::filesystem::path& store)
{
    std::filesystem::path key = store;
    key += ".key";
    return key;
}

Result<KeyFile> parseKeyFile(std::string_view bytes, const std::filesystem::path& file)
{
    initSodium();
    if (bytes.size() > kMaxKeyFileBytes) return errors::damagedKeyFile(file, "larger than a key file can be");
    if (!text::isUtf8(bytes)) return errors::damagedKeyFile(file, "not UTF-8");
    try {
        const Json json = parseStrictly(bytes);
        if (!json.is_object() || !json.contains("format") || json["format"] != kFormat || !json.contains("version"))
            return errors::damagedKeyFile(file, "not a key file");
        if (numberOf(json, "version", 1, 1'000'000) > kVersion) return errors::newerKeyFile(file);
        requireExactly(json, {"format", "version", "store", "check", "slots"});
        KeyFile keys;
        keys.storeId = toHex(bytesOf(json, "store", kStoreIdBytes));
        if (textOf(json, "check") != headerCheck(keys.storeId))
            return errors::damagedKeyFile(file, "the checksum of the store id does not fit");
        if (!json["slots"].is_array() || json["slots"].empty() || json["slots"].size() > kMaxSlots)
            return errors::damagedKeyFile(file, "slots are missing or too many");
        for (const Json& slot : json["slots"]) {
            if (writtenSize(slot) > kMaxSlotBytes) return errors::damagedKeyFile(file, "a slot is larger than one can be");
            keys.slots.push_back(parseSlot(slot, keys.storeId));
        }
        return keys;
    } catch (const Json::exception& e) {
        // Not e.what(): it quotes what was read.
        return errors::damagedKeyFile(file, fmt::format("JSON error {}", e.id));
    } catch (const std::exception& e) {
        return errors::damagedKeyFile(file, e.what());
    }
}

std::string toJson(const KeyFile& keys)
{
    Json slots = Json::array();
    for (const KeySlot& slot : keys.slots) slots.push_back(toJson(slot, keys.storeId));
    const Json json{{"format", kFormat},
                    {"version", kVersion},
                    {"store", keys.storeId},
                    {"check", headerCheck(keys.storeId)},
                    {"slots", std::move(slots)}};
    return json.dump(1) + '\n';
}

Result<KeyFile> readKeyFile(const std::filesystem::path& store)
{
    const auto file = keyFileOf(store);
    auto bytes = readSmallFile(file, kMaxKeyFileBytes);
    if (!bytes) {
        if (bytes.error().code == ErrorCode::BadInput) return errors::keyFileMissing(store);
        if (bytes.error().code == ErrorCode::StoreDamaged) return errors::damagedKeyFile(file, bytes.error().detail);
        return fail(bytes.error());
    }
    return parseKeyFile(*bytes, file);
}

Result<void> writeKeyFile(const std::filesystem::path& store, const KeyFile& keys)
{
    return replaceFile(keyFileOf(store), toJson(keys));
}

} // namespace trivsel::storage
