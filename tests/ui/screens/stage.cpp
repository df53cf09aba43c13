#include "ui/screens/stage.h"

#include "definitions/catalog.h"
#include "ui/shell.h"

#include <gtest/gtest.h>

#include <cstdlib>

namespace trivsel::tests {
namespace {

const definitions::Catalog& catalog()
{
    static const definitions::Catalog kCatalog = [] {
        auto loaded = definitions::Catalog::load(std::filesystem::path(TRIVSEL_SOURCE_DIR) / "data");
        if (!loaded) throw std::runtime_error(loaded.error().message.en);
        return *loaded;
    }();
    return kCatalog;
}

ui::Context::Options contextOf(const StageOptions& options)
{
    ui::Context::Options context;
    context.scale = options.scale;
    context.theme = options.theme;
    context.language = options.language;
    return context;
}

} // namespace

LocaleStrings::LocaleStrings(Language language)
{
    for (const auto& [key, value] : catalog().texts(language)) m_texts.emplace(key, value);
}

std::string_view LocaleStrings::get(std::string_view key) const
{
    const auto at = m_texts.find(key);
    if (at != m_texts.end()) return at->second;
    if (ui::builtinText(key, false) == key) missing.emplace(key);
    return key;
}

const ui::ScreenWords& positionWords()
{
    static const core::Municipality& kProfile = *catalog().municipality("kerteminde");
    static const ui::ScreenWords kWords{&kProfile.positionWords, &kProfile.positionShortWords,
                                        &kProfile.positionPhrases};
    return kWords;
}

Stage::Stage(const StageOptions& options, Draw draw)
    : m_strings(options.language), m_draw(std::move(draw)), m_hasShell(options.hasShell)
{
    ui::Headless::Options how{options.width, options.height, contextOf(options), &m_strings};
    auto made = ui::Headless::create(how, [this](ui::Frame& f) { frame(f); });
    if (!made) throw std::runtime_error(made.error().message.en);
    m_headless = std::move(*made);
    user().settle();
}

void Stage::frame(ui::Frame& frame)
{
    takeSent();
    if (!m_hasShell) {
        m_draw(frame, m_out);
        return;
    }
    ui::ShellModel shell;
    const std::array entries{ui::NavEntry{ui::Icon::Home, "Start", 0}, ui::NavEntry{ui::Icon::Round, "Runde", 0},
                             ui::NavEntry{ui::Icon::Children, "Børn", 0},
                             ui::NavEntry{ui::Icon::Settings, "Indstillinger", 0}};
    shell.entries = entries;
    shell.current = 2;
    shell.userName = "Mette Holm";
    shell.userLine = "Pædagog · Blå stue";
    shell.lockLine = "Ctrl+L låser";
    shell.title = title;
    shell.subtitle = subtitle;
    shell.position = position;
    shell.positionWord = positionPhrase;
    shell.save = ui::SaveStatus::Saved;
    shell.saveText = "Gemt kl. 14.02";
    shell.concernLabel = "Bekymret? / Akut";
    ui::shell(frame, shell, [&] { m_draw(frame, m_out); });
}

/// As Program does it: after the frame that asked.
void Stage::takeSent()
{
    for (auto& [command, then] : m_out.takeCommands()) {
        sent.push_back(command);
        if (!then) continue;
        if (answer)
            then(fail(*answer));
        else
            then({});
    }
    if (const auto place = m_out.takePlace()) wentTo = place;
}

void Stage::click(const std::string& label, int nth)
{
    const auto done = user().click(label, nth);
    EXPECT_TRUE(done) << label << ": " << (done ? "" : done.error().message.en);
    user().settle();
}

void Stage::press(const std::string& keys)
{
    const auto done = user().press(keys);
    EXPECT_TRUE(done) << keys << ": " << (done ? "" : done.error().message.en);
    user().settle();
}

void Stage::type(const std::string& words)
{
    user().type(words);
    user().settle();
}

bool Stage::shows(const std::string& words)
{
    user().settle();
    return m_headless->log().contains(words);
}

void Stage::expect(const std::string& words)
{
    EXPECT_TRUE(shows(words)) << words << "\n" << user().items();
}
void Stage::expectGone(const std::string& words)
{
    EXPECT_FALSE(shows(words)) << words;
}

void Stage::expectSound()
{
    for (int i = 0; i < 3; ++i) {
        const auto outcome = m_headless->frame();
        EXPECT_FALSE(outcome.failed) << outcome.detail;
    }
    const ui::ItemLog& log = m_headless->log();
    for (std::size_t i = 0; i < log.size(); ++i) {
        const ui::Item item = log.at(i);
        const bool isNameless = item.focusable && item.label.empty();
        EXPECT_FALSE(isNameless) << ui::toWord(item.role) << " without a name, value " << item.value;
    }
    for (const std::string& key : m_strings.missing) ADD_FAILURE() << "no words for " << key;
}

void Stage::picture(const std::string& name)
{
    const char* folder = std::getenv("TRIVSEL_PICTURES");
    if (folder == nullptr) return;
    user().settle();
    const auto written = m_headless->screenshot(std::string(folder) + "/" + name + ".png");
    EXPECT_TRUE(written);
}

std::vector<StageOptions> allStages()
{
    return {{.width = 1280, .height = 720},
            {.width = 2560, .height = 1440, .scale = 2, .theme = ui::ThemeName::Dark},
            {.width = 1280, .height = 720, .scale = 2},
            {.width = 1280, .height = 720, .scale = 0.8F, .language = Language::English}};
}

std::string hugeName()
{
    std::string name;
    while (name.size() < 10'000) name += name.empty() ? "Ærø" : name.size() % 7 == 0 ? " Åse" : "Øø";
    return name;
}

std::string hashName()
{
    return "##%s%n###id";
}
std::string rtlName()
{
    return "\xE2\x80\xAEtsaB\xE2\x80\xAC \xD7\x90\xD7\x91 \x01\x02";
}

} // namespace trivsel::tests
