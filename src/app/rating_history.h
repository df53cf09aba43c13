#pragma once

#include "core/round.h"

#include <cstddef>
#include <deque>
#include <map>
#include <string>
#include <utility>

/// Undo and redo of one's own open ratings, as whole values.
namespace trivsel::app {

class RatingHistory {
public:
    static constexpr std::size_t kMostSteps = 200; ///< the oldest is forgotten first
    /// Two commits of the same comment closer than this are one edit.
    static constexpr std::chrono::seconds kSameEdit{60};

    using Key = std::pair<RoundId, ChildId>;

    const core::Rating* undoTop(const Key& key) const; ///< the value undo would bring back; null if none
    const core::Rating* redoTop(const Key& key) const;

    /// Before an edit took effect: `before` is the value it changes. `commentItem` is the item of a comment; null for
    /// any other edit. Comments of one item merge while nothing else happens to the rating.
    void record(const core::Rating& before, const std::string* commentItem, Instant now);
    void undone(const core::Rating& current); ///< after undo: `current` is the value it replaced
    void redone(const core::Rating& current);
    void clear(const Key& key); ///< the rating is done
    void clear() { m_tracks.clear(); }

private:
    struct Track {
        std::deque<core::Rating> undo, redo;
        bool isComment = false;
        std::string commentItem;
        Instant commentAt{};
    };
    std::map<Key, Track> m_tracks;
};

} // namespace trivsel::app
