#pragma once

#include "platform/base/result.h"
#include "platform/tenancy/actor.h"

#include <map>
#include <string>

namespace podpora::macros {

/// A prepared text in each language that it has, by the language's code.
using Texts = std::map<std::string, std::string>;

constexpr std::size_t kPreparedMax = 300;  ///< snippets, or macros, that one person sees
constexpr std::int64_t kTextMax = 20'000;  ///< bytes of a text in one language

/// Whose a prepared thing is: one person's, or the desk's.
struct Ownership {
  PersonId owner;
  bool shared{false};
};

/// Own ones and the desk's are seen, others are not.
bool sees(Actor const& actor, Ownership const& ownership);

/// Whoever has it may change an own one; what the desk shares, whoever writes its knowledge: an external company's
/// people put no words into other mouths.
bool may_change(Actor const& actor, Ownership const& ownership);

/// kForbidden `shared-by-desk` unless the actor may turn `before` into `after`. Taking a shared one back for oneself is
/// for its owner or whoever manages the desk.
Result<void> check_ownership(Actor const& actor, Ownership const& before, Ownership const& after);

/// Trims each text and leaves empty ones out. kInvalid at `/texts/LANGUAGE`: `language` for one that we do not write,
/// `too-long`, or as `check_placeholders`.
Result<Texts> checked_texts(Texts texts);

/// The text in that language, else the first of the others, with its language; both empty when there is none at all.
std::pair<std::string, std::string> best_text(Texts const& texts, std::string const& language);

}  // namespace podpora::macros
