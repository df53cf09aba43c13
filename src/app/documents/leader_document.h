#pragma once

#include "base/date.h"
#include "base/text.h"
#include "core/chart/chart.h"
#include "report/document.h"

#include <string>
#include <vector>

namespace trivsel::app {

/// A leader's report: the same charts as the window shows, out of released tables and nothing else. Every text is words
/// already; none names a child or an adult.
struct LeaderReport {
    struct Section {
        std::string heading;
        std::vector<std::string> sentences;
        std::vector<core::chart::Chart> charts;
    };
    std::string place;  ///< "Strandhuset", "Distrikt Nord"
    std::string period; ///< "Efterår 2026"
    std::vector<std::string> cover; ///< what it is about and what is not told: below the title
    std::vector<Section> sections;
};

struct OverviewModel;
/// What Overblik shows, but for the figures that are on a leader's screen alone.
LeaderReport leaderReport(const OverviewModel& model, Language language);

/// Who prints it, for the foot.
struct PrintedBy {
    Language language = Language::Danish;
    Date today;
    LocalTime now;
    std::string user;    ///< name
    std::string logMark; ///< Session::auditMark()
};

/// Four to eight pages for an institution. A section begins where it fits; a chart is never parted from its sentence.
/// What would be higher than a page is told in several charts.
report::Document leaderDocument(const LeaderReport& report, const PrintedBy& by);

} // namespace trivsel::app
