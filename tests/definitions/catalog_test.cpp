#include "definitions/catalog.h"
#include "files.h"

namespace trivsel::definitions {
namespace {

/// A sound data folder of the sample files.
class CatalogTest : public ::testing::Test {
protected:
    CatalogTest()
    {
        // The sample guide fits the sample profile, and its roadmap and calendar are there.
        for (const char* name : {"instrument", "guide", "municipality", "roadmap", "calendar", "demo"})
            put(std::string(name) + ".json", test::sound(name));
        put("locale/da/start.json", test::sound("locale"));
    }
    void put(const std::string& name, std::string_view bytes) { test::write(m_dir.path() / name, bytes); }
    Catalog load()
    {
        auto catalog = Catalog::load(m_dir.path());
        EXPECT_TRUE(catalog.has_value());
        return catalog ? std::move(*catalog) : Catalog{};
    }
    /// The fault lines without the name of the folder.
    std::vector<std::string> faults()
    {
        const Catalog catalog = load();
        std::vector<std::string> lines;
        for (Fault fault : catalog.faults()) {
            fault.file = std::filesystem::relative(fault.file, m_dir.path()).string();
            lines.push_back(fault.line(Language::English));
        }
        return lines;
    }
    using Lines = std::vector<std::string>;
    test::TempDir m_dir;
};

TEST_F(CatalogTest, OffersWhatIsSound)
{
    EXPECT_EQ(faults(), Lines{});
    const Catalog catalog = load();
    ASSERT_NE(catalog.instrument("sample"), nullptr);
    ASSERT_NE(catalog.guide("sample"), nullptr);
    ASSERT_NE(catalog.municipality("sample"), nullptr);
    ASSERT_NE(catalog.calendar("dk"), nullptr);
    ASSERT_NE(catalog.roadmap("absence"), nullptr);
    EXPECT_EQ(catalog.roadmaps().size(), 1U);
    EXPECT_EQ(catalog.roadmap("other"), nullptr);
    EXPECT_TRUE(catalog.demoNames());
    EXPECT_EQ(catalog.texts(Language::Danish).at("start.open"), "Åbn");
    EXPECT_EQ(catalog.files().size(), 5U);
    EXPECT_EQ(catalog.instrument("other"), nullptr);
    EXPECT_EQ(catalog.calendar("other"), nullptr);
}

TEST_F(CatalogTest, KeepsTheBytesOfEverySoundFileWithTheirDigest)
{
    const Catalog catalog = load();
    for (const DefinitionFile& file : catalog.files()) {
        EXPECT_EQ(file.bytes, test::bytesOf(file.file));
        EXPECT_EQ(file.sha256, sha256Hex(file.bytes));
        EXPECT_EQ(file.version, "1.0");
    }
}

TEST_F(CatalogTest, FindsTheFormByCompletedMonthsAndSetting)
{
    const Catalog catalog = load();
    EXPECT_NE(catalog.instrumentFor(36, core::Setting::Daycare), nullptr);
    EXPECT_NE(catalog.instrumentFor(71, core::Setting::Dayplejer), nullptr);
    EXPECT_EQ(catalog.instrumentFor(35, core::Setting::Daycare), nullptr);
    EXPECT_EQ(catalog.instrumentFor(72, core::Setting::Daycare), nullptr);
    EXPECT_EQ(catalog.instrumentFor(50, core::Setting::School), nullptr);
}

TEST_F(CatalogTest, DoesNotOfferAFileWithAFaultButAllOthers)
{
    put("instrument2.json",
        test::with(test::with(test::sound("instrument"), "\"sample\"", "\"second\""), "\"agree\": 2", "\"agree\": 0"));
    EXPECT_EQ(faults(), Lines{"instrument2.json:$.team.agree: 0 is not allowed here; at least 1"});
    const Catalog catalog = load();
    EXPECT_EQ(catalog.instruments().size(), 1U);
    EXPECT_NE(catalog.municipality("sample"), nullptr);
}

TEST_F(CatalogTest, ARoadmapSpeaksOfItsProfilesRolesAndRungsOnly)
{
    put("roadmap.json", test::with(test::sound("roadmap"), "\"who\": \"team\"", "\"who\": \"nobody\""));
    const Lines lines = faults();
    ASSERT_EQ(lines.size(), 1U);
    EXPECT_EQ(lines.front().substr(0, 28), "roadmap.json:$.steps[0].who:");
    EXPECT_EQ(load().roadmap("absence"), nullptr);
}

TEST_F(CatalogTest, RefusesASecondFileWithTheSameId)
{
    put("zz.json", test::sound("instrument"));
    EXPECT_EQ(faults().size(), 1U);
    EXPECT_EQ(faults().front().substr(0, 31), "zz.json:$.id: 'sample' is also ");
}

TEST_F(CatalogTest, ChecksTheReferencesOfAProfile)
{
    std::string bytes = test::sound("municipality");
    bytes = test::with(bytes, "\"instrument_rule\": \"default\"", "\"instrument_rule\": \"two-signs\"");
    bytes = test::with(bytes, "\"roadmaps\": [\"absence\"]", "\"roadmaps\": [\"absense\"]");
    bytes = test::with(bytes, "\"calendar\": \"dk\"", "\"calendar\": \"se\"");
    put("municipality.json", bytes);
    EXPECT_EQ(faults(),
              (Lines{"municipality.json:$.instrument_rule: the position rule 'two-signs' is not here, or has faults",
                     "municipality.json:$.roadmaps[0]: the roadmap 'absense' is not here, or has faults",
                     "municipality.json:$.calendar: the calendar 'se' is not here, or has faults"}));
    EXPECT_EQ(load().municipality("sample"), nullptr);
}

TEST_F(CatalogTest, ChecksThatAGuideFitsTheProfileThatNamesIt)
{
    std::string bytes = test::sound("guide");
    bytes = test::with(bytes, "\"who\": \"team\"", "\"who\": \"teem\"");
    bytes = test::with(bytes, "\"rung\": \"2\"", "\"rung\": \"3\"");
    bytes = test::with(bytes, "{\"rounds_not_green\": {\"at_least\": 2}}",
                       "{\"any\": [{\"area\": {\"id\": \"socal\", \"at_least\": \"red\"}}, {\"indicator\": {\"id\": "
                       "\"s7\", \"at_least\": \"red\"}}, "
                       "{\"concern\": {\"is\": \"bullying\"}}, {\"consent\": {\"to\": \"ppr\", \"is\": \"given\"}}]}");
    bytes = test::with(bytes, "{\"flag\": \"quiet\"}", "{\"flag\": \"quite\"}");
    put("guide.json", bytes);
    EXPECT_EQ(
        faults(),
        (Lines{
            "guide.json:$.steps[0].who: the profile 'sample' has no role 'teem'; did you mean 'team'?",
            "guide.json:$.steps[3].rung: the profile 'sample' has no rung '3'; did you mean '1'?",
            "guide.json:$.rules[3].if.all[1].any[0].area.id: no form has an area 'socal'; did you mean 'social'?",
            "guide.json:$.rules[3].if.all[1].any[1].indicator.id: no form has an indicator 's7'; did you mean 's1'?",
            "guide.json:$.rules[3].if.all[1].any[2].concern.is: the profile 'sample' has no kind of concern "
            "'bullying'; did you mean 'trivsel'?",
            "guide.json:$.rules[3].if.all[1].any[3].consent.to: the profile 'sample' has no role 'ppr'; did you mean "
            "'team'?",
            "guide.json:$.rules[3].if.all[2].not.flag: the profile 'sample' has no flag 'quite'; did you mean 'quiet'?",
            "municipality.json:$.guide: the guide 'sample' has faults"}));
    const Catalog catalog = load();
    EXPECT_EQ(catalog.guide("sample"), nullptr);
    EXPECT_EQ(catalog.municipality("sample"), nullptr) << "a profile without its guide would offer no steps";
}

TEST_F(CatalogTest, RefusesARuleThatNeedsAStepOfALowerRung)
{
    // »contact« stands on rung 2, comes after »environment« on rung 1, and is now asked for where that is not.
    put("guide.json",
        test::with(test::sound("guide"), "{\"position\": {\"is\": \"red\"}}", "{\"plan\": {\"is\": \"no_effect\"}}"));
    ASSERT_EQ(faults().size(), 2U);
    EXPECT_EQ(
        faults()[0],
        "guide.json:$.rules[2]: 'contact' needs 'environment' of a lower rung, which is not always offered with it "
        "(for instance when only this is known: plan = no_effect)");
}

TEST_F(CatalogTest, NamesWhatACaseMisspells)
{
    const Catalog catalog = load();
    core::GuideCase c;
    c.areas["social"] = core::Position::Red;
    c.indicators["s1"] = core::Position::Red;
    c.concern = "trivsel";
    c.flags = {"quiet"};
    c.consent["team"] = core::ConsentState::Given;
    const auto faultsOf = [&] {
        Lines lines;
        for (const Fault& fault : caseFitFaults(c, *catalog.municipality("sample"), catalog.instruments(), "case.json"))
            lines.push_back(fault.line(Language::English));
        return lines;
    };
    EXPECT_EQ(faultsOf(), Lines{});
    c.areas = {{"socal", core::Position::Red}};
    c.indicators = {{"s3", core::Position::Red}};
    c.concern = "trivsl";
    c.flags = {"quiet", "quite"};
    c.consent = {{"tem", core::ConsentState::Given}};
    EXPECT_EQ(
        faultsOf(),
        (Lines{"case.json:$.areas.socal: no form has an area 'socal'; did you mean 'social'?",
               "case.json:$.indicators.s3: no form has an indicator 's3'; did you mean 's1'?",
               "case.json:$.concern: the profile 'sample' has no kind of concern 'trivsl'; did you mean 'trivsel'?",
               "case.json:$.consent.tem: the profile 'sample' has no role 'tem'; did you mean 'team'?",
               "case.json:$.flags[1]: the profile 'sample' has no flag 'quite'; did you mean 'quiet'?"}));
}

TEST_F(CatalogTest, RefusesATextThatTwoFilesGive)
{
    put("locale/da/zz.json", "{\"format\": \"trivselslys.locale/1\", \"texts\": {\"start.open\": \"Luk op\"}}");
    ASSERT_EQ(faults().size(), 1U);
    EXPECT_EQ(faults()[0].substr(0, 54), "locale/da/zz.json:$.texts.start.open: the text is also");
    EXPECT_EQ(load().texts(Language::Danish).at("start.open"), "Åbn");
}

TEST_F(CatalogTest, NamesFilesThatAreNotOurs)
{
    put("a.json", "{\"format\": \"trivselslys.instrumnt/1\"}");
    put("b.json", "[]");
    put("c.json", "{\"format\": ");
    put("notes.txt", "not looked at");
    put("locale/de/start.json", test::sound("locale"));
    EXPECT_EQ(
        faults(),
        (Lines{"a.json:$.format: 'trivselslys.instrumnt/1' is not known here; did you mean 'trivselslys.instrument/1'?",
               "b.json:$: an object { } is expected here, not a list [ ]",
               "c.json:1:12: a value was expected here, not the end of the file",
               "locale/de/start.json: the file must lie in the folder da or en"}));
    std::size_t files = 0;
    ASSERT_TRUE(checkFolder(m_dir.path(), &files));
    EXPECT_EQ(files, 11U);
}

TEST_F(CatalogTest, RefusesAFileThatIsTooLargeWithoutReadingItWhole)
{
    put("large.json", std::string(5'000'000, ' '));
    EXPECT_EQ(faults(), Lines{"large.json: the file is larger than 1 MB"});
}

TEST(CatalogFolder, ThatIsNotThereIsAnError)
{
    const auto catalog = Catalog::load("/no/such/folder");
    ASSERT_FALSE(catalog);
    EXPECT_EQ(catalog.error().code, ErrorCode::BadInput);
    EXPECT_NE(catalog.error().message.en.find("/no/such/folder"), std::string::npos);
    EXPECT_FALSE(checkFolder("/no/such/folder"));
}

} // namespace
} // namespace trivsel::definitions
