#include "ui/screens/content/content_screen.h"
#include "ui/screens/criteria/criteria_screen.h"
#include "ui/screens/help/help_screen.h"

#include "ui/screens/round_models.h"
#include "ui/screens/stage.h"
#include "ui/shortcuts.h"

#include <gtest/gtest.h>

#include <array>

namespace trivsel::tests {
namespace {

using Tab = ui::ContentView::Tab;

/// Kriterier, Indhold and Hjælp over one model.
struct ReadingPages {
    enum class Which { Criteria, Content, Help };
    app::ContentModel model;
    Which which;
    ui::CriteriaView criteria;
    ui::ContentView content;
    ui::HelpView help;
    Stage stage;

    ReadingPages(Which w, app::ContentModel m, const StageOptions& options = {})
        : model(std::move(m)), which(w), stage(options, [this](ui::Frame& frame, ui::Outbox& out) { draw(frame, out); })
    {
        stage.title = w == Which::Criteria ? "Kriterier" : w == Which::Content ? "Indhold" : "Hjælp";
        stage.subtitle.clear();
    }
    void draw(ui::Frame& frame, ui::Outbox& out)
    {
        if (which == Which::Criteria)
            ui::drawCriteria(frame, model, criteria, out, positionWords());
        else if (which == Which::Content)
            ui::drawContent(frame, model, content, out, positionWords());
        else
            ui::drawHelp(frame, help, out);
    }
};
using Which = ReadingPages::Which;

TEST(ReadingScreens, AreSoundAtEverySize)
{
    for (const StageOptions& options : allStages()) {
        for (const app::ContentModel& model :
             {app::ContentModel{}, shippedContent(), hostile(shippedContent(), hugeName()),
              hostile(shippedContent(), hashName()), hostile(shippedContent(), rtlName())}) {
            ReadingPages(Which::Criteria, model, options).stage.expectSound();
            ReadingPages pages(Which::Content, model, options);
            for (const Tab tab : {Tab::Guide, Tab::Forms, Tab::Municipality, Tab::Sources, Tab::Faults}) {
                pages.content.tab = tab;
                pages.content.showsRules = true;
                pages.stage.expectSound();
            }
        }
        ReadingPages rules(Which::Criteria, shippedContent(), options);
        rules.criteria.area = 99;
        rules.stage.expectSound();
    }
}

TEST(HelpScreen, HasAPageForEachScreenInBothLanguages)
{
    using app::Screen;
    for (const StageOptions& options : allStages()) {
        ReadingPages pages(Which::Help, {}, options);
        for (std::size_t page = 0; page < 28; ++page) {
            pages.help.page = page;
            pages.stage.expectSound();
        }
    }
    ui::HelpView view;
    for (const Screen s : {Screen::Start, Screen::Round, Screen::Rating, Screen::Team, Screen::Children, Screen::Child,
                           Screen::Content, Screen::Settings}) {
        view.page = 99;
        view.openFor(s);
        EXPECT_NE(view.page, 0U);
        EXPECT_LT(view.page, 28U);
    }
}

TEST(HelpScreen, ShowsEveryShortcutOfTheTable)
{
    ReadingPages pages(Which::Help, {});
    pages.stage.click("Taster");
    for (const ui::ShortcutRow& row : ui::shortcuts()) pages.stage.expect(ui::keyCapText(row.keys));
}

TEST(CriteriaScreen, ShowsTheFormChosenByAgeAndItsRule)
{
    ReadingPages pages(Which::Criteria, shippedContent());
    pages.stage.click("Trivsel 3-5 år");
    pages.stage.expect("Søger trøst hos en voksen, når noget er svært");
    pages.stage.click("Fra svar til position");
    pages.stage.expect("Mindst to tydelige tegn inden for samme område");
    pages.stage.expect("Helhedsvurdering");
}

TEST(ContentScreen, TheWholeGuideCanBeRead)
{
    ReadingPages pages(Which::Content, shippedContent());
    for (const auto& step : pages.model.steps) pages.stage.expect(step.action.da);
    pages.stage.click("Fejl i filer");
    pages.stage.expect("der mangler et komma");
}

/// Another edition with everything that can differ, of words that long.
app::GuideChangeModel changeOf(const std::string& name)
{
    app::GuideChangeModel change;
    change.file = "ny.json";
    change.versionInUse = "1.0";
    change.versionNew = "2.0";
    const Text words{name, name};
    change.addedSteps = {{{"Gå en runde sammen", "Walk round together"}, {"Teamet · Senest 5 dage efter positionen", {}}, {{{}, {}, words}}}};
    change.removedSteps = {{words, words, {{{}, {}, words}}}};
    change.changedSteps = {{words, {}, {{{"Frist", "Due"}, {"Senest 5 dage efter positionen", {}}, {}}, {{"Navn", "Name"}, words, words}}}};
    change.changedRules = {{words, {}, {{{"Gælder, når", "Holds when"}, words, words}}}};
    change.isReordered = true;
    change.looked = 40;
    change.affected = 16;
    app::GuideChangeModel::Group group;
    group.come = {{"Gå en runde sammen", "Walk round together"}};
    group.go = {words};
    for (int i = 0; i < 14; ++i) group.children.push_back({ChildId{i + 1}, name, "Blå stue"});
    group.beyond = 2;
    change.groups = {group};
    change.refused = Text{"Det giver din rolle ikke ret til.", "Your role gives no right to this."};
    return change;
}

TEST(ContentScreen, AChangedGuideStandsEverySizeAndIsToldBeforeItIsTaken)
{
    int n = 0;
    for (const StageOptions& options : allStages()) {
        for (const std::string& name : {std::string("Se på rummene"), hugeName(), hashName(), rtlName()}) {
            ReadingPages pages(Which::Content, shippedContent(), options);
            pages.model.otherVersion = "2.0";
            pages.model.isGuideUnreadable = true;
            pages.stage.expectSound();
            pages.content.change = changeOf(name);
            pages.stage.expectSound();
            if (name == "Se på rummene") pages.stage.picture("guide-change-" + std::to_string(n));
            pages.content.change->faults = {"ny.json:$.steps[0].who: " + name};
            pages.stage.expectSound();
        }
        ++n;
    }
    ReadingPages pages(Which::Content, shippedContent());
    pages.content.change = changeOf("Se på rummene");
    pages.stage.expect("1 nyt skridt");
    pages.stage.expect("Skridt, der allerede er lavet, ændres ikke.");
    pages.stage.expect("16 af 40 børn ville få andre skridt.");
    EXPECT_FALSE(pages.stage.user().click("Tag i brug")) << "not for this role";
    pages.stage.click("Vis alle 14");
    pages.content.change->refused.reset();
    pages.content.change->bytes = "{}";
    pages.stage.headless().frame();
    pages.stage.click("Tag i brug");
    ASSERT_NE(pages.stage.last<app::TakeGuide>(), nullptr);
    pages.stage.expectGone("1 nyt skridt");
}

TEST(ReadingScreens, Pictures)
{
    int n = 0;
    for (const StageOptions& options : allStages()) {
        const std::string size = std::to_string(n++);
        ReadingPages criteria(Which::Criteria, shippedContent(), options);
        criteria.criteria.form = "trivsel-3-5";
        criteria.stage.picture("criteria-items-" + size);
        criteria.criteria.area = 99;
        criteria.stage.picture("criteria-rules-" + size);
        ReadingPages content(Which::Content, shippedContent(), options);
        constexpr std::array kNames{"guide", "forms", "municipality", "sources", "faults"};
        for (std::size_t i = 0; i < kNames.size(); ++i) {
            content.content.tab = static_cast<Tab>(i);
            content.stage.picture("content-" + std::string(kNames[i]) + "-" + size);
        }
        ReadingPages help(Which::Help, {}, options);
        for (const std::size_t page : {3U, 10U, 11U}) {
            help.help.page = page;
            help.stage.picture("help-" + std::to_string(page) + "-" + size);
        }
    }
}

} // namespace
} // namespace trivsel::tests
