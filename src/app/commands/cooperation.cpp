#include "app/commands/handlers.h"

#include "app/guide_case.h"
#include "app/hidden_words.h"

#include <algorithm>

/// Requests to others, consents, and offers that were missing.
namespace trivsel::app::commands {
namespace {

using core::Request;

Result<Request> requestOf(const Context& context, ChildId child, RequestId id)
{
    const Request* found = context.world.casework.requests.find(id);
    if (found == nullptr || found->child != child ||
        context.world.isHiddenWithCase(child, context.user.id, found->by, found->at))
        return gone();
    return *found;
}

/// The adult who follows a request must be able to open the program today.
Result<UserId> followerOf(const Context& context, UserId chosen, ChildId child)
{
    if (!chosen) return context.user.id;
    const core::User* user = context.world.user(chosen);
    if (user == nullptr || !core::covers(user->from, user->to, context.today) || context.world.isBarred(child, chosen))
        return refuse({"Vælg en voksen, der har adgang i dag og må se barnet, til at følge henvendelsen.",
                       "Choose an adult who has access today and may see the child to follow the request."});
    return chosen;
}

/// Days of an answer lie between asking and today, and it was received before it was answered.
Result<void> checkDays(const Context& context, const Request& old, const AnswerRequest& command)
{
    for (const auto& day : {command.receivedOn, command.answeredOn})
        if (day && ((old.sentOn && *day < *old.sentOn) || *day > context.today))
            return refuse({"Dagen skal ligge mellem den dag, der blev spurgt, og i dag.",
                           "The day must lie between the day of asking and today."});
    const auto received = command.receivedOn ? command.receivedOn : old.receivedOn;
    const auto answered = command.answeredOn ? command.answeredOn : old.answeredOn;
    if (received && answered && *received > *answered)
        return refuse({"De kan ikke have svaret, før de fik henvendelsen. Ret en af dagene.",
                       "They cannot have answered before they had the request. Mend one of the days."});
    return {};
}

bool isLetter(char c)
{
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (static_cast<unsigned char>(c) & 0x80U) != 0;
}

/// Whether `name` stands in `words` as a word of its own, in the genitive too.
bool names(std::string_view words, std::string_view name)
{
    if (text::codePoints(name) < 2) return false;
    for (std::size_t at = words.find(name); at != std::string_view::npos; at = words.find(name, at + 1)) {
        if (at > 0 && isLetter(words[at - 1])) continue;
        std::string_view after = words.substr(at + name.size());
        if (after.starts_with('s')) after.remove_prefix(1);
        if (after.empty() || !isLetter(after.front())) return true;
    }
    return false;
}

/// An offer that was missing is for the district's meeting: no child of the unit is named in it.
Result<void> checkNameless(const Context& context, UnitId unit, const std::string& words)
{
    for (const ChildId id : context.world.childrenOf(unit, context.today)) {
        const std::string& name = context.world.child(id)->name;
        if (names(words, name) || names(words, std::string_view(name).substr(0, name.find(' '))))
            return refuse({"Der står et navn, som et barn i gruppen har. Skriv tilbuddet uden navne: det læses på "
                           "distriktets møde.",
                           "There is a name in it that a child of the group has. Write the offer without names: it is "
                           "read at the district's meeting."});
    }
    return {};
}

} // namespace

Handled handle(const Context& context, const SendRequest& command)
{
    if (context.world.child(command.child) == nullptr) return gone();
    if (context.municipality.role(command.to) == nullptr)
        return refuse({"Vælg, hvem der spørges.", "Choose who is asked."});
    if (const auto ok = notAfterToday(context, command.sentOn); !ok) return fail(ok.error());
    auto purpose = required(command.purpose, {"Skriv, hvad I beder om.", "Write what you ask for."});
    if (!purpose) return fail(purpose.error());
    const auto follower = followerOf(context, command.responsible, command.child);
    if (!follower) return fail(follower.error());
    Request request;
    request.id = RequestId{context.nextId()};
    request.child = command.child;
    request.to = command.to;
    request.purpose = *purpose;
    request.by = context.user.id;
    request.at = context.now;
    request.sentOn = command.sentOn;
    request.responsible = *follower;
    Outcome outcome = one<SendRequest>(context, request, command.child);
    outcome.added = request.id.value;
    return outcome;
}

Handled handle(const Context& context, const AnswerRequest& command)
{
    const auto old = requestOf(context, command.child, command.request);
    if (!old) return fail(old.error());
    if (const auto ok = checkDays(context, *old, command); !ok) return fail(ok.error());
    if (command.answeredOn && !command.answer) return refuse({"Vælg, hvad svaret var.", "Choose what the answer was."});
    if (command.answer && !command.answeredOn)
        return refuse({"Skriv den dag, svaret kom.", "Write the day of the answer."});
    auto words = freeText(command.text);
    if (!words) return fail(words.error());
    Request request = *old;
    if (command.receivedOn) request.receivedOn = command.receivedOn;
    if (command.answeredOn) {
        request.answeredOn = command.answeredOn;
        request.answer = command.answer;
    }
    // The request was there before a case that is hidden from one who reads it; what is written now becomes a note,
    // which that colleague does not see.
    const bool isForNote =
        !words->empty() && isReadBySuspected(context.world, old->child, context.user.id, old->by, old->at);
    if (!words->empty() && !isForNote) request.answerText = *words;
    if (request == *old && !isForNote) return Outcome{};
    Outcome outcome = one<AnswerRequest>(context, request, command.child);
    if (!isForNote) return outcome;
    const core::DirectoryEntry* to = context.municipality.role(old->to);
    const Date on = command.answeredOn.value_or(command.receivedOn.value_or(context.today));
    outcome.change.put.emplace_back(core::CaseNote{NoteId{context.nextId()},
                                                   command.child,
                                                   to != nullptr ? to->title.da : old->to,
                                                   "svar på en henvendelse",
                                                   on,
                                                   *words,
                                                   {},
                                                   context.user.id,
                                                   context.now,
                                                   {},
                                                   {}});
    return outcome;
}

Handled handle(const Context& context, const AddMissingOffer& command)
{
    if (context.world.unit(command.unit) == nullptr) return gone();
    if (!command.rung.empty() && context.municipality.rung(command.rung) == nullptr) return gone();
    auto what = required(command.what, {"Skriv, hvilket tilbud der manglede, uden navne.",
                                        "Write which offer was missing, without names."});
    if (!what) return fail(what.error());
    if (const auto ok = checkNameless(context, command.unit, *what); !ok) return fail(ok.error());
    core::MissingOffer offer{OfferId{context.nextId()}, command.unit, *what, command.rung,
                             context.user.id,           context.now};
    Outcome outcome = one<AddMissingOffer>(context, offer, {}, scopeOf(command.unit));
    outcome.added = offer.id.value;
    return outcome;
}

Handled handle(const Context& context, const GiveConsent& command)
{
    const core::Child* child = context.world.child(command.child);
    if (child == nullptr) return gone();
    const auto holders = context.world.custodyOf(command.child, context.today);
    const bool isHolder = std::any_of(holders.begin(), holders.end(),
                                      [&](const core::CustodyHolder* h) { return h->id == command.holder; });
    // One whose custody is over is asked no more; their earlier words stay.
    if (command.holder != 0 && !isHolder) return gone();
    if (command.holder == 0 && !asksYoungPerson(*child, context.municipality, context.today)) {
        const std::string age = std::to_string(context.municipality.consent.ageOfYoungPerson);
        return refuse({"Den unge giver selv samtykke fra " + age + " år. Vælg en forælder.",
                       "A young person consents from the age of " + age + ". Choose a parent."});
    }
    if (command.isGiven)
        if (const auto ok = checkGate(context, command.child); !ok) return fail(ok.error());
    if (context.municipality.role(command.to) == nullptr)
        return refuse({"Vælg, hvem samtykket gælder over for.", "Choose towards whom the consent holds."});
    auto what = required(command.what, {"Skriv, hvad der må deles.", "Write what may be shared."});
    if (!what) return fail(what.error());
    auto purpose = required(command.purpose, {"Skriv, hvad det skal bruges til.", "Write what it is for."});
    if (!purpose) return fail(purpose.error());
    if (command.until && *command.until < command.from)
        return refuse({"Samtykket slutter, før det begynder.", "The consent ends before it begins."});
    core::Consent consent{ConsentId{context.nextId()},
                          command.child,
                          command.holder,
                          command.to,
                          *what,
                          *purpose,
                          command.isGiven,
                          command.from,
                          command.until,
                          {},
                          context.user.id,
                          context.now};
    Outcome outcome = one<GiveConsent>(context, consent, command.child);
    outcome.added = consent.id.value;
    return outcome;
}

Handled handle(const Context& context, const WithdrawConsent& command)
{
    const core::Consent* old = context.world.casework.consents.find(command.consent);
    if (old == nullptr || old->child != command.child ||
        context.world.isHiddenWithCase(command.child, context.user.id, old->by, old->at))
        return gone();
    if (!old->isGiven)
        return refuse({"Der blev sagt nej, så der er intet samtykke at trække tilbage.",
                       "The answer was no, so there is no consent to withdraw."});
    if (const auto ok = notAfterToday(context, command.on); !ok) return fail(ok.error());
    core::Consent consent = *old;
    consent.withdrawnOn = command.on;
    if (consent == *old) return Outcome{};
    return one<WithdrawConsent>(context, consent, command.child);
}

} // namespace trivsel::app::commands
