#include "app/demo_answers.h"

#include <algorithm>

namespace trivsel::app::demo {
namespace {

using core::Answer;
using core::Position;

constexpr int kAttempts = 24;
constexpr std::size_t kMostNotSeen = 2; ///< few enough for a position under every shipped rule

std::size_t schemeIndex(const core::Instrument& form, const std::string& scheme)
{
    const core::PositionScheme* wanted = form.scheme(scheme);
    for (std::size_t i = 0; i < form.schemes.size(); ++i) {
        if (&form.schemes[i] == wanted) return i;
    }
    return 0;
}

Answer chosen(std::uint8_t option) { return {Answer::Kind::Option, option}; }

/// Everything as it should be; about the adults' own practice somewhat less so.
void fillGreen(core::Rating& rating, const DemoForm& use, Random& random)
{
    const core::Instrument& form = use.form();
    rating.answers.assign(form.items.size(), {});
    rating.reviewed.clear();
    std::size_t notSeen = 0;
    for (std::size_t item = 0; item < form.items.size(); ++item) {
        const auto green = use.option(item, Position::Green);
        if (form.areas[form.items[item].area].counts && green) {
            if (notSeen < kMostNotSeen && random.chance(0.015)) {
                rating.answers[item] = {Answer::Kind::NotSeen, 0};
                ++notSeen;
            } else {
                rating.answers[item] = chosen(*green);
            }
            continue;
        }
        const std::size_t options = form.answersOf(item).options.size();
        const double dice = random.unit();
        rating.answers[item] = chosen(dice < 0.7 ? 0 : dice < 0.94 || options < 3 ? 1 : 2);
    }
}

void sign(core::Rating& rating, const DemoForm& use, std::size_t countingArea, Position sign, Random& random)
{
    const auto& items = use.form().areas[use.countingAreas()[countingArea]].items;
    const std::size_t item = random.pick(items);
    if (const auto option = use.option(item, sign)) rating.answers[item] = chosen(*option);
}

void addSigns(core::Rating& rating, const DemoForm& use, const Wish& wish, Random& random)
{
    const std::size_t areas = use.countingAreas().size();
    if (areas == 0) return;
    const std::size_t main = wish.area % areas;
    const auto elsewhere = [&] { return (main + 1 + random.below(areas)) % areas; };
    const double dice = random.unit();
    switch (wish.position) {
    case Position::Green:
        if (dice > 0.6) sign(rating, use, main, Position::Yellow, random);
        break;
    case Position::Yellow:
        if (dice < 0.25) {
            sign(rating, use, main, Position::Red, random);
        } else {
            sign(rating, use, main, Position::Yellow, random);
            sign(rating, use, main, Position::Yellow, random);
            if (dice > 0.55) sign(rating, use, elsewhere(), Position::Yellow, random);
        }
        break;
    case Position::Red:
        for (int i = 0; i < 3; ++i) sign(rating, use, main, Position::Red, random);
        for (int i = 0; i < 2; ++i) sign(rating, use, elsewhere(), Position::Yellow, random);
        break;
    case Position::Unassessed: break;
    }
}

/// Areas without any sign are sometimes said to be gone through as a whole: no answers, but a word for it.
void reviewSome(core::Rating& rating, const DemoForm& use, Random& random)
{
    for (const std::size_t a : use.countingAreas()) {
        const core::Area& area = use.form().areas[a];
        const bool isGreen = std::all_of(area.items.begin(), area.items.end(), [&](std::size_t item) {
            const auto green = use.option(item, Position::Green);
            return green && rating.answers[item] == chosen(*green);
        });
        if (!isGreen || !random.chance(0.3)) continue;
        rating.reviewed.push_back(area.id);
        for (const std::size_t item : area.items) rating.answers[item] = {};
    }
}

} // namespace

DemoForm::DemoForm(core::InstrumentPtr form, const std::string& scheme)
    : m_form(std::move(form)), m_scheme(schemeIndex(*m_form, scheme)), m_scorer(m_form, m_scheme)
{
    for (std::size_t a = 0; a < m_form->areas.size(); ++a) {
        if (m_form->areas[a].counts && !m_form->areas[a].items.empty()) m_counting.push_back(a);
    }
}

core::Position DemoForm::score(const core::Rating& rating, const core::ScoringContext& context) const
{
    const core::Answers answers = core::effectiveAnswers(*m_form, rating);
    std::vector<std::uint8_t> row(answers.size(), core::BatchScorer::kNotAnswered);
    for (std::size_t i = 0; i < answers.size(); ++i) {
        if (answers[i]) row[i] = *answers[i];
    }
    Position position = Position::Unassessed;
    m_scorer.positions(row, std::span(&context, 1), std::span(&position, 1));
    return position;
}

std::optional<std::uint8_t> DemoForm::option(std::size_t item, Position wanted) const
{
    const auto& options = m_form->answersOf(item).options;
    for (std::size_t i = 0; i < options.size(); ++i) {
        if (options[i].signal == wanted) return static_cast<std::uint8_t>(i);
    }
    return std::nullopt;
}

void answer(core::Rating& rating, const DemoForm& form, const Wish& wish, Random& random)
{
    for (int attempt = 0; attempt < kAttempts; ++attempt) {
        fillGreen(rating, form, random);
        addSigns(rating, form, wish, random);
        if (form.score(rating, wish.context) == wish.position) break;
    }
    reviewSome(rating, form, random);
}

void answerLike(core::Rating& rating, const core::Rating& other, const DemoForm& form, const Wish& wish, Random& random)
{
    const core::Answers seen = core::effectiveAnswers(form.form(), other);
    for (int attempt = 0; attempt < kAttempts; ++attempt) {
        fillGreen(rating, form, random);
        for (std::size_t item = 0; item < seen.size(); ++item) {
            const bool counts = form.form().areas[form.form().items[item].area].counts;
            if (seen[item] && random.chance(counts ? 0.94 : 0.7)) rating.answers[item] = chosen(*seen[item]);
            if (!counts || !random.chance(0.05)) continue;
            if (const auto otherwise = form.option(item, Position::Yellow)) rating.answers[item] = chosen(*otherwise);
        }
        if (form.score(rating, wish.context) == wish.position) {
            reviewSome(rating, form, random);
            return;
        }
    }
    answer(rating, form, wish, random);
}

void comment(core::Rating& rating, const DemoForm& use, core::Setting setting, const definitions::DemoNames& names,
             Random& random)
{
    for (std::size_t item = 0; item < rating.answers.size(); ++item) {
        if (rating.answers[item].kind != Answer::Kind::Option) continue;
        const auto& signal = use.form().answersOf(item).options[rating.answers[item].option].signal;
        if (!signal || *signal == Position::Green || !random.chance(0.6)) continue;
        std::vector<const Text*> fitting;
        for (const auto& observation : names.observations) {
            if (observation.signal == *signal && observation.setting == setting &&
                observation.area == use.form().areas[use.form().items[item].area].id) {
                fitting.push_back(&observation.text);
            }
        }
        if (!fitting.empty()) rating.comments.push_back({use.form().items[item].id, random.pick(fitting)->da});
    }
}

void leaveHalfDone(core::Rating& rating, const DemoForm& use, std::size_t areas)
{
    for (std::size_t a = areas; a < use.form().areas.size(); ++a) {
        const core::Area& area = use.form().areas[a];
        std::erase(rating.reviewed, area.id);
        for (const std::size_t item : area.items) {
            rating.answers[item] = {};
            std::erase_if(rating.comments, [&](const auto& c) { return c.item == use.form().items[item].id; });
        }
    }
}

} // namespace trivsel::app::demo
