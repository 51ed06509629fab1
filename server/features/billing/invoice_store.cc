#include "features/billing/invoice_store.h"

namespace podpora::billing {

namespace {

constexpr storage::Query kTake{"invoice_series.take", R"(
  insert into invoice_series (desk_id, series, last_number) values (:desk, :series, 1)
  on conflict (desk_id, series) do update set last_number = invoice_series.last_number + 1)"};

constexpr storage::Query kLast{"invoice_series.last", R"(
  select last_number from invoice_series where desk_id = :desk and series = :series)"};

constexpr storage::Query kInsert{"invoice.insert", R"(
  insert into invoice (desk_id, id, run_id, kind, series, sequence, number, customer_id, buyer_name, currency,
                       issued_on, due_on, net_minor, tax_minor, payable_minor, corrects_id, document, sha256,
                       created_by, created_at)
  values (:desk, :id, :run, :kind, :series, :sequence, :number, :customer, :buyer_name, :currency, :issued_on, :due_on,
          :net, :tax, :payable, :corrects, :document, :sha256, :created_by, :created_at))"};

constexpr storage::Query kInsertLine{"invoice_line.insert", R"(
  insert into invoice_line (desk_id, invoice_id, position, charge_id, corrects_charge_id, customer_id, product,
                            upstream, net_minor, cost_minor)
  values (:desk, :invoice, :position, :charge, :corrects, :customer, :product, :upstream, :net, :cost))"};

constexpr storage::Query kFind{"invoice.find", R"(
  select id, run_id, kind, number, customer_id, buyer_name, currency, issued_on, due_on, net_minor, tax_minor,
         payable_minor, corrects_id, sha256, created_by, created_at
  from invoice where desk_id = :desk and id = :id)"};

constexpr storage::Query kDocument{"invoice.document",
                                   "select document from invoice where desk_id = :desk and id = :id"};

constexpr storage::Query kCredited{"invoice_line.credited", R"(
  select l.charge_id from invoice_line l
  where l.desk_id = :desk and l.invoice_id = :invoice
    and exists (select c.charge_id from invoice_line c
                where c.desk_id = l.desk_id and c.corrects_charge_id = l.charge_id)
  order by l.position)"};

constexpr storage::Query kList{"invoice.list", R"(
  select id, run_id, kind, number, customer_id, buyer_name, currency, issued_on, due_on, net_minor, tax_minor,
         payable_minor, corrects_id, sha256, created_by, created_at
  from invoice
  where desk_id = :desk and (cast(:customer as bigint) = 0 or customer_id = :customer)
    and (cast(:before as bigint) = 0 or id < :before)
  order by id desc limit :limit)"};

constexpr storage::Query kOfRun{"invoice.of_run", R"(
  select id, run_id, kind, number, customer_id, buyer_name, currency, issued_on, due_on, net_minor, tax_minor,
         payable_minor, corrects_id, sha256, created_by, created_at
  from invoice where desk_id = :desk and run_id = :run order by id)"};

constexpr storage::Query kDocumentsOfRun{"invoice.documents_of_run", R"(
  select document from invoice where desk_id = :desk and run_id = :run order by id)"};

constexpr storage::Query kMargin{"invoice_line.margin", R"(
  select l.customer_id, c.name, l.product, l.upstream, substr(i.issued_on, 1, 7), i.currency,
         cast(sum(l.net_minor) as bigint), cast(coalesce(sum(l.cost_minor), 0) as bigint),
         cast(sum(case when l.cost_minor is null then l.net_minor else 0 end) as bigint)
  from invoice i
  join invoice_line l on l.desk_id = i.desk_id and l.invoice_id = i.id
  join customer c on c.desk_id = l.desk_id and c.id = l.customer_id
  where i.desk_id = :desk and i.issued_on >= :from_day and i.issued_on <= :to_day
  group by l.customer_id, c.name, l.product, l.upstream, substr(i.issued_on, 1, 7), i.currency
  order by c.name, l.customer_id, l.product, l.upstream, substr(i.issued_on, 1, 7), i.currency)"};

}  // namespace

std::int64_t take_number(storage::Transaction& tx, DeskId desk, std::string const& series) {
  tx.execute(kTake, {{"desk", desk}, {"series", series}});
  return tx.first<std::int64_t>(kLast, {{"desk", desk}, {"series", series}}).value();
}

void insert_invoice(storage::Transaction& tx, DeskId desk, NewInvoice const& invoice) {
  auto const& issued = invoice.issued;
  tx.execute(kInsert, {{"desk", desk},
                       {"id", issued.id},
                       {"run", issued.run_id},
                       {"kind", issued.kind},
                       {"series", invoice.series},
                       {"sequence", invoice.sequence},
                       {"number", issued.number},
                       {"customer", issued.customer_id},
                       {"buyer_name", issued.buyer_name},
                       {"currency", issued.currency},
                       {"issued_on", issued.issued_on},
                       {"due_on", issued.due_on},
                       {"net", issued.net_minor},
                       {"tax", issued.tax_minor},
                       {"payable", issued.payable_minor},
                       {"corrects", issued.corrects_id},
                       {"document", invoice.document},
                       {"sha256", issued.sha256},
                       {"created_by", issued.created_by},
                       {"created_at", issued.created_at}});
}

void insert_booked_line(storage::Transaction& tx, DeskId desk, InvoiceId invoice, BookedLine const& line) {
  tx.execute(kInsertLine, {{"desk", desk},
                           {"invoice", invoice},
                           {"position", line.position},
                           {"charge", line.charge_id},
                           {"corrects", line.corrects_charge_id},
                           {"customer", line.customer_id},
                           {"product", line.product},
                           {"upstream", line.upstream},
                           {"net", line.net_minor},
                           {"cost", line.cost_minor}});
}

std::optional<Issued> find_invoice(storage::Transaction& tx, DeskId desk, InvoiceId id) {
  return tx.first<Issued>(kFind, {{"desk", desk}, {"id", id}});
}

std::optional<std::string> find_document(storage::Transaction& tx, DeskId desk, InvoiceId id) {
  return tx.first<std::string>(kDocument, {{"desk", desk}, {"id", id}});
}

std::vector<charges::ChargeId> credited_charges(storage::Transaction& tx, DeskId desk, InvoiceId id) {
  return tx.all<charges::ChargeId>(kCredited, {{"desk", desk}, {"invoice", id}});
}

std::vector<Issued> list_invoices(storage::Transaction& tx, DeskId desk, InvoicePage const& page) {
  return tx.all<Issued>(kList, {{"desk", desk},
                                {"customer", page.customer_id.value_or(customers::CustomerId{})},
                                {"before", page.before},
                                {"limit", page.limit}});
}

std::vector<Issued> invoices_of_run(storage::Transaction& tx, DeskId desk, RunId run) {
  return tx.all<Issued>(kOfRun, {{"desk", desk}, {"run", run}});
}

std::vector<std::string> documents_of_run(storage::Transaction& tx, DeskId desk, RunId run) {
  return tx.all<std::string>(kDocumentsOfRun, {{"desk", desk}, {"run", run}});
}

std::vector<MarginRow> margin_rows(storage::Transaction& tx, DeskId desk, std::string const& from,
                                   std::string const& to) {
  return tx.all<MarginRow>(kMargin, {{"desk", desk}, {"from_day", from}, {"to_day", to}});
}

}  // namespace podpora::billing
