#pragma once

#include "features/macros/prepared.h"
#include "features/tickets/ticket.h"

#include <boost/describe/class.hpp>

#include <vector>

namespace podpora::macros {

struct SnippetTag {
  static constexpr std::string_view prefix = "snp";
};
using SnippetId = Id<SnippetTag>;

/// A text that is prepared once and used in many replies and notes. Its texts are kept beside it, one a language.
struct Snippet {
  SnippetId id;
  PersonId owner_id;
  bool shared{false};  ///< everybody at the desk has it
  std::string name;
  Time created_at;
  Time updated_at;
  std::int64_t version{1};
};
BOOST_DESCRIBE_STRUCT(Snippet, (), (id, owner_id, shared, name, created_at, updated_at, version))

struct SnippetWithTexts {
  Snippet snippet;
  Texts texts;
};

/// Keeps a snippet of the actor; id, owner and times are filled in. kInvalid at `/name` or `/texts` without one, and as
/// `checked_texts`; kForbidden as `check_ownership`; kConflict `too-many-prepared`. Records `snippet.added`.
Result<SnippetWithTexts> add_snippet(storage::Transaction& tx, audit::Context const& context, Actor const& actor,
                                     SnippetWithTexts added);

/// Changes name, texts and whether it is shared. kNotFound for somebody else's; kPreconditionFailed `stale`; else as
/// `add_snippet`. Records `snippet.changed`.
Result<SnippetWithTexts> change_snippet(storage::Transaction& tx, audit::Context const& context, Actor const& actor,
                                        SnippetWithTexts after);

/// Takes it away. kNotFound, kForbidden as `change_snippet`. Records `snippet.removed`.
Result<void> remove_snippet(storage::Transaction& tx, audit::Context const& context, Actor const& actor, SnippetId id);

/// The actor's own ones and the desk's, by name.
std::vector<SnippetWithTexts> snippets_for(storage::Transaction& tx, Actor const& actor);

}  // namespace podpora::macros
