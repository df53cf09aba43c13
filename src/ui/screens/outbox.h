#pragma once

#include "app/application.h"
#include "app/command.h"
#include "app/models/common.h"

#include <functional>
#include <optional>
#include <utility>
#include <vector>

namespace trivsel::ui {

/// What the screens of one frame want done. Carried out after the frame (Program::afterFrame), so that drawing changes
/// nothing but the screen's own view state.
class Outbox {
public:
    using Then = std::function<void(const Result<void>&)>;

    /// A command for the session. `then` is told how it went (to close a dialog, say); without it a failure is shown in
    /// the banner at the top of the screen.
    void send(app::Command command, Then then = {}) { m_commands.emplace_back(std::move(command), std::move(then)); }
    /// Anything of the application around the session: unlock, create, preferences, lock.
    void ask(std::function<void(app::Application&)> request) { m_requests.push_back(std::move(request)); }
    void goTo(app::Place place) { m_place = place; }
    void goBack() { m_back = true; }
    /// Shown in the banner at the top until it is closed or one goes elsewhere.
    void tell(Text words) { m_told = std::move(words); }
    void fail(Error error) { m_error = std::move(error); }

    std::vector<std::pair<app::Command, Then>> takeCommands() { return std::exchange(m_commands, {}); }
    std::vector<std::function<void(app::Application&)>> takeRequests() { return std::exchange(m_requests, {}); }
    std::optional<app::Place> takePlace() { return std::exchange(m_place, {}); }
    bool takeBack() { return std::exchange(m_back, false); }
    std::optional<Text> takeTold() { return std::exchange(m_told, {}); }
    std::optional<Error> takeError() { return std::exchange(m_error, {}); }
    bool empty() const { return m_commands.empty() && m_requests.empty() && !m_place && !m_back && !m_told && !m_error; }

private:
    std::vector<std::pair<app::Command, Then>> m_commands;
    std::vector<std::function<void(app::Application&)>> m_requests;
    std::optional<app::Place> m_place;
    bool m_back = false;
    std::optional<Text> m_told;
    std::optional<Error> m_error;
};

} // namespace trivsel::ui
