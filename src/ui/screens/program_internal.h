#pragma once

#include "app/idle_watch.h"
#include "app/models/acute_model.h"
#include "app/models/audit_model.h"
#include "app/models/child_model.h"
#include "app/models/concern_model.h"
#include "app/models/content_model.h"
#include "app/models/cooperation_model.h"
#include "app/models/elsewhere_model.h"
#include "app/models/follow_up_model.h"
#include "app/models/meeting_model.h"
#include "app/models/notification_model.h"
#include "app/models/plan_model.h"
#include "app/models/rating_model.h"
#include "app/models/roadmap_model.h"
#include "app/models/round_model.h"
#include "app/models/start_model.h"
#include "app/models/team_model.h"
#include "app/models/transition_model.h"
#include "app/models/what_if_model.h"
#include "app/models/rights_model.h"
#include "app/models/work_list_model.h"
#include "ui/screens/acute/acute_screen.h"
#include "ui/screens/audit/audit_screen.h"
#include "ui/screens/child/child_screen.h"
#include "ui/screens/children/children_screen.h"
#include "ui/screens/concern/concern_dialog.h"
#include "ui/screens/concern/concern_screen.h"
#include "ui/screens/content/content_screen.h"
#include "ui/screens/cooperation/cooperation_screen.h"
#include "ui/screens/criteria/criteria_screen.h"
#include "ui/screens/file_chooser/file_chooser.h"
#include "ui/screens/first_start/first_start_screen.h"
#include "ui/screens/follow_up/follow_up_screen.h"
#include "ui/screens/help/help_screen.h"
#include "ui/screens/import/import_screen.h"
#include "ui/screens/meeting/meeting_screen.h"
#include "ui/screens/overview/overview_screen.h"
#include "ui/screens/new_year/new_year_screen.h"
#include "ui/screens/notification/notification_screen.h"
#include "ui/screens/plan/plan_screen.h"
#include "ui/screens/program.h"
#include "ui/screens/rating/rating_screen.h"
#include "ui/screens/package/open_package_screen.h"
#include "ui/screens/rescue/rescue_screen.h"
#include "ui/screens/roadmaps/roadmaps_screen.h"
#include "ui/screens/round/round_elsewhere.h"
#include "ui/screens/round/round_screen.h"
#include "ui/screens/screen_words.h"
#include "ui/screens/school/school_screen.h"
#include "ui/screens/settings/settings_screen.h"
#include "ui/screens/start/start_screen.h"
#include "ui/screens/team/team_screen.h"
#include "ui/screens/transition/transition_screen.h"
#include "ui/screens/unlock/unlock_screen.h"
#include "ui/screens/user_menu/user_menu.h"
#include "ui/screens/what_if/what_if_screen.h"
#include "ui/screens/rights/rights_screen.h"
#include "ui/screens/work_list/work_list_screen.h"
#include "ui/shell.h"

/// Shared by the files of Program only.
namespace trivsel::ui {

/// A model kept until the session has changed or another place is shown.
template <class Model> class Cached {
public:
    template <class Build> const Model& get(const app::Session& session, const app::Place& place, Language language, Build build)
    {
        const Key key{session.version(), place, session.today(), language};
        if (!m_model || !(key == m_key)) {
            m_model = std::make_unique<Model>(build());
            m_key = key;
        }
        return *m_model;
    }
    /// The model last shown, if there is one.
    const Model* shown() const { return m_model.get(); }
    void clear() { m_model.reset(); }

private:
    struct Key {
        std::uint64_t version = 0;
        app::Place place;
        Date day;
        Language language = Language::Danish;
        bool operator==(const Key&) const = default;
    };
    Key m_key;
    std::unique_ptr<Model> m_model; ///< on the heap, which is overwritten when it is freed
};

/// Everything typed or chosen on the screens of an open store. With lock and switch of user it is put away for its adult,
/// without names and with the words sealed (program_resume.cpp).
struct Views {
    void forgetShown();
    void remember(const app::Session& session);

    StartView start;
    RoundView round;
    RatingView rating;
    TeamView team;
    ChildrenView children;
    ChildView child;
    FollowUpView followUp;
    ImportView import;
    NewYearView newYear;
    CriteriaView criteria;
    ContentView content;
    SettingsView settings;
    HelpView help;
    ConcernView concern;
    ConcernPageView concernPage;
    AcuteView acute;
    NotificationView notification;
    RoadmapsView roadmaps;
    CooperationView cooperation;
    PlanView plan;
    MeetingView meeting;
    AuditView audit;
    WorkListView workList;
    RightsView rights;
    TransitionView transition;
    ElsewhereView elsewhere; ///< of the round
    WhatIfView whatIf;
    app::AuditFilter shownAudit; ///< what the model of the log was made for
    OverviewView overview;
    SchoolView school;
    app::SchoolChoice shownSchool; ///< what its model was made for
    app::OverviewChoice shownOverview; ///< what its model was made for
    UserMenuView userMenu;
    bool hidesCodeReminder = false; ///< closed until the next unlock

    Cached<app::StartModel> startModel;
    Cached<app::RoundModel> roundModel;
    Cached<app::RatingModel> ratingModel;
    Cached<app::TeamModel> teamModel;
    Cached<app::ChildrenModel> childrenModel;
    Cached<app::ChildModel> childModel;
    Cached<app::FollowUpModel> followUpModel; ///< of Opfølgning, of Start and of "Hvem mangler?"
    Cached<app::WorkListModel> workListModel;
    Cached<app::RightsModel> rightsModel;
    Cached<app::TransitionModel> transitionModel;
    Cached<app::ElsewhereModel> elsewhereModel;
    Cached<app::RightsHouseModel> rightsHouseModel;
    Cached<app::WhatIfModel> whatIfModel;
    Cached<app::YearModel> yearModel;
    Cached<app::HandOverModel> handOverModel;
    Cached<app::ConcernModel> concernModel;
    Cached<app::AcuteModel> acuteModel;
    Cached<app::NotificationModel> notificationModel;
    Cached<app::RoadmapModel> roadmapModel;
    Cached<app::CooperationModel> cooperationModel;
    Cached<app::PlanModel> planModel;
    Cached<app::MeetingModel> meetingModel;
    Cached<app::AuditModel> auditModel;
    Cached<app::OverviewModel> overviewModel;
    Cached<app::SchoolModel> schoolModel;
    Cached<app::ContentModel> contentModel;
    Cached<app::SettingsModel> settingsModel;
};

struct Program::Impl : Strings {
    explicit Impl(app::Application& a) : application(a) {}

    app::Application& application;
    Outbox outbox;
    app::Place place;
    std::vector<app::Place> history;
    std::optional<Error> error;
    std::optional<Text> told;
    std::unique_ptr<Views> views = std::make_unique<Views>();
    UnlockView unlock;
    FirstStartView firstStart;
    RescueView rescue;
    OpenPackageView openPackage;
    FileChooserView storeChooser;
    bool choosesStore = false;
    bool asksToLeaveCode = false; ///< the window was to be closed while the recovery code is told
    bool keepsCode = false;       ///< and was not after all
    bool isClosing = false;       ///< the window was to be closed: what is open is being saved
    bool startsNew = false;       ///< "Opret et nyt lager" was chosen on the unlock screen
    const app::Session* shownSession = nullptr;
    UserId shownUser;
    app::Place readPlace;         ///< the reading of this place is in the audit
    bool hasRead = false;
    bool arrived = true;          ///< first frame of a place: the keyboard starts in its content
    app::IdleWatch idle;
    bool isMeeting = false;       ///< meeting mode of the team's page

    /// The page of an adult who is not here.
    struct Parked {
        std::filesystem::path file;
        UserId user;
        std::unique_ptr<Views> views;
        app::Place place;
        std::vector<app::Place> history;
        bool isOf(const std::filesystem::path& f, UserId u) const { return file == f && user == u; }
    };
    std::vector<Parked> parked;
    bool wasAway = false;            ///< the session, in the frame before
    std::string sealKey;             ///< while the session is left: to what is typed
    std::filesystem::path shownFile; ///< of the session shown

    std::string_view get(std::string_view key) const override { return application.text(key); }

    /// A store was just made and its recovery code has not been written down yet: nothing else can be done.
    bool tellsCode() const { return !application.recoveryCode().empty(); }

    // program.cpp
    /// Another store for the unlock screen; why it is refused is shown on the page where one was.
    void choose(const std::filesystem::path& file);
    void noticeSession();
    void noteReading(app::Session& session);
    void commitTyped();
    bool runOutbox();
    void move(const app::Place& to);
    void back();

    std::chrono::minutes idleLimit(const app::Session& session) const;
    bool mustLock(); ///< nobody has been here for long, or the computer has slept

    // program_resume.cpp
    void keepTyped();
    void park();
    void resume(const app::Session& session);

    // program_shortcuts.cpp
    void shortcuts(Frame& frame);
    void zoom(int step);

    // program_draw.cpp
    void drawClosed(Frame& frame);
    void drawOpen(Frame& frame, app::Session& session);
    void drawScreen(Frame& frame, app::Session& session);
    void drawMessages(Frame& frame, const app::Session& session);
    void drawLeaveCode(Frame& frame);
    void drawMeetingMode(Frame& frame, const app::Session& session);
    void refreshModels(Frame& frame, app::Session& session);

    // program_shell.cpp
    /// The texts that the shell shows, kept alive for the frame.
    struct Heading {
        std::string title, subtitle, progressText, saveText, userName, userLine, positionWord, back;
        ShellModel shell;
    };
    void describe(Frame& frame, app::Session& session, Heading& heading);
    /// The navigation entry under which the current page lies.
    app::Screen entryOfPlace() const;
    std::vector<app::Screen> entries(const app::Session& session) const;
    std::vector<NavEntry> navigation(const Frame& frame, const std::vector<app::Screen>& screens) const;
};

/// The words for positions of the session's municipality.
inline ScreenWords wordsOf(const app::Session& session)
{
    const core::Municipality& m = session.municipality();
    return {&m.positionWords, &m.positionShortWords, &m.positionPhrases};
}

} // namespace trivsel::ui
