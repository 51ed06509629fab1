#include "features/portal/guide_http.h"

#include "features/offers/agreement_store.h"
#include "features/offers/face.h"
#include "features/offers/page_style.h"
#include "features/offers/support_summary.h"
#include "features/portal/guide.h"

namespace podpora::portal {

using storage::Scope;
using storage::Transaction;

namespace {

customers::CustomerId customer_of(Actor const& actor) {
  return customers::CustomerId{actor.customer.value_or(0)};
}

/// The service of the chosen subscription; empty when none was chosen.
Result<std::string> service_of(Transaction& tx, Actor const& actor, GuideRequest const& request) {
  if (!request.subscription_id) return std::string{};
  auto const subscription = customers::find_subscription(tx, actor.desk, *request.subscription_id);
  if (!subscription || subscription->customer_id != customer_of(actor)) {
    return invalid("/subscription_id", "unknown-reference");
  }
  return subscription->service;
}

}  // namespace

Result<RequestGuide> GuideHttp::look(http::Call const& call, GuideRequest request) const {
  auto const& actor = call.actor;
  return database_.read(Scope::of(actor.desk), [&](Transaction& tx) -> Result<RequestGuide> {
    Draft const draft{.customer_id = customer_of(actor),
                      .service = TRY(service_of(tx, actor, request)),
                      .kind = request.kind,
                      .severity = request.severity,
                      .text = request.text};
    auto const found = guide(tx, actor.desk, draft, call.language, audit_.clock.now());
    RequestGuide view{.articles = {}, .issues = {}, .promises = found.promises};
    for (auto const& article : found.articles) view.articles.push_back({article.id, article.title(call.language)});
    for (auto const& issue : found.issues) view.issues.push_back({issue.title, issue.text, issue.published_at});
    return view;
  });
}

Result<FaceView> GuideHttp::face(http::Call const& call) const {
  auto const& actor = call.actor;
  return database_.read(Scope::of(actor.desk), [&](Transaction& tx) -> Result<FaceView> {
    auto const face = offers::face_of(tx, actor.desk, customer_of(actor), audit_.clock.now());
    FaceView view{.name = face.name(), .logo = "", .accent = "", .accent_dark = ""};
    if (auto const agreement = offers::agreement_in_force(tx, actor.desk, customer_of(actor), audit_.clock.now())) {
      view.hours = offers::hours_sentence(call.language, agreement->offer);
      for (auto const& way : agreement->offer.content.contact) view.reach.push_back({way.way, way.value});
    }
    if (!face.brand) return view;
    if (!face.brand->logo_sha256.empty()) view.logo = offers::logo_address(face.desk, *face.brand);
    view.accent = face.brand->accent;
    view.accent_dark = face.brand->accent_dark;
    return view;
  });
}

}  // namespace podpora::portal
