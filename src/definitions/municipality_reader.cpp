#include "definitions/say.h"
#include "definitions/sources.h"
#include "definitions/words.h"

#include <algorithm>

namespace trivsel::definitions {
namespace {

using core::CatalogueEntry;
using core::Municipality;
using core::RetentionRule;
using core::Rung;

constexpr words::List<Rung::Side, 2> kSides{{{"general", Rung::Side::General}, {"special", Rung::Side::Special}}};
constexpr words::List<CatalogueEntry::DecidedBy, 2> kDeciders{
    {{"staff", CatalogueEntry::DecidedBy::Staff}, {"authority", CatalogueEntry::DecidedBy::Authority}}};
constexpr words::List<RetentionRule::What, 4> kKept{{{"ratings", RetentionRule::What::Ratings},
                                                     {"plans", RetentionRule::What::Plans},
                                                     {"concerns", RetentionRule::What::Concerns},
                                                     {"audit", RetentionRule::What::Audit}}};
constexpr words::List<RetentionRule::From, 3> kKeptFrom{{{"left", RetentionRule::From::Left},
                                                         {"closed", RetentionRule::From::Closed},
                                                         {"created", RetentionRule::From::Created}}};
constexpr std::array<std::string_view, 5> kUnits{"percent", "percent_max", "full_time", "yes_no", "count"};
constexpr std::array<std::string_view, 2> kSchoolStart{"consent", "inform"};

/// `MM-DD` of a day that exists in some year.
void readMonthDay(const Node& node, unsigned& month, unsigned& day)
{
    const auto s = node.string();
    if (!s) return;
    const auto date = Date::parseIso("2000-" + *s);
    if (!date) {
        node.fault(say("»{}« er ikke en dag MM-DD", "'{}' is not a day MM-DD", shown(*s)));
        return;
    }
    month = date->month();
    day = date->day();
}

std::string readChoiceWord(const Node& node, const std::vector<std::string_view>& valid)
{
    const auto s = node.string();
    if (s && std::find(valid.begin(), valid.end(), *s) == valid.end()) node.faultUnknownWord(*s, valid);
    return s.value_or("");
}

/// Reads the list of objects under `key`; each has an id of its own.
template <class Entry, class Read>
std::vector<Entry> readList(Object& o, std::string_view key, std::size_t least, const Sources& sources, Read read)
{
    std::vector<Entry> entries;
    Unique unique;
    for (const Node& element : o.required(key).elements(least)) {
        Entry entry;
        Object e(element);
        read(e, entry, unique);
        entry.from = sources.origin(e);
        e.close();
        entries.push_back(std::move(entry));
    }
    return entries;
}

std::string uniqueId(Object& o, Unique& unique)
{
    const Node node = o.required("id");
    const auto id = node.id();
    if (id) unique.add(*id, node);
    return id.value_or("");
}

void readLadder(Object& o, const Sources& sources, Municipality& m)
{
    m.ladder = readList<Rung>(o, "ladder", 1, sources, [](Object& e, Rung& rung, Unique& unique) {
        const Node id = e.required("id");
        if (const auto s = id.rungId()) {
            rung.id = *s;
            unique.add(*s, id);
        }
        rung.title = e.required("title").text();
        rung.side = e.required("side").word(kSides).value_or(Rung::Side::General);
    });
}

void readDirectory(Object& o, const Sources& sources, Municipality& m)
{
    m.directory = readList<core::DirectoryEntry>(o, "directory", 1, sources,
                                                 [](Object& e, core::DirectoryEntry& entry, Unique& unique) {
                                                     entry.id = uniqueId(e, unique);
                                                     entry.title = e.required("title").text();
                                                     entry.role = e.required("role").id().value_or("");
                                                     entry.contact = e.required("contact").text();
                                                     entry.when = e.required("when").text();
                                                 });
}

void readCatalogue(Object& o, const Sources& sources, Municipality& m)
{
    std::set<std::string, std::less<>> rungs;
    for (const Rung& rung : m.ladder) rungs.insert(rung.id);
    m.catalogue =
        readList<CatalogueEntry>(o, "catalogue", 0, sources, [&](Object& e, CatalogueEntry& entry, Unique& unique) {
            entry.id = uniqueId(e, unique);
            entry.title = e.required("title").text();
            const Node rung = e.required("rung");
            entry.rung = rung.rungId().value_or("");
            if (!entry.rung.empty() && rungs.count(entry.rung) == 0) rung.faultUnknownName(entry.rung, rungs);
            entry.eligibility = e.required("eligibility").text();
            entry.decidedBy = e.required("decided_by").word(kDeciders).value_or(CatalogueEntry::DecidedBy::Staff);
            entry.isVoluntary = e.required("voluntary").boolean().value_or(false);
        });
}

void readWindows(Object& o, const Sources& sources, Municipality& m)
{
    m.windows =
        readList<core::RoundWindow>(o, "windows", 1, sources, [](Object& e, core::RoundWindow& window, Unique&) {
            window.setting = e.required("setting").word(words::kSettings).value_or(core::Setting::Daycare);
            readMonthDay(e.required("from"), window.fromMonth, window.fromDay);
            readMonthDay(e.required("to"), window.toMonth, window.toDay);
        });
}

void readWords(Node node, const Sources& sources, Municipality& m)
{
    Object o(node);
    const auto read = [&](std::string_view key, Text core::PositionWords::*word) {
        Object w(o.required(key));
        m.positionWords.*word = w.required("title").text();
        m.positionShortWords.*word = w.required("short").text();
        m.positionPhrases.*word = w.required("phrase").text();
        w.close();
    };
    read("green", &core::PositionWords::green);
    read("yellow", &core::PositionWords::yellow);
    read("red", &core::PositionWords::red);
    read("unassessed", &core::PositionWords::unassessed);
    m.positionWordsFrom = sources.origin(o);
    o.close();
}

std::vector<core::Choice> readChoices(Object& o, std::string_view key, const Sources& sources)
{
    return readList<core::Choice>(o, key, 0, sources, [](Object& e, core::Choice& choice, Unique& unique) {
        choice.id = uniqueId(e, unique);
        choice.title = e.required("title").text();
    });
}

void readTargets(Object& o, const Sources& sources, Municipality& m)
{
    m.targets = readList<core::Target>(o, "targets", 0, sources, [](Object& e, core::Target& target, Unique& unique) {
        target.id = uniqueId(e, unique);
        target.title = e.required("title").text();
        target.year = e.required("year").int32(1900, 2999);
        const auto value = e.required("value").decimal();
        target.value = value ? value->toDouble() : 0.0;
        target.unit = readChoiceWord(e.required("unit"), {kUnits.begin(), kUnits.end()});
    });
}

void readConsent(Node node, const Sources& sources, Municipality& m)
{
    Object o(node);
    m.consent.schoolStart = readChoiceWord(o.required("school_start"), {kSchoolStart.begin(), kSchoolStart.end()});
    m.consent.ratingsFollowChild = o.required("ratings_follow_child").boolean().value_or(false);
    m.consent.ageOfYoungPerson = o.required("age_of_young_person").int32(0, 100).value_or(15);
    m.consent.from = sources.origin(o);
    o.close();
}

void readRetention(Node node, const Sources& sources, Municipality& m)
{
    Unique unique;
    for (const Node& element : node.elements()) {
        RetentionRule rule;
        Object e(element);
        const Node id = e.required("id");
        if (const auto what = id.word(kKept)) {
            rule.what = *what;
            unique.add(id.value().text, id);
        }
        rule.months = e.required("months").int32(0, 1200).value_or(0);
        rule.from = e.required("from").word(kKeptFrom).value_or(RetentionRule::From::Left);
        rule.provenance = sources.origin(e);
        e.close();
        m.retention.push_back(std::move(rule));
    }
}

void readReferences(Object& o, Municipality& m)
{
    m.instrumentRule = o.required("instrument_rule").id().value_or("");
    m.guide = o.required("guide").id().value_or("");
    Unique unique;
    for (const Node& roadmap : o.required("roadmaps").elements()) {
        const auto id = roadmap.id();
        if (!id) continue;
        unique.add(*id, roadmap);
        m.roadmaps.push_back(*id);
    }
    m.calendar = o.required("calendar").id().value_or("");
}

void readBody(Object& o, Municipality& m)
{
    m.id = o.required("id").id().value_or("");
    m.version = o.required("version").string().value_or("");
    m.name = o.required("name").text();
    const auto age = o.required("age_years").range(0, 100).value_or(std::pair(0, 18));
    m.ageYearsFrom = age.first;
    m.ageYearsTo = age.second;
    const Sources sources(o.required("sources"));
    m.sources = sources.list;
    readLadder(o, sources, m);
    readDirectory(o, sources, m);
    readCatalogue(o, sources, m);
    readWindows(o, sources, m);
    readWords(o.required("position_words"), sources, m);
    readReferences(o, m);
    m.concernKinds = readChoices(o, "concern_kinds", sources);
    m.flags = readChoices(o, "flags", sources);
    readTargets(o, sources, m);
    readConsent(o.required("consent"), sources, m);
    readRetention(o.required("retention"), sources, m);
}

} // namespace

Loaded<core::Municipality> readMunicipality(std::string_view bytes, std::string_view fileName)
{
    Reader reader(bytes, fileName);
    Municipality municipality;
    Object o(reader.root());
    if (o.hasFormat("trivselslys.municipality/1")) {
        readBody(o, municipality);
        o.close();
    }
    Loaded<Municipality> loaded;
    if (reader.isSound()) {
        municipality.sha256 = sha256Hex(bytes);
        loaded.value = std::move(municipality);
    }
    loaded.faults = reader.takeFaults();
    return loaded;
}

} // namespace trivsel::definitions
