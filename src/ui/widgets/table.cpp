#include "ui/widgets/table.h"

#include "ui/detail/interact.h"
#include "ui/detail/keys.h"
#include "ui/detail/paint.h"
#include "ui/detail/pill.h"
#include "ui/detail/state.h"
#include "ui/scopes.h"
#include "ui/widgets/status.h"

#include <imgui.h>

#include <algorithm>
#include <cmath>
#include <optional>
#include <vector>

namespace trivsel::ui {

using detail::Across;

namespace {

constexpr float kHeader = 40;

struct Placed {
    float left = 0;  ///< from the table's left edge, device pixels
    float width = 0;
    bool hidden = false;
};

struct Layout {
    std::vector<Placed> columns;
    float total = 0;
};

Layout layOut(const Frame& frame, const TableSpec& spec, float room)
{
    Layout layout;
    float fixed = 0;
    float weights = 0;
    float least = 0;
    for (const TableColumn& c : spec.columns) {
        Placed p;
        p.hidden = c.hideBelow > 0 && frame.design(room) < c.hideBelow;
        if (!p.hidden && c.width > 0) fixed += frame.px(c.width);
        if (!p.hidden && c.width <= 0) {
            weights += c.weight;
            least += frame.px(c.minWidth);
        }
        layout.columns.push_back(p);
    }
    const float spare = std::max(0.0F, room - fixed - least);
    float x = 0;
    for (std::size_t i = 0; i < spec.columns.size(); ++i) {
        const TableColumn& c = spec.columns[i];
        Placed& p = layout.columns[i];
        p.left = x;
        if (p.hidden) continue;
        p.width = c.width > 0 ? frame.px(c.width)
                              : frame.px(c.minWidth) + std::floor(spare * c.weight / std::max(weights, 0.001F));
        x += p.width;
    }
    // With fixed columns only, the last one takes what is left.
    if (weights <= 0 && x < room && !layout.columns.empty()) {
        layout.columns.back().width += room - x;
        x = room;
    }
    layout.total = x;
    return layout;
}

Across across(Align align)
{
    return align == Align::Left ? Across::Left : align == Align::Centre ? Across::Centre : Across::Right;
}

class Painter : public TableRow {
public:
    Painter(Frame& frame, const TableSpec& spec, const Layout& layout, float viewLeft, float viewRight, float scrollX)
        : m_frame(frame), m_spec(spec), m_layout(layout), m_viewLeft(viewLeft), m_viewRight(viewRight), m_scrollX(scrollX),
          m_pad(frame.px(12))
    {
        m_frozen = spec.frozenFirst && scrollX > 0 && !layout.columns.empty();
        m_frozenRight = m_frozen ? viewLeft + layout.columns.front().width : viewLeft;
    }

    void startRow(int index, Rect row, std::uint32_t id)
    {
        m_index = index;
        m_row = row;
        m_id = id;
    }
    int index() const override { return m_index; }

    void text(int column, std::string_view words, TextStyle style, Tone tone) override
    {
        const auto r = cellRect(column);
        if (!r) return;
        const CellClip clip(*this, column, *r);
        std::string scratch;
        detail::drawIn(m_frame, style, padded(*r), detail::toneColour(m_frame.colours, tone), detail::shown(words, scratch),
                       across(m_spec.columns[at(column)].align), detail::Digits::Even);
        detail::logText(m_frame, Role::Cell, *r, words);
    }

    void twoLines(int column, std::string_view words, std::string_view below) override
    {
        const auto r = cellRect(column);
        if (!r) return;
        const CellClip clip(*this, column, *r);
        const float upper = m_frame.px(21);
        const float lower = m_frame.px(17);
        const float top = std::round(m_row.top + (m_row.height() - upper - lower) / 2 - m_frame.px(0.5F));
        std::string scratch;
        const Rect p = padded(*r);
        detail::drawIn(m_frame, TextStyle::BodyStrong, {p.left, top, p.right, top + upper}, m_frame.colours.text,
                       detail::shown(words, scratch));
        detail::logText(m_frame, Role::Cell, *r, words, below);
        detail::drawIn(m_frame, TextStyle::Caption, {p.left, top + upper, p.right, top + upper + lower}, m_frame.colours.muted,
                       detail::shown(below, scratch));
    }

    void mark(int column, core::Position position, std::string_view word) override
    {
        const auto r = cellRect(column);
        if (!r) return;
        const CellClip clip(*this, column, *r);
        if (position != core::Position::Unassessed) {
            const float line = std::max(1.0F, std::floor(m_frame.scale));
            detail::fill(m_frame, {r->left, m_row.top, r->right, m_row.bottom - line}, m_frame.colours.of(position).soft);
        }
        detail::shape(m_frame, position, {std::round(r->centre().x), std::round(r->centre().y)}, 7.0F * m_frame.scale);
        detail::logText(m_frame, Role::Mark, *r, word, core::toWord(position));
        tooltip(m_frame, word);
    }

    void pill(int column, core::Position position, std::string_view word) override
    {
        const auto r = cellRect(column);
        if (!r) return;
        const CellClip clip(*this, column, *r);
        const Rect p = padded(*r);
        const float width = std::min(detail::pillPx(m_frame, word), p.width());
        const float top = std::round(r->centre().y - m_frame.px(14));
        detail::drawPill(m_frame, {p.left, top, p.left + width, top + m_frame.px(28)}, position, word);
        detail::logText(m_frame, Role::Mark, *r, word, core::toWord(position));
    }

    void progress(int column, double done, double total, std::string_view words) override
    {
        const auto r = cellRect(column);
        if (!r) return;
        const CellClip clip(*this, column, *r);
        const Rect p = padded(*r);
        const detail::RegionScope region(m_frame, p.left, p.right, std::round(r->centre().y - m_frame.px(4)));
        progressBar(m_frame, done, total, words, 0);
    }

    void cell(int column, const std::function<void()>& body) override
    {
        const auto r = cellRect(column);
        if (!r) return;
        const CellClip clip(*this, column, *r);
        const Rect p = padded(*r);
        const detail::IdScope ids(m_frame, detail::hashId(m_id, {"cell", column}));
        const detail::RegionScope region(m_frame, p.left, p.right,
                                         std::round(m_row.top + (m_row.height() - m_frame.px(size::kControl)) / 2));
        body();
    }

    /// A heading; `top` is where the header stands now.
    void header(int column, float top)
    {
        m_row = {m_viewLeft, top, m_viewRight, top + m_frame.px(kHeader)};
        const auto r = cellRect(column);
        if (!r) return;
        const CellClip clip(*this, column, *r);
        const TableColumn& c = m_spec.columns[at(column)];
        detail::drawIn(m_frame, TextStyle::CaptionStrong, padded(*r), m_frame.colours.muted, c.title, across(c.align));
        if (!c.title.empty()) detail::logText(m_frame, Role::ColumnHeader, *r, c.title);
    }

private:
    Frame& m_frame;
    const TableSpec& m_spec;
    const Layout& m_layout;
    float m_viewLeft, m_viewRight, m_scrollX, m_pad;
    bool m_frozen = false;
    float m_frozenRight = 0;
    int m_index = 0;
    Rect m_row;
    std::uint32_t m_id = 0;

    static std::size_t at(int column) { return static_cast<std::size_t>(column); }
    float clipLeft(int column) const { return m_frozen && column > 0 ? m_frozenRight : m_viewLeft; }

    /// Only a cell that reaches out of view is clipped: a clip of its own for each would be a draw call of its own for each.
    class CellClip {
    public:
        CellClip(const Painter& painter, int column, const Rect& r)
        {
            const float left = painter.clipLeft(column);
            if (r.left < left || r.right > painter.m_viewRight)
                m_clip.emplace(ImVec2(left, painter.m_row.top), ImVec2(painter.m_viewRight, painter.m_row.bottom));
        }

    private:
        std::optional<scope::Clip> m_clip;
    };

    /// Nothing when the column is hidden or scrolled away.
    std::optional<Rect> cellRect(int column) const
    {
        const Placed& p = m_layout.columns.at(at(column));
        if (p.hidden) return std::nullopt;
        const float scrolled = m_frozen && column == 0 ? 0 : m_scrollX;
        const Rect r{m_viewLeft + p.left - scrolled, m_row.top, m_viewLeft + p.left - scrolled + p.width, m_row.bottom};
        if (r.right <= clipLeft(column) || r.left >= m_viewRight) return std::nullopt;
        return r;
    }

    Rect padded(Rect r) const { return {r.left + m_pad, r.top, std::max(r.left + m_pad, r.right - m_pad), r.bottom}; }
};

/// Everything about one table in one frame.
struct Pass {
    Frame& frame;
    const TableSpec& spec;
    TableState& state;
    std::uint32_t id;
    Rect view;       ///< what is seen of the table sideways, all of it downwards
    float rowsTop;
    float rowHeight;
    Painter& painter;
    std::optional<int> opened;

    std::uint32_t rowId(int row) const { return detail::hashId(id, {"row", row}); }
    Rect rowRect(int row) const
    {
        const float top = rowsTop + rowHeight * static_cast<float>(row);
        return {view.left, top, view.right, top + rowHeight};
    }
    void bringIntoView(int row) const
    {
        Rect r = rowRect(row);
        r.top -= frame.px(kHeader);
        r.left += frame.px(14);
        r.right -= frame.px(14);
        detail::scrollIntoView(frame, r);
        frame.requests.redrawIn(0);
    }
    std::string_view label(int row) const { return spec.rowLabel ? spec.rowLabel(row) : std::string_view(); }
};

void answerSearch(Pass& pass)
{
    ItemLog& log = pass.frame.log;
    if (log.lookedFor().empty() || !pass.spec.rowLabel) return;
    int left = log.lookedForNth();
    std::string scratch;
    for (int row = 0; row < pass.spec.rows; ++row) {
        if (detail::shown(pass.label(row), scratch) != log.lookedFor() || --left > 0) continue;
        log.lookFound(pass.rowId(row));
        pass.state.scrollToRow = row;
        pass.state.focusedRow = row; // so that it is drawn even before the scrolling has happened
        return;
    }
}

void moveByKeys(Pass& pass, int page)
{
    if (!pass.spec.opens || !pass.frame.focus.has(pass.rowId(pass.state.focusedRow))) return;
    pass.frame.focus.setUses({.upDown = true});
    if (ImGui::GetIO().KeyCtrl || ImGui::GetIO().KeyAlt || ImGui::GetIO().KeyShift) return;
    int row = pass.state.focusedRow;
    if (detail::keyPressed(ImGuiKey_DownArrow)) ++row;
    if (detail::keyPressed(ImGuiKey_UpArrow)) --row;
    if (detail::keyPressed(ImGuiKey_PageDown)) row += page;
    if (detail::keyPressed(ImGuiKey_PageUp)) row -= page;
    if (detail::keyPressed(ImGuiKey_Home)) row = 0;
    if (detail::keyPressed(ImGuiKey_End)) row = pass.spec.rows - 1;
    row = std::clamp(row, 0, pass.spec.rows - 1);
    if (row == pass.state.focusedRow) return;
    pass.state.focusedRow = row;
    pass.frame.focus.take(pass.rowId(row), Focus::Ring::Show);
    pass.frame.focus.scrollTo(pass.rowId(row));
}

detail::Interaction rowItem(Pass& pass, int row)
{
    const std::uint32_t id = pass.rowId(row);
    if (pass.frame.focus.wantsScroll(id)) {
        pass.bringIntoView(row);
        pass.frame.focus.scrolled();
    }
    if (!pass.spec.opens) {
        detail::logText(pass.frame, Role::Row, pass.rowRect(row), pass.label(row));
        return {};
    }
    auto i = detail::interact(pass.frame, id, pass.rowRect(row),
                              {.role = Role::Row, .label = pass.label(row), .value = row == pass.spec.currentRow ? "current" : "",
                               .tabStop = row == pass.state.focusedRow, .group = pass.id, .under = true});
    if (i.focused) pass.state.focusedRow = row;
    if (i.used) pass.opened = row;
    return i;
}

void drawOneRow(Pass& pass, int row, const std::function<void(TableRow&)>& drawRow)
{
    Frame& frame = pass.frame;
    const Rect r = pass.rowRect(row);
    const float thin = std::max(1.0F, std::floor(frame.scale));
    const Rect inside{r.left + thin, r.top, r.right - thin, r.bottom - (row + 1 < pass.spec.rows ? 0 : thin)};
    const Palette& p = frame.colours;
    const auto i = rowItem(pass, row);
    if (i.hovered) {
        if (row + 1 < pass.spec.rows) detail::fill(frame, inside, p.hover);
        else detail::fillBottom(frame, inside, p.hover, size::kRadiusCard - 1);
        ImGui::SetMouseCursor(ImGuiMouseCursor_Hand);
    }
    {
        const detail::Restore<bool> stops(frame.state.noTabStops, pass.spec.opens && row != pass.state.focusedRow);
        pass.painter.startRow(row, r, pass.rowId(row));
        drawRow(pass.painter);
    }
    if (row + 1 < pass.spec.rows) detail::lineH(frame, inside.left, inside.right, r.bottom - thin, p.rowLine);
    if (row == pass.spec.currentRow) {
        detail::fill(frame, {r.left, r.top - thin, r.right, r.top + thin}, p.accent);
        detail::fill(frame, {r.left, r.bottom - 2 * thin, r.right, r.bottom}, p.accent);
    }
    if (i.focused && frame.focus.ringVisible())
        detail::border(frame, {r.left + thin, r.top, r.right - thin, r.bottom - thin}, p.focusRing, 4, 2);
}

void drawRows(Pass& pass, const std::function<void(TableRow&)>& drawRow)
{
    const int rows = pass.spec.rows;
    if (rows <= 0) return;
    const Rect seen = detail::clipped({pass.view.left, pass.view.top, pass.view.right,
                                       pass.rowsTop + pass.rowHeight * static_cast<float>(rows)});
    int first = 0;
    int last = -1;
    if (seen.bottom > seen.top) {
        first = std::clamp(static_cast<int>((seen.top - pass.rowsTop) / pass.rowHeight), 0, rows - 1);
        last = std::clamp(static_cast<int>((seen.bottom - pass.rowsTop) / pass.rowHeight), 0, rows - 1);
    }
    const int focused = pass.state.focusedRow;
    if (focused < first) rowItem(pass, focused);
    for (int row = first; row <= last; ++row) drawOneRow(pass, row, drawRow);
    if (focused > last && focused >= first) rowItem(pass, focused);
}

void drawHeader(Pass& pass)
{
    Frame& frame = pass.frame;
    const Rect seen = detail::clipped(pass.view);
    const float height = frame.px(kHeader);
    const float top = std::clamp(seen.top, pass.view.top, std::max(pass.view.top, pass.view.bottom - height - pass.rowHeight));
    const Rect r{pass.view.left, top, pass.view.right, top + height};
    const float thin = std::max(1.0F, std::floor(frame.scale));
    if (top > pass.view.top || !pass.spec.border) detail::fill(frame, {r.left + thin, r.top, r.right - thin, r.bottom}, frame.colours.surface);
    else detail::fillTop(frame, {r.left + thin, r.top + thin, r.right - thin, r.bottom}, frame.colours.surface, size::kRadiusCard - 1);
    for (std::size_t c = 0; c < pass.spec.columns.size(); ++c) pass.painter.header(static_cast<int>(c), top);
    detail::lineH(frame, r.left + thin, r.right - thin, r.bottom - thin, frame.colours.line);
}

} // namespace

std::optional<int> table(Frame& frame, WidgetId id, const TableSpec& spec, TableState& state,
                         const std::function<void(TableRow&)>& drawRow)
{
    const float room = detail::roomRight(frame);
    const Layout layout = layOut(frame, spec, room);
    const bool sideways = layout.total > room + 1;
    const float rowHeight = frame.px(spec.rowHeight);
    const float bar = sideways ? frame.px(14) : 0;
    const float height = frame.px(kHeader) + rowHeight * static_cast<float>(spec.rows) + bar;
    const Rect r = detail::place(frame, room, height);
    const std::uint32_t tableId = detail::makeId(frame, id);
    state.focusedRow = std::clamp(state.focusedRow, 0, std::max(0, spec.rows - 1));

    const Rect seen = detail::clipped(r);
    // A rounded rectangle of 400,000 pixels is cheap, but its far corners need not be exact: draw what is near.
    const float far = frame.px(100);
    const Rect surface{r.left, std::max(r.top, seen.top - far), r.right, std::min(r.bottom, std::max(seen.bottom, r.top) + far)};
    if (spec.border) detail::fill(frame, surface, frame.colours.surface, size::kRadiusCard);

    std::optional<int> opened;
    const auto body = [&](Rect view, float scrollX) {
        const detail::IdScope ids(frame, tableId);
        Painter painter(frame, spec, layout, view.left, view.right, scrollX);
        Pass pass{frame, spec, state, tableId, view, view.top + frame.px(kHeader), rowHeight, painter, std::nullopt};
        answerSearch(pass);
        const float page = (seen.bottom - seen.top) / rowHeight - 2;
        moveByKeys(pass, std::max(1, static_cast<int>(page)));
        if (state.scrollToRow >= 0) {
            if (state.scrollToRow < spec.rows) pass.bringIntoView(state.scrollToRow);
            state.scrollToRow = -1;
        }
        drawRows(pass, drawRow);
        drawHeader(pass);
        opened = pass.opened;
    };
    if (sideways) {
        ImGui::SetCursorScreenPos({r.left, r.top});
        ImGui::SetNextWindowContentSize({layout.total, height - bar});
        const scope::Child child(tableId, {r.width(), r.height()},
                                 ImGuiWindowFlags_HorizontalScrollbar | ImGuiWindowFlags_NoNav | ImGuiWindowFlags_NoBackground);
        body({r.left, r.top, r.right, r.bottom - bar}, ImGui::GetScrollX());
    } else {
        body(r, 0);
    }
    if (spec.border) detail::border(frame, surface, frame.colours.line, size::kRadiusCard);
    return opened;
}

} // namespace trivsel::ui
