#include "definitions/json_reader.h"
#include "definitions/say.h"
#include "definitions/sources.h"
#include "definitions/words.h"

#include <algorithm>

/// The tools for meetings and talks.
namespace trivsel::definitions {
namespace {

using core::MeetingTool;

constexpr std::int32_t kMostMinutes = 480;
constexpr std::int32_t kMostAgeMonths = 25 * 12;
constexpr words::List<bool, 2> kAbout{{{"child", false}, {"unit", true}}};
constexpr words::List<MeetingTool::Settles, 5> kSettles{{{"nothing", MeetingTool::Settles::Nothing},
                                                         {"network_at_16", MeetingTool::Settles::NetworkAt16},
                                                         {"placement", MeetingTool::Settles::Placement},
                                                         {"absence_review", MeetingTool::Settles::AbsenceReview},
                                                         {"district", MeetingTool::Settles::District}}};

MeetingTool::Part readPart(const Node& node, Unique& unique)
{
    MeetingTool::Part part;
    Object o(node);
    const Node id = o.required("id");
    part.id = id.id().value_or("");
    if (!part.id.empty()) unique.add(part.id, id);
    part.title = o.required("title").text();
    for (const Node& question : o.required("ask").elements(1)) part.ask.push_back(question.text());
    o.close();
    return part;
}

MeetingTool readTool(const Node& node, const Sources& sources, Unique& unique)
{
    MeetingTool tool;
    Object o(node);
    const Node id = o.required("id");
    tool.id = id.id().value_or("");
    if (!tool.id.empty()) unique.add(tool.id, id);
    tool.title = o.required("title").text();
    tool.purpose = o.required("purpose").text();
    tool.invite = o.required("invite").text();
    tool.isForUnit = o.required("about").word(kAbout).value_or(false);
    tool.hasNames = o.required("names").boolean().value_or(false);
    const Node parents = o.required("reaches_parents");
    tool.reachesParents = parents.boolean().value_or(false);
    tool.reachesChild = o.required("reaches_child").boolean().value_or(false);
    if (const Node age = o.optional("age_months")) tool.ageMonths = age.range(0, kMostAgeMonths);
    for (const Node& setting : o.optional("settings").elements())
        if (const auto word = setting.word(words::kSettings)) tool.settings.push_back(*word);
    if (const Node minutes = o.optional("minutes")) tool.minutes = minutes.int32(1, kMostMinutes).value_or(0);
    if (const Node settles = o.optional("settles")) tool.settles = settles.word(kSettles).value_or(MeetingTool::Settles::Nothing);
    Unique parts;
    for (const Node& part : o.required("parts").elements(1)) tool.parts.push_back(readPart(part, parts));
    const core::Provenance from = sources.origin(o);
    tool.source = from.source;
    tool.localChoice = from.localChoice;
    if (tool.isForUnit && (tool.reachesParents || tool.reachesChild))
        parents.fault({"et møde om en gruppe når hverken forældre eller barn", "a unit's meeting reaches neither parents nor child"});
    o.close();
    return tool;
}

} // namespace

Loaded<core::MeetingTools> readMeetingTools(std::string_view bytes, std::string_view fileName)
{
    Reader reader(bytes, fileName);
    core::MeetingTools tools;
    Object o(reader.root());
    if (o.hasFormat("trivselslys.meetings/1")) {
        tools.id = o.required("id").id().value_or("");
        tools.version = o.required("version").string().value_or("");
        tools.title = o.required("title").text();
        const Sources sources(o.required("sources"));
        tools.sources = sources.list;
        Unique unique;
        for (const Node& tool : o.required("tools").elements(1)) tools.tools.push_back(readTool(tool, sources, unique));
        o.close();
    }
    Loaded<core::MeetingTools> loaded;
    if (reader.isSound()) loaded.value = std::move(tools);
    loaded.faults = reader.takeFaults();
    return loaded;
}

} // namespace trivsel::definitions
