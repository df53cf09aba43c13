#pragma once

#include "definitions/document.h"

#include <string>

/// Documents back to JSON, so that what was read can be read once more.
namespace trivsel::fuzz {

/// Without any white space; numbers as they were written. `document` must have no repeated key.
std::string printDocument(const definitions::Document& document);

/// The same values in the same places.
bool isSame(const definitions::Document& a, const definitions::Document& b);

/// Some key stood twice in one object.
bool hasRepeatedKey(const definitions::Document& document);

} // namespace trivsel::fuzz
