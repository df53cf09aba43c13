#include "ui/screens/first_start_fixture.h"

/// Every page, to be looked at.
namespace trivsel::tests {
namespace {

class FirstStartPictures : public FirstStartStore {};

TEST_F(FirstStartPictures, Pictures)
{
    if (std::getenv("TRIVSEL_PICTURES") == nullptr) GTEST_SKIP() << "TRIVSEL_PICTURES names no folder";
    const std::pair<std::string, Look> looks[] = {
        {"", {}},
        {"-zoom200", {.scale = 2}},
        {"-zoom80-en", {.scale = 0.8F, .language = Language::English}},
        {"-scale2-dark", {.width = 2560, .height = 1440, .scale = 2, .dark = true}}};
    for (const auto& [name, look] : looks) {
        start(look);
        const bool english = look.language == Language::English;
        const std::string next = english ? "Next" : "Videre";
        picture("fs-1-welcome" + name);
        click(english ? "Begin with your own institution" : "Kom i gang med jeres egen institution");
        picture("fs-2-institution-empty" + name);
        type("Strandhuset");
        picture("fs-2-institution" + name);
        press("Enter");
        type("Blå stue");
        press("Enter");
        type("Rød stue");
        press("Enter");
        picture("fs-3-units" + name);
        press("Enter");
        fillAdult("Karin Lund", "gul cykel regn");
        type("Mette Holm");
        press("Enter");
        type("havn kaf");
        picture("fs-4-adults" + name);
        type("fe mandag");
        press("Enter");
        type("havn kaffe mandag");
        click("Blå stue", 2);
        picture("fs-4-adults-bottom" + name);
        click(english ? "Role" : "Rolle");
        click(english ? "Pedagogue" : "Pædagog");
        click("Blå stue");
        click(next);
        picture("fs-4-adults-no-leader" + name);
        click(english ? "Role" : "Rolle");
        click(english ? "Leader" : "Leder");
        click(next);
        picture("fs-5-place" + name);
        const std::string place = valueOf(english ? "File" : "Fil");
        retype(english ? "File" : "Fil", (dir / "Dropbox" / "hus.trivsel").string());
        press("Enter");
        finishWork();
        picture("fs-5-place-refused" + name);
        retype(english ? "File" : "Fil", place);
        user().wheel(-40);
        picture("fs-5-place-bottom" + name);
        press("Enter");
        finishWork();
        if (application->phase() != Phase::Open) {
            click(english ? "Make the store" : "Opret lageret");
            finishWork();
        }
        picture("fs-6-recovery" + name);
        user().wheel(-40);
        picture("fs-6-recovery-bottom" + name);
        headless.reset();
        program.reset();
        application.reset();
        fs::remove_all(dir / "config");
    }
}

} // namespace
} // namespace trivsel::tests
