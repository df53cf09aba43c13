#pragma once

#include "base/text.h"

#include <tl/expected.hpp>

#include <string>
#include <utility>

namespace trivsel {

/// What kind of failure it was. The command line turns these into its exit codes (docs: command line contract).
enum class ErrorCode {
    Failed,          ///< could not be done: disk full, read-only place, no display … (exit 1)
    InUse,           ///< the store is open elsewhere (exit 1)
    BadInput,        ///< a file, a value or the usage is wrong (exit 2)
    WrongPassphrase, ///< wrong passphrase or unknown user, told with the same text (exit 3)
    NoRight,         ///< the role table says no (exit 3)
    StoreEmpty,      ///< zero bytes (exit 4)
    StorePlain,      ///< an unencrypted SQLite file (exit 4)
    StoreForeign,    ///< not one of our stores, or the key file belongs to another store (exit 4)
    StoreDamaged,    ///< truncated, altered, or the key slot is damaged (exit 4)
    StoreNewer,      ///< written by a newer program (exit 4)
    StoreOlder,      ///< older than this computer has seen (exit 4)
};

/// A failure that can be expected. Neither text may hold a child's data, nor anything typed about a child.
struct Error {
    ErrorCode code = ErrorCode::Failed;
    Text message;       ///< for the user: what happened, where, what is kept, what to do now
    std::string detail; ///< for the log: the system's or library's own words
    bool operator==(const Error&) const = default;
};

template <class T> using Result = tl::expected<T, Error>;

/// `return fail(ErrorCode::BadInput, {"…", "…"});`
inline tl::unexpected<Error> fail(ErrorCode code, Text message, std::string detail = {})
{
    return tl::unexpected<Error>(Error{code, std::move(message), std::move(detail)});
}

/// Hands an error of one Result on as an error of another.
inline tl::unexpected<Error> fail(Error error) { return tl::unexpected<Error>(std::move(error)); }

} // namespace trivsel
