#pragma once

#include "features/audit/audit.h"
#include "features/rulebook/rulebook.h"
#include "platform/base/id.h"
#include "platform/base/result.h"
#include "platform/storage/database.h"
#include "platform/tenancy/actor.h"

#include <optional>
#include <string>
#include <vector>

namespace podpora::rulebook {

class Rulebooks;

struct OverrideTag {
  static constexpr std::string_view prefix = "ovr";
};
using OverrideId = Id<OverrideTag>;

/// A desk's own facts: what it knows better than the pack, or adds to it. Never changed and never deleted, only ended.
struct Override {
  OverrideId id;
  std::string pack;
  std::vector<std::string> replaces;  ///< keys of the facts that do not hold meanwhile; `fact_key` makes them
  std::string fragment;               ///< facts in the pack's own language, without dates; may be empty
  Time valid_from;
  std::optional<Time> valid_to;  ///< the first instant at which it no longer holds, as it was made
  std::string reason;
  std::string author;
  Time created_at;
  std::optional<Time> ended_at;  ///< when it was ended before that
  std::string ended_by;
  std::string end_reason;

  /// The first instant at which it no longer holds; empty: not in sight.
  std::optional<Time> until() const;
};

struct NewOverride {
  std::string pack;
  std::vector<std::string> replaces;
  std::string fragment;
  std::optional<Time> valid_from;  ///< now when empty
  std::optional<Time> valid_to;
  std::string reason;
};

/// Adds an override. Records `rulebook.overridden`. kInvalid at `/pack`, `/reason`, `/valid_from` (in the past: what
/// was decided stays as it was), `/valid_to`, `/replaces/<n>`, and at `/fragment` for every line that the reader of
/// packs refuses, with line, field and sentence.
Result<Override> add_override(storage::Transaction& tx, Rulebooks const& rulebooks, audit::Context const& context,
                              Actor const& actor, NewOverride added);

/// Ends an override now; what it replaced holds again. Records `rulebook.override_ended`. kNotFound; kConflict
/// `override-ended`, `override-needed` when another override of the desk builds on it; kInvalid at `/reason`.
Result<Override> end_override(storage::Transaction& tx, Rulebooks const& rulebooks, audit::Context const& context,
                              Actor const& actor, OverrideId id, std::string reason);

/// All of a desk, in the order of making.
std::vector<Override> overrides_of(storage::Transaction& tx, DeskId desk);

}  // namespace podpora::rulebook
