#include "app/workbook_export.h"

#include "app/blindness.h"
#include "app/lists.h"
#include "app/position_rows.h"
#include "app/session.h"
#include "exchange/workbook.h"

#include <map>

namespace trivsel::app {

namespace {

using exchange::ColumnType;
using exchange::Sheet;

std::string in(Language language, const char* da, const char* en)
{
    return language == Language::English ? en : da;
}

/// The role, the purpose and the row in the audit, saved.
Result<void> noted(Session& session, const std::string& purpose)
{
    if (auto ok = checkListRole(session, ReadExport::kName); !ok) return ok;
    if (auto read = session.apply(ReadExport{"xlsx", purpose}); !read) return read;
    return session.flush();
}

/// Sheets of one round, a form each.
class RatingSheets {
public:
    RatingSheets(const Session& session, Language language) : m_session(session), m_language(language)
    {
        m_answers = {word("Svar", "Answers"),
                     {{word("Skema", "Form"), ColumnType::Text, 28},
                      {word("Tegn", "Indicator"), ColumnType::Text, 60},
                      {word("Tal", "Number"), ColumnType::Integer, 8},
                      {word("Svar", "Answer"), ColumnType::Text, 30}},
                     {},
                     {}};
    }

    void add(const core::Round& round, const core::Rating& rating)
    {
        const core::InstrumentPtr form = m_session.instrument(rating.instrument);
        if (form == nullptr) return;
        auto place = m_forms.find(rating.instrument.sha256);
        if (place == m_forms.end()) place = m_forms.emplace(rating.instrument.sha256, newSheet(*form)).first;
        std::vector<exchange::SheetCell>& cells = m_sheets[place->second].cells;
        const core::User* rater = m_session.world().user(rating.rater);
        const core::Unit* unit = m_session.world().unit(round.unit);
        cells.emplace_back(std::to_string(rating.child.value));
        cells.emplace_back(unit != nullptr ? unit->name : std::string());
        cells.emplace_back(rater != nullptr ? rater->name : std::string());
        cells.emplace_back(toLocal(*rating.doneAt).date);
        cells.emplace_back(rating.ownPosition ? std::string(core::toWord(*rating.ownPosition)) : std::string());
        const core::Answers answers = core::effectiveAnswers(*form, rating);
        for (std::size_t item = 0; item < form->items.size(); ++item) addAnswer(cells, *form, item, answers[item]);
    }

    std::vector<Sheet> take()
    {
        m_sheets.push_back(std::move(m_answers));
        return std::move(m_sheets);
    }

private:
    std::string word(const char* da, const char* en) const { return in(m_language, da, en); }

    static void addAnswer(std::vector<exchange::SheetCell>& cells, const core::Instrument& form, std::size_t item,
                          const std::optional<std::uint8_t>& option)
    {
        if (!option)
            cells.emplace_back();
        else
            cells.emplace_back(std::int64_t{form.answerSets[form.items[item].answerSet].options[*option].value});
    }

    std::size_t newSheet(const core::Instrument& form)
    {
        Sheet sheet{form.title.in(m_language),
                    {{word("Barn", "Child"), ColumnType::Text, 10},
                     {word("Gruppe", "Unit"), ColumnType::Text, 18},
                     {word("Vurderet af", "Rated by"), ColumnType::Text, 22},
                     {word("Dag", "Day"), ColumnType::Day, 12},
                     {word("Egen position", "Own position"), ColumnType::Text, 14}},
                    {},
                    {}};
        for (const core::Item& item : form.items) {
            sheet.columns.push_back({item.text.in(m_language), ColumnType::Integer, 14});
            for (const core::AnswerOption& option : form.answerSets[item.answerSet].options) {
                m_answers.cells.emplace_back(form.title.in(m_language));
                m_answers.cells.emplace_back(item.text.in(m_language));
                m_answers.cells.emplace_back(std::int64_t{option.value});
                m_answers.cells.emplace_back(option.label.in(m_language));
            }
        }
        m_sheets.push_back(std::move(sheet));
        return m_sheets.size() - 1;
    }

    const Session& m_session;
    Language m_language;
    Sheet m_answers;
    std::vector<Sheet> m_sheets;
    std::map<std::string, std::size_t> m_forms; ///< place in m_sheets by the hash of the form's bytes
};

} // namespace

Result<std::string> positionsXlsx(Session& session, const std::string& purpose, Language language)
{
    if (auto ok = noted(session, purpose); !ok) return fail(ok.error());
    Sheet sheet{in(language, "Positioner og trin", "Positions and steps"),
                {{in(language, "Runde", "Round"), ColumnType::Text, 18},
                 {in(language, "Gruppe", "Unit"), ColumnType::Text, 20},
                 {in(language, "Barn", "Child"), ColumnType::Text, 10},
                 {in(language, "Position", "Position"), ColumnType::Text, 12},
                 {in(language, "Foreslået", "Suggested"), ColumnType::Text, 12},
                 {in(language, "Begrundelse", "Reason"), ColumnType::Text, 50},
                 {in(language, "Trin", "Step"), ColumnType::Text, 24},
                 {in(language, "Trinnets stand", "Status of the step"), ColumnType::Text, 12},
                 {in(language, "Hvem", "Who"), ColumnType::Text, 24},
                 {in(language, "Frist", "Due"), ColumnType::Day, 12}},
                {},
                {}};
    for (PositionRow& row : positionRows(session, language)) {
        sheet.cells.emplace_back(std::move(row.round));
        sheet.cells.emplace_back(std::move(row.unit));
        sheet.cells.emplace_back(std::to_string(row.child.value));
        for (std::string* cell : {&row.position, &row.suggested, &row.reason, &row.step, &row.stepStatus, &row.who})
            sheet.cells.emplace_back(std::move(*cell));
        sheet.cells.push_back(row.due ? exchange::SheetCell(*row.due) : exchange::SheetCell());
    }
    return exchange::writeWorkbook(std::span(&sheet, 1), session.today());
}

Result<std::string> ratingsXlsx(Session& session, RoundId id, const std::string& purpose, Language language)
{
    const World& world = session.world();
    const core::Round* round = world.round(id);
    if (round == nullptr || !session.maySee(round->unit))
        return fail(ErrorCode::NoRight, {"Der er ingen runde, du kan hente vurderinger fra, under det navn.",
                                         "There is no round of that name that you can fetch ratings from."});
    if (auto ok = noted(session, purpose); !ok) return fail(ok.error());
    if (auto loaded = session.loadRatings(id); !loaded) return fail(loaded.error());
    RatingSheets sheets(session, language);
    for (const core::RoundChild& row : world.roundChildrenOf(id, session.user().id)) {
        if (!session.maySee(row.child)) continue;
        const bool isBlind = couldStillRate(world, session.user(), session.today(), *round, row.child);
        for (const core::Rating* rating : world.ratingsOf(id, row.child)) {
            if (!rating->doneAt || (isBlind && rating->rater != session.user().id)) continue;
            sheets.add(*round, *rating);
        }
    }
    return exchange::writeWorkbook(sheets.take(), session.today());
}

} // namespace trivsel::app
