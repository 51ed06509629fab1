#include "features/knowledge/article_store.h"

namespace podpora::knowledge {

namespace {

constexpr storage::Query kInsert{"article.insert", R"(
  insert into article (desk_id, id, state, audience, title_en, title_cs, body_en, body_cs, service, kind, area,
                       owner_id, review_by, created_at, updated_at, updated_by, version)
  values (:desk, :id, :state, :audience, :title_en, :title_cs, :body_en, :body_cs, :service, :kind, :area, :owner,
          :review_by, :created_at, :updated_at, :updated_by, :version))"};

constexpr storage::Query kUpdate{"article.update", R"(
  update article set state = :state, audience = :audience, title_en = :title_en, title_cs = :title_cs,
         body_en = :body_en, body_cs = :body_cs, service = :service, kind = :kind, area = :area, owner_id = :owner,
         review_by = :review_by, updated_at = :updated_at, updated_by = :updated_by, version = :version
  where desk_id = :desk and id = :id)"};

constexpr storage::Query kInsertVersion{"article.insert_version", R"(
  insert into article_version (desk_id, article_id, version, state, title_en, title_cs, body_en, body_cs, written_by,
                               written_at)
  values (:desk, :article, :version, :state, :title_en, :title_cs, :body_en, :body_cs, :written_by, :written_at))"};

constexpr storage::Query kFind{"article.find", R"(
  select id, state, audience, title_en, title_cs, body_en, body_cs, service, kind, area, owner_id, review_by,
         created_at, updated_at, updated_by, version
  from article where desk_id = :desk and id = :id)"};

constexpr storage::Query kList{"article.list", R"(
  select id, state, audience, title_en, title_cs, body_en, body_cs, service, kind, area, owner_id, review_by,
         created_at, updated_at, updated_by, version
  from article
  where desk_id = :desk and (:state = '' or state = :state) and (:service = '' or service = :service)
    and (:audience = '' or audience = :audience)
  order by updated_at desc, id desc limit :limit)"};

constexpr storage::Query kVersions{"article.versions", R"(
  select version, state, title_en, title_cs, body_en, body_cs, written_by, written_at
  from article_version where desk_id = :desk and article_id = :article order by version desc)"};

}  // namespace

void insert_article(storage::Transaction& tx, DeskId desk, Article const& article) {
  tx.execute(kInsert, {{"desk", desk},
                       {"id", article.id},
                       {"state", article.state},
                       {"audience", article.audience},
                       {"title_en", article.title_en},
                       {"title_cs", article.title_cs},
                       {"body_en", article.body_en},
                       {"body_cs", article.body_cs},
                       {"service", article.service},
                       {"kind", article.kind},
                       {"area", article.area},
                       {"owner", article.owner_id},
                       {"review_by", article.review_by},
                       {"created_at", article.created_at},
                       {"updated_at", article.updated_at},
                       {"updated_by", article.updated_by},
                       {"version", article.version}});
}

void update_article(storage::Transaction& tx, DeskId desk, Article const& article) {
  tx.execute(kUpdate, {{"desk", desk},
                       {"id", article.id},
                       {"state", article.state},
                       {"audience", article.audience},
                       {"title_en", article.title_en},
                       {"title_cs", article.title_cs},
                       {"body_en", article.body_en},
                       {"body_cs", article.body_cs},
                       {"service", article.service},
                       {"kind", article.kind},
                       {"area", article.area},
                       {"owner", article.owner_id},
                       {"review_by", article.review_by},
                       {"updated_at", article.updated_at},
                       {"updated_by", article.updated_by},
                       {"version", article.version}});
}

void insert_version(storage::Transaction& tx, DeskId desk, Article const& article) {
  tx.execute(kInsertVersion, {{"desk", desk},
                              {"article", article.id},
                              {"version", article.version},
                              {"state", article.state},
                              {"title_en", article.title_en},
                              {"title_cs", article.title_cs},
                              {"body_en", article.body_en},
                              {"body_cs", article.body_cs},
                              {"written_by", article.updated_by},
                              {"written_at", article.updated_at}});
}

std::optional<Article> find_article(storage::Transaction& tx, DeskId desk, ArticleId id) {
  return tx.first<Article>(kFind, {{"desk", desk}, {"id", id}});
}

std::vector<ArticleVersion> versions_of(storage::Transaction& tx, DeskId desk, ArticleId id) {
  return tx.all<ArticleVersion>(kVersions, {{"desk", desk}, {"article", id}});
}

std::vector<Article> list_articles(storage::Transaction& tx, DeskId desk, ArticleFilter const& filter) {
  return tx.all<Article>(kList, {{"desk", desk},
                                 {"state", filter.state},
                                 {"service", filter.service},
                                 {"audience", filter.audience},
                                 {"limit", filter.limit}});
}

}  // namespace podpora::knowledge
