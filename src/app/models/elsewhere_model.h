#pragma once

#include "app/models/common.h"
#include "core/instrument.h"

#include <string>
#include <vector>

namespace trivsel::app {

/// Ratings of a round that are made elsewhere: who may be sent a package, and whose paper form this user may type in.
/// No answer of anybody is in here.
struct ElsewhereModel {
    RoundId round;
    Date today;
    bool isRatingStore = false;      ///< this is the small store of a package: its ratings go back
    std::vector<PersonChoice> raters; ///< whose package this user may send: their own, a leader anyone's
    struct Paper {
        ChildId child;
        std::string name;
        core::InstrumentPtr form;
        std::vector<PersonChoice> raters; ///< who could still rate the child
    };
    std::vector<Paper> papers; ///< children whom this user rates no more, in the order of the grid
};
ElsewhereModel elsewhereModel(const Session& session, RoundId round);

} // namespace trivsel::app
