#include "app/school/survey_columns.h"

#include "base/text.h"

#include <fmt/format.h>

#include <algorithm>
#include <deque>

namespace trivsel::app::survey {
namespace {

std::string keyOf(std::string_view cell) { return text::foldCase(text::trim(cell)); }

const std::array<imports::FieldName, kFields>& fieldNames()
{
    static const std::array<imports::FieldName, kFields> names{{
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

/// What a file can hold: the fields, then each question of the form. `words` keeps the questions' headings.
struct Fields {
    std::deque<std::string> words;
    std::vector<imports::FieldName> names;
};

Fields fieldsOf(Kind kind, const core::SurveyForm* form)
{
    Fields fields;
    fields.names.assign(fieldNames().begin(), fieldNames().end());
    if (kind == Kind::ClassFigures || form == nullptr) return fields;
    for (const core::SurveyItem& item : form->items) {
        imports::FieldName name{item.id, {item.id}};
        for (const Language language : {Language::Danish, Language::English}) name.columns.push_back(fields.words.emplace_back(keyOf(item.text.in(language))));
        fields.names.push_back(std::move(name));
    }
    return fields;
}

bool isOfKind(Field field, Kind kind)
{
    switch (field) {
    case Field::Class: return kind != Kind::Named;
    case Field::Id:
    case Field::Cpr:
    case Field::Name:
    case Field::BirthDate: return kind == Kind::Named;
    case Field::Indicator:
    case Field::Mean:
    case Field::Count: break;
    }
    return kind == Kind::ClassFigures;
}

/// What the file must have and has not.
std::string missing(const Columns& columns, Kind kind, const core::SurveyForm* form)
{
    constexpr std::size_t kMostNamed = 5;
    std::vector<std::string> names;
    const auto need = [&](bool isThere, std::string_view word) {
        if (!isThere) names.emplace_back(word);
    };
    if (kind != Kind::Named) need(columns[Field::Class] != 0, "klasse (class)");
    if (kind == Kind::Named) {
        const bool hasName = columns[Field::Name] != 0 && columns[Field::BirthDate] != 0;
        need(columns[Field::Id] != 0 || columns[Field::Cpr] != 0 || hasName, "id, cpr eller navn og fødselsdato (id, cpr, name + birth_date)");
    }
    if (kind == Kind::ClassFigures) {
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

std::vector<std::string> headingsOf(const std::vector<std::string_view>& header)
{
    std::vector<std::string> headings;
    for (const std::string_view cell : header) headings.emplace_back(text::trim(cell));
    return headings;
}

Result<Columns> findColumns(const std::vector<std::string>& headings, const std::string& mapping, Kind kind, const core::SurveyForm* form)
{
    const auto found = imports::matchColumns(fieldsOf(kind, form).names, headings, mapping);
    if (!found) return fail(found.error());
    Columns columns;
    std::copy_n(found->begin(), kFields, columns.of.begin());
    columns.items.assign(found->begin() + kFields, found->end());
    const std::string names = missing(columns, kind, form);
    if (names.empty()) return columns;
    return fail(ErrorCode::BadInput, {fmt::format("Filens første linje skal være overskrifter. Den mangler: {}. Ret overskrifterne, eller vælg kolonner selv. Intet er læst ind.", names),
                                      fmt::format("The first line of the file must be its headings. Missing: {}. Correct the headings, or choose the columns yourself. Nothing has been read in.", names)});
}

imports::Matching matchingOf(const std::vector<std::string>& headings, const std::string& mapping, Kind kind, const core::SurveyForm* form)
{
    const Fields fields = fieldsOf(kind, form);
    const imports::Matched found = imports::matchedSoFar(fields.names, headings, mapping);
    imports::Matching matching{headings, {}, {}};
    for (std::size_t i = 0; i < found.size(); ++i) {
        if (i < kFields && !isOfKind(static_cast<Field>(i), kind)) continue;
        matching.fields.push_back(fields.names[i].field);
        matching.of.push_back(found[i]);
    }
    return matching;
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
