#include "app/slow_command.h"

#include "app/closing/make_closing.h"
#include "app/school/survey_import.h"
#include "app/school/survey_pulse.h"
#include "app/sealed_words.h"
#include "app/session_impl.h"
#include "base/check.h"
#include "exchange/figures_file.h"

#include <algorithm>
#include <future>
#include <iterator>
#include <optional>
#include <utility>
#include <vector>

namespace trivsel::app {
namespace {

using commands::Outcome;

template <class C> void wipe(C& command)
{
    if constexpr (requires { command.passphrase; }) overwrite(command.passphrase);
    if constexpr (requires { command.oldOne; }) overwrite(command.oldOne);
    if constexpr (requires { command.newOne; }) overwrite(command.newOne);
    if constexpr (std::is_same_v<C, TryRecoveryCode>) overwrite(command.code);
}

/// Ratings of a round that is opened again, which are not in memory while it is closed. Waits for the store.
Result<std::vector<core::Rating>> ratingsOf(storage::Store& store, RoundId round)
{
    auto delivered = std::make_shared<std::promise<Result<std::vector<core::Rating>>>>();
    auto waiting = delivered->get_future();
    store.fetchRoundRatings(round, [delivered](Result<std::vector<core::Rating>> ratings) { delivered->set_value(std::move(ratings)); });
    return waiting.get();
}

} // namespace

struct SlowCommand::Impl {
    Impl(Session::Impl& s, Command&& c, Outcome&& o, std::int64_t first, std::int64_t end)
        : session(s), command(std::move(c)), outcome(std::move(o)), firstId(first), endId(end), isImportOfSurvey(std::holds_alternative<ImportSurvey>(command))
    {}

    Session::Impl& session;
    Command command;
    Outcome outcome;                    ///< as it was at the beginning; its work on keys holds
    std::int64_t firstId = 0, endId = 0; ///< taken for what it adds
    bool isImportOfSurvey = false;
    bool isDry = false; ///< nothing is to be changed
    storage::ReadyKey key;
    std::vector<core::Rating> ratings;
    std::optional<ClosingInput> closingInput; ///< of a ClosePeriod, as everything was at the beginning
    std::optional<core::release::Closing> closing;
    std::optional<SurveyInput> surveyInput; ///< of an ImportSurvey; until derive()
    std::optional<SurveyReading> survey;
    SurveyProgress progress;
    std::optional<Error> failed;
    bool hasWrittenKeys = false;
    std::string recoveryCode;

    bool isDone() const { return failed || outcome.change.audit.empty(); }

    static ClosingInput closingInputOf(const Session::Impl& session, const ClosePeriod& close)
    {
        const Date today = session.clock->today();
        const std::vector<Period> periods = periodsOf(session.world, close.institution, today);
        const auto period = std::ranges::find_if(periods, [&](const Period& p) { return p.isSame(close.title, close.from, close.to); });
        TRIVSEL_CHECK(period != periods.end()); // the handler has seen it
        return gatherClosing(session.world, *period, *session.municipality, [&](const core::InstrumentRef& ref) { return session.instrument(ref); },
                             session.store->storeId(), today);
    }

    /// Reads the ratings of the rounds and decides what is told. On a worker's thread.
    void makeClosing()
    {
        std::vector<core::Rating> all;
        for (const RoundId round : closingInput->rounds) {
            auto some = ratingsOf(*session.store, round);
            if (!some) {
                failed = some.error();
                return;
            }
            std::ranges::move(*some, std::back_inserter(all));
        }
        closing = app::makeClosing(*closingInput, all);
        // What could not be read again would be kept and never seen.
        TRIVSEL_CHECK(exchange::readFigures(exchange::writeFigures(closing->figures), {}).has_value());
    }

    /// The store's keys for figures files are made with its first figures. False when other figures have come between:
    /// what is told now was not held against them.
    bool putClosing(Outcome& now)
    {
        const auto isOwn = [](const ClosingPtr& c) { return c->isOwn(); };
        if (std::ranges::count_if(session.world.closings.all(), isOwn) != std::ssize(closingInput->earlier)) {
            failed = Error{ErrorCode::Failed, {"Imens blev en anden periodes tal gjort op. Intet er ændret. Prøv igen.",
                                               "Another period's figures were made meanwhile. Nothing has been changed. Try again."}};
            return false;
        }
        closing->id = ClosingId{now.added};
        closing->by = session.user.id;
        closing->at = session.clock->now();
        now.change.put.emplace_back(rowOf(*closing));
        if (!session.world.settings.contains(commands::kFiguresKey))
            now.change.put.emplace_back(storage::Setting{commands::kFiguresKey, newFiguresSecret()});
        return true;
    }

    static SurveyInput surveyInputOf(const Session::Impl& session, ImportSurvey& import)
    {
        const core::SurveyFormPtr form = import.about.kind == core::Survey::Kind::ClassFigures ? nullptr : session.catalog->surveyForm(import.about.form.id);
        SurveyInput input = gatherSurvey(session.world, import.about, form, session.user.id, session.store->storeId(), session.clock->today());
        if (import.about.pulseOf) // each class's is its own adults'
            std::erase_if(input.classes, [&](const auto& one) {
                return !session.access().maySee(one.unit) || session.world.school.surveyClass(import.about.pulseOf, one.unit) == nullptr;
            });
        input.fileName = import.fileName;
        input.bytes = std::move(import.bytes);
        input.mapping = import.mapping;
        input.acceptRefused = import.acceptRefused;
        return input;
    }

    /// Whether the file is known already; its report then says that nothing is added. Two pulses may well have the same
    /// counts: they follow up different surveys.
    bool isKnownSurvey()
    {
        const core::Survey& about = std::get<ImportSurvey>(command).about;
        const auto& surveys = session.world.school.surveys();
        const bool isKnown = std::ranges::any_of(surveys, [&](const auto& entry) {
            const core::Survey& known = entry.second;
            return known.fileSha256 == survey->fileSha256 && known.institution == about.institution && known.pulseOf == about.pulseOf;
        });
        if (isKnown) survey->report.unchanged += std::exchange(survey->report.added, 0);
        return isKnown;
    }

    /// A class is asked once after a survey; what was typed in wrongly is taken back first.
    void checkPulses()
    {
        const SurveyId followed = std::get<ImportSurvey>(command).about.pulseOf;
        if (!followed || std::ranges::none_of(survey->classes, [&](const auto& one) { return static_cast<bool>(pulseOf(session.world.school, followed, one.unit)); })) return;
        failed = Error{ErrorCode::BadInput, {"Klassens puls efter denne måling er læst ind. Intet er ændret. Er den forkert, så bed en leder fortryde indlæsningen; så kan den læses ind igen.",
                                             "The class's pulse after this survey has been read in. Nothing has been changed. If it is wrong, ask a leader to undo the import; then it can be read in again."}};
    }

    /// What was read, into the records that the handler made.
    void putSurvey(Outcome& now)
    {
        SurveyId id;
        for (storage::Record& record : now.change.put) {
            if (auto* added = std::get_if<core::Survey>(&record)) {
                id = added->id;
                added->fileSha256 = survey->fileSha256;
                added->figures = std::move(survey->figures);
            } else if (auto* batch = std::get_if<core::ImportBatch>(&record)) {
                batch->fileSha256 = survey->fileSha256;
                batch->added = survey->report.added;
                batch->refused = survey->report.refused;
                survey->report.batch = batch->id;
            }
        }
        now.change.audit.front().count = survey->report.added;
        for (core::SurveyClass& one : survey->classes) {
            one.survey = id;
            now.change.put.emplace_back(std::move(one));
        }
        for (core::SurveyPupil& one : survey->pupils) {
            one.survey = id;
            now.change.put.emplace_back(std::move(one));
        }
        if (!survey->mapping.empty()) now.change.put.emplace_back(storage::Setting{survey->setting, survey->mapping});
        survey->report.wasApplied = true;
    }

    void writeKeys(Outcome::KeysWhen now)
    {
        if (!outcome.keys || outcome.keysWhen != now) return;
        if (auto written = outcome.keys(*session.store, key); !written) failed = written.error();
        else hasWrittenKeys = true;
    }
};

SlowCommand::SlowCommand(std::unique_ptr<Impl> impl) : m_impl(std::move(impl)) {}

SlowCommand::~SlowCommand()
{
    std::visit([](auto& command) { wipe(command); }, m_impl->command);
    overwrite(m_impl->recoveryCode);
}

bool SlowCommand::isOne(const Command& command)
{
    return std::holds_alternative<AddUser>(command) || std::holds_alternative<EndUser>(command) ||
           std::holds_alternative<ChangePassphrase>(command) || std::holds_alternative<GivePassphrase>(command) ||
           std::holds_alternative<RenewRecoveryCode>(command) || std::holds_alternative<TryRecoveryCode>(command) ||
           std::holds_alternative<ReopenRound>(command) || std::holds_alternative<ClosePeriod>(command) ||
           std::holds_alternative<ImportSurvey>(command);
}

Result<std::unique_ptr<SlowCommand>> SlowCommand::begin(Session& session, Command command)
{
    TRIVSEL_CHECK(isOne(command));
    Session::Impl& impl = *session.m_impl;
    std::int64_t nextFree = impl.nextId;
    RosterReport none;
    auto outcome = impl.answer(command, nextFree, none);
    if (!outcome) return fail(outcome.error());
    impl.lastAdded = 0;
    const std::int64_t firstId = std::exchange(impl.nextId, nextFree);
    std::optional<ClosingInput> closingInput;
    if (const auto* close = std::get_if<ClosePeriod>(&command)) closingInput = Impl::closingInputOf(impl, *close);
    auto made = std::make_unique<Impl>(impl, std::move(command), std::move(*outcome), firstId, nextFree);
    made->closingInput = std::move(closingInput);
    if (auto* import = std::get_if<ImportSurvey>(&made->command)) made->surveyInput = Impl::surveyInputOf(impl, *import);
    return std::unique_ptr<SlowCommand>(new SlowCommand(std::move(made)));
}

void SlowCommand::derive()
{
    Impl& impl = *m_impl;
    if (impl.isDone()) return;
    if (impl.surveyInput) {
        impl.survey = readSurvey(std::move(*impl.surveyInput), impl.progress);
        impl.surveyInput.reset();
        if (impl.survey->error) impl.failed = impl.survey->error;
    }
    if (!impl.outcome.prepareKey) return;
    if (auto made = impl.outcome.prepareKey()) impl.key = std::move(*made);
    else impl.failed = made.error();
}

void SlowCommand::prepare()
{
    Impl& impl = *m_impl;
    if (impl.isDone()) return;
    if (const auto* reopen = std::get_if<ReopenRound>(&impl.command)) {
        auto ratings = ratingsOf(*impl.session.store, reopen->round);
        if (ratings) impl.ratings = std::move(*ratings);
        else impl.failed = ratings.error();
    }
    if (impl.closingInput) impl.makeClosing();
    if (!impl.failed) impl.writeKeys(Outcome::KeysWhen::BeforeChange);
}

void SlowCommand::change()
{
    Impl& impl = *m_impl;
    const bool isKnown = impl.survey && !impl.failed && impl.isKnownSurvey();
    if (impl.survey && !impl.failed && !isKnown) impl.checkPulses();
    if (impl.survey) impl.session.lastImport = impl.survey->report;
    if (impl.isDone() || impl.isDry || isKnown) return;
    // Other commands may have come between: it is answered anew, with the ids that the key file knows.
    std::int64_t nextFree = impl.firstId;
    RosterReport none;
    auto outcome = impl.session.answer(impl.command, nextFree, none);
    if (!outcome) {
        impl.failed = outcome.error();
        return;
    }
    TRIVSEL_CHECK(nextFree <= impl.endId);
    for (const core::Rating& rating : impl.ratings)
        if (!impl.session.world.ratings.contains(rating.id)) impl.session.world.put(rating);
    if (impl.closing && !impl.putClosing(*outcome)) return;
    if (impl.survey) {
        impl.putSurvey(*outcome);
        impl.session.lastImport = impl.survey->report;
    }
    impl.session.change(impl.command, std::move(*outcome));
}

void SlowCommand::stopBeforeChange() { m_impl->isDry = true; }
void SlowCommand::stop() { m_impl->progress.isStopped = true; }
std::optional<double> SlowCommand::progress() const
{
    if (!m_impl->isImportOfSurvey) return std::nullopt;
    return m_impl->progress.done.load();
}

Result<void> SlowCommand::finish()
{
    Impl& impl = *m_impl;
    if (impl.failed) {
        if (impl.hasWrittenKeys && impl.outcome.takeKeysBack) impl.outcome.takeKeysBack(*impl.session.store);
        return fail(*impl.failed);
    }
    if (impl.isDone() || impl.isDry) return {};
    // The key of a new adult is in its file already; the adult follows before anyone is told "added". A failure is
    // saveStatus()'s to tell.
    if (std::holds_alternative<AddUser>(impl.command)) (void)impl.session.store->flush();
    if (impl.outcome.keysWhen != Outcome::KeysWhen::AfterSaving) return {};
    if (auto saved = impl.session.store->flush(); !saved) return saved;
    impl.writeKeys(Outcome::KeysWhen::AfterSaving);
    if (impl.failed) return fail(*impl.failed);
    if (std::holds_alternative<RenewRecoveryCode>(impl.command)) impl.recoveryCode = storage::recoveryCodeOf(impl.key);
    return {};
}

std::string SlowCommand::takeRecoveryCode() { return std::exchange(m_impl->recoveryCode, {}); }

} // namespace trivsel::app
