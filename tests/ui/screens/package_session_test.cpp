#include "app/school/rating_packages.h"
#include "ui/screens/casework_house.h"

#include <cstdlib>
#include <fstream>

/// Ratings from elsewhere, in the real program: a package becomes a small store on a computer that knows nothing, and a
/// form that was filled in on paper is typed in.
namespace trivsel::tests {
namespace {

const Date kToday = *Date::of(2026, 10, 5);
constexpr const char* kWay = "ABCD-EFGH-JKMN-PQRS"; ///< told by another way than the file

/// Anna and Bent in a round that Pia and Per rate; Pia has her package with her.
struct House {
    test::TempDir dir;
    std::filesystem::path package = dir / "runde.pakke";
    UnitId unit;
    ChildId anna;
    UserId pia;

    House()
    {
        setenv("XDG_DATA_HOME", (dir / "data").c_str(), 1);
        StoreMaker maker(dir, "Strandhuset", kToday);
        unit = maker.unit(core::Setting::Daycare, "Strandhuset", "Rød stue");
        for (const char* name : {"Pia Pædagog", "Per Pædagog"}) maker.adult(name, unit);
        anna = maker.child("Anna Juhl", unit);
        maker.child("Bent Holm", unit);
        maker.add(app::OpenRound{unit, kToday, kToday.plusDays(14), "Prøve", 2});
        maker.as("Pia Pædagog");
        const auto bytes = app::ratingTaskFile(maker.session(), maker.session().world().openRound(unit)->id, maker.session().user().id, kWay, "Vurdering hjemme");
        if (!bytes) throw std::runtime_error(bytes.error().message.en);
        std::ofstream(package, std::ios::binary) << *bytes;
        pia = maker.session().user().id;
        maker.save();
    }
};

/// The other computer: no store, nothing remembered.
struct AtHome : PlayerBase {
    explicit AtHome(const House& house) : PlayerBase({{}, house.dir / "hjemme", kToday}) { sitDown("", ""); }
    void choose(const std::filesystem::path& package)
    {
        click("Åbn en vurderingspakke");
        click("Vælg filen (.pakke)");
        retype("Sti til fil eller mappe", package.string());
        press("Enter");
        expect(package.string());
    }
};

TEST(PackageSession, APackageBecomesASmallStoreOfItsAdultOnly)
{
    const House house;
    AtHome p(house);
    p.choose(house.package);
    p.click("Pakkens adgangssætning");
    p.type("WRONG-WRONG-WRONG");
    p.click("Åbn pakken");
    p.stage().settle();
    ASSERT_EQ(p.stage().application().session(), nullptr);
    EXPECT_FALSE(std::filesystem::exists(house.dir / "data/trivselslys/vurdering.trivsel")) << "nothing is left behind";
    p.picture("session_package_wrong");
    p.retype("Pakkens adgangssætning", "abcd efgh jkmn pqrs");
    p.click("Åbn pakken");
    p.stage().settle();
    ASSERT_NE(p.stage().application().session(), nullptr) << p.user().items();
    EXPECT_EQ(p.session().user().name, "Pia Pædagog");
    EXPECT_TRUE(app::isRatingStore(p.session().world()));
    EXPECT_EQ(p.session().world().children.size(), 2U);
    EXPECT_TRUE(std::filesystem::exists(house.dir / "data/trivselslys/vurdering.trivsel"));
    p.picture("session_package_open");
    p.press("Ctrl+L");
    p.stage().settle();
    p.click("Adgangssætning");
    p.type(kWay);
    p.press("Enter");
    p.stage().settle();
    EXPECT_NE(p.stage().application().session(), nullptr) << "the package's passphrase opens it again";
}

TEST(PackageSession, EscapeLeavesThePageAndTheFirstStartIsThereAgain)
{
    const House house;
    AtHome p(house);
    p.click("Åbn en vurderingspakke");
    p.expectGone("Prøv med en demo");
    p.press("Escape");
    p.expect("Åbn en vurderingspakke");
    p.expect("Åbn et lager, der findes");
}

TEST(PackageSession, APaperFormIsTypedInAndNamesWhoTypedIt)
{
    const House house;
    CaseworkPlayer p(house.dir, "Lone Leder", kToday);
    p.open({app::Screen::Round, house.unit, {}, {}});
    p.click("Mere");
    p.click("Vurderinger fra et andet sted");
    p.picture("session_elsewhere");
    p.click("Barn");
    p.click("Anna Juhl");
    p.click("Udfyldt af");
    p.click("Pia Pædagog");
    p.picture("session_elsewhere_paper");
    p.click("Dagen på papiret");
    p.type("02-10-2026");
    const RoundId round = p.session().world().openRound(house.unit)->id;
    const core::InstrumentPtr form = p.session().instrument(*p.session().world().roundChild(round, house.anna)->instrument);
    for (std::size_t i = 0; i < form->items.size(); ++i) p.click("Ikke set endnu", static_cast<int>(i) + 1);
    p.picture("session_elsewhere_items");
    p.click("»Min egen position« på papiret");
    p.click("Gul: øget opmærksomhed");
    p.click("Gem skemaet");
    const core::Rating* rating = p.session().world().rating(round, house.anna, house.pia);
    ASSERT_NE(rating, nullptr) << p.user().items();
    EXPECT_EQ(rating->ownPosition, core::Position::Yellow);
    EXPECT_EQ(rating->typedInBy, p.session().user().id);
    EXPECT_EQ(rating->paperOn, Date::of(2026, 10, 2));
    p.expect("Skemaet er tastet ind. Ved vurderingen står, hvem der tastede det.");
}

} // namespace
} // namespace trivsel::tests
