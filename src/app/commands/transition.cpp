#include "app/commands/handlers.h"

#include "app/hidden_words.h"
#include "app/pseudonym.h"
#include "app/transition/handover_rules.h"
#include "exchange/handover_file.h"

#include <algorithm>

/// A child's way to the next place: the sheet, its answer, and Trivselslinealen.
namespace trivsel::app::commands {
namespace {

using core::Handover;
using Status = Handover::Status;

constexpr int kOldest = 30; // years, as when a child is added

paper::Source sourceOf(const Context& context)
{
    return {context.world, context.municipality, context.calendar, context.user.id, context.today, toLocal(context.now)};
}

Result<Handover> handoverOf(const Context& context, ChildId child, HandoverId id)
{
    for (const Handover* one : handoversOf(context.world, child, context.user.id))
        if (one->id == id) return *one;
    return gone();
}

tl::unexpected<Error> alreadySent()
{
    return refuse({"Skemaet er sendt og står, som det var. Svarer modtageren nej, kan I skrive videre på det.",
                   "The sheet is sent and stands as it was. If the receiver sends it back, you can go on writing."});
}

/// One of ours that nobody else has taken over.
Result<Handover> draftOf(const Context& context, ChildId child, HandoverId id)
{
    auto found = handoverOf(context, child, id);
    if (!found) return found;
    if (found->isIncoming) return refuse({"Et skema, I har fået, bliver ikke ændret.", "A sheet that you were sent is not changed."});
    if (found->status == Status::SetAside)
        return refuse({"Skemaet er lagt til side. Tag det frem igen, før du skriver i det.", "The sheet is set aside. Take it up again before you write in it."});
    if (found->status != Status::Draft && found->status != Status::SentBack) return alreadySent();
    return found;
}

bool isHex(std::string_view text, std::size_t size)
{
    return text.size() == size && text.find_first_not_of("0123456789abcdef") == std::string_view::npos;
}

/// Fields that the sheet knows, with words in them.
Result<std::map<std::string, std::string>> cleanWords(const std::map<std::string, std::string>& typed)
{
    std::map<std::string, std::string> words;
    for (const auto& [field, said] : typed) {
        if (core::handoverField(field) == nullptr) return gone();
        auto clean = freeText(said);
        if (!clean) return fail(clean.error());
        if (!clean->empty()) words.emplace(field, *std::move(clean));
    }
    return words;
}

/// The talk with the parents, and what parents and child say, need an open gate; what was written before stands.
bool reachesFamily(const Handover& now, const Handover& before)
{
    if (now.withParentsOn && now.withParentsOn != before.withParentsOn) return true;
    return std::ranges::any_of(core::allHandoverFields(), [&](const core::HandoverField& field) {
        if (!field.isFromParents && !field.isFromChild) return false;
        const std::string id(field.id);
        const auto said = now.words.find(id), was = before.words.find(id);
        return said != now.words.end() && (was == before.words.end() || was->second != said->second);
    });
}

/// Somebody's word on the handover. Where a colleague reads it who must not know of a case, the words become a note.
template <class C> Outcome answered(const Context& context, const Handover& old, bool isAccepted, const std::string& words, Date on)
{
    Handover handover = old;
    handover.status = isAccepted ? Status::Accepted : Status::SentBack;
    handover.answeredOn = on;
    const bool isForNote = !words.empty() && isReadBySuspected(context.world, old.child, context.user.id, old.by, old.at);
    handover.answer = isForNote ? std::string() : words;
    Outcome outcome = one<C>(context, handover, old.child);
    if (isForNote)
        outcome.change.put.emplace_back(core::CaseNote{NoteId{context.nextId()}, old.child, old.receiver, "svar på et overgangsskema",
                                                       on, words, {}, context.user.id, context.now, {}, {}});
    return outcome;
}

Result<void> checkPlace(const Context& context, UnitId id)
{
    const core::Unit* unit = context.world.unit(id);
    if (unit != nullptr && unit->kind == core::UnitKind::Unit && !unit->isClosed) return {};
    return refuse({"Vælg den stue, klasse eller gruppe, barnet skal gå i.", "Choose the room, class or group that the child is to be in."});
}

/// The child of a received sheet: the one who is here, or a new one, with a place in the unit from the first day.
Result<ChildId> childOf(const Context& context, const core::HandoverSheet& sheet, UnitId unit, Outcome& outcome)
{
    const auto& person = sheet.child;
    if (person.born > context.today || person.born < context.today.plusMonths(-12 * kOldest))
        return refuse({"Fødselsdagen i filen kan ikke være rigtig. Intet er hentet. Spørg afsenderen.",
                       "The birth date in the file cannot be right. Nothing was taken in. Ask the sender."});
    const Reach own = reach(context.user.role, TakeHandover::kName);
    const HandoverMatch match =
        matchHandover(context.world, person, [&](ChildId id) { return context.access.reaches(own, id); });
    if (match.by == HandoverMatch::By::Several)
        return refuse({"Flere børn her har det navn og den fødselsdag. Intet er hentet. Skriv CPR-nummeret hos det rigtige barn, eller ret det dobbelte.",
                       "Several children here have that name and birth date. Nothing was taken in. Write the CPR number at the right child, or mend the double."});
    core::Child child;
    bool isPlaced = false;
    if (match.child) {
        child = *context.world.child(match.child);
        for (const core::ChildMembership* m : context.world.membershipsOf(match.child))
            isPlaced = isPlaced || !m->to || *m->to >= context.today;
        if (person.isProtected && !child.hasProtectedAddress) {
            child.hasProtectedAddress = true;
            outcome.change.put.emplace_back(child);
        }
    } else {
        child.id = ChildId{context.nextId()};
        // The name comes by another way; until then the leader sees that it is missing.
        child.name = person.isProtected ? std::string("Navnet er beskyttet") : person.name;
        child.birthDate = person.born;
        child.sex = person.sex;
        const bool isUsed = std::ranges::any_of(context.world.children, [&](const auto& c) { return c.second.cpr == person.cpr; });
        if (!isUsed) child.cpr = person.cpr; // one out of reach may have it: that is not told
        child.hasProtectedAddress = person.isProtected;
        child.pseudonym = newPseudonym();
        outcome.change.put.emplace_back(child);
    }
    if (!isPlaced)
        outcome.change.put.emplace_back(core::ChildMembership{MembershipId{context.nextId()}, child.id, unit,
                                                              sheet.movesOn.value_or(context.today), std::nullopt});
    storage::AuditNote row = note<TakeHandover>(context, {}, scopeOf(unit));
    row.pseudonym = child.pseudonym;
    outcome.change.audit.push_back(std::move(row));
    return child.id;
}

} // namespace

Handled handle(const Context& context, const SaveHandover& command)
{
    const Handover& typed = command.handover;
    const core::Child* child = context.world.child(typed.child);
    if (child == nullptr) return gone();
    Handover old;
    if (typed.id) {
        auto found = draftOf(context, typed.child, typed.id);
        if (!found) return fail(found.error());
        old = *std::move(found);
    } else {
        old.id = HandoverId{context.nextId()};
        old.child = typed.child;
        old.by = context.user.id;
        old.at = context.now;
    }
    Handover handover = old;
    handover.from = typed.from;
    handover.to = typed.to;
    handover.movesOn = typed.movesOn;
    handover.withParentsOn = typed.withParentsOn;
    auto receiver = freeText(typed.receiver);
    if (!receiver) return fail(receiver.error());
    handover.receiver = *receiver;
    auto words = cleanWords(typed.words);
    if (!words) return fail(words.error());
    handover.words = *std::move(words);
    if (handover.movesOn && *handover.movesOn < child->birthDate)
        return refuse({"Den første dag dér ligger før fødselsdagen.", "The first day there is before the birthday."});
    if (handover.withParentsOn)
        if (const auto ok = notAfterToday(context, *handover.withParentsOn); !ok) return fail(ok.error());
    if (reachesFamily(handover, typed.id ? old : Handover{}))
        if (const auto ok = checkGate(context, typed.child); !ok) return fail(ok.error());
    if (typed.id && handover == old) return Outcome{};
    Outcome outcome = one<SaveHandover>(context, handover, typed.child);
    if (!typed.id) outcome.added = handover.id.value;
    return outcome;
}

Handled handle(const Context& context, const SetAsideHandover& command)
{
    auto found = handoverOf(context, command.child, command.handover);
    if (!found) return fail(found.error());
    if (command.isAside) {
        if (const auto draft = draftOf(context, command.child, command.handover); !draft) return fail(draft.error());
        found->status = Status::SetAside;
    } else {
        if (found->status != Status::SetAside) return Outcome{};
        found->status = found->content.empty() ? Status::Draft : Status::SentBack; // content: it has been sent before
    }
    return one<SetAsideHandover>(context, *found, command.child);
}

Handled handle(const Context& context, const SendHandover& command)
{
    auto found = draftOf(context, command.child, command.handover);
    if (!found) return fail(found.error());
    Handover handover = *std::move(found);
    handover.isPaper = command.code.empty();
    if (!handover.isPaper && (!isHex(command.code, 32) || !isHex(command.key, 64))) return gone();
    if (handover.receiver.empty()) return refuse({"Skriv, hvem der tager over.", "Write who takes over."});
    if (!handover.movesOn) return refuse({"Skriv barnets første dag på det nye sted.", "Write the child's first day at the new place."});
    if (const auto ok = checkGate(context, command.child); !ok) return fail(ok.error());
    const HandoverGround ground = handoverGround(context.world, context.municipality, *context.world.child(command.child), handover.from,
                                                 handover.to, context.today, context.user.id);
    if (!ground.mayPass()) return refuse(ground.words);
    handover.ground = ground.words.da;
    handover.code = command.code;
    handover.key = command.key;
    handover.status = Status::Sent;
    handover.sentOn = context.today;
    handover.answeredOn.reset();
    handover.answer.clear();
    const core::RulerPtr ruler = context.catalog.ruler();
    handover.content = exchange::writeSheet(handoverSheet(sourceOf(context), ruler.get(), handover));
    return one<SendHandover>(context, handover, command.child);
}

Handled handle(const Context& context, const AnswerHandover& command)
{
    const auto old = handoverOf(context, command.child, command.handover);
    if (!old) return fail(old.error());
    if (old->status != Status::Sent)
        return refuse({"Skemaet venter ikke på svar.", "The sheet waits for no answer."});
    auto words = freeText(command.words);
    if (!words) return fail(words.error());
    if (!command.isAccepted && words->empty())
        return refuse({"Skriv, hvad der mangler, så afsenderen kan gøre det færdigt.", "Write what is missing, so that the sender can finish it."});
    return answered<AnswerHandover>(context, *old, command.isAccepted, *words, context.today);
}

Handled handle(const Context& context, const TakeHandover& command)
{
    const auto head = exchange::readHead(command.bytes, exchange::PackageKind::Handover, command.fileName);
    if (!head) return fail(head.error());
    if (context.world.transitions.handover(head->code, true) != nullptr) return Outcome{}; // once is enough
    if (context.world.transitions.handover(head->code, false) != nullptr)
        return refuse({"Skemaet er sendt herfra. Intet er hentet. Giv filen til det sted, der tager over.",
                       "The sheet was sent from here. Nothing was taken in. Give the file to the place that takes over."});
    if (const auto ok = checkPlace(context, command.unit); !ok) return fail(ok.error());
    auto opened = exchange::unseal(command.bytes, exchange::PackageKind::Handover, command.passphrase, command.fileName);
    if (!opened) return fail(opened.error());
    auto payload = exchange::readHandoverPayload(*opened, command.fileName);
    if (!payload) return fail(payload.error());
    const core::HandoverSheet& sheet = payload->sheet;
    Outcome outcome;
    const auto child = childOf(context, sheet, command.unit, outcome);
    if (!child) return fail(child.error());
    Handover handover;
    handover.id = HandoverId{context.nextId()};
    handover.child = *child;
    handover.from = sheet.from;
    handover.to = sheet.to;
    handover.receiver = sheet.institution;
    handover.movesOn = sheet.movesOn;
    handover.withParentsOn = sheet.withParentsOn;
    handover.ground = sheet.ground;
    handover.status = Status::Sent;
    handover.isIncoming = true;
    handover.code = head->code;
    handover.key = exchange::keyHex(payload->answerKey);
    handover.content = std::move(payload->bytes);
    handover.sentOn = context.today;
    handover.by = context.user.id;
    handover.at = context.now;
    outcome.added = handover.id.value;
    outcome.change.put.emplace_back(std::move(handover));
    return outcome;
}

Handled handle(const Context& context, const TakeHandoverAnswer& command)
{
    constexpr auto kKind = exchange::PackageKind::HandoverAnswer;
    const auto head = exchange::readHead(command.bytes, kKind, command.fileName);
    if (!head) return fail(head.error());
    const Handover* sent = context.world.transitions.handover(head->code, false);
    const Reach own = reach(context.user.role, TakeHandoverAnswer::kName);
    const bool isKnown = sent != nullptr && context.access.reaches(own, sent->child) &&
                         !context.world.isHiddenWithCase(sent->child, context.user.id, sent->by, sent->at);
    if (!isKnown)
        return refuse({"Svaret hører ikke til et skema, du har sendt herfra. Intet er hentet. Er skemaet sendt igen siden, så bed om svaret på det nye.",
                       "The answer belongs to no sheet that you sent from here. Nothing was taken in. If the sheet was sent again since, ask for the answer to the new one."});
    const auto key = exchange::packageKeyOf(sent->key);
    if (!key) return fail(key.error());
    auto opened = exchange::unseal(command.bytes, kKind, *key, command.fileName);
    if (!opened) return fail(opened.error());
    const auto answer = exchange::readAnswer(*opened, command.fileName);
    if (!answer) return fail(answer.error());
    if (sent->status != Status::Sent) return Outcome{}; // once is enough
    const Date on = std::clamp(answer->on, std::min(*sent->sentOn, context.today), context.today);
    return answered<TakeHandoverAnswer>(context, *sent, answer->isAccepted, answer->words, on);
}

Handled handle(const Context& context, const PlaceOnRuler& command)
{
    const core::RulerMark& typed = command.mark;
    const core::Child* child = context.world.child(typed.child);
    if (child == nullptr) return gone();
    if (const auto ok = notAfterToday(context, typed.on); !ok) return fail(ok.error());
    if (typed.on < child->birthDate) return refuse({"Dagen ligger før fødselsdagen.", "The day is before the birthday."});
    for (const auto& at : {typed.childAt, typed.careAt})
        if (at && (*at < core::kRulerBest || *at > core::kRulerWorst)) return gone();
    if (!typed.childAt && !typed.careAt)
        return refuse({"Vælg et trin for barnet, for omsorgen eller for begge.", "Choose a step for the child, for the care, or for both."});
    const core::RulerPtr ruler = context.catalog.ruler();
    if (ruler == nullptr)
        return fail(ErrorCode::Failed, {"Trivselslinealen kunne ikke læses i datamappen. Intet er ændret. Tal med den, der passer programmet.",
                                        "The ruler could not be read in the data folder. Nothing has been changed. Talk to the one who looks after the program."});
    core::RulerMark mark = typed;
    for (const auto* list : {&mark.protective, &mark.risks})
        for (const std::string& id : *list)
            if (ruler->factor(id) == nullptr) return gone();
    for (std::string* text : {&mark.effort, &mark.words}) {
        auto clean = freeText(*text);
        if (!clean) return fail(clean.error());
        *text = *clean;
    }
    if (mark.phase != core::RulerMark::Phase::Before && mark.effort.empty())
        return refuse({"Skriv, hvilken indsats det er under eller efter.", "Write which effort it is during or after."});
    mark.id = RulerMarkId{context.nextId()};
    mark.by = context.user.id;
    mark.at = context.now;
    Outcome outcome = one<PlaceOnRuler>(context, mark, mark.child);
    outcome.added = mark.id.value;
    return outcome;
}

} // namespace trivsel::app::commands
