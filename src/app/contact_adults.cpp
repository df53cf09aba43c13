#include "app/contact_adults.h"

namespace trivsel::app {

UserId ContactAdults::of(const core::Child& child)
{
    if (!child.contactAdult) return {};
    const auto [at, isNew] = m_known.try_emplace(child.contactAdult);
    if (isNew) {
        const core::User* adult = m_world.user(child.contactAdult);
        if (adult != nullptr && core::covers(adult->from, adult->to, m_today)) at->second.emplace(m_world, *adult, m_today);
    }
    return at->second && at->second->maySee(child.id) ? child.contactAdult : UserId{};
}

} // namespace trivsel::app
