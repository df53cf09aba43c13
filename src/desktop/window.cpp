#include "desktop/window.h"

#include "desktop/window_impl.h"

#include <backends/imgui_impl_glfw.h>
#include <backends/imgui_impl_opengl3.h>

#include <algorithm>
#include <atomic>
#include <cstdlib>
#include <mutex>

namespace trivsel::desktop {

namespace {

constexpr double kLongestWait = 3600; // seconds without an event; only so that the call returns some day
constexpr double kCloseAgain = 0.1;   // seconds between two questions whether the window may close

std::mutex wakeMutex;     // glfwPostEmptyEvent must not meet glfwTerminate
bool windowOpen = false;  // guarded by wakeMutex
std::atomic<bool> wakeAsked{false};

tl::unexpected<Error> noWindow(std::string detail)
{
    return fail(ErrorCode::Failed,
                {"Vinduet kunne ikke åbnes: grafikken på denne computer kan ikke bruges. Der skal være OpenGL 3. Alt, hvad der er "
                 "gemt, er urørt.",
                 "The window could not be opened: the graphics of this computer cannot be used. OpenGL 3 is needed. Everything "
                 "that was saved is untouched."},
                std::move(detail));
}

std::string lastGlfwError()
{
    const char* words = nullptr;
    glfwGetError(&words);
    return words != nullptr ? words : "";
}

/// The toolkit's last frame into the back buffer.
void paint(ui::Context& context, int width, int height)
{
    glViewport(0, 0, width, height);
    glClearColor(0, 0, 0, 1);
    glClear(GL_COLOR_BUFFER_BIT);
    ImGui_ImplOpenGL3_RenderDrawData(context.drawData());
}

} // namespace

bool displayPresent()
{
    for (const char* name : {"DISPLAY", "WAYLAND_DISPLAY"}) {
        const char* value = std::getenv(name);
        if (value != nullptr && *value != '\0') return true;
    }
    return false;
}

void wakeWindow()
{
    const std::scoped_lock lock(wakeMutex);
    if (!windowOpen) return;
    wakeAsked = true;
    glfwPostEmptyEvent();
}

Window::Window() : m_impl(std::make_unique<Impl>()) {}

Window::~Window()
{
    {
        const std::scoped_lock lock(wakeMutex);
        windowOpen = false;
    }
    Impl& impl = *m_impl;
    if (impl.backendsReady) {
        impl.context->forget();
        ImGui_ImplOpenGL3_Shutdown();
        ImGui_ImplGlfw_Shutdown();
    }
    impl.context.reset();
    if (impl.window != nullptr) glfwDestroyWindow(impl.window);
    if (impl.glfwReady) glfwTerminate();
}

Result<std::unique_ptr<Window>> Window::open(const WindowOptions& options)
{
    if (!displayPresent()) {
        return fail(ErrorCode::Failed, {"Der er ingen skærm at åbne et vindue på (DISPLAY er ikke sat). Start programmet fra et skrivebord, "
                                        "eller brug kommandolinjen.",
                                        "There is no display to open a window on (DISPLAY is not set). Start the program from a desktop, or "
                                        "use the command line."});
    }
    std::unique_ptr<Window> self(new Window);
    Impl& impl = *self->m_impl;
    if (glfwInit() == GLFW_FALSE) return noWindow(lastGlfwError());
    impl.glfwReady = true;
    glfwWindowHint(GLFW_CONTEXT_VERSION_MAJOR, 3);
    glfwWindowHint(GLFW_CONTEXT_VERSION_MINOR, 0);
    glfwWindowHint(GLFW_MAXIMIZED, options.maximised ? GLFW_TRUE : GLFW_FALSE);
    glfwWindowHint(GLFW_SCALE_TO_MONITOR, options.scale > 0 ? GLFW_FALSE : GLFW_TRUE);
    glfwWindowHintString(GLFW_X11_CLASS_NAME, "trivselslys");
    glfwWindowHintString(GLFW_X11_INSTANCE_NAME, "trivselslys");
    impl.window = glfwCreateWindow(std::max(320, options.width), std::max(240, options.height), "Trivselslys", nullptr, nullptr);
    if (impl.window == nullptr) return noWindow(lastGlfwError());
    glfwSetWindowSizeLimits(impl.window, 320, 240, GLFW_DONT_CARE, GLFW_DONT_CARE);
    glfwMakeContextCurrent(impl.window);
    glfwSwapInterval(1);

    impl.fixedScale = options.scale;
    float down = 1;
    glfwGetWindowContentScale(impl.window, &impl.contentScale, &down);
    impl.zoom = std::clamp(options.zoom, 0.8F, 2.0F);
    const float scale = (impl.fixedScale > 0 ? impl.fixedScale : impl.contentScale) * impl.zoom;
    auto context = ui::Context::create({options.fonts, scale, options.theme, options.language});
    if (!context) return fail(context.error());
    impl.context = std::move(*context);
    if (options.strings != nullptr) impl.context->setStrings(*options.strings);
    installCallbacks(impl);
    if (!ImGui_ImplGlfw_InitForOpenGL(impl.window, false) || !ImGui_ImplOpenGL3_Init("#version 130")) return noWindow("backend");
    impl.backendsReady = true;
    {
        const std::scoped_lock lock(wakeMutex);
        windowOpen = true;
    }
    return self;
}

void Window::Impl::drawFrame(const WindowHooks& current)
{
    int pixelsWide = 0;
    int pixelsHigh = 0;
    glfwGetFramebufferSize(window, &pixelsWide, &pixelsHigh);
    if (pixelsWide <= 0 || pixelsHigh <= 0) return;
    const double now = glfwGetTime();
    const double passed = lastFrame < 0 ? 1.0 / 60 : now - lastFrame;
    lastFrame = now;

    context->prepareFonts();
    if (context->fontVersion() != fontVersion) {
        ImGui_ImplOpenGL3_DestroyFontsTexture();
        ImGui_ImplOpenGL3_CreateFontsTexture();
        fontVersion = context->fontVersion();
    }
    ImGui_ImplOpenGL3_NewFrame();
    ImGui_ImplGlfw_NewFrame();
    const ui::FrameOutcome outcome = ui::runFrame(
        *context, {static_cast<float>(pixelsWide), static_cast<float>(pixelsHigh), std::max(1e-5, passed)}, current.draw);
    if (outcome.failed && current.frameFailed) current.frameFailed(outcome.detail);
    paint(*context, pixelsWide, pixelsHigh);
    glfwSwapBuffers(window);
    ++framesDrawn;

    deadline.reset();
    const auto due = [&](double seconds) {
        const double at = glfwGetTime() + seconds;
        if (!deadline || at < *deadline) deadline = at;
    };
    if (const auto redraw = context->requests().redraw()) due(*redraw);
    if (current.afterFrame) {
        const double next = current.afterFrame();
        if (next >= 0) due(next);
    }
}

void Window::Impl::askToClose(const WindowHooks& current)
{
    if (!closing || closed) return;
    if (!current.mayClose || current.mayClose()) {
        closed = true;
        return;
    }
    glfwSetWindowShouldClose(window, GLFW_FALSE);
    const double again = glfwGetTime() + kCloseAgain;
    if (!deadline || again < *deadline) deadline = again;
}

void Window::Impl::oneRound(const WindowHooks& current)
{
    const bool hidden = glfwGetWindowAttrib(window, GLFW_ICONIFIED) == GLFW_TRUE;
    const bool resting = framesToDraw <= 0 || hidden;
    if (!resting) {
        glfwPollEvents();
    } else {
        const double wait = deadline ? *deadline - glfwGetTime() : kLongestWait;
        if (wait > 0) glfwWaitEventsTimeout(std::min(wait, kLongestWait));
        else glfwPollEvents();
    }
    const bool asked = wakeAsked.exchange(false);
    // With a hook the program decides whether what woke us is worth a frame.
    if (current.woken ? current.woken() : asked) framesToDraw = std::max(framesToDraw, 2);
    if (deadline && glfwGetTime() >= *deadline) {
        deadline.reset();
        framesToDraw = std::max(framesToDraw, 1);
    }
    if (framesToDraw > 0) {
        --framesToDraw;
        if (glfwGetWindowAttrib(window, GLFW_ICONIFIED) != GLFW_TRUE) drawFrame(current);
    }
    askToClose(current);
}

void Window::run(const WindowHooks& hooks)
{
    m_impl->hooks = &hooks;
    m_impl->eventCame();
    while (!m_impl->closed) m_impl->oneRound(hooks);
    m_impl->hooks = nullptr;
}

void Window::step(const WindowHooks& hooks)
{
    m_impl->hooks = &hooks;
    glfwPollEvents();
    if (hooks.woken) hooks.woken();
    m_impl->drawFrame(hooks);
    m_impl->askToClose(hooks);
    m_impl->hooks = nullptr;
}

void Window::close() { m_impl->closed = true; }

void Window::cancelClose() { m_impl->closing = false; }

bool Window::closing() const { return m_impl->closing || m_impl->closed; }

ui::Context& Window::context() { return *m_impl->context; }

void Window::setZoom(float zoom)
{
    const float wanted = std::clamp(zoom, 0.8F, 2.0F);
    // Told after every frame: the same zoom again is no event, or the window would never rest.
    if (wanted == m_impl->zoom) return;
    m_impl->zoom = wanted;
    m_impl->applyScale();
    m_impl->eventCame();
}

float Window::zoom() const { return m_impl->zoom; }

void Window::size(int& width, int& height) const { glfwGetWindowSize(m_impl->window, &width, &height); }

ui::Image Window::screenshot() const
{
    ui::Image image;
    glfwGetFramebufferSize(m_impl->window, &image.width, &image.height);
    const std::size_t row = static_cast<std::size_t>(image.width) * 4;
    std::vector<std::uint8_t> upsideDown(row * static_cast<std::size_t>(image.height));
    // What was swapped to the front need not be readable: the same frame is painted once more and read before a swap.
    m_impl->context->makeCurrent();
    paint(*m_impl->context, image.width, image.height);
    glReadBuffer(GL_BACK);
    glPixelStorei(GL_PACK_ALIGNMENT, 1);
    glReadPixels(0, 0, image.width, image.height, GL_RGBA, GL_UNSIGNED_BYTE, upsideDown.data());
    image.rgba.resize(upsideDown.size());
    for (int y = 0; y < image.height; ++y) {
        const auto from = upsideDown.begin() + static_cast<std::ptrdiff_t>(row) * (image.height - 1 - y);
        std::copy_n(from, row, image.rgba.begin() + static_cast<std::ptrdiff_t>(row) * y);
    }
    for (std::size_t i = 3; i < image.rgba.size(); i += 4) image.rgba[i] = 255;
    return image;
}

void Window::requestFrame() { m_impl->eventCame(); }

long Window::framesDrawn() const { return m_impl->framesDrawn; }

} // namespace trivsel::desktop
