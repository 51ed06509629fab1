#pragma once

#include "features/knowledge/article.h"
#include "features/offers/offer.h"
#include "features/tickets/ticket.h"
#include "platform/http/wire.h"

#include <boost/describe/class.hpp>

#include <optional>
#include <string>
#include <vector>

namespace podpora::portal {

/// Somebody wants to sign in without a password.
struct SignInLinkRequest {
  std::optional<std::string> desk;  ///< slug
  std::string email;
  std::optional<std::string> target;  ///< the page of the portal to go to
};
BOOST_DESCRIBE_STRUCT(SignInLinkRequest, (), (desk, email, target))
inline std::vector<http::FieldLimit> wire_limits(SignInLinkRequest const*) {
  return {{"email", {.min = 1, .max = 254}}, {"target", {.min = std::nullopt, .max = 200}}};
}

/// A request as far as it is written.
struct GuideRequest {
  std::optional<customers::SubscriptionId> subscription_id;
  Kind kind{Kind::kTechnical};
  Severity severity{Severity::kC};
  std::string text;
};
BOOST_DESCRIBE_STRUCT(GuideRequest, (), (subscription_id, kind, severity, text))
inline std::vector<http::FieldLimit> wire_limits(GuideRequest const*) {
  return {{"text", {.min = std::nullopt, .max = 10'000}}};
}

struct GuideArticle {
  knowledge::ArticleId id;
  std::string title;
};
BOOST_DESCRIBE_STRUCT(GuideArticle, (), (id, title))

struct GuideIssue {
  std::string title;
  std::string text;
  Time published_at;
};
BOOST_DESCRIBE_STRUCT(GuideIssue, (), (title, text, published_at))

struct RequestGuide {
  std::vector<GuideArticle> articles;
  std::vector<GuideIssue> issues;
  std::vector<std::string> promises;  ///< in the reader's language
};
BOOST_DESCRIBE_STRUCT(RequestGuide, (), (articles, issues, promises))

/// One way to reach the desk.
struct ReachView {
  offers::Way way{offers::Way::kMail};
  std::string value;
};
BOOST_DESCRIBE_STRUCT(ReachView, (), (way, value))

/// The name and looks that a contact's portal wears; empty texts: ours.
struct FaceView {
  std::string name;
  std::string logo;         ///< address
  std::string accent;       ///< `#rrggbb` on white paper
  std::string accent_dark;  ///< on dark paper
  std::string hours;        ///< of the offer in force, in the reader's language
  std::vector<ReachView> reach;
};
BOOST_DESCRIBE_STRUCT(FaceView, (), (name, logo, accent, accent_dark, hours, reach))

}  // namespace podpora::portal
