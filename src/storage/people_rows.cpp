#include "storage/row_fields.h"
#include "storage/rows.h"

namespace trivsel::storage {
namespace {

/// For tables of which an import fills a hundred thousand rows. A new row goes in by the plain statement: one that could
/// also change a row has SQLite keep a journal of its own for every row, for it may have to take half of it back.
template <class Bind> void addOrChange(Connection& c, const char* insert, const char* update, Bind bindAll)
{
    for (const char* sql : {insert, update}) {
        Binder bind(c.cached(sql));
        bindAll(bind);
        bind.run();
        if (sqlite3_changes64(c.db().getHandle()) != 0) return;
    }
}

constexpr Words<core::Sex, 3> kSexWords{{{core::Sex::Boy, "boy"}, {core::Sex::Girl, "girl"}, {core::Sex::Other, "other"}}};

} // namespace

void put(Connection& c, const core::Unit& u)
{
    Binder(c.cached("INSERT INTO units (id, parent, kind, setting, name, closed) VALUES (?, ?, ?, ?, ?, ?) "
                    "ON CONFLICT (id) DO UPDATE SET parent = excluded.parent, kind = excluded.kind, "
                    "setting = excluded.setting, name = excluded.name, closed = excluded.closed"))(u.id)(u.parent)(
        wordOf(kUnitKindWords, u.kind))(wordOf(kSettingWords, u.setting))(u.name)(u.isClosed)
        .run();
}

std::vector<core::Unit> readUnits(Connection& c)
{
    return readAll<core::Unit>(c, "SELECT id, parent, kind, setting, name, closed FROM units ORDER BY id", [](Reader& r) {
        core::Unit u;
        u.id = r.id<UnitId>();
        u.parent = r.id<UnitId>();
        u.kind = r.word(kUnitKindWords);
        u.setting = r.word(kSettingWords);
        u.name = r.text();
        u.isClosed = r.flag();
        return u;
    });
}

void put(Connection& c, const core::User& u)
{
    Binder(c.cached("INSERT INTO users (id, name, role, from_day, to_day) VALUES (?, ?, ?, ?, ?) "
                    "ON CONFLICT (id) DO UPDATE SET name = excluded.name, role = excluded.role, "
                    "from_day = excluded.from_day, to_day = excluded.to_day"))(u.id)(u.name)(wordOf(kRoleWords, u.role))(
        u.from)(u.to)
        .run();
}

std::vector<core::User> readUsers(Connection& c)
{
    return readAll<core::User>(c, "SELECT id, name, role, from_day, to_day FROM users ORDER BY id", [](Reader& r) {
        core::User u;
        u.id = r.id<UserId>();
        u.name = r.text();
        u.role = r.word(kRoleWords);
        u.from = r.date();
        u.to = r.optionalDate();
        return u;
    });
}

void put(Connection& c, const core::UserMembership& m)
{
    Binder(c.cached("INSERT INTO user_memberships (id, user, unit, from_day, to_day) VALUES (?, ?, ?, ?, ?) "
                    "ON CONFLICT (id) DO UPDATE SET user = excluded.user, unit = excluded.unit, "
                    "from_day = excluded.from_day, to_day = excluded.to_day"))(m.id)(m.user)(m.unit)(m.from)(m.to)
        .run();
}

std::vector<core::UserMembership> readUserMemberships(Connection& c)
{
    return readAll<core::UserMembership>(
        c, "SELECT id, user, unit, from_day, to_day FROM user_memberships ORDER BY id", [](Reader& r) {
            core::UserMembership m;
            m.id = r.id<MembershipId>();
            m.user = r.id<UserId>();
            m.unit = r.id<UnitId>();
            m.from = r.date();
            m.to = r.optionalDate();
            return m;
        });
}

void put(Connection& c, const core::Child& k)
{
    addOrChange(c,
                "INSERT INTO children (id, name, birth_date, sex, cpr, external_id, pseudonym, protected_address, contact_adult) "
                "VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9) ON CONFLICT (id) DO NOTHING",
                "UPDATE children SET name = ?2, birth_date = ?3, sex = ?4, cpr = ?5, external_id = ?6, pseudonym = ?7, "
                "protected_address = ?8, contact_adult = ?9 WHERE id = ?1",
                [&](Binder& bind) {
                    bind(k.id).kept(k.name)(k.birthDate);
                    if (k.sex) bind(wordOf(kSexWords, *k.sex));
                    else bind.null();
                    bind.kept(k.cpr).kept(k.externalId).kept(k.pseudonym)(k.hasProtectedAddress)(k.contactAdult);
                });
}

std::vector<core::Child> readChildren(Connection& c)
{
    return readAll<core::Child>(
        c,
        "SELECT id, name, birth_date, sex, cpr, external_id, pseudonym, protected_address, contact_adult FROM children ORDER BY id",
        [](Reader& r) {
            core::Child k;
            k.id = r.id<ChildId>();
            k.name = r.text();
            k.birthDate = r.date();
            k.sex = r.optionalWord(kSexWords);
            k.cpr = r.text();
            k.externalId = r.text();
            k.pseudonym = r.text();
            k.hasProtectedAddress = r.flag();
            k.contactAdult = r.id<UserId>();
            return k;
        });
}

void put(Connection& c, const core::ChildMembership& m)
{
    addOrChange(c, "INSERT INTO child_memberships (id, child, unit, from_day, to_day) VALUES (?1, ?2, ?3, ?4, ?5) ON CONFLICT (id) DO NOTHING",
                "UPDATE child_memberships SET child = ?2, unit = ?3, from_day = ?4, to_day = ?5 WHERE id = ?1",
                [&](Binder& bind) { bind(m.id)(m.child)(m.unit)(m.from)(m.to); });
}

std::vector<core::ChildMembership> readChildMemberships(Connection& c)
{
    return readAll<core::ChildMembership>(
        c, "SELECT id, child, unit, from_day, to_day FROM child_memberships ORDER BY id", [](Reader& r) {
            core::ChildMembership m;
            m.id = r.id<MembershipId>();
            m.child = r.id<ChildId>();
            m.unit = r.id<UnitId>();
            m.from = r.date();
            m.to = r.optionalDate();
            return m;
        });
}

void put(Connection& c, const core::Siblings& s)
{
    TRIVSEL_CHECK(s.a < s.b);
    Binder(c.cached("INSERT INTO siblings (a, b) VALUES (?, ?) ON CONFLICT DO NOTHING"))(s.a)(s.b).run();
}

std::vector<core::Siblings> readSiblings(Connection& c)
{
    return readAll<core::Siblings>(c, "SELECT a, b FROM siblings ORDER BY a, b", [](Reader& r) {
        const auto a = r.id<ChildId>();
        return core::Siblings{a, r.id<ChildId>()};
    });
}

void put(Connection& c, const core::CustodyHolder& h)
{
    addOrChange(c,
                "INSERT INTO custody_holders (id, child, name, contact, protected_address, needs_interpreter, to_day) "
                "VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7) ON CONFLICT (id) DO NOTHING",
                "UPDATE custody_holders SET child = ?2, name = ?3, contact = ?4, protected_address = ?5, needs_interpreter = ?6, to_day = ?7 WHERE id = ?1",
                [&](Binder& bind) { bind(h.id)(h.child)(h.name)(h.contact)(h.hasProtectedAddress)(h.needsInterpreter)(h.to); });
}

std::vector<core::CustodyHolder> readCustodyHolders(Connection& c)
{
    return readAll<core::CustodyHolder>(
        c, "SELECT id, child, name, contact, protected_address, needs_interpreter, to_day FROM custody_holders ORDER BY id",
        [](Reader& r) {
            core::CustodyHolder h;
            h.id = r.number();
            h.child = r.id<ChildId>();
            h.name = r.text();
            h.contact = r.text();
            h.hasProtectedAddress = r.flag();
            h.needsInterpreter = r.flag();
            h.to = r.optionalDate();
            return h;
        });
}

void remove(Connection& c, UnitId unit) { Binder(c.cached("DELETE FROM units WHERE id = ?"))(unit).run(); }
void remove(Connection& c, ChildId child) { Binder(c.cached("DELETE FROM children WHERE id = ?"))(child).run(); }
void remove(Connection& c, const core::Siblings& pair)
{
    Binder(c.cached("DELETE FROM siblings WHERE a = ? AND b = ?"))(pair.a)(pair.b).run();
}
void remove(Connection& c, MembershipId membership)
{
    Binder(c.cached("DELETE FROM child_memberships WHERE id = ?"))(membership).run();
    Binder(c.cached("DELETE FROM user_memberships WHERE id = ?"))(membership).run(); // an id is in one of the three
    Binder(c.cached("DELETE FROM custody_holders WHERE id = ?"))(membership).run();
}

} // namespace trivsel::storage
