#include "app/school/survey_import.h"

#include "app/command.h"
#include "app/import_remembered.h"
#include "app/roster_apply.h"
#include "app/roster_import_read.h"
#include "app/school/survey_columns.h"
#include "base/text.h"
#include "definitions/catalog.h"
#include "exchange/csv.h"

#include <fmt/format.h>

#include <algorithm>
#include <numeric>
#include <set>
#include <unordered_map>

namespace trivsel::app {
namespace {

using core::Survey;
using survey::Columns;
using survey::Field;

constexpr std::size_t kAskEvery = 2'000;
constexpr std::size_t kMostCells = 1'000; // of one record
constexpr std::size_t kLongestCell = 4'000; // bytes: far beyond a name, a question or an answer
constexpr std::size_t kMostKnown = 4'096; // cells whose meaning is remembered

tl::unexpected<Error> bad(Text message) { return fail(ErrorCode::BadInput, std::move(message)); }

/// "3. b" and "3.B" are one class.
std::string classKey(std::string_view name)
{
    std::string key = text::foldCase(name);
    std::erase(key, ' ');
    return key;
}

bool isSilence(const std::string& key)
{
    constexpr std::string_view kWords[] = {"", "-", "ønsker ikke at svare", "vil ikke svare", "ved ikke", "ikke besvaret", "not answered", "do not want to answer", "prefer not to answer", "do not know"};
    return std::ranges::find(kWords, key) != std::end(kWords);
}

/// The bytes as UTF-8; empty with `own` untouched where they are that already.
Result<std::string_view> textOf(const std::string& bytes, std::string& own)
{
    if (bytes.empty()) return bad({"Filen er tom. Intet er læst ind.", "The file is empty. Nothing has been read in."});
    if (exchange::looksLikeXlsx(bytes))
        return bad({"Det er en regnearksfil. Åbn den i regnearket, vælg Gem som og filtypen »CSV UTF-8 (semikolonsepareret)«, og vælg den nye fil her. Intet er læst ind.",
                    "This is a workbook. Open it in the spreadsheet, choose Save as and the file type “CSV UTF-8”, and choose the new file here. Nothing has been read in."});
    const bool isPlain = !exchange::looksLikeUtf16(bytes) && text::isUtf8(bytes);
    if (isPlain) return std::string_view(bytes); // zero bytes are told with their place by the reader
    own = exchange::decodeSpreadsheetText(bytes);
    if (own.empty())
        return bad({"Filen er ikke en tekstfil. Gem udtrækket som CSV, og vælg det. Intet er læst ind.",
                    "This is not a text file. Save the export as CSV and choose it. Nothing has been read in."});
    return std::string_view(own);
}

/// The first cell that is longer than anything that is asked for, from 1; 0 where there is none. Looked for before a
/// cell is folded or kept: a file may be one line of a hundred megabytes.
std::size_t tooLong(const std::vector<std::string_view>& cells)
{
    const auto at = std::ranges::find_if(cells, [](std::string_view cell) { return cell.size() > kLongestCell; });
    return at != cells.end() ? static_cast<std::size_t>(at - cells.begin()) + 1 : 0;
}

/// Reads one file, row by row.
class Rows {
public:
    Rows(const SurveyInput& input, SurveyReading& reading) : m_input(input), m_reading(reading), m_kind(input.about.kind)
    {
        for (std::size_t i = 0; i < input.classes.size(); ++i) m_classes[classKey(input.classes[i].name)].push_back(i);
        if (m_kind != Survey::Kind::Named) return;
        for (std::size_t i = 0; i < input.pupils.size(); ++i) {
            const SurveyInput::Pupil& pupil = input.pupils[i];
            if (!pupil.id.empty()) m_byId[pupil.id].push_back(i);
            if (!pupil.cpr.empty()) m_byCpr[pupil.cpr].push_back(i);
            m_byName[pupil.nameKey + '\n' + pupil.birthDate.iso()].push_back(i);
        }
    }

    void read(const Columns& columns, const std::vector<std::string_view>& cells, std::size_t width, std::size_t line, const std::vector<exchange::CsvFault>& syntax)
    {
        m_line = line;
        m_isRefused = false;
        for (const auto& fault : syntax) refuse(fault.column, fault.what);
        if (cells.size() > width)
            refuse(width + 1, {"linjen har flere celler end overskriften", "the row has more cells than the heading"});
        if (const std::size_t column = tooLong(cells); column != 0) return refuse(column, {"cellen er alt for lang; den holder mere end et navn eller et svar", "the cell is far too long; it holds more than a name or an answer"});
        m_columns = &columns;
        m_cells = &cells;
        if (m_kind == Survey::Kind::ClassFigures) readFigure();
        else readAnswers();
    }

    SurveySheet sheet;
    std::vector<core::SurveyPupil> pupils;
    std::vector<SurveyMean> means;
    std::set<std::size_t> classesOfMeans;

private:
    std::string_view cell(std::size_t column) const
    {
        return column == 0 || column > m_cells->size() ? std::string_view() : text::trim((*m_cells)[column - 1]);
    }
    std::size_t columnOf(Field field) const { return (*m_columns)[field]; }

    void refuse(std::size_t column, Text what)
    {
        if (!m_isRefused && m_reading.report.refused < kMostRefusedTold) {
            RosterReport::Row row;
            row.what = RosterReport::What::Refused;
            row.line = m_line;
            row.column = column;
            row.detail = std::move(what);
            m_reading.report.rows.push_back(std::move(row));
        }
        if (!m_isRefused) ++m_reading.report.refused;
        m_isRefused = true;
    }

    /// Index of the class that a cell names; nothing with the row refused.
    std::optional<std::size_t> classOf(std::size_t column)
    {
        const std::string_view written = cell(column);
        auto known = m_knownClasses.find(written);
        if (known == m_knownClasses.end()) {
            if (m_knownClasses.size() > kMostKnown) m_knownClasses.clear();
            const auto at = m_classes.find(classKey(written));
            known = m_knownClasses.emplace(std::string(written), at != m_classes.end() ? at->second : std::vector<std::size_t>{}).first;
        }
        if (written.empty()) refuse(column, {"klassen mangler", "the class is missing"});
        else if (known->second.empty())
            refuse(column, {"klassen findes ikke på skolen; ret navnet, eller opret den først", "there is no such class at the school; correct the name, or add it first"});
        else if (known->second.size() > 1) refuse(column, {"flere klasser på skolen har det navn", "several classes of the school have that name"});
        else return known->second.front();
        return std::nullopt;
    }

    /// Words or number of an answer: 0 = not answered, else 1 + its index; nothing when it is none.
    std::optional<std::uint8_t> answerOf(std::string_view written)
    {
        const auto& options = m_input.form->options;
        if (written.empty()) return std::uint8_t{0};
        if (written.size() == 1 && written[0] >= '1' && written[0] <= '9') {
            const auto place = static_cast<std::size_t>(written[0] - '0');
            return place <= options.size() ? std::optional(static_cast<std::uint8_t>(place)) : std::nullopt;
        }
        const auto known = m_knownAnswers.find(written);
        if (known != m_knownAnswers.end()) return known->second;
        const std::string key = text::foldCase(written);
        std::optional<std::uint8_t> answer;
        if (isSilence(key)) answer = 0;
        for (std::size_t i = 0; i < options.size() && !answer; ++i)
            if (key == options[i].id || key == text::foldCase(options[i].label.da) || key == text::foldCase(options[i].label.in(Language::English)))
                answer = static_cast<std::uint8_t>(i + 1);
        if (m_knownAnswers.size() > kMostKnown) m_knownAnswers.clear();
        m_knownAnswers.emplace(std::string(written), answer);
        return answer;
    }

    void readAnswers()
    {
        const std::size_t from = sheet.answers.size();
        for (const std::size_t column : m_columns->items) {
            const auto answer = answerOf(cell(column));
            if (!answer) refuse(column, {"svaret er ingen af skemaets svar; skriv dets ord eller dets nummer, eller lad cellen stå tom",
                                         "this is none of the form's answers; write its words or its number, or leave the cell empty"});
            sheet.answers.push_back(answer.value_or(0));
        }
        std::optional<std::size_t> place;
        std::optional<std::size_t> pupil;
        if (m_kind == Survey::Kind::Named) {
            pupil = pupilOf();
            if (pupil) place = placeOf(*pupil);
        } else {
            place = classOf(columnOf(Field::Class));
        }
        if (m_isRefused || !place) {
            sheet.answers.resize(from);
            return;
        }
        sheet.classes.push_back(static_cast<std::uint32_t>(*place));
        ++m_reading.report.added;
        if (pupil) keep(*pupil, *place, from);
    }

    void keep(std::size_t pupil, std::size_t place, std::size_t from)
    {
        const core::SurveyAnswers answers(sheet.answers.data() + from, sheet.answers.size() - from);
        core::SurveyPupil kept;
        kept.child = m_input.pupils[pupil].child;
        kept.unit = m_input.classes[place].unit;
        kept.answers.assign(answers.begin(), answers.end());
        kept.on = m_input.about.to;
        kept.alarms = core::alarmsOf(*m_input.form, answers);
        pupils.push_back(std::move(kept));
    }

    /// Who the row is about: by id, else by CPR, else by name and birth date. Nothing with the row refused.
    std::optional<std::size_t> pupilOf()
    {
        const std::vector<std::size_t>* found = nullptr;
        std::size_t column = 0;
        const auto look = [&](const auto& index, const std::string& key) {
            const auto at = index.find(key);
            if (at != index.end()) found = &at->second;
        };
        if (const std::string_view id = cell(columnOf(Field::Id)); !id.empty()) {
            column = columnOf(Field::Id);
            look(m_byId, text::toNfc(id));
        } else if (const std::string_view cpr = cell(columnOf(Field::Cpr)); !cpr.empty()) {
            column = columnOf(Field::Cpr);
            std::string digits(cpr);
            std::erase_if(digits, [](char c) { return c == '-' || c == ' '; });
            look(m_byCpr, digits);
        } else {
            column = columnOf(Field::Name);
            const auto birthDate = Date::parseDanish(cell(columnOf(Field::BirthDate)));
            if (cell(column).empty() || !birthDate) {
                refuse(column != 0 ? column : columnOf(Field::Id), {"rækken siger ikke, hvem den handler om", "the row does not say whom it is about"});
                return std::nullopt;
            }
            look(m_byName, roster::nameKey(text::toNfc(cell(column))) + '\n' + birthDate->iso());
        }
        if (found == nullptr) {
            refuse(column, {"eleven findes ikke på skolen, eller du kan ikke åbne eleven", "there is no such pupil at the school, or you cannot open the pupil"});
        } else if (found->size() > 1) {
            refuse(column, {"flere elever passer; skriv deres id", "several pupils fit; write their id"});
        } else if (!m_seen.insert(found->front()).second) {
            refuse(column, {"eleven står to gange i filen", "the pupil stands twice in the file"});
        } else {
            return found->front();
        }
        return std::nullopt;
    }

    std::optional<std::size_t> placeOf(std::size_t pupil)
    {
        const UnitId unit = m_input.pupils[pupil].unit;
        const auto at = std::ranges::find(m_input.classes, unit, &SurveyInput::Class::unit);
        if (at != m_input.classes.end()) return static_cast<std::size_t>(at - m_input.classes.begin());
        refuse(0, {"eleven går ikke i en klasse", "the pupil is in no class"});
        return std::nullopt;
    }

    // --- figures of classes ---------------------------------------------------------------------------------------
    std::optional<std::string> indicatorOf(std::string_view written) const
    {
        constexpr std::pair<std::string_view, std::string_view> kWords[] = {{"social trivsel", "social"},         {"faglig trivsel", "academic"},       {"støtte og inspiration", "support"}, {"ro og orden", "order"},
                                                                            {"generel skoletrivsel", "general"}, {"generel trivsel", "general"},       {"social wellbeing", "social"},       {"wellbeing in learning", "academic"},
                                                                            {"support and inspiration", "support"}, {"calm and order", "order"},       {"general wellbeing", "general"}};
        const std::string key = text::foldCase(written);
        for (const auto& [words, id] : kWords)
            if (key == words || key == id) return std::string(id);
        return std::nullopt;
    }

    void readFigure()
    {
        const std::size_t meanColumn = columnOf(Field::Mean), countColumn = columnOf(Field::Count), indicatorColumn = columnOf(Field::Indicator);
        const auto indicator = indicatorOf(cell(indicatorColumn));
        if (!indicator) refuse(indicatorColumn, {"indikatoren er ingen af de fire eller den generelle", "the indicator is none of the four nor the general one"});
        std::string decimal(cell(meanColumn));
        std::ranges::replace(decimal, ',', '.');
        const auto mean = core::Rational::parseDecimal(decimal);
        if (!mean || *mean < core::Rational(1) || *mean > core::Rational(5))
            refuse(meanColumn, {"gennemsnittet skal være et tal fra 1 til 5", "the mean must be a number from 1 to 5"});
        const auto count = core::Rational::parseDecimal(cell(countColumn));
        constexpr std::int64_t kMostPupils = 100'000;
        if (!count || !count->isInteger() || *count < core::Rational(1) || *count > core::Rational(kMostPupils))
            refuse(countColumn, {"antallet skal være et helt tal fra 1", "the number must be a whole number from 1"});
        const std::string key = classKey(cell(columnOf(Field::Class)));
        const bool isAll = !key.empty() && !m_classes.contains(key) && (key == "heleskolen" || key == "skolen" || key == "wholeschool" || key == classKey(m_input.head.institution));
        const auto place = isAll ? std::nullopt : classOf(columnOf(Field::Class));
        if (m_isRefused) return;
        const UnitId unit = isAll ? UnitId{} : m_input.classes[*place].unit;
        if (!m_seenFigures.insert({unit.value, *indicator}).second) {
            refuse(indicatorColumn, {"klassens tal for indikatoren står to gange", "the class's figure for the indicator stands twice"});
            return;
        }
        ++m_reading.report.added;
        if (place) classesOfMeans.insert(*place);
        const auto n = static_cast<std::int32_t>(count->asInt64()->first);
        if (n < core::kLeastForMean) return; // fewer are never told, so they are not kept
        const auto tenths = static_cast<std::int32_t>((*mean * core::Rational(10)).roundedHalfUp().asInt64()->first);
        means.push_back({unit, *indicator, n < core::release::Settings{}.exactFrom ? core::release::bandOf(n) : core::release::Band{n, n}, tenths, core::widestMeanInterval(tenths / 10.0, n)});
    }

    const SurveyInput& m_input;
    SurveyReading& m_reading;
    Survey::Kind m_kind;
    const Columns* m_columns = nullptr;
    const std::vector<std::string_view>* m_cells = nullptr;
    std::size_t m_line = 0;
    bool m_isRefused = false;
    std::map<std::string, std::vector<std::size_t>, std::less<>> m_classes;
    std::map<std::string, std::vector<std::size_t>, std::less<>> m_knownClasses;
    std::map<std::string, std::optional<std::uint8_t>, std::less<>> m_knownAnswers;
    std::unordered_map<std::string, std::vector<std::size_t>> m_byId, m_byCpr, m_byName;
    std::set<std::size_t> m_seen;
    std::set<std::pair<std::int64_t, std::string>> m_seenFigures;
};

/// All that is wrong with the file as a whole, or its columns.
Result<Columns> columnsOf(const SurveyInput& input, const std::vector<std::string_view>& header, const std::vector<exchange::CsvFault>& faults, SurveyReading& reading)
{
    if (!faults.empty()) {
        const exchange::CsvFault& first = faults.front();
        return bad({fmt::format("Overskriften kan ikke læses ({}:{}: {}). Intet er læst ind.", first.row, first.column, first.what.da),
                    fmt::format("The heading cannot be read ({}:{}: {}). Nothing has been read in.", first.row, first.column, first.what.in(Language::English))});
    }
    if (header.size() > kMostCells)
        return bad({fmt::format("Filen har {} kolonner. Det er næppe svar på et skema; vælg et udtræk med én kolonne for hvert spørgsmål. Intet er læst ind.", header.size()),
                    fmt::format("The file has {} columns. These are hardly answers to a form; choose an export with one column for each question. Nothing has been read in.", header.size())});
    if (const std::size_t column = tooLong(header); column != 0)
        return bad({fmt::format("Filens første linje skal være overskrifter, men dens kolonne {} er alt for lang. Det er næppe en tabel; vælg et udtræk gemt som CSV. Intet er læst ind.", column),
                    fmt::format("The first line of the file must be its headings, but its column {} is far too long. This is hardly a table; choose an export saved as CSV. Nothing has been read in.", column)});
    const Survey::Kind kind = input.about.kind;
    if (kind != Survey::Kind::ClassFigures && survey::looksNational(header, input.fileName, input.about.name))
        return bad({"Det ligner elevernes egne svar fra den nationale trivselsmåling. De må kun behandles i ministeriets eget værktøj (bekendtgørelse 525 af 1. maj 2019), så de læses ikke ind her. "
                    "Hent klassernes færdige tal dér, og vælg »Klassers tal«. Intet er læst ind.",
                    "This looks like pupils' own answers from the national wellbeing survey. They may only be handled in the ministry's own tool (executive order 525 of 1 May 2019), so they are not read in here. "
                    "Take the classes' finished figures from there and choose “Figures of classes”. Nothing has been read in."});
    const std::vector<std::string> headings = survey::headingsOf(header);
    const std::string setting = columnsSetting(kSurveyColumns, headings);
    std::string mapping = input.mapping;
    if (text::trim(mapping).empty()) {
        const auto known = input.mappings.find(setting);
        if (known != input.mappings.end()) mapping = known->second;
    } else {
        reading.setting = setting;
        reading.mapping = mapping;
    }
    auto columns = survey::findColumns(headings, mapping, kind, input.form.get());
    if (columns || mapping == input.mapping) return columns;
    return survey::findColumns(headings, {}, kind, input.form.get()); // what was remembered does not fit this form
}

void fillClasses(const SurveyInput& input, const SurveySheet& sheet, const std::set<std::size_t>& classesOfMeans, SurveyReading& reading)
{
    std::map<std::size_t, std::int32_t> answered;
    for (const std::uint32_t place : sheet.classes) ++answered[place];
    for (const std::size_t place : classesOfMeans) answered[place];
    for (const auto& [place, count] : answered) {
        core::SurveyClass one;
        one.unit = input.classes[place].unit;
        one.pupils = input.classes[place].pupils;
        one.answered = count;
        reading.classes.push_back(std::move(one));
    }
}

std::vector<core::release::Named> namesOf(const SurveyInput& input, const std::vector<core::SurveyClass>& classes)
{
    std::vector<core::release::Named> names;
    for (const core::SurveyClass& one : classes) {
        const auto& known = *std::ranges::find(input.classes, one.unit, &SurveyInput::Class::unit);
        names.push_back({one.unit.value, {known.name, known.name}});
    }
    return names;
}

std::vector<core::SurveyIndicator> publishedIndicators(const std::vector<SurveyMean>& means)
{
    std::vector<core::SurveyIndicator> all{{"social", {"Social trivsel", "Social wellbeing"}},
                                           {"academic", {"Faglig trivsel", "Wellbeing in learning"}},
                                           {"support", {"Støtte og inspiration", "Support and inspiration"}},
                                           {"order", {"Ro og orden", "Calm and order"}},
                                           {"general", {"Generel skoletrivsel", "General wellbeing at school"}}};
    std::erase_if(all, [&](const auto& i) { return i.id == "general" && std::ranges::none_of(means, [&](const auto& m) { return m.indicator == i.id; }); });
    return all;
}

} // namespace

SurveyReading readSurvey(SurveyInput input, SurveyProgress& progress)
{
    SurveyReading reading;
    const auto stop = [&]() -> bool {
        if (!progress.isStopped) return false;
        reading.error = Error{ErrorCode::Failed, {"Indlæsningen er stoppet. Intet er læst ind.", "Reading was stopped. Nothing has been read in."}};
        return true;
    };
    reading.fileSha256 = definitions::sha256Hex(input.bytes);
    std::string own;
    const auto decoded = textOf(input.bytes, own);
    if (!decoded) {
        reading.error = decoded.error();
        return reading;
    }
    if (!own.empty()) std::string().swap(input.bytes);
    const std::string_view bytes = *decoded;
    exchange::CsvReader reader(bytes, exchange::detectSeparator(bytes));
    std::vector<std::string_view> cells;
    std::vector<exchange::CsvFault> faults;
    if (!reader.next(cells, faults)) {
        reading.error = Error{ErrorCode::BadInput, {"Filen er tom. Intet er læst ind.", "The file is empty. Nothing has been read in."}};
        return reading;
    }
    const auto columns = columnsOf(input, cells, faults, reading);
    if (!columns) {
        reading.error = columns.error();
        return reading;
    }
    const std::size_t width = cells.size();
    Rows rows(input, reading);
    rows.sheet.items = input.form != nullptr ? input.form->items.size() : 0;
    std::size_t count = 0;
    for (faults.clear(); reader.next(cells, faults); faults.clear()) {
        if (count++ % kAskEvery == 0) {
            if (stop()) return reading;
            // The plan takes about as long again as the file.
            progress.done = 0.5 * static_cast<double>(reader.offset()) / static_cast<double>(bytes.size());
        }
        if (faults.empty() && std::ranges::all_of(cells, [](std::string_view cell) { return text::trim(cell).empty(); })) continue;
        rows.read(*columns, cells, width, reader.line(), faults);
    }
    std::string().swap(input.bytes);
    std::string().swap(own);
    if (reading.report.refused > 0 && !input.acceptRefused) {
        const std::int32_t n = reading.report.refused;
        reading.error = Error{ErrorCode::BadInput, {fmt::format("{} linje(r) kan ikke bruges, så intet er læst ind. Ret dem i filen, eller læs resten ind uden dem.", n),
                                                    fmt::format("{} row(s) cannot be used, so nothing has been read in. Correct them in the file, or read in the rest without them.", n)}};
        return reading;
    }
    if (reading.report.added == 0) {
        reading.error = Error{ErrorCode::BadInput, {"Der er ingen svar i filen. Intet er læst ind.", "There are no answers in the file. Nothing has been read in."}};
        return reading;
    }
    fillClasses(input, rows.sheet, rows.classesOfMeans, reading);
    SurveyFigures figures;
    if (input.form != nullptr) {
        input.head.units = namesOf(input, reading.classes);
        std::map<UnitId, std::uint32_t> places; // the head names the classes that took part alone
        for (const auto& name : input.head.units) places.emplace(UnitId{name.code}, static_cast<std::uint32_t>(places.size()));
        std::vector<std::uint32_t> newPlace(input.classes.size());
        for (std::size_t i = 0; i < input.classes.size(); ++i)
            if (const auto at = places.find(input.classes[i].unit); at != places.end()) newPlace[i] = at->second;
        for (std::uint32_t& place : rows.sheet.classes) place = newPlace[place];
        figures = makeSurveyFigures(*input.form, std::move(input.head), std::move(rows.sheet), [&] { return progress.isStopped.load(); });
    } else {
        figures.formTitle = {"Tal fra et andet sted", "Figures from elsewhere"};
        figures.hasPublishedScale = true;
        figures.indicators = publishedIndicators(rows.means);
        figures.classes = namesOf(input, reading.classes);
        figures.means = std::move(rows.means);
    }
    if (stop()) return reading;
    reading.pupils = std::move(rows.pupils);
    reading.figures = writeSurveyFigures(figures);
    progress.done = 1;
    return reading;
}

SurveyColumns surveyColumns(const World& world, const ImportSurvey& import, const core::SurveyForm* form)
{
    const Survey::Kind kind = import.about.kind;
    SurveyColumns columns;
    std::string own;
    const auto decoded = textOf(import.bytes, own);
    if (!decoded) return columns;
    exchange::CsvReader reader(*decoded, exchange::detectSeparator(*decoded));
    std::vector<std::string_view> cells;
    std::vector<exchange::CsvFault> faults;
    if (!reader.next(cells, faults) || !faults.empty() || cells.size() > kMostCells || tooLong(cells) != 0) return columns;
    if (kind != Survey::Kind::ClassFigures && survey::looksNational(cells, import.fileName, import.about.name)) return columns;
    const std::vector<std::string> headings = survey::headingsOf(cells);
    const bool isChosen = !text::trim(import.mapping).empty();
    std::string mapping = isChosen ? import.mapping : rememberedColumns(world, kSurveyColumns, headings);
    columns.isWhole = survey::findColumns(headings, mapping, kind, form).has_value();
    if (!columns.isWhole && !isChosen) { // what was remembered does not fit this form
        mapping.clear();
        columns.isWhole = survey::findColumns(headings, mapping, kind, form).has_value();
    }
    columns.matching = survey::matchingOf(headings, mapping, kind, form);
    return columns;
}

std::string surveyFileOf(const core::SurveyForm& form, const std::string& className, const std::vector<std::vector<std::int32_t>>& counts)
{
    exchange::CsvWriter csv(exchange::CsvForm::Plain);
    csv.text("class");
    std::size_t pupils = 0;
    std::vector<std::vector<std::size_t>> answers;
    for (std::size_t i = 0; i < form.items.size(); ++i) {
        csv.text(form.items[i].id);
        auto& column = answers.emplace_back();
        for (std::size_t option = 0; i < counts.size() && option < counts[i].size(); ++option)
            column.insert(column.end(), static_cast<std::size_t>(std::max(0, counts[i][option])), option + 1);
        pupils = std::max(pupils, column.size());
    }
    csv.endRecord();
    for (std::size_t pupil = 0; pupil < pupils; ++pupil) {
        csv.text(className);
        for (const auto& column : answers) {
            if (pupil < column.size()) csv.integer(static_cast<std::int64_t>(column[pupil]));
            else csv.empty();
        }
        csv.endRecord();
    }
    return csv.buffer();
}

} // namespace trivsel::app
