// The store beside bare runs on the same machine: loading beside the same SELECTs without our records, saving one
// answer beside the writes and syncs that it needs, opening with the key at hand. All data is invented.

#include "storage/backup.h"
#include "storage/in_use.h"
#include "storage/key_slots.h"
#include "storage/open_store.h"
#include "support/store_fixture.h"

#include <fcntl.h>
#include <unistd.h>

#include <fmt/format.h>

#include <algorithm>
#include <chrono>
#include <cstdio>
#include <cstdlib>
#include <functional>
#include <future>
#include <string>
#include <vector>

namespace {

using namespace trivsel;

constexpr int kChildren = 10'000, kUnits = 400, kEarlierRounds = 3, kItems = 20, kSaves = 300;

double milliseconds(const std::function<void()>& run)
{
    const auto start = std::chrono::steady_clock::now();
    run();
    return std::chrono::duration<double, std::milli>(std::chrono::steady_clock::now() - start).count();
}

double best(int runs, const std::function<double()>& run)
{
    double least = run();
    for (int i = 1; i < runs; ++i) least = std::min(least, run());
    return least;
}

double median(std::vector<double> values)
{
    std::nth_element(values.begin(), values.begin() + static_cast<std::ptrdiff_t>(values.size() / 2), values.end());
    return values[values.size() / 2];
}

void print(const char* what, double value, double reference)
{
    std::printf("  %-58s %9.2f ms %9.2f ms %7.1f x\n", what, value, reference, value / reference);
}

struct Numbers {
    std::int64_t next = 100;
    std::int64_t id() { return ++next; }
};

core::Rating rating(Numbers& n, RoundId round, ChildId child, UserId rater)
{
    core::Rating g;
    g.id = RatingId{n.id()};
    g.round = round;
    g.child = child;
    g.rater = rater;
    g.instrument = {"trivsel-3-5", "1.0", std::string(64, 'a')};
    g.answers.assign(kItems, {core::Answer::Kind::Option, 0});
    g.reviewed = {"social"};
    g.startedAt = Instant(std::chrono::milliseconds(1'790'000'000'000));
    if (child.value % 10 == 0) g.comments = {{"social.1", "leger mest alene ved vinduet"}};
    return g;
}

std::vector<storage::Record> manyRecords()
{
    Numbers n;
    const Date day = *Date::of(2026, 8, 1);
    std::vector<storage::Record> r;
    r.push_back(core::Unit{UnitId{10}, UnitId{}, core::UnitKind::Municipality, core::Setting::Daycare, "Prøve", false});
    r.push_back(core::User{UserId{2}, "Per Prøve", core::Role::Pedagogue, day, std::nullopt});
    std::vector<UnitId> units;
    for (int u = 0; u < kUnits; ++u) {
        units.push_back(UnitId{n.id()});
        r.push_back(core::Unit{units.back(), UnitId{10}, core::UnitKind::Unit, core::Setting::Daycare, "Stue " + std::to_string(u), false});
    }
    std::vector<RoundId> rounds;
    for (int i = 0; i <= kEarlierRounds; ++i) {
        core::Round round;
        round.id = RoundId{n.id()};
        round.unit = units.front();
        round.title = {"Runde " + std::to_string(i), ""};
        round.openedBy = UserId{1};
        if (i < kEarlierRounds) round.closedAt = Instant{};
        rounds.push_back(round.id);
        r.push_back(round);
    }
    for (int k = 0; k < kChildren; ++k) {
        core::Child child;
        child.id = ChildId{n.id()};
        child.name = "Barn Nummer " + std::to_string(k);
        child.birthDate = day.plusDays(-1000 - k % 700);
        child.sex = core::Sex::Girl;
        child.pseudonym = fmt::format("{:016x}", k);
        r.push_back(child);
        r.push_back(core::ChildMembership{MembershipId{n.id()}, child.id, units[static_cast<std::size_t>(k % kUnits)], day, std::nullopt});
        r.push_back(core::RoundChild{rounds.back(), child.id, core::InstrumentRef{"trivsel-3-5", "1.0", std::string(64, 'a')}, day, std::nullopt, "", UserId{}});
        for (int rater = 1; rater <= 2; ++rater) r.push_back(rating(n, rounds.back(), child.id, UserId{rater}));
        for (int i = 0; i < kEarlierRounds; ++i) {
            core::CommonPosition p;
            p.id = PositionId{n.id()};
            p.round = rounds[static_cast<std::size_t>(i)];
            p.child = child.id;
            p.position = k % 9 == 0 ? core::Position::Yellow : core::Position::Green;
            p.suggested = p.position;
            p.by = UserId{1};
            p.participants.assign(2, UserId{1});
            p.environment = "mindre grupper om formiddagen";
            r.push_back(p);
        }
    }
    return r;
}

/// The rows of the snapshot stepped through, every column fetched and nothing made of them.
std::size_t bareSelect(storage::Connection& c)
{
    std::size_t bytes = 0;
    for (const char* sql : {"SELECT * FROM children", "SELECT * FROM child_memberships", "SELECT * FROM round_children",
                            "SELECT * FROM ratings WHERE round IN (SELECT id FROM rounds WHERE closed_at IS NULL)",
                            "SELECT * FROM rating_comments", "SELECT * FROM common_positions"}) {
        SQLite::Statement statement(c.db(), sql);
        while (statement.executeStep())
            for (int i = 0; i < statement.getColumnCount(); ++i) bytes += static_cast<std::size_t>(statement.getColumn(i).getBytes());
    }
    return bytes;
}

/// What one commit costs without SQLite: the journal's pages and their sync, its header and sync, the changed pages
/// and their sync, the journal emptied and synced.
double bareSyncs(const std::filesystem::path& folder)
{
    const int journal = ::open((folder / "bare-journal").c_str(), O_RDWR | O_CREAT, 0600);
    const int file = ::open((folder / "bare").c_str(), O_RDWR | O_CREAT, 0600);
    const std::string pages(5 * 4096, 'x');
    std::vector<double> times;
    bool isFine = ::pwrite(file, pages.data(), pages.size(), 0) > 0;
    for (int i = 0; i < kSaves; ++i) {
        times.push_back(milliseconds([&] {
            isFine = isFine && ::pwrite(journal, pages.data(), pages.size(), 0) > 0 && ::fdatasync(journal) == 0 &&
                     ::pwrite(journal, pages.data(), 512, 0) > 0 && ::fdatasync(journal) == 0 &&
                     ::pwrite(file, pages.data(), pages.size(), 0) > 0 && ::fdatasync(file) == 0 &&
                     ::ftruncate(journal, 0) == 0 && ::fdatasync(journal) == 0;
        }));
    }
    ::close(journal);
    ::close(file);
    return isFine ? median(times) : -1.0;
}

/// A store with that many audit rows: the chain from end to end, beside the same hashes without a store.
void auditChain(int rows)
{
    const test::StoreFixture fixture;
    const auto store = fixture.create();
    storage::AuditNote note;
    note.action = "read.child";
    note.pseudonym = "0123456789abcdef";
    note.purpose = "samtale med forældre";
    storage::Change change;
    change.audit.assign(1000, note);
    while (store->auditHead().seq < rows) {
        store->submit(change);
        (void)store->flush();
    }
    const double verifying = best(3, [&] {
        return milliseconds([&] {
            std::promise<bool> whole;
            store->verifyAudit([&](Result<void> answer) { whole.set_value(answer.has_value()); });
            if (!whole.get_future().get()) std::abort();
        });
    });
    // A row's bytes are the hash before, five numbers and five short texts.
    std::string bytes(180, 'x');
    const double hashing = milliseconds([&] {
        for (int i = 0; i < rows; ++i) bytes.replace(0, 64, storage::sha256Hex(bytes));
    });
    print(fmt::format("{} audit rows verified (goal 2000 ms); their hashes alone", store->auditHead().seq).c_str(), verifying, hashing);
}

/// A store of about `megabytes`: one backup, beside cp and fsync of the same bytes.
void backup(std::size_t megabytes)
{
    const test::StoreFixture fixture;
    const auto store = fixture.create();
    for (std::size_t i = 0; i < megabytes; ++i) {
        std::vector<storage::Record> some;
        for (int k = 0; k < 1000; ++k)
            some.push_back(storage::Setting{fmt::format("n{}-{}", i, k), std::string(940, static_cast<char>('a' + k % 26))});
        store->submit(test::change(std::move(some)));
    }
    (void)store->flush();
    int made = 0;
    const double taking = best(3, [&] {
        return milliseconds([&] {
            std::promise<bool> done;
            store->backup(fixture.dir() / ("kopi" + std::to_string(++made)), [&](Result<storage::BackupInfo> b) { done.set_value(b.has_value()); });
            if (!done.get_future().get()) std::abort();
        });
    });
    const auto size = std::filesystem::file_size(fixture.file());
    const auto bytes = test::readBytes(storage::listBackups(fixture.dir() / "kopi1", store->storeId()).value().front().file);
    const double copying = best(3, [&] {
        return milliseconds([&] {
            const int fd = ::open((fixture.dir() / "cp").c_str(), O_WRONLY | O_CREAT | O_TRUNC, 0600);
            if (::write(fd, bytes.data(), bytes.size()) != static_cast<ssize_t>(bytes.size()) || ::fsync(fd) != 0) std::abort();
            ::close(fd);
        });
    });
    print(fmt::format("backup of {:.0f} MB, read again and compared (goal 5000 ms); cp", static_cast<double>(size) / 1e6).c_str(), taking, copying);
}

} // namespace

int main()
{
    const test::StoreFixture fixture;
    const auto records = manyRecords();
    std::printf("Store, %d children, %d ratings of an open round, %d earlier positions (%s)\n", kChildren, 2 * kChildren,
                kEarlierRounds * kChildren, storage::Store::engineVersion().c_str());
    std::printf("  %-58s %12s %12s\n", "", "the store", "reference");

    const double creating = milliseconds([&] { fixture.create(records); });
    const auto keys = storage::readKeyFile(fixture.file()).value();
    const auto open = [&] {
        auto unlocked = storage::unlock(keys, fixture.file(), test::StoreFixture::kUser, test::StoreFixture::kPassphrase);
        std::unique_ptr<storage::OpenStore> store;
        const double took = milliseconds([&] {
            store = storage::openUnlocked(fixture.file(), storage::InUseLock::acquire(fixture.file()).value(), keys.storeId,
                                          *std::move(unlocked), {"", fixture.anchorDir(), &systemClock()}).value();
        });
        return took;
    };
    const double opening = best(5, open);

    const auto store = fixture.open();
    const double loading = best(5, [&] { return milliseconds([&] { (void)store->load().value(); }); });
    const auto size = std::filesystem::file_size(fixture.file());

    core::Rating answer = store->load().value().openRatings.back();
    std::vector<double> saves;
    for (int i = 0; i < kSaves; ++i) {
        answer.answers[static_cast<std::size_t>(i % kItems)].option = static_cast<std::uint8_t>(i % 3);
        saves.push_back(milliseconds([&] {
            store->submit(test::change({answer}, "rating.answer"));
            (void)store->flush();
        }));
    }
    const double saving = median(saves);
    const double checking = milliseconds([&] { (void)store->verifyIntegrity(); });

    // The same file by itself: opened and keyed, and read without making records.
    const test::StoreFixture copy;
    std::filesystem::copy_file(fixture.file(), copy.file());
    const auto unlocked = storage::unlock(keys, fixture.file(), test::StoreFixture::kUser, test::StoreFixture::kPassphrase);
    const auto bareOpen = best(5, [&] {
        return milliseconds([&] { (void)storage::Connection::open(copy.file(), unlocked->dataKey, keys.storeId, storage::OpenMode::Existing).value(); });
    });
    auto connection = *storage::Connection::open(copy.file(), unlocked->dataKey, keys.storeId, storage::OpenMode::Existing);
    const double bareFirst = milliseconds([&] { (void)bareSelect(*connection); });
    const double bareLoad = best(5, [&] { return milliseconds([&] { (void)bareSelect(*connection); }); });

    print("opening with the key at hand, every page checked", opening, bareOpen);
    print("  … reference: opening and keying alone; first bare reading", bareFirst, bareOpen);
    print("load() beside the bare SELECTs of the same rows", loading, bareLoad);
    print("one answer saved beside its bare writes and syncs", saving, bareSyncs(fixture.dir().path()));
    auditChain(100'000);
    backup(100);
    std::printf("  creating with %zu records %.0f ms; full integrity and audit check %.0f ms; file %.1f MB\n", records.size(),
                creating, checking, static_cast<double>(size) / 1e6);
    return 0;
}
