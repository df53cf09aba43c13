#include "ui/screens/concern/concern_draft.h"

#include "app/typed.h"

#include <array>
#include <charconv>

namespace trivsel::ui::concern {
namespace {

enum Field { Kind, Day, Seen, Marker, Markers, Origin, OriginName, Ground, Circle, Readers, Restricted, kFields };

std::int64_t numberIn(const std::string& words, std::int64_t otherwise)
{
    std::int64_t value = otherwise;
    const auto [end, fault] = std::from_chars(words.data(), words.data() + words.size(), value);
    return fault == std::errc() && end == words.data() + words.size() ? value : otherwise;
}

/// Lines, since a marker holds no line feed.
std::string lines(const std::vector<std::string>& parts)
{
    std::string all;
    for (const std::string& part : parts) all += part + "\n";
    return all;
}

std::vector<std::string> linesIn(const std::string& all)
{
    std::vector<std::string> parts;
    for (const std::string_view part : text::split(all, '\n'))
        if (!part.empty()) parts.emplace_back(part);
    return parts;
}

std::string idOfKind(const app::ConcernModel& model, int kind)
{
    const auto at = static_cast<std::size_t>(kind);
    return kind >= 0 && at < model.kinds.size() ? model.kinds[at].first : std::string();
}

} // namespace

std::string draftOf(const app::ConcernModel& model, const ConcernPageView& view)
{
    std::vector<std::string> fields(kFields);
    fields[Kind] = idOfKind(model, view.kind);
    fields[Seen] = view.seen.text();
    fields[Marker] = view.marker.text();
    fields[Markers] = lines(view.markers);
    if (view.origin > 0) fields[Origin] = std::to_string(view.origin);
    fields[OriginName] = view.originName.text();
    if (view.ground >= 0) fields[Ground] = std::to_string(view.ground);
    if (view.hasCircle) fields[Circle] = "1";
    std::vector<std::string> readers;
    for (const UserId reader : view.readers) readers.push_back(std::to_string(reader.value));
    fields[Readers] = lines(readers);
    fields[Restricted] = view.restricted.text();
    // The day alone, which begins as today, is nothing that anybody typed.
    if (!app::joinTyped(fields).empty() && view.seenOn) fields[Day] = view.seenOn->iso();
    return app::joinTyped(fields);
}

void readDraft(const app::ConcernModel& model, ConcernPageView& view)
{
    view.wipe();
    view.child = model.child.child;
    view.seenOn = model.today;
    view.kept = model.typed;
    const auto fields = app::splitTyped(model.typed);
    if (fields.size() != kFields) return;
    for (std::size_t i = 0; i < model.kinds.size(); ++i)
        if (model.kinds[i].first == fields[Kind]) view.kind = static_cast<int>(i);
    if (const auto day = Date::parseIso(fields[Day])) view.seenOn = *day;
    view.seen.set(fields[Seen]);
    view.marker.set(fields[Marker]);
    view.markers = linesIn(fields[Markers]);
    view.origin = static_cast<int>(numberIn(fields[Origin], 0));
    view.originName.set(fields[OriginName]);
    view.ground = static_cast<int>(numberIn(fields[Ground], -1));
    view.hasCircle = !fields[Circle].empty();
    for (const std::string& id : linesIn(fields[Readers])) view.readers.emplace_back(numberIn(id, 0));
    view.restricted.set(fields[Restricted]);
    view.showsMore = view.origin > 0 || view.hasCircle || !view.restricted.text().empty();
}

app::RaiseConcern commandOf(const app::ConcernModel& model, const ConcernPageView& view)
{
    using Ground = core::Concern::Ground;
    constexpr std::array kGrounds{Ground::Consent, Ground::Ssd, Ground::Notification};
    app::RaiseConcern command;
    command.child = model.child.child;
    command.kind = idOfKind(model, view.kind);
    command.origin = static_cast<core::Concern::Origin>(view.origin);
    if (view.origin > 0) command.originName = view.originName.text();
    if (view.origin > 0 && view.ground >= 0 && view.ground < static_cast<int>(kGrounds.size()))
        command.ground = kGrounds[static_cast<std::size_t>(view.ground)];
    command.seenOn = view.seenOn.value_or(model.today);
    command.seen = view.seen.text();
    command.markers = view.markers;
    if (!text::trim(view.marker.text()).empty()) command.markers.push_back(view.marker.text());
    if (view.hasCircle) command.readers = view.readers;
    command.restrictedNote = view.restricted.text();
    return command;
}

} // namespace trivsel::ui::concern
