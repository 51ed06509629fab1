#include "features/claims/http.h"

#include "features/claims/claim_view.h"

namespace podpora::claims {

using storage::Scope;
using storage::Transaction;

namespace {

constexpr std::int64_t kPage = 50;

/// Those that the caller may know of.
std::vector<ClaimRow> rows(Viewing const& at, std::vector<Claim> const& claims) {
  std::vector<ClaimRow> found;
  for (auto const& claim : claims) {
    if (may_see_claim(at.tx, at.actor, claim)) found.push_back(row_of(at, claim));
  }
  return found;
}

}  // namespace

Result<http::Page<ClaimRow>> Http::list(http::Call const& call, ClaimListQuery query) const {
  auto const desk = call.actor.desk;
  return database_.read(Scope::of(desk), [&](Transaction& tx) -> Result<http::Page<ClaimRow>> {
    ClaimPage wanted{.group = query.group.value_or(ClaimGroup::kAll),
                     .limit = static_cast<int>(query.limit.value_or(kPage))};
    if (query.cursor) {
      auto const last = find_claim(tx, desk, *query.cursor);
      if (!last) return invalid("query/cursor", "cursor");
      wanted.after_due = last->due_at;
      wanted.after_id = last->id;
    }
    auto const claims = list_claims(tx, desk, wanted);
    http::Page<ClaimRow> page{.items = rows({tx, context_, call.actor, call.language}, claims), .next = std::nullopt};
    if (static_cast<int>(claims.size()) == wanted.limit) page.next = to_text(claims.back().id);
    return page;
  });
}

Result<http::Page<ClaimRow>> Http::of_ticket(http::Call const& call) const {
  auto const id = TRY(call.id<tickets::TicketId>("id"));
  auto const desk = call.actor.desk;
  return database_.read(Scope::of(desk), [&](Transaction& tx) -> Result<http::Page<ClaimRow>> {
    if (!tickets::find_ticket(tx, desk, id)) return not_found("ticket");
    return http::Page<ClaimRow>{rows({tx, context_, call.actor, call.language}, claims_of_ticket(tx, desk, id)),
                                std::nullopt};
  });
}

Result<http::Page<ClaimRow>> Http::of_customer(http::Call const& call) const {
  auto const id = TRY(call.id<customers::CustomerId>("id"));
  auto const desk = call.actor.desk;
  return database_.read(Scope::of(desk), [&](Transaction& tx) -> Result<http::Page<ClaimRow>> {
    if (!customers::find_customer(tx, desk, id)) return not_found("customer");
    return http::Page<ClaimRow>{rows({tx, context_, call.actor, call.language}, claims_of_customer(tx, desk, id)),
                                std::nullopt};
  });
}

Result<ClaimView> Http::get(http::Call const& call) const {
  auto const id = TRY(call.id<ClaimId>("id"));
  return database_.read(Scope::of(call.actor.desk), [&](Transaction& tx) -> Result<ClaimView> {
    auto const claim = find_claim(tx, call.actor.desk, id);
    if (!claim) return not_found("claim");
    return view_of({tx, context_, call.actor, call.language}, *claim);
  });
}

Result<http::Created<ClaimView>> Http::start(http::Call const& call, NewClaim wanted, StartClaimRequest request) const {
  wanted.service = request.service.value_or("");
  wanted.title = request.title.value_or("");
  wanted.incident_from = request.incident_from;
  wanted.incident_to = request.incident_to;
  wanted.billing_month = request.billing_month.value_or("");
  return database_.write(Scope::of(call.actor.desk), [&](Transaction& tx) -> Result<http::Created<ClaimView>> {
    auto const claim = TRY(start_claim(tx, context_, call.actor, wanted));
    return http::Created<ClaimView>{"/api/v1/claims/" + to_text(claim.id),
                                    view_of({tx, context_, call.actor, call.language}, claim)};
  });
}

Result<http::Created<ClaimView>> Http::start_of_ticket(http::Call const& call, StartClaimRequest request) const {
  auto const id = TRY(call.id<tickets::TicketId>("id"));
  return start(call, {.ticket_id = id}, std::move(request));
}

Result<http::Created<ClaimView>> Http::start_of_customer(http::Call const& call, StartClaimRequest request) const {
  auto const id = TRY(call.id<customers::CustomerId>("id"));
  return start(call, {.customer_id = id}, std::move(request));
}

Result<ClaimView> Http::change_with(http::Call const& call, Done const& done) const {
  auto const id = TRY(call.id<ClaimId>("id"));
  return database_.write(Scope::of(call.actor.desk), [&](Transaction& tx) -> Result<ClaimView> {
    return view_of({tx, context_, call.actor, call.language}, TRY(done(tx, id)));
  });
}

Result<ClaimView> Http::change(http::Call const& call, ChangeClaimRequest request) const {
  std::optional<std::int64_t> version;
  if (call.request.header("if-match")) version = TRY(call.if_match());
  return change_with(call, [&](Transaction& tx, ClaimId id) {
    return change_claim(tx, context_, call.actor,
                        {.id = id,
                         .version = version,
                         .fields = request.fields.value_or(Fields{}),
                         .title = request.title,
                         .ticket_id = request.ticket_id,
                         .subscription_id = request.subscription_id,
                         .incident_from = request.incident_from,
                         .incident_to = request.incident_to,
                         .billing_month = request.billing_month});
  });
}

Result<ClaimView> Http::make_ready(http::Call const& call) const {
  return change_with(call,
                     [&](Transaction& tx, ClaimId id) { return claims::make_ready(tx, context_, call.actor, id); });
}

Result<ClaimView> Http::file(http::Call const& call, FileClaimRequest request) const {
  return change_with(call, [&](Transaction& tx, ClaimId id) {
    return file_claim(tx, context_, call.actor,
                      {.id = id,
                       .vendor_number = request.vendor_number,
                       .through_provider = request.through_provider.value_or(false),
                       .late_reason = request.late_reason.value_or("")});
  });
}

Result<ClaimView> Http::answer(http::Call const& call, AnswerClaimRequest request) const {
  auto const as = parse_enum<ClaimState>(to_text(request.as)).value();
  return change_with(call, [&](Transaction& tx, ClaimId id) {
    return answer_claim(tx, context_, call.actor,
                        {.id = id, .as = as, .amount = request.amount, .text = request.text.value_or("")});
  });
}

Result<ClaimView> Http::pass_on(http::Call const& call, PassOnRequest request) const {
  return change_with(call, [&](Transaction& tx, ClaimId id) {
    return claims::pass_on(tx, context_, call.actor,
                           {.id = id, .amount = request.amount, .reason = request.reason.value_or("")});
  });
}

Result<ClaimView> Http::take_back(http::Call const& call) const {
  return change_with(call,
                     [&](Transaction& tx, ClaimId id) { return claims::take_back(tx, context_, call.actor, id); });
}

Result<ClaimView> Http::withdraw(http::Call const& call, EndClaimRequest request) const {
  return change_with(call, [&](Transaction& tx, ClaimId id) {
    return withdraw_claim(tx, context_, call.actor, id, request.reason.value_or(""));
  });
}

Result<ClaimView> Http::close(http::Call const& call, EndClaimRequest request) const {
  return change_with(call, [&](Transaction& tx, ClaimId id) {
    return close_claim(tx, context_, call.actor, id, request.reason.value_or(""));
  });
}

Result<ClaimSettings> Http::get_settings(http::Call const& call) const {
  return database_.read(Scope::of(call.actor.desk), [&](Transaction& tx) -> Result<ClaimSettings> {
    return ClaimSettings{settings_of(tx, call.actor.desk).portal};
  });
}

Result<ClaimSettings> Http::set_settings(http::Call const& call, ClaimSettings request) const {
  return database_.write(Scope::of(call.actor.desk), [&](Transaction& tx) -> Result<ClaimSettings> {
    claims::set_settings(tx, context_, call.actor, {.portal = request.portal});
    return request;
  });
}

Result<PortalClaims> Http::portal_list(http::Call const& call) const {
  auto const& actor = call.actor;
  return database_.read(Scope::of(actor.desk), [&](Transaction& tx) -> Result<PortalClaims> {
    PortalClaims list;
    if (!actor.customer || !settings_of(tx, actor.desk).portal) return list;
    for (auto const& claim : claims_of_customer(tx, actor.desk, customers::CustomerId{*actor.customer})) {
      // What was never filed is the desk's own business.
      if (!claim.filed_at || !may_see_claim(tx, actor, claim)) continue;
      PortalClaim shown{.id = claim.id,
                        .service_name = service_name(rule_for(tx, context_, actor.desk, claim), claim, call.language),
                        .incident_from = claim.incident_from,
                        .incident_to = claim.incident_to,
                        .state = claim.state};
      if (!claim.passed_currency.empty()) shown.amount = Money{claim.passed_minor, claim.passed_currency};
      list.items.push_back(std::move(shown));
    }
    return list;
  });
}

}  // namespace podpora::claims
