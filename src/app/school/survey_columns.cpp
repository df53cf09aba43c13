#include "app/school/survey_columns.h"

#include "base/text.h"
#include "definitions/catalog.h"

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include <algorithm>
#include <map>

namespace trivsel::app::survey {
namespace {

struct FieldNames {
    std::string_view field;                ///< the word of a mapping
    std::vector<std::string_view> columns; ///< in lower case
};

const std::array<FieldNames, kFields>& fieldNames()
{
    static const std::array<FieldNames, kFields> names{{
        {"class", {"class", "klasse", "klassenavn", "hold", "unit", "stue", "gruppe"}},
        {"id", {"id", "elev-id", "elevid", "pupil id"}},
        {"cpr", {"cpr", "cpr-nr", "cpr-nr.", "cprnr", "cpr-nummer"}},
        {"name", {"name", "navn", "elevens navn"}},
        {"birth_date", {"birth_date", "fødselsdato", "fødselsdag", "birth date"}},
        {"indicator", {"indicator", "indikator"}},
        {"mean", {"mean", "gennemsnit", "score"}},
        {"n", {"n", "antal", "antal elever", "antal svar", "count"}},
    }};
    return names;
}

std::string shown(std::string_view s) { return text::displayLine(s, 60); }

Text say(std::string_view da, std::string_view en, std::string_view what)
{
    return {fmt::format(fmt::runtime(da), what), fmt::format(fmt::runtime(en), what)};
}

std::string keyOf(std::string_view cell) { return text::foldCase(text::trim(cell)); }

/// Heading by word of the mapping, as written.
Result<std::map<std::string, std::string, std::less<>>> readMapping(const std::string& mapping, const core::SurveyForm* form)
{
    std::map<std::string, std::string, std::less<>> columns;
    if (text::trim(mapping).empty()) return columns;
    const auto json = nlohmann::json::parse(mapping, nullptr, false);
    if (!json.is_object())
        return fail(ErrorCode::BadInput, {"Kolonnevalget er ikke et JSON-objekt som {\"class\": \"Klasse\"}. Intet er læst ind.",
                                          "The mapping is not a JSON object such as {\"class\": \"Class\"}. Nothing has been read in."});
    for (const auto& [key, value] : json.items()) {
        const bool isField = std::ranges::find(fieldNames(), key, &FieldNames::field) != fieldNames().end();
        const bool isItem = form != nullptr && form->item(key) != nullptr;
        if ((!isField && !isItem) || !value.is_string())
            return fail(ErrorCode::BadInput, say("Kolonnevalget har \"{}\", som hverken er et felt eller et spørgsmål i skemaet. Intet er læst ind.",
                                                 "The mapping has \"{}\", which is neither a field nor a question of the form. Nothing has been read in.", shown(key)));
        columns[key] = keyOf(value.get<std::string>());
    }
    return columns;
}

class Finder {
public:
    Finder(const std::vector<std::string_view>& header, std::map<std::string, std::string, std::less<>> chosen) : m_chosen(std::move(chosen))
    {
        for (std::size_t i = 0; i < header.size(); ++i) m_places[keyOf(header[i])].push_back(i + 1);
    }

    /// The column of a field; 0 where there is none. `words`: the headings that mean it.
    Result<std::size_t> find(std::string_view field, const std::vector<std::string>& words)
    {
        const auto own = m_chosen.find(field);
        std::vector<std::size_t> found;
        const auto look = [&](const std::string& word) {
            const auto at = m_places.find(word);
            if (at == m_places.end()) return;
            for (const std::size_t place : at->second)
                if (std::ranges::find(found, place) == found.end()) found.push_back(place);
        };
        if (own != m_chosen.end()) look(own->second);
        else std::ranges::for_each(words, look);
        if (found.size() > 1)
            return fail(ErrorCode::BadInput, say("To kolonner kan være {}. Fjern den ene, eller vælg kolonner selv. Intet er læst ind.",
                                                 "Two columns could be {}. Remove one, or choose the columns yourself. Nothing has been read in.", shown(field)));
        if (own != m_chosen.end() && found.empty())
            return fail(ErrorCode::BadInput, say("Filen har ingen kolonne »{}«, som kolonnevalget nævner. Intet er læst ind.",
                                                 "The file has no column “{}”, which the mapping names. Nothing has been read in.", shown(own->second)));
        return found.empty() ? 0 : found.front();
    }

private:
    std::map<std::string, std::string, std::less<>> m_chosen;
    std::map<std::string, std::vector<std::size_t>, std::less<>> m_places;
};

/// What the file must have and has not.
std::string missing(const Columns& columns, Layout layout, const core::SurveyForm* form)
{
    constexpr std::size_t kMostNamed = 5;
    std::vector<std::string> names;
    const auto need = [&](bool isThere, std::string_view word) {
        if (!isThere) names.emplace_back(word);
    };
    if (layout != Layout::Named) need(columns[Field::Class] != 0, "klasse (class)");
    if (layout == Layout::Named) {
        const bool hasName = columns[Field::Name] != 0 && columns[Field::BirthDate] != 0;
        need(columns[Field::Id] != 0 || columns[Field::Cpr] != 0 || hasName, "id, cpr eller navn og fødselsdato (id, cpr, name + birth_date)");
    }
    if (layout == Layout::ClassFigures) {
        need(columns[Field::Indicator] != 0, "indikator (indicator)");
        need(columns[Field::Mean] != 0, "gennemsnit (mean)");
        need(columns[Field::Count] != 0, "antal (n)");
    }
    for (std::size_t i = 0; i < columns.items.size(); ++i) need(columns.items[i] != 0, form->items[i].id);
    std::string list;
    for (std::size_t i = 0; i < names.size() && i < kMostNamed; ++i) list += (list.empty() ? "" : ", ") + names[i];
    if (names.size() > kMostNamed) list += fmt::format(" … (+{})", names.size() - kMostNamed);
    return list;
}

} // namespace

Result<Columns> findColumns(const std::vector<std::string_view>& header, const std::string& mapping, Layout layout, const core::SurveyForm* form)
{
    auto chosen = readMapping(mapping, form);
    if (!chosen) return fail(chosen.error());
    Finder finder(header, std::move(*chosen));
    Columns columns;
    for (std::size_t i = 0; i < kFields; ++i) {
        const std::vector<std::string> words(fieldNames()[i].columns.begin(), fieldNames()[i].columns.end());
        const auto column = finder.find(fieldNames()[i].field, words);
        if (!column) return fail(column.error());
        columns.of[i] = *column;
    }
    if (layout != Layout::ClassFigures) {
        for (const core::SurveyItem& item : form->items) {
            const auto column = finder.find(item.id, {item.id, keyOf(item.text.da), keyOf(item.text.in(Language::English))});
            if (!column) return fail(column.error());
            columns.items.push_back(*column);
        }
    }
    if (const std::string names = missing(columns, layout, form); !names.empty())
        return fail(ErrorCode::BadInput, say("Filens første linje skal være overskrifter. Den mangler: {}. Ret overskrifterne, eller vælg kolonner selv. Intet er læst ind.",
                                             "The first line of the file must be its headings. Missing: {}. Correct the headings, or choose the columns yourself. Nothing has been read in.", names));
    return columns;
}

std::string signatureOf(const std::vector<std::string_view>& header)
{
    std::string all;
    for (const std::string_view cell : header) all += keyOf(cell) + '\n';
    return definitions::sha256Hex(all);
}

bool looksNational(const std::vector<std::string_view>& header, std::string_view fileName, std::string_view surveyName)
{
    const auto says = [](std::string_view words) {
        const std::string key = keyOf(words);
        const bool isMeasure = key.find("trivselsmåling") != std::string::npos || key.find("trivselsmaaling") != std::string::npos;
        const bool isNational = key.find("national") != std::string::npos || key.find("ministeri") != std::string::npos;
        return (isMeasure && isNational) || key.find("trivselsværktøj") != std::string::npos;
    };
    if (says(fileName) || says(surveyName) || std::ranges::any_of(header, says)) return true;
    std::size_t numbered = 0;
    for (const std::string_view cell : header) {
        const std::string key = keyOf(cell);
        const std::size_t digits = key.find_first_of("0123456789");
        if (digits == std::string::npos || key.find_first_not_of("0123456789", digits) != std::string::npos) continue;
        const std::string_view word = text::trim(std::string_view(key).substr(0, digits));
        for (const std::string_view question : {"spm", "spm.", "spørgsmål", "q", "question", "sp", "item"}) numbered += word == question;
    }
    // 20 questions in 0.-3. klasse, 40 in 4.-9., of which 29 make the indicators (the ministry's page).
    return numbered == 20 || numbered == 29 || numbered == 40;
}

} // namespace trivsel::app::survey
