#include "ui/screens/parts/new_passphrase.h"

#include "app/passphrase.h"
#include "ui/layout.h"
#include "ui/screens/words.h"
#include "ui/widgets/field.h"

#include <string>

namespace trivsel::ui {

void NewPassphrase::wipe()
{
    words.editor.wipe();
    again.editor.wipe();
}

bool drawNewPassphrase(Frame& frame, NewPassphrase& typed)
{
    const std::size_t characters = app::passphraseLength(typed.words.text());
    const bool isTooLong = characters > app::kMostPassphrase;
    const std::string help =
        characters < app::kLeastPassphrase
            ? words(frame, "settings.passphrase_short",
                    {{"n", std::to_string(characters)}, {"least", std::to_string(app::kLeastPassphrase)}})
            : std::string(frame.tr("settings.passphrase_long_enough"));
    const std::string tooLong = isTooLong ? words(frame, "settings.passphrase_too_long", {{"most", std::to_string(app::kMostPassphrase)}})
                                          : std::string();
    passwordField(frame, "passphrase", frame.tr("settings.new_passphrase"), typed.words, {.help = help, .error = tooLong});
    space(frame, 10);
    const bool isSame = typed.words.text() == typed.again.text();
    const bool isToldApart = !isSame && !typed.again.text().empty();
    passwordField(frame, "again", frame.tr("settings.passphrase_again"), typed.again,
                  {.error = isToldApart ? frame.tr("settings.passphrase_differs") : std::string_view{}});
    return app::isPassphraseLength(characters) && isSame;
}

} // namespace trivsel::ui
