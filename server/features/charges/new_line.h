#pragma once

#include "features/audit/audit.h"
#include "features/charges/charge.h"

namespace podpora::charges {

/// A line that no time entry makes.
struct NewLine {
  LineKind kind{LineKind::kFixed};
  Rule rule{Rule::kAgreed};
  customers::CustomerId customer_id;
  std::optional<customers::CustomerId> bill_to_id{};  ///< empty: the payer of the agreement
  std::optional<tickets::TicketId> ticket_id{};
  std::optional<offers::AgreementId> agreement_id{};
  std::optional<std::int64_t> offer_number{};
  std::string product{};
  std::string text{};
  std::int64_t quantity_thousandths{1000};  ///< negative for what we give back
  ChargeUnit unit{ChargeUnit::kPiece};
  std::int64_t unit_price_minor{0};
  std::int64_t base_quantity{1};
  std::string currency{};
  std::optional<std::int64_t> cost_minor{};
  std::string upstream{};
  std::optional<std::string> supplied_on{};  ///< empty: today at the desk
  std::optional<std::string> supplied_until{};
  std::optional<std::string> reference{};
  std::optional<ChargeId> corrects_id{};
};

/// Makes the line: amount, discount and tax by the terms in force. With a reference that a line of the desk has
/// already, that line is the answer and nothing changes, so that whoever makes lines may do it again. A correction has
/// the tax of the line that it corrects, and no discount of its own. kNotFound for customer, payer, ticket, or the line
/// that is corrected; kInvalid for a text, currency or price that is none. Records `charge.made`.
Result<Charge> add_line(storage::Transaction& tx, audit::Context const& context, Actor const& actor,
                        NewLine const& line);

/// Undoes a line that is in no invoice. kNotFound; kConflict `charge-invoiced`, and `charge-of-entry` for one that a
/// time entry made (change that instead). A line that is void already is the answer. Records `charge.voided`.
Result<Charge> void_line(storage::Transaction& tx, audit::Context const& context, Actor const& actor, ChargeId id);

/// Records `charge.made` for a line that was stored.
void record_made(storage::Transaction& tx, audit::Context const& context, Actor const& actor, Charge const& charge);

/// Who pays for what that customer gets under the agreement: the third party that it names, else the customer.
std::optional<customers::CustomerId> payer_of(storage::Transaction& tx, DeskId desk,
                                              std::optional<offers::AgreementId> agreement,
                                              std::optional<customers::CustomerId> customer);

/// The language of invoices to the customer; the desk's without one.
std::string language_of(storage::Transaction& tx, DeskId desk, std::optional<customers::CustomerId> customer);

/// The day of that instant where the desk is.
std::string day_at_desk(storage::Transaction& tx, DeskId desk, Time time);

}  // namespace podpora::charges
