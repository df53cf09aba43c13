#include "app/documents/school_document.h"

#include "app/documents/paper.h"
#include "app/models/model_tools.h"
#include "app/session.h"
#include "report/pdf.h"

#include <fmt/format.h>

#include <algorithm>

namespace trivsel::app {
namespace {

using namespace report;
using Model = SchoolModel;

paper::Source sourceOf(const Session& session, Language language)
{
    return {session.world(), session.municipality(), session.calendar(), session.user().id, session.today(), toLocal(session.clock().now()), language, session.auditMark()};
}

std::string meanWords(const paper::Source& from, const Model::Mean& mean)
{
    return mean.value.empty() ? "–" : fmt::format("{} ({}), {} {}", mean.value, mean.interval, mean.n, from.tr("elever", "pupils"));
}

/// How many of the pupils are where on the scale. What could not be scored is left out: the page is for parents.
Table spreadTable(const paper::Source& from, const Model& model)
{
    Table table;
    table.columns = {{from.tr("Så mange af eleverne ligger her", "So many of the pupils are here"), 3}};
    for (std::size_t band = 0; band < core::kSurveyBands; ++band) {
        const std::string edge = band == 0 ? from.tr(" (lavest)", " (lowest)") : band + 1 == core::kSurveyBands ? from.tr(" (højest)", " (highest)") : std::string();
        std::string words(core::kSurveyBandIds[band]);
        if (from.language == Language::Danish) std::ranges::replace(words, '.', ',');
        table.columns.push_back({words + edge, 1.6});
    }
    for (const Model::Indicator& indicator : model.indicators) {
        std::vector<Words> row{indicator.title};
        for (std::size_t band = 0; band < core::kSurveyBands; ++band) row.emplace_back(band < indicator.spread.bars.size() ? indicator.spread.bars[band].share : std::string("–"));
        table.rows.push_back(std::move(row));
    }
    return table;
}

} // namespace

report::Document surveyDocument(const Session& session, const Model& model, Language language)
{
    const paper::Source from = sourceOf(session, language);
    const UnitId unit = model.unit ? model.unit->record.unit : model.chosen.institution;
    Document d = paper::begin(from, from.tr("Sådan har vi det", "How we are doing"), unit, from.tr("til forældremødet", "for the parents' meeting"));
    d.blocks.push_back(Heading{1, model.unit ? model.unit->name + ": " + from.tr("sådan har vi det", "how we are doing") : d.title});
    d.blocks.push_back(Paragraph{model.surveyName + ". " + model.surveyWords, Paragraph::Size::Body});
    if (model.unit) d.blocks.push_back(Paragraph{model.unit->name + ": " + model.unit->answered + ".", Paragraph::Size::Body});
    Table table;
    table.columns = {{from.tr("Indikator (1-5, 5 er bedst)", "Indicator (1-5, 5 is best)"), 3}, {model.unit ? from.tr("Klassen", "The class") : from.tr("Skolen", "The school"), 2}};
    const bool hasSchool = model.unit && std::ranges::any_of(model.indicators, [](const auto& one) { return !one.school.value.empty(); });
    if (hasSchool) table.columns.push_back({from.tr("Skolen", "The school"), 2});
    for (const Model::Indicator& indicator : model.indicators) {
        table.rows.push_back({indicator.title, meanWords(from, indicator.unit)});
        if (hasSchool) table.rows.back().emplace_back(meanWords(from, indicator.school));
    }
    d.blocks.push_back(std::move(table));
    d.blocks.push_back(Paragraph{from.tr("I parentes: hvor gennemsnittet med 95 % sikkerhed kunne ligge. »–«: for få har svaret, eller fordelingen ville fortælle om enkelte.",
                                         "In brackets: where the mean could be with 95 % certainty. “–”: too few have answered, or the division would tell of single pupils."), Paragraph::Size::Small});
    if (std::ranges::any_of(model.indicators, [](const auto& one) { return !one.spread.bars.empty(); })) d.blocks.push_back(spreadTable(from, model));
    d.blocks.push_back(Callout{Callout::Tone::Neutral, from.tr("Læs tallene forsigtigt", "Read the figures with care"),
                               {from.tr("Kun omkring 1 % af skolers ændringer fra år til år er større end tilfældigheder. I en klasse er det endnu sværere at se. Spørg klassen, hvad tallene betyder.",
                                        "Only about 1 % of schools' changes from year to year are larger than chance. In a class it is harder still. Ask the class what the figures mean.")}});
    if (model.unit && !model.unit->record.proposals.empty()) {
        paper::NameFilter filter(from, {}, paper::NameFilter::Others::Hidden);
        filter.hideAllOf(model.chosen.institution);
        List list{List::Kind::Bullets, {}};
        for (const std::string& proposal : model.unit->record.proposals) list.items.emplace_back(filter(proposal));
        d.blocks.push_back(Heading{2, from.tr("Elevernes egne forslag", "The pupils' own proposals")});
        d.blocks.push_back(std::move(list));
    }
    return d;
}

Result<std::string> surveyPdf(Session& session, const SchoolChoice& choice, const std::string& purpose, Language language)
{
    const ReadExport left{"report survey", purpose, {}, true};
    if (auto ok = session.allowed(left); !ok) return fail(ok.error());
    const Model model = schoolModel(session, choice, language);
    if (!model.nothing.empty()) return fail(ErrorCode::BadInput, model.nothing);
    auto made = report::pdf(surveyDocument(session, model, language));
    if (!made) return fail(made.error());
    if (auto ok = session.apply(left); !ok) return fail(ok.error());
    if (auto ok = session.flush(); !ok) return fail(ok.error());
    return std::move(made->bytes);
}

report::Document conferenceDocument(const Session& session, const Model& model, Language language)
{
    const paper::Source from = sourceOf(session, language);
    Document d = paper::begin(from, from.tr("Klassekonference", "Class conference"), model.chosen.unit, from.tr("for dem, der må åbne eleverne", "for those who may open the pupils"));
    d.blocks.push_back(Heading{1, d.title});
    Table table;
    table.columns = {{from.tr("Elev", "Pupil"), 3}, {from.tr("Position", "Position"), 2.9}, {from.tr("Fravær i kvartalet", "Absence, quarter"), 1.5}, {from.tr("Væk af 20 / 60 dage", "Away of 20 / 60 days"), 1.6},
                     {from.tr("Åbne skridt", "Open steps"), 1.1}, {from.tr("Næste dato", "Next date"), 1.7}};
    for (const Model::Pupil& pupil : model.pupils) {
        const std::string name = paper::nameOf(from, pupil.child);
        const auto& names = session.municipality().positionShortWords;
        const Words position = pupil.position ? marked(*pupil.position, names.of(*pupil.position).in(language)) : Words("–");
        table.rows.push_back({name.empty() ? from.tr("(beskyttet navn)", "(protected name)") : name, position, pupil.quarterPercent ? fmt::format("{:.0f} %", *pupil.quarterPercent) : std::string("–"),
                              pupil.quarterPercent ? fmt::format("{:g} / {:g}", pupil.last20, pupil.last60) : std::string("–"), std::to_string(pupil.openSteps),
                              pupil.nextDate ? dates::shortDay(*pupil.nextDate, language) : std::string("–")});
    }
    d.blocks.push_back(std::move(table));
    d.blocks.push_back(Paragraph{from.tr("Dem, der har mest brug for det, står først: skridt over tiden, position, fravær. Næste møde: ", "Those who need it most stand first: overdue steps, position, absence. Next meeting: ") +
                                     (model.nextMeeting ? from.day(model.nextMeeting->on) : std::string("–")) + ".", Paragraph::Size::Small});
    d.blocks.push_back(WritingLines{from.tr("Aftalt: hvem gør hvad, hvornår", "Agreed: who does what, and when"), 8});
    return d;
}

Result<std::string> conferencePdf(Session& session, const SchoolChoice& choice, const std::string& purpose, Language language)
{
    const Model model = schoolModel(session, choice, language);
    const ReadList read{model.chosen.unit};
    const ReadExport left{"report conference", purpose};
    if (auto ok = session.allowed(read); !ok) return fail(ok.error());
    if (auto ok = session.allowed(left); !ok) return fail(ok.error());
    auto made = report::pdf(conferenceDocument(session, model, language));
    if (!made) return fail(made.error());
    if (auto ok = session.apply(read); !ok) return fail(ok.error());
    if (auto ok = session.apply(left); !ok) return fail(ok.error());
    if (auto ok = session.flush(); !ok) return fail(ok.error());
    return std::move(made->bytes);
}

} // namespace trivsel::app
