#include "app/commands/handlers.h"

#include <algorithm>

/// Notes, absence, visits, and the handing over of all that an adult follows.
namespace trivsel::app::commands {
Handled handle(const Context& context, const AddNote& command)
{
    if (context.world.child(command.child) == nullptr) return gone();
    if (const auto ok = notAfterToday(context, command.on); !ok) return fail(ok.error());
    auto text = required(command.text, {"Skriv noten.", "Write the note."});
    if (!text) return fail(text.error());
    auto saidBy = required(command.saidBy, {"Skriv, hvem der sagde eller så det.", "Write who said or saw it."});
    if (!saidBy) return fail(saidBy.error());
    auto source = freeText(command.source);
    if (!source) return fail(source.error());
    if (command.corrects) {
        const core::CaseNote* old = context.world.casework.notes.find(command.corrects);
        if (old == nullptr || old->child != command.child) return gone();
    }
    core::CaseNote added{NoteId{context.nextId()}, command.child, *saidBy, *source, command.on, *text, command.corrects, context.user.id,
                         context.now, {}, {}};
    Outcome outcome = one<AddNote>(context, added, command.child);
    outcome.added = added.id.value;
    return outcome;
}

Handled handle(const Context& context, const JournaliseNote& command)
{
    const core::CaseNote* old = context.world.casework.notes.find(command.note);
    if (old == nullptr || old->child != command.child) return gone();
    if (old->journalisedOn)
        return refuse({"Noten er allerede journaliseret. En note ændres ikke; skriv en ny, der retter den.",
                       "The note has been journalised already. A note is not changed; write another that corrects it."});
    if (const auto ok = notAfterToday(context, command.on); !ok) return fail(ok.error());
    auto where = required(command.where, {"Skriv, hvor noten er journaliseret.", "Write where the note has been journalised."});
    if (!where) return fail(where.error());
    core::CaseNote journalised = *old;
    journalised.journalisedIn = *where;
    journalised.journalisedOn = command.on;
    return one<JournaliseNote>(context, journalised, command.child);
}

Handled handle(const Context& context, const AddAbsence& command)
{
    if (context.world.child(command.child) == nullptr) return gone();
    if (const auto ok = notAfterToday(context, command.date); !ok) return fail(ok.error());
    if (!(command.part >= 0 && command.part <= 1)) return refuse({"En dags fravær er over 0 og højst 1.", "A day's absence is over 0 and at most 1."});
    const core::AbsenceDay day{command.child, command.date, command.kind, command.part};
    const auto& written = context.world.casework.absencesOf(command.child);
    if (std::find(written.begin(), written.end(), day) != written.end()) return Outcome{};
    const bool isThere = std::any_of(written.begin(), written.end(), [&](const core::AbsenceDay& a) { return a.date == day.date && a.kind == day.kind; });
    // 0 takes back what was written by mistake.
    if (day.part <= 0 && !isThere) return refuse({"Der er ikke skrevet fravær den dag.", "No absence is written for that day."});
    return one<AddAbsence>(context, day, command.child);
}

Handled handle(const Context& context, const HoldVisit& command)
{
    if (context.world.unit(command.unit) == nullptr) return gone();
    if (const auto ok = notAfterToday(context, command.heldOn); !ok) return fail(ok.error());
    auto words = freeText(command.words);
    if (!words) return fail(words.error());
    core::Visit visit{VisitId{context.nextId()}, command.unit, command.kind, command.heldOn, *words, context.user.id, context.now};
    Outcome outcome = one<HoldVisit>(context, visit, {}, scopeOf(command.unit));
    outcome.added = visit.id.value;
    return outcome;
}

Handled handle(const Context& context, const HandOverChildren& command)
{
    const core::User* to = context.world.user(command.to);
    if (to == nullptr || !core::covers(to->from, to->to, context.today))
        return refuse({"Vælg en voksen, der har adgang i dag.", "Choose an adult who has access today."});
    if (command.from == command.to) return refuse({"Vælg en anden voksen.", "Choose another adult."});
    Outcome outcome;
    for (const ChildId id : context.world.childrenOf(command.unit, context.today, context.user.id)) {
        const core::Child* child = context.world.child(id);
        bool isMoved = false;
        if (child->contactAdult == command.from) {
            core::Child moved = *child;
            moved.contactAdult = command.to;
            outcome.change.put.emplace_back(std::move(moved));
            isMoved = true;
        }
        for (const core::Step* step : context.world.stepsOf(id, context.user.id)) {
            if (step->child != id || step->status != core::Step::Status::Open || step->responsible != command.from) continue;
            core::Step moved = *step;
            moved.responsible = command.to;
            outcome.change.put.emplace_back(std::move(moved));
            isMoved = true;
        }
        for (const core::Request* request : context.world.casework.requests.of(id)) {
            if (!core::isWaiting(*request) || request->responsible != command.from) continue;
            if (context.world.isHiddenWithCase(id, context.user.id, request->by, request->at)) continue;
            core::Request moved = *request;
            moved.responsible = command.to;
            outcome.change.put.emplace_back(std::move(moved));
            isMoved = true;
        }
        if (isMoved) outcome.change.audit.push_back(note<HandOverChildren>(context, id, scopeOf(command.unit)));
    }
    if (outcome.change.audit.empty())
        return refuse({"Den voksne er ikke tovholder for nogen her og har hverken åbne skridt eller henvendelser uden svar.",
                       "The adult is nobody's contact adult here and has neither open steps nor requests without an answer."});
    return outcome;
}

} // namespace trivsel::app::commands
