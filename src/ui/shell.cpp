#include "ui/shell.h"

#include "ui/detail/interact.h"
#include "ui/detail/keys.h"
#include "ui/detail/paint.h"
#include "ui/detail/state.h"
#include "ui/layout.h"
#include "ui/scopes.h"
#include "ui/widgets/card.h"
#include "ui/widgets/nav.h"
#include "ui/widgets/position.h"

#include <imgui.h>

#include <algorithm>
#include <cmath>

namespace trivsel::ui {

namespace {

/// Our own mark: three lights in a lantern, all equally lit.
void brandMark(const Frame& frame, Vec2 centre)
{
    const Palette& p = frame.colours;
    const float w = frame.px(9);
    const float h = frame.px(11.5F);
    detail::border(frame, {centre.x - w, centre.y - h, centre.x + w, centre.y + h}, p.accent, 9, 2);
    ImDrawList& list = *ImGui::GetWindowDrawList();
    const Color lights[] = {p.red.mark, p.yellow.mark, p.green.mark};
    for (int i = 0; i < 3; ++i)
        list.AddCircleFilled({centre.x, centre.y + frame.px(5) * static_cast<float>(i - 1)}, 1.9F * frame.scale, detail::col(lights[i]));
}

void userBox(Frame& frame, const ShellModel& model, Rect area, bool folded, ShellResult& result)
{
    const float lines = model.lockLine.empty() ? 2 : 3;
    const float height = folded ? frame.px(size::kNavItem) : frame.px(16 + 20 * lines);
    const Rect r{area.left + frame.px(12), area.bottom - height - frame.px(12), area.right - frame.px(12), area.bottom - frame.px(12)};
    const auto i = detail::interact(frame, detail::makeId(frame, "user"), r,
                                    {.role = Role::Button, .label = model.userName, .value = model.userLine});
    const Palette& p = frame.colours;
    if (i.hovered) {
        detail::fill(frame, r, p.hover, size::kRadiusControl);
        ImGui::SetMouseCursor(ImGuiMouseCursor_Hand);
    }
    if (i.focused) detail::focusRing(frame, {r.left + 3, r.top + 3, r.right - 3, r.bottom - 3}, size::kRadiusControl);
    if (folded) detail::drawIcon(frame, Icon::Person, r.centre(), 20, p.muted);
    else {
        std::string scratch;
        const float left = r.left + frame.px(12);
        float y = r.top + frame.px(8);
        const auto line = [&](TextStyle style, Color c, std::string_view words) {
            if (words.empty()) return;
            detail::drawIn(frame, style, {left, y, r.right - frame.px(4), y + frame.px(20)}, c, detail::shown(words, scratch));
            y += frame.px(20);
        };
        line(TextStyle::SecondaryStrong, p.text, model.userName);
        line(TextStyle::Caption, p.muted, model.userLine);
        line(TextStyle::Caption, p.muted, model.lockLine);
    }
    if (i.used) result.user = true;
    if (folded) tooltip(frame, model.userName);
}

void navigation(Frame& frame, const ShellModel& model, Rect area, bool folded, ShellResult& result)
{
    const Palette& p = frame.colours;
    detail::fill(frame, area, p.surface);
    const float thin = std::max(1.0F, std::floor(frame.scale));
    detail::fill(frame, {area.right - thin, area.top, area.right, area.bottom}, p.line);
    const float brandY = frame.px(34);
    if (folded) brandMark(frame, {area.centre().x, brandY});
    else {
        brandMark(frame, {area.left + frame.px(35), brandY});
        detail::drawIn(frame, TextStyle::Title, {area.left + frame.px(56), brandY - frame.px(16), area.right, brandY + frame.px(16)},
                       p.accent, "Trivselslys");
    }
    const float bottomRoom = model.userName.empty() ? 0 : frame.px(folded ? 64 : 96);
    const float top = frame.px(70);
    ImGui::SetCursorScreenPos({area.left, top});
    {
        const scope::Child child(detail::makeId(frame, "navigation"), {area.width() - thin, std::max(1.0F, area.bottom - top - bottomRoom)},
                                 ImGuiWindowFlags_NoNav | ImGuiWindowFlags_NoScrollbar);
        const ImVec2 origin = ImGui::GetCursorScreenPos();
        const float right = origin.x + ImGui::GetContentRegionAvail().x;
        const float edge = frame.px(12);
        float bottom = origin.y;
        int* const shownEntry = ImGui::GetStateStorage()->GetIntRef(detail::makeId(frame, "shown-entry"), -1);
        {
            const detail::RegionScope region(frame, origin.x + edge, right - edge + thin, origin.y);
            for (std::size_t n = 0; n < model.entries.size(); ++n) {
                const NavEntry& entry = model.entries[n];
                if (navItem(frame, {"entry", n}, entry.icon, entry.label, entry.badge, static_cast<int>(n) == model.current, folded))
                    result.entry = static_cast<int>(n);
                // Where the entries are more than fit, the one of the page that is shown comes into sight with it.
                if (static_cast<int>(n) == model.current && *shownEntry != model.current) {
                    *shownEntry = model.current;
                    scrollToLast(frame);
                }
                space(frame, 4);
            }
            bottom = region.bottom();
        }
        ImGui::SetCursorScreenPos({origin.x, bottom});
        ImGui::Dummy({0, 0});
    }
    if (!model.userName.empty()) userBox(frame, model, area, folded, result);
}

/// What the top bar holds, measured; widths in device pixels, 0 = not there.
struct BarParts {
    float back = 0, title = 0, pill = 0, subtitle = 0, progress = 0, progressWords = 0;
    float save = 0, extra = 0, concern = 0;
    float gap = 0;
    static float join(std::initializer_list<float> widths, float gap)
    {
        float all = 0;
        for (float w : widths) all += w > 0 ? w + (all > 0 ? gap : 0) : 0;
        return all;
    }
    float details() const { return join({pill, subtitle, progress}, gap); }
    float oneRow() const { return join({back, title, pill, subtitle, progress, save, extra, concern}, gap); }
};

constexpr float kBar = 120; // of the progress

BarParts measureBar(const Frame& frame, const ShellModel& model, bool hasExtra, float extraWidth)
{
    std::string scratch;
    const auto width = [&](TextStyle style, std::string_view words) {
        return words.empty() ? 0.0F : std::ceil(detail::measure(frame, style, detail::shown(words, scratch))) + 1;
    };
    BarParts parts;
    parts.gap = frame.px(16);
    if (!model.backLabel.empty()) parts.back = frame.px(buttonWidth(frame, model.backLabel, {.icon = Icon::Back}));
    parts.title = width(TextStyle::Title, model.title);
    if (model.position) parts.pill = frame.px(positionPillWidth(frame, model.positionWord)) + 1;
    parts.subtitle = width(TextStyle::Secondary, model.subtitle);
    if (model.progressTotal > 0) {
        parts.progressWords = width(TextStyle::SecondaryStrong, model.progressText);
        parts.progress = frame.px(kBar) + frame.px(12) + parts.progressWords;
    }
    if (model.save != SaveStatus::None) parts.save = frame.px(22) + width(TextStyle::Secondary, model.saveText) + 1;
    if (hasExtra) parts.extra = frame.px(extraWidth);
    if (!model.concernLabel.empty()) parts.concern = frame.px(buttonWidth(frame, model.concernLabel));
    return parts;
}

/// Draws into the 36 pixels from `top`, from the left; things that do not fit are cut or, the bar of the progress, left out.
class BarRow {
public:
    BarRow(Frame& frame, float left, float right, float top) : m_frame(frame), m_left(left), m_right(right), m_top(top) {}

    /// Reserves room at the right end and draws there.
    void fromRight(float width, const std::function<void()>& body)
    {
        const float left = std::max(m_left, m_right - std::ceil(width));
        const detail::RegionScope region(m_frame, left, m_right, m_top);
        body();
        m_right = left - m_frame.px(16);
    }
    void words(Role role, TextStyle style, Color c, std::string_view all)
    {
        if (all.empty() || room() < m_frame.px(24)) return;
        std::string scratch;
        const std::string_view safe = detail::shown(all, scratch);
        const float width = std::min(std::ceil(detail::measure(m_frame, style, safe)) + 1, room());
        const Rect r{m_left, m_top, m_left + width, m_top + m_frame.px(size::kControl)};
        detail::drawIn(m_frame, style, r, c, safe);
        detail::logText(m_frame, role, r, all);
        m_left = r.right + m_frame.px(16);
    }
    void things(float width, float dropped, const std::function<void()>& body)
    {
        const float wide = std::min(width, room());
        const detail::RegionScope region(m_frame, m_left, m_left + wide, m_top + m_frame.px(dropped));
        body();
        m_left += wide + m_frame.px(16);
    }
    float room() const { return std::max(0.0F, m_right - m_left); }

private:
    Frame& m_frame;
    float m_left, m_right, m_top;
};

void barTitle(Frame& frame, const ShellModel& model, const BarParts& parts, BarRow& row, ShellResult& result)
{
    if (parts.back > 0) {
        const bool shorten = parts.back + parts.gap + parts.title > row.room();
        row.things(shorten ? frame.px(size::kControl) : parts.back + 1, 0, [&] {
            const bool used = shorten ? iconButton(frame, "back", Icon::Back, model.backLabel)
                                      : linkButton(frame, "back", model.backLabel, {.icon = Icon::Back});
            if (used) result.back = true;
        });
    }
    row.words(Role::Heading, TextStyle::Title, frame.colours.text, model.title);
}

void barDetails(Frame& frame, const ShellModel& model, const BarParts& parts, BarRow& row)
{
    if (model.position) row.things(parts.pill, 4, [&] { positionPill(frame, *model.position, model.positionWord); });
    // The words of the progress are worth more than the last words of the subtitle; its bar is worth less.
    const bool bar = parts.progress > 0 && BarParts::join({parts.subtitle, parts.progress}, parts.gap) <= row.room();
    row.words(Role::Text, TextStyle::Secondary, frame.colours.muted, model.subtitle);
    if (bar) row.things(frame.px(kBar), 14, [&] { progressBar(frame, model.progressDone, model.progressTotal, model.progressText, kBar); });
    if (parts.progress > 0) row.words(Role::Text, TextStyle::SecondaryStrong, frame.colours.text, model.progressText);
}

/// Draws the bar over the page and returns its height: one row where everything fits, else two or three.
float topBar(Frame& frame, const ShellModel& model, Rect area, const std::function<void()>& extra, float extraWidth, ShellResult& result)
{
    const BarParts parts = measureBar(frame, model, static_cast<bool>(extra), extraWidth);
    const float margin = frame.px(size::kPage);
    const float left = area.left + margin;
    const float right = area.right - margin;
    const bool one = parts.oneRow() <= right - left;
    const bool second = !one && BarParts::join({parts.details(), parts.save, parts.extra}, parts.gap) > 0;
    const bool third = second && parts.extra > 0 && BarParts::join({parts.details(), parts.save, parts.extra}, parts.gap) > right - left;
    const float height = frame.px(size::kTopBar + (second ? 34.0F : 0.0F) + (third ? 44.0F : 0.0F));
    const Rect bar{area.left, 0, area.right, height};
    detail::fill(frame, bar, frame.colours.surface);
    const float thin = std::max(1.0F, std::floor(frame.scale));
    detail::lineH(frame, bar.left, bar.right, bar.bottom - thin, frame.colours.line);

    // The right side is drawn first, since it must know nothing of the left and the left gets what remains.
    const auto save = [&] {
        space(frame, 4);
        result.retrySave = saveStatus(frame, "save", model.save, model.saveText);
    };
    BarRow first(frame, left, right, frame.px(14));
    if (parts.concern > 0) first.fromRight(parts.concern, [&] { result.concern = dangerButton(frame, "concern", model.concernLabel); });
    if (one && parts.extra > 0) first.fromRight(parts.extra, extra);
    if (one && parts.save > 0) first.fromRight(parts.save, save);
    barTitle(frame, model, parts, first, result);
    if (one) {
        barDetails(frame, model, parts, first);
    } else if (second) {
        BarRow below(frame, left, right, frame.px(54));
        if (parts.save > 0) below.fromRight(parts.save, save);
        if (parts.extra > 0 && !third) below.fromRight(parts.extra, extra);
        barDetails(frame, model, parts, below);
        if (third) {
            const detail::RegionScope region(frame, left, right, frame.px(98));
            extra();
        }
    }
    return height;
}

/// Page Up and Page Down where no field, list or table uses them.
void pageKeys(Frame& frame)
{
    if (frame.focus.layer() > 0 || frame.focus.uses().upDown || frame.focus.uses().characters) return;
    if (ImGui::GetIO().KeyCtrl || ImGui::GetIO().KeyAlt || ImGui::GetIO().KeyShift) return;
    const float page = ImGui::GetWindowHeight() - frame.px(60);
    if (detail::keyPressed(ImGuiKey_PageDown)) ImGui::SetScrollY(ImGui::GetScrollY() + page);
    if (detail::keyPressed(ImGuiKey_PageUp)) ImGui::SetScrollY(std::max(0.0F, ImGui::GetScrollY() - page));
}

/// The scrolling page: `body` in a region with a margin around.
void contentArea(Frame& frame, Rect area, float maxWidth, const std::function<void()>& body)
{
    ImGui::SetCursorScreenPos({area.left, area.top});
    const scope::Child child(detail::makeId(frame, "content"), {area.width(), area.height()}, ImGuiWindowFlags_NoNav);
    pageKeys(frame);
    const ImVec2 origin = ImGui::GetCursorScreenPos();
    const float margin = frame.px(frame.design(area.width()) < 480 ? 14 : size::kPage);
    // The scroll bar stands in the margin, so that nothing moves when it comes.
    float width = area.width() - 2 * margin;
    if (maxWidth > 0) width = std::min(width, frame.px(maxWidth));
    float bottom = origin.y;
    {
        const detail::RegionScope region(frame, origin.x + margin, origin.x + margin + width, origin.y + frame.px(20));
        detail::region(frame).viewBottom = area.bottom - margin;
        body();
        bottom = region.bottom() + margin;
    }
    ImGui::SetCursorScreenPos({origin.x, bottom});
    ImGui::Dummy({0, 0});
}

} // namespace

ShellResult shell(Frame& frame, const ShellModel& model, const std::function<void()>& content, const std::function<void()>& extra,
                  float extraWidth)
{
    ShellResult result;
    const ImVec2 size = ImGui::GetIO().DisplaySize;
    const bool folded = frame.width < size::kFoldNavigation;
    const float navWidth = !model.navigation ? 0 : frame.px(folded ? size::kNavigationFolded : size::kNavigation);
    const detail::IdScope ids(frame, "shell");
    if (model.navigation) navigation(frame, model, {0, 0, navWidth, size.y}, folded, result);

    const float barHeight = topBar(frame, model, {navWidth, 0, size.x, size.y}, extra, extraWidth, result);

    frame.focus.contentStart = frame.log.size();
    contentArea(frame, {navWidth, barHeight, size.x, size.y}, model.maxContentWidth, content);
    return result;
}

void centredPage(Frame& frame, float width, const std::function<void()>& content)
{
    const ImVec2 size = ImGui::GetIO().DisplaySize;
    const detail::IdScope ids(frame, "centred");
    ImGui::SetCursorScreenPos({0, 0});
    const scope::Child child(detail::makeId(frame, "page"), {size.x, size.y}, ImGuiWindowFlags_NoNav);
    pageKeys(frame);
    frame.focus.contentStart = frame.log.size();
    const ImVec2 origin = ImGui::GetCursorScreenPos();
    const float room = ImGui::GetContentRegionAvail().x;
    const float margin = frame.px(16);
    const float wide = std::min(frame.px(width), room - 2 * margin);
    const float left = std::round(origin.x + (room - wide) / 2);
    const float brand = frame.px(54);
    float& height = detail::remember(frame, detail::makeId(frame, "height"), 0);
    if (height <= 0) frame.requests.redrawIn(0);
    const float top = std::round(std::max(margin, (size.y - height - brand) * 0.4F));
    const float brandY = origin.y + top + frame.px(14);
    const float nameWidth = detail::measure(frame, TextStyle::Title, "Trivselslys");
    const float brandLeft = std::round(left + (wide - nameWidth - frame.px(32)) / 2);
    brandMark(frame, {brandLeft + frame.px(9), brandY});
    detail::drawIn(frame, TextStyle::Title, {brandLeft + frame.px(32), brandY - frame.px(16), left + wide, brandY + frame.px(16)},
                   frame.colours.accent, "Trivselslys");
    float bottom = 0;
    {
        const detail::RegionScope region(frame, left, left + wide, origin.y + top + brand);
        detail::region(frame).viewBottom = size.y;
        card(frame, "card", {.padding = 28}, content);
        bottom = region.bottom();
    }
    const float now = bottom - origin.y - top - brand;
    if (std::abs(now - height) > 0.5F) {
        height = now;
        frame.requests.redrawIn(0);
    }
    ImGui::SetCursorScreenPos({origin.x, bottom + margin});
    ImGui::Dummy({0, 0});
}

} // namespace trivsel::ui
