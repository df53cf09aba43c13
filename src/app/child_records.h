#pragma once

#include "base/ids.h"

#include <algorithm>
#include <map>
#include <unordered_map>
#include <vector>

namespace trivsel::app {

/// Records of one kind by id and by child. Pointers are valid until the next put.
template <class Key, class Record> class ChildRecords {
public:
    const Record* find(Key id) const
    {
        const auto at = m_all.find(id);
        return at != m_all.end() ? &at->second : nullptr;
    }
    /// In the order in which they were written.
    std::vector<const Record*> of(ChildId child) const
    {
        std::vector<const Record*> found;
        if (const auto at = m_ofChild.find(child); at != m_ofChild.end())
            for (const Key id : at->second) found.push_back(find(id));
        return found;
    }
    const std::map<Key, Record>& all() const { return m_all; }
    void put(const Record& record, const std::vector<ChildId>& children)
    {
        if (m_all.contains(record.id))
            for (auto& [child, ids] : m_ofChild) std::erase(ids, record.id);
        m_all.insert_or_assign(record.id, record);
        for (const ChildId child : children) {
            auto& ids = m_ofChild[child];
            ids.insert(std::upper_bound(ids.begin(), ids.end(), record.id), record.id);
        }
    }
    /// The same child as before: the index stands.
    void put(const Record& record)
    {
        const auto [at, isNew] = m_all.insert_or_assign(record.id, record);
        if (isNew) m_ofChild[record.child].push_back(record.id);
    }

private:
    std::map<Key, Record> m_all;
    std::unordered_map<ChildId, std::vector<Key>> m_ofChild;
};

} // namespace trivsel::app
