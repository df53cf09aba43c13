#include "ui/context.h"

#include "ui/detail/context_impl.h"

#include <imgui.h>
#include <imgui_internal.h>

#include <algorithm>
#include <cmath>
#include <map>

namespace trivsel::ui {

namespace {

/// Type is dear to make and often wanted again at the same scale (tests, a window moved between screens).
Result<std::shared_ptr<detail::FontSet>> fontsFor(const FontFiles& files, float scale)
{
    static std::map<std::pair<std::string, float>, std::weak_ptr<detail::FontSet>> made;
    const auto key = std::pair(files.regular + '\n' + files.medium + '\n' + files.semiBold + '\n' + files.bold + '\n' + files.icons, scale);
    if (auto there = made[key].lock()) return there;
    auto set = detail::FontSet::make(files, scale);
    if (set) made[key] = *set;
    return set;
}

float clampScale(float scale) { return std::round(std::clamp(scale, 0.8F, 4.0F) * 100) / 100; }

} // namespace

Context::Context() : m_impl(std::make_unique<Impl>()) {}

Context::~Context()
{
    if (m_impl->imgui != nullptr) ImGui::DestroyContext(m_impl->imgui);
}

Result<std::unique_ptr<Context>> Context::create(const Options& options)
{
    // As all else in this program, so that what overwrites freed memory meets the toolkit's as well.
    ImGui::SetAllocatorFunctions([](std::size_t size, void*) { return ::operator new(size); }, [](void* block, void*) { ::operator delete(block); });
    std::unique_ptr<Context> context(new Context);
    Impl& impl = *context->m_impl;
    impl.files = options.fonts;
    impl.wantedScale = clampScale(options.scale);
    impl.theme = options.theme;
    impl.language = options.language;
    impl.strings.english = options.language == Language::English;
    auto fonts = fontsFor(impl.files, impl.wantedScale);
    if (!fonts) return fail(fonts.error());
    impl.state.fonts = std::move(*fonts);

    impl.imgui = ImGui::CreateContext(impl.state.fonts->atlas());
    ImGui::SetCurrentContext(impl.imgui);
    ImGuiIO& io = ImGui::GetIO();
    io.IniFilename = nullptr;
    io.LogFilename = nullptr;
    io.ConfigFlags = ImGuiConfigFlags_None;
    io.ConfigWindowsResizeFromEdges = false;
    return context;
}

void Context::setScale(float scale) { m_impl->wantedScale = clampScale(scale); }
float Context::scale() const { return m_impl->wantedScale; }
void Context::setTheme(ThemeName theme) { m_impl->theme = theme; }
ThemeName Context::theme() const { return m_impl->theme; }

void Context::setLanguage(Language language)
{
    m_impl->language = language;
    m_impl->strings.english = language == Language::English;
}

Language Context::language() const { return m_impl->language; }
void Context::setStrings(const Strings& strings) { m_impl->strings.words = &strings; }
const ItemLog& Context::log() const { return m_impl->current; }
ItemLog& Context::log() { return m_impl->current; }
Focus& Context::focus() { return m_impl->focus; }
const Requests& Context::requests() const { return m_impl->requests; }
int Context::fontVersion() const { return m_impl->state.fonts->version(); }
void Context::makeCurrent() const { ImGui::SetCurrentContext(m_impl->imgui); }

ImDrawData* Context::drawData() const
{
    makeCurrent();
    return ImGui::GetDrawData();
}

void Context::plusKey(bool down)
{
    makeCurrent();
    ImGui::GetIO().AddKeyEvent(ImGuiKey_KeypadAdd, down);
}

bool Context::prepareFonts()
{
    Impl& impl = *m_impl;
    makeCurrent();
    const int before = fontVersion();
    if (impl.state.fonts->scale() != impl.wantedScale) {
        // A failure keeps the old type: small words are better than none.
        if (auto fonts = fontsFor(impl.files, impl.wantedScale)) impl.state.fonts = std::move(*fonts);
        else impl.wantedScale = impl.state.fonts->scale();
    }
    if (impl.state.fonts->wantsMore()) static_cast<void>(impl.state.fonts->rebuild());
    ImGui::GetIO().Fonts = impl.state.fonts->atlas();
    return fontVersion() != before;
}

void Context::forget()
{
    makeCurrent();
    m_impl->last.wipe();
    m_impl->state.clipboard.clear();
    for (std::string* words : {&m_impl->state.tip, &m_impl->state.scratch}) std::fill(words->begin(), words->end(), '\0');
    ImGuiContext& toolkit = *ImGui::GetCurrentContext();
    std::fill(toolkit.ClipboardHandlerData.begin(), toolkit.ClipboardHandlerData.end(), '\0');
}

} // namespace trivsel::ui
