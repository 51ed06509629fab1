#pragma once

#include "features/identity/person.h"

#include <string_view>

namespace podpora::follow {

/// Whom a note calls, each once, in the order of calling: `@` at the beginning of a word, then a person's whole name in
/// any case, or their id. Where one name begins another, the longer is meant; where two people have one name, both are.
/// Without a name behind it an `@` is an `@`.
std::vector<PersonId> mentioned(std::string_view text, std::vector<identity::Person> const& agents);

}  // namespace podpora::follow
