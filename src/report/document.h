#pragma once

#include "base/date.h"
#include "base/text.h"
#include "core/chart/chart.h"
#include "core/position.h"

#include <optional>
#include <string>
#include <string_view>
#include <type_traits>
#include <utility>
#include <variant>
#include <vector>

/// Documents for paper: what is on them (this file) and how they become pages (pdf.h). All words are data: nothing in
/// them is read as markup. They may be ill-formed, endless or full of direction marks; a line break is kept, any other
/// control character is drawn as a visible box.
namespace trivsel::report {

enum class Look { Plain, Bold, Muted };

/// A stretch of words in one look.
struct Run {
    std::string words;
    Look look = Look::Plain;
    /// The mark of a position before the words: circle, triangle, hexagon or ring. The words must name it too.
    std::optional<core::Position> mark = {};
    bool operator==(const Run&) const = default;
};

inline Run bold(std::string words)
{
    return {std::move(words), Look::Bold};
}
inline Run muted(std::string words)
{
    return {std::move(words), Look::Muted};
}

/// Running text: `"plain"`, or `{{bold("Mål: "), {"at …"}}}`.
struct Words {
    std::vector<Run> runs;
    Words() = default;
    Words(const char* words) : runs{{words}} {}
    Words(std::string words) : runs{{std::move(words)}} {}
    Words(std::string_view words) : runs{{std::string(words)}} {}
    Words(Run run) : runs{std::move(run)} {}
    Words(std::vector<Run> all) : runs(std::move(all)) {}
    bool operator==(const Words&) const = default;
};

/// `"Gul: øget opmærksomhed"` with the mark of the position before it.
inline Words marked(core::Position position, std::string words)
{
    return Run{std::move(words), Look::Plain, position};
}

/// Never the last thing on a page.
struct Heading {
    int level = 1; ///< 1..3
    std::string words;
};

struct Paragraph {
    enum class Size { Body, Small };
    Words words;
    Size size = Size::Body;
};

struct List {
    enum class Kind {
        Bullets,
        Numbers, ///< 1. 2. 3.
        Boxes,   ///< empty boxes to tick by hand
    };
    Kind kind = Kind::Bullets;
    std::vector<Words> items;
};

/// Names to the left, what they are to the right; read as a table with row heads.
struct KeyValues {
    struct Row {
        std::string key;
        Words value;
    };
    std::vector<Row> rows;
};

/// The row of heads comes again on each page. Rows are kept whole unless they fill more than a third of a page.
struct Table {
    enum class Align { Left, Right };
    struct Column {
        std::string head;
        double share = 1; ///< of the width, against the other columns; above 0
        Align align = Align::Left;
    };
    std::vector<Column> columns;
    std::vector<std::vector<Words>> rows; ///< short rows are filled with empty cells, what is too much is an error
};

/// A box with soft ground.
struct Callout {
    enum class Tone { Neutral, Accent, Green, Yellow, Red };
    Tone tone = Tone::Neutral;
    std::string title; ///< may be empty
    std::vector<Words> paragraphs;
};

/// Empty lines to write on by hand.
struct WritingLines {
    std::string label; ///< above the first line; may be empty
    int count = 3;     ///< 1..30
};

/// Places to sign: date to the left, name to the right, one row for each label.
struct Signatures {
    std::vector<std::string> labels; ///< "Pædagog", "Leder"
};

/// Statements with boxes to tick, for the blank form on paper. Read as a table.
struct RatingGrid {
    struct Item {
        std::string number; ///< "1.2"; may be empty
        std::string words;
        std::vector<std::string> anchors; ///< what an option means here, one line each; empty = none
    };
    std::string head;                 ///< above the statements: "Udsagn"
    std::vector<std::string> options; ///< 1..8 columns, from the left
    std::vector<Item> items;
};

/// Laid out by core::chart::layout, as in the window, with its title above and its sentence below (a timeline has
/// neither: its section says what it is).
struct Chart {
    core::chart::Chart chart;
    std::string alternative; ///< for those who hear it; empty = the chart's title and core::chart::inWords
};

struct PageBreak {};

struct Block;

/// On one page, if a page can hold it.
struct Together {
    std::vector<Block> blocks;
};

struct Block {
    using Value = std::variant<Heading, Paragraph, List, KeyValues, Table, Callout, WritingLines, Signatures,
                               RatingGrid, Chart, PageBreak, Together>;
    Value value;
    template <class T>
    requires(!std::is_same_v<std::remove_cvref_t<T>, Block>) Block(T&& block) : value(std::forward<T>(block)) {}
};

/// A4, upright.
struct Document {
    /// The kind of the document ("Indsatsplan"), never with a name: it is the file's title, which every viewer
    /// shows. It is not painted: begin with a Heading.
    std::string title;
    Language language = Language::Danish;
    /// The file's creation date. Without one it is the time of painting, and the bytes differ from run to run.
    std::optional<Date> date = {};
    std::string headLeft = {};  ///< small, in the head of every page
    std::string headRight = {}; ///< small, in the head of every page
    std::string stamp = {};     ///< in a frame in the head of every page: "KLADDE – IKKE SENDT"
    std::string foot = {};      ///< small, left in the foot: who printed it and when. Right stands "Side 1 af 2".
    std::vector<Block> blocks = {};
};

} // namespace trivsel::report
