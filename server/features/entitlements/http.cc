#include "features/entitlements/http.h"

#include "features/entitlements/term_rules.h"
#include "features/identity/desk.h"
#include "platform/i18n/catalogue.h"

namespace podpora::entitlements {

namespace {

/// A reason in words: `withdrawn: wrong customer` begins with a code of ours, anything else is what a person wrote.
std::string reason_text(std::string const& reason, std::string const& language) {
  auto const colon = reason.find(": ");
  auto const id = "entitlement.reason." + reason.substr(0, colon);
  if (!i18n::has_text(language, id)) return reason;
  return i18n::text(language, id) + (colon == std::string::npos ? "" : reason.substr(colon));
}

EntryKind kind_of(ManualEntry kind) {
  switch (kind) {
    case ManualEntry::kAdjust:
      return EntryKind::kAdjust;
    case ManualEntry::kGiveBack:
      return EntryKind::kGiveBack;
    case ManualEntry::kGrant:
      return EntryKind::kGrant;
  }
  return EntryKind::kAdjust;
}

}  // namespace

EntitlementView Http::view_of(storage::Transaction& tx, http::Call const& call, Entitlement const& entitlement) const {
  auto const now = context_.audit.clock.now();
  EntitlementView view{.id = entitlement.id,
                       .vehicle = entitlement.vehicle,
                       .vehicle_name = entitlement.vehicle,
                       .name = entitlement.name,
                       .unit = entitlement.unit,
                       .state = state_of(entitlement, now),
                       .unlimited = entitlement.unlimited,
                       .valid_from = entitlement.valid_from,
                       .valid_to = entitlement.valid_to,
                       .cancelled_at = entitlement.cancelled_at,
                       .renewed_from = entitlement.renewed_from,
                       .warn_days = entitlement.warn_days,
                       .warn_balance = entitlement.warn_balance};
  if (!entitlement.unlimited) view.balance = entitlement.balance;
  auto const rulebook = rulebooks_.of(tx, call.actor.desk);
  for (auto const* edition : in_force(*rulebook, now)) {
    if (auto const* vehicle = find_vehicle(*edition, entitlement.vehicle)) {
      view.vehicle_name = vehicle->name.in(call.language);
    }
  }
  return view;
}

EntitlementView Http::full_view(storage::Transaction& tx, http::Call const& call,
                                Entitlement const& entitlement) const {
  auto view = view_of(tx, call, entitlement);
  view.caps = caps_of(tx, call.actor.desk, entitlement.id);
  for (auto const& warning : open_warnings(tx, call.actor.desk, context_.audit.clock.now())) {
    if (warning.entitlement_id == entitlement.id) view.warnings.push_back(warning.kind);
  }
  return view;
}

Result<http::Page<EntitlementView>> Http::list(http::Call const& call) const {
  auto const desk = call.actor.desk;
  return database_.read(storage::Scope::of(desk), [&](auto& tx) -> Result<http::Page<EntitlementView>> {
    auto caps = caps_of_desk(tx, desk);
    auto const warnings = open_warnings(tx, desk, context_.audit.clock.now());
    http::Page<EntitlementView> page;
    for (auto const& entitlement : list_entitlements(tx, desk)) {
      auto& view = page.items.emplace_back(view_of(tx, call, entitlement));
      view.caps = std::move(caps[entitlement.id]);
      for (auto const& warning : warnings) {
        if (warning.entitlement_id == entitlement.id) view.warnings.push_back(warning.kind);
      }
    }
    return page;
  });
}

Result<http::Created<EntitlementView>> Http::add(http::Call const& call, AddEntitlementRequest request) const {
  auto const desk = call.actor.desk;
  return database_.write(storage::Scope::of(desk), [&](auto& tx) -> Result<http::Created<EntitlementView>> {
    if (!knows_vehicle(*rulebooks_.of(tx, desk), request.vehicle)) {
      return invalid("/vehicle", "unknown-vehicle", {{"value", request.vehicle}});
    }
    auto const added =
        TRY(add_entitlement(tx, context_, call.actor,
                            {.vehicle = request.vehicle,
                             .name = request.name,
                             .unit = request.unit.value_or(rulebook::Unit::kIncidents),
                             .allowance = request.allowance,
                             .credentials = {request.contract_id.value_or(""), request.access_id.value_or("")},
                             .valid_from = request.valid_from,
                             .valid_to = request.valid_to,
                             .warn_days = request.warn_days.value_or(NewEntitlement{}.warn_days),
                             .warn_balance = request.warn_balance,
                             .caps = request.caps.value_or(std::vector<Cap>{})}));
    return http::Created<EntitlementView>{"/api/v1/entitlements/" + to_text(added.id), full_view(tx, call, added)};
  });
}

Result<EntitlementView> Http::change(http::Call const& call, Change const& change) const {
  auto const id = TRY(call.id<EntitlementId>("id"));
  return database_.write(storage::Scope::of(call.actor.desk), [&](auto& tx) -> Result<EntitlementView> {
    auto const changed = TRY(change(tx, id));
    return full_view(tx, call, changed);
  });
}

Result<EntitlementView> Http::change_terms(http::Call const& call, TermsRequest request) const {
  return change(call, [&](storage::Transaction& tx, EntitlementId id) {
    return entitlements::change_terms(tx, context_, call.actor, id,
                                      {.name = request.name,
                                       .warn_days = request.warn_days,
                                       .warn_balance = request.warn_balance,
                                       .caps = request.caps});
  });
}

Result<http::Created<EntitlementView>> Http::renew(http::Call const& call, RenewRequest request) const {
  Renewal renewal{.name = request.name,
                  .allowance = request.allowance,
                  .valid_from = request.valid_from,
                  .valid_to = request.valid_to};
  if (request.contract_id || request.access_id) {
    renewal.credentials = Credentials{request.contract_id.value_or(""), request.access_id.value_or("")};
  }
  auto view = TRY(change(call, [&](storage::Transaction& tx, EntitlementId id) {
    return entitlements::renew(tx, context_, call.actor, id, renewal);
  }));
  return http::Created<EntitlementView>{"/api/v1/entitlements/" + to_text(view.id), std::move(view)};
}

Result<EntitlementView> Http::cancel(http::Call const& call, CancelRequest request) const {
  return change(call, [&](storage::Transaction& tx, EntitlementId id) {
    return entitlements::cancel(tx, context_, call.actor, id, request.reason);
  });
}

Result<EntitlementView> Http::make_entry(http::Call const& call, EntryRequest request) const {
  if (request.amount == 0) return invalid("/amount", "range");
  return change(call, [&](storage::Transaction& tx, EntitlementId id) -> Result<Entitlement> {
    TRY(entitlements::make_entry(tx, context_, call.actor, id,
                                 {.kind = kind_of(request.kind),
                                  .amount = request.amount,
                                  .reason = request.reason,
                                  .reference = request.reference.value_or("")}));
    return *find_entitlement(tx, call.actor.desk, id);
  });
}

Result<CredentialsView> Http::show_credentials(http::Call const& call) const {
  auto const id = TRY(call.id<EntitlementId>("id"));
  auto const shown = TRY(database_.write(storage::Scope::of(call.actor.desk), [&](auto& tx) {
    return entitlements::show_credentials(tx, context_, call.actor, id);
  }));
  return CredentialsView{shown.contract_id, shown.access_id};
}

Result<http::Page<EntryView>> Http::ledger(http::Call const& call, LedgerQuery query) const {
  auto const id = TRY(call.id<EntitlementId>("id"));
  auto const desk = call.actor.desk;
  return database_.read(storage::Scope::of(desk), [&](auto& tx) -> Result<http::Page<EntryView>> {
    if (!find_entitlement(tx, desk, id)) return not_found("entitlement");
    http::Page<EntryView> page;
    std::int64_t balance = 0;
    for (auto const& entry : ledger_of(tx, desk, id, query.at)) {
      balance += entry.amount;
      page.items.push_back({entry.at, entry.kind, entry.amount, balance, reason_text(entry.reason, call.language),
                            entry.reference, entry.person_name});
    }
    return page;
  });
}

Result<http::Page<WarningView>> Http::warnings(http::Call const& call) const {
  auto const desk = call.actor.desk;
  return database_.read(storage::Scope::of(desk), [&](auto& tx) -> Result<http::Page<WarningView>> {
    auto const zone = identity::find_desk(tx, desk).value().time_zone;
    auto const held = list_entitlements(tx, desk);
    http::Page<WarningView> page;
    for (auto const& warning : open_warnings(tx, desk, context_.audit.clock.now())) {
      for (auto const& entitlement : held) {
        if (entitlement.id != warning.entitlement_id) continue;
        auto const end =
            entitlement.valid_to ? i18n::format_time(call.language, *entitlement.valid_to, zone) : std::string{};
        page.items.push_back({warning.entitlement_id, entitlement.name, warning.kind,
                              i18n::text(call.language, "entitlement.warning." + to_text(warning.kind),
                                         {{"name", entitlement.name},
                                          {"end", end},
                                          {"balance", entitlement.balance},
                                          {"unit", to_text(entitlement.unit)}}),
                              warning.raised_at});
      }
    }
    return page;
  });
}

}  // namespace podpora::entitlements
