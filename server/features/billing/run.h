#pragma once

#include "features/audit/audit.h"
#include "features/billing/parties.h"

namespace podpora::billing {

struct RunTag {
  static constexpr std::string_view prefix = "run";
};
using RunId = Id<RunTag>;

/// A draft shows what would be billed now; what was approved is exactly what is locked; a locked run has invoices.
enum class RunState : std::uint8_t { kDraft, kApproved, kLocked };
BOOST_DESCRIBE_ENUM(RunState, kDraft, kApproved, kLocked)

/// The billing of everything supplied until a day. Days are at the desk.
struct BillingRun {
  RunId id;
  std::string period_from;  ///< its name; what was left behind earlier is billed too
  std::string period_to;    ///< the last day of supply that is billed
  std::string issued_on;
  RunState state{RunState::kDraft};
  std::string fingerprint;  ///< of what was approved
  std::string created_by;
  Time created_at;
  std::string approved_by;
  std::optional<Time> approved_at;
  std::string locked_by;
  std::optional<Time> locked_at;
};
BOOST_DESCRIBE_STRUCT(BillingRun, (),
                      (id, period_from, period_to, issued_on, state, fingerprint, created_by, created_at, approved_by,
                       approved_at, locked_by, locked_at))

/// An invoice that a run would issue: without a number, with the charges that its lines are made of, in their order.
struct Draft {
  customers::CustomerId bill_to;
  Invoice invoice;
  std::vector<charges::Charge> charges;
  std::vector<std::string> broken;  ///< business rules, once they were asked
};

struct NewRun {
  std::string period_from;
  std::string period_to;
  std::optional<std::string> issued_on;  ///< today at the desk when absent
};

/// Begins a run: makes the monthly fees of its months, which then are charges like any other. kInvalid for days that
/// are none, an end before its begin, or more than three years; kConflict `billing-run-open` while another one is not
/// locked. Records `billing_run.started`.
Result<BillingRun> start_run(storage::Transaction& tx, audit::Context const& context, Actor const& actor,
                             NewRun const& wanted);

/// Before every day of supply: a run also bills what earlier ones left behind.
inline constexpr char const* kSinceEver = "0000-01-01";

/// The charges that one invoice would carry.
struct Group {
  customers::CustomerId bill_to;
  Buyer buyer;
  std::string currency;
  std::vector<charges::Charge> charges;
};

/// What is ready, not yet in an invoice, and supplied until the run's last day: for each bill-to and currency, and what
/// is outside of VAT apart.
std::vector<Group> billable_groups(storage::Transaction& tx, DeskId desk, BillingRun const& run);

/// Whether an invoice of these charges is worth making: one of them is no nothing.
bool has_amount(std::vector<charges::Charge> const& charges);

/// What the run would bill now: an invoice for each group. Where nothing has an amount there is no invoice: those
/// charges ride on a later one.
std::vector<Draft> draft_invoices(storage::Transaction& tx, DeskId desk, BillingRun const& run);

/// Why a run leaves a charge out.
enum class LeftOutReason : std::uint8_t {
  kNotApproved,   ///< the contact has not answered
  kRefused,       ///< or said no
  kNoAgreement,   ///< nobody knows the price: the request is under no agreement
  kNoCustomer,    ///< nobody knows who pays
  kNothingToPay,  ///< all lines of its bill-to come to nothing: they ride on a later invoice
};
BOOST_DESCRIBE_ENUM(LeftOutReason, kNotApproved, kRefused, kNoAgreement, kNoCustomer, kNothingToPay)

struct LeftOut {
  charges::Charge charge;
  LeftOutReason reason{LeftOutReason::kNotApproved};
};

/// The charges supplied until the run's last day that it would not bill, by day of supply.
std::vector<LeftOut> left_out(storage::Transaction& tx, DeskId desk, BillingRun const& run);

/// Asks the business rules of each draft. A core rule that is broken keeps the run from being approved.
void ask_rules(std::vector<Draft>& drafts);

/// Names what a run would bill: SHA-256 of its documents. Two previews with the same one are the same to the last
/// letter.
std::string fingerprint(std::vector<Draft> const& drafts);

/// Approves what was seen. kNotFound; kConflict `billing-run-not-draft`, `billing-run-changed` when it is no longer
/// what the fingerprint names, `billing-run-broken` when an invoice breaks a rule of EN 16931. Records
/// `billing_run.approved`.
Result<BillingRun> approve_run(storage::Transaction& tx, audit::Context const& context, Actor const& actor, RunId id,
                               std::string const& seen);

/// Takes the approval back. kNotFound; kConflict `billing-run-not-approved`. Records `billing_run.reopened`.
Result<BillingRun> reopen_run(storage::Transaction& tx, audit::Context const& context, Actor const& actor, RunId id);

/// Issues the invoices: takes each charge for good and gives the numbers, all in the caller's transaction, so that
/// neither a kill nor a competitor leaves a gap or bills twice. kNotFound; kConflict `billing-run-not-approved`,
/// `billing-run-changed` when something was recorded, corrected or set since. Records `billing_run.locked`,
/// `invoice.issued`.
Result<BillingRun> lock_run(storage::Transaction& tx, audit::Context const& context, Actor const& actor, RunId id);

/// Drops a run that has no invoices. kNotFound; kConflict `billing-run-locked`. Records `billing_run.dropped`.
Result<void> drop_run(storage::Transaction& tx, audit::Context const& context, Actor const& actor, RunId id);

/// Which lines of an invoice are given back, and why.
struct NewCredit {
  InvoiceId invoice_id;
  std::vector<std::int64_t> positions;  ///< from 1; empty: all that are not given back yet
  std::string reason;
};

/// Issues a credit note with the lines reversed; each is a charge of its own that corrects the old one. kNotFound;
/// kInvalid `/reason`, `/positions/N`; kConflict `invoice-credited` when a line was given back already. Records
/// `invoice.credited`.
Result<InvoiceId> credit_invoice(storage::Transaction& tx, audit::Context const& context, Actor const& actor,
                                 NewCredit const& credit);

}  // namespace podpora::billing
