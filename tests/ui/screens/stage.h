#pragma once

#include "core/municipality.h"
#include "ui/headless.h"
#include "ui/screens/outbox.h"
#include "ui/screens/screen_words.h"

#include <functional>
#include <memory>
#include <set>
#include <string>
#include <vector>

/// A screen alone: drawn headless inside the shell from a model made by hand, with every command it sends kept.
namespace trivsel::tests {

/// The words of data/locale; a key that is not there is noted and given back.
class LocaleStrings : public ui::Strings {
public:
    explicit LocaleStrings(Language language);
    std::string_view get(std::string_view key) const override;
    mutable std::set<std::string> missing;

private:
    std::map<std::string, std::string, std::less<>> m_texts;
};

/// Position words as the Kerteminde profile has them.
const ui::ScreenWords& positionWords();

struct StageOptions {
    int width = 1280, height = 720; ///< device pixels
    float scale = 1;
    ui::ThemeName theme = ui::ThemeName::Light;
    Language language = Language::Danish;
    bool hasShell = true;
};

class Stage {
public:
    using Draw = std::function<void(ui::Frame&, ui::Outbox&)>;
    Stage(const StageOptions& options, Draw draw);

    ui::Driver& user() { return m_headless->driver(); }
    ui::Headless& headless() { return *m_headless; }
    /// Each fails the test with the driver's own words.
    void click(const std::string& label, int nth = 1);
    void press(const std::string& keys);
    void type(const std::string& words);
    bool shows(const std::string& words);
    void expect(const std::string& words);
    void expectGone(const std::string& words);
    /// Three frames: nothing fails, everything that can be used has a name, every word is in the locale files.
    void expectSound();
    /// When TRIVSEL_PICTURES names a folder, the picture is written there to be looked at.
    void picture(const std::string& name);

    std::vector<app::Command> sent;
    std::optional<app::Place> wentTo;
    std::optional<Error> answer; ///< what the next command is answered with; none = done
    template <class C> const C* last() const { return sent.empty() ? nullptr : std::get_if<C>(&sent.back()); }

    // The top bar of the picture.
    std::string title = "Asta Juhl", subtitle = "4 år 4 mdr. · Blå stue";
    std::optional<core::Position> position;
    std::string positionPhrase;

private:
    LocaleStrings m_strings;
    ui::Outbox m_out;
    Draw m_draw;
    std::unique_ptr<ui::Headless> m_headless;
    bool m_hasShell;

    void frame(ui::Frame& frame);
    void takeSent();
};

/// Every size and language a screen must stand: small, large and zoomed, light and dark, Danish and English.
std::vector<StageOptions> allStages();

/// Names no screen may stumble over.
std::string hugeName(); ///< 10 kB
std::string hashName(); ///< "##" and "%s%n"
std::string rtlName();  ///< with marks that turn the direction

} // namespace trivsel::tests
