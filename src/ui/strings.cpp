#include "ui/strings.h"

namespace trivsel::ui {

namespace {
struct Row {
    std::string_view key, da, en;
};
constexpr Row kRows[] = {
    {"ui.close", "Luk", "Close"},
    {"ui.cancel", "Annullér", "Cancel"},
    {"ui.clear", "Ryd", "Clear"},
    {"ui.show_words", "Vis det skrevne", "Show what is typed"},
    {"ui.hide_words", "Skjul det skrevne", "Hide what is typed"},
    {"ui.not_a_day", "Det er ikke en dato. Skriv for eksempel 28-10-2026.",
     "That is not a date. Write for example 28-10-2026."},
    {"ui.date_hint", "dd-mm-åååå", "dd-mm-yyyy"},
    {"ui.choose", "Vælg …", "Choose …"},
    {"ui.too_long", "Der er ikke plads til mere her.", "There is no room for more here."},
    {"ui.error.title", "Noget gik galt i programmet", "Something went wrong in the program"},
    {"ui.error.words",
     "Siden kunne ikke vises. Alt, hvor der stod »Gemt«, er gemt. Det, du var ved at skrive, er stadig i felterne.\n"
     "Prøv igen. Sker det samme, så luk programmet, åbn det igen, og fortæl jeres it-support, hvad du gjorde.",
     "The page could not be shown. Everything that said \"Saved\" is saved. What you were typing is still in the "
     "fields.\nTry again. If the same happens, close the program, open it again, and tell your IT support what you did."},
    {"ui.error.again", "Prøv igen", "Try again"},
    {"ui.navigation", "Menu", "Menu"},
};
} // namespace

std::string_view builtinText(std::string_view key, bool english)
{
    for (const Row& row : kRows) {
        if (row.key == key) return english ? row.en : row.da;
    }
    return key;
}

} // namespace trivsel::ui
