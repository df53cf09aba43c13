#include "app/rating_history.h"

#include "base/check.h"

namespace trivsel::app {

const core::Rating* RatingHistory::undoTop(const Key& key) const
{
    const auto at = m_tracks.find(key);
    return at != m_tracks.end() && !at->second.undo.empty() ? &at->second.undo.back() : nullptr;
}

const core::Rating* RatingHistory::redoTop(const Key& key) const
{
    const auto at = m_tracks.find(key);
    return at != m_tracks.end() && !at->second.redo.empty() ? &at->second.redo.back() : nullptr;
}

void RatingHistory::record(const core::Rating& before, const std::string* commentItem, Instant now)
{
    Track& track = m_tracks[{before.round, before.child}];
    track.redo.clear();
    const bool sameEdit = commentItem != nullptr && track.isComment && track.commentItem == *commentItem
                          && now - track.commentAt <= kSameEdit && !track.undo.empty();
    track.isComment = commentItem != nullptr;
    track.commentItem = commentItem != nullptr ? *commentItem : std::string();
    track.commentAt = now;
    if (sameEdit) return;
    track.undo.push_back(before);
    if (track.undo.size() > kMostSteps) track.undo.pop_front();
}

void RatingHistory::undone(const core::Rating& current)
{
    Track& track = m_tracks[{current.round, current.child}];
    TRIVSEL_CHECK(!track.undo.empty());
    track.undo.pop_back();
    track.redo.push_back(current);
    track.isComment = false;
}

void RatingHistory::redone(const core::Rating& current)
{
    Track& track = m_tracks[{current.round, current.child}];
    TRIVSEL_CHECK(!track.redo.empty());
    track.redo.pop_back();
    track.undo.push_back(current);
    track.isComment = false;
}

void RatingHistory::clear(const Key& key) { m_tracks.erase(key); }

} // namespace trivsel::app
