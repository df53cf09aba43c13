#pragma once

#include "app/figures_rows.h"
#include "app/lists.h"
#include "base/date.h"

#include <span>
#include <string>

/// Files of released tables: pure functions of them. Who may have them, and that they were asked for, is
/// figures_export.h's matter.
namespace trivsel::app {

/// `period,institution,unit,age_band,sex,variable,category,low,high,n_low,n_high,share_low,share_high,interval_low,`
/// `interval_high,withheld`, a row for each category. `low` and `high` are numbers of children; shares lie between 0
/// and 1, their interval is Wilson's of 95 %. Empty under unit, age_band and sex: not made by it.
std::string statisticsCsv(std::span<const core::release::Figures* const> periods, const FiguresQuery& query,
                          ListForm form, Language language);

/// A workbook with one sheet per theme that has figures, and one that says what is withheld and why.
Result<std::string> figuresXlsx(std::span<const core::release::Figures* const> periods, Language language, Date madeOn);

} // namespace trivsel::app
