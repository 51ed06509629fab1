#include "features/billing/http.h"

#include "features/billing/csv.h"
#include "features/billing/run_store.h"
#include "features/tickets/disposition.h"

namespace podpora::billing {

using storage::Scope;
using storage::Transaction;

namespace {

LeftOutView left_out_view(Transaction& tx, DeskId desk, LeftOut const& each) {
  auto const& charge = each.charge;
  auto const customer = charge.customer_id ? customers::find_customer(tx, desk, *charge.customer_id) : std::nullopt;
  LeftOutView view{.charge_id = charge.id,
                   .ticket_id = charge.ticket_id,
                   .customer_id = charge.customer_id,
                   .customer_name = customer ? customer->name : std::string(),
                   .text = charge.text,
                   .supplied_on = charge.supplied_on,
                   .amount = std::nullopt,
                   .reason = each.reason};
  if (!charge.currency.empty()) view.amount = Money{charge.amount_minor, charge.currency};
  return view;
}

}  // namespace

Result<Seller> Http::get_seller(http::Call const& call) const {
  return database_.read(Scope::of(call.actor.desk),
                        [&](Transaction& tx) -> Result<Seller> { return seller_of(tx, call.actor.desk); });
}

Result<Seller> Http::set_seller(http::Call const& call, Seller seller) const {
  return database_.write(Scope::of(call.actor.desk),
                         [&](Transaction& tx) { return billing::set_seller(tx, audit_, call.actor, seller); });
}

Result<Buyer> Http::get_buyer(http::Call const& call) const {
  auto const id = TRY(call.id<customers::CustomerId>("id"));
  return database_.read(Scope::of(call.actor.desk), [&](Transaction& tx) -> Result<Buyer> {
    auto const customer = customers::find_customer(tx, call.actor.desk, id);
    if (!customer) return not_found("customer");
    return buyer_of(tx, call.actor.desk, *customer);
  });
}

Result<Buyer> Http::set_buyer(http::Call const& call, Buyer buyer) const {
  auto const id = TRY(call.id<customers::CustomerId>("id"));
  return database_.write(Scope::of(call.actor.desk),
                         [&](Transaction& tx) { return billing::set_buyer(tx, audit_, call.actor, id, buyer); });
}

Result<BillingRunList> Http::list_runs(http::Call const& call) const {
  return database_.read(Scope::of(call.actor.desk), [&](Transaction& tx) -> Result<BillingRunList> {
    return BillingRunList{billing::list_runs(tx, call.actor.desk)};
  });
}

Result<http::Created<BillingRun>> Http::start_run(http::Call const& call, RunRequest request) const {
  return database_.write(Scope::of(call.actor.desk), [&](Transaction& tx) -> Result<http::Created<BillingRun>> {
    auto run = TRY(billing::start_run(
        tx, audit_, call.actor,
        {.period_from = request.period_from, .period_to = request.period_to, .issued_on = request.issued_on}));
    return http::Created<BillingRun>{"/api/v1/billing-runs/" + to_text(run.id), std::move(run)};
  });
}

Result<BillingRunView> Http::get_run(http::Call const& call) const {
  auto const id = TRY(call.id<RunId>("id"));
  auto const desk = call.actor.desk;
  return database_.read(Scope::of(desk), [&](Transaction& tx) -> Result<BillingRunView> {
    auto const run = find_run(tx, desk, id);
    if (!run) return not_found("billing run");
    BillingRunView view{.run = *run, .fingerprint = {}, .drafts = {}, .left_out = {}, .invoices = {}};
    if (run->state == RunState::kLocked) {
      for (auto const& invoice : invoices_of_run(tx, desk, id)) view.invoices.push_back(to_view(invoice));
      return view;
    }
    auto drafts = draft_invoices(tx, desk, *run);
    ask_rules(drafts);
    view.fingerprint = fingerprint(drafts);
    for (auto const& draft : drafts) view.drafts.push_back(to_view(draft, call.language));
    for (auto const& each : left_out(tx, desk, *run)) view.left_out.push_back(left_out_view(tx, desk, each));
    return view;
  });
}

Result<BillingRun> Http::approve_run(http::Call const& call, ApproveRunRequest request) const {
  auto const id = TRY(call.id<RunId>("id"));
  return database_.write(Scope::of(call.actor.desk), [&](Transaction& tx) {
    return billing::approve_run(tx, audit_, call.actor, id, request.fingerprint);
  });
}

Result<BillingRun> Http::reopen_run(http::Call const& call) const {
  auto const id = TRY(call.id<RunId>("id"));
  return database_.write(Scope::of(call.actor.desk),
                         [&](Transaction& tx) { return billing::reopen_run(tx, audit_, call.actor, id); });
}

Result<BillingRun> Http::lock_run(http::Call const& call) const {
  auto const id = TRY(call.id<RunId>("id"));
  return database_.write(Scope::of(call.actor.desk),
                         [&](Transaction& tx) { return billing::lock_run(tx, audit_, call.actor, id); });
}

Result<http::NoContent> Http::drop_run(http::Call const& call) const {
  auto const id = TRY(call.id<RunId>("id"));
  return database_.write(Scope::of(call.actor.desk), [&](Transaction& tx) -> Result<http::NoContent> {
    TRY(billing::drop_run(tx, audit_, call.actor, id));
    return http::NoContent{};
  });
}

Result<http::Response> Http::run_csv(http::Call const& call) const {
  auto const id = TRY(call.id<RunId>("id"));
  auto const desk = call.actor.desk;
  return database_.read(Scope::of(desk), [&](Transaction& tx) -> Result<http::Response> {
    auto const run = find_run(tx, desk, id);
    if (!run) return not_found("billing run");
    std::vector<Invoice> invoices;
    for (auto const& document : documents_of_run(tx, desk, id)) invoices.push_back(read_document(document));
    if (run->state != RunState::kLocked) {
      for (auto& draft : draft_invoices(tx, desk, *run)) invoices.push_back(std::move(draft.invoice));
    }
    return http::Response{
        .status = 200,
        .headers = {{"content-type", "text/csv; charset=utf-8"},
                    {"content-disposition", tickets::disposition(run->period_from + "_" + run->period_to + ".csv")}},
        .body = to_csv(invoices)};
  });
}

}  // namespace podpora::billing
