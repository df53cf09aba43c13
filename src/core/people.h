#pragma once

#include "base/date.h"
#include "base/ids.h"
#include "core/position.h"

#include <optional>
#include <string>

/// Units, adults and children, and who belongs where. Plain records as the store keeps them; days are inclusive.
namespace trivsel::core {

enum class UnitKind { Municipality, District, Institution, Unit };

/// A node of the tree municipality > district > institution > unit (stue, klasse, gruppe). Districts may be left out.
struct Unit {
    UnitId id;
    UnitId parent; ///< none for the municipality
    UnitKind kind = UnitKind::Unit;
    Setting setting = Setting::Daycare;
    std::string name;
    bool isClosed = false; ///< kept for its history, not offered
    bool operator==(const Unit&) const = default;
};

enum class Role { Pedagogue, Teacher, Leader, Consultant, Administrator };

constexpr const char* toWord(Role r)
{
    switch (r) {
    case Role::Pedagogue: return "pedagogue";
    case Role::Teacher: return "teacher";
    case Role::Leader: return "leader";
    case Role::Consultant: return "consultant";
    case Role::Administrator: break;
    }
    return "administrator";
}

/// An adult who may open the store. A deputy is a leader with an end date.
struct User {
    UserId id;
    std::string name; ///< unique in the store; what the unlock screen shows
    Role role = Role::Pedagogue;
    Date from;
    std::optional<Date> to; ///< last day with access
    bool operator==(const User&) const = default;
};

/// An adult's place. Leaders belong to an institution (or district), others to units.
struct UserMembership {
    MembershipId id;
    UserId user;
    UnitId unit;
    Date from;
    std::optional<Date> to;
    bool operator==(const UserMembership&) const = default;
};

struct Child {
    ChildId id;
    std::string name; ///< any Unicode; shown through text::displayLine
    Date birthDate;
    std::optional<Sex> sex;
    std::string cpr;        ///< optional, ten digits or empty; masked on screen
    std::string externalId; ///< the id of the list it came from, or empty
    std::string pseudonym;  ///< 16 hex digits, random; the audit knows the child by this alone
    bool hasProtectedAddress = false; ///< name and address protection: no document or export may show either
    UserId contactAdult;    ///< the tovholder, or none
    bool operator==(const Child&) const = default;
};

struct ChildMembership {
    MembershipId id;
    ChildId child;
    UnitId unit;
    Date from;
    std::optional<Date> to; ///< last day in the unit
    bool operator==(const ChildMembership&) const = default;
};

/// Two children of one family: what closes for one closes for the other.
struct Siblings {
    ChildId a; ///< a < b
    ChildId b;
    bool operator==(const Siblings&) const = default;
};

struct CustodyHolder {
    std::int64_t id = 0;
    ChildId child;
    std::string name;
    std::string contact;
    bool hasProtectedAddress = false;
    bool needsInterpreter = false;
    std::optional<Date> to; ///< last day with custody; none while it lasts
    bool operator==(const CustodyHolder&) const = default;
};

constexpr bool hasCustody(const CustodyHolder& holder, Date day) { return !holder.to || day <= *holder.to; }

/// True when a membership with these ends covers `day`.
constexpr bool covers(Date from, const std::optional<Date>& to, Date day) { return from <= day && (!to || day <= *to); }

} // namespace trivsel::core
