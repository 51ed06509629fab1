#pragma once

#include "features/knowledge/article.h"
#include "features/queue/bulk.h"
#include "features/queue/list_tickets.h"
#include "platform/http/wire.h"

#include <boost/describe/class.hpp>

namespace podpora::queue {

struct ListQuery {
  std::optional<std::string> q;         ///< a search, as of `/api/v1/search`
  std::optional<bool> unfinished;       ///< without what is resolved or closed, unless `q` has a `state:` of its own
  std::optional<std::string> state;     ///< a ticket state, or `open` for everything not resolved or closed
  std::optional<std::string> assignee;  ///< `me`, `none`, or an agent's id
  std::optional<customers::CustomerId> customer;
  /// `updated`, the last touched first, or `due`: only what is not done. With words in `q` the newest comes first.
  std::optional<Order> order;
  std::optional<std::string> cursor;
  std::optional<std::int64_t> limit;
};
BOOST_DESCRIBE_STRUCT(ListQuery, (), (q, unfinished, state, assignee, customer, order, cursor, limit))
inline std::vector<http::FieldLimit> wire_limits(ListQuery const*) {
  return {{"limit", {.min = 1, .max = 100}}, {"q", {.min = std::nullopt, .max = 500}}};
}

struct BulkRequest {
  std::vector<tickets::TicketId> tickets;
  BulkAction action{BulkAction::kRelease};
  std::optional<PersonId> assignee_id;
  std::optional<Severity> severity;
  std::optional<Time> until;
  std::optional<bool> preview;  ///< only says what would happen
};
BOOST_DESCRIBE_STRUCT(BulkRequest, (), (tickets, action, assignee_id, severity, until, preview))
inline std::vector<http::FieldLimit> wire_limits(BulkRequest const*) {
  return {{"tickets", {.min = 1, .max = 100}}};
}

struct TakeRequest {
  std::optional<std::string> q;  ///< a search, as of the list
};
BOOST_DESCRIBE_STRUCT(TakeRequest, (), (q))
inline std::vector<http::FieldLimit> wire_limits(TakeRequest const*) {
  return {{"q", {.min = std::nullopt, .max = 500}}};
}

/// What the actor has now; both are absent when nothing was left to take.
struct TakenView {
  std::optional<tickets::TicketId> ticket;
  std::optional<std::int64_t> number;
};
BOOST_DESCRIBE_STRUCT(TakenView, (), (ticket, number))

struct BulkResult {
  std::vector<BulkItem> items;  ///< in the order of the request
};
BOOST_DESCRIBE_STRUCT(BulkResult, (), (items))

struct SearchQuery {
  std::string q;
  std::optional<std::string> cursor;
  std::optional<std::int64_t> limit;
};
BOOST_DESCRIBE_STRUCT(SearchQuery, (), (q, cursor, limit))
inline std::vector<http::FieldLimit> wire_limits(SearchQuery const*) {
  return {{"limit", {.min = 1, .max = 50}}, {"q", {.min = 1, .max = 500}}};
}

/// A part of an excerpt; the parts one behind the other are the text.
struct ExcerptPart {
  std::string text;
  bool is_hit{false};  ///< one of the words looked for
};
BOOST_DESCRIBE_STRUCT(ExcerptPart, (), (text, is_hit))

struct TicketHit {
  TicketRow ticket;
  std::vector<ExcerptPart> excerpt;  ///< of the newest message with one of the words; empty without any
  std::string author_name;           ///< who wrote that message
  std::optional<tickets::Visibility> visibility;
};
BOOST_DESCRIBE_STRUCT(TicketHit, (), (ticket, excerpt, author_name, visibility))

struct CustomerHit {
  customers::CustomerId id;
  std::string name;
  std::string domain;
};
BOOST_DESCRIBE_STRUCT(CustomerHit, (), (id, name, domain))

struct ArticleHit {
  knowledge::ArticleId id;
  std::string title;
  knowledge::Audience audience{knowledge::Audience::kInternal};
  std::vector<ExcerptPart> excerpt;
};
BOOST_DESCRIBE_STRUCT(ArticleHit, (), (id, title, audience, excerpt))

/// What a search found. Customers and articles are looked for by words alone, and are on the first page.
struct SearchResult {
  std::vector<TicketHit> tickets;
  std::vector<CustomerHit> customers;
  std::vector<ArticleHit> articles;
  std::optional<std::string> next;
};
BOOST_DESCRIBE_STRUCT(SearchResult, (), (tickets, customers, articles, next))

}  // namespace podpora::queue
