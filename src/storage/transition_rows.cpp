#include "storage/row_fields.h"
#include "storage/row_json.h"
#include "storage/row_table.h"
#include "storage/rows.h"

namespace trivsel::storage {
namespace {

using core::Handover;
using core::RulerMark;

constexpr Words<Handover::Place, 8> kPlaces{{{Handover::Place::Home, "home"},
                                             {Handover::Place::HomeCare, "home_care"},
                                             {Handover::Place::Nursery, "nursery"},
                                             {Handover::Place::Kindergarten, "kindergarten"},
                                             {Handover::Place::School, "school"},
                                             {Handover::Place::AfterSchool, "after_school"},
                                             {Handover::Place::Special, "special"},
                                             {Handover::Place::Youth, "youth"}}};
constexpr Words<Handover::Status, 5> kStates{{{Handover::Status::Draft, "draft"},
                                              {Handover::Status::Sent, "sent"},
                                              {Handover::Status::Accepted, "accepted"},
                                              {Handover::Status::SentBack, "sent_back"},
                                              {Handover::Status::SetAside, "set_aside"}}};
constexpr Words<RulerMark::Phase, 3> kPhases{{{RulerMark::Phase::Before, "before"},
                                              {RulerMark::Phase::During, "during"},
                                              {RulerMark::Phase::After, "after"}}};

const RowTable& handoverTable()
{
    static const RowTable table("handovers", "id, child, from_place, to_place, receiver, moves_on, words, with_parents_on, ground, status, incoming, "
                                             "paper, code, key, content, sent_on, answered_on, answer, by, at");
    return table;
}

const RowTable& rulerTable()
{
    static const RowTable table("ruler_marks", "id, child, on_day, phase, effort, child_at, care_at, protective, risks, words, by, at");
    return table;
}

std::string textOf(const std::map<std::string, std::string>& words)
{
    auto list = nlohmann::json::array();
    for (const auto& [where, text] : words) list.push_back({{"field", where}, {"words", text}});
    return listText(list);
}

std::map<std::string, std::string> wordsFrom(std::string_view text)
{
    std::map<std::string, std::string> words;
    for (const auto& entry : listFrom(text)) words.emplace(field<std::string>(entry, "field"), field<std::string>(entry, "words"));
    return words;
}

std::optional<std::int64_t> step(const std::optional<std::uint8_t>& at) { return at ? std::optional<std::int64_t>(*at) : std::nullopt; }

std::optional<std::uint8_t> stepFrom(std::int64_t n) // NULL reads as 0
{
    if (n < 0 || n > core::kRulerWorst) throw BadRow("a step of the ruler");
    return n == 0 ? std::nullopt : std::optional(static_cast<std::uint8_t>(n));
}

} // namespace

void put(Connection& c, const Handover& v)
{
    Binder(c.cached(handoverTable().upsert()))(v.id)(v.child)(wordOf(kPlaces, v.from))(wordOf(kPlaces, v.to))(v.receiver)(v.movesOn)(
        textOf(v.words))(v.withParentsOn)(v.ground)(wordOf(kStates, v.status))(v.isIncoming)(v.isPaper)(v.code)(v.key)(v.content)(v.sentOn)(
        v.answeredOn)(v.answer)(v.by)(v.at)
        .run();
}

void put(Connection& c, const RulerMark& v)
{
    Binder(c.cached(rulerTable().upsert()))(v.id)(v.child)(v.on)(wordOf(kPhases, v.phase))(v.effort)(step(v.childAt))(step(v.careAt))(
        listText(nlohmann::json(v.protective)))(listText(nlohmann::json(v.risks)))(v.words)(v.by)(v.at)
        .run();
}

std::vector<Handover> readHandovers(Connection& c)
{
    return readAll<Handover>(c, handoverTable().select(), [](Reader& r) {
        Handover h;
        h.id = r.id<HandoverId>();
        h.child = r.id<ChildId>();
        h.from = r.word(kPlaces);
        h.to = r.word(kPlaces);
        h.receiver = r.text();
        h.movesOn = r.optionalDate();
        h.words = wordsFrom(r.view());
        h.withParentsOn = r.optionalDate();
        h.ground = r.text();
        h.status = r.word(kStates);
        h.isIncoming = r.flag();
        h.isPaper = r.flag();
        h.code = r.text();
        h.key = r.text();
        h.content = r.text();
        h.sentOn = r.optionalDate();
        h.answeredOn = r.optionalDate();
        h.answer = r.text();
        h.by = r.id<UserId>();
        h.at = r.instant();
        return h;
    });
}

std::vector<RulerMark> readRulerMarks(Connection& c)
{
    return readAll<RulerMark>(c, rulerTable().select(), [](Reader& r) {
        RulerMark m;
        m.id = r.id<RulerMarkId>();
        m.child = r.id<ChildId>();
        m.on = r.date();
        m.phase = r.word(kPhases);
        m.effort = r.text();
        m.childAt = stepFrom(r.number());
        m.careAt = stepFrom(r.number());
        m.protective = textsFrom(r.view());
        m.risks = textsFrom(r.view());
        m.words = r.text();
        m.by = r.id<UserId>();
        m.at = r.instant();
        return m;
    });
}

} // namespace trivsel::storage
