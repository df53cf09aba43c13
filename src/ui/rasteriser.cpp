#include "ui/image.h"

#include <imgui.h>

#include <algorithm>
#include <cmath>

namespace trivsel::ui {

namespace {

struct Texture {
    const unsigned char* alpha = nullptr;
    int width = 0;
    int height = 0;
    /// Nearest texel; glyphs stand on whole pixels, so nothing else is needed.
    float at(float u, float v) const
    {
        const int x = std::clamp(static_cast<int>(u * static_cast<float>(width)), 0, width - 1);
        const int y = std::clamp(static_cast<int>(v * static_cast<float>(height)), 0, height - 1);
        return static_cast<float>(alpha[y * width + x]) / 255.0F;
    }
};

struct Clip {
    int left, top, right, bottom;
};

float channel(ImU32 c, unsigned shift) { return static_cast<float>((c >> shift) & 0xFFU); }

void blend(std::uint8_t* pixel, float r, float g, float b, float a)
{
    const auto mix = [a](std::uint8_t old, float over) {
        return static_cast<std::uint8_t>(std::lround(static_cast<float>(old) + (over - static_cast<float>(old)) * a));
    };
    pixel[0] = mix(pixel[0], r);
    pixel[1] = mix(pixel[1], g);
    pixel[2] = mix(pixel[2], b);
    pixel[3] = 255;
}

double edge(const ImVec2& a, const ImVec2& b, double x, double y)
{
    return (static_cast<double>(b.x) - static_cast<double>(a.x)) * (y - static_cast<double>(a.y)) -
           (static_cast<double>(b.y) - static_cast<double>(a.y)) * (x - static_cast<double>(a.x));
}

/// True when a pixel centre on this edge belongs to the triangle, so that neighbours share none.
bool ownsEdge(const ImVec2& a, const ImVec2& b) { return (a.y == b.y && b.x > a.x) || b.y < a.y; }

void triangle(Image& image, const Texture& texture, const Clip& clip, const ImDrawVert& v0, ImDrawVert v1, ImDrawVert v2)
{
    double area = edge(v0.pos, v1.pos, static_cast<double>(v2.pos.x), static_cast<double>(v2.pos.y));
    if (area == 0) return;
    if (area < 0) {
        std::swap(v1, v2);
        area = -area;
    }
    const int left = std::max(clip.left, static_cast<int>(std::floor(std::min({v0.pos.x, v1.pos.x, v2.pos.x}))));
    const int right = std::min(clip.right, static_cast<int>(std::ceil(std::max({v0.pos.x, v1.pos.x, v2.pos.x}))));
    const int top = std::max(clip.top, static_cast<int>(std::floor(std::min({v0.pos.y, v1.pos.y, v2.pos.y}))));
    const int bottom = std::min(clip.bottom, static_cast<int>(std::ceil(std::max({v0.pos.y, v1.pos.y, v2.pos.y}))));
    const bool own0 = ownsEdge(v1.pos, v2.pos);
    const bool own1 = ownsEdge(v2.pos, v0.pos);
    const bool own2 = ownsEdge(v0.pos, v1.pos);
    for (int y = top; y < bottom; ++y) {
        for (int x = left; x < right; ++x) {
            const double px = x + 0.5;
            const double py = y + 0.5;
            const double e0 = edge(v1.pos, v2.pos, px, py);
            const double e1 = edge(v2.pos, v0.pos, px, py);
            const double e2 = edge(v0.pos, v1.pos, px, py);
            if (e0 < 0 || e1 < 0 || e2 < 0) continue;
            if ((e0 == 0 && !own0) || (e1 == 0 && !own1) || (e2 == 0 && !own2)) continue;
            const auto w0 = static_cast<float>(e0 / area);
            const auto w1 = static_cast<float>(e1 / area);
            const auto w2 = static_cast<float>(e2 / area);
            const auto mixed = [&](unsigned shift) {
                return w0 * channel(v0.col, shift) + w1 * channel(v1.col, shift) + w2 * channel(v2.col, shift);
            };
            const float alpha = mixed(IM_COL32_A_SHIFT) / 255.0F *
                                texture.at(w0 * v0.uv.x + w1 * v1.uv.x + w2 * v2.uv.x, w0 * v0.uv.y + w1 * v1.uv.y + w2 * v2.uv.y);
            if (alpha <= 0) continue;
            const std::size_t offset = (static_cast<std::size_t>(y) * static_cast<std::size_t>(image.width) + static_cast<std::size_t>(x)) * 4;
            blend(&image.rgba[offset], mixed(IM_COL32_R_SHIFT), mixed(IM_COL32_G_SHIFT), mixed(IM_COL32_B_SHIFT), alpha);
        }
    }
}

void drawList(Image& image, const Texture& texture, const ImDrawList& list)
{
    for (const ImDrawCmd& command : list.CmdBuffer) {
        if (command.UserCallback != nullptr) continue;
        const Clip clip{std::max(0, static_cast<int>(command.ClipRect.x)), std::max(0, static_cast<int>(command.ClipRect.y)),
                        std::min(image.width, static_cast<int>(command.ClipRect.z)), std::min(image.height, static_cast<int>(command.ClipRect.w))};
        for (unsigned i = 0; i + 2 < command.ElemCount; i += 3) {
            const auto vertex = [&](unsigned n) {
                const int index = static_cast<int>(command.IdxOffset + i + n);
                return list.VtxBuffer[static_cast<int>(command.VtxOffset + list.IdxBuffer[index])];
            };
            triangle(image, texture, clip, vertex(0), vertex(1), vertex(2));
        }
    }
}

} // namespace

Image rasteriseLastFrame()
{
    Image image;
    const ImDrawData* data = ImGui::GetDrawData();
    if (data == nullptr) return image;
    image.width = static_cast<int>(data->DisplaySize.x);
    image.height = static_cast<int>(data->DisplaySize.y);
    image.rgba.assign(static_cast<std::size_t>(image.width) * static_cast<std::size_t>(image.height) * 4, 255);
    Texture texture;
    unsigned char* pixels = nullptr;
    ImGui::GetIO().Fonts->GetTexDataAsAlpha8(&pixels, &texture.width, &texture.height);
    texture.alpha = pixels;
    for (const ImDrawList* list : data->CmdLists) drawList(image, texture, *list);
    return image;
}

} // namespace trivsel::ui
