#include "ui/detail/fonts.h"

#include <imgui.h>
#include <misc/freetype/imgui_freetype.h>

#include <ft2build.h>
#include FT_FREETYPE_H
#include FT_ADVANCES_H

#include <fmt/format.h>

#include <algorithm>
#include <atomic>
#include <cmath>
#include <fstream>
#include <iterator>

namespace trivsel::ui::detail {

namespace {

constexpr char32_t kLow = 0x250;
constexpr char32_t kBox = 0x25A1;

struct StyleRow {
    float em;
    float line;
    int face; // 0 regular, 1 medium, 2 semibold, 3 bold
};
// In the order of TextStyle.
constexpr StyleRow kStyles[] = {
    {16, 23, 0}, {16, 23, 2}, {14, 20, 0}, {14, 20, 2}, {13, 18, 0}, {13, 18, 2}, {20, 28, 2}, {28, 36, 3}, {15, 22, 1}, {15, 22, 2},
};
constexpr float kIconSizes[] = {16, 20, 44};

constexpr ImWchar kBaseRanges[] = {
    0x20, 0x7E, 0xA0, 0x17F, 0x2010, 0x2015, 0x2018, 0x201E, 0x2020, 0x2022, 0x2026, 0x2026, 0x2030, 0x2030,
    0x2039, 0x203A, 0x20AC, 0x20AC, 0x2190, 0x2193, 0x2212, 0x2212, 0x2260, 0x2260, 0x2264, 0x2265, kBox, kBox,
    0xFFFD, 0xFFFD, 0x2713, 0x2713, 0,
};

bool inBase(char32_t cp)
{
    for (const ImWchar* r = kBaseRanges; *r != 0; r += 2) {
        if (cp >= r[0] && cp <= r[1]) return true;
    }
    return false;
}

const StyleRow& row(TextStyle style) { return kStyles[static_cast<std::size_t>(style)]; }

Result<std::vector<unsigned char>> readFont(const std::string& path)
{
    std::ifstream in(path, std::ios::binary);
    std::vector<unsigned char> bytes((std::istreambuf_iterator<char>(in)), std::istreambuf_iterator<char>());
    if (!in || bytes.size() < 1000) {
        return fail(ErrorCode::Failed,
                    {fmt::format("Skriften {} kan ikke læses, så vinduet kan ikke tegnes. Installér pakkerne fonts-inter og "
                                 "fonts-material-design-icons-iconfont, og start igen. Intet er ændret.", path),
                     fmt::format("The font {} cannot be read, so the window cannot be drawn. Install the packages fonts-inter "
                                 "and fonts-material-design-icons-iconfont and start again. Nothing was changed.", path)});
    }
    return bytes;
}

} // namespace

/// A font file and FreeType's view of it, for coverage and exact advances.
struct FontSet::Face {
    std::vector<unsigned char> bytes;
    FT_Library library = nullptr;
    FT_Face face = nullptr;

    ~Face()
    {
        if (face != nullptr) FT_Done_Face(face);
        if (library != nullptr) FT_Done_FreeType(library);
    }
    bool open()
    {
        return FT_Init_FreeType(&library) == 0 &&
               FT_New_Memory_Face(library, bytes.data(), static_cast<FT_Long>(bytes.size()), 0, &face) == 0;
    }
    bool has(char32_t cp) const { return FT_Get_Char_Index(face, cp) != 0; }
    /// In em.
    float advance(char32_t cp) const
    {
        FT_Fixed units = 0;
        if (FT_Get_Advance(face, FT_Get_Char_Index(face, cp), FT_LOAD_NO_SCALE, &units) != 0) return 0.5F;
        return static_cast<float>(units) / static_cast<float>(face->units_per_EM);
    }
    /// Ascender to descender in em: what the atlas builder calls the size of a font.
    float realHeight() const
    {
        return static_cast<float>(face->ascender - face->descender) / static_cast<float>(face->units_per_EM);
    }
};

void FontSet::AtlasDelete::operator()(ImFontAtlas* atlas) const { IM_DELETE(atlas); }

FontSet::~FontSet() = default;

Result<std::shared_ptr<FontSet>> FontSet::make(const FontFiles& files, float scale)
{
    std::shared_ptr<FontSet> set(new FontSet);
    set->m_files = files;
    set->m_scale = scale;
    for (const std::string& path : {files.regular, files.medium, files.semiBold, files.bold, files.icons}) {
        auto bytes = readFont(path);
        if (!bytes) return fail(bytes.error());
        auto face = std::make_unique<Face>();
        face->bytes = std::move(*bytes);
        if (!face->open()) {
            return fail(ErrorCode::Failed,
                        {fmt::format("Filen {} er ikke en skrift, som programmet kan bruge. Installér pakken igen.", path),
                         fmt::format("The file {} is not a font that the program can use. Install its package again.", path)});
        }
        set->m_faces.push_back(std::move(face));
    }
    if (auto built = set->rebuild(); !built) return fail(built.error());
    return set;
}

Result<void> FontSet::rebuild()
{
    static std::atomic<int> counter{0};
    std::unique_ptr<ImFontAtlas, AtlasDelete> atlas(IM_NEW(ImFontAtlas)());
    atlas->Flags |= ImFontAtlasFlags_NoPowerOfTwoHeight | ImFontAtlasFlags_NoMouseCursors | ImFontAtlasFlags_NoBakedLines;
    atlas->TexGlyphPadding = 1;
    atlas->FontBuilderFlags = ImGuiFreeTypeBuilderFlags_LightHinting;

    std::vector<ImWchar> ranges(std::begin(kBaseRanges), std::end(kBaseRanges) - 1);
    for (char32_t cp : m_wanted) ranges.insert(ranges.end(), {static_cast<ImWchar>(cp), static_cast<ImWchar>(cp)});
    ranges.push_back(0);
    std::vector<ImWchar> iconRanges;
    for (int i = 1; i <= static_cast<int>(Icon::Criteria); ++i) {
        const auto cp = static_cast<ImWchar>(iconCodePoint(static_cast<Icon>(i)));
        iconRanges.insert(iconRanges.end(), {cp, cp});
    }
    iconRanges.push_back(0);

    struct Wanted {
        float em, density;
        const Face* face;
    };
    std::vector<Wanted> wanted;
    const auto add = [&](std::size_t faceIndex, float em, const std::vector<ImWchar>& glyphs) {
        Face& face = *m_faces[faceIndex];
        // The builder knows whole sizes only; the density brings the exact one.
        const float exact = em * m_scale * face.realHeight();
        const float whole = std::ceil(exact);
        ImFontConfig config;
        config.FontDataOwnedByAtlas = false;
        config.RasterizerDensity = exact / whole;
        config.OversampleH = config.OversampleV = 1;
        atlas->AddFontFromMemoryTTF(face.bytes.data(), static_cast<int>(face.bytes.size()), whole, &config, glyphs.data());
        wanted.push_back({em * m_scale, config.RasterizerDensity, &face});
    };
    for (const StyleRow& s : kStyles) add(static_cast<std::size_t>(s.face), s.em, ranges);
    for (float size : kIconSizes) add(4, size, iconRanges);
    if (!atlas->Build()) {
        return fail(ErrorCode::Failed, {"Skriften kunne ikke gøres klar til vinduet. Prøv med en mindre visning.",
                                        "The type could not be prepared for the window. Try a smaller zoom."});
    }
    m_atlas = std::move(atlas);
    m_built = m_wanted;
    m_version = ++counter;
    for (std::size_t i = 0; i < wanted.size(); ++i) {
        Sized& into = i < m_styles.size() ? m_styles[i] : m_icons[i - m_styles.size()];
        into = Sized{};
        readGlyphs(i, into, *wanted[i].face, wanted[i].em, wanted[i].density,
                   std::round(m_atlas->Fonts[static_cast<int>(i)]->Ascent));
    }
    return {};
}

void FontSet::readGlyphs(std::size_t font, Sized& into, const Face& face, float emPixels, float density, float roundedAscent)
{
    const auto texWidth = static_cast<float>(m_atlas->TexWidth);
    const auto texHeight = static_cast<float>(m_atlas->TexHeight);
    into.low.resize(kLow);
    for (Glyph& g : into.low) g.missing = true;
    for (const ImFontGlyph& g : m_atlas->Fonts[static_cast<int>(font)]->Glyphs) {
        const auto cp = static_cast<char32_t>(g.Codepoint);
        if (!face.has(cp)) continue;
        Glyph out;
        out.x = std::round(g.X0 * density);
        out.y = std::round((g.Y0 - roundedAscent) * density);
        out.width = std::round((g.U1 - g.U0) * texWidth);
        out.height = std::round((g.V1 - g.V0) * texHeight);
        out.u0 = g.U0;
        out.v0 = g.V0;
        out.u1 = g.U1;
        out.v1 = g.V1;
        out.advance = face.advance(cp) * emPixels;
        if (cp < kLow) into.low[cp] = out;
        else into.high[cp] = out;
        if (cp >= '0' && cp <= '9') into.digit = std::max(into.digit, out.advance);
        if (cp == kBox) into.box = out;
    }
    // A space has no picture and so no glyph in the atlas.
    for (char32_t space : {U' ', char32_t{0xA0}}) {
        Glyph& g = into.low[space];
        g = {};
        g.advance = face.advance(U' ') * emPixels;
    }
    into.box.missing = true;
}

const Glyph& FontSet::glyph(TextStyle style, char32_t cp) const
{
    const Sized& sized = m_styles[static_cast<std::size_t>(style)];
    if (cp < kLow) {
        const Glyph& g = sized.low[cp];
        if (!g.missing) return g;
    } else {
        const auto found = sized.high.find(cp);
        if (found != sized.high.end()) return found->second;
    }
    if (!inBase(cp) && m_wanted.size() < 4000 && m_faces[0]->has(cp)) m_wanted.insert(cp);
    return sized.box;
}

const Glyph& FontSet::iconGlyph(IconSize size, Icon icon) const
{
    const Sized& sized = m_icons[static_cast<std::size_t>(size)];
    const auto found = sized.high.find(iconCodePoint(icon));
    return found == sized.high.end() ? sized.low[0x20] : found->second;
}

float FontSet::lineHeight(TextStyle style) const { return std::round(row(style).line * m_scale); }

float FontSet::baseline(TextStyle style) const
{
    // Capitals stand in the middle of the line.
    constexpr float kCapHeight = 0.727F;
    return std::round((row(style).line + row(style).em * kCapHeight) / 2 * m_scale);
}

float FontSet::digitWidth(TextStyle style) const { return m_styles[static_cast<std::size_t>(style)].digit; }

char32_t iconCodePoint(Icon icon)
{
    switch (icon) {
    case Icon::None: break;
    case Icon::Home: return 0xE88A;
    case Icon::Round: return 0xE862;
    case Icon::Children: return 0xE7FC;
    case Icon::Child: return 0xE87C;
    case Icon::FollowUp: return 0xE878;
    case Icon::Overview: return 0xE24B;
    case Icon::School: return 0xE80C;
    case Icon::Content: return 0xE02F;
    case Icon::Settings: return 0xE8B8;
    case Icon::Help: return 0xE8FD;
    case Icon::Search: return 0xE8B6;
    case Icon::Check: return 0xE5CA;
    case Icon::Lock: return 0xE899;
    case Icon::Back: return 0xE5C4;
    case Icon::Forward: return 0xE5C8;
    case Icon::Up: return 0xE5D8;
    case Icon::Down: return 0xE5DB;
    case Icon::ExpandMore: return 0xE5CF;
    case Icon::ExpandLess: return 0xE5CE;
    case Icon::ChevronRight: return 0xE5CC;
    case Icon::ChevronLeft: return 0xE5CB;
    case Icon::Add: return 0xE145;
    case Icon::Remove: return 0xE15B;
    case Icon::Person: return 0xE7FF;
    case Icon::Groups: return 0xF233;
    case Icon::Edit: return 0xE3C9;
    case Icon::Print: return 0xE8AD;
    case Icon::Visible: return 0xE8F4;
    case Icon::Hidden: return 0xE8F5;
    case Icon::Close: return 0xE5CD;
    case Icon::Menu: return 0xE5D2;
    case Icon::More: return 0xE5D4;
    case Icon::Folder: return 0xE2C8;
    case Icon::File: return 0xE873;
    case Icon::Upload: return 0xE2C6;
    case Icon::Download: return 0xE2C4;
    case Icon::Warning: return 0xE002;
    case Icon::Error: return 0xE001;
    case Icon::Info: return 0xE88E;
    case Icon::Clock: return 0xE8B5;
    case Icon::Calendar: return 0xE916;
    case Icon::Undo: return 0xE166;
    case Icon::Redo: return 0xE15A;
    case Icon::Delete: return 0xE92E;
    case Icon::Refresh: return 0xE5D5;
    case Icon::Comment: return 0xE0CB;
    case Icon::Book: return 0xE865;
    case Icon::Shield: return 0xE8E8;
    case Icon::Phone: return 0xE0CD;
    case Icon::SwitchUser: return 0xE8D4;
    case Icon::Criteria: return 0xE896;
    }
    return 0xE5CA;
}

} // namespace trivsel::ui::detail
