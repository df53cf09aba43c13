#include "app/figures_export.h"

#include "app/commands/handlers.h"
#include "app/session.h"
#include "base/check.h"
#include "exchange/figures_file.h"

#include <sodium.h>

#include <algorithm>
#include <array>

namespace trivsel::app {

namespace {

using core::release::Figures;
using Chosen = std::vector<const Figures*>;

Result<void> noted(Session& session, const char* what, const std::string& purpose)
{
    if (auto read = session.apply(ReadFigures{what, purpose}); !read) return read;
    return session.flush();
}

/// Those of the institution that is named; the refusal lists the institutions there are.
Result<Chosen> ofInstitution(Chosen from, const std::string& name)
{
    if (text::trim(name).empty()) return from;
    const std::string wanted = text::foldCase(text::trim(name));
    Chosen found;
    std::string all;
    for (const Figures* one : from) {
        if (text::foldCase(one->institution) == wanted) found.push_back(one);
        const std::string shown = text::displayLine(one->institution, 60);
        if (all.find(shown) == std::string::npos) all += (all.empty() ? "" : ", ") + shown;
    }
    if (!found.empty()) return found;
    const std::string shown = text::displayLine(name, 60);
    return fail(ErrorCode::BadInput, {"Der er ingen tal fra \"" + shown + "\". Der er tal fra: " + all + ".",
                                      "There are no figures of \"" + shown + "\". There are figures of: " + all + "."});
}

/// The role first: who may not have figures is not told which periods there are.
Result<Chosen> chosen(Session& session, const char* what, const FiguresRequest& request, const Chosen& all)
{
    if (auto ok = session.allowed(ReadFigures{what, request.purpose}); !ok) return fail(ok.error());
    auto periods = periodsNamed(all, request.period);
    if (!periods) return periods;
    return ofInstitution(*std::move(periods), request.institution);
}

/// The store's secret, wiped when it goes.
struct Secret {
    std::array<std::uint8_t, 32> bytes{};
    explicit Secret(const std::string& hex)
    {
        std::size_t length = 0;
        TRIVSEL_CHECK(sodium_hex2bin(bytes.data(), bytes.size(), hex.data(), hex.size(), nullptr, &length, nullptr) ==
                          0 &&
                      length == bytes.size());
    }
    ~Secret() { sodium_memzero(bytes.data(), bytes.size()); }
    Secret(const Secret&) = delete;
    Secret& operator=(const Secret&) = delete;
};

} // namespace

Chosen figuresOf(const Session& session)
{
    Chosen all;
    for (const ClosingPtr& closing : session.world().closings.all()) all.push_back(&closing->figures);
    return all;
}

Result<std::string> statisticsExport(Session& session, const FiguresRequest& request, std::string_view by,
                                     ListForm form, Language language)
{
    const auto query = figuresQuery(by);
    if (!query) return fail(query.error());
    const auto periods = chosen(session, "statistics", request, figuresOf(session));
    if (!periods) return fail(periods.error());
    if (auto ok = noted(session, "statistics", request.purpose); !ok) return fail(ok.error());
    return statisticsCsv(*periods, *query, form, language);
}

Result<std::string> figuresWorkbookExport(Session& session, const FiguresRequest& request, Language language)
{
    constexpr const char* kWhat = "figures xlsx";
    if (auto ok = session.allowed(ReadFigures{kWhat, request.purpose}); !ok) return fail(ok.error());
    const Chosen all = figuresOf(session);
    const auto periods = request.period.empty() && !all.empty() ? ofInstitution(all, request.institution)
                                                                : chosen(session, kWhat, request, all);
    if (!periods) return fail(periods.error());
    auto bytes = figuresXlsx(*periods, language, session.today());
    if (!bytes) return bytes;
    if (auto ok = noted(session, kWhat, request.purpose); !ok) return fail(ok.error());
    return bytes;
}

Result<std::string> figuresFileExport(Session& session, const FiguresRequest& request)
{
    Chosen own;
    for (const ClosingPtr& closing : session.world().closings.all())
        if (closing->isOwn()) own.push_back(&closing->figures);
    const auto periods = chosen(session, "figures", request, own);
    if (!periods) return fail(periods.error());
    if (periods->size() > 1) {
        std::string all;
        for (const Figures* one : *periods) all += (all.empty() ? "" : ", ") + text::displayLine(one->institution, 60);
        return fail(ErrorCode::BadInput,
                    {"Flere institutioner har tal for perioden: " + all + ". Vælg én med --institution.",
                     "Several institutions have figures of the period: " + all + ". Choose one with --institution."});
    }
    const auto& settings = session.world().settings;
    const auto secret = settings.find(commands::kFiguresKey);
    TRIVSEL_CHECK(secret != settings.end()); // made with the first closing
    if (auto ok = noted(session, "figures", request.purpose); !ok) return fail(ok.error());
    return exchange::signFigures(*periods->front(), Secret(secret->second).bytes);
}

} // namespace trivsel::app
