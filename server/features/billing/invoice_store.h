#pragma once

#include "features/billing/run.h"

namespace podpora::billing {

/// An invoice as lists show it; its document is read apart.
struct Issued {
  InvoiceId id;
  std::optional<RunId> run_id;
  InvoiceKind kind{InvoiceKind::kInvoice};
  std::string number;
  customers::CustomerId customer_id;
  std::string buyer_name;
  std::string currency;
  std::string issued_on;
  std::string due_on;
  std::int64_t net_minor{0};
  std::int64_t tax_minor{0};
  std::int64_t payable_minor{0};
  std::optional<InvoiceId> corrects_id;
  std::string sha256;  ///< of the document
  std::string created_by;
  Time created_at;
};
BOOST_DESCRIBE_STRUCT(Issued, (),
                      (id, run_id, kind, number, customer_id, buyer_name, currency, issued_on, due_on, net_minor,
                       tax_minor, payable_minor, corrects_id, sha256, created_by, created_at))

/// A line's place in the books: what was billed, of which what is known to have cost us.
struct BookedLine {
  std::int64_t position{0};
  charges::ChargeId charge_id;
  std::optional<charges::ChargeId> corrects_charge_id;
  customers::CustomerId customer_id;
  std::string product;
  std::string upstream;
  std::int64_t net_minor{0};  ///< negative when it is given back
  std::optional<std::int64_t> cost_minor;
};
BOOST_DESCRIBE_STRUCT(BookedLine, (),
                      (position, charge_id, corrects_charge_id, customer_id, product, upstream, net_minor, cost_minor))

/// The next number of the series: one more than the last, in this transaction. Others that want one wait.
std::int64_t take_number(storage::Transaction& tx, DeskId desk, std::string const& series);

/// What is stored of an invoice when it is issued.
struct NewInvoice {
  Issued issued;
  std::string series;
  std::int64_t sequence{0};
  std::string document;  ///< JSON
};
void insert_invoice(storage::Transaction& tx, DeskId desk, NewInvoice const& invoice);
void insert_booked_line(storage::Transaction& tx, DeskId desk, InvoiceId invoice, BookedLine const& line);

std::optional<Issued> find_invoice(storage::Transaction& tx, DeskId desk, InvoiceId id);
std::optional<std::string> find_document(storage::Transaction& tx, DeskId desk, InvoiceId id);
/// Which of its lines were given back since: the charges.
std::vector<charges::ChargeId> credited_charges(storage::Transaction& tx, DeskId desk, InvoiceId id);

/// A page, newest first.
struct InvoicePage {
  std::optional<customers::CustomerId> customer_id;
  InvoiceId before;  ///< of the last row of the page before; zero for the first page
  int limit{50};
};
std::vector<Issued> list_invoices(storage::Transaction& tx, DeskId desk, InvoicePage const& page);
/// In the order of their numbers.
std::vector<Issued> invoices_of_run(storage::Transaction& tx, DeskId desk, RunId run);
std::vector<std::string> documents_of_run(storage::Transaction& tx, DeskId desk, RunId run);

/// What invoices of these days billed and cost, by customer, product and upstream side.
struct MarginRow {
  customers::CustomerId customer_id;
  std::string customer_name;
  std::string product;
  std::string upstream;
  std::string month;  ///< of issue, `2026-11`
  std::string currency;
  std::int64_t net_minor{0};
  std::int64_t cost_minor{0};
  std::int64_t net_of_unknown_cost_minor{0};  ///< of it, where nobody noted a cost
};
BOOST_DESCRIBE_STRUCT(MarginRow, (),
                      (customer_id, customer_name, product, upstream, month, currency, net_minor, cost_minor,
                       net_of_unknown_cost_minor))
std::vector<MarginRow> margin_rows(storage::Transaction& tx, DeskId desk, std::string const& from,
                                   std::string const& to);

}  // namespace podpora::billing
