#include "app/school/survey_import.h"
#include "base/text.h"
#include "fuzz/support/expect.h"

#include <algorithm>
#include <string>

// Files of pupils' answers and of classes' figures. The first byte chooses the kind, the rest of the first line is the
// choice of columns, what follows is the file.

namespace {

using namespace trivsel;

core::SurveyFormPtr smallForm()
{
    auto form = std::make_shared<core::SurveyForm>();
    form->id = "f";
    form->options = {{"no", {"Nej", "No"}, 1}, {"little", {"Lidt", "A little"}, 3}, {"yes", {"Ja", "Yes"}, 5}};
    form->indicators = {{"social", {"Social", "Social"}}};
    form->items = {{"a", {"A?", "A?"}, 0, false, {}}, {"b", {"B?", "B?"}, 0, true, {2}}};
    return form;
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size)
{
    if (size == 0) return 0;
    const std::string text(reinterpret_cast<const char*>(data) + 1, size - 1);
    const std::size_t end = std::min(text.find('\n'), text.size());
    app::SurveyInput input;
    input.about.kind = static_cast<core::Survey::Kind>(data[0] % 3);
    input.about.from = input.about.to = *Date::of(2026, 11, 1);
    if (input.about.kind != core::Survey::Kind::ClassFigures) input.form = smallForm();
    input.head.store = "00112233445566778899aabbccddeeff";
    input.head.period = {"Efterår", "Autumn"};
    input.head.institution = "Skolen";
    input.head.institutionId = 1;
    input.head.from = input.head.to = input.head.closedOn = input.about.to;
    input.classes = {{UnitId{2}, "3.A", 20}, {UnitId{3}, "3.B", 20}};
    input.pupils = {{ChildId{7}, UnitId{2}, "e1", "0101000000", "eva test", *Date::of(2018, 1, 1)}};
    input.mapping = text.substr(0, end);
    input.bytes = text.substr(std::min(end + 1, text.size()));
    input.acceptRefused = data[0] >= 128;
    app::SurveyProgress progress;
    const app::SurveyReading reading = app::readSurvey(std::move(input), progress);
    if (reading.error) {
        FUZZ_EXPECT(!reading.error->message.da.empty() && !reading.error->message.en.empty());
        FUZZ_EXPECT(text::isUtf8(reading.error->message.da));
        FUZZ_EXPECT(reading.figures.empty() && reading.pupils.empty());
        return 0;
    }
    // What is kept can be read again.
    const auto figures = app::readSurveyFigures(reading.figures);
    FUZZ_EXPECT(figures.has_value());
    FUZZ_EXPECT(app::writeSurveyFigures(*figures) == reading.figures);
    FUZZ_EXPECT(reading.report.added > 0);
    return 0;
}
