#include "ui/screens/new_year/new_year_screen.h"

#include "app/application.h"
#include "app/roster_import.h"
#include "base/date.h"
#include "base/text.h"
#include "ui/layout.h"
#include "ui/screens/parts/undo_import.h"
#include "ui/screens/words.h"
#include "ui/widgets/button.h"
#include "ui/widgets/card.h"
#include "ui/widgets/choice.h"
#include "ui/widgets/status.h"

#include <algorithm>

namespace trivsel::ui {
namespace {

using Class = app::RollOverYear::Class;
using What = Class::What;

constexpr float kNameWidth = 180;
constexpr float kAdultWidth = 240;
constexpr float kColumn = 420; ///< the three choices side by side

void takeProposal(const app::YearModel& model, NewYearView& view)
{
    view.plan = model.plan;
    view.names.clear();
    view.names.resize(model.plan.classes.size());
    for (std::size_t i = 0; i < view.names.size(); ++i) view.names[i].set(model.plan.classes[i].name);
}

void drawHead(Frame& frame, const app::YearModel& model, NewYearView& view)
{
    card(frame, "head", [&] {
        heading(frame, frame.tr("new_year.heading"));
        space(frame, 6);
        secondary(frame, frame.tr("new_year.words"));
        if (model.isSaved) {
            space(frame, 6);
            const bool isReady = model.plan.firstDay <= model.today;
            const std::string day = dates::longDay(model.plan.firstDay, frame.language);
            text(frame, isReady ? std::string(frame.tr("new_year.is_ready")) : words(frame, "new_year.is_saved", {{"day", day}}), {.style = TextStyle::BodyStrong});
        }
        space(frame, 14);
        if (model.institutions.size() > 1) {
            std::vector<std::string> names;
            int now = 0;
            for (std::size_t i = 0; i < model.institutions.size(); ++i) {
                names.push_back(model.institutions[i].name);
                if (model.institutions[i].unit == view.plan->institution) now = static_cast<int>(i);
            }
            if (const auto chosen = dropDown(frame, "institution", frame.tr("new_year.institution"), names, now, {.width = kColumn}); chosen && *chosen != now) {
                view.institution = model.institutions[static_cast<std::size_t>(*chosen)].unit;
                view.plan.reset();
                return;
            }
            space(frame, 12);
        }
        const auto day = dateField(frame, "first-day", frame.tr("new_year.first_day"), view.plan->firstDay, view.firstDay,
                                   {.help = view.plan->firstDay > model.today ? frame.tr("new_year.too_early") : std::string_view{}, .width = kColumn});
        if (day.committed && day.value) view.plan->firstDay = *day.value;
    });
}

void drawAdults(Frame& frame, const app::YearModel& model, Class& one)
{
    std::vector<std::string> free;
    std::vector<UserId> ids;
    std::optional<UserId> goes;
    for (const auto& adult : model.adults) {
        if (std::ranges::find(one.adults, adult.user) == one.adults.end()) {
            free.push_back(adult.name);
            ids.push_back(adult.user);
            continue;
        }
        const std::string label = words(frame, "new_year.remove_adult", {{"name", adult.name}});
        const ButtonOptions how{.icon = Icon::Close};
        if (linkButton(frame, {"adult", adult.user}, label, how)) goes = adult.user;
        space(frame, 2);
    }
    if (one.adults.empty()) secondary(frame, frame.tr("new_year.no_adults"));
    if (goes) std::erase(one.adults, *goes);
    if (free.empty()) return;
    space(frame, 4);
    if (const auto added = dropDown(frame, "add-adult", {}, free, -1, {.hint = frame.tr("new_year.add_adult"), .width = kAdultWidth}))
        one.adults.push_back(ids[static_cast<std::size_t>(*added)]);
}

void drawInto(Frame& frame, const app::YearModel& model, NewYearView& view, Class& one)
{
    std::vector<std::string> names;
    std::vector<UnitId> ids;
    int now = -1;
    for (std::size_t i = 0; i < view.plan->classes.size(); ++i) {
        const Class& other = view.plan->classes[i];
        if (other.what != What::Continues || other.from == one.from) continue;
        if (other.from == one.into) now = static_cast<int>(ids.size());
        ids.push_back(other.from);
        names.push_back(model.rows[i].name + " → " + text::displayLine(other.name, 60));
    }
    if (const auto chosen = dropDown(frame, "into", frame.tr("new_year.into"), names, now, {.hint = frame.tr("new_year.choose_class"), .width = kColumn}))
        one.into = ids[static_cast<std::size_t>(*chosen)];
}

void drawClass(Frame& frame, const app::YearModel& model, NewYearView& view, std::size_t i)
{
    Class& one = view.plan->classes[i];
    const auto& row = model.rows[i];
    text(frame, row.name, {.style = TextStyle::BodyStrong});
    caption(frame, counted(frame, "common.children", static_cast<long long>(row.children)));
    space(frame, 8);
    const std::string_view choices[] = {frame.tr("new_year.continues"), frame.tr("new_year.joins"), frame.tr("new_year.leaves")};
    if (const auto what = segmented(frame, "what", words(frame, "new_year.what", {{"class", row.name}}), choices, static_cast<int>(one.what)))
        one.what = static_cast<What>(*what);
    space(frame, 10);
    if (one.what != What::Continues && row.hasOpenRound) {
        text(frame, frame.tr("new_year.open_round"), {.style = TextStyle::Secondary, .tone = Tone::Danger});
        space(frame, 6);
    }
    if (one.what == What::Joins) return drawInto(frame, model, view, one);
    if (one.what == What::Leaves) return secondary(frame, frame.tr("new_year.leaves_words"));
    if (textField(frame, "name", frame.tr("new_year.name"), view.names[i], {.width = kNameWidth}).changed) one.name = view.names[i].text();
    space(frame, 10);
    drawAdults(frame, model, one);
}

void save(NewYearView& view, Outbox& out)
{
    out.send(*view.plan, [&view](const Result<void>& done) {
        if (done) view.savedFor = view.plan->firstDay;
        else view.fault = done.error();
    });
}

void drop(NewYearView& view, Outbox& out)
{
    app::RollOverYear none = *view.plan;
    none.classes.clear();
    out.send(none, [&view](const Result<void>& done) {
        if (done) view.forget();
        else view.fault = done.error();
    });
}

void drawSaved(Frame& frame, NewYearView& view, Outbox& out)
{
    card(frame, "saved", [&] {
        heading(frame, frame.tr("new_year.saved"));
        space(frame, 6);
        secondary(frame, words(frame, "new_year.saved_words", {{"day", dates::longDay(*view.savedFor, frame.language)}}));
        space(frame, 14);
        if (primaryButton(frame, "to-children", frame.tr("import.to_children"))) out.goTo({app::Screen::Children, {}, {}, {}});
        sameRowIfFits(frame, 180);
        if (button(frame, "back", frame.tr("new_year.back"))) view.forget();
    });
}

void send(NewYearView& view, Outbox& out)
{
    out.send(*view.plan, [&view, &out](const Result<void>& done) {
        if (!done) {
            view.fault = done.error();
            return;
        }
        view.isDone = true;
        out.ask([&view](app::Application& a) {
            if (const app::Session* s = a.session(); s != nullptr && s->lastImport() != nullptr) view.batch = s->lastImport()->batch;
        });
    });
}

void drawDone(Frame& frame, NewYearView& view, Outbox& out)
{
    card(frame, "done", [&] {
        heading(frame, frame.tr("new_year.done"));
        space(frame, 6);
        secondary(frame, frame.tr("new_year.done_words"));
        space(frame, 14);
        if (primaryButton(frame, "to-children", frame.tr("import.to_children"))) out.goTo({app::Screen::Children, {}, {}, {}});
        if (!view.batch) return;
        sameRowIfFits(frame, 180);
        if (button(frame, "undo", frame.tr("new_year.undo"), {.icon = Icon::Undo}))
            undoImport(out, view.batch, [&view](const Result<void>& undone) {
                if (undone) view.forget();
                else view.fault = undone.error();
            });
    });
}

} // namespace

void drawNewYear(Frame& frame, const app::YearModel& model, NewYearView& view, Outbox& out)
{
    if (view.fault) {
        if (banner(frame, "fault", BannerKind::Error, in(frame, view.fault->message), {.close = frame.tr("common.close")}) == BannerEvent::Closed) view.fault.reset();
        space(frame, size::kBetweenCards);
    }
    if (view.isDone) return drawDone(frame, view, out);
    if (view.savedFor) return drawSaved(frame, view, out);
    if (model.institutions.empty()) {
        emptyState(frame, "none", Icon::Calendar, frame.tr("new_year.none"), frame.tr("new_year.none_words"));
        return;
    }
    if (!view.plan || view.plan->classes.size() != model.rows.size()) takeProposal(model, view);
    drawHead(frame, model, view);
    if (!view.plan) return;
    space(frame, size::kBetweenCards);
    grid(frame, static_cast<int>(model.rows.size()), kColumn, [&](int i) {
        const auto index = static_cast<std::size_t>(i);
        card(frame, {"class", model.rows[index].unit}, [&] { drawClass(frame, model, view, index); });
    });
    space(frame, size::kBetweenCards);
    const bool isTime = view.plan->firstDay <= model.today;
    if (primaryButton(frame, "do", frame.tr(isTime ? "new_year.do" : "new_year.save"))) isTime ? send(view, out) : save(view, out);
    if (model.isSaved && !isTime) {
        sameRowIfFits(frame, 220);
        if (button(frame, "drop", frame.tr("new_year.drop"), {.icon = Icon::Close})) drop(view, out);
    }
    space(frame, 8);
    if (isTime) caption(frame, frame.tr("new_year.undo_words"));
}

} // namespace trivsel::ui
