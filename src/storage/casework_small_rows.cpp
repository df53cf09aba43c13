#include "storage/row_fields.h"
#include "storage/row_table.h"
#include "storage/rows.h"

namespace trivsel::storage {
namespace {

constexpr Words<core::Request::Answer, 7> kAnswers{{{core::Request::Answer::Consultative, "consultative"},
                                                    {core::Request::Answer::ShortCourse, "short_course"},
                                                    {core::Request::Answer::Conversations, "conversations"},
                                                    {core::Request::Answer::FamilyTreatment, "family_treatment"},
                                                    {core::Request::Answer::Onward, "onward"},
                                                    {core::Request::Answer::Accepted, "accepted"},
                                                    {core::Request::Answer::Declined, "declined"}}};
constexpr Words<core::Visit::Kind, 3> kVisits{{{core::Visit::Kind::SocialWorker, "social_worker"},
                                               {core::Visit::Kind::AbsenceReview, "absence_review"},
                                               {core::Visit::Kind::District, "district"}}};

const RowTable& noteTable()
{
    static const RowTable table("case_notes", "id, child, said_by, source, said_on, text, corrects, by, at, journalised_in, journalised_on");
    return table;
}

const RowTable& offerTable()
{
    static const RowTable table("missing_offers", "id, unit, what, rung, by, at");
    return table;
}

const RowTable& requestTable()
{
    static const RowTable table("requests", "id, child, recipient, purpose, by, at, sent_on, received_on, answered_on, answer, "
                                            "answer_text, responsible");
    return table;
}

const RowTable& consentTable()
{
    static const RowTable table("consents", "id, child, holder, recipient, what, purpose, given, from_day, until_day, withdrawn_on, by, at");
    return table;
}

const RowTable& visitTable()
{
    static const RowTable table("visits", "id, unit, kind, held_on, words, by, at");
    return table;
}

core::CaseNote readNote(Reader& r)
{
    core::CaseNote n;
    n.id = r.id<NoteId>();
    n.child = r.id<ChildId>();
    n.saidBy = r.text();
    n.source = r.text();
    n.on = r.date();
    n.text = r.text();
    n.corrects = r.id<NoteId>();
    n.by = r.id<UserId>();
    n.at = r.instant();
    n.journalisedIn = r.text();
    n.journalisedOn = r.optionalDate();
    return n;
}

core::Request readRequest(Reader& r)
{
    core::Request q;
    q.id = r.id<RequestId>();
    q.child = r.id<ChildId>();
    q.to = r.text();
    q.purpose = r.text();
    q.by = r.id<UserId>();
    q.at = r.instant();
    q.sentOn = r.optionalDate();
    q.receivedOn = r.optionalDate();
    q.answeredOn = r.optionalDate();
    q.answer = r.optionalWord(kAnswers);
    q.answerText = r.text();
    q.responsible = r.id<UserId>();
    return q;
}

core::Consent readConsent(Reader& r)
{
    core::Consent k;
    k.id = r.id<ConsentId>();
    k.child = r.id<ChildId>();
    k.holder = r.number(); // NULL is 0: the young person
    k.to = r.text();
    k.what = r.text();
    k.purpose = r.text();
    k.isGiven = r.flag();
    k.from = r.date();
    k.until = r.optionalDate();
    k.withdrawnOn = r.optionalDate();
    k.by = r.id<UserId>();
    k.at = r.instant();
    return k;
}

} // namespace

void put(Connection& c, const core::CaseNote& v)
{
    Binder(c.cached(noteTable().upsert()))(v.id)(v.child)(v.saidBy)(v.source)(v.on)(v.text)(v.corrects)(v.by)(v.at)(v.journalisedIn)(
        v.journalisedOn)
        .run();
}

void put(Connection& c, const core::MissingOffer& v)
{
    Binder(c.cached(offerTable().upsert()))(v.id)(v.unit)(v.what)(v.rung)(v.by)(v.at).run();
}

void put(Connection& c, const core::Request& v)
{
    const auto answer = v.answer ? std::optional(wordOf(kAnswers, *v.answer)) : std::nullopt;
    Binder(c.cached(requestTable().upsert()))(v.id)(v.child)(v.to)(v.purpose)(v.by)(v.at)(v.sentOn)(v.receivedOn)(v.answeredOn)(
        answer)(v.answerText)(v.responsible)
        .run();
}

void put(Connection& c, const core::Consent& v)
{
    const auto holder = v.holder != 0 ? std::optional(v.holder) : std::nullopt;
    Binder(c.cached(consentTable().upsert()))(v.id)(v.child)(holder)(v.to)(v.what)(v.purpose)(v.isGiven)(v.from)(v.until)(
        v.withdrawnOn)(v.by)(v.at)
        .run();
}

void put(Connection& c, const core::AbsenceDay& v)
{
    if (v.part <= 0) { // the child was there after all
        Binder(c.cached("DELETE FROM absence_days WHERE child = ? AND day = ? AND kind = ?"))(v.child)(v.date)(wordOf(kAbsenceWords, v.kind)).run();
        return;
    }
    if (v.part >= 1) // a whole day is of one kind
        Binder(c.cached("DELETE FROM absence_days WHERE child = ? AND day = ?"))(v.child)(v.date).run();
    Binder(c.cached("INSERT INTO absence_days (child, day, kind, part) VALUES (?, ?, ?, ?) "
                    "ON CONFLICT (child, day, kind) DO UPDATE SET part = excluded.part"))(v.child)(v.date)(wordOf(kAbsenceWords, v.kind))(v.part).run();
}

void put(Connection& c, const core::Visit& v)
{
    Binder(c.cached(visitTable().upsert()))(v.id)(v.unit)(wordOf(kVisits, v.kind))(v.heldOn)(v.words)(v.by)(v.at).run();
}

std::vector<core::CaseNote> readNotes(Connection& c) { return readAll<core::CaseNote>(c, noteTable().select(), readNote); }
std::vector<core::Request> readRequests(Connection& c) { return readAll<core::Request>(c, requestTable().select(), readRequest); }
std::vector<core::Consent> readConsents(Connection& c) { return readAll<core::Consent>(c, consentTable().select(), readConsent); }

std::vector<core::MissingOffer> readMissingOffers(Connection& c)
{
    return readAll<core::MissingOffer>(c, offerTable().select(), [](Reader& r) {
        core::MissingOffer o;
        o.id = r.id<OfferId>();
        o.unit = r.id<UnitId>();
        o.what = r.text();
        o.rung = r.text();
        o.by = r.id<UserId>();
        o.at = r.instant();
        return o;
    });
}

std::vector<core::AbsenceDay> readAbsences(Connection& c)
{
    return readAll<core::AbsenceDay>(c, "SELECT child, day, kind, part FROM absence_days ORDER BY child, day, kind", [](Reader& r) {
        core::AbsenceDay a;
        a.child = r.id<ChildId>();
        a.date = r.date();
        a.kind = r.word(kAbsenceWords);
        a.part = r.real();
        return a;
    });
}

std::vector<core::Visit> readVisits(Connection& c)
{
    return readAll<core::Visit>(c, visitTable().select(), [](Reader& r) {
        core::Visit v;
        v.id = r.id<VisitId>();
        v.unit = r.id<UnitId>();
        v.kind = r.word(kVisits);
        v.heldOn = r.date();
        v.words = r.text();
        v.by = r.id<UserId>();
        v.at = r.instant();
        return v;
    });
}

} // namespace trivsel::storage
