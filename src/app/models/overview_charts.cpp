#include "app/models/overview_parts.h"

#include "app/models/model_tools.h"

#include <algorithm>

/// The charts of Overblik, all from released tables.
namespace trivsel::app::overview {
namespace {

namespace chart = core::chart;
using core::Position;
using core::release::Attribute;
using core::release::GroupKey;
using core::release::Told;
using Section = OverviewModel::Section;

constexpr std::uint8_t kYellow = static_cast<std::uint8_t>(Position::Yellow), kRed = static_cast<std::uint8_t>(Position::Red);

chart::StackedBar barOf(const Source& from, const Told& told, std::string label)
{
    chart::StackedBar bar;
    bar.label = std::move(label);
    if (!told.isTold()) {
        bar.withheld = from.why(told.withheld);
        return bar;
    }
    bar.count = chart::bandWords(told.n);
    for (std::uint8_t category = 0; category < bar.shares.size(); ++category)
        if (const auto share = core::release::shareOf(told, {category})) bar.shares[category] = chart::shareOf(*share);
    return bar;
}

chart::StackedBars emptyBars(const Source& from)
{
    chart::StackedBars bars;
    bars.positions = chart::namesOf(from.session.municipality().positionShortWords, from.language);
    bars.countWord = "n";
    bars.withheldMark = from.tr("vises ikke", "not shown");
    return bars;
}

/// Of everybody below what was chosen: told when some institutions are silent.
std::string silentWords(const Source& from, const Told& told)
{
    if (told.silent == 0 || !told.isTold()) return {};
    const std::string n = std::to_string(told.silent), all = std::to_string(told.silent + told.institutions);
    return from.tr(" ", " ") + n + from.tr(" af ", " of ") + all + from.tr(" institutioner er ikke med, fordi deres tal ikke vises.", " institutions are left out, since their figures are not shown.");
}

/// What may be said of the share in yellow or red in two periods.
std::string changeWords(const Source& from, const Told& before, const Told& now, const std::string& beforeName)
{
    switch (core::release::change(worriedShare(before), worriedShare(now))) {
    case core::release::Change::NotShown: return {};
    case core::release::Change::Within:
        return from.tr(" Forskellen fra ", " The difference from ") + beforeName + from.tr(" ligger inden for usikkerheden.", " lies within the uncertainty.");
    case core::release::Change::Up:
        return from.tr(" Andelen er steget siden ", " The share has risen since ") + beforeName + from.tr(", mere end usikkerheden.", ", by more than the uncertainty.");
    case core::release::Change::Down:
        return from.tr(" Andelen er faldet siden ", " The share has fallen since ") + beforeName + from.tr(", mere end usikkerheden.", ", by more than the uncertainty.");
    }
    return {};
}

} // namespace

Told Source::tell(const PeriodFigures& figures, std::string_view variable, GroupKey::Children children) const
{
    core::release::About whom = about;
    whom.children = children;
    return core::release::tell(figures, whom, variable);
}

std::vector<const PeriodFigures*> shownPeriods(const Source& from)
{
    std::vector<const PeriodFigures*> shown;
    const std::size_t skipped = from.periods.size() > kMostPeriods ? from.periods.size() - kMostPeriods : 0;
    for (std::size_t i = skipped; i < from.periods.size(); ++i) shown.push_back(&from.periods[i]);
    return shown;
}

std::string shortPeriod(const Source& from, const PeriodFigures& figures)
{
    const std::string title = from.in(figures.front()->period);
    const std::string year = figures.front()->from.iso().substr(2, 2);
    const bool isExtra = title.find('(') != std::string::npos;
    return (title.empty() ? std::string() : title.substr(0, 1) + " ") + year + (isExtra ? "+" : "");
}

std::string shareWords(const Source& from, const core::release::ReleasedShare& share)
{
    return chart::percentWords(share.low, share.high) + from.tr(" (usikkerhed ", " (uncertainty ") +
           chart::percentWords(share.intervalLow, share.intervalHigh) + ")";
}

std::optional<core::release::ReleasedShare> worriedShare(const Told& positions) { return core::release::shareOf(positions, {kYellow, kRed}); }

std::optional<Section> distribution(const Source& from)
{
    chart::StackedBars bars = emptyBars(from);
    bars.head.title = from.tr("Fordeling pr. periode", "Distribution by period");
    bars.head.beside = from.tr("procent af børnene", "percent of the children");
    bars.panels.emplace_back();
    const auto shown = shownPeriods(from);
    std::vector<Told> told;
    for (const PeriodFigures* period : shown) {
        told.push_back(from.tell(*period, core::release::kPosition));
        bars.panels.front().bars.push_back(barOf(from, told.back(), shortPeriod(from, *period)));
    }
    const Told& now = told.back();
    std::string& words = bars.head.sentence;
    const std::string name = shortPeriod(from, from.now());
    if (const auto share = worriedShare(now)) {
        words = name + ": n = " + chart::bandWords(now.n) + from.tr(" børn, ", " children, ") + shareWords(from, *share) +
                from.tr(" i gul eller rød position.", " in yellow or red position.");
        if (told.size() > 1) words += changeWords(from, told[told.size() - 2], now, shortPeriod(from, *shown[shown.size() - 2]));
        words += silentWords(from, now);
    } else {
        words = name + from.tr(" vises ikke: ", " is not shown: ") + from.why(now.withheld) + ".";
    }
    return Section{"distribution", bars.head.title, {}, {std::move(bars)}};
}

std::optional<Section> flow(const Source& from)
{
    if (from.periods.size() < 2) return std::nullopt;
    const Told told = from.tell(from.now(), core::release::kFlow, GroupKey::Children::Same);
    chart::Flow flow;
    flow.head.title = from.tr("Fra sidst til nu", "From last time to now");
    flow.head.beside = from.tr("de samme børn begge gange", "the same children both times");
    flow.positions = chart::namesOf(from.session.municipality().positionShortWords, from.language);
    flow.before = shortPeriod(from, from.periods[from.periods.size() - 2]);
    flow.now = shortPeriod(from, from.now());
    if (!told.isTold()) {
        flow.withheld = from.why(told.withheld);
        flow.head.sentence = from.tr("Vises ikke: ", "Not shown: ") + flow.withheld + ".";
        return Section{"flow", flow.head.title, {}, {std::move(flow)}};
    }
    std::vector<std::uint8_t> better, worse;
    std::array<std::vector<std::uint8_t>, 4> before, now;
    for (std::uint8_t b = 0; b < 4; ++b) {
        for (std::uint8_t n = 0; n < 4; ++n) {
            const auto pair = static_cast<std::uint8_t>(b * 4 + n);
            before[b].push_back(pair);
            now[n].push_back(pair);
            const auto was = static_cast<Position>(b), is = static_cast<Position>(n);
            const bool isCompared = was != Position::Unassessed && is != Position::Unassessed;
            if (isCompared && b != n) (core::isMilder(is, was) ? better : worse).push_back(pair);
            if (told.counts[pair].high == 0) continue;
            if (const auto share = core::release::shareOf(told, {pair}))
                flow.ribbons.push_back({was, is, chart::shareOf(*share), chart::bandWords(told.counts[pair])});
        }
    }
    for (std::size_t i = 0; i < 4; ++i) {
        if (const auto share = core::release::shareOf(told, before[i])) flow.beforeWords[i] = chart::percentWords(share->low, share->high);
        if (const auto share = core::release::shareOf(told, now[i])) flow.nowWords[i] = chart::percentWords(share->low, share->high);
    }
    const Told everybody = from.tell(from.now(), core::release::kPosition);
    if (everybody.isTold() && everybody.n.isExact() && told.n.isExact() && everybody.n.low > told.n.low)
        flow.joinedAndLeft = std::to_string(everybody.n.low - told.n.low) + from.tr(" børn er kommet til siden sidst.", " children have come since last time.");
    flow.head.sentence = "n = " + chart::bandWords(told.n) + from.tr(" børn. Det går bedre for ", " children. Better for ") +
                         chart::bandWords(core::release::countOf(told, better)) + from.tr(" og dårligere for ", " and worse for ") +
                         chart::bandWords(core::release::countOf(told, worse)) +
                         from.tr(". Nogle ville have flyttet sig alligevel: enkelte tal svinger af sig selv.", ". Some would have moved anyway: figures vary by themselves.");
    return Section{"flow", flow.head.title, {}, {std::move(flow)}};
}

std::optional<Section> byUnit(const Source& from)
{
    if (from.now().size() != 1 || from.about.unit) return std::nullopt;
    const Figures& figures = *from.now().front();
    if (figures.units.size() < 2) return std::nullopt;
    chart::StackedBars bars = emptyBars(from);
    bars.head.title = from.tr("Enhederne hver for sig", "Each unit");
    bars.head.beside = from.tr("samme skala", "the same scale");
    int silent = 0;
    for (const core::release::Named& unit : figures.units) {
        chart::StackedBars::Panel panel;
        panel.title = tools::shown(unit.words.in(from.language));
        bool isTold = false;
        for (const PeriodFigures* period : shownPeriods(from)) {
            core::release::About about = from.about;
            about.unit = unit.code;
            const Told told = core::release::tell(*period, about, core::release::kPosition);
            isTold = isTold || told.isTold();
            panel.bars.push_back(barOf(from, told, shortPeriod(from, *period)));
        }
        if (isTold) bars.panels.push_back(std::move(panel));
        else ++silent;
    }
    const std::string n = std::to_string(silent);
    if (silent > 0)
        bars.head.sentence = n + (silent == 1 ? from.tr(" enhed vises ikke: ", " unit is not shown: ") : from.tr(" enheder vises ikke: ", " units are not shown: ")) +
                             from.tr("der er for få børn, eller de kunne regnes ud.", "too few children, or they could be worked out.");
    else bars.head.sentence = from.tr("Små enheder svinger mere fra gang til gang end store.", "Small units vary more from time to time than large ones.");
    if (bars.panels.empty()) return Section{"units", bars.head.title, {bars.head.sentence}, {}};
    return Section{"units", bars.head.title, {}, {std::move(bars)}};
}

std::optional<Section> funnel(const Source& from)
{
    if (!from.about.isEverybody()) return std::nullopt;
    // Against everybody of the period whom this store knows of.
    const Figures& sample = *from.now().front();
    const auto all = std::ranges::find_if(from.all, [&](const PeriodFigures& p) { return periodKey(*p.front()) == periodKey(sample); });
    const Told everybody = core::release::tell(*all, {}, core::release::kPosition);
    const auto ofAll = worriedShare(everybody);
    const bool isOfUnits = from.now().size() == 1;
    if (!ofAll || (isOfUnits && sample.units.size() < 2)) return std::nullopt;
    chart::Funnel funnel;
    funnel.head.title = !isOfUnits ? from.tr("Institutionerne sammenlignet", "The institutions compared")
                        : all->size() > 1 ? from.tr("Enhederne sammenlignet med alle institutioner", "The units compared with all institutions")
                                          : from.tr("Enhederne sammenlignet med hele huset", "The units compared with the whole house");
    funnel.head.beside = from.tr("gul eller rød position", "yellow or red position");
    funnel.shareOfAll = (ofAll->low + ofAll->high) / 2;
    funnel.centre = from.tr("alle ", "all ") + chart::percentWords(ofAll->low, ofAll->high);
    funnel.line95 = "95 %";
    funnel.line998 = from.tr("99,8 %", "99.8 %");
    funnel.countTitle = from.tr("antal børn", "number of children");
    funnel.outside95 = from.tr("uden for 95 %", "outside 95 %");
    funnel.outside998 = from.tr("uden for 99,8 %", "outside 99.8 %");
    funnel.noneOutside = from.tr("Ingen ligger uden for tragten.", "None lies outside the funnel.");
    int silent = 0;
    const auto add = [&](const std::string& name, const Told& told) {
        const auto share = worriedShare(told);
        if (!share || told.n.low < 1) {
            ++silent;
            return;
        }
        funnel.points.push_back({tools::shown(name), told.n.low, chart::bandWords(told.n), chart::shareOf(*share)});
    };
    if (isOfUnits) {
        for (const core::release::Named& unit : sample.units) {
            core::release::About about;
            about.unit = unit.code;
            add(unit.words.in(from.language), core::release::tell(sample, about, core::release::kPosition));
        }
    } else {
        for (const Figures* figures : from.now()) add(figures->institution, core::release::tell(*figures, {}, core::release::kPosition));
    }
    funnel.head.sentence = from.tr("Inden for tragten kan forskellen skyldes tilfældigheder; jo færre børn, jo bredere.",
                                   "Within the funnel a difference may be chance; the fewer children, the wider.");
    if (silent > 0)
        funnel.head.sentence += " " + std::to_string(silent) + from.tr(" vises ikke (for få børn, eller de kunne regnes ud).", " not shown (too few children, or they could be worked out).");
    if (funnel.points.empty()) return Section{"funnel", funnel.head.title, {funnel.head.sentence}, {}};
    return Section{"funnel", funnel.head.title, {}, {std::move(funnel)}};
}

} // namespace trivsel::app::overview
