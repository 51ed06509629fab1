#pragma once

#include "features/knowledge/article.h"
#include "features/tickets/ticket.h"
#include "platform/http/wire.h"

namespace podpora::knowledge {

struct ArticleRequest {
  std::optional<ArticleState> state;
  std::optional<Audience> audience;
  std::optional<std::string> title_en;
  std::optional<std::string> title_cs;
  std::optional<std::string> body_en;
  std::optional<std::string> body_cs;
  std::optional<std::string> service;
  std::optional<std::string> kind;
  std::optional<std::string> area;
  std::optional<PersonId> owner_id;
  std::optional<Time> review_by;
};
BOOST_DESCRIBE_STRUCT(ArticleRequest, (),
                      (state, audience, title_en, title_cs, body_en, body_cs, service, kind, area, owner_id, review_by))
inline std::vector<http::FieldLimit> wire_limits(ArticleRequest const*) {
  return {{"title_en", {.min = std::nullopt, .max = 300}},
          {"title_cs", {.min = std::nullopt, .max = 300}},
          {"body_en", {.min = std::nullopt, .max = 100'000}},
          {"body_cs", {.min = std::nullopt, .max = 100'000}}};
}

struct ArticleQuery {
  std::optional<std::string> text;  ///< words to be found in published articles, best first
  std::optional<std::string> state;
  std::optional<std::string> service;
};
BOOST_DESCRIBE_STRUCT(ArticleQuery, (), (text, state, service))
inline std::vector<http::FieldLimit> wire_limits(ArticleQuery const*) {
  return {{"text", {.min = std::nullopt, .max = 200}}};
}

/// An article in a list, in the reader's language.
struct ArticleRow {
  ArticleId id;
  std::string title;
  ArticleState state{ArticleState::kDraft};
  Audience audience{Audience::kInternal};
  std::string service;
  Time updated_at;
  std::optional<Time> review_by;
};
BOOST_DESCRIBE_STRUCT(ArticleRow, (), (id, title, state, audience, service, updated_at, review_by))

struct ArticleVersions {
  std::vector<ArticleVersion> items;  ///< newest first
};
BOOST_DESCRIBE_STRUCT(ArticleVersions, (), (items))

struct SimilarTicketView {
  tickets::TicketId id;
  std::int64_t number{0};
  std::string subject;
  std::string service;
  std::string cause;
  std::string customer_name;
  std::optional<Time> resolved_at;
  double score{0};  ///< 0 to 1
};
BOOST_DESCRIBE_STRUCT(SimilarTicketView, (), (id, number, subject, service, cause, customer_name, resolved_at, score))

/// An article as it is offered beside a ticket, with the text in the language of the ticket's customer.
struct OfferedArticle {
  ArticleId id;
  std::string title;
  std::string body;
  Audience audience{Audience::kInternal};
};
BOOST_DESCRIBE_STRUCT(OfferedArticle, (), (id, title, body, audience))

/// What the desk has that may help with a ticket.
struct SuggestionView {
  std::vector<SimilarTicketView> tickets;
  std::vector<OfferedArticle> articles;
};
BOOST_DESCRIBE_STRUCT(SuggestionView, (), (tickets, articles))

struct PortalArticleQuery {
  std::optional<std::string> text;
};
BOOST_DESCRIBE_STRUCT(PortalArticleQuery, (), (text))
inline std::vector<http::FieldLimit> wire_limits(PortalArticleQuery const*) {
  return {{"text", {.min = std::nullopt, .max = 200}}};
}

/// An article as customers read it, in their language.
struct PortalArticle {
  ArticleId id;
  std::string title;
  std::string body;
  Time updated_at;
};
BOOST_DESCRIBE_STRUCT(PortalArticle, (), (id, title, body, updated_at))

}  // namespace podpora::knowledge
