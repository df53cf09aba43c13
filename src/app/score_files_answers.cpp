#include "app/score_files_answers.h"

#include "app/output_file.h"
#include "app/score_files_unique.h"
#include "definitions/catalog.h"

#include <algorithm>
#include <condition_variable>
#include <exception>
#include <mutex>
#include <thread>

namespace trivsel::app::score_files {

namespace {

constexpr std::uint64_t kMostReserved = 1'500'000; ///< rows whose keys are given room in advance (32 MB)
constexpr std::size_t kMaxInstrumentBytes = 1024 * 1024;

Result<core::InstrumentPtr> openInstrument(const AnswersRequest& request, FileFaults& faults)
{
    auto bytes = readWholeFile(request.instrument, kMaxInstrumentBytes);
    if (!bytes) return fail(bytes.error());
    auto loaded = definitions::readInstrument(*bytes, request.instrument.string());
    if (!loaded.value) {
        for (const auto& fault : loaded.faults) {
            if (faults.lines.size() < kMaxFaults) faults.lines.push_back(fault.line(request.language));
        }
        faults.total += loaded.faults.size();
        return faultyFile(request.instrument.string(), loaded.faults.size());
    }
    return std::make_shared<const core::Instrument>(std::move(*loaded.value));
}

Result<std::size_t> chooseScheme(const core::Instrument& instrument, const std::string& rule)
{
    const core::PositionScheme* scheme = instrument.scheme(rule);
    if (scheme != nullptr) return static_cast<std::size_t>(scheme - instrument.schemes.data());
    std::string choices = "default";
    for (const auto& other : instrument.schemes) {
        if (!other.id.empty()) choices += ", " + other.id;
    }
    return fail(ErrorCode::BadInput,
                say("Formen har ingen positionsregel \"{}\". Vælg en af: {}.",
                    "The form has no position rule \"{}\". Choose one of: {}.", shown(rule), choices));
}

/// What the workers of the first pass put together, in the order of the file.
struct Findings {
    FaultList faults;
    SeenKeys seen;
    std::size_t lines = 0; ///< of the blocks so far, header included
    std::size_t rows = 0;
    std::size_t outsideAge = 0;
};

class CheckingWorker : public BlockWorker {
public:
    CheckingWorker(const AnswersFile& file, Findings& findings, std::function<void(double)> progress)
        : m_file(file), m_findings(findings), m_reader(file.layout, *file.instrument), m_progress(std::move(progress))
    {}

    void work(const Block& block) override
    {
        m_faults.clear();
        m_keys.clear();
        m_rows = m_outsideAge = 0;
        m_reader.start(block.bytes, m_faults);
        bool isSound = false;
        while (m_reader.next(m_row, isSound)) {
            ++m_rows;
            if (m_row.hasKey) {
                m_keys.push_back({keyHash(m_row.caseId, m_row.rater), static_cast<std::uint32_t>(m_row.offset),
                                  static_cast<std::uint32_t>(m_row.line)});
            }
            if (!isSound) continue;
            const auto& age = m_row.context.ageMonths;
            m_outsideAge += age && (*age < m_file.instrument->ageFrom || *age > m_file.instrument->ageTo);
        }
    }

    bool inOrder(const Block& block) override
    {
        if (block.index == 0) {
            // As many rows a byte as in the first block, and some more; at most what a million rows need.
            const std::uint64_t likely = m_file.input->size() / block.bytes.size() * m_keys.size() * 9 / 8;
            m_findings.seen.reserve(static_cast<std::size_t>(std::min(likely, kMostReserved)));
        }
        constexpr std::size_t kAhead = 16;
        for (std::size_t i = 0; i < m_keys.size(); ++i) {
            if (i + kAhead < m_keys.size()) m_findings.seen.prefetch(m_keys[i + kAhead].hash);
            checkUnique(block, m_keys[i]);
        }
        m_faults.sort();
        m_findings.faults.append(m_faults, m_findings.lines);
        m_findings.lines += m_reader.linesRead();
        m_findings.rows += m_rows;
        m_findings.outsideAge += m_outsideAge;
        const auto size = static_cast<double>(m_file.input->size());
        if (m_progress) m_progress(static_cast<double>(block.offset + block.bytes.size()) / size);
        return true;
    }

private:
    struct Key {
        std::uint64_t hash;
        std::uint32_t offset, line; ///< in the block
    };

    void checkUnique(const Block& block, const Key& key)
    {
        const std::string_view here = std::string_view(block.bytes).substr(key.offset);
        const auto earlier =
            m_findings.seen.insert(key.hash, {block.offset + key.offset, m_findings.lines + key.line},
                                   [&](const SeenKeys::Place& place) { return isSameRow(here, place.offset); });
        if (!earlier) return;
        if (!m_faults.hasRoom()) return m_faults.count();
        const std::size_t column = m_file.layout.column(ColumnKind::Case);
        m_faults.add({key.line, column,
                      m_file.layout.hasRater
                          ? say("samme \"case\" og \"rater\" som i linje {}",
                                "same \"case\" and \"rater\" as in line {}", earlier->line)
                          : say("samme \"case\" som i linje {}", "same \"case\" as in line {}", earlier->line)});
    }

    bool isSameRow(std::string_view here, std::uint64_t earlier) const
    {
        const CaseKey key = caseKey(m_file.layout, here.substr(0, endOfRecord(here, 0, true)));
        for (std::size_t wanted = 1024;; wanted *= 4) {
            std::string bytes;
            if (!m_file.input->read(earlier, wanted, bytes)) return false;
            const bool isWhole = earlier + bytes.size() >= m_file.input->size();
            const std::size_t end = endOfRecord(bytes, 0, isWhole);
            if (end != std::string::npos) return caseKey(m_file.layout, std::string_view(bytes).substr(0, end)) == key;
        }
    }

    const AnswersFile& m_file;
    Findings& m_findings;
    RowReader m_reader;
    std::function<void(double)> m_progress;
    AnswersRow m_row;
    FaultList m_faults;
    std::vector<Key> m_keys;
    std::size_t m_rows = 0, m_outsideAge = 0;
};

/// The header and as much after it as is needed to read it.
Result<std::string> readHeader(const InputFile& input)
{
    for (std::size_t wanted = 64 * 1024;; wanted *= 4) {
        std::string bytes;
        if (!input.read(0, wanted, bytes)) return changedMeanwhile();
        const bool isWhole = bytes.size() >= input.size();
        const std::size_t end = endOfRecord(bytes, bytes.starts_with("\xEF\xBB\xBF") ? 3 : 0, isWhole);
        if (end == std::string::npos) continue;
        bytes.resize(end);
        return bytes;
    }
}

void warnOfAges(const AnswersRequest& request, const core::Instrument& instrument, const Findings& findings,
                std::vector<std::string>& warnings)
{
    if (findings.outsideAge == 0) return;
    warnings.push_back(
        say("{} af {} rækker har en alder uden for formens {} til {} måneder; de er regnet alligevel.",
            "{} of {} rows have an age outside the form's {} to {} months; they were scored all the same.",
            findings.outsideAge, findings.rows, instrument.ageFrom, instrument.ageTo)
            .in(request.language));
}

} // namespace

Result<AnswersFile> openAnswers(const AnswersRequest& request, RaterColumn rater, double share, FileFaults& faults,
                                std::vector<std::string>& warnings)
{
    AnswersFile file;
    auto instrument = openInstrument(request, faults);
    if (!instrument) return fail(instrument.error());
    file.instrument = *instrument;
    const auto scheme = chooseScheme(*file.instrument, request.rule);
    if (!scheme) return fail(scheme.error());
    file.scheme = *scheme;

    auto input = InputFile::open(request.answers);
    if (!input) return fail(input.error());
    file.input = std::make_unique<InputFile>(std::move(*input));
    const auto header = readHeader(*file.input);
    if (!header) return fail(header.error());

    Findings findings;
    file.layout = readLayout(*header, *file.instrument, rater, findings.faults);
    const std::string name = request.answers.string();
    if (findings.faults.empty()) {
        findings.lines = file.layout.headerLines;
        std::function<void(double)> progress;
        if (request.progress) progress = [&request, share](double done) { request.progress(done * share); };
        std::vector<std::unique_ptr<BlockWorker>> workers;
        for (std::size_t i = 0; i < workerCount(file); ++i) {
            workers.push_back(std::make_unique<CheckingWorker>(file, findings, progress));
        }
        if (!runWorkers(file, workers)) return changedMeanwhile();
    }
    if (!findings.faults.empty()) {
        tell(findings.faults, name, request.language, faults);
        return faultyFile(name, findings.faults.total());
    }
    file.rows = findings.rows;
    warnOfAges(request, *file.instrument, findings, warnings);
    return file;
}

std::size_t workerCount(const AnswersFile& file)
{
    constexpr std::uint64_t kWorthAThread = 1024 * 1024;
    const std::size_t cores = std::clamp(std::thread::hardware_concurrency(), 1U, 4U);
    return file.input->size() < kWorthAThread ? 1 : cores + 1; // one more: one may be waiting for its turn
}

namespace {

/// Lets the workers' results through in the order of the blocks.
class Turnstile {
public:
    /// Waits for this block's turn. False when everything stops.
    bool enter(std::size_t index)
    {
        std::unique_lock lock(m_mutex);
        m_turned.wait(lock, [&] { return m_stopped || m_next == index; });
        return !m_stopped;
    }
    void leave()
    {
        const std::lock_guard lock(m_mutex);
        ++m_next;
        m_turned.notify_all();
    }
    void stop(std::exception_ptr error = nullptr)
    {
        const std::lock_guard lock(m_mutex);
        m_stopped = true;
        if (error && !m_error) m_error = error;
        m_turned.notify_all();
    }
    std::exception_ptr error() const { return m_error; }

private:
    std::mutex m_mutex;
    std::condition_variable m_turned;
    std::size_t m_next = 0;
    bool m_stopped = false;
    std::exception_ptr m_error;
};

void runWorker(BlockSource& source, Turnstile& turnstile, BlockWorker& worker)
{
    try {
        Block block;
        while (source.next(block)) {
            worker.work(block);
            if (!turnstile.enter(block.index)) return;
            if (!worker.inOrder(block)) return turnstile.stop();
            turnstile.leave();
        }
    } catch (...) {
        turnstile.stop(std::current_exception());
    }
}

} // namespace

bool runWorkers(const AnswersFile& file, std::vector<std::unique_ptr<BlockWorker>>& workers)
{
    BlockSource source(*file.input, file.layout.headerBytes);
    Turnstile turnstile;
    {
        std::vector<std::jthread> threads;
        for (std::size_t i = 1; i < workers.size(); ++i) {
            threads.emplace_back([&, i] { runWorker(source, turnstile, *workers[i]); });
        }
        runWorker(source, turnstile, *workers[0]);
    }
    if (turnstile.error()) std::rethrow_exception(turnstile.error());
    return !source.failed();
}

Result<void> forEachRow(const AnswersFile& file, const std::function<void(const AnswersRow&)>& use)
{
    BlockSource source(*file.input, file.layout.headerBytes);
    RowReader reader(file.layout, *file.instrument);
    FaultList faults;
    Block block;
    AnswersRow row;
    while (source.next(block)) {
        reader.start(block.bytes, faults);
        bool isSound = false;
        while (reader.next(row, isSound)) {
            if (!isSound) return changedMeanwhile();
            use(row);
        }
    }
    if (source.failed()) return changedMeanwhile();
    return {};
}

tl::unexpected<Error> changedMeanwhile()
{
    return fail(
        ErrorCode::Failed,
        {"Svarfilen blev ændret eller kunne ikke læses til ende, mens den blev regnet. Intet er skrevet; prøv igen.",
         "The answers file was changed or could not be read to its end while it was being scored. Nothing was written; "
         "try again."});
}

} // namespace trivsel::app::score_files
