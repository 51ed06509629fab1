#include "features/insight/lesson_http.h"

#include "features/knowledge/article_store.h"
#include "features/knowledge/suggest.h"
#include "features/tickets/view.h"

#include <algorithm>

namespace podpora::insight {

namespace {

Decision decision_of(LessonRequest request) {
  return {std::move(request.cause), request.self_service, request.avoided_by, request.article_id};
}

constexpr std::size_t kArticlesMax = 8;

}  // namespace

Result<tickets::TicketView> LessonHttp::resolve(http::Call const& call, LessonRequest request) const {
  auto const id = TRY(call.id<tickets::TicketId>("id"));
  auto const decision = decision_of(std::move(request));
  auto const& actor = call.actor;
  return database_.write(storage::Scope::of(actor.desk), [&](auto& tx) -> Result<tickets::TicketView> {
    return tickets::view_of(tx, actor.desk, TRY(resolve_with_lesson(tx, context_, actor, id, decision)));
  });
}

Result<CauseProposals> LessonHttp::proposals(http::Call const& call) const {
  auto const id = TRY(call.id<tickets::TicketId>("id"));
  auto const& actor = call.actor;
  return database_.read(storage::Scope::of(actor.desk), [&](auto& tx) -> Result<CauseProposals> {
    auto const ticket = tickets::find_ticket(tx, actor.desk, id);
    if (!ticket) return not_found("ticket");
    CauseProposals view;
    auto const catalogue = catalogue_of(tx, context_.rulebooks, actor.desk, *ticket);
    for (auto& ranked : propose_causes(tx, actor, *ticket, catalogue)) {
      auto const& cause = *ranked.cause;
      view.items.push_back({.code = cause.code,
                            .name = cause.name.in(call.language),
                            .score = ranked.score,
                            .words = std::move(ranked.words),
                            .similar = std::move(ranked.similar),
                            .self_service = cause.self_service,
                            .avoided_by = cause.avoided_by});
    }
    for (auto const& article : knowledge::articles_for(tx, actor.desk, *ticket, kArticlesMax)) {
      view.articles.push_back({article.id, article.title(call.language)});
    }
    view.lesson = find_lesson(tx, actor.desk, id);
    bool const is_listed =
        !view.lesson || !view.lesson->article_id ||
        std::ranges::find(view.articles, *view.lesson->article_id, &ArticleProposal::id) != view.articles.end();
    auto const chosen = is_listed ? std::nullopt : knowledge::find_article(tx, actor.desk, *view.lesson->article_id);
    if (chosen) view.articles.push_back({chosen->id, chosen->title(call.language)});
    return view;
  });
}

Result<CauseList> LessonHttp::of_issue(http::Call const& call) const {
  auto const id = TRY(call.id<diagnosis::KnownIssueId>("id"));
  return database_.read(storage::Scope::of(call.actor.desk), [&](auto& tx) -> Result<CauseList> {
    CauseList list;
    for (auto const& cause : TRY(causes_of_issue(tx, context_, call.actor, id))) {
      list.items.push_back({cause.code, cause.name.in(call.language)});
    }
    return list;
  });
}

Result<Lesson> LessonHttp::correct(http::Call const& call, LessonRequest request) const {
  auto const id = TRY(call.id<tickets::TicketId>("id"));
  auto const decision = decision_of(std::move(request));
  return database_.write(storage::Scope::of(call.actor.desk),
                         [&](auto& tx) { return correct_lesson(tx, context_, call.actor, id, decision); });
}

}  // namespace podpora::insight
