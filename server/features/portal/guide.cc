#include "features/portal/guide.h"

#include "features/diagnosis/known_issue_store.h"
#include "features/knowledge/suggest.h"
#include "features/offers/acknowledgement.h"
#include "features/offers/agreement_store.h"

namespace podpora::portal {

namespace {

constexpr std::size_t kArticlesMax = 5;
constexpr std::size_t kArticlesLookedAt = 40;
constexpr int kIssuesMax = 5;

std::vector<knowledge::Article> articles_about(storage::Transaction& tx, DeskId desk, Draft const& draft) {
  tickets::Ticket about;
  about.subject = draft.text;
  about.service = draft.service;
  about.kind = draft.kind;
  std::vector<knowledge::Article> articles;
  for (auto& article : knowledge::articles_for(tx, desk, about, kArticlesLookedAt)) {
    bool const theirs =
        article.audience == knowledge::Audience::kCustomers && article.state == knowledge::ArticleState::kPublished;
    if (theirs && articles.size() < kArticlesMax) articles.push_back(std::move(article));
  }
  return articles;
}

std::vector<ToldIssue> issues_of(storage::Transaction& tx, DeskId desk, std::string const& service,
                                 std::string const& language) {
  std::vector<ToldIssue> issues;
  if (service.empty()) return issues;
  for (auto const& issue : diagnosis::list_known_issues(tx, desk, {"open", service, kIssuesMax})) {
    auto const updates = diagnosis::updates_of(tx, desk, issue.id);
    if (updates.empty()) continue;
    auto const& last = updates.front();
    auto const& wanted = language == "cs" ? last.cs : last.en;
    issues.push_back({issue.title, wanted.empty() ? last.en + last.cs : wanted, last.published_at});
  }
  return issues;
}

std::vector<std::string> promises_of(storage::Transaction& tx, DeskId desk, Draft const& draft,
                                     std::string const& language, Time now) {
  auto const agreement = offers::agreement_in_force(tx, desk, draft.customer_id, now, draft.service);
  if (!agreement) return {};
  auto lines = offers::acknowledgement_lines({.language = language,
                                              .offer = agreement->offer,
                                              .severity = draft.severity,
                                              .kind = draft.kind,
                                              .service = draft.service,
                                              .opened_at = now,
                                              .page_url = ""});
  // The last one says where the offer stands, which the portal shows by itself.
  if (!lines.empty()) lines.pop_back();
  return lines;
}

}  // namespace

Guide guide(storage::Transaction& tx, DeskId desk, Draft const& draft, std::string const& language, Time now) {
  return {.articles = articles_about(tx, desk, draft),
          .issues = issues_of(tx, desk, draft.service, language),
          .promises = promises_of(tx, desk, draft, language, now)};
}

}  // namespace podpora::portal
