#pragma once

#include "features/insight/lesson.h"
#include "platform/http/wire.h"

namespace podpora::insight {

/// Why a ticket came, and what would have spared it. What is absent is taken from the catalogue.
struct LessonRequest {
  std::string cause;  ///< a code of the catalogue
  std::optional<SelfService> self_service;
  std::optional<rulebook::AvoidedBy> avoided_by;
  std::optional<knowledge::ArticleId> article_id;  ///< the article that answered it
};
BOOST_DESCRIBE_STRUCT(LessonRequest, (), (cause, self_service, avoided_by, article_id))
inline std::vector<http::FieldLimit> wire_limits(LessonRequest const*) {
  return {{"cause", {.min = 1, .max = 200}}};
}

/// A cause that the ticket may be counted under, and what speaks for it.
struct CauseProposal {
  std::string code;
  std::string name;
  double score{0};                    ///< 0 to 1; 0: nothing speaks for it
  std::vector<std::string> words;     ///< found in the request
  std::vector<std::int64_t> similar;  ///< numbers of similar tickets that had it
  bool self_service{false};
  rulebook::AvoidedBy avoided_by{rulebook::AvoidedBy::kNothing};
};
BOOST_DESCRIBE_STRUCT(CauseProposal, (), (code, name, score, words, similar, self_service, avoided_by))

/// Causes to choose from, by name.
struct CauseName {
  std::string code;
  std::string name;
};
BOOST_DESCRIBE_STRUCT(CauseName, (), (code, name))
struct CauseList {
  std::vector<CauseName> items;
};
BOOST_DESCRIBE_STRUCT(CauseList, (), (items))

/// An article that may have answered the ticket.
struct ArticleProposal {
  knowledge::ArticleId id;
  std::string title;
};
BOOST_DESCRIBE_STRUCT(ArticleProposal, (), (id, title))

/// The whole catalogue of the ticket, best first, articles that fit it, and what was decided before.
struct CauseProposals {
  std::vector<CauseProposal> items;
  std::vector<ArticleProposal> articles;
  std::optional<Lesson> lesson;
};
BOOST_DESCRIBE_STRUCT(CauseProposals, (), (items, articles, lesson))

}  // namespace podpora::insight
