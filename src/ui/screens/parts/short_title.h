#pragma once

#include "app/models/rating_model.h"
#include "ui/frame.h"

#include <string_view>
#include <vector>

namespace trivsel::ui {

/// "Psykisk" for "Psykisk og emotionel trivsel": titles that end alike are told apart by their first word, so that the
/// tabs of all areas stand in one row. A title whose first word does not do is given whole.
inline std::string_view shortTitle(const Frame& frame, const std::vector<app::RatingModel::Area>& areas,
                                   std::size_t index)
{
    const auto firstOf = [](std::string_view title) { return title.substr(0, title.find(' ')); };
    const auto lastOf = [](std::string_view title) { return title.substr(title.rfind(' ') + 1); };
    const std::string_view title = areas[index].title.in(frame.language);
    bool sharesEnd = false;
    for (std::size_t i = 0; i < areas.size(); ++i) {
        if (i == index) continue;
        const std::string_view other = areas[i].title.in(frame.language);
        sharesEnd = sharesEnd || lastOf(other) == lastOf(title);
        if (firstOf(other) == firstOf(title)) return title;
    }
    return sharesEnd ? firstOf(title) : title;
}

} // namespace trivsel::ui
