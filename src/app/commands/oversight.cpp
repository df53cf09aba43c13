#include "app/audit_log.h"
#include "app/commands/handlers.h"
#include "app/rights/insight.h"
#include "base/random.h"
#include "base/text.h"

#include <algorithm>

/// Openings with a reason, bars, and the leader's look through the log.
namespace trivsel::app::commands {
namespace {

using core::AuditSample;
using core::ChildBar;
using core::GlassOpening;

/// The one answer to every attempt that finds nothing, whatever the reason.
Error nothingOpened()
{
    return {ErrorCode::NoRight,
            {"Der er ikke åbnet noget. Enten findes der ikke et barn med det navn og den fødselsdag her, eller også kan du ikke åbne det på denne måde. Forsøget er noteret. Se efter, om navn og fødselsdag er rigtige, eller spørg din leder.",
             "Nothing has been opened. Either there is no child with that name and birth date here, or you cannot open it in this way. The attempt has been noted. See whether name and birth date are right, or ask your leader."},
            {}};
}

/// A name as it is compared: letter case and extra spaces do not count.
std::string nameKey(const std::string& name)
{
    const std::string folded = text::foldCase(text::toNfc(name));
    std::string key;
    for (const std::string_view word : text::split(folded, ' ')) {
        if (word.empty()) continue;
        if (!key.empty()) key += ' ';
        key += word;
    }
    return key;
}

/// The one child with this name and birth date; null for none, and for several.
const core::Child* childNamed(const World& world, const std::string& name, Date birthDate)
{
    const std::string key = nameKey(name);
    const core::Child* found = nullptr;
    for (const auto& [id, child] : world.children) {
        if (child.birthDate != birthDate || nameKey(child.name) != key) continue;
        if (found != nullptr) return nullptr;
        found = &child;
    }
    return found;
}

/// Belongs to a unit, or is to start in one. A child that has left is its leader's to open.
bool isHere(const Context& context, ChildId child)
{
    const auto memberships = context.world.membershipsOf(child);
    return std::any_of(memberships.begin(), memberships.end(),
                       [&](const core::ChildMembership* m) { return !m->to || *m->to >= context.today; });
}

/// Already answered, signed and another leader's samples are left as they are.
Result<const AuditSample*> openSample(const Context& context, SampleId id)
{
    const AuditSample* sample = context.world.oversight.sample(id);
    if (sample == nullptr) return gone();
    if (sample->by != context.user.id)
        return refuse({"Stikprøven er trukket af en anden leder, og den leder svarer på den. Træk din egen.",
                       "The sample was drawn by another leader, and that leader answers it. Draw your own."});
    if (sample->signedAt)
        return refuse({"Stikprøven er underskrevet og står fast. Træk en ny, hvis du vil se flere rækker.",
                       "The sample is signed and stands. Draw a new one to look at more rows."});
    return sample;
}

/// `count` of the rows, each as likely, and all that are in every sample.
std::vector<AuditSample::Row> drawn(std::vector<const storage::AuditRow*> rows, std::size_t count)
{
    std::vector<AuditSample::Row> sample;
    std::erase_if(rows, [&](const storage::AuditRow* row) {
        if (isAlwaysInSample(*row)) sample.push_back({row->seq, true, {}, {}});
        return isAlwaysInSample(*row);
    });
    for (; count > 0 && !rows.empty(); --count) {
        const auto at = rows.begin() + randomBelow(static_cast<std::uint32_t>(rows.size()));
        sample.push_back({(*at)->seq, false, {}, {}});
        *at = rows.back();
        rows.pop_back();
    }
    std::sort(sample.begin(), sample.end(), [](const auto& a, const auto& b) { return a.seq < b.seq; });
    return sample;
}

std::string scopeOf(SampleId sample) { return "sample " + std::to_string(sample.value); }

} // namespace

Handled handle(const Context& context, const BreakGlass& command)
{
    if (!command.child && (text::trim(command.name).empty() || command.birthDate == Date{}))
        return refuse({"Skriv barnets fulde navn og fødselsdag.", "Write the child's full name and birth date."});
    auto reason = required(command.reason, {"Skriv, hvorfor du skal se barnet. Din leder læser det bagefter.",
                                            "Write why you need to see the child. Your leader reads it afterwards."});
    if (!reason) return fail(reason.error());
    const World& world = context.world;
    const core::Child* child = command.child ? world.child(command.child) : childNamed(world, command.name, command.birthDate);
    if (child != nullptr && context.access.maySee(child->id))
        return refuse({"Det barn kan du se i forvejen. Find det i Børn.", "You can see that child already. Find it in Children."});
    Outcome outcome;
    const UserId me = context.user.id;
    if (child == nullptr || world.isBarred(child->id, me) || world.hasHiddenCase(child->id, me) || !isHere(context, child->id)) {
        // The reason stays out of it: in the words for a child that is not there its name may stand.
        outcome.change.audit.push_back({std::string(BreakGlass::kMissedAction), {}, {}, 0, {}});
        outcome.answer = nothingOpened();
        return outcome;
    }
    const GlassOpening opening{GlassId{context.nextId()}, child->id, me, *reason, context.now, context.now + core::kGlassLasts, {}, {}};
    outcome = one<BreakGlass>(context, opening, child->id, {}, *reason);
    outcome.added = child->id.value;
    return outcome;
}

Handled handle(const Context& context, const SeeGlassOpening& command)
{
    const GlassOpening* old = context.world.oversight.opening(command.opening);
    if (old == nullptr || context.world.isHiddenWithCase(old->child, context.user.id, old->by, old->at)) return gone();
    if (old->by == context.user.id)
        return refuse({"Du har selv åbnet barnet. En anden leder ser på det.", "You opened the child yourself. Another leader looks at it."});
    if (old->seenAt) return Outcome{};
    GlassOpening opening = *old;
    opening.seenBy = context.user.id;
    opening.seenAt = context.now;
    return one<SeeGlassOpening>(context, opening, opening.child);
}

Handled handle(const Context& context, const BarAdult& command)
{
    const World& world = context.world;
    if (world.child(command.child) == nullptr || world.user(command.user) == nullptr) return gone();
    if (command.user != context.user.id && context.user.role != core::Role::Leader)
        return refuse({"Du kan spærre for dig selv. For andre gør en leder det.", "You can bar yourself. For others a leader does it."});
    if (world.isBarred(command.child, command.user)) return Outcome{};
    const ChildBar bar{BarId{context.nextId()}, command.child, command.user, command.relation, context.user.id, context.now, {}, {}, {}};
    Outcome outcome = one<BarAdult>(context, bar, bar.child, "user " + std::to_string(bar.user.value));
    outcome.added = bar.id.value;
    return outcome;
}

Handled handle(const Context& context, const LiftBar& command)
{
    const ChildBar* old = context.world.oversight.bar(command.bar);
    if (old == nullptr) return gone();
    if (old->liftedAt) return Outcome{};
    auto why = required(command.why, {"Skriv, hvorfor spærringen ikke længere skal gælde.", "Write why the bar is no longer to hold."});
    if (!why) return fail(why.error());
    ChildBar bar = *old;
    bar.liftedBy = context.user.id;
    bar.liftedAt = context.now;
    bar.liftedWhy = *why;
    return one<LiftBar>(context, bar, bar.child, "user " + std::to_string(bar.user.value), *why);
}

Handled handle(const Context& context, const ReadAudit& command)
{
    if (command.goesHome) {
        if (const auto ok = checkInsight(context.world, command.child, context.user.id, core::InsightDecision::What::Log); !ok) return fail(ok.error());
        const bool isDecided = needsInsightDecision(context.world, command.child, context.user.id);
        if (const auto ok = checkGate(context, command.child); !ok && !isDecided) return fail(ok.error());
    }
    auto purpose = freeText(command.purpose);
    if (!purpose) return fail(purpose.error());
    Outcome outcome;
    outcome.change.audit.push_back(note<ReadAudit>(context, command.child, {}, *purpose));
    return outcome;
}

Handled handle(const Context& context, const DrawAuditSample& command)
{
    constexpr int kMost = 500;
    if (command.rows < 1 || command.rows > kMost)
        return refuse({"En stikprøve er på 1 til 500 rækker.", "A sample has 1 to 500 rows."});
    const auto places = context.world.unitsOf(context.user.id, context.today);
    if (places.empty()) return noRight();
    if (context.audit == nullptr)
        return refuse({"Loggen er ikke hentet endnu. Vent et øjeblik, og prøv igen.", "The log has not been fetched yet. Wait a moment and try again."});
    if (!context.audit->isWhole())
        return refuse({"Loggen hænger ikke sammen, så en stikprøve af den siger ikke noget. Den er ikke ændret. Vis siden til den, der har ansvar for databeskyttelse hos jer.",
                       "The log does not hang together, so a sample of it says nothing. It has not been changed. Show this page to whoever is responsible for data protection at your place."});
    for (const auto& [id, sample] : context.world.oversight.samples())
        if (sample.by == context.user.id && !sample.signedAt)
            return refuse({"Du har en stikprøve, der ikke er underskrevet endnu. Gør den færdig først.",
                           "You have a sample that is not signed yet. Finish it first."});
    AuditSample sample;
    sample.rows = drawn(sampleFrom(*context.audit, context.world, context.user, places.front(), context.today), static_cast<std::size_t>(command.rows));
    if (sample.rows.empty())
        return refuse({"Der er ingen rækker at se på: alt, hvad andre har gjort siden den sidste underskrift, er dit eget eller set før.",
                       "There are no rows to look at: everything since the last signature is your own or was looked at before."});
    sample.id = SampleId{context.nextId()};
    sample.unit = places.front();
    sample.by = context.user.id;
    sample.at = context.now;
    sample.last = context.audit->head.seq;
    Outcome outcome = one<DrawAuditSample>(context, sample, {}, scopeOf(sample.id));
    outcome.change.audit.front().count = static_cast<std::int64_t>(sample.rows.size());
    outcome.added = sample.id.value;
    return outcome;
}

Handled handle(const Context& context, const AnswerAuditRow& command)
{
    const auto old = openSample(context, command.sample);
    if (!old) return fail(old.error());
    AuditSample sample = **old;
    const auto row = std::find_if(sample.rows.begin(), sample.rows.end(), [&](const auto& r) { return r.seq == command.seq; });
    if (row == sample.rows.end()) return gone();
    auto words = freeText(command.words);
    if (!words) return fail(words.error());
    if (command.answer == AuditSample::Row::Answer::LookInto && words->empty())
        return refuse({"Skriv med et ord, hvad der skal undersøges.", "Write in a word what is to be looked into."});
    row->answer = command.answer;
    row->words = *words;
    return one<AnswerAuditRow>(context, sample, {}, scopeOf(sample.id) + " row " + std::to_string(command.seq));
}

Handled handle(const Context& context, const SignAuditSample& command)
{
    const auto old = openSample(context, command.sample);
    if (!old) return fail(old.error());
    AuditSample sample = **old;
    const auto open = std::count_if(sample.rows.begin(), sample.rows.end(), [](const auto& row) { return !row.answer; });
    if (open > 0)
        return refuse({"Der mangler svar på " + std::to_string(open) + " rækker. Svar »I orden« eller »Skal undersøges« på hver, og skriv så under.",
                       std::to_string(open) + " rows have no answer yet. Answer each, then sign."});
    sample.signedAt = context.now;
    Outcome outcome = one<SignAuditSample>(context, sample, {}, scopeOf(sample.id));
    outcome.change.audit.front().count = static_cast<std::int64_t>(sample.rows.size());
    return outcome;
}

} // namespace trivsel::app::commands
