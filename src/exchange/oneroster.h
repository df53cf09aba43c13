#pragma once

#include "base/date.h"
#include "base/result.h"
#include "core/position.h"

#include <cstddef>
#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

/// OneRoster 1.1 in its CSV form (1EdTech, "OneRoster CSV Tables 1.1"): the files of a folder in, its rows out. Strict
/// about what a row means, lenient about how it is laid out: the order of columns, more columns than the standard has,
/// the case of file names and words, comma or semicolon.
namespace trivsel::exchange {

/// Name and bytes of each file of a folder.
using FolderFiles = std::vector<std::pair<std::string, std::string>>;

/// Where something stands in the folder.
struct OneRosterPlace {
    std::string_view file; ///< "users.csv": the standard's own name
    std::size_t line = 0;
    std::size_t column = 0;
};

struct OneRosterFault {
    OneRosterPlace at;
    Text what;
    bool isOnlyTold = false; ///< nothing is wrong with the row: a folder of changes points at what was sent before
};

/// The rows that pupils, classes and schools are told by. A row marked `tobedeleted` is here too, and says so.
struct OneRoster {
    struct Org {
        std::string id, name, parent;
        bool isSchool = false;   ///< type school
        bool isDistrict = false; ///< type district; every other type is something above or within schools
        bool isDeleted = false;
        OneRosterPlace at;
    };
    enum class Role { Pupil, Adult, Other }; ///< Other: guardian, parent, relative
    struct User {
        std::string id, name;
        Role role = Role::Pupil;
        bool isDeleted = false;
        OneRosterPlace at; ///< of its sourcedId
        std::size_t nameColumn = 0;
    };
    struct Class {
        std::string id, title, school; ///< sourcedId of its org
        bool isHomeroom = false;
        bool isDeleted = false;
        OneRosterPlace at;
        std::size_t titleColumn = 0;
    };
    struct Enrollment {
        std::size_t user = 0, group = 0; ///< indexes of `users` and `classes`
        Role role = Role::Pupil;
        bool isPrimary = false;
        std::optional<Date> from, to; ///< as written; `to` is the first day after it
        bool isDeleted = false;
        OneRosterPlace at;
    };
    struct Demographics {
        std::optional<Date> birthDate;
        std::optional<core::Sex> sex;
        OneRosterPlace birthAt;
    };
    std::vector<Org> orgs;
    std::vector<User> users;
    std::vector<Class> classes;
    std::vector<Enrollment> enrollments;
    std::vector<std::optional<Demographics>> demographics; ///< of each of `users`
    /// The folder holds what has changed, not everybody (manifest.csv): who is not in it is not missing.
    bool isDelta = false;
    bool hasDemographics = false;
    /// Rows, and references to rows, that cannot be used; those rows are left out above. In the order of the files.
    std::vector<OneRosterFault> faults;

    const Org* org(std::string_view id) const; ///< null when there is none
};

/// True when the names are those of a OneRoster folder: users, classes and enrollments are there.
bool isOneRosterFolder(const FolderFiles& files);

/// An error when the folder is no OneRoster folder at all: a file or a column that everything hangs on is missing, or a
/// file cannot be read. All of those are told at once.
/// `goesOn` is asked at every row with the bytes read so far, of all files; false stops, and is an error too.
using GoesOn = std::function<bool(std::size_t bytes)>;
Result<OneRoster> readOneRoster(const FolderFiles& files, Date today, const GoesOn& goesOn = {});

} // namespace trivsel::exchange
