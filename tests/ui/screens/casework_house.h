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

/// Lone leads Strandhuset; Pia and Per work in Blå stue with Anna and Bent, who are siblings, and Clara.
class CaseworkHouse {
public:
    CaseworkHouse()
    {
        auto catalog = definitions::Catalog::load(std::filesystem::path(TRIVSEL_SOURCE_DIR) / "data");
        FixedDateClock clock(kHouseDay);
        app::Session::CreateRequest request;
        request.file = dir / "hus.trivsel";
        request.municipality = "kerteminde";
        request.storeName = "Strandhuset";
        request.userName = "Lone Leder";
        request.passphrase = passphraseOf("Lone Leder");
        request.role = core::Role::Leader;
        request.isDemo = true; // the cheapest keys
        request.catalog = std::make_shared<const definitions::Catalog>(std::move(*catalog));
        request.clock = &clock;
        request.anchorDir = dir / "config";
        auto made = app::Session::create(request);
        if (!made) throw std::runtime_error(made.error().message.en);
        app::Session& session = **made;
        const auto add = [&](const app::Command& command) {
            const auto done = session.apply(command);
            if (!done) throw std::runtime_error(done.error().message.en);
            return session.lastAdded();
        };
        UnitId root;
        for (const auto& [id, unit] : session.world().units) root = id;
        const UnitId house{add(app::AddUnit{root, core::UnitKind::Institution, core::Setting::Daycare, "Strandhuset"})};
        const UnitId blue{add(app::AddUnit{house, core::UnitKind::Unit, core::Setting::Daycare, "Blå stue"})};
        for (const char* name : {"Pia Pædagog", "Per Pædagog"})
            add(app::AddUser{.name = name,
                             .role = core::Role::Pedagogue,
                             .units = {blue},
                             .passphrase = passphraseOf(name),
                             .lastDay = {}});
        const auto child = [&](const char* name) {
            return ChildId{add(app::AddChild{.unit = blue,
                                             .name = name,
                                             .birthDate = *Date::of(2022, 5, 1),
                                             .sex = {},
                                             .cpr = {},
                                             .externalId = {}})};
        };
        anna = child("Anna Juhl");
        bent = child("Bent Juhl");
        clara = child("Clara Lind");
        add(app::LinkSiblings{anna, bent});
        add(app::AnswerGate{anna, core::GateAnswer::Answer::No, {}, {}});
        app::AddOwnStep talk{.child = anna,
                             .title = "Samtale med mor",
                             .action = {},
                             .responsible = {},
                             .person = {},
                             .organisation = {},
                             .due = Date::of(2026, 10, 12)};
        talk.reachesParents = true;
        add(talk);
        if (!session.flush()) throw std::runtime_error("not saved");
    }
    test::TempDir dir;
    ChildId anna, bent, clara;
};

class CaseworkPlayer : public PlayerBase {
public:
    CaseworkPlayer(const CaseworkHouse& house, const std::string& name, Date today = kHouseDay)
        : PlayerBase({house.dir / "hus.trivsel", house.dir / "config", today})
    {
        as(name);
    }
    void as(const std::string& name) { sitDown(name, passphraseOf(name)); }
};

} // namespace trivsel::tests
