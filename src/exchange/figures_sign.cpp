#include "base/check.h"
#include "exchange/figures_file.h"
#include "exchange/strict_json.h"

#include <fmt/format.h>
#include <sodium.h>

/// The signature around the tables.
namespace trivsel::exchange {

namespace {

/// Also the first words of what is signed, so that a signature made for anything else says nothing here.
constexpr std::string_view kFormat = "trivselslys-figures-file 1";
constexpr std::size_t kMostHeader = 400;

using Signature = std::array<std::uint8_t, crypto_sign_BYTES>;
static_assert(crypto_sign_SEEDBYTES == 32 && crypto_sign_PUBLICKEYBYTES == 32);

std::string signedBytes(std::string_view tables)
{
    return fmt::format("{}\n{}", kFormat, tables);
}

const unsigned char* raw(const std::string& s)
{
    return reinterpret_cast<const unsigned char*>(s.data());
}

template <std::size_t N> std::string hexOf(const std::array<std::uint8_t, N>& bytes)
{
    std::string hex;
    for (const std::uint8_t byte : bytes) hex += fmt::format("{:02x}", byte);
    return hex;
}

template <std::size_t N> std::optional<std::array<std::uint8_t, N>> fromHex(const std::optional<std::string>& hex)
{
    std::array<std::uint8_t, N> bytes{};
    std::size_t length = 0;
    if (!hex || hex->size() != 2 * N) return std::nullopt;
    if (sodium_hex2bin(bytes.data(), N, hex->data(), hex->size(), nullptr, &length, nullptr) != 0 || length != N)
        return std::nullopt;
    return bytes;
}

struct KeyPair {
    FiguresKey open{};
    std::array<std::uint8_t, crypto_sign_SECRETKEYBYTES> secret{};
    explicit KeyPair(FiguresSecret seed)
    {
        TRIVSEL_CHECK(sodium_init() >= 0);
        crypto_sign_seed_keypair(open.data(), secret.data(), seed.data());
    }
    ~KeyPair() { sodium_memzero(secret.data(), secret.size()); }
    KeyPair(const KeyPair&) = delete;
    KeyPair& operator=(const KeyPair&) = delete;
};

std::string header(const FiguresKey& key, const Signature& signature)
{
    return fmt::format(R"({{"format":"{}","public_key":"{}","signature":"{}"}})", kFormat, toHex(key),
                       hexOf(signature));
}

tl::unexpected<Error> noFiguresFile(std::string_view name)
{
    const std::string file = text::displayLine(name, 80);
    return fail(
        ErrorCode::BadInput,
        {fmt::format("{} er ikke en talfil fra Trivselslys. Intet er hentet. Vælg den fil, institutionen har sendt.",
                     file),
         fmt::format("{} is not a figures file of Trivselslys. Nothing was imported. Choose the file that the "
                     "institution sent.",
                     file)});
}

} // namespace

FiguresKey figuresKeyOf(FiguresSecret secret)
{
    return KeyPair(secret).open;
}

std::string toHex(const FiguresKey& key)
{
    return hexOf(key);
}

std::string signFigures(const core::release::Figures& figures, FiguresSecret secret)
{
    const std::string tables = writeFigures(figures);
    const std::string message = signedBytes(tables);
    const KeyPair keys(secret);
    Signature signature{};
    crypto_sign_detached(signature.data(), nullptr, raw(message), message.size(), keys.secret.data());
    return header(keys.open, signature) + "\n" + tables;
}

Result<SignedFigures> openFigures(std::string_view bytes, std::string_view name, PlacedFaults* faults)
{
    const std::size_t end = bytes.substr(0, kMostHeader).find('\n');
    if (end == std::string_view::npos) return noFiguresFile(name);
    PlacedFaults inHeader;
    const auto json = parseJson(bytes.substr(0, end), inHeader);
    if (!json) return noFiguresFile(name);
    const JsonPlace place(*json, inHeader);
    JsonObject object(place);
    const auto format = object.required("format").text(kMostHeader);
    const auto key = fromHex<crypto_sign_PUBLICKEYBYTES>(object.required("public_key").text(kMostHeader));
    const auto signature = fromHex<crypto_sign_BYTES>(object.required("signature").text(kMostHeader));
    if (format != kFormat || !key || !signature || header(*key, *signature) != bytes.substr(0, end))
        return noFiguresFile(name);

    const std::string_view tables = bytes.substr(end + 1);
    const std::string message = signedBytes(tables.substr(0, kMostFiguresBytes + 1));
    if (crypto_sign_verify_detached(signature->data(), raw(message), message.size(), key->data()) != 0) {
        const std::string file = text::displayLine(name, 80);
        return fail(
            ErrorCode::BadInput,
            {fmt::format("{} er ændret, siden institutionen skrev den, eller den er ikke hel: underskriften passer "
                         "ikke. Intet er hentet. Bed institutionen om filen igen.",
                         file),
             fmt::format("{} has been altered since the institution wrote it, or is not whole: the signature does not "
                         "fit. Nothing was imported. Ask the institution for the file again.",
                         file)});
    }
    auto figures = readFigures(tables, name, faults);
    if (!figures) return fail(figures.error());
    return SignedFigures{*std::move(figures), *key};
}

} // namespace trivsel::exchange
