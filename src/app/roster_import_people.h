#pragma once

#include "app/roster_import_read.h"
#include "app/world.h"

#include <map>
#include <memory_resource>
#include <unordered_map>
#include <unordered_set>

/// Whom a roster's row may mean: the children of the store and those of earlier rows. For roster_import alone.
namespace trivsel::app::roster {

/// Found by id, CPR number, name and birth date. A municipality's list has a hundred thousand rows: every key is folded
/// once, and what is remembered of a row lies in one arena.
class People {
public:
    /// `below`: the units whose children a list may name without an id or number.
    /// `expectedRows`: about as many as the list has.
    People(const World& world, const std::unordered_set<UnitId>& below, UserId user, Date today, std::size_t expectedRows);

    /// The store's child that a row means, if any.
    struct Match {
        const core::Child* child = nullptr;
        std::size_t column = 0;   ///< of the cell that told
        bool isElsewhere = false; ///< in the store, but not below the user's places
    };
    Match match(const Entry& entry) const;
    /// The row's CPR number is that of another child of the store than the one it means.
    bool isNumberOfAnother(const Entry& entry, const Match& match) const;

    struct Repeat {
        std::size_t line = 0, column = 0;
        bool isOtherName = false; ///< one number, two children
    };
    /// The line that named the same child before, whichever key tells; else this line is remembered.
    std::optional<Repeat> repeatOf(const Entry& entry, const Match& match);

    /// A child of this name with a birth date near this one, of the store or of an earlier row: perhaps the same.
    std::optional<Text> doubt(const Entry& entry) const;
    /// The row, which repeatOf() has seen, is a new child: later rows may be doubted to be the same.
    void isNew(const Entry& entry);

    /// Where the child is, or will be; null when it has left.
    const core::ChildMembership* present(ChildId child) const;
    /// Of every child who is in a unit today: the membership that says so.
    template <class Take> void eachToday(Take take) const
    {
        for (const auto& [id, place] : m_places)
            if (place.today != nullptr) take(*place.today);
    }

private:
    /// A line of the file.
    struct Line {
        std::size_t line = 0; ///< 0: none yet
        std::string_view name; ///< folded
    };
    /// Everything under one id or number.
    struct Key {
        const core::Child* child = nullptr; ///< of the store
        Line row;
    };
    struct Place {
        const core::ChildMembership* latest = nullptr;
        const core::ChildMembership* today = nullptr; ///< as World::unitOf has it
        bool isBelow = false, wasBelow = false;
        Line row;
    };
    /// Those of one name and birth date.
    struct Day {
        struct Known {
            const core::Child* child = nullptr; ///< is or was below
            const Known* next = nullptr;
        };
        const Known* known = nullptr;
        std::size_t line = 0;     ///< the first row
        std::size_t bareLine = 0; ///< the first that has neither id nor number
        bool hasNamesake = false; ///< somebody whom a new child may be doubted to be:
        const core::Child* namesake = nullptr;
        std::size_t namesakeLine = 0; ///< of a new child
    };
    /// Everybody of one name.
    struct Name {
        std::string_view key; ///< folded
        std::pmr::map<Date, Day> days;
    };
    using Keys = std::pmr::unordered_map<std::string_view, Key>;

    std::string_view keep(std::string_view text);
    Name& nameOf(std::string_view nameKey);
    const Name* findName(std::string_view nameKey) const;
    const Day* dayOf(const Entry& entry) const;
    const core::Child* childOf(const Keys& keys, std::string_view key) const;
    void addPlaces(const std::unordered_set<UnitId>& below);
    static Line* rowIn(Keys& keys, std::string_view key);
    void remember(Keys& keys, std::string_view key, const Line& row);

    const World& m_world;
    Date m_today;
    std::pmr::monotonic_buffer_resource m_arena;
    Keys m_ids{&m_arena}, m_numbers{&m_arena};
    std::pmr::unordered_map<std::string_view, Name> m_names{&m_arena};
    mutable const Name* m_lastName = nullptr; ///< asked for several times for each row
    std::pmr::unordered_map<ChildId, Place> m_places{&m_arena};
    Day* m_last = nullptr; ///< of the row that repeatOf() has remembered
};

} // namespace trivsel::app::roster
