#pragma once

#include "app/import_columns.h"
#include "base/result.h"
#include "core/school/survey.h"
#include "core/school/survey_form.h"

#include <array>
#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

/// Which column of a survey file holds what. For survey_import alone.
namespace trivsel::app::survey {

enum class Field { Class, Id, Cpr, Name, BirthDate, Indicator, Mean, Count };
constexpr std::size_t kFields = 8;

/// Columns from 1; 0 = the file does not have it.
struct Columns {
    std::array<std::size_t, kFields> of{};
    std::vector<std::size_t> items; ///< per item of the form; empty for class figures
    std::size_t operator[](Field field) const { return of[static_cast<std::size_t>(field)]; }
};

using Kind = core::Survey::Kind;

/// Headings without the spaces around them.
std::vector<std::string> headingsOf(const std::vector<std::string_view>& header);

/// Finds the columns by their Danish or English names (an item's is its id or its words), or as `mapping` says: a JSON
/// object from "class", "id", "cpr", "name", "birth_date", "indicator", "mean", "n" or an item's id to a column.
Result<Columns> findColumns(const std::vector<std::string>& headings, const std::string& mapping, Kind kind, const core::SurveyForm* form);

/// How they are taken so far, of the fields that a file of this kind can have: to be chosen among. Views into `form`.
imports::Matching matchingOf(const std::vector<std::string>& headings, const std::string& mapping, Kind kind, const core::SurveyForm* form);

/// Whether a file of pupils' rows is the national trivselsmåling's: its name, the survey's name or a heading says so, or
/// its questions are numbered and exactly as many as the national forms have (20, 40, or 29 that make the indicators).
/// Somebody who renames all of it is not found out; the page that asks for the kind says what may be read in.
bool looksNational(const std::vector<std::string_view>& header, std::string_view fileName, std::string_view surveyName);

} // namespace trivsel::app::survey
