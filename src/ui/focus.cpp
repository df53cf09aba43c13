#include "ui/focus.h"

#include "ui/detail/keys.h"
#include "ui/item_log.h"

#include <imgui.h>

#include <algorithm>
#include <cmath>
#include <limits>

namespace trivsel::ui {

namespace {

constexpr int kPatience = 10; // frames that a request waits for its item

bool reachable(const Item& item, int layer) { return item.focusable && item.enabled && item.layer == layer; }

float gap(float fromA, float toA, float fromB, float toB)
{
    if (fromB >= toA) return fromB - toA;
    if (fromA >= toB) return fromA - toB;
    return 0;
}

/// How far `to` lies from `from` in the direction; infinite when it does not.
float distance(const Rect& from, const Rect& to, Vec2 direction, bool sameGroup)
{
    constexpr float kNever = std::numeric_limits<float>::infinity();
    const Vec2 a = from.centre();
    const Vec2 b = to.centre();
    if (direction.x != 0) {
        if ((b.x - a.x) * direction.x <= 1) return kNever;
        const float across = gap(from.top, from.bottom, to.top, to.bottom);
        if (across > 0 && !sameGroup) return kNever;
        return gap(from.left, from.right, to.left, to.right) + across * 8 + std::abs(b.y - a.y) * 0.1F;
    }
    if ((b.y - a.y) * direction.y <= 1) return kNever;
    if (gap(from.top, from.bottom, to.top, to.bottom) <= 0 && std::abs(b.y - a.y) < from.height() / 2) return kNever;
    const float across = gap(from.left, from.right, to.left, to.right);
    return gap(from.top, from.bottom, to.top, to.bottom) + across * 3 + std::abs(b.x - a.x) * 0.1F;
}

} // namespace

void Focus::request(std::string label, int nth)
{
    m_wanted = std::move(label);
    m_wantedNth = nth;
    m_wantedFrames = 0;
    m_firstFrames = 0;
}

void Focus::requestFirst()
{
    m_firstFrames = kPatience;
    m_wanted.reset();
}

void Focus::clear()
{
    m_id = 0;
    m_ring = false;
}

void Focus::take(std::uint32_t id, Ring ring)
{
    m_id = id;
    m_ring = ring == Ring::Show;
}

void Focus::moveTo(std::uint32_t id)
{
    take(id, Ring::Show);
    m_scrollTo = id;
}

void Focus::followLayers(const ItemLog& log)
{
    const int layer = std::min(log.topLayer(), 7);
    if (layer == m_layer) return;
    const bool up = layer > m_layer;
    if (up) {
        for (int i = m_layer; i < layer; ++i) m_beforeLayer[i] = m_id;
    }
    m_layer = layer;
    if (!up) {
        m_id = m_beforeLayer[layer];
        return;
    }
    for (std::size_t i = 0; i < log.size(); ++i) {
        const Item item = log.at(i);
        if (reachable(item, layer) && item.tabStop) {
            m_id = item.id;
            m_scrollTo = m_id;
            return;
        }
    }
    m_id = 0;
}

void Focus::beginFrame(const ItemLog& log)
{
    m_uses = m_usesNext;
    m_usesNext = {};
    m_activate = false;
    followLayers(log);
    if (ImGui::IsMouseClicked(ImGuiMouseButton_Left)) m_ring = false;
    const ImGuiIO& io = ImGui::GetIO();
    if (io.KeyCtrl || io.KeyAlt) return;
    if (detail::keyPressed(ImGuiKey_Tab)) {
        move(log, io.KeyShift ? -1 : 1);
        return;
    }
    if (io.KeyShift) return;
    const bool present = log.findId(m_id) >= 0;
    if (present && !m_uses.enter && detail::keyPressed(ImGuiKey_Enter, false)) m_activate = true;
    if (present && !m_uses.characters && detail::keyPressed(ImGuiKey_Space, false)) m_activate = true;
    if (!m_uses.leftRight) {
        if (detail::keyPressed(ImGuiKey_LeftArrow)) moveTowards(log, {-1, 0});
        if (detail::keyPressed(ImGuiKey_RightArrow)) moveTowards(log, {1, 0});
    }
    if (!m_uses.upDown) {
        if (detail::keyPressed(ImGuiKey_UpArrow)) moveTowards(log, {0, -1});
        if (detail::keyPressed(ImGuiKey_DownArrow)) moveTowards(log, {0, 1});
    }
}

void Focus::move(const ItemLog& log, int step)
{
    const auto count = static_cast<std::ptrdiff_t>(log.size());
    if (count == 0) return;
    const std::ptrdiff_t at = log.findId(m_id);
    const std::uint32_t group = at >= 0 ? log.at(static_cast<std::size_t>(at)).group : 0;
    std::ptrdiff_t from = at;
    if (at < 0) from = step > 0 ? static_cast<std::ptrdiff_t>(std::min(contentStart, log.size())) - 1 : count;
    for (std::ptrdiff_t n = 1; n <= count; ++n) {
        const std::ptrdiff_t i = ((from + step * n) % count + count) % count;
        const Item item = log.at(static_cast<std::size_t>(i));
        if (!reachable(item, m_layer) || !item.tabStop || item.id == m_id) continue;
        if (group != 0 && item.group == group && item.role != Role::Button && item.role != Role::Link &&
            item.role != Role::Checkbox && item.role != Role::DropDown && item.role != Role::TextField)
            continue;
        moveTo(item.id);
        return;
    }
}

void Focus::moveTowards(const ItemLog& log, Vec2 direction)
{
    const std::ptrdiff_t at = log.findId(m_id);
    if (at < 0) {
        move(log, direction.x + direction.y > 0 ? 1 : -1);
        return;
    }
    const Item from = log.at(static_cast<std::size_t>(at));
    for (const bool inGroup : {true, false}) {
        if (inGroup && from.group == 0) continue;
        float best = std::numeric_limits<float>::infinity();
        std::uint32_t bestId = 0;
        for (std::size_t i = 0; i < log.size(); ++i) {
            const Item item = log.at(i);
            if (!reachable(item, m_layer) || item.id == from.id) continue;
            const bool sameGroup = from.group != 0 && item.group == from.group;
            if (sameGroup != inGroup || (!sameGroup && !item.tabStop && item.group == 0)) continue;
            const float far = distance(from.rect, item.rect, direction, sameGroup);
            if (far < best) {
                best = far;
                bestId = item.id;
            }
        }
        if (bestId != 0) {
            moveTo(bestId);
            return;
        }
    }
}

void Focus::endFrame(const ItemLog& log)
{
    if (m_wanted) {
        const std::ptrdiff_t at = log.find(*m_wanted, m_wantedNth);
        if (at >= 0 && reachable(log.at(static_cast<std::size_t>(at)), log.topLayer())) {
            moveTo(log.at(static_cast<std::size_t>(at)).id);
            m_wanted.reset();
        } else if (++m_wantedFrames > kPatience) {
            m_wanted.reset();
        }
    }
    if (m_firstFrames > 0) {
        --m_firstFrames;
        for (std::size_t i = log.topLayer() == 0 ? contentStart : 0; i < log.size(); ++i) {
            const Item item = log.at(i);
            if (!reachable(item, log.topLayer()) || !item.tabStop) continue;
            m_id = item.id;
            m_scrollTo = m_id;
            m_firstFrames = 0;
            break;
        }
    }
}

} // namespace trivsel::ui
