#include "storage/row_table.h"

#include <vector>

namespace trivsel::storage {
namespace {

std::vector<std::string_view> namesIn(std::string_view columns)
{
    constexpr std::string_view kBetween = ", ";
    std::vector<std::string_view> names;
    for (std::size_t from = 0; from <= columns.size();) {
        const std::size_t end = columns.find(kBetween, from);
        names.push_back(columns.substr(from, end == std::string_view::npos ? end : end - from));
        if (end == std::string_view::npos) break;
        from = end + kBetween.size();
    }
    return names;
}

} // namespace

RowTable::RowTable(std::string_view name, std::string_view columns) : m_name(name)
{
    const auto names = namesIn(columns);
    const std::string key(names.front());
    std::string marks, updates;
    for (std::size_t i = 0; i < names.size(); ++i) {
        marks += i == 0 ? "?" : ", ?";
        if (i == 0) continue;
        if (!updates.empty()) updates += ", ";
        updates += std::string(names[i]) + " = excluded." + std::string(names[i]);
    }
    m_upsert = "INSERT INTO " + m_name + " (" + std::string(columns) + ") VALUES (" + marks + ") ON CONFLICT (" + key +
               ") DO UPDATE SET " + updates;
    m_select = "SELECT " + std::string(columns) + " FROM " + m_name + " ORDER BY " + key;
}

} // namespace trivsel::storage
