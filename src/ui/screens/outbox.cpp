#include "ui/screens/outbox.h"

namespace trivsel::ui {

struct Outbox::Impl {
    std::vector<std::pair<app::Command, Then>> commands;
    std::vector<Request> requests;
    Request leaving;
    std::optional<app::Place> place;
    bool back = false;
    std::optional<Text> told;
    std::optional<Error> error;
};

Outbox::Outbox() : m_impl(std::make_unique<Impl>()) {}
Outbox::~Outbox() = default;

void Outbox::send(app::Command command, Then then) { m_impl->commands.emplace_back(std::move(command), std::move(then)); }

void Outbox::push(app::Command* owned, Then then)
{
    const std::unique_ptr<app::Command> command(owned);
    send(std::move(*command), std::move(then));
}

void Outbox::ask(Request request) { m_impl->requests.push_back(std::move(request)); }
void Outbox::leave(Request how) { m_impl->leaving = std::move(how); }
void Outbox::goTo(app::Place place) { m_impl->place = place; }
void Outbox::goBack() { m_impl->back = true; }
void Outbox::tell(Text words) { m_impl->told = std::move(words); }
void Outbox::fail(Error error) { m_impl->error = std::move(error); }

std::vector<std::pair<app::Command, Outbox::Then>> Outbox::takeCommands() { return std::exchange(m_impl->commands, {}); }
std::vector<Outbox::Request> Outbox::takeRequests() { return std::exchange(m_impl->requests, {}); }
Outbox::Request Outbox::takeLeaving() { return std::exchange(m_impl->leaving, {}); }
std::optional<app::Place> Outbox::takePlace() { return std::exchange(m_impl->place, {}); }
bool Outbox::takeBack() { return std::exchange(m_impl->back, false); }
std::optional<Text> Outbox::takeTold() { return std::exchange(m_impl->told, {}); }
std::optional<Error> Outbox::takeError() { return std::exchange(m_impl->error, {}); }

bool Outbox::empty() const
{
    return m_impl->commands.empty() && m_impl->requests.empty() && !m_impl->leaving && !m_impl->place && !m_impl->back && !m_impl->told &&
           !m_impl->error;
}

} // namespace trivsel::ui
