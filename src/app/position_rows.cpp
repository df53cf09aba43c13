#include "app/position_rows.h"

#include "app/session.h"

namespace trivsel::app {

namespace {

std::string_view wordOf(core::Step::Status status)
{
    switch (status) {
    case core::Step::Status::Open: return "open";
    case core::Step::Status::Done: return "done";
    case core::Step::Status::SetAside: break;
    }
    return "set_aside";
}

class Rows {
public:
    Rows(const Session& session, Language language) : m_session(session), m_language(language) {}

    void add(const core::Round& round, const core::RoundChild& row)
    {
        bool hasStep = false;
        for (const core::Step* step : m_session.world().stepsOf(row.child, m_session.user().id)) {
            if (step->round != round.id) continue;
            addRow(round, row, step);
            hasStep = true;
        }
        if (!hasStep) addRow(round, row, nullptr);
    }

    std::vector<PositionRow> take() { return std::move(m_rows); }

private:
    void addRow(const core::Round& round, const core::RoundChild& row, const core::Step* step)
    {
        const World& world = m_session.world();
        const core::Unit* unit = world.unit(round.unit);
        const core::CommonPosition* position = world.position(round.id, row.child);
        PositionRow out;
        out.round = round.title.in(m_language);
        if (unit != nullptr) out.unit = unit->name;
        out.child = row.child;
        if (position != nullptr) out.position = core::toWord(position->position);
        if (position != nullptr && position->suggested) out.suggested = core::toWord(*position->suggested);
        out.reason = reason(row, position, step);
        if (step != nullptr) {
            out.step = stepName(*step, row.child);
            out.stepStatus = wordOf(step->status);
            out.who = who(*step);
            out.due = step->due;
        }
        m_rows.push_back(std::move(out));
    }

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
    std::vector<PositionRow> m_rows;
};

} // namespace

std::vector<PositionRow> positionRows(const Session& session, Language language)
{
    Rows rows(session, language);
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
