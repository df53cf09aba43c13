#include "ui/layout.h"
#include "ui/screens/child/child_parts.h"
#include "ui/screens/parts/acute_advice.h"
#include "ui/screens/words.h"
#include "ui/widgets/button.h"
#include "ui/widgets/card.h"

namespace trivsel::ui::child {

using Answer = core::GateAnswer::Answer;

void answerGate(Page& page, Answer answer)
{
    page.out.send(app::AnswerGate{page.model.child.child, answer, {}, {}});
}

/// Before the first step towards parents or child. Nothing is chosen beforehand, and no answer looks like the right
/// one.
void drawGateQuestion(Page& page)
{
    Frame& frame = page.frame;
    text(frame, frame.tr("child.gate.question"), {.style = TextStyle::BodyStrong});
    space(frame, 4);
    secondary(frame, frame.tr("child.gate.why"));
    space(frame, 10);
    if (button(frame, "gate-no", frame.tr("child.gate.no"))) answerGate(page, Answer::No);
    sameRowIfFits(frame, buttonWidth(frame, frame.tr("child.gate.yes")));
    if (button(frame, "gate-yes", frame.tr("child.gate.yes"))) answerGate(page, Answer::Yes);
    sameRowIfFits(frame, buttonWidth(frame, frame.tr("child.gate.doubt")));
    if (button(frame, "gate-doubt", frame.tr("child.gate.doubt"))) answerGate(page, Answer::Doubt);
    space(frame, 8);
    caption(frame, frame.tr("child.gate.doubt_help"));
}

/// What an adult is to do now, in order; the guide's acute steps below say the same with dates.
void drawClosedCard(Page& page)
{
    Frame& frame = page.frame;
    card(frame, "closed", {.current = true, .label = frame.tr("child.closed.title")}, [&] {
        icon(frame, Icon::Shield, 22, Tone::Danger);
        sameRow(frame, 10);
        centreInRow(frame, 24, TextStyle::BodyStrong);
        text(frame, frame.tr("child.closed.title"),
             {.style = TextStyle::BodyStrong, .tone = Tone::Danger, .role = Role::Heading});
        space(frame, 4);
        secondary(frame, frame.tr(page.model.gateClosedBySibling ? "child.closed.sibling" : "child.closed.why"));
        space(frame, 8);
        drawAcuteAdvice(frame);
        if (!page.model.gateBy.empty() && page.model.gateOn && !page.model.gateClosedBySibling) {
            space(frame, 8);
            caption(frame, words(frame, "child.closed.by",
                                 {{"name", page.model.gateBy}, {"day", dayWords(frame, *page.model.gateOn)}}));
        }
        space(frame, 8);
        if (linkButton(frame, "to-acute", frame.tr("child.closed.to_acute"), {.icon = Icon::Forward}))
            page.out.goTo({app::Screen::Acute, {}, {}, page.model.child.child});
        if (page.model.gateClosedBySibling || !page.model.mayAct) return;
        space(frame, 8);
        if (button(frame, "release", frame.tr("child.closed.release"))) openDialog(page, ChildView::Dialog::Release);
    });
    space(frame, size::kBetweenCards);
}

} // namespace trivsel::ui::child
