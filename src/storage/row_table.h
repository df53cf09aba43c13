#pragma once

#include <string>
#include <string_view>

namespace trivsel::storage {

/// A table whose rows are written and read whole, column by column in one order, which its Binder and its Reader follow.
/// The statements are made once per table and keep their place in memory, as Connection::cached wants.
class RowTable {
public:
    /// `columns`: names with ", " between them; the first is the key.
    RowTable(std::string_view name, std::string_view columns);
    const char* upsert() const { return m_upsert.c_str(); }
    const char* select() const { return m_select.c_str(); } ///< every row, by key
    std::string count() const { return "SELECT count(*) FROM " + m_name; }

private:
    std::string m_name, m_upsert, m_select;
};

} // namespace trivsel::storage
