#include "desktop/window_impl.h"

#include <backends/imgui_impl_glfw.h>

#include <string_view>

namespace trivsel::desktop {

namespace {

Window::Impl& implOf(GLFWwindow* window) { return *static_cast<Window::Impl*>(glfwGetWindowUserPointer(window)); }

/// On some keyboards, the Danish one among them, "+" is where others have "-", and the toolkit's backend would take it
/// for that. What is printed on the key decides.
bool isPlusKey(int key, int scancode)
{
    if (key == GLFW_KEY_KP_ADD || key == GLFW_KEY_UNKNOWN) return false;
    const char* name = glfwGetKeyName(key, scancode);
    return name != nullptr && std::string_view(name) == "+";
}

void onKey(GLFWwindow* window, int key, int scancode, int action, int mods)
{
    implOf(window).eventCame();
    if (isPlusKey(key, scancode)) {
        if (action != GLFW_REPEAT) implOf(window).context->plusKey(action == GLFW_PRESS);
        return;
    }
    ImGui_ImplGlfw_KeyCallback(window, key, scancode, action, mods);
}

void onChar(GLFWwindow* window, unsigned int codePoint)
{
    implOf(window).eventCame();
    ImGui_ImplGlfw_CharCallback(window, codePoint);
}

void onMouseMove(GLFWwindow* window, double x, double y)
{
    implOf(window).eventCame();
    // Everything is drawn in device pixels; the pointer comes in screen coordinates.
    int width = 0;
    int height = 0;
    int pixelsWide = 0;
    int pixelsHigh = 0;
    glfwGetWindowSize(window, &width, &height);
    glfwGetFramebufferSize(window, &pixelsWide, &pixelsHigh);
    const double across = width > 0 ? static_cast<double>(pixelsWide) / width : 1;
    const double down = height > 0 ? static_cast<double>(pixelsHigh) / height : 1;
    ImGui_ImplGlfw_CursorPosCallback(window, x * across, y * down);
}

void onMouseButton(GLFWwindow* window, int button, int action, int mods)
{
    implOf(window).eventCame();
    ImGui_ImplGlfw_MouseButtonCallback(window, button, action, mods);
}

void onScroll(GLFWwindow* window, double x, double y)
{
    implOf(window).eventCame();
    ImGui_ImplGlfw_ScrollCallback(window, x, y);
}

void onEnter(GLFWwindow* window, int entered)
{
    implOf(window).eventCame();
    ImGui_ImplGlfw_CursorEnterCallback(window, entered);
}

void onFocus(GLFWwindow* window, int focused)
{
    Window::Impl& impl = implOf(window);
    impl.eventCame();
    ImGui_ImplGlfw_WindowFocusCallback(window, focused);
    if (focused == GLFW_FALSE && impl.hooks != nullptr && impl.hooks->focusLost) impl.hooks->focusLost();
}

void onDrop(GLFWwindow* window, int count, const char** paths)
{
    Window::Impl& impl = implOf(window);
    impl.eventCame();
    if (impl.hooks == nullptr || !impl.hooks->filesDropped) return;
    impl.hooks->filesDropped(std::vector<std::string>(paths, paths + count));
}

void onContentScale(GLFWwindow* window, float across, float)
{
    Window::Impl& impl = implOf(window);
    impl.contentScale = across;
    impl.applyScale();
    impl.eventCame();
}

void onClose(GLFWwindow* window)
{
    Window::Impl& impl = implOf(window);
    impl.closing = true;
    impl.eventCame();
}

void onSize(GLFWwindow* window, int, int) { implOf(window).eventCame(); }
void onRefresh(GLFWwindow* window) { implOf(window).eventCame(); }
void onIconify(GLFWwindow* window, int) { implOf(window).eventCame(); }

} // namespace

void installCallbacks(Window::Impl& impl)
{
    GLFWwindow* w = impl.window;
    glfwSetWindowUserPointer(w, &impl);
    glfwSetKeyCallback(w, onKey);
    glfwSetCharCallback(w, onChar);
    glfwSetCursorPosCallback(w, onMouseMove);
    glfwSetMouseButtonCallback(w, onMouseButton);
    glfwSetScrollCallback(w, onScroll);
    glfwSetCursorEnterCallback(w, onEnter);
    glfwSetWindowFocusCallback(w, onFocus);
    glfwSetDropCallback(w, onDrop);
    glfwSetWindowContentScaleCallback(w, onContentScale);
    glfwSetWindowCloseCallback(w, onClose);
    glfwSetFramebufferSizeCallback(w, onSize);
    glfwSetWindowRefreshCallback(w, onRefresh);
    glfwSetWindowIconifyCallback(w, onIconify);
}

} // namespace trivsel::desktop
