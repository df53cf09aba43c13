#include "ui/text_editor.h"

#include "base/text.h"

#include <gtest/gtest.h>

#include <random>

namespace trivsel::ui {
namespace {

TextEditor area(std::string words)
{
    TextEditor e(std::move(words));
    e.setMultiline(true);
    return e;
}

float eight(char32_t) { return 8; }

TEST(TextEditor, TypingReplacesTheSelection)
{
    TextEditor e("Jonas tager imod");
    e.moveTo(0, Select::No);
    e.wordRight(Select::Yes);
    EXPECT_EQ(e.selected(), "Jonas ");
    e.insert("Mette ");
    EXPECT_EQ(e.text(), "Mette tager imod");
    EXPECT_FALSE(e.hasSelection());
}

TEST(TextEditor, StepsOverLettersAndNotOverBytes)
{
    TextEditor e("æ\xC3\xA5x");
    e.left(Select::No);
    e.left(Select::No);
    EXPECT_EQ(e.caret(), 2U);
    e.deleteForward();
    EXPECT_EQ(e.text(), "æx");
}

TEST(TextEditor, ACaretNeverStandsBetweenALetterAndItsAccent)
{
    TextEditor e("ae\xCC\x81x"); // e with a combining acute
    e.moveTo(1, Select::No);
    e.right(Select::No);
    EXPECT_EQ(e.caret(), 4U);
    e.left(Select::No);
    EXPECT_EQ(e.caret(), 1U);
}

TEST(TextEditor, JumpsByWordsWithDanishLettersInside)
{
    TextEditor e("Får og giver, plads");
    e.moveTo(0, Select::No);
    e.wordRight(Select::No);
    EXPECT_EQ(e.caret(), std::string("Får ").size());
    e.toEnd(Select::No);
    e.wordLeft(Select::No);
    EXPECT_EQ(e.text().substr(e.caret()), "plads");
    e.deleteWordBack();
    EXPECT_EQ(e.text(), "Får og giverplads");
}

TEST(TextEditor, OneUndoStepPerWordOfTyping)
{
    TextEditor e;
    for (const char* c : {"t", "o", " ", "o", "r", "d"}) e.insert(c);
    e.undo();
    EXPECT_EQ(e.text(), "to ");
    e.undo();
    EXPECT_EQ(e.text(), "");
    e.redo();
    e.redo();
    EXPECT_EQ(e.text(), "to ord");
    EXPECT_FALSE(e.canRedo());
}

TEST(TextEditor, AMovementBeginsANewUndoStep)
{
    TextEditor e;
    e.insert("a");
    e.left(Select::No);
    e.right(Select::No);
    e.insert("b");
    e.undo();
    EXPECT_EQ(e.text(), "a");
}

TEST(TextEditor, UndoGivesBackTheSelectionThatWasReplaced)
{
    TextEditor e("rolig");
    e.selectAll();
    e.insert("x");
    e.undo();
    EXPECT_EQ(e.text(), "rolig");
    EXPECT_EQ(e.selected(), "rolig");
}

TEST(TextEditor, KeepsNoControlCharactersAndNoLineFeedsInOneLine)
{
    TextEditor one;
    one.insert("a\x01\x1B[31m\tb\r\nc\x7F");
    EXPECT_EQ(one.text(), "a[31m b c");
    TextEditor many = area({});
    many.insert("a\r\nb\rc");
    EXPECT_EQ(many.text(), "a\nb\nc");
}

TEST(TextEditor, TakesNothingThatDoesNotFitAndSaysSo)
{
    TextEditor e("12345");
    e.setMaxBytes(8);
    EXPECT_FALSE(e.insert("6789"));
    EXPECT_EQ(e.text(), "12345");
    EXPECT_TRUE(e.insert("678"));
    e.selectAll();
    EXPECT_TRUE(e.insert("helt nye"));
    EXPECT_EQ(e.text(), "helt nye");
}

TEST(TextEditor, IllFormedBytesNeverGetIn)
{
    TextEditor e;
    e.insert("a\xC3(\xFFz");
    EXPECT_TRUE(text::isUtf8(e.text()));
    e.setText("\xED\xA0\x80 \xF8");
    EXPECT_TRUE(text::isUtf8(e.text()));
}

TEST(TextEditor, RandomEditingStaysWellFormedAndUndoLeadsBackToTheStart)
{
    std::mt19937 random(20261122);
    const char* pieces[] = {"a", " ", "å", "e\xCC\x81", "\n", "\xF0\x9F\x8C\xB1", "ord og mere", "%s##"};
    for (int round = 0; round < 50; ++round) {
        TextEditor e = area("Udgangspunkt æøå\nto");
        const std::string start = e.text();
        for (int i = 0; i < 120; ++i) {
            const Select select = random() % 2 == 0 ? Select::Yes : Select::No;
            switch (random() % 8) {
            case 0: e.left(select); break;
            case 1: e.right(select); break;
            case 2: e.wordLeft(select); break;
            case 3: e.wordRight(select); break;
            case 4: e.backspace(); break;
            case 5: e.deleteForward(); break;
            case 6: e.moveTo(random() % (e.text().size() + 1), select); break;
            default: e.insert(pieces[random() % std::size(pieces)]);
            }
            ASSERT_TRUE(text::isUtf8(e.text()));
            ASSERT_LE(e.caret(), e.text().size());
            ASSERT_LE(e.anchor(), e.text().size());
        }
        while (e.canUndo()) e.undo();
        ASSERT_EQ(e.text(), start);
    }
}

TEST(TextEditor, WipingLeavesNothingBehind)
{
    TextEditor e("hemmeligt");
    e.insert("mere");
    e.wipe();
    EXPECT_EQ(e.text(), "");
    EXPECT_FALSE(e.canUndo());
}

TEST(WrapText, BreaksAtSpacesAndKeepsEveryByte)
{
    const std::string words = "Mindre grupper mandag formiddag";
    const auto lines = wrapText(words, 8 * 15, eight);
    ASSERT_EQ(lines.size(), 3U);
    EXPECT_EQ(words.substr(lines[0].from, lines[0].to - lines[0].from), "Mindre grupper ");
    EXPECT_EQ(words.substr(lines[1].from, lines[1].to - lines[1].from), "mandag ");
    EXPECT_EQ(lines[2].to, words.size());
}

TEST(WrapText, ALineFeedAtTheEndGivesAnEmptyLastLine)
{
    const auto lines = wrapText("a\n", 100, eight);
    ASSERT_EQ(lines.size(), 2U);
    EXPECT_TRUE(lines[0].hard);
    EXPECT_EQ(lines[1].from, 2U);
    EXPECT_EQ(wrapText("", 100, eight).size(), 1U);
}

TEST(WrapText, AWordThatIsTooLongIsBrokenInside)
{
    const auto lines = wrapText(std::string(50, 'x'), 8 * 20, eight);
    ASSERT_EQ(lines.size(), 3U);
    EXPECT_EQ(lines[1].to - lines[1].from, 20U);
}

TEST(WrapText, LinesFollowEachOtherAndFitForAnyText)
{
    std::mt19937 random(7);
    const char* pieces[] = {"ord ", "  ", "langtsammensatord", "å", "\n", "x", " "};
    for (int round = 0; round < 200; ++round) {
        std::string words;
        for (int i = 0; i < 60; ++i) words += pieces[random() % std::size(pieces)];
        const float width = 8 * static_cast<float>(3 + random() % 30);
        const auto lines = wrapText(words, width, eight);
        std::size_t at = 0;
        for (const WrappedLine& line : lines) {
            ASSERT_EQ(line.from, at);
            std::string_view visible = std::string_view(words).substr(line.from, line.to - line.from);
            while (visible.ends_with(' ')) visible.remove_suffix(1);
            ASSERT_LE(static_cast<float>(text::codePoints(visible)) * 8, width);
            at = line.to + (line.hard ? 1 : 0);
        }
        ASSERT_EQ(at, words.size());
    }
}

} // namespace
} // namespace trivsel::ui
