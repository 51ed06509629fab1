#pragma once

#include "features/rulebook/rulebooks.h"
#include "features/tickets/ticket.h"

#include <boost/describe/class.hpp>
#include <boost/describe/enum.hpp>

namespace podpora::knowledge {

struct ArticleTag {
  static constexpr std::string_view prefix = "art";
};
using ArticleId = Id<ArticleTag>;

enum class ArticleState : std::uint8_t { kDraft, kPublished, kArchived };
BOOST_DESCRIBE_ENUM(ArticleState, kDraft, kPublished, kArchived)

/// Who may read a published article: agents, or customers in the portal as well.
enum class Audience : std::uint8_t { kInternal, kCustomers };
BOOST_DESCRIBE_ENUM(Audience, kInternal, kCustomers)

/// Something that the desk knows, in one language or in both. Bodies are Markdown.
struct Article {
  ArticleId id;
  ArticleState state{ArticleState::kDraft};
  Audience audience{Audience::kInternal};
  std::string title_en;
  std::string title_cs;
  std::string body_en;
  std::string body_cs;
  std::string service;  ///< rulebook service code; empty: any
  std::string kind;     ///< billing, subscription, technical; empty: any
  std::string area;     ///< rulebook area; empty: any
  std::optional<PersonId> owner_id;
  std::optional<Time> review_by;
  Time created_at;
  Time updated_at;
  std::string updated_by;
  std::int64_t version{1};

  std::string const& title(std::string_view language) const;  ///< in the other language where this one has none
  std::string const& body(std::string_view language) const;
};
BOOST_DESCRIBE_STRUCT(Article, (),
                      (id, state, audience, title_en, title_cs, body_en, body_cs, service, kind, area, owner_id,
                       review_by, created_at, updated_at, updated_by, version))

/// The texts as somebody left them.
struct ArticleVersion {
  std::int64_t version{1};
  ArticleState state{ArticleState::kDraft};
  std::string title_en;
  std::string title_cs;
  std::string body_en;
  std::string body_cs;
  std::string written_by;
  Time written_at;
};
BOOST_DESCRIBE_STRUCT(ArticleVersion, (),
                      (version, state, title_en, title_cs, body_en, body_cs, written_by, written_at))

/// What the use cases need.
struct Context {
  audit::Context audit;
  rulebook::Rulebooks const& rulebooks;
};

/// Writes a new article and indexes it; id, times and version are filled in. kInvalid at `/title_en` when it has a
/// title in neither language, at `/body_en` or `/body_cs` where a title has no text, `/service`, `/kind`, `/owner_id`
/// for what there is not. Records `article.written`.
Result<Article> write_article(storage::Transaction& tx, Context const& context, Actor const& actor, Article article);

/// Writes the next version; the earlier stay readable. `after.version` is the version that it was made from:
/// kPreconditionFailed `stale`. kNotFound; errors as `write_article`. Records `article.changed`.
Result<Article> change_article(storage::Transaction& tx, Context const& context, Actor const& actor, Article after);

}  // namespace podpora::knowledge
