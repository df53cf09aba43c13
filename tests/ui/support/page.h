#pragma once

#include "ui/headless.h"
#include "ui/layout.h"

#include <gtest/gtest.h>

#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <vector>

namespace trivsel::ui::test {

/// A page without a window: draws, is used by labels, and fails the test when a frame failed.
class Page {
public:
    explicit Page(std::function<void(Frame&)> draw, float scale = 1, int width = 1280, int height = 720)
    {
        Headless::Options options;
        options.width = width;
        options.height = height;
        options.context.scale = scale;
        auto made = Headless::create(options, [draw = std::move(draw)](Frame& f) {
            // A margin, so that nothing touches the edge of the window.
            column(f, f.width - 40, [&] { draw(f); });
        });
        if (!made) throw std::runtime_error(made.error().message.en);
        m_headless = std::move(*made);
        m_headless->driver().settle();
    }
    ~Page() { EXPECT_EQ(m_headless->takeFailure(), ""); }
    Page(const Page&) = delete;
    Page& operator=(const Page&) = delete;

    Headless& headless() { return *m_headless; }
    Driver& driver() { return m_headless->driver(); }
    const ItemLog& log() const { return m_headless->log(); }
    Focus& focus() { return m_headless->context().focus(); }
    void click(const std::string& label, int nth = 1)
    {
        const auto done = driver().click(label, nth);
        EXPECT_TRUE(done) << done.error().message.en;
    }
    void press(const std::string& keys)
    {
        const auto done = driver().press(keys);
        EXPECT_TRUE(done) << done.error().message.en;
    }
    void press(const std::string& keys, int times)
    {
        for (int i = 0; i < times; ++i) press(keys);
    }
    void type(const std::string& words) { driver().type(words); }
    bool shows(const std::string& words) { return driver().expect(words).has_value(); }
    /// The label of the item that has the keyboard; empty when none.
    std::string focused() const
    {
        for (std::size_t i = 0; i < log().size(); ++i) {
            const Item item = log().at(i);
            if (item.focusable && item.focused) return std::string(item.label);
        }
        return {};
    }
    std::optional<Item> item(const std::string& label, int nth = 1) const
    {
        const auto at = log().find(label, nth);
        if (at < 0) return std::nullopt;
        return log().at(static_cast<std::size_t>(at));
    }
    std::string value(const std::string& label, int nth = 1) const
    {
        const auto found = item(label, nth);
        return found ? std::string(found->value) : "(not there)";
    }

private:
    std::unique_ptr<Headless> m_headless;
};

/// Ids of the items that Tab reaches, in reading order.
inline std::vector<std::uint32_t> tabStops(const ItemLog& log)
{
    std::vector<std::uint32_t> ids;
    for (std::size_t i = 0; i < log.size(); ++i) {
        const Item item = log.at(i);
        if (item.focusable && item.enabled && item.tabStop && item.layer == log.topLayer()) ids.push_back(item.id);
    }
    return ids;
}

} // namespace trivsel::ui::test
