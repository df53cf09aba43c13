#pragma once

#include "base/clock.h"
#include "definitions/catalog.h"
#include "support/temp_dir.h"
#include "ui/screens/player.h"

#include <memory>
#include <stdexcept>
#include <string>

/// A house to play the pages of casework in: the real program over a real store, every name invented.
namespace trivsel::tests {

inline const Date kHouseDay = *Date::of(2026, 10, 5);

inline std::string passphraseOf(const std::string& name)
{
    return "en lang sætning til " + name;
}

/// Makes a store with the cheapest keys in `folder`, led by Lone, through the program's own commands.
class StoreMaker {
public:
    /// `administrator`: one who looks after the program and made the store, where a test wants one; no leader can add her.
    StoreMaker(const test::TempDir& folder, const std::string& name, Date today, const std::string& administrator = {}) : m_clock(today)
    {
        const std::string first = administrator.empty() ? "Lone Leder" : administrator;
        auto catalog = definitions::Catalog::load(std::filesystem::path(TRIVSEL_SOURCE_DIR) / "data");
        app::Session::CreateRequest request;
        request.file = folder / "hus.trivsel";
        request.municipality = "kerteminde";
        request.storeName = name;
        request.userName = first;
        request.passphrase = passphraseOf(first);
        request.role = administrator.empty() ? core::Role::Leader : core::Role::Administrator;
        request.isDemo = true; // the cheapest keys
        request.catalog = std::make_shared<const definitions::Catalog>(std::move(*catalog));
        request.clock = &m_clock;
        request.anchorDir = folder / "config";
        auto made = app::Session::create(request);
        if (!made) throw std::runtime_error(made.error().message.en);
        m_session = std::move(*made);
        if (administrator.empty()) return;
        adult("Lone Leder", m_session->world().units.begin()->first, core::Role::Leader);
        as("Lone Leder");
    }
    /// The id of what was added.
    std::int64_t add(const app::Command& command)
    {
        const auto done = m_session->apply(command);
        if (!done) throw std::runtime_error(done.error().message.en);
        return m_session->lastAdded();
    }
    /// An institution of that name with one unit; the unit.
    UnitId unit(core::Setting setting, const std::string& institution, const std::string& name)
    {
        UnitId root;
        for (const auto& [id, unit] : m_session->world().units)
            if (!unit.parent) root = id;
        const UnitId above{add(app::AddUnit{root, core::UnitKind::Institution, setting, institution})};
        return UnitId{add(app::AddUnit{above, core::UnitKind::Unit, setting, name})};
    }
    void adult(const std::string& name, UnitId unit, core::Role role = core::Role::Pedagogue)
    {
        add(app::AddUser{.name = name, .role = role, .units = {unit}, .passphrase = passphraseOf(name), .lastDay = {}});
    }
    ChildId child(const std::string& name, UnitId unit, Date born = *Date::of(2022, 5, 1))
    {
        return ChildId{add(app::AddChild{.unit = unit, .name = name, .birthDate = born, .sex = {}, .cpr = {}, .externalId = {}})};
    }
    app::Session& session() { return *m_session; }
    const app::Session& session() const { return *m_session; }
    /// Goes on in that adult's name.
    void as(const std::string& name)
    {
        if (const auto on = m_session->switchUser(name, passphraseOf(name)); !on) throw std::runtime_error(on.error().message.en);
    }
    void save()
    {
        if (!m_session->flush()) throw std::runtime_error("not saved");
    }

private:
    FixedDateClock m_clock;
    std::unique_ptr<app::Session> m_session;
};

/// Lone leads Strandhuset; Pia and Per work in Blå stue with Anna and Bent, who are siblings, and Clara.
class CaseworkHouse {
public:
    CaseworkHouse()
    {
        StoreMaker maker(dir, "Strandhuset", kHouseDay);
        const UnitId blue = maker.unit(core::Setting::Daycare, "Strandhuset", "Blå stue");
        for (const char* name : {"Pia Pædagog", "Per Pædagog"}) maker.adult(name, blue);
        anna = maker.child("Anna Juhl", blue);
        bent = maker.child("Bent Juhl", blue);
        clara = maker.child("Clara Lind", blue);
        maker.add(app::LinkSiblings{anna, bent});
        maker.add(app::AnswerGate{anna, core::GateAnswer::Answer::No, {}, {}});
        app::AddOwnStep talk{.child = anna,
                             .title = "Samtale med mor",
                             .action = {},
                             .responsible = {},
                             .person = {},
                             .organisation = {},
                             .due = Date::of(2026, 10, 12)};
        talk.reachesParents = true;
        maker.add(talk);
        maker.save();
    }
    test::TempDir dir;
    ChildId anna, bent, clara;
};

class CaseworkPlayer : public PlayerBase {
public:
    CaseworkPlayer(const CaseworkHouse& house, const std::string& name, Date today = kHouseDay) : CaseworkPlayer(house.dir, name, today) {}
    CaseworkPlayer(const test::TempDir& folder, const std::string& name, Date today)
        : PlayerBase({folder / "hus.trivsel", folder / "config", today})
    {
        as(name);
    }
    void as(const std::string& name) { sitDown(name, passphraseOf(name)); }
};

} // namespace trivsel::tests
