#include "app/roles.h"
#include "app/session_impl.h"

#include <future>

/// The audit log, read back from the store, and openings that end while the session goes on.
namespace trivsel::app {
namespace {

/// Rows first, then the chain: both run on the writer's thread, in that order, so that every row told has been checked.
void fetchWhole(storage::Store& store, std::function<void(std::shared_ptr<AuditLog>)> done)
{
    const auto log = std::make_shared<AuditLog>();
    store.fetchAudit({}, [log](Result<std::vector<storage::AuditRow>> rows) {
        if (!rows) log->fault = rows.error();
        else log->rows = std::move(*rows);
        if (!log->rows.empty()) log->head = {log->rows.back().seq, log->rows.back().hash};
    });
    store.verifyAudit([log, done = std::move(done)](const Result<void>& whole) {
        if (!whole && !log->fault) log->fault = whole.error();
        done(log);
    });
}

} // namespace

void Session::fetchAudit()
{
    if (reach(user().role, ReadAudit::kName) == Reach::None || m_impl->isFetchingAudit) return;
    m_impl->isFetchingAudit = true;
    fetchWhole(*m_impl->store, [inbox = m_impl->inbox](std::shared_ptr<AuditLog> log) {
        {
            const std::lock_guard hold(inbox->lock);
            inbox->audit = std::move(log);
        }
        inbox->callWake();
    });
}

Result<void> Session::loadAudit()
{
    if (reach(user().role, ReadAudit::kName) == Reach::None) return noRight();
    const auto delivered = std::make_shared<std::promise<std::shared_ptr<AuditLog>>>();
    auto waiting = delivered->get_future();
    fetchWhole(*m_impl->store, [delivered](std::shared_ptr<AuditLog> log) { delivered->set_value(std::move(log)); });
    m_impl->auditLog = waiting.get();
    return {};
}

const AuditLog* Session::auditLog() const { return m_impl->auditLog.get(); }

std::string Session::auditMark() const { return app::auditMark(m_impl->store->auditHead()); }

std::optional<Instant> Session::openedUntil(ChildId child) const
{
    if (!m_impl->access().isOpened(child)) return std::nullopt;
    std::optional<Instant> until;
    for (const core::GlassOpening* opening : m_impl->world.oversight.openTo(user().id, m_impl->clock->now()))
        if (opening->child == child) until = std::max(until.value_or(opening->until), opening->until);
    return until;
}

bool Session::Impl::takeOverAudit()
{
    std::shared_ptr<AuditLog> fetched;
    {
        const std::lock_guard hold(inbox->lock);
        fetched.swap(inbox->audit);
    }
    if (fetched == nullptr) return false;
    isFetchingAudit = false;
    if (reach(user.role, ReadAudit::kName) == Reach::None) return false; // another adult went on meanwhile
    auditLog = std::move(fetched);
    ++version;
    return true;
}

bool Session::Impl::noticeShutGlass()
{
    if (!glassEndsAt || clock->now() < *glassEndsAt) return false;
    glassEndsAt.reset();
    ++version;
    return true;
}

} // namespace trivsel::app
