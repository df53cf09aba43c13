#pragma once

#include "app/demo_random.h"
#include "core/batch_scoring.h"
#include "core/instrument.h"
#include "core/round.h"
#include "core/scoring.h"
#include "definitions/catalog.h"

#include <map>
#include <memory>
#include <string>
#include <vector>

/// Invented answers that the real scoring core gives a wanted position. For createDemo alone.
namespace trivsel::app::demo {

/// One form with what the answers are made from.
class DemoForm {
public:
    DemoForm(core::InstrumentPtr form, const std::string& scheme);

    const core::Instrument& form() const { return *m_form; }
    const core::PositionScheme& scheme() const { return m_form->schemes[m_scheme]; }
    core::Position score(const core::Rating& rating, const core::ScoringContext& context) const;

    /// The option of `item` that shows this sign; nothing if there is none.
    std::optional<std::uint8_t> option(std::size_t item, core::Position sign) const;
    const std::vector<std::size_t>& countingAreas() const { return m_counting; }

private:
    core::InstrumentPtr m_form;
    std::size_t m_scheme = 0;
    core::BatchScorer m_scorer;
    std::vector<std::size_t> m_counting;
};

/// What one adult is to see of one child.
struct Wish {
    core::Position position = core::Position::Green;
    std::size_t area = 0; ///< where the signs mostly are: an index into countingAreas()
    core::ScoringContext context;
};

/// Fills in answers and reviewed areas so that the core gives the wished position (nearly always; what it gives counts).
void answer(core::Rating& rating, const DemoForm& form, const Wish& wish, Random& random);

/// As the colleague saw it, with some indicators seen otherwise; the wished position again.
void answerLike(core::Rating& rating, const core::Rating& other, const DemoForm& form, const Wish& wish, Random& random);

/// A word about a sign, from the invented observations, for some of the signs.
void comment(core::Rating& rating, const DemoForm& form, core::Setting setting, const definitions::DemoNames& names,
             Random& random);

/// Takes away everything after the first `areas` areas: a rating that is under way.
void leaveHalfDone(core::Rating& rating, const DemoForm& form, std::size_t areas);

} // namespace trivsel::app::demo
