#pragma once

#include "ui/widgets/button.h"

namespace trivsel::ui {

/// A bar with `done` of `total` filled; `words` stand in the log ("8 af 28 børn"). Not interactive.
void progressBar(Frame& frame, double done, double total, std::string_view words, float width = 120);

enum class SaveStatus { None, Saved, Saving, Failed };
/// "✓ Gemt kl. 14.02"; Failed is a link. True when the link was used.
bool saveStatus(Frame& frame, WidgetId id, SaveStatus status, std::string_view words);

enum class BannerKind { Info, Warning, Error, Good };
struct BannerOptions {
    std::string_view action; ///< words of a button; empty = none
    std::string_view close;  ///< name of the close cross; empty = it stays
};
enum class BannerEvent { None, Action, Closed };
/// A message over the whole region: what happened, what is kept, what to do now.
BannerEvent banner(Frame& frame, WidgetId id, BannerKind kind, std::string_view words, const BannerOptions& options = {});

/// What a screen says when it has nothing to show: an icon, what is missing, what to do; true when `action` was used.
bool emptyState(Frame& frame, WidgetId id, Icon icon, std::string_view heading, std::string_view words,
                std::string_view action = {});

/// A spinner-free "working" line: words, bar, and a cancel button. True when cancel was used.
bool workStatus(Frame& frame, WidgetId id, std::string_view words, double done, double total, std::string_view cancel = {});

/// A small box beside the last widget while the pointer rests on it or the keyboard is there.
void tooltip(Frame& frame, std::string_view words);

} // namespace trivsel::ui
