#include "definitions/instrument_draft.h"
#include "definitions/say.h"
#include "definitions/words.h"

#include <algorithm>
#include <charconv>

namespace trivsel::definitions {
namespace {

using core::AnswerOption;
using core::AnswerSet;
using core::Instrument;
using core::Position;
using core::Rational;

constexpr words::List<Instrument::Informant, 3> kInformants{{{"professional", Instrument::Informant::Professional},
                                                             {"parent", Instrument::Informant::Parent},
                                                             {"child", Instrument::Informant::Child}}};

/// Columns of `score` in and out (command line contract): an id may not be one of them.
constexpr std::array<std::string_view, 12> kColumns{"case",     "rater", "age_months",     "birth_date",
                                                    "date",     "sex",   "answered",       "items",
                                                    "position", "rule",  "items_deciding", "rules_unknown"};

/// An id, noted as a fault when it is taken, but known all the same so that what refers to it is not faulted too.
std::optional<std::string> readColumnId(const Node& node)
{
    auto id = node.id();
    if (id && std::find(kColumns.begin(), kColumns.end(), *id) != kColumns.end())
        node.fault(say("»{}« er optaget: det er navnet på en fast kolonne",
                       "'{}' is taken: it is the name of a fixed column", *id));
    return id;
}

void readAnswerSet(const Node& node, InstrumentDraft& draft)
{
    AnswerSet set;
    bool isSound = true;
    if (isId(node.key())) {
        set.id = node.key();
        draft.answerSets.emplace(set.id, draft.instrument.answerSets.size());
    } else {
        node.fault(say("»{}« er ikke et id: små bogstaver a-z, cifre, _ og -, først et bogstav, højst 40 tegn",
                       "'{}' is not an id: small letters a-z, digits, _ and -, a letter first, at most 40 characters",
                       shown(node.key())));
    }
    Object o(node);
    const Node options = o.required("options");
    const std::vector<Node> elements = options.elements();
    if (options && options.kind() == Document::Kind::Array && (elements.size() < 2 || elements.size() > 11))
        options.fault(
            say("der skal være 2 til 11 svar, ikke {}", "there must be 2 to 11 answers, not {}", elements.size()));
    isSound = elements.size() >= 2 && elements.size() <= 11;
    std::set<std::int32_t> values;
    for (const Node& element : elements) {
        AnswerOption option;
        Object oo(element);
        const Node valueNode = oo.required("value");
        const auto value = valueNode.int32(-kMaxAnswerValue, kMaxAnswerValue);
        if (value && !values.insert(*value).second)
            valueNode.fault(say("værdien {} er brugt før", "the value {} is used before", *value));
        option.value = value.value_or(0);
        option.label = oo.required("label").text();
        if (const Node signal = oo.optional("signal")) {
            option.signal = signal.word(words::kPositions);
            isSound = isSound && option.signal.has_value();
        }
        const Node score = oo.optional("score");
        option.score = score ? score.int32(-kMaxAnswerValue, kMaxAnswerValue).value_or(0) : option.value;
        oo.close();
        isSound = isSound && value.has_value();
        set.options.push_back(std::move(option));
    }
    if (const Node notAssessed = o.optional("not_assessed")) {
        Object n(notAssessed);
        set.notAssessed = n.required("label").text();
        n.close();
    }
    o.close();
    draft.instrument.answerSets.push_back(std::move(set));
    draft.isAnswerSetSound.push_back(isSound);
}

/// The key of an anchor as the option value that it names: written as the value itself, `-1` or `0`, never `00`.
std::optional<std::size_t> anchoredOption(std::string_view key, const AnswerSet& set)
{
    for (std::size_t i = 0; i < set.options.size(); ++i)
        if (key == std::to_string(set.options[i].value)) return i;
    return std::nullopt;
}

void readAnchors(const Node& node, const AnswerSet& set, core::Item& item)
{
    item.anchors.resize(set.options.size());
    for (const Node& anchor : node.entries()) {
        const Text text = anchor.text();
        if (const auto option = anchoredOption(anchor.key(), set))
            item.anchors[*option] = text;
        else
            anchor.fault(say("»{}« er ikke en svarværdi", "'{}' is not an answer value", shown(anchor.key())));
    }
}

Rational readWeight(const Node& node)
{
    const auto weight = node.decimal();
    if (!weight) return 1;
    if (*weight <= Rational(0) || *weight > Rational(1'000'000))
        node.fault({"vægten skal være større end 0 og højst 1000000",
                    "the weight must be greater than 0 and at most 1000000"});
    else if (!(*weight * Rational(1'000'000)).isInteger())
        node.fault({"vægten må højst have 6 decimaler", "the weight may have at most 6 decimals"});
    return *weight;
}

std::optional<Position> worstSign(const AnswerSet& set)
{
    std::optional<Position> worst;
    for (const AnswerOption& option : set.options)
        if (option.signal && (!worst || *option.signal > *worst)) worst = option.signal;
    return worst;
}

void readItem(const Node& node, InstrumentDraft& draft, Unique& unique, std::size_t area)
{
    core::Item item;
    item.area = area;
    Object o(node);
    const Node id = o.required("id");
    if (const auto s = readColumnId(id)) {
        item.id = *s;
        if (unique.add(*s, id)) draft.items.emplace(*s, draft.instrument.items.size());
    }
    item.text = o.required("text").text();
    bool areAnswersKnown = false;
    const Node answers = o.required("answers");
    if (const auto set = answers.id()) {
        const auto at = draft.answerSets.find(*set);
        if (at != draft.answerSets.end()) {
            item.answerSet = at->second;
            areAnswersKnown = draft.isAnswerSetSound[at->second];
        } else {
            answers.faultUnknownName(*set, draft.answerSets);
        }
    }
    if (const Node reverse = o.optional("reverse")) item.reverse = reverse.boolean().value_or(false);
    if (const Node weight = o.optional("weight")) item.weight = readWeight(weight);
    const Node anchors = o.optional("anchors");
    if (anchors && areAnswersKnown)
        readAnchors(anchors, draft.instrument.answerSets[item.answerSet], item);
    else
        for (const Node& anchor : anchors.entries()) (void)anchor.text();
    o.close();
    draft.instrument.areas[area].items.push_back(draft.instrument.items.size());
    draft.instrument.items.push_back(std::move(item));
    draft.areItemAnswersKnown.push_back(areAnswersKnown);
    draft.worstSigns.push_back(
        areAnswersKnown ? worstSign(draft.instrument.answersOf(draft.instrument.items.size() - 1)) : std::nullopt);
}

void readArea(const Node& node, InstrumentDraft& draft, Unique& areaIds, Unique& itemIds)
{
    const std::size_t index = draft.instrument.areas.size();
    draft.instrument.areas.emplace_back();
    Object o(node);
    const Node id = o.required("id");
    if (const auto s = readColumnId(id)) {
        draft.instrument.areas[index].id = *s;
        if (areaIds.add(*s, id)) draft.areas.emplace(*s, index);
    }
    draft.instrument.areas[index].title = o.required("title").text();
    if (const Node counts = o.optional("counts"))
        draft.instrument.areas[index].counts = counts.boolean().value_or(true);
    for (const Node& item : o.required("items").elements(1)) readItem(item, draft, itemIds, index);
    core::Area& area = draft.instrument.areas[index];
    const Node score = o.optional("score");
    if (score) area.score = readScore(score, area.items.size());
    const Node bands = o.optional("bands");
    if (bands) area.bands = readBands(bands);
    if (bands && !score) bands.fault({"bånd kræver en »score«", "bands need a 'score'"});
    draft.hasAreaBands.push_back(static_cast<bool>(bands));
    o.close();
}

std::vector<std::size_t> readParts(const Node& node, const Index& index)
{
    std::vector<std::size_t> parts;
    Unique unique;
    for (const Node& element : node.elements(1)) {
        const auto id = element.id();
        if (!id) continue;
        const auto at = index.find(*id);
        if (at != index.end()) {
            unique.add(*id, element);
            parts.push_back(at->second);
            continue;
        }
        element.faultUnknownName(*id, index);
    }
    return parts;
}

void readTotal(const Node& node, InstrumentDraft& draft, Unique& ids)
{
    core::Total total;
    Object o(node);
    const Node id = o.required("id");
    if (const auto s = readColumnId(id)) {
        total.id = *s;
        if (ids.add(*s, id)) draft.totals.emplace(*s, draft.instrument.totals.size());
    }
    total.title = o.required("title").text();
    const Node of = o.optional("of");
    const Node ofItems = o.optional("of_items");
    if (o && static_cast<bool>(of) == static_cast<bool>(ofItems))
        node.fault({"her skal stå enten »of« eller »of_items«", "either 'of' or 'of_items' is expected here"});
    if (of) {
        total.ofAreas = readParts(of, draft.areas);
        for (const std::size_t area : total.ofAreas) {
            if (!draft.instrument.areas[area].score)
                of.fault(say("»{}« har ingen score", "'{}' has no score", draft.instrument.areas[area].id));
        }
    }
    if (ofItems) total.ofItems = readParts(ofItems, draft.items);
    const Node score = o.required("score");
    if (of && !ofItems)
        total.score = readScore(score, std::nullopt);
    else // as many as were written, unknown ones too: they have their own faults
        total.score =
            readScore(score, ofItems && ofItems.kind() == Document::Kind::Array ? ofItems.value().children.size() : 0);
    const Node bands = o.optional("bands");
    if (bands) total.bands = readBands(bands);
    o.close();
    draft.hasTotalBands.push_back(static_cast<bool>(bands));
    draft.instrument.totals.push_back(std::move(total));
}

void readApplies(const Node& node, Instrument& instrument)
{
    Object o(node);
    const auto age = o.required("age_months").range(0, kMaxAgeMonths).value_or(std::pair(0, 0));
    instrument.ageFrom = age.first;
    instrument.ageTo = age.second;
    for (const Node& element : o.required("settings").elements(1)) {
        const auto setting = element.word(words::kSettings);
        if (!setting) continue;
        if (std::find(instrument.settings.begin(), instrument.settings.end(), *setting) != instrument.settings.end())
            element.fault(say("»{}« er brugt før", "'{}' is used before", core::toWord(*setting)));
        instrument.settings.push_back(*setting);
    }
    instrument.informant = o.required("informant").word(kInformants).value_or(Instrument::Informant::Professional);
    o.close();
}

void readSchemes(Object& o, InstrumentDraft& draft)
{
    draft.instrument.schemes.push_back(readScheme(o.required("position"), draft));
    const Node alternatives = o.optional("alternatives");
    Unique unique;
    for (const Node& element : alternatives.elements()) {
        Object a(element);
        const Node id = a.required("id");
        const auto s = id.id();
        if (s == "default")
            id.fault(
                {"»default« er optaget: det er skemaets egen regel", "'default' is taken: it is the form's own rule"});
        else if (s)
            unique.add(*s, id);
        const Text title = a.required("title").text();
        core::PositionScheme scheme = readScheme(a.required("position"), draft);
        scheme.id = s.value_or("");
        scheme.title = title;
        a.close();
        draft.instrument.schemes.push_back(std::move(scheme));
    }
}

void readBody(Object& o, InstrumentDraft& draft)
{
    Instrument& instrument = draft.instrument;
    instrument.id = o.required("id").id().value_or("");
    instrument.version = o.required("version").string().value_or("");
    instrument.title = o.required("title").text();
    instrument.source = o.required("source").string().value_or("");
    instrument.licence = o.required("licence").string().value_or("");
    instrument.validated = o.required("validated").boolean().value_or(false);
    readApplies(o.required("applies"), instrument);
    for (const Node& set : o.required("answers").entries(1)) readAnswerSet(set, draft);
    Unique areaIds, itemIds;
    const Node areas = o.required("areas");
    for (const Node& area : areas.elements(1)) readArea(area, draft, areaIds, itemIds);
    if (!instrument.areas.empty() &&
        std::none_of(instrument.areas.begin(), instrument.areas.end(), [](const core::Area& a) { return a.counts; }))
        areas.fault({"mindst ét område skal tælle (counts)", "at least one area must count (counts)"});
    for (const Node& total : o.optional("totals").elements()) readTotal(total, draft, areaIds);
    readSchemes(o, draft);
    if (const Node team = o.optional("team")) {
        Object t(team);
        instrument.teamAgree = t.required("agree").int32(1, kNoUpperBound).value_or(1);
        t.close();
    }
}

} // namespace

std::int32_t InstrumentDraft::itemsThatCanShow(Position position, const std::vector<std::size_t>& inAreas) const
{
    std::vector<bool> isInScope(instrument.areas.size(), false);
    for (std::size_t i = 0; i < instrument.areas.size(); ++i)
        isInScope[i] = inAreas.empty() && instrument.areas[i].counts;
    for (const std::size_t area : inAreas) isInScope[area] = true;
    std::int32_t count = 0;
    for (std::size_t i = 0; i < instrument.items.size(); ++i) {
        if (!isInScope[instrument.items[i].area]) continue;
        // Where the answers are not known, anything may be shown: their own fault is noted already.
        if (!areItemAnswersKnown[i] || (worstSigns[i] && core::isAtLeast(*worstSigns[i], position))) ++count;
    }
    return count;
}

std::int32_t InstrumentDraft::areasThatCanBe(Position position) const
{
    return static_cast<std::int32_t>(
        std::count_if(instrument.areas.begin(), instrument.areas.end(), [&](const core::Area& area) {
            return area.counts && std::any_of(area.bands.begin(), area.bands.end(), [&](const core::BandEntry& entry) {
                       return std::any_of(entry.cut.begin(), entry.cut.end(), [&](const core::CutRow& row) {
                           return core::isAtLeast(row.position, position);
                       });
                   });
        }));
}

std::int32_t InstrumentDraft::countingItems() const
{
    return static_cast<std::int32_t>(
        std::count_if(instrument.items.begin(), instrument.items.end(),
                      [&](const core::Item& item) { return instrument.areas[item.area].counts; }));
}

Loaded<core::Instrument> readInstrument(std::string_view bytes, std::string_view fileName)
{
    Reader reader(bytes, fileName);
    InstrumentDraft draft;
    Object o(reader.root());
    if (o.hasFormat("trivselslys.instrument/1")) {
        readBody(o, draft);
        o.close();
    }
    Loaded<core::Instrument> loaded;
    if (reader.isSound()) {
        draft.instrument.sha256 = sha256Hex(bytes);
        loaded.value = std::move(draft.instrument);
    }
    loaded.faults = reader.takeFaults();
    return loaded;
}

} // namespace trivsel::definitions
