#pragma once

#include "app/documents/save_document.h"
#include "app/models/child_pages.h"
#include "app/models/common.h"
#include "app/models/concern_model.h"
#include "app/models/roadmap_summary.h"
#include "app/models/timeline_model.h"
#include "core/oversight.h"

namespace trivsel::app {

struct ChildModel {
    ChildHeader child;
    Date birthDate;
    std::optional<core::Sex> sex;
    std::string maskedCpr; ///< "991399-••••" or empty
    std::string cpr;       ///< whole, to be handed back unchanged with a change of base data; never shown
    UnitId unit;

    std::optional<core::Position> position; ///< the latest, if any
    Text positionRound;
    bool isCurrent = false; ///< false: a later round has opened, or it is older than 7 months

    Timeline timeline; ///< chartOf() makes it a chart

    struct StepRow {
        StepId step;
        int number = 0;
        Text title, action, why;
        std::vector<Text> reasons;
        Text who;              ///< title of the role
        std::string responsible; ///< the adult's or person's name, with organisation
        UserId responsibleUser;
        std::optional<Date> due;
        Text dueFrom;          ///< open without a date: the event it is counted from, "fra planen"; else empty
        bool isOverdue = false;
        bool isMinimum = false;
        bool isOwn = false;
        bool isHeldBack = false; ///< the gate is not open: it may not be done or handed out
        bool canShare = false;
        bool isForParents = false; ///< may be told in Forældrevisning: everyday life, the child, the talks with the family
        Text rung;
        Text meeting;          ///< the meeting tool that the step opens; empty for most
        core::Step::Status status = core::Step::Status::Open;
        std::string statusReason, statusBy;
        std::optional<Date> statusOn;
        std::vector<std::string> alsoFor; ///< names of the other children it serves (hidden in the parents' view)
    };
    std::vector<StepRow> steps; ///< open ones by order of the guide, own ones after, then closed ones, newest first
    /// Minimum steps that are open, or were asked for in the round of the latest position; done = done or set aside.
    int minimumDone = 0, minimum = 0;

    bool maySee = false;        ///< false: nothing but the id is filled in
    core::GateState gate = core::GateState::NotAsked;
    bool asksGate = false;      ///< there is an open step that reaches parents or child and the gate was not asked
    std::string gateBy;         ///< who answered last
    std::optional<Date> gateOn;
    bool gateClosedBySibling = false;

    struct RoundRow { RoundId round; Text title; std::optional<core::Position> position; std::optional<Date> on; std::string comment; std::string environment; std::string watchFor; std::optional<Date> lookAgain; std::vector<std::string> by; };
    std::vector<RoundRow> rounds; ///< newest first

    UserId contactAdult;
    std::string contactName;
    bool isContactAway = false;              ///< has left, or the child has moved to another group: it needs another
    std::vector<PersonChoice> adults;        ///< who can be made responsible
    struct OtherChild { ChildId child; std::string name; };
    std::vector<OtherChild> groupChildren;   ///< of the unit, for "Gælder også …"
    std::vector<OtherChild> siblings;        ///< the whole family, over several links too
    std::vector<OtherChild> linkedSiblings;  ///< those of them linked to this very child: such a link can be taken back
    std::vector<OtherChild> siblingChoices;  ///< "Bo Dam · Grøn stue": all others one may see, for linking
    std::vector<UnitChoice> units;           ///< to move to
    Text ladderNote;                         ///< the lowest open rung's title
    std::optional<Instant> openedUntil;      ///< outside one's units, opened with a reason: until then
    struct Bar { BarId bar; std::string name; core::ChildBar::Relation relation = core::ChildBar::Relation::OwnChild; };
    std::vector<Bar> bars;                   ///< adults who must not see the child
    std::vector<PersonChoice> barChoices;    ///< whom one may bar: a leader anyone who works with children, else oneself
    UserId me;
    bool mayLiftBars = false;
    bool mayEdit = false;                    ///< base data, contact adult
    bool mayAct = false;                     ///< steps
    RoadmapSummary roadmaps;                 ///< the row that leads to "Fravær og køreplaner"
    ChildCasework casework;                  ///< concerns, notes, notification (concern_model.h)
    std::vector<PaperChoice> papers;         ///< what "Udskriv" offers; empty for a role that prints nothing
    ChildPages pages;                        ///< where its further pages stand (child_pages.h)
};
ChildModel childModel(const Session& session, ChildId child);

/// The list "Børn"; at most 10,000 rows, built once a change.
struct ChildrenModel {
    struct Row {
        ChildId child;
        std::string name;
        std::string searchKey; ///< folded name
        int ageMonths = 0;
        UnitId unit;
        std::string unitName;
        std::optional<core::Position> position;
        bool isCurrent = false;
        int openSteps = 0;
        bool isOverdue = false;
        std::string contact;
    };
    std::vector<Row> rows; ///< Danish order of name
    std::vector<UnitChoice> units;
    bool mayAdd = false;
    bool mayImport = false;
    bool mayOpenOthers = false; ///< a child outside one's units, with a reason
    struct Batch { BatchId batch; Instant at; int added = 0, changed = 0, moved = 0; bool canUndo = false; };
    std::vector<Batch> imports; ///< newest first
};
ChildrenModel childrenModel(const Session& session);

} // namespace trivsel::app
