#include "ui/text_editor.h"

#include "base/text.h"

#include <algorithm>

namespace trivsel::ui {

namespace {

constexpr std::size_t kMostSteps = 400;
constexpr std::string_view kReplacement = "\xEF\xBF\xBD";

bool isContinuation(char c) { return (static_cast<unsigned char>(c) & 0xC0U) == 0x80; }

enum class Class { Space, Word, Mark };
Class classOf(char32_t cp)
{
    if (cp == U' ' || cp == U'\n' || cp == U'\t' || cp == 0xA0) return Class::Space;
    const bool ascii = cp < 0x80;
    const bool letter = (cp >= U'0' && cp <= U'9') || (cp >= U'A' && cp <= U'Z') || (cp >= U'a' && cp <= U'z') || cp == U'_';
    if (ascii) return letter ? Class::Word : Class::Mark;
    const bool mark = cp == 0xAB || cp == 0xBB || (cp >= 0x2010 && cp <= 0x205E);
    return mark ? Class::Mark : Class::Word;
}

/// Marks that belong to the letter before them: a caret never stands between.
bool isCombining(char32_t cp)
{
    return (cp >= 0x300 && cp <= 0x36F) || (cp >= 0x1AB0 && cp <= 0x1AFF) || (cp >= 0x20D0 && cp <= 0x20FF) ||
           (cp >= 0xFE00 && cp <= 0xFE0F) || cp == 0x200D;
}

char32_t codePointAt(std::string_view s, std::size_t at) { return nextCodePoint(s, at); }

void overwrite(std::string& s)
{
    s.resize(s.capacity());
    volatile char* bytes = s.data();
    for (std::size_t i = 0; i < s.size(); ++i) bytes[i] = 0;
    s.clear();
}

std::string cleaned(std::string_view words, bool multiline)
{
    std::string out;
    out.reserve(words.size());
    for (std::size_t i = 0; i < words.size();) {
        const std::size_t from = i;
        const char32_t cp = nextCodePoint(words, i);
        if (cp == U'\r') {
            if (i < words.size() && words[i] == '\n') continue;
            if (multiline) out += '\n';
            else out += ' ';
        } else if (cp == U'\n' || cp == U'\t' || cp == 0x2028 || cp == 0x2029) {
            if (multiline && cp != U'\t') out += '\n';
            else out += ' ';
        } else if (cp < 0x20 || (cp >= 0x7F && cp < 0xA0)) {
            continue;
        } else if (cp == 0xFFFD) {
            out += kReplacement;
        } else {
            out += words.substr(from, i - from);
        }
    }
    return out;
}

} // namespace

char32_t nextCodePoint(std::string_view s, std::size_t& at)
{
    const auto byte = [&](std::size_t i) { return i < s.size() ? static_cast<unsigned char>(s[i]) : 0U; };
    const unsigned lead = byte(at);
    if (lead < 0x80) {
        ++at;
        return lead;
    }
    const int more = lead >= 0xF0 ? 3 : lead >= 0xE0 ? 2 : lead >= 0xC2 ? 1 : 0;
    if (more == 0 || lead > 0xF4) {
        ++at;
        return 0xFFFD;
    }
    char32_t cp = lead & (more == 1 ? 0x1FU : more == 2 ? 0x0FU : 0x07U);
    for (int i = 1; i <= more; ++i) {
        const unsigned next = byte(at + static_cast<std::size_t>(i));
        if ((next & 0xC0U) != 0x80) {
            ++at;
            return 0xFFFD;
        }
        cp = (cp << 6U) | (next & 0x3FU);
    }
    const bool overlong = (more == 2 && cp < 0x800) || (more == 3 && cp < 0x10000);
    if (overlong || cp > 0x10FFFF || (cp >= 0xD800 && cp <= 0xDFFF)) {
        ++at;
        return 0xFFFD;
    }
    at += static_cast<std::size_t>(more) + 1;
    return cp;
}

namespace {
ListedEditor* firstEditor = nullptr;
} // namespace

ListedEditor::ListedEditor() noexcept : m_after(firstEditor)
{
    if (firstEditor != nullptr) firstEditor->m_before = this;
    firstEditor = this;
}

ListedEditor::~ListedEditor()
{
    if (m_before != nullptr) m_before->m_after = m_after;
    else firstEditor = m_after;
    if (m_after != nullptr) m_after->m_before = m_before;
}

void TextEditor::sealAll(const std::function<std::string(std::string_view)>& seal)
{
    for (ListedEditor* at = firstEditor; at != nullptr; at = at->m_after) {
        auto& editor = *static_cast<TextEditor*>(at);
        if (editor.m_text.empty()) continue;
        std::string sealed = seal(editor.m_text);
        editor.wipe();
        editor.m_sealed = std::move(sealed);
    }
}

void TextEditor::unsealAll(const std::function<std::optional<std::string>(std::string_view)>& unseal)
{
    for (ListedEditor* at = firstEditor; at != nullptr; at = at->m_after) {
        auto& editor = *static_cast<TextEditor*>(at);
        if (editor.m_sealed.empty()) continue;
        if (auto words = unseal(editor.m_sealed)) editor.setText(std::move(*words));
    }
}

std::string_view TextEditor::selected() const
{
    return std::string_view(m_text).substr(selectionStart(), selectionEnd() - selectionStart());
}

void TextEditor::setText(std::string text)
{
    // Kept as given as far as it is well-formed: only typing is cleaned.
    m_text = text::isUtf8(text) ? std::move(text) : cleaned(text, true);
    m_sealed.clear();
    m_caret = m_anchor = m_text.size();
    m_undo.clear();
    m_undoAt = 0;
    m_mergeable = false;
    ++m_version;
}

void TextEditor::wipe()
{
    overwrite(m_text);
    overwrite(m_sealed);
    for (Step& step : m_undo) {
        overwrite(step.removed);
        overwrite(step.added);
    }
    m_undo.clear();
    m_undoAt = 0;
    m_caret = m_anchor = 0;
    m_mergeable = false;
    ++m_version;
}

std::size_t TextEditor::before(std::size_t position) const
{
    while (position > 0) {
        --position;
        if (isContinuation(m_text[position])) continue;
        if (position > 0 && isCombining(codePointAt(m_text, position))) continue;
        break;
    }
    return position;
}

std::size_t TextEditor::after(std::size_t position) const
{
    if (position >= m_text.size()) return m_text.size();
    nextCodePoint(m_text, position);
    while (position < m_text.size() && isCombining(codePointAt(m_text, position))) nextCodePoint(m_text, position);
    return position;
}

void TextEditor::replace(std::size_t from, std::size_t to, std::string_view with, Kind kind)
{
    if (from == to && with.empty()) return;
    const bool typing = kind == Kind::Typing && from == to && with != "\n";
    Step* last = m_undoAt > 0 && m_undoAt == m_undo.size() ? &m_undo.back() : nullptr;
    const bool merges = typing && m_mergeable && last != nullptr && last->removed.empty() && last->at + last->added.size() == from &&
                        !(with != " " && !last->added.empty() && last->added.back() == ' ');
    if (merges) {
        last->added += with;
    } else {
        m_undo.resize(m_undoAt);
        if (m_undo.size() >= kMostSteps) m_undo.erase(m_undo.begin());
        m_undo.push_back({from, m_text.substr(from, to - from), std::string(with), m_caret, m_anchor});
        m_undoAt = m_undo.size();
    }
    m_mergeable = typing;
    m_text.replace(from, to - from, with);
    m_caret = m_anchor = from + with.size();
    ++m_version;
}

bool TextEditor::insert(std::string_view words)
{
    const std::string clean = cleaned(words, m_multiline);
    if (clean.empty()) return words.empty();
    const std::size_t kept = m_text.size() - (selectionEnd() - selectionStart());
    if (kept + clean.size() > m_maxBytes) return false;
    replace(selectionStart(), selectionEnd(), clean, text::codePoints(clean) == 1 ? Kind::Typing : Kind::Other);
    return true;
}

void TextEditor::eraseSelection()
{
    if (hasSelection()) replace(selectionStart(), selectionEnd(), {}, Kind::Other);
}

void TextEditor::backspace()
{
    if (hasSelection()) return eraseSelection();
    // A backspace takes one code point, so that a wrong accent can be taken back alone.
    std::size_t from = m_caret;
    while (from > 0 && isContinuation(m_text[--from])) {}
    if (from < m_caret) replace(from, m_caret, {}, Kind::Other);
}

void TextEditor::deleteForward()
{
    if (hasSelection()) return eraseSelection();
    replace(m_caret, after(m_caret), {}, Kind::Other);
}

void TextEditor::deleteWordBack()
{
    if (!hasSelection()) wordLeft(Select::Yes);
    eraseSelection();
}

void TextEditor::deleteWordForward()
{
    if (!hasSelection()) wordRight(Select::Yes);
    eraseSelection();
}

void TextEditor::moveTo(std::size_t position, Select select)
{
    position = std::min(position, m_text.size());
    while (position > 0 && position < m_text.size() && isContinuation(m_text[position])) --position;
    m_caret = position;
    if (select == Select::No) m_anchor = position;
    m_mergeable = false;
}

void TextEditor::left(Select select)
{
    if (select == Select::No && hasSelection()) return moveTo(selectionStart(), Select::No);
    moveTo(before(m_caret), select);
}

void TextEditor::right(Select select)
{
    if (select == Select::No && hasSelection()) return moveTo(selectionEnd(), Select::No);
    moveTo(after(m_caret), select);
}

void TextEditor::wordLeft(Select select)
{
    std::size_t at = m_caret;
    while (at > 0 && classOf(codePointAt(m_text, before(at))) == Class::Space) at = before(at);
    if (at > 0) {
        const Class kind = classOf(codePointAt(m_text, before(at)));
        while (at > 0 && classOf(codePointAt(m_text, before(at))) == kind) at = before(at);
    }
    moveTo(at, select);
}

void TextEditor::wordRight(Select select)
{
    std::size_t at = m_caret;
    if (at < m_text.size()) {
        const Class kind = classOf(codePointAt(m_text, at));
        if (kind != Class::Space) {
            while (at < m_text.size() && classOf(codePointAt(m_text, at)) == kind) at = after(at);
        }
        while (at < m_text.size() && classOf(codePointAt(m_text, at)) == Class::Space) at = after(at);
    }
    moveTo(at, select);
}

void TextEditor::toStart(Select select) { moveTo(0, select); }
void TextEditor::toEnd(Select select) { moveTo(m_text.size(), select); }

void TextEditor::selectAll()
{
    m_anchor = 0;
    m_caret = m_text.size();
    m_mergeable = false;
}

void TextEditor::selectWordAt(std::size_t position)
{
    moveTo(position, Select::No);
    if (m_text.empty()) return;
    const std::size_t inside = m_caret < m_text.size() ? m_caret : before(m_caret);
    const Class kind = classOf(codePointAt(m_text, inside));
    std::size_t from = inside;
    while (from > 0 && classOf(codePointAt(m_text, before(from))) == kind) from = before(from);
    std::size_t to = inside;
    while (to < m_text.size() && classOf(codePointAt(m_text, to)) == kind) to = after(to);
    m_anchor = from;
    m_caret = to;
}

void TextEditor::undo()
{
    if (!canUndo()) return;
    const Step& step = m_undo[--m_undoAt];
    m_text.replace(step.at, step.added.size(), step.removed);
    m_caret = step.caretBefore;
    m_anchor = step.anchorBefore;
    m_mergeable = false;
    ++m_version;
}

void TextEditor::redo()
{
    if (!canRedo()) return;
    const Step& step = m_undo[m_undoAt++];
    m_text.replace(step.at, step.removed.size(), step.added);
    m_caret = m_anchor = step.at + step.added.size();
    m_mergeable = false;
    ++m_version;
}

std::vector<WrappedLine> wrapText(std::string_view text, float width, const std::function<float(char32_t)>& advance)
{
    std::vector<WrappedLine> lines;
    std::size_t lineFrom = 0;
    std::size_t breakAt = 0; // just after the last space of this line
    float x = 0;
    float sinceBreak = 0; // width of what follows breakAt
    for (std::size_t i = 0; i < text.size();) {
        const std::size_t from = i;
        const char32_t cp = nextCodePoint(text, i);
        if (cp == U'\n') {
            lines.push_back({lineFrom, from, true});
            lineFrom = breakAt = i;
            x = sinceBreak = 0;
            continue;
        }
        const float wide = advance(cp);
        if (cp == U' ') {
            // Spaces hang over the edge, so a line never begins with the space that ended the last.
            x += wide;
            breakAt = i;
            sinceBreak = 0;
            continue;
        }
        if (x + wide > width && from > lineFrom) {
            const std::size_t at = breakAt > lineFrom ? breakAt : from;
            lines.push_back({lineFrom, at, false});
            x = at == from ? 0 : sinceBreak;
            if (at == from) sinceBreak = 0;
            lineFrom = at;
            breakAt = at;
        }
        x += wide;
        sinceBreak += wide;
    }
    lines.push_back({lineFrom, text.size(), false});
    return lines;
}

} // namespace trivsel::ui
