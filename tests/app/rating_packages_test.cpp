#include "app/output_file.h"
#include "app/school/rating_packages.h"
#include "app/session_fixture.h"

#include <algorithm>
#include <filesystem>
#include <fstream>

/// Ratings made on another computer, or on paper and typed in.
namespace trivsel::app {
namespace {

using test::day;
using test::House;

constexpr const char* kPurpose = "Vurdering hjemmefra";
constexpr const char* kWay = "ABCD-EFGH-JKMN-PQRS";

class Packages : public ::testing::Test {
protected:
    Packages()
    {
        anna = house.child("Anna Juhl", house.red);
        bent = house.child("Bent Holm", house.red);
        pia = house.adult("Pia Pædagog", {house.red});
        per = house.adult("Per Pædagog", {house.red});
        round = house.openRound(house.red);
    }
    std::string task(UserId rater)
    {
        auto bytes = ratingTaskFile(*house.session, round, rater, kWay, kPurpose);
        EXPECT_TRUE(bytes) << (bytes ? "" : bytes.error().message.en);
        return bytes.value_or("");
    }
    /// On the other computer.
    std::unique_ptr<Session> away(const std::string& bytes)
    {
        RatingStoreRequest request;
        request.file = house.dir / "hjemme.trivsel";
        request.bytes = bytes;
        request.passphrase = kWay;
        request.fileName = "fil.pakke";
        request.catalog = house.catalog;
        request.clock = &house.clock;
        request.anchorDir = house.dir / "state-2";
        request.cost = {64, 1};
        const auto name = makeRatingStore(request);
        EXPECT_TRUE(name) << (name ? "" : name.error().message.en);
        Session::OpenRequest open;
        open.file = request.file;
        open.user = name.value_or("");
        open.passphrase = kWay;
        open.catalog = house.catalog;
        open.clock = &house.clock;
        open.anchorDir = request.anchorDir;
        auto session = Session::open(open);
        EXPECT_TRUE(session) << (session ? "" : session.error().message.en);
        return session ? std::move(*session) : nullptr;
    }
    /// Rates the first child of the small store with its options' first choice.
    static std::string rateOne(Session& session)
    {
        const World& world = session.world();
        const RoundId there = world.rounds.begin()->first;
        const core::RoundChild row = world.roundChildren.at(there).front();
        const core::InstrumentPtr form = session.instrument(*row.instrument);
        for (std::size_t i = 0; i < form->items.size(); ++i)
            EXPECT_TRUE(session.apply(SetAnswer{there, row.child, i, {core::Answer::Kind::Option, 0}}));
        EXPECT_TRUE(session.apply(FinishRating{there, row.child}));
        EXPECT_TRUE(session.apply(SetOwnPosition{there, row.child, core::Position::Yellow}));
        auto bytes = returnedRatingsFile(session, kPurpose);
        EXPECT_TRUE(bytes) << (bytes ? "" : bytes.error().message.en);
        return bytes.value_or("");
    }

    House house;
    ChildId anna, bent;
    UserId pia, per;
    RoundId round;
};

TEST_F(Packages, ARatingMadeOnAnotherComputerComesHomeOnce)
{
    house.as("Per Pædagog");
    house.answerAll(round, anna, 0); // what others found stays at home
    house.as(House::kLeader);
    const std::string out = task(pia);
    EXPECT_EQ(out.find("Anna"), std::string::npos);
    const auto small = away(out);
    ASSERT_NE(small, nullptr);
    EXPECT_EQ(small->world().children.size(), 2U);
    EXPECT_TRUE(small->world().ratings.empty());
    EXPECT_TRUE(isRatingStore(small->world()));
    EXPECT_FALSE(isRatingStore(house.session->world()));
    const std::string back = rateOne(*small);

    house.as("Per Pædagog");
    const auto preview = previewReturned(*house.session, back, "fil.pakke");
    ASSERT_TRUE(preview);
    EXPECT_EQ(std::tuple(preview->taken, preview->kept, preview->unfinished, preview->rater), std::tuple(1, 0, 1, std::string("Pia Pædagog")));
    house.must(TakeRatings{"fil.pakke", back});
    const core::Rating* home = house.session->world().rating(round, anna, pia);
    ASSERT_NE(home, nullptr);
    EXPECT_EQ(home->ownPosition, core::Position::Yellow);
    EXPECT_TRUE(home->doneAt);
    EXPECT_EQ(house.session->world().rating(round, bent, pia), nullptr);
    const std::uint64_t version = house.session->version();
    EXPECT_TRUE(house.session->apply(TakeRatings{"fil.pakke", back}));
    EXPECT_EQ(house.session->version(), version) << "once for each package";
    house.reopen("Per Pædagog");
    EXPECT_EQ(house.session->world().rating(round, anna, pia)->ownPosition, core::Position::Yellow);
}

TEST_F(Packages, WhatIsDoneAtHomeStaysAndAClosedRoundTakesNothing)
{
    house.as("Pia Pædagog");
    const std::string out = task(pia);
    const auto small = away(out);
    const std::string back = rateOne(*small);
    house.answerAll(round, anna, 1);
    house.must(FinishRating{round, anna});
    house.must(SetOwnPosition{round, anna, core::Position::Green});
    EXPECT_EQ(previewReturned(*house.session, back, "f")->kept, 1);
    const core::Rating before = *house.session->world().rating(round, anna, pia);
    house.must(TakeRatings{"f", back});
    EXPECT_EQ(*house.session->world().rating(round, anna, pia), before);

    const std::string later = task(pia); // Bent is left
    EXPECT_NE(later, out);
    for (std::size_t at = 0; at < back.size(); at += 7) {
        std::string altered = back;
        altered[at] = static_cast<char>(altered[at] ^ 1);
        EXPECT_FALSE(house.session->allowed(TakeRatings{"f", altered}));
    }
}

TEST_F(Packages, AFormThatOnlyTheStoreHasGoesAlong)
{
    // A newer program: its data folder has another edition of the form that the open round began with.
    namespace fs = std::filesystem;
    const std::string id = house.form(round, anna).id;
    const fs::path data = house.dir / "data";
    fs::copy(fs::path(TRIVSEL_SOURCE_DIR) / "data", data, fs::copy_options::recursive);
    for (const auto& entry : fs::recursive_directory_iterator(data / "instruments")) {
        if (!entry.is_regular_file()) continue;
        auto bytes = readWholeFile(entry.path());
        ASSERT_TRUE(bytes);
        const std::string old = "\"version\": \"" + house.form(round, anna).version + "\"";
        if (bytes->find("\"id\": \"" + id + "\"") == std::string::npos) continue;
        bytes->replace(bytes->find(old), old.size(), "\"version\": \"77.0\"");
        std::ofstream(entry.path(), std::ios::trunc | std::ios::binary) << *bytes;
    }
    auto newer = definitions::Catalog::load(data);
    ASSERT_TRUE(newer);
    house.catalog = std::make_shared<const definitions::Catalog>(std::move(*newer));
    house.reopen();
    ASSERT_EQ(house.catalog->instrument(id)->version, "77.0");
    const auto small = away(task(pia));
    ASSERT_NE(small, nullptr);
    const std::string back = rateOne(*small);
    house.must(TakeRatings{"fil.pakke", back});
    EXPECT_NE(house.session->world().rating(round, anna, pia), nullptr);
}

TEST_F(Packages, AClosedRoundTakesNothingInAndSaysWhy)
{
    const std::string out = task(pia);
    const auto small = away(out);
    ASSERT_NE(small, nullptr);
    const std::string back = rateOne(*small);
    for (const ChildId child : {anna, bent}) house.must(SetNoPosition{round, child, "Flyttet"});
    house.must(CloseRound{round});
    const auto refused = house.session->allowed(TakeRatings{"fil.pakke", back});
    ASSERT_FALSE(refused);
    EXPECT_EQ(house.session->world().rating(round, anna, pia), nullptr);
    EXPECT_FALSE(house.session->allowed(SendRatingPackage{round, per, std::string(32, 'a'), std::string(64, 'b')}));
}

TEST_F(Packages, GoOutForOneselfAloneUnlessALeaderSendsThem)
{
    const std::string code(32, 'a'), key(64, 'b');
    house.as("Per Pædagog");
    house.mustNot(SendRatingPackage{round, pia, code, key});
    house.must(SendRatingPackage{round, per, code, key});
    house.as(House::kLeader);
    house.must(SendRatingPackage{round, pia, std::string(32, 'c'), key});
    house.mustNot(SendRatingPackage{round, house.leader, std::string(32, 'd'), key}); // rates nobody here
}

TEST_F(Packages, APaperFormIsTypedInByOneWhoRatesTheChildNoMore)
{
    TypeInRating paper{round, anna, pia, day(2026, 9, 9), {}, core::Position::Red, {}, "Skrevet i skoven"};
    paper.answers.resize(house.form(round, anna).items.size(), {core::Answer::Kind::NotSeen, 0});
    house.as("Per Pædagog");
    house.mustNot(paper); // could still rate: must not see another's answers
    house.as("Pia Pædagog");
    house.mustNot(paper); // one's own
    house.as(House::kLeader);
    TypeInRating blank = paper;
    blank.answers[0] = {};
    house.mustNot(blank);
    TypeInRating withoutPosition = paper;
    withoutPosition.position.reset();
    house.mustNot(withoutPosition);
    TypeInRating tomorrow = paper;
    tomorrow.on = day(2026, 9, 11);
    house.mustNot(tomorrow);
    house.must(paper);
    const core::Rating* rating = house.session->world().rating(round, anna, pia);
    ASSERT_NE(rating, nullptr);
    EXPECT_EQ(std::tuple(rating->typedInBy, rating->paperOn, rating->ownPosition), std::tuple(house.leader, std::optional(day(2026, 9, 9)), std::optional(core::Position::Red)));
    house.mustNot(paper); // it is there
    house.reopen();
    EXPECT_EQ(house.session->world().rating(round, anna, pia)->typedInBy, house.leader);
}

} // namespace
} // namespace trivsel::app
