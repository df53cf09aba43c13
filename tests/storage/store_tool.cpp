// A program of the tests: opens a store in a process of its own, so that it can be killed or be the second opener.
//   store_tool write FILE ANCHORS   submits numbered changes for ever and prints each number once it is saved
//   store_tool hold FILE ANCHORS    opens, prints "open", and waits to be killed
//   store_tool make FILE ANCHORS    creates the store with one of every record
//   store_tool try FILE ANCHORS     opens and closes; the exit status is the code of the refusal, 100 if there is none

#include "storage/sample.h"
#include "support/store_fixture.h"

#include <unistd.h>

#include <cstdio>
#include <cstring>
#include <random>

namespace {

using namespace trivsel;

storage::Change numbered(std::int64_t n)
{
    // A row that grows, one that is replaced, and one that is added: several pages change in every commit.
    storage::Change c = test::change({storage::Setting{"number", std::to_string(n)},
                                      storage::Setting{"number." + std::to_string(n), std::string(static_cast<std::size_t>(n % 50), 'x')}},
                                     "test.number");
    c.audit.front().count = n;
    return c;
}

int writeForEver(storage::Store& store)
{
    std::int64_t n = 0;
    if (const auto snapshot = store.load()) {
        const auto last = snapshot->settings.find("number");
        if (last != snapshot->settings.end()) n = std::stoll(last->second);
    }
    std::mt19937 random(static_cast<unsigned>(n) + 1);
    std::puts("open");
    std::fflush(stdout);
    for (;;) {
        // Mostly one at a time, now and then a queue deep enough to share commits.
        const int many = random() % 10 == 0 ? 150 : 1 + static_cast<int>(random() % 3);
        for (int i = 0; i < many; ++i) store.submit(numbered(++n));
        if (!store.flush()) return 2;
        std::printf("%lld\n", static_cast<long long>(n));
        std::fflush(stdout);
    }
}

} // namespace

int main(int argc, char** argv)
{
    if (argc != 4) return 1;
    if (std::strcmp(argv[1], "make") == 0) {
        storage::CreateRequest request;
        request.file = argv[2];
        request.anchorDir = argv[3];
        request.firstUser = {UserId{1}, test::StoreFixture::kUser, core::Role::Leader, test::day(2026, 1, 1), std::nullopt};
        request.passphrase = test::StoreFixture::kPassphrase;
        request.cost = test::kCheapCost;
        request.records = test::Sample().records();
        return storage::Store::create(request) ? 0 : 2;
    }
    storage::OpenRequest request;
    request.file = argv[2];
    request.anchorDir = argv[3];
    request.user = test::StoreFixture::kUser;
    request.passphrase = test::StoreFixture::kPassphrase;
    const auto store = storage::Store::open(request);
    if (std::strcmp(argv[1], "try") == 0) return store ? 100 : static_cast<int>(store.error().code);
    if (!store) return 2;
    if (std::strcmp(argv[1], "write") == 0) return writeForEver(**store);
    std::puts("open");
    std::fflush(stdout);
    for (;;) ::pause();
}
