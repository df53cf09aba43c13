#include "app/first_start.h"

#include <algorithm>

namespace trivsel::app {
namespace {

using Adult = FirstStartRequest::Adult;

bool mayAddOthers(const Adult& adult)
{
    return adult.role == core::Role::Leader || adult.role == core::Role::Administrator;
}

bool needsUnit(core::Role role) { return role == core::Role::Pedagogue || role == core::Role::Teacher; }

tl::unexpected<Error> refuse(Text message) { return fail(ErrorCode::BadInput, std::move(message)); }

bool sameName(std::string_view a, std::string_view b) { return text::foldCase(text::trim(a)) == text::foldCase(text::trim(b)); }

Result<void> checkAdults(const FirstStartRequest& request)
{
    if (request.adults.size() < 2)
        return refuse({"Der skal være mindst to voksne, så et barn kan vurderes af to uafhængigt af hinanden. Tilføj en mere.",
                       "There must be at least two adults, so that two can rate a child apart from each other. Add one more."});
    if (std::none_of(request.adults.begin(), request.adults.end(), mayAddOthers))
        return refuse({"Mindst én af de voksne skal være leder (eller administrator): kun en leder kan importere lister og åbne en runde uden for vinduet. Ændr en rolle, eller tilføj en leder.",
                       "At least one of the adults must be a leader (or an administrator): only a leader can import lists and open a round outside its window. Change a role or add a leader."});
    for (std::size_t i = 0; i < request.adults.size(); ++i) {
        const Adult& adult = request.adults[i];
        if (text::trim(adult.name).empty())
            return refuse({"En af de voksne mangler et navn.", "One of the adults has no name."});
        for (std::size_t j = 0; j < i; ++j) {
            if (sameName(adult.name, request.adults[j].name))
                return refuse({"To voksne hedder det samme. Navnet er det, man låser op med: gør dem forskellige.",
                               "Two adults have the same name. The name is what one unlocks with: make them differ."});
        }
        if (needsUnit(adult.role) && adult.units.empty())
            return refuse({"Vælg mindst én stue eller klasse til hver pædagog og lærer.",
                           "Choose at least one room or class for each pedagogue and teacher."});
        for (const int unit : adult.units) {
            if (unit < 0 || static_cast<std::size_t>(unit) >= request.units.size())
                return refuse({"En af de voksne hører til en stue eller klasse, som ikke er på listen.",
                               "One of the adults belongs to a room or class that is not on the list."});
        }
    }
    return {};
}

/// Who makes the store: an administrator where there is one, since a leader may not add administrators; else a leader,
/// the first adult if possible.
const Adult& creatorOf(const FirstStartRequest& request)
{
    const auto administrator = std::find_if(request.adults.begin(), request.adults.end(),
                                            [](const Adult& a) { return a.role == core::Role::Administrator; });
    if (administrator != request.adults.end()) return *administrator;
    return *std::find_if(request.adults.begin(), request.adults.end(), mayAddOthers);
}

/// Applies a command and hands on the id it added.
Result<std::int64_t> add(Session& session, const Command& command)
{
    const Result<void> done = session.apply(command);
    if (!done) return fail(done.error());
    return session.lastAdded();
}

std::vector<UnitId> placesOf(const Adult& adult, UnitId root, UnitId institution, const std::vector<UnitId>& units)
{
    if (!needsUnit(adult.role) && adult.units.empty()) return {adult.role == core::Role::Leader ? institution : root};
    std::vector<UnitId> places;
    for (const int unit : adult.units) places.push_back(units[static_cast<std::size_t>(unit)]);
    return places;
}

/// Units and all adults but the one who made the store.
Result<void> fill(Session& session, const FirstStartRequest& request, const Adult& creator)
{
    const auto& known = session.world().units;
    const auto top = std::find_if(known.begin(), known.end(), [](const auto& u) { return !u.second.parent; });
    const UnitId root = top != known.end() ? top->first : UnitId{};
    const Result<std::int64_t> institution =
        add(session, AddUnit{root, core::UnitKind::Institution, request.setting, request.institution});
    if (!institution) return fail(institution.error());
    std::vector<UnitId> units;
    for (const std::string& name : request.units) {
        const Result<std::int64_t> unit =
            add(session, AddUnit{UnitId{*institution}, core::UnitKind::Unit, request.setting, name});
        if (!unit) return fail(unit.error());
        units.push_back(UnitId{*unit});
    }
    for (const Adult& adult : request.adults) {
        const auto places = placesOf(adult, root, UnitId{*institution}, units);
        if (&adult == &creator) {
            for (const UnitId place : places) {
                if (place == root) continue;
                const Result<void> placed = session.apply(PlaceUser{session.user().id, place, std::nullopt});
                if (!placed) return placed;
            }
            continue;
        }
        const Result<std::int64_t> user =
            add(session, AddUser{adult.name, adult.role, places, adult.passphrase, std::nullopt});
        if (!user) return fail(user.error());
    }
    return {};
}

Result<FirstStartDone> makeStore(const FirstStartRequest& request, std::shared_ptr<const definitions::Catalog> catalog,
                                 const Clock& clock, const std::filesystem::path& anchorDir)
{
    const Adult& creator = creatorOf(request);
    Session::CreateRequest create;
    create.file = request.file;
    create.municipality = request.municipality;
    create.storeName = request.institution;
    create.userName = creator.name;
    create.passphrase = creator.passphrase;
    create.role = creator.role;
    create.catalog = std::move(catalog);
    create.clock = &clock;
    create.anchorDir = anchorDir;
    FirstStartDone done;
    Result<std::unique_ptr<Session>> session = Session::create(create, &done.recoveryCode);
    if (!session) return fail(session.error());
    const auto giveUp = [&](const Error& error) {
        (*session)->removeAtEnd();
        session->reset();
        return fail(error);
    };
    if (const Result<void> filled = fill(**session, request, creator); !filled) return giveUp(filled.error());
    const Adult& first = request.adults.front();
    if (&first != &creator) {
        if (const auto changed = (*session)->switchUser(first.name, first.passphrase); !changed) return giveUp(changed.error());
    }
    if (const Result<void> saved = (*session)->flush(); !saved) return giveUp(saved.error());
    done.session = std::move(*session);
    return done;
}

} // namespace

Result<void> checkFirstStart(const FirstStartRequest& request)
{
    if (request.file.empty()) return refuse({"Vælg, hvor filen skal ligge.", "Choose where the file shall be."});
    if (text::trim(request.institution).empty())
        return refuse({"Skriv institutionens eller skolens navn.", "Write the name of the institution or school."});
    if (request.units.empty())
        return refuse({"Skriv mindst én stue, klasse eller gruppe.", "Write at least one room, class or group."});
    return checkAdults(request);
}

Result<FirstStartDone> firstStart(const FirstStartRequest& request, std::shared_ptr<const definitions::Catalog> catalog,
                                  const Clock& clock, const std::filesystem::path& anchorDir)
{
    if (const Result<void> checked = checkFirstStart(request); !checked) return fail(checked.error());
    return makeStore(request, std::move(catalog), clock, anchorDir);
}

void removeNewStore(const std::filesystem::path& file)
{
    for (const char* ending : {"", ".key", ".demo", "-journal", ".lock"}) {
        std::error_code ignored;
        std::filesystem::remove(std::filesystem::path(file.string() + ending), ignored);
    }
}

} // namespace trivsel::app
