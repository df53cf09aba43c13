#include "ui/screens/parts/acute_advice.h"

#include "ui/layout.h"
#include "ui/widgets/text.h"

#include <array>
#include <string>

namespace trivsel::ui {

void drawAcuteAdvice(Frame& frame)
{
    static constexpr std::array kAdvice{"acute.parents", "acute.listen", "acute.write", "acute.contact",
                                        "acute.leader"};
    constexpr float kNumber = 20; // room for the number before each piece of advice
    int number = 1;
    for (const char* key : kAdvice) {
        column(frame, kNumber, [&] { text(frame, std::to_string(number++) + ".", {.style = TextStyle::BodyStrong}); });
        sameRow(frame, 0);
        column(frame, availableWidth(frame), [&] { text(frame, frame.tr(key)); });
        space(frame, 4);
    }
    space(frame, 4);
    text(frame, frame.tr("acute.danger"), {.style = TextStyle::BodyStrong, .tone = Tone::Danger});
}

} // namespace trivsel::ui
