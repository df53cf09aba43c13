#pragma once

#include "base/result.h"
#include "ui/context.h"
#include "ui/theme.h"

#include <array>
#include <memory>
#include <set>
#include <string_view>
#include <unordered_map>
#include <vector>

struct ImFontAtlas;

namespace trivsel::ui::detail {

/// A glyph in the atlas; places are relative to pen and baseline, in whole device pixels.
struct Glyph {
    float x = 0, y = 0, width = 0, height = 0;
    float u0 = 0, v0 = 0, u1 = 0, v1 = 0;
    float advance = 0; ///< fractional device pixels, from the font's own units
    bool missing = false;
};

/// Sizes at which the icons are made, design pixels.
enum class IconSize { Small, Medium, Large }; // 16, 20, 44

/// All type at one scale. Glyphs of the Latin scripts are there from the start; another code point that the font has is
/// added to the atlas before the next frame, and drawn as a box until then. What no font has stays a box.
class FontSet {
public:
    static Result<std::shared_ptr<FontSet>> make(const FontFiles& files, float scale);
    ~FontSet();
    FontSet(const FontSet&) = delete;
    FontSet& operator=(const FontSet&) = delete;

    const Glyph& glyph(TextStyle style, char32_t cp) const;
    const Glyph& iconGlyph(IconSize size, Icon icon) const;
    float scale() const { return m_scale; }
    /// Height of a line and of its baseline below its top, device pixels.
    float lineHeight(TextStyle style) const;
    float baseline(TextStyle style) const;
    float digitWidth(TextStyle style) const;
    ImFontAtlas* atlas() const { return m_atlas.get(); }
    int version() const { return m_version; }
    /// True when drawing met code points that the atlas lacks and the font has.
    bool wantsMore() const { return m_wanted.size() > m_built.size(); }
    /// Makes the atlas with what was met; between frames only.
    Result<void> rebuild();

private:
    struct Face;
    struct Sized {
        std::vector<Glyph> low; ///< code points below kLow
        std::unordered_map<char32_t, Glyph> high;
        Glyph box;
        float digit = 0;
    };
    struct AtlasDelete {
        void operator()(ImFontAtlas* atlas) const;
    };
    FontSet() = default;
    void readGlyphs(std::size_t font, Sized& into, const Face& face, float emPixels, float density, float roundedAscent);

    FontFiles m_files;
    float m_scale = 1;
    int m_version = 0;
    std::vector<std::unique_ptr<Face>> m_faces; // regular, medium, semibold, bold, icons
    std::unique_ptr<ImFontAtlas, AtlasDelete> m_atlas;
    std::array<Sized, 10> m_styles;
    std::array<Sized, 3> m_icons;
    mutable std::set<char32_t> m_wanted; ///< beyond the base ranges
    std::set<char32_t> m_built;
};

char32_t iconCodePoint(Icon icon);

} // namespace trivsel::ui::detail
