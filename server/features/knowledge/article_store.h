#pragma once

#include "features/knowledge/article.h"

namespace podpora::knowledge {

void insert_article(storage::Transaction& tx, DeskId desk, Article const& article);
/// Writes every field and the version as given.
void update_article(storage::Transaction& tx, DeskId desk, Article const& article);
void insert_version(storage::Transaction& tx, DeskId desk, Article const& article);
std::optional<Article> find_article(storage::Transaction& tx, DeskId desk, ArticleId id);
/// Newest first.
std::vector<ArticleVersion> versions_of(storage::Transaction& tx, DeskId desk, ArticleId id);

/// Last touched first. Empty members do not filter.
struct ArticleFilter {
  std::string state;
  std::string service;
  std::string audience;
  int limit{200};
};
std::vector<Article> list_articles(storage::Transaction& tx, DeskId desk, ArticleFilter const& filter);

}  // namespace podpora::knowledge
