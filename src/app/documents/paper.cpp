#include "app/documents/paper.h"

#include "app/plan_rules.h"

#include <algorithm>
#include <cctype>

namespace trivsel::app::paper {

using namespace report;

report::Document begin(const Source& from, std::string title, UnitId unit, const std::string& readers)
{
    Document d;
    d.title = std::move(title);
    d.language = from.language;
    d.date = from.today;
    d.headLeft = placeOf(from, unit);
    d.foot = footOf(from.language, from.today, from.now, userName(from, from.user), readers, from.logMark);
    return d;
}

std::string footOf(Language language, Date today, LocalTime now, const std::string& user, const std::string& readers,
                   const std::string& logMark)
{
    const bool isDanish = language == Language::Danish;
    std::string foot = (isDanish ? "Udskrevet " : "Printed ") + dates::shortDayWithYear(today, language) + " " + dates::timeOfDay(now, language);
    if (!user.empty()) foot += (isDanish ? " af " : " by ") + text::displayLine(user, 40);
    foot += " · " + readers;
    if (!logMark.empty()) foot += " · log " + logMark;
    return foot;
}

std::string nameOf(const Source& from, ChildId id)
{
    const core::Child* child = from.world.child(id);
    return child == nullptr || child->hasProtectedAddress ? std::string() : text::displayLine(child->name, 80);
}

std::string headed(const Source& from, const std::string& heading, ChildId child)
{
    const std::string name = nameOf(from, child);
    return name.empty() ? heading : heading + from.tr(" for ", " for ") + name;
}

std::string userName(const Source& from, UserId id)
{
    const core::User* user = from.world.user(id);
    return user != nullptr ? text::displayLine(user->name, 60) : std::string();
}

std::string placeOf(const Source& from, UnitId id)
{
    std::string place;
    for (const core::Unit* unit = from.world.unit(id); unit != nullptr; unit = from.world.unit(unit->parent)) {
        if (unit->kind == core::UnitKind::Municipality || unit->kind == core::UnitKind::District) break;
        place += (place.empty() ? "" : ", ") + text::displayLine(unit->name, 60);
    }
    return place;
}

namespace {

std::string firstName(const std::string& name)
{
    return name.substr(0, name.find(' '));
}

/// A letter or digit of any script: what is above ASCII counts as a letter.
bool isLetter(char c)
{
    const auto byte = static_cast<unsigned char>(c);
    return byte >= 0x80 || std::isalnum(byte) != 0;
}

} // namespace

NameFilter::NameFilter(const Source& from, const std::vector<ChildId>& about, Others others) : m_from(from)
{
    const auto isAbout = [&](ChildId id) { return std::find(about.begin(), about.end(), id) != about.end(); };
    std::vector<std::string> kept;
    for (const ChildId id : about) {
        const core::Child* child = from.world.child(id);
        if (child == nullptr) continue;
        if (child->hasProtectedAddress)
            hide(id);
        else
            kept.push_back(firstName(child->name));
        // Protected from the other parent, too, who may be handed the paper (actions-and-law.md B59).
        for (const core::CustodyHolder& holder : from.world.custodyHolders) {
            if (holder.child != id || !holder.hasProtectedAddress) continue;
            add(holder.name, from.tr("en forælder", "a parent"));
            if (!holder.contact.empty()) add(holder.contact, from.tr("(beskyttet)", "(protected)"));
        }
    }
    if (others == Others::Kept) return;
    for (const ChildId id : about)
        for (const ChildId other : from.world.childrenOf(from.world.unitOf(id, from.today), from.today)) {
            const core::Child* child = from.world.child(other);
            if (child == nullptr || isAbout(other)) continue;
            const std::string instead = from.tr("et andet barn", "another child");
            add(child->name, instead);
            // Two of the same first name: the words are about the one at hand.
            const std::string first = firstName(child->name);
            if (std::find(kept.begin(), kept.end(), first) == kept.end()) add(first, instead);
        }
}

void NameFilter::hide(ChildId id)
{
    const core::Child* child = m_from.world.child(id);
    if (child == nullptr) return;
    const std::string instead = m_from.tr("barnet", "the child");
    add(child->name, instead);
    add(firstName(child->name), instead);
    if (const std::size_t last = child->name.rfind(' '); last != std::string::npos)
        add(child->name.substr(last + 1), instead);
}

void NameFilter::hideAllOf(UnitId unit)
{
    for (const UnitId below : m_from.world.below(unit))
        for (const ChildId child : m_from.world.childrenOf(below, m_from.today)) hide(child);
}

void NameFilter::hideCustody(ChildId child)
{
    const std::string instead = m_from.tr("en forælder", "a parent");
    for (const core::CustodyHolder* holder : m_from.world.custodyOf(child, m_from.today)) {
        add(holder->name, instead);
        add(firstName(holder->name), instead);
    }
}

void NameFilter::hideAdults()
{
    const std::string instead = m_from.tr("en voksen", "an adult");
    for (const auto& [id, user] : m_from.world.users) {
        add(user.name, instead);
        add(firstName(user.name), instead);
    }
}

void NameFilter::add(const std::string& name, const std::string& instead)
{
    if (text::codePoints(name) < 2) return;
    m_names.emplace_back(name, instead);
    std::stable_sort(m_names.begin(), m_names.end(),
                     [](const auto& a, const auto& b) { return a.first.size() > b.first.size(); });
}

std::string NameFilter::operator()(std::string_view typed) const
{
    std::string out;
    for (std::size_t at = 0; at < typed.size();) {
        const std::string_view rest = typed.substr(at);
        const bool isWordStart = at == 0 || !isLetter(typed[at - 1]);
        const auto hit = std::find_if(m_names.begin(), m_names.end(), [&](const auto& name) {
            if (!isWordStart || !rest.starts_with(name.first)) return false;
            const std::string_view after = rest.substr(name.first.size());
            const bool isGenitive = after.starts_with('s') && (after.size() == 1 || !isLetter(after[1]));
            return after.empty() || !isLetter(after.front()) || isGenitive;
        });
        if (hit == m_names.end()) {
            out += typed[at++];
            continue;
        }
        out += hit->second;
        at += hit->first.size();
    }
    return out;
}

std::vector<Words> paragraphsOf(std::string_view words)
{
    std::vector<Words> paragraphs;
    for (const std::string_view line : text::split(words, '\n'))
        if (const std::string_view trimmed = text::trim(line); !trimmed.empty()) paragraphs.emplace_back(trimmed);
    return paragraphs;
}

void addSection(std::vector<Block>& blocks, const std::string& heading, std::string_view words)
{
    const auto paragraphs = paragraphsOf(words);
    if (paragraphs.empty()) return;
    blocks.push_back(Heading{2, heading});
    for (const Words& paragraph : paragraphs) blocks.push_back(Paragraph{paragraph});
}

std::string effectText(const Source& from, const std::optional<core::ActionPlan::Effect>& effect)
{
    using Effect = core::ActionPlan::Effect;
    if (!effect) return "–";
    switch (*effect) {
    case Effect::Yes: return from.tr("Ja", "Yes");
    case Effect::Partly: return from.tr("Delvist", "Partly");
    case Effect::No: break;
    }
    return from.tr("Nej", "No");
}

std::string responsibleOf(const Source& from, const core::Step& step)
{
    std::string name = step.responsible ? userName(from, step.responsible) : text::displayLine(step.person, 60);
    if (!step.organisation.empty()) name += (name.empty() ? "" : ", ") + text::displayLine(step.organisation, 60);
    if (!name.empty()) return name;
    const core::DirectoryEntry* role = from.profile.role(step.who);
    return role != nullptr ? from.in(role->title) : std::string();
}

std::string statusText(const Source& from, const core::Step& step)
{
    using Status = core::Step::Status;
    const std::string on =
        step.statusAt ? " " + dates::shortDayWithYear(toLocal(*step.statusAt).date, from.language) : std::string();
    switch (step.status) {
    case Status::Done: return from.tr("Gjort", "Done") + on;
    case Status::SetAside: return from.tr("Sat til side", "Set aside") + on;
    case Status::Open: break;
    }
    return step.due && *step.due < from.today ? from.tr("Åben, fristen er gået", "Open, past its day")
                                              : from.tr("Åben", "Open");
}

const core::ActionPlan* currentPlan(const Source& from, ChildId child)
{
    const core::ActionPlan* found = nullptr;
    for (const core::ActionPlan* plan : plansOf(from.world, child, from.user)) {
        if (found == nullptr || !plan->closedAt || found->closedAt) found = plan;
    }
    return found;
}

bool isHidden(const Source& from, ChildId child, UserId by, Instant at)
{
    return from.world.isHiddenWithCase(child, from.user, by, at);
}

} // namespace trivsel::app::paper
