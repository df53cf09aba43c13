#include "app/demo.h"
#include "app/output_file.h"
#include "app/world.h"
#include "cli/commands.h"
#include "cli/invocation.h"
#include "cli/terminal.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <charconv>
#include <optional>

/// What the guide of the first start does, for scripts; and the demo.
namespace trivsel::cli {

namespace {

constexpr auto kRoles = std::array{core::Role::Pedagogue, core::Role::Teacher, core::Role::Leader,
                                   core::Role::Consultant, core::Role::Administrator};

Result<core::Role> roleOf(const Arguments& arguments, core::Role standard)
{
    std::vector<std::string_view> words;
    for (const core::Role role : kRoles) words.emplace_back(core::toWord(role));
    const auto chosen = arguments.choice("--role", words, static_cast<std::size_t>(standard));
    if (!chosen) return fail(chosen.error());
    return kRoles[*chosen];
}

/// Carries a command out, waits until it is saved, and writes the number of what it added.
Result<void> applyAndPrint(Invocation& invocation, app::Session& session, const app::Command& command)
{
    if (auto done = session.apply(command); !done) return done;
    const std::int64_t added = session.lastAdded();
    if (auto saved = session.flush(); !saved) return saved;
    return app::writeOutput(invocation.out(), fmt::format("{}\n", added));
}

Result<void> applyAndSay(Invocation& invocation, app::Session& session, const app::Command& command, const Text& said)
{
    if (auto done = session.apply(command); !done) return done;
    if (auto saved = session.flush(); !saved) return saved;
    invocation.note(said);
    return {};
}

/// Where a new place goes when --parent does not say.
UnitId standardParent(const app::World& world, core::UnitKind kind)
{
    UnitId top;
    std::vector<UnitId> institutions;
    for (const auto& [id, unit] : world.units) {
        if (unit.isClosed) continue;
        if (!unit.parent) top = id;
        if (unit.kind == core::UnitKind::Institution) institutions.push_back(id);
    }
    return kind == core::UnitKind::Unit && institutions.size() == 1 ? institutions.front() : top;
}

std::optional<float> scaleOf(const std::string& written)
{
    float scale = 0;
    const auto [end, error] = std::from_chars(written.data(), written.data() + written.size(), scale);
    const bool isNumber = error == std::errc{} && end == written.data() + written.size();
    return isNumber && scale >= 0.5F && scale <= 4.0F ? std::optional(scale) : std::nullopt;
}

bool readSize(const std::string& written, int& width, int& height)
{
    constexpr int kLeast = 320, kMost = 16'384;
    const auto parts = text::split(written, 'x');
    if (parts.size() != 2) return false;
    const auto read = [](std::string_view s, int& into) {
        const auto [end, error] = std::from_chars(s.data(), s.data() + s.size(), into);
        return error == std::errc{} && end == s.data() + s.size() && into >= kLeast && into <= kMost;
    };
    return read(parts[0], width) && read(parts[1], height);
}

} // namespace

Result<void> runNew(Invocation& invocation)
{
    const Arguments& arguments = invocation.arguments;
    const auto store = arguments.required("--store");
    if (!store) return fail(store.error());
    const auto user = arguments.required("--user");
    if (!user) return fail(user.error());
    const auto role = roleOf(arguments, core::Role::Administrator);
    if (!role) return fail(role.error());
    if (*role != core::Role::Administrator && *role != core::Role::Leader) {
        return usage("--role skal være administrator eller leader for den første voksne.",
                     "--role must be administrator or leader for the first adult.");
    }
    const auto catalog = invocation.catalog();
    if (!catalog) return fail(catalog.error());
    const auto secret = invocation.passphrase();
    if (!secret) return fail(secret.error());

    app::Session::CreateRequest request;
    request.file = *store;
    request.municipality = arguments.text("--municipality");
    request.storeName = arguments.has("--name") ? arguments.text("--name") : request.file.stem().string();
    request.userName = *user;
    request.passphrase = *secret;
    request.role = *role;
    request.catalog = *catalog;
    request.clock = &invocation.clock();
    std::string recoveryCode;
    const auto session = app::Session::create(request, &recoveryCode);
    if (!session) return fail(session.error());
    if (auto saved = (*session)->flush(); !saved) return saved;
    if (auto written = app::writeOutput(invocation.out(), recoveryCode + "\n"); !written) return written;
    // It is in the hands of whoever asked for it; the window need not remind anyone of a code that nobody saw.
    if (auto kept = (*session)->apply(app::ConfirmRecoveryCode{}); !kept) return kept;
    if (auto saved = (*session)->flush(); !saved) return saved;
    invocation.note(Text{"Lageret er oprettet. Koden ovenfor åbner det, hvis alle adgangssætninger er glemt: skriv den "
                         "ud, og lås den inde. Den vises ikke igen.",
                         "The store has been made. The code above opens it if every passphrase is forgotten: print it "
                         "and lock it away. It is not shown again."});
    return {};
}

Result<void> runUnitAdd(Invocation& invocation)
{
    const Arguments& arguments = invocation.arguments;
    constexpr auto kKinds = std::array{core::UnitKind::Unit, core::UnitKind::Institution, core::UnitKind::District};
    const auto kind = arguments.choice("--kind", {"unit", "institution", "district"}, 0);
    if (!kind) return fail(kind.error());
    const auto setting = arguments.choice("--setting", {"daycare", "school", "after_school", "dayplejer", "health"}, 0);
    if (!setting) return fail(setting.error());
    auto session = invocation.openSession();
    if (!session) return fail(session.error());
    const app::World& world = (*session)->world();

    app::AddUnit command;
    command.kind = kKinds[*kind];
    command.name = arguments.text("--name");
    command.parent = standardParent(world, command.kind);
    if (arguments.has("--parent")) {
        const auto parent = unitNamed(world, arguments.text("--parent"));
        if (!parent) return fail(parent.error());
        command.parent = *parent;
    }
    const core::Unit* above = world.unit(command.parent);
    if (arguments.has("--setting"))
        command.setting = static_cast<core::Setting>(*setting);
    else if (above != nullptr)
        command.setting = above->setting;
    return applyAndPrint(invocation, **session, command);
}

Result<void> runUserAdd(Invocation& invocation)
{
    const Arguments& arguments = invocation.arguments;
    const auto role = roleOf(arguments, core::Role::Pedagogue);
    if (!role) return fail(role.error());
    const auto lastDay = arguments.date("--last-day");
    if (!lastDay) return fail(lastDay.error());
    const auto secret = invocation.newPassphrase();
    if (!secret) return fail(secret.error());
    auto session = invocation.openSession();
    if (!session) return fail(session.error());
    app::AddUser command;
    command.name = arguments.text("--name");
    command.role = *role;
    command.lastDay = *lastDay;
    command.passphrase = *secret;
    for (const std::string& name : arguments.list("--unit")) {
        const auto unit = unitNamed((*session)->world(), name);
        if (!unit) return fail(unit.error());
        command.units.push_back(*unit);
    }
    return applyAndPrint(invocation, **session, command);
}

Result<void> runUserRemove(Invocation& invocation)
{
    const auto lastDay = invocation.arguments.date("--last-day");
    if (!lastDay) return fail(lastDay.error());
    auto session = invocation.openSession();
    if (!session) return fail(session.error());
    const auto user = userNamed((*session)->world(), invocation.arguments.text("--name"));
    if (!user) return fail(user.error());
    // Without a day the access ends at once: yesterday was the last one. One who began today keeps the day.
    const Date yesterday = (*session)->today().plusDays(-1);
    const Date first = (*session)->world().user(*user)->from;
    const app::EndUser command{*user, lastDay->value_or(std::max(yesterday, first))};
    const std::string day = command.lastDay.iso();
    return applyAndSay(invocation, **session, command,
                       {"Sidste dag med adgang: " + day, "Last day with access: " + day});
}

Result<void> runUserPassphrase(Invocation& invocation)
{
    const auto before = invocation.passphrase();
    if (!before) return fail(before.error());
    auto session = invocation.openSessionWith(*before);
    if (!session) return fail(session.error());
    const auto after = invocation.newPassphrase();
    if (!after) return fail(after.error());
    return applyAndSay(invocation, **session, app::ChangePassphrase{*before, *after},
                       {"Adgangssætningen er skiftet.", "The passphrase has been changed."});
}

Result<void> runRoundOpen(Invocation& invocation)
{
    const Arguments& arguments = invocation.arguments;
    app::OpenRound command;
    const auto from = arguments.date("--from");
    const auto to = arguments.date("--to");
    const auto raters = arguments.number("--raters", 0, 1, 9);
    if (!from) return fail(from.error());
    if (!to) return fail(to.error());
    if (!raters) return fail(raters.error());
    auto session = invocation.openSession();
    if (!session) return fail(session.error());
    const auto unit = unitNamed((*session)->world(), arguments.text("--unit"));
    if (!unit) return fail(unit.error());
    command.unit = *unit;
    command.windowFrom = *from;
    command.windowTo = *to;
    command.reason = arguments.text("--reason");
    command.ratersPerChild = static_cast<std::int32_t>(*raters);
    return applyAndPrint(invocation, **session, command);
}

Result<void> runRoundClose(Invocation& invocation)
{
    auto session = invocation.openSession();
    if (!session) return fail(session.error());
    const auto unit = unitNamed((*session)->world(), invocation.arguments.text("--unit"));
    if (!unit) return fail(unit.error());
    const core::Round* round = (*session)->world().openRound(*unit);
    if (round == nullptr) return usage("Gruppen har ingen åben runde.", "The group has no open round.");
    return applyAndSay(invocation, **session, app::CloseRound{round->id},
                       {"Runden er lukket.", "The round has been closed."});
}

Result<void> runDemo(Invocation& invocation)
{
    const Arguments& arguments = invocation.arguments;
    const auto store = arguments.required("--store");
    if (!store) return fail(store.error());
    app::DemoRequest request;
    request.file = *store;
    const auto children = arguments.number("--children", request.children, 1, 100'000);
    const auto units = arguments.number("--units", request.units, 1, 5'000);
    const auto rounds = arguments.number("--rounds", request.rounds, 1, 12);
    const auto seed = arguments.number("--seed", 1, 0, INT64_MAX);
    for (const auto* number : {&children, &units, &rounds, &seed}) {
        if (!*number) return fail(number->error());
    }
    const auto catalog = invocation.catalog();
    if (!catalog) return fail(catalog.error());
    request.children = static_cast<int>(*children);
    request.units = static_cast<int>(*units);
    request.rounds = static_cast<int>(*rounds);
    request.seed = static_cast<std::uint64_t>(*seed);
    request.catalog = *catalog;
    request.clock = &invocation.clock();
    const auto users = app::createDemo(request);
    if (!users) return fail(users.error());
    std::string lines;
    for (const app::DemoUser& user : *users)
        lines += fmt::format("{}\t{}\t{}\n", user.name, core::toWord(user.role), user.passphrase);
    return app::writeOutput(invocation.out(), lines);
}

Result<void> runWindow(Invocation& invocation)
{
    const Arguments& arguments = invocation.arguments;
    if (!invocation.environment.runGui) {
        return fail(ErrorCode::Failed, {"Dette program er bygget uden vindue. Se trivselslys --help",
                                        "This program was built without a window. See trivselslys --help"});
    }
    app::GuiOptions options;
    options.store = arguments.path("--store");
    options.user = arguments.text("--user");
    options.reason = arguments.text("--reason");
    options.screen = arguments.text("--screen");
    options.screenshot = arguments.path("--screenshot");
    options.clock = &invocation.clock();
    if (arguments.has("--data"))
        options.dataDir = arguments.path("--data");
    else if (const auto dir = invocation.dataDir())
        options.dataDir = *dir;
    if (arguments.has("--lang")) options.language = invocation.language;
    if (arguments.has("--passphrase-file")) {
        auto secret = passphraseOfFile(arguments.path("--passphrase-file"));
        if (!secret) return fail(secret.error());
        options.passphrase = std::move(*secret);
    }
    if (arguments.has("--scale")) {
        const auto scale = scaleOf(arguments.text("--scale"));
        if (!scale) return usage("--scale skal være et tal fra 0.5 til 4.", "--scale must be a number from 0.5 to 4.");
        options.scale = *scale;
    }
    if (arguments.has("--size") && !readSize(arguments.text("--size"), options.width, options.height)) {
        return usage("--size skal være bredde x højde, fx 1280x720.",
                     "--size must be width x height, such as 1280x720.");
    }
    return invocation.environment.runGui(options);
}

} // namespace trivsel::cli
