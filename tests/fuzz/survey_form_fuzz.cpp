#include "core/school/survey_form.h"
#include "fuzz/support/definition_check.h"

// Forms that pupils answer: whatever is accepted can be scored, with every answer there is and with none.

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size)
{
    using namespace trivsel;
    const auto form = fuzz::checkedRead<core::SurveyForm>(fuzz::asText(data, size), &definitions::readSurveyForm);
    if (!form) return 0;
    FUZZ_EXPECT(!form->items.empty() && !form->indicators.empty());
    for (std::size_t answer = 0; answer <= form->options.size(); ++answer) {
        const std::vector<std::uint8_t> answers(form->items.size(), static_cast<std::uint8_t>(answer));
        for (std::size_t i = 0; i < form->indicators.size(); ++i) {
            const auto band = core::bandOf(core::scoreOf(*form, i, answers));
            FUZZ_EXPECT(band.has_value() == (answer > 0));
            FUZZ_EXPECT(!band || *band < core::kSurveyBands);
        }
        for (const std::string& id : core::alarmsOf(*form, answers)) FUZZ_EXPECT(form->item(id) != nullptr);
    }
    return 0;
}
