#include "storage/row_fields.h"
#include "storage/row_table.h"
#include "storage/rows.h"

namespace trivsel::storage {
namespace {

using core::ConsentException;
using core::CorrectionNote;
using core::Erasure;
using core::Hold;
using core::InformationGiven;
using core::InsightDecision;

constexpr Words<InformationGiven::How, 3> kHow{{{InformationGiven::How::Letter, "letter"},
                                                {InformationGiven::How::DigitalPost, "digital_post"},
                                                {InformationGiven::How::Meeting, "meeting"}}};
constexpr Words<Hold::Kind, 4> kHolds{{{Hold::Kind::Complaint, "complaint"},
                                       {Hold::Kind::AccessRequest, "access_request"},
                                       {Hold::Kind::ArchiveCheck, "archive_check"},
                                       {Hold::Kind::Other, "other"}}};
constexpr Words<InsightDecision::What, 2> kWhat{{{InsightDecision::What::Record, "record"}, {InsightDecision::What::Log, "log"}}};

const RowTable& informationTable()
{
    static const RowTable table("information_given", "id, child, on_day, how, by, at");
    return table;
}

const RowTable& correctionTable()
{
    static const RowTable table("corrections", "id, child, about, said_by, on_day, words, answer, answered_on, answered_by, by, at");
    return table;
}

const RowTable& holdTable()
{
    static const RowTable table("holds", "id, child, kind, why, by, at, lifted_by, lifted_at, lifted_why");
    return table;
}

const RowTable& erasureTable()
{
    static const RowTable table("erasures", "id, pseudonym, why, by, at");
    return table;
}

const RowTable& insightTable()
{
    static const RowTable table("insight_decisions", "id, child, what, given, ground, by, at");
    return table;
}

const RowTable& exceptionTable()
{
    static const RowTable table("consent_exceptions", "id, child, recipient, what, ground, reason, by, at, decided_by, decided_at, granted, words");
    return table;
}

} // namespace

void put(Connection& c, const InformationGiven& v)
{
    Binder(c.cached(informationTable().upsert()))(v.id)(v.child)(v.on)(wordOf(kHow, v.how))(v.by)(v.at).run();
}

void put(Connection& c, const CorrectionNote& v)
{
    Binder(c.cached(correctionTable().upsert()))(v.id)(v.child)(v.about)(v.saidBy)(v.on)(v.words)(v.answer)(v.answeredOn)(v.answeredBy)(v.by)(
        v.at)
        .run();
}

void put(Connection& c, const Hold& v)
{
    Binder(c.cached(holdTable().upsert()))(v.id)(v.child)(wordOf(kHolds, v.kind))(v.why)(v.by)(v.at)(v.liftedBy)(v.liftedAt)(v.liftedWhy).run();
}

void put(Connection& c, const Erasure& v)
{
    Binder(c.cached(erasureTable().upsert()))(v.id)(v.pseudonym)(v.why)(v.by)(v.at).run();
}

void put(Connection& c, const InsightDecision& v)
{
    Binder(c.cached(insightTable().upsert()))(v.id)(v.child)(wordOf(kWhat, v.what))(v.isGiven)(v.ground)(v.by)(v.at).run();
}

void put(Connection& c, const ConsentException& v)
{
    Binder(c.cached(exceptionTable().upsert()))(v.id)(v.child)(v.to)(v.what)(v.ground)(v.reason)(v.by)(v.at)(v.decidedBy)(v.decidedAt)(
        v.isGranted)(v.words)
        .run();
}

std::vector<InformationGiven> readInformationGiven(Connection& c)
{
    return readAll<InformationGiven>(c, informationTable().select(), [](Reader& r) {
        InformationGiven g;
        g.id = r.id<InformationId>();
        g.child = r.id<ChildId>();
        g.on = r.date();
        g.how = r.word(kHow);
        g.by = r.id<UserId>();
        g.at = r.instant();
        return g;
    });
}

std::vector<CorrectionNote> readCorrections(Connection& c)
{
    return readAll<CorrectionNote>(c, correctionTable().select(), [](Reader& r) {
        CorrectionNote n;
        n.id = r.id<CorrectionId>();
        n.child = r.id<ChildId>();
        n.about = r.text();
        n.saidBy = r.text();
        n.on = r.date();
        n.words = r.text();
        n.answer = r.text();
        n.answeredOn = r.optionalDate();
        n.answeredBy = r.id<UserId>();
        n.by = r.id<UserId>();
        n.at = r.instant();
        return n;
    });
}

std::vector<Hold> readHolds(Connection& c)
{
    return readAll<Hold>(c, holdTable().select(), [](Reader& r) {
        Hold h;
        h.id = r.id<HoldId>();
        h.child = r.id<ChildId>();
        h.kind = r.word(kHolds);
        h.why = r.text();
        h.by = r.id<UserId>();
        h.at = r.instant();
        h.liftedBy = r.id<UserId>();
        h.liftedAt = r.optionalInstant();
        h.liftedWhy = r.text();
        return h;
    });
}

std::vector<Erasure> readErasures(Connection& c)
{
    return readAll<Erasure>(c, erasureTable().select(), [](Reader& r) {
        Erasure e;
        e.id = r.id<ErasureId>();
        e.pseudonym = r.text();
        e.why = r.text();
        e.by = r.id<UserId>();
        e.at = r.instant();
        return e;
    });
}

std::vector<InsightDecision> readInsightDecisions(Connection& c)
{
    return readAll<InsightDecision>(c, insightTable().select(), [](Reader& r) {
        InsightDecision d;
        d.id = r.id<InsightId>();
        d.child = r.id<ChildId>();
        d.what = r.word(kWhat);
        d.isGiven = r.flag();
        d.ground = r.text();
        d.by = r.id<UserId>();
        d.at = r.instant();
        return d;
    });
}

std::vector<ConsentException> readConsentExceptions(Connection& c)
{
    return readAll<ConsentException>(c, exceptionTable().select(), [](Reader& r) {
        ConsentException e;
        e.id = r.id<ExceptionId>();
        e.child = r.id<ChildId>();
        e.to = r.text();
        e.what = r.text();
        e.ground = r.text();
        e.reason = r.text();
        e.by = r.id<UserId>();
        e.at = r.instant();
        e.decidedBy = r.id<UserId>();
        e.decidedAt = r.optionalInstant();
        e.isGranted = r.flag();
        e.words = r.text();
        return e;
    });
}

} // namespace trivsel::storage
