#include "app/lists.h"

#include "app/position_rows.h"
#include "app/roles.h"
#include "app/session.h"
#include "exchange/csv.h"

namespace trivsel::app {

namespace {

exchange::CsvForm formOf(ListForm form)
{
    return form == ListForm::Excel ? exchange::CsvForm::Excel : exchange::CsvForm::Plain;
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

Result<void> checkListRole(const Session& session, std::string_view command)
{
    if (reach(session.user().role, command) != Reach::None) return {};
    return fail(ErrorCode::NoRight, {"Din rolle giver ikke adgang til børn. Bed en leder om listen.",
                                     "Your role gives no access to children. Ask a leader for the list."});
}

Result<std::string> childrenCsv(Session& session, ListForm form, Language language)
{
    if (auto ok = checkListRole(session, ReadList::kName); !ok) return fail(ok.error());
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
    if (auto ok = checkListRole(session, ReadExport::kName); !ok) return fail(ok.error());
    if (auto read = session.apply(ReadExport{"csv", purpose}); !read) return fail(read.error());
    if (auto saved = session.flush(); !saved) return fail(saved.error());
    exchange::CsvWriter writer(formOf(form));
    for (const std::string_view name :
         {"round", "unit", "child_id", "position", "suggested", "reason", "step", "step_status", "who", "due"}) {
        writer.text(name);
    }
    writer.endRecord();
    for (const PositionRow& row : positionRows(session, language)) {
        writer.text(row.round);
        writer.text(row.unit);
        writer.integer(row.child.value);
        for (const std::string* cell : {&row.position, &row.suggested, &row.reason, &row.step, &row.stepStatus, &row.who})
            writer.text(*cell);
        writer.text(row.due ? row.due->iso() : "");
        writer.endRecord();
    }
    return std::move(writer.buffer());
}

} // namespace trivsel::app
