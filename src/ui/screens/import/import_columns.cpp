#include "ui/screens/import/import_columns.h"

#include "base/text.h"
#include "ui/layout.h"
#include "ui/screens/words.h"
#include "ui/widgets/button.h"
#include "ui/widgets/choice.h"
#include "ui/widgets/field.h"

namespace trivsel::ui {
namespace {

constexpr float kFieldWidth = 230;

void compareAnew(ImportView& view)
{
    view.isRead = false;
    view.preview.report.reset();
    view.acceptsRefused = view.acceptsMissing = false;
}

void drawKind(Frame& frame, ImportView& view)
{
    const std::string_view kinds[] = {frame.tr("import.kind_roster"), frame.tr("import.kind_absence")};
    const int now = view.preview.kind == app::ImportKind::Absence ? 1 : 0;
    const auto chosen = segmented(frame, "kind", frame.tr("import.kind"), kinds, now);
    space(frame, 12);
    if (!chosen || *chosen == now) return;
    view.chosenKind = *chosen == 1 ? app::ImportKind::Absence : app::ImportKind::Roster;
    view.request.mapping.clear();
    compareAnew(view);
}

} // namespace

bool drawColumnGrid(Frame& frame, app::imports::Matching& matching, const std::function<std::string(std::string_view)>& label,
                    const std::function<bool(std::size_t)>& isShown)
{
    std::vector<std::string> options{std::string(frame.tr("import.no_column"))};
    for (const std::string& heading : matching.headings) options.push_back(text::displayLine(heading, 40));
    std::vector<std::size_t> shown;
    for (std::size_t field = 0; field < matching.fields.size(); ++field)
        if (isShown(field)) shown.push_back(field);
    std::optional<std::pair<std::size_t, std::size_t>> changed;
    grid(frame, static_cast<int>(shown.size()), kFieldWidth, [&](int i) {
        const std::size_t field = shown[static_cast<std::size_t>(i)];
        if (const auto column = dropDown(frame, {"column", field}, label(matching.fields[field]), options, static_cast<int>(matching.of[field])))
            if (static_cast<std::size_t>(*column) != matching.of[field]) changed = {field, static_cast<std::size_t>(*column)};
        space(frame, 8);
    });
    if (changed) matching.of[changed->first] = changed->second;
    return changed.has_value();
}

void drawColumns(Frame& frame, ImportView& view)
{
    app::imports::Matching& matching = view.preview.matching;
    if (matching.headings.empty()) return; // a folder says itself what it has
    if (!view.choosesColumns) {
        if (linkButton(frame, "choose-columns", frame.tr("import.choose_columns"), {.icon = Icon::ExpandMore})) view.choosesColumns = true;
        space(frame, 12);
        return;
    }
    drawKind(frame, view);
    const auto label = [&](std::string_view field) { return std::string(frame.tr("import.field." + std::string(field))); };
    const bool isChanged = drawColumnGrid(frame, matching, label, [](std::size_t) { return true; });
    caption(frame, frame.tr("import.columns_kept"));
    space(frame, 14);
    if (!isChanged) return;
    view.request.mapping = app::mappingOf(matching);
    compareAnew(view);
}

} // namespace trivsel::ui
