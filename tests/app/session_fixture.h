#pragma once

#include "app/session.h"
#include "base/clock.h"
#include "definitions/catalog.h"
#include "support/store_fixture.h"

#include <gtest/gtest.h>

#include <atomic>
#include <memory>
#include <string>
#include <vector>

/// An institution to try the rules on: the real data folder, a real store in a folder of its own, invented people.
namespace trivsel::test {

/// Stands still until it is moved; the writer thread reads it while a test moves it.
class TestClock : public Clock {
public:
    explicit TestClock(Date day) : m_now(Instant(day.days()) + std::chrono::hours(10)) {}
    Instant now() const override { return m_now.load(); }
    Date today() const override { return Date(std::chrono::floor<std::chrono::days>(now())); }
    void goTo(Date day) { m_now = Instant(day.days()) + std::chrono::hours(10); }
    void pass(std::chrono::milliseconds time) { m_now = now() + time; }

private:
    std::atomic<Instant> m_now;
};

inline Date day(int year, unsigned month, unsigned d) { return *Date::of(year, month, d); }

inline std::shared_ptr<const definitions::Catalog> shippedCatalog()
{
    static const std::shared_ptr<const definitions::Catalog> catalog = [] {
        auto loaded = definitions::Catalog::load(std::filesystem::path(TRIVSEL_SOURCE_DIR) / "data");
        if (!loaded) throw std::runtime_error("the data folder cannot be read");
        return std::make_shared<const definitions::Catalog>(std::move(*loaded));
    }();
    return catalog;
}

/// "Lone Leder" leads the house "Strandhuset" in a store of a municipality; the day is within the autumn window.
class House {
public:
    static constexpr const char* kLeader = "Lone Leder";

    explicit House(Date today = day(2026, 9, 10), const std::string& municipality = "kerteminde") : clock(today)
    {
        app::Session::CreateRequest request;
        request.file = file();
        request.municipality = municipality;
        request.storeName = "Strandhuset";
        request.userName = kLeader;
        request.passphrase = passphraseOf(kLeader);
        request.role = core::Role::Leader;
        request.isDemo = true; // the cheapest keys
        request.catalog = catalog;
        request.clock = &clock;
        request.anchorDir = dir / "state";
        auto created = app::Session::create(request);
        if (!created) throw std::runtime_error(created.error().message.en + " " + created.error().detail);
        session = std::move(*created);
        for (const auto& [id, unit] : session->world().units) root = id;
        leader = session->user().id;
        house = unit("Strandhuset", root, core::UnitKind::Institution);
        red = unit("Rød stue", house);
        blue = unit("Blå stue", house);
    }

    std::filesystem::path file() const { return dir / "hus.trivsel"; }
    static std::string passphraseOf(const std::string& name) { return "en lang sætning til " + name; }

    void reopen(const std::string& name = kLeader)
    {
        session.reset();
        auto opened = tryOpen(name);
        if (!opened) throw std::runtime_error(opened.error().message.en + " " + opened.error().detail);
        session = std::move(*opened);
    }
    Result<std::unique_ptr<app::Session>> tryOpen(const std::string& name)
    {
        app::Session::OpenRequest request;
        request.file = file();
        request.user = name;
        request.passphrase = passphraseOf(name);
        request.catalog = catalog;
        request.clock = &clock;
        request.anchorDir = dir / "state";
        return app::Session::open(request);
    }

    /// Goes on in that adult's name.
    void as(const std::string& name)
    {
        if (session->user().name == name) return;
        const auto switched = session->switchUser(name, passphraseOf(name));
        if (!switched) throw std::runtime_error(switched.error().message.en);
    }

    /// Does it, and says where the test went wrong if it is refused; the id that was added.
    std::int64_t must(const app::Command& command)
    {
        const auto before = session->allowed(command);
        const auto done = session->apply(command);
        EXPECT_TRUE(done.has_value()) << app::nameOf(command) << ": " << (done ? "" : done.error().message.en);
        EXPECT_EQ(before.has_value(), done.has_value()) << app::nameOf(command);
        return session->lastAdded();
    }
    /// Is refused, by allowed() with the same words; nothing changes.
    Error mustNot(const app::Command& command)
    {
        const std::uint64_t version = session->version();
        const auto before = session->allowed(command);
        const auto done = session->apply(command);
        EXPECT_FALSE(done.has_value()) << app::nameOf(command) << " was not refused";
        EXPECT_EQ(version, session->version());
        if (done || before) return {};
        EXPECT_EQ(before.error(), done.error());
        EXPECT_FALSE(done.error().message.da.empty());
        EXPECT_FALSE(done.error().message.en.empty());
        for (const auto& [id, child] : session->world().children) {
            EXPECT_EQ(done.error().message.da.find(child.name), std::string::npos);
            EXPECT_EQ(done.error().detail.find(child.name), std::string::npos);
        }
        return done.error();
    }

    UnitId unit(const std::string& name, UnitId parent, core::UnitKind kind = core::UnitKind::Unit,
                core::Setting setting = core::Setting::Daycare)
    {
        return UnitId{must(app::AddUnit{.parent = parent, .kind = kind, .setting = setting, .name = name})};
    }
    UserId adult(const std::string& name, std::vector<UnitId> units, core::Role role = core::Role::Pedagogue)
    {
        return UserId{must(app::AddUser{.name = name, .role = role, .units = std::move(units), .passphrase = passphraseOf(name), .lastDay = {}})};
    }
    ChildId child(const std::string& name, UnitId unit, Date born = day(2022, 5, 1))
    {
        return ChildId{must(app::AddChild{.unit = unit, .name = name, .birthDate = born, .sex = {}, .cpr = {}, .externalId = {}})};
    }
    RoundId openRound(UnitId unit) { return RoundId{must(app::OpenRound{.unit = unit, .windowFrom = {}, .windowTo = {}, .reason = {}})}; }

    const core::Instrument& form(RoundId round, ChildId child) const
    {
        return *session->instrument(*session->world().roundChild(round, child)->instrument);
    }
    /// Answers every item with the option of this index (its last one where there are fewer).
    void answerAll(RoundId round, ChildId child, std::uint8_t option)
    {
        const core::Instrument& questions = form(round, child);
        for (std::size_t item = 0; item < questions.items.size(); ++item) {
            const auto most = static_cast<std::uint8_t>(questions.answersOf(item).options.size() - 1);
            must(app::SetAnswer{round, child, item, {core::Answer::Kind::Option, std::min(option, most)}});
        }
    }
    /// The whole own rating in the present user's name.
    void rate(RoundId round, ChildId child, std::uint8_t option, core::Position own)
    {
        answerAll(round, child, option);
        must(app::FinishRating{round, child});
        must(app::SetOwnPosition{round, child, own});
    }
    /// Adds "Ane" and "Bo" to the unit once.
    void addPair(UnitId unit)
    {
        ane = adult("Ane", {unit});
        bo = adult("Bo", {unit});
    }
    /// Both rate alike, and go on in Bo's name.
    void bothRate(RoundId round, ChildId child, std::uint8_t option, core::Position own)
    {
        for (const char* name : {"Ane", "Bo"}) {
            as(name);
            rate(round, child, option, own);
        }
    }
    /// The latest step of the guide's with this id for the child; null if there is none.
    const core::Step* step(ChildId child, const std::string& guideStep) const
    {
        const core::Step* found = nullptr;
        for (const core::Step* s : session->world().stepsOf(child))
            if (s->guideStep == guideStep && (found == nullptr || found->id < s->id)) found = s;
        return found;
    }

    TempDir dir;
    TestClock clock;
    std::shared_ptr<const definitions::Catalog> catalog = shippedCatalog();
    std::unique_ptr<app::Session> session;
    UnitId root, house, red, blue;
    UserId leader, ane, bo;
};

} // namespace trivsel::test
