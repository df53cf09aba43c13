#pragma once

#include "base/ids.h"

/// Ids of the records of casework.
namespace trivsel {

using ConcernId = Id<struct ConcernTag>;
using AcuteId = Id<struct AcuteTag>;
using NotificationId = Id<struct NotificationTag>;
using PlanId = Id<struct PlanTag>;
using NoteId = Id<struct NoteTag>;
using OfferId = Id<struct OfferTag>;
using RequestId = Id<struct RequestTag>;
using ConsentId = Id<struct ConsentTag>;
using VisitId = Id<struct VisitTag>;
using MeetingId = Id<struct MeetingTag>;
using PaperId = Id<struct PaperTag>;

} // namespace trivsel
