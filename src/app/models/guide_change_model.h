#pragma once

#include "app/models/common.h"
#include "base/result.h"
#include "core/guide_difference.h"

#include <filesystem>
#include <optional>
#include <string>
#include <vector>

namespace trivsel::app {

/// Another edition of "Sådan gør vi" beside the one in use: what it says otherwise, and for whom its steps would be
/// others. Looked at before anybody takes it into use; changes nothing.
struct GuideChangeModel {
    std::string file;                ///< as it may be shown
    std::string bytes;               ///< for TakeGuide
    std::vector<std::string> faults; ///< `file:place: what`: it cannot be used; then nothing below is filled in
    Text title;
    std::string versionInUse, versionNew;
    bool isSame = false; ///< nothing in it is otherwise

    struct Field {
        Text name, before, after;
    };
    struct Item {
        Text title, line;
        std::vector<Field> fields; ///< of what is changed
    };
    std::vector<Item> addedSteps, removedSteps, changedSteps;
    std::vector<Item> addedRules, removedRules, changedRules;
    bool isReordered = false;

    /// Children for whom the same steps would come and go.
    struct Child {
        ChildId child;
        std::string name, unit;
    };
    struct Group {
        std::vector<Text> come, go;
        std::vector<Child> children; ///< those whom this user may see, in Danish order of name
        int beyond = 0;              ///< how many others
    };
    std::vector<Group> groups; ///< the largest first
    int looked = 0;            ///< children in a current position or with a concern that is open
    int affected = 0;          ///< in all groups

    std::optional<Text> refused; ///< why this user may not take it into use
};

/// `fileName` is where the bytes are from, as it may be shown.
GuideChangeModel guideChange(const Session& session, std::string bytes, const std::string& fileName, Language language);
/// That of a file: Failed or BadInput when it cannot be read.
Result<GuideChangeModel> guideChangeOfFile(const Session& session, const std::filesystem::path& file,
                                           Language language);

/// The data folder's edition for the profile, when it is another than the one in use.
struct OtherGuide {
    std::string file, version, bytes;
};
std::optional<OtherGuide> otherGuide(const Session& session);

/// The store's edition in use cannot be read any more: the data folder's is used instead.
bool isGuideUnreadable(const Session& session);

} // namespace trivsel::app
