#include "app/import_list.h"

#include "base/text.h"
#include "exchange/spreadsheet_table.h"

namespace trivsel::app::imports {

namespace {

Result<Matched> columnsOf(const ListForm& form, const std::vector<std::string>& header, const std::string& mapping, const Remembered& remembered)
{
    if (mapping.empty() && remembered)
        if (const std::string before = remembered(header); !before.empty())
            if (auto columns = form.findColumns(header, before)) return columns;
    return form.findColumns(header, mapping);
}

void tell(Matching* matching, const ListForm& form, const std::vector<std::string>& header, const Result<Matched>& columns, const std::string& mapping)
{
    if (matching == nullptr) return;
    matching->headings = header;
    for (const auto& name : form.fields) matching->fields.push_back(name.field);
    matching->of = columns ? *columns : matchedSoFar(form.fields, header, mapping);
}

} // namespace

std::string_view ListRow::cell(std::size_t field) const
{
    const std::size_t at = columns[field];
    return at == 0 || at > cells.size() ? std::string_view() : text::trim(cells[at - 1]);
}

Error stoppedReading()
{
    return {ErrorCode::Failed, {"Læsningen er stoppet. Intet er indlæst.", "The reading was stopped. Nothing was imported."}, {}};
}

Result<void> readList(const RosterRequest& request, const ListForm& form, const Remembered& remembered, JobProgress* progress,
                      Matching* matching, const std::function<void(const ListRow&)>& take)
{
    auto table = exchange::SpreadsheetTable::open(request.fileName, request.bytes);
    if (!table) return fail(table.error());
    const auto columns = columnsOf(form, table->header(), request.mapping, remembered);
    tell(matching, form, table->header(), columns, request.mapping);
    if (!columns) {
        Error fault = columns.error();
        const std::string place = exchange::placeWords(request.fileName, table->line());
        fault.message = {place + fault.message.da, place + fault.message.in(Language::English)};
        return fail(std::move(fault));
    }
    if (progress != nullptr) progress->total = table->size();

    std::vector<std::string_view> cells;
    std::vector<exchange::CsvFault> syntax;
    for (; table->next(cells, syntax); syntax.clear()) {
        take({table->line(), *columns, cells, syntax});
        if (progress == nullptr) continue;
        progress->done = table->offset();
        if (progress->isStopping) return fail(stoppedReading());
    }
    if (table->failed()) return fail(*table->failed());
    return {};
}

} // namespace trivsel::app::imports
