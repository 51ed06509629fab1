#include "features/knowledge/suggest.h"

#include "features/knowledge/article_store.h"
#include "features/knowledge/search_store.h"
#include "features/tickets/access.h"
#include "features/tickets/ticket_rules.h"
#include "platform/base/text.h"

#include <algorithm>
#include <set>

namespace podpora::knowledge {

namespace {

constexpr std::size_t kWordsMax = 500;
constexpr std::size_t kTextMax = 32 * 1024;
constexpr std::size_t kTicketWordsMax = 4000;
constexpr std::size_t kTicketTextMax = 256 * 1024;
constexpr std::size_t kCandidates = 40;
constexpr double kSameService = 1.25;

/// What it is about and what was written anew in it, the newest of very much.
std::string text_of(storage::Transaction& tx, DeskId desk, tickets::Ticket const& ticket) {
  auto text = ticket.subject + "\n" + ticket.cause;
  auto const customer = ticket.customer_id ? customers::find_customer(tx, desk, *ticket.customer_id)
                                           : std::optional<customers::Customer>{};
  if (customer) text += "\n" + customer->name;
  auto const contact =
      ticket.contact_id ? customers::find_contact(tx, desk, *ticket.contact_id) : std::optional<customers::Contact>{};
  if (contact) text += "\n" + contact->name + "\n" + contact->email;
  auto const messages = messages_of(tx, desk, ticket.id);
  for (auto message = messages.rbegin(); message != messages.rend() && text.size() < kTicketTextMax; ++message) {
    if (message->author_kind != tickets::AuthorKind::kSystem) text += "\n" + message->body;
  }
  return std::string{truncate_utf8(text, kTicketTextMax)};
}

std::string first_body(storage::Transaction& tx, DeskId desk, tickets::TicketId ticket) {
  auto const messages = messages_of(tx, desk, ticket);
  return messages.empty() ? "" : std::string{truncate_utf8(messages.front().body, kTextMax)};
}

std::vector<std::string> words_for(storage::Transaction& tx, DeskId desk, tickets::Ticket const& ticket) {
  return query_words(ticket.subject, first_body(tx, desk, ticket.id));
}

bool is_about(Article const& article, tickets::Ticket const& ticket) {
  if (article.service.empty() || article.service != ticket.service) return false;
  if (!article.kind.empty() && article.kind != to_text(ticket.kind)) return false;
  return article.area.empty() || article.area == ticket.area;
}

}  // namespace

void index_ticket(storage::Transaction& tx, DeskId desk, tickets::Ticket const& ticket) {
  std::vector<Indexed> kinds{Indexed::kTicket};
  if (!tickets::is_open(ticket.state) && !tickets::is_restricted(ticket)) kinds.push_back(Indexed::kResolvedTicket);
  put_entry(tx, desk, ticket.id.value, kinds, words_of(text_of(tx, desk, ticket), kTicketWordsMax));
}

void index_customer(storage::Transaction& tx, DeskId desk, customers::CustomerId id) {
  auto const customer = customers::find_customer(tx, desk, id);
  if (!customer) return;
  auto text = customer->name + "\n" + customer->domain + "\n" + customer->tenant;
  for (auto const& contact : customers::contacts_of(tx, desk, id)) text += "\n" + contact.name + "\n" + contact.email;
  put_entry(tx, desk, id.value, {Indexed::kCustomer}, words_of(truncate_utf8(text, kTicketTextMax), kTicketWordsMax));
}

void index_article(storage::Transaction& tx, DeskId desk, Article const& article) {
  if (article.state != ArticleState::kPublished) {
    remove_entry(tx, desk, article.id.value);
    return;
  }
  std::vector<Indexed> kinds{Indexed::kArticle};
  if (article.audience == Audience::kCustomers) kinds.push_back(Indexed::kPublicArticle);
  auto const text = article.title_en + "\n" + article.title_cs + "\n" + article.body_en + "\n" + article.body_cs;
  put_entry(tx, desk, article.id.value, kinds, words_of(truncate_utf8(text, 2 * kTextMax), kWordsMax));
}

std::vector<SimilarTicket> similar_tickets(storage::Transaction& tx, Actor const& actor, tickets::Ticket const& ticket,
                                           std::size_t limit) {
  auto hits = search(tx, actor.desk, Indexed::kResolvedTicket, words_for(tx, actor.desk, ticket));
  if (hits.size() > kCandidates) hits.resize(kCandidates);
  std::vector<SimilarTicket> similar;
  for (auto const& hit : hits) {
    auto found = find_ticket(tx, actor.desk, tickets::TicketId{hit.id});
    if (!found || found->id == ticket.id || !tickets::may_see(tx, actor, *found)) continue;
    auto const factor = !ticket.service.empty() && found->service == ticket.service ? kSameService : 1.0;
    similar.push_back({std::move(*found), std::min(1.0, hit.score * factor)});
  }
  std::ranges::stable_sort(similar, [](auto const& a, auto const& b) { return a.score > b.score; });
  if (similar.size() > limit) similar.resize(limit);
  return similar;
}

std::vector<Article> articles_for(storage::Transaction& tx, DeskId desk, tickets::Ticket const& ticket,
                                  std::size_t limit) {
  std::vector<Article> articles;
  std::set<ArticleId> seen;
  for (auto const& hit : search(tx, desk, Indexed::kArticle, words_for(tx, desk, ticket))) {
    if (articles.size() == limit) return articles;
    auto article = find_article(tx, desk, ArticleId{hit.id});
    if (article && seen.insert(article->id).second) articles.push_back(std::move(*article));
  }
  if (ticket.service.empty()) return articles;
  for (auto& article : list_articles(tx, desk, {.state = "published", .service = ticket.service, .limit = 50})) {
    if (articles.size() == limit) break;
    if (is_about(article, ticket) && seen.insert(article.id).second) articles.push_back(std::move(article));
  }
  return articles;
}

std::vector<Article> find_articles(storage::Transaction& tx, DeskId desk, std::string const& text, Audience audience,
                                   std::size_t limit) {
  auto const kind = audience == Audience::kCustomers ? Indexed::kPublicArticle : Indexed::kArticle;
  std::vector<Article> articles;
  for (auto const& hit : search(tx, desk, kind, query_words(text, ""))) {
    if (articles.size() == limit) break;
    if (auto article = find_article(tx, desk, ArticleId{hit.id})) articles.push_back(std::move(*article));
  }
  return articles;
}

}  // namespace podpora::knowledge
