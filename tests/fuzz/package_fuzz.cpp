#include "exchange/handover_file.h"
#include "exchange/rating_file.h"
#include "fuzz/support/expect.h"

// Packages: bytes from another store or computer. An input that begins as a package is taken for one (nothing is derived:
// it is opened by key alone); any other for what stands in one, which no change of a byte would get past the seal.

namespace {

using namespace trivsel;
using namespace trivsel::exchange;

constexpr std::array kKinds{PackageKind::RatingTask, PackageKind::Ratings, PackageKind::Handover, PackageKind::HandoverAnswer};

void checkError(const Error& error)
{
    FUZZ_EXPECT(error.code == ErrorCode::BadInput && !error.message.da.empty() && !error.message.en.empty());
    FUZZ_EXPECT(error.message.da.find('\n') == std::string::npos);
}

template <class T, class Write> void check(const Result<T>& read, std::string_view bytes, const Write& write)
{
    if (read) FUZZ_EXPECT(write(*read) == bytes);
    else checkError(read.error());
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size)
{
    const std::string_view bytes(reinterpret_cast<const char*>(data), size);
    static const PackageKey kKey{1, 2, 3};
    if (bytes.starts_with("TRIVSELSLYS-PKG")) {
        for (const PackageKind kind : kKinds) {
            const auto head = readHead(bytes, kind, "fuzz");
            if (!head) checkError(head.error());
            else FUZZ_EXPECT(head->code.size() == 32);
            const auto payload = unseal(bytes, kind, kKey, "fuzz");
            if (!payload) checkError(payload.error());
        }
        return 0;
    }
    check(readSheet(bytes, "fuzz"), bytes, writeSheet);
    check(readAnswer(bytes, "fuzz"), bytes, writeAnswer);
    check(readTask(bytes, "fuzz"), bytes, writeTask);
    check(readRatings(bytes, "fuzz"), bytes, writeRatings);
    const auto handover = readHandoverPayload(bytes, "fuzz");
    if (handover) FUZZ_EXPECT(handoverPayload(handover->answerKey, handover->bytes) == bytes);
    const std::string code(32, 'c');
    const auto sealed = seal(PackageKind::Handover, code, bytes, kKey);
    FUZZ_EXPECT(sealed && unseal(*sealed, PackageKind::Handover, kKey, "fuzz") == std::string(bytes));
    return 0;
}
