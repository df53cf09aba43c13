#pragma once

#include "app/command.h"
#include "app/models/content_model.h"
#include "app/models/rating_model.h"
#include "app/models/round_model.h"
#include "app/models/team_model.h"

#include <string>

/// Models made by hand for the screens of a round; every name is invented.
namespace trivsel::tests {

/// Blå stue in autumn: 28 children in every state a row can have.
app::RoundModel blueRoom();
/// The same with `areas` columns, for the bench.
app::RoundModel wideRoom(int children, int areas);

/// Asta, 4 years: the shipped form with the first `answered` indicators answered, two of them with a sign.
app::RatingModel astaRating(int answered);
/// Said to be done; with the suggestion, its reasons and earlier rounds.
app::RatingModel astaDone();
/// Takes in what the page sent, as a session would.
void follow(app::RatingModel& model, const app::Command& command);

/// Two adults who agree on 17 of 20 and chose different positions.
app::TeamModel astaTeam();

/// The shipped forms, and a guide of a few steps.
app::ContentModel shippedContent();

/// `names` in the place of every name, text and comment.
app::RoundModel hostile(app::RoundModel model, const std::string& name);
app::RatingModel hostile(app::RatingModel model, const std::string& name);
app::TeamModel hostile(app::TeamModel model, const std::string& name);
app::ContentModel hostile(app::ContentModel model, const std::string& name);

} // namespace trivsel::tests
