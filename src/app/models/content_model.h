#pragma once

#include "app/backups.h"
#include "app/models/common.h"
#include "app/models/rating_model.h"
#include "core/guide.h"

namespace trivsel::app {

/// Kriterier and Indhold: the forms, the rules and the guide in plain words, readable by everyone.
struct ContentModel {
    struct Rule { Text reason; core::Position then = core::Position::Yellow; };
    struct Scheme { std::string id; Text title; std::vector<Rule> rules; Text minAnswered; bool isInUse = false; };
    struct Form {
        std::string id, version;
        Text title;
        std::string source, licence;
        bool validated = false;
        int ageFrom = 0, ageTo = 0; ///< completed months
        std::vector<RatingModel::Area> areas; ///< with empty answers
        std::vector<Scheme> schemes;
        int teamAgree = 2;
    };
    std::vector<Form> forms;

    struct GuideStep { Text title, action, why, who, rung; Text due; bool isMinimum = false; bool reachesParents = false; bool isLocalChoice = false; Text source; };
    struct GuideRule { Text reason; std::vector<Text> steps; };
    Text guideTitle;
    std::string guideVersion;
    std::optional<std::string> otherVersion; ///< the data folder's guide is another than the one in use
    bool isGuideUnreadable = false;          ///< the store's own edition cannot be read: the data folder's is used
    std::vector<GuideStep> steps;
    std::vector<GuideRule> rules;
    std::vector<Text> sources;

    Text municipality;
    std::vector<Text> ladder;
    struct Contact { Text title, contact, when; bool isLocalChoice = false; };
    std::vector<Contact> directory;

    std::vector<std::string> faults; ///< `file:place: what`, in the language asked for
    std::string municipalityId;
};
ContentModel contentModel(const Session& session, Language language);

/// Indstillinger: what of the store a user may see and change.
struct SettingsModel {
    std::string storeFile;
    std::string storeName;
    Text municipality;
    bool isDemo = false;
    int ratersPerChild = 2;
    int idleMinutes = 5; ///< without input until the store locks itself
    bool followsPlacements = false; ///< placements outside home; the authority's
    bool mayChangeStore = false; ///< setting, units, users
    bool mayRenewRecoveryCode = false;
    bool mayGivePassphrase = false; ///< to a colleague who has forgotten hers
    bool mayBackUp = false;
    BackupState backups;
    bool hasUsedRecoveryCode = false; ///< it gave somebody a passphrase: a new one should be made
    std::optional<Date> lastDrill;    ///< when the recovery code was last tried and opened
    bool lacksRecoveryCode = false; ///< nobody has said that it is written down; told to those who may renew it
    struct UserRow { UserId user; std::string name; core::Role role; std::vector<std::string> units; std::optional<Date> to; bool isActive = true; bool isSelf = false; };
    std::vector<UserRow> users;
    struct UnitRow { UnitId unit; std::string name; core::UnitKind kind; core::Setting setting; int depth = 0; int children = 0; };
    std::vector<UnitRow> units;
    std::string engine; ///< version of the store's engine, for support
};
SettingsModel settingsModel(const Session& session);

} // namespace trivsel::app
