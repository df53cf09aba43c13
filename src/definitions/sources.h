#pragma once

#include "core/guide.h"
#include "core/municipality.h"
#include "definitions/json_reader.h"

#include <set>
#include <string>
#include <vector>

/// Where the entries of a guide, profile or calendar come from (data/README.md, "Origin").
namespace trivsel::definitions {

class Sources {
public:
    /// Reads `sources`; read it before the entries that refer to it.
    explicit Sources(Node node);
    std::vector<core::Source> list;
    /// Reads `source` and `local_choice` of an entry: at least one of them.
    core::Provenance origin(Object& entry) const;

private:
    std::set<std::string, std::less<>> m_ids;
};

} // namespace trivsel::definitions
