#pragma once

#include "app/command.h"
#include "app/models/common.h"
#include "base/result.h"

#include <functional>
#include <memory>
#include <optional>
#include <utility>
#include <vector>

namespace trivsel::app { class Application; }

namespace trivsel::ui {

/// What the screens of one frame want done. Carried out after the frame (Program::afterFrame), so that drawing changes
/// nothing but the screen's own view state.
class Outbox {
public:
    using Then = std::function<void(const Result<void>&)>;
    using Request = std::function<void(app::Application&)>;

    Outbox();
    ~Outbox();
    Outbox(const Outbox&) = delete;
    Outbox& operator=(const Outbox&) = delete;

    /// A command for the session. `then` is told how it went (to close a dialog, say); without it a failure is shown in
    /// the banner at the top of the screen.
    template <class C> void send(C command, Then then = {})
    {
        // Here nothing but the making of the one command: what a variant of all commands can do is compiled once, in
        // outbox.cpp, not in every screen.
        push(new app::Command(std::in_place_type<C>, std::move(command)), std::move(then));
    }
    void send(app::Command command, Then then = {});
    /// Anything of the application around the session: unlock, create, preferences, lock.
    void ask(Request request);
    /// Leaves the session by `how` (locking, switching user): everything typed is kept first.
    void leave(Request how);
    void goTo(app::Place place);
    void goBack();
    /// Shown in the banner at the top until it is closed or one goes elsewhere.
    void tell(Text words);
    void fail(Error error);

    std::vector<std::pair<app::Command, Then>> takeCommands();
    std::vector<Request> takeRequests();
    Request takeLeaving(); ///< empty: nobody leaves
    std::optional<app::Place> takePlace();
    bool takeBack();
    std::optional<Text> takeTold();
    std::optional<Error> takeError();
    bool empty() const;

private:
    void push(app::Command* owned, Then then);
    struct Impl;
    std::unique_ptr<Impl> m_impl;
};

} // namespace trivsel::ui
