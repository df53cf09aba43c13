#include "ui/screens/parts/new_passphrase.h"

#include "base/text.h"
#include "ui/layout.h"
#include "ui/screens/words.h"
#include "ui/widgets/field.h"

#include <string>

namespace trivsel::ui {
namespace {

constexpr std::size_t kLeastCharacters = 12, kMostCharacters = 128;

} // namespace

void NewPassphrase::wipe()
{
    words.editor.wipe();
    again.editor.wipe();
}

bool drawNewPassphrase(Frame& frame, NewPassphrase& typed)
{
    const std::size_t characters = text::codePoints(text::toNfc(typed.words.text()));
    const bool isTooLong = characters > kMostCharacters;
    const std::string help =
        characters < kLeastCharacters
            ? words(frame, "settings.passphrase_short",
                    {{"n", std::to_string(characters)}, {"least", std::to_string(kLeastCharacters)}})
            : std::string(frame.tr("settings.passphrase_long_enough"));
    const std::string tooLong = isTooLong ? words(frame, "settings.passphrase_too_long", {{"most", std::to_string(kMostCharacters)}})
                                          : std::string();
    passwordField(frame, "passphrase", frame.tr("settings.new_passphrase"), typed.words, {.help = help, .error = tooLong});
    space(frame, 10);
    const bool isSame = typed.words.text() == typed.again.text();
    const bool isToldApart = !isSame && !typed.again.text().empty();
    passwordField(frame, "again", frame.tr("settings.passphrase_again"), typed.again,
                  {.error = isToldApart ? frame.tr("settings.passphrase_differs") : std::string_view{}});
    return characters >= kLeastCharacters && !isTooLong && isSame;
}

} // namespace trivsel::ui
