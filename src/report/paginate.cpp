#include "report/strips.h"

#include <cstddef>

namespace trivsel::report {

namespace {

class Paginator {
public:
    explicit Paginator(const std::vector<Strip>& strips) : m_strips(strips) { m_pages.emplace_back(); }

    std::vector<Page> run()
    {
        place(0, m_strips.size(), Keep::Group);
        return std::move(m_pages);
    }

private:
    bool atTop() const { return m_pages.back().empty(); }

    /// Height of the strips `from`..`to` where the pen stands (`isTop`: or at the top of a page).
    double height(std::size_t from, std::size_t to, bool isTop) const
    {
        double sum = 0;
        for (std::size_t i = from; i < to; ++i) {
            const Strip& s = m_strips[i];
            const bool isFirst = isTop && i == from;
            sum += s.height + (isFirst ? 0 : s.before);
            if (isFirst && s.tableHead) sum += s.tableHead->height;
        }
        return sum;
    }

    bool fits(std::size_t from, std::size_t to) const { return m_y + height(from, to, atTop()) <= kBottom + 0.01; }

    void newPage()
    {
        m_pages.emplace_back();
        m_y = kTop;
    }

    void put(std::size_t i)
    {
        const Strip& s = m_strips[i];
        if (atTop() && s.tableHead) {
            m_pages.back().push_back({s.tableHead.get(), m_y});
            m_y += s.tableHead->height;
        } else if (!atTop()) {
            m_y += s.before;
        }
        m_pages.back().push_back({&s, m_y});
        m_y += s.height;
    }

    /// Places strips; those that hold on to each other at least as firmly as `level` come on one page if it has room.
    void place(std::size_t from, std::size_t to, Keep level)
    {
        while (from < to) {
            std::size_t end = from + 1;
            while (end < to && m_strips[end - 1].keep >= level && level != Keep::None && !m_strips[end].startsPage)
                ++end;
            if (m_strips[from].startsPage && !atTop()) newPage();
            unit(from, end, level);
            from = end;
        }
    }

    void unit(std::size_t from, std::size_t end, Keep level)
    {
        if (!fits(from, end)) {
            const bool isTooHigh = height(from, end, true) > kPageRoom;
            if (!isTooHigh) {
                if (!atTop()) newPage();
            } else if (end - from > 1) {
                // No page can hold it all: hold together what must be, then nothing.
                place(from, end, level == Keep::Group ? Keep::Firm : Keep::None);
                return;
            } else if (!atTop()) {
                newPage();
            }
        }
        for (std::size_t i = from; i < end; ++i) put(i);
    }

    const std::vector<Strip>& m_strips;
    std::vector<Page> m_pages;
    double m_y = kTop;
};

} // namespace

std::vector<Page> paginate(const Strips& strips)
{
    return Paginator(strips.strips).run();
}

} // namespace trivsel::report
