#pragma once

#include "features/billing/invoice_json.h"
#include "features/billing/invoice_store.h"
#include "features/billing/mail_invoice.h"
#include "features/billing/parties.h"
#include "features/billing/run.h"

namespace podpora::billing {

struct RunRequest {
  std::string period_from;
  std::string period_to;
  std::optional<std::string> issued_on;
};
BOOST_DESCRIBE_STRUCT(RunRequest, (), (period_from, period_to, issued_on))

/// What the approver saw: the fingerprint of the preview.
struct ApproveRunRequest {
  std::string fingerprint;
};
BOOST_DESCRIBE_STRUCT(ApproveRunRequest, (), (fingerprint))

struct CreditRequest {
  std::string reason;
  std::optional<std::vector<std::int64_t>> positions;  ///< of lines, from 1; all that are left when absent
};
BOOST_DESCRIBE_STRUCT(CreditRequest, (), (reason, positions))
inline std::vector<http::FieldLimit> wire_limits(CreditRequest const* /*unused*/) {
  return {{"reason", {.min = 1, .max = 500}}};
}

struct BillingRunList {
  std::vector<BillingRun> items;
};
BOOST_DESCRIBE_STRUCT(BillingRunList, (), (items))

/// A business rule that an invoice breaks, in words.
struct InvoiceProblem {
  std::string rule;  ///< BR-11
  std::string text;
  bool blocks{false};  ///< a rule of EN 16931: without it there is no invoice
};
BOOST_DESCRIBE_STRUCT(InvoiceProblem, (), (rule, text, blocks))

/// A line of a preview with what made its price in a sentence of the reader's language.
struct DraftLineView {
  charges::ChargeId charge_id;
  std::optional<tickets::TicketId> ticket_id;
  std::string text;
  std::string reason;
  double quantity{0};
  std::string unit;
  Money unit_price;
  std::int64_t base_quantity{1};
  std::optional<Money> discount;
  std::string discount_reason;
  Money net;
  std::string tax_category;
  std::int64_t tax_basis_points{0};
  std::string supplied_on;
};
BOOST_DESCRIBE_STRUCT(DraftLineView, (),
                      (charge_id, ticket_id, text, reason, quantity, unit, unit_price, base_quantity, discount,
                       discount_reason, net, tax_category, tax_basis_points, supplied_on))

struct DraftView {
  customers::CustomerId bill_to_id;
  std::string buyer_name;
  InvoiceKind kind{InvoiceKind::kInvoice};
  Money net;
  Money tax;
  Money payable;
  std::string due_on;
  std::vector<DraftLineView> lines;
  std::vector<InvoiceProblem> problems;
};
BOOST_DESCRIBE_STRUCT(DraftView, (), (bill_to_id, buyer_name, kind, net, tax, payable, due_on, lines, problems))

/// A charge that the run does not bill, and why. Without an amount nobody knows its price.
struct LeftOutView {
  charges::ChargeId charge_id;
  std::optional<tickets::TicketId> ticket_id;
  std::optional<customers::CustomerId> customer_id;
  std::string customer_name;
  std::string text;
  std::string supplied_on;
  std::optional<Money> amount;
  LeftOutReason reason{LeftOutReason::kNotApproved};
};
BOOST_DESCRIBE_STRUCT(LeftOutView, (),
                      (charge_id, ticket_id, customer_id, customer_name, text, supplied_on, amount, reason))

struct InvoiceRow {
  InvoiceId id;
  std::string number;
  InvoiceKind kind{InvoiceKind::kInvoice};
  customers::CustomerId customer_id;
  std::string buyer_name;
  std::string issued_on;
  std::string due_on;
  Money net;
  Money tax;
  Money payable;
  std::optional<RunId> run_id;
  std::optional<InvoiceId> corrects_id;
};
BOOST_DESCRIBE_STRUCT(InvoiceRow, (),
                      (id, number, kind, customer_id, buyer_name, issued_on, due_on, net, tax, payable, run_id,
                       corrects_id))

/// A run with what it would bill, while it is open, or did bill.
struct BillingRunView {
  BillingRun run;
  std::string fingerprint;  ///< of what is shown; empty once it is locked
  std::vector<DraftView> drafts;
  std::vector<LeftOutView> left_out;  ///< while it is open
  std::vector<InvoiceRow> invoices;
};
BOOST_DESCRIBE_STRUCT(BillingRunView, (), (run, fingerprint, drafts, left_out, invoices))

/// An invoice's way by mail. Until it is sent, or given up, it waits and is tried again.
struct InvoiceMailView {
  std::string recipient;
  std::string mailed_by;
  Time at;
  tickets::TicketId ticket_id;
  notify::SendState state{notify::SendState::kQueued};
  std::optional<Time> sent_at;
  std::string last_error;
};
BOOST_DESCRIBE_STRUCT(InvoiceMailView, (), (recipient, mailed_by, at, ticket_id, state, sent_at, last_error))

struct MailInvoiceRequest {
  std::optional<std::string> to;  ///< empty: the bill-to's address
};
BOOST_DESCRIBE_STRUCT(MailInvoiceRequest, (), (to))

struct InvoiceView {
  InvoiceRow invoice;
  Invoice document;
  std::vector<std::int64_t> credited_positions;
  std::vector<InvoiceProblem> problems;
  std::string mail_to;                 ///< where it would be mailed; empty when nobody has said
  std::vector<InvoiceMailView> mails;  ///< newest first
};
BOOST_DESCRIBE_STRUCT(InvoiceView, (), (invoice, document, credited_positions, problems, mail_to, mails))

struct InvoiceQuery {
  std::optional<customers::CustomerId> customer;
  std::optional<std::string> cursor;
  std::optional<std::int64_t> limit;
};
BOOST_DESCRIBE_STRUCT(InvoiceQuery, (), (customer, cursor, limit))

/// Days of issue; the last twelve months when absent.
struct MarginQuery {
  std::optional<std::string> from;
  std::optional<std::string> to;
};
BOOST_DESCRIBE_STRUCT(MarginQuery, (), (from, to))

struct MarginView {
  customers::CustomerId customer_id;
  std::string customer_name;
  std::string product;
  std::string upstream;
  std::string month;
  Money net;
  Money cost;
  Money margin;
  Money net_of_unknown_cost;
};
BOOST_DESCRIBE_STRUCT(MarginView, (),
                      (customer_id, customer_name, product, upstream, month, net, cost, margin, net_of_unknown_cost))

struct MarginList {
  std::string from;
  std::string to;
  std::vector<MarginView> items;
};
BOOST_DESCRIBE_STRUCT(MarginList, (), (from, to, items))

DraftView to_view(Draft const& draft, std::string_view language);
InvoiceRow to_view(Issued const& issued);
MarginView to_view(MarginRow const& row);
std::vector<InvoiceProblem> problems_of(std::vector<std::string> const& broken, std::string_view language);

}  // namespace podpora::billing
