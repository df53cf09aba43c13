#include "app/documents/form_document.h"
#include "app/documents/guide_document.h"
#include "app/session_fixture.h"
#include "report/pdf_tools.h"

#include <gmock/gmock.h>

/// Documents that need no store, read back with pdftotext.
namespace trivsel::app {
namespace {

using test::flat;
using test::PdfOnDisk;
using testing::HasSubstr;
using testing::Not;

const Date kToday = test::day(2026, 9, 10);

TEST(BlankForm, HoldsEveryStatementOfEveryFormAndSuggestsNothing)
{
    for (const auto& form : test::shippedCatalog()->instruments()) {
        const std::string text = flat(PdfOnDisk(formDocument(*form, Language::Danish, kToday)).text());
        for (const core::Item& item : form->items) EXPECT_THAT(text, HasSubstr(flat(item.text.da))) << form->id;
        EXPECT_THAT(text, HasSubstr("Ikke set endnu"));
        EXPECT_THAT(text, HasSubstr("ikke videnskabeligt afprøvet"));
        EXPECT_THAT(text, Not(HasSubstr("Forslag")));
    }
}

TEST(BlankForm, ManyAnswersBecomeNumbersToPutARingAround)
{
    core::Instrument form;
    form.id = "ten";
    form.title = {"Ti svar", "Ten answers"};
    core::AnswerSet set;
    for (std::int32_t i = 0; i <= 10; ++i)
        set.options.push_back({i, i, {}, {"Trin " + std::to_string(i), "Level " + std::to_string(i)}});
    form.answerSets = {set};
    form.items = {{"one", {"Har det godt", "Is well"}, 0, 0, false, 1, {}}};
    form.areas = {{"all", {"Alt", "All"}, true, {0}, {}, {}}};
    const std::string text = flat(PdfOnDisk(formDocument(form, Language::English, kToday)).text());
    EXPECT_THAT(text, HasSubstr("Is well"));
    EXPECT_THAT(text, HasSubstr("10: Level 10"));
    EXPECT_THAT(text, HasSubstr("8 9 10 · Not seen yet"));
}

TEST(GuideBooklet, BeginsWithWhatCannotWaitInEachMunicipality)
{
    const auto catalog = test::shippedCatalog();
    ASSERT_EQ(catalog->municipalities().size(), 5U);
    for (const auto& profile : catalog->municipalities()) {
        const auto guide = catalog->guide(profile->guide);
        const PdfOnDisk booklet(guideDocument(*profile, *guide, Language::Danish, kToday));
        const std::string first = flat(booklet.text(1));
        EXPECT_THAT(first, HasSubstr("Mistanke om vold, overgreb eller negativ social kontrol")) << profile->id;
        EXPECT_THAT(first, HasSubstr("Ring 112")) << profile->id;
        EXPECT_THAT(first, HasSubstr(flat(profile->role("modtagelse")->title.da))) << profile->id;
        core::GuideCase acute;
        acute.acute = core::AcuteState::Open;
        for (const auto& step : core::plan(*guide, acute, core::WorkingCalendar()))
            EXPECT_THAT(first, HasSubstr(flat(guide->steps[step.step].title.da))) << profile->id;
    }
}

TEST(GuideBooklet, HoldsTheLadderEveryStepAndTheWholeDirectory)
{
    const auto catalog = test::shippedCatalog();
    const auto profile = catalog->municipality("kerteminde");
    const auto guide = catalog->guide(profile->guide);
    for (const Language language : {Language::Danish, Language::English}) {
        const std::string all = flat(PdfOnDisk(guideDocument(*profile, *guide, language, kToday)).text());
        for (const core::Rung& rung : profile->ladder) EXPECT_THAT(all, HasSubstr(flat(rung.title.in(language))));
        for (const core::GuideStep& step : guide->steps) {
            EXPECT_THAT(all, HasSubstr(flat(step.title.in(language))));
            EXPECT_THAT(all, HasSubstr(flat(step.action.in(language))));
        }
        for (const core::DirectoryEntry& entry : profile->directory)
            EXPECT_THAT(all, HasSubstr(flat(entry.title.in(language))));
    }
}

} // namespace
} // namespace trivsel::app
