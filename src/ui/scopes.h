#pragma once

#include <imgui.h>

/// The toolkit's Begin/End and Push/Pop pairs as objects, so that a throw inside drawing leaves its stacks balanced.
/// Only ui itself includes this; screens use layout.h and widgets/.
namespace trivsel::ui::scope {

class Window {
public:
    Window(const char* name, ImGuiWindowFlags flags) { ImGui::Begin(name, nullptr, flags); }
    ~Window() { ImGui::End(); }
    Window(const Window&) = delete;
    Window& operator=(const Window&) = delete;
};

class Child {
public:
    Child(ImGuiID id, ImVec2 size, ImGuiWindowFlags flags)
        : m_visible(ImGui::BeginChild(id, size, ImGuiChildFlags_None, flags))
    {
    }
    ~Child() { ImGui::EndChild(); }
    Child(const Child&) = delete;
    Child& operator=(const Child&) = delete;
    bool visible() const { return m_visible; }

private:
    bool m_visible;
};

class Clip {
public:
    Clip(ImVec2 from, ImVec2 to) { ImGui::PushClipRect(from, to, true); }
    ~Clip() { ImGui::PopClipRect(); }
    Clip(const Clip&) = delete;
    Clip& operator=(const Clip&) = delete;
};

/// Draws behind what follows: `front` for the content, then `behind` before the end of the scope.
class Layers {
public:
    explicit Layers(ImDrawListSplitter& splitter) : m_splitter(splitter), m_list(ImGui::GetWindowDrawList())
    {
        m_splitter.Split(m_list, 2);
        m_splitter.SetCurrentChannel(m_list, 1);
    }
    void behind() { m_splitter.SetCurrentChannel(m_list, 0); }
    ~Layers() { m_splitter.Merge(m_list); }
    Layers(const Layers&) = delete;
    Layers& operator=(const Layers&) = delete;

private:
    ImDrawListSplitter& m_splitter;
    ImDrawList* m_list;
};

} // namespace trivsel::ui::scope
