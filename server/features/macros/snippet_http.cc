#include "features/macros/snippet_http.h"

#include "features/macros/ticket_values.h"
#include "features/tickets/access.h"

namespace podpora::macros {

namespace {

SnippetView view_of(SnippetWithTexts const& given, Actor const& actor) {
  auto const& snippet = given.snippet;
  return {.id = snippet.id,
          .name = snippet.name,
          .texts = given.texts,
          .is_shared = snippet.shared,
          .is_own = snippet.owner_id == actor.person,
          .can_change = may_change(actor, {snippet.owner_id, snippet.shared}),
          .revision = snippet.version};
}

SnippetWithTexts asked(SnippetRequest request) {
  return {{.shared = request.shared.value_or(false), .name = std::move(request.name)}, std::move(request.texts)};
}

}  // namespace

Result<Snippets> SnippetHttp::list(http::Call const& call) const {
  return database_.read(storage::Scope::of(call.actor.desk), [&](auto& tx) -> Result<Snippets> {
    Snippets view;
    for (auto const& snippet : snippets_for(tx, call.actor)) view.items.push_back(view_of(snippet, call.actor));
    for (auto const name : tickets::placeholder_names()) view.placeholders.emplace_back(name);
    return view;
  });
}

Result<http::Created<SnippetView>> SnippetHttp::add(http::Call const& call, SnippetRequest request) const {
  return database_.write(storage::Scope::of(call.actor.desk), [&](auto& tx) -> Result<http::Created<SnippetView>> {
    auto const added = TRY(add_snippet(tx, audit_, call.actor, asked(request)));
    return http::Created<SnippetView>{"/api/v1/snippets/" + to_text(added.snippet.id), view_of(added, call.actor)};
  });
}

Result<SnippetView> SnippetHttp::change(http::Call const& call, SnippetRequest request) const {
  auto after = asked(std::move(request));
  after.snippet.id = TRY(call.id<SnippetId>("id"));
  after.snippet.version = TRY(call.if_match());
  return database_.write(storage::Scope::of(call.actor.desk), [&](auto& tx) -> Result<SnippetView> {
    return view_of(TRY(change_snippet(tx, audit_, call.actor, after)), call.actor);
  });
}

Result<http::NoContent> SnippetHttp::remove(http::Call const& call) const {
  auto const id = TRY(call.id<SnippetId>("id"));
  return database_.write(storage::Scope::of(call.actor.desk), [&](auto& tx) -> Result<http::NoContent> {
    TRY(remove_snippet(tx, audit_, call.actor, id));
    return http::NoContent{};
  });
}

Result<FilledSnippets> SnippetHttp::fill(http::Call const& call) const {
  auto const id = TRY(call.id<tickets::TicketId>("id"));
  auto const& actor = call.actor;
  return database_.read(storage::Scope::of(actor.desk), [&](auto& tx) -> Result<FilledSnippets> {
    auto const ticket = TRY(tickets::find_visible(tx, actor, id));
    FilledSnippets view{.items = {}, .language = language_of(tx, actor.desk, ticket)};
    std::map<std::string, tickets::PlaceholderValues> values;
    for (auto const& [snippet, texts] : snippets_for(tx, actor)) {
      auto const [language, text] = best_text(texts, view.language);
      if (!values.contains(language)) values[language] = values_of(tx, actor, ticket, language, public_url_);
      auto body = tickets::fill_placeholders(text, values[language]);
      auto left = tickets::unfilled(body);
      view.items.push_back({snippet.id, snippet.name, language, std::move(body), std::move(left), snippet.shared});
    }
    return view;
  });
}

}  // namespace podpora::macros
