#pragma once

#include "app/figures_files.h"

#include <string>
#include <vector>

/// Released tables out of an open store. Each leaves with a purpose that stands in the audit before the bytes do; the
/// role table says who has them (ReadFigures), and everybody has the same.
namespace trivsel::app {

class Session;

/// All closed periods: own ones, and those taken in from other stores' files.
std::vector<const core::release::Figures*> figuresOf(const Session& session);

/// A figures file that is larger is not read: tables of hundreds of units are a tenth of it.
inline constexpr std::size_t kMostFiguresFileBytes = 9'000'000;

struct FiguresRequest {
    std::string purpose;
    std::string period;      ///< as periodsNamed takes it
    std::string institution; ///< by name; empty: all of them (a figures file: the only one)
};

/// The CSV of `statistics`; `by` as figuresQuery takes it.
Result<std::string> statisticsExport(Session& session, const FiguresRequest& request, std::string_view by,
                                     ListForm form, Language language);
/// The workbook; without a period all there are.
Result<std::string> figuresWorkbookExport(Session& session, const FiguresRequest& request, Language language);
/// The figures file of one own period of one institution, signed with the store's key, for the municipality's store.
Result<std::string> figuresFileExport(Session& session, const FiguresRequest& request);

} // namespace trivsel::app
