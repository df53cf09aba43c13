#include "storage/row_fields.h"
#include "storage/row_json.h"
#include "storage/row_table.h"
#include "storage/rows.h"

namespace trivsel::storage {
namespace {

using core::AuditSample;
using core::ChildBar;
using core::GlassOpening;

constexpr Words<ChildBar::Relation, 3> kRelations{{{ChildBar::Relation::OwnChild, "own_child"},
                                                   {ChildBar::Relation::Relative, "relative"},
                                                   {ChildBar::Relation::Other, "other"}}};

const RowTable& glassTable()
{
    static const RowTable table("glass_openings", "id, child, by, reason, at, until, seen_by, seen_at");
    return table;
}

const RowTable& barTable()
{
    static const RowTable table("child_bars", "id, child, user, relation, by, at, lifted_by, lifted_at, lifted_why");
    return table;
}

const RowTable& sampleTable()
{
    static const RowTable table("audit_samples", "id, unit, by, at, last, drawn, signed_at");
    return table;
}

const char* wordOf(const std::optional<AuditSample::Row::Answer>& answer)
{
    if (!answer) return "";
    return *answer == AuditSample::Row::Answer::Fine ? "fine" : "look_into";
}

std::optional<AuditSample::Row::Answer> answerFrom(const std::string& word)
{
    if (word.empty()) return std::nullopt;
    if (word == "fine") return AuditSample::Row::Answer::Fine;
    if (word == "look_into") return AuditSample::Row::Answer::LookInto;
    throw BadRow("an answer to a row of the log");
}

std::string textOf(const std::vector<AuditSample::Row>& rows)
{
    auto list = nlohmann::json::array();
    for (const auto& row : rows)
        list.push_back({{"seq", row.seq}, {"always", row.isAlways}, {"answer", wordOf(row.answer)}, {"words", row.words}});
    return listText(list);
}

} // namespace

void put(Connection& c, const GlassOpening& v)
{
    Binder(c.cached(glassTable().upsert()))(v.id)(v.child)(v.by)(v.reason)(v.at)(v.until)(v.seenBy)(v.seenAt).run();
}

void put(Connection& c, const ChildBar& v)
{
    Binder(c.cached(barTable().upsert()))(v.id)(v.child)(v.user)(wordOf(kRelations, v.relation))(v.by)(v.at)(v.liftedBy)(v.liftedAt)(
        v.liftedWhy)
        .run();
}

void put(Connection& c, const AuditSample& v)
{
    Binder(c.cached(sampleTable().upsert()))(v.id)(v.unit)(v.by)(v.at)(v.last)(textOf(v.rows))(v.signedAt).run();
}

std::vector<GlassOpening> readGlassOpenings(Connection& c)
{
    return readAll<GlassOpening>(c, glassTable().select(), [](Reader& r) {
        GlassOpening g;
        g.id = r.id<GlassId>();
        g.child = r.id<ChildId>();
        g.by = r.id<UserId>();
        g.reason = r.text();
        g.at = r.instant();
        g.until = r.instant();
        g.seenBy = r.id<UserId>();
        g.seenAt = r.optionalInstant();
        return g;
    });
}

std::vector<ChildBar> readBars(Connection& c)
{
    return readAll<ChildBar>(c, barTable().select(), [](Reader& r) {
        ChildBar b;
        b.id = r.id<BarId>();
        b.child = r.id<ChildId>();
        b.user = r.id<UserId>();
        b.relation = r.word(kRelations);
        b.by = r.id<UserId>();
        b.at = r.instant();
        b.liftedBy = r.id<UserId>();
        b.liftedAt = r.optionalInstant();
        b.liftedWhy = r.text();
        return b;
    });
}

std::vector<AuditSample> readSamples(Connection& c)
{
    return readAll<AuditSample>(c, sampleTable().select(), [](Reader& r) {
        AuditSample s;
        s.id = r.id<SampleId>();
        s.unit = r.id<UnitId>();
        s.by = r.id<UserId>();
        s.at = r.instant();
        s.last = r.number();
        for (const auto& e : listFrom(r.view()))
            s.rows.push_back({field<std::int64_t>(e, "seq"), field<bool>(e, "always"), answerFrom(field<std::string>(e, "answer")),
                              field<std::string>(e, "words")});
        s.signedAt = r.optionalInstant();
        return s;
    });
}

} // namespace trivsel::storage
