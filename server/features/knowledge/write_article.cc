#include "features/identity/person.h"
#include "features/knowledge/article_store.h"
#include "features/knowledge/suggest.h"
#include "platform/base/text.h"

namespace podpora::knowledge {

namespace {

Result<void> check(storage::Transaction& tx, Context const& context, DeskId desk, Article const& article) {
  bool const has_en = !trim(article.title_en).empty();
  bool const has_cs = !trim(article.title_cs).empty();
  if (!has_en && !has_cs) return invalid("/title_en", "required");
  if (has_en == trim(article.body_en).empty()) return invalid(has_en ? "/body_en" : "/title_en", "required");
  if (has_cs == trim(article.body_cs).empty()) return invalid(has_cs ? "/body_cs" : "/title_cs", "required");
  if (!article.service.empty() && !knows_service(*context.rulebooks.of(tx, desk), article.service)) {
    return invalid("/service", "unknown-service", {{"value", article.service}});
  }
  if (!article.kind.empty() && !parse_enum<Kind>(article.kind)) return invalid("/kind", "enum");
  if (article.owner_id) {
    auto const owner = identity::find_person(tx, desk, *article.owner_id);
    if (!owner || owner->kind != identity::PersonKind::kAgent) return invalid("/owner_id", "unknown-reference");
  }
  return {};
}

Article signed_by(Actor const& actor, Article article, Time now) {
  article.updated_at = now;
  article.updated_by = actor.name;
  return article;
}

void record(storage::Transaction& tx, Context const& context, Actor const& actor, std::string_view kind, ArticleId id) {
  audit::record(tx, context.audit, actor, {.kind = kind, .subject = to_text(id)});
}

}  // namespace

std::string const& Article::title(std::string_view language) const {
  auto const& own = language == "cs" ? title_cs : title_en;
  return own.empty() ? (language == "cs" ? title_en : title_cs) : own;
}

std::string const& Article::body(std::string_view language) const {
  auto const& own = language == "cs" ? body_cs : body_en;
  return own.empty() ? (language == "cs" ? body_en : body_cs) : own;
}

Result<Article> write_article(storage::Transaction& tx, Context const& context, Actor const& actor, Article article) {
  TRY(check(tx, context, actor.desk, article));
  auto const now = context.audit.clock.now();
  article = signed_by(actor, std::move(article), now);
  article.id = context.audit.ids.make<ArticleId>();
  article.created_at = now;
  article.version = 1;
  insert_article(tx, actor.desk, article);
  insert_version(tx, actor.desk, article);
  index_article(tx, actor.desk, article);
  record(tx, context, actor, "article.written", article.id);
  return article;
}

Result<Article> change_article(storage::Transaction& tx, Context const& context, Actor const& actor, Article after) {
  auto const before = find_article(tx, actor.desk, after.id);
  if (!before) return not_found("article");
  if (before->version != after.version) return Error{ErrorCode::kPreconditionFailed, "stale", {}, {}};
  TRY(check(tx, context, actor.desk, after));
  after = signed_by(actor, std::move(after), context.audit.clock.now());
  after.created_at = before->created_at;
  ++after.version;
  update_article(tx, actor.desk, after);
  insert_version(tx, actor.desk, after);
  index_article(tx, actor.desk, after);
  record(tx, context, actor, "article.changed", after.id);
  return after;
}

}  // namespace podpora::knowledge
