#include "app/lists.h"

#include "app/roles.h"
#include "app/session.h"
#include "exchange/csv.h"

#include <algorithm>

namespace trivsel::app {

namespace {

exchange::CsvForm formOf(ListForm form)
{
    return form == ListForm::Excel ? exchange::CsvForm::Excel : exchange::CsvForm::Plain;
}

std::string_view wordOf(core::Step::Status status)
{
    switch (status) {
    case core::Step::Status::Open: return "open";
    case core::Step::Status::Done: return "done";
    case core::Step::Status::SetAside: break;
    }
    return "set_aside";
}

/// Everything written about one child in one round.
class ExportRows {
public:
    ExportRows(const Session& session, ListForm form, Language language)
        : m_session(session), m_language(language), m_writer(formOf(form))
    {
        for (const std::string_view name :
             {"round", "unit", "child_id", "position", "suggested", "reason", "step", "step_status", "who", "due"}) {
            m_writer.text(name);
        }
        m_writer.endRecord();
    }

    void add(const core::Round& round, const core::RoundChild& row)
    {
        const World& world = m_session.world();
        std::vector<const core::Step*> steps;
        for (const core::Step* step : world.stepsOf(row.child, m_session.user().id)) {
            if (step->round == round.id) steps.push_back(step);
        }
        if (steps.empty()) return addRow(round, row, nullptr);
        for (const core::Step* step : steps) addRow(round, row, step);
    }

    std::string take() { return std::move(m_writer.buffer()); }

private:
    void addRow(const core::Round& round, const core::RoundChild& row, const core::Step* step)
    {
        const World& world = m_session.world();
        const core::Unit* unit = world.unit(round.unit);
        const core::CommonPosition* position = world.position(round.id, row.child);
        m_writer.text(round.title.in(m_language));
        m_writer.text(unit != nullptr ? unit->name : "");
        m_writer.integer(row.child.value);
        m_writer.text(position != nullptr ? core::toWord(position->position) : "");
        m_writer.text(position != nullptr && position->suggested ? core::toWord(*position->suggested) : "");
        m_writer.text(reason(row, position, step));
        m_writer.text(step != nullptr ? stepName(*step, row.child) : "");
        m_writer.text(step != nullptr ? wordOf(step->status) : "");
        m_writer.text(step != nullptr ? who(*step) : "");
        m_writer.text(step != nullptr && step->due ? step->due->iso() : "");
        m_writer.endRecord();
    }

    /// Why the step is asked for; without one, why there is no position.
    std::string reason(const core::RoundChild& row, const core::CommonPosition* position, const core::Step* step) const
    {
        if (step != nullptr) {
            std::string all;
            for (const Text& one : step->reasons) all += (all.empty() ? "" : ";") + one.in(m_language);
            return all;
        }
        const core::Child* child = m_session.world().child(row.child);
        if (child == nullptr || child->hasProtectedAddress) return {}; // what a person typed may hold the name
        if (position != nullptr && position->position == core::Position::Unassessed) return position->comment;
        return position == nullptr ? row.noPositionReason : std::string();
    }

    std::string stepName(const core::Step& step, ChildId id) const
    {
        if (!step.guideStep.empty()) return step.guideStep;
        const core::Child* child = m_session.world().child(id);
        return child != nullptr && child->hasProtectedAddress ? "own" : step.title.in(m_language);
    }

    std::string who(const core::Step& step) const
    {
        if (const core::User* user = m_session.world().user(step.responsible)) return user->name;
        if (!step.person.empty())
            return step.organisation.empty() ? step.person : step.person + ", " + step.organisation;
        const core::DirectoryEntry* role = m_session.municipality().role(step.who);
        return role != nullptr ? role->title.in(m_language) : step.who;
    }

    const Session& m_session;
    Language m_language;
    exchange::CsvWriter m_writer;
};

/// The refusal that a role without children gets, from the role table itself.
Result<void> checkRole(const Session& session, std::string_view command)
{
    if (reach(session.user().role, command) != Reach::None) return {};
    return fail(ErrorCode::NoRight, {"Din rolle giver ikke adgang til børn. Bed en leder om listen.",
                                     "Your role gives no access to children. Ask a leader for the list."});
}

void addChildren(const Session& session, UnitId unit, Language language, exchange::CsvWriter& writer)
{
    const World& world = session.world();
    for (const ChildId id : world.childrenOf(unit, session.today())) {
        const core::Child* child = world.child(id);
        if (child == nullptr || !session.maySee(id)) continue;
        const auto positions = world.positionsOf(id);
        writer.integer(id.value);
        writer.text(world.unit(unit)->name);
        writer.text(child->hasProtectedAddress ? std::string_view() : std::string_view(child->name));
        writer.text(child->birthDate.iso());
        writer.text(child->sex ? core::toWord(*child->sex) : "");
        writer.text(positions.empty() ? "" : core::toWord(positions.back().second->position));
        writer.text(positions.empty() ? std::string_view()
                                      : std::string_view(positions.back().first->title.in(language)));
        writer.endRecord();
    }
}

} // namespace

Result<std::string> childrenCsv(Session& session, ListForm form, Language language)
{
    if (auto ok = checkRole(session, ReadList::kName); !ok) return fail(ok.error());
    exchange::CsvWriter writer(formOf(form));
    for (const std::string_view name : {"id", "unit", "name", "birth_date", "sex", "position", "round"})
        writer.text(name);
    writer.endRecord();
    for (const UnitId unit : session.visibleUnits()) {
        if (auto read = session.apply(ReadList{unit}); !read) return fail(read.error());
        addChildren(session, unit, language, writer);
    }
    if (auto saved = session.flush(); !saved) return fail(saved.error());
    return std::move(writer.buffer());
}

Result<std::string> exportCsv(Session& session, const std::string& purpose, ListForm form, Language language)
{
    if (auto ok = checkRole(session, ReadExport::kName); !ok) return fail(ok.error());
    if (auto read = session.apply(ReadExport{"csv", purpose}); !read) return fail(read.error());
    if (auto saved = session.flush(); !saved) return fail(saved.error());
    ExportRows rows(session, form, language);
    for (const auto& [id, round] : session.world().rounds) {
        const auto children = session.world().roundChildren.find(id);
        if (children == session.world().roundChildren.end()) continue;
        for (const core::RoundChild& row : children->second) {
            if (session.maySee(row.child)) rows.add(round, row);
        }
    }
    return rows.take();
}

} // namespace trivsel::app
