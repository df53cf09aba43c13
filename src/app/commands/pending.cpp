#include "app/commands/handlers.h"

// The handlers that are being written; this file goes when the last one is there.
namespace trivsel::app::commands {

Handled handle(const Context&, const ImportAbsence&) { return gone(); }
Handled handle(const Context&, const RollOverYear&) { return gone(); }
Handled handle(const Context&, const SendRatingPackage&) { return gone(); }
Handled handle(const Context&, const TakeRatings&) { return gone(); }
Handled handle(const Context&, const TypeInRating&) { return gone(); }
Handled handle(const Context&, const SaveHandover&) { return gone(); }
Handled handle(const Context&, const SendHandover&) { return gone(); }
Handled handle(const Context&, const AnswerHandover&) { return gone(); }
Handled handle(const Context&, const TakeHandover&) { return gone(); }
Handled handle(const Context&, const TakeHandoverAnswer&) { return gone(); }
Handled handle(const Context&, const PlaceOnRuler&) { return gone(); }

} // namespace trivsel::app::commands
