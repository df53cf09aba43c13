#pragma once

#include "app/world.h"
#include "base/date.h"
#include "base/text.h"
#include "core/casework/action_plan.h"
#include "core/municipality.h"
#include "report/document.h"

#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

/// What the documents about children share. For src/app/documents alone.
namespace trivsel::app::paper {

/// What a document is written from, and in whose name: what is hidden from the user is in no document.
struct Source {
    const World& world;
    const core::Municipality& profile;
    const core::WorkingCalendar& calendar;
    UserId user;
    Date today;
    LocalTime now;
    Language language = Language::Danish;
    /// The newest row of the audit log (Session::auditMark): on paper it shows later whether the log was cut off or rebuilt.
    std::string logMark{};

    std::string tr(const char* da, const char* en) const { return language == Language::Danish ? da : en; }
    const std::string& in(const Text& text) const { return text.in(language); }
    std::string day(Date date) const { return dates::longDay(date, language); }
};

/// The whole document, or only what must be there, when that saves a page.
enum class Fullness { Whole, Needed };

/// Title, head and foot: where it is from, who printed it and when, whom it is for.
report::Document begin(const Source& from, std::string title, UnitId unit, const std::string& readers);

/// "Udskrevet 28. okt. 2026 kl. 14.02 af Bo · til mødet · log 12:3f…": of every page's foot.
std::string footOf(Language language, Date today, LocalTime now, const std::string& user, const std::string& readers,
                   const std::string& logMark);

/// The child's name, or empty with name and address protection.
std::string nameOf(const Source& from, ChildId child);
/// "Indsatsplan for Bo", or the heading alone for a protected name.
std::string headed(const Source& from, const std::string& heading, ChildId child);
std::string userName(const Source& from, UserId user); ///< empty when there is none
/// "Blå stue, Strandhuset"
std::string placeOf(const Source& from, UnitId unit);

/// Leaves names out of what people have typed.
class NameFilter {
public:
    enum class Others { Kept, Hidden };
    /// Names of protected children become "barnet", and of protected custody holders "en forælder"; with Others::Hidden those of the other children of the units become
    /// "et andet barn" (full names and first names, as whole words, in the genitive too).
    NameFilter(const Source& from, const std::vector<ChildId>& about, Others others);
    /// Hides this child too.
    void hide(ChildId child);
    /// Hides every child of the unit and of what lies below it.
    void hideAllOf(UnitId unit);
    /// Hides those who have custody of this child: "en forælder".
    void hideCustody(ChildId child);
    /// Hides the adults of the store: "en voksen".
    void hideAdults();
    std::string operator()(std::string_view typed) const;

private:
    void add(const std::string& name, const std::string& instead);
    const Source& m_from;
    std::vector<std::pair<std::string, std::string>> m_names; ///< name, what stands instead; longest first
};

/// A heading with paragraphs, one for each line; nothing when there are no words.
void addSection(std::vector<report::Block>& blocks, const std::string& heading, std::string_view words);
std::vector<report::Words> paragraphsOf(std::string_view words);

/// Whether it has helped, in a word; "–" when not said.
std::string effectText(const Source& from, const std::optional<core::ActionPlan::Effect>& effect);
std::string responsibleOf(const Source& from, const core::Step& step);
std::string statusText(const Source& from, const core::Step& step);

/// The plan that is worked with: the latest that is not closed, else the latest; null if there is none.
const core::ActionPlan* currentPlan(const Source& from, ChildId child);

/// Whether a record about the child, written then and by that user, must stay unknown to the user: with a case that is
/// hidden from them everything that others have written since belongs to it.
bool isHidden(const Source& from, ChildId child, UserId by, Instant at);

} // namespace trivsel::app::paper
