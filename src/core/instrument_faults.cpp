#include "core/position_rules.h"
#include "core/scoring.h"

#include <algorithm>
#include <array>
#include <set>
#include <string_view>

namespace trivsel::core {

namespace {

constexpr std::size_t kMaxIdLength = 40;
constexpr std::int32_t kMaxValue = 1'000'000;
constexpr std::size_t kMinOptions = 2;
constexpr std::size_t kMaxOptions = 11;
constexpr std::int64_t kWeightSteps = 1'000'000; // six decimals
/// Columns of the `score` command that no id may take.
constexpr std::array<std::string_view, 12> kFixedColumns{
    "case",     "rater", "age_months",     "birth_date",    "date",     "sex",
    "answered", "items", "items_deciding", "rules_unknown", "position", "rule"};

bool isId(std::string_view id)
{
    const auto letter = [](char c) { return c >= 'a' && c <= 'z'; };
    const auto later = [&](char c) { return letter(c) || (c >= '0' && c <= '9') || c == '_' || c == '-'; };
    return !id.empty() && id.size() <= kMaxIdLength && letter(id.front()) && std::ranges::all_of(id, later);
}

bool isUnassessed(Position position) { return position == Position::Unassessed; }

/// Collects the faults of one instrument, part by part, each with the place where it is.
class FaultFinder {
public:
    explicit FaultFinder(const Instrument& instrument) : m_form(instrument) {}

    std::vector<std::string> run()
    {
        checkHead();
        checkAnswerSets();
        const bool linked = checkItems() && checkAreas();
        if (linked) { // the rest follows the indexes of items and areas
            checkTotals();
            checkSchemes();
        }
        return std::move(m_faults);
    }

private:
    void fault(const std::string &where, std::string_view what)
    {
        m_faults.push_back(where + ": " + std::string(what));
    }

    void checkFreeId(const std::string& id, std::set<std::string>& taken, const std::string& where)
    {
        if (!isId(id)) fault(where, "id does not match [a-z][a-z0-9_-]{0,39}");
        if (std::ranges::find(kFixedColumns, id) != kFixedColumns.end()) fault(where, "id is a fixed column of score");
        if (!taken.insert(id).second) fault(where, "id is used twice");
    }

    void checkText(const Text& text, const std::string& where)
    {
        if (text.da.empty()) fault(where, "Danish text is missing");
    }

    void checkHead()
    {
        if (!isId(m_form.id)) fault("instrument", "id does not match [a-z][a-z0-9_-]{0,39}");
        if (m_form.ageFrom < 0 || m_form.ageFrom > m_form.ageTo) fault("applies", "ages do not ascend");
        if (m_form.teamAgree < 1) fault("team", "agree is less than 1");
        if (m_form.items.empty()) fault("instrument", "there are no items");
        if (m_form.schemes.empty()) fault("instrument", "there is no position");
    }

    void checkAnswerSets()
    {
        for (const AnswerSet& set : m_form.answerSets) {
            const std::string where = "answers " + set.id;
            if (set.options.size() < kMinOptions || set.options.size() > kMaxOptions)
                fault(where, "needs 2 to 11 options");
            std::set<std::int32_t> values;
            for (const AnswerOption& option : set.options) {
                if (!values.insert(option.value).second) fault(where, "two options have the same value");
                if (std::max(option.value, option.score) > kMaxValue ||
                    std::min(option.value, option.score) < -kMaxValue) {
                    fault(where, "a value or score is beyond 1,000,000");
                }
                if (option.signal && isUnassessed(*option.signal)) fault(where, "unassessed is no signal");
            }
        }
    }

    bool checkItems()
    {
        bool linked = true;
        for (const Item& item : m_form.items) {
            const std::string where = "item " + item.id;
            checkFreeId(item.id, m_itemIds, where);
            if (item.weight <= Rational(0)) fault(where, "weight is not above 0");
            if (!(item.weight * kWeightSteps).isInteger()) fault(where, "weight has more than six decimals");
            if (item.answerSet >= m_form.answerSets.size()) {
                fault(where, "answers do not exist");
                linked = false;
            } else if (!item.anchors.empty() &&
                       item.anchors.size() != m_form.answerSets[item.answerSet].options.size()) {
                fault(where, "anchors are not one per option");
            }
        }
        return linked;
    }

    bool checkAreas()
    {
        std::vector<int> placed(m_form.items.size(), 0);
        bool linked = true;
        for (std::size_t index = 0; index < m_form.areas.size(); ++index) {
            const Area& area = m_form.areas[index];
            const std::string where = "area " + area.id;
            checkFreeId(area.id, m_partIds, where);
            if (area.items.empty()) fault(where, "there are no items");
            for (const std::size_t item : area.items) {
                const bool known = item < placed.size() && m_form.items[item].area == index;
                if (known) ++placed[item];
                if (!known) fault(where, "an item does not belong to it");
                linked = linked && known;
            }
            if (area.score) checkScore(*area.score, area.items.size(), where);
            if (!area.score && !area.bands.empty()) fault(where, "bands without a score");
            checkBands(area.bands, where);
        }
        if (std::ranges::any_of(placed, [](int times) { return times != 1; }))
            fault("areas", "an item is not in one area");
        return linked;
    }

    void checkMinAnswered(const MinAnswered& rule, std::size_t items, const std::string& where)
    {
        if (rule.kind == MinAnswered::Kind::Count && (rule.count < 1 || static_cast<std::size_t>(rule.count) > items)) {
            fault(where, "min_answered count is not between 1 and the number of items");
        }
        if (rule.kind == MinAnswered::Kind::Share && (rule.share <= Rational(0) || rule.share > Rational(1))) {
            fault(where, "min_answered share is not above 0 and at most 1");
        }
    }

    void checkScore(const ScoreRule& rule, std::size_t items, const std::string& where)
    {
        checkMinAnswered(rule.minAnswered, items, where);
        if (rule.method == ScoreRule::Method::Mean && rule.missing != ScoreRule::Missing::Ignore) {
            fault(where, "prorate and mean_item go with sum only");
        }
    }

    void checkBands(const std::vector<BandEntry>& bands, const std::string& where)
    {
        for (std::size_t index = 0; index < bands.size(); ++index) {
            const BandEntry& entry = bands[index];
            if (entry.hasWhen != (entry.ageMonths || entry.sex)) fault(where, "`when` says nothing");
            if (!entry.hasWhen && index + 1 < bands.size()) fault(where, "a band entry after one without `when`");
            if (entry.ageMonths && entry.ageMonths->first > entry.ageMonths->second) fault(where, "ages do not ascend");
            checkCut(entry.cut, where);
        }
    }

    void checkCut(const std::vector<CutRow>& cut, const std::string& where)
    {
        if (cut.empty()) return fault(where, "a cut without rows");
        for (std::size_t row = 0; row < cut.size(); ++row) {
            const bool last = row + 1 == cut.size();
            if (last != (cut[row].kind == CutRow::Kind::Rest))
                fault(where, "the last cut row, and no other, has no limit");
            if (row > 0 && !last && cut[row].limit <= cut[row - 1].limit)
                fault(where, "cut points do not strictly ascend");
            if (isUnassessed(cut[row].position)) fault(where, "unassessed is no band");
        }
    }

    void checkTotals()
    {
        for (const Total& total : m_form.totals) {
            const std::string where = "total " + total.id;
            checkFreeId(total.id, m_partIds, where);
            if (total.ofAreas.empty() == total.ofItems.empty())
                fault(where, "is neither of areas nor of items, or both");
            checkOnce(total.ofAreas, m_form.areas.size(), where);
            checkOnce(total.ofItems, m_form.items.size(), where);
            if (!total.ofAreas.empty()) {
                checkTotalOfAreas(total, where);
            } else {
                checkScore(total.score, total.ofItems.size(), where);
            }
            checkBands(total.bands, where);
        }
    }

    void checkTotalOfAreas(const Total& total, const std::string& where)
    {
        if (total.score.missing != ScoreRule::Missing::Ignore) fault(where, "missing on a total of areas");
        if (total.score.minAnswered != MinAnswered{}) fault(where, "min_answered on a total of areas");
        for (const std::size_t area : total.ofAreas) {
            if (area < m_form.areas.size() && !m_form.areas[area].score) fault(where, "an area has no score");
        }
    }

    void checkOnce(const std::vector<std::size_t>& indexes, std::size_t size, const std::string& where)
    {
        const std::set<std::size_t> unique(indexes.begin(), indexes.end());
        if (unique.size() != indexes.size()) fault(where, "names something twice");
        if (!unique.empty() && *unique.rbegin() >= size) fault(where, "names something that does not exist");
    }

    void checkSchemes()
    {
        std::set<std::string> schemeIds;
        for (std::size_t index = 0; index < m_form.schemes.size(); ++index) {
            const PositionScheme& scheme = m_form.schemes[index];
            const std::string where = index == 0 ? "position" : "alternative " + scheme.id;
            if (index == 0 && !scheme.id.empty()) fault(where, "the form's own position has no id");
            if (index > 0 && !isId(scheme.id)) fault(where, "id does not match [a-z][a-z0-9_-]{0,39}");
            if (!schemeIds.insert(scheme.id).second) fault(where, "id is used twice");
            checkScheme(scheme, where);
        }
    }

    void checkScheme(const PositionScheme& scheme, const std::string& where)
    {
        checkMinAnswered(scheme.minAnswered, countingItems(), where);
        if (scheme.otherwise != Position::Green && scheme.otherwise != Position::Yellow) {
            fault(where, "otherwise is neither green nor yellow");
        }
        std::set<std::string> ruleIds;
        Position before = Position::Red;
        for (const PositionRule& rule : scheme.rules) {
            const std::string place = where + " rule " + rule.id;
            if (!isId(rule.id)) fault(place, "id does not match [a-z][a-z0-9_-]{0,39}");
            if (!ruleIds.insert(rule.id).second) fault(place, "id is used twice");
            if (rule.then != Position::Yellow && rule.then != Position::Red)
                fault(place, "then is neither yellow nor red");
            if (isMilder(before, rule.then)) fault(place, "red rules stand first");
            before = rule.then;
            checkText(rule.reason, place);
            checkCondition(rule.condition, place);
        }
    }

    void checkCondition(const Condition& condition, const std::string& where)
    {
        switch (condition.kind) {
        case Condition::Kind::Signals: return checkSignals(condition, where);
        case Condition::Kind::Band: return checkBand(condition, where);
        case Condition::Kind::Bands: return checkBandCount(condition, where);
        case Condition::Kind::Answer: return checkAnswer(condition, where);
        case Condition::Kind::Not:
            if (condition.parts.size() != 1) return fault(where, "not has exactly one part");
            break;
        case Condition::Kind::All:
        case Condition::Kind::Any:
            if (condition.parts.empty()) return fault(where, "all and any may not be empty");
            break;
        }
        for (const Condition& part : condition.parts) checkCondition(part, where);
    }

    void checkSignals(const Condition& condition, const std::string& where)
    {
        if (isUnassessed(condition.position)) fault(where, "unassessed is no signal");
        const std::size_t before = m_faults.size();
        checkOnce(condition.inAreas, m_form.areas.size(), where);
        if (m_faults.size() != before) return;
        std::int64_t most = 0;
        for (const std::size_t area : signalAreas(m_form, condition)) {
            most += std::ranges::count_if(m_form.areas[area].items, [&](std::size_t item) {
                return std::ranges::any_of(m_form.answersOf(item).options, [&](const AnswerOption& option) {
                    return option.signal && isAtLeast(*option.signal, condition.position);
                });
            });
        }
        checkReachable(condition.atLeast, most, where);
    }

    void checkBand(const Condition& condition, const std::string& where)
    {
        if (isUnassessed(condition.position)) fault(where, "unassessed is no band");
        const std::size_t size = condition.bandIsTotal ? m_form.totals.size() : m_form.areas.size();
        if (condition.band >= size) return fault(where, "names something that does not exist");
        const auto &bands =
            condition.bandIsTotal ? m_form.totals[condition.band].bands : m_form.areas[condition.band].bands;
        if (bands.empty()) fault(where, "names an area or total without bands");
    }

    void checkBandCount(const Condition& condition, const std::string& where)
    {
        if (isUnassessed(condition.position)) fault(where, "unassessed is no band");
        const auto reachable = [&](const Area& area) {
            return isBanded(area) && std::ranges::any_of(area.bands, [&](const BandEntry& entry) {
                       return std::ranges::any_of(
                           entry.cut, [&](const CutRow& row) { return isAtLeast(row.position, condition.position); });
                   });
        };
        checkReachable(condition.atLeast, std::ranges::count_if(m_form.areas, reachable), where);
    }

    void checkReachable(std::int32_t atLeast, std::int64_t most, const std::string& where)
    {
        if (atLeast < 1) fault(where, "at_least is less than 1");
        if (atLeast > most) fault(where, "at_least can never be reached");
    }

    void checkAnswer(const Condition& condition, const std::string& where)
    {
        if (condition.item >= m_form.items.size()) return fault(where, "names something that does not exist");
        const auto& options = m_form.answersOf(condition.item).options;
        const bool exact = condition.compare == Condition::Compare::Is;
        const bool reachable = std::ranges::any_of(options, [&](const AnswerOption& option) {
            return exact ? option.value == condition.value : option.value >= condition.value;
        });
        if (!reachable) fault(where, "no option has this value");
    }

    std::size_t countingItems() const
    {
        std::size_t items = 0;
        for (const Area& area : m_form.areas) items += area.counts ? area.items.size() : 0;
        return items;
    }

    const Instrument& m_form;
    std::set<std::string> m_itemIds;
    std::set<std::string> m_partIds;
    std::vector<std::string> m_faults;
};

} // namespace

std::vector<std::string> instrumentFaults(const Instrument& instrument) { return FaultFinder(instrument).run(); }

} // namespace trivsel::core
