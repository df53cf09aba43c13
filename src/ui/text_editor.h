#pragma once

#include <cstddef>
#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace trivsel::ui {

/// Whether a movement of the caret carries the selection along (Shift).
enum class Select { No, Yes };

/// Puts each editor in one list as long as it lives, so that all that is typed can be sealed (UI thread only).
class ListedEditor {
protected:
    ListedEditor() noexcept;
    ListedEditor(const ListedEditor&) noexcept : ListedEditor() {}
    ListedEditor& operator=(const ListedEditor&) noexcept { return *this; }
    ~ListedEditor();

private:
    friend class TextEditor;
    ListedEditor* m_before = nullptr;
    ListedEditor* m_after = nullptr;
};

/// The words of a field with caret, selection and undo; knows no drawing. Positions are byte offsets at the start of a
/// code point. Text is always well-formed UTF-8.
class TextEditor : private ListedEditor {
public:
    TextEditor() = default;
    explicit TextEditor(std::string text) { setText(std::move(text)); }
    ~TextEditor() { wipe(); }
    TextEditor(const TextEditor&) = default;
    TextEditor& operator=(const TextEditor&) = default;
    TextEditor(TextEditor&&) noexcept = default;
    TextEditor& operator=(TextEditor&&) noexcept = default;

    const std::string& text() const { return m_text; }
    /// Replaces everything and forgets undo; ill-formed bytes become U+FFFD.
    void setText(std::string text);
    /// Overwrites the words and every undo step in memory, then empties them.
    void wipe();

    /// Every editor that holds words keeps them sealed from now on and shows nothing; undo is forgotten.
    static void sealAll(const std::function<std::string(std::string_view)>& seal);
    /// Those that `unseal` opens show their words again; the others are not this adult's, and stay.
    static void unsealAll(const std::function<std::optional<std::string>(std::string_view)>& unseal);

    std::size_t caret() const { return m_caret; }
    std::size_t anchor() const { return m_anchor; }
    bool hasSelection() const { return m_caret != m_anchor; }
    std::size_t selectionStart() const { return m_caret < m_anchor ? m_caret : m_anchor; }
    std::size_t selectionEnd() const { return m_caret < m_anchor ? m_anchor : m_caret; }
    std::string_view selected() const;
    /// Rises with every change of the words.
    std::uint64_t version() const { return m_version; }

    void setMaxBytes(std::size_t bytes) { m_maxBytes = bytes; }
    void setMultiline(bool multiline) { m_multiline = multiline; }

    /// Replaces the selection; control characters other than line feed (in many lines) are left out, and what does not
    /// fit in maxBytes is not put in at all. False when nothing was changed for that reason.
    bool insert(std::string_view words);
    void backspace();
    void deleteForward();
    void deleteWordBack();
    void deleteWordForward();
    void eraseSelection();

    void moveTo(std::size_t position, Select select);
    void left(Select select);
    void right(Select select);
    void wordLeft(Select select);
    void wordRight(Select select);
    void toStart(Select select);
    void toEnd(Select select);
    void selectAll();
    void selectWordAt(std::size_t position);

    bool canUndo() const { return m_undoAt > 0; }
    bool canRedo() const { return m_undoAt < m_undo.size(); }
    /// One step per run of typing (until a space, a movement or a second passes).
    void undo();
    void redo();
    /// The next change begins an undo step of its own.
    void breakUndo() { m_mergeable = false; }

private:
    struct Step {
        std::size_t at = 0;
        std::string removed;
        std::string added;
        std::size_t caretBefore = 0, anchorBefore = 0;
    };
    std::string m_text;
    std::string m_sealed; ///< the words while somebody else may be here
    std::size_t m_caret = 0;
    std::size_t m_anchor = 0;
    std::size_t m_maxBytes = 20'000;
    bool m_multiline = false;
    bool m_mergeable = false;
    std::uint64_t m_version = 0;
    std::vector<Step> m_undo;
    std::size_t m_undoAt = 0;

    enum class Kind { Typing, Other };
    void replace(std::size_t from, std::size_t to, std::string_view with, Kind kind);
    std::size_t before(std::size_t position) const;
    std::size_t after(std::size_t position) const;
};

/// A line as it is drawn: bytes [from, to) of the text, the break itself excluded.
struct WrappedLine {
    std::size_t from = 0;
    std::size_t to = 0;
    bool hard = false; ///< ends with a line feed
};

/// Breaks `text` at spaces (and inside words that are wider than the line) for lines of `width`. `advance` is the width
/// of a code point. Trailing spaces hang over the edge. There is always at least one line.
std::vector<WrappedLine> wrapText(std::string_view text, float width, const std::function<float(char32_t)>& advance);

/// Decodes the code point at `at` and moves past it; ill-formed bytes give U+FFFD and move by one.
char32_t nextCodePoint(std::string_view s, std::size_t& at);

/// What a screen keeps for one field from frame to frame.
struct TextState {
    TextEditor editor;
    const std::string& text() const { return editor.text(); }
    void set(std::string words)
    {
        editor.setText(std::move(words));
        dirty = false;
    }

    // -- the widget's own ---------------------------------------------------------------------------------------
    bool dirty = false;       ///< changed since the last Committed
    double changedAt = 0;     ///< Frame::now of the last change
    bool hadFocus = false;
    bool dragging = false;
    float scroll = 0;         ///< device pixels: sideways in a line, down in an area
    float wantedX = -1;       ///< column kept while moving up and down
    std::vector<WrappedLine> lines;
    std::uint64_t linesVersion = ~std::uint64_t{0};
    float linesWidth = -1;
    float linesScale = -1;
};

} // namespace trivsel::ui
