#include "exchange/figures_file.h"
#include "exchange/figures_words.h"
#include "exchange/strict_json.h"

#include <fmt/format.h>

#include <algorithm>
#include <limits>
#include <set>

/// JSON to figures, with every check that keeps a crafted file from misleading whoever draws charts of it.
namespace trivsel::exchange {

namespace {

using namespace core::release;

// More than any institution has, and few enough that no file fills the memory.
constexpr std::size_t kMostNames = 5'000, kMostVariables = 5'000, kMostGroups = 20'000, kMostCategories = 255;
constexpr std::int32_t kMostChildren = 1'000'000;
constexpr std::int32_t kBandWidth = 5; // core::release::bandOf

/// The number of categories that readers of these variables, and of those that begin so, rely on.
constexpr std::array<std::pair<std::string_view, std::size_t>, 6> kKnown{{
    {kPosition, 4},
    {"before", 4},
    {kFlow, 16},
    {kEffect, 5},
    {"area:", 5},
    {"item:", 5},
}};

bool isVariableId(std::string_view id)
{
    return std::ranges::all_of(id, [](char c) {
        return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '_' || c == '-' || c == ':' || c == '.';
    });
}

Text textOf(const JsonPlace& place)
{
    JsonObject object(place);
    const JsonPlace da = object.required("da"), en = object.optional("en");
    object.close();
    return {da.text(kMostFiguresLetters, true).value_or(""), en.text(kMostFiguresLetters, true).value_or("")};
}

std::int32_t count(const JsonPlace& place, std::int32_t least, std::int32_t most)
{
    return static_cast<std::int32_t>(place.integer(least, most).value_or(least));
}

class FiguresReader {
public:
    explicit FiguresReader(PlacedFaults& faults) : m_faults(faults) {}

    Figures read(const nlohmann::json& document)
    {
        const JsonPlace root(document, m_faults);
        JsonObject object(root);
        const JsonPlace format = object.required("format");
        if (format.text(kMostFiguresLetters) != "trivselslys-figures 1" && format) {
            format.fault({"filen er skrevet af en anden udgave af programmet",
                          "the file was written by another edition of the program"});
            return {};
        }
        m_figures.store = object.required("store").text(64).value_or("");
        readInstitution(object.required("institution"));
        readPeriod(object.required("period"));
        readCoverage(object.required("coverage"));
        const JsonPlace leftOut = object.required("units_left_out");
        for (const JsonPlace& unit : leftOut.elements(kMostNames)) {
            m_figures.unitsLeftOut.push_back(unit.text(kMostFiguresLetters, true).value_or(""));
        }
        m_figures.ageBands = names(object.required("age_bands"));
        m_figures.sexes = names(object.required("sexes"));
        m_figures.units = names(object.required("units"));
        readSettings(object.required("settings"));
        const JsonPlace variables = object.required("variables");
        for (const JsonPlace& variable : variables.elements(kMostVariables)) readVariable(variable);
        // A group cannot be held against variables that could not be read.
        const JsonPlace groups = object.required("groups");
        if (m_faults.total == 0) {
            for (const JsonPlace& group : groups.elements(kMostGroups)) readGroup(group);
        }
        object.close();
        return std::move(m_figures);
    }

private:
    void readInstitution(const JsonPlace& place)
    {
        JsonObject object(place);
        m_figures.institutionId =
            object.required("id").integer(0, std::numeric_limits<std::int64_t>::max()).value_or(0);
        m_figures.institution = object.required("name").text(kMostFiguresLetters, true).value_or("");
        m_figures.district = object.required("district").text(kMostFiguresLetters, true).value_or("");
        m_figures.setting = object.required("setting").word(kSettingWords).value_or(core::Setting::Daycare);
        object.close();
    }

    void readPeriod(const JsonPlace& place)
    {
        JsonObject object(place);
        m_figures.period = textOf(object.required("title"));
        m_figures.from = object.required("from").date().value_or(Date());
        const JsonPlace to = object.required("to");
        m_figures.to = to.date().value_or(m_figures.from);
        if (m_figures.to < m_figures.from)
            to.fault({"perioden slutter, før den begynder", "the period ends before it begins"});
        m_figures.closedOn = object.required("closed").date().value_or(Date());
        object.close();
    }

    void readCoverage(const JsonPlace& place)
    {
        JsonObject object(place);
        m_figures.children = count(object.required("children"), 0, kMostChildren);
        m_figures.withPosition = count(object.required("with_position"), 0, m_figures.children);
        m_figures.withReason = count(object.required("with_reason"), 0, m_figures.children);
        object.close();
    }

    std::vector<Named> names(const JsonPlace& list)
    {
        std::vector<Named> named;
        std::set<std::int64_t> seen;
        for (const JsonPlace& place : list.elements(kMostNames)) {
            JsonObject object(place);
            const JsonPlace code = object.required("code");
            Named one{code.integer(std::numeric_limits<std::int64_t>::min(), std::numeric_limits<std::int64_t>::max())
                          .value_or(0),
                      textOf(object.required("words"))};
            object.close();
            if (!seen.insert(one.code).second) code.fault({"koden står to gange", "the code stands twice"});
            named.push_back(std::move(one));
        }
        return named;
    }

    void readSettings(const JsonPlace& place)
    {
        JsonObject object(place);
        Settings& settings = m_figures.plan.settings;
        settings.threshold = count(object.required("threshold"), kFloor, kMostChildren);
        settings.sensitiveThreshold = count(object.required("sensitive_threshold"), settings.threshold, kMostChildren);
        settings.exactFrom = count(object.required("exact_from"), 2 * settings.threshold, 4 * kMostChildren);
        object.close();
    }

    void readVariable(const JsonPlace& place)
    {
        JsonObject object(place);
        Variable variable;
        VariableWords words;
        const JsonPlace id = object.required("id");
        variable.id = id.text(200).value_or("");
        if (!isVariableId(variable.id)) id.fault({"ikke et id", "not an id"});
        if (!m_sawVariables.insert(variable.id).second)
            id.fault({"variablen står to gange", "the variable stands twice"});
        words.title = textOf(object.required("title"));
        if (const JsonPlace area = object.optional("area")) words.area = textOf(area);
        variable.isSensitive = object.optional("sensitive").boolean().value_or(false);
        variable.comparesWithBefore = object.optional("compares").boolean().value_or(false);
        variable.repeats = object.optional("repeats").text(200).value_or("");
        const JsonPlace besides = object.optional("besides");
        for (const JsonPlace& other : besides.elements(kMostCategories)) {
            const auto name = other.text(200);
            if (!name) continue;
            if (*name == variable.id || !m_sawVariables.contains(*name))
                other.fault({"den står ikke før denne", "it does not stand before this one"});
            variable.besides.push_back(*name);
        }
        const JsonPlace categories = object.required("categories");
        for (const JsonPlace& category : categories.elements(kMostCategories))
            words.categories.push_back(textOf(category));
        object.close();
        variable.categories = static_cast<std::uint8_t>(words.categories.size());
        const auto known = std::ranges::find_if(kKnown, [&](const auto& one) {
            return one.first.ends_with(':') ? variable.id.starts_with(one.first) : variable.id == one.first;
        });
        if (words.categories.size() < 2 || (known != kKnown.end() && words.categories.size() != known->second)) {
            categories.fault({"et forkert antal kategorier", "a wrong number of categories"});
        }
        m_figures.plan.variables.push_back(std::move(variable));
        m_figures.words.push_back(std::move(words));
    }

    void readGroup(const JsonPlace& place)
    {
        JsonObject object(place);
        Group group;
        if (object.optional("same_children").boolean().value_or(false)) group.key.children = GroupKey::Children::Same;
        readKey(object.required("by"), group.key);
        if (!m_sawKeys.insert(sortable(group.key)).second)
            place.fault({"gruppen står to gange", "the group stands twice"});
        if (const JsonPlace withheld = object.optional("withheld")) {
            group.withheld = withheld.word(kWithheldWords).value_or(Withheld::TooFew);
            if (group.withheld == Withheld::None) withheld.fault({"en grund mangler", "a reason is missing"});
        } else {
            readTold(object, group);
        }
        object.close();
        m_figures.plan.groups.push_back(std::move(group));
    }

    void readKey(const JsonPlace& place, GroupKey& key)
    {
        JsonObject by(place);
        for (const auto& [word, attribute] : kAttributeWords) {
            const JsonPlace values = by.optional(word);
            if (!values) continue;
            GroupKey::Part part{attribute, {}};
            for (const JsonPlace& value : values.elements(kMostNames)) {
                const auto code =
                    value.integer(std::numeric_limits<std::int64_t>::min(), std::numeric_limits<std::int64_t>::max());
                if (!code) continue;
                if (!part.values.empty() && *code <= part.values.back())
                    value.fault({"koderne står ikke i orden", "the codes are not in order"});
                if (attribute != Attribute::Institution && m_figures.nameOf(attribute, *code) == nullptr) {
                    value.fault({"koden har intet navn", "the code has no name"});
                }
                part.values.push_back(*code);
            }
            if (part.values.empty()) values.fault({"listen er tom", "the list is empty"});
            key.parts.push_back(std::move(part));
        }
        by.close();
    }

    void readTold(JsonObject& object, Group& group)
    {
        const Settings& settings = m_figures.plan.settings;
        const JsonPlace n = object.required("n");
        group.n = band(n, kMostChildren);
        if (group.n.isExact() ? group.n.low < settings.exactFrom : group.n.low >= settings.exactFrom) {
            n.fault({"tallet er fortalt forkert: små grupper i bånd, store præcist",
                     "the number is told wrongly: small groups in bands, large ones exactly"});
        }
        if (group.n.high < settings.threshold)
            n.fault({"gruppen er mindre end tærsklen", "the group is smaller than the threshold"});
        const JsonPlace splits = object.required("splits");
        const auto& variables = m_figures.plan.variables;
        const auto parts = splits.elements(variables.size());
        if (splits && parts.size() != variables.size())
            splits.fault(
                {"der skal være én fordeling for hver variabel", "one division for each variable is expected"});
        for (std::size_t v = 0; v < parts.size(); ++v) group.splits.push_back(split(parts[v], group, variables[v]));
    }

    /// A number told exactly, or in a band of five.
    static Band band(const JsonPlace& place, std::int32_t most)
    {
        if (place.isInteger()) {
            const std::int32_t exact = count(place, 0, most);
            return {exact, exact};
        }
        const auto ends = place.elements(2);
        if (ends.size() != 2) {
            place.fault(
                {"her skal stå et tal eller et bånd [fra, til]", "a number or a band [from, to] is expected here"});
            return {};
        }
        const Band read{count(ends[0], 0, most), count(ends[1], 0, most + kBandWidth)};
        if (read != bandOf(read.low)) place.fault({"ikke et bånd på fem", "not a band of five"});
        return read;
    }

    static Split split(const JsonPlace& place, const Group& group, const Variable& about)
    {
        Split result;
        if (place.isText()) {
            result.withheld = place.word(kWithheldWords).value_or(Withheld::NotSplit);
            if (result.withheld == Withheld::None) place.fault({"en grund mangler", "a reason is missing"});
            return result;
        }
        result.withheld = Withheld::None;
        const auto counts = place.elements(about.categories);
        if (counts.size() != about.categories) {
            place.fault({"der skal være ét tal for hver kategori, eller en grund",
                         "one number for each category is expected, or a reason"});
            return result;
        }
        std::int64_t low = 0, high = 0;
        for (const JsonPlace& one : counts) {
            const Band told = band(one, group.n.high);
            // In bands also within a large group where few of it have the form that is told of.
            const bool isFirst = result.counts.empty();
            if ((told.isExact() && !group.n.isExact()) ||
                (!isFirst && told.isExact() != result.counts.front().isExact()))
                one.fault({"fortalt på en anden måde end gruppen", "told in another way than the group"});
            low += told.low;
            high += told.high;
            result.counts.push_back(told);
        }
        if (low > group.n.high || high < group.n.low)
            place.fault({"tallene passer ikke til gruppens", "the numbers do not fit the group's"});
        if (about.comparesWithBefore && group.key.children != GroupKey::Children::Same) {
            place.fault({"det fortælles kun om de samme børn", "it is told of the same children only"});
        }
        return result;
    }

    using Sortable = std::pair<bool, std::vector<std::vector<std::int64_t>>>;
    static Sortable sortable(const GroupKey& key)
    {
        Sortable sorted{key.children == GroupKey::Children::Same, std::vector<std::vector<std::int64_t>>(kAttributes)};
        for (const auto& part : key.parts) sorted.second[static_cast<std::size_t>(part.attribute)] = part.values;
        return sorted;
    }

    PlacedFaults& m_faults;
    Figures m_figures;
    std::set<Sortable> m_sawKeys;
    std::set<std::string> m_sawVariables;
};

} // namespace

Result<Figures> readFigures(std::string_view bytes, std::string_view name, PlacedFaults* faults)
{
    PlacedFaults own;
    PlacedFaults& found = faults != nullptr ? *faults : own;
    Figures figures;
    if (bytes.size() > kMostFiguresBytes) {
        found.add("$", {"filen er større end 8 MB", "the file is larger than 8 MB"});
    } else if (const auto document = parseJson(bytes, found)) {
        figures = FiguresReader(found).read(*document);
        if (found.total == 0 && writeFigures(figures) != bytes) {
            found.add("$",
                      {"ikke skrevet, som programmet skriver det: en nøgle står to gange, eller der er rettet i den",
                       "not written as the program writes it: a key stands twice, or it was edited"});
        }
    }
    if (found.total == 0) return figures;
    const std::string file = text::displayLine(name, 80);
    const PlacedFault& first = found.first.front();
    return fail(
        ErrorCode::BadInput,
        {fmt::format("Tallene i {} kan ikke bruges ({} fejl, den første: {}: {}). Intet er hentet. Bed afsenderen "
                     "om filen igen.",
                     file, found.total, first.place, first.what.da),
         fmt::format("The figures in {} cannot be used ({} faults, the first: {}: {}). Nothing was imported. Ask "
                     "the sender for the file again.",
                     file, found.total, first.place, first.what.en)});
}

} // namespace trivsel::exchange
