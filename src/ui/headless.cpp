#include "ui/headless.h"

#include "ui/detail/keys.h"
#include "ui/image.h"

#include <imgui.h>

#include <fmt/format.h>

namespace trivsel::ui {

namespace {

tl::unexpected<Error> notThere(const std::string& label, int nth, std::string_view why)
{
    const std::string which = nth > 1 ? fmt::format("»{}« nr. {}", label, nth) : fmt::format("»{}«", label);
    return fail(ErrorCode::BadInput, {fmt::format("{}: {}", which, why), fmt::format("{}: {}", which, why)});
}

bool intersects(const Rect& a) { return a.right - a.left >= 1 && a.bottom - a.top >= 1; }

} // namespace

void Driver::settle()
{
    constexpr int kMost = 12;
    for (int i = 0; i < kMost; ++i) {
        m_step();
        const auto redraw = m_context.requests().redraw();
        if (i >= 2 && !(redraw && *redraw <= 0)) return;
    }
}

void Driver::pointer(Vec2 at)
{
    m_context.makeCurrent();
    ImGui::GetIO().AddMousePosEvent(at.x, at.y);
}

void Driver::mouse(bool down)
{
    m_context.makeCurrent();
    ImGui::GetIO().AddMouseButtonEvent(0, down);
}

Result<Rect> Driver::reach(const std::string& label, int nth)
{
    std::ptrdiff_t at = m_context.log().find(label, nth);
    std::uint32_t id = 0;
    if (at < 0) {
        // Perhaps in a long list, out of view: the tables look for it and scroll.
        m_context.log().lookFor(label, nth);
        settle();
        id = m_context.log().found();
        at = id != 0 ? m_context.log().findId(id) : m_context.log().find(label, nth);
        m_context.log().lookFor({});
        m_context.log().setFound(0);
        if (at < 0) return notThere(label, nth, "no such thing on the screen");
    }
    for (int tries = 0; tries < 3; ++tries) {
        const Item item = m_context.log().at(static_cast<std::size_t>(at));
        if (!item.enabled) return notThere(label, nth, "is out of reach (disabled)");
        if (item.layer < m_context.log().topLayer()) return notThere(label, nth, "is behind a dialog");
        if (intersects(item.visible)) return item.visible;
        if (item.id == 0) return notThere(label, nth, "is scrolled away");
        id = item.id;
        m_context.focus().scrollTo(id);
        settle();
        at = m_context.log().findId(id);
        if (at < 0) return notThere(label, nth, "went away");
    }
    return notThere(label, nth, "cannot be scrolled to");
}

Result<void> Driver::hover(const std::string& label, int nth)
{
    const auto rect = reach(label, nth);
    if (!rect) return fail(rect.error());
    pointer(rect->centre());
    m_step();
    m_step();
    return {};
}

Result<void> Driver::click(const std::string& label, int nth)
{
    if (auto there = hover(label, nth); !there) return there;
    mouse(true);
    m_step();
    mouse(false);
    m_step();
    settle();
    return {};
}

Result<void> Driver::doubleClick(const std::string& label, int nth)
{
    if (auto there = hover(label, nth); !there) return there;
    for (int i = 0; i < 2; ++i) {
        mouse(true);
        m_step();
        mouse(false);
        m_step();
    }
    settle();
    return {};
}

Result<void> Driver::press(const std::string& keys)
{
    const auto chord = detail::parseKeys(keys);
    if (!chord) return notThere(keys, 1, "is not a key");
    m_context.makeCurrent();
    ImGuiIO& io = ImGui::GetIO();
    const auto modifiers = [&](bool down) {
        if (chord->ctrl) io.AddKeyEvent(ImGuiMod_Ctrl, down);
        if (chord->shift) io.AddKeyEvent(ImGuiMod_Shift, down);
        if (chord->alt) io.AddKeyEvent(ImGuiMod_Alt, down);
    };
    modifiers(true);
    io.AddKeyEvent(chord->key, true);
    // A key that writes does so: a letter pressed in a field is typed there.
    const bool letter = !chord->ctrl && !chord->alt && keys.size() == 1;
    if (letter) io.AddInputCharactersUTF8(keys.c_str());
    if (!chord->ctrl && !chord->alt && chord->key == ImGuiKey_Space) io.AddInputCharacter(' ');
    m_step();
    io.AddKeyEvent(chord->key, false);
    modifiers(false);
    m_step();
    settle();
    return {};
}

void Driver::type(const std::string& utf8)
{
    m_context.makeCurrent();
    ImGui::GetIO().AddInputCharactersUTF8(utf8.c_str());
    m_step();
    settle();
}

void Driver::wheel(float notches)
{
    m_context.makeCurrent();
    ImGui::GetIO().AddMouseWheelEvent(0, notches);
    settle();
}

Result<void> Driver::expect(const std::string& text)
{
    if (!m_context.log().contains(text)) settle();
    if (m_context.log().contains(text)) return {};
    return notThere(text, 1, "is not on the screen");
}

Result<void> Driver::expectGone(const std::string& text)
{
    settle();
    if (!m_context.log().contains(text)) return {};
    return notThere(text, 1, "is still on the screen");
}

std::string Driver::items() const { return m_context.log().jsonLines(); }

Result<std::unique_ptr<Headless>> Headless::create(const Options& options, std::function<void(Frame&)> draw)
{
    auto context = Context::create(options.context);
    if (!context) return fail(context.error());
    return std::unique_ptr<Headless>(new Headless(std::move(*context), options, std::move(draw)));
}

Headless::Headless(std::unique_ptr<Context> context, const Options& options, std::function<void(Frame&)> draw)
    : m_context(std::move(context)), m_draw(std::move(draw)), m_width(options.width), m_height(options.height),
      m_driver(*m_context, [this] { frame(); })
{
    if (options.strings != nullptr) m_context->setStrings(*options.strings);
    m_context->makeCurrent();
    ImGuiIO& io = ImGui::GetIO();
    io.ClipboardUserData = this;
    io.GetClipboardTextFn = [](void* self) { return static_cast<Headless*>(self)->clipboard.c_str(); };
    io.SetClipboardTextFn = [](void* self, const char* words) { static_cast<Headless*>(self)->clipboard = words; };
}

FrameOutcome Headless::frame()
{
    FrameOutcome outcome = runFrame(*m_context, {static_cast<float>(m_width), static_cast<float>(m_height), m_seconds}, m_draw);
    if (outcome.failed) m_failure = outcome.detail;
    return outcome;
}

void Headless::resize(int width, int height)
{
    m_width = width;
    m_height = height;
}

Result<void> Headless::screenshot(const std::string& path)
{
    m_context->makeCurrent();
    return writePng(path, rasteriseLastFrame());
}

} // namespace trivsel::ui
