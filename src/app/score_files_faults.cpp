#include "app/score_files_faults.h"

#include <algorithm>
#include <tuple>

namespace trivsel::app::score_files {

void FaultList::append(const FaultList& other, std::size_t lines)
{
    for (const PlacedFault& fault : other.m_faults) {
        if (!hasRoom()) break;
        m_faults.push_back({fault.line + lines, fault.column, fault.what});
    }
    m_total += other.m_total;
}

void FaultList::sort()
{
    std::ranges::stable_sort(m_faults, {}, [](const PlacedFault& f) { return std::tuple(f.line, f.column); });
}

std::string faultLine(std::string_view file, const PlacedFault& fault, Language language)
{
    return fmt::format("{}:{}:{}: {}", file, fault.line, fault.column, fault.what.in(language));
}

void tell(const FaultList& faults, std::string_view file, Language language, FileFaults& into)
{
    for (const PlacedFault& fault : faults.kept()) into.lines.push_back(faultLine(file, fault, language));
    into.total += faults.total();
}

tl::unexpected<Error> faultyFile(std::string_view file, std::size_t faults)
{
    return fail(ErrorCode::BadInput,
                say(faults == 1 ? "{} har {} fejl. Intet er skrevet; ret den og prøv igen."
                                : "{} har {} fejl. Intet er skrevet; ret dem og prøv igen.",
                    faults == 1 ? "{} has {} fault. Nothing was written; mend it and try again."
                                : "{} has {} faults. Nothing was written; mend them and try again.",
                    file, faults));
}

} // namespace trivsel::app::score_files
