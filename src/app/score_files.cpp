#include "app/score_files.h"

#include "app/output_file.h"
#include "app/score_files_answers.h"
#include "app/score_files_format.h"

#include <map>
#include <unordered_map>

namespace trivsel::app {

namespace sf = score_files;

namespace {

constexpr double kCheckingShare = 0.4; ///< of the time of `score`; the rest is scoring and writing

/// What the scoring workers share: the output, written by one at a time.
struct ScoreOutput {
    OutputFile file;
    Result<void> written;
    bool changedMeanwhile = false;
};

class ScoringWorker : public sf::BlockWorker {
public:
    ScoringWorker(const sf::AnswersFile& file, const core::BatchScorer& scorer, const sf::ScoreFormatter& formatter,
                  ScoreOutput& output, std::function<void(double)> progress)
        : m_file(file), m_scorer(scorer), m_formatter(formatter), m_output(output),
          m_reader(file.layout, *file.instrument), m_progress(std::move(progress))
    {}

    void work(const sf::Block& block) override
    {
        m_text.clear();
        m_faults.clear();
        m_reader.start(block.bytes, m_faults);
        bool isSound = false;
        while (m_reader.next(m_row, isSound) && isSound) addRow();
    }

    bool inOrder(const sf::Block& block) override
    {
        m_output.changedMeanwhile = !m_faults.empty();
        if (m_output.changedMeanwhile) return false;
        m_output.written = m_output.file.write(m_text.text());
        const auto size = static_cast<double>(m_file.input->size());
        const double done = static_cast<double>(block.offset + block.bytes.size()) / size;
        if (m_progress) m_progress(kCheckingShare + (1 - kCheckingShare) * done);
        return m_output.written.has_value();
    }

private:
    void addRow()
    {
        if (m_scorer.row(m_row.answers, m_row.context, m_scored)) {
            m_formatter.add(m_row.caseId, m_row.rater, m_row.isPlain, m_scored, m_text);
            return;
        }
        core::Answers answers(m_row.answers.size());
        for (std::size_t i = 0; i < answers.size(); ++i) {
            if (m_row.answers[i] != core::BatchScorer::kNotAnswered) answers[i] = m_row.answers[i];
        }
        const auto result =
            core::score(*m_file.instrument, m_file.instrument->schemes[m_file.scheme], answers, m_row.context);
        m_formatter.add(m_row.caseId, m_row.rater, m_row.isPlain, result, m_text);
    }

    const sf::AnswersFile& m_file;
    const core::BatchScorer& m_scorer;
    const sf::ScoreFormatter& m_formatter;
    ScoreOutput& m_output;
    sf::RowReader m_reader;
    std::function<void(double)> m_progress;
    sf::FaultList m_faults;
    sf::AnswersRow m_row;
    core::BatchScorer::Row m_scored;
    sf::RowBuffer m_text;
};

exchange::CsvForm formOf(const AnswersRequest& request)
{
    return request.isExcel ? exchange::CsvForm::Excel : exchange::CsvForm::Plain;
}

} // namespace

Result<void> scoreFile(const AnswersRequest& request, FileFaults& faults, std::vector<std::string>& warnings)
{
    const auto file = sf::openAnswers(request, sf::RaterColumn::Optional, kCheckingShare, faults, warnings);
    if (!file) return fail(file.error());
    const core::BatchScorer scorer(file->instrument, file->scheme);
    const sf::ScoreFormatter formatter(*file->instrument, file->instrument->schemes[file->scheme], formOf(request));

    auto opened = OutputFile::open(request.out);
    if (!opened) return fail(opened.error());
    ScoreOutput output{std::move(*opened), {}, false};
    output.written = output.file.write(formatter.header());
    if (!output.written) return output.written;

    std::vector<std::unique_ptr<sf::BlockWorker>> workers;
    for (std::size_t i = 0; i < sf::workerCount(*file); ++i) {
        workers.push_back(std::make_unique<ScoringWorker>(*file, scorer, formatter, output, request.progress));
    }
    if (!sf::runWorkers(*file, workers) || output.changedMeanwhile) return sf::changedMeanwhile();
    if (!output.written) return output.written;
    return output.file.commit();
}

} // namespace trivsel::app
