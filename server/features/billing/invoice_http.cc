#include "features/billing/amount_text.h"
#include "features/billing/business_rules.h"
#include "features/billing/csv.h"
#include "features/billing/http.h"
#include "features/billing/pdf.h"
#include "features/billing/ubl.h"
#include "features/calendars/calendar_rules.h"
#include "features/calendars/wire.h"
#include "features/notify/outbox_store.h"
#include "features/tickets/disposition.h"

#include <algorithm>

namespace podpora::billing {

using storage::Scope;
using storage::Transaction;

namespace {

constexpr std::int64_t kPageMax = 200;

http::Response file(std::string const& name, std::string type, std::string body) {
  return {.status = 200,
          .headers = {{"content-type", std::move(type)},
                      {"content-disposition", tickets::disposition(name)},
                      {"content-security-policy", "sandbox; default-src 'none'"}},
          .body = std::move(body)};
}

/// Whose invoices may be seen: those of the desk, or those that the contact's company pays.
enum class Side : std::uint8_t { kDesk, kPortal };

Result<Invoice> find(storage::Database& database, http::Call const& call, Side side) {
  auto const id = TRY(call.id<InvoiceId>("id"));
  auto const& actor = call.actor;
  return database.read(Scope::of(actor.desk), [&](Transaction& tx) -> Result<Invoice> {
    auto const issued = find_invoice(tx, actor.desk, id);
    if (!issued) return not_found("invoice");
    if (side == Side::kPortal && issued->customer_id.value != actor.customer.value_or(0)) return not_found("invoice");
    return read_document(find_document(tx, actor.desk, id).value());
  });
}

Result<http::Response> pdf_of(Invoice const& invoice) {
  return file(invoice.number + ".pdf", "application/pdf", to_pdf(invoice));
}

Result<http::Response> ubl_of(Invoice const& invoice) {
  auto xml = to_ubl(invoice);
  std::string rules;
  for (auto const& rule : broken_rules(xml)) rules += (rules.empty() ? "" : ", ") + rule;
  if (!rules.empty()) return conflict("invoice-not-conformant", {{"rules", rules}});
  return file(invoice.number + ".xml", "application/xml", std::move(xml));
}

Result<http::Page<InvoiceRow>> page_of(storage::Database& database, http::Call const& call, InvoiceQuery const& query) {
  auto const before = query.cursor ? parse_id<InvoiceTag>(*query.cursor) : std::optional{InvoiceId{}};
  if (!before) return invalid("query/cursor", "cursor");
  auto const limit = static_cast<int>(std::clamp<std::int64_t>(query.limit.value_or(50), 1, kPageMax));
  return database.read(Scope::of(call.actor.desk), [&](Transaction& tx) -> Result<http::Page<InvoiceRow>> {
    http::Page<InvoiceRow> page;
    for (auto const& invoice :
         list_invoices(tx, call.actor.desk, {.customer_id = query.customer, .before = *before, .limit = limit})) {
      page.items.push_back(to_view(invoice));
    }
    if (page.items.size() == static_cast<std::size_t>(limit)) page.next = to_text(page.items.back().id);
    return page;
  });
}

InvoiceMailView view_of(Transaction& tx, DeskId desk, InvoiceMail const& mail) {
  InvoiceMailView view{.recipient = mail.recipient,
                       .mailed_by = mail.mailed_by,
                       .at = mail.at,
                       .ticket_id = mail.ticket_id,
                       .sent_at = std::nullopt,
                       .last_error = {}};
  if (auto const queued = notify::find_mail(tx, desk, mail.outbox_id)) {
    view.state = queued->state;
    view.sent_at = queued->sent_at;
    view.last_error = queued->last_error;
  }
  return view;
}

Result<InvoiceView> view_of(Transaction& tx, DeskId desk, InvoiceId id, std::string_view language) {
  auto const issued = find_invoice(tx, desk, id);
  if (!issued) return not_found("invoice");
  InvoiceView view{.invoice = to_view(*issued),
                   .document = read_document(find_document(tx, desk, id).value()),
                   .credited_positions = {},
                   .problems = {},
                   .mail_to = {},
                   .mails = {}};
  view.problems = problems_of(broken_rules(to_ubl(view.document)), language);
  auto const credited = credited_charges(tx, desk, id);
  for (std::size_t i = 0; i < view.document.lines.size(); ++i) {
    bool const gone = std::ranges::find(credited, view.document.lines[i].charge_id) != credited.end();
    if (gone) view.credited_positions.push_back(static_cast<std::int64_t>(i) + 1);
  }
  view.mail_to = invoice_address(tx, desk, *issued, view.document);
  for (auto const& mail : mails_of_invoice(tx, desk, id)) view.mails.push_back(view_of(tx, desk, mail));
  return view;
}

}  // namespace

Result<http::Page<InvoiceRow>> InvoiceHttp::list(http::Call const& call, InvoiceQuery query) const {
  return page_of(database_, call, query);
}

Result<InvoiceView> InvoiceHttp::get(http::Call const& call) const {
  auto const id = TRY(call.id<InvoiceId>("id"));
  return database_.read(Scope::of(call.actor.desk),
                        [&](Transaction& tx) { return view_of(tx, call.actor.desk, id, call.language); });
}

Result<InvoiceView> InvoiceHttp::mail(http::Call const& call, MailInvoiceRequest request) const {
  auto const id = TRY(call.id<InvoiceId>("id"));
  auto const files = prepare_files(mail_.blobs, TRY(find(database_, call, Side::kDesk)));
  return database_.write(Scope::of(call.actor.desk), [&](Transaction& tx) -> Result<InvoiceView> {
    TRY(mail_invoice(tx, mail_, call.actor, id, request.to.value_or(""), files));
    return view_of(tx, call.actor.desk, id, call.language);
  });
}

Result<http::Response> InvoiceHttp::pdf(http::Call const& call) const {
  return pdf_of(TRY(find(database_, call, Side::kDesk)));
}

Result<http::Response> InvoiceHttp::ubl(http::Call const& call) const {
  return ubl_of(TRY(find(database_, call, Side::kDesk)));
}

Result<http::Response> InvoiceHttp::csv(http::Call const& call) const {
  auto const invoice = TRY(find(database_, call, Side::kDesk));
  return file(invoice.number + ".csv", "text/csv; charset=utf-8", to_csv({&invoice, 1}));
}

Result<http::Created<InvoiceRow>> InvoiceHttp::credit(http::Call const& call, CreditRequest request) const {
  auto const id = TRY(call.id<InvoiceId>("id"));
  auto const& actor = call.actor;
  return database_.write(Scope::of(actor.desk), [&](Transaction& tx) -> Result<http::Created<InvoiceRow>> {
    auto const note = TRY(credit_invoice(tx, audit_, actor,
                                         {.invoice_id = id,
                                          .positions = request.positions.value_or(std::vector<std::int64_t>{}),
                                          .reason = request.reason}));
    return http::Created<InvoiceRow>{"/api/v1/invoices/" + to_text(note),
                                     to_view(find_invoice(tx, actor.desk, note).value())};
  });
}

Result<MarginList> InvoiceHttp::margin(http::Call const& call, MarginQuery query) const {
  auto const today = calendars::local_date("Etc/UTC", audit_.clock.now());
  MarginList list{.from = query.from.value_or(calendars::to_date_text(today - std::chrono::years{1})),
                  .to = query.to.value_or(calendars::to_date_text(today + std::chrono::years{1})),
                  .items = {}};
  if (query.from && !calendars::parse_date_text(*query.from)) return invalid("query/from", "date");
  if (query.to && !calendars::parse_date_text(*query.to)) return invalid("query/to", "date");
  return database_.read(Scope::of(call.actor.desk), [&](Transaction& tx) -> Result<MarginList> {
    for (auto const& row : margin_rows(tx, call.actor.desk, list.from, list.to)) list.items.push_back(to_view(row));
    return list;
  });
}

Result<http::Response> InvoiceHttp::margin_csv(http::Call const& call, MarginQuery query) const {
  auto const list = TRY(margin(call, query));
  std::string out = "\xEF\xBB\xBF";
  out +=
      csv_row({"customer", "product", "upstream", "month", "currency", "net", "cost", "margin", "net_of_unknown_cost"});
  for (auto const& row : list.items) {
    auto const text = [&](Money const& money) { return decimal_text(money.minor, minor_digits(money.currency)); };
    out += csv_row({row.customer_name, row.product, row.upstream, row.month, row.net.currency, text(row.net),
                    text(row.cost), text(row.margin), text(row.net_of_unknown_cost)});
  }
  return file("margin.csv", "text/csv; charset=utf-8", std::move(out));
}

Result<http::Page<InvoiceRow>> InvoiceHttp::portal_list(http::Call const& call, InvoiceQuery query) const {
  query.customer = customers::CustomerId{call.actor.customer.value_or(-1)};
  return page_of(database_, call, query);
}

Result<http::Response> InvoiceHttp::portal_pdf(http::Call const& call) const {
  return pdf_of(TRY(find(database_, call, Side::kPortal)));
}

Result<http::Response> InvoiceHttp::portal_ubl(http::Call const& call) const {
  return ubl_of(TRY(find(database_, call, Side::kPortal)));
}

}  // namespace podpora::billing
