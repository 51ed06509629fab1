#pragma once

#include "features/billing/wire.h"
#include "platform/http/call.h"

namespace podpora::billing {

/// Seller, buyers and billing runs.
class Http {
 public:
  Http(storage::Database& database, audit::Context audit) : database_(database), audit_(audit) {}

  Result<Seller> get_seller(http::Call const& call) const;
  Result<Seller> set_seller(http::Call const& call, Seller seller) const;
  Result<Buyer> get_buyer(http::Call const& call) const;
  Result<Buyer> set_buyer(http::Call const& call, Buyer buyer) const;

  Result<BillingRunList> list_runs(http::Call const& call) const;
  Result<http::Created<BillingRun>> start_run(http::Call const& call, RunRequest request) const;
  Result<BillingRunView> get_run(http::Call const& call) const;
  Result<BillingRun> approve_run(http::Call const& call, ApproveRunRequest request) const;
  Result<BillingRun> reopen_run(http::Call const& call) const;
  Result<BillingRun> lock_run(http::Call const& call) const;
  Result<http::NoContent> drop_run(http::Call const& call) const;
  Result<http::Response> run_csv(http::Call const& call) const;

 private:
  storage::Database& database_;
  audit::Context audit_;
};

/// What was issued, for the desk and for the customer's people in the portal.
class InvoiceHttp {
 public:
  InvoiceHttp(storage::Database& database, audit::Context audit, MailContext mail)
      : database_(database), audit_(audit), mail_(mail) {}

  Result<http::Page<InvoiceRow>> list(http::Call const& call, InvoiceQuery query) const;
  Result<InvoiceView> get(http::Call const& call) const;
  Result<http::Response> pdf(http::Call const& call) const;
  Result<http::Response> ubl(http::Call const& call) const;
  Result<http::Response> csv(http::Call const& call) const;
  Result<http::Created<InvoiceRow>> credit(http::Call const& call, CreditRequest request) const;
  /// Mails it to the bill-to; the invoice with its mails.
  Result<InvoiceView> mail(http::Call const& call, MailInvoiceRequest request) const;

  Result<MarginList> margin(http::Call const& call, MarginQuery query) const;
  Result<http::Response> margin_csv(http::Call const& call, MarginQuery query) const;

  /// The contact's own company: the invoices that it pays.
  Result<http::Page<InvoiceRow>> portal_list(http::Call const& call, InvoiceQuery query) const;
  Result<http::Response> portal_pdf(http::Call const& call) const;
  Result<http::Response> portal_ubl(http::Call const& call) const;

 private:
  storage::Database& database_;
  audit::Context audit_;
  MailContext mail_;
};

}  // namespace podpora::billing
