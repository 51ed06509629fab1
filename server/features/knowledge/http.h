#pragma once

#include "features/knowledge/wire.h"
#include "platform/http/call.h"

namespace podpora::knowledge {

/// The routes of articles, of what is offered beside a ticket, and of the customers' own look at the articles for them.
class Http {
 public:
  Http(storage::Database& database, Context context) : database_(database), context_(context) {}

  Result<http::Page<ArticleRow>> list(http::Call const& call, ArticleQuery query) const;
  Result<http::Created<Article>> write(http::Call const& call, ArticleRequest request) const;
  Result<Article> get(http::Call const& call) const;
  /// Replaces the whole article; what is absent is empty.
  Result<Article> change(http::Call const& call, ArticleRequest request) const;
  Result<ArticleVersions> versions(http::Call const& call) const;
  Result<SuggestionView> suggest(http::Call const& call) const;

  Result<http::Page<PortalArticle>> portal_list(http::Call const& call, PortalArticleQuery query) const;
  Result<PortalArticle> portal_get(http::Call const& call) const;

 private:
  storage::Database& database_;
  Context context_;
};

}  // namespace podpora::knowledge
