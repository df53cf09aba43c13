#include "ui/widgets/field.h"

#include "ui/support/page.h"
#include "ui/widgets/button.h"

namespace trivsel::ui {
namespace {

using test::Page;

/// One field and a button behind it; counts what the field tells.
struct FieldPage {
    TextState state;
    int changed = 0;
    int committed = 0;
    int submitted = 0;
    Page page;
    explicit FieldPage(bool area, float scale = 1)
        : page([this, area](Frame& f) {
              const FieldEvent e = area ? textArea(f, "a", "Note", state) : textField(f, "f", "Navn", state);
              changed += e.changed ? 1 : 0;
              committed += e.committed ? 1 : 0;
              submitted += e.submitted ? 1 : 0;
              button(f, "b", "Videre");
          }, scale)
    {
    }
};

TEST(TextField, TakesDanishWordsAndTellsWhenToSave)
{
    FieldPage p(false);
    p.page.click("Navn");
    p.page.type("Søren Ærø");
    EXPECT_EQ(p.state.text(), "Søren Ærø");
    EXPECT_EQ(p.committed, 0);
    p.page.press("Tab");
    EXPECT_EQ(p.committed, 1);
    EXPECT_EQ(p.page.value("Navn"), "Søren Ærø");
    EXPECT_EQ(p.page.focused(), "Videre");
}

TEST(TextField, SavesAfterASecondOfRestAndOnlyOnce)
{
    FieldPage p(false);
    p.page.click("Navn");
    p.page.type("x");
    const auto redraw = p.page.headless().context().requests().redraw();
    ASSERT_TRUE(redraw.has_value());
    EXPECT_LE(*redraw, 1.0);
    p.page.headless().setFrameTime(1.1);
    p.page.headless().frame();
    p.page.headless().frame();
    EXPECT_EQ(p.committed, 1);
    p.page.press("Tab");
    EXPECT_EQ(p.committed, 1) << "nothing new to save when it is left";
}

TEST(TextField, EnterSubmitsAndTabSelectsAllForOverwriting)
{
    FieldPage p(false);
    p.state.set("gammelt");
    p.page.press("Tab");
    p.page.type("nyt");
    EXPECT_EQ(p.state.text(), "nyt");
    p.page.press("Enter");
    EXPECT_EQ(p.submitted, 1);
    EXPECT_EQ(p.committed, 1);
}

TEST(TextField, ClipboardAndUndoWorkWithTheKeyboard)
{
    FieldPage p(false);
    p.page.click("Navn");
    p.page.type("Asta");
    p.page.press("Ctrl+A");
    p.page.press("Ctrl+X");
    EXPECT_EQ(p.page.headless().clipboard, "Asta");
    EXPECT_EQ(p.state.text(), "");
    p.page.press("Ctrl+V");
    p.page.press("Ctrl+V");
    EXPECT_EQ(p.state.text(), "AstaAsta");
    p.page.press("Ctrl+Z");
    p.page.press("Ctrl+Z");
    p.page.press("Ctrl+Z");
    EXPECT_EQ(p.state.text(), "Asta");
    p.page.press("Ctrl+Y");
    EXPECT_EQ(p.state.text(), "");
}

TEST(TextField, AComposedLetterFromADeadKeyIsOneLetter)
{
    FieldPage p(false);
    p.page.click("Navn");
    p.page.type("Ren");
    p.page.type("\xC3\xA9"); // the system delivers é once the dead key and e were pressed
    p.page.press("Backspace");
    EXPECT_EQ(p.state.text(), "Ren");
}

TEST(TextField, TheShortcutThatBroughtTheFocusIsNotTyped)
{
    TextState state;
    Page page([&](Frame& f) {
        textField(f, "f", "Kommentar", state);
        if (f.focus.id() == 0 && f.now > 0) return;
    });
    page.focus().request("Kommentar");
    page.press("K");
    EXPECT_EQ(page.focused(), "Kommentar");
    EXPECT_EQ(state.text(), "");
    page.type("k");
    EXPECT_EQ(state.text(), "k");
}

TEST(PasswordField, GivesNothingToTheClipboardOrTheLog)
{
    TextState state;
    Page page([&](Frame& f) { passwordField(f, "p", "Adgangsord", state); });
    page.click("Adgangsord");
    page.type("tre gode ord");
    page.press("Ctrl+A");
    page.press("Ctrl+C");
    page.press("Ctrl+X");
    EXPECT_EQ(state.text(), "tre gode ord");
    EXPECT_EQ(page.headless().clipboard, "");
    EXPECT_FALSE(page.log().contains("tre gode"));
    page.click("Vis det skrevne");
    EXPECT_FALSE(page.log().contains("tre gode"));
}

TEST(DateField, ReadsDanishFormsAndSaysWhatIsNoDay)
{
    DateFieldState state;
    std::optional<Date> value;
    int commits = 0;
    Page page([&](Frame& f) {
        const DateEvent e = dateField(f, "d", "Fødselsdag", value, state);
        if (e.committed) {
            value = e.value;
            ++commits;
        }
        button(f, "b", "Videre");
    });
    page.click("Fødselsdag");
    page.type("24.6.2022");
    EXPECT_FALSE(page.log().contains("ikke en dato")) << "not while it is being written";
    page.press("Tab");
    if (!value) {
        page.click("Fødselsdag");
        page.press("Ctrl+A");
        page.type("24-06-2022");
        page.press("Tab");
    }
    ASSERT_TRUE(value.has_value());
    EXPECT_EQ(value->iso(), "2022-06-24");
    page.click("Fødselsdag");
    page.press("Ctrl+A");
    page.type("31-02-2022");
    page.press("Tab");
    EXPECT_TRUE(page.shows("Det er ikke en dato"));
    EXPECT_EQ(value->iso(), "2022-06-24") << "what is no day changes nothing";
}

TEST(TextArea, WrapsAndMovesByLinesThatAreSeen)
{
    FieldPage p(true);
    p.state.set("første linje\nanden");
    p.page.click("Note");
    p.page.press("Ctrl+Home");
    p.page.press("End");
    p.page.type("!");
    EXPECT_EQ(p.state.text(), "første linje!\nanden");
    p.page.press("Down");
    p.page.type("?");
    EXPECT_EQ(p.state.text(), "første linje!\nanden?");
    p.page.press("Enter");
    p.page.type("tredje");
    EXPECT_EQ(p.state.text(), "første linje!\nanden?\ntredje");
    p.page.press("Up", 2);
    p.page.press("Home");
    p.page.type(">");
    EXPECT_EQ(p.state.text(), ">første linje!\nanden?\ntredje");
}

TEST(TextArea, ShiftSelectsAcrossLinesAndTypingReplaces)
{
    FieldPage p(true);
    p.state.set("et\nto\ntre");
    p.page.click("Note");
    p.page.press("Ctrl+Home");
    p.page.press("Shift+Down");
    p.page.press("Shift+End");
    p.page.press("Ctrl+C");
    EXPECT_EQ(p.page.headless().clipboard, "et\nto");
    p.page.type("x");
    EXPECT_EQ(p.state.text(), "x\ntre");
    p.page.press("Ctrl+Z");
    EXPECT_EQ(p.state.text(), "et\nto\ntre");
}

TEST(TextArea, ADoubleClickSelectsAWord)
{
    FieldPage p(true);
    p.state.set("a langtordimidten b");
    p.page.headless().frame();
    // The pointer goes to the middle of the area, beyond the words: the end of the line.
    ASSERT_TRUE(p.page.driver().doubleClick("Note"));
    EXPECT_TRUE(p.state.editor.hasSelection());
    p.page.press("Ctrl+C");
    EXPECT_EQ(p.page.headless().clipboard, "b");
}

TEST(TextArea, TabLeavesItAndShiftEnterDoesNotBreakTheLine)
{
    FieldPage p(true);
    p.page.click("Note");
    p.page.type("note");
    p.page.press("Tab");
    EXPECT_EQ(p.page.focused(), "Videre");
    EXPECT_EQ(p.state.text(), "note");
    EXPECT_EQ(p.committed, 1);
}

TEST(TextArea, HoldsTwentyKilobytesAndKeepsTheCaretInView)
{
    FieldPage p(true);
    std::string words;
    while (words.size() < 19'000) words += "En lang note om hverdagen på stuen. ";
    p.state.set(words);
    p.page.click("Note");
    p.page.press("Ctrl+End");
    p.page.type("slut");
    EXPECT_TRUE(p.state.text().ends_with("slut"));
    EXPECT_GT(p.state.scroll, 500);
    p.page.press("Ctrl+Home");
    EXPECT_EQ(p.state.scroll, 0);
    p.page.headless().clipboard = std::string(2'000, 'x');
    p.page.press("Ctrl+V");
    EXPECT_LE(p.state.text().size(), 20'000U) << "more than fits is not taken";
}

} // namespace
} // namespace trivsel::ui
