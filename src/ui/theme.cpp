#include "ui/theme.h"

#include <algorithm>
#include <cmath>

namespace trivsel::ui {

namespace {

constexpr Color withAlpha(Color c, std::uint8_t a) { return {c.r, c.g, c.b, a}; }

Palette makeLight()
{
    Palette p;
    p.page = rgb(0xF6F5F2);
    p.surface = rgb(0xFFFFFF);
    p.line = rgb(0xE3E0DA);
    p.rowLine = rgb(0xEFEDE8);
    p.controlBorder = rgb(0x8A867E);
    p.text = rgb(0x1F2A30);
    p.muted = rgb(0x5B6770);
    p.accent = rgb(0x1F5F6B);
    p.accentSoft = rgb(0xE3EFF0);
    p.onAccent = rgb(0xFFFFFF);
    p.accentHover = rgb(0x174E58);
    p.hover = rgb(0xF3F2EE);
    p.current = rgb(0xF1F7F7);
    p.focusRing = rgb(0x1F5F6B);
    p.danger = rgb(0x8E2A22);
    p.dangerSoft = rgb(0xF8E3E0);
    p.dangerBorder = rgb(0xC0625A);
    p.good = rgb(0x1E6B42);
    p.disabledFill = rgb(0xE8E6DF);
    p.disabledText = rgb(0x5B6770);
    p.track = rgb(0xE8E5DE);
    p.selection = rgb(0xC4DFE3);
    p.veil = withAlpha(rgb(0x1F2A30), 110);
    p.shadow = withAlpha(rgb(0x1F2A30), 26);
    p.chartLine = rgb(0x7C878E);
    p.heat = {{{rgb(0xE3EFF0), p.text}, {rgb(0xC3DBDE), p.text}, {rgb(0x9CC2C8), p.text},
               {rgb(0x6FA3AB), rgb(0x10171B)}, {rgb(0x2A6873), rgb(0xFFFFFF)}}};
    p.green = {rgb(0x2E7D4F), rgb(0xE3F1E8), rgb(0x1E5E3A), rgb(0xFFFFFF)};
    p.yellow = {rgb(0xB97D00), rgb(0xFBF0D3), rgb(0x6B4800), rgb(0x10171B)};
    p.red = {rgb(0xB3372F), rgb(0xF8E3E0), rgb(0x8E2A22), rgb(0xFFFFFF)};
    p.unassessed = {rgb(0x6C777E), rgb(0xEEF0F1), rgb(0x4C575E), rgb(0xFFFFFF)};
    return p;
}

Palette makeDark()
{
    Palette p;
    p.page = rgb(0x14191C);
    p.surface = rgb(0x1D2428);
    p.line = rgb(0x323B40);
    p.rowLine = rgb(0x283035);
    p.controlBorder = rgb(0x7D8A91);
    p.text = rgb(0xE8ECED);
    p.muted = rgb(0xA7B2B8);
    p.accent = rgb(0x7CC4CF);
    p.accentSoft = rgb(0x22393E);
    p.onAccent = rgb(0x0D2227);
    p.accentHover = rgb(0x98D3DC);
    p.hover = rgb(0x262E33);
    p.current = rgb(0x1F2E32);
    p.focusRing = rgb(0x7CC4CF);
    p.danger = rgb(0xF2A39B);
    p.dangerSoft = rgb(0x44251F);
    p.dangerBorder = rgb(0xB5675E);
    p.good = rgb(0x7FCB9E);
    p.disabledFill = rgb(0x2B3338);
    p.disabledText = rgb(0xA7B2B8);
    p.track = rgb(0x39434A);
    p.selection = rgb(0x2C5660);
    p.veil = withAlpha(rgb(0x000000), 150);
    p.shadow = withAlpha(rgb(0x000000), 90);
    p.chartLine = rgb(0x8D9AA1);
    p.heat = {{{rgb(0x22393E), p.text}, {rgb(0x2A4E55), p.text}, {rgb(0x33666F), p.text},
               {rgb(0x5FA3AE), rgb(0x0D2227)}, {rgb(0x9CD6DF), rgb(0x0D2227)}}};
    p.green = {rgb(0x58B583), rgb(0x1D3629), rgb(0x9EDDB9), rgb(0x0F1518)};
    p.yellow = {rgb(0xE0A52E), rgb(0x3A2F14), rgb(0xF0CD84), rgb(0x0F1518)};
    p.red = {rgb(0xE5766C), rgb(0x422420), rgb(0xF4B0A9), rgb(0x0F1518)};
    p.unassessed = {rgb(0x93A0A7), rgb(0x2A3236), rgb(0xBEC8CD), rgb(0x0F1518)};
    return p;
}

double channel(std::uint8_t value)
{
    const double s = value / 255.0;
    return s <= 0.04045 ? s / 12.92 : std::pow((s + 0.055) / 1.055, 2.4);
}

double luminance(Color c) { return 0.2126 * channel(c.r) + 0.7152 * channel(c.g) + 0.0722 * channel(c.b); }

} // namespace

const PositionColours& Palette::of(core::Position p) const
{
    switch (p) {
    case core::Position::Green: return green;
    case core::Position::Yellow: return yellow;
    case core::Position::Red: return red;
    case core::Position::Unassessed: break;
    }
    return unassessed;
}

const Palette& palette(ThemeName name)
{
    static const Palette light = makeLight();
    static const Palette dark = makeDark();
    return name == ThemeName::Dark ? dark : light;
}

double contrast(Color a, Color b)
{
    const double la = luminance(a);
    const double lb = luminance(b);
    return (std::max(la, lb) + 0.05) / (std::min(la, lb) + 0.05);
}

std::vector<ContrastRule> contrastRules(const Palette& p)
{
    constexpr double kText = 4.5;
    constexpr double kMark = 3.0;
    std::vector<ContrastRule> rules = {
        {"text on page", p.text, p.page, kText},
        {"text on surface", p.text, p.surface, kText},
        {"text on hover", p.text, p.hover, kText},
        {"text on current", p.text, p.current, kText},
        {"text on selection", p.text, p.selection, kText},
        {"muted on page", p.muted, p.page, kText},
        {"muted on surface", p.muted, p.surface, kText},
        {"muted on hover", p.muted, p.hover, kText},
        {"muted on current", p.muted, p.current, kText},
        {"muted on accent soft", p.muted, p.accentSoft, kText},
        {"accent on page", p.accent, p.page, kText},
        {"accent on surface", p.accent, p.surface, kText},
        {"accent on hover", p.accent, p.hover, kText},
        {"accent on accent soft", p.accent, p.accentSoft, kText},
        {"words on accent", p.onAccent, p.accent, kText},
        {"words on accent hover", p.onAccent, p.accentHover, kText},
        {"danger on surface", p.danger, p.surface, kText},
        {"danger on page", p.danger, p.page, kText},
        {"danger on danger soft", p.danger, p.dangerSoft, kText},
        {"text on danger soft", p.text, p.dangerSoft, kText},
        {"good on surface", p.good, p.surface, kText},
        {"disabled words", p.disabledText, p.disabledFill, kText},
        {"disabled words on surface", p.disabledText, p.surface, kText},
        {"control border on surface", p.controlBorder, p.surface, kMark},
        {"control border on page", p.controlBorder, p.page, kMark},
        {"control border on current", p.controlBorder, p.current, kMark},
        {"danger border on surface", p.dangerBorder, p.surface, kMark},
        {"focus ring on surface", p.focusRing, p.surface, kMark},
        {"focus ring on page", p.focusRing, p.page, kMark},
        {"progress on its track", p.accent, p.track, kMark},
        {"chart line on surface", p.chartLine, p.surface, kMark},
    };
    const std::pair<const char*, const PositionColours*> positions[] = {
        {"green", &p.green}, {"yellow", &p.yellow}, {"red", &p.red}, {"unassessed", &p.unassessed}};
    for (const auto& [name, c] : positions) {
        const std::string n = name;
        rules.push_back({n + " text on soft", c->text, c->soft, kText});
        rules.push_back({n + " text on surface", c->text, p.surface, kText});
        rules.push_back({n + " mark on soft", c->mark, c->soft, kMark});
        rules.push_back({n + " mark on surface", c->mark, p.surface, kMark});
        rules.push_back({n + " mark on page", c->mark, p.page, kMark});
        rules.push_back({n + " words in a soft cell", p.text, c->soft, kText});
        rules.push_back({n + " words on its mark", c->onMark, c->mark, kText});
    }
    for (const Shade& step : p.heat) rules.push_back({"words on a step of a heat map", step.words, step.fill, kText});
    return rules;
}

} // namespace trivsel::ui
