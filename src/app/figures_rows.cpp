#include "app/figures_rows.h"

#include <algorithm>
#include <array>

namespace trivsel::app {

namespace {

using namespace core::release;
using Theme = FiguresQuery::Theme;

constexpr std::array<std::pair<std::string_view, Attribute>, 4> kBy{{
    {"age", Attribute::AgeBand},
    {"sex", Attribute::Sex},
    {"institution", Attribute::Institution},
    {"unit", Attribute::Unit},
}};
constexpr std::array<std::pair<std::string_view, Theme>, 5> kThemes{{
    {"position", Theme::Position},
    {"flow", Theme::Change},
    {"effect", Theme::Effect},
    {"area", Theme::Area},
    {"indicator", Theme::Indicator},
}};

void addRows(const Figures& figures, const Group& group, std::size_t variable, std::vector<FiguresRow>& rows)
{
    FiguresRow row{&figures, &group, variable, {}, {}, {}, group.withheld};
    if (group.withheld == Withheld::None) row.withheld = group.splits[variable].withheld;
    if (row.withheld != Withheld::None) {
        rows.push_back(row);
        return;
    }
    for (std::size_t category = 0; category < figures.plan.variables[variable].categories; ++category) {
        row.category = category;
        row.count = group.splits[variable].counts[category];
        row.share = share(figures.plan, group, variable, static_cast<std::uint8_t>(category));
        rows.push_back(row);
    }
}

std::string titleAndDays(const Figures& figures, Language language)
{
    return text::displayLine(figures.period.in(language), 60) + " (" + text::displayLine(figures.institution, 60) +
           ", " + figures.from.iso() + " – " + figures.to.iso() + ")";
}

bool isMeant(const Figures& figures, std::string_view words)
{
    if (const auto day = Date::parseDanish(words))
        return (figures.from <= *day && *day <= figures.to) || figures.closedOn == *day;
    const std::string wanted = text::foldCase(words);
    return text::foldCase(figures.period.da) == wanted || text::foldCase(figures.period.en) == wanted;
}

} // namespace

bool FiguresQuery::includes(const GroupKey& key) const
{
    return std::ranges::all_of(
        key.parts, [&](const GroupKey::Part& part) { return std::ranges::find(by, part.attribute) != by.end(); });
}

bool FiguresQuery::includes(Theme theme) const
{
    return std::ranges::find(themes, theme) != themes.end();
}

Result<FiguresQuery> figuresQuery(std::string_view words)
{
    FiguresQuery query;
    const bool isAll = text::trim(words).empty() || text::trim(words) == "all";
    if (isAll) {
        for (const auto& [word, attribute] : kBy) query.by.push_back(attribute);
        for (const auto& [word, theme] : kThemes) query.themes.push_back(theme);
        return query;
    }
    for (const std::string_view part : text::split(words, ',')) {
        const std::string_view word = text::trim(part);
        const auto by = std::ranges::find(kBy, word, [](const auto& known) { return known.first; });
        const auto theme = std::ranges::find(kThemes, word, [](const auto& known) { return known.first; });
        if (by != kBy.end()) query.by.push_back(by->second);
        if (theme != kThemes.end()) query.themes.push_back(theme->second);
        if (by == kBy.end() && theme == kThemes.end()) {
            const std::string shown = text::displayLine(word, 40);
            constexpr const char* kAll = "unit, sex, age, institution, position, flow, effect, area, indicator, all";
            return fail(ErrorCode::BadInput, {"--by kender ikke \"" + shown + "\". Det kan være: " + kAll + ".",
                                              "--by does not know \"" + shown + "\". It may be: " + kAll + "."});
        }
    }
    if (query.themes.empty()) query.themes.push_back(Theme::Position);
    return query;
}

std::optional<Theme> themeOf(const Variable& variable)
{
    if (variable.id == kPosition) return Theme::Position;
    if (variable.id == kFlow) return Theme::Change;
    if (variable.id == kEffect) return Theme::Effect;
    if (variable.id.starts_with("area:")) return Theme::Area;
    if (variable.id.starts_with("item:")) return Theme::Indicator;
    return std::nullopt;
}

std::vector<FiguresRow> figuresRows(const Figures& figures, const FiguresQuery& query)
{
    std::vector<FiguresRow> rows;
    for (std::size_t v = 0; v < figures.plan.variables.size(); ++v) {
        const Variable& variable = figures.plan.variables[v];
        const auto theme = themeOf(variable);
        if (!theme || !query.includes(*theme)) continue;
        const auto children = variable.comparesWithBefore ? GroupKey::Children::Same : GroupKey::Children::All;
        for (const Group& group : figures.plan.groups) {
            if (group.key.children != children || !query.includes(group.key)) continue;
            if (isDividedBy(variable, group.key)) addRows(figures, group, v, rows);
        }
    }
    return rows;
}

std::string groupNames(const FiguresRow& row, Attribute attribute, Language language)
{
    std::string names;
    for (const GroupKey::Part& part : row.group->key.parts) {
        if (part.attribute != attribute) continue;
        for (const std::int64_t code : part.values) {
            const Text* name = row.figures->nameOf(attribute, code);
            names += (names.empty() ? "" : ";") + (name != nullptr ? name->in(language) : std::to_string(code));
        }
    }
    return names;
}

Text withheldSentence(Withheld reason)
{
    switch (reason) {
    case Withheld::None: return {};
    case Withheld::TooFew:
        return {"Færre børn i gruppen end der må fortælles om.", "Fewer children in the group than may be told of."};
    case Withheld::FewBeside:
        return {"Trukket fra en anden gruppe ville for få børn være tilbage.",
                "Taken from another group, too few children would be left."};
    case Withheld::FewChanged:
        return {"For få børn er kommet eller gået siden en tidligere afslutning.",
                "Too few children have come or gone since an earlier closing."};
    case Withheld::Combination:
        return {"Sammen med andre grupper ville det fortælle om for få børn.",
                "Together with other groups it would tell of too few children."};
    case Withheld::TooLarge:
        return {"Der er for mange grupper til at regne det sikkert efter.",
                "There are too many groups to check it safely."};
    case Withheld::NotSplit: break;
    }
    return {"Fordelingen vises ikke, fordi den kunne fortælle om enkelte børn.",
            "How it divides is not shown, since it could tell of single children."};
}

Result<std::vector<const Figures*>> periodsNamed(std::span<const Figures* const> all, std::string_view words)
{
    const std::string_view wanted = text::trim(words);
    std::vector<const Figures*> found;
    if (!wanted.empty())
        std::ranges::copy_if(all, std::back_inserter(found), [&](const Figures* one) { return isMeant(*one, wanted); });
    if (!found.empty()) return found;
    if (all.empty())
        return fail(ErrorCode::BadInput,
                    {"Der er ingen afsluttet periode endnu, så der er ingen tal at vise. Afslut en runde først.",
                     "No period has been closed yet, so there are no figures to show. Close a round first."});
    std::string da, en;
    for (const Figures* one : all) {
        da += "\n  " + titleAndDays(*one, Language::Danish);
        en += "\n  " + titleAndDays(*one, Language::English);
    }
    const bool isMissing = wanted.empty();
    const std::string shown = text::displayLine(wanted, 60);
    return fail(ErrorCode::BadInput,
                {(isMissing ? "--round mangler." : "Der er ingen afsluttet periode \"" + shown + "\".") +
                     std::string(" Der er:") + da,
                 (isMissing ? "--round is missing." : "There is no closed period \"" + shown + "\".") +
                     std::string(" There are:") + en});
}

} // namespace trivsel::app
