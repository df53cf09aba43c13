#include "app/gate_words.h"

namespace trivsel::app {

Result<void> checkGateState(core::GateState state)
{
    switch (state) {
    case core::GateState::Open: return {};
    case core::GateState::NotAsked:
        return fail(
            ErrorCode::BadInput,
            {"Svar først på spørgsmålet om mistanke om vold, overgreb eller negativ social kontrol. Før det er "
             "besvaret, sker der intet over for forældre eller barn.",
             "First answer the question about suspicion of violence, abuse or negative social control. Until it "
             "is answered, nothing is done towards parents or child."});
    case core::GateState::Closed: break;
    }
    return fail(
        ErrorCode::BadInput,
        {"Der er lukket for alt, der når forældrene eller spørger barnet, for hele familien. Det åbnes kun, når "
         "myndigheden har sagt, at forældrene må inddrages.",
         "Everything that reaches the parents or questions the child is closed, for the whole family. It opens "
         "only when the authority has said that the parents may be involved."});
}

} // namespace trivsel::app
