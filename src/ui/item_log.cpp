#include "ui/item_log.h"

#include <nlohmann/json.hpp>

#include <algorithm>
#include <cmath>

namespace trivsel::ui {

std::string_view toWord(Role role)
{
    switch (role) {
    case Role::Text: return "text";
    case Role::Heading: return "heading";
    case Role::Button: return "button";
    case Role::Link: return "link";
    case Role::Option: return "option";
    case Role::Checkbox: return "checkbox";
    case Role::Toggle: return "toggle";
    case Role::TextField: return "text field";
    case Role::PasswordField: return "password field";
    case Role::DateField: return "date field";
    case Role::DropDown: return "drop-down";
    case Role::TextArea: return "text area";
    case Role::Tab: return "tab";
    case Role::Card: return "card";
    case Role::Progress: return "progress";
    case Role::Row: return "row";
    case Role::Cell: return "cell";
    case Role::ColumnHeader: return "column header";
    case Role::NavItem: return "navigation";
    case Role::Badge: return "badge";
    case Role::Banner: return "banner";
    case Role::Dialog: return "dialog";
    case Role::MenuItem: return "menu item";
    case Role::Status: return "status";
    case Role::Mark: return "mark";
    case Role::Chart: return "chart";
    case Role::Image: return "image";
    }
    return "text";
}

void ItemLog::begin()
{
    m_items.clear();
    m_text.clear();
    m_topLayer = 0;
}

void ItemLog::wipe()
{
    m_text.resize(m_text.capacity());
    volatile char* bytes = m_text.data();
    for (std::size_t i = 0; i < m_text.size(); ++i) bytes[i] = 0;
    begin();
}

void ItemLog::add(const Item& item)
{
    Stored stored{item};
    stored.labelAt = static_cast<std::uint32_t>(m_text.size());
    stored.labelSize = static_cast<std::uint32_t>(item.label.size());
    m_text.append(item.label);
    stored.valueAt = static_cast<std::uint32_t>(m_text.size());
    stored.valueSize = static_cast<std::uint32_t>(item.value.size());
    m_text.append(item.value);
    m_items.push_back(stored);
    m_topLayer = std::max(m_topLayer, item.layer);
}

void ItemLog::setLastValue(std::string_view value)
{
    if (m_items.empty()) return;
    Stored& last = m_items.back();
    last.valueAt = static_cast<std::uint32_t>(m_text.size());
    last.valueSize = static_cast<std::uint32_t>(value.size());
    m_text.append(value);
}

Item ItemLog::at(std::size_t index) const
{
    const Stored& stored = m_items.at(index);
    Item item = stored.item;
    item.label = std::string_view(m_text).substr(stored.labelAt, stored.labelSize);
    item.value = std::string_view(m_text).substr(stored.valueAt, stored.valueSize);
    return item;
}

std::ptrdiff_t ItemLog::find(std::string_view label, int nth) const
{
    int left = nth;
    for (const bool interactive : {true, false}) {
        for (std::size_t i = 0; i < m_items.size(); ++i) {
            const Stored& s = m_items[i];
            if (s.item.focusable != interactive || s.item.layer != m_topLayer) continue;
            if (std::string_view(m_text).substr(s.labelAt, s.labelSize) == label && --left == 0)
                return static_cast<std::ptrdiff_t>(i);
        }
        if (left < nth) return -1;
    }
    return -1;
}

std::ptrdiff_t ItemLog::findId(std::uint32_t id) const
{
    if (id == 0) return -1;
    const auto found = std::find_if(m_items.begin(), m_items.end(),
                                    [id](const Stored& s) { return s.item.focusable && s.item.id == id; });
    return found == m_items.end() ? -1 : found - m_items.begin();
}

bool ItemLog::contains(std::string_view text) const
{
    for (std::size_t i = 0; i < m_items.size(); ++i) {
        const Item item = at(i);
        if (item.label.find(text) != std::string_view::npos || item.value.find(text) != std::string_view::npos)
            return true;
    }
    return false;
}

std::string ItemLog::jsonLines() const
{
    std::string out;
    for (std::size_t i = 0; i < m_items.size(); ++i) {
        const Item item = at(i);
        nlohmann::ordered_json line;
        line["role"] = toWord(item.role);
        line["label"] = item.label;
        line["value"] = item.value;
        line["enabled"] = item.enabled;
        line["focused"] = item.focused;
        line["rect"] = {std::lround(item.rect.left), std::lround(item.rect.top), std::lround(item.rect.width()),
                        std::lround(item.rect.height())};
        out += line.dump(-1, ' ', false, nlohmann::ordered_json::error_handler_t::replace);
        out += '\n';
    }
    return out;
}

void ItemLog::lookFor(std::string label, int nth)
{
    m_wanted = std::move(label);
    m_wantedNth = nth;
    if (!m_wanted.empty()) m_found = 0;
}

} // namespace trivsel::ui
