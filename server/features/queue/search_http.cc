#include "features/queue/search_http.h"

#include "features/identity/permission.h"
#include "features/knowledge/article_store.h"
#include "features/knowledge/words_rules.h"
#include "features/queue/page.h"
#include "features/queue/read_search.h"

namespace podpora::queue {

namespace {

constexpr std::int64_t kPage = 25;
constexpr std::size_t kBesides = 5;  ///< customers and articles beside the tickets

std::vector<ExcerptPart> parts_for(std::string_view text, std::vector<std::string> const& stems) {
  std::vector<ExcerptPart> parts;
  for (auto& piece : knowledge::excerpt(text, stems)) parts.push_back({std::move(piece.text), piece.is_hit});
  return parts;
}

TicketHit hit_of(storage::Transaction& tx, DeskId desk, TicketRow row, std::vector<std::string> const& stems) {
  TicketHit hit{.ticket = std::move(row)};
  if (stems.empty()) return hit;
  auto const messages = tickets::messages_of(tx, desk, hit.ticket.id);
  for (auto message = messages.rbegin(); message != messages.rend() && hit.excerpt.empty(); ++message) {
    if (message->author_kind == tickets::AuthorKind::kSystem) continue;
    hit.excerpt = parts_for(message->body, stems);
    if (hit.excerpt.empty()) continue;
    hit.author_name = message->author_name;
    hit.visibility = message->visibility;
  }
  return hit;
}

void add_customers(storage::Transaction& tx, DeskId desk, Search const& search, SearchResult& result) {
  for (auto const id :
       knowledge::find_entries(tx, desk, knowledge::Indexed::kCustomer, search.filter.words, kBesides)) {
    auto customer = customers::find_customer(tx, desk, customers::CustomerId{id});
    if (customer) result.customers.push_back({customer->id, customer->name, customer->domain});
  }
}

void add_articles(storage::Transaction& tx, http::Call const& call, Search const& search, SearchResult& result) {
  auto const desk = call.actor.desk;
  for (auto const id : knowledge::find_entries(tx, desk, knowledge::Indexed::kArticle, search.filter.words, kBesides)) {
    auto const article = knowledge::find_article(tx, desk, knowledge::ArticleId{id});
    if (!article) continue;
    result.articles.push_back({article->id, article->title(call.language), article->audience,
                               parts_for(article->body(call.language), search.stems)});
  }
}

}  // namespace

Result<SearchResult> SearchHttp::search(http::Call const& call, SearchQuery query) const {
  auto const& actor = call.actor;
  return database_.read(storage::Scope::of(actor.desk), [&](auto& tx) -> Result<SearchResult> {
    auto search = TRY(read_search(tx, {actor, rulebooks_, clock_.now(), "query/q"}, query.q));
    search.filter.limit = static_cast<int>(query.limit.value_or(kPage));
    auto found = TRY(page_of(tx, actor.desk, search.filter, query.cursor));
    SearchResult result;
    for (auto& row : found.rows) result.tickets.push_back(hit_of(tx, actor.desk, std::move(row), search.stems));
    result.next = std::move(found.next);
    if (query.cursor || search.has_operators || search.filter.words.empty()) return result;
    if (actor.may(Permission::kCustomerRead)) add_customers(tx, actor.desk, search, result);
    add_articles(tx, call, search, result);
    return result;
  });
}

}  // namespace podpora::queue
