#include "features/knowledge/http.h"

#include "features/knowledge/article_store.h"
#include "features/knowledge/suggest.h"

namespace podpora::knowledge {

namespace {

constexpr std::size_t kTicketsMax = 5;
constexpr std::size_t kArticlesMax = 5;
constexpr std::size_t kFoundMax = 50;

Article article_of(ArticleRequest request) {
  return {.state = request.state.value_or(ArticleState::kDraft),
          .audience = request.audience.value_or(Audience::kInternal),
          .title_en = std::move(request.title_en).value_or(""),
          .title_cs = std::move(request.title_cs).value_or(""),
          .body_en = std::move(request.body_en).value_or(""),
          .body_cs = std::move(request.body_cs).value_or(""),
          .service = std::move(request.service).value_or(""),
          .kind = std::move(request.kind).value_or(""),
          .area = std::move(request.area).value_or(""),
          .owner_id = request.owner_id,
          .review_by = request.review_by};
}

ArticleRow row_of(Article const& article, std::string const& language) {
  return {.id = article.id,
          .title = article.title(language),
          .state = article.state,
          .audience = article.audience,
          .service = article.service,
          .updated_at = article.updated_at,
          .review_by = article.review_by};
}

PortalArticle portal_view(Article const& article, std::string const& language) {
  return {article.id, article.title(language), article.body(language), article.updated_at};
}

SimilarTicketView view_of(storage::Transaction& tx, DeskId desk, SimilarTicket const& similar) {
  auto const& ticket = similar.ticket;
  SimilarTicketView view{.id = ticket.id,
                         .number = ticket.number,
                         .subject = ticket.subject,
                         .service = ticket.service,
                         .cause = ticket.cause,
                         .resolved_at = ticket.resolved_at,
                         .score = similar.score};
  if (ticket.customer_id) {
    if (auto const customer = customers::find_customer(tx, desk, *ticket.customer_id)) {
      view.customer_name = customer->name;
    }
  }
  return view;
}

std::string customer_language(storage::Transaction& tx, DeskId desk, tickets::Ticket const& ticket,
                              std::string const& otherwise) {
  if (ticket.contact_id) {
    if (auto const contact = customers::find_contact(tx, desk, *ticket.contact_id)) return contact->language;
  }
  return otherwise;
}

}  // namespace

Result<http::Page<ArticleRow>> Http::list(http::Call const& call, ArticleQuery query) const {
  if (query.state && !parse_enum<ArticleState>(*query.state)) return invalid("query/state", "enum");
  auto const desk = call.actor.desk;
  return database_.read(storage::Scope::of(desk), [&](auto& tx) -> Result<http::Page<ArticleRow>> {
    auto const text = query.text.value_or("");
    auto const found =
        text.empty()
            ? list_articles(tx, desk, {.state = query.state.value_or(""), .service = query.service.value_or("")})
            : find_articles(tx, desk, text, Audience::kInternal, kFoundMax);
    http::Page<ArticleRow> page;
    for (auto const& article : found) page.items.push_back(row_of(article, call.language));
    return page;
  });
}

Result<http::Created<Article>> Http::write(http::Call const& call, ArticleRequest request) const {
  auto const article = article_of(std::move(request));
  return database_.write(storage::Scope::of(call.actor.desk), [&](auto& tx) -> Result<http::Created<Article>> {
    auto written = TRY(write_article(tx, context_, call.actor, article));
    return http::Created<Article>{"/api/v1/articles/" + to_text(written.id), std::move(written)};
  });
}

Result<Article> Http::get(http::Call const& call) const {
  auto const id = TRY(call.id<ArticleId>("id"));
  return database_.read(storage::Scope::of(call.actor.desk), [&](auto& tx) -> Result<Article> {
    auto article = find_article(tx, call.actor.desk, id);
    if (!article) return not_found("article");
    return *std::move(article);
  });
}

Result<Article> Http::change(http::Call const& call, ArticleRequest request) const {
  auto article = article_of(std::move(request));
  article.id = TRY(call.id<ArticleId>("id"));
  article.version = TRY(call.if_match());
  return database_.write(storage::Scope::of(call.actor.desk),
                         [&](auto& tx) { return change_article(tx, context_, call.actor, article); });
}

Result<ArticleVersions> Http::versions(http::Call const& call) const {
  auto const id = TRY(call.id<ArticleId>("id"));
  auto const desk = call.actor.desk;
  return database_.read(storage::Scope::of(desk), [&](auto& tx) -> Result<ArticleVersions> {
    if (!find_article(tx, desk, id)) return not_found("article");
    return ArticleVersions{versions_of(tx, desk, id)};
  });
}

Result<SuggestionView> Http::suggest(http::Call const& call) const {
  auto const id = TRY(call.id<tickets::TicketId>("id"));
  auto const desk = call.actor.desk;
  return database_.read(storage::Scope::of(desk), [&](auto& tx) -> Result<SuggestionView> {
    auto const ticket = find_ticket(tx, desk, id);
    if (!ticket) return not_found("ticket");
    SuggestionView view;
    for (auto const& similar : similar_tickets(tx, call.actor, *ticket, kTicketsMax)) {
      view.tickets.push_back(view_of(tx, desk, similar));
    }
    auto const language = customer_language(tx, desk, *ticket, call.language);
    for (auto const& article : articles_for(tx, desk, *ticket, kArticlesMax)) {
      view.articles.push_back({article.id, article.title(language), article.body(language), article.audience});
    }
    return view;
  });
}

Result<http::Page<PortalArticle>> Http::portal_list(http::Call const& call, PortalArticleQuery query) const {
  auto const desk = call.actor.desk;
  return database_.read(storage::Scope::of(desk), [&](auto& tx) -> Result<http::Page<PortalArticle>> {
    auto const text = query.text.value_or("");
    auto const found =
        text.empty()
            ? list_articles(tx, desk, {.state = "published", .service = "", .audience = "customers", .limit = 100})
            : find_articles(tx, desk, text, Audience::kCustomers, kFoundMax);
    http::Page<PortalArticle> page;
    for (auto const& article : found) page.items.push_back(portal_view(article, call.language));
    return page;
  });
}

Result<PortalArticle> Http::portal_get(http::Call const& call) const {
  auto const id = TRY(call.id<ArticleId>("id"));
  auto const desk = call.actor.desk;
  return database_.read(storage::Scope::of(desk), [&](auto& tx) -> Result<PortalArticle> {
    auto const article = find_article(tx, desk, id);
    bool const is_theirs =
        article && article->state == ArticleState::kPublished && article->audience == Audience::kCustomers;
    if (!is_theirs) return not_found("article");
    return portal_view(*article, call.language);
  });
}

}  // namespace podpora::knowledge
