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
        {
            const detail::RegionScope region(frame, origin.x + edge, right - edge + thin, origin.y);
            for (std::size_t n = 0; n < model.entries.size(); ++n) {
                const NavEntry& entry = model.entries[n];
                if (navItem(frame, {"entry", n}, entry.icon, entry.label, entry.badge, static_cast<int>(n) == model.current, folded))
                    result.entry = static_cast<int>(n);
                space(frame, 4);
            }
            bottom = region.bottom();
        }
        ImGui::SetCursorScreenPos({origin.x, bottom});
        ImGui::Dummy({0, 0});
    }
    if (!model.userName.empty()) userBox(frame, model, area, folded, result);
}

/// Right to left: concern, extra, save status. Returns the left edge of what was drawn.
float topBarRight(Frame& frame, const ShellModel& model, Rect area, const std::function<void()>& extra, float extraWidth, ShellResult& result)
{
    const float top = area.top + frame.px(14);
    float right = area.right - frame.px(size::kPage);
    const auto at = [&](float width, const std::function<void()>& body) {
        const float left = right - std::ceil(width);
        const detail::RegionScope region(frame, left, right, top);
        body();
        right = left - frame.px(16);
    };
    if (!model.concernLabel.empty()) {
        at(frame.px(buttonWidth(frame, model.concernLabel)), [&] { result.concern = dangerButton(frame, "concern", model.concernLabel); });
    }
    const bool tight = frame.design(area.width()) < 560;
    if (extra && !tight) at(frame.px(extraWidth), extra);
    if (model.save != SaveStatus::None && !(tight && model.save == SaveStatus::Saved)) {
        const float width = frame.px(22) + detail::measure(frame, TextStyle::Secondary, model.saveText) + 2;
        at(width, [&] {
            space(frame, 4);
            result.retrySave = saveStatus(frame, "save", model.save, model.saveText);
        });
    }
    return right;
}

void topBarLeft(Frame& frame, const ShellModel& model, Rect area, float right, ShellResult& result)
{
    const float left = area.left + frame.px(size::kPage);
    const detail::RegionScope region(frame, left, right, area.top + frame.px(14));
    float room = std::max(0.0F, right - left);
    const float height = frame.px(size::kControl);
    float x = left;
    const float gap = frame.px(16);
    if (!model.backLabel.empty()) {
        const float wide = frame.px(buttonWidth(frame, model.backLabel, {.icon = Icon::Back}));
        const bool shorten = wide > room / 3;
        const bool used = shorten ? iconButton(frame, "back", Icon::Back, model.backLabel)
                                  : linkButton(frame, "back", model.backLabel, {.icon = Icon::Back});
        if (used) result.back = true;
        x += (shorten ? height : wide) + frame.px(8);
        room = right - x;
    }
    std::string scratch;
    const std::string_view titleWords = detail::shown(model.title, scratch);
    const float titleWidth = std::min(std::ceil(detail::measure(frame, TextStyle::Title, titleWords)) + 1, std::max(room, 1.0F));
    const Rect titleRect{x, area.top + frame.px(13), x + titleWidth, area.top + frame.px(13) + height};
    detail::drawIn(frame, TextStyle::Title, titleRect, frame.colours.text, titleWords);
    detail::logText(frame, Role::Heading, titleRect, model.title);
    x += titleWidth + gap;

    if (model.position && x + frame.px(positionPillWidth(frame, model.positionWord)) <= right) {
        const float width = frame.px(positionPillWidth(frame, model.positionWord));
        const detail::RegionScope pill(frame, x, x + width + 1, area.top + frame.px(18));
        positionPill(frame, *model.position, model.positionWord);
        x += width + gap;
    }
    const float progressWords = model.progressText.empty() ? 0 : std::ceil(detail::measure(frame, TextStyle::SecondaryStrong, model.progressText));
    const float progressWidth = model.progressTotal > 0 ? frame.px(120) + frame.px(12) + progressWords : 0;
    if (!model.subtitle.empty()) {
        std::string subScratch;
        const std::string_view words = detail::shown(model.subtitle, subScratch);
        const float wide = std::ceil(detail::measure(frame, TextStyle::Secondary, words)) + 1;
        if (x + std::min(wide, frame.px(90)) <= right) {
            const float most = right - x;
            const float width = std::min(wide, most);
            const Rect r{x, area.top + frame.px(14), x + width, area.top + frame.px(14) + height};
            detail::drawIn(frame, TextStyle::Secondary, r, frame.colours.muted, words);
            detail::logText(frame, Role::Text, r, model.subtitle);
            x += width + gap;
        }
    }
    if (model.progressTotal > 0 && x + progressWords <= right) {
        const bool bar = x + progressWidth <= right;
        if (bar) {
            const detail::RegionScope place(frame, x, x + frame.px(120), area.top + frame.px(28));
            progressBar(frame, model.progressDone, model.progressTotal, model.progressText, 120);
            x += frame.px(132);
        }
        const Rect r{x, area.top + frame.px(14), x + progressWords + 1, area.top + frame.px(14) + height};
        detail::drawIn(frame, TextStyle::SecondaryStrong, r, frame.colours.text, model.progressText);
        detail::logText(frame, Role::Text, r, model.progressText);
    }
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

    const Rect bar{navWidth, 0, size.x, frame.px(size::kTopBar)};
    detail::fill(frame, bar, frame.colours.surface);
    const float thin = std::max(1.0F, std::floor(frame.scale));
    detail::lineH(frame, bar.left, bar.right, bar.bottom - thin, frame.colours.line);
    // Reading order is left to right, drawing order must know what the right side needs: measure by drawing it last would
    // cut the title, so the right side is drawn first and the keyboard meets it first, too.
    const float right = topBarRight(frame, model, bar, extra, extraWidth, result);
    topBarLeft(frame, model, bar, right, result);

    frame.focus.contentStart = frame.log.size();
    contentArea(frame, {navWidth, bar.bottom, size.x, size.y}, model.maxContentWidth, content);
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
